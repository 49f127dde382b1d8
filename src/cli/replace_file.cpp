#include "cli/replace_file.hpp"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace shapetrace::cli {

bool replace_file(const std::string& path, std::string_view text) {
  std::error_code error;
  const auto real = std::filesystem::canonical(path, error);
  const std::string target = error ? path : real.string();
  struct stat info {};
  if (stat(target.c_str(), &info) != 0) {
    const mode_t mask = umask(0);
    umask(mask);
    info.st_mode = 0666 & ~mask;
  } else if (!S_ISREG(info.st_mode)) {  // /dev/stdout, a pipe: nothing to replace
    std::FILE* const out = std::fopen(target.c_str(), "w");
    const bool good = out != nullptr && std::fwrite(text.data(), 1, text.size(), out) == text.size();
    return (out == nullptr || std::fclose(out) == 0) && good;
  }
  std::string temporary = target + ".XXXXXX";
  const int out = mkstemp(temporary.data());
  if (out < 0) return false;
  bool good = fchmod(out, info.st_mode & 07777) == 0;
  for (std::size_t at = 0; good && at < text.size();) {
    const ssize_t n = write(out, text.data() + at, text.size() - at);
    if (n > 0) at += static_cast<std::size_t>(n);
    good = n > 0 || errno == EINTR;
  }
  good = good && fsync(out) == 0;
  good = close(out) == 0 && good;
  good = good && std::rename(temporary.c_str(), target.c_str()) == 0;
  if (!good) unlink(temporary.c_str());
  return good;
}

}  // namespace shapetrace::cli
