// Sorting as list.sort and sorted() do it.
#pragma once

#include <vector>

#include "interp/interp.hpp"

namespace shapetrace::python {

// Sorts stably by key(item), or by the items themselves (key unset or None); only `<` is asked for. False on error,
// with all items still there in some order. Where the order is unknown, the items become unknown values, as many as
// before.
bool sort_values(interp::Interp& in, std::vector<value::Value>& items, value::Value key, bool reverse);

}  // namespace shapetrace::python
