"""Writes src/python/unicode_tables.cpp: what str's methods ask about characters, taken from this Python's own answers.

Usage: python3.11 tools/make_unicode_tables.py > src/python/unicode_tables.cpp
"""

import sys
import unicodedata

# Word_Break = MidLetter, MidNumLet or Single_Quote: ignored when looking for the letters around a final sigma.
MID_LETTERS = {0x27, 0x2E, 0x3A, 0xB7, 0x387, 0x55F, 0x5F4, 0x2018, 0x2019, 0x2024, 0x2027, 0xFE13, 0xFE52, 0xFE55,
               0xFF07, 0xFF0E, 0xFF1A}
SPECIAL = 1 << 12


def flags_of(code):
    char = chr(code)
    category = unicodedata.category(char)
    # The order is that of unicode::Flag.
    answers = (char.isalpha(), char.isdecimal(), char.isdigit(), char.isnumeric(), char.isspace(), char.islower(),
               char.isupper(), category == "Lt", char.isprintable(), char.isidentifier(),
               ("a" + char).isidentifier(), category in ("Mn", "Me", "Cf", "Lm", "Sk") or code in MID_LETTERS)
    return sum(bool(answer) << bit for bit, answer in enumerate(answers))


def record_of(code, specials):
    char = chr(code)
    upper, lower, title, fold = char.upper(), char.lower(), char.title(), char.casefold()
    if max(len(upper), len(lower), len(title)) > 1 or fold != lower:
        specials.append((code, upper, lower, title, fold))
        return (flags_of(code) | SPECIAL, 0, 0, 0)
    return (flags_of(code), ord(upper) - code, ord(lower) - code, ord(title) - code)


def literal(text):
    return '"' + "".join("\\x%02x" % byte for byte in text.encode()) + '"'


def print_wrapped(items):
    line = "   "
    for item in items:
        if len(line) + len(item) + 2 > 120:
            print(line)
            line = "   "
        line += " " + item + ","
    print(line)


def main():
    specials, ranges, records = [], [], {}
    previous = None
    for code in range(0x110000):
        record = record_of(code, specials)
        if record != previous:
            ranges.append((code, records.setdefault(record, len(records))))
            previous = record
    print("// Made by tools/make_unicode_tables.py from Unicode", unicodedata.unidata_version)
    print("// clang-format off")
    print('#include "python/unicode.hpp"\n\nnamespace shapetrace::python::unicode {\n')
    print("const std::array<Record, kRecordCount> kRecords = {{")
    print_wrapped("{0x%x, %d, %d, %d}" % record for record in records)
    print("}};\n\nconst std::array<std::uint32_t, kRangeCount> kRanges = {")
    print_wrapped("0x%x" % (first << 11 | record) for first, record in ranges)
    print("};\n\nconst std::array<std::uint8_t, 128> kAsciiRecords = {")
    print_wrapped(str(records[record_of(code, [])]) for code in range(128))
    print("};\n\nconst std::array<SpecialCase, kSpecialCaseCount> kSpecialCases = {{")
    print_wrapped("{0x%x, %s, %s, %s, %s}" % (code, *map(literal, texts)) for code, *texts in specials)
    print("}};\n\n}  // namespace shapetrace::python::unicode")
    print(len(records), len(ranges), len(specials), file=sys.stderr)


main()
