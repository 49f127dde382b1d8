// Expressions: each leaves one value on the stack.
#include "interp/compile.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using syntax::CompareOp;

std::optional<Value> Compiler::literal(NodeId id) {
  const Node& n = tree_[id];
  Heap& heap = in_.heap();
  switch (n.kind) {
    case Kind::Int: {
      if ((n.flags & syntax::kSmall) != 0) return Value::small_int(n.a);
      mpz_t z;
      mpz_init_set_str(z, std::string(tree_.atom(n.a)).c_str(), 10);
      const Value v = heap.integer(z);
      mpz_clear(z);
      return v;
    }
    case Kind::Float: return Value::number(tree_.floats[n.a]);
    case Kind::Imaginary: return heap.complex(0, tree_.floats[n.a]);
    case Kind::Str: {
      // Short text is often a key or an attribute name: one object for all its uses.
      const std::string_view text = tree_.atom(n.a);
      return text.size() <= 64 ? Value(unit_.name(n.a)) : Value(heap.str(text));
    }
    case Kind::Bytes: return heap.bytes(tree_.atom(n.a));
    case Kind::ConstNone: return Value::none();
    case Kind::ConstTrue: return Value::boolean(true);
    case Kind::ConstFalse: return Value::boolean(false);
    case Kind::ConstEllipsis: return Value::ellipsis();
    case Kind::Unary: {
      const Node& operand = tree_[n.a];
      if (static_cast<syntax::UnaryOp>(n.small) != syntax::UnaryOp::Neg) return std::nullopt;
      if (operand.kind == Kind::Int && (operand.flags & syntax::kSmall) != 0)
        return Value::small_int(-static_cast<std::int64_t>(operand.a));
      if (operand.kind == Kind::Float) return Value::number(-tree_.floats[operand.a]);
      return std::nullopt;
    }
    case Kind::Tuple: {
      const auto items = tree_.list(n.a);
      std::vector<Value> values;
      for (const NodeId item : items) {
        const auto v = literal(item);
        if (!v) return std::nullopt;
        values.push_back(*v);
      }
      return Value(heap.tuple(std::span<const Value>(values)));
    }
    default: return std::nullopt;
  }
}

// A frozen set of the constants of a set display, made anew from its items as CPython does when it becomes a constant.
std::optional<Value> Compiler::constant_set(const Node& n) {
  value::Set* const first = in_.heap().set(true);
  for (const NodeId item : tree_.list(n.a)) {
    const auto v = literal(item);
    if (!v || !set_add(in_, *first, *v)) return std::nullopt;
  }
  value::Set* const again = in_.heap().set(true);
  for (std::uint32_t i = 0; first->table != nullptr && i <= first->mask; ++i)
    if (const value::Set::Entry& e = first->table[i]; e.key.is_set()) again->insert_new(in_.arena(), e.key, e.hash);
  return again;
}

// What stands right of a comparison: a display of constants after `in` is one constant.
void Compiler::right_operand(CompareOp op, NodeId id) {
  const Node& n = tree_[id];
  if (op == CompareOp::In || op == CompareOp::NotIn) {
    if (n.kind == Kind::Set) {
      if (const auto constants = constant_set(n)) return push_constant(*constants);
    } else if (n.kind == Kind::List) {
      std::vector<Value> values;
      for (const NodeId item : tree_.list(n.a)) {
        const auto v = literal(item);
        if (!v) return expression(id);
        values.push_back(*v);
      }
      return push_constant(in_.heap().tuple(std::span<const Value>(values)));
    }
  }
  expression(id);
}

void Compiler::optional_expression(NodeId id) {
  if (id == 0) {
    emit(Op::None_, 1);
  } else {
    expression(id);
  }
}

void Compiler::await_top() {
  emit(Op::GetAwaitable, 0);
  emit(Op::None_, 1);
  emit(Op::YieldFrom, -1, 0, 1);
}

