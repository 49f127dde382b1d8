// A tree as one block of bytes: a header, then the arrays one after the other, each aligned to 8 bytes.
#include <cstring>

#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

constexpr std::uint32_t kMagic = 0x45525453;  // "STRE"
// Goes up with every change to Node, Kind or the meaning of a field, so that old caches are not read.
constexpr std::uint32_t kVersion = 1;

struct Header {
  std::uint32_t magic = kMagic;
  std::uint32_t version = kVersion;
  std::uint64_t checksum = 0;  // of everything after this field
  std::uint32_t nodes = 0, extra = 0, atoms = 0, floats = 0, line_starts = 0, text = 0;
  NodeId root = 0;
  std::uint32_t kinds = static_cast<std::uint32_t>(Kind::SyntaxError);
};
static_assert(sizeof(Header) % 8 == 0);
constexpr std::size_t kChecksumFrom = offsetof(Header, nodes);

constexpr std::size_t aligned(std::size_t size) { return (size + 7) & ~std::size_t{7}; }

// Not against an adversary: tells a damaged file from a good one at memory speed. The size is a multiple of 8.
std::uint64_t checksum(std::string_view bytes) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ bytes.size();
  for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, bytes.data() + i, 8);
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  }
  return hash;
}

template <typename T>
void append(std::string& out, std::span<const T> items) {
  out.append(reinterpret_cast<const char*>(items.data()), items.size_bytes());
  out.resize(aligned(out.size()));
}

// Takes `count` items off the front of `rest`; false when there are not so many.
template <typename T>
bool take(std::string_view& rest, std::uint32_t count, std::span<const T>& out) {
  const std::size_t size = aligned(std::size_t{count} * sizeof(T));
  if (size > rest.size()) return false;
  out = {reinterpret_cast<const T*>(rest.data()), count};
  rest.remove_prefix(size);
  return true;
}

}  // namespace

std::string serialize(const Tree& tree) {
  Header header;
  header.nodes = static_cast<std::uint32_t>(tree.nodes.size());
  header.extra = static_cast<std::uint32_t>(tree.extra.size());
  header.atoms = static_cast<std::uint32_t>(tree.atoms.size());
  header.floats = static_cast<std::uint32_t>(tree.floats.size());
  header.line_starts = static_cast<std::uint32_t>(tree.line_starts.size());
  header.text = static_cast<std::uint32_t>(tree.text.size());
  header.root = tree.root;
  std::string out(sizeof header, '\0');
  append(out, std::span<const Node>(tree.nodes));
  append(out, std::span<const std::uint32_t>(tree.extra));
  append(out, std::span<const Atom>(tree.atoms));
  append(out, std::span<const double>(tree.floats));
  append(out, std::span<const std::uint32_t>(tree.line_starts));
  append(out, std::span<const char>(tree.text));
  std::memcpy(out.data(), &header, sizeof header);
  header.checksum = checksum(std::string_view(out).substr(kChecksumFrom));
  std::memcpy(out.data(), &header, sizeof header);
  return out;
}

bool load(std::string_view blob, View& out, Trust trust) {
  Header header;
  if (blob.size() < sizeof header || reinterpret_cast<std::uintptr_t>(blob.data()) % alignof(double) != 0) return false;
  std::memcpy(&header, blob.data(), sizeof header);
  if (header.magic != kMagic || header.version != kVersion || header.kinds != Header{}.kinds) return false;
  if (trust == Trust::Verify && checksum(blob.substr(kChecksumFrom)) != header.checksum) return false;
  std::string_view rest = blob.substr(sizeof header);
  View view;
  std::span<const char> text;
  if (!take(rest, header.nodes, view.nodes) || !take(rest, header.extra, view.extra) ||
      !take(rest, header.atoms, view.atoms) || !take(rest, header.floats, view.floats) ||
      !take(rest, header.line_starts, view.line_starts) || !take(rest, header.text, text) || !rest.empty() ||
      header.root >= header.nodes) {
    return false;
  }
  view.text = {text.data(), text.size()};
  view.root = header.root;
  out = view;
  return true;
}

}  // namespace shapetrace::syntax
