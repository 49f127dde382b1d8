// The prelude's files, parsed when the program was built and now part of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shapetrace::syntax {

struct EmbeddedFile {
  std::string_view path;       // below src/prelude, "torch/nn/functional.py"
  std::string_view source;     // its text, for messages and inspect
  std::string_view tree_blob;  // for load(..., Trust::Embedded)
};

// Files are numbered in the order of their paths.
std::size_t embedded_count();
EmbeddedFile embedded_file(std::size_t index);
std::optional<EmbeddedFile> find_embedded(std::string_view path);
// Tells builds apart that make different trees.
std::uint64_t embedded_fingerprint();

// The packing side, used while building: (path, source, tree blob) of each file, sorted by path.
std::string pack_embedded(const std::vector<EmbeddedFile>& files);

}  // namespace shapetrace::syntax
