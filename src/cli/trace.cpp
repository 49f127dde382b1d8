#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "explain/origins.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

namespace {

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

}  // namespace

interp::Trace analyze(const Common& common, const Script& script, syntax::SourceStore& sources) {
  const interp::Options options = options_for(common, script);
  interp::Trace trace;
  base::on_big_stack([&] { trace = interp::analyze(options, sources, explain::explain_error); });
  for (interp::Finding& f : trace.findings) f.code = report::finding_code(f);
  return trace;
}

int trace(const Common& common, const Script& script, bool json, bool all_gaps) {
  base::FileSystem files;
  const auto cache = syntax::TreeCache::from_environment();
  syntax::SourceStore sources(files, cache.get());
  if (!readable(script.file, sources)) return kUnusable;
  const interp::Trace trace = analyze(common, script, sources);
  report::TextStyle style = terminal_style();
  style.all_gaps = all_gaps;
  const std::string text =
      json ? report::to_json(trace) : report::listing(trace, options_for(common, script).program, style);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return trace.findings.empty() ? kFine : kFindings;
}

}  // namespace shapetrace::cli
