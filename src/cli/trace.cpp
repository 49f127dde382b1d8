#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "explain/cause.hpp"
#include "explain/findings.hpp"
#include "explain/fixes.hpp"
#include "explain/origins.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

report::TextStyle terminal_style() {
  report::TextStyle style;
  winsize size{};
  if (isatty(STDOUT_FILENO) != 0 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) {
    style.width = size.ws_col;
  } else if (const char* const columns = std::getenv("COLUMNS"); columns != nullptr && std::atoi(columns) >= 40) {
    style.width = static_cast<std::size_t>(std::atoi(columns));
  }
  style.color = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return style;
}

interp::Trace analyze(const Common& common, const Script& script, syntax::SourceStore& sources, Fixes fixes) {
  const interp::Options options = options_for(common, script);
  interp::Trace trace;
  base::on_big_stack([&] {
    trace = interp::analyze(options, sources, explain::explain_error);
    if (fixes == Fixes::Find) explain::find_fixes(options, sources, trace, {common.fix_seconds});
  });
  explain::name_findings(trace);
  explain::sum_up(trace);
  return trace;
}

int trace(const Common& common, const Script& script, const TraceOptions& options) {
  base::FileSystem files;
  const auto cache = syntax::TreeCache::from_environment();
  syntax::SourceStore sources(files, cache.get());
  if (!readable(script.file, sources)) return kUnusable;
  const interp::Trace trace =
      analyze(common, script, sources, options.json && !options.fixes ? Fixes::Skip : Fixes::Find);
  report::TextStyle style = terminal_style();
  style.all_gaps = options.all_gaps;
  const std::string text =
      options.json ? report::to_json(trace) : report::listing(trace, options_for(common, script).program, style);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return trace.findings.empty() ? kFine : kFindings;
}

}  // namespace shapetrace::cli
