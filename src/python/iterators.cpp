// The iterators of builtins: enumerate, zip, map, filter, reversed, iter(callable, sentinel), and what every native
// iterator can do.
#include "python/iterators.hpp"

#include <algorithm>

#include "interp/loops.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

// The next item of an iterator; native ones are asked directly.
inline Value advance(Interp& in, Value iterator) {
  if (has_layout(iterator, Layout::Iterator) && !iterator.object()->type->user_defined) {
    auto* const native = as<Iterator>(iterator);
    return native->next(in, *native);
  }
  return in.next(iterator);
}

Iterator* make_iterator(Interp& in, Value cls, Value (*next)(Interp&, Iterator&)) {
  auto* const iterator = in.heap().make<Iterator>(as<Type>(cls));
  iterator->next = next;
  return iterator;
}

// A tuple of the iterators of several iterables. Null on error.
Tuple* iterators_of(Interp& in, std::span<const Value> iterables) {
  Tuple* const iterators = in.heap().tuple(static_cast<std::uint32_t>(iterables.size()));
  for (std::uint32_t i = 0; i < iterators->size; ++i) {
    iterators->data()[i] = in.iterate(iterables[i]);
    if (iterators->data()[i].is_error()) return nullptr;
  }
  return iterators;
}

// --- enumerate: a = iterator, b = the count once it is no small integer ---

Value enumerate_next(Interp& in, Iterator& it) {
  const Value v = advance(in, it.a);
  if (v.is_unset() || v.is_error()) return v;
  if (it.b.is_unset()) [[likely]]
    return in.heap().tuple({in.heap().integer(it.position++), v});
  const Value count = it.b;
  it.b = in.binary(BinaryOp::Add, count, Value::small_int(1));
  return in.heap().tuple({count, v});
}

Value enumerate_new(Interp& in, const Value* a) {
  const Value inner = in.iterate(a[1]);
  if (inner.is_error()) return inner;
  if (is_unknown(inner)) {  // how often it goes round is for the loop to choose
    const Value pairs = in.unknown_from(inner);
    const Value count = in.unknown_from(in.unknown_from(inner), in.types().int_);
    interp::LoopWatch::set_item(in, pairs, in.heap().tuple({count, interp::LoopWatch::item_of(in, inner)}));
    return pairs;
  }
  Iterator* const it = make_iterator(in, a[0], enumerate_next);
  it->a = inner;
  if (a[2].is_set()) {
    const Value start = in.index_value(a[2]);
    if (start.is_error()) return start;
    if (is_unknown(start) || !value::to_int64(start, it->position)) it->b = start;
  }
  return it;
}

// --- zip: a = Tuple of iterators, position = strict ---

Value zip_mismatch(Interp& in, Tuple& iterators, std::uint32_t at) {
  if (at > 0) {
    return in.value_error("zip() argument {} is shorter than argument{}{}", at + 1, at == 1 ? " " : "s 1-", at);
  }
  for (std::uint32_t i = 1; i < iterators.size; ++i) {
    const Value v = advance(in, iterators.data()[i]);
    if (v.is_error()) return v;
    if (v.is_set())
      return in.value_error("zip() argument {} is longer than argument{}{}", i + 1, i == 1 ? " " : "s 1-", i);
  }
  return Value();
}

// An unknown side is taken to be as long as the known ones.
Value next_of_side(Interp& in, Value side) {
  return is_unknown(side) ? interp::LoopWatch::item_of(in, side) : advance(in, side);
}

Value zip_next(Interp& in, Iterator& it) {
  Tuple& iterators = *as<Tuple>(it.a);
  if (iterators.size == 0 || it.limit != 0) return Value();
  if (iterators.size == 2) [[likely]] {  // the usual case, without a tuple made in vain
    const Value first = next_of_side(in, iterators.data()[0]);
    if (first.is_error()) return first;
    const Value second = first.is_set() ? next_of_side(in, iterators.data()[1]) : Value();
    if (second.is_error()) return second;
    if (second.is_set()) return in.heap().tuple({first, second});
    it.limit = 1;
    return it.position != 0 ? zip_mismatch(in, iterators, first.is_set() ? 1 : 0) : Value();
  }
  Tuple* const items = in.heap().tuple(iterators.size);
  for (std::uint32_t i = 0; i < iterators.size; ++i) {
    const Value v = next_of_side(in, iterators.data()[i]);
    if (v.is_error()) return v;
    if (v.is_unset()) {
      it.limit = 1;
      return it.position != 0 ? zip_mismatch(in, iterators, i) : Value();
    }
    items->data()[i] = v;
  }
  return items;
}

