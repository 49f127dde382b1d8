// `shapetrace check PATH...`: findings only. Files are independent of each other: they are analysed in parallel, each
// in a process of its own, so that no file can take another one down.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <iterator>
#include <map>
#include <thread>
#include <vector>

#include "base/big_stack.hpp"
#include "cli/commands.hpp"
#include "explain/annotations.hpp"
#include "explain/cause.hpp"
#include "explain/comments.hpp"
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

// What one file leaves for the summary; stands before its gaps and its output.
struct Tally {
  std::uint32_t gaps = 0;
  bool in_part = false;  // how it ends is not known
};

// A gap on its way from a file's process.
struct ReportedGap {
  std::uint64_t hidden = 0;
  std::string place, reason;  // "net.py:3"
};

// Networks that no input fits, as far as there is time for a look at each.
void add_contradictions(const Common& common, const Script& script, syntax::SourceStore& sources,
                        interp::Trace& trace) {
  constexpr std::chrono::milliseconds kTime{1500};
  const auto start = std::chrono::steady_clock::now();
  const interp::Options options = options_for(common, script);
  base::on_big_stack([&] {
    for (const explain::ModuleClass& module : explain::modules_of(options, sources)) {
      if (std::chrono::steady_clock::now() - start > kTime) return;
      for (interp::Finding& f : explain::contradictions(options, sources, module))
        trace.findings.push_back(std::move(f));
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

// One line: what it hid, where it is, why.
std::string gap_record(const interp::Trace& trace, const std::string& file, const interp::Gap& gap) {
  const base::SourceFile* const source = trace.source(gap.file);
  std::string place = file;
  if (source != nullptr) {
    const fs::path shown(source->display_name);
    const bool own = source->origin == base::Origin::User && shown.is_relative();
    place = fmt::format("{}:{}", own ? (fs::path(file).parent_path() / shown).string() : shown.string(), gap.line);
  }
  return fmt::format("{}\t{}\t{}\n", gap.hidden, place, gap.reason.substr(0, gap.reason.find('\n')));
}

int check_one(const Common& common, const std::string& file, const CheckOptions& options, Format format,
              std::FILE* out) {
  base::FileSystem system;
  const auto cache = cache_for(common);
  syntax::SourceStore sources(system, cache.get());
  Tally tally;
  std::string text, gaps;
  int status = kUnusable;
  if (readable(file, sources)) {
    interp::Trace trace = analyze_file(common, {file, {}}, sources);
    if (options.shape_comments) explain::note_shape_comments(trace);
    status = trace.findings.empty() ? kFine : kFindings;
    tally = {static_cast<std::uint32_t>(trace.gaps.size()), trace.kind == interp::OutcomeKind::Unknown};
    switch (format) {
      case Format::Json: text = report::to_json(trace); break;
      case Format::Sarif: text = report::sarif_results(trace, file); break;
      case Format::Text: {
        const std::string folder = fs::path(file).parent_path().string();
        for (const interp::Finding& f : trace.findings)
          text += (folder.empty() ? "" : folder + "/") + report::finding_text(trace, f, {100, false});
        break;
      }
    }
    for (const interp::Gap& gap : trace.gaps) gaps += gap_record(trace, file, gap);
  } else if (format == Format::Sarif) {
    text = report::sarif_unusable(file, 1, 0, "the file cannot be read as Python");
  } else if (format == Format::Json) {
    text = "null";
  }
  std::fwrite(&tally, sizeof tally, 1, out);
  std::fwrite(gaps.data(), 1, gaps.size(), out);
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
    // Whatever it is that does not look at the time that it may take ends here.
    alarm(static_cast<unsigned>(std::min(common.max_seconds * 4 + 60, 86400.0)));
    const int status = check_one(common, file, options, format, job.output);
    std::fflush(job.output);
    _exit(status);
  }
  return job;
}

struct Done {
  bool ended = false;
  int status = kUnusable;
  Tally tally;
  std::vector<ReportedGap> gaps;
  std::string text;
};

std::string contents(std::FILE* file) {
  std::string all;
  char buffer[65536];
  std::rewind(file);
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, file)) != 0;) all.append(buffer, n);
  return all;
}

// What the process of a file has left behind.
Done collect_from(Job& job, const std::string& file, int wait_status) {
  Done done;
  std::string all;
  if (job.output != nullptr) {
    all = contents(job.output);
    std::fclose(job.output);
  }
  if (job.process <= 0 || !WIFEXITED(wait_status) || all.size() < sizeof done.tally) {
    fmt::print(stderr, "{}: error: this file could not be analysed to its end; please report it [internal]\n", file);
    return done;
  }
  done.status = WEXITSTATUS(wait_status);
  std::memcpy(&done.tally, all.data(), sizeof done.tally);
  std::size_t at = sizeof done.tally;
  for (std::uint32_t i = 0; i < done.tally.gaps; ++i) {
    const std::size_t end = all.find('\n', at), place = all.find('\t', at) + 1, reason = all.find('\t', place) + 1;
    done.gaps.push_back({std::strtoull(all.c_str() + at, nullptr, 10), all.substr(place, reason - 1 - place),
                         all.substr(reason, end - reason)});
    at = end + 1;
  }
  done.text = all.substr(at);
  return done;
}

