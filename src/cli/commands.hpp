// The cli room: one file per subcommand; main.cpp only dispatches. Exit status: 0 nothing wrong, 1 findings, 2 usage or
// unreadable input.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "interp/analyze.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

enum ExitStatus : int { kFine = 0, kFindings = 1, kUnusable = 2 };

// Options that all commands share.
struct Common {
  std::vector<std::string> python_paths;
  std::string call;
  double max_seconds = 10;
  int max_paths = 16;
  std::string device = "cpu";
  double fix_seconds = 0.12;  // for trying fixes
  bool record_calls = false;  // for pictures
  bool no_cache = false;      // parse packages again, keep nothing
};

struct Script {
  std::string file;
  std::vector<std::string> arguments;
};

struct CheckOptions {
  std::string format = "text";  // or "json", "sarif"
  bool all_gaps = false;
  bool shape_comments = false;  // notes about comments such as `# (B, T, C)` that do not agree
};

struct TraceOptions {
  bool json = false;
  bool fixes = false;  // in JSON, too: every fix is traced to the program's end, which takes longer than the trace
  bool all_gaps = false;
  std::string html, svg;  // files to write a picture to
};
int trace(const Common& common, const Script& script, const TraceOptions& options);
int run(const Common& common, const Script& script);
int contract(const Common& common, const std::string& target, bool json);  // FILE or FILE:MODULE
// Verified fixes as diffs; with `write` the one that was picked (from 1) is written.
int fix(const Common& common, const Script& script, bool write, int pick);
// A B [FILE [ARGS...]], or - [FILE] with a traceback on standard input.
int why(const Common& common, const std::vector<std::string>& arguments);
// The page about a finding's code or a pattern's name; without one the list of them.
int help(const std::string& code);
int check(const Common& common, const std::vector<std::string>& paths, const CheckOptions& options);

// Analyses a script that `readable` accepted.
// As wide as the terminal, coloured where it shows colours.
report::TextStyle terminal_style();

enum class Fixes { Skip, Find };
interp::Trace analyze(const Common& common, const Script& script, syntax::SourceStore& sources,
                      Fixes fixes = Fixes::Skip);

// What the analysis of a script needs: import roots from options, PYTHONPATH and virtual environments.
interp::Options options_for(const Common& common, const Script& script);
// Where parsed packages are kept; null for nowhere.
std::unique_ptr<syntax::TreeCache> cache_for(const Common& common);
// Prints why a file cannot be analysed ("FILE:LINE:COL: error: MESSAGE [code]") and returns false.
bool readable(const std::string& path, syntax::SourceStore& sources);

}  // namespace shapetrace::cli
