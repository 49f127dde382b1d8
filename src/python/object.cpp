// object, and the types of None, Ellipsis and NotImplemented.
#include "interp/names.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

bool keeps_object_method(Interp& in, Type* type, Special which) {
  return in.special(type, which) == in.special(in.types().object, which);
}

// Arguments beyond those that object takes are an error unless the class says in the other method what it does with
// them.
bool refuse_arguments(Interp& in, Type* type, Special mine, Special other, std::string_view complaint,
                      std::string_view suffix) {
  if (!keeps_object_method(in, type, mine)) {
    in.raise(Exc::TypeError, complaint);
    return true;
  }
  if (!keeps_object_method(in, type, other)) return false;
  in.type_error("{}{}", type->name->view(), suffix);
  return true;
}

Value object_new(Interp& in, const Value* a) {
  if (!value::is_type(a[0])) return in.type_error("object.__new__(X): X is not a type object ({})", in.type_name(a[0]));
  auto* const type = as<Type>(a[0]);
  if ((has_items(a[1]) || has_items(a[2])) &&
      refuse_arguments(in, type, Special::New, Special::Init,
                       "object.__new__() takes exactly one argument (the type to instantiate)",
                       "() takes no arguments"))
    return Value::error();
  if (type->layout != Layout::Plain && type->layout != Layout::Custom)
    return in.type_error("object.__new__({0}) is not safe, use {0}.__new__()", type->name->view());
  if (interp::is_abstract_error(in, type)) return Value::error();
  return in.new_instance(type);
}

Value object_init(Interp& in, const Value* a) {
  if (!has_items(a[1]) && !has_items(a[2])) return Value::none();
  const bool refused = refuse_arguments(in, in.type_of(a[0]), Special::Init, Special::New,
                                        "object.__init__() takes exactly one argument (the instance to initialize)",
                                        ".__init__() takes exactly one argument (the instance to initialize)");
  return refused ? Value::error() : Value::none();
}

Value object_repr(Interp& in, const Value* a) {
  return text(in, fmt::format("<{} object at {:#x}>", full_name(in, in.type_of(a[0])), interp::identity(in, a[0])));
}

Value object_str(Interp& in, const Value* a) { return in.repr_of(a[0]); }

Value object_format(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  if (!value::is_str(a[1])) return in.type_error("__format__() argument must be str, not {}", in.type_name(a[1]));
  if (as<Str>(a[1])->size != 0)
    return in.type_error("unsupported format string passed to {}.__format__", in.type_name(a[0]));
  return in.str_of(a[0]);
}

Value object_eq(Interp&, const Value* a) { return a[0] == a[1] ? Value::boolean(true) : Value::not_implemented(); }

Value object_ne(Interp& in, const Value* a) {
  const Value equal = in.call_special(a[0], Special::Eq, {a[1]});
  if (equal.is_error() || equal.is_not_implemented()) return equal;
  if (is_unknown(equal)) return in.unknown_from(equal, in.types().bool_);
  const int truth = in.truth(equal);
  return truth < 0 ? Value::error() : Value::boolean(truth == 0);
}

Value object_order(Interp&, const Value*) { return Value::not_implemented(); }

Value object_hash(Interp& in, const Value* a) {
  return in.heap().integer(static_cast<std::int64_t>(interp::identity(in, a[0]) >> 4));
}

Value object_getattribute(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1]);
  if (!value::is_str(a[1])) return in.type_error("attribute name must be string, not '{}'", in.type_name(a[1]));
  return in.generic_get_attr(a[0], as<Str>(a[1]));
}

Value object_setattr(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.gap("an attribute whose name is not known was set"), Value::none();
  if (!value::is_str(a[1])) return in.type_error("attribute name must be string, not '{}'", in.type_name(a[1]));
  return in.generic_set_attr(a[0], as<Str>(a[1]), a[2]) ? Value::none() : Value::error();
}

Value object_delattr(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.gap("an attribute whose name is not known was deleted"), Value::none();
  if (!value::is_str(a[1])) return in.type_error("attribute name must be string, not '{}'", in.type_name(a[1]));
  return in.generic_set_attr(a[0], as<Str>(a[1]), Value()) ? Value::none() : Value::error();
}

Value object_dir(Interp& in, const Value* a) { return interp::list_attributes(in, a[0]); }

Value object_init_subclass(Interp& in, const Value* a) {
  if (!has_items(a[1])) return Value::none();
  return in.type_error("{}.__init_subclass__() takes no keyword arguments", as<Type>(a[0])->name->view());
}

Value object_subclasshook(Interp&, const Value*) { return Value::not_implemented(); }

Value object_sizeof(Interp&, const Value*) { return Value::small_int(16); }

// --- taking objects apart for copy and pickle ---

Value object_getstate(Interp& in, const Value* a) {
  if (!a[0].is_object()) return Value::none();
  const Object* const self = a[0].object();
  if (self->attrs == nullptr || self->attrs->live == 0) return Value::none();
  if (self->type->has_dict) return self->attrs;
  return in.heap().tuple({Value::none(), Value(self->attrs)});  // of slots
}

Value new_arguments(Interp& in, Value self, Value& keywords) {
  Value method = in.find_attr(self, "__getnewargs_ex__");
  if (method.is_error()) return method;
  if (method.is_set()) {
    const Value pair = in.call(method, std::span<const Value>());
    if (!value::is_tuple(pair) || as<Tuple>(pair)->size != 2) return pair;
    keywords = (*as<Tuple>(pair))[1];
    return (*as<Tuple>(pair))[0];
  }
  method = in.find_attr(self, "__getnewargs__");
  if (method.is_unset()) return in.heap().empty_tuple();
  return method.is_error() ? method : in.call(method, std::span<const Value>());
}

