// What text, bytes, lists, tuples and ranges share: concatenation, repetition, slices and positions.
#include <algorithm>
#include <cstring>

#include "interp/dispatch.hpp"
#include "interp/numbers.hpp"
#include "interp/protocols.hpp"

namespace shapetrace::interp {

using value::Bytes;
using value::Layout;
using value::Range;
using value::Slice;

bool affordable(Interp& in, unsigned __int128 bytes) {
  constexpr unsigned __int128 kNoMachine = std::uint64_t{1} << 36;
  if (bytes < kNoMachine && in.arena().can_take(static_cast<std::size_t>(bytes))) return true;
  if (bytes >= kNoMachine) {
    in.raise_with(in.types().exception(Exc::MemoryError), {});
  } else {
    in.abandon("a value that needs more memory than this run may take");
  }
  return false;
}

namespace {

Value new_bytes(Interp& in, Layout layout, std::string_view data) {
  Bytes* const b = in.heap().bytes(data);
  if (layout == Layout::ByteArray) b->type = in.types().bytearray;
  return b;
}

bool is_byte_layout(Layout l) { return l == Layout::Bytes || l == Layout::ByteArray; }

}  // namespace

Value sequence_concat(Interp& in, Value a, Value b) {
  if (!a.is_object() || !b.is_object()) return Value::not_implemented();
  const Layout x = a.object()->type->layout, y = b.object()->type->layout;
  if (is_byte_layout(x) && is_byte_layout(y)) {
    const std::string_view s = value::as<Bytes>(a)->view(), t = value::as<Bytes>(b)->view();
    if (!affordable(in, s.size() + t.size())) return Value::error();
    return new_bytes(in, x, std::string(s) + std::string(t));
  }
  if (x != y) return Value::not_implemented();
  if (x == Layout::Str) {
    const Str &s = *value::as<Str>(a), &t = *value::as<Str>(b);
    if (s.size == 0 && b.object()->type == in.types().str) return b;
    if (t.size == 0 && a.object()->type == in.types().str) return a;
    if (!affordable(in, std::size_t{s.size} + t.size)) return Value::error();
    return in.heap().str_concat(s, t);
  }
  if (x != Layout::List && x != Layout::Tuple) return Value::not_implemented();
  const std::span<const Value> s = items_of(a), t = items_of(b);
  if (!affordable(in, (s.size() + t.size()) * sizeof(Value))) return Value::error();
  if (x == Layout::List) {
    List* const result = in.heap().list();
    result->reserve(in.arena(), static_cast<std::uint32_t>(s.size() + t.size()));
    result->replace(in.arena(), 0, 0, s);
    result->replace(in.arena(), result->size, result->size, t);
    return result;
  }
  if (t.empty() && a.object()->type == in.types().tuple) return a;
  if (s.empty() && b.object()->type == in.types().tuple) return b;
  Tuple* const result = in.heap().tuple(static_cast<std::uint32_t>(s.size() + t.size()));
  std::ranges::copy(s, result->data());
  std::ranges::copy(t, result->data() + s.size());
  return result;
}

Value sequence_repeat(Interp& in, Value a, Value times) {
  if (!a.is_object()) return Value::not_implemented();
  const Layout layout = a.object()->type->layout;
  if (layout != Layout::Str && layout != Layout::List && layout != Layout::Tuple && !is_byte_layout(layout))
    return Value::not_implemented();
  if (!value::is_integer(times)) {
    if (in.special(times, Special::Index).is_unset()) return Value::not_implemented();
    times = in.index_value(times);
    if (times.is_error()) return times;
    if (value::is_unknown(times)) return in.unknown_from(times, in.type_of(a));
  }
  std::int64_t n = 0;
  if (!value::to_int64(times, n)) {
    if (int_compare(times, Value::small_int(0)) >= 0)
      return in.raise(Exc::OverflowError, "cannot fit '{}' into an index-sized integer", in.type_name(times));
    n = 0;
  }
  n = std::max<std::int64_t>(n, 0);
  if (layout == Layout::Str || is_byte_layout(layout)) {
    const std::string_view unit = layout == Layout::Str ? value::text_of(a) : value::as<Bytes>(a)->view();
    if (unit.empty()) n = 0;
    if (n == 1 && (a.object()->type == in.types().str || a.object()->type == in.types().bytes)) return a;
    if (!affordable(in, static_cast<unsigned __int128>(unit.size()) * static_cast<std::uint64_t>(n)))
      return Value::error();
    std::string text;
    text.reserve(unit.size() * static_cast<std::size_t>(n));
    for (std::int64_t i = 0; i < n; ++i) text += unit;
    return layout == Layout::Str ? Value(in.heap().str(text)) : new_bytes(in, layout, text);
  }
  const std::span<const Value> unit = items_of(a);
  if (unit.empty()) n = 0;
  if (!affordable(in, static_cast<unsigned __int128>(unit.size_bytes()) * static_cast<std::uint64_t>(n)))
    return Value::error();
  const std::size_t total = unit.size() * static_cast<std::size_t>(n);
  if (n == 1 && a.object()->type == in.types().tuple) return a;
  if (layout == Layout::List) {
    List* const result = in.heap().list();
    if (total == 0) return result;
    result->reserve(in.arena(), static_cast<std::uint32_t>(total));
    result->size = static_cast<std::uint32_t>(total);
    for (std::size_t i = 0; i < total; i += unit.size()) std::ranges::copy(unit, result->data + i);
    return result;
  }
  if (total == 0) return in.heap().empty_tuple();
  Tuple* const result = in.heap().tuple(static_cast<std::uint32_t>(total));
  for (std::size_t i = 0; i < total; i += unit.size()) std::ranges::copy(unit, result->data() + i);
  return result;
}

// --- slices ---

namespace {

// A slice part as int64, clamped where it does not fit; "slice indices must be integers ..." otherwise.
bool slice_part(Interp& in, Value v, std::int64_t& out) {
  if (v.is_int()) return out = v.as_int(), true;
  if (!value::is_integer(v)) {
    if (in.special(v, Special::Index).is_unset()) {
      in.type_error("slice indices must be integers or None or have an __index__ method");
      return false;
    }
    v = in.index_value(v);
    if (v.is_error()) return false;
    if (value::is_unknown(v)) {
      in.abandon("a slice with a bound that is not known");
      return false;
    }
  }
  if (!value::to_int64(v, out)) out = int_compare(v, Value::small_int(0)) < 0 ? INT64_MIN + 1 : INT64_MAX;
  return true;
}

}  // namespace

bool slice_bounds(Interp& in, Value slice, std::int64_t length, SliceBounds& out) {
  const auto& s = *value::as<Slice>(slice);
  out.step = 1;
  if (s.step.is_set() && !s.step.is_none()) {
    if (!slice_part(in, s.step, out.step)) return false;
    if (out.step == 0) {
      in.value_error("slice step cannot be zero");
      return false;
    }
    out.step = std::max(out.step, -INT64_MAX);
  }
  const bool back = out.step < 0;
  const std::int64_t low = back ? -1 : 0, high = back ? length - 1 : length;
  const auto bound = [&](Value v, std::int64_t missing, std::int64_t& result) {
    if (v.is_unset() || v.is_none()) return result = missing, true;
    if (!slice_part(in, v, result)) return false;
    if (result < 0) result = std::max(result + length, low);
    result = std::min(result, high);
    return true;
  };
  if (!bound(s.start, back ? high : low, out.start) || !bound(s.stop, back ? low : high, out.stop)) return false;
  out.count = 0;
  if (!back && out.start < out.stop) out.count = (out.stop - out.start - 1) / out.step + 1;
  if (back && out.stop < out.start) out.count = (out.start - out.stop - 1) / -out.step + 1;
  return true;
}

bool clamp_bounds(Interp& in, Value start, Value stop, std::int64_t length, std::int64_t& from, std::int64_t& to) {
  const auto bound = [&](Value v, std::int64_t missing, std::int64_t& result) {
    if (v.is_unset() || v.is_none()) return result = missing, true;
    if (!slice_part(in, v, result)) return false;
    if (result < 0) result = std::max<std::int64_t>(result + length, 0);
    return true;
  };
  if (!bound(start, 0, from) || !bound(stop, length, to)) return false;
  to = std::min(to, length);
  return true;
}

// --- ranges ---

std::int64_t range_length(Interp& in, const Range& r) {
  if (r.start.is_int() && r.stop.is_int() && r.step.is_int()) {
    const std::int64_t start = r.start.as_int(), stop = r.stop.as_int(), step = r.step.as_int();
    if (step > 0) return start < stop ? (stop - start - 1) / step + 1 : 0;
    return stop < start ? (start - stop - 1) / -step + 1 : 0;
  }
  using syntax::BinaryOp;
  const bool up = int_compare(r.step, Value::small_int(0)) > 0;
  const Value low = up ? r.start : r.stop, high = up ? r.stop : r.start;
  if (int_compare(low, high) >= 0) return 0;
  const Value span = int_binary(in, BinaryOp::Sub, int_binary(in, BinaryOp::Sub, high, low), Value::small_int(1));
  const Value count =
      int_binary(in, BinaryOp::Add, int_binary(in, BinaryOp::FloorDiv, span, int_abs(in, r.step)), Value::small_int(1));
  std::int64_t n = 0;
  return value::to_int64(count, n) ? n : INT64_MAX;
}

Value range_item(Interp& in, const Range& r, std::int64_t at) {
  std::int64_t offset = 0;
  if (r.start.is_int() && r.step.is_int() && !__builtin_mul_overflow(at, r.step.as_int(), &offset))
    if (std::int64_t result = 0; !__builtin_add_overflow(r.start.as_int(), offset, &result))
      return in.heap().integer(result);
  using syntax::BinaryOp;
  return int_binary(in, BinaryOp::Add, r.start, int_binary(in, BinaryOp::Mul, in.heap().integer(at), r.step));
}

// --- text ---

std::size_t offset_of(const Str& text, std::size_t at) {
  if (text.ascii()) return at;
  if (at >= text.length) return text.size;
  const char* const data = text.data();
  std::size_t offset = 0;
  // From whichever end is nearer.
  if (at <= text.length / 2) {
    for (std::size_t i = 0; i < at; ++i) do
        ++offset;
      while ((static_cast<unsigned char>(data[offset]) & 0xc0) == 0x80);
    return offset;
  }
  offset = text.size;
  for (std::size_t i = text.length; i > at; --i) do
      --offset;
    while ((static_cast<unsigned char>(data[offset]) & 0xc0) == 0x80);
  return offset;
}

Str* character_at(Interp& in, const Str& text, std::size_t at) {
  if (text.ascii()) return in.heap().character(static_cast<unsigned char>(text.data()[at]));
  return substring(in, text, at, at + 1);
}

Str* substring(Interp& in, const Str& text, std::size_t from, std::size_t to) {
  if (from >= to) return in.heap().empty_str();
  const std::size_t begin = offset_of(text, from);
  std::size_t end = text.ascii() ? to : begin;
  if (!text.ascii()) {
    if (to >= text.length) {
      end = text.size;
    } else {
      for (std::size_t i = from; i < to; ++i) do
          ++end;
        while ((static_cast<unsigned char>(text.data()[end]) & 0xc0) == 0x80);
    }
  }
  return in.heap().str(text.view().substr(begin, end - begin));
}

}  // namespace shapetrace::interp
