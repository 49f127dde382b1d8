#include "interp/scopes.hpp"

#include <string>

namespace shapetrace::interp {

using syntax::Kind;
using syntax::ListId;
using syntax::Node;
using syntax::NodeId;

// Walks a function (or a comprehension of a module or class body) and notes which names each scope binds and uses.
class ScopeAnalyzer {
 public:
  ScopeAnalyzer(ScopeTable& table) : table_(table), tree_(table.tree_) {}

  Scope& enter(NodeId node, Scope* parent) {
    Scope& scope = make(node, parent);
    body(scope, tree_[node]);
    return scope;
  }

  // After all names are noted: decides what each one means, from the outside in.
  void resolve(Scope& scope) {
    for (std::size_t i = 0; i < scope.symbols.size(); ++i) resolve_name(scope, scope.symbols[i].first);
    for (Scope* const child : scope.children) resolve(*child);
  }

 private:
  Scope& make(NodeId node, Scope* parent) {
    auto owned = std::make_unique<Scope>();
    Scope& scope = *owned;
    scope.node = node;
    scope.parent = parent;
    switch (tree_[node].kind) {
      case Kind::Module: scope.kind = ScopeKind::Module; break;
      case Kind::ClassDef: scope.kind = ScopeKind::Class; break;
      case Kind::ListComp:
      case Kind::SetComp:
      case Kind::DictComp: scope.kind = ScopeKind::Comprehension; break;
      default: scope.kind = ScopeKind::Function;
    }
    scope.frame = scope.kind == ScopeKind::Comprehension ? parent->frame : &scope;
    scope.class_name = scope.kind == ScopeKind::Class ? table_.names_.name(tree_[node].a)
                       : parent != nullptr            ? parent->class_name
                                                      : nullptr;
    table_.by_node_[node] = &scope;
    table_.scopes_.push_back(std::move(owned));
    return scope;
  }

  Scope& child(Scope& scope, NodeId node) {
    Scope& c = make(node, &scope);
    scope.children.push_back(&c);
    return c;
  }

  // What stands inside the scope that `n` opens.
  void body(Scope& scope, const Node& n) {
    switch (n.kind) {
      case Kind::FunctionDef:
        parameters(scope, tree_[n.b]);
        statements(scope, tree_.list(n.c)[0]);
        break;
      case Kind::Lambda:
        parameters(scope, tree_[n.a]);
        visit(scope, n.b);
        break;
      case Kind::ClassDef: statements(scope, tree_.list(n.c)[0]); break;
      case Kind::GeneratorExp:
      case Kind::ListComp:
      case Kind::SetComp: comprehension(scope, n); break;
      case Kind::DictComp: comprehension(scope, n); break;
      default: break;
    }
  }

  void parameters(Scope& scope, const Node& n) {
    // Slots in CPython's order: positional, keyword-only, *args, **kwargs.
    const auto add = [&](syntax::ParameterKind first, syntax::ParameterKind last) {
      for (const NodeId p : tree_.list(n.a)) {
        const auto kind = static_cast<syntax::ParameterKind>(tree_[p].small);
        if (kind != first && kind != last) continue;
        Symbol& s = scope.add(name(scope, tree_[p].a));
        s.bound = s.parameter = true;
      }
    };
    using P = syntax::ParameterKind;
    add(P::PositionalOnly, P::Normal);
    add(P::KeywordOnly, P::KeywordOnly);
    add(P::VarArgs, P::VarArgs);
    add(P::VarKeywords, P::VarKeywords);
  }

  void comprehension(Scope& scope, const Node& n) {
    bool first = true;
    for (const NodeId id : tree_.list(n.b)) {
      const Node& clause = tree_[id];
      target(scope, clause.a);
      if (!first) visit(scope, clause.b);  // the outermost iterable belongs to the scope around
      first = false;
      for (const NodeId condition : tree_.list(clause.c)) visit(scope, condition);
    }
    visit(scope, n.a);
    if (n.kind == Kind::DictComp) visit(scope, n.c);
  }

  void nested_comprehension(Scope& scope, NodeId id) {
    visit(scope, tree_[tree_.list(tree_[id].b)[0]].b);
    Scope& c = child(scope, id);
    body(c, tree_[id]);
  }