void Compiler::expression(NodeId id) {
  const At at(*this, id);
  const Node& n = tree_[id];
  switch (n.kind) {
    case Kind::Name: load(name(n.a)); return;
    case Kind::ConstNone: emit(Op::None_, 1); return;
    case Kind::ConstTrue: emit(Op::True_, 1); return;
    case Kind::ConstFalse: emit(Op::False_, 1); return;
    case Kind::Int:
    case Kind::Float:
    case Kind::Imaginary:
    case Kind::Str:
    case Kind::Bytes:
    case Kind::ConstEllipsis: push_constant(*literal(id)); return;
    case Kind::FString: fstring(n); return;
    case Kind::Tuple:
      if (const auto v = literal(id)) {
        push_constant(*v);
      } else {
        sequence(Op::BuildTuple, Op::ListAppend, Op::ListExtend, n.a);
      }
      return;
    case Kind::List: sequence(Op::BuildList, Op::ListAppend, Op::ListExtend, n.a); return;
    case Kind::Set:
      // CPython makes a display of three and more constants from a frozen set. That decides the order of iteration.
      if (tree_.list(n.a).size() >= 3) {
        if (const auto constants = constant_set(n)) {
          emit(Op::BuildSet, 1);
          push_constant(*constants);
          emit(Op::SetUpdate, -1);
          return;
        }
      }
      sequence(Op::BuildSet, Op::SetAdd, Op::SetUpdate, n.a);
      return;
    case Kind::Dict: dict_display(n); return;
    case Kind::Unary:
      if (const auto v = literal(id)) {
        push_constant(*v);
        return;
      }
      expression(n.a);
      if (static_cast<syntax::UnaryOp>(n.small) == syntax::UnaryOp::Not) {
        emit(Op::Not, 0);
      } else {
        emit(Op::Unary, 0, 0, static_cast<std::uint8_t>(n.small));
      }
      return;
    case Kind::Binary: {
      // Long chains such as a + b + c + ... lean to the left: walk down their spine without recursing.
      std::vector<NodeId> spine;
      NodeId left = id;
      for (; tree_[left].kind == Kind::Binary; left = tree_[left].a) spine.push_back(left);
      expression(left);
      for (std::size_t i = spine.size(); i-- > 0;) {
        const Node& step = tree_[spine[i]];
        expression(step.b);
        node_ = spine[i];
        emit(Op::Binary, -1, 0, static_cast<std::uint8_t>(step.small));
      }
      return;
    }
    case Kind::BoolAnd:
    case Kind::BoolOr: {
      Label end;
      const auto items = tree_.list(n.a);
      for (std::size_t i = 0; i < items.size(); ++i) {
        expression(items[i]);
        if (i + 1 < items.size()) jump(n.kind == Kind::BoolAnd ? Op::JumpIfFalseKeep : Op::JumpIfTrueKeep, -1, end);
      }
      bind(end);
      return;
    }
    case Kind::Compare: compare(n); return;
    case Kind::Conditional: {
      Label otherwise, end;
      jump_if(n.a, false, otherwise);
      expression(n.b);
      jump(Op::Jump, 0, end);
      bind(otherwise);
      --depth_;
      expression(n.c);
      bind(end);
      return;
    }
    case Kind::Lambda: make_function(id, in_.heap().intern("<lambda>"), n.a); return;
    case Kind::Call: call(n); return;
    case Kind::Attribute:
      expression(n.a);
      emit(Op::LoadAttr, 0, cache(name(n.b)));
      return;
    case Kind::Subscript:
      expression(n.a);
      slice_or_index(n.b);
      emit(Op::Subscript, -1);
      return;
    case Kind::Slice: slice_or_index(id); return;
    case Kind::Walrus: {
      expression(n.b);
      emit(Op::Dup, 1);
      const std::uint32_t line = trace_line_;
      trace_line_ = 0;
      store(name(tree_[n.a].a));
      trace_line_ = line;
      return;
    }
    case Kind::Await:
      expression(n.a);
      await_top();
      return;
    case Kind::Yield:
      optional_expression(n.a);
      emit(Op::Yield, 0);
      return;
    case Kind::YieldFrom:
      expression(n.a);
      emit(Op::GetYieldFromIter, 0);
      emit(Op::None_, 1);
      emit(Op::YieldFrom, -1);
      return;
    case Kind::ListComp:
    case Kind::SetComp:
    case Kind::DictComp:
    case Kind::GeneratorExp: comprehension(id, n); return;
    default: emit(Op::None_, 1);  // Starred and the like stand only where their parents handle them
  }
}

void Compiler::slice_or_index(NodeId id) {
  const Node& n = tree_[id];
  if (n.kind != Kind::Slice) return expression(id);
  const At at(*this, id);
  optional_expression(n.a);
  optional_expression(n.b);
  optional_expression(n.c);
  emit(Op::BuildSlice, -2);
}

void Compiler::compare(const Node& n, Assumption assume) {
  const auto items = tree_.list(n.b);
  expression(n.a);
  if (items.size() == 2) {
    right_operand(static_cast<CompareOp>(items[0]), items[1]);
    emit(Op::Compare, -1, 0, static_cast<std::uint8_t>(items[0]));
    return;
  }
  Label cleanup, end;
  for (std::size_t i = 0; i < items.size(); i += 2) {
    right_operand(static_cast<CompareOp>(items[i]), items[i + 1]);
    if (i + 2 < items.size()) {
      emit(Op::Dup, 1);
      emit(Op::Rot3, 0);
      emit(Op::Compare, -1, 0, static_cast<std::uint8_t>(items[i]));
      const At link(*this, items[i + 1]);  // each link is a condition of its own
      jump(Op::JumpIfFalseKeep, -1, cleanup, static_cast<std::uint8_t>(assume));
    } else {
      emit(Op::Compare, -1, 0, static_cast<std::uint8_t>(items[i]));
    }
  }
  jump(Op::Jump, 0, end);
  bind(cleanup);
  ++depth_;
  emit(Op::Rot2, 0);
  emit(Op::Pop, -1);
  bind(end);
}

