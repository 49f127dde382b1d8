// Statements. The stack is as deep after a statement as before it.
#include "interp/compile.hpp"

#include <algorithm>

#include "syntax/shape_annotation.hpp"

namespace shapetrace::interp {

void Compiler::body(ListId list) {
  for (const NodeId id : tree_.list(list)) statement(id);
}

void Compiler::docstring(ListId list) {
  const auto statements = tree_.list(list);
  if (statements.empty() || tree_[statements[0]].kind != Kind::ExprStmt) return;
  const Node& text = tree_[tree_[statements[0]].a];
  if (text.kind != Kind::Str) return;
  push_constant(Value(unit_.name(text.a)));
  store(in_.heap().intern("__doc__"));
}

void Compiler::module_body(const Node& n) {
  docstring(n.a);
  body(n.a);
  emit(Op::None_, 1);
  emit(Op::Return, -1);
}

void Compiler::function_body(const Node& n) {
  for (const std::uint32_t slot : code_.cell_slots) emit(Op::MakeCell, 0, slot);
  if (code_.traced && syntax::has_shape_annotations(tree_, code_.node)) {
    code_.says_shapes = true;
    emit(Op::TraceCall, 0);
  }
  body(tree_.list(n.c)[0]);
  emit(Op::None_, 1);
  emit(Op::Return, -1);
}

void Compiler::class_body(const Node& n) {
  Heap& heap = in_.heap();
  for (const std::uint32_t slot : code_.cell_slots) emit(Op::MakeCell, 0, slot, 1);
  emit(Op::LoadGlobal, 1, cache(heap.intern("__name__")));
  emit(Op::StoreName, -1, cache(heap.intern("__module__")));
  push_constant(Value(code_.qualname));
  emit(Op::StoreName, -1, cache(heap.intern("__qualname__")));
  const ListId statements = tree_.list(n.c)[0];
  docstring(statements);
  body(statements);
  if (frame_scope_->needs_class_cell) {
    emit(Op::LoadCell, 1, frame_scope_->find(heap.intern("__class__"))->slot);
    emit(Op::StoreName, -1, cache(heap.intern("__classcell__")));
  }
  emit(Op::None_, 1);
  emit(Op::Return, -1);
}

void Compiler::statement(NodeId id) {
  const At at(*this, id);
  const Node& n = tree_[id];
  switch (n.kind) {
    case Kind::ExprStmt:
      if (literal(n.a)) return;  // a docstring or "..."
      expression(n.a);
      emit(Op::Pop, -1);
      return;
    case Kind::Assign: assign(id, n); return;
    case Kind::AnnAssign: annotated_assign(n); return;
    case Kind::AugAssign: augmented_assign(n); return;
    case Kind::Return: return_statement(n); return;
    case Kind::Raise: {
      int count = 0;
      if (n.a != 0) ++count, expression(n.a);
      if (n.b != 0) ++count, expression(n.b);
      emit(Op::Raise, -count, 0, static_cast<std::uint8_t>(count));
      return;
    }
    case Kind::Assert: {
      Label fine;
      // Where the condition is unknown, the author's claim is taken.
      jump_if(n.a, true, fine, Assumption::True);
      emit(Op::LoadAssertionError, 1);
      if (n.b != 0) {
        emit(Op::Unset, 1);
        expression(n.b);
        emit(Op::Call, -2, 1);
      }
      emit(Op::Raise, -1, 0, 1);
      bind(fine);
      return;
    }
    case Kind::Delete:
      for (const NodeId target : tree_.list(n.a)) delete_target(target);
      return;
    case Kind::Import: import_statement(n); return;
    case Kind::ImportFrom: import_from(n); return;
    case Kind::If: if_statement(n); return;
    case Kind::While: while_statement(n); return;
    case Kind::For: for_statement(n); return;
    case Kind::Break:
    case Kind::Continue: {
      std::size_t loop = blocks_.size();
      while (loop > 0 && blocks_[loop - 1]->kind != Block::Kind::While && blocks_[loop - 1]->kind != Block::Kind::For)
        --loop;
      if (loop == 0) return;  // refused by the parser
      Block& block = *blocks_[loop - 1];
      if (n.kind == Kind::Break) {
        leave_blocks(loop - 1, false);  // a for loop's iterator goes too
        jump(Op::Jump, 0, *block.on_break);
      } else {
        leave_blocks(loop, false);
        jump(Op::Jump, 0, *block.on_continue);
      }
      return;
    }
    case Kind::Try: try_statement(n); return;
    case Kind::With: with_items(n, 0); return;
    case Kind::FunctionDef: function_def(id, n); return;
    case Kind::ClassDef: class_def(id, n); return;
    case Kind::Match: match_statement(n); return;
    case Kind::TypeAlias:
      expression(n.b);
      store(name(n.a));
      return;
    default: return;  // pass, global, nonlocal
  }
}

// --- assignment ---

// The values lie on the stack, the first on top. Of a name that stands there twice (`x, _, _ = f()`) only the last
// value is bound when the statement is over.
void Compiler::assign_to_all(std::span<const NodeId> targets) {
  const std::uint32_t line = trace_line_;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    const Node& target = tree_[targets[i]];
    const auto same_name = [&](NodeId later) { return tree_[later].kind == Kind::Name && tree_[later].a == target.a; };
    const bool again = target.kind == Kind::Name && std::ranges::any_of(targets.subspan(i + 1), same_name);
    trace_line_ = again ? 0 : line;
    assign_to(target.kind == Kind::Starred ? target.a : targets[i]);
  }
  trace_line_ = line;
}

