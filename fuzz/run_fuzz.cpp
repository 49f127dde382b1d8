// Any program: the analysis ends in order, within its budgets. Files of the machine are not read: the program is alone.
#include <string>

#include "base/big_stack.hpp"
#include "explain/findings.hpp"
#include "explain/origins.hpp"
#include "interp/analyze.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace shapetrace;
  base::FileSystem files;
  interp::Options options;
  options.program = "/nowhere/fuzzed/program.py";
  options.max_seconds = 1;
  options.max_paths = 3;
  files.overlay(options.program, std::string(reinterpret_cast<const char*>(data), size));
  syntax::SourceStore sources(files);
  const auto file = sources.load(options.program, "program.py", base::Origin::User);
  if (file == nullptr || !file->owned_tree.errors.empty()) return 0;
  interp::Trace trace;
  base::on_big_stack([&] { trace = interp::analyze(options, sources, explain::explain_error); });
  explain::name_findings(trace);
  (void)report::to_json(trace);
  (void)report::listing(trace, options.program, {});
  return 0;
}
