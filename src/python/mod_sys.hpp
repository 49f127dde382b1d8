// Pieces of the sys module.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::python {

// sys.stdin, stdout and stderr of a run (0, 1, 2), also noted in PythonState.
value::Value make_stream(interp::Interp& in, int number);
// A tuple whose items have names, as sys.version_info.
value::Value named_tuple(interp::Interp& in, std::string_view type_name,
                         std::initializer_list<std::pair<std::string_view, value::Value>> items);
// sys._getframe(depth), of the code that called the native function; null when there are not so many.
value::Value frame_object(interp::Interp& in, std::int64_t depth);

}  // namespace shapetrace::python
