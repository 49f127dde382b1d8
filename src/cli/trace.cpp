#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

#include <fmt/core.h>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "cli/page_parts.hpp"
#include "cli/replace_file.hpp"
#include "explain/annotations.hpp"
#include "explain/cause.hpp"
#include "explain/findings.hpp"
#include "explain/fixes.hpp"
#include "explain/origins.hpp"
#include "report/json.hpp"
#include "report/svg.hpp"
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
  interp::Options options = options_for(common, script);
  interp::Trace trace;
  base::on_big_stack([&] {
    trace = interp::analyze(options, sources, explain::explain_error);
    options.record_calls = false;  // what is tried is not drawn
    if (fixes == Fixes::Find) explain::find_fixes(options, sources, trace, {common.fix_seconds});
  });
  explain::check_annotations(trace);
  explain::name_findings(trace);
  explain::sum_up(trace);
  return trace;
}

namespace {

bool write_picture(const std::string& path, const std::string& text) {
  if (replace_file(path, text)) return true;
  fmt::print(stderr, "{}: error: the picture cannot be written: {} [output]\n", path, std::strerror(errno));
  return false;
}

bool write_pictures(const interp::Trace& trace, const std::string& program, const TraceOptions& options) {
  if (!options.html.empty() && !write_picture(options.html, report::page(trace, program, page_parts()))) return false;
  if (!options.svg.empty() && !write_picture(options.svg, report::svg(trace))) return false;
  return true;
}

}  // namespace

int trace(const Common& common, const Script& script, const TraceOptions& options) {
  base::FileSystem files;
  const auto cache = cache_for(common);
  syntax::SourceStore sources(files, cache.get());
  if (!readable(script.file, sources)) return kUnusable;
  const bool pictures = !options.html.empty() || !options.svg.empty();
  Common recording = common;
  recording.record_calls = pictures;
  const interp::Trace trace =
      analyze(recording, script, sources, options.json && !options.fixes ? Fixes::Skip : Fixes::Find);
  if (pictures) {
    if (!write_pictures(trace, options_for(common, script).program, options)) return kUnusable;
    if (!options.json) return trace.findings.empty() ? kFine : kFindings;
  }
  report::TextStyle style = terminal_style();
  style.all_gaps = options.all_gaps;
  const std::string text =
      options.json ? report::to_json(trace) : report::listing(trace, options_for(common, script).program, style);
  std::fwrite(text.data(), 1, text.size(), stdout);
  return trace.findings.empty() ? kFine : kFindings;
}

}  // namespace shapetrace::cli
