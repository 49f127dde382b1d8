// The _functools module: partial, reduce, cmp_to_key and the cache behind lru_cache.
#include "interp/native.hpp"
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
using value::Layout;
using value::NativeObject;
using value::Str;
using value::Tuple;
using value::Type;
using value::Value;

namespace {

// --- partial ---

struct Partial : NativeObject {
  Value function;
  Tuple* arguments = nullptr;
  Dict* keywords = nullptr;
};
constexpr char kPartialTag = 0;

Partial* partial_of(Value v) {
  if (!value::has_layout(v, Layout::Custom)) return nullptr;
  Partial* const p = value::as<Partial>(v);
  return p->tag == &kPartialTag ? p : nullptr;
}

void add_all(Interp& in, Dict& to, const Dict& from) {
  for (std::uint32_t i = 0; i < from.used; ++i)
    if (from.entries[i].key.is_set()) to.set(in.arena(), value::as<Str>(from.entries[i].key), from.entries[i].value);
}

Tuple* joined(Interp& in, const Tuple& first, const Tuple& second) {
  if (second.size == 0) return const_cast<Tuple*>(&first);
  Tuple* const all = in.heap().tuple(first.size + second.size);
  std::copy(first.items().begin(), first.items().end(), all->data());
  std::copy(second.items().begin(), second.items().end(), all->data() + first.size);
  return all;
}

Value partial_new(Interp& in, const Value* a) {
  Value function = a[1];
  Tuple* arguments = value::as<Tuple>(a[2]);
  Dict* const keywords = in.heap().dict();
  // Only a plain partial without attributes is flattened.
  if (const Partial* const inner = partial_of(function); inner != nullptr && inner->type == value::as<Type>(a[0]) &&
                                                         (inner->attrs == nullptr || inner->attrs->live == 0)) {
    function = inner->function;
    arguments = joined(in, *inner->arguments, *arguments);
    add_all(in, *keywords, *inner->keywords);
  } else if (in.special(function, value::Special::Call).is_unset() && !value::is_type(function) &&
             !value::is_unknown(function) && !value::has_layout(function, Layout::Function) &&
             !value::has_layout(function, Layout::NativeFunction) &&
             !value::has_layout(function, Layout::BoundMethod)) {
    return in.type_error("the first argument must be callable");
  }
  add_all(in, *keywords, *value::as<Dict>(a[3]));
  Partial* const p = in.heap().make<Partial>(value::as<Type>(a[0]));
  p->tag = &kPartialTag;
  p->function = function;
  p->arguments = arguments;
  p->keywords = keywords;
  return p;
}

Value partial_call(Interp& in, const Value* a) {
  const Partial& p = *value::as<Partial>(a[0]);
  const Tuple& more = *value::as<Tuple>(a[1]);
  const Dict& keywords = *value::as<Dict>(a[2]);
  const Tuple* const arguments = p.arguments->size == 0 ? &more : joined(in, *p.arguments, more);
  if (keywords.live == 0) return in.call_dict(p.function, arguments->items(), p.keywords);
  if (p.keywords->live == 0) return in.call_dict(p.function, arguments->items(), &keywords);
  Dict* const all = in.heap().dict();
  add_all(in, *all, *p.keywords);
  add_all(in, *all, keywords);
  return in.call_dict(p.function, arguments->items(), all);
}

Value partial_repr(Interp& in, const Value* a) {
  const Partial& p = *value::as<Partial>(a[0]);
  const std::string_view name = p.type->qualname->view();
  std::string text = p.type->user_defined ? std::string(name) : "functools.partial";
  if (p.type->user_defined)
    if (const Value module = in.find_attr(p.type, "__module__"); value::is_str(module))
      text = std::string(value::text_of(module)) + "." + text;
  text += "(" + in.display_repr(p.function);
  for (const Value v : p.arguments->items()) text += ", " + in.display_repr(v);
  for (std::uint32_t i = 0; i < p.keywords->used; ++i) {
    const Dict::Entry& e = p.keywords->entries[i];
    if (e.key.is_set()) text += ", " + std::string(value::text_of(e.key)) + "=" + in.display_repr(e.value);
  }
  return in.heap().str(text + ")");
}

Value partial_func(Interp&, const Value* a) { return value::as<Partial>(a[0])->function; }
Value partial_args(Interp&, const Value* a) { return value::as<Partial>(a[0])->arguments; }
Value partial_keywords(Interp&, const Value* a) { return value::as<Partial>(a[0])->keywords; }
Value partial_reduce(Interp& in, const Value* a) {
  const Partial& p = *value::as<Partial>(a[0]);
  const Value state =
      in.heap().tuple({p.function, p.arguments, p.keywords, p.attrs == nullptr ? Value::none() : Value(p.attrs)});
  return in.heap().tuple({p.type, in.heap().tuple({p.function}), state});
}
Value partial_setstate(Interp& in, const Value* a) {
  Partial& p = *value::as<Partial>(a[0]);
  if (!value::is_tuple(a[1]) || value::as<Tuple>(a[1])->size != 4) return in.type_error("invalid partial state");
  const Tuple& state = *value::as<Tuple>(a[1]);
  if (!value::is_tuple(state[1]) || !value::is_dict(state[2])) return in.type_error("invalid partial state");
  p.function = state[0];
  p.arguments = value::as<Tuple>(state[1]);
  p.keywords = value::as<Dict>(state[2]);
  if (value::is_dict(state[3])) add_all(in, *in.instance_dict(&p), *value::as<Dict>(state[3]));
  return Value::none();
}
Value class_getitem(Interp& in, const Value* a) { return interp::generic_alias(in, a[0], a[1]); }

constexpr NativeDef kPartialMethods[] = {
    {"__new__", "cls, func, /, *args, **keywords", partial_new, NativeKind::Static},
    {"__call__", "self, /, *args, **keywords", partial_call, NativeKind::Method},
    {"__repr__", "self", partial_repr, NativeKind::Method},
    {"__reduce__", "self", partial_reduce, NativeKind::Method},
    {"__setstate__", "self, state, /", partial_setstate, NativeKind::Method},
    {"__class_getitem__", "cls, item, /", class_getitem, NativeKind::ClassMethod},
    {"func", "self", partial_func, NativeKind::Getter},
    {"args", "self", partial_args, NativeKind::Getter},
    {"keywords", "self", partial_keywords, NativeKind::Getter},
};

// --- reduce ---

Value functools_reduce(Interp& in, const Value* a) {
  Value total = a[2];
  if (value::is_unknown(a[1])) return in.unknown_from(a[1]);
  const bool fine = in.for_each(a[1], [&](Value v) {
    total = total.is_unset() ? v : in.call(a[0], {total, v});
    return !total.is_error();
  });
  if (!fine || total.is_error()) return Value::error();
  if (total.is_unset()) return in.type_error("reduce() of empty iterable with no initial value");
  return total;
}

// --- cmp_to_key ---

struct Key : NativeObject {
  Value compare, object;
};
constexpr char kKeyTag = 0;
struct KeyType {
  Type* type = nullptr;
};

Key* make_key(Interp& in, Value compare, Value object) {
  Key* const key = in.heap().make<Key>(in.state<KeyType>().type);
  key->tag = &kKeyTag;
  key->compare = compare;
  key->object = object;
  return key;
}
Value key_call(Interp& in, const Value* a) { return make_key(in, value::as<Key>(a[0])->compare, a[1]); }
Value key_object(Interp&, const Value* a) { return value::as<Key>(a[0])->object; }
template <syntax::CompareOp kOp>
Value key_compare(Interp& in, const Value* a) {
  const Key& self = *value::as<Key>(a[0]);
  if (!value::has_layout(a[1], Layout::Custom) || value::as<Key>(a[1])->tag != &kKeyTag)
    return in.type_error("other argument must be K instance");
  const Value order = in.call(self.compare, {self.object, value::as<Key>(a[1])->object});
  return order.is_error() ? order : in.compare(kOp, order, Value::small_int(0));
}
Value functools_cmp_to_key(Interp& in, const Value* a) { return make_key(in, a[0], Value::none()); }

constexpr NativeDef kKeyMethods[] = {
    {"__call__", "self, obj", key_call, NativeKind::Method},
    {"__lt__", "self, other, /", key_compare<syntax::CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, other, /", key_compare<syntax::CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, other, /", key_compare<syntax::CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, other, /", key_compare<syntax::CompareOp::Ge>, NativeKind::Method},
    {"__eq__", "self, other, /", key_compare<syntax::CompareOp::Eq>, NativeKind::Method},
    {"obj", "self", key_object, NativeKind::Getter},
};

// --- the cache of lru_cache ---

struct Cache : NativeObject {
  Value function, make_info;
  Dict* results = nullptr;     // oldest first; keys are tuples
  std::int64_t max_size = -1;  // -1: no bound
  std::int64_t hits = 0, misses = 0;
  bool typed = false;
};
constexpr char kCacheTag = 0;

Value cache_new(Interp& in, const Value* a) {
  Cache* const cache = in.heap().make<Cache>(value::as<Type>(a[0]));
  cache->tag = &kCacheTag;
  cache->function = a[1];
  cache->make_info = a[4];
  cache->results = in.heap().dict();
  if (!a[2].is_none() && !in.index(a[2], cache->max_size)) return Value::error();
  if (!a[2].is_none() && cache->max_size < 0) cache->max_size = 0;
  const int typed = in.truth(a[3]);
  if (typed < 0) return Value::error();
  cache->typed = typed != 0;
  return cache;
}

// Arguments as one tuple: positional ones, then a mark, names and values of the keywords, then types when they matter.
Tuple* cache_key(Interp& in, const Cache& cache, const Tuple& arguments, const Dict& keywords) {
  if (keywords.live == 0 && !cache.typed) return const_cast<Tuple*>(&arguments);
  const std::uint32_t values = arguments.size + keywords.live;
  const std::uint32_t size =
      arguments.size + (keywords.live != 0 ? 1 + 2 * keywords.live : 0) + (cache.typed ? values : 0);
  Tuple* const key = in.heap().tuple(size);
  Value* out = std::copy(arguments.items().begin(), arguments.items().end(), key->data());
  if (keywords.live != 0) {
    *out++ = cache.results;  // cannot be an argument of the function: it stands for CPython's private mark
    for (std::uint32_t i = 0; i < keywords.used; ++i) {
      if (keywords.entries[i].key.is_unset()) continue;
      *out++ = keywords.entries[i].key;
      *out++ = keywords.entries[i].value;
    }
  }
  if (cache.typed) {
    for (const Value v : arguments.items()) *out++ = in.type_of(v);
    for (std::uint32_t i = 0; i < keywords.used; ++i)
      if (keywords.entries[i].key.is_set()) *out++ = in.type_of(keywords.entries[i].value);
  }
  return key;
}

bool hash_key(Interp& in, const Cache& cache, const Tuple& key, std::uint64_t& out) {
  out = 0x345678;
  for (const Value v : key.items()) {
    std::uint64_t h = 0x2545f491;
    if (!(v == Value(cache.results)) && !in.hash(v, h)) return false;
    out = (out ^ h) * 0x9e37'79b9'7f4a'7c15 + (out >> 29);
  }
  return true;
}

// 1 same, 0 different, -1 error.
int same_key(Interp& in, const Tuple& x, const Tuple& y) {
  if (x.size != y.size) return 0;
  // CPython takes a lone int or str as the key itself: f(1) and f(1.0) are different calls.
  const auto plain = [](Value v) { return v.is_int() || value::is_str(v); };
  if (x.size == 1 && plain(x[0]) != plain(y[0])) return 0;
  for (std::uint32_t i = 0; i < x.size; ++i) {
    if (x[i] == y[i]) continue;
    if (const int same = in.equal(x[i], y[i]); same != 1) return same;
  }
  return 1;
}

Value cache_call(Interp& in, const Value* a) {
  Cache& cache = *value::as<Cache>(a[0]);
  const Tuple& arguments = *value::as<Tuple>(a[1]);
  const Dict& keywords = *value::as<Dict>(a[2]);
  const auto compute = [&] { return in.call_dict(cache.function, arguments.items(), &keywords); };
  bool known = !interp::first_unknown(arguments.items()).is_set();
  for (std::uint32_t i = 0; known && i < keywords.used; ++i)
    known = keywords.entries[i].key.is_unset() || !value::is_unknown(keywords.entries[i].value);
  if (cache.max_size == 0 || !known) {
    ++cache.misses;
    return compute();
  }
  Tuple* const key = cache_key(in, cache, arguments, keywords);
  std::uint64_t hash = 0;
  if (!hash_key(in, cache, *key, hash)) return Value::error();
  const auto find = [&] {
    return cache.results->find(hash, [&](Value stored) { return same_key(in, *value::as<Tuple>(stored), *key) == 1; });
  };
  if (const std::uint32_t found = find(); found != Dict::kNotFound) {
    ++cache.hits;
    const Dict::Entry entry = cache.results->entries[found];
    if (cache.max_size > 0) {  // becomes the youngest
      cache.results->erase_at(found);
      cache.results->insert_new(in.arena(), entry.key, entry.hash, entry.value);
    }
    return entry.value;
  }
  if (in.failed()) return Value::error();
  ++cache.misses;
  const Value result = compute();
  if (result.is_error()) return result;
  if (find() != Dict::kNotFound) return result;  // the call itself went through the cache with the same key
  if (in.failed()) return Value::error();
  if (cache.max_size > 0 && cache.results->live >= cache.max_size) {
    std::uint32_t first = 0;
    while (first < cache.results->used && cache.results->entries[first].key.is_unset()) ++first;
    cache.results->erase_at(first);
  }
  cache.results->insert_new(in.arena(), key, hash, result);
  return result;
}

Value cache_info(Interp& in, const Value* a) {
  const Cache& cache = *value::as<Cache>(a[0]);
  return in.call(cache.make_info, {in.heap().integer(cache.hits), in.heap().integer(cache.misses),
                                   cache.max_size < 0 ? Value::none() : in.heap().integer(cache.max_size),
                                   Value::small_int(cache.results->live)});
}
Value cache_clear(Interp& in, const Value* a) {
  Cache& cache = *value::as<Cache>(a[0]);
  cache.hits = cache.misses = 0;
  cache.results->clear(in.arena());
  return Value::none();
}
Value cache_get(Interp& in, const Value* a) {
  return a[1].is_unset() || a[1].is_none() ? a[0] : Value(in.heap().bound_method(a[0], a[1]));
}
Value cache_self(Interp&, const Value* a) { return a[0]; }
Value cache_deepcopy(Interp&, const Value* a) { return a[0]; }

constexpr NativeDef kCacheMethods[] = {
    {"__new__", "cls, user_function, maxsize, typed, cache_info_type", cache_new, NativeKind::Static},
    {"__call__", "self, /, *args, **kwargs", cache_call, NativeKind::Method},
    {"__get__", "self, instance, owner=None, /", cache_get, NativeKind::Method},
    {"__copy__", "self", cache_self, NativeKind::Method},
    {"__deepcopy__", "self, memo, /", cache_deepcopy, NativeKind::Method},
    {"cache_info", "self", cache_info, NativeKind::Method},
    {"cache_clear", "self", cache_clear, NativeKind::Method},
};

constexpr NativeDef kFunctions[] = {
    {"reduce", "function, iterable, initial=None, /", functools_reduce},
    {"cmp_to_key", "mycmp", functools_cmp_to_key},
};

void init_functools(Interp& in, Module& module) {
  const auto add = [&](std::string_view name, std::span<const NativeDef> methods) {
    Type* const type = in.heap().new_type(name, Layout::Custom, methods);
    type->has_dict = true;
    type->dict->set(in.arena(), in.heap().intern("__module__"), in.heap().intern("functools"));
    return type;
  };
  interp::set(in, module, "partial", add("partial", kPartialMethods));
  interp::set(in, module, "_lru_cache_wrapper", add("_lru_cache_wrapper", kCacheMethods));
  Type* const key = in.state<KeyType>().type = add("KeyWrapper", kKeyMethods);
  key->dict->set(in.arena(), in.heap().intern("__hash__"), Value::none());
}

}  // namespace

const NativeModule kFunctoolsModule = {"_functools", kFunctions, init_functools};

}  // namespace shapetrace::python
