// tuple
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

const Tuple& self_of(const Value* a) { return *as<Tuple>(a[0]); }

Value tuple_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().tuple);
  if (type == nullptr) return Value::error();
  const bool plain = type == in.types().tuple;
  std::span<const Value> items;
  List* collected = nullptr;
  if (a[1].is_set()) {
    if (is_unknown(a[1])) return in.unknown_from(a[1], type);
    if (plain && value::is_tuple(a[1]) && a[1].object()->type == type) return a[1];
    const Type* const given_type = in.type_of(a[1]);
    if (given_type == in.types().list || given_type == in.types().tuple) {
      items = items_of(a[1]);
    } else {
      collected = in.heap().list();
      if (!in.collect(a[1], *collected)) return Value::error();
      items = collected->items();
    }
  }
  if (plain) return in.heap().tuple(items);
  Tuple* const t = in.heap().tuple(static_cast<std::uint32_t>(items.size()));
  t->type = type;
  std::copy(items.begin(), items.end(), t->data());
  return t;
}

Value tuple_index(Interp& in, const Value* a) {
  const Tuple& tuple = self_of(a);
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, in.types().int_);
  std::int64_t from = 0;
  std::int64_t to = tuple.size;
  if (!interp::clamp_bounds(in, a[2], a[3], tuple.size, from, to)) return Value::error();
  for (std::int64_t i = from; i < to; ++i) {
    const Value v = tuple.data()[i];
    const int same = v == a[1] ? 1 : in.equal(v, a[1]);
    if (same < 0) return Value::error();
    if (same > 0) return Value::small_int(i);
  }
  return in.value_error("tuple.index(x): x not in tuple");
}

Value tuple_count(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().int_);
  std::int64_t count = 0;
  for (const Value v : self_of(a).items()) {
    if (is_unknown(v)) return in.unknown_from(v, in.types().int_);
    const int same = v == a[1] ? 1 : in.equal(v, a[1]);
    if (same < 0) return Value::error();
    count += same;
  }
  return Value::small_int(count);
}

Value tuple_repr(Interp& in, const Value* a) {
  const Tuple& tuple = self_of(a);
  const ReprGuard guard(in, &tuple);
  if (guard.inside()) return text(in, "(...)");
  std::string out = "(";
  Value unknown;
  if (!append_reprs(in, out, tuple.items(), unknown)) return Value::error();
  out += tuple.size == 1 ? ",)" : ")";
  return text(in, out, unknown);
}

Value tuple_add(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().tuple);
  return interp::sequence_concat(in, a[0], a[1]);
}

Value tuple_mul(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().tuple);
  return interp::sequence_repeat(in, a[0], a[1]);
}

Value tuple_getnewargs(Interp& in, const Value* a) {
  return in.heap().tuple({Value(in.heap().tuple(self_of(a).items()))});
}

Value tuple_sizeof(Interp&, const Value* a) { return Value::small_int(24 + 8 * std::int64_t{self_of(a).size}); }

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, iterable=(), /", tuple_new, NativeKind::Static},
    {"__repr__", "self, /", tuple_repr, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__getitem__", "self, key, /", native_get_item, NativeKind::Method},
    {"__contains__", "self, key, /", native_contains, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__hash__", "self, /", native_hash, NativeKind::Method},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>, NativeKind::Method},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>, NativeKind::Method},
    {"__add__", "self, value, /", tuple_add, NativeKind::Method},
    {"__mul__", "self, value, /", tuple_mul, NativeKind::Method},
    {"__rmul__", "self, value, /", tuple_mul, NativeKind::Method},
    {"__getnewargs__", "self, /", tuple_getnewargs, NativeKind::Method},
    {"__sizeof__", "self, /", tuple_sizeof, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
    {"index", "self, value, start=0, stop=9223372036854775807, /", tuple_index, NativeKind::Method},
    {"count", "self, value, /", tuple_count, NativeKind::Method},
};

}  // namespace

void install_tuple(Interp& in) { in.heap().add_methods(in.types().tuple, kMethods); }

}  // namespace shapetrace::python
