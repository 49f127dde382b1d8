// collections.deque.
#include <algorithm>

#include "interp/protocols.hpp"
#include "python/mod_collections.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::NativeDef;
using interp::NativeKind;
using syntax::CompareOp;
using value::Exc;
using value::Iterator;
using value::Layout;
using value::List;
using value::NativeObject;
using value::Tuple;
using value::Type;
using value::Value;

namespace {

struct DequeTypes {
  Type *deque = nullptr, *iterator = nullptr;
};

// A ring.
struct Deque : NativeObject {
  Value* ring = nullptr;
  std::uint32_t head = 0, size = 0, capacity = 0;  // capacity is a power of two
  std::uint32_t mutations = 0;
  std::int64_t max_length = -1;  // -1: none

  Value& at(std::uint32_t i) const { return ring[(head + i) & (capacity - 1)]; }
};

Deque& self_deque(const Value* a) { return *value::as<Deque>(a[0]); }
bool is_deque(Interp& in, Value v) {
  const Type* const type = in.state<DequeTypes>().deque;
  return v.is_object() && value::is_subtype(v.object()->type, type);
}

void grow(Interp& in, Deque& d) {
  const std::uint32_t capacity = d.capacity == 0 ? 8 : d.capacity * 2;
  Value* const ring = static_cast<Value*>(in.arena().allocate_block(capacity * sizeof(Value)));
  for (std::uint32_t i = 0; i < d.size; ++i) ring[i] = d.at(i);
  in.arena().free_block(d.ring, d.capacity * sizeof(Value));
  d.ring = ring;
  d.capacity = capacity;
  d.head = 0;
}
Value pop_left(Deque& d) {
  const Value v = d.at(0);
  d.head = (d.head + 1) & (d.capacity - 1);
  --d.size;
  ++d.mutations;
  return v;
}
Value pop_right(Deque& d) {
  ++d.mutations;
  return d.at(--d.size);
}
void push_right(Interp& in, Deque& d, Value v) {
  if (d.max_length == 0) return;
  if (d.size == d.capacity) grow(in, d);
  ++d.size;
  d.at(d.size - 1) = v;
  ++d.mutations;
  if (d.max_length > 0 && d.size > d.max_length) pop_left(d);
}
void push_left(Interp& in, Deque& d, Value v) {
  if (d.max_length == 0) return;
  if (d.size == d.capacity) grow(in, d);
  d.head = (d.head - 1) & (d.capacity - 1);
  ++d.size;
  d.at(0) = v;
  ++d.mutations;
  if (d.max_length > 0 && d.size > d.max_length) pop_right(d);
}

Deque* new_deque(Interp& in, Type* type, std::int64_t max_length) {
  Deque* const d = in.heap().make<Deque>(type);
  d->max_length = max_length;
  return d;
}
Deque* copy_of(Interp& in, const Deque& d) {
  Deque* const copy = new_deque(in, d.type, d.max_length);
  for (std::uint32_t i = 0; i < d.size; ++i) push_right(in, *copy, d.at(i));
  return copy;
}

// A deque that is extended by itself takes the items it had before.
bool extend(Interp& in, Deque& d, Value iterable, bool left) {
  if (iterable == Value(&d)) iterable = copy_of(in, d);
  return in.for_each(iterable, [&](Value v) {
    left ? push_left(in, d, v) : push_right(in, d, v);
    return true;
  });
}

Value deque_new(Interp& in, const Value* a) { return new_deque(in, value::as<Type>(a[0]), -1); }
Value deque_init(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  if (a[2].is_set() && !a[2].is_none() && !value::is_unknown(a[2])) {
    if (!value::is_integer(a[2])) return in.type_error("an integer is required");
    if (!in.index(a[2], d.max_length)) return Value::error();
    if (d.max_length < 0) return in.raise(Exc::ValueError, "maxlen must be non-negative");
  }
  d.head = d.size = 0;
  if (a[1].is_set() && !extend(in, d, a[1], false)) return Value::error();
  return Value::none();
}
Value deque_append(Interp& in, const Value* a) {
  push_right(in, self_deque(a), a[1]);
  return Value::none();
}
Value deque_appendleft(Interp& in, const Value* a) {
  push_left(in, self_deque(a), a[1]);
  return Value::none();
}
Value deque_extend(Interp& in, const Value* a) {
  return extend(in, self_deque(a), a[1], false) ? Value::none() : Value::error();
}
Value deque_extendleft(Interp& in, const Value* a) {
  return extend(in, self_deque(a), a[1], true) ? Value::none() : Value::error();
}
Value deque_iadd(Interp& in, const Value* a) { return extend(in, self_deque(a), a[1], false) ? a[0] : Value::error(); }
Value deque_pop(Interp& in, const Value* a) {
  if (self_deque(a).size == 0) return in.raise(Exc::IndexError, "pop from an empty deque");
  return pop_right(self_deque(a));
}
Value deque_popleft(Interp& in, const Value* a) {
  if (self_deque(a).size == 0) return in.raise(Exc::IndexError, "pop from an empty deque");
  return pop_left(self_deque(a));
}
Value deque_clear(Interp&, const Value* a) {
  Deque& d = self_deque(a);
  d.head = d.size = 0;
  ++d.mutations;
  return Value::none();
}
Value deque_copy(Interp& in, const Value* a) { return copy_of(in, self_deque(a)); }
Value deque_len(Interp&, const Value* a) { return Value::small_int(self_deque(a).size); }

Value deque_rotate(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  std::int64_t n = 1;
  if (a[1].is_set() && !in.index(a[1], n)) return Value::error();
  if (d.size < 2) return Value::none();
  n %= d.size;
  if (n < 0) n += d.size;
  const std::int64_t bound = d.max_length;
  d.max_length = -1;
  if (n <= d.size / 2) {
    for (; n > 0; --n) push_left(in, d, pop_right(d));
  } else {
    for (n = d.size - n; n > 0; --n) push_right(in, d, pop_left(d));
  }
  d.max_length = bound;
  return Value::none();
}
Value deque_reverse(Interp&, const Value* a) {
  Deque& d = self_deque(a);
  for (std::uint32_t i = 0; i < d.size / 2; ++i) std::swap(d.at(i), d.at(d.size - 1 - i));
  return Value::none();
}

constexpr std::int64_t kAbsent = -1, kFailed = -2;
std::int64_t find(Interp& in, Deque& d, Value wanted, std::int64_t from, std::int64_t to) {
  const std::uint32_t mutations = d.mutations;
  for (std::int64_t i = from; i < to; ++i) {
    const Value v = d.at(static_cast<std::uint32_t>(i));
    const int same = v == wanted ? 1 : in.equal(v, wanted);
    if (same < 0) return kFailed;
    if (same != 0) return i;
    if (d.mutations != mutations) {
      in.raise(Exc::RuntimeError, "deque mutated during iteration");
      return kFailed;
    }
  }
  return kAbsent;
}
Value deque_contains(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  const std::int64_t i = find(in, d, a[1], 0, d.size);
  return i == kFailed ? Value::error() : Value::boolean(i != kAbsent);
}
Value deque_count(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  std::int64_t count = 0;
  for (std::int64_t i = 0; (i = find(in, d, a[1], i, d.size)) >= 0; ++i) ++count;
  return in.failed() ? Value::error() : Value::small_int(count);
}
Value deque_index(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  std::int64_t bound[2] = {0, d.size};
  for (int i = 0; i < 2; ++i) {
    if (a[2 + i].is_set() && !in.index(a[2 + i], bound[i])) return Value::error();
    if (bound[i] < 0) bound[i] = std::max<std::int64_t>(bound[i] + d.size, 0);
    bound[i] = std::min<std::int64_t>(bound[i], d.size);
  }
  const std::int64_t at = find(in, d, a[1], bound[0], bound[1]);
  if (at == kFailed) return Value::error();
  if (at == kAbsent) return in.raise(Exc::ValueError, "{} is not in deque", in.display_repr(a[1]));
  return Value::small_int(at);
}
void erase(Deque& d, std::uint32_t at) {
  for (std::uint32_t i = at; i + 1 < d.size; ++i) d.at(i) = d.at(i + 1);
  --d.size;
  ++d.mutations;
}
Value deque_remove(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  const std::int64_t at = find(in, d, a[1], 0, d.size);
  if (at == kFailed) return Value::error();
  if (at == kAbsent) return in.raise(Exc::ValueError, "{} is not in deque", in.display_repr(a[1]));
  erase(d, static_cast<std::uint32_t>(at));
  return Value::none();
}
Value deque_insert(Interp& in, const Value* a) {
  Deque& d = self_deque(a);
  if (d.max_length >= 0 && d.size == d.max_length)
    return in.raise(Exc::IndexError, "deque already at its maximum size");
  std::int64_t at = 0;
  if (!in.index(a[1], at)) return Value::error();
  if (at < 0) at = std::max<std::int64_t>(at + d.size, 0);
  at = std::min<std::int64_t>(at, d.size);
  push_right(in, d, a[2]);
  for (std::uint32_t i = d.size - 1; i > at; --i) std::swap(d.at(i), d.at(i - 1));
  return Value::none();
}

// A position within the deque, or false after IndexError.
bool position(Interp& in, const Deque& d, Value index, std::int64_t& at) {
  if (!value::is_integer(index) && in.special(index, value::Special::Index).is_unset()) {
    in.type_error("sequence index must be integer, not '{}'", in.type_name(index));
    return false;
  }
  if (!in.index(index, at)) return false;
  if (at < 0) at += d.size;
  if (at >= 0 && at < d.size) return true;
  in.raise(Exc::IndexError, "deque index out of range");
  return false;
}
Value deque_getitem(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1]);
  std::int64_t at = 0;
  return position(in, self_deque(a), a[1], at) ? self_deque(a).at(static_cast<std::uint32_t>(at)) : Value::error();
}
Value deque_setitem(Interp& in, const Value* a) {
  std::int64_t at = 0;
  if (!position(in, self_deque(a), a[1], at)) return Value::error();
  self_deque(a).at(static_cast<std::uint32_t>(at)) = a[2];
  return Value::none();
}
Value deque_delitem(Interp& in, const Value* a) {
  std::int64_t at = 0;
  if (!position(in, self_deque(a), a[1], at)) return Value::error();
  erase(self_deque(a), static_cast<std::uint32_t>(at));
  return Value::none();
}

