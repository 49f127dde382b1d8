// dict; its views are in dict_views.cpp.
#include "python/dict.hpp"

#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

Dict& self_of(const Value* a) { return *as<Dict>(a[0]); }

bool is_exact(Interp& in, Value v) { return value::is_dict(v) && v.object()->type == in.types().dict; }

// dict's own iteration, which a subclass may have replaced.
bool iterates_as_dict(Interp& in, Value v) {
  if (!value::is_dict(v)) return false;
  if (v.object()->type == in.types().dict) return true;
  return in.special(v, Special::Iter) == in.special(in.types().dict, Special::Iter);
}

bool merge_pairs(Interp& in, Dict& dict, Value iterable) {
  std::int64_t at = 0;
  return in.for_each(iterable, [&](Value pair) {
    if (is_unknown(pair)) {
      ++at;
      forget_entries(in, dict, pair);
      return true;
    }
    std::span<const Value> items = items_of(pair);
    if (items.data() == nullptr || pair.object()->type->user_defined) {
      List* const list = in.heap().list();
      if (!in.collect(pair, *list)) {
        if (in.catch_pending(Exc::TypeError))
          in.type_error("cannot convert dictionary update sequence element #{} to a sequence", at);
        return false;
      }
      items = list->items();
    }
    if (items.size() != 2) {
      in.value_error("dictionary update sequence element #{} has length {}; 2 is required", at, items.size());
      return false;
    }
    ++at;
    return interp::dict_set(in, dict, items[0], items[1]);
  });
}

bool merge_by_keys(Interp& in, Dict& dict, Value mapping, Value keys_method) {
  const Value keys = in.call(keys_method, {});
  if (keys.is_error()) return false;
  return in.for_each(keys, [&](Value key) {
    const Value v = in.get_item(mapping, key);
    return !v.is_error() && interp::dict_set(in, dict, key, v);
  });
}

bool update(Interp& in, Dict& dict, Value from, Value keywords) {
  if (from.is_set() && !merge_into_dict(in, dict, from)) return false;
  return !has_items(keywords) || merge_into_dict(in, dict, keywords);
}

Value dict_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().dict);
  if (type == nullptr) return Value::error();
  if (const Value u = only_unknown(a[1]); u.is_set() && type == in.types().dict) return in.unknown_from(u, type);
  return in.heap().make<Dict>(type);
}

Value dict_init(Interp& in, const Value* a) {
  return update(in, self_of(a), a[1], a[2]) ? Value::none() : Value::error();
}

Value dict_update(Interp& in, const Value* a) {
  return update(in, self_of(a), a[1], a[2]) ? Value::none() : Value::error();
}

Value dict_get(Interp& in, const Value* a) {
  return interp::dict_get(in, self_of(a), a[1], a[2].is_set() ? a[2] : Value::none());
}

Value dict_getitem(Interp& in, const Value* a) {
  const Value v = interp::dict_get(in, self_of(a), a[1]);
  if (v.is_set()) return v;
  if (!is_exact(in, a[0])) {
    const Value missing = in.call_special(a[0], Special::Missing, {a[1]});
    if (missing.is_set()) return missing;
  }
  return in.raise_key_error(a[1]);
}

Value dict_setitem(Interp& in, const Value* a) {
  return interp::dict_set(in, self_of(a), a[1], a[2]) ? Value::none() : Value::error();
}

Value dict_setdefault(Interp& in, const Value* a) {
  const Value v = interp::dict_get(in, self_of(a), a[1]);
  if (v.is_set()) return v;
  const Value fallback = a[2].is_set() ? a[2] : Value::none();
  return interp::dict_set(in, self_of(a), a[1], fallback) ? fallback : Value::error();
}

Value dict_pop(Interp& in, const Value* a) {
  if (is_unknown(a[1])) {
    forget_entries(in, self_of(a), a[1]);
    return in.unknown_from(a[1]);
  }
  Value removed;
  const int erased = interp::dict_erase(in, self_of(a), a[1], &removed);
  if (erased < 0) return Value::error();
  if (erased > 0) return removed;
  return a[2].is_set() ? a[2] : in.raise_key_error(a[1]);
}

Value dict_popitem(Interp& in, const Value* a) {
  Dict& dict = self_of(a);
  for (std::uint32_t i = dict.used; i-- > 0;) {
    const Dict::Entry entry = dict.entries[i];
    if (entry.key.is_unset()) continue;
    dict.erase_at(i);
    return in.heap().tuple({entry.key, entry.value});
  }
  return in.raise_key_error(text(in, "popitem(): dictionary is empty"));
}

Value dict_clear(Interp& in, const Value* a) {
  self_of(a).clear(in.arena());
  return Value::none();
}

Value dict_copy(Interp& in, const Value* a) {
  Dict* const copy = in.heap().dict();
  copy_entries(in, self_of(a), *copy);
  return copy;
}

Value dict_fromkeys(Interp& in, const Value* a) {
  const Value result = in.call(a[0], {});
  if (result.is_error()) return result;
  const Value v = a[2].is_set() ? a[2] : Value::none();
  const bool plain = is_exact(in, result);
  const bool done = in.for_each(a[1], [&](Value key) {
    return plain ? interp::dict_set(in, *as<Dict>(result), key, v) : in.set_item(result, key, v);
  });
  return done ? result : Value::error();
}

template <value::ViewKind kind>
Value dict_view(Interp& in, const Value* a) {
  return make_view(in, self_of(a), kind);
}

