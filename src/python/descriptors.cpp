// property, staticmethod, classmethod and super
#include <algorithm>

#include "interp/frame.hpp"
#include "interp/names.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Property;
using value::Super;
using value::Wrapper;

namespace {

// --- property ---

Property& property_of(const Value* a) { return *as<Property>(a[0]); }
Value or_none(Value v) { return v.is_set() ? v : Value::none(); }

Value property_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().property);
  if (type == nullptr) return Value::error();
  auto* const property = in.heap().make<Property>(type);
  property->getter = property->setter = property->deleter = property->doc = Value::none();
  return property;
}

Value property_init(Interp&, const Value* a) {
  Property& property = property_of(a);
  property.getter = or_none(a[1]);
  property.setter = or_none(a[2]);
  property.deleter = or_none(a[3]);
  property.doc = or_none(a[4]);
  return Value::none();
}

// A copy of the same class with one function replaced. A subclass is called, as its constructor may do more.
Value property_with(Interp& in, const Property& old, Value getter, Value setter, Value deleter) {
  if (old.type != in.types().property) return in.call(old.type, {getter, setter, deleter, old.doc});
  auto* const fresh = in.heap().make<Property>(old.type);
  fresh->getter = getter;
  fresh->setter = setter;
  fresh->deleter = deleter;
  fresh->doc = old.doc;
  return fresh;
}

Value property_getter(Interp& in, const Value* a) {
  const Property& p = property_of(a);
  return property_with(in, p, a[1], p.setter, p.deleter);
}
Value property_setter(Interp& in, const Value* a) {
  const Property& p = property_of(a);
  return property_with(in, p, p.getter, a[1], p.deleter);
}
Value property_deleter(Interp& in, const Value* a) {
  const Property& p = property_of(a);
  return property_with(in, p, p.getter, p.setter, a[1]);
}

Value property_get(Interp& in, const Value* a) {
  if (a[1].is_none()) return a[0];
  const Value getter = property_of(a).getter;
  if (!given(getter))
    return in.raise(Exc::AttributeError, "property of '{}' object has no getter", in.type_of(a[1])->qualname->view());
  return in.call(getter, {a[1]});
}

Value property_set(Interp& in, const Value* a) {
  const Value setter = property_of(a).setter;
  if (!given(setter))
    return in.raise(Exc::AttributeError, "property of '{}' object has no setter", in.type_of(a[1])->qualname->view());
  return in.call(setter, {a[1], a[2]}).is_error() ? Value::error() : Value::none();
}

Value property_delete(Interp& in, const Value* a) {
  const Value deleter = property_of(a).deleter;
  if (!given(deleter))
    return in.raise(Exc::AttributeError, "property of '{}' object has no deleter", in.type_of(a[1])->qualname->view());
  return in.call(deleter, {a[1]}).is_error() ? Value::error() : Value::none();
}

constexpr NativeDef kPropertyMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", property_new, NativeKind::Static},
    {"__init__", "self, fget=None, fset=None, fdel=None, doc=None", property_init, NativeKind::Method},
    {"__get__", "self, instance, owner=None, /", property_get, NativeKind::Method},
    {"__set__", "self, instance, value, /", property_set, NativeKind::Method},
    {"__delete__", "self, instance, /", property_delete, NativeKind::Method},
    {"getter", "self, function, /", property_getter, NativeKind::Method},
    {"setter", "self, function, /", property_setter, NativeKind::Method},
    {"deleter", "self, function, /", property_deleter, NativeKind::Method},
};

// --- staticmethod and classmethod ---

Value wrapper_new(Interp& in, const Value* a) { return in.heap().make<Wrapper>(as<Type>(a[0])); }

Value wrapper_init(Interp&, const Value* a) {
  as<Wrapper>(a[0])->function = a[1];
  return Value::none();
}

Value wrapper_repr(Interp& in, const Value* a) {
  const Value inner = in.repr_of(as<Wrapper>(a[0])->function);
  if (!value::is_str(inner)) return inner;
  return text(in, fmt::format("<{}({})>", in.type_name(a[0]), value::text_of(inner)));
}

Value static_get(Interp&, const Value* a) { return as<Wrapper>(a[0])->function; }

Value static_call(Interp& in, const Value* a) {
  return in.call_dict(as<Wrapper>(a[0])->function, items_of(a[1]), as<Dict>(a[2]));
}

Value class_get(Interp& in, const Value* a) {
  const Value owner = given(a[2]) ? a[2] : Value(in.type_of(a[1]));
  return in.bind(a[0], Value(), as<Type>(owner));
}

