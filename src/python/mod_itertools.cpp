// The itertools module. Each iterator is a value::Iterator with its own type; what does not fit into its two values and
// two counters stands in a list that only the iterator knows.
#include <array>
#include <limits>

#include "interp/native.hpp"
#include "python/iterators.hpp"
#include "python/modules.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::Module;
using interp::NativeDef;
using interp::NativeKind;
using interp::NativeModule;
using value::Exc;
using value::Iterator;
using value::Layout;
using value::List;
using value::Tuple;
using value::Type;
using value::Value;

namespace {

constexpr std::int64_t kForever = -1;

using Next = Value (*)(Interp&, Iterator&);

// A new iterator of the type that is being called.
Iterator* make(Interp& in, Value cls, Next next, Value a = {}, Value b = {}) {
  Iterator* const it = in.heap().make<Iterator>(value::as<Type>(cls));
  it->next = next;
  it->a = a;
  it->b = b;
  return it;
}

bool bad(Value v) { return v.is_error(); }

// --- count, cycle, repeat ---

Value count_next(Interp& in, Iterator& it) {
  const Value current = it.a;
  if (current.is_int() && it.b.is_int()) {
    it.a = in.heap().integer(current.as_int() + it.b.as_int());
  } else {
    it.a = in.binary(syntax::BinaryOp::Add, current, it.b);
    if (bad(it.a)) return it.a;
  }
  return current;
}
bool is_number(Interp& in, Value v) {
  return value::is_integer(v) || value::is_float(v) || value::is_unknown(v) || value::has_layout(v, Layout::Complex) ||
         in.special(v, value::Special::Index).is_set() || in.special(v, value::Special::Float).is_set();
}
Value count_new(Interp& in, const Value* a) {
  const Value start = a[1].is_set() ? a[1] : Value::small_int(0);
  const Value step = a[2].is_set() ? a[2] : Value::small_int(1);
  if (!is_number(in, start) || !is_number(in, step)) return in.type_error("a number is required");
  return make(in, a[0], count_next, start, step);
}
Value count_repr(Interp& in, const Value* a) {
  const Iterator& it = *value::as<Iterator>(a[0]);
  std::string text = "count(" + in.display_repr(it.a);
  if (!(it.b == Value::small_int(1))) text += ", " + in.display_repr(it.b);
  return in.heap().str(text + ")");
}

Value cycle_next(Interp& in, Iterator& it) {
  List& saved = *value::as<List>(it.b);
  if (it.a.is_set()) {
    const Value v = in.next(it.a);
    if (bad(v)) return v;
    if (v.is_set()) {
      saved.append(in.arena(), v);
      return v;
    }
    it.a = {};
  }
  if (saved.size == 0) return {};
  const Value v = saved.data[it.position];
  if (++it.position == saved.size) it.position = 0;
  return v;
}
Value cycle_new(Interp& in, const Value* a) {
  const Value source = in.iterate(a[1]);
  return bad(source) ? source : Value(make(in, a[0], cycle_next, source, in.heap().list()));
}

Value repeat_next(Interp&, Iterator& it) {
  if (it.limit == 0) return {};
  if (it.limit > 0) --it.limit;
  return it.a;
}
Value repeat_new(Interp& in, const Value* a) {
  std::int64_t times = kForever;
  if (a[2].is_set()) {
    if (value::is_unknown(a[2])) return in.unknown_from(a[2]);
    if (!in.index(a[2], times)) return Value::error();
    if (times < 0) times = 0;
  }
  Iterator* const it = make(in, a[0], repeat_next, a[1]);
  it->limit = times;
  return it;
}
Value repeat_repr(Interp& in, const Value* a) {
  const Iterator& it = *value::as<Iterator>(a[0]);
  std::string text = "repeat(" + in.display_repr(it.a);
  if (it.limit != kForever) text += ", " + std::to_string(it.limit);
  return in.heap().str(text + ")");
}
Value repeat_length(Interp& in, const Value* a) {
  const Iterator& it = *value::as<Iterator>(a[0]);
  if (it.limit == kForever) return in.type_error("len() of unsized object");
  return in.heap().integer(it.limit);
}

// --- chain, islice, starmap, filters ---

Value chain_next(Interp& in, Iterator& it) {
  for (std::uint32_t round = 1;; ++round) {
    if (!goes_on(in, round)) return Value::error();
    if (it.b.is_unset()) {
      if (it.a.is_unset()) return {};
      const Value source = in.next(it.a);
      if (bad(source)) return source;
      if (source.is_unset()) {
        it.a = {};
        return {};
      }
      it.b = in.iterate(source);
      if (bad(it.b)) {
        it.a = it.b = {};
        return Value::error();
      }
    }
    const Value v = in.next(it.b);
    if (v.is_set()) return v;
    it.b = {};
  }
}
Value chain_new(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown(value::as<Tuple>(a[1])->items()); u.is_set()) return in.unknown_from(u);
  return make(in, a[0], chain_next, in.iterate(a[1]));
}
Value chain_from_iterable(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1]);
  const Value source = in.iterate(a[1]);
  return bad(source) ? source : Value(make(in, a[0], chain_next, source));
}

