// Which variable a name means: decided once per outermost function, before it is compiled.
//
// Functions at module level (and methods of classes there) cannot close over anything, so each of them is analysed on
// its own, when it is first called. Comprehensions are compiled into the function around them: their variables become
// slots of that function.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "syntax/ast.hpp"
#include "value/object.hpp"

namespace shapetrace::interp {

using value::Str;

enum class ScopeKind : std::uint8_t { Module, Class, Function, Comprehension };

enum class NameKind : std::uint8_t {
  Global,     // looked up in the module, then in the builtins
  Namespace,  // class body or module code: in the namespace dict first
  Local,      // a slot of this frame
  Cell,       // a slot of this frame that holds a Cell: a nested function uses it
  Free,       // a slot of this frame that holds a Cell of an enclosing function
  ClassFree,  // in a class body: the namespace first, then a Cell of an enclosing function
};

struct Symbol {
  bool bound = false;
  bool used = false;
  bool declared_global = false;
  bool declared_nonlocal = false;
  bool parameter = false;
  NameKind kind = NameKind::Global;
  std::uint32_t slot = 0;
};

struct Scope {
  ScopeKind kind = ScopeKind::Function;
  syntax::NodeId node = 0;
  Scope* parent = nullptr;
  Scope* frame = nullptr;         // the scope whose frame the variables live in: itself but for comprehensions
  Str* class_name = nullptr;      // for mangling of __private names
  bool has_yield = false;         // a lambda that is a generator
  bool needs_class_cell = false;  // a class in which some method uses super() or __class__
  std::vector<std::pair<Str*, Symbol>> symbols;  // in order of appearance; searched through `find`
  std::unordered_map<const Str*, std::uint32_t> index;
  std::vector<Str*> free_names;  // of a frame scope: what its closure must hold
  std::vector<Scope*> children;

  Symbol* find(const Str* name) {
    const auto at = index.find(name);
    return at == index.end() ? nullptr : &symbols[at->second].second;
  }
  Symbol& add(Str* name) {
    const auto [at, is_new] = index.try_emplace(name, static_cast<std::uint32_t>(symbols.size()));
    if (is_new) symbols.emplace_back(name, Symbol{});
    return symbols[at->second].second;
  }
};

// Gives the interned text of an atom.
class AtomNames {
 public:
  virtual Str* name(syntax::AtomId atom) = 0;
  virtual Str* text(std::string_view text) = 0;

 protected:
  ~AtomNames() = default;
};

// Scopes of one source file, made on demand.
class ScopeTable {
 public:
  ScopeTable(const syntax::View& tree, AtomNames& names) : tree_(tree), names_(names) {}

  Scope& module_scope();
  // The scope of a function, lambda, class, generator expression or comprehension node. `parent` is the scope around
  // it, used when the node has not been analysed as part of an enclosing function.
  Scope& scope_of(syntax::NodeId node, Scope& parent);

  // "__x" inside class C is "_C__x".
  static Str* mangle(AtomNames& names, const Str* class_name, Str* name);

 private:
  friend class ScopeAnalyzer;
  const syntax::View& tree_;
  AtomNames& names_;
  std::vector<std::unique_ptr<Scope>> scopes_;
  std::unordered_map<syntax::NodeId, Scope*> by_node_;
  Scope* module_ = nullptr;
};

}  // namespace shapetrace::interp
