// Tuple, list, dict and set. They know their memory, not Python's equality: looking up keys that are not plain text or
// numbers goes through interp (interp/protocols.hpp), which supplies hash and equality.
#pragma once

#include <cstring>
#include <span>

#include "base/arena.hpp"
#include "value/object.hpp"

namespace shapetrace::value {

struct Tuple : Object {
  std::uint32_t size = 0;
  Value* data() { return reinterpret_cast<Value*>(this + 1); }
  const Value* data() const { return reinterpret_cast<const Value*>(this + 1); }
  std::span<Value> items() { return {data(), size}; }
  std::span<const Value> items() const { return {data(), size}; }
  Value operator[](std::size_t i) const { return data()[i]; }
};

struct List : Object {
  std::uint32_t size = 0, capacity = 0;
  Value* data = nullptr;
  std::span<Value> items() { return {data, size}; }
  std::span<const Value> items() const { return {data, size}; }

  void reserve(base::Arena& arena, std::uint32_t wanted);
  void append(base::Arena& arena, Value v) {
    if (size == capacity) [[unlikely]]
      reserve(arena, size + 1);
    data[size++] = v;
  }
  // Replaces items [from, to) by `with` (which may alias this list's own items only if copied before).
  void replace(base::Arena& arena, std::uint32_t from, std::uint32_t to, std::span<const Value> with);
};

// Insertion-ordered; a deleted entry keeps its place with an unset key until the table is rebuilt. Up to kLinear
// entries are searched one by one, above that an index stands beside them.
struct Dict : Object {
  struct Entry {
    Value key, value;
    std::uint64_t hash;
  };
  static constexpr std::uint32_t kLinear = 10;
  static constexpr std::uint32_t kNotFound = ~std::uint32_t{0};

  Entry* entries = nullptr;
  std::uint32_t* index = nullptr;  // entry number + 1, 0 = empty, kTombstone
  std::uint32_t used = 0;          // entries in use or deleted
  std::uint32_t live = 0;          // entries that are not deleted: len()
  std::uint32_t capacity = 0;
  std::uint32_t index_size = 0;   // power of two
  bool is_instance_dict = false;  // keys mark their Str::names_instance_attribute
  bool has_unknown_key = false;   // some key is not known: what seems absent may be there
  std::uint32_t mutations = 0;    // counts changes of the set of keys ("changed size during iteration")

  // Lookup of text. Never fails, never calls Python code as long as keys with text's hash are text.
  std::uint32_t find(const Str* key) const;
  Value get(const Str* key) const {
    const std::uint32_t at = find(key);
    return at == kNotFound ? Value() : entries[at].value;
  }
  void set(base::Arena& arena, Str* key, Value v);
  bool erase(const Str* key);

  // Lookup with the caller's equality: same(Value stored) -> bool, called only on equal hashes.
  template <class Same>
  std::uint32_t find(std::uint64_t hash, Same&& same) const {
    if (index == nullptr) {
      for (std::uint32_t i = 0; i < used; ++i)
        if (entries[i].hash == hash && entries[i].key.is_set() && same(entries[i].key)) return i;
      return kNotFound;
    }
    const std::uint32_t mask = index_size - 1;
    for (std::uint32_t slot = start_slot(hash);; slot = (slot + 1) & mask) {
      const std::uint32_t at = index[slot];
      if (at == 0) return kNotFound;
      if (at == kTombstone) continue;
      const Entry& e = entries[at - 1];
      if (e.hash == hash && same(e.key)) return at - 1;
    }
  }
  // The key must not be there yet.
  void insert_new(base::Arena& arena, Value key, std::uint64_t hash, Value v);
  void erase_at(std::uint32_t at);
  void clear(base::Arena& arena);
  void reserve(base::Arena& arena, std::uint32_t wanted);

 private:
  static constexpr std::uint32_t kTombstone = ~std::uint32_t{0};
  std::uint32_t start_slot(std::uint64_t hash) const {
    return static_cast<std::uint32_t>((hash * 0x9e37'79b9'7f4a'7c15) >> 32) & (index_size - 1);
  }
  void rebuild(base::Arena& arena, std::uint32_t new_capacity);
};

// CPython's own table layout and probing, so that a set of small integers iterates in the same order as there.
struct Set : Object {  // also frozenset
  struct Entry {
    Value key;  // unset: never used or deleted
    std::uint64_t hash;
    bool dummy;  // deleted
  };
  Entry* table = nullptr;
  std::uint32_t mask = 0;  // table size - 1
  std::uint32_t fill = 0;  // used and deleted
  std::uint32_t used = 0;  // len()
  std::uint32_t mutations = 0;
  std::uint32_t finger = 0;  // where pop() goes on searching
  bool has_unknown_item = false;

  // Visits slots in probing order until `visit(Entry&)` returns true; the visited slot is the answer.
  template <class Visit>
  Entry* probe(std::uint64_t hash, Visit&& visit) const {
    constexpr std::uint32_t kLinearProbes = 9;
    std::uint64_t perturb = hash;
    std::uint64_t i = hash & mask;
    while (true) {
      Entry* entry = table + i;
      const std::uint32_t probes = i + kLinearProbes <= mask ? kLinearProbes : 0;
      for (std::uint32_t k = 0; k <= probes; ++k, ++entry)
        if (visit(*entry)) return entry;
      perturb >>= 5;
      i = (i * 5 + 1 + perturb) & mask;
    }
  }
  template <class Same>
  Entry* find(std::uint64_t hash, Same&& same) const {
    if (table == nullptr) return nullptr;
    bool found = false;
    Entry* const e = probe(hash, [&](Entry& slot) {
      if (slot.key.is_unset()) return !slot.dummy;  // a never used slot ends the search
      return found = slot.hash == hash && same(slot.key);
    });
    return found ? e : nullptr;
  }
  void insert_new(base::Arena& arena, Value key, std::uint64_t hash);
  void erase(Entry* entry) {
    entry->key = Value();
    entry->dummy = true;
    --used;
    ++mutations;
  }
  void clear(base::Arena& arena);
  // Makes the table larger than `min_used`, without deleted entries.
  void resize(base::Arena& arena, std::uint32_t min_used);
};

}  // namespace shapetrace::value