void Compiler::assign_to(NodeId target) {
  const At at(*this, target);
  const Node& n = tree_[target];
  switch (n.kind) {
    case Kind::Name: store(name(n.a)); return;
    case Kind::Attribute:
      expression(n.a);
      emit(Op::StoreAttr, -2, cache(name(n.b)));
      return;
    case Kind::Subscript:
      expression(n.a);
      slice_or_index(n.b);
      emit(Op::StoreSubscript, -3);
      return;
    case Kind::Tuple:
    case Kind::List: {
      const auto items = tree_.list(n.a);
      std::size_t star = items.size();
      for (std::size_t i = 0; i < items.size(); ++i)
        if (tree_[items[i]].kind == Kind::Starred) star = i;
      const auto count = static_cast<std::uint32_t>(items.size());
      if (star == items.size()) {
        emit(Op::UnpackSequence, static_cast<int>(count) - 1, count);
      } else {
        emit(Op::UnpackEx, static_cast<int>(count) - 1, static_cast<std::uint32_t>(count - star - 1), 0,
             static_cast<std::uint16_t>(star));
      }
      assign_to_all(items);
      return;
    }
    default: emit(Op::Pop, -1);
  }
}

void Compiler::assign(NodeId id, const Node& n) {
  const auto targets = tree_.list(n.a);
  // As in CPython, assignments directly in a class body do not count as bindings of a program.
  const bool recorded = code_.traced && frame_scope_->kind != ScopeKind::Class && scope_ == frame_scope_;
  const std::uint32_t line = recorded ? tree_.line_of(tree_[id].begin) : 0;
  const Node& target = tree_[targets[0]];
  const Node& value = tree_[n.b];
  // a, b = b, a without a tuple in between.
  if (targets.size() == 1 && target.kind == Kind::Tuple && value.kind == Kind::Tuple) {
    const auto to = tree_.list(target.a), from = tree_.list(value.a);
    bool plain = to.size() == from.size() && (to.size() == 2 || to.size() == 3);
    for (const auto& list : {to, from})
      for (const NodeId item : list) plain &= tree_[item].kind != Kind::Starred;
    if (plain) {
      for (const NodeId item : from) expression(item);
      if (to.size() == 3) emit(Op::Rot3, 0);
      emit(Op::Rot2, 0);
      trace_line_ = line;
      assign_to_all(to);
      trace_line_ = 0;
      return;
    }
  }
  expression(n.b);
  trace_line_ = line;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (i + 1 < targets.size()) emit(Op::Dup, 1);
    assign_to(targets[i]);
  }
  trace_line_ = 0;
}

