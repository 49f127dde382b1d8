#include <cstring>

#include "syntax/embedded.hpp"
#include "syntax/embedded_format.hpp"

namespace shapetrace::syntax {

std::string pack_embedded(const std::vector<EmbeddedFile>& files) {
  EmbeddedHeader header{.count = static_cast<std::uint32_t>(files.size())};
  std::vector<EmbeddedEntry> entries(files.size());
  const std::size_t entries_size = entries.size() * sizeof(EmbeddedEntry);
  std::string out(sizeof header + entries_size, '\0');
  const auto add = [&](std::string_view bytes) {
    out.resize((out.size() + 7) & ~std::size_t{7});
    const EmbeddedPiece where{static_cast<std::uint32_t>(out.size()), static_cast<std::uint32_t>(bytes.size())};
    out += bytes;
    return where;
  };
  // Paths lie together because looking one up touches several of them.
  for (std::size_t i = 0; i < files.size(); ++i) entries[i].path = add(files[i].path);
  for (std::size_t i = 0; i < files.size(); ++i) {
    entries[i].tree = add(files[i].tree_blob);
    for (const char c : files[i].tree_blob) {
      header.fingerprint = (header.fingerprint ^ static_cast<unsigned char>(c)) * 0x100000001B3u;  // FNV-1a
    }
  }
  for (std::size_t i = 0; i < files.size(); ++i) entries[i].source = add(files[i].source);
  std::memcpy(out.data(), &header, sizeof header);
  if (!entries.empty()) std::memcpy(out.data() + sizeof header, entries.data(), entries_size);
  return out;
}

}  // namespace shapetrace::syntax
