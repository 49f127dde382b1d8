// `shapetrace check PATH...`: findings only. Files are independent of each other: they are analysed in parallel, each
// in a process of its own, so that no file can take another one down.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <vector>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "explain/annotations.hpp"
#include "explain/cause.hpp"
#include "explain/contract.hpp"
#include "explain/findings.hpp"
#include "report/json.hpp"
#include "report/sarif.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

namespace fs = std::filesystem;

namespace {

enum class Format : std::uint8_t { Text, Json, Sarif };

// Python files of a folder, sorted; environments, caches and hidden folders are left out, links are not followed.
void collect(const fs::path& path, std::vector<std::string>& files) {
  std::error_code error;
  if (!fs::is_directory(path, error)) {
    files.push_back(path.string());
    return;
  }
  std::vector<fs::path> entries;
  for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
    entries.push_back(it->path());
  std::sort(entries.begin(), entries.end());
  for (const fs::path& entry : entries) {
    const std::string name = entry.filename().string();
    if (name.starts_with('.') || name == "__pycache__" || name == "node_modules" || name == "site-packages" ||
        name == "venv")
      continue;
    if (fs::is_symlink(entry, error)) continue;
    if (fs::is_directory(entry, error)) {
      collect(entry, files);
    } else if (entry.extension() == ".py") {
      files.push_back(entry.string());
    }
  }
}

// What one file leaves for the summary; stands before its output.
struct Tally {
  std::uint32_t gaps = 0;
  bool in_part = false;  // how it ends is not known
};

// Networks that no input fits, as far as there is time for a look at each.
void add_contradictions(const Common& common, const Script& script, syntax::SourceStore& sources,
                        interp::Trace& trace) {
  constexpr std::chrono::milliseconds kTime{1500};
  const auto start = std::chrono::steady_clock::now();
  const interp::Options options = options_for(common, script);
  base::on_big_stack([&] {
    for (const std::string& module : explain::modules_of(options, sources)) {
      if (std::chrono::steady_clock::now() - start > kTime) return;
      if (auto finding = explain::no_input_fits(options, sources, module))
        trace.findings.push_back(std::move(*finding));
    }
  });
  trace.files = sources.all();
  explain::check_annotations(trace);
  explain::name_findings(trace);
  explain::sum_up(trace);
}

// A file that runs nothing of its own is checked by building the networks that it defines.
interp::Trace analyze_file(const Common& common, const Script& script, syntax::SourceStore& sources) {
  interp::Trace trace = analyze(common, script, sources);
  if (!common.call.empty() || !trace.bindings.empty() || trace.kind != interp::OutcomeKind::Ok) return trace;
  Common with_call = common;
  with_call.call = "__import__('_modules_check').build_all(globals())";
  interp::Trace built = analyze(with_call, script, sources);
  // A class that refuses to be built without more (an abstract one, say) is not wrong.
  if (!built.main.user_raised && !built.findings.empty()) return built;
  add_contradictions(common, script, sources, trace);
  return trace;
}

int check_one(const Common& common, const std::string& file, const CheckOptions& options, Format format,
              std::FILE* out) {
  base::FileSystem system;
  const auto cache = syntax::TreeCache::from_environment();
  syntax::SourceStore sources(system, cache.get());
  Tally tally;
  std::string text;
  int status = kUnusable;
  if (readable(file, sources)) {
    const interp::Trace trace = analyze_file(common, {file, {}}, sources);
    status = trace.findings.empty() ? kFine : kFindings;
    tally = {static_cast<std::uint32_t>(trace.gaps.size()), trace.kind == interp::OutcomeKind::Unknown};
    switch (format) {
      case Format::Json: text = report::to_json(trace); break;
      case Format::Sarif: text = report::sarif_results(trace, file); break;
      case Format::Text: {
        const std::string folder = fs::path(file).parent_path().string();
        for (const interp::Finding& f : trace.findings)
          text += (folder.empty() ? "" : folder + "/") + report::finding_text(trace, f, {100, false});
        if (options.all_gaps) text += report::gaps_text(trace, {100, false, true});
        break;
      }
    }
  } else if (format == Format::Sarif) {
    text = report::sarif_unusable(file, 1, 0, "the file cannot be read as Python");
  } else if (format == Format::Json) {
    text = "null";
  }
  std::fwrite(&tally, sizeof tally, 1, out);
  std::fwrite(text.data(), 1, text.size(), out);
  return status;
}

struct Job {
  pid_t process = -1;
  std::FILE* output = nullptr;
};

Job start(const Common& common, const std::string& file, const CheckOptions& options, Format format) {
  Job job;
  job.output = std::tmpfile();
  if (job.output == nullptr) return job;
  job.process = fork();
  if (job.process == 0) {
    const int status = check_one(common, file, options, format, job.output);
    std::fflush(job.output);
    _exit(status);
  }
  return job;
}

// Waits for a file's process; what it wrote goes to `tally` and `text`.
int finish(Job& job, const std::string& file, Tally& tally, std::string& text) {
  int wait_status = 0;
  const bool ended = job.process > 0 && waitpid(job.process, &wait_status, 0) == job.process && WIFEXITED(wait_status);
  if (job.output != nullptr) {
    std::rewind(job.output);
    if (std::fread(&tally, sizeof tally, 1, job.output) == 1) {
      char buffer[65536];
      for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, job.output)) != 0;) text.append(buffer, n);
    }
    std::fclose(job.output);
  }
  if (ended) return WEXITSTATUS(wait_status);
  fmt::print(stderr, "{}: error: this file could not be analysed to its end; please report it [internal]\n", file);
  text.clear();
  return kUnusable;
}