namespace {

Assumption opposite(Assumption a) {
  switch (a) {
    case Assumption::True: return Assumption::False;
    case Assumption::False: return Assumption::True;
    case Assumption::EarlyTrue: return Assumption::EarlyFalse;
    case Assumption::EarlyFalse: return Assumption::EarlyTrue;
    default: return a;
  }
}

// What is assumed of an operand before the last one.
Assumption of_early_operand(Kind kind, Assumption whole) {
  if (kind == Kind::BoolAnd && whole == Assumption::False) return Assumption::EarlyFalse;
  if (kind == Kind::BoolOr && whole == Assumption::True) return Assumption::EarlyTrue;
  return whole;
}

}  // namespace

void Compiler::jump_if(NodeId id, bool when, Label& label, Assumption assume) {
  const At at(*this, id);
  const Node& n = tree_[id];
  if (n.kind == Kind::Unary && static_cast<syntax::UnaryOp>(n.small) == syntax::UnaryOp::Not) {
    return jump_if(n.a, !when, label, opposite(assume));
  }
  if (n.kind == Kind::BoolAnd || n.kind == Kind::BoolOr) {
    const auto items = tree_.list(n.a);
    // `a and b` jumps when false as soon as one is; `a or b` when true as soon as one is.
    const bool decides_early = (n.kind == Kind::BoolOr) == when;
    const Assumption early = of_early_operand(n.kind, assume);
    if (decides_early) {
      for (std::size_t i = 0; i + 1 < items.size(); ++i) jump_if(items[i], when, label, early);
      jump_if(items.back(), when, label, assume);
    } else {
      Label past;
      for (std::size_t i = 0; i + 1 < items.size(); ++i) jump_if(items[i], !when, past, early);
      jump_if(items.back(), when, label, assume);
      bind(past);
    }
    return;
  }
  if (n.kind == Kind::Compare && tree_.list(n.b).size() == 2 &&
      (assume == Assumption::None || assume == Assumption::Filter)) {
    const auto items = tree_.list(n.b);
    expression(n.a);
    right_operand(static_cast<CompareOp>(items[0]), items[1]);
    jump(Op::CompareJump, -2, label, static_cast<std::uint8_t>(items[0]),
         static_cast<std::uint16_t>((when ? 1 : 0) | (assume == Assumption::Filter ? kFilter : 0)));
    return;
  }
  if (n.kind == Kind::Compare && assume == Assumption::True) {
    compare(n, assume);  // every link of a chain that is taken to hold
  } else {
    expression(id);
  }
  jump(when ? Op::JumpIfTrue : Op::JumpIfFalse, -1, label, static_cast<std::uint8_t>(assume));
}

void Compiler::fstring(const Node& n) {
  const auto parts = tree_.list(n.a);
  std::uint32_t pieces = 0;
  for (const NodeId id : parts) {
    const At at(*this, id);
    const Node& part = tree_[id];
    if (part.kind != Kind::Formatted) {
      expression(id);
      ++pieces;
      continue;
    }
    auto conversion = static_cast<std::uint16_t>(part.small);
    if (part.c != 0) {  // f"{x = }"
      push_constant(Value(unit_.name(part.c)));
      ++pieces;
      if (conversion == 0 && part.b == 0) conversion = 'r';
    }
    expression(part.a);
    if (part.b != 0) expression(part.b);
    emit(Op::FormatValue, part.b != 0 ? -1 : 0, 0, part.b != 0 ? 1 : 0, conversion);
    ++pieces;
  }
  if (pieces == 0) {
    push_constant(Value(in_.heap().empty_str()));
  } else if (pieces > 1) {
    emit(Op::BuildString, 1 - static_cast<int>(pieces), pieces);
  }
}

void Compiler::sequence(Op build, Op append, Op extend, ListId list) {
  const auto items = tree_.list(list);
  bool starred = false;
  for (const NodeId item : items) starred |= tree_[item].kind == Kind::Starred;
  if (!starred && items.size() <= 4096) {
    for (const NodeId item : items) expression(item);
    emit(build, 1 - static_cast<int>(items.size()), static_cast<std::uint32_t>(items.size()));
    return;
  }
  // With starred items (or very many) the container grows step by step; a tuple begins as a list.
  emit(build == Op::BuildSet ? Op::BuildSet : Op::BuildList, 1);
  for (const NodeId item : items) {
    const At at(*this, item);
    if (tree_[item].kind == Kind::Starred) {
      expression(tree_[item].a);
      emit(extend, -1);
    } else {
      expression(item);
      emit(append, -1, 1);
    }
  }
  if (build == Op::BuildTuple) emit(Op::ListToTuple, 0);
}