  // Decorators, defaults and annotations belong to the scope around a function.
  void function_outside(Scope& scope, const Node& parameters_node) {
    for (const NodeId p : tree_.list(parameters_node.a)) {
      if (tree_[p].b != 0) visit(scope, tree_[p].b);
      if (tree_[p].c != 0) visit(scope, tree_[p].c);
    }
  }

  Str* name(const Scope& scope, syntax::AtomId atom) {
    return ScopeTable::mangle(table_.names_, scope.class_name, table_.names_.name(atom));
  }
  void bind(Scope& scope, syntax::AtomId atom) { scope.add(name(scope, atom)).bound = true; }
  void use(Scope& scope, syntax::AtomId atom) {
    Str* const n = name(scope, atom);
    scope.add(n).used = true;
    if (n->view() == "super") use_class_cell(scope);
    if (n->view() == "__class__") use_class_cell(scope);
  }
  void use_class_cell(Scope& scope) {
    for (Scope* s = &scope; s != nullptr; s = s->parent) {
      if (s->kind != ScopeKind::Class) continue;
      if (s == &scope) return;
      s->needs_class_cell = true;
      scope.add(table_.names_.text("__class__")).used = true;
      return;
    }
  }

  void target(Scope& scope, NodeId id) {
    const Node& n = tree_[id];
    switch (n.kind) {
      case Kind::Name: bind(scope, n.a); break;
      case Kind::Tuple:
      case Kind::List:
        for (const NodeId item : tree_.list(n.a)) target(scope, item);
        break;
      case Kind::Starred: target(scope, n.a); break;
      default: visit(scope, id);
    }
  }

  void statements(Scope& scope, ListId list) {
    for (const NodeId id : tree_.list(list)) visit(scope, id);
  }
  void visit_list(Scope& scope, ListId list) { statements(scope, list); }

  void visit(Scope& scope, NodeId id);
  void pattern(Scope& scope, NodeId id);

  void resolve_name(Scope& scope, Str* n) {
    Symbol& symbol = *scope.find(n);
    Scope* const frame = scope.frame;
    if (symbol.declared_global) {
      symbol.kind = NameKind::Global;
      return;
    }
    if (symbol.bound && !symbol.declared_nonlocal) {
      if (scope.kind == ScopeKind::Function || scope.kind == ScopeKind::Comprehension) {
        if (symbol.kind != NameKind::Cell) symbol.kind = NameKind::Local;
      } else if (symbol.kind != NameKind::Cell) {
        symbol.kind = NameKind::Namespace;
      }
      return;
    }
    // Look outwards. A class body is seen only from itself (and by its comprehensions not at all), but for __class__.
    const bool class_cell = n->view() == "__class__";
    for (Scope* s = scope.parent; s != nullptr; s = s->parent) {
      if (s->kind == ScopeKind::Module) break;
      if (s->kind == ScopeKind::Class) {
        if (class_cell && s->needs_class_cell) return make_free(scope, *s, n, true);
        continue;
      }
      Symbol* const outer = s->find(n);
      if (outer == nullptr || !outer->bound) continue;
      if (outer->declared_global) break;
      if (outer->declared_nonlocal) continue;
      if (s->frame == frame) {  // a comprehension inside the function that owns the variable
        symbol.kind = outer->kind;
        return;
      }
      return make_free(scope, *s, n, false);
    }
    symbol.kind =
        scope.kind == ScopeKind::Module || scope.kind == ScopeKind::Class ? NameKind::Namespace : NameKind::Global;
    if (scope.kind == ScopeKind::Comprehension && frame->kind == ScopeKind::Module) symbol.kind = NameKind::Global;
  }

  // `owner` has the variable; every frame between there and `scope` passes its Cell on.
  void make_free(Scope& scope, Scope& owner, Str* n, bool class_cell) {
    Symbol& owned = owner.add(n);
    owned.kind = NameKind::Cell;
    if (class_cell) owned.bound = true;
    for (Scope* f = scope.frame; f != owner.frame; f = f->parent->frame) {
      bool known = false;
      for (const Str* const name : f->free_names) known |= name == n;
      if (!known) f->free_names.push_back(n);
    }
    Symbol& symbol = *scope.find(n);
    if (scope.kind == ScopeKind::Class) {
      symbol.kind = NameKind::ClassFree;
    } else {
      symbol.kind = NameKind::Free;
    }
  }