Value dict_or(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().dict);
  if (!value::is_dict(a[1])) return Value::not_implemented();
  Dict* const result = in.heap().dict();
  copy_entries(in, self_of(a), *result);
  return merge_into_dict(in, *result, a[1]) ? Value(result) : Value::error();
}

Value dict_ror(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().dict);
  if (!value::is_dict(a[1])) return Value::not_implemented();
  const Value swapped[] = {a[1], a[0]};
  return dict_or(in, swapped);
}

Value dict_ior(Interp& in, const Value* a) { return update(in, self_of(a), a[1], Value()) ? a[0] : Value::error(); }

Value dict_repr(Interp& in, const Value* a) {
  const Dict& dict = self_of(a);
  const ReprGuard guard(in, &dict);
  if (guard.inside()) return text(in, "{...}");
  std::string out = "{";
  Value unknown;
  bool first = true;
  for (std::uint32_t i = 0; i < dict.used; ++i) {
    const Dict::Entry entry = dict.entries[i];
    if (entry.key.is_unset()) continue;
    if (!first) out += ", ";
    first = false;
    if (!append_repr(in, out, entry.key, unknown)) return Value::error();
    out += ": ";
    if (!append_repr(in, out, entry.value, unknown)) return Value::error();
  }
  out += '}';
  return text(in, out, unknown);
}

Value dict_sizeof(Interp&, const Value* a) { return Value::small_int(48 + 104 * std::int64_t{self_of(a).live}); }

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", dict_new, NativeKind::Static},
    {"__init__", "self, mapping=None, /, **kwargs", dict_init, NativeKind::Method},
    {"__repr__", "self, /", dict_repr, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__getitem__", "self, key, /", dict_getitem, NativeKind::Method},
    {"__setitem__", "self, key, value, /", dict_setitem, NativeKind::Method},
    {"__delitem__", "self, key, /", native_delete_item, NativeKind::Method},
    {"__contains__", "self, key, /", native_contains, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__reversed__", "self, /", native_reversed, NativeKind::Method},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>, NativeKind::Method},
    {"__or__", "self, value, /", dict_or, NativeKind::Method},
    {"__ror__", "self, value, /", dict_ror, NativeKind::Method},
    {"__ior__", "self, value, /", dict_ior, NativeKind::Method},
    {"__sizeof__", "self, /", dict_sizeof, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", native_class_getitem, NativeKind::ClassMethod},
    {"get", "self, key, default=None, /", dict_get, NativeKind::Method},
    {"setdefault", "self, key, default=None, /", dict_setdefault, NativeKind::Method},
    {"pop", "self, key, default=None, /", dict_pop, NativeKind::Method},
    {"popitem", "self, /", dict_popitem, NativeKind::Method},
    {"keys", "self, /", dict_view<value::ViewKind::Keys>, NativeKind::Method},
    {"values", "self, /", dict_view<value::ViewKind::Values>, NativeKind::Method},
    {"items", "self, /", dict_view<value::ViewKind::Items>, NativeKind::Method},
    {"update", "self, mapping=None, /, **kwargs", dict_update, NativeKind::Method},
    {"clear", "self, /", dict_clear, NativeKind::Method},
    {"copy", "self, /", dict_copy, NativeKind::Method},
    {"fromkeys", "cls, iterable, value=None, /", dict_fromkeys, NativeKind::ClassMethod},
};

}  // namespace

void forget_entries(Interp& in, Dict& dict, Value cause) {
  for (std::uint32_t i = 0; i < dict.used; ++i)
    if (dict.entries[i].key.is_set()) dict.entries[i].value = in.unknown_from(cause);
  // Any other key may be there as well.
  if (is_unknown(cause)) interp::dict_set(in, dict, in.unknown_from(cause), in.unknown_from(cause));
}

void copy_entries(Interp& in, const Dict& from, Dict& to) {
  to.reserve(in.arena(), from.live);
  to.has_unknown_key |= from.has_unknown_key;
  for (std::uint32_t i = 0; i < from.used; ++i) {
    const Dict::Entry& e = from.entries[i];
    if (e.key.is_set()) to.insert_new(in.arena(), e.key, e.hash, e.value);
  }
}

bool merge_into_dict(Interp& in, Dict& dict, Value from) {
  if (is_unknown(from)) {
    forget_entries(in, dict, from);
    return true;
  }
  if (iterates_as_dict(in, from)) {
    const Dict& other = *as<Dict>(from);
    if (&other == &dict) return true;
    if (dict.live == 0) {
      copy_entries(in, other, dict);
      return true;
    }
    const std::uint32_t mutations = other.mutations;
    for (std::uint32_t i = 0; i < other.used; ++i) {
      const Dict::Entry entry = other.entries[i];
      if (entry.key.is_unset()) continue;
      if (!interp::dict_set(in, dict, entry.key, entry.value)) return false;
      if (other.mutations != mutations) {
        in.raise(Exc::RuntimeError, "dict mutated during update");
        return false;
      }
    }
    return true;
  }
  const Value keys = in.find_attr(from, "keys");
  if (keys.is_error()) return false;
  return keys.is_set() ? merge_by_keys(in, dict, from, keys) : merge_pairs(in, dict, from);
}

void install_dict(Interp& in) {
  in.heap().add_methods(in.types().dict, kMethods);
  set_unhashable(in, in.types().dict);
}

}  // namespace shapetrace::python
