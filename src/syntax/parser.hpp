// Parsing: tree-sitter-python does the parsing, lowering makes our own tree of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

// Parses UTF-8 source (a leading byte order mark is skipped, offsets count it). Never throws, never gives up: where the
// source is wrong, Tree::errors says so. NUL bytes and nesting deeper than CPython accepts are such errors.
Tree parse(std::string_view source);

// One contiguous blob for embedding and caching, and its view back. The blob is position independent; `load` checks
// magic, version and bounds and returns false for anything that it did not write itself.
std::string serialize(const Tree& tree);
bool load(std::string_view blob, View& out);

}  // namespace shapetrace::syntax