void Compiler::annotation(NodeId id, NodeId target) {
  // __annotations__[name] = annotation, for class bodies and modules.
  const At at(*this, id);
  Heap& heap = in_.heap();
  if (unit_.future_annotations) {
    const Node& n = tree_[id];
    push_constant(annotation_text(in_, tree_, id, unit_.file.text.substr(n.begin, n.end - n.begin)));
  } else {
    expression(id);
  }
  load(heap.intern("__annotations__"));
  push_constant(Value(name(tree_[target].a)));
  emit(Op::StoreSubscript, -3);
}

void Compiler::annotated_assign(const Node& n) {
  const bool class_level = frame_scope_->kind == ScopeKind::Class;
  if (n.c != 0) {
    expression(n.c);
    trace_line_ = code_.traced && !class_level ? tree_.line_of(tree_[node_].begin) : 0;
    assign_to(n.a);
    trace_line_ = 0;
  }
  if (code_.uses_namespace && tree_[n.a].kind == Kind::Name && (n.flags & syntax::kSimple) != 0) {
    emit(Op::SetupAnnotations, 0);
    annotation(n.b, n.a);
  }
}

void Compiler::augmented_assign(const Node& n) {
  const Node& target = tree_[n.a];
  const auto operate = [&] {
    expression(n.b);
    emit(Op::Inplace, -1, 0, static_cast<std::uint8_t>(n.small));
  };
  switch (target.kind) {
    case Kind::Name:
      load(name(target.a));
      operate();
      trace_line_ = code_.traced && frame_scope_->kind != ScopeKind::Class ? tree_.line_of(tree_[node_].begin) : 0;
      store(name(target.a));
      trace_line_ = 0;
      return;
    case Kind::Attribute:
      expression(target.a);
      emit(Op::Dup, 1);
      {
        const At at(*this, n.a);
        emit(Op::LoadAttr, 0, cache(name(target.b)));
      }
      operate();
      emit(Op::Rot2, 0);
      emit(Op::StoreAttr, -2, cache(name(target.b)));
      return;
    default:  // Subscript
      expression(target.a);
      slice_or_index(target.b);
      emit(Op::Dup2, 2);
      {
        const At at(*this, n.a);
        emit(Op::Subscript, -1);
      }
      operate();
      emit(Op::Rot3, 0);
      emit(Op::StoreSubscript, -3);
  }
}

void Compiler::delete_target(NodeId id) {
  const At at(*this, id);
  const Node& n = tree_[id];
  switch (n.kind) {
    case Kind::Name: del(name(n.a)); return;
    case Kind::Attribute:
      expression(n.a);
      emit(Op::DeleteAttr, -1, cache(name(n.b)));
      return;
    case Kind::Subscript:
      expression(n.a);
      slice_or_index(n.b);
      emit(Op::DeleteSubscript, -2);
      return;
    case Kind::Tuple:
    case Kind::List:
      for (const NodeId item : tree_.list(n.a)) delete_target(item);
      return;
    default: return;
  }
}

void Compiler::return_statement(const Node& n) {
  optional_expression(n.a);
  if (code_.traced && n.a != 0 && tree_[frame_scope_->node].kind != Kind::Lambda)
    emit(Op::TraceReturn, 0, tree_.line_of(tree_[node_].begin));
  leave_blocks(0, true);
  emit(Op::Return, -1);
}

// --- imports ---

