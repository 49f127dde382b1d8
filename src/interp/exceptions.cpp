// Raising, context chaining and catching. The attributes of exception objects are in exception_types.cpp, the text of
// tracebacks in traceback.cpp.
#include <utility>

#include "interp/interp.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

namespace {

// The exception being handled becomes the context; a cycle that this would close is cut, as CPython does.
void chain(Exception* raised, Exception* handled) {
  if (handled == nullptr || handled == raised) return;
  const Exception* slow = handled;  // a program may have closed a cycle itself
  bool step = false;
  for (Exception* e = handled; e->context != nullptr; e = e->context) {
    if (e->context == raised) {
      e->context = nullptr;
      break;
    }
    if (std::exchange(step, !step)) slow = slow->context;
    if (e->context == slow) break;
  }
  raised->context = handled;
}

}  // namespace

Exception* make_exception(Interp& in, Type* type, std::span<const Value> arguments) {
  auto* const e = in.heap().make<Exception>(type);
  e->args = in.heap().tuple(arguments);
  e->value = arguments.empty() ? Value::none() : arguments[0];
  return e;
}

Value Interp::raise_with(Type* type, std::span<const Value> arguments) {
  if (abandoned_) return Value::error();
  Exception* const e = make_exception(*this, type, arguments);
  chain(e, handled_);
  pending_ = e;
  return Value::error();
}

Value Interp::raise(Type* type, std::string_view message) {
  const Value text = heap_.str(message);
  return raise_with(type, {&text, 1});
}

Value Interp::raise_object(Value exception) {
  if (abandoned_) return Value::error();
  if (value::is_unknown(exception)) return abandon("an exception that is not known was raised");
  if (value::is_type(exception) &&
      value::is_subtype(value::as<Type>(exception), types().exception(Exc::BaseException))) {
    const Value cls = exception;
    exception = call(cls, {});
    if (exception.is_error()) return exception;
    if (!value::has_layout(exception, value::Layout::Exception))
      return type_error("calling {} should have returned an instance of BaseException, not {}", display_repr(cls),
                        display_repr(type_of(exception)));
  }
  if (!value::has_layout(exception, value::Layout::Exception))
    return raise(Exc::TypeError, std::string_view("exceptions must derive from BaseException"));
  auto* const e = value::as<Exception>(exception);
  chain(e, handled_);
  pending_ = e;
  return Value::error();
}

Value Interp::raise_key_error(Value key) { return raise_with(types().exception(Exc::KeyError), {&key, 1}); }

Value Interp::raise_stop_iteration(Value v) {
  Type* const type = types().exception(Exc::StopIteration);
  return v.is_none() || v.is_unset() ? raise_with(type, {}) : raise_with(type, {&v, 1});
}

Exception* Interp::take_pending() { return std::exchange(pending_, nullptr); }

bool Interp::pending_is(Exc type) const {
  return pending_ != nullptr && !abandoned_ && value::is_subtype(pending_->type, types().exception(type));
}

bool Interp::catch_pending(Exc type) {
  if (!pending_is(type)) return false;
  pending_ = nullptr;
  return true;
}

Value Interp::abandon(std::string_view reason) {
  if (abandoned_) return Value::error();
  gap(reason);
  const Value text = heap_.str(reason);
  pending_ = make_exception(*this, types().exception(Exc::SystemError), {&text, 1});
  abandoned_ = true;
  return Value::error();
}

}  // namespace shapetrace::interp
