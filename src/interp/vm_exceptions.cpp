// Exceptions in the machine: where they passed, who catches them, `raise`.
#include "interp/opcodes.hpp"
#include "interp/protocols.hpp"
#include "interp/vm.hpp"

namespace shapetrace::interp {

using value::as;
using value::Layout;

void Vm::add_place(Exception& e, const Frame& frame) {
  auto* const place = arena_.make<Exception::Place>();
  place->code = frame.code;
  place->instruction = frame.instruction();
  place->next = nullptr;
  place->locals = nullptr;
  constexpr std::uint32_t kMostSlots = 64;
  if (const std::uint32_t slots = frame.code->slots; slots <= kMostSlots) {
    auto* const copy = static_cast<Value*>(arena_.allocate(slots * sizeof(Value)));
    std::copy_n(frame.locals, slots, copy);
    place->locals = copy;
  }
  if (e.last == nullptr) {
    e.first = e.last = place;
  } else {
    e.last->next = place;
    e.last = place;
  }
}

bool Vm::unwind(Frame& frame) {
  if (in_.answers_unknown()) {
    const Value cause = in_.take_unknown_answer();
    in_.abandon(
        fmt::format("something has to be known to go on: {}", value::as<value::Unknown>(cause)->facts->reason->view()));
  }
  if (in_.abandoned()) return false;
  const std::uint32_t at = frame.instruction();
  for (const Handler& h : frame.code->handlers) {
    if (at < h.begin || at >= h.end) continue;
    frame.sp = frame.stack + h.depth;
    *frame.sp++ = Value(in_.take_pending());
    frame.ip = frame.code->instructions.data() + h.target;
    return true;
  }
  return false;
}

void Vm::unbound_local(const Frame& frame, std::uint32_t slot) {
  const Str* const name = frame.code->slot_names[slot];
  if (slot >= frame.code->first_free_slot && frame.code->first_free_slot + frame.code->free_names.size() > slot) {
    in_.raise(Exc::NameError,
              "cannot access free variable '{}' where it is not associated with a value in enclosing scope",
              name->view());
  } else {
    in_.raise(Exc::UnboundLocalError, "cannot access local variable '{}' where it is not associated with a value",
              name->view());
  }
}

int Vm::match_exception(Value exception, Value type) {
  if (value::is_unknown(type)) return 1;
  if (value::is_tuple(type)) {
    for (const Value t : as<Tuple>(type)->items()) {
      const int matches = match_exception(exception, t);
      if (matches != 0) return matches;
    }
    return 0;
  }
  if (!value::is_type(type) || !value::is_subtype(as<Type>(type), in_.types().exception(Exc::BaseException))) {
    in_.type_error("catching classes that do not inherit from BaseException is not allowed");
    return -1;
  }
  return value::is_subtype(exception.object()->type, as<Type>(type)) ? 1 : 0;
}

// True when the exception is a new one at this place; false when the handled one is raised on.
bool Vm::raise(std::uint8_t count, const Value* operands) {
  if (count == 0) {
    if (in_.handled_ == nullptr) {
      in_.raise(Exc::RuntimeError, "No active exception to reraise");
      return true;
    }
    in_.set_pending(in_.handled_);
    return false;
  }
  Value cause;
  if (count == 2) {
    cause = operands[1];
    if (value::is_type(cause)) {
      cause = in_.call(cause, {});
      if (cause.is_error()) return true;
    }
    if (!cause.is_none() && !value::is_unknown(cause) && !value::has_layout(cause, Layout::Exception)) {
      in_.type_error("exception causes must derive from BaseException");
      return true;
    }
  }
  in_.raise_object(operands[0]);
  if (count == 2 && in_.pending() != nullptr && !value::is_unknown(cause)) {
    in_.pending()->cause = cause.is_none() ? nullptr : as<Exception>(cause);
    in_.pending()->suppress_context = true;
  }
  return true;
}

}  // namespace shapetrace::interp
