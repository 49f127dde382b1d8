// The iterator types of builtins.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::python {

// enumerate, zip, map, filter, reversed
void add_iterator_types(interp::Interp& in, value::Dict& builtins);
// iter(callable, sentinel)
value::Value iterate_calls(interp::Interp& in, value::Value callable, value::Value sentinel);

}  // namespace shapetrace::python
