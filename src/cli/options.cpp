#include <fmt/core.h>

#include <cstdlib>
#include <filesystem>

#include "cli/commands.hpp"

namespace shapetrace::cli {

namespace fs = std::filesystem;

namespace {

std::string absolute(const std::string& path) {
  std::error_code error;
  const fs::path full = fs::absolute(path, error);
  return error ? path : full.lexically_normal().string();
}

void add_environment(const fs::path& root, std::vector<std::string>& roots) {
  std::error_code error;
  for (fs::directory_iterator it(root / "lib", error), end; !error && it != end; it.increment(error)) {
    const fs::path packages = it->path() / "site-packages";
    if (fs::is_directory(packages, error)) roots.push_back(packages.string());
  }
}

}  // namespace

interp::Options options_for(const Common& common, const Script& script) {
  interp::Options options;
  options.program = absolute(script.file);
  options.arguments = script.arguments;
  options.call = common.call;
  options.max_seconds = common.max_seconds;
  options.max_paths = common.max_paths;
  options.record_calls = common.record_calls;
  options.cuda = common.device.starts_with("cuda");
  for (const std::string& path : common.python_paths) options.import_roots.push_back(absolute(path));
  if (const char* const paths = std::getenv("PYTHONPATH")) {
    std::string_view rest = paths;
    while (!rest.empty()) {
      const std::size_t colon = rest.find(':');
      if (const std::string_view path = rest.substr(0, colon); !path.empty())
        options.import_roots.push_back(absolute(std::string(path)));
      rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    }
  }
  if (const char* const active = std::getenv("VIRTUAL_ENV")) {
    add_environment(active, options.import_roots);
  } else {
    const fs::path folder = fs::path(options.program).parent_path();
    for (const char* const name : {".venv", "venv"}) add_environment(folder / name, options.import_roots);
  }
  return options;
}

std::unique_ptr<syntax::TreeCache> cache_for(const Common& common) {
  return common.no_cache ? nullptr : syntax::TreeCache::from_environment();
}

bool readable(const std::string& path, syntax::SourceStore& sources) {
  const std::string full = absolute(path);
  std::error_code error;
  if (fs::is_directory(full, error)) {
    fmt::print(stderr, "{}: error: this is a folder; name a Python file, or use `shapetrace check {}` [input]\n", path,
               path);
    return false;
  }
  if (!fs::exists(full, error)) {
    fmt::print(stderr, "{}: error: there is no such file [input]\n", path);
    return false;
  }
  const auto file = sources.load(full, fs::path(full).filename().string(), base::Origin::User);
  if (file == nullptr) {
    fmt::print(stderr, "{}: error: the file {} [input]\n", path, syntax::SourceStore::kWhyUnread);
    return false;
  }
  if (!file->owned_tree.errors.empty()) {
    const syntax::SyntaxErrorAt& e = file->owned_tree.errors.front();
    fmt::print(stderr, "{}:{}:{}: error: {} [syntax]\n", path, file->tree.line_of(e.begin),
               file->tree.column_of(e.begin) + 1, e.message);
    return false;
  }
  return true;
}

}  // namespace shapetrace::cli
