// Iteration: iter(), next(), and the native iterators of the built-in containers. docs: "Iterator Types" of the
// library reference.
#include "interp/dispatch.hpp"
#include "interp/explorer.hpp"
#include "interp/loops.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::Bytes;
using value::Iterator;
using value::Layout;
using value::Range;
using value::Set;
using value::View;
using value::ViewKind;

namespace {

constexpr std::array<std::string_view, static_cast<std::size_t>(IteratorKind::kCount)> kIteratorNames = {
    "list_iterator",
    "tuple_iterator",
    "str_iterator",
    "str_ascii_iterator",
    "bytes_iterator",
    "bytearray_iterator",
    "dict_keyiterator",
    "dict_valueiterator",
    "dict_itemiterator",
    "set_iterator",
    "range_iterator",
    "longrange_iterator",
    "list_reverseiterator",
    "reversed",
    "dict_reversekeyiterator",
    "dict_reversevalueiterator",
    "dict_reverseitemiterator"};

using Next = Value (*)(Interp&, Iterator&);

Iterator* make(Interp& in, IteratorKind kind, Next next, Value a, Value b = {}, std::int64_t limit = 0) {
  Type*& type = in.names().iterator_types[static_cast<std::size_t>(kind)];
  if (type == nullptr) [[unlikely]]
    type =
        in.heap().new_type(kIteratorNames[static_cast<std::size_t>(kind)], Layout::Iterator, {}, {in.types().iterator});
  Iterator* const it = in.heap().iterator(next, a, b, limit);
  it->type = type;
  return it;
}

Value at_end(Iterator& it) {
  it.a = Value();  // an exhausted iterator stays so, even when its list grows
  return {};
}

// a = the container, position = the next place. The size is read afresh each time.
Value list_next(Interp&, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const list = value::as<List>(it.a);
  return it.position < list->size ? list->data[it.position++] : at_end(it);
}
Value tuple_next(Interp&, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const tuple = value::as<Tuple>(it.a);
  return it.position < tuple->size ? tuple->data()[it.position++] : at_end(it);
}
Value bytes_next(Interp&, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const b = value::as<Bytes>(it.a);
  return it.position < b->size ? Value::small_int(b->data[it.position++]) : at_end(it);
}
// position = byte offset
Value str_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const text = value::as<Str>(it.a);
  if (it.position >= text->size) return at_end(it);
  const char* const from = text->data() + it.position;
  const auto lead = static_cast<unsigned char>(*from);
  if (lead < 0x80) {
    ++it.position;
    return in.heap().character(lead);
  }
  const std::size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  it.position += static_cast<std::int64_t>(size);
  return in.heap().str({from, size});
}

// Small ranges: position = next value, limit = the end, a = step.
Value range_up_next(Interp& in, Iterator& it) {
  if (it.position >= it.limit) return {};
  const Value v = in.heap().integer(it.position);
  it.position += it.a.as_int();
  return v;
}
Value range_down_next(Interp& in, Iterator& it) {
  if (it.position <= it.limit) return {};
  const Value v = in.heap().integer(it.position);
  it.position += it.a.as_int();
  return v;
}
// a = range, position = index of the next item, limit = count
Value big_range_next(Interp& in, Iterator& it) {
  if (it.position >= it.limit) return {};
  return range_item(in, *value::as<Range>(it.a), it.position++);
}

// a = dict, b = length at the start, position = entry, limit = 1 + how many are still to come, negative when backwards.
Value dict_state(const Dict& d) { return Value::small_int(d.live); }

template <ViewKind kind>
Value dict_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const dict = value::as<Dict>(it.a);
  if (it.b != dict_state(*dict)) {
    it.b = Value::small_int(-1);  // and again at each further attempt
    return in.raise(Exc::RuntimeError, std::string_view("dictionary changed size during iteration"));
  }
  if (it.limit > 0) {
    while (it.position < dict->used && dict->entries[it.position].key.is_unset()) ++it.position;
    if (it.position >= dict->used) return at_end(it);
  } else {
    if (it.position >= dict->used) it.position = std::int64_t{dict->used} - 1;
    while (it.position >= 0 && dict->entries[it.position].key.is_unset()) --it.position;
    if (it.position < 0) return at_end(it);
  }
  if (it.limit == 1) {
    it.b = Value::small_int(-1);
    return in.raise(Exc::RuntimeError, std::string_view("dictionary keys changed during iteration"));
  }
  const Dict::Entry& e = dict->entries[it.position];
  const int step = it.limit > 0 ? 1 : -1;
  it.position += step;
  it.limit -= step;
  if constexpr (kind == ViewKind::Keys) return e.key;
  if constexpr (kind == ViewKind::Values) return e.value;
  return in.heap().tuple({e.key, e.value});
}

