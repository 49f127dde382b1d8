#include "interp/vm.hpp"

#include <sys/mman.h>

#include "interp/dispatch.hpp"
#include "interp/except_star.hpp"
#include "interp/explorer.hpp"
#include "interp/loops.hpp"
#include "interp/opcodes.hpp"
#include "interp/protocols.hpp"
#include "interp/quick_numbers.hpp"
#include "interp/symbolic.hpp"
#include "interp/tracer.hpp"

namespace shapetrace::interp {

using syntax::BinaryOp;
using syntax::CompareOp;
using value::as;
using value::Function;
using value::Generator;
using value::Layout;

namespace {
constexpr std::size_t kStackValues = std::size_t{1} << 23;  // address space only; pages come as they are touched
constexpr std::int32_t kPollEvery = 20000;

}  // namespace

Vm::Vm(Interp& in) : in_(in), heap_(in.heap()), arena_(in.arena()), started_(std::chrono::steady_clock::now()) {
  void* const memory = mmap(nullptr, kStackValues * sizeof(Value), PROT_READ | PROT_WRITE,
                            MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  if (memory == MAP_FAILED) throw std::bad_alloc();
  memory_ = top_ = static_cast<Value*>(memory);
  limit_ = memory_ + kStackValues - 1024;
  countdown_ = kPollEvery;
}

Vm::~Vm() { munmap(memory_, kStackValues * sizeof(Value)); }

bool Vm::poll() {
  steps_ += static_cast<std::uint64_t>(kPollEvery - countdown_);
  countdown_ = kPollEvery;
  if (in_.abandoned()) return false;
  if (arena_.exhausted()) {
    in_.abandon("the program needs more memory than the analysis may take");
    return false;
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started_;
  if (elapsed.count() > in_.options().max_seconds || steps_ > in_.options().max_steps) {
    in_.abandon("the time for this analysis ran out here (--max-seconds)");
    return false;
  }
  return true;
}

bool Vm::check_room(const CodeBody& code, const Value* locals) {
  if (depth_ >= in_.recursion_limit) [[unlikely]] {
    in_.raise(Exc::RecursionError, "maximum recursion depth exceeded");
    return false;
  }
  if (locals + code.slots + code.stack_size >= limit_ || (depth_ % 512 == 511 && base::stack_is_low())) [[unlikely]] {
    in_.abandon("the program recurses too deeply to be followed");
    return false;
  }
  return true;
}

// Where the locals of a function begin that `frame` calls: at the arguments, unless these stand in a generator's own
// memory, which has no room behind it.
Value* Vm::callee_place(const Frame& frame, Value* arguments, std::uint32_t count) {
  if (frame.generator == nullptr) return arguments;
  std::copy(arguments, arguments + count, top_);
  return top_;
}

// `locals` is on the value stack, with the arguments bound; other slots are cleared here.
Frame& Vm::push_frame(CodeBody& code, Value* locals) {
  if (frame_count_ == frames_.size()) frames_.emplace_back();
  Frame& frame = frames_[frame_count_++];
  frame = Frame{};
  frame.code = &code;
  frame.ip = code.instructions.data();
  frame.locals = locals;
  frame.stack = frame.sp = locals + code.slots;
  frame.back = in_.frame_;
  in_.frame_ = &frame;
  top_ = frame.stack + code.stack_size + 2;
  ++depth_;
  return frame;
}

void Vm::pop_frame() {
  Frame* const frame = in_.frame_;
  in_.frame_ = frame->back;
  --depth_;
  if (frame->generator == nullptr) {
    top_ = frame->locals;
    --frame_count_;
  }
}

void Vm::enter_closure(Frame& frame, const Tuple* closure) {
  if (closure == nullptr) return;
  for (std::uint32_t i = 0; i < closure->size; ++i) frame.locals[frame.code->first_free_slot + i] = (*closure)[i];
}

Value Vm::call_function(Function& function, std::span<const Value> arguments, const Tuple* keywords) {
  CodeBody& code = *function.code;
  in_.codes().ensure_compiled(code);
  if (code.is_generator || code.is_coroutine) return make_generator(function, arguments, keywords);
  Value* const locals = top_;
  if (!check_room(code, locals)) return Value::error();
  Value* const saved_top = top_;
  top_ = locals + code.slots + code.stack_size + 2;  // binding may call back (never, but for errors' text)
  if (!bind_arguments(function, arguments, keywords, locals)) {
    top_ = saved_top;
    return Value::error();
  }
  Frame& frame = push_frame(code, locals);
  frame.function = &function;
  frame.globals = function.globals;
  frame.entry = true;
  enter_closure(frame, function.closure);
  return run(frame);
}

Value Vm::run_code(CodeBody& code, Dict* globals, Dict* namespace_, const Tuple* closure) {
  in_.codes().ensure_compiled(code);
  Value* const locals = top_;
  if (!check_room(code, locals)) return Value::error();
  for (std::uint32_t i = 0; i < code.slots; ++i) locals[i] = Value();
  Frame& frame = push_frame(code, locals);
  frame.globals = globals;
  frame.namespace_ = namespace_;
  frame.entry = true;
  enter_closure(frame, closure);
  return run(frame);
}

// The loop. Each case either goes on to the next instruction or to `failed` with an exception pending.
Value Vm::run(Frame& entry) {
  Frame* frame = &entry;
  const Instruction* ip = frame->ip;
  Value* sp = frame->sp;
  Value* locals = frame->locals;

  const auto load_frame = [&](Frame& f) {
    frame = &f;
    ip = f.ip;
    sp = f.sp;
    locals = f.locals;
  };
  const auto truth_of = [&](Value v) -> int {
    if (v.is_bool()) return v.as_bool() ? 1 : 0;
    if (v.is_none()) return 0;
    if (v.is_int()) return v.as_int() != 0 ? 1 : 0;
    return in_.truth(v);
  };

  while (true) {
    const Instruction i = *ip++;
    switch (static_cast<Op>(i.op)) {
      case Op::Nop: break;
      case Op::Const: *sp++ = frame->code->constants[i.wide]; break;
      case Op::None_: *sp++ = Value::none(); break;
      case Op::True_: *sp++ = Value::boolean(true); break;
      case Op::False_: *sp++ = Value::boolean(false); break;
      case Op::Unset: *sp++ = Value(); break;
      case Op::Pop: --sp; break;
      case Op::Dup:
        *sp = sp[-1];
        ++sp;
        break;
      case Op::Dup2:
        sp[0] = sp[-2];
        sp[1] = sp[-1];
        sp += 2;
        break;
      case Op::Rot2: std::swap(sp[-1], sp[-2]); break;
      case Op::Rot3: {
        const Value top = sp[-1];
        sp[-1] = sp[-2];
        sp[-2] = sp[-3];
        sp[-3] = top;
        break;
      }

      case Op::LoadFast: {
        const Value v = locals[i.wide];
        if (v.is_unset()) [[unlikely]] {
          frame->ip = ip;
          unbound_local(*frame, i.wide);
          goto failed;
        }
        *sp++ = v;
        break;
      }
      case Op::StoreFast: locals[i.wide] = *--sp; break;
      case Op::DeleteFast:
        if (locals[i.wide].is_unset()) {
          frame->ip = ip;
          unbound_local(*frame, i.wide);
          goto failed;
        }
        locals[i.wide] = Value();
        break;
      case Op::LoadDeref: {
        const Value v = as<value::Cell>(locals[i.wide])->value;
        if (v.is_unset()) [[unlikely]] {
          frame->ip = ip;
          unbound_local(*frame, i.wide);
          goto failed;
        }
        *sp++ = v;
        break;
      }
      case Op::StoreDeref: as<value::Cell>(locals[i.wide])->value = *--sp; break;
      case Op::DeleteDeref: as<value::Cell>(locals[i.wide])->value = Value(); break;
      case Op::LoadClassDeref: {
        Value v = frame->namespace_->get(frame->code->caches[i.wide].name);
        if (v.is_unset()) v = as<value::Cell>(locals[i.arg])->value;
        if (v.is_unset()) {
          frame->ip = ip;
          unbound_local(*frame, i.arg);
          goto failed;
        }
        *sp++ = v;
        break;
      }
      case Op::MakeCell: {
        auto* const cell = heap_.make<value::Cell>(heap_.types.cell);
        if (i.extra == 0) cell->value = locals[i.wide];
        locals[i.wide] = cell;
        break;
      }
      case Op::LoadCell: *sp++ = locals[i.wide]; break;
      case Op::LoadGlobal: {
        InlineCache& c = frame->code->caches[i.wide];
        const Dict* const globals = frame->globals;
        if (c.kind == 1 && c.entry < globals->used && globals->entries[c.entry].key == Value(c.name)) [[likely]] {
          *sp++ = globals->entries[c.entry].value;
          break;
        }
        frame->ip = ip;
        const Value v = load_global(*frame, c);
        if (v.is_error()) goto failed;
        *sp++ = v;
        break;
      }
      case Op::StoreGlobal: {
        InlineCache& c = frame->code->caches[i.wide];
        Dict* const globals = frame->globals;
        if (c.entry < globals->used && globals->entries[c.entry].key == Value(c.name)) {
          globals->entries[c.entry].value = *--sp;
          break;
        }
        globals->set(arena_, c.name, *--sp);
        c.entry = globals->find(c.name);
        break;
      }
      case Op::DeleteGlobal:
        if (!frame->globals->erase(frame->code->caches[i.wide].name)) {
          frame->ip = ip;
          in_.raise(Exc::NameError, "name '{}' is not defined", frame->code->caches[i.wide].name->view());
          goto failed;
        }
        break;
      case Op::LoadName: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = load_name(*frame, frame->code->caches[i.wide]);
        if (v.is_error()) goto failed;
        *sp++ = v;
        break;
      }
      case Op::StoreName: {
        Dict* const names = frame->namespace_;
        Str* const name = frame->code->caches[i.wide].name;
        if (names->type == heap_.types.dict) [[likely]] {
          names->set(arena_, name, *--sp);
          break;
        }
        frame->ip = ip;
        frame->sp = sp;
        if (!in_.set_item(names, name, sp[-1])) goto failed;
        --sp;
        break;
      }
      case Op::DeleteName:
        if (!frame->namespace_->erase(frame->code->caches[i.wide].name)) {
          frame->ip = ip;
          in_.raise(Exc::NameError, "name '{}' is not defined", frame->code->caches[i.wide].name->view());
          goto failed;
        }
        break;

      case Op::LoadAttr: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = load_attr(sp[-1], frame->code->caches[i.wide]);
        if (v.is_error()) [[unlikely]]
          goto failed;
        sp[-1] = v;
        break;
      }
      case Op::StoreAttr:
        frame->ip = ip;
        frame->sp = sp;
        if (!store_attr(sp[-1], frame->code->caches[i.wide], sp[-2])) [[unlikely]]
          goto failed;
        sp -= 2;
        break;
      case Op::DeleteAttr:
        frame->ip = ip;
        frame->sp = sp;
        if (!in_.delete_attr(sp[-1], frame->code->caches[i.wide].name)) goto failed;
        --sp;
        break;
      case Op::LoadMethod: {
        frame->ip = ip;
        frame->sp = sp;
        Value method;
        const Value self = sp[-1];
        const int kind = load_method(self, frame->code->caches[i.wide], method);
        if (kind < 0) [[unlikely]]
          goto failed;
        sp[-1] = method;
        *sp++ = kind == 1 ? self : Value();
        break;
      }
      case Op::Subscript: {
        const Value container = sp[-2], key = sp[-1];
        if (key.is_int() && container.is_object()) {
          const auto at = key.as_int();
          if (container.object()->type == heap_.types.list) {
            const List& l = *as<List>(container);
            if (static_cast<std::uint64_t>(at) < l.size) {
              *(--sp - 1) = l.data[at];
              break;
            }
          } else if (container.object()->type == heap_.types.tuple) {
            const Tuple& t = *as<Tuple>(container);
            if (static_cast<std::uint64_t>(at) < t.size) {
              *(--sp - 1) = t[static_cast<std::size_t>(at)];
              break;
            }
          }
        }
        frame->ip = ip;
        frame->sp = sp;
        const Value v = in_.get_item(container, key);
        if (v.is_error()) [[unlikely]]
          goto failed;
        *(--sp - 1) = v;
        break;
      }
      case Op::StoreSubscript: {
        const Value container = sp[-2], key = sp[-1];
        if (key.is_int() && container.is_object() && container.object()->type == heap_.types.list) {
          List& l = *as<List>(container);
          if (static_cast<std::uint64_t>(key.as_int()) < l.size) {
            l.data[key.as_int()] = sp[-3];
            sp -= 3;
            break;
          }
        }
        frame->ip = ip;
        frame->sp = sp;
        if (!in_.set_item(container, key, sp[-3])) [[unlikely]]
          goto failed;
        sp -= 3;
        break;
      }
      case Op::DeleteSubscript:
        frame->ip = ip;
        frame->sp = sp;
        if (!in_.delete_item(sp[-2], sp[-1])) goto failed;
        sp -= 2;
        break;
      case Op::BuildSlice:
        sp[-3] = heap_.slice(sp[-3], sp[-2], sp[-1]);
        sp -= 2;
        break;

      case Op::Binary: {
        const Value a = sp[-2], b = sp[-1];
        Value v = quick_binary(static_cast<BinaryOp>(i.extra), a, b);
        if (v.is_unset()) {
          frame->ip = ip;
          frame->sp = sp;
          v = in_.binary(static_cast<BinaryOp>(i.extra), a, b);
          if (v.is_error()) [[unlikely]]
            goto failed;
        }
        *(--sp - 1) = v;
        break;
      }
      case Op::Inplace: {
        const Value a = sp[-2], b = sp[-1];
        Value v = quick_binary(static_cast<BinaryOp>(i.extra), a, b);
        if (v.is_unset()) {
          frame->ip = ip;
          frame->sp = sp;
          v = in_.inplace(static_cast<BinaryOp>(i.extra), a, b);
          if (v.is_error()) [[unlikely]]
            goto failed;
        }
        *(--sp - 1) = v;
        break;
      }
      case Op::Unary: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = in_.unary(static_cast<syntax::UnaryOp>(i.extra), sp[-1]);
        if (v.is_error()) [[unlikely]]
          goto failed;
        sp[-1] = v;
        break;
      }
      case Op::Not: {
        frame->ip = ip;
        frame->sp = sp;
        const Value operand = sp[-1];
        if (value::is_unknown(operand)) {
          sp[-1] = in_.unary(syntax::UnaryOp::Not, operand);
          if (sp[-1].is_error()) goto failed;
          break;
        }
        const int truth = truth_of(operand);
        if (truth < 0) [[unlikely]]
          goto failed;
        sp[-1] = Value::boolean(truth == 0);
        break;
      }
      case Op::Compare: {
        const Value a = sp[-2], b = sp[-1];
        Value v = quick_compare(static_cast<CompareOp>(i.extra), a, b);
        if (v.is_unset()) {
          frame->ip = ip;
          frame->sp = sp;
          v = in_.compare(static_cast<CompareOp>(i.extra), a, b);
          if (v.is_error()) [[unlikely]]
            goto failed;
        }
        *(--sp - 1) = v;
        break;
      }
      case Op::CompareJump: {
        const Value a = sp[-2], b = sp[-1];
        Value v = quick_compare(static_cast<CompareOp>(i.extra), a, b);
        if (v.is_unset()) {
          frame->ip = ip;
          frame->sp = sp;
          v = in_.compare(static_cast<CompareOp>(i.extra), a, b);
          if (v.is_error()) [[unlikely]]
            goto failed;
        }
        int truth = v.is_true() ? 1 : 0;
        if (!v.is_bool()) {
          if ((i.arg & kFilter) != 0 && lose_filtered(*frame, sp - 2, v)) {
            sp -= 2;
            break;
          }
          truth = branch_truth(v);
          if (truth < 0) [[unlikely]]
            goto failed;
        }
        sp -= 2;
        if (truth == (i.arg & 1)) ip = frame->code->instructions.data() + i.wide;
        break;
      }

      case Op::Jump: ip = frame->code->instructions.data() + i.wide; break;
      case Op::JumpBack:
        ip = frame->code->instructions.data() + i.wide;
        if (--countdown_ <= 0) [[unlikely]] {
          frame->ip = ip;
          if (!poll()) goto failed;
        }
        break;
      case Op::JumpIfFalse:
      case Op::JumpIfTrue: {
        const Value v = sp[-1];
        int truth = v.is_true() ? 1 : 0;
        if (!v.is_bool()) {
          frame->ip = ip;
          frame->sp = sp;
          if (i.extra == static_cast<std::uint8_t>(Assumption::Filter) && lose_filtered(*frame, sp - 1, v)) {
            --sp;
            break;
          }
          truth = v.is_object() ? this->truth(v, static_cast<Assumption>(i.extra)) : truth_of(v);
          if (truth < 0) [[unlikely]]
            goto failed;
        }
        --sp;
        if ((truth == 1) == (static_cast<Op>(i.op) == Op::JumpIfTrue)) ip = frame->code->instructions.data() + i.wide;
        break;
      }
      case Op::JumpIfFalseKeep:
      case Op::JumpIfTrueKeep: {
        frame->ip = ip;
        frame->sp = sp;
        const int truth = i.extra == 0 ? truth_of(sp[-1]) : this->truth(sp[-1], static_cast<Assumption>(i.extra));
        if (truth < 0) [[unlikely]]
          goto failed;
        if ((truth == 1) == (static_cast<Op>(i.op) == Op::JumpIfTrueKeep)) {
          ip = frame->code->instructions.data() + i.wide;
        } else {
          --sp;
        }
        break;
      }
      case Op::GetIter: {
        frame->ip = ip;
        frame->sp = sp;
        Value v = in_.iterate(sp[-1]);
        if (v.is_error()) [[unlikely]]
          goto failed;
        if (value::is_unknown(v)) v = in_.loops().iterator_over(in_, v);
        // Where a loop goes over a built-in container, only the loop knows the iterator.
        if (i.wide != 0 && sp[-1] != v && !value::is_unknown(sp[-1]) && value::has_layout(v, Layout::Iterator) &&
            is_core_type(in_, sp[-1].object()->type))
          as<value::Iterator>(v)->of_loop = true;
        sp[-1] = v;
        break;
      }
      case Op::ForIter: {
        const Value iterator = sp[-1];
        // What is gone over when nobody knows how often.
        Value unknown = LoopWatch::is_watched(iterator) ? as<value::Iterator>(iterator)->a : Value();
        Value item;
        if (value::has_layout(iterator, Layout::Iterator) && !iterator.object()->type->user_defined) [[likely]] {
          auto& it = *as<value::Iterator>(iterator);
          frame->ip = ip;
          frame->sp = sp;
          item = it.next(in_, it);
          if (item.is_error() && in_.catch_pending(Exc::StopIteration)) item = Value();
          if (item.is_unset() && it.of_loop) arena_.free_block(&it, sizeof it);
        } else {
          frame->ip = ip;
          frame->sp = sp;
          item = in_.next(iterator);
          if (value::has_layout(iterator, Layout::Generator)) unknown = as<Generator>(iterator)->frame->lost_count;
          if (i.extra == 0 && unknown.is_set() && item.is_set()) in_.loops().begun(in_);
        }
        if (item.is_error()) [[unlikely]] {
          if (!in_.answers_unknown()) goto failed;
          unknown = in_.take_unknown_answer();
          item = Value();
        }
        if (item.is_unset()) {
          --sp;
          if (unknown.is_set()) end_unknown_rounds(*frame, sp, unknown);
          ip = frame->code->instructions.data() + i.wide;
        } else {
          *sp++ = item;
          if (unknown.is_set()) [[unlikely]]
            begin_unknown_round(*frame, unknown);
        }
        break;
      }

      case Op::BuildTuple: {
        Tuple* const t = heap_.tuple(std::span<const Value>(sp - i.wide, i.wide));
        sp -= i.wide;
        *sp++ = t;
        break;
      }
      case Op::BuildList: {
        List* const l = heap_.list(std::span<const Value>(sp - i.wide, i.wide));
        sp -= i.wide;
        *sp++ = l;
        break;
      }
      case Op::BuildSet: {
        frame->ip = ip;
        frame->sp = sp;
        value::Set* const s = heap_.set();
        for (std::uint32_t k = 0; k < i.wide; ++k)
          if (!set_add(in_, *s, sp[static_cast<int>(k) - static_cast<int>(i.wide)])) goto failed;
        sp -= i.wide;
        *sp++ = s;
        break;
      }
      case Op::BuildDict: {
        frame->ip = ip;
        frame->sp = sp;
        Dict* const d = heap_.dict();
        const Value* const pairs = sp - 2 * i.wide;
        if (i.wide > 4) d->reserve(arena_, i.wide);
        for (std::uint32_t k = 0; k < i.wide; ++k)
          if (!dict_set(in_, *d, pairs[2 * k], pairs[2 * k + 1])) goto failed;
        sp -= 2 * i.wide;
        *sp++ = d;
        break;
      }
      case Op::ListAppend:
        if (const Value to = sp[-1 - static_cast<int>(i.wide)]; !value::is_unknown(to)) [[likely]]
          as<List>(to)->append(arena_, sp[-1]);
        --sp;
        break;
      case Op::SetAdd:
        frame->ip = ip;
        frame->sp = sp;
        if (const Value to = sp[-1 - static_cast<int>(i.wide)];
            !value::is_unknown(to) && !set_add(in_, *as<value::Set>(to), sp[-1]))
          goto failed;
        --sp;
        break;
      case Op::MapAdd:
        frame->ip = ip;
        frame->sp = sp;
        if (const Value to = sp[-2 - static_cast<int>(i.wide)];
            !value::is_unknown(to) && !dict_set(in_, *as<Dict>(to), sp[-2], sp[-1]))
          goto failed;
        sp -= 2;
        break;
      case Op::ListExtend: {
        frame->ip = ip;
        frame->sp = sp;
        if (value::is_unknown(sp[-1]) || value::is_unknown(sp[-2])) {  // how many items there are is not known
          if (!value::is_unknown(sp[-2])) in_.lose(*as<List>(sp[-2]), sp[-1]);
          --sp;
          break;
        }
        if (!in_.collect(sp[-1], *as<List>(sp[-2]))) {
          if (in_.answers_unknown()) {
            in_.lose(*as<List>(sp[-2]), in_.take_unknown_answer());
            --sp;
            break;
          }
          if (i.extra != 0 && in_.pending_is(Exc::TypeError) && in_.special(sp[-1], Special::Iter).is_unset()) {
            in_.take_pending();
            // The only positional argument is spread by the call itself, others while their list is built.
            if (i.extra == 2) {
              in_.type_error("{}() argument after * must be an iterable, not {}", callee_name(sp[-4]),
                             in_.type_name(sp[-1]));
            } else {
              in_.type_error("Value after * must be an iterable, not {}", in_.type_name(sp[-1]));
            }
          }
          goto failed;
        }
        --sp;
        break;
      }
      case Op::SetUpdate: {
        frame->ip = ip;
        frame->sp = sp;
        value::Set& s = *as<value::Set>(sp[-2]);
        if (value::is_set(sp[-1]) ? !set_merge(in_, s, *as<value::Set>(sp[-1]))
            : value::is_unknown(sp[-1])
                ? !set_add(in_, s, sp[-1])
                : !in_.for_each(sp[-1], [&](Value v) { return set_add(in_, s, v); }) || in_.failed())
          goto failed;
        --sp;
        break;
      }
      case Op::DictUpdate:
        frame->ip = ip;
        frame->sp = sp;
        if (in_.call_method(sp[-2], "update", {sp[-1]}).is_error()) goto failed;
        --sp;
        break;
      case Op::DictMerge:
        frame->ip = ip;
        frame->sp = sp;
        if (!merge_keywords(sp[-5], *as<Dict>(sp[-2]), sp[-1])) goto failed;
        --sp;
        break;
      case Op::ListToTuple:
        if (value::is_unknown(sp[-1])) {
          sp[-1] = in_.unknown_from(sp[-1], heap_.types.tuple);
          break;
        }
        sp[-1] = heap_.tuple(std::span<const Value>(as<List>(sp[-1])->items()));
        break;
      case Op::UnpackSequence: {
        const Value v = sp[-1];
        std::span<const Value> items;
        if (v.is_object() && v.object()->type == heap_.types.tuple) {
          items = as<Tuple>(v)->items();
        } else if (v.is_object() && v.object()->type == heap_.types.list) {
          items = as<List>(v)->items();
        }
        if (items.size() == i.wide && i.wide != 0) [[likely]] {
          --sp;
          for (std::size_t k = items.size(); k-- > 0;) *sp++ = items[k];
          break;
        }
        frame->ip = ip;
        frame->sp = sp;
        if (!unpack(v, i.wide, -1, sp)) goto failed;
        break;
      }
      case Op::UnpackEx:
        frame->ip = ip;
        frame->sp = sp;
        if (!unpack(sp[-1], i.arg, static_cast<std::int32_t>(i.wide), sp)) goto failed;
        break;

      case Op::Call: {
        frame->ip = ip;
        std::uint32_t count = i.wide;
        Value* arguments = sp - count;
        Value callee = arguments[-2];
        Value* const result_place = arguments - 2;
        if (arguments[-1].is_set()) {
          --arguments;
          ++count;
        }
        if (--countdown_ <= 0) [[unlikely]] {
          frame->sp = sp;
          if (!poll()) goto failed;
        }
        if (callee.is_object()) {
          if (callee.object()->type == heap_.types.bound_method) {
            // Put self where the callee's marker stands.
            const auto& method = *as<value::BoundMethod>(callee);
            if (arguments == sp - i.wide) {
              *--arguments = method.self;
              ++count;
              callee = method.function;
            }
          } else if (callee.object()->type->user_defined && arguments == sp - i.wide &&
                     callee.object()->type->layout != Layout::Type) {
            // An instance with a __call__ of its own.
            const Value call = in_.special(callee, Special::Call);
            if (call.is_object() && call.object()->type == heap_.types.function) {
              *--arguments = callee;
              ++count;
              callee = call;
            }
          }
          if (callee.is_object() && callee.object()->type == heap_.types.function) {
            auto& function = *as<Function>(callee);
            CodeBody& code = *function.code;
            in_.codes().ensure_compiled(code);
            if (!code.is_generator && !code.is_coroutine) {
              frame->sp = sp;
              arguments = callee_place(*frame, arguments, count);
              if (!check_room(code, arguments)) goto failed;
              if (count == code.positional && code.keyword_only == 0 && !code.has_var_args && !code.has_var_keywords) {
                for (std::uint32_t k = count; k < code.slots; ++k) arguments[k] = Value();
              } else if (!bind_arguments(function, std::span<const Value>(arguments, count), nullptr, arguments)) {
                goto failed;
              }
              frame->sp = result_place;
              Frame& callee_frame = push_frame(code, arguments);
              callee_frame.function = &function;
              callee_frame.globals = function.globals;
              enter_closure(callee_frame, function.closure);
              load_frame(callee_frame);
              break;
            }
          } else if (callee.is_object() && callee.object()->type == heap_.types.type) {
            // A plain class: make the instance and run its __init__ in this loop.
            auto* const cls = as<Type>(callee);
            if (cls->user_defined && cls->layout == Layout::Plain && !cls->abstract && arguments == sp - i.wide) {
              const Value init = in_.special(cls, Special::Init);
              if (init.is_object() && init.object()->type == heap_.types.function &&
                  in_.special(cls, Special::New) == in_.special(heap_.types.object, Special::New)) {
                auto& function = *as<Function>(init);
                CodeBody& code = *function.code;
                in_.codes().ensure_compiled(code);
                if (!code.is_generator && !code.is_coroutine) {
                  *--arguments = in_.new_instance(cls);
                  ++count;
                  frame->sp = sp;
                  const Value instance = arguments[0];
                  if (instance.is_error()) goto failed;
                  arguments = callee_place(*frame, arguments, count);
                  if (!check_room(code, arguments)) goto failed;
                  if (!bind_arguments(function, std::span<const Value>(arguments, count), nullptr, arguments))
                    goto failed;
                  frame->sp = result_place;
                  Frame& callee_frame = push_frame(code, arguments);
                  callee_frame.function = &function;
                  callee_frame.globals = function.globals;
                  callee_frame.instance = instance;
                  enter_closure(callee_frame, function.closure);
                  load_frame(callee_frame);
                  break;
                }
              }
            }
          }
        }
        frame->sp = sp;
        const Value v = in_.call(callee, std::span<const Value>(arguments, count));
        if (v.is_error()) [[unlikely]]
          goto failed;
        sp = result_place;
        *sp++ = v;
        break;
      }
      case Op::CallKw: {
        frame->ip = ip;
        frame->sp = sp;
        if (--countdown_ <= 0 && !poll()) [[unlikely]]
          goto failed;
        std::uint32_t count = i.wide;
        Value* arguments = sp - count;
        Value callee = arguments[-2];
        Value* const result_place = arguments - 2;
        if (arguments[-1].is_set()) {
          --arguments;
          ++count;
        }
        const Tuple* const names = as<Tuple>(frame->code->constants[i.arg]);
        if (callee.is_object() && callee.object()->type == heap_.types.function) {
          auto& function = *as<Function>(callee);
          CodeBody& code = *function.code;
          in_.codes().ensure_compiled(code);
          if (!code.is_generator && !code.is_coroutine) {
            arguments = callee_place(*frame, arguments, count);
            if (!check_room(code, arguments)) goto failed;
            if (!bind_arguments(function, std::span<const Value>(arguments, count), names, arguments)) goto failed;
            frame->sp = result_place;
            Frame& callee_frame = push_frame(code, arguments);
            callee_frame.function = &function;
            callee_frame.globals = function.globals;
            enter_closure(callee_frame, function.closure);
            load_frame(callee_frame);
            break;
          }
        }
        const Value v = in_.call(callee, std::span<const Value>(arguments, count), names);
        if (v.is_error()) [[unlikely]]
          goto failed;
        sp = result_place;
        *sp++ = v;
        break;
      }
      case Op::CallEx: {
        frame->ip = ip;
        frame->sp = sp;
        if (--countdown_ <= 0 && !poll()) [[unlikely]]
          goto failed;
        const Dict* keywords = nullptr;
        Value* at = sp;
        if (i.extra == 1) keywords = as<Dict>(*--at);
        const Value arguments = *--at;
        const auto* const positional = as<Tuple>(arguments);
        const Value self = *--at;
        const Value callee = *--at;
        Value v;
        if (value::is_unknown(arguments) || (keywords != nullptr && keywords->has_unknown_key)) [[unlikely]] {
          v = call_unknown_arguments(callee, self, arguments, keywords);
        } else if (self.is_set()) {
          List* const all = heap_.list();
          all->append(arena_, self);
          for (const Value a : positional->items()) all->append(arena_, a);
          v = in_.call_dict(callee, all->items(), keywords);
        } else {
          v = in_.call_dict(callee, positional->items(), keywords);
        }
        if (v.is_error()) [[unlikely]]
          goto failed;
        sp = at;
        *sp++ = v;
        break;
      }
      case Op::MakeFunction: {
        const Value f = make_function(*frame, i, sp);
        *sp++ = f;
        break;
      }
      case Op::BuildClass: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = build_class(sp[-4], sp[-3], sp[-2], sp[-1]);
        if (v.is_error()) goto failed;
        sp -= 3;
        sp[-1] = v;
        break;
      }

      case Op::Return: {
        Value v = sp[-1];
        if (frame->generator != nullptr) {
          frame->generator->finished = true;
          pop_frame();
          return v;
        }
        if (frame->instance.is_set()) {
          if (!v.is_none()) [[unlikely]] {
            frame->ip = ip;
            in_.type_error("__init__() should return None, not '{}'", in_.type_name(v));
            goto failed;
          }
          v = frame->instance;
        }
        const bool entry_frame = frame->entry;
        pop_frame();
        if (entry_frame) return v;
        Frame& caller = *in_.frame_;
        top_ = caller.generator == nullptr ? caller.stack + caller.code->stack_size + 2 : top_;
        load_frame(caller);
        *sp++ = v;
        break;
      }
      case Op::Yield: {
        const Value v = *--sp;
        frame->generator->gave = true;
        frame->ip = ip;
        frame->sp = sp;
        in_.frame_ = frame->back;
        --depth_;
        return v;
      }
      case Op::YieldFrom: {
        // iterator value: gets the next item of the inner iterator and yields it, until that ends.
        frame->ip = ip;
        frame->sp = sp;
        Value result = Value::none();
        if (i.extra != 0 && value::is_unknown(sp[-2])) {  // what an unknown awaitable waits for shows nowhere
          --sp;
          break;
        }
        const Value item = next_of_inner(*frame, sp[-2], sp[-1], result);
        if (item.is_error()) goto failed;
        --sp;
        if (item.is_unset()) {
          sp[-1] = result;
          break;
        }
        frame->ip = ip - 1;  // comes back here with what was sent
        frame->sp = sp;
        in_.frame_ = frame->back;
        --depth_;
        return item;
      }
      case Op::GetYieldFromIter: {
        frame->ip = ip;
        frame->sp = sp;
        if (value::has_layout(sp[-1], Layout::Generator)) break;
        const Value v = in_.iterate(sp[-1]);
        if (v.is_error()) goto failed;
        sp[-1] = v;
        break;
      }
      case Op::GetAwaitable: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = awaitable(sp[-1]);
        if (v.is_error()) goto failed;
        sp[-1] = v;
        break;
      }
      case Op::GetAsyncIter: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = async_iterator(sp[-1]);
        if (v.is_error()) goto failed;
        sp[-1] = v;
        break;
      }
      case Op::JumpIfAsync:
        if (!value::is_unknown(sp[-1]) && !LoopWatch::is_watched(sp[-1]))
          ip = frame->code->instructions.data() + i.wide;
        break;
      case Op::AsyncNext: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = async_next(sp[-1]);
        if (v.is_error()) goto failed;
        *sp++ = v;
        break;
      }
      case Op::EndAsyncFor: {
        const Value e = sp[-1];
        sp -= 2;
        if (in_.is_instance(e, in_.types().exception(Exc::StopAsyncIteration))) break;
        in_.set_pending(as<Exception>(e));
        goto failed_again;
      }
      case Op::Raise:
        frame->ip = ip;
        frame->sp = sp;
        if (raise(i.extra, sp - i.extra)) goto failed;
        goto failed_again;
      case Op::PushExc: {
        const Value e = sp[-1];
        sp[-1] = in_.handled_ != nullptr ? Value(in_.handled_) : Value();
        *sp++ = e;
        in_.handled_ = as<Exception>(e);
        break;
      }
      case Op::PopExcept: {
        const Value previous = *--sp;
        in_.handled_ = previous.is_set() ? as<Exception>(previous) : nullptr;
        break;
      }
      case Op::MatchExc: {
        frame->ip = ip;
        frame->sp = sp;
        const int matches = match_exception(sp[-2], sp[-1]);
        if (matches < 0) goto failed;
        sp[-1] = Value::boolean(matches == 1);
        break;
      }
      case Op::StarBegin: sp[-1] = star_begin(in_, sp[-1]); break;
      case Op::StarMatch: {
        frame->ip = ip;
        frame->sp = sp;
        const Value part = star_match(in_, sp[-2], sp[-1]);
        if (part.is_error()) goto failed;
        if (!part.is_none()) in_.handled_ = as<Exception>(part);
        sp[-1] = part;
        *sp++ = Value::boolean(!part.is_none());
        break;
      }
      case Op::StarRaised: {
        const Value e = *--sp;
        as<List>(sp[-1])->append(in_.arena(), e);
        break;
      }
      case Op::StarEnd: {
        frame->ip = ip;
        frame->sp = sp;
        const Value e = star_end(in_, sp[-1]);
        if (e.is_error()) goto failed;
        sp[-1] = e;
        *sp++ = Value::boolean(!e.is_none());
        break;
      }
      case Op::Reraise: {
        frame->ip = ip;
        auto* const e = as<Exception>(sp[-1]);
        const Value previous = sp[-2];
        in_.handled_ = previous.is_set() ? as<Exception>(previous) : nullptr;
        sp -= 2;
        in_.set_pending(e);
        goto failed_again;
      }
      case Op::BeforeWith: {
        frame->ip = ip;
        frame->sp = sp;
        const Value manager = sp[-1];
        if (value::is_unknown(manager)) {
          *sp++ = manager;
          break;
        }
        Type* const t = in_.type_of(manager);
        if (i.extra != 0) {  // async with: what is entered and left with is awaited by the instructions that follow
          const Value enter = in_.lookup(t, heap_.intern("__aenter__")),
                      exit = in_.lookup(t, heap_.intern("__aexit__"));
          if (enter.is_unset() || exit.is_unset()) {
            in_.type_error("'{}' object does not support the asynchronous context manager protocol{}", t->name->view(),
                           enter.is_set() ? " (missed __aexit__ method)" : "");
            goto failed;
          }
          const Value bound_exit = in_.bind(exit, manager, t);
          if (bound_exit.is_error()) goto failed;
          const Value entered = in_.call_method(manager, "__aenter__");
          if (entered.is_error()) goto failed;
          sp[-1] = bound_exit;
          *sp++ = entered;
          break;
        }
        const Value enter = in_.special(manager, Special::Enter), exit = in_.special(manager, Special::Exit);
        if (enter.is_unset() || exit.is_unset()) {
          in_.type_error("'{}' object does not support the context manager protocol{}", t->name->view(),
                         enter.is_set() ? " (missed __exit__ method)" : "");
          goto failed;
        }
        const Value bound_exit = in_.bind(exit, manager, in_.type_of(manager));
        if (bound_exit.is_error()) goto failed;
        const Value entered = in_.call_special(manager, Special::Enter);
        if (entered.is_error()) goto failed;
        sp[-1] = bound_exit;
        *sp++ = entered;
        break;
      }
      case Op::WithExcept: {
        frame->ip = ip;
        frame->sp = sp;
        const Value e = sp[-1];
        const Value exit = sp[-3];
        Value v = i.extra != 0 ? exit : Value::boolean(false);
        if (!value::is_unknown(exit)) {
          v = in_.call(exit, {Value(in_.type_of(e)), e, in_.get_attr(e, "__traceback__")});
          if (v.is_error()) goto failed;
        }
        *sp++ = v;
        break;
      }
      case Op::LoadAssertionError: *sp++ = heap_.types.exception(Exc::AssertionError); break;

      case Op::FormatValue: {
        frame->ip = ip;
        frame->sp = sp;
        const Value spec = i.extra == 1 ? *--sp : Value();
        const Value v = format(sp[-1], spec, i.arg);
        if (v.is_error()) goto failed;
        sp[-1] = v;
        break;
      }
      case Op::BuildString: {
        const Value v = build_string(sp - i.wide, i.wide);
        sp -= i.wide;
        *sp++ = v;
        break;
      }
      case Op::ImportName: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = import_name(*frame, as<Str>(frame->code->constants[i.wide]), sp[-1], i.arg);
        if (v.is_error()) goto failed;
        sp[-1] = v;
        break;
      }
      case Op::ImportFrom: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = import_from(sp[-1], as<Str>(frame->code->constants[i.wide]));
        if (v.is_error()) goto failed;
        *sp++ = v;
        break;
      }
      case Op::ImportStar:
        frame->ip = ip;
        frame->sp = sp;
        if (!import_star(*frame, sp[-1])) goto failed;
        --sp;
        break;
      case Op::SetupAnnotations: {
        Dict* const names = frame->namespace_ != nullptr ? frame->namespace_ : frame->globals;
        Str* const name = in_.heap().intern("__annotations__");
        if (names->get(name).is_unset()) names->set(arena_, name, heap_.dict());
        break;
      }

      case Op::MatchSequence: {
        frame->ip = ip;
        frame->sp = sp;
        const Value subject = sp[-1];
        int matches = is_sequence(subject);
        if (matches == 1) {
          std::int64_t length = 0;
          const Value n = in_.length(subject);
          if (n.is_error()) goto failed;
          matches = value::to_int64(n, length) && (i.extra == 1 ? length >= static_cast<std::int64_t>(i.wide)
                                                                : length == static_cast<std::int64_t>(i.wide));
        }
        *sp++ = Value::boolean(matches == 1);
        break;
      }
      case Op::MatchMapping:
        sp[0] = Value::boolean(value::is_dict(sp[-1]));
        ++sp;
        break;
      case Op::MatchKeys: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = match_keys(sp[-2], sp[-1]);
        if (v.is_error()) goto failed;
        sp[-1] = v;
        break;
      }
      case Op::MatchRest: {
        frame->ip = ip;
        frame->sp = sp;
        const Value rest = in_.call_method(sp[-2], "copy");
        if (rest.is_error()) goto failed;
        for (const Value key : as<Tuple>(sp[-1])->items())
          if (dict_erase(in_, *as<Dict>(rest), key) < 0) goto failed;
        sp[-1] = rest;
        break;
      }
      case Op::MatchClass: {
        frame->ip = ip;
        frame->sp = sp;
        const Value v = match_class(sp[-3], sp[-2], sp[-1], i.wide);
        if (v.is_error()) goto failed;
        sp -= 2;
        sp[-1] = v;
        break;
      }
      case Op::IsNone: {
        const Value v = sp[-1];
        *sp++ = Value::boolean(v.is_none());
        break;
      }

      case Op::Trace:
        if (Tracer::worth_recording(sp[-1])) {
          frame->ip = ip;
          in_.tracer().bind(*frame->code, i.wide, as<Str>(frame->code->constants[i.arg]), sp[-1]);
        }
        break;
      case Op::TraceReturn:
        if (Tracer::worth_recording(sp[-1])) {
          frame->ip = ip;
          in_.tracer().bind(*frame->code, i.wide, heap_.intern("<return>"), sp[-1]);
          if (frame->code->says_shapes) in_.tracer().note_return(*frame, sp[-1]);
        }
        break;
      case Op::TraceCall: in_.tracer().note_call(*frame); break;
    }
    continue;

  failed:
    if (in_.pending() != nullptr) add_place(*in_.pending(), *frame);
  failed_again:
    while (true) {
      if (unwind(*frame)) {
        load_frame(*frame);
        break;
      }
      const bool leaves = frame->entry;
      if (frame->generator != nullptr) frame->generator->finished = true;
      pop_frame();
      if (leaves) return Value::error();
      frame = in_.frame_;
      if (frame->generator == nullptr) top_ = frame->stack + frame->code->stack_size + 2;
      if (in_.pending() != nullptr) add_place(*in_.pending(), *frame);
    }
  }
}

}  // namespace shapetrace::interp