  ScopeTable& table_;
  const syntax::View& tree_;
};

void ScopeAnalyzer::visit(Scope& scope, NodeId id) {
  if (id == 0) return;
  const Node& n = tree_[id];
  switch (n.kind) {
    case Kind::Name: use(scope, n.a); break;
    case Kind::FString:
    case Kind::Tuple:
    case Kind::List:
    case Kind::Set:
    case Kind::Dict:
    case Kind::BoolAnd:
    case Kind::BoolOr:
    case Kind::Delete:
      for (const NodeId item : tree_.list(n.a)) {
        if (n.kind == Kind::Delete) {
          target(scope, item);
        } else {
          visit(scope, item);
        }
      }
      break;
    case Kind::Formatted:
    case Kind::Binary:
    case Kind::Subscript:
    case Kind::ExprStmt:
    case Kind::Raise:
    case Kind::Assert:
      visit(scope, n.a);
      visit(scope, n.b);
      break;
    case Kind::Unary:
    case Kind::DoubleStarred:
    case Kind::Starred:
    case Kind::Attribute:
    case Kind::Await:
    case Kind::Return: visit(scope, n.a); break;
    case Kind::Yield:
    case Kind::YieldFrom:
      (scope.frame != nullptr ? scope.frame : &scope)->has_yield = true;
      visit(scope, n.a);
      break;
    case Kind::Compare: {
      visit(scope, n.a);
      const auto items = tree_.list(n.b);
      for (std::size_t i = 1; i < items.size(); i += 2) visit(scope, items[i]);
      break;
    }
    case Kind::Conditional:
    case Kind::Slice:
      visit(scope, n.a);
      visit(scope, n.b);
      visit(scope, n.c);
      break;
    case Kind::Keyword: visit(scope, n.b); break;
    case Kind::Call:
      visit(scope, n.a);
      visit_list(scope, n.b);
      break;
    case Kind::Lambda: {
      function_outside(scope, tree_[n.a]);
      body(child(scope, id), n);
      break;
    }
    case Kind::ListComp:
    case Kind::SetComp:
    case Kind::DictComp:
    case Kind::GeneratorExp: nested_comprehension(scope, id); break;
    case Kind::Walrus: {
      // Binds in the function around comprehensions.
      Scope* owner = &scope;
      while (owner->kind == ScopeKind::Comprehension ||
             (owner->kind == ScopeKind::Function && tree_[owner->node].kind == Kind::GeneratorExp))
        owner = owner->parent;
      bind(*owner, tree_[n.a].a);
      if (owner != &scope) {
        if (owner->kind == ScopeKind::Module) {
          Symbol& s = scope.add(name(scope, tree_[n.a].a));
          s.declared_global = true;
        } else {
          scope.add(name(scope, tree_[n.a].a)).used = true;
        }
      }
      visit(scope, n.b);
      break;
    }
    case Kind::Assign:
      visit(scope, n.b);
      for (const NodeId t : tree_.list(n.a)) target(scope, t);
      break;
    case Kind::AnnAssign:
      if (n.c != 0) visit(scope, n.c);
      target(scope, n.a);
      // Annotations of a function's variables are not evaluated; those of classes and modules are.
      if (scope.kind != ScopeKind::Function) visit(scope, n.b);
      break;
    case Kind::AugAssign:
      target(scope, n.a);
      if (tree_[n.a].kind == Kind::Name) use(scope, tree_[n.a].a);
      visit(scope, n.b);
      break;
    case Kind::Global:
      for (const auto atom : tree_.list(n.a)) scope.add(name(scope, atom)).declared_global = true;
      break;
    case Kind::Nonlocal:
      for (const auto atom : tree_.list(n.a)) scope.add(name(scope, atom)).declared_nonlocal = true;
      break;
    case Kind::Import:
    case Kind::ImportFrom:
      for (const NodeId alias : tree_.list(n.kind == Kind::Import ? n.a : n.b)) {
        const Node& a = tree_[alias];
        if (a.b != 0) {
          bind(scope, a.b);
        } else {
          const std::string_view dotted = tree_.atom(a.a);
          if (dotted == "*") continue;
          Str* const top = table_.names_.text(dotted.substr(0, dotted.find('.')));
          scope.add(ScopeTable::mangle(table_.names_, scope.class_name, top)).bound = true;
        }
      }
      break;
    case Kind::If:
    case Kind::While:
      visit(scope, n.a);
      statements(scope, n.b);
      statements(scope, n.c);
      break;
    case Kind::For: {
      visit(scope, n.b);
      target(scope, n.a);
      const auto lists = tree_.list(n.c);
      statements(scope, lists[0]);
      statements(scope, lists[1]);
      break;
    }
    case Kind::Try: {
      statements(scope, n.a);
      for (const NodeId h : tree_.list(n.b)) {
        visit(scope, tree_[h].a);
        if (tree_[h].b != 0) bind(scope, tree_[h].b);
        statements(scope, tree_[h].c);
      }
      const auto lists = tree_.list(n.c);
      statements(scope, lists[0]);
      statements(scope, lists[1]);
      break;
    }
    case Kind::With:
      for (const NodeId item : tree_.list(n.a)) {
        visit(scope, tree_[item].a);
        if (tree_[item].b != 0) target(scope, tree_[item].b);
      }
      statements(scope, n.b);
      break;
    case Kind::FunctionDef: {
      const auto lists = tree_.list(n.c);
      visit_list(scope, lists[1]);
      function_outside(scope, tree_[n.b]);
      if (lists[2] != 0) visit(scope, lists[2]);
      bind(scope, n.a);
      body(child(scope, id), n);
      break;
    }
    case Kind::ClassDef: {
      const auto lists = tree_.list(n.c);
      visit_list(scope, lists[1]);
      visit_list(scope, n.b);
      bind(scope, n.a);
      body(child(scope, id), n);
      break;
    }
    case Kind::TypeAlias:
      bind(scope, n.a);
      visit(scope, n.b);
      break;
    case Kind::Match:
      visit(scope, n.a);
      for (const NodeId c : tree_.list(n.b)) {
        pattern(scope, tree_[c].a);
        visit(scope, tree_[c].b);
        statements(scope, tree_[c].c);
      }
      break;
    default: break;
  }
}

void ScopeAnalyzer::pattern(Scope& scope, NodeId id) {
  const Node& n = tree_[id];
  switch (n.kind) {
    case Kind::PatValue: visit(scope, n.a); break;
    case Kind::PatCapture:
    case Kind::PatStar:
      if (n.a != 0) bind(scope, n.a);
      break;
    case Kind::PatSequence:
    case Kind::PatOr:
      for (const NodeId p : tree_.list(n.a)) pattern(scope, p);
      break;
    case Kind::PatMapping: {
      const auto items = tree_.list(n.a);
      for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
        visit(scope, items[i]);
        pattern(scope, items[i + 1]);
      }
      if (n.b != 0) bind(scope, n.b);
      break;
    }
    case Kind::PatClass: {
      visit(scope, n.a);
      for (const NodeId p : tree_.list(n.b)) pattern(scope, p);
      const auto items = tree_.list(n.c);
      for (std::size_t i = 1; i < items.size(); i += 2) pattern(scope, items[i]);
      break;
    }
    case Kind::PatAs:
      pattern(scope, n.a);
      bind(scope, n.b);
      break;
    default: break;
  }
}

Scope& ScopeTable::module_scope() {
  if (module_ == nullptr) {
    auto owned = std::make_unique<Scope>();
    module_ = owned.get();
    module_->kind = ScopeKind::Module;
    module_->node = tree_.root;
    module_->frame = module_;
    by_node_[tree_.root] = module_;
    scopes_.push_back(std::move(owned));
  }
  return *module_;
}

Scope& ScopeTable::scope_of(NodeId node, Scope& parent) {
  if (const auto at = by_node_.find(node); at != by_node_.end()) return *at->second;
  ScopeAnalyzer analyzer(*this);
  Scope& scope = analyzer.enter(node, &parent);
  analyzer.resolve(scope);
  return scope;
}

Str* ScopeTable::mangle(AtomNames& names, const Str* class_name, Str* name) {
  if (class_name == nullptr) return name;
  const std::string_view text = name->view();
  if (text.size() < 3 || text[0] != '_' || text[1] != '_' || text.ends_with("__")) return name;
  std::string_view owner = class_name->view();
  while (!owner.empty() && owner[0] == '_') owner.remove_prefix(1);
  if (owner.empty()) return name;
  return names.text("_" + std::string(owner) + std::string(text));
}

}  // namespace shapetrace::interp