Value iterate_dict(Interp& in, Dict* dict, ViewKind kind, bool backwards) {
  struct Way {
    Next next;
    IteratorKind forwards, backwards;
  };
  constexpr Way kKeys = {dict_next<ViewKind::Keys>, IteratorKind::DictKeys, IteratorKind::DictKeysReversed};
  constexpr Way kValues = {dict_next<ViewKind::Values>, IteratorKind::DictValues, IteratorKind::DictValuesReversed};
  constexpr Way kItems = {dict_next<ViewKind::Items>, IteratorKind::DictItems, IteratorKind::DictItemsReversed};
  const Way& way = kind == ViewKind::Values ? kValues : kind == ViewKind::Items ? kItems : kKeys;
  const std::int64_t limit = std::int64_t{dict->live} + 1;
  Iterator* const it =
      make(in, backwards ? way.backwards : way.forwards, way.next, dict, dict_state(*dict), backwards ? -limit : limit);
  it->position = backwards ? std::int64_t{dict->used} - 1 : 0;
  return it;
}

// a = set, b = length at the start, position = slot
Value set_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const set = value::as<Set>(it.a);
  if (it.b != Value::small_int(set->used)) {
    it.b = Value::small_int(-1);
    return in.raise(Exc::RuntimeError, std::string_view("Set changed size during iteration"));
  }
  if (set->table == nullptr) return at_end(it);
  while (it.position <= set->mask && set->table[it.position].key.is_unset()) ++it.position;
  if (it.position > set->mask) return at_end(it);
  return set->table[it.position++].key;
}

// The old protocol: a = object with __getitem__, position = the next index.
Value items_next(Interp& in, Iterator& it) {
  if (it.a.is_unset()) return {};
  const Value v = in.get_item(it.a, in.heap().integer(it.position++));
  if (v.is_error() && (in.catch_pending(Exc::IndexError) || in.catch_pending(Exc::StopIteration))) return at_end(it);
  return v;
}

// Backwards over a sequence: position = the next place.
Value list_reversed_next(Interp&, Iterator& it) {
  if (it.a.is_unset()) return {};
  const auto* const list = value::as<List>(it.a);
  return it.position >= 0 && it.position < list->size ? list->data[it.position--] : at_end(it);
}
Value sequence_reversed_next(Interp& in, Iterator& it) {
  if (it.position < 0) return {};
  return builtin_get_item(in, it.a, in.heap().integer(it.position--));
}

bool has_iteration(Interp& in, Value v) {
  if (in.special(v, Special::Next).is_set()) return true;
  return value::has_layout(v, Layout::Iterator) || value::has_layout(v, Layout::Generator) || value::is_unknown(v);
}

}  // namespace

Value builtin_iterate(Interp& in, Value v) {
  if (!v.is_object()) return Value::not_implemented();
  switch (v.object()->type->layout) {
    case Layout::List: return make(in, IteratorKind::List, list_next, v);
    case Layout::Tuple: return make(in, IteratorKind::Tuple, tuple_next, v);
    case Layout::Str:
      return make(in, value::as<Str>(v)->ascii() ? IteratorKind::StrAscii : IteratorKind::Str, str_next, v);
    case Layout::Bytes:
    case Layout::ByteArray:
      return make(in, v.object()->type->layout == Layout::Bytes ? IteratorKind::Bytes : IteratorKind::ByteArray,
                  bytes_next, v);
    case Layout::Dict: return iterate_dict(in, value::as<Dict>(v), ViewKind::Keys, false);
    case Layout::View: return iterate_dict(in, value::as<View>(v)->dict, value::as<View>(v)->kind, false);
    case Layout::Set: return make(in, IteratorKind::Set, set_next, v, Value::small_int(value::as<Set>(v)->used));
    case Layout::Range: {
      const auto& r = *value::as<Range>(v);
      if (r.start.is_int() && r.stop.is_int() && r.step.is_int()) {
        const bool up = r.step.as_int() > 0;
        Iterator* const it =
            make(in, IteratorKind::Range, up ? range_up_next : range_down_next, r.step, {}, r.stop.as_int());
        it->position = r.start.as_int();
        return it;
      }
      return make(in, IteratorKind::LongRange, big_range_next, v, {}, range_length(in, r));
    }
    case Layout::Iterator: return v;
    case Layout::Generator: return v.object()->type == in.types().generator ? v : Value::not_implemented();
    default: return Value::not_implemented();
  }
}

