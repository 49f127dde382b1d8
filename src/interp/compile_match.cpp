// match: patterns test the value on top of the stack, which stays there until the statement ends.
//
// Captures are stored as soon as they are seen. CPython stores them only when the whole pattern has matched; programs
// do not look at names of a case that failed.
#include "interp/compile.hpp"

namespace shapetrace::interp {

void Compiler::match_statement(const Node& n) {
  expression(n.a);
  Label end;
  for (const NodeId id : tree_.list(n.b)) {
    const At at(*this, id);
    const Node& c = tree_[id];
    Label next;
    pattern(c.a, next);
    if (c.b != 0) jump_if(c.b, false, next);
    emit(Op::Pop, -1);
    body(c.c);
    jump(Op::Jump, 0, end);
    ++depth_;
    bind(next);
  }
  emit(Op::Pop, -1);
  bind(end);
}

// Jumps to `fail` after dropping values that this pattern left above the subject.
void Compiler::fail_with(std::uint32_t extra_values, Label& fail) {
  Label fine;
  jump(Op::JumpIfTrue, -1, fine);
  const std::uint32_t depth = depth_;
  for (std::uint32_t i = 0; i < extra_values; ++i) emit(Op::Pop, -1);
  jump(Op::Jump, 0, fail);
  depth_ = depth;
  bind(fine);
}

void Compiler::pattern(NodeId id, Label& fail) {
  const At at(*this, id);
  const Node& n = tree_[id];
  switch (n.kind) {
    case Kind::PatValue:
      emit(Op::Dup, 1);
      expression(n.a);
      emit(Op::Compare, -1, 0, static_cast<std::uint8_t>(syntax::CompareOp::Eq));
      jump(Op::JumpIfFalse, -1, fail);
      return;
    case Kind::PatSingleton:
      emit(Op::Dup, 1);
      expression(n.a);
      emit(Op::Compare, -1, 0, static_cast<std::uint8_t>(syntax::CompareOp::Is));
      jump(Op::JumpIfFalse, -1, fail);
      return;
    case Kind::PatCapture:
      if (n.a == 0) return;
      emit(Op::Dup, 1);
      store(name(n.a));
      return;
    case Kind::PatAs:
      if (n.a != 0) pattern(n.a, fail);
      emit(Op::Dup, 1);
      store(name(n.b));
      return;
    case Kind::PatOr: {
      Label matched;
      const auto choices = tree_.list(n.a);
      for (std::size_t i = 0; i < choices.size(); ++i) {
        if (i + 1 == choices.size()) {
          pattern(choices[i], fail);
        } else {
          Label next;
          pattern(choices[i], next);
          jump(Op::Jump, 0, matched);
          bind(next);
        }
      }
      bind(matched);
      return;
    }
    case Kind::PatSequence: pattern_sequence(n, fail); return;
    case Kind::PatMapping: pattern_mapping(n, fail); return;
    case Kind::PatClass: pattern_class(n, fail); return;
    default: return;
  }
}

void Compiler::pattern_sequence(const Node& n, Label& fail) {
  const auto items = tree_.list(n.a);
  std::size_t star = items.size();
  for (std::size_t i = 0; i < items.size(); ++i)
    if (tree_[items[i]].kind == Kind::PatStar) star = i;
  const bool starred = star != items.size();
  emit(Op::MatchSequence, 1, static_cast<std::uint32_t>(items.size() - (starred ? 1 : 0)), starred ? 1 : 0);
  jump(Op::JumpIfFalse, -1, fail);
  emit(Op::Dup, 1);
  const auto count = static_cast<std::uint32_t>(items.size());
  if (starred) {
    emit(Op::UnpackEx, static_cast<int>(count) - 1, static_cast<std::uint32_t>(count - star - 1), 0,
         static_cast<std::uint16_t>(star));
  } else {
    emit(Op::UnpackSequence, static_cast<int>(count) - 1, count);
  }
  // The first item is on top; each sub-pattern is tested and dropped.
  const std::uint32_t base = depth_ - count;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const Node& p = tree_[items[i]];
    if (p.kind == Kind::PatStar) {
      if (p.a != 0) {
        store(name(p.a));
      } else {
        emit(Op::Pop, -1);
      }
      continue;
    }
    Label failed, fine;
    pattern(items[i], failed);
    emit(Op::Pop, -1);
    jump(Op::Jump, 0, fine);
    const std::uint32_t depth = depth_;
    bind(failed);
    ++depth_;
    while (depth_ > base) emit(Op::Pop, -1);
    jump(Op::Jump, 0, fail);
    bind(fine);
    depth_ = depth;
  }
}

void Compiler::pattern_mapping(const Node& n, Label& fail) {
  const auto items = tree_.list(n.a);
  emit(Op::MatchMapping, 1);
  jump(Op::JumpIfFalse, -1, fail);
  std::uint32_t keys = 0;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2, ++keys) expression(items[i]);
  emit(Op::BuildTuple, 1 - static_cast<int>(keys), keys);  // subject keys
  emit(Op::Dup2, 2);
  emit(Op::MatchKeys, 0);  // subject keys subject values-or-None
  emit(Op::Rot2, 0);
  emit(Op::Pop, -1);  // subject keys values-or-None
  emit(Op::IsNone, 1);
  emit(Op::Not, 0);
  fail_with(2, fail);
  emit(Op::UnpackSequence, static_cast<int>(keys) - 1, keys);
  const std::uint32_t base = depth_ - keys;  // subject keys
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    Label failed, fine;
    pattern(items[i + 1], failed);
    emit(Op::Pop, -1);
    jump(Op::Jump, 0, fine);
    const std::uint32_t depth = depth_;
    bind(failed);
    ++depth_;
    while (depth_ > base - 1) emit(Op::Pop, -1);
    jump(Op::Jump, 0, fail);
    bind(fine);
    depth_ = depth;
  }
  if (n.b != 0) {
    emit(Op::MatchRest, 0);  // subject rest
    store(name(n.b));
  } else {
    emit(Op::Pop, -1);
  }
}

void Compiler::pattern_class(const Node& n, Label& fail) {
  const auto positional = tree_.list(n.b);
  const auto keywords = tree_.list(n.c);
  emit(Op::Dup, 1);
  expression(n.a);
  std::vector<Value> names;
  for (std::size_t i = 0; i + 1 < keywords.size(); i += 2) names.push_back(unit_.name(keywords[i]));
  push_constant(Value(in_.heap().tuple(std::span<const Value>(names))));
  emit(Op::MatchClass, -2, static_cast<std::uint32_t>(positional.size()));  // subject attributes-or-None
  emit(Op::IsNone, 1);
  emit(Op::Not, 0);
  fail_with(1, fail);
  const auto count = static_cast<std::uint32_t>(positional.size() + names.size());
  emit(Op::UnpackSequence, static_cast<int>(count) - 1, count);
  const std::uint32_t base = depth_ - count;
  for (std::uint32_t i = 0; i < count; ++i) {
    const NodeId sub = i < positional.size() ? positional[i] : keywords[(i - positional.size()) * 2 + 1];
    Label failed, fine;
    pattern(sub, failed);
    emit(Op::Pop, -1);
    jump(Op::Jump, 0, fine);
    const std::uint32_t depth = depth_;
    bind(failed);
    ++depth_;
    while (depth_ > base) emit(Op::Pop, -1);
    jump(Op::Jump, 0, fail);
    bind(fine);
    depth_ = depth;
  }
}

}  // namespace shapetrace::interp
