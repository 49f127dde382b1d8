// try and with. The layout of the stack in handlers is described in opcodes.hpp (PushExc and its kin).
#include "interp/compile.hpp"

namespace shapetrace::interp {

void Compiler::try_statement(const Node& n) {
  const auto lists = tree_.list(n.c);
  if (lists[1] == 0 || tree_.list(lists[1]).empty()) return try_except(n);
  Label handler, end;
  Block block;
  block.finally_body = lists[1];
  open(block, Block::Kind::Finally, &handler);
  if (tree_.list(n.b).empty()) {
    body(n.a);
  } else {
    try_except(n);
  }
  close(block);
  body(lists[1]);
  jump(Op::Jump, 0, end);

  // An exception came through: run the body, then raise on. What goes wrong in it restores the handled exception.
  bind_handler(handler);
  Label cleanup;
  ++depth_;
  emit(Op::PushExc, 1);
  --depth_;  // the handler of the body sees only the previous exception
  Block inner;
  open(inner, Block::Kind::FinallyHandler, &cleanup);
  ++depth_;
  body(lists[1]);
  close(inner);
  emit(Op::Reraise, -2);
  bind_handler(cleanup);
  depth_ += 2;
  emit(Op::Reraise, -2);
  bind(end);
}

// except*: every clause is tried in turn with what is left; what their bodies raise is gathered.
void Compiler::star_clauses(std::span<const NodeId> handlers, Label& cleanup, Label& end, std::uint32_t base) {
  depth_ = base + 2;
  emit(Op::StarBegin, 0);
  for (const NodeId id : handlers) {
    const At at(*this, id);
    const Node& h = tree_[id];
    Label next, raised;
    Block matching;
    depth_ = base + 1;
    open(matching, Block::Kind::Protected, &cleanup);
    ++depth_;
    expression(h.a);
    emit(Op::StarMatch, 1);
    close(matching);
    Label nothing;
    jump(Op::JumpIfFalse, -1, nothing);
    Block in_body;
    depth_ = base + 2;
    open(in_body, Block::Kind::Protected, &raised);
    ++depth_;
    if (h.b != 0) {
      store(name(h.b));
    } else {
      emit(Op::Pop, -1);
    }
    body(h.c);
    close(in_body);
    const auto forget_name = [&] {
      if (h.b == 0) return;
      emit(Op::None_, 1);
      store(name(h.b));
      del(name(h.b));
    };
    forget_name();
    jump(Op::Jump, 0, next);
    bind_handler(raised);
    depth_ = base + 3;
    forget_name();
    emit(Op::StarRaised, -1);
    jump(Op::Jump, 0, next);
    bind(nothing);
    depth_ = base + 3;
    emit(Op::Pop, -1);
    bind(next);
    depth_ = base + 2;
  }
  Label taken;
  emit(Op::StarEnd, 1);
  jump(Op::JumpIfFalse, -1, taken);
  emit(Op::Reraise, -2);
  bind(taken);
  depth_ = base + 2;
  emit(Op::Pop, -1);
  emit(Op::PopExcept, -1);
  jump(Op::Jump, 0, end);
  bind_handler(cleanup);
  depth_ = base + 2;
  emit(Op::Reraise, -2);
}

void Compiler::try_except(const Node& n) {
  const auto handlers = tree_.list(n.b);
  const auto lists = tree_.list(n.c);
  Label handler, end;
  Block block;
  open(block, Block::Kind::Protected, &handler);
  body(n.a);
  close(block);
  body(lists[0]);
  jump(Op::Jump, 0, end);

  bind_handler(handler);
  const std::uint32_t base = depth_;
  ++depth_;
  emit(Op::PushExc, 1);  // previous exception
  Label cleanup;
  if (!handlers.empty() && (n.flags & syntax::kStar) != 0) {
    star_clauses(handlers, cleanup, end, base);
    bind(end);
    depth_ = base;
    return;
  }
  for (const NodeId id : handlers) {
    const At at(*this, id);
    const Node& h = tree_[id];
    Label next;
    depth_ = base + 1;
    Block matching;
    open(matching, Block::Kind::Protected, &cleanup);
    ++depth_;
    if (h.a != 0) {
      expression(h.a);
      emit(Op::MatchExc, 0);
      jump(Op::JumpIfFalse, -1, next);
    }
    if (h.b != 0) {
      store(name(h.b));
    } else {
      emit(Op::Pop, -1);
    }
    close(matching);
    Label named_cleanup;
    Block in_handler;
    in_handler.bound_name = h.b != 0 ? name(h.b) : nullptr;
    open(in_handler, Block::Kind::Handler, h.b != 0 ? &named_cleanup : &cleanup);
    body(h.c);
    close(in_handler);
    emit_block_exit(in_handler, false);
    jump(Op::Jump, 0, end);
    if (h.b != 0) {
      bind_handler(named_cleanup);
      depth_ = base + 2;
      emit(Op::None_, 1);
      store(in_handler.bound_name);
      del(in_handler.bound_name);
      emit(Op::Reraise, -2);
    }
    bind(next);
    depth_ = base + 2;
  }
  depth_ = base + 2;
  emit(Op::Reraise, -2);  // no handler took it
  bind_handler(cleanup);
  depth_ = base + 2;
  emit(Op::Reraise, -2);
  bind(end);
  depth_ = base;
}

void Compiler::with_items(const Node& n, std::size_t at_item) {
  const auto items = tree_.list(n.a);
  if (at_item == items.size()) return body(n.b);
  const Node& item = tree_[items[at_item]];
  const std::uint32_t base = depth_;
  Label handler, end;
  const NodeId statement_node = node_;
  const bool async = (n.flags & syntax::kAsync) != 0;
  expression(item.a);
  node_ = item.a;
  emit(Op::BeforeWith, 1, 0, async ? 1 : 0);
  if (async) await_top();
  Block block;
  --depth_;
  block.awaits = async;
  open(block, Block::Kind::With, &handler);
  ++depth_;
  node_ = statement_node;
  if (item.b != 0) {
    assign_to(item.b);
  } else {
    emit(Op::Pop, -1);
  }
  with_items(n, at_item + 1);
  close(block);
  node_ = item.a;
  emit(Op::Unset, 1);
  for (int i = 0; i < 3; ++i) emit(Op::None_, 1);
  emit(Op::Call, -4, 3);
  if (async) await_top();
  emit(Op::Pop, -1);
  jump(Op::Jump, 0, end);

  bind_handler(handler);
  Label cleanup, swallow;
  depth_ = base + 2;     // exit exception
  emit(Op::PushExc, 1);  // exit previous exception
  depth_ = base + 2;
  Block inner;
  open(inner, Block::Kind::Protected, &cleanup);
  depth_ = base + 3;
  emit(Op::WithExcept, 1, 0, async ? 1 : 0);
  if (async) await_top();
  jump(Op::JumpIfTrue, -1, swallow, static_cast<std::uint8_t>(Assumption::False));
  close(inner);
  emit(Op::Reraise, -2);
  bind_handler(cleanup);
  depth_ = base + 3;
  emit(Op::Reraise, -2);
  bind(swallow);
  depth_ = base + 3;
  emit(Op::Pop, -1);
  emit(Op::PopExcept, -1);
  emit(Op::Pop, -1);
  bind(end);
  depth_ = base;
  node_ = statement_node;
}

}  // namespace shapetrace::interp