void Compiler::import_statement(const Node& n) {
  for (const NodeId id : tree_.list(n.a)) {
    const At at(*this, id);
    const Node& alias = tree_[id];
    const std::string_view dotted = tree_.atom(alias.a);
    emit(Op::None_, 1);
    emit(Op::ImportName, 0, constant(Value(unit_.name(alias.a))));
    if (alias.b == 0) {
      // `import a.b.c` binds a.
      store(in_.heap().intern(dotted.substr(0, dotted.find('.'))));
      continue;
    }
    // `import a.b.c as x` binds the last one.
    std::size_t dot = dotted.find('.');
    while (dot != std::string_view::npos) {
      const std::size_t next = dotted.find('.', dot + 1);
      emit(Op::ImportFrom, 1, constant(Value(in_.heap().intern(dotted.substr(dot + 1, next - dot - 1)))));
      emit(Op::Rot2, 0);
      emit(Op::Pop, -1);
      dot = next;
    }
    store(name(alias.b));
  }
}

void Compiler::import_from(const Node& n) {
  Heap& heap = in_.heap();
  const auto aliases = tree_.list(n.b);
  const std::string_view module = tree_.atom(n.a);
  std::vector<Value> names;
  for (const NodeId id : aliases) names.push_back(unit_.name(tree_[id].a));
  if (module == "__future__" && n.small == 0)
    for (const Value v : names) unit_.future_annotations |= value::text_of(v) == "annotations";
  push_constant(Value(heap.tuple(std::span<const Value>(names))));
  emit(Op::ImportName, 0, constant(Value(unit_.name(n.a))), 0, n.small);
  if (names.size() == 1 && value::text_of(names[0]) == "*") {
    emit(Op::ImportStar, -1);
    return;
  }
  for (const NodeId id : aliases) {
    const At at(*this, id);
    const Node& alias = tree_[id];
    emit(Op::ImportFrom, 1, constant(Value(unit_.name(alias.a))));
    store(name(alias.b != 0 ? alias.b : alias.a));
  }
  emit(Op::Pop, -1);
}

// --- control flow ---

// A branch that only ends in `raise` says that its condition is not expected to hold.
bool Compiler::ends_in_raise(ListId list) const {
  const auto statements = tree_.list(list);
  if (statements.empty()) return false;
  const Node& last = tree_[statements.back()];
  if (last.kind == Kind::Raise) return true;
  if (last.kind != Kind::ExprStmt || tree_[last.a].kind != Kind::Call) return false;
  const Node& callee = tree_[tree_[last.a].a];
  if (callee.kind == Kind::Name) return tree_.atom(callee.a) == "exit" || tree_.atom(callee.a) == "quit";
  return callee.kind == Kind::Attribute && tree_.atom(callee.b) == "exit" && tree_[callee.a].kind == Kind::Name &&
         tree_.atom(tree_[callee.a].a) == "sys";
}

void Compiler::if_statement(const Node& n) {
  Label otherwise, end;
  const Assumption assume = ends_in_raise(n.b)               ? Assumption::False
                            : n.c != 0 && ends_in_raise(n.c) ? Assumption::True
                                                             : Assumption::None;
  jump_if(n.a, false, otherwise, assume);
  body(n.b);
  if (n.c == 0) {
    bind(otherwise);
    return;
  }
  jump(Op::Jump, 0, end);
  bind(otherwise);
  body(n.c);
  bind(end);
}

void Compiler::while_statement(const Node& n) {
  Label otherwise, on_break, on_continue;
  const std::uint32_t start = here();
  const auto constant_test = literal(n.a);
  if (!(constant_test && *constant_test != Value::small_int(0) &&
        (constant_test->is_true() || constant_test->is_int())))
    jump_if(n.a, false, otherwise);
  Block block;
  block.on_break = &on_break;
  block.on_continue = &on_continue;
  open(block, Block::Kind::While, nullptr);
  body(n.b);
  close(block);
  bind(on_continue);
  jump_back(start);
  bind(otherwise);
  body(n.c);
  bind(on_break);
}

void Compiler::get_iterator(bool async) { emit(async ? Op::GetAsyncIter : Op::GetIter, 0, async ? 0 : 1); }

