// A walk over a parser's tree that sees no comments: one cursor for the whole tree, the current node kept at hand. The
// tree is tree-sitter's or the reader's.
#pragma once

#include <tree_sitter/api.h>

#include "syntax/grammar.hpp"
#include "syntax/parts.hpp"

namespace shapetrace::syntax {

class Cursor {
 public:
  explicit Cursor(TSNode root) : grammar_(Grammar::python()), cursor_(ts_tree_cursor_new(root)) { look(); }
  explicit Cursor(const Parts& parts) : grammar_(Grammar::python()), parts_(parts.all.data()) { stay(parts.root); }
  ~Cursor() {
    if (parts_ == nullptr) ts_tree_cursor_delete(&cursor_);
  }
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  Sym sym() const { return sym_; }
  std::uint32_t begin() const { return parts_ != nullptr ? part().begin : ts_node_start_byte(node_); }
  std::uint32_t end() const { return parts_ != nullptr ? part().end : ts_node_end_byte(node_); }
  bool named() const { return parts_ != nullptr ? part().named : ts_node_is_named(node_); }
  bool missing() const { return parts_ == nullptr && ts_node_is_missing(node_); }
  bool has_error() const { return parts_ == nullptr && ts_node_has_error(node_); }

  // Each moves and says true, or stays and says false.
  bool down() {
    if (parts_ != nullptr) {
      const std::uint32_t first = part().first;
      if (first == 0) return false;
      outer_.push_back(at_);
      stay(first);
      return true;
    }
    if (!ts_tree_cursor_goto_first_child(&cursor_)) return false;
    look();
    if (skip_extras()) return true;
    up();
    return false;
  }
  bool next() {
    if (parts_ != nullptr) {
      const std::uint32_t next = part().next;
      if (next == 0) return false;
      stay(next);
      return true;
    }
    if (!ts_tree_cursor_goto_next_sibling(&cursor_)) return false;
    look();
    return skip_extras();
  }
  void up() {
    if (parts_ != nullptr) {
      stay(outer_.back());
      outer_.pop_back();
      return;
    }
    ts_tree_cursor_goto_parent(&cursor_);
    look();
  }

 private:
  const Part& part() const { return parts_[at_]; }
  void stay(std::uint32_t at) {
    at_ = at;
    sym_ = parts_[at].sym;
  }
  void look() {
    node_ = ts_tree_cursor_current_node(&cursor_);
    sym_ = grammar_.sym(ts_node_symbol(node_));
  }
  bool skip_extras() {
    while (sym_ == Sym::Comment || sym_ == Sym::LineContinuation) {
      if (!ts_tree_cursor_goto_next_sibling(&cursor_)) return false;
      look();
    }
    return true;
  }

  const Grammar& grammar_;
  TSTreeCursor cursor_{};
  TSNode node_{};
  Sym sym_ = Sym::Other;
  const Part* parts_ = nullptr;
  std::uint32_t at_ = 0;
  std::vector<std::uint32_t> outer_;  // the nodes around
};

}  // namespace shapetrace::syntax
