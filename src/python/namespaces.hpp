// The namespaces of the code that called a native function.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::python {

value::Dict* current_globals(interp::Interp& in);
// Of a function a fresh copy, as locals() gives it.
value::Dict* current_locals(interp::Interp& in);
value::Dict* locals_of(interp::Interp& in, const interp::Frame& frame);

}  // namespace shapetrace::python
