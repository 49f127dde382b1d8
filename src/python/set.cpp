// set and frozenset. Sizes of tables and the order of insertions follow CPython's setobject.c, because they decide the
// order in which a set of numbers iterates.
#include "python/set.hpp"

#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

Set& self_of(const Value* a) { return *as<Set>(a[0]); }

bool is_frozen(Interp& in, const Set& set) { return value::is_subtype(set.type, in.types().frozenset); }
Type* base_type(Interp& in, const Set& set) { return is_frozen(in, set) ? in.types().frozenset : in.types().set; }

std::uint32_t table_size(const Set& set) { return set.table == nullptr ? 0 : set.mask + 1; }

template <class Visit>
bool each(const Set& set, Visit&& visit) {
  for (std::uint32_t i = 0; i < table_size(set); ++i) {
    const Set::Entry entry = set.table[i];
    if (entry.key.is_set() && !visit(entry)) return false;
  }
  return true;
}

bool update(Interp& in, Set& set, Value iterable) {
  if (is_unknown(iterable)) return interp::set_add(in, set, iterable);
  if (value::is_set(iterable)) return interp::set_merge(in, set, *as<Set>(iterable));
  if (value::is_dict(iterable) && iterable.object()->type == in.types().dict)
    interp::set_make_room(in, set, as<Dict>(iterable)->live);
  return in.for_each(iterable, [&](Value v) { return interp::set_add(in, set, v); });
}

Set* make_set(Interp& in, Type* type) { return in.heap().make<Set>(type); }

Set* copy_of(Interp& in, const Set& set) {
  Set* const copy = make_set(in, base_type(in, set));
  interp::set_merge(in, *copy, set);
  return copy;
}

void swap_bodies(Set& a, Set& b) {
  std::swap(a.table, b.table);
  std::swap(a.mask, b.mask);
  std::swap(a.fill, b.fill);
  std::swap(a.used, b.used);
  std::swap(a.has_unknown_item, b.has_unknown_item);
  ++a.mutations;
}

bool subtract(Interp& in, Set& set, Value other) {
  if (other.object() == &set) {
    set.clear(in.arena());
    return true;
  }
  if (value::is_set(other)) {
    if ((as<Set>(other)->used >> 3) > set.used) {
      other = set_intersection(in, set, other);
      if (other.is_error()) return false;
    }
    if (!each(*as<Set>(other), [&](const Set::Entry& e) { return interp::set_erase(in, set, e.key) >= 0; }))
      return false;
  } else if (!in.for_each(other, [&](Value v) { return interp::set_erase(in, set, v) >= 0; })) {
    return false;
  }
  if (set.table != nullptr && set.fill - set.used > set.mask / 4)
    set.resize(in.arena(), set.used > 50000 ? set.used * 2 : set.used * 4);
  return true;
}

bool symmetric_update(Interp& in, Set& set, Value other) {
  if (other.object() == &set) {
    set.clear(in.arena());
    return true;
  }
  if (!value::is_set(other)) {
    other = set_from(in, base_type(in, set), other);
    if (other.is_error()) return false;
    if (is_unknown(other)) return interp::set_add(in, set, other);
  }
  return each(*as<Set>(other), [&](const Set::Entry& e) {
    const int erased = interp::set_erase(in, set, e.key);
    if (erased < 0) return false;
    return erased > 0 || interp::set_add(in, set, e.key);
  });
}

Value copy_and_subtract(Interp& in, Set& left, Value right) {
  Set* const result = copy_of(in, left);
  return subtract(in, *result, right) ? Value(result) : Value::error();
}

Value set_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().set);
  if (type == nullptr) return Value::error();
  if (const Value u = only_unknown(a[1]); u.is_set() && type == in.types().set) return in.unknown_from(u, type);
  return make_set(in, type);
}

Value set_init(Interp& in, const Value* a) {
  Set& set = self_of(a);
  set.clear(in.arena());
  return a[1].is_unset() || update(in, set, a[1]) ? Value::none() : Value::error();
}

Value frozenset_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().frozenset);
  if (type == nullptr) return Value::error();
  if (a[1].is_unset()) return make_set(in, type);
  if (type == in.types().frozenset && value::is_set(a[1]) && a[1].object()->type == type) return a[1];
  return set_from(in, type, a[1]);
}

Value set_add(Interp& in, const Value* a) {
  return interp::set_add(in, self_of(a), a[1]) ? Value::none() : Value::error();
}

Value set_discard(Interp& in, const Value* a) {
  return interp::set_erase(in, self_of(a), a[1]) < 0 ? Value::error() : Value::none();
}

