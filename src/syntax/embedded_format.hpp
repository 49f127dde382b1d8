// How the packed prelude lies in memory: a header, entries sorted by path, then the pieces.
#pragma once

#include <cstdint>

namespace shapetrace::syntax {

struct EmbeddedHeader {
  std::uint32_t count = 0;
  std::uint32_t unused = 0;
  std::uint64_t fingerprint = 0;  // of all trees
};

struct EmbeddedPiece {
  std::uint32_t offset = 0;  // from the start of the header
  std::uint32_t size = 0;
};

struct EmbeddedEntry {
  EmbeddedPiece path, source, tree;
};

}  // namespace shapetrace::syntax
