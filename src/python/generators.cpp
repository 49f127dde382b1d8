// Generators, coroutines and async generators; Interp::resume runs them.
#include "python/builtins.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Exception;
using value::Generator;

namespace {

Generator& self_of(const Value* a) { return *as<Generator>(a[0]); }

Value run(Interp& in, Generator& generator, Value sent, Exception* thrown = nullptr) {
  const bool was_finished = generator.finished;
  const Value v = in.resume(generator, sent, thrown);
  if (v.is_set()) return v;
  return in.raise_stop_iteration(was_finished ? Value() : generator.result);
}

Value generator_next(Interp& in, const Value* a) { return run(in, self_of(a), Value::none()); }

Value generator_send(Interp& in, const Value* a) {
  Generator& generator = self_of(a);
  if (!generator.started && !generator.finished && !a[1].is_none())
    return in.type_error("can't send non-None value to a just-started {}", in.type_name(a[0]));
  return run(in, generator, a[1]);
}

// The exception that throw(type, value) means.
Value thrown_of(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1]);
  Value exception = a[1];
  if (value::is_type(exception)) {
    exception = given(a[2]) && has_layout(a[2], Layout::Exception) ? a[2]
                : given(a[2])                                      ? in.call(exception, {a[2]})
                                                                   : in.call(exception, std::span<const Value>());
    if (exception.is_error()) return exception;
  }
  if (!has_layout(exception, Layout::Exception))
    return in.type_error("exceptions must be classes or instances deriving from BaseException, not {}",
                         in.type_name(exception));
  return exception;
}

Value generator_throw(Interp& in, const Value* a) {
  const Value exception = thrown_of(in, a);
  if (exception.is_error() || is_unknown(exception)) return exception;
  Generator& generator = self_of(a);
  if (generator.finished) return in.raise_object(exception);
  return run(in, generator, Value::none(), as<Exception>(exception));
}

Value generator_close(Interp& in, const Value* a) {
  Generator& generator = self_of(a);
  if (generator.finished) return Value::none();
  if (!generator.started) {
    generator.finished = true;
    return Value::none();
  }
  Exception* const leave = interp::make_exception(in, in.types().exception(Exc::GeneratorExit), {});
  const Value v = in.resume(generator, Value::none(), leave);
  if (v.is_unset() || in.catch_pending(Exc::GeneratorExit) || in.catch_pending(Exc::StopIteration))
    return Value::none();
  if (v.is_error()) return v;
  return in.raise(Exc::RuntimeError, "{} ignored GeneratorExit",
                  in.type_of(a[0]) == in.types().coroutine ? "coroutine" : "generator");
}

Value async_next(Interp& in, const Value* a) { return interp::make_step(in, self_of(a)); }

Value async_send(Interp& in, const Value* a) {
  value::AsyncStep* const step = interp::make_step(in, self_of(a));
  step->sent = a[1];
  return step;
}

Value async_throw(Interp& in, const Value* a) {
  const Value exception = thrown_of(in, a);
  if (exception.is_error() || is_unknown(exception)) return exception;
  value::AsyncStep* const step = interp::make_step(in, self_of(a));
  step->thrown = as<Exception>(exception);
  return step;
}

Value async_close(Interp& in, const Value* a) {
  value::AsyncStep* const step = interp::make_step(in, self_of(a));
  step->thrown = interp::make_exception(in, in.types().exception(Exc::GeneratorExit), {});
  step->closes = true;
  return step;
}

// aiter(x) and anext(x): what `async for` calls.
Value builtin_aiter(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0]);
  if (in.lookup(in.type_of(a[0]), in.heap().intern("__aiter__")).is_unset())
    return in.type_error("'{}' object is not an async iterable", in.type_name(a[0]));
  return in.call_method(a[0], "__aiter__");
}

Value builtin_anext(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0]);
  if (in.lookup(in.type_of(a[0]), in.heap().intern("__anext__")).is_unset())
    return in.type_error("'{}' object is not an async iterator", in.type_name(a[0]));
  const Value step = in.call_method(a[0], "__anext__");
  if (step.is_error() || a[1].is_unset()) return step;
  const Value tools = in.import("_async_tools");
  return tools.is_error() ? tools : in.call_method(tools, "next_or", {step, a[1]});
}

Value generator_repr(Interp& in, const Value* a) {
  const Generator& generator = self_of(a);
  return text(in, fmt::format("<{} object {} at {:#x}>", in.type_name(a[0]),
                              generator.name != nullptr ? generator.name->view() : "?", interp::identity(in, a[0])));
}

constexpr NativeDef kCommonMethods[] = {
    {"__repr__", "self, /", generator_repr, NativeKind::Method},
    {"send", "self, value, /", generator_send, NativeKind::Method},
    {"throw", "self, type, value=None, traceback=None, /", generator_throw, NativeKind::Method},
    {"close", "self, /", generator_close, NativeKind::Method},
};
constexpr NativeDef kGeneratorMethods[] = {
    {"__iter__", "self, /", native_return_self, NativeKind::Method},
    {"__next__", "self, /", generator_next, NativeKind::Method},
};
constexpr NativeDef kAsyncGeneratorMethods[] = {
    {"__aiter__", "self, /", native_return_self, NativeKind::Method},
    {"__anext__", "self, /", async_next, NativeKind::Method},
    {"asend", "self, value, /", async_send, NativeKind::Method},
    {"athrow", "self, type, value=None, traceback=None, /", async_throw, NativeKind::Method},
    {"aclose", "self, /", async_close, NativeKind::Method},
    {"__repr__", "self, /", generator_repr, NativeKind::Method},
};
constexpr NativeDef kBuiltins[] = {
    {"aiter", "async_iterable, /", builtin_aiter},
    {"anext", "async_iterator, default=None, /", builtin_anext},
};
constexpr NativeDef kCoroutineMethods[] = {{"__await__", "self, /", native_return_self, NativeKind::Method}};

}  // namespace

std::span<const NativeDef> async_builtins() { return kBuiltins; }

void install_generators(Interp& in) {
  const value::Types& t = in.types();
  in.heap().add_methods(t.generator, kCommonMethods);
  in.heap().add_methods(t.generator, kGeneratorMethods);
  in.heap().add_methods(t.coroutine, kCommonMethods);
  in.heap().add_methods(t.coroutine, kCoroutineMethods);
  in.heap().add_methods(t.async_step, kCommonMethods);
  in.heap().add_methods(t.async_step, kCoroutineMethods);
  in.heap().add_methods(t.async_generator, kAsyncGeneratorMethods);
  for (Type* const type : {t.generator, t.coroutine, t.async_generator, t.async_step}) type->final_type = true;
}

}  // namespace shapetrace::python
