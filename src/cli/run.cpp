#include <cstdio>

#include "cli/commands.hpp"

namespace shapetrace::cli {

int run(const Common& common, const Script& script) {
  base::FileSystem files;
  const auto cache = cache_for(common);
  syntax::SourceStore sources(files, cache.get());
  if (!readable(script.file, sources)) return kUnusable;
  const interp::Trace trace = analyze(common, script, sources);
  std::fwrite(trace.standard_output.data(), 1, trace.standard_output.size(), stdout);
  std::fflush(stdout);
  std::fwrite(trace.standard_error.data(), 1, trace.standard_error.size(), stderr);
  std::fwrite(trace.main.traceback.data(), 1, trace.main.traceback.size(), stderr);
  if (trace.kind == interp::OutcomeKind::Unknown && !trace.gaps.empty())
    std::fprintf(stderr, "shapetrace: how this ends is not known: %s\n", trace.gaps.back().reason.c_str());
  return trace.main.exit_status;
}

}  // namespace shapetrace::cli
