// A walk over tree-sitter's tree that sees no comments: one cursor for the whole tree, the current node kept at hand.
#pragma once

#include <tree_sitter/api.h>

#include "syntax/grammar.hpp"

namespace shapetrace::syntax {

class Cursor {
 public:
  Cursor() : grammar_(Grammar::python()) {}
  Cursor(const Cursor&) = delete;
  Cursor& operator=(const Cursor&) = delete;

  // What stands between is a walk over one tree; its memory is the tree's.
  void open(TSNode root) {
    cursor_ = ts_tree_cursor_new(root);
    look();
  }
  void close() { ts_tree_cursor_delete(&cursor_); }

  Sym sym() const { return sym_; }
  std::uint32_t begin() const { return ts_node_start_byte(node_); }
  std::uint32_t end() const { return ts_node_end_byte(node_); }
  bool named() const { return ts_node_is_named(node_); }
  bool missing() const { return ts_node_is_missing(node_); }
  bool has_error() const { return ts_node_has_error(node_); }

  // Each moves and says true, or stays and says false.
  bool down() {
    if (!ts_tree_cursor_goto_first_child(&cursor_)) return false;
    look();
    if (skip_extras()) return true;
    up();
    return false;
  }
  bool next() {
    if (!ts_tree_cursor_goto_next_sibling(&cursor_)) return false;
    look();
    return skip_extras();
  }
  void up() {
    ts_tree_cursor_goto_parent(&cursor_);
    look();
  }

 private:
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
};

}  // namespace shapetrace::syntax
