// Loops that nobody knows the number of rounds of: over an unknown iterable, or left when an unknown condition says so.
// One round is followed and stands for all of them. What that round changed (numbers that were counted, lists that
// grew, tensors that became larger) is not known behind the loop.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "dim/dim.hpp"
#include "interp/interp.hpp"

namespace shapetrace::interp {

struct Instruction;

class LoopWatch {
 public:
  // The torch room knows what a program can count in; see torch/skipping.hpp.
  using Remember = std::size_t (*)(Interp&);
  using Forget = void (*)(Interp&, std::size_t mark, Value cause);
  // It also owns the numbers that nobody knows: one of those that are not negative.
  using Count = dim::Dim (*)(Interp&);
  void set_memory(Remember remember, Forget forget_changes, Count count) {
    remember_ = remember;
    forget_ = forget_changes;
    count_ = count;
  }

  // What stands for each item of an unknown iterable: a whole number for a range, what was given with set_item, or
  // something unknown.
  static Value item_of(Interp& in, Value unknown);
  static void set_item(Interp& in, Value unknown, Value item);
  // Items are of this one's type: what one round made need not be what the others make.
  static void set_kind(Interp& in, Value unknown, Value item);
  // The item that told the kind, for what takes only equal ones; unset = none.
  static Value sample(Interp& in, Value unknown);
  // What was given, of a dict for each value; unset = nothing.
  static Value given_item(Interp& in, Value unknown);
  // How many items an unknown list has.
  Value length_of(Interp& in, Value unknown);

  // An iterator over an unknown value for one loop: gives one item, then ends the loop.
  Value iterator_over(Interp& in, Value unknown);

  static bool is_watched(Value iterator) {
    return value::has_layout(iterator, value::Layout::Iterator) && value::as<value::Iterator>(iterator)->next == next;
  }

  // The frame at the top begins a round over a generator that nobody knows the number of items of; its loop ended.
  void begun(Interp& in);
  void ended(Interp& in, Value cause);

  // Whether the conditional jump at which the frame at the top stands may leave a loop.
  static bool at_exit(Interp& in);
  // The same wherever the frame at the top stands.
  static bool may_leave(Interp& in);
  // An unknown condition of the frame at the top was decided: where it leaves a loop, the rounds so far are compared.
  void decided(Interp& in, Value condition, bool way);

 private:
  static constexpr std::size_t kNoMark = ~std::size_t{0};
  // Every mark walks over all that the program can reach: past so many, loops are taken to change nothing.
  static constexpr int kMostMarks = 400;

  static Value next(Interp& in, value::Iterator& it);
  std::size_t mark(Interp& in);
  void forget_since(Interp& in, std::size_t mark, Value cause);

  struct Watched {
    const Instruction* at;  // the condition, or the head of a loop over a generator
    std::size_t mark;
  };
  std::vector<Watched>& watched_of(Frame& frame);

  Remember remember_ = nullptr;
  Forget forget_ = nullptr;
  Count count_ = nullptr;
  int marks_ = 0;
  std::unordered_map<const Frame*, std::vector<Watched>> watched_;
};

}  // namespace shapetrace::interp
