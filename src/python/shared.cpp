#include "python/shared.hpp"

#include <algorithm>

#include "interp/names.hpp"

namespace shapetrace::python {

ReprGuard::ReprGuard(Interp& in, const Object* object) : state_(state_of(in)) {
  inside_ = std::find(state_.in_repr.begin(), state_.in_repr.end(), object) != state_.in_repr.end();
  state_.in_repr.push_back(object);
}

ReprGuard::~ReprGuard() { state_.in_repr.pop_back(); }

bool append_repr(Interp& in, std::string& out, Value v, Value& unknown) {
  if (v.is_int()) {
    fmt::format_to(std::back_inserter(out), "{}", v.as_int());
    return true;
  }
  const Value text = in.repr_of(v);
  if (text.is_error()) return false;
  out += value::shown_text(text);
  if (is_unknown(text) && unknown.is_unset()) unknown = text;
  return true;
}

bool append_reprs(Interp& in, std::string& out, std::span<const Value> items, Value& unknown) {
  bool first = true;
  for (const Value v : items) {
    if (!first) out += ", ";
    first = false;
    if (!append_repr(in, out, v, unknown)) return false;
  }
  return true;
}

Type* want_class(Interp& in, Value cls, const Type* base) {
  if (!value::is_type(cls)) {
    in.type_error("{}.__new__(X): X is not a type object ({})", base->name->view(), in.type_name(cls));
    return nullptr;
  }
  auto* const type = as<Type>(cls);
  if (value::is_subtype(type, base)) return type;
  in.type_error("{0}.__new__({1}): {1} is not a subtype of {0}", base->name->view(), type->name->view());
  return nullptr;
}

bool no_keywords(Interp& in, Value keywords, std::string_view function) {
  if (!has_items(keywords)) return true;
  in.type_error("{}() takes no keyword arguments", function);
  return false;
}

std::string full_name(Interp& in, Type* type) {
  const std::string_view qualname = type->qualname->view();
  const Value module = type->dict->get(in.names().module);
  if (!value::is_str(module) || value::text_of(module) == "builtins") return std::string(qualname);
  return fmt::format("{}.{}", value::text_of(module), qualname);
}

void set_unhashable(Interp& in, Type* type) { type->dict->set(in.arena(), in.names().hash, Value::none()); }

Value native_length(Interp& in, const Value* a) { return interp::builtin_length(in, a[0]); }

Value native_get_item(Interp& in, const Value* a) { return interp::builtin_get_item(in, a[0], a[1]); }

Value native_set_item(Interp& in, const Value* a) {
  return interp::builtin_set_item(in, a[0], a[1], a[2]) ? Value::none() : Value::error();
}

Value native_delete_item(Interp& in, const Value* a) {
  return interp::builtin_delete_item(in, a[0], a[1]) ? Value::none() : Value::error();
}

Value native_contains(Interp& in, const Value* a) { return truth_value(interp::builtin_contains(in, a[0], a[1])); }

Value native_iterate(Interp& in, const Value* a) { return interp::builtin_iterate(in, a[0]); }

Value native_reversed(Interp& in, const Value* a) { return interp::builtin_reversed(in, a[0]); }

Value native_hash(Interp& in, const Value* a) {
  std::uint64_t hash = 0;
  if (!interp::builtin_hash(in, a[0], hash)) return Value::error();
  return in.heap().integer(static_cast<std::int64_t>(hash));
}

Value native_class_getitem(Interp& in, const Value* a) { return interp::generic_alias(in, a[0], a[1]); }

Value native_return_self(Interp&, const Value* a) { return a[0]; }

Value native_next(Interp& in, const Value* a) {
  auto* const iterator = as<Iterator>(a[0]);
  const Value v = iterator->next(in, *iterator);
  return v.is_unset() ? in.raise_stop_iteration(Value()) : v;
}

}  // namespace shapetrace::python
