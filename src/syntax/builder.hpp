// Fills the arrays of a Tree: nodes, lists, interned atoms, numbers.
#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <vector>

#include "syntax/ast.hpp"

namespace shapetrace::syntax {

class Builder {
 public:
  explicit Builder(Tree& tree);

  NodeId add(const Node& node) {
    tree_.nodes.push_back(node);
    return static_cast<NodeId>(tree_.nodes.size() - 1);
  }
  Node& operator[](NodeId id) { return tree_.nodes[id]; }
  const Node& operator[](NodeId id) const { return tree_.nodes[id]; }

  // Lists are gathered on a stack, because their elements make lists of their own meanwhile.
  std::size_t mark() const { return scratch_.size(); }
  void push(std::uint32_t word) { scratch_.push_back(word); }
  std::span<const std::uint32_t> since(std::size_t mark) const { return std::span(scratch_).subspan(mark); }
  void drop(std::size_t mark) { scratch_.resize(mark); }
  ListId take(std::size_t mark);  // everything pushed since the mark
  ListId list(std::initializer_list<std::uint32_t> words) { return list(std::span(words.begin(), words.size())); }
  ListId list(std::span<const std::uint32_t> words);
  std::span<const std::uint32_t> items(ListId list) const {
    return std::span<const std::uint32_t>(tree_.extra).subspan(list + 1, tree_.extra[list]);
  }

  AtomId atom(std::string_view text);
  std::string_view text(AtomId atom) const {
    return std::string_view(tree_.text).substr(tree_.atoms[atom].offset, tree_.atoms[atom].size);
  }
  std::uint32_t number(double value) {
    tree_.floats.push_back(value);
    return static_cast<std::uint32_t>(tree_.floats.size() - 1);
  }

 private:
  void grow();

  Tree& tree_;
  std::vector<std::uint32_t> scratch_;
  std::vector<AtomId> slots_;          // open addressing, 0 = free
  std::vector<std::uint32_t> hashes_;  // of each atom
};

}  // namespace shapetrace::syntax
