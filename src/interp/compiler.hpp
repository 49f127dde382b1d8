// From the syntax tree to code objects. A module's or class's body is compiled when it is run, a function's when it is
// first called.
#pragma once

#include <deque>
#include <memory>

#include "interp/frame.hpp"
#include "interp/opcodes.hpp"
#include "interp/scopes.hpp"

namespace shapetrace::interp {

// What compilation keeps per source file.
struct Unit final : AtomNames {
  Unit(Heap& heap, const base::SourceFile& file)
      : heap(heap), file(file), tree(file.tree), scopes(tree, *this), atoms(tree.atoms.size(), nullptr) {}
  Str* name(syntax::AtomId atom) override {
    Str*& s = atoms[atom];
    if (s == nullptr) s = heap.intern(tree.atom(atom));
    return s;
  }
  Str* text(std::string_view text) override { return heap.intern(text); }

  Heap& heap;
  const base::SourceFile& file;
  syntax::View tree;
  ScopeTable scopes;
  std::vector<Str*> atoms;
  bool future_annotations = false;  // `from __future__ import annotations` was compiled: the module's body comes first
};

// An annotation as `from __future__ import annotations` keeps it: text.
Value annotation_text(Interp& in, const syntax::View& tree, syntax::NodeId annotation, std::string_view source);

// All code objects of a run, and where they came from.
class CodeStore {
 public:
  explicit CodeStore(Interp& in) : in_(in) {}

  CodeBody& module(const base::SourceFile& file);
  // Whether the code's file has `from __future__ import annotations`.
  bool future_annotations(const CodeBody& code) const { return stored(code).unit->future_annotations; }
  // Compiles the body if that has not happened yet.
  void ensure_compiled(CodeBody& code) {
    if (!code.compiled) [[unlikely]]
      compile(code);
  }

 private:
  friend class Compiler;
  // All code objects are made here, with where they came from behind them.
  struct Stored : CodeBody {
    Unit* unit = nullptr;
    Scope* scope = nullptr;
  };
  static const Stored& stored(const CodeBody& code) { return static_cast<const Stored&>(code); }
  void compile(CodeBody& code);
  CodeBody& add(Unit& unit, Scope& scope, Str* name, Str* qualname);

  Interp& in_;
  std::deque<Stored> codes_;
  std::deque<Unit> units_;
};

}  // namespace shapetrace::interp
