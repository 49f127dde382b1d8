// What the files of the python room share: short names, argument checks, the guard against endless repr, and natives
// that only pass on to what interp knows of the built-in types (interp/protocols.hpp).
#pragma once

#include <string>
#include <vector>

#include "interp/interp.hpp"
#include "interp/native.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::python {

using interp::Interp;
using syntax::BinaryOp;
using syntax::CompareOp;
using value::as;
using value::Dict;
using value::Exc;
using value::has_layout;
using value::is_unknown;
using value::Iterator;
using value::Layout;
using value::List;
using value::Module;
using value::NativeDef;
using value::NativeKind;
using value::Object;
using value::Set;
using value::Special;
using value::Str;
using value::Tuple;
using value::Type;
using value::Value;

// State of a run that several files need.
struct PythonState {
  std::vector<const Object*> in_repr;                     // containers whose repr is being made, innermost last
  Module* sys = nullptr;                                  // once imported
  Value standard_output, standard_error, standard_input;  // as they were at the start
};
inline PythonState& state_of(Interp& in) { return in.state<PythonState>(); }

// True as `inside` when the object's repr is being made further out.
class ReprGuard {
 public:
  ReprGuard(Interp& in, const Object* object);
  ~ReprGuard();
  ReprGuard(const ReprGuard&) = delete;
  ReprGuard& operator=(const ReprGuard&) = delete;
  bool inside() const { return inside_; }

 private:
  PythonState& state_;
  bool inside_ = false;
};

// Appends repr(v), and notes an unknown one in `unknown`. False on error.
bool append_repr(Interp& in, std::string& out, Value v, Value& unknown);
// Items separated by ", ".
bool append_reprs(Interp& in, std::string& out, std::span<const Value> items, Value& unknown);

// The first argument of a __new__: a class with `base` among its bases, or TypeError and null.
Type* want_class(Interp& in, Value cls, const Type* base);
// "f() takes no keyword arguments" where there are some.
bool no_keywords(Interp& in, Value keywords, std::string_view function);
inline bool has_items(Value tuple_or_dict) {
  if (value::is_tuple(tuple_or_dict)) return as<Tuple>(tuple_or_dict)->size != 0;
  return value::is_dict(tuple_or_dict) && as<Dict>(tuple_or_dict)->live != 0;
}
// The argument of a constructor that was called with one unknown value: what it makes is unknown as a whole.
inline Value only_unknown(Value arguments) {
  const std::span<const Value> items = items_of(arguments);
  return items.size() == 1 && is_unknown(items[0]) ? items[0] : Value();
}
inline bool given(Value v) { return v.is_set() && !v.is_none(); }
inline Value text(Interp& in, std::string_view s) { return in.heap().str(s); }
// The same where something unknown may have gone into it.
inline Value text(Interp& in, std::string_view s, Value unknown) {
  return unknown.is_set() ? in.unknown_text(unknown, s) : Value(in.heap().str(s));
}
inline Value truth_value(int truth) { return truth < 0 ? Value::error() : Value::boolean(truth != 0); }
// "module.Class" as reprs show it: without the module for built-in types.
std::string full_name(Interp& in, Type* type);
// Says that a class is not hashable.
void set_unhashable(Interp& in, Type* type);

// --- natives of many types ---

template <CompareOp op>
Value native_compare(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().bool_);
  return interp::builtin_compare(in, op, a[0], a[1]);
}
template <BinaryOp op>
Value native_binary(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1]);
  return interp::builtin_binary(in, op, a[0], a[1]);
}
template <BinaryOp op>
Value native_reflected(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1]);
  return interp::builtin_binary(in, op, a[1], a[0]);
}
Value native_length(Interp& in, const Value* a);
Value native_get_item(Interp& in, const Value* a);
Value native_set_item(Interp& in, const Value* a);
Value native_delete_item(Interp& in, const Value* a);
Value native_contains(Interp& in, const Value* a);
Value native_iterate(Interp& in, const Value* a);
Value native_reversed(Interp& in, const Value* a);
Value native_hash(Interp& in, const Value* a);
Value native_class_getitem(Interp& in, const Value* a);
Value native_return_self(Interp& in, const Value* a);
// __next__ of every type whose objects are value::Iterator.
Value native_next(Interp& in, const Value* a);

}  // namespace shapetrace::python
