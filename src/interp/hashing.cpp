// Hashes, and dict and set operations with Python's equality. docs: "object.__hash__" of the language reference.
#include <algorithm>
#include <bit>
#include <vector>

#include "interp/dispatch.hpp"
#include "interp/names.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::Layout;
using value::Set;

namespace {

// The xxHash-like mixing that CPython uses since 3.8 (its constants are those of XXH64).
bool hash_tuple(Interp& in, const Tuple& t, std::uint64_t& out) {
  constexpr std::uint64_t kPrime1 = 11400714785074694791u, kPrime2 = 14029467366897019727u,
                          kPrime5 = 2870177450012600261u;
  std::uint64_t acc = kPrime5;
  for (const Value v : t.items()) {
    std::uint64_t lane = 0;
    if (!in.hash(v, lane)) return false;
    acc = std::rotl(acc + lane * kPrime2, 31) * kPrime1;
  }
  acc += t.size ^ (kPrime5 ^ 3527539u);
  out = acc == ~std::uint64_t{0} ? 1546275796u : acc;
  return true;
}

// Independent of order: the stored hashes, shuffled, are combined by xor.
std::uint64_t hash_frozenset(const Set& s) {
  std::uint64_t hash = 0;
  for (std::uint32_t i = 0; s.table != nullptr && i <= s.mask; ++i)
    if (s.table[i].key.is_set()) {
      const std::uint64_t h = s.table[i].hash;
      hash ^= ((h ^ 89869747u) ^ (h << 16)) * 3644798167u;
    }
  hash ^= (std::uint64_t{s.used} + 1) * 1927868237u;
  hash ^= (hash >> 11) ^ (hash >> 25);
  hash = hash * 69069u + 907133923u;
  return hash == ~std::uint64_t{0} ? 590923713u : hash;
}

bool unhashable(Interp& in, Value v) {
  in.type_error("unhashable type: '{}'", in.type_name(v));
  return false;
}

// Keys whose equality is decided without calling anything: 1, 0, or -1 when it is not that simple.
int quick_equal(Interp& in, Value stored, Value key) {
  if (stored == key) return 1;
  if (!stored.is_object() && !key.is_object()) {
    if ((stored.is_int() || stored.is_bool()) && (key.is_int() || key.is_bool()))
      return (stored.is_int() ? stored.as_int() : stored.as_bool()) == (key.is_int() ? key.as_int() : key.as_bool());
    if (stored.is_float() && key.is_float()) return stored.as_float() == key.as_float();
    return -1;
  }
  const Type* const str = in.types().str;
  if (stored.is_object() && key.is_object() && stored.object()->type == str && key.object()->type == str) {
    const auto *s = value::as<Str>(stored), *t = value::as<Str>(key);
    return !(s->interned && t->interned) && s->view() == t->view() ? 1 : 0;
  }
  return -1;
}

// Comparing may run Python code that changes the table under us: candidates are gathered first, compared outside.
template <class Find>
bool find_key(Interp& in, Value key, const Find& find, bool& found) {
  std::vector<Value> candidates;
  found = find([&](Value stored) {
    const int quick = quick_equal(in, stored, key);
    if (quick < 0) candidates.push_back(stored);
    return quick == 1;
  });
  if (found || candidates.empty()) return true;
  for (const Value candidate : candidates) {
    const int same = in.equal(candidate, key);
    if (same < 0) return false;
    if (same == 1) {
      found = find([&](Value stored) { return stored == candidate; });
      return true;
    }
  }
  return true;
}

bool find_in_set(Interp& in, const Set& set, std::uint64_t hash, Value key, Set::Entry*& entry) {
  bool found = false;
  const bool ok = find_key(
      in, key,
      [&](const auto& same) {
        entry = set.find(hash, same);
        return entry != nullptr;
      },
      found);
  if (!found) entry = nullptr;
  return ok;
}

bool find_hashed(Interp& in, const Dict& dict, std::uint64_t hash, Value key, std::uint32_t& at) {
  bool found = false;
  const bool ok = find_key(
      in, key,
      [&](const auto& same) {
        at = dict.find(hash, same);
        return at != Dict::kNotFound;
      },
      found);
  if (!found) at = Dict::kNotFound;
  return ok;
}

bool is_text(Interp& in, Value v) { return v.is_object() && v.object()->type == in.types().str; }

// A set looks up a set by its frozen value.
bool hash_member(Interp& in, Value key, std::uint64_t& hash) {
  if (value::is_set(key) && key.object()->type == in.types().set) {
    hash = hash_frozenset(*value::as<Set>(key));
    return true;
  }
  return in.hash(key, hash);
}

}  // namespace