constexpr NativeDef kWrapperMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", wrapper_new, NativeKind::Static},
    {"__init__", "self, function, /", wrapper_init, NativeKind::Method},
    {"__repr__", "self, /", wrapper_repr, NativeKind::Method},
};
constexpr NativeDef kStaticMethods[] = {
    {"__get__", "self, instance, owner=None, /", static_get, NativeKind::Method},
    {"__call__", "self, /, *args, **kwargs", static_call, NativeKind::Method},
};
constexpr NativeDef kClassMethods[] = {{"__get__", "self, instance, owner=None, /", class_get, NativeKind::Method}};

// --- super ---

Value unwrapped(Value v) { return has_layout(v, Layout::Cell) ? as<value::Cell>(v)->value : v; }

// super() without arguments: the class comes from the cell __class__, the instance is the first argument.
Value super_of_caller(Interp& in) {
  const interp::Frame* const frame = in.frame();
  if (frame == nullptr) return in.raise(Exc::RuntimeError, "super(): no current frame");
  const interp::CodeBody& code = *frame->code;
  if (code.positional == 0 && !code.has_var_args) return in.raise(Exc::RuntimeError, "super(): no arguments");
  // With *args alone the first of them is the instance.
  Value self = frame->locals[0];
  const bool first_in_cell = std::find(code.cell_slots.begin(), code.cell_slots.end(), 0U) != code.cell_slots.end();
  if (first_in_cell) self = unwrapped(self);
  if (code.positional == 0 && value::is_tuple(self)) self = has_items(self) ? (*as<Tuple>(self))[0] : Value();
  if (self.is_unset()) return in.raise(Exc::RuntimeError, "super(): arg[0] deleted");
  for (std::uint32_t i = 0; i < code.free_names.size(); ++i) {
    if (code.free_names[i] != in.heap().intern("__class__")) continue;
    const Value cls = unwrapped(frame->locals[code.first_free_slot + i]);
    if (cls.is_unset()) return in.raise(Exc::RuntimeError, "super(): empty __class__ cell");
    return interp::make_super(in, cls, self);
  }
  return in.raise(Exc::RuntimeError, "super(): __class__ cell not found");
}

Value super_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().super);
  if (type == nullptr) return Value::error();
  const std::span<const Value> arguments = items_of(a[1]);
  if (arguments.size() > 2) return in.type_error("super() takes at most 2 arguments ({} given)", arguments.size());
  Value result;
  if (arguments.empty()) {
    result = super_of_caller(in);
  } else if (const Value u = interp::first_unknown(arguments); u.is_set()) {
    return in.unknown_from(u);
  } else {
    result = interp::make_super(in, arguments[0], arguments.size() == 2 ? arguments[1] : Value());
  }
  if (has_layout(result, Layout::Super)) result.object()->type = type;
  return result;
}

Value super_init(Interp&, const Value*) { return Value::none(); }

Value super_repr(Interp& in, const Value* a) {
  const Super& super = *as<Super>(a[0]);
  const std::string_view start = super.start->name->view();
  if (super.self_type == nullptr) return text(in, fmt::format("<super: <class '{}'>, NULL>", start));
  return text(in, fmt::format("<super: <class '{}'>, <{} object>>", start, super.self_type->name->view()));
}

Value super_getattribute(Interp& in, const Value* a) {
  if (!value::is_str(a[1])) return in.type_error("attribute name must be string, not '{}'", in.type_name(a[1]));
  return interp::super_get_attr(in, *as<Super>(a[0]), as<Str>(a[1]));
}

// super(type) without an instance is a descriptor that gets one.
Value super_get(Interp& in, const Value* a) {
  const Super& super = *as<Super>(a[0]);
  if (a[1].is_none() || super.self_type != nullptr) return a[0];
  return interp::make_super(in, super.start, a[1]);
}

constexpr NativeDef kSuperMethods[] = {
    {"__new__", "cls, /, *args", super_new, NativeKind::Static},
    {"__init__", "self, /, *args", super_init, NativeKind::Method},
    {"__repr__", "self, /", super_repr, NativeKind::Method},
    {"__getattribute__", "self, name, /", super_getattribute, NativeKind::Method},
    {"__get__", "self, instance, owner=None, /", super_get, NativeKind::Method},
};

}  // namespace

void install_descriptors(Interp& in) {
  const value::Types& t = in.types();
  value::Heap& heap = in.heap();
  heap.add_methods(t.property, kPropertyMethods);
  heap.add_methods(t.static_method, kWrapperMethods);
  heap.add_methods(t.static_method, kStaticMethods);
  heap.add_methods(t.class_method, kWrapperMethods);
  heap.add_methods(t.class_method, kClassMethods);
}

void install_super(Interp& in) { in.heap().add_methods(in.types().super, kSuperMethods); }

}  // namespace shapetrace::python