// limit = the mutation count at the start; b is set when the iteration goes backwards.
Value deque_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  Deque& d = *value::as<Deque>(it.a);
  if (d.mutations != it.limit) {
    it.a = {};
    return in.raise(Exc::RuntimeError, "deque mutated during iteration");
  }
  if (it.position >= d.size) {
    it.a = {};
    return {};
  }
  const auto i = static_cast<std::uint32_t>(it.position++);
  return d.at(it.b.is_set() ? d.size - 1 - i : i);
}
Value iterate(Interp& in, Value deque, bool backwards) {
  Iterator* const it = in.heap().make<Iterator>(in.state<DequeTypes>().iterator);
  it->next = deque_next;
  it->a = deque;
  it->limit = value::as<Deque>(deque)->mutations;
  if (backwards) it->b = Value::boolean(true);
  return it;
}
Value deque_iter(Interp& in, const Value* a) { return iterate(in, a[0], false); }
Value deque_reversed(Interp& in, const Value* a) { return iterate(in, a[0], true); }

Value deque_repr(Interp& in, const Value* a) {
  const Deque& d = self_deque(a);
  // The items as a list print themselves; a deque inside itself prints as "[...]" there.
  List* const items = in.heap().list();
  for (std::uint32_t i = 0; i < d.size; ++i) {
    if (d.at(i) == a[0]) {
      items->append(in.arena(), Value::ellipsis());
      continue;
    }
    items->append(in.arena(), d.at(i));
  }
  const Value shown = in.repr_of(items);
  if (!value::is_str(shown)) return shown;
  std::string text = std::string(d.type->name->view()) + "(" + std::string(value::text_of(shown));
  if (d.max_length >= 0) text += ", maxlen=" + std::to_string(d.max_length);
  return in.heap().str(text + ")");
}