struct Summary {
  std::size_t files = 0, wrong = 0, unusable = 0, in_part = 0;
};

std::string counted(std::size_t n, std::string_view what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); }

std::string summary_text(const Summary& s) {
  std::string text = counted(s.files, "file") + " checked: ";
  text += s.wrong == 0 ? "nothing wrong found" : fmt::format("something wrong in {}", s.wrong);
  if (s.unusable != 0) text += fmt::format(", {} could not be read", s.unusable);
  if (s.in_part != 0) text += fmt::format(", {} followed only in part", s.in_part);
  return text + "\n";
}

// What could not be followed for the same reason is one line, with the first place; what hides most stands first.
std::string gaps_text(const std::vector<ReportedGap>& gaps, bool all) {
  constexpr std::size_t kShown = 8;
  struct Group {
    ReportedGap first;
    std::size_t places = 0;
    std::uint64_t hidden = 0;
  };
  std::vector<Group> groups;
  std::map<std::string_view, std::size_t> index;
  for (const ReportedGap& gap : gaps) {
    const auto [at, is_new] = index.try_emplace(gap.reason, groups.size());
    if (is_new) groups.push_back({gap});
    Group& group = groups[at->second];
    ++group.places;
    group.hidden += gap.hidden;
  }
  std::stable_sort(groups.begin(), groups.end(), [](const Group& a, const Group& b) {
    return a.hidden != b.hidden ? a.hidden > b.hidden : a.places > b.places;
  });
  std::string text = groups.empty() ? "" : "not followed:\n";
  for (std::size_t i = 0; i < groups.size() && (all || i < kShown); ++i) {
    const Group& group = groups[i];
    text += fmt::format("  {}: {}", group.first.place, group.first.reason);
    std::string weight = group.places > 1 ? counted(group.places, "place") : "";
    if (group.hidden != 0) weight += (weight.empty() ? "hides " : ", hides ") + counted(group.hidden, "value");
    text += weight.empty() ? "\n" : " (" + weight + ")\n";
  }
  if (!all && groups.size() > kShown)
    text += fmt::format("  … and {} more reasons (--gaps lists them)\n", groups.size() - kShown);
  return text;
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
  const std::size_t parallel = std::max(1U, std::thread::hardware_concurrency());
  const bool progress = isatty(STDERR_FILENO) != 0 && files.size() > 1;
  std::map<pid_t, std::pair<std::size_t, Job>> running;
  std::map<std::size_t, Done> finished;  // those that wait for an earlier file to be reported
  std::vector<std::string> results;
  std::vector<ReportedGap> gaps;
  Summary summary{.files = files.size()};
  int worst = kFine;
  if (format == Format::Json) std::fputs("[", stdout);
  const auto show = [&](Done& done, bool first) {
    worst = std::max(worst, done.status);
    summary.wrong += done.status == kFindings ? 1 : 0;
    summary.unusable += done.status == kUnusable ? 1 : 0;
    summary.in_part += done.tally.in_part ? 1 : 0;
    std::move(done.gaps.begin(), done.gaps.end(), std::back_inserter(gaps));
    if (format == Format::Sarif) return results.push_back(std::move(done.text));
    if (format == Format::Json && done.text.empty()) done.text = "null";
    if (format == Format::Json && !first) std::fputs(",", stdout);
    std::fwrite(done.text.data(), 1, done.text.size(), stdout);
    std::fflush(stdout);
  };
  std::size_t started = 0, ended = 0;
  // Results come as they are ready and are shown in the files' order.
  for (std::size_t reported = 0; reported < files.size();) {
    while (started < files.size() && running.size() < parallel) {
      Job job = start(common, files[started], options, format);
      if (job.process > 0) {
        running.emplace(job.process, std::pair{started, job});
      } else if (!running.empty()) {
        if (job.output != nullptr) std::fclose(job.output);
        break;  // there are too many processes: try again when one of ours has ended
      } else {
        finished[started] = collect_from(job, files[started], 0);
        ++ended;
      }
      ++started;
    }
    if (progress) show_progress(ended, files.size());
    int wait_status = 0;
    if (const pid_t process = running.empty() ? -1 : waitpid(-1, &wait_status, 0); running.contains(process)) {
      auto node = running.extract(process);
      auto& [index, job] = node.mapped();
      if (progress) std::fputs("\r\033[K", stderr);
      finished[index] = collect_from(job, files[index], wait_status);
      ++ended;
    }
    if (progress) std::fputs("\r\033[K", stderr);
    for (auto next = finished.find(reported); next != finished.end(); next = finished.find(reported)) {
      show(next->second, reported == 0);
      finished.erase(next);
      ++reported;
    }
  }
  if (format == Format::Json) std::fputs("]\n", stdout);
  if (format == Format::Sarif) {
    const std::string log = report::sarif_log(results);
    std::fwrite(log.data(), 1, log.size(), stdout);
  }
  if (format == Format::Text) {
    std::fputs(gaps_text(gaps, options.all_gaps).c_str(), options.all_gaps ? stdout : stderr);
    std::fputs(summary_text(summary).c_str(), stderr);
  }
  return worst;
}

}  // namespace shapetrace::cli