// a = source, b = [items read so far, step]; position = number of the next item wanted, limit = stop
Value islice_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  List& counters = *value::as<List>(it.b);
  std::int64_t read = counters.data[0].as_int();
  const auto end = [&](Value result) {
    it.a = {};
    return result;
  };
  if (it.limit != kForever && read >= it.limit) return end({});
  for (; read < it.position; ++read) {
    if (!goes_on(in, static_cast<std::uint32_t>(read))) return Value::error();
    const Value skipped = in.next(it.a);
    if (skipped.is_unset() || bad(skipped)) return end(skipped);
  }
  if (it.limit != kForever && read >= it.limit) return end({});
  const Value v = in.next(it.a);
  if (v.is_unset() || bad(v)) return end(v);
  counters.data[0] = Value::small_int(read + 1);
  it.position += counters.data[1].as_int();
  if (it.limit != kForever && it.position > it.limit) it.position = it.limit;
  return v;
}
Value islice_new(Interp& in, const Value* a) {
  const Tuple& given = *value::as<Tuple>(a[1]);
  if (given.size < 2 || given.size > 4) {
    return given.size < 2 ? in.type_error("islice expected at least 2 arguments, got {}", given.size)
                          : in.type_error("islice expected at most 4 arguments, got {}", given.size);
  }
  for (std::uint32_t i = 1; i < given.size; ++i)
    if (value::is_unknown(given[i])) return in.unknown_from(given[i]);
  const auto number = [&](Value v, std::int64_t& out) {
    return v.is_none() || (in.index(v, out) && out >= 0 && Value::fits(out));
  };
  std::int64_t start = 0, stop = kForever, step = 1;
  const Value last = given.size == 2 ? given[1] : given[2];
  if (!number(last, stop)) {
    in.take_pending();
    return in.raise(Exc::ValueError, "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (given.size > 2 && !number(given[1], start)) {
    in.take_pending();
    return in.raise(Exc::ValueError, "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  if (given.size > 3 && (!number(given[3], step) || step < 1)) {
    in.take_pending();
    return in.raise(Exc::ValueError, "Step for islice() must be a positive integer or None.");
  }
  const Value source = in.iterate(given[0]);
  if (bad(source)) return source;
  const std::array counters{Value::small_int(0), in.heap().integer(step)};
  Iterator* const it = make(in, a[0], islice_next, source, in.heap().list(counters));
  it->position = start;
  it->limit = stop;
  return it;
}

Value starmap_next(Interp& in, Iterator& it) {
  const Value v = in.next(it.b);
  if (v.is_unset() || bad(v)) return v;
  if (value::is_tuple(v)) return in.call(it.a, value::as<Tuple>(v)->items());
  if (value::is_unknown(v)) return in.unknown_from(v);
  List* const arguments = in.heap().list();
  if (!in.collect(v, *arguments)) return Value::error();
  return in.call(it.a, arguments->items());
}
template <Next kNext>
Value function_and_iterable(Interp& in, const Value* a) {
  const Value source = in.iterate(a[2]);
  return bad(source) ? source : Value(make(in, a[0], kNext, a[1], source));
}

Value takewhile_next(Interp& in, Iterator& it) {
  if (it.position != 0) return {};
  const Value v = in.next(it.b);
  if (v.is_unset() || bad(v)) return v;
  const Value answer = in.call(it.a, {v});
  const int truth = bad(answer) ? -1 : in.truth(answer);
  if (truth < 0) return Value::error();
  if (truth != 0) return v;
  it.position = 1;
  return {};
}
Value dropwhile_next(Interp& in, Iterator& it) {
  for (std::uint32_t round = 1;; ++round) {
    if (!goes_on(in, round)) return Value::error();
    const Value v = in.next(it.b);
    if (v.is_unset() || bad(v) || it.position != 0) return v;
    const Value answer = in.call(it.a, {v});
    const int truth = bad(answer) ? -1 : in.truth(answer);
    if (truth < 0) return Value::error();
    if (truth == 0) {
      it.position = 1;
      return v;
    }
  }
}
Value filterfalse_next(Interp& in, Iterator& it) {
  for (std::uint32_t round = 1;; ++round) {
    if (!goes_on(in, round)) return Value::error();
    const Value v = in.next(it.b);
    if (v.is_unset() || bad(v)) return v;
    const Value answer = it.a.is_none() ? v : in.call(it.a, {v});
    const int truth = bad(answer) ? -1 : in.truth(answer);
    if (truth < 0) return Value::error();
    if (truth == 0) return v;
  }
}
Value compress_next(Interp& in, Iterator& it) {
  for (std::uint32_t round = 1;; ++round) {
    if (!goes_on(in, round)) return Value::error();
    const Value v = in.next(it.a);
    if (v.is_unset() || bad(v)) return v;
    const Value selector = in.next(it.b);
    if (selector.is_unset() || bad(selector)) return selector;
    const int truth = in.truth(selector);
    if (truth < 0) return Value::error();
    if (truth != 0) return v;
  }
}
Value compress_new(Interp& in, const Value* a) {
  const Value data = in.iterate(a[1]);
  if (bad(data)) return data;
  const Value selectors = in.iterate(a[2]);
  return bad(selectors) ? selectors : Value(make(in, a[0], compress_next, data, selectors));
}
Value pairwise_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  if (it.b.is_unset()) {
    it.b = in.next(it.a);
    if (it.b.is_unset() || bad(it.b)) {
      it.a = {};
      return it.b;
    }
  }
  const Value v = in.next(it.a);
  if (v.is_unset() || bad(v)) {
    it.a = {};
    return v;
  }
  const Value pair = in.heap().tuple({it.b, v});
  it.b = v;
  return pair;
}
Value pairwise_new(Interp& in, const Value* a) {
  const Value source = in.iterate(a[1]);
  return bad(source) ? source : Value(make(in, a[0], pairwise_next, source));
}

// accumulate: a = source, b = [function or None, total or unset]
Value accumulate_next(Interp& in, Iterator& it) {
  List& state = *value::as<List>(it.b);
  if (it.position == 0) {  // an initial value is handed out first
    it.position = 1;
    if (state.data[1].is_set()) return state.data[1];
  }
  const Value v = in.next(it.a);
  if (v.is_unset() || bad(v)) return v;
  Value& total = state.data[1];
  if (total.is_unset()) return total = v;
  const Value next =
      state.data[0].is_none() ? in.binary(syntax::BinaryOp::Add, total, v) : in.call(state.data[0], {total, v});
  if (!bad(next)) total = next;
  return next;
}
Value accumulate_new(Interp& in, const Value* a) {
  const Value source = in.iterate(a[1]);
  if (bad(source)) return source;
  const Value function = a[2].is_set() ? a[2] : Value::none();
  const std::array state{function, a[3].is_set() && !a[3].is_none() ? a[3] : Value()};
  return make(in, a[0], accumulate_next, source, in.heap().list(state));
}

// --- zip_longest: a = list of iterators (None when exhausted), b = filler, position = how many are alive ---

Value zip_longest_next(Interp& in, Iterator& it) {
  List& sources = *value::as<List>(it.a);
  if (it.position == 0) return {};
  Tuple* const row = in.heap().tuple(sources.size);
  for (std::uint32_t i = 0; i < sources.size; ++i) {
    row->data()[i] = it.b;
    if (sources.data[i].is_none()) continue;
    const Value v = in.next(sources.data[i]);
    if (bad(v)) return v;
    if (v.is_set()) {
      row->data()[i] = v;
      continue;
    }
    if (--it.position == 0) return {};
    sources.data[i] = Value::none();
  }
  return row;
}
Value zip_longest_new(Interp& in, const Value* a) {
  const value::Dict& keywords = *value::as<value::Dict>(a[2]);
  const Value filler = keywords.get(in.heap().intern("fillvalue"));
  if (keywords.live != (filler.is_set() ? 1u : 0u))
    return in.type_error("zip_longest() got an unexpected keyword argument");
  List* const sources = in.heap().list();
  for (const Value v : value::as<Tuple>(a[1])->items()) {
    const Value source = in.iterate(v);
    if (bad(source)) return source;
    sources->append(in.arena(), source);
  }
  Iterator* const it = make(in, a[0], zip_longest_next, sources, filler.is_set() ? filler : Value::none());
  it->position = sources->size;
  return it;
}

// --- combinatorics: a = list of pools (or the pool), b = list of indices; position = 0 before the first ---

std::int64_t at(const List& indices, std::int64_t i) { return indices.data[i].as_int(); }
void put(List& indices, std::int64_t i, std::int64_t v) { indices.data[i] = Value::small_int(v); }

Value product_next(Interp& in, Iterator& it) {
  const List& pools = *value::as<List>(it.a);
  List& indices = *value::as<List>(it.b);
  const auto pool = [&](std::int64_t i) { return value::as<List>(pools.data[i]); };
  if (it.position < 0) return {};
  if (it.position == 0) {
    it.position = 1;
    for (std::uint32_t i = 0; i < pools.size; ++i) {
      if (pool(i)->size == 0) {
        it.position = -1;
        return {};
      }
    }
  } else {
    std::int64_t i = pools.size;
    while (--i >= 0) {
      const std::int64_t next = at(indices, i) + 1;
      put(indices, i, next == pool(i)->size ? 0 : next);
      if (next != pool(i)->size) break;
    }
    if (i < 0) {
      it.position = -1;
      return {};
    }
  }
  Tuple* const row = in.heap().tuple(pools.size);
  for (std::uint32_t i = 0; i < pools.size; ++i) row->data()[i] = pool(i)->data[at(indices, i)];
  return row;
}
Value product_new(Interp& in, const Value* a) {
  std::int64_t repeat = 1;
  if (a[2].is_set()) {
    if (value::is_unknown(a[2])) return in.unknown_from(a[2]);
    if (!in.index(a[2], repeat)) return Value::error();
    if (repeat < 0) return in.raise(Exc::ValueError, "repeat argument cannot be negative");
  }
  const Tuple& given = *value::as<Tuple>(a[1]);
  List* const once = in.heap().list();
  for (const Value v : given.items()) {
    if (value::is_unknown(v)) return in.unknown_from(v);
    List* const pool = in.heap().list();
    if (!in.collect(v, *pool)) return Value::error();
    once->append(in.arena(), pool);
  }
  if (once->size != 0 && repeat > 1'000'000) return in.abandon("product of very many pools");
  List* const pools = in.heap().list();
  List* const indices = in.heap().list();
  for (std::int64_t r = 0; r < repeat && once->size != 0; ++r) {
    for (const Value pool : once->items()) {
      pools->append(in.arena(), pool);
      indices->append(in.arena(), Value::small_int(0));
    }
  }
  return make(in, a[0], product_next, pools, indices);
}

Tuple* pick(Interp& in, const List& pool, const List& indices, std::int64_t count) {
  Tuple* const row = in.heap().tuple(static_cast<std::uint32_t>(count));
  for (std::int64_t i = 0; i < count; ++i) row->data()[i] = pool.data[at(indices, i)];
  return row;
}

// limit = r. Behind the n indices of permutations stand the r cycle counters.
Value permutations_next(Interp& in, Iterator& it) {
  const List& pool = *value::as<List>(it.a);
  List& indices = *value::as<List>(it.b);
  const std::int64_t n = pool.size, r = it.limit;
  if (it.position < 0) return {};
  if (it.position == 0) {
    it.position = 1;
    if (r > n) {
      it.position = -1;
      return {};
    }
    return pick(in, pool, indices, r);
  }
  for (std::int64_t i = r - 1; i >= 0; --i) {
    const std::int64_t cycle = at(indices, n + i) - 1;
    put(indices, n + i, cycle);
    if (cycle == 0) {
      const Value first = indices.data[i];
      for (std::int64_t j = i; j < n - 1; ++j) indices.data[j] = indices.data[j + 1];
      indices.data[n - 1] = first;
      put(indices, n + i, n - i);
    } else {
      std::swap(indices.data[i], indices.data[n - cycle]);
      return pick(in, pool, indices, r);
    }
  }
  it.position = -1;
  return {};
}
Value combinations_next(Interp& in, Iterator& it) {
  const List& pool = *value::as<List>(it.a);
  List& indices = *value::as<List>(it.b);
  const std::int64_t n = pool.size, r = it.limit;
  if (it.position < 0) return {};
  if (it.position == 0) {
    it.position = r > n ? -1 : 1;
    return r > n ? Value() : Value(pick(in, pool, indices, r));
  }
  std::int64_t i = r - 1;
  while (i >= 0 && at(indices, i) == i + n - r) --i;
  if (i < 0) {
    it.position = -1;
    return {};
  }
  put(indices, i, at(indices, i) + 1);
  for (std::int64_t j = i + 1; j < r; ++j) put(indices, j, at(indices, j - 1) + 1);
  return pick(in, pool, indices, r);
}
Value replacement_next(Interp& in, Iterator& it) {
  const List& pool = *value::as<List>(it.a);
  List& indices = *value::as<List>(it.b);
  const std::int64_t n = pool.size, r = it.limit;
  if (it.position < 0) return {};
  if (it.position == 0) {
    it.position = n == 0 && r > 0 ? -1 : 1;
    return it.position < 0 ? Value() : Value(pick(in, pool, indices, r));
  }
  std::int64_t i = r - 1;
  while (i >= 0 && at(indices, i) == n - 1) --i;
  if (i < 0) {
    it.position = -1;
    return {};
  }
  const std::int64_t next = at(indices, i) + 1;
  for (std::int64_t j = i; j < r; ++j) put(indices, j, next);
  return pick(in, pool, indices, r);
}

enum class Choice : std::uint8_t { Permutations, Combinations, Replacement };
template <Next kNext, Choice kChoice>
Value combinatoric_new(Interp& in, const Value* a) {
  for (int i = 1; i <= 2; ++i)
    if (value::is_unknown(a[i])) return in.unknown_from(a[i]);
  List* const pool = in.heap().list();
  if (!in.collect(a[1], *pool)) return Value::error();
  const std::int64_t n = pool->size;
  std::int64_t r = n;
  if (a[2].is_set() && !a[2].is_none()) {
    if (kChoice == Choice::Permutations && !value::is_integer(a[2])) return in.type_error("Expected int as r");
    if (!in.index(a[2], r)) return Value::error();
  } else if (kChoice != Choice::Permutations) {
    return in.type_error("'NoneType' object cannot be interpreted as an integer");
  }
  if (r < 0) return in.raise(Exc::ValueError, "r must be non-negative");
  if (r > 1'000'000 && r <= n) return in.abandon("combinations of very many items");
  List* const indices = in.heap().list();
  if (kChoice == Choice::Permutations) {
    for (std::int64_t i = 0; i < n; ++i) indices->append(in.arena(), Value::small_int(i));
    for (std::int64_t i = 0; i < r && r <= n; ++i) indices->append(in.arena(), Value::small_int(n - i));
  } else {
    const std::int64_t wanted = kChoice == Choice::Combinations && r > n ? 0 : r;
    for (std::int64_t i = 0; i < wanted; ++i)
      indices->append(in.arena(), Value::small_int(kChoice == Choice::Combinations ? i : 0));
  }
  Iterator* const it = make(in, a[0], kNext, pool, indices);
  it->limit = r;
  return it;
}

// --- groupby: state shared by the iterator and its groups ---
// b = [key function, current key, current item, target key]; position counts groups, to tell stale ones.

enum GroupField : std::uint8_t { kKeyFunction, kCurrentKey, kCurrentItem, kTargetKey };

// Reads the next item and its key; false at the end or on error (then *error).
bool group_step(Interp& in, Iterator& it, bool* error) {
  List& state = *value::as<List>(it.b);
  const Value item = in.next(it.a);
  if (bad(item)) *error = true;
  if (bad(item) || item.is_unset()) return false;
  const Value key = state.data[kKeyFunction].is_none() ? item : in.call(state.data[kKeyFunction], {item});
  if (bad(key)) {
    *error = true;
    return false;
  }
  state.data[kCurrentKey] = key;
  state.data[kCurrentItem] = item;
  return true;
}

Value group_next(Interp& in, Iterator& group) {
  Iterator& parent = *value::as<Iterator>(group.a);
  List& state = *value::as<List>(parent.b);
  if (group.position != parent.position) return {};
  if (state.data[kCurrentItem].is_unset()) {
    bool error = false;
    if (!group_step(in, parent, &error)) return error ? Value::error() : Value();
  }
  const int same = in.equal(group.b, state.data[kCurrentKey]);
  if (same < 0) return Value::error();
  if (same == 0) return {};
  const Value item = state.data[kCurrentItem];
  state.data[kCurrentItem] = {};
  return item;
}

struct GroupType {
  Type* type = nullptr;
};

Value groupby_next(Interp& in, Iterator& it) {
  List& state = *value::as<List>(it.b);
  ++it.position;
  while (true) {  // skip what is left of the group handed out last
    if (state.data[kCurrentKey].is_set()) {
      if (state.data[kTargetKey].is_unset()) break;
      const int same = in.equal(state.data[kTargetKey], state.data[kCurrentKey]);
      if (same < 0) return Value::error();
      if (same == 0) break;
    }
    bool error = false;
    if (!group_step(in, it, &error)) return error ? Value::error() : Value();
  }
  state.data[kTargetKey] = state.data[kCurrentKey];
  Iterator* const group = in.heap().make<Iterator>(in.state<GroupType>().type);
  group->next = group_next;
  group->a = &it;
  group->b = state.data[kCurrentKey];
  group->position = it.position;
  return in.heap().tuple({state.data[kCurrentKey], group});
}
Value groupby_new(Interp& in, const Value* a) {
  const Value source = in.iterate(a[1]);
  if (bad(source)) return source;
  const std::array state{a[2].is_set() ? a[2] : Value::none(), Value(), Value(), Value()};
  return make(in, a[0], groupby_next, source, in.heap().list(state));
}

// --- tee: a = [source], b = list of items read so far, position = how many this one has handed out ---

Value tee_next(Interp& in, Iterator& it) {
  List& read = *value::as<List>(it.b);
  if (it.position == read.size) {
    const Value v = in.next(it.a);
    if (v.is_unset() || bad(v)) return v;
    read.append(in.arena(), v);
  }
  return read.data[it.position++];
}
struct TeeType {
  Type* type = nullptr;
};
Value itertools_tee(Interp& in, const Value* a) {
  std::int64_t n = 2;
  if (a[1].is_set() && !in.index(a[1], n)) return Value::error();
  if (n < 0) return in.raise(Exc::ValueError, "n must be >= 0");
  const Value source = in.iterate(a[0]);
  if (bad(source)) return source;
  List* const read = in.heap().list();
  List* const copies = in.heap().list();
  Type* const type = in.state<TeeType>().type;
  for (std::int64_t i = 0; i < n; ++i) copies->append(in.arena(), make(in, type, tee_next, source, read));
  return in.heap().tuple(copies->items());
}
Value tee_copy(Interp& in, const Value* a) {
  const Iterator& it = *value::as<Iterator>(a[0]);
  Iterator* const copy = make(in, it.type, tee_next, it.a, it.b);
  copy->position = it.position;
  return copy;
}

// --- registration ---

constexpr NativeDef kAccumulate[] = {
    {"__new__", "cls, iterable, func=None, *, initial=None", accumulate_new, NativeKind::Static}};
constexpr NativeDef kChain[] = {{"__new__", "cls, *iterables", chain_new, NativeKind::Static},
                                {"from_iterable", "cls, iterable, /", chain_from_iterable, NativeKind::ClassMethod}};
constexpr NativeDef kCombinations[] = {
    {"__new__", "cls, iterable, r", combinatoric_new<combinations_next, Choice::Combinations>, NativeKind::Static}};
constexpr NativeDef kReplacement[] = {
    {"__new__", "cls, iterable, r", combinatoric_new<replacement_next, Choice::Replacement>, NativeKind::Static}};
constexpr NativeDef kPermutations[] = {{"__new__", "cls, iterable, r=None",
                                        combinatoric_new<permutations_next, Choice::Permutations>, NativeKind::Static}};
constexpr NativeDef kCompress[] = {{"__new__", "cls, data, selectors", compress_new, NativeKind::Static}};
constexpr NativeDef kCount[] = {{"__new__", "cls, start=0, step=1", count_new, NativeKind::Static},
                                {"__repr__", "self", count_repr, NativeKind::Method}};
constexpr NativeDef kCycle[] = {{"__new__", "cls, iterable, /", cycle_new, NativeKind::Static}};
constexpr NativeDef kDropWhile[] = {
    {"__new__", "cls, predicate, iterable, /", function_and_iterable<dropwhile_next>, NativeKind::Static}};
constexpr NativeDef kTakeWhile[] = {
    {"__new__", "cls, predicate, iterable, /", function_and_iterable<takewhile_next>, NativeKind::Static}};
constexpr NativeDef kFilterFalse[] = {
    {"__new__", "cls, function, iterable, /", function_and_iterable<filterfalse_next>, NativeKind::Static}};
constexpr NativeDef kStarMap[] = {
    {"__new__", "cls, function, iterable, /", function_and_iterable<starmap_next>, NativeKind::Static}};
constexpr NativeDef kGroupBy[] = {{"__new__", "cls, iterable, key=None", groupby_new, NativeKind::Static}};
constexpr NativeDef kISlice[] = {{"__new__", "cls, *args", islice_new, NativeKind::Static}};
constexpr NativeDef kPairwise[] = {{"__new__", "cls, iterable, /", pairwise_new, NativeKind::Static}};
constexpr NativeDef kProduct[] = {{"__new__", "cls, *iterables, repeat=1", product_new, NativeKind::Static}};
constexpr NativeDef kRepeat[] = {{"__new__", "cls, object, times=None", repeat_new, NativeKind::Static},
                                 {"__repr__", "self", repeat_repr, NativeKind::Method},
                                 {"__length_hint__", "self", repeat_length, NativeKind::Method}};
constexpr NativeDef kZipLongest[] = {{"__new__", "cls, *iterables, **keywords", zip_longest_new, NativeKind::Static}};
constexpr NativeDef kTee[] = {{"__copy__", "self", tee_copy, NativeKind::Method}};

constexpr NativeDef kFunctions[] = {{"tee", "iterable, n=2, /", itertools_tee}};

struct TypeEntry {
  std::string_view name;
  std::span<const NativeDef> methods;
};
constexpr TypeEntry kTypes[] = {
    {"accumulate", kAccumulate},
    {"chain", kChain},
    {"combinations", kCombinations},
    {"combinations_with_replacement", kReplacement},
    {"compress", kCompress},
    {"count", kCount},
    {"cycle", kCycle},
    {"dropwhile", kDropWhile},
    {"filterfalse", kFilterFalse},
    {"groupby", kGroupBy},
    {"islice", kISlice},
    {"pairwise", kPairwise},
    {"permutations", kPermutations},
    {"product", kProduct},
    {"repeat", kRepeat},
    {"starmap", kStarMap},
    {"takewhile", kTakeWhile},
    {"zip_longest", kZipLongest},
};

void init_itertools(Interp& in, Module& module) {
  const auto add = [&](std::string_view name, std::span<const NativeDef> methods) {
    Type* const type = in.heap().new_type(name, Layout::Iterator, methods, {in.types().iterator});
    type->dict->set(in.arena(), in.heap().intern("__module__"), in.heap().intern("itertools"));
    return type;
  };
  for (const TypeEntry& entry : kTypes) interp::set(in, module, entry.name, add(entry.name, entry.methods));
  in.state<GroupType>().type = add("_grouper", {});
  in.state<TeeType>().type = add("_tee", kTee);
}

}  // namespace

const NativeModule kItertoolsModule = {"itertools", kFunctions, init_itertools};

}  // namespace shapetrace::python
