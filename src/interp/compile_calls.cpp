// Calls, and the making of functions.
#include <algorithm>

#include "interp/compile.hpp"

namespace shapetrace::interp {

void Compiler::call(const Node& n) {
  const NodeId call_node = node_;
  const Node& callee = tree_[n.a];
  if (callee.kind == Kind::Attribute) {
    expression(callee.a);
    const At at(*this, n.a);
    emit(Op::LoadMethod, 1, cache(name(callee.b)));
  } else {
    expression(n.a);
    emit(Op::Unset, 1);
  }
  node_ = call_node;
  arguments(n.b);
}

// Pushes the arguments and the call itself. Also used for the bases and keywords of a class, hence no callee here.
void Compiler::arguments(ListId list) {
  const auto items = tree_.list(list);
  bool simple = items.size() < 1024;
  std::vector<Value> names;
  for (const NodeId item : items) {
    const Kind kind = tree_[item].kind;
    simple &= kind != Kind::Starred && kind != Kind::DoubleStarred;
    if (kind == Kind::Keyword) names.push_back(name(tree_[item].a));
  }
  const NodeId call_node = node_;
  if (simple) {
    // Positional arguments come before keywords in the source (a starred one may not, but then it is not simple).
    for (const NodeId item : items) expression(tree_[item].kind == Kind::Keyword ? tree_[item].b : item);
    node_ = call_node;
    const auto count = static_cast<std::uint32_t>(items.size());
    if (names.empty()) {
      emit(Op::Call, -1 - static_cast<int>(count), count);
    } else {
      const std::uint32_t constant_index = constant(Value(in_.heap().tuple(std::span<const Value>(names))));
      emit(Op::CallKw, -1 - static_cast<int>(count), count, 0, static_cast<std::uint16_t>(constant_index));
    }
    return;
  }
  const auto positional = std::ranges::count_if(
      items, [&](NodeId item) { return tree_[item].kind != Kind::Keyword && tree_[item].kind != Kind::DoubleStarred; });
  emit(Op::BuildList, 1);
  for (const NodeId item : items) {
    const Node& n = tree_[item];
    if (n.kind == Kind::Keyword || n.kind == Kind::DoubleStarred) continue;
    if (n.kind == Kind::Starred) {
      expression(n.a);
      emit(Op::ListExtend, -1, 0, positional == 1 ? 2 : 1);
    } else {
      expression(item);
      emit(Op::ListAppend, -1, 1);
    }
  }
  emit(Op::ListToTuple, 0);
  bool keywords = false;
  for (const NodeId item : items) {
    const Node& n = tree_[item];
    if (n.kind != Kind::Keyword && n.kind != Kind::DoubleStarred) continue;
    if (!keywords) emit(Op::BuildDict, 1);
    keywords = true;
    if (n.kind == Kind::Keyword) {
      push_constant(Value(name(n.a)));
      expression(n.b);
      emit(Op::BuildDict, -1, 1);
    } else {
      expression(n.a);
    }
    emit(Op::DictMerge, -1);
  }
  node_ = call_node;
  emit(Op::CallEx, keywords ? -3 : -2, 0, keywords ? 1 : 0);
}

// Defaults are evaluated where the function is made; the code of its body is compiled when it is first called.
void Compiler::make_function(NodeId id, Str* function_name, NodeId parameters) {
  std::uint8_t extra = 0;
  std::uint32_t defaults = 0;
  const auto list = tree_.list(tree_[parameters].a);
  const auto is_positional = [](const Node& p) {
    const auto kind = static_cast<syntax::ParameterKind>(p.small);
    return kind == syntax::ParameterKind::PositionalOnly || kind == syntax::ParameterKind::Normal;
  };
  for (const NodeId p : list) {
    if (tree_[p].c == 0 || !is_positional(tree_[p])) continue;
    expression(tree_[p].c);
    ++defaults;
  }
  if (defaults != 0) {
    emit(Op::BuildTuple, 1 - static_cast<int>(defaults), defaults);
    extra |= 1;
  }
  std::uint32_t keyword_defaults = 0;
  for (const NodeId p : list) {
    if (tree_[p].c == 0 || is_positional(tree_[p])) continue;
    push_constant(Value(name(tree_[p].a)));
    expression(tree_[p].c);
    ++keyword_defaults;
  }
  if (keyword_defaults != 0) {
    emit(Op::BuildDict, 1 - 2 * static_cast<int>(keyword_defaults), keyword_defaults);
    extra |= 2;
  }
  make_closure(id, function_name, extra);
}

void Compiler::make_closure(NodeId id, Str* function_name, std::uint8_t extra) {
  Scope& inner = unit_.scopes.scope_of(id, *scope_);
  // Qualified name: inside a function "outer.<locals>.inner", inside a class "Class.method".
  Str* qualname = function_name;
  bool global = false;
  if (const Symbol* const s = scope_->find(function_name); s != nullptr) global = s->declared_global;
  if (frame_scope_->kind != ScopeKind::Module && !global) {
    const std::string prefix(code_.qualname->view());
    qualname = in_.heap().intern(prefix + (frame_scope_->kind == ScopeKind::Class ? "." : ".<locals>.") +
                                 std::string(function_name->view()));
  }
  CodeBody& code = store_.add(unit_, inner, function_name, qualname);
  const Node& n = tree_[id];
  if (n.kind == Kind::Lambda) code.is_generator = (n.flags & syntax::kGenerator) != 0;
  if (n.kind == Kind::FunctionDef) {
    code.is_generator = (n.flags & syntax::kGenerator) != 0;
    code.is_coroutine = (n.flags & syntax::kAsync) != 0;
    const auto statements = tree_.list(tree_.list(n.c)[0]);
    if (!statements.empty() && tree_[statements[0]].kind == Kind::ExprStmt &&
        tree_[tree_[statements[0]].a].kind == Kind::Str)
      code.doc = unit_.name(tree_[tree_[statements[0]].a].a);
  } else if (n.kind == Kind::Lambda) {
    code.is_generator = inner.has_yield;
  }
  if (!inner.free_names.empty()) {
    for (Str* const free : inner.free_names) {
      Place place = place_of(free);
      if (scope_->kind == ScopeKind::Class && free->view() == "__class__" && scope_->needs_class_cell) {
        place = {NameKind::Cell, scope_->find(free)->slot};
      } else if (const auto at = free_slots_.find(free); at != free_slots_.end() && place.kind != NameKind::Cell) {
        // A class body passes on what its methods take from the function around, whatever the name means in the body.
        place = {NameKind::Free, at->second};
      }
      emit(Op::LoadCell, 1, place.slot);
    }
    const auto count = static_cast<std::uint32_t>(inner.free_names.size());
    emit(Op::BuildTuple, 1 - static_cast<int>(count), count);
    extra |= 4;
  }
  const int consumed = (extra & 1) + ((extra >> 1) & 1) + ((extra >> 2) & 1);
  auto* const object = in_.heap().make<value::Code>(in_.types().code);
  object->body = &code;
  code.object = object;
  emit(Op::MakeFunction, 1 - consumed, constant(Value(object)), extra);
}

}  // namespace shapetrace::interp
