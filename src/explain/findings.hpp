// What findings are called: codes by what PyTorch says, and the usual mistakes, recognised from the values at hand.
// Every code and every pattern has a page in docs/findings/, which the program carries with it (`shapetrace help`).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "interp/trace.hpp"

namespace shapetrace::explain {

// The code that a finding goes by: stable words, from the exception and the operator's message.
std::string finding_code(const interp::Finding& finding);

// Codes and patterns ("shape/matmul", "pattern/flatten-size") in their order.
std::vector<std::string_view> known_codes();

// Names findings: their codes, and the usual mistake that they look like, if any.
void name_findings(interp::Trace& trace);

}  // namespace shapetrace::explain
