// The program's entry: reads the command line and dispatches.
#include <CLI/CLI.hpp>

#include <string_view>

#include "cli/commands.hpp"

namespace {

using shapetrace::cli::Common;
using shapetrace::cli::Script;

constexpr std::string_view kCommands[] = {"trace", "run", "check", "contract", "fix", "why", "help"};

void add_common(CLI::App& command, Common& common) {
  command.add_option("--python-path", common.python_paths, "a folder to import packages from (repeatable)");
  command.add_option("--call", common.call, "an expression to evaluate in the file's namespace after it");
  command.add_option("--max-seconds", common.max_seconds, "time that the analysis may take")->capture_default_str();
  command.add_option("--max-paths", common.max_paths, "how many ways through branches on unknown values are followed")
      ->capture_default_str();
  command.add_option("--fix-seconds", common.fix_seconds, "time for trying fixes, per finding")->capture_default_str();
  command.add_flag("--no-cache", common.no_cache, "parse packages again, and keep nothing of them on disk");
  command.add_option("--device", common.device, "cpu, or cuda for a machine that has one")->capture_default_str();
}

// FILE and what follows it: arguments behind the file belong to the program, whatever they look like.
void add_script(CLI::App& command, Script& script) {
  command.add_option("file", script.file, "the Python program")->required();
  command.prefix_command();
}

}  // namespace

int main(int argc, char** argv) {
  Common common;
  Script script;
  bool json = false, fixes = false;

  CLI::App app{"follows every tensor of a PyTorch program through its source, without running it"};
  app.set_version_flag("--version", "shapetrace " SHAPETRACE_VERSION);
  app.require_subcommand(1);
  CLI::App* const trace = app.add_subcommand("trace", "the source with the shape of every tensor, and what goes wrong");
  add_common(*trace, common);
  trace->add_flag("--json", json, "one JSON object instead of text");
  trace->add_flag("--fixes", fixes, "look for fixes with --json, too (the text has them anyway)");
  std::string html, svg;
  trace->add_option("--html", html, "write the network as a page to look at, to this file");
  trace->add_option("--svg", svg, "write the network as a drawing for documents, to this file");
  CLI::App* const run = app.add_subcommand("run", "what `python FILE` would print, and how it would end");
  add_common(*run, common);
  for (CLI::App* const command : {trace, run}) add_script(*command, script);
  CLI::App* const check = app.add_subcommand("check", "only what goes wrong, in files and folders");
  add_common(*check, common);
  std::vector<std::string> paths;
  shapetrace::cli::CheckOptions check_options;
  check->add_option("paths", paths, "files and folders")->required();
  check->add_option("--format", check_options.format, "text, json or sarif")
      ->check(CLI::IsMember({"text", "json", "sarif"}))
      ->capture_default_str();
  check->add_flag("--shape-comments", check_options.shape_comments,
                  "note comments such as `# (B, T, C)` that say another shape than the tensor has");
  for (CLI::App* const command : {trace, check})
    command->add_flag("--gaps", check_options.all_gaps, "list everything that could not be followed");
  CLI::App* const contract = app.add_subcommand("contract", "the inputs that the modules of a file accept");
  add_common(*contract, common);
  std::string target;
  contract->add_option("target", target, "FILE, or FILE:MODULE with a class or an expression such as Net(10)")
      ->required();
  contract->add_flag("--json", json, "JSON instead of text");

  CLI::App* const fix =
      app.add_subcommand("fix", "edits that carry the program to its end, each traced; --apply writes one");
  add_common(*fix, common);
  bool write_fix = false;
  int pick = 1;
  fix->add_flag("--apply", write_fix, "write the fix that is picked");
  fix->add_option("--pick", pick, "the number of the fix")->capture_default_str();
  add_script(*fix, script);
  CLI::App* const why = app.add_subcommand("why", "why is it A when B was expected; - reads a traceback");
  add_common(*why, common);
  std::vector<std::string> question;
  why->add_option("question", question, "A B [FILE [ARGS...]], or - [FILE]")->required();
  CLI::App* const help = app.add_subcommand("help", "what a finding's code means, with an example");
  std::string code;
  help->add_option("code", code, "as in [shape/matmul]");

  // `shapetrace FILE` is `shapetrace trace FILE`.
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const bool has_command =
      !arguments.empty() &&
      (std::find(std::begin(kCommands), std::end(kCommands), arguments[0]) != std::end(kCommands) ||
       arguments[0] == "--version" || arguments[0] == "--help" || arguments[0] == "-h");
  if (!arguments.empty() && !has_command) arguments.insert(arguments.begin(), "trace");
  std::reverse(arguments.begin(), arguments.end());
  try {
    app.parse(arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? shapetrace::cli::kFine : shapetrace::cli::kUnusable;
  }
  if (*check) return shapetrace::cli::check(common, paths, check_options);
  if (*contract) return shapetrace::cli::contract(common, target, json);
  if (*why) return shapetrace::cli::why(common, question);
  if (*help) return shapetrace::cli::help(code);
  if (*fix) {
    script.arguments = fix->remaining();
    return shapetrace::cli::fix(common, script, write_fix, pick);
  }
  script.arguments = (*trace ? trace : run)->remaining();
  return *trace ? shapetrace::cli::trace(common, script, {json, fixes, check_options.all_gaps, html, svg})
                : shapetrace::cli::run(common, script);
}
