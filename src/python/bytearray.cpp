// bytearray: what changes it in place.
#include <algorithm>
#include <cstring>

#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Bytes;

namespace {

Bytes& self(const Value* a) { return *as<Bytes>(a[0]); }

// Replaces [from, to) by `with`, which may be a part of the array itself.
bool splice(Interp& in, Bytes& b, std::size_t from, std::size_t to, std::string_view with) {
  const std::size_t size = b.size - (to - from) + with.size();
  if (!room_for_text(in, size)) return false;
  const std::string copy(with);
  if (size > b.capacity) {
    const std::uint32_t capacity = std::bit_ceil(static_cast<std::uint32_t>(std::max<std::size_t>(size, 16)));
    auto* const fresh = static_cast<std::uint8_t*>(in.arena().allocate_block(capacity));
    std::memcpy(fresh, b.data, b.size);
    in.arena().free_block(b.data, b.capacity);
    b.data = fresh;
    b.capacity = capacity;
  }
  std::memmove(b.data + from + copy.size(), b.data + to, b.size - to);
  std::memcpy(b.data + from, copy.data(), copy.size());
  b.size = static_cast<std::uint32_t>(size);
  return true;
}

bool want_byte(Interp& in, Value v, char& out) {
  std::int64_t byte = 0;
  if (!in.index(v, byte)) return false;
  if (byte < 0 || byte > 255) return in.raise(Exc::ValueError, "byte must be in range(0, 256)"), false;
  out = static_cast<char>(byte);
  return true;
}

// Something unknown went in: nothing is known about the contents any more, which an array cannot say.
Value lost(Interp& in, Value cause) {
  return in.abandon(fmt::format("a bytearray is changed in a way that is not known: {}",
                                as<value::Unknown>(cause)->facts->reason->view()));
}

Value bytearray_append(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return lost(in, a[1]);
  char byte = 0;
  if (!want_byte(in, a[1], byte)) return Value::error();
  return splice(in, self(a), self(a).size, self(a).size, {&byte, 1}) ? Value::none() : Value::error();
}

Value bytearray_extend(Interp& in, const Value* a) {
  std::string data;
  Value result;
  if (!is_unknown(a[1]) && in.special(a[1], Special::Iter).is_unset())
    return in.type_error("can't extend bytearray with {}", in.type_name(a[1]));
  if (value::is_str(a[1]) && as<Str>(a[1])->size != 0)
    return in.type_error("'{}' object cannot be interpreted as an integer", in.type_name(a[1]));
  if (!value::is_str(a[1]) && !bytes_from(in, a[1], data, result))
    return is_unknown(result) ? lost(in, result) : result;
  return splice(in, self(a), self(a).size, self(a).size, data) ? Value::none() : Value::error();
}

Value bytearray_iadd(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return lost(in, a[1]);
  if (!is_bytes_like(a[1])) return in.type_error("can't concat {} to {}", in.type_name(a[1]), in.type_name(a[0]));
  return splice(in, self(a), self(a).size, self(a).size, bytes_of(a[1])) ? a[0] : Value::error();
}

Value bytearray_insert(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return lost(in, u);
  std::int64_t at = 0;
  char byte = 0;
  if (!in.index(a[1], at) || !want_byte(in, a[2], byte)) return Value::error();
  const std::int64_t size = self(a).size;
  at = std::clamp<std::int64_t>(at < 0 ? at + size : at, 0, size);
  const auto place = static_cast<std::size_t>(at);
  return splice(in, self(a), place, place, {&byte, 1}) ? Value::none() : Value::error();
}

Value bytearray_pop(Interp& in, const Value* a) {
  if (a[1].is_set() && is_unknown(a[1])) return lost(in, a[1]);
  std::int64_t at = -1;
  if (!interp::want_index(in, a[1], at)) return Value::error();
  const std::int64_t size = self(a).size;
  if (size == 0) return in.raise(Exc::IndexError, "pop from empty bytearray");
  if (at < 0) at += size;
  if (at < 0 || at >= size) return in.raise(Exc::IndexError, "pop index out of range");
  const Value byte = Value::small_int(self(a).data[at]);
  splice(in, self(a), static_cast<std::size_t>(at), static_cast<std::size_t>(at) + 1, {});
  return byte;
}

Value bytearray_remove(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return lost(in, a[1]);
  char byte = 0;
  if (!want_byte(in, a[1], byte)) return Value::error();
  const std::size_t at = bytes_of(a[0]).find(byte);
  if (at == std::string_view::npos) return in.raise(Exc::ValueError, "value not found in bytearray");
  splice(in, self(a), at, at + 1, {});
  return Value::none();
}

Value bytearray_reverse(Interp&, const Value* a) {
  std::reverse(self(a).data, self(a).data + self(a).size);
  return Value::none();
}
Value bytearray_clear(Interp&, const Value* a) {
  self(a).size = 0;
  return Value::none();
}
Value bytearray_copy(Interp& in, const Value* a) { return make_bytes(in, in.types().bytearray, bytes_of(a[0])); }

// Assignment to an item or a slice; `v` unset deletes.
Value assign(Interp& in, const Value* a, Value v) {
  if (is_unknown(a[1])) return lost(in, a[1]);
  if (v.is_set() && is_unknown(v)) return lost(in, v);
  Bytes& b = self(a);
  if (!has_layout(a[1], Layout::Slice)) {
    std::int64_t at = 0;
    char byte = 0;
    if (!value::is_integer(a[1]) && in.special(a[1], Special::Index).is_unset())
      return in.type_error("bytearray indices must be integers or slices, not {}", in.type_name(a[1]));
    if (!in.index(a[1], at)) return Value::error();
    if (at < 0) at += b.size;
    if (at < 0 || at >= b.size) return in.raise(Exc::IndexError, "bytearray index out of range");
    if (v.is_set() && !want_byte(in, v, byte)) return Value::error();
    const auto place = static_cast<std::size_t>(at);
    return splice(in, b, place, place + 1, {&byte, v.is_set() ? 1U : 0U}) ? Value::none() : Value::error();
  }
  std::string data;
  Value result;
  if (v.is_set() && (value::is_integer(v) || value::is_str(v)))
    return in.raise(Exc::TypeError, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  if (v.is_set() && !bytes_from(in, v, data, result)) return is_unknown(result) ? lost(in, result) : result;
  interp::SliceBounds bounds;
  if (!interp::slice_bounds(in, a[1], b.size, bounds)) return Value::error();
  if (bounds.step == 1) {
    const auto from = static_cast<std::size_t>(bounds.start);
    return splice(in, b, from, from + static_cast<std::size_t>(bounds.count), data) ? Value::none() : Value::error();
  }
  if (v.is_set() && !data.empty() && static_cast<std::int64_t>(data.size()) != bounds.count)
    return in.value_error("attempt to assign bytes of size {} to extended slice of size {}", data.size(), bounds.count);
  if (!data.empty()) {
    for (std::int64_t i = 0; i < bounds.count; ++i)
      b.data[bounds.start + i * bounds.step] = static_cast<std::uint8_t>(data[static_cast<std::size_t>(i)]);
    return Value::none();
  }
  std::string kept;
  std::vector<bool> dropped(b.size);
  for (std::int64_t i = 0; i < bounds.count; ++i)
    dropped[static_cast<std::size_t>(bounds.start + i * bounds.step)] = true;
  for (std::size_t i = 0; i < b.size; ++i)
    if (!dropped[i]) kept += static_cast<char>(b.data[i]);
  return splice(in, b, 0, b.size, kept) ? Value::none() : Value::error();
}
Value bytearray_set_item(Interp& in, const Value* a) { return assign(in, a, a[2]); }
Value bytearray_delete_item(Interp& in, const Value* a) { return assign(in, a, {}); }

constexpr NativeDef kMethods[] = {
    {"__iadd__", "self, value, /", bytearray_iadd},
    {"__setitem__", "self, key, value, /", bytearray_set_item},
    {"__delitem__", "self, key, /", bytearray_delete_item},
    {"append", "self, item, /", bytearray_append},
    {"extend", "self, iterable_of_ints, /", bytearray_extend},
    {"insert", "self, index, item, /", bytearray_insert},
    {"pop", "self, index=-1, /", bytearray_pop},
    {"remove", "self, value, /", bytearray_remove},
    {"reverse", "self, /", bytearray_reverse},
    {"clear", "self, /", bytearray_clear},
    {"copy", "self, /", bytearray_copy},
};

}  // namespace

void install_bytearray(Interp& in) {
  in.heap().add_methods(in.types().bytearray, kMethods);
  set_unhashable(in, in.types().bytearray);
}

}  // namespace shapetrace::python
