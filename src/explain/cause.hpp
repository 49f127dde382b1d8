// In one sentence: what does not fit, in the program's own names, and the line to look at first. It becomes the first
// line of a finding's explanation.
#pragma once

#include "interp/trace.hpp"

namespace shapetrace::explain {

void sum_up(interp::Trace& trace);

}  // namespace shapetrace::explain
