#include "syntax/builder.hpp"

#include <cstring>

namespace shapetrace::syntax {
namespace {

std::uint32_t hash_of(std::string_view text) {
  std::uint64_t hash = 0x9E3779B97F4A7C15u ^ text.size();
  std::size_t i = 0;
  const auto mix = [&hash](std::uint64_t word) {
    hash = (hash ^ word) * 0xD6E8FEB86659FD93u;
    hash ^= hash >> 32;
  };
  for (; i + 8 <= text.size(); i += 8) {
    std::uint64_t word = 0;
    std::memcpy(&word, text.data() + i, 8);
    mix(word);
  }
  std::uint64_t tail = 0;
  for (; i < text.size(); ++i) tail = (tail << 8) | static_cast<unsigned char>(text[i]);
  mix(tail);
  return static_cast<std::uint32_t>(hash);
}

}  // namespace

Builder::Builder(Tree& tree) : tree_(tree), slots_(1024, 0), hashes_(tree.atoms.size(), 0) {}

ListId Builder::list(std::span<const std::uint32_t> words) {
  if (words.empty()) return 0;
  const auto id = static_cast<ListId>(tree_.extra.size());
  tree_.extra.push_back(static_cast<std::uint32_t>(words.size()));
  tree_.extra.insert(tree_.extra.end(), words.begin(), words.end());
  return id;
}

ListId Builder::take(std::size_t mark) {
  const ListId id = list(since(mark));
  drop(mark);
  return id;
}

AtomId Builder::atom(std::string_view text) {
  if (text.empty()) return 0;
  const std::uint32_t hash = hash_of(text);
  std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  while (const AtomId id = slots_[slot]) {
    if (hashes_[id] == hash && this->text(id) == text) return id;
    slot = (slot + 1) & mask;
  }
  const auto id = static_cast<AtomId>(tree_.atoms.size());
  tree_.atoms.push_back({static_cast<std::uint32_t>(tree_.text.size()), static_cast<std::uint32_t>(text.size())});
  tree_.text += text;
  hashes_.push_back(hash);
  slots_[slot] = id;
  if (tree_.atoms.size() * 2 > slots_.size()) grow();
  return id;
}

void Builder::grow() {
  slots_.assign(slots_.size() * 4, 0);
  const std::size_t mask = slots_.size() - 1;
  for (AtomId id = 1; id < hashes_.size(); ++id) {
    std::size_t slot = hashes_[id] & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = id;
  }
}

}  // namespace shapetrace::syntax
