// What is wrong with source that does not parse, in CPython's words as far as a look at the tokens can tell.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/lexer.hpp"

struct TSParser;

namespace shapetrace::syntax {

// The first error of block structure: an indented line where none may be, a block that is missing. tree-sitter takes
// both, so that this is looked at for every file.
std::optional<SyntaxErrorAt> block_error(std::string_view source, const Lexed& lexed);

// The first logical line that tree-sitter cannot read, and why. `fallback` is where tree-sitter itself saw an error.
SyntaxErrorAt diagnose(std::string_view source, const Lexed& lexed, TSParser* parser, std::uint32_t fallback);

}  // namespace shapetrace::syntax
