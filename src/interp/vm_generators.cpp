// Generators: a frame that lives with its object, resumed from item to item, and `yield from`.
#include "interp/opcodes.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Function;
using value::Generator;
using value::Layout;

Value Vm::make_generator(Function& function, std::span<const Value> arguments, const Tuple* keywords) {
  CodeBody& code = *function.code;
  // The frame lives with the generator, not on the stack.
  auto* const memory = static_cast<Value*>(arena_.allocate((code.slots + code.stack_size + 2) * sizeof(Value)));
  if (!bind_arguments(function, arguments, keywords, memory)) return Value::error();
  auto* const frame = arena_.make<Frame>();
  frame->code = &code;
  frame->ip = code.instructions.data();
  frame->locals = memory;
  frame->stack = frame->sp = memory + code.slots;
  frame->function = &function;
  frame->globals = function.globals;
  enter_closure(*frame, function.closure);
  const value::Types& types = in_.types();
  auto* const generator = heap_.make<Generator>(!code.is_coroutine  ? types.generator
                                                : code.is_generator ? types.async_generator
                                                                    : types.coroutine);
  generator->frame = frame;
  generator->name = function.name;
  frame->generator = generator;
  return generator;
}

namespace {

std::string_view spoken_name(const Interp& in, const Generator& generator) {
  if (generator.type == in.types().coroutine) return "coroutine";
  return generator.type == in.types().async_generator ? "async generator" : "generator";
}

}  // namespace

// What ends an iteration may not come out of a generator by itself. docs: PEP 479
void Vm::refuse_stop(const Generator& generator, Exc stop) {
  if (!in_.pending_is(stop) || in_.abandoned()) return;
  Exception* const cause = in_.take_pending();
  in_.raise(Exc::RuntimeError, "{} raised {}", spoken_name(in_, generator), cause->type->name->view());
  if (in_.pending() != nullptr) in_.pending()->cause = in_.pending()->context = cause;
}

Value Vm::resume(Generator& generator, Value sent, Exception* thrown) {
  if (generator.frame == nullptr) return take_step(static_cast<value::AsyncStep&>(generator), sent, thrown);
  if (generator.running) return in_.raise(Exc::ValueError, "{} already executing", spoken_name(in_, generator));
  if (generator.finished) {
    if (thrown != nullptr) {
      in_.set_pending(thrown);
      return Value::error();
    }
    generator.result = Value::none();
    return {};
  }
  Frame& frame = *generator.frame;
  if (depth_ >= in_.recursion_limit) return in_.raise(Exc::RecursionError, "maximum recursion depth exceeded");
  if (!generator.started) {
    if (sent.is_set() && !sent.is_none())
      return in_.type_error("can't send non-None value to a just-started {}", spoken_name(in_, generator));
    generator.started = true;
  } else if (thrown == nullptr) {
    *frame.sp++ = sent.is_set() ? sent : Value::none();
  }
  generator.running = true;
  frame.back = in_.frame_;
  frame.entry = true;
  in_.frame_ = &frame;
  ++depth_;
  Exception* const handled = in_.handled_;
  Value result;
  bool run_it = true;
  if (thrown != nullptr) {
    in_.set_pending(thrown);
    if (frame.ip == frame.code->instructions.data()) {
      // Not started: raised at its first line.
      ++frame.ip;
    }
    add_place(*thrown, frame);
    // A generator that waits in `yield from` hands the exception to the inner one first.
    if (static_cast<Op>(frame.ip[-1].op) == Op::YieldFrom || static_cast<Op>(frame.ip[0].op) == Op::YieldFrom) {
      const bool at_instruction = static_cast<Op>(frame.ip[0].op) == Op::YieldFrom;
      const Value inner = frame.sp[-1];
      if (at_instruction && value::has_layout(inner, Layout::Generator)) {
        in_.set_pending(nullptr);
        const Value v = resume(*as<Generator>(inner), Value(), thrown);
        if (v.is_set() && !v.is_error()) {
          in_.frame_ = frame.back;
          --depth_;
          generator.running = false;
          in_.handled_ = handled;
          return v;
        }
        if (v.is_unset()) {  // the inner one ended: its result is the value of the expression
          ++frame.ip;
          frame.sp[-1] = as<Generator>(inner)->result;
          in_.set_pending(nullptr);
          thrown = nullptr;
        } else {
          ++frame.ip;
        }
      } else if (at_instruction) {
        ++frame.ip;
      }
    }
    if (thrown != nullptr || in_.failed()) {
      if (!unwind(frame)) {
        generator.finished = true;
        pop_frame();
        result = Value::error();
        run_it = false;
      }
    }
  }
  if (run_it) result = run(frame);
  generator.running = false;
  in_.handled_ = handled;
  if (result.is_error()) {
    generator.finished = true;
    refuse_stop(generator, Exc::StopIteration);
    return result;
  }
  if (generator.finished) {
    generator.result = result;
    return frame.lost_count.is_set() ? in_.no_answer(frame.lost_count) : Value();
  }
  return result;
}

// The next item for `yield from`; unset at the end of the inner iterator, with what that returned in `result`.
Value Vm::next_of_inner(Frame& frame, Value inner, Value sent, Value& result) {
  Value item;
  const auto returned = [&] {  // the value of a StopIteration is the result
    if (!item.is_error() || !in_.pending_is(Exc::StopIteration)) return;
    const Exception* const stop = in_.take_pending();
    result = stop->args != nullptr && stop->args->size != 0 ? (*stop->args)[0] : Value::none();
    item = Value();
  };
  if (value::has_layout(inner, Layout::Generator)) {
    auto& generator = *as<Generator>(inner);
    item = resume(generator, sent, nullptr);
    if (item.is_unset()) result = generator.result;
  } else if (!sent.is_none()) {
    item = in_.call_method(inner, "send", {sent});
    returned();
  } else if (const Value next = in_.special(inner, Special::Next);
             next.is_set() && next.object()->type == heap_.types.function) {
    item = in_.call(next, {inner});
    returned();
  } else {
    item = in_.next(inner);
  }
  if (item.is_error() && in_.answers_unknown()) {
    frame.lost_count = result = in_.take_unknown_answer();
    item = Value();
  }
  return item;
}

}  // namespace shapetrace::interp