template <CompareOp kOp>
Value deque_compare(Interp& in, const Value* a) {
  if (!is_deque(in, a[1])) return Value::not_implemented();
  const Deque& x = self_deque(a);
  const Deque& y = *value::as<Deque>(a[1]);
  if constexpr (kOp == CompareOp::Eq || kOp == CompareOp::Ne)
    if (x.size != y.size) return Value::boolean(kOp == CompareOp::Ne);
  for (std::uint32_t i = 0; i < x.size && i < y.size; ++i) {
    const int same = x.at(i) == y.at(i) ? 1 : in.equal(x.at(i), y.at(i));
    if (same < 0) return Value::error();
    if (same == 0) {
      if (kOp == CompareOp::Eq || kOp == CompareOp::Ne) return Value::boolean(kOp == CompareOp::Ne);
      return in.compare(kOp, x.at(i), y.at(i));
    }
  }
  return in.compare(kOp, Value::small_int(x.size), Value::small_int(y.size));
}

Value deque_add(Interp& in, const Value* a) {
  if (!is_deque(in, a[1])) return in.type_error("can only concatenate deque (not \"{}\") to deque", in.type_name(a[1]));
  Deque* const sum = copy_of(in, self_deque(a));
  return extend(in, *sum, a[1], false) ? Value(sum) : Value::error();
}
bool repeat(Interp& in, Deque& d, Value times) {
  std::int64_t n = 0;
  if (!in.index(times, n)) return false;
  if (n > 0 && d.size > 0 &&
      !in.arena().can_take(static_cast<std::size_t>(std::min<std::int64_t>(n, 1LL << 40)) * d.size * 8)) {
    in.abandon("a deque too large to hold");
    return false;
  }
  const std::uint32_t once = d.size;
  if (n <= 0) d.size = 0;
  Deque* const original = copy_of(in, d);
  for (std::int64_t i = 1; i < n; ++i)
    for (std::uint32_t k = 0; k < once; ++k) push_right(in, d, original->at(k));
  return true;
}
Value deque_mul(Interp& in, const Value* a) {
  Deque* const product = copy_of(in, self_deque(a));
  return repeat(in, *product, a[1]) ? Value(product) : Value::error();
}
Value deque_imul(Interp& in, const Value* a) { return repeat(in, self_deque(a), a[1]) ? a[0] : Value::error(); }
Value deque_maxlen(Interp& in, const Value* a) {
  return self_deque(a).max_length < 0 ? Value::none() : in.heap().integer(self_deque(a).max_length);
}
Value deque_reduce(Interp& in, const Value* a) {
  const Deque& d = self_deque(a);
  const Value state = d.attrs == nullptr || d.attrs->live == 0 ? Value::none() : Value(d.attrs);
  Tuple* const arguments = d.max_length < 0
                               ? in.heap().empty_tuple()
                               : in.heap().tuple({in.heap().empty_tuple(), in.heap().integer(d.max_length)});
  return in.heap().tuple({d.type, arguments, state, iterate(in, a[0], false)});
}

