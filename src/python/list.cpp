// list
#include "python/python.hpp"
#include "python/shared.hpp"
#include "python/sorting.hpp"

namespace shapetrace::python {

namespace {

List& self_of(const Value* a) { return *as<List>(a[0]); }

// Which item an operation touched is not known: all of them may have changed.
void forget_items(Interp& in, List& list, Value cause) {
  for (Value& item : list.items()) item = in.unknown_from(cause);
}

Value list_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().list);
  if (type == nullptr) return Value::error();
  if (const Value u = only_unknown(a[1]); u.is_set() && type == in.types().list) return in.unknown_from(u, type);
  return in.heap().make<List>(type);
}

bool extend(Interp& in, List& list, Value iterable) {
  if (is_unknown(iterable)) {
    in.lose(list, iterable);
    return true;
  }
  if (value::is_list(iterable) || value::is_tuple(iterable)) {
    const Type* const type = iterable.object()->type;
    if (type == in.types().list || type == in.types().tuple) {
      const std::span<const Value> items = items_of(iterable);
      const auto count = static_cast<std::uint32_t>(items.size());
      list.reserve(in.arena(), list.size + count);
      // Read again: `list` may be `iterable`, whose items have moved then.
      std::copy_n(items_of(iterable).data(), count, list.data + list.size);
      list.size += count;
      return true;
    }
  }
  return in.for_each(iterable, [&](Value v) {
    list.append(in.arena(), v);
    return true;
  });
}

Value list_init(Interp& in, const Value* a) {
  List& list = self_of(a);
  list.size = 0;
  if (a[1].is_unset()) return Value::none();
  return extend(in, list, a[1]) ? Value::none() : Value::error();
}

Value list_append(Interp& in, const Value* a) {
  self_of(a).append(in.arena(), a[1]);
  return Value::none();
}

Value list_extend(Interp& in, const Value* a) { return extend(in, self_of(a), a[1]) ? Value::none() : Value::error(); }

Value list_iadd(Interp& in, const Value* a) { return extend(in, self_of(a), a[1]) ? a[0] : Value::error(); }

Value list_imul(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().list);
  const Value product = interp::sequence_repeat(in, a[0], a[1]);
  if (product.is_error() || !value::is_list(product)) return product;
  self_of(a).replace(in.arena(), 0, self_of(a).size, as<List>(product)->items());
  return a[0];
}

Value list_add(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().list);
  return interp::sequence_concat(in, a[0], a[1]);
}

Value list_mul(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().list);
  return interp::sequence_repeat(in, a[0], a[1]);
}

Value list_insert(Interp& in, const Value* a) {
  List& list = self_of(a);
  if (is_unknown(a[1])) {
    list.append(in.arena(), a[2]);
    forget_items(in, list, a[1]);
    return Value::none();
  }
  std::int64_t at = 0;
  if (!in.index(a[1], at)) return Value::error();
  const std::int64_t size = list.size;
  if (at < 0) at = std::max<std::int64_t>(0, at + size);
  at = std::min(at, size);
  list.replace(in.arena(), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at), {&a[2], 1});
  return Value::none();
}

// Index of the first item that equals `item`; -1 none, -2 error.
std::int64_t position_of(Interp& in, const List& list, Value item, std::int64_t from, std::int64_t to) {
  for (std::int64_t i = from; i < to && i < list.size; ++i) {
    const Value v = list.data[i];
    const int same = v == item ? 1 : in.equal(v, item);
    if (same < 0) return -2;
    if (same > 0) return i;
  }
  return -1;
}

Value list_remove(Interp& in, const Value* a) {
  List& list = self_of(a);
  const std::int64_t at = position_of(in, list, a[1], 0, list.size);
  if (at == -2) return Value::error();
  if (at < 0) return in.value_error("list.remove(x): x not in list");
  const auto position = static_cast<std::uint32_t>(at);
  list.replace(in.arena(), position, position + 1, {});
  return Value::none();
}

Value list_pop(Interp& in, const Value* a) {
  List& list = self_of(a);
  std::int64_t at = -1;
  if (a[1].is_set()) {
    if (is_unknown(a[1])) {
      if (list.size > 0) --list.size;
      forget_items(in, list, a[1]);
      return in.unknown_from(a[1]);
    }
    if (!in.index(a[1], at)) return Value::error();
  }
  if (list.size == 0) return in.raise(Exc::IndexError, "pop from empty list");
  if (at < 0) at += list.size;
  if (at < 0 || at >= list.size) return in.raise(Exc::IndexError, "pop index out of range");
  const Value v = list.data[at];
  if (at == list.size - 1) {
    --list.size;
  } else {
    list.replace(in.arena(), static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at) + 1, {});
  }
  return v;
}

Value list_clear(Interp&, const Value* a) {
  self_of(a).size = 0;
  return Value::none();
}