std::uint64_t identity(Interp& in, Value v) {
  // Shaped like an address, but of the arena's own counting, so that it is the same in every run.
  constexpr std::uint64_t kBase = 0x7f00'0000'0000;
  if (v.is_object()) return kBase + in.arena().offset_of(v.object());
  return 0x5500'0000'0000 + (v.bits() * 0x9e37'79b9'7f4a'7c15 >> 24 << 4);
}

bool builtin_hash(Interp& in, Value v, std::uint64_t& out) {
  // 48 bits are below the modulus of integer hashes.
  if (v.is_int()) return out = static_cast<std::uint64_t>(v.as_int() == -1 ? -2 : v.as_int()), true;
  if (v.is_bool()) return out = v.as_bool() ? 1 : 0, true;
  if (v.is_float()) return out = value::hash_double(v.as_float()), true;
  if (!v.is_object()) return out = identity(in, v) >> 4, true;
  switch (v.object()->type->layout) {
    case Layout::Str: return out = value::hash_of(value::as<Str>(v)), true;
    case Layout::Int: return out = value::hash_int(v), true;
    case Layout::Float: return out = value::hash_double(value::float_of(v)), true;
    case Layout::Complex: {
      const auto* const c = value::as<value::Complex>(v);
      const std::uint64_t h = value::hash_double(c->real) + 1000003u * value::hash_double(c->imag);
      return out = h == ~std::uint64_t{0} ? ~std::uint64_t{1} : h, true;
    }
    case Layout::Bytes: return out = value::hash_bytes(value::as<value::Bytes>(v)->view()), true;
    case Layout::Tuple: return hash_tuple(in, *value::as<Tuple>(v), out);
    case Layout::Set:
      if (!value::is_subtype(v.object()->type, in.types().frozenset)) return unhashable(in, v);
      return out = hash_frozenset(*value::as<Set>(v)), true;
    case Layout::Range: {
      const auto* const r = value::as<value::Range>(v);
      const std::int64_t n = range_length(in, *r);
      const Value none = Value::none();
      return hash_tuple(in, *in.heap().tuple({in.heap().integer(n), n > 0 ? r->start : none, n > 1 ? r->step : none}),
                        out);
    }
    case Layout::BoundMethod: {
      const auto* const m = value::as<value::BoundMethod>(v);
      return out = (identity(in, m->self) >> 4) ^ (identity(in, m->function) >> 4), true;
    }
    case Layout::View:
      if (value::as<value::View>(v)->kind == value::ViewKind::Values) break;
      return unhashable(in, v);
    case Layout::List:
    case Layout::Dict:
    case Layout::ByteArray:
    case Layout::Slice: return unhashable(in, v);
    default: break;
  }
  return out = identity(in, v) >> 4, true;
}

bool Interp::hash(Value v, std::uint64_t& out) {
  if (!v.is_object()) return builtin_hash(*this, v, out);
  Type* const type = v.object()->type;
  if (type == types().str) return out = value::hash_of(value::as<Str>(v)), true;
  if (type->layout == Layout::Unknown || type->layout == Layout::Type) return builtin_hash(*this, v, out);
  const Value method = special(type, Special::Hash);
  if (method.is_none()) return unhashable(*this, v);
  if (is_core_method(*this, method) || is_object_method(*this, method)) return builtin_hash(*this, v, out);
  const Value result = call_found(*this, method, {v});
  if (result.is_error()) return false;
  if (value::is_unknown(result)) return out = identity(*this, v) >> 4, true;
  if (!value::is_integer(result)) {
    raise(Exc::TypeError, std::string_view("__hash__ method should return an integer"));
    return false;
  }
  std::int64_t small = 0;
  out = value::to_int64(result, small) ? static_cast<std::uint64_t>(small == -1 ? -2 : small) : value::hash_int(result);
  return true;
}

bool dict_find(Interp& in, const Dict& dict, Value key, std::uint32_t& at) {
  if (is_text(in, key) && !dict.is_instance_dict && dict.index == nullptr) {
    // Few entries: identity usually settles it.
    for (std::uint32_t i = 0; i < dict.used; ++i)
      if (dict.entries[i].key == key) return at = i, true;
  }
  std::uint64_t hash = 0;
  return in.hash(key, hash) && find_hashed(in, dict, hash, key, at);
}

namespace {

// The unknown value that a key is or holds.
Value unknown_in_key(Value key) {
  if (value::is_unknown(key)) return key;
  if (value::is_tuple(key))
    for (const Value v : std::as_const(*value::as<Tuple>(key)).items())
      if (const Value u = unknown_in_key(v); u.is_set()) return u;
  return {};
}

// Some entry was written, it is not known which: what may be meant is forgotten.
void forget_values(Interp& in, Dict& dict, Value unknown_key) {
  const Type* const kind =
      value::is_unknown(unknown_key) ? value::as<value::Unknown>(unknown_key)->facts->kind : in.types().tuple;
  const Value cause = unknown_in_key(unknown_key);
  for (std::uint32_t i = 0; i < dict.used; ++i) {
    Dict::Entry& e = dict.entries[i];
    if (e.key.is_unset() || value::is_unknown(e.key)) continue;
    if (kind == nullptr || in.type_of(e.key)->layout == kind->layout) e.value = in.unknown_from(cause);
  }
}

}  // namespace

Value dict_doubt(const Dict& dict, Value key) {
  if (dict.live == 0) return {};
  if (const Value u = unknown_in_key(key); u.is_set()) return u;
  if (!dict.has_unknown_key) return {};
  for (std::uint32_t i = 0; i < dict.used; ++i)
    if (const Value u = unknown_in_key(dict.entries[i].key); u.is_set()) return u;
  return {};
}

Value set_doubt(const Set& set, Value key) {
  if (set.used == 0) return {};
  if (const Value u = unknown_in_key(key); u.is_set()) return u;
  if (!set.has_unknown_item) return {};
  for (std::uint32_t i = 0; i <= set.mask; ++i)
    if (const Value u = unknown_in_key(set.table[i].key); u.is_set()) return u;
  return {};
}

Value dict_get(Interp& in, const Dict& dict, Value key, Value otherwise) {
  std::uint32_t at = 0;
  if (!dict_find(in, dict, key, at)) return Value::error();
  if (at != Dict::kNotFound) [[likely]]
    return dict.entries[at].value;
  const Value doubt = dict_doubt(dict, key);
  if (doubt.is_unset()) return otherwise;
  constexpr std::uint32_t kMostLookedAt = 1000;
  if (dict.used > kMostLookedAt) return in.unknown_from(doubt);
  std::vector<Value> values;
  if (otherwise.is_set()) values.push_back(otherwise);
  for (std::uint32_t i = 0; i < dict.used; ++i)
    if (dict.entries[i].key.is_set()) values.push_back(dict.entries[i].value);
  return any_of(in, values, doubt);
}

bool dict_set(Interp& in, Dict& dict, Value key, Value v) {
  if (dict.is_instance_dict && is_text(in, key)) {
    dict.set(in.arena(), in.heap().intern(value::as<Str>(key)), v);
    return true;
  }
  std::uint64_t hash = 0;
  std::uint32_t at = 0;
  if (!in.hash(key, hash) || !find_hashed(in, dict, hash, key, at)) return false;
  if (at != Dict::kNotFound) {
    dict.entries[at].value = v;
  } else {
    const bool unknown = unknown_in_key(key).is_set();
    if (unknown) forget_values(in, dict, key);
    dict.insert_new(in.arena(), key, hash, v);
    dict.has_unknown_key |= unknown;
  }
  return true;
}

int dict_erase(Interp& in, Dict& dict, Value key, Value* removed) {
  std::uint32_t at = 0;
  if (!dict_find(in, dict, key, at)) return -1;
  if (at == Dict::kNotFound) return 0;
  if (removed != nullptr) *removed = dict.entries[at].value;
  dict.erase_at(at);
  return 1;
}

int set_contains(Interp& in, const Set& set, Value key) {
  std::uint64_t hash = 0;
  Set::Entry* entry = nullptr;
  if (!hash_member(in, key, hash) || !find_in_set(in, set, hash, key, entry)) return -1;
  return entry != nullptr ? 1 : 0;
}

bool set_add(Interp& in, Set& set, Value key) {
  std::uint64_t hash = 0;
  Set::Entry* entry = nullptr;
  if (!in.hash(key, hash) || !find_in_set(in, set, hash, key, entry)) return false;
  if (entry != nullptr) return true;
  set.insert_new(in.arena(), key, hash);
  set.has_unknown_item |= unknown_in_key(key).is_set();
  return true;
}

void set_make_room(Interp& in, Set& set, std::uint32_t more) {
  if (set.table == nullptr) set.resize(in.arena(), 0);
  if ((std::uint64_t{set.fill} + more) * 5 >= std::uint64_t{set.mask} * 3)
    set.resize(in.arena(), (set.used + more) * 2);
}

bool set_merge(Interp& in, Set& set, const Set& other) {
  if (&set == &other || other.used == 0) return true;
  set.has_unknown_item |= other.has_unknown_item;
  set_make_room(in, set, other.used);
  if (set.fill == 0 && set.mask == other.mask && other.fill == other.used) {
    std::copy_n(other.table, std::size_t{other.mask} + 1, set.table);
    set.fill = set.used = other.used;
    ++set.mutations;
    return true;
  }
  const bool fresh = set.fill == 0;
  for (std::uint32_t i = 0; i <= other.mask; ++i) {
    const Set::Entry e = other.table[i];
    if (e.key.is_unset()) continue;
    if (fresh) {
      set.insert_new(in.arena(), e.key, e.hash);
    } else if (!set_add(in, set, e.key)) {
      return false;
    }
  }
  return true;
}

int set_erase(Interp& in, Set& set, Value key) {
  std::uint64_t hash = 0;
  Set::Entry* entry = nullptr;
  if (!hash_member(in, key, hash) || !find_in_set(in, set, hash, key, entry)) return -1;
  if (entry == nullptr) return 0;
  set.erase(entry);
  return 1;
}

}  // namespace shapetrace::interp
