#include "syntax/parse_memory.hpp"

#include <tree_sitter/api.h>

#include <algorithm>
#include <bit>
#include <cstring>
#include <limits>
#include <mutex>

namespace shapetrace::syntax {
namespace {

// tree-sitter's hooks take no context: which arena they mean is the thread's affair.
thread_local ParseMemory* current = nullptr;

// In front of every block: how long it is, which `free` and `realloc` are not told. As long as blocks are aligned.
struct alignas(16) Header {
  std::size_t bytes;
};
Header* header_of(void* block) { return static_cast<Header*>(block) - 1; }

}  // namespace

ParseMemory::ParseMemory() : arena_(std::numeric_limits<std::size_t>::max()), outer_(current) {
  static std::once_flag hooked;
  std::call_once(hooked, [] {
    ts_set_allocator(
        [](std::size_t bytes) { return current != nullptr ? current->allocate(bytes) : std::malloc(bytes); },
        [](std::size_t count, std::size_t bytes) {
          if (current == nullptr) return std::calloc(count, bytes);
          void* const block = current->allocate(count * bytes);
          return std::memset(block, 0, count * bytes);
        },
        [](void* block, std::size_t bytes) {
          return current != nullptr ? current->resize(block, bytes) : std::realloc(block, bytes);
        },
        [](void* block) { current != nullptr ? current->free(block) : std::free(block); });
  });
  current = this;
}

ParseMemory::~ParseMemory() { current = outer_; }

void* ParseMemory::allocate(std::size_t bytes) {
  void* const memory = arena_.allocate_block(sizeof(Header) + bytes);
  return new (memory) Header{bytes} + 1;
}

void* ParseMemory::resize(void* block, std::size_t bytes) {
  if (block == nullptr) return allocate(bytes);
  const std::size_t had = header_of(block)->bytes;
  if (bytes + sizeof(Header) <= std::bit_ceil(had + sizeof(Header))) {  // what a size class holds
    header_of(block)->bytes = bytes;
    return block;
  }
  void* const moved = allocate(bytes);
  std::memcpy(moved, block, std::min(had, bytes));
  free(block);
  return moved;
}

void ParseMemory::free(void* block) {
  if (block == nullptr) return;
  Header* const header = header_of(block);
  arena_.free_block(header, sizeof(Header) + header->bytes);
}

}  // namespace shapetrace::syntax