Value zip_new(Interp& in, const Value* a) {
  Iterator* const it = make_iterator(in, a[0], zip_next);
  const std::span<const Value> iterables = items_of(a[1]);
  // One known iterable settles how many there are at most.
  Tuple* const iterators = in.heap().tuple(static_cast<std::uint32_t>(iterables.size()));
  for (std::uint32_t i = 0; i < iterators->size; ++i) {
    const Value inner = in.iterate(iterables[i]);
    if (inner.is_error()) {
      if (in.catch_pending(Exc::TypeError)) in.type_error("'{}' object is not iterable", in.type_name(iterables[i]));
      return inner;
    }
    iterators->data()[i] = inner;
  }
  if (iterators->size != 0 && std::all_of(iterators->items().begin(), iterators->items().end(), is_unknown)) {
    const Value rows = in.unknown_from((*iterators)[0]);
    Tuple* const row = in.heap().tuple(iterators->size);
    for (std::uint32_t i = 0; i < row->size; ++i) row->data()[i] = interp::LoopWatch::item_of(in, (*iterators)[i]);
    interp::LoopWatch::set_item(in, rows, row);
    return rows;
  }
  it->a = iterators;
  if (a[2].is_set()) {
    const int strict = in.truth(a[2]);
    if (strict < 0) return Value::error();
    it->position = strict;
  }
  return it;
}

// --- map: a = function, b = Tuple of iterators ---

Value map_next(Interp& in, Iterator& it) {
  const Tuple& iterators = *as<Tuple>(it.b);
  if (iterators.size == 1) [[likely]] {
    const Value v = advance(in, iterators[0]);
    if (v.is_unset() || v.is_error()) return v;
    return in.call(it.a, {&v, 1});
  }
  std::vector<Value> arguments(iterators.size);
  for (std::uint32_t i = 0; i < iterators.size; ++i) {
    arguments[i] = advance(in, iterators[i]);
    if (arguments[i].is_unset() || arguments[i].is_error()) return arguments[i];
  }
  return in.call(it.a, arguments);
}

Value map_new(Interp& in, const Value* a) {
  const std::span<const Value> arguments = items_of(a[1]);
  if (arguments.size() < 2) return in.type_error("map() must have at least two arguments.");
  const std::span<const Value> iterables = arguments.subspan(1);
  if (const Value u = interp::first_unknown(iterables); u.is_set()) return in.unknown_from(u);
  Tuple* const iterators = iterators_of(in, iterables);
  if (iterators == nullptr) return Value::error();
  Iterator* const it = make_iterator(in, a[0], map_next);
  it->a = arguments[0];
  it->b = iterators;
  return it;
}

// --- filter: a = function, None or bool, b = iterator ---

Value filter_next(Interp& in, Iterator& it) {
  for (std::uint32_t round = 1;; ++round) {
    if (!goes_on(in, round)) return Value::error();
    const Value v = advance(in, it.b);
    if (v.is_unset() || v.is_error()) return v;
    Value verdict = v;
    if (!it.a.is_none()) {
      verdict = in.call(it.a, {&v, 1});
      if (verdict.is_error()) return verdict;
    }
    const int truth = in.truth(verdict);
    if (truth < 0) return Value::error();
    if (truth > 0) return v;
  }
}

Value filter_new(Interp& in, const Value* a) {
  if (is_unknown(a[2])) return in.unknown_from(a[2]);
  const Value inner = in.iterate(a[2]);
  if (inner.is_error()) return inner;
  Iterator* const it = make_iterator(in, a[0], filter_next);
  it->a = a[1] == Value(in.types().bool_) ? Value::none() : a[1];
  it->b = inner;
  return it;
}

// --- reversed of anything with __len__ and __getitem__: a = sequence, position = items left ---

Value reversed_next(Interp& in, Iterator& it) {
  if (it.position <= 0) return Value();
  const Value v = in.get_item(it.a, in.heap().integer(--it.position));
  if (v.is_error() && (in.catch_pending(Exc::IndexError) || in.catch_pending(Exc::StopIteration))) {
    it.position = 0;
    return Value();
  }
  return v;
}

