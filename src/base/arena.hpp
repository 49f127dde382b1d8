// The base room: text, memory and budgets; it knows nothing of Python.
//
// Arena: all objects of one run live here and go together at its end. Blocks that grow (list items, hash tables) are
// handed back to size classes, so that a long loop of appends does not eat the budget.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <utility>
#include <vector>

namespace shapetrace::base {

class Arena {
 public:
  explicit Arena(std::size_t byte_budget) : budget_(byte_budget) {}
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // 16-byte aligned, uninitialised. Small requests never fail: the budget is checked by `exhausted`, which evaluation
  // polls, and by `can_take` before anything big.
  void* allocate(std::size_t bytes) {
    bytes = (bytes + 15) & ~std::size_t{15};
    if (bytes > static_cast<std::size_t>(limit_ - next_)) [[unlikely]]
      return allocate_slow(bytes);
    void* const result = next_;
    next_ += bytes;
    return result;
  }

  // Blocks with a known size that may be given back.
  void* allocate_block(std::size_t bytes) {
    const unsigned size_class = class_of(bytes);
    if (size_class < free_.size() && free_[size_class] != nullptr) {
      FreeBlock* const block = free_[size_class];
      free_[size_class] = block->next;
      return block;
    }
    return allocate(std::size_t{16} << size_class);
  }
  void free_block(void* block, std::size_t bytes) {
    if (block == nullptr) return;
    const unsigned size_class = class_of(bytes);
    if (size_class >= free_.size()) return;
    free_[size_class] = new (block) FreeBlock{free_[size_class]};
  }

  template <class T, class... Arguments>
  T* make(Arguments&&... arguments) {
    return new (allocate(sizeof(T))) T(std::forward<Arguments>(arguments)...);
  }

  std::size_t used() const { return taken_ - static_cast<std::size_t>(limit_ - next_); }
  std::size_t budget() const { return budget_; }
  // How far into the arena something lies, counted over its chunks in the order in which they were taken: unlike an
  // address it is the same in every run.
  std::size_t offset_of(const void* p) const;
  bool exhausted() const { return taken_ > budget_; }
  bool can_take(std::size_t bytes) const { return bytes <= budget_ && used() + bytes <= budget_; }

 private:
  struct FreeBlock {
    FreeBlock* next;
  };
  struct FreeDelete {
    void operator()(std::byte* p) const { std::free(p); }
  };
  static unsigned class_of(std::size_t bytes) {
    return bytes <= 16 ? 0 : static_cast<unsigned>(std::bit_width((bytes - 1) >> 4));
  }
  void* allocate_slow(std::size_t bytes);

  std::byte* next_ = nullptr;
  std::byte* limit_ = nullptr;
  std::size_t taken_ = 0;
  std::size_t budget_;
  struct Chunk {
    std::unique_ptr<std::byte, FreeDelete> memory;
    std::size_t size;
    std::size_t start;
  };
  std::vector<Chunk> chunks_;
  mutable std::size_t last_hit_ = 0;
  std::array<FreeBlock*, 40> free_{};
};

}  // namespace shapetrace::base
