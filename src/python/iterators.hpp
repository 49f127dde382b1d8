// The iterator types of builtins.
#pragma once

#include <cstdint>

#include "interp/interp.hpp"

namespace shapetrace::python {

// enumerate, zip, map, filter, reversed
void add_iterator_types(interp::Interp& in, value::Dict& builtins);
// For loops that skip items until one will do, which may be never: false when a budget ended the run.
inline bool goes_on(interp::Interp& in, std::uint32_t round) { return round % 4096 != 0 || in.poll(); }
// iter(callable, sentinel)
value::Value iterate_calls(interp::Interp& in, value::Value callable, value::Value sentinel);

}  // namespace shapetrace::python
