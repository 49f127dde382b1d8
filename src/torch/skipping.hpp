// Iterations that are not followed. A loader with many batches gives the first few and the last; what a program counts
// meanwhile (steps, samples seen, results kept in lists) must look afterwards as if every batch had passed.
//
// Numbers are compared at the end of several iterations: one that did not change stays, an integer that grew by the
// same amount each time grows on, any other becomes unknown. Lists that grew by the same amount get their last items
// again, so that what is joined or counted later has its true size.
#pragma once

#include <vector>

#include "interp/interp.hpp"
#include "value/functions.hpp"

namespace shapetrace::torch {

// A number found at one place at the end of an iteration.
struct CountedPlace {
  enum class Kind : std::uint8_t { Local, Entry, Item, Length, Cell, Enumeration, Elements, Entries };
  Kind kind;
  void* owner;          // Frame, Dict, List, Cell, Iterator or Storage
  std::uint64_t key;    // slot, name or index
  value::Value number;  // or a tensor, in loops of unknown length
  struct Holder {       // of a list: the place that it hangs on
    Kind kind = Kind::Local;
    void* owner = nullptr;
    std::uint64_t key = 0;
  } holder;
};
using IterationMark = std::vector<CountedPlace>;

// Functions of the native module:
value::Value mark_iteration(interp::Interp& in, const value::Value* arguments);   // -> the number of the mark
value::Value skip_iterations(interp::Interp& in, const value::Value* arguments);  // (marks, count)
// For loops of an unknown number of rounds (interp/loops.hpp): what a round changed becomes unknown.
std::size_t remember_counts(interp::Interp& in);
void forget_changes(interp::Interp& in, std::size_t mark, value::Value cause);
// Whether the loop that asks for its next item has a `break` or `return` in it.
value::Value loop_may_end_early(interp::Interp& in, const value::Value* arguments);

}  // namespace shapetrace::torch