Value builtin_reversed(Interp& in, Value v) {
  if (!v.is_object()) return Value::not_implemented();
  std::int64_t length = 0;
  switch (v.object()->type->layout) {
    case Layout::List: {
      Iterator* const it = make(in, IteratorKind::ListReversed, list_reversed_next, v);
      it->position = std::int64_t{value::as<List>(v)->size} - 1;
      return it;
    }
    case Layout::Tuple:
    case Layout::Str:
    case Layout::Bytes:
    case Layout::ByteArray:
    case Layout::Range: {
      const Value n = builtin_length(in, v);
      if (n.is_error() || !value::to_int64(n, length)) return n;
      Iterator* const it =
          make(in, v.object()->type->layout == Layout::Range ? IteratorKind::Range : IteratorKind::Reversed,
               sequence_reversed_next, v);
      it->position = length - 1;
      return it;
    }
    case Layout::Dict: return iterate_dict(in, value::as<Dict>(v), ViewKind::Keys, true);
    case Layout::View: return iterate_dict(in, value::as<View>(v)->dict, value::as<View>(v)->kind, true);
    default: return Value::not_implemented();
  }
}

Value Interp::iterate(Value v) {
  if (value::is_unknown(v)) return v;
  const Value method = special(v, Special::Iter);
  if (is_core_method(*this, method)) {
    const Value it = builtin_iterate(*this, v);
    if (!it.is_not_implemented()) return it;
  }
  if (method.is_set() && !method.is_none()) {
    const Value it = call_found(*this, method, {v});
    if (it.is_error() || has_iteration(*this, it)) return it;
    return type_error("iter() returned non-iterator of type '{}'", type_name(it));
  }
  if (method.is_unset() && special(v, Special::GetItem).is_set() && !value::is_dict(v))
    return heap_.iterator(items_next, v);
  return type_error("'{}' object is not iterable", type_name(v));
}

Value Interp::next(Value v) {
  if (v.is_object()) {
    Type* const type = v.object()->type;
    if (type->layout == Layout::Iterator && !type->user_defined) {
      auto& it = *value::as<Iterator>(v);
      const Value item = it.next(*this, it);
      // A function called on the way (by map, say) may raise StopIteration: that ends the iteration, too.
      if (item.is_error() && catch_pending(Exc::StopIteration)) return {};
      return item;
    }
    if (type->layout == Layout::Generator && type != types().async_generator)
      return resume(*value::as<value::Generator>(v), Value::none());
    if (type->layout == Layout::Unknown) {
      // Whether there is another item is a choice of this path: a loop runs once and ends, and the other way round.
      const Location where = user_location();
      const std::string_view reason = value::as<value::Unknown>(v)->facts->reason->view();
      return explorer().choose({where.file, where.node}, where.line, true, reason, asker_of(frame_))
                 ? LoopWatch::item_of(*this, v)
                 : Value();
    }
  }
  const Value method = special(v, Special::Next);
  if (method.is_unset()) return type_error("'{}' object is not an iterator", type_name(v));
  const Value item = call_found(*this, method, {v});
  if (item.is_error() && catch_pending(Exc::StopIteration)) return {};
  return item;
}

bool Interp::for_each(Value iterable, const std::function<bool(Value)>& visit) {
  if (value::is_unknown(iterable)) {
    no_answer(iterable);  // neither the number of items nor what they are is known
    return false;
  }
  if (iterable.is_object() && (iterable.object()->type == types().list || iterable.object()->type == types().tuple)) {
    const bool is_list = iterable.object()->type == types().list;
    for (std::uint32_t i = 0;; ++i) {  // size read afresh: visiting may change a list
      const std::span<const Value> items = is_list ? std::as_const(*value::as<List>(iterable)).items()
                                                   : std::as_const(*value::as<Tuple>(iterable)).items();
      if (i >= items.size()) return true;
      if (!visit(items[i])) return false;
    }
  }
  const Value it = iterate(iterable);
  if (it.is_error()) return false;
  if (value::is_unknown(it)) return for_each(it, visit);
  for (std::uint32_t round = 1;; ++round) {
    const Value item = next(it);
    if (item.is_unset()) return true;
    if (item.is_error() || !visit(item)) return false;
    if (round % 4096 == 0 && !poll()) return false;
  }
}

bool Interp::collect(Value iterable, List& out) {
  if (iterable.is_object() && (iterable.object()->type == types().list || iterable.object()->type == types().tuple)) {
    const std::span<const Value> items = iterable.object()->type == types().list
                                             ? std::as_const(*value::as<List>(iterable)).items()
                                             : std::as_const(*value::as<Tuple>(iterable)).items();
    if (!affordable(*this, items.size_bytes())) return false;
    if (value::as<List>(iterable) != &out) {
      out.replace(arena(), out.size, out.size, items);
      return true;
    }
  }
  return for_each(iterable, [&](Value v) {
    // A source without end (itertools.count) must stop somewhere.
    if (out.size == out.capacity && out.size >= 1u << 20 &&
        !affordable(*this, std::size_t{out.size} * 2 * sizeof(Value)))
      return false;
    out.append(arena(), v);
    return true;
  });
}

}  // namespace shapetrace::interp
