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
std::vector<interp::Gap> worst_first(std::vector<interp::Gap> gaps);
std::string gap_line(const interp::Trace& trace, const interp::Gap& gap);  // "net.py:3: what was not followed"
std::string gap_weight(const interp::Gap& gap);                            // " (hides 3 values)"; may be empty

// "x [1, 20, 16, 16]": what is bound, in the words of the listing.
std::string binding_text(const interp::Binding& binding);

// The lines that a fix changes, before and after.
std::string fix_diff(const interp::Trace& trace, const interp::Fix& fix, const TextStyle& style, std::size_t indent);

}  // namespace shapetrace::report