struct Summary {
  std::size_t files = 0, wrong = 0, unusable = 0, in_part = 0, gaps = 0;
};

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string summary_text(const Summary& s) {
  std::string text = counted(s.files, "file") + " checked: ";
  text += s.wrong == 0 ? "nothing wrong found" : fmt::format("something wrong in {}", s.wrong);
  if (s.unusable != 0) text += fmt::format(", {} could not be read", s.unusable);
  if (s.in_part != 0) text += fmt::format(", {} followed only in part", s.in_part);
  if (s.gaps != 0) text += fmt::format(" ({} not followed; --gaps lists them)", counted(s.gaps, "place"));
  return text + "\n";
}

void show_progress(std::size_t done, std::size_t all) {
  constexpr std::size_t kWidth = 30;
  const std::size_t filled = done * kWidth / all;
  std::string bar;
  for (std::size_t i = 0; i < kWidth; ++i) bar += i < filled ? "█" : "░";
  fmt::print(stderr, "\r{} {}/{}", bar, done, all);
}

}  // namespace

int check(const Common& common, const std::vector<std::string>& paths, const CheckOptions& options) {
  std::vector<std::string> files;
  for (const std::string& path : paths) collect(path, files);
  const Format format = options.format == "json"    ? Format::Json
                        : options.format == "sarif" ? Format::Sarif
                                                    : Format::Text;
  std::vector<Job> jobs(files.size());
  const std::size_t parallel = std::max(1U, std::thread::hardware_concurrency());
  const bool progress = isatty(STDERR_FILENO) != 0 && files.size() > 1;
  std::vector<std::string> results;
  Summary summary{.files = files.size()};
  int worst = kFine;
  if (format == Format::Json) std::fputs("[", stdout);
  for (std::size_t reported = 0, started = 0; reported < files.size(); ++reported) {
    for (; started < files.size() && started < reported + parallel; ++started)
      jobs[started] = start(common, files[started], options, format);
    if (progress) show_progress(reported, files.size());
    Tally tally;
    std::string text;
    const int status = finish(jobs[reported], files[reported], tally, text);
    worst = std::max(worst, status);
    summary.wrong += status == kFindings ? 1 : 0;
    summary.unusable += status == kUnusable ? 1 : 0;
    summary.in_part += tally.in_part ? 1 : 0;
    summary.gaps += tally.gaps;
    if (progress) std::fputs("\r\033[K", stderr);
    if (format == Format::Sarif) {
      results.push_back(std::move(text));
      continue;
    }
    if (format == Format::Json && text.empty()) text = "null";
    if (format == Format::Json && reported != 0) std::fputs(",", stdout);
    std::fwrite(text.data(), 1, text.size(), stdout);
    std::fflush(stdout);
  }
  if (format == Format::Json) std::fputs("]\n", stdout);
  if (format == Format::Sarif) {
    const std::string log = report::sarif_log(results);
    std::fwrite(log.data(), 1, log.size(), stdout);
  }
  if (format == Format::Text) std::fputs(summary_text(summary).c_str(), stderr);
  return worst;
}

}  // namespace shapetrace::cli