// The next item is on top, or the loop goes on after end_rounds. An async loop awaits each item and ends with
// StopAsyncIteration, which only the call and the await are watched for.
void Compiler::begin_round(Rounds& rounds, std::uint8_t container_depth) {
  if (!rounds.async) return jump(Op::ForIter, 1, rounds.end, container_depth);
  Label known, got;
  jump(Op::JumpIfAsync, 0, known);
  jump(Op::ForIter, 1, rounds.end, container_depth);
  jump(Op::Jump, -1, got);
  bind(known);
  Block block;
  open(block, Block::Kind::Protected, &rounds.stopped);
  emit(Op::AsyncNext, 1);
  await_top();
  close(block);
  bind(got);
}

// The iterator is gone afterwards.
void Compiler::end_rounds(Rounds& rounds) {
  if (rounds.async) {
    bind_handler(rounds.stopped);
    ++depth_;
    emit(Op::EndAsyncFor, -1);
  }
  bind(rounds.end);
  --depth_;
}

void Compiler::for_statement(const Node& n) {
  Label on_break, on_continue;
  Rounds rounds{.async = (n.flags & syntax::kAsync) != 0};
  const auto lists = tree_.list(n.c);
  expression(n.b);
  const NodeId loop_node = node_;
  node_ = n.b;
  get_iterator(rounds.async);
  const std::uint32_t start = here();
  begin_round(rounds, 0);
  node_ = loop_node;
  assign_to(n.a);
  Block block;
  block.on_break = &on_break;
  block.on_continue = &on_continue;
  open(block, Block::Kind::For, nullptr);
  body(lists[0]);
  close(block);
  bind(on_continue);
  jump_back(start);
  end_rounds(rounds);
  body(lists[1]);
  bind(on_break);
}

void Compiler::function_def(NodeId id, const Node& n) {
  const auto lists = tree_.list(n.c);
  const auto decorators = tree_.list(lists[1]);
  for (const NodeId d : decorators) {
    expression(d);
    emit(Op::Unset, 1);
  }
  make_function(id, name(n.a), n.b);
  for (std::size_t i = decorators.size(); i-- > 0;) {
    const At at(*this, decorators[i]);
    emit(Op::Call, -2, 1);
  }
  store(name(n.a));
}

void Compiler::class_def(NodeId id, const Node& n) {
  const auto lists = tree_.list(n.c);
  const auto decorators = tree_.list(lists[1]);
  for (const NodeId d : decorators) {
    expression(d);
    emit(Op::Unset, 1);
  }
  // The body as a function, the name, a tuple of bases, a dict of keywords: BuildClass makes the class of them.
  make_closure(id, name(n.a), 0);
  push_constant(Value(unit_.name(n.a)));
  const auto items = tree_.list(n.b);
  emit(Op::BuildList, 1);
  for (const NodeId item : items) {
    const Node& a = tree_[item];
    if (a.kind == Kind::Keyword || a.kind == Kind::DoubleStarred) continue;
    expression(a.kind == Kind::Starred ? a.a : item);
    if (a.kind == Kind::Starred) {
      emit(Op::ListExtend, -1);
    } else {
      emit(Op::ListAppend, -1, 1);
    }
  }
  emit(Op::ListToTuple, 0);
  emit(Op::BuildDict, 1);
  for (const NodeId item : items) {
    const Node& a = tree_[item];
    if (a.kind == Kind::Keyword) {
      push_constant(Value(unit_.name(a.a)));
      expression(a.b);
      emit(Op::MapAdd, -2, 1);
    } else if (a.kind == Kind::DoubleStarred) {
      expression(a.a);
      emit(Op::DictUpdate, -1);
    }
  }
  emit(Op::BuildClass, -3);
  for (std::size_t i = decorators.size(); i-- > 0;) {
    const At at(*this, decorators[i]);
    emit(Op::Call, -2, 1);
  }
  store(name(n.a));
}

}  // namespace shapetrace::interp
