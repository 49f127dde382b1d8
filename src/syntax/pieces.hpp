// Where long source may be cut, so that its parts can be parsed one after the other and share the memory for that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "syntax/lexer.hpp"

namespace shapetrace::syntax {

struct Piece {
  std::uint32_t begin, end;
  std::size_t tokens;
};

// Runs of whole statements of the module, each of `size` bytes or a little more: all of the source, in its order. Only
// for source without lexical errors, where tokens say for certain what a statement of the module is.
std::vector<Piece> cut(std::string_view source, const Lexed& lexed, std::uint32_t size);

}  // namespace shapetrace::syntax