Value set_remove(Interp& in, const Value* a) {
  const int erased = interp::set_erase(in, self_of(a), a[1]);
  if (erased < 0) return Value::error();
  if (erased == 0 && !is_unknown(a[1])) return in.raise_key_error(a[1]);
  return Value::none();
}

Value set_pop(Interp& in, const Value* a) {
  Set& set = self_of(a);
  if (set.used == 0) return in.raise_key_error(text(in, "pop from an empty set"));
  std::uint32_t at = set.finger & set.mask;
  while (set.table[at].key.is_unset()) at = at == set.mask ? 0 : at + 1;
  const Value key = set.table[at].key;
  set.erase(set.table + at);
  set.finger = at + 1;
  return key;
}

Value set_clear(Interp& in, const Value* a) {
  self_of(a).clear(in.arena());
  return Value::none();
}

Value set_copy(Interp& in, const Value* a) {
  if (a[0].object()->type == in.types().frozenset) return a[0];
  return copy_of(in, self_of(a));
}

Value set_update_method(Interp& in, const Value* a) {
  for (const Value other : items_of(a[1]))
    if (!update(in, self_of(a), other)) return Value::error();
  return Value::none();
}

Value set_union_method(Interp& in, const Value* a) {
  Set* const result = copy_of(in, self_of(a));
  for (const Value other : items_of(a[1])) {
    if (is_unknown(other)) return in.unknown_from(other, base_type(in, *result));
    if (!update(in, *result, other)) return Value::error();
  }
  return result;
}

// Several arguments one after the other.
template <Value (*combine)(Interp&, Set&, Value)>
Value set_combine_method(Interp& in, const Value* a) {
  if (!has_items(a[1])) return copy_of(in, self_of(a));
  Value result = a[0];
  for (const Value other : items_of(a[1])) {
    if (is_unknown(other)) return in.unknown_from(other, base_type(in, self_of(a)));
    result = combine(in, *as<Set>(result), other);
    if (result.is_error() || is_unknown(result)) return result;
  }
  return result;
}

Value set_difference_method(Interp& in, const Value* a) {
  const std::span<const Value> others = items_of(a[1]);
  if (others.empty()) return copy_of(in, self_of(a));
  if (const Value u = interp::first_unknown(others); u.is_set()) return in.unknown_from(u, base_type(in, self_of(a)));
  const Value result = set_difference(in, self_of(a), others[0]);
  if (result.is_error()) return result;
  for (const Value other : others.subspan(1))
    if (!subtract(in, *as<Set>(result), other)) return Value::error();
  return result;
}

Value set_symmetric_difference_method(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], base_type(in, self_of(a)));
  return set_symmetric_difference(in, self_of(a), a[1]);
}

Value set_intersection_update(Interp& in, const Value* a) {
  const Value result = set_combine_method<set_intersection>(in, a);
  if (result.is_error()) return result;
  if (is_unknown(result)) return interp::set_add(in, self_of(a), result) ? Value::none() : Value::error();
  if (result != a[0]) swap_bodies(self_of(a), *as<Set>(result));
  return Value::none();
}

Value set_difference_update(Interp& in, const Value* a) {
  for (const Value other : items_of(a[1])) {
    if (is_unknown(other) ? !interp::set_add(in, self_of(a), other) : !subtract(in, self_of(a), other))
      return Value::error();
  }
  return Value::none();
}

Value set_symmetric_difference_update(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return interp::set_add(in, self_of(a), a[1]) ? Value::none() : Value::error();
  return symmetric_update(in, self_of(a), a[1]) ? Value::none() : Value::error();
}

// Operators take only sets.
template <Value (*combine)(Interp&, Set&, Value)>
Value set_operator(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], base_type(in, self_of(a)));
  return value::is_set(a[1]) ? combine(in, self_of(a), a[1]) : Value::not_implemented();
}

template <Value (*combine)(Interp&, Set&, Value)>
Value set_reflected(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], base_type(in, self_of(a)));
  return value::is_set(a[1]) ? combine(in, *as<Set>(a[1]), a[0]) : Value::not_implemented();
}

template <bool (*change)(Interp&, Set&, Value)>
Value set_inplace(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return interp::set_add(in, self_of(a), a[1]) ? a[0] : Value::error();
  if (!value::is_set(a[1])) return Value::not_implemented();
  return change(in, self_of(a), a[1]) ? a[0] : Value::error();
}

bool intersect_in_place(Interp& in, Set& set, Value other) {
  const Value result = set_intersection(in, set, other);
  if (result.is_error()) return false;
  swap_bodies(set, *as<Set>(result));
  return true;
}

