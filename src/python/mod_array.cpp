// What array.array is built on: the numbers in a list, with the accesses that loops are made of. All that is not an
// index in range and a number that fits goes to the methods of the Python part (prelude/array.py).
#include <cmath>
#include <limits>

#include "interp/protocols.hpp"
#include "python/modules.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

struct Numbers : value::NativeObject {
  List* items = nullptr;
  char code = 'd';
};

Numbers& numbers(const Value* a) { return *as<Numbers>(a[0]); }

// The value as an array of this type code keeps it; unset when that needs a closer look.
Value fitting(char code, Value v) {
  if (code == 'd' || code == 'f') {
    if (!v.is_float() && !v.is_int()) return {};
    const double number = v.is_float() ? v.as_float() : static_cast<double>(v.as_int());
    if (code == 'd') return Value::number(number);
    if (std::isfinite(number) && std::abs(number) > double{std::numeric_limits<float>::max()}) return {};
    return Value::number(static_cast<double>(static_cast<float>(number)));
  }
  if (!v.is_int()) return {};
  const std::int64_t i = v.as_int();
  const auto within = [&](std::int64_t low, std::int64_t high) { return low <= i && i <= high ? v : Value(); };
  switch (code) {
    case 'b': return within(-128, 127);
    case 'B': return within(0, 255);
    case 'h': return within(-32768, 32767);
    case 'H': return within(0, 65535);
    case 'i': return within(std::numeric_limits<std::int32_t>::min(), std::numeric_limits<std::int32_t>::max());
    case 'I': return within(0, std::numeric_limits<std::uint32_t>::max());
    case 'l':
    case 'q': return v;
    case 'L':
    case 'Q': return within(0, std::numeric_limits<std::int64_t>::max());
    default: return {};
  }
}

// The item that an index names, or null.
Value* place(const Numbers& n, Value index) {
  if (!index.is_int()) return nullptr;
  std::int64_t at = index.as_int();
  if (at < 0) at += n.items->size;
  return at >= 0 && at < n.items->size ? n.items->data + at : nullptr;
}

Value numbers_new(Interp& in, const Value* a) {
  Type* const type = as<Type>(a[0]);
  auto* const n = in.heap().make<Numbers>(type);
  n->items = in.heap().list();
  n->code = value::text_of(a[1])[0];
  return n;
}

Value numbers_items(Interp&, const Value* a) { return numbers(a).items; }
Value numbers_typecode(Interp& in, const Value* a) {
  return in.heap().character(static_cast<unsigned char>(numbers(a).code));
}
Value numbers_len(Interp&, const Value* a) { return Value::small_int(numbers(a).items->size); }
Value numbers_iter(Interp& in, const Value* a) { return in.iterate(numbers(a).items); }

Value numbers_get(Interp& in, const Value* a) {
  const Value* const found = place(numbers(a), a[1]);
  return found != nullptr ? *found : in.call_method(a[0], "_get_item", {a[1]});
}

Value numbers_set(Interp& in, const Value* a) {
  const Numbers& n = numbers(a);
  const Value v = fitting(n.code, a[2]);
  Value* const found = v.is_set() ? place(n, a[1]) : nullptr;
  if (found == nullptr) return in.call_method(a[0], "_set_item", {a[1], a[2]});
  *found = v;
  return Value::none();
}

Value numbers_append(Interp& in, const Value* a) {
  const Numbers& n = numbers(a);
  const Value v = fitting(n.code, a[1]);
  if (v.is_unset()) return in.call_method(a[0], "_append", {a[1]});
  n.items->append(in.arena(), v);
  return Value::none();
}

constexpr NativeDef kNumbers[] = {
    {"__new__", "cls, typecode, /", numbers_new, NativeKind::Static},
    {"_items", "self", numbers_items, NativeKind::Getter},
    {"typecode", "self", numbers_typecode, NativeKind::Getter},
    {"append", "self, v, /", numbers_append, NativeKind::Method},
    {"__len__", "self, /", numbers_len, NativeKind::Method},
    {"__iter__", "self, /", numbers_iter, NativeKind::Method},
    {"__getitem__", "self, key, /", numbers_get, NativeKind::Method},
    {"__setitem__", "self, key, value, /", numbers_set, NativeKind::Method},
};

void init(Interp& in, Module& module) {
  interp::set(in, module, "Numbers", in.heap().new_type("Numbers", Layout::Custom, kNumbers));
}

}  // namespace

const interp::NativeModule kArrayModule = {"_array", {}, init};

}  // namespace shapetrace::python
