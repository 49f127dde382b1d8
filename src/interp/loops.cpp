#include "interp/loops.hpp"

#include <algorithm>
#include <optional>

#include "interp/dispatch.hpp"
#include "interp/frame.hpp"
#include "interp/opcodes.hpp"

namespace shapetrace::interp {

namespace {

struct Range {
  std::uint32_t begin, end;  // instructions
  bool holds(std::uint32_t at) const { return at >= begin && at < end; }
};

Op op_of(const CodeBody& code, std::uint32_t at) { return static_cast<Op>(code.instructions[at].op); }

bool is_jump(Op op) { return op == Op::Jump || op == Op::JumpIfFalse || op == Op::JumpIfTrue || op == Op::CompareJump; }

// The innermost loop around an instruction: from where its last round jumps back to.
std::optional<Range> loop_around(const CodeBody& code, std::uint32_t at) {
  std::optional<Range> found;
  for (std::uint32_t i = at; i < code.instructions.size(); ++i) {
    if (op_of(code, i) != Op::JumpBack || code.instructions[i].wide > at) continue;
    if (!found || code.instructions[i].wide > found->begin) found = Range{code.instructions[i].wide, i + 1};
  }
  return found;
}

// Whether what stands in `part` may leave the loop around it.
bool leaves(const CodeBody& code, Range part, Range loop) {
  for (std::uint32_t i = part.begin; i < part.end; ++i) {
    const Op op = op_of(code, i);
    if (op == Op::Return || (is_jump(op) && !loop.holds(code.instructions[i].wide))) return true;
  }
  return false;
}

enum class Way : std::uint8_t { NoExit, ExitByJump, ExitByFallingThrough };

// Which way of a conditional jump leads out of the loop that it stands in.
Way exit_of(const CodeBody& code, std::uint32_t at) {
  const std::optional<Range> loop = loop_around(code, at);
  if (!loop) return Way::NoExit;
  const std::uint32_t target = code.instructions[at].wide;
  if (!loop->holds(target)) return Way::ExitByJump;
  return target > at && leaves(code, {at + 1, target}, *loop) ? Way::ExitByFallingThrough : Way::NoExit;
}

bool jumps(const Instruction& i, bool truth) {
  if (static_cast<Op>(i.op) == Op::CompareJump) return truth == ((i.arg & 1) != 0);
  return truth == (static_cast<Op>(i.op) == Op::JumpIfTrue);
}

}  // namespace

std::size_t LoopWatch::mark(Interp& in) {
  if (remember_ == nullptr || marks_ >= kMostMarks) return kNoMark;
  ++marks_;
  return remember_(in);
}

void LoopWatch::forget_since(Interp& in, std::size_t mark, Value cause) {
  if (mark != kNoMark) forget_(in, mark, cause);
}

namespace {

constexpr std::string_view kItem = "[item]";  // among the parts of an unknown value
constexpr std::string_view kSample = "[sample]";

}  // namespace

Value LoopWatch::item_of(Interp& in, Value unknown) {
  const auto& u = *value::as<value::Unknown>(unknown);
  if (u.facts->kind == in.types().range) return in.unknown_from(unknown, in.types().int_);
  const bool keyed = u.facts->kind == in.types().dict;  // what was given of a dict are its values
  const Value given = keyed ? Value() : given_item(in, unknown);
  return given.is_set() ? given : in.unknown_from(unknown);
}

Value LoopWatch::given_item(Interp& in, Value unknown) {
  const auto& u = *value::as<value::Unknown>(unknown);
  const Value given = u.attrs == nullptr ? Value() : u.attrs->get(in.heap().intern(kItem));
  if (given.is_unset() || !value::is_unknown(given)) return given;
  return in.unknown_from(given, value::as<value::Unknown>(given)->facts->kind);
}

void LoopWatch::set_kind(Interp& in, Value unknown, Value item) {
  set_item(in, unknown, in.unknown_from(unknown, known_type(in, item)));
  value::as<value::Unknown>(unknown)->attrs->set(in.arena(), in.heap().intern(kSample), item);
}

Value LoopWatch::sample(Interp& in, Value unknown) {
  const auto& u = *value::as<value::Unknown>(unknown);
  return u.attrs == nullptr ? Value() : u.attrs->get(in.heap().intern(kSample));
}

void LoopWatch::set_item(Interp& in, Value unknown, Value item) {
  auto& u = *value::as<value::Unknown>(unknown);
  if (u.attrs == nullptr) u.attrs = in.heap().dict();
  u.attrs->set(in.arena(), in.heap().intern(kItem), item);
}

Value LoopWatch::length_of(Interp& in, Value unknown) {
  const Value n = in.unknown_from(unknown, in.types().int_);
  if (count_ != nullptr && value::as<value::Unknown>(unknown)->facts->kind == in.types().list)
    value::as<value::Unknown>(n)->facts->expression = count_(in).expr();
  return n;
}

// a = the unknown iterable, position = rounds begun, limit = the mark before the first round
Value LoopWatch::next(Interp& in, value::Iterator& it) {
  LoopWatch& watch = in.loops();
  if (it.position++ == 0) {
    it.limit = static_cast<std::int64_t>(watch.mark(in));
    return item_of(in, it.a);
  }
  if (it.position == 2) watch.forget_since(in, static_cast<std::size_t>(it.limit), it.a);
  return {};
}

void LoopWatch::begun(Interp& in) {
  Frame* const frame = in.frame();
  std::vector<Watched>& watched = watched_of(*frame);
  const Instruction* const at = frame->ip - 1;
  if (std::ranges::find(watched, at, &Watched::at) == watched.end()) watched.push_back({at, mark(in)});
}

void LoopWatch::ended(Interp& in, Value cause) {
  Frame* const frame = in.frame();
  std::vector<Watched>& watched = watched_of(*frame);
  const auto seen = std::ranges::find(watched, frame->ip - 1, &Watched::at);
  if (seen == watched.end()) return;
  forget_since(in, seen->mark, cause);
  watched.erase(seen);
}

Value LoopWatch::iterator_over(Interp& in, Value unknown) { return in.heap().iterator(next, unknown); }

std::vector<LoopWatch::Watched>& LoopWatch::watched_of(Frame& frame) {
  std::vector<Watched>& watched = watched_[&frame];
  if (!frame.watched) watched.clear();  // another call's, whose frame stood at the same place
  frame.watched = true;
  return watched;
}

bool LoopWatch::at_exit(Interp& in) { return exit_of(*in.frame()->code, in.frame()->instruction()) != Way::NoExit; }

bool LoopWatch::may_leave(Interp& in) {
  const Frame* const frame = in.frame();
  if (frame == nullptr || frame->ip == frame->code->instructions.data()) return false;
  const Op op = op_of(*frame->code, frame->instruction());
  return op != Op::Jump && is_jump(op) && at_exit(in);
}

void LoopWatch::decided(Interp& in, Value condition, bool way) {
  Frame* const frame = in.frame();
  if (remember_ == nullptr || frame == nullptr || frame->code->file->origin == base::Origin::Prelude) return;
  const Instruction* const at = frame->ip - 1;
  const Op op = static_cast<Op>(at->op);
  if (op != Op::JumpIfFalse && op != Op::JumpIfTrue && op != Op::CompareJump) return;
  const Way exit = exit_of(*frame->code, frame->instruction());
  if (exit == Way::NoExit) return;
  std::vector<Watched>& watched = watched_of(*frame);
  const auto seen = std::ranges::find(watched, at, &Watched::at);
  const bool ends = jumps(*at, way) == (exit == Way::ExitByJump);
  if (seen == watched.end()) {
    if (!ends) watched.push_back({at, mark(in)});
    return;
  }
  forget_since(in, seen->mark, condition);
  if (ends) {
    watched.erase(seen);
  } else {
    seen->mark = mark(in);
  }
}

}  // namespace shapetrace::interp
