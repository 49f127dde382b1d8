// The quick parser: a recursive descent over the lexer's tokens, for source that is right. tree-sitter is a parser for
// editors, it keeps several parses at once and a tree that can be edited; reading takes a tenth of its time.
//
// It follows Python's own grammar strictly. What it does not know (match, type parameters) and everything that is wrong
// it refuses; tree-sitter reads those files, and finds the words for what is wrong.
#pragma once

#include <optional>
#include <string_view>

#include "syntax/lexer.hpp"
#include "syntax/parts.hpp"

namespace shapetrace::syntax {

std::optional<Parts> read(std::string_view source, const Lexed& lexed);

}  // namespace shapetrace::syntax