Value list_index(Interp& in, const Value* a) {
  const List& list = self_of(a);
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, in.types().int_);
  std::int64_t from = 0;
  std::int64_t to = list.size;
  if (!interp::clamp_bounds(in, a[2], a[3], list.size, from, to)) return Value::error();
  const std::int64_t at = position_of(in, list, a[1], from, to);
  if (at == -2) return Value::error();
  if (at >= 0) return Value::small_int(at);
  return in.value_error("{} is not in list", in.display_repr(a[1]));
}

Value list_count(Interp& in, const Value* a) {
  const List& list = self_of(a);
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().int_);
  std::int64_t count = 0;
  for (std::uint32_t i = 0; i < list.size; ++i) {
    const Value v = list.data[i];
    if (is_unknown(v)) return in.unknown_from(v, in.types().int_);
    const int same = v == a[1] ? 1 : in.equal(v, a[1]);
    if (same < 0) return Value::error();
    count += same;
  }
  return Value::small_int(count);
}

Value list_reverse(Interp&, const Value* a) {
  const std::span<Value> items = self_of(a).items();
  std::reverse(items.begin(), items.end());
  return Value::none();
}

Value list_copy(Interp& in, const Value* a) { return in.heap().list(self_of(a).items()); }

Value list_sort(Interp& in, const Value* a) {
  List& list = self_of(a);
  const int reverse = a[2].is_unset() ? 0 : in.truth(a[2]);
  if (reverse < 0) return Value::error();
  // As in CPython the list is empty while keys and comparisons run, so that they cannot see a half-sorted state.
  std::vector<Value> items(list.items().begin(), list.items().end());
  Value* const data = list.data;
  const std::uint32_t capacity = list.capacity;
  list.data = nullptr;
  list.size = list.capacity = 0;
  const bool sorted = sort_values(in, items, a[1], reverse != 0);
  const bool modified = list.data != nullptr || list.size != 0;
  list.data = data;
  list.capacity = capacity;
  list.size = static_cast<std::uint32_t>(items.size());
  std::copy(items.begin(), items.end(), list.data);
  if (!sorted) return Value::error();
  return modified ? in.value_error("list modified during sort") : Value::none();
}

Value list_repr(Interp& in, const Value* a) {
  const ReprGuard guard(in, a[0].object());
  if (guard.inside()) return text(in, "[...]");
  std::string out = "[";
  Value unknown;
  // By index: a repr that changes the list must not leave us with a stale pointer.
  for (std::uint32_t i = 0; i < self_of(a).size; ++i) {
    if (i != 0) out += ", ";
    if (!append_repr(in, out, self_of(a).data[i], unknown)) return Value::error();
  }
  out += ']';
  return text(in, out, unknown);
}

Value list_sizeof(Interp&, const Value* a) { return Value::small_int(40 + 8 * std::int64_t{self_of(a).size}); }

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", list_new, NativeKind::Static},
    {"__init__", "self, iterable=(), /", list_init, NativeKind::Method},
    {"__repr__", "self, /", list_repr, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__getitem__", "self, index, /", native_get_item, NativeKind::Method},
    {"__setitem__", "self, key, value, /", native_set_item, NativeKind::Method},
    {"__delitem__", "self, key, /", native_delete_item, NativeKind::Method},
    {"__contains__", "self, key, /", native_contains, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__reversed__", "self, /", native_reversed, NativeKind::Method},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>, NativeKind::Method},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>, NativeKind::Method},
    {"__add__", "self, value, /", list_add, NativeKind::Method},
    {"__mul__", "self, value, /", list_mul, NativeKind::Method},
    {"__rmul__", "self, value, /", list_mul, NativeKind::Method},
    {"__iadd__", "self, value, /", list_iadd, NativeKind::Method},
    {"__imul__", "self, value, /", list_imul, NativeKind::Method},
    {"__sizeof__", "self, /", list_sizeof, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
    {"append", "self, object, /", list_append, NativeKind::Method},
    {"extend", "self, iterable, /", list_extend, NativeKind::Method},
    {"insert", "self, index, object, /", list_insert, NativeKind::Method},
    {"remove", "self, value, /", list_remove, NativeKind::Method},
    {"pop", "self, index=-1, /", list_pop, NativeKind::Method},
    {"clear", "self, /", list_clear, NativeKind::Method},
    {"index", "self, value, start=0, stop=9223372036854775807, /", list_index, NativeKind::Method},
    {"count", "self, value, /", list_count, NativeKind::Method},
    {"sort", "self, /, *, key=None, reverse=False", list_sort, NativeKind::Method},
    {"reverse", "self, /", list_reverse, NativeKind::Method},
    {"copy", "self, /", list_copy, NativeKind::Method},
};

}  // namespace

void install_list(Interp& in) {
  in.heap().add_methods(in.types().list, kMethods);
  set_unhashable(in, in.types().list);
}

}  // namespace shapetrace::python