Value reduce_new(Interp& in, Value self) {
  const Value copyreg = in.import("copyreg");
  if (copyreg.is_error()) return copyreg;
  Value keywords;
  const Value arguments = new_arguments(in, self, keywords);
  if (arguments.is_error() || is_unknown(arguments)) return arguments;
  Value factory;
  std::vector<Value> parts{Value(in.type_of(self))};
  if (has_items(keywords)) {
    factory = in.get_attr(copyreg, "__newobj_ex__");
    parts.insert(parts.end(), {arguments, keywords});
  } else {
    factory = in.get_attr(copyreg, "__newobj__");
    const std::span<const Value> items = items_of(arguments);
    parts.insert(parts.end(), items.begin(), items.end());
  }
  if (factory.is_error()) return factory;
  const Value state = in.call_method(self, "__getstate__");
  if (state.is_error()) return state;
  Value list_items = Value::none();
  Value dict_items = Value::none();
  if (value::is_list(self)) list_items = in.iterate(self);
  if (value::is_dict(self)) {
    dict_items = in.call_method(self, "items");
    if (!dict_items.is_error()) dict_items = in.iterate(dict_items);
  }
  if (list_items.is_error() || dict_items.is_error()) return Value::error();
  return in.heap().tuple(
      {factory, Value(in.heap().tuple(std::span<const Value>(parts))), state, list_items, dict_items});
}

Value object_reduce(Interp& in, const Value* a) { return reduce_new(in, a[0]); }

Value object_reduce_ex(Interp& in, const Value* a) {
  Str* const name = in.heap().intern("__reduce__");
  const Value method = in.lookup(in.type_of(a[0]), name);
  if (method.is_set() && method != in.lookup(in.types().object, name)) return in.call_method(a[0], "__reduce__");
  return reduce_new(in, a[0]);
}

constexpr NativeDef kObjectMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", object_new, NativeKind::Static},
    {"__init__", "self, /, *args, **kwargs", object_init, NativeKind::Method},
    {"__repr__", "self, /", object_repr, NativeKind::Method},
    {"__str__", "self, /", object_str, NativeKind::Method},
    {"__format__", "self, format_spec, /", object_format, NativeKind::Method},
    {"__eq__", "self, value, /", object_eq, NativeKind::Method},
    {"__ne__", "self, value, /", object_ne, NativeKind::Method},
    {"__lt__", "self, value, /", object_order, NativeKind::Method},
    {"__le__", "self, value, /", object_order, NativeKind::Method},
    {"__gt__", "self, value, /", object_order, NativeKind::Method},
    {"__ge__", "self, value, /", object_order, NativeKind::Method},
    {"__hash__", "self, /", object_hash, NativeKind::Method},
    {"__getattribute__", "self, name, /", object_getattribute, NativeKind::Method},
    {"__setattr__", "self, name, value, /", object_setattr, NativeKind::Method},
    {"__delattr__", "self, name, /", object_delattr, NativeKind::Method},
    {"__dir__", "self, /", object_dir, NativeKind::Method},
    {"__init_subclass__", "cls, /, **kwargs", object_init_subclass, NativeKind::ClassMethod},
    {"__subclasshook__", "cls, subclass, /", object_subclasshook, NativeKind::ClassMethod},
    {"__sizeof__", "self, /", object_sizeof, NativeKind::Method},
    {"__getstate__", "self, /", object_getstate, NativeKind::Method},
    {"__reduce__", "self, /", object_reduce, NativeKind::Method},
    {"__reduce_ex__", "self, protocol, /", object_reduce_ex, NativeKind::Method},
};

// --- the singletons ---

template <std::uint64_t bits>
Value singleton_new(Interp& in, const Value* a) {
  if (has_items(a[1]) || has_items(a[2])) return in.type_error("{} takes no arguments", as<Type>(a[0])->name->view());
  return Value::raw(bits);
}
Value none_repr(Interp& in, const Value*) { return text(in, "None"); }
Value none_bool(Interp&, const Value*) { return Value::boolean(false); }
Value ellipsis_repr(Interp& in, const Value*) { return text(in, "Ellipsis"); }
Value not_implemented_repr(Interp& in, const Value*) { return text(in, "NotImplemented"); }

constexpr NativeDef kNoneMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", singleton_new<Value::none().bits()>, NativeKind::Static},
    {"__repr__", "self, /", none_repr, NativeKind::Method},
    {"__bool__", "self, /", none_bool, NativeKind::Method},
};
constexpr NativeDef kEllipsisMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", singleton_new<Value::ellipsis().bits()>, NativeKind::Static},
    {"__repr__", "self, /", ellipsis_repr, NativeKind::Method},
};
constexpr NativeDef kNotImplementedMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", singleton_new<Value::not_implemented().bits()>, NativeKind::Static},
    {"__repr__", "self, /", not_implemented_repr, NativeKind::Method},
};

}  // namespace

void install_object(Interp& in) { in.heap().add_methods(in.types().object, kObjectMethods); }

void install_singletons(Interp& in) {
  const value::Types& t = in.types();
  in.heap().add_methods(t.none, kNoneMethods);
  in.heap().add_methods(t.ellipsis, kEllipsisMethods);
  in.heap().add_methods(t.not_implemented, kNotImplementedMethods);
  for (Type* const type : {t.none, t.ellipsis, t.not_implemented}) type->final_type = true;
}

}  // namespace shapetrace::python
