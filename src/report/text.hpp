// The listing for people: the source with the shape of every tensor beside its line, then what goes wrong and why.
#pragma once

#include <cstddef>
#include <string>

#include "interp/trace.hpp"

namespace shapetrace::report {

struct TextStyle {
  std::size_t width = 80;
  bool color = false;
  bool all_gaps = false;  // not only the worst
};

std::string listing(const interp::Trace& trace, const std::string& program, const TextStyle& style);

// "FILE:LINE:COL: error: MESSAGE [code]" and what belongs to it; `check` prints these alone.
std::string finding_text(const interp::Trace& trace, const interp::Finding& finding, const TextStyle& style);

// What could not be followed, worst first; empty when everything was.
std::string gaps_text(const interp::Trace& trace, const TextStyle& style);

// The code that a finding goes by: stable words, from the exception and the operator's message.
std::string finding_code(const interp::Finding& finding);

}  // namespace shapetrace::report
