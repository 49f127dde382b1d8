#include "base/arena.hpp"

#include <algorithm>

namespace shapetrace::base {

void* Arena::allocate_slow(std::size_t bytes) {
  // The first chunks are small so that a short program touches little memory; later ones keep the count of chunks low.
  constexpr std::size_t kFirstChunk = std::size_t{256} << 10;
  constexpr std::size_t kLargestChunk = std::size_t{8} << 20;
  const std::size_t grown = std::min(kLargestChunk, kFirstChunk << std::min<std::size_t>(chunks_.size(), 5));
  const bool own_chunk = bytes > grown / 4;
  const std::size_t size = own_chunk ? bytes : grown;
  auto* const memory = static_cast<std::byte*>(std::aligned_alloc(16, size));
  if (memory == nullptr) throw std::bad_alloc();
  chunks_.emplace_back(memory);
  taken_ += size;
  if (own_chunk) return memory;  // the rest of the current chunk stays in use
  next_ = memory + bytes;
  limit_ = memory + size;
  return memory;
}

}  // namespace shapetrace::base
