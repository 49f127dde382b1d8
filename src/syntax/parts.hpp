// What a parser hands to lowering: nodes with the names that tree-sitter's grammar has for them, as far as lowering
// looks at them. Written by the reader; tree-sitter's own tree is walked in place (cursor.hpp).
#pragma once

#include <cstdint>
#include <vector>

#include "syntax/grammar.hpp"

namespace shapetrace::syntax {

struct Part {
  Sym sym;
  bool named;  // no mere token
  std::uint32_t begin, end;
  std::uint32_t first = 0;  // its first child, 0 for none
  std::uint32_t next = 0;   // what follows it in its parent
};

struct Parts {
  std::vector<Part> all;  // the first is nobody
  std::uint32_t root = 0;
};

}  // namespace shapetrace::syntax
