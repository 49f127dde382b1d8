#include "syntax/cache.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

// An open file, closed at the end.
struct Descriptor {
  int number;
  explicit Descriptor(int opened) : number(opened) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number >= 0) close(number);
  }
};

bool read_all(int file, char* to, std::size_t size) {
  while (size != 0) {
    const ssize_t got = read(file, to, size);
    if (got <= 0) return false;
    to += got;
    size -= static_cast<std::size_t>(got);
  }
  return true;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = write(file, bytes.data(), bytes.size());
    if (put <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

// The checksum of a tree tells damage, not malice: only what this user wrote, and nobody else can write, is read.
bool is_ours(const struct stat& status) {
  return S_ISREG(status.st_mode) && status.st_uid == geteuid() && (status.st_mode & (S_IWGRP | S_IWOTH)) == 0;
}

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

// A tree, and behind it the digest of the source that it was made from: a file under a wrong name is told by that.
std::optional<TreeCache::Found> TreeCache::find(std::string_view source) const {
  const std::string path = path_of(source);
  const Descriptor file(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat status {};
  if (file.number < 0 || fstat(file.number, &status) != 0 || !is_ours(status)) return std::nullopt;
  const auto size = static_cast<std::size_t>(status.st_size);
  // No source becomes so much: whatever it is, it need not be read to know that it is no tree.
  constexpr std::size_t kMostPerByte = 64, kMostBesides = 4096;
  const Digest digest = digest_of(source);
  if (size < sizeof digest || size > source.size() * kMostPerByte + kMostBesides) return std::nullopt;
  // Words, for their alignment.
  auto words = std::make_shared_for_overwrite<std::uint64_t[]>(size / 8 + 1);
  char* const bytes = reinterpret_cast<char*>(words.get());
  if (!read_all(file.number, bytes, size)) return std::nullopt;
  Found found;
  if (std::memcmp(bytes + size - sizeof digest, &digest, sizeof digest) != 0) return std::nullopt;
  if (!load({bytes, size - sizeof digest}, found.tree)) return std::nullopt;
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
  // Written aside and renamed, so that nobody reads half of it. The name is this process's own.
  const std::string path = path_of(source);
  const auto now = std::chrono::steady_clock::now().time_since_epoch().count();
  const std::string temporary = path + "." + std::to_string(getpid()) + "-" + std::to_string(now) + ".tmp";
  const Digest digest = digest_of(source);
  std::string blob = serialize(tree);
  blob.append(reinterpret_cast<const char*>(&digest), sizeof digest);
  bool written = false;
  if (const Descriptor file(open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR));
      file.number >= 0) {
    written = write_all(file.number, blob);
  }
  if (written) fs::rename(temporary, path, error);
  if (!written || error) fs::remove(temporary, error);
}

}  // namespace shapetrace::syntax
