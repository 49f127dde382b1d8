// How the protocols decide between their own fast paths and a method that a class defines.
#pragma once

#include "base/big_stack.hpp"
#include "interp/interp.hpp"

namespace shapetrace::interp {

// The built-in type that has this layout and no other (list for List, ...); frozenset shares Layout::Set with set.
inline bool is_core_type(const Interp& in, const Type* type) {
  using value::Layout;
  const value::Types& t = in.types();
  switch (type->layout) {
    case Layout::Int: return type == t.int_ || type == t.bool_;
    case Layout::Float: return type == t.float_;
    case Layout::Complex: return type == t.complex_;
    case Layout::Str: return type == t.str;
    case Layout::Bytes: return type == t.bytes;
    case Layout::ByteArray: return type == t.bytearray;
    case Layout::Tuple: return type == t.tuple;
    case Layout::List: return type == t.list;
    case Layout::Dict: return type == t.dict;
    case Layout::Set: return type == t.set || type == t.frozenset;
    case Layout::Range: return type == t.range;
    case Layout::Slice: return type == t.slice;
    case Layout::View:
    case Layout::Iterator:
    case Layout::BoundMethod:
    case Layout::Generator: return !type->user_defined;
    default: return false;
  }
}

// The method that a class has for a special is the one of its built-in base (or none): what Interp does by itself.
inline bool is_core_method(const Interp& in, Value method) {
  if (method.is_unset()) return true;
  if (!value::has_layout(method, value::Layout::NativeFunction)) return false;
  const Type* const owner = value::as<value::NativeFunction>(method)->owner;
  return owner != nullptr && is_core_type(in, owner);
}
inline bool is_object_method(const Interp& in, Value method) {
  return value::has_layout(method, value::Layout::NativeFunction) &&
         value::as<value::NativeFunction>(method)->owner == in.types().object;
}

// Calls what `special` found: functions directly, anything else after binding.
inline Value call_found(Interp& in, Value method, std::initializer_list<Value> arguments) {
  using value::Layout;
  const Layout layout = method.is_object() ? method.object()->type->layout : Layout::Plain;
  if (layout == Layout::Function || layout == Layout::NativeFunction) [[likely]]
    return in.call(method, arguments);
  const Value self = *arguments.begin();
  const Value bound = in.bind(method, self, in.type_of(self));
  if (bound.is_error()) return bound;
  return in.call(bound, std::span<const Value>(arguments.begin() + 1, arguments.size() - 1));
}

// Recursion through C++ alone (comparing nested lists) is limited as Python code is.
class RecursionGuard {
 public:
  RecursionGuard(Interp& in, std::string_view doing) : in_(in), failed_(++in.native_depth > in.recursion_limit) {
    if (failed_) [[unlikely]]
      in.raise(Exc::RecursionError, "maximum recursion depth exceeded{}", doing);
    // A program may have set a limit that no stack holds.
    if (in.native_depth % 512 == 511 && base::stack_is_low()) [[unlikely]] {
      in.abandon("the program recurses too deeply to be followed");
      failed_ = true;
    }
  }
  ~RecursionGuard() { --in_.native_depth; }
  RecursionGuard(const RecursionGuard&) = delete;
  RecursionGuard& operator=(const RecursionGuard&) = delete;
  bool failed() const { return failed_; }

 private:
  Interp& in_;
  bool failed_;
};

// The type that programs see: a bound native method is a builtin_function_or_method to them.
inline Type* visible_type(const Interp& in, Value v) {
  if (value::has_layout(v, value::Layout::BoundMethod) &&
      value::has_layout(value::as<value::BoundMethod>(v)->function, value::Layout::NativeFunction))
    return in.types().native_function;
  return in.type_of(v);
}

// The type of a value as far as it is known: of an Unknown its kind, or null.
inline Type* known_type(const Interp& in, Value v) {
  return value::is_unknown(v) ? value::as<value::Unknown>(v)->facts->kind : visible_type(in, v);
}

// Whether this much memory may be taken; otherwise MemoryError (no machine has it) or the end of the run.
bool affordable(Interp& in, unsigned __int128 bytes);

// ==, with the third answer "unknown": a bool, an Unknown, or error. Identical values are equal, as in containers.
Value same_value(Interp& in, Value a, Value b);
// `item in container` with the same answers.
Value contains_value(Interp& in, Value container, Value item);

}  // namespace shapetrace::interp
