// `shapetrace check PATH...`: findings only. Files are independent of each other: they are analysed in parallel, each
// in a process of its own, so that no file can take another one down.
#include <fmt/core.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <thread>
#include <vector>

#include "cli/commands.hpp"
#include "report/json.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

namespace fs = std::filesystem;

namespace {

// Python files of a folder, sorted; environments, caches and hidden folders are left out.
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

int check_one(const Common& common, const std::string& file, bool json, std::FILE* out) {
  base::FileSystem system;
  syntax::SourceStore sources(system);
  Script script{file, {}};
  if (!readable(file, sources)) return kUnusable;
  const interp::Trace trace = analyze(common, script, sources);
  std::string text;
  if (json) {
    text = report::to_json(trace);
  } else {
    const std::string folder = fs::path(file).parent_path().string();
    for (const interp::Finding& f : trace.findings)
      text += (folder.empty() ? "" : folder + "/") + report::finding_text(trace, f, {100, false});
  }
  std::fwrite(text.data(), 1, text.size(), out);
  return trace.findings.empty() ? kFine : kFindings;
}

struct Job {
  pid_t process = -1;
  std::FILE* output = nullptr;
  int status = kFine;
};

}  // namespace

int check(const Common& common, const std::vector<std::string>& paths, const std::string& format) {
  std::vector<std::string> files;
  for (const std::string& path : paths) collect(path, files);
  const bool json = format == "json";
  std::vector<Job> jobs(files.size());
  const std::size_t parallel = std::max(1U, std::thread::hardware_concurrency());
  const bool progress = isatty(STDERR_FILENO) != 0 && files.size() > 1;
  std::size_t started = 0, reported = 0;
  int worst = kFine;
  const auto start = [&](std::size_t i) {
    jobs[i].output = std::tmpfile();
    jobs[i].process = fork();
    if (jobs[i].process == 0) {
      const int status = check_one(common, files[i], json, jobs[i].output);
      std::fflush(jobs[i].output);
      _exit(status);
    }
  };
  if (json) std::fputs("[", stdout);
  while (reported < files.size()) {
    while (started < files.size() && started < reported + parallel) start(started++);
    Job& job = jobs[reported];
    int wait_status = 0;
    if (job.process > 0) waitpid(job.process, &wait_status, 0);
    job.status = WIFEXITED(wait_status) ? WEXITSTATUS(wait_status) : kUnusable;
    if (!WIFEXITED(wait_status))
      fmt::print(stderr, "{}: error: this file could not be analysed to its end; please report it [internal]\n",
                 files[reported]);
    std::string text;
    std::rewind(job.output);
    char buffer[65536];
    for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, job.output)) != 0;) text.append(buffer, n);
    std::fclose(job.output);
    if (json && reported != 0) std::fputs(",", stdout);
    std::fwrite(text.data(), 1, text.size(), stdout);
    worst = std::max(worst, job.status);
    ++reported;
    if (progress) fmt::print(stderr, "\r{}/{} files", reported, files.size());
  }
  if (progress) fmt::print(stderr, "\r");
  if (json) std::fputs("]\n", stdout);
  return worst;
}

}  // namespace shapetrace::cli
