// The _collections module: defaultdict and OrderedDict (dicts keep their order here), and deque from its own file.
#include "python/mod_collections.hpp"

#include <vector>

#include "interp/protocols.hpp"
#include "python/modules.hpp"

namespace shapetrace::python {

using interp::Interp;
using interp::Module;
using interp::NativeDef;
using interp::NativeKind;
using interp::NativeModule;
using value::Dict;
using value::Exc;
using value::Iterator;
using value::Layout;
using value::List;
using value::NativeObject;
using value::Tuple;
using value::Type;
using value::Value;
using value::View;

namespace {

struct CollectionTypes {
  Type *defaultdict = nullptr, *ordered_dict = nullptr;
  Type *odict_keys = nullptr, *odict_values = nullptr, *odict_items = nullptr;
};

// --- defaultdict ---

Value class_getitem(Interp& in, const Value* a) { return interp::generic_alias(in, a[0], a[1]); }

struct DefaultDict : Dict {
  Value factory;
};

bool update(Interp& in, Value dict, Value tuple_of_arguments, Value keywords) {
  const Value update = in.get_attr(in.types().dict, "update");
  if (update.is_error()) return false;
  List* const arguments = in.heap().list();
  arguments->append(in.arena(), dict);
  for (const Value v : value::as<Tuple>(tuple_of_arguments)->items()) arguments->append(in.arena(), v);
  return !in.call_dict(update, arguments->items(), keywords.is_set() ? value::as<Dict>(keywords) : nullptr).is_error();
}

Value defaultdict_new(Interp& in, const Value* a) {
  DefaultDict* const d = in.heap().make<DefaultDict>(value::as<Type>(a[0]));
  d->factory = Value::none();
  return d;
}
Value defaultdict_init(Interp& in, const Value* a) {
  const Tuple& arguments = *value::as<Tuple>(a[1]);
  Value factory = Value::none();
  if (arguments.size > 0) {
    factory = arguments[0];
    if (!factory.is_none()) {
      const Value callable = in.call(in.builtin("callable"), {factory});
      if (callable.is_error()) return callable;
      if (callable.is_false()) return in.type_error("first argument must be callable or None");
    }
  }
  if (arguments.size > 2) return in.type_error("dict expected at most 1 argument, got {}", arguments.size - 1);
  value::as<DefaultDict>(a[0])->factory = factory;
  const std::span<const Value> rest = arguments.items().subspan(arguments.size > 0 ? 1 : 0);
  return update(in, a[0], in.heap().tuple(rest), a[2]) ? Value::none() : Value::error();
}
Value defaultdict_missing(Interp& in, const Value* a) {
  const Value factory = value::as<DefaultDict>(a[0])->factory;
  if (factory.is_none()) return in.raise_key_error(a[1]);
  const Value v = in.call(factory, std::span<const Value>());
  if (v.is_error()) return v;
  return in.set_item(a[0], a[1], v) ? v : Value::error();
}
Value defaultdict_factory(Interp&, const Value* a) { return value::as<DefaultDict>(a[0])->factory; }
Value defaultdict_repr(Interp& in, const Value* a) {
  const Value plain = in.call_method(in.types().dict, "__repr__", {a[0]});
  if (!value::is_str(plain)) return plain;
  const DefaultDict& d = *value::as<DefaultDict>(a[0]);
  return in.heap().str(std::string(d.type->name->view()) + "(" + in.display_repr(d.factory) + ", " +
                       std::string(value::text_of(plain)) + ")");
}
Value defaultdict_copy(Interp& in, const Value* a) {
  return in.call(a[0].object()->type, {value::as<DefaultDict>(a[0])->factory, a[0]});
}
Value defaultdict_reduce(Interp& in, const Value* a) {
  const DefaultDict& d = *value::as<DefaultDict>(a[0]);
  Tuple* const arguments = d.factory.is_none() ? in.heap().empty_tuple() : in.heap().tuple({d.factory});
  const Value items = in.call_method(a[0], "items");
  if (items.is_error()) return items;
  const Value pairs = in.iterate(items);
  if (pairs.is_error()) return pairs;
  return in.heap().tuple({d.type, arguments, Value::none(), Value::none(), pairs});
}
// `d | other` and `other | d` make a defaultdict of the left or own factory.
Value defaultdict_or(Interp& in, const Value* a) {
  if (!value::is_dict(a[1])) return Value::not_implemented();
  const Value sum = defaultdict_copy(in, a);
  if (sum.is_error()) return sum;
  return update(in, sum, in.heap().tuple({a[1]}), {}) ? sum : Value::error();
}
Value defaultdict_ror(Interp& in, const Value* a) {
  if (!value::is_dict(a[1])) return Value::not_implemented();
  const Value sum = in.call(a[0].object()->type, {value::as<DefaultDict>(a[0])->factory, a[1]});
  if (sum.is_error()) return sum;
  return update(in, sum, in.heap().tuple({a[0]}), {}) ? sum : Value::error();
}

Value defaultdict_set_factory(Interp&, const Value* a) {
  value::as<DefaultDict>(a[0])->factory = a[1];
  return Value::none();
}

constexpr NativeDef kSetFactory = {"default_factory", "self, value, /", defaultdict_set_factory, NativeKind::Method};
constexpr NativeDef kGetFactory = {"default_factory", "self", defaultdict_factory, NativeKind::Method};

constexpr NativeDef kDefaultDict[] = {
    {"__new__", "cls, *args, **kwargs", defaultdict_new, NativeKind::Static},
    {"__init__", "self, /, *args, **kwargs", defaultdict_init, NativeKind::Method},
    {"__missing__", "self, key, /", defaultdict_missing, NativeKind::Method},
    {"__repr__", "self", defaultdict_repr, NativeKind::Method},
    {"copy", "self", defaultdict_copy, NativeKind::Method},
    {"__copy__", "self", defaultdict_copy, NativeKind::Method},
    {"__reduce__", "self", defaultdict_reduce, NativeKind::Method},
    {"__or__", "self, value, /", defaultdict_or, NativeKind::Method},
    {"__ror__", "self, value, /", defaultdict_ror, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", class_getitem, NativeKind::ClassMethod},
};

// --- OrderedDict ---

Value ordered_move_to_end(Interp& in, const Value* a) {
  Dict& d = *value::as<Dict>(a[0]);
  const int last = a[2].is_set() ? in.truth(a[2]) : 1;
  if (last < 0) return Value::error();
  std::uint32_t found = 0;
  if (!interp::dict_find(in, d, a[1], found)) return Value::error();
  if (found == Dict::kNotFound) return in.raise_key_error(a[1]);
  const Dict::Entry moved = d.entries[found];
  d.erase_at(found);
  if (last != 0) {
    d.insert_new(in.arena(), moved.key, moved.hash, moved.value);
    return Value::none();
  }
  std::vector<Dict::Entry> rest;
  for (std::uint32_t i = 0; i < d.used; ++i)
    if (d.entries[i].key.is_set()) rest.push_back(d.entries[i]);
  d.clear(in.arena());
  d.insert_new(in.arena(), moved.key, moved.hash, moved.value);
  for (const Dict::Entry& e : rest) d.insert_new(in.arena(), e.key, e.hash, e.value);
  return Value::none();
}
Value ordered_popitem(Interp& in, const Value* a) {
  Dict& d = *value::as<Dict>(a[0]);
  const int last = a[1].is_set() ? in.truth(a[1]) : 1;
  if (last < 0) return Value::error();
  if (d.live == 0) {
    const Value message = in.heap().str("dictionary is empty");
    return in.raise_key_error(message);
  }
  std::uint32_t at = last != 0 ? d.used - 1 : 0;
  while (d.entries[at].key.is_unset()) last != 0 ? --at : ++at;
  const Dict::Entry e = d.entries[at];
  d.erase_at(at);
  return in.heap().tuple({e.key, e.value});
}
Value ordered_repr(Interp& in, const Value* a) {
  Dict& d = *value::as<Dict>(a[0]);
  const std::string name(d.type->name->view());
  if (d.live == 0) return in.heap().str(name + "()");
  List* const items = in.heap().list();
  for (std::uint32_t i = 0; i < d.used; ++i)
    if (d.entries[i].key.is_set()) items->append(in.arena(), in.heap().tuple({d.entries[i].key, d.entries[i].value}));
  const Value shown = in.repr_of(items);
  return value::is_str(shown) ? Value(in.heap().str(name + "(" + std::string(value::text_of(shown)) + ")")) : shown;
}

// Two OrderedDicts are equal when their order is, too; against a plain dict order does not count.
template <bool kNegate>
Value ordered_compare(Interp& in, const Value* a) {
  if (!value::is_dict(a[1])) return Value::not_implemented();
  const Dict& x = *value::as<Dict>(a[0]);
  const Dict& y = *value::as<Dict>(a[1]);
  bool same = x.live == y.live;
  if (same && value::is_subtype(y.type, in.state<CollectionTypes>().ordered_dict)) {
    for (std::uint32_t i = 0, k = 0; same && i < x.used; ++i) {
      if (x.entries[i].key.is_unset()) continue;
      while (y.entries[k].key.is_unset()) ++k;
      const int equal = in.equal(x.entries[i].key, y.entries[k].key);
      if (equal < 0) return Value::error();
      same = equal != 0;
      ++k;
    }
  }
  if (same) {
    const Value equal = in.call_method(in.types().dict, "__eq__", {a[0], a[1]});
    if (!equal.is_bool()) return equal;
    same = equal.as_bool();
  }
  return Value::boolean(same != kNegate);
}

Value ordered_reversed(Interp& in, const Value* a) {
  Dict& d = *value::as<Dict>(a[0]);
  Iterator* const it = in.heap().iterator(
      [](Interp& inner, Iterator& self) -> Value {
        if (self.a.is_unset()) return {};
        const Dict& dict = *value::as<Dict>(self.a);
        if (dict.mutations != self.limit) {
          self.a = {};
          return inner.raise(Exc::RuntimeError, "OrderedDict mutated during iteration");
        }
        while (self.position > 0)
          if (const Dict::Entry& e = dict.entries[--self.position]; e.key.is_set()) return e.key;
        return {};
      },
      a[0], {}, d.mutations);
  it->position = d.used;
  return it;
}

template <value::ViewKind kKind>
Value ordered_view(Interp& in, const Value* a) {
  const CollectionTypes& types = in.state<CollectionTypes>();
  View* const view = in.heap().make<View>(kKind == value::ViewKind::Keys     ? types.odict_keys
                                          : kKind == value::ViewKind::Values ? types.odict_values
                                                                             : types.odict_items);
  view->dict = value::as<Dict>(a[0]);
  view->kind = kKind;
  return view;
}
Value ordered_copy(Interp& in, const Value* a) { return in.call(a[0].object()->type, {a[0]}); }
Value ordered_fromkeys(Interp& in, const Value* a) {
  const Value result = in.call(a[0], std::span<const Value>());
  if (result.is_error()) return result;
  const Value v = a[2].is_set() ? a[2] : Value::none();
  const bool fine = in.for_each(a[1], [&](Value key) { return in.set_item(result, key, v); });
  return fine ? result : Value::error();
}
Value ordered_reduce(Interp& in, const Value* a) {
  const Dict& d = *value::as<Dict>(a[0]);
  const Value items = in.call_method(a[0], "items");
  if (items.is_error()) return items;
  const Value pairs = in.iterate(items);
  if (pairs.is_error()) return pairs;
  const Value state = d.attrs == nullptr || d.attrs->live == 0 ? Value::none() : Value(d.attrs);
  return in.heap().tuple({d.type, in.heap().empty_tuple(), state, Value::none(), pairs});
}
// The sum of two keeps the left one's type.
template <bool kSwap>
Value ordered_or(Interp& in, const Value* a) {
  if (!value::is_dict(a[1])) return Value::not_implemented();
  const Value sum = in.call(a[0].object()->type, {a[kSwap ? 1 : 0]});
  if (sum.is_error()) return sum;
  return update(in, sum, in.heap().tuple({a[kSwap ? 0 : 1]}), {}) ? sum : Value::error();
}

constexpr NativeDef kOrderedDict[] = {
    {"move_to_end", "self, key, last=True", ordered_move_to_end, NativeKind::Method},
    {"popitem", "self, last=True", ordered_popitem, NativeKind::Method},
    {"copy", "self", ordered_copy, NativeKind::Method},
    {"keys", "self", ordered_view<value::ViewKind::Keys>, NativeKind::Method},
    {"values", "self", ordered_view<value::ViewKind::Values>, NativeKind::Method},
    {"items", "self", ordered_view<value::ViewKind::Items>, NativeKind::Method},
    {"fromkeys", "cls, iterable, value=None", ordered_fromkeys, NativeKind::ClassMethod},
    {"__reversed__", "self", ordered_reversed, NativeKind::Method},
    {"__repr__", "self", ordered_repr, NativeKind::Method},
    {"__eq__", "self, value, /", ordered_compare<false>, NativeKind::Method},
    {"__ne__", "self, value, /", ordered_compare<true>, NativeKind::Method},
    {"__or__", "self, value, /", ordered_or<false>, NativeKind::Method},
    {"__ror__", "self, value, /", ordered_or<true>, NativeKind::Method},
    {"__reduce__", "self", ordered_reduce, NativeKind::Method},
};

// --- fields of a namedtuple ---

struct TupleGetter : NativeObject {
  std::int64_t index = 0;
};
constexpr char kTupleGetterTag = 0;

Value getter_new(Interp& in, const Value* a) {
  TupleGetter* const getter = in.heap().make<TupleGetter>(value::as<Type>(a[0]));
  getter->tag = &kTupleGetterTag;
  if (!in.index(a[1], getter->index)) return Value::error();
  in.instance_dict(getter)->set(in.arena(), in.heap().intern("__doc__"), a[2]);
  return getter;
}
Value getter_get(Interp& in, const Value* a) {
  if (a[1].is_unset() || a[1].is_none()) return a[0];
  const std::int64_t index = value::as<TupleGetter>(a[0])->index;
  if (!value::is_tuple(a[1])) {
    return in.type_error("descriptor for index '{}' for tuple subclasses doesn't apply to '{}' object", index,
                         in.type_name(a[1]));
  }
  const Tuple& tuple = *value::as<Tuple>(a[1]);
  if (index < 0 || index >= tuple.size) return in.raise(Exc::IndexError, "tuple index out of range");
  return tuple[static_cast<std::size_t>(index)];
}
Value getter_set(Interp& in, const Value*) { return in.raise(Exc::AttributeError, "can't set attribute"); }
Value getter_delete(Interp& in, const Value*) { return in.raise(Exc::AttributeError, "can't delete attribute"); }

constexpr NativeDef kTupleGetter[] = {
    {"__new__", "cls, index, doc, /", getter_new, NativeKind::Static},
    {"__get__", "self, instance, owner=None, /", getter_get, NativeKind::Method},
    {"__set__", "self, instance, value, /", getter_set, NativeKind::Method},
    {"__delete__", "self, instance, /", getter_delete, NativeKind::Method},
};

void init_collections(Interp& in, Module& module) {
  CollectionTypes& types = in.state<CollectionTypes>();
  const auto add = [&](std::string_view name, Layout layout, std::span<const NativeDef> methods,
                       std::initializer_list<Type*> bases) {
    Type* const type = in.heap().new_type(name, layout, methods, bases);
    type->dict->set(in.arena(), in.heap().intern("__module__"), in.heap().intern("collections"));
    return type;
  };
  types.defaultdict = add("defaultdict", Layout::Dict, kDefaultDict, {in.types().dict});
  value::Property* const factory = in.heap().make<value::Property>(in.types().property);
  factory->getter = in.heap().native(kGetFactory, types.defaultdict);
  factory->setter = in.heap().native(kSetFactory, types.defaultdict);
  factory->deleter = factory->doc = Value::none();
  types.defaultdict->dict->set(in.arena(), in.heap().intern("default_factory"), factory);
  types.ordered_dict = add("OrderedDict", Layout::Dict, kOrderedDict, {in.types().dict});
  types.ordered_dict->dict->set(in.arena(), in.heap().intern("__hash__"), Value::none());
  types.ordered_dict->has_dict = true;
  types.odict_keys = add("odict_keys", Layout::View, {}, {in.types().dict_keys});
  types.odict_values = add("odict_values", Layout::View, {}, {in.types().dict_values});
  types.odict_items = add("odict_items", Layout::View, {}, {in.types().dict_items});
  interp::set(in, module, "_tuplegetter", add("_tuplegetter", Layout::Custom, kTupleGetter, {}));
  interp::set(in, module, "deque", make_deque_type(in));
  interp::set(in, module, "defaultdict", types.defaultdict);
  interp::set(in, module, "OrderedDict", types.ordered_dict);
}

}  // namespace

const NativeModule kCollectionsModule = {"_collections", {}, init_collections};

}  // namespace shapetrace::python