Value set_isdisjoint(Interp& in, const Value* a) { return set_is_disjoint(in, self_of(a), a[1]); }

// All items of `part` are in `whole`.
Value contains_all(Interp& in, const Set& part, const Set& whole) {
  if (part.used > whole.used) return Value::boolean(false);
  int result = 1;
  each(part, [&](const Set::Entry& e) { return (result = interp::set_contains(in, whole, e.key)) == 1; });
  return truth_value(result);
}

Value set_issubset(Interp& in, const Value* a) {
  const Value other = value::is_set(a[1]) ? a[1] : set_from(in, in.types().set, a[1]);
  if (other.is_error()) return other;
  if (is_unknown(other)) return in.unknown_from(other, in.types().bool_);
  return contains_all(in, self_of(a), *as<Set>(other));
}

Value set_issuperset(Interp& in, const Value* a) {
  const Value other = value::is_set(a[1]) ? a[1] : set_from(in, in.types().set, a[1]);
  if (other.is_error()) return other;
  if (is_unknown(other)) return in.unknown_from(other, in.types().bool_);
  return contains_all(in, *as<Set>(other), self_of(a));
}

Value set_repr(Interp& in, const Value* a) {
  const Set& set = self_of(a);
  const std::string_view name = set.type->name->view();
  const ReprGuard guard(in, &set);
  if (guard.inside()) return text(in, fmt::format("{}(...)", name));
  if (set.used == 0) return text(in, fmt::format("{}()", name));
  const bool plain = set.type == in.types().set;
  std::string out = plain ? "{" : fmt::format("{}({{", name);
  Value unknown;
  bool first = true;
  const bool done = each(set, [&](const Set::Entry& e) {
    if (!first) out += ", ";
    first = false;
    return append_repr(in, out, e.key, unknown);
  });
  if (!done) return Value::error();
  out += plain ? "}" : "})";
  return text(in, out, unknown);
}

Value set_reduce(Interp& in, const Value* a) {
  List* const items = in.heap().list();
  each(self_of(a), [&](const Set::Entry& e) { return items->append(in.arena(), e.key), true; });
  const Object* const self = a[0].object();
  const Value state = self->attrs != nullptr && self->attrs->live != 0 ? Value(self->attrs) : Value::none();
  return in.heap().tuple({Value(self->type), Value(in.heap().tuple({Value(items)})), state});
}

constexpr NativeDef kCommonMethods[] = {
    {"__repr__", "self, /", set_repr, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__contains__", "self, key, /", native_contains, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>, NativeKind::Method},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>, NativeKind::Method},
    {"__and__", "self, value, /", set_operator<set_intersection>, NativeKind::Method},
    {"__rand__", "self, value, /", set_reflected<set_intersection>, NativeKind::Method},
    {"__or__", "self, value, /", set_operator<set_union>, NativeKind::Method},
    {"__ror__", "self, value, /", set_reflected<set_union>, NativeKind::Method},
    {"__sub__", "self, value, /", set_operator<set_difference>, NativeKind::Method},
    {"__rsub__", "self, value, /", set_reflected<set_difference>, NativeKind::Method},
    {"__xor__", "self, value, /", set_operator<set_symmetric_difference>, NativeKind::Method},
    {"__rxor__", "self, value, /", set_reflected<set_symmetric_difference>, NativeKind::Method},
    {"__reduce__", "self, /", set_reduce, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
    {"copy", "self, /", set_copy, NativeKind::Method},
    {"union", "self, /, *others", set_union_method, NativeKind::Method},
    {"intersection", "self, /, *others", set_combine_method<set_intersection>, NativeKind::Method},
    {"difference", "self, /, *others", set_difference_method, NativeKind::Method},
    {"symmetric_difference", "self, other, /", set_symmetric_difference_method, NativeKind::Method},
    {"isdisjoint", "self, other, /", set_isdisjoint, NativeKind::Method},
    {"issubset", "self, other, /", set_issubset, NativeKind::Method},
    {"issuperset", "self, other, /", set_issuperset, NativeKind::Method},
};

constexpr NativeDef kSetMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", set_new, NativeKind::Static},
    {"__init__", "self, iterable=(), /", set_init, NativeKind::Method},
    {"__iand__", "self, value, /", set_inplace<intersect_in_place>, NativeKind::Method},
    {"__ior__", "self, value, /", set_inplace<update>, NativeKind::Method},
    {"__isub__", "self, value, /", set_inplace<subtract>, NativeKind::Method},
    {"__ixor__", "self, value, /", set_inplace<symmetric_update>, NativeKind::Method},
    {"add", "self, object, /", set_add, NativeKind::Method},
    {"discard", "self, object, /", set_discard, NativeKind::Method},
    {"remove", "self, object, /", set_remove, NativeKind::Method},
    {"pop", "self, /", set_pop, NativeKind::Method},
    {"clear", "self, /", set_clear, NativeKind::Method},
    {"update", "self, /, *others", set_update_method, NativeKind::Method},
    {"intersection_update", "self, /, *others", set_intersection_update, NativeKind::Method},
    {"difference_update", "self, /, *others", set_difference_update, NativeKind::Method},
    {"symmetric_difference_update", "self, other, /", set_symmetric_difference_update, NativeKind::Method},
};

constexpr NativeDef kFrozensetMethods[] = {
    {"__new__", "cls, iterable=(), /", frozenset_new, NativeKind::Static},
    {"__hash__", "self, /", native_hash, NativeKind::Method},
};

}  // namespace

