// type: what classes themselves can do.
#include "interp/names.hpp"
#include "interp/vm.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

Type* self_of(const Value* a) { return as<Type>(a[0]); }

Value type_new(Interp& in, const Value* a) {
  Type* const metatype = want_class(in, a[0], in.types().type);
  if (metatype == nullptr) return Value::error();
  const std::span<const Value> arguments = items_of(a[1]);
  if (arguments.size() == 1 && metatype == in.types().type) return in.type_of(arguments[0]);
  if (arguments.size() != 3) {
    if (metatype == in.types().type) return in.type_error("type() takes 1 or 3 arguments");
    return in.type_error("type.__new__() takes exactly 3 arguments ({} given)", arguments.size());
  }
  if (const Value u = interp::first_unknown(arguments); u.is_set()) return in.unknown_from(u);
  if (!value::is_str(arguments[0]))
    return in.type_error("type.__new__() argument 1 must be str, not {}", in.type_name(arguments[0]));
  if (!value::is_tuple(arguments[1]))
    return in.type_error("type.__new__() argument 2 must be tuple, not {}", in.type_name(arguments[1]));
  if (!value::is_dict(arguments[2]))
    return in.type_error("type.__new__() argument 3 must be dict, not {}", in.type_name(arguments[2]));
  return interp::type_new(in, metatype, as<Str>(arguments[0]), as<Tuple>(arguments[1]), as<Dict>(arguments[2]),
                          as<Dict>(a[2]));
}

Value type_init(Interp& in, const Value* a) {
  const std::size_t count = items_of(a[1]).size();
  if (count != 1 && count != 3) return in.type_error("type.__init__() takes 1 or 3 arguments");
  return Value::none();
}

Value type_call(Interp& in, const Value* a) {
  std::vector<Value> arguments(items_of(a[1]).begin(), items_of(a[1]).end());
  std::vector<Value> names;
  const Dict& keywords = *as<Dict>(a[2]);
  for (std::uint32_t i = 0; i < keywords.used; ++i) {
    if (keywords.entries[i].key.is_unset()) continue;
    names.push_back(keywords.entries[i].key);
    arguments.push_back(keywords.entries[i].value);
  }
  // Not Interp::call, which would ask the metaclass again.
  return in.vm().call_type(self_of(a), arguments,
                           names.empty() ? nullptr : in.heap().tuple(std::span<const Value>(names)));
}

Value type_repr(Interp& in, const Value* a) { return text(in, fmt::format("<class '{}'>", full_name(in, self_of(a)))); }

Value type_mro(Interp& in, const Value* a) { return in.heap().list(self_of(a)->mro->items()); }

Value type_subclasses(Interp& in, const Value* a) {
  List* const result = in.heap().list();
  const Type& type = *self_of(a);
  for (std::uint32_t i = 0; i < type.subclass_count; ++i) result->append(in.arena(), type.subclasses[i]);
  return result;
}

Value type_instancecheck(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().bool_);
  if (value::is_subtype(in.type_of(a[1]), self_of(a))) return Value::boolean(true);
  const Value cls = in.find_attr(a[1], in.names().class_);
  if (cls.is_error()) return cls;
  return Value::boolean(value::is_type(cls) && value::is_subtype(as<Type>(cls), self_of(a)));
}

Value type_subclasscheck(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().bool_);
  if (!value::is_type(a[1])) return in.type_error("issubclass() arg 1 must be a class");
  return Value::boolean(value::is_subtype(as<Type>(a[1]), self_of(a)));
}

Value type_prepare(Interp& in, const Value*) { return in.heap().dict(); }

Value type_or(Interp& in, const Value* a) { return interp::union_of(in, a[0], a[1]); }
Value type_ror(Interp& in, const Value* a) { return interp::union_of(in, a[1], a[0]); }

Value type_dir(Interp& in, const Value* a) { return interp::list_attributes(in, a[0]); }

bool want_name(Interp& in, Value name) {
  if (value::is_str(name)) return true;
  in.type_error("attribute name must be string, not '{}'", in.type_name(name));
  return false;
}

Value type_getattribute(Interp& in, const Value* a) {
  return want_name(in, a[1]) ? interp::type_get_attr(in, self_of(a), as<Str>(a[1])) : Value::error();
}

Value type_setattr(Interp& in, const Value* a) {
  return want_name(in, a[1]) && interp::type_set_attr(in, self_of(a), as<Str>(a[1]), a[2]) ? Value::none()
                                                                                           : Value::error();
}

Value type_delattr(Interp& in, const Value* a) {
  return want_name(in, a[1]) && interp::type_set_attr(in, self_of(a), as<Str>(a[1]), Value()) ? Value::none()
                                                                                              : Value::error();
}

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", type_new, NativeKind::Static},
    {"__init__", "self, /, *args, **kwargs", type_init, NativeKind::Method},
    {"__call__", "self, /, *args, **kwargs", type_call, NativeKind::Method},
    {"__repr__", "self, /", type_repr, NativeKind::Method},
    {"__instancecheck__", "self, instance, /", type_instancecheck, NativeKind::Method},
    {"__subclasscheck__", "self, subclass, /", type_subclasscheck, NativeKind::Method},
    {"__subclasses__", "self, /", type_subclasses, NativeKind::Method},
    {"__prepare__", "cls, /, *args, **kwargs", type_prepare, NativeKind::ClassMethod},
    {"__or__", "self, value, /", type_or, NativeKind::Method},
    {"__ror__", "self, value, /", type_ror, NativeKind::Method},
    {"__dir__", "self, /", type_dir, NativeKind::Method},
    {"__getattribute__", "self, name, /", type_getattribute, NativeKind::Method},
    {"__setattr__", "self, name, value, /", type_setattr, NativeKind::Method},
    {"__delattr__", "self, name, /", type_delattr, NativeKind::Method},
    {"mro", "self, /", type_mro, NativeKind::Method},
};

}  // namespace

void install_type(Interp& in) { in.heap().add_methods(in.types().type, kMethods); }

}  // namespace shapetrace::python
