// What the machine does where the program depends on something that nobody knows: conditions, and rounds of loops and
// comprehensions without a known number.
#include <algorithm>

#include "interp/loops.hpp"
#include "interp/opcodes.hpp"
#include "interp/questions.hpp"
#include "interp/symbolic.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;

int Vm::branch_truth(Value v) {
  if (value::is_unknown(v) && !LoopWatch::at_exit(in_))
    if (const dim::Truth t = symbolic_truth_unless_empty(v); t != dim::Truth::Open) return t == dim::Truth::Yes ? 1 : 0;
  return in_.truth(v);
}

int Vm::truth(Value v, Assumption assume) {
  if (assume == Assumption::None || assume == Assumption::Filter || !value::is_unknown(v)) return branch_truth(v);
  // What the source itself refuses is taken not to happen, unless it is sure to.
  if (const dim::Truth proved = symbolic_truth(v); proved != dim::Truth::Open) return proved == dim::Truth::Yes ? 1 : 0;
  const bool early = assume == Assumption::EarlyTrue || assume == Assumption::EarlyFalse;
  if (early && in_.options().every_way && as<value::Unknown>(v)->facts->expression != nullptr) return in_.truth(v);
  if (const int known = remembered_truth(in_, v); known >= 0) return known;
  const bool way = assume == Assumption::True || assume == Assumption::EarlyTrue;
  assume_truth(v, way);
  if (!LoopWatch::may_leave(in_)) remember_truth(v, way);
  return way ? 1 : 0;
}

namespace {

// The head of the innermost comprehension around an instruction.
const Instruction* comprehension_head(const CodeBody& code, std::uint32_t at) {
  for (std::uint32_t i = at; i-- > 0;)
    if (static_cast<Op>(code.instructions[i].op) == Op::ForIter && code.instructions[i].wide > at)
      return &code.instructions[i];
  return nullptr;
}

bool yields(const CodeBody& code, std::uint32_t begin, std::uint32_t end) {
  const auto is_yield = [](const Instruction& i) {
    return static_cast<Op>(i.op) == Op::Yield || static_cast<Op>(i.op) == Op::YieldFrom;
  };
  return std::any_of(code.instructions.begin() + begin, code.instructions.begin() + end, is_yield);
}

}  // namespace

void Vm::begin_unknown_round(Frame& frame, Value cause) {
  const std::uint32_t head = frame.instruction();
  if (frame.generator != nullptr && yields(*frame.code, head, frame.code->instructions[head].wide))
    frame.lost_count = cause;
}

void Vm::end_unknown_rounds(Frame& frame, Value* sp, Value cause) {
  if (const std::uint8_t depth = frame.code->instructions[frame.instruction()].extra; depth != 0)
    lose_container(sp[-static_cast<int>(depth)], cause);
  else
    in_.loops().ended(in_, cause);
}

bool Vm::lose_filtered(Frame& frame, Value* sp, Value cause) {
  if (!value::is_unknown(cause) || symbolic_truth_unless_empty(cause) != dim::Truth::Open) return false;
  const Instruction* const head = comprehension_head(*frame.code, frame.instruction());
  if (head == nullptr) return false;
  if (head->extra != 0) {
    lose_container(sp[-1 - static_cast<int>(head->extra)], cause);
  } else if (frame.generator != nullptr) {
    frame.lost_count = cause;
  }
  return true;
}

void Vm::lose_container(Value& container, Value cause) {
  if (value::is_unknown(container)) return;
  Value item;
  if (value::is_list(container) && as<List>(container)->size == 1) item = as<List>(container)->items()[0];
  if (value::is_dict(container) && as<Dict>(container)->used == 1) item = as<Dict>(container)->entries[0].value;
  container = in_.unknown_from(cause, container.object()->type);
  if (item.is_set()) LoopWatch::set_kind(in_, container, item);
}

}  // namespace shapetrace::interp
