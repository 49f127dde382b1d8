#include "value/containers.hpp"

#include <algorithm>

#include "value/heap.hpp"

namespace shapetrace::value {

void List::reserve(base::Arena& arena, std::uint32_t wanted) {
  if (wanted <= capacity) return;
  const std::uint32_t grown = std::max<std::uint32_t>(wanted, capacity == 0 ? 4 : capacity * 2);
  const std::uint32_t rounded = std::bit_ceil(grown);
  auto* const fresh = static_cast<Value*>(arena.allocate_block(std::size_t{rounded} * sizeof(Value)));
  if (size != 0) std::memcpy(static_cast<void*>(fresh), data, size * sizeof(Value));
  arena.free_block(data, std::size_t{capacity} * sizeof(Value));
  data = fresh;
  capacity = rounded;
}

void List::replace(base::Arena& arena, std::uint32_t from, std::uint32_t to, std::span<const Value> with) {
  const auto added = static_cast<std::uint32_t>(with.size());
  const std::uint32_t tail = size - to;
  reserve(arena, from + added + tail);
  if (tail != 0) std::memmove(static_cast<void*>(data + from + added), data + to, tail * sizeof(Value));
  if (added != 0) std::memcpy(static_cast<void*>(data + from), with.data(), added * sizeof(Value));
  size = from + added + tail;
}

namespace {

// As many entries as fill the block that so many need: 2, 5, 10, 21, 42 ...
std::uint32_t capacity_for(std::uint32_t wanted) {
  const std::size_t block = std::bit_ceil(std::max<std::size_t>(wanted * sizeof(Dict::Entry), 64));
  return static_cast<std::uint32_t>(block / sizeof(Dict::Entry));
}

}  // namespace

std::uint32_t Dict::find(const Str* key) const {
  if (index == nullptr) {
    for (std::uint32_t i = 0; i < used; ++i)
      if (entries[i].key == Value(key)) return i;
    if (key->interned && is_instance_dict) return kNotFound;  // all keys there are interned
  }
  return find(hash_of(key), [key](Value stored) {
    if (stored == Value(key)) return true;
    if (!stored.is_object() || stored.object()->type->layout != Layout::Str) return false;
    const auto* const other = static_cast<const Str*>(stored.object());
    return !(other->interned && key->interned) && other->view() == key->view();
  });
}

void Dict::set(base::Arena& arena, Str* key, Value v) {
  if (const std::uint32_t at = find(key); at != kNotFound) {
    entries[at].value = v;
  } else {
    insert_new(arena, key, hash_of(key), v);
  }
}

bool Dict::erase(const Str* key) {
  const std::uint32_t at = find(key);
  if (at == kNotFound) return false;
  erase_at(at);
  return true;
}

void Dict::insert_new(base::Arena& arena, Value key, std::uint64_t hash, Value v) {
  if (used == capacity) rebuild(arena, live * 2 < capacity ? capacity : capacity_for(capacity + 1));
  if (is_instance_dict && key.is_object() && key.object()->type->layout == Layout::Str)
    static_cast<Str*>(key.object())->names_instance_attribute = true;
  if (key.is_object() && key.object()->type->layout == Layout::Unknown) has_unknown_key = true;
  entries[used] = {key, v, hash};
  ++used;
  ++live;
  ++mutations;
  if (index != nullptr) {
    std::uint32_t slot = start_slot(hash);
    while (index[slot] != 0 && index[slot] != kTombstone) slot = (slot + 1) & (index_size - 1);
    index[slot] = used;
  }
}

void Dict::erase_at(std::uint32_t at) {
  if (index != nullptr) {
    std::uint32_t slot = start_slot(entries[at].hash);
    while (index[slot] != at + 1) slot = (slot + 1) & (index_size - 1);
    index[slot] = kTombstone;
  }
  entries[at].key = Value();
  entries[at].value = Value();
  --live;
  ++mutations;
  // Popping from the end (popitem, a stack of entries) must not fill the table with deleted entries.
  while (index == nullptr && used != 0 && entries[used - 1].key.is_unset()) --used;
}

void Dict::clear(base::Arena& arena) {
  arena.free_block(entries, std::size_t{capacity} * sizeof(Entry));
  arena.free_block(index, std::size_t{index_size} * sizeof(std::uint32_t));
  entries = nullptr;
  index = nullptr;
  used = live = capacity = index_size = 0;
  has_unknown_key = false;
  ++mutations;
}

void Dict::reserve(base::Arena& arena, std::uint32_t wanted) {
  if (wanted > capacity) rebuild(arena, capacity_for(wanted));
}

void Dict::rebuild(base::Arena& arena, std::uint32_t new_capacity) {
  auto* const fresh = static_cast<Entry*>(arena.allocate_block(std::size_t{new_capacity} * sizeof(Entry)));
  std::uint32_t count = 0;
  for (std::uint32_t i = 0; i < used; ++i)
    if (entries[i].key.is_set()) fresh[count++] = entries[i];
  arena.free_block(entries, std::size_t{capacity} * sizeof(Entry));
  arena.free_block(index, std::size_t{index_size} * sizeof(std::uint32_t));
  entries = fresh;
  capacity = new_capacity;
  used = live = count;
  index = nullptr;
  index_size = 0;
  if (new_capacity <= kLinear) return;
  index_size = std::bit_ceil(new_capacity + new_capacity / 2);
  index = static_cast<std::uint32_t*>(arena.allocate_block(std::size_t{index_size} * sizeof(std::uint32_t)));
  std::memset(index, 0, std::size_t{index_size} * sizeof(std::uint32_t));
  for (std::uint32_t i = 0; i < used; ++i) {
    std::uint32_t slot = start_slot(entries[i].hash);
    while (index[slot] != 0) slot = (slot + 1) & (index_size - 1);
    index[slot] = i + 1;
  }
}

void Set::insert_new(base::Arena& arena, Value key, std::uint64_t hash) {
  if (table == nullptr) resize(arena, 0);
  // The last deleted place on the way to a free one is used again.
  Entry* dummy = nullptr;
  Entry* const unused = probe(hash, [&dummy](Entry& e) {
    if (e.dummy) dummy = &e;
    return e.key.is_unset() && !e.dummy;
  });
  Entry* const slot = dummy != nullptr ? dummy : unused;
  if (key.is_object() && key.object()->type->layout == Layout::Unknown) has_unknown_item = true;
  *slot = {key, hash, false};
  ++used;
  ++mutations;
  if (dummy != nullptr) return;
  ++fill;
  // Growth as in CPython's set_add_entry: at 3/5 full, to 4 times the used size (2 times for very large sets).
  if (std::uint64_t{fill} * 5 >= std::uint64_t{mask} * 3) resize(arena, used > 50000 ? used * 2 : used * 4);
}

void Set::clear(base::Arena& arena) {
  if (table != nullptr) arena.free_block(table, (std::size_t{mask} + 1) * sizeof(Entry));
  table = nullptr;
  mask = fill = used = 0;
  has_unknown_item = false;
  ++mutations;
}

void Set::resize(base::Arena& arena, std::uint32_t min_used) {
  std::uint32_t size = 8;
  while (size <= min_used) size <<= 1;
  Entry* const old = table;
  const std::uint32_t old_mask = mask;
  table = static_cast<Entry*>(arena.allocate_block(std::size_t{size} * sizeof(Entry)));
  for (std::uint32_t i = 0; i < size; ++i) table[i] = {Value(), 0, false};
  mask = size - 1;
  fill = used = 0;
  if (old == nullptr) return;
  for (std::uint32_t i = 0; i <= old_mask; ++i) {
    if (old[i].key.is_unset()) continue;
    *probe(old[i].hash, [](Entry& e) { return e.key.is_unset(); }) = old[i];
    ++fill;
    ++used;
  }
  arena.free_block(old, (std::size_t{old_mask} + 1) * sizeof(Entry));
}

}  // namespace shapetrace::value
