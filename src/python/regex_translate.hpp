// Python's regular expression syntax turned into PCRE2's, with Python's own error messages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace shapetrace::python {

// Values as in Python's re module.
enum RegexFlags : std::uint32_t {
  kIgnoreCase = 2,
  kLocale = 4,
  kMultiLine = 8,
  kDotAll = 16,
  kUnicode = 32,
  kVerbose = 64,
  kDebug = 128,
  kAscii = 256,
};

struct TranslatedRegex {
  std::string pattern;                                       // for PCRE2
  std::uint32_t flags = 0;                                   // given ones and those of a leading (?...)
  std::uint32_t groups = 0;                                  // without group 0
  std::vector<std::pair<std::string, std::uint32_t>> names;  // in order of appearance
  std::vector<std::uint32_t> closing_order;                  // groups in the order of their closing parentheses
  std::string error;                                         // not empty: what is wrong, and where
  std::int64_t error_position = -1;                          // in code points; -1: none
};

// `text` is UTF-8, or raw bytes when `bytes`.
TranslatedRegex translate_regex(std::string_view text, bool bytes, std::uint32_t flags);

}  // namespace shapetrace::python
