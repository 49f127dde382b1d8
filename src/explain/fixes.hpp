// Fixes that have been tried: candidate edits are applied in memory and the whole program is traced again. Only those
// that carry it past the finding, with nothing new wrong to its end, are kept.
#pragma once

#include "explain/situation.hpp"
#include "interp/analyze.hpp"
#include "interp/trace.hpp"

namespace shapetrace::explain {

struct FixBudget {
  double seconds = 0.12;
  std::size_t enough = 3;  // verified fixes per finding
};

void find_fixes(const interp::Options& options, syntax::SourceStore& sources, interp::Trace& trace, FixBudget budget);

// What would be tried for a finding, the likeliest first.
std::vector<Candidate> candidates_for(const interp::Trace& trace, const interp::Finding& finding);

// A text with edits applied to it.
std::string apply(std::string_view text, const std::vector<interp::Edit>& edits, std::uint32_t file);

}  // namespace shapetrace::explain
