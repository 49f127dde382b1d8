// What makes up the _collections module.
#pragma once

#include "interp/native.hpp"

namespace shapetrace::python {

value::Type* make_deque_type(interp::Interp& in);

}  // namespace shapetrace::python
