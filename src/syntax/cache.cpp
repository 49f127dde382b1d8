#include "syntax/cache.hpp"

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

#include "syntax/embedded.hpp"
#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kPrefix = "trees-";

// Two words that no two sources share by accident.
struct Digest {
  std::uint64_t first = 0x243F6A8885A308D3u;
  std::uint64_t second = 0x13198A2E03707344u;

  void mix(std::uint64_t word) {
    first = (first ^ word) * 0xD6E8FEB86659FD93u;
    first ^= first >> 32;
    second = (second + word) * 0x9E3779B97F4A7C15u;
    second ^= second >> 29;
  }
};

Digest digest_of(std::string_view text) {
  Digest digest;
  digest.mix(text.size());
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + at, 8);
    digest.mix(word);
  }
  std::uint64_t tail = 0;
  std::memcpy(&tail, text.data() + at, text.size() - at);
  digest.mix(tail);
  return digest;
}

struct CloseFile {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, CloseFile>;

// Trees of other builds of this program, once nobody has written any for a day.
void remove_old(const fs::path& folder) {
  std::error_code error;
  const auto limit = fs::file_time_type::clock::now() - std::chrono::hours(24);
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    std::error_code ignored;
    const bool ours = it->path().filename().string().starts_with(kPrefix);
    if (ours && fs::last_write_time(it->path(), ignored) < limit && !ignored) fs::remove_all(it->path(), ignored);
  }
}

}  // namespace

TreeCache::TreeCache(std::string folder) {
  char name[32];
  // A program that lowers differently has a different prelude, and must not read these trees.
  std::snprintf(name, sizeof name, "%016llx", static_cast<unsigned long long>(embedded_fingerprint()));
  folder_ = std::move(folder) + "/" + std::string(kPrefix) + name;
}

std::unique_ptr<TreeCache> TreeCache::from_environment() {
  const auto variable = [](const char* name) -> std::string_view {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string_view() : std::string_view(value);
  };
  std::string folder(variable("SHAPETRACE_CACHE"));
  if (folder == "off") return nullptr;
  if (folder.empty() && !variable("XDG_CACHE_HOME").empty()) {
    folder = std::string(variable("XDG_CACHE_HOME")) + "/shapetrace";
  }
  if (folder.empty() && !variable("HOME").empty()) folder = std::string(variable("HOME")) + "/.cache/shapetrace";
  return folder.empty() ? nullptr : std::make_unique<TreeCache>(std::move(folder));
}

std::string TreeCache::path_of(std::string_view source) const {
  const Digest digest = digest_of(source);
  char name[40];
  std::snprintf(name, sizeof name, "/%016llx%016llx", static_cast<unsigned long long>(digest.first),
                static_cast<unsigned long long>(digest.second));
  return folder_ + name;
}

std::optional<TreeCache::Found> TreeCache::find(std::string_view source) const {
  const std::string path = path_of(source);
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) return std::nullopt;
  std::setvbuf(file.get(), nullptr, _IONBF, 0);
  std::error_code error;
  const auto size = static_cast<std::size_t>(fs::file_size(path, error));
  if (error) return std::nullopt;
  // Words, for their alignment.
  auto words = std::make_shared_for_overwrite<std::uint64_t[]>(size / 8 + 1);
  const std::string_view blob(reinterpret_cast<const char*>(words.get()), size);
  if (std::fread(words.get(), 1, size, file.get()) != size) return std::nullopt;
  Found found;
  if (!load(blob, found.tree)) return std::nullopt;
  found.owner = std::move(words);
  return found;
}

void TreeCache::store(std::string_view source, const Tree& tree) const {
  std::error_code error;
  if (!fs::exists(folder_, error)) {
    fs::create_directories(folder_, error);
    if (error) return;
    remove_old(fs::path(folder_).parent_path());
  }
  // Written aside and renamed, so that nobody reads half of it.
  const std::string path = path_of(source);
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::string temporary = path + "." + std::to_string(now) + ".tmp";
  const std::string blob = serialize(tree);
  bool written = false;
  if (const File file(std::fopen(temporary.c_str(), "wbx")); file) {
    written = std::fwrite(blob.data(), 1, blob.size(), file.get()) == blob.size() && std::fflush(file.get()) == 0;
  }
  if (written) fs::rename(temporary, path, error);
  if (!written || error) fs::remove(temporary, error);
}

}  // namespace shapetrace::syntax
