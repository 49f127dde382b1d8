// UTF-8 and the characters that may stand in Python source.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

// Offset of the first byte that is not UTF-8, or npos.
std::size_t invalid_utf8(std::string_view text);
std::string describe_invalid_utf8(std::string_view text, std::size_t at, std::string_view file_name);

// Source that is not UTF-8 and declares itself as Latin-1 ("coding: latin-1" in one of the first two lines), in UTF-8;
// unset for any other.
std::optional<std::string> from_latin1(std::string_view source);

// The first character of a name (of which some byte is not ASCII) that cannot be part of one, as an error. Knows the
// characters that people paste by accident: typographic quotes and dashes, spaces, symbols.
std::optional<SyntaxErrorAt> invalid_character(std::string_view source, std::uint32_t begin, std::uint32_t end);

// Identifiers are compared in their compatibility form (NFKC), of which only letters that look alike matter here:
// the micro sign and mathematical variants of Greek letters. Empty when nothing changes.
std::string normalized_name(std::string_view name);

}  // namespace shapetrace::syntax
