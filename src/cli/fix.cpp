// `shapetrace fix FILE`: the verified fixes as diffs; with --apply one of them is written.
#include <fmt/core.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <map>

#include "cli/commands.hpp"
#include "cli/replace_file.hpp"
#include "explain/fixes.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

namespace {

int write_fix(const interp::Trace& trace, const interp::Fix& fix, const base::FileSystem& files) {
  std::map<std::uint32_t, std::string> texts;
  for (const interp::Edit& e : fix.edits) {
    const base::SourceFile& source = *trace.source(e.file);
    if (texts.contains(e.file)) continue;
    const auto now = files.read(source.path);
    if (!now || *now != source.text) {
      fmt::print(stderr, "{}: error: the file has changed since it was read; nothing was written [input]\n",
                 source.display_name);
      return kUnusable;
    }
    texts[e.file] = explain::apply(source.text, fix.edits, e.file);
  }
  for (const auto& [file, text] : texts) {
    const base::SourceFile& source = *trace.source(file);
    if (!replace_file(source.path, text)) {
      fmt::print(stderr, "{}: error: it cannot be written: {} [input]\n", source.display_name, std::strerror(errno));
      return kUnusable;
    }
    fmt::print("{}: {}\n", source.display_name, fix.title);
  }
  return kFine;
}

}  // namespace

int fix(const Common& common, const Script& script, bool write, int pick) {
  base::FileSystem files;
  const auto cache = cache_for(common);
  syntax::SourceStore sources(files, cache.get());
  if (!readable(script.file, sources)) return kUnusable;
  Common patient = common;
  patient.fix_seconds = std::max(common.fix_seconds, 1.0);  // who asks for fixes waits for them
  const interp::Trace trace = analyze(patient, script, sources, Fixes::Find);
  std::vector<const interp::Fix*> fixes;
  for (const interp::Finding& f : trace.findings)
    for (const interp::Fix& fix : f.fixes) fixes.push_back(&fix);
  if (write) {
    if (pick < 1 || static_cast<std::size_t>(pick) > fixes.size()) {
      fmt::print(stderr, "{}: error: there {} {} verified fix{} to pick from [usage]\n", script.file,
                 fixes.size() == 1 ? "is" : "are", fixes.size(), fixes.size() == 1 ? "" : "es");
      return kUnusable;
    }
    return write_fix(trace, *fixes[static_cast<std::size_t>(pick) - 1], files);
  }
  if (trace.findings.empty()) fmt::print("nothing to fix\n");
  int number = 0;
  for (const interp::Finding& f : trace.findings) {
    std::string head = report::finding_text(trace, f, {100, false});
    fmt::print("{}", head.substr(0, head.find('\n') + 1));
    if (f.fixes.empty()) fmt::print("  no edit that was tried carries the program to its end\n");
    for (const interp::Fix& fix : f.fixes)
      fmt::print("  {}. {}\n{}", ++number, fix.title, report::fix_diff(trace, fix, terminal_style(), 5));
  }
  return trace.findings.empty() ? kFine : kFindings;
}

}  // namespace shapetrace::cli
