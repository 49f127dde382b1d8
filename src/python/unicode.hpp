// What Unicode says about characters: the questions of str's methods (isalpha, upper, ...), and UTF-8 itself.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace shapetrace::python::unicode {

enum Flag : std::uint16_t {
  kAlpha = 1 << 0,
  kDecimal = 1 << 1,
  kDigit = 1 << 2,
  kNumeric = 1 << 3,
  kSpace = 1 << 4,
  kLower = 1 << 5,
  kUpper = 1 << 6,
  kTitle = 1 << 7,
  kPrintable = 1 << 8,
  kIdStart = 1 << 9,
  kIdContinue = 1 << 10,
  kCaseIgnorable = 1 << 11,
  kSpecialCased = 1 << 12,  // its case mappings stand in kSpecialCases
};

struct Record {
  std::uint16_t flags;
  std::int32_t upper, lower, title;  // differences to the character itself
};
struct SpecialCase {
  char32_t code;
  std::string_view upper, lower, title, fold;
};
// unicode_tables.cpp. A range is its first character << 11 | record; it ends where the next one begins.
inline constexpr std::size_t kRecordCount = 183, kRangeCount = 4031, kSpecialCaseCount = 298;
extern const std::array<Record, kRecordCount> kRecords;
extern const std::array<std::uint32_t, kRangeCount> kRanges;
extern const std::array<SpecialCase, kSpecialCaseCount> kSpecialCases;

extern const std::array<std::uint8_t, 128> kAsciiRecords;

const Record& find_record(char32_t c);
inline const Record& record_of(char32_t c) { return c < 128 ? kRecords[kAsciiRecords[c]] : find_record(c); }
inline bool is(char32_t c, std::uint16_t flags) { return (record_of(c).flags & flags) != 0; }
inline bool is_space(char32_t c) {
  return c < 128 ? c == ' ' || (c >= 9 && c <= 13) || (c >= 0x1c && c <= 0x1f) : is(c, kSpace);
}
inline bool is_printable(char32_t c) { return c < 128 ? c >= 32 && c < 127 : is(c, kPrintable); }
// The value of a decimal digit of any script, or -1.
int decimal_value(char32_t c);

enum class Case : std::uint8_t { Upper, Lower, Title, Fold };
// Appends the mapping of one character (several characters for some; a final sigma is the caller's matter).
void append_case(std::string& out, char32_t c, Case to);

// --- UTF-8 (lone surrogates allowed, as in WTF-8); the text is valid ---

inline std::size_t width_of(unsigned char first) { return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4; }

// The character at `at`, which moves behind it.
inline char32_t next(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t i) { return static_cast<char32_t>(static_cast<unsigned char>(text[i])); };
  const char32_t first = byte(at);
  if (first < 0x80) return ++at, first;
  if (first < 0xe0) return at += 2, (first & 0x1f) << 6 | (byte(at - 1) & 0x3f);
  if (first < 0xf0) return at += 3, (first & 0x0f) << 12 | (byte(at - 2) & 0x3f) << 6 | (byte(at - 1) & 0x3f);
  return at += 4,
         (first & 0x07) << 18 | (byte(at - 3) & 0x3f) << 12 | (byte(at - 2) & 0x3f) << 6 | (byte(at - 1) & 0x3f);
}
// The character that ends before `at`, which moves to its beginning.
inline char32_t previous(std::string_view text, std::size_t& at) {
  do --at;
  while ((static_cast<unsigned char>(text[at]) & 0xc0) == 0x80);
  std::size_t begin = at;
  return next(text, begin);
}
void append(std::string& out, char32_t c);
std::size_t count(std::string_view text);  // characters
// Byte offset of the character with this number, counted from the byte offset `from`.
std::size_t offset_of(std::string_view text, std::size_t characters, std::size_t from = 0);

}  // namespace shapetrace::python::unicode
