#include "python/unicode.hpp"

#include <algorithm>

namespace shapetrace::python::unicode {

namespace {
const SpecialCase& special_case(char32_t c) {
  return *std::lower_bound(kSpecialCases.begin(), kSpecialCases.end(), c,
                           [](const SpecialCase& entry, char32_t code) { return entry.code < code; });
}
std::uint32_t range_of(char32_t c) {
  return *std::prev(std::upper_bound(kRanges.begin(), kRanges.end(), static_cast<std::uint32_t>(c) << 11 | 0x7ff));
}
}  // namespace

const Record& find_record(char32_t c) { return kRecords[range_of(c) & 0x7ff]; }

int decimal_value(char32_t c) {
  if (c < 128) return c >= '0' && c <= '9' ? static_cast<int>(c - '0') : -1;
  const std::uint32_t range = range_of(c);
  if ((kRecords[range & 0x7ff].flags & kDecimal) == 0) return -1;
  return static_cast<int>((c - (range >> 11)) % 10);  // decimal digits come in runs of ten, from zero
}

void append_case(std::string& out, char32_t c, Case to) {
  const Record& record = record_of(c);
  if ((record.flags & kSpecialCased) != 0) {
    const SpecialCase& entry = special_case(c);
    out += to == Case::Upper   ? entry.upper
           : to == Case::Lower ? entry.lower
           : to == Case::Title ? entry.title
                               : entry.fold;
    return;
  }
  const std::int32_t difference = to == Case::Upper ? record.upper : to == Case::Title ? record.title : record.lower;
  append(out, static_cast<char32_t>(static_cast<std::int32_t>(c) + difference));
}

void append(std::string& out, char32_t c) {
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (c < 0x80) return put(c);
  if (c < 0x800) {
    put(0xc0 | c >> 6);
  } else {
    if (c < 0x10000) {
      put(0xe0 | c >> 12);
    } else {
      put(0xf0 | c >> 18);
      put(0x80 | (c >> 12 & 0x3f));
    }
    put(0x80 | (c >> 6 & 0x3f));
  }
  put(0x80 | (c & 0x3f));
}

std::size_t count(std::string_view text) {
  std::size_t result = 0;
  for (const char c : text) result += (static_cast<unsigned char>(c) & 0xc0) != 0x80 ? 1 : 0;
  return result;
}

std::size_t offset_of(std::string_view text, std::size_t characters, std::size_t from) {
  for (; characters != 0 && from < text.size(); --characters) from += width_of(static_cast<unsigned char>(text[from]));
  return std::min(from, text.size());
}

}  // namespace shapetrace::python::unicode
