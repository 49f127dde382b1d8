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
  chunks_.push_back({std::unique_ptr<std::byte, FreeDelete>(memory), size, taken_});
  taken_ += size;
  if (own_chunk) return memory;  // the rest of the current chunk stays in use
  next_ = memory + bytes;
  limit_ = memory + size;
  return memory;
}

std::size_t Arena::offset_of(const void* p) const {
  const auto in_chunk = [p](const Chunk& c) {
    return p >= static_cast<const void*>(c.memory.get()) && p < static_cast<const void*>(c.memory.get() + c.size);
  };
  if (last_hit_ >= chunks_.size() || !in_chunk(chunks_[last_hit_])) {
    for (std::size_t i = 0; i < chunks_.size(); ++i)
      if (in_chunk(chunks_[i])) last_hit_ = i;
  }
  if (chunks_.empty() || !in_chunk(chunks_[last_hit_])) return reinterpret_cast<std::uintptr_t>(p);  // not ours
  const Chunk& c = chunks_[last_hit_];
  return c.start + static_cast<std::size_t>(static_cast<const std::byte*>(p) - c.memory.get());
}

}  // namespace shapetrace::base
