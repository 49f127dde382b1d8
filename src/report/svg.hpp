// `trace --svg`: the network as a drawing for documents. Groups are closed as far as it takes to keep it small; a
// finding's two histories have two colours.
#pragma once

#include <string>

#include "interp/call_graph.hpp"
#include "interp/trace.hpp"

namespace shapetrace::report {

std::string svg(const interp::Trace& trace);

}  // namespace shapetrace::report
