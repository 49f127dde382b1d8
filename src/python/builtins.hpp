// The functions of the builtins module, by subject.
#pragma once

#include <span>

#include "interp/interp.hpp"
#include "value/functions.hpp"

namespace shapetrace::python {

std::span<const value::NativeDef> object_builtins();     // getattr, isinstance, len, hash, vars ...
std::span<const value::NativeDef> iteration_builtins();  // iter, next, sum, min, sorted ...
std::span<const value::NativeDef> async_builtins();      // aiter, anext
std::span<const value::NativeDef> io_builtins();         // print, input, open, eval, exec, __import__ ...

// Text to a stream of the program: a native one or any object with a write method. False on error.
bool write_to(interp::Interp& in, value::Value file, value::Value text);

}  // namespace shapetrace::python
