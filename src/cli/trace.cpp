#include <cstdio>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "explain/origins.hpp"
#include "report/json.hpp"

namespace shapetrace::cli {

int trace(const Common& common, const Script& script, bool json) {
  base::FileSystem files;
  const auto cache = syntax::TreeCache::from_environment();
  syntax::SourceStore sources(files, cache.get());
  if (!readable(script.file, sources)) return kUnusable;
  interp::Options options = options_for(common, script);
  interp::Trace trace;
  base::on_big_stack([&] { trace = interp::analyze(options, sources, explain::explain_error); });
  const std::string text = report::to_json(trace);
  (void)json;
  std::fwrite(text.data(), 1, text.size(), stdout);
  return trace.findings.empty() ? kFine : kFindings;
}

}  // namespace shapetrace::cli