void Compiler::dict_display(const Node& n) {
  const auto items = tree_.list(n.a);
  bool plain = items.size() <= 4096;
  for (std::size_t i = 0; i < items.size(); i += 2) plain &= items[i] != 0;
  if (plain) {
    for (const NodeId item : items) expression(item);
    const auto pairs = static_cast<std::uint32_t>(items.size() / 2);
    emit(Op::BuildDict, 1 - 2 * static_cast<int>(pairs), pairs);
    return;
  }
  emit(Op::BuildDict, 1);
  for (std::size_t i = 0; i < items.size(); i += 2) {
    if (items[i] == 0) {
      expression(items[i + 1]);
      emit(Op::DictUpdate, -1);
    } else {
      expression(items[i]);
      expression(items[i + 1]);
      emit(Op::MapAdd, -2, 1);
    }
  }
}

// --- comprehensions ---

void Compiler::comprehension(NodeId id, const Node& n) {
  Scope& inner = unit_.scopes.scope_of(id, *scope_);
  const NodeId first = tree_.list(n.b)[0];
  if (n.kind == Kind::GeneratorExp) {
    make_closure(id, in_.heap().intern("<genexpr>"), 0);
    emit(Op::Unset, 1);
    expression(tree_[first].b);
    emit((tree_[first].flags & syntax::kAsync) != 0 ? Op::GetAsyncIter : Op::GetIter, 0);
    emit(Op::Call, -2, 1);
    return;
  }
  if (frame_scope_->kind == ScopeKind::Module && scope_ == frame_scope_) collect_slots(inner);
  expression(tree_[first].b);
  get_iterator((tree_[first].flags & syntax::kAsync) != 0);
  const std::uint32_t begin = here();
  const std::uint32_t line = trace_line_;
  trace_line_ = 0;
  Scope* const outer = scope_;
  scope_ = &inner;
  for (const auto& [name, symbol] : inner.symbols)
    if (symbol.bound && symbol.kind == NameKind::Cell) emit(Op::MakeCell, 0, symbol.slot, 1);
  emit(n.kind == Kind::ListComp ? Op::BuildList : n.kind == Kind::SetComp ? Op::BuildSet : Op::BuildDict, 1);
  emit(Op::Rot2, 0);
  comprehension_loops(n, 0, 1, false);
  scope_ = outer;
  trace_line_ = line;
  code_.inlined.push_back({begin, here(),
                           n.kind == Kind::ListComp  ? "<listcomp>"
                           : n.kind == Kind::SetComp ? "<setcomp>"
                                                     : "<dictcomp>"});
}

// On entry the clause's iterator is on top; `depth` iterators lie above the container. The iterator is gone at the end.
void Compiler::comprehension_loops(const Node& n, std::size_t clause, std::uint32_t depth, bool generator) {
  const auto clauses = tree_.list(n.b);
  const Node& c = tree_[clauses[clause]];
  Rounds rounds{.async = (c.flags & syntax::kAsync) != 0};
  const std::uint32_t start = here();
  // A container filled from something of unknown length is unknown itself.
  begin_round(rounds, generator ? 0 : static_cast<std::uint8_t>(std::min<std::uint32_t>(depth, 255)));
  assign_to(c.a);
  Label next;
  for (const NodeId condition : tree_.list(c.c)) jump_if(condition, false, next, Assumption::Filter);
  if (clause + 1 < clauses.size()) {
    expression(tree_[clauses[clause + 1]].b);
    get_iterator((tree_[clauses[clause + 1]].flags & syntax::kAsync) != 0);
    comprehension_loops(n, clause + 1, depth + 1, generator);
  } else if (generator) {
    expression(n.a);
    emit(Op::Yield, 0);
    emit(Op::Pop, -1);
  } else if (n.kind == Kind::DictComp) {
    expression(n.a);
    expression(n.c);
    emit(Op::MapAdd, -2, depth + 1);
  } else {
    expression(n.a);
    emit(n.kind == Kind::ListComp ? Op::ListAppend : Op::SetAdd, -1, depth + 1);
  }
  bind(next);
  jump_back(start);
  end_rounds(rounds);
}

void Compiler::generator_expression_body(const Node& n) {
  for (const std::uint32_t slot : code_.cell_slots) emit(Op::MakeCell, 0, slot);
  emit(Op::LoadFast, 1, 0);
  comprehension_loops(n, 0, 1, true);
  emit(Op::None_, 1);
  emit(Op::Return, -1);
}

}  // namespace shapetrace::interp