Value set_from(Interp& in, Type* type, Value iterable) {
  if (is_unknown(iterable)) return in.unknown_from(iterable, type);
  Set* const set = make_set(in, type);
  if (value::is_set(iterable) || value::is_dict(iterable))
    return update(in, *set, iterable) ? Value(set) : Value::error();
  Value unknown;
  const bool done = in.for_each(iterable, [&](Value v) {
    if (is_unknown(v)) unknown = v;
    return unknown.is_unset() && interp::set_add(in, *set, v);
  });
  if (unknown.is_set()) return in.unknown_from(unknown, type);  // how many differ is not known
  return done ? Value(set) : Value::error();
}

Value set_union(Interp& in, Set& left, Value right) {
  Set* const result = copy_of(in, left);
  return update(in, *result, right) ? Value(result) : Value::error();
}

Value set_intersection(Interp& in, Set& left, Value right) {
  if (right.object() == &left) return copy_of(in, left);
  Set* const result = make_set(in, base_type(in, left));
  if (value::is_set(right)) {
    const Set* whole = &left;
    const Set* part = as<Set>(right);
    if (part->used > whole->used) std::swap(whole, part);
    const bool done = each(*part, [&](const Set::Entry& e) {
      const int there = interp::set_contains(in, *whole, e.key);
      return there == 0 || (there > 0 && interp::set_add(in, *result, e.key));
    });
    return done ? Value(result) : Value::error();
  }
  const bool done = in.for_each(right, [&](Value v) {
    const int there = interp::set_contains(in, left, v);
    return there == 0 || (there > 0 && interp::set_add(in, *result, v));
  });
  return done ? Value(result) : Value::error();
}

Value set_difference(Interp& in, Set& left, Value right) {
  const bool keyed = value::is_set(right) || (value::is_dict(right) && right.object()->type == in.types().dict);
  if (!keyed) return copy_and_subtract(in, left, right);
  const std::uint32_t size = value::is_set(right) ? as<Set>(right)->used : as<Dict>(right)->live;
  if ((left.used >> 2) > size) return copy_and_subtract(in, left, right);
  Set* const result = make_set(in, base_type(in, left));
  const bool done = each(left, [&](const Set::Entry& e) {
    const int there = interp::builtin_contains(in, right, e.key);
    return there > 0 || (there == 0 && interp::set_add(in, *result, e.key));
  });
  return done ? Value(result) : Value::error();
}

Value set_symmetric_difference(Interp& in, Set& left, Value right) {
  const Value result = set_from(in, base_type(in, left), right);
  if (result.is_error() || is_unknown(result)) return result;
  return symmetric_update(in, *as<Set>(result), &left) ? result : Value::error();
}

Value set_is_disjoint(Interp& in, Set& left, Value right) {
  if (is_unknown(right)) return in.unknown_from(right, in.types().bool_);
  int found = 0;
  if (value::is_set(right)) {
    const Set* whole = &left;
    const Set* part = as<Set>(right);
    if (part->used > whole->used) std::swap(whole, part);
    each(*part, [&](const Set::Entry& e) { return (found = interp::set_contains(in, *whole, e.key)) == 0; });
  } else if (!in.for_each(right, [&](Value v) { return (found = interp::set_contains(in, left, v)) == 0; })) {
    if (in.failed()) return Value::error();
  }
  return found < 0 ? Value::error() : Value::boolean(found == 0);
}

void install_set(Interp& in) {
  in.heap().add_methods(in.types().set, kCommonMethods);
  in.heap().add_methods(in.types().set, kSetMethods);
  in.heap().add_methods(in.types().frozenset, kCommonMethods);
  in.heap().add_methods(in.types().frozenset, kFrozensetMethods);
  set_unhashable(in, in.types().set);
}

}  // namespace shapetrace::python
