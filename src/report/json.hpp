// The report room: each report reads a Trace and writes one form of it. This one is `trace --json`.
#pragma once

#include <string>

#include "interp/trace.hpp"

namespace shapetrace::report {

// One object, as documented in docs/json.md; ends with a line end.
std::string to_json(const interp::Trace& trace);

// {"shape": [1, "N", null], "dtype": "float32"}, {"items": [...]} or null.
std::string value_json(const interp::TracedValue& v);

}  // namespace shapetrace::report
