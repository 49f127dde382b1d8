#include "base/source.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace shapetrace::base {

namespace fs = std::filesystem;

std::string_view SourceFile::line_text(std::uint32_t line) const {
  if (line == 0 || line > tree.line_starts.size()) return {};
  const std::size_t begin = tree.line_starts[line - 1];
  std::size_t end = line < tree.line_starts.size() ? tree.line_starts[line] : text.size();
  while (end > begin && (text[end - 1] == '\n' || text[end - 1] == '\r')) --end;
  return text.substr(begin, end - begin);
}

PathKind FileSystem::kind(const std::string& path) const {
  if (overlay_.contains(path)) return PathKind::File;
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (error) return PathKind::Missing;
  if (fs::is_directory(status)) return PathKind::Directory;
  // Devices and pipes are not read: they may never end.
  return fs::is_regular_file(status) ? PathKind::File : PathKind::Missing;
}

std::optional<std::string> FileSystem::read(const std::string& path, std::size_t limit) const {
  if (const auto found = overlay_.find(path); found != overlay_.end()) return found->second;
  if (kind(path) != PathKind::File) return std::nullopt;
  std::error_code error;
  const auto size = fs::file_size(path, error);
  if (error || size > limit) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text(size, '\0');
  in.read(text.data(), static_cast<std::streamsize>(size));
  text.resize(static_cast<std::size_t>(in.gcount()));
  return text;
}

std::vector<std::string> FileSystem::list(const std::string& path) const {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator it(path, error), end; !error && it != end; it.increment(error))
    names.push_back(it->path().filename().string());
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace shapetrace::base
