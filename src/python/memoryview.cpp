// memoryview, as far as bytes-like objects of single bytes go.
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Bytes;

namespace {

constexpr char kViewTag = 0;

struct MemoryView : value::NativeObject {
  Bytes* target = nullptr;  // a slice of a memoryview is a copy: nobody notices unless it writes through it
};

const MemoryView& self_of(const Value* a) { return *as<MemoryView>(a[0]); }

bool is_bytes_like(Value v) { return has_layout(v, Layout::Bytes) || has_layout(v, Layout::ByteArray); }

Value make_view(Interp& in, Type* type, Value target) {
  auto* const view = in.heap().make<MemoryView>(type);
  view->tag = &kViewTag;
  view->target = as<Bytes>(target);
  return view;
}

Value view_new(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], as<Type>(a[0]));
  if (is_bytes_like(a[1])) return make_view(in, as<Type>(a[0]), a[1]);
  if (in.type_of(a[1]) == as<Type>(a[0])) return a[1];
  if (in.type_of(a[1])->layout >= Layout::Custom)
    return in.unknown("the memory of an object is not modelled", as<Type>(a[0]));
  return in.type_error("memoryview: a bytes-like object is required, not '{}'", in.type_name(a[1]));
}

Value view_getitem(Interp& in, const Value* a) {
  const Value v = in.get_item(self_of(a).target, a[1]);
  return is_bytes_like(v) ? make_view(in, self_of(a).type, v) : v;
}

Value view_setitem(Interp& in, const Value* a) {
  if (self_of(a).target->type->layout == Layout::Bytes) return in.type_error("cannot modify read-only memory");
  return in.set_item(self_of(a).target, a[1], a[2]) ? Value::none() : Value::error();
}

Value view_length(Interp&, const Value* a) { return Value::small_int(self_of(a).target->size); }
Value view_iterate(Interp& in, const Value* a) { return in.iterate(self_of(a).target); }
Value view_tobytes(Interp& in, const Value* a) { return in.heap().bytes(self_of(a).target->view()); }

Value view_tolist(Interp& in, const Value* a) {
  List* const list = in.heap().list();
  return in.collect(self_of(a).target, *list) ? Value(list) : Value::error();
}

Value view_eq(Interp& in, const Value* a) {
  const Value other = in.type_of(a[1]) == self_of(a).type ? Value(as<MemoryView>(a[1])->target) : a[1];
  return in.compare(CompareOp::Eq, self_of(a).target, other);
}

Value view_hex(Interp& in, const Value* a) { return in.call_method(self_of(a).target, "hex"); }
Value view_self(Interp&, const Value* a) { return a[0]; }
Value view_nothing(Interp&, const Value*) { return Value::none(); }
Value view_readonly(Interp&, const Value* a) {
  return Value::boolean(self_of(a).target->type->layout == Layout::Bytes);
}
Value view_object(Interp&, const Value* a) { return self_of(a).target; }
Value view_format(Interp& in, const Value*) { return text(in, "B"); }
Value view_one(Interp&, const Value*) { return Value::small_int(1); }
Value view_shape(Interp& in, const Value* a) { return in.heap().tuple({Value::small_int(self_of(a).target->size)}); }

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, object", view_new, NativeKind::Static},
    {"__getitem__", "self, key, /", view_getitem, NativeKind::Method},
    {"__setitem__", "self, key, value, /", view_setitem, NativeKind::Method},
    {"__len__", "self, /", view_length, NativeKind::Method},
    {"__iter__", "self, /", view_iterate, NativeKind::Method},
    {"__eq__", "self, value, /", view_eq, NativeKind::Method},
    {"__enter__", "self, /", view_self, NativeKind::Method},
    {"__exit__", "self, /, *args", view_nothing, NativeKind::Method},
    {"tobytes", "self, order=None", view_tobytes, NativeKind::Method},
    {"tolist", "self", view_tolist, NativeKind::Method},
    {"hex", "self", view_hex, NativeKind::Method},
    {"release", "self", view_nothing, NativeKind::Method},
    {"readonly", "self", view_readonly, NativeKind::Getter},
    {"obj", "self", view_object, NativeKind::Getter},
    {"format", "self", view_format, NativeKind::Getter},
    {"itemsize", "self", view_one, NativeKind::Getter},
    {"ndim", "self", view_one, NativeKind::Getter},
    {"nbytes", "self", view_length, NativeKind::Getter},
    {"shape", "self", view_shape, NativeKind::Getter},
};

}  // namespace

void add_memoryview(Interp& in, Dict& builtins) {
  Type* const type = in.heap().new_type("memoryview", Layout::Custom, kMethods);
  type->final_type = true;
  builtins.set(in.arena(), type->name, type);
}

}  // namespace shapetrace::python
