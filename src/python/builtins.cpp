// The namespace of builtins: types, exceptions, constants and functions.
#include "python/builtins.hpp"

#include "python/iterators.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

void add_functions(Interp& in, Dict& builtins, std::span<const NativeDef> table) {
  for (const NativeDef& def : table) builtins.set(in.arena(), in.heap().intern(def.name), in.heap().native(def));
}

void add_types(Interp& in, Dict& builtins) {
  const value::Types& t = in.types();
  for (Type* const type : {t.object, t.type,      t.int_,     t.bool_,         t.float_,       t.complex_, t.str,
                           t.bytes,  t.bytearray, t.tuple,    t.list,          t.dict,         t.set,      t.frozenset,
                           t.range,  t.slice,     t.property, t.static_method, t.class_method, t.super})
    builtins.set(in.arena(), type->name, type);
  for (Type* const exception : t.exceptions) builtins.set(in.arena(), exception->name, exception);
  for (const std::string_view alias : {"IOError", "EnvironmentError"})
    builtins.set(in.arena(), in.heap().intern(alias), t.exception(Exc::OSError));
  add_memoryview(in, builtins);
  add_exception_groups(in, builtins);
  add_iterator_types(in, builtins);
}

void add_constants(Interp& in, Dict& builtins) {
  const auto set = [&](std::string_view name, Value v) { builtins.set(in.arena(), in.heap().intern(name), v); };
  set("None", Value::none());
  set("True", Value::boolean(true));
  set("False", Value::boolean(false));
  set("Ellipsis", Value::ellipsis());
  set("NotImplemented", Value::not_implemented());
  set("__debug__", Value::boolean(true));
}

}  // namespace

void install_types(Interp& in) {
  install_object(in);
  install_type(in);
  install_functions(in);
  install_descriptors(in);
  install_super(in);
  install_generics(in);
  install_generators(in);
  install_singletons(in);
  install_str(in);
  install_bytes(in);
  install_bytearray(in);
  install_int(in);
  install_bool(in);
  install_float(in);
  install_complex(in);
  install_list(in);
  install_tuple(in);
  install_dict(in);
  install_dict_views(in);
  install_set(in);
  install_range(in);
  install_slice(in);
  install_iterators(in);
}

}  // namespace shapetrace::python

namespace shapetrace::interp {

void install_builtins(Interp& in, Dict& namespace_) {
  python::install_types(in);
  namespace_.reserve(in.arena(), 256);
  python::add_types(in, namespace_);
  python::add_constants(in, namespace_);
  for (const auto table : {python::object_builtins(), python::iteration_builtins(), python::async_builtins(),
                           python::io_builtins(), python::number_builtins()})
    python::add_functions(in, namespace_, table);
}

}  // namespace shapetrace::interp