Value reversed_new(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1]);
  const Value method = in.special(a[1], Special::Reversed);
  if (method.is_none()) return in.type_error("'{}' object is not reversible", in.type_name(a[1]));
  if (method.is_set()) return in.call_special(a[1], Special::Reversed);
  const Value builtin = interp::builtin_reversed(in, a[1]);
  if (!builtin.is_not_implemented()) return builtin;
  if (in.special(a[1], Special::GetItem).is_unset() || value::is_dict(a[1]))
    return in.type_error("'{}' object is not reversible", in.type_name(a[1]));
  const Value length = in.length(a[1]);
  if (length.is_error()) return length;
  if (is_unknown(length)) return in.unknown_from(length);
  Iterator* const it = make_iterator(in, a[0], reversed_next);
  it->a = a[1];
  value::to_int64(length, it->position);
  return it;
}

// --- iter(callable, sentinel): a = callable, b = sentinel ---

Value callable_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return Value();
  const Value v = in.call(it.a, std::span<const Value>());
  if (v.is_error()) {
    if (!in.catch_pending(Exc::StopIteration)) return v;
    it.a = Value();
    return Value();
  }
  const int same = in.equal(it.b, v);
  if (same < 0) return Value::error();
  if (same == 0) return v;
  it.a = Value();
  return Value();
}

// --- what all native iterators have ---

Value iterator_length_hint(Interp& in, const Value* a) {
  const Iterator& it = *as<Iterator>(a[0]);
  // For the iterators of lists and tuples: what they go over, from a position.
  if (it.a.is_set() && (value::is_list(it.a) || value::is_tuple(it.a))) {
    const auto size = static_cast<std::int64_t>(items_of(it.a).size());
    return Value::small_int(std::max<std::int64_t>(0, size - it.position));
  }
  return in.heap().integer(std::max<std::int64_t>(0, it.limit - it.position));
}

// A copy goes on from where the original is; what it reads from is shared.
Value iterator_copy(Interp& in, const Value* a) {
  const Iterator& it = *as<Iterator>(a[0]);
  auto* const copy = in.heap().make<Iterator>(it.type);
  copy->next = it.next;
  copy->a = it.a;
  copy->b = it.b;
  copy->position = it.position;
  copy->limit = it.limit;
  return copy;
}

constexpr NativeDef kIteratorMethods[] = {
    {"__iter__", "self, /", native_return_self, NativeKind::Method},
    {"__next__", "self, /", native_next, NativeKind::Method},
    {"__copy__", "self, /", iterator_copy, NativeKind::Method},
};
constexpr NativeDef kPlainIteratorMethods[] = {
    {"__length_hint__", "self, /", iterator_length_hint, NativeKind::Method},
};
constexpr NativeDef kEnumerateMethods[] = {
    {"__new__", "cls, iterable, start=0", enumerate_new, NativeKind::Static},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
};
constexpr NativeDef kZipMethods[] = {{"__new__", "cls, /, *iterables, strict=False", zip_new, NativeKind::Static}};
constexpr NativeDef kMapMethods[] = {{"__new__", "cls, /, *args", map_new, NativeKind::Static}};
constexpr NativeDef kFilterMethods[] = {{"__new__", "cls, function, iterable, /", filter_new, NativeKind::Static}};
constexpr NativeDef kReversedMethods[] = {{"__new__", "cls, sequence, /", reversed_new, NativeKind::Static}};

}  // namespace

void install_iterators(Interp& in) {
  in.heap().add_methods(in.types().iterator, kIteratorMethods);
  in.heap().add_methods(in.types().iterator, kPlainIteratorMethods);
}

void add_iterator_types(Interp& in, Dict& builtins) {
  struct IteratorType {
    std::string_view name;
    std::span<const NativeDef> methods;
  };
  const IteratorType kinds[] = {{"enumerate", kEnumerateMethods},
                                {"zip", kZipMethods},
                                {"map", kMapMethods},
                                {"filter", kFilterMethods},
                                {"reversed", kReversedMethods}};
  for (const IteratorType& kind : kinds) {
    Type* const type = in.heap().new_type(kind.name, Layout::Iterator, kind.methods);
    in.heap().add_methods(type, kIteratorMethods);
    builtins.set(in.arena(), in.heap().intern(kind.name), type);
  }
}

Value iterate_calls(Interp& in, Value callable, Value sentinel) {
  return in.heap().iterator(callable_next, callable, sentinel);
}

}  // namespace shapetrace::python