Value class_getitem(Interp& in, const Value* a) { return interp::generic_alias(in, a[0], a[1]); }

constexpr NativeDef kDeque[] = {
    {"__new__", "cls, *args, **kwargs", deque_new, NativeKind::Static},
    {"__init__", "self, iterable=(), maxlen=None", deque_init, NativeKind::Method},
    {"append", "self, x, /", deque_append, NativeKind::Method},
    {"appendleft", "self, x, /", deque_appendleft, NativeKind::Method},
    {"clear", "self", deque_clear, NativeKind::Method},
    {"copy", "self", deque_copy, NativeKind::Method},
    {"__copy__", "self", deque_copy, NativeKind::Method},
    {"count", "self, x, /", deque_count, NativeKind::Method},
    {"extend", "self, iterable, /", deque_extend, NativeKind::Method},
    {"extendleft", "self, iterable, /", deque_extendleft, NativeKind::Method},
    {"index", "self, x, start=0, stop=None, /", deque_index, NativeKind::Method},
    {"insert", "self, i, x, /", deque_insert, NativeKind::Method},
    {"pop", "self", deque_pop, NativeKind::Method},
    {"popleft", "self", deque_popleft, NativeKind::Method},
    {"remove", "self, value, /", deque_remove, NativeKind::Method},
    {"reverse", "self", deque_reverse, NativeKind::Method},
    {"rotate", "self, n=1, /", deque_rotate, NativeKind::Method},
    {"maxlen", "self", deque_maxlen, NativeKind::Getter},
    {"__len__", "self", deque_len, NativeKind::Method},
    {"__iter__", "self", deque_iter, NativeKind::Method},
    {"__reversed__", "self", deque_reversed, NativeKind::Method},
    {"__contains__", "self, key, /", deque_contains, NativeKind::Method},
    {"__getitem__", "self, key, /", deque_getitem, NativeKind::Method},
    {"__setitem__", "self, key, value, /", deque_setitem, NativeKind::Method},
    {"__delitem__", "self, key, /", deque_delitem, NativeKind::Method},
    {"__repr__", "self", deque_repr, NativeKind::Method},
    {"__eq__", "self, value, /", deque_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", deque_compare<CompareOp::Ne>, NativeKind::Method},
    {"__lt__", "self, value, /", deque_compare<CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, value, /", deque_compare<CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, value, /", deque_compare<CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, value, /", deque_compare<CompareOp::Ge>, NativeKind::Method},
    {"__add__", "self, value, /", deque_add, NativeKind::Method},
    {"__iadd__", "self, value, /", deque_iadd, NativeKind::Method},
    {"__mul__", "self, value, /", deque_mul, NativeKind::Method},
    {"__rmul__", "self, value, /", deque_mul, NativeKind::Method},
    {"__imul__", "self, value, /", deque_imul, NativeKind::Method},
    {"__reduce__", "self", deque_reduce, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", class_getitem, NativeKind::ClassMethod},
};

}  // namespace

Type* make_deque_type(Interp& in) {
  DequeTypes& types = in.state<DequeTypes>();
  types.deque = in.heap().new_type("deque", Layout::Custom, kDeque);
  types.deque->dict->set(in.arena(), in.heap().intern("__hash__"), Value::none());
  types.iterator = in.heap().new_type("_deque_iterator", Layout::Iterator, {}, {in.types().iterator});
  for (Type* const type : {types.deque, types.iterator})
    type->dict->set(in.arena(), in.heap().intern("__module__"), in.heap().intern("collections"));
  return types.deque;
}

}  // namespace shapetrace::python
