// What awaits: awaitables, the rounds of `async for`, and async generators, whose steps are awaited one by one.
#include "interp/loops.hpp"
#include "interp/protocols.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::AsyncStep;
using value::Generator;
using value::Layout;

// What `await` resumes until it ends. docs: PEP 492
Value Vm::awaitable(Value v) {
  if (value::is_unknown(v)) return v;
  if (value::has_layout(v, Layout::Generator) && in_.type_of(v) != in_.types().async_generator) return v;
  const Value method = in_.lookup(in_.type_of(v), heap_.intern("__await__"));
  if (method.is_unset()) return in_.type_error("object {} can't be used in 'await' expression", in_.type_name(v));
  return in_.call_method(v, "__await__");
}

Value Vm::async_iterator(Value v) {
  if (value::is_unknown(v)) return in_.loops().iterator_over(in_, v);
  if (in_.lookup(in_.type_of(v), heap_.intern("__aiter__")).is_unset())
    return in_.type_error("'async for' requires an object with __aiter__ method, got {}", in_.type_name(v));
  const Value iterator = in_.call_method(v, "__aiter__");
  if (iterator.is_error()) return iterator;
  if (value::is_unknown(iterator)) return in_.loops().iterator_over(in_, iterator);
  if (in_.lookup(in_.type_of(iterator), heap_.intern("__anext__")).is_unset())
    return in_.type_error("'async for' received an object from __aiter__ that does not implement __anext__: {}",
                          in_.type_name(iterator));
  return iterator;
}

Value Vm::async_next(Value iterator) {
  if (in_.type_of(iterator) == in_.types().async_generator) return make_step(in_, *as<Generator>(iterator));
  return in_.call_method(iterator, "__anext__");
}

AsyncStep* make_step(Interp& in, Generator& source) {
  auto* const step = in.heap().make<AsyncStep>(in.types().async_step);
  step->source = &source;
  step->name = source.name;
  step->sent = Value::none();
  return step;
}

// Takes an async generator on to its next `yield`, which ends the step, or to the next await, which is handed on.
Value Vm::take_step(AsyncStep& step, Value sent, value::Exception* thrown) {
  if (step.finished)
    return in_.raise(Exc::RuntimeError, "cannot reuse already awaited {}",
                     step.thrown != nullptr || step.closes ? "aclose()/athrow()" : "__anext__()/asend()");
  Generator& source = *step.source;
  if (!step.started) {
    step.started = true;
    if (step.closes && (source.finished || !source.started)) {
      step.finished = source.finished = true;
      step.result = Value::none();
      return {};
    }
    if (thrown == nullptr) thrown = step.thrown;
    sent = step.sent;
  }
  source.gave = false;
  const bool was_finished = source.finished;
  const Value v = resume(source, sent, was_finished ? nullptr : thrown);
  if (v.is_set() && !v.is_error()) {
    if (!source.gave) return v;
    step.finished = true;
    if (step.closes) return in_.raise(Exc::RuntimeError, "async generator ignored GeneratorExit");
    step.result = v;
    return {};
  }
  step.finished = true;
  if (v.is_unset()) {
    step.result = Value::none();
    return step.closes ? v : in_.raise_object(make_exception(in_, in_.types().exception(Exc::StopAsyncIteration), {}));
  }
  if (step.closes && (in_.catch_pending(Exc::GeneratorExit) || in_.catch_pending(Exc::StopAsyncIteration))) {
    step.result = Value::none();
    return {};
  }
  refuse_stop(source, Exc::StopAsyncIteration);
  return v;
}

}  // namespace shapetrace::interp
