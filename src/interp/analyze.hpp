// One analysis: runs of a program, path by path, until every branch on an unknown value has been seen both ways or the
// budget is used; their traces are merged into one.
#pragma once

#include <functional>

#include "interp/interp.hpp"
#include "interp/trace.hpp"
#include "syntax/sources.hpp"

namespace shapetrace::interp {

// Runs on the calling thread, which needs a large stack: see base/big_stack.hpp.
// `explain` puts an uncaught exception into words while its run is still there (explain/origins.hpp); may be null.
using Explain = Explanation (*)(Interp&, const Exception&);
// Looks at a run at its end, while its objects live: what --call gave (or an error), and how the path ended.
using Watch = std::function<void(Interp&, Value end, const PathResult&)>;
Trace analyze(const Options& options, syntax::SourceStore& sources, Explain explain = nullptr,
              const Watch& watch = nullptr);

// The finding that an end with an exception is.
Finding finding_of(const PathResult& result, const syntax::SourceStore& sources, bool on_every_path = true);

}  // namespace shapetrace::interp
