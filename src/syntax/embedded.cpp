#include "syntax/embedded.hpp"

#include <cstdint>
#include <cstring>

#include "syntax/embedded_format.hpp"

// The bounds of the packed prelude, defined by the assembler file that the build makes.
extern "C" {
extern const char shapetrace_prelude_begin[];
extern const char shapetrace_prelude_end[];
}

namespace shapetrace::syntax {
namespace {

std::string_view piece(const EmbeddedPiece& where) { return {shapetrace_prelude_begin + where.offset, where.size}; }

EmbeddedHeader header() {
  EmbeddedHeader out;
  std::memcpy(&out, shapetrace_prelude_begin, sizeof out);
  return out;
}

EmbeddedEntry entry(std::size_t index) {
  EmbeddedEntry out;
  std::memcpy(&out, shapetrace_prelude_begin + sizeof(EmbeddedHeader) + index * sizeof out, sizeof out);
  return out;
}

}  // namespace

std::size_t embedded_count() { return header().count; }

std::uint64_t embedded_fingerprint() { return header().fingerprint; }

EmbeddedFile embedded_file(std::size_t index) {
  const EmbeddedEntry found = entry(index);
  return {piece(found.path), piece(found.source), piece(found.tree)};
}

std::optional<EmbeddedFile> find_embedded(std::string_view path) {
  std::size_t low = 0;
  std::size_t high = embedded_count();
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const int order = piece(entry(middle).path).compare(path);
    if (order == 0) return embedded_file(middle);
    if (order < 0) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return std::nullopt;
}

}  // namespace shapetrace::syntax
