// What stands in a string literal, decoded.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace shapetrace::syntax {

struct LiteralStyle {
  bool raw = false;
  bool bytes = false;
  bool formatted = false;  // {{ and }} stand for one brace
};

// Appends the value of `body` (the text between the quotes or between two replacement fields) to `out`. On an escape
// that CPython refuses, its message.
std::optional<std::string> decode_literal(std::string_view body, LiteralStyle style, std::string& out);

// UTF-8, also of lone surrogates (as WTF-8).
void append_utf8(char32_t code_point, std::string& out);

}  // namespace shapetrace::syntax
