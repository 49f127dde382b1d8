// range and slice
#include "interp/numbers.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Range;
using value::Slice;

namespace {

// --- range ---

const Range& range_of(const Value* a) { return *as<Range>(a[0]); }

Value range_new(Interp& in, const Value* a) {
  Type* const type = want_class(in, a[0], in.types().range);
  if (type == nullptr || !no_keywords(in, a[2], "range")) return Value::error();
  const std::span<const Value> given_values = items_of(a[1]);
  if (given_values.empty()) return in.type_error("range expected at least 1 argument, got 0");
  if (given_values.size() > 3) return in.type_error("range expected at most 3 arguments, got {}", given_values.size());
  Value numbers[3] = {Value::small_int(0), Value::small_int(0), Value::small_int(1)};
  for (std::size_t i = 0; i < given_values.size(); ++i) {
    const Value number = given_values[i].is_int() ? given_values[i] : in.index_value(given_values[i]);
    if (number.is_error()) return number;
    if (is_unknown(number)) return in.unknown_from(number, type);
    numbers[given_values.size() == 1 ? 1 : i] = number;
  }
  if (numbers[2] == Value::small_int(0)) return in.value_error("range() arg 3 must not be zero");
  auto* const range = in.heap().make<Range>(type);
  range->start = numbers[0];
  range->stop = numbers[1];
  range->step = numbers[2];
  return range;
}

Value range_repr(Interp& in, const Value* a) {
  const Range& range = range_of(a);
  std::string out = "range(";
  Value unknown;
  const Value numbers[] = {range.start, range.stop, range.step};
  const std::size_t shown = range.step == Value::small_int(1) ? 2 : 3;
  if (!append_reprs(in, out, std::span(numbers).first(shown), unknown)) return Value::error();
  out += ')';
  return text(in, out);
}

Value range_start(Interp&, const Value* a) { return range_of(a).start; }
Value range_stop(Interp&, const Value* a) { return range_of(a).stop; }
Value range_step(Interp&, const Value* a) { return range_of(a).step; }

Value range_bool(Interp& in, const Value* a) { return Value::boolean(interp::range_length(in, range_of(a)) != 0); }

// Position of `v` among the numbers of the range; -1 none, -2 error, -3 unknown.
std::int64_t position_in_range(Interp& in, const Value* a, Value v) {
  const Range& range = range_of(a);
  if (is_unknown(v)) return -3;
  std::int64_t start = 0;
  std::int64_t step = 0;
  std::int64_t wanted = 0;
  const std::int64_t length = interp::range_length(in, range);
  if ((v.is_int() || v.is_bool()) && value::to_int64(range.start, start) && value::to_int64(range.step, step) &&
      value::to_int64(v, wanted)) {
    const std::int64_t distance = wanted - start;
    if (distance % step != 0) return -1;
    const std::int64_t at = distance / step;
    return at >= 0 && at < length ? at : -1;
  }
  if (v.is_bool() || value::is_integer(v)) {  // beyond 64 bits somewhere
    const int inside = in.contains(a[0], v);
    if (inside <= 0) return inside == 0 ? -1 : -2;
    using syntax::BinaryOp;
    const Value at =
        interp::int_binary(in, BinaryOp::FloorDiv, interp::int_binary(in, BinaryOp::Sub, v, range.start), range.step);
    return value::to_int64(at, wanted) ? wanted : -1;
  }
  for (std::int64_t i = 0; i < length; ++i) {
    if (i % 4096 == 4095 && !in.poll()) return -2;
    const int same = in.equal(interp::range_item(in, range, i), v);
    if (same < 0) return -2;
    if (same > 0) return i;
  }
  return -1;
}

Value range_index(Interp& in, const Value* a) {
  const std::int64_t at = position_in_range(in, a, a[1]);
  if (at >= 0) return in.heap().integer(at);
  if (at == -2) return Value::error();
  if (at == -3) return in.unknown_from(a[1], in.types().int_);
  return in.value_error("{} is not in range", in.display_repr(a[1]));
}

Value range_count(Interp& in, const Value* a) {
  const std::int64_t at = position_in_range(in, a, a[1]);
  if (at == -2) return Value::error();
  if (at == -3) return in.unknown_from(a[1], in.types().int_);
  return Value::small_int(at >= 0 ? 1 : 0);
}

Value range_reduce(Interp& in, const Value* a) {
  const Range& range = range_of(a);
  return in.heap().tuple({Value(range.type), Value(in.heap().tuple({range.start, range.stop, range.step}))});
}

constexpr NativeDef kRangeMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", range_new, NativeKind::Static},
    {"__repr__", "self, /", range_repr, NativeKind::Method},
    {"__bool__", "self, /", range_bool, NativeKind::Method},
    {"__len__", "self, /", native_length, NativeKind::Method},
    {"__getitem__", "self, key, /", native_get_item, NativeKind::Method},
    {"__contains__", "self, key, /", native_contains, NativeKind::Method},
    {"__iter__", "self, /", native_iterate, NativeKind::Method},
    {"__reversed__", "self, /", native_reversed, NativeKind::Method},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>, NativeKind::Method},
    {"__hash__", "self, /", native_hash, NativeKind::Method},
    {"__reduce__", "self, /", range_reduce, NativeKind::Method},
    {"index", "self, value, /", range_index, NativeKind::Method},
    {"count", "self, value, /", range_count, NativeKind::Method},
    {"start", "self", range_start, NativeKind::Getter},
    {"stop", "self", range_stop, NativeKind::Getter},
    {"step", "self", range_step, NativeKind::Getter},
};

// --- slice ---

const Slice& slice_of(const Value* a) { return *as<Slice>(a[0]); }

Value slice_new(Interp& in, const Value* a) {
  if (!no_keywords(in, a[2], "slice")) return Value::error();
  const std::span<const Value> parts = items_of(a[1]);
  if (parts.empty()) return in.type_error("slice expected at least 1 argument, got 0");
  if (parts.size() > 3) return in.type_error("slice expected at most 3 arguments, got {}", parts.size());
  if (parts.size() == 1) return in.heap().slice(Value::none(), parts[0], Value::none());
  return in.heap().slice(parts[0], parts[1], parts.size() == 3 ? parts[2] : Value::none());
}

Value slice_repr(Interp& in, const Value* a) {
  const Slice& slice = slice_of(a);
  std::string out = "slice(";
  Value unknown;
  const Value parts[] = {slice.start, slice.stop, slice.step};
  if (!append_reprs(in, out, parts, unknown)) return Value::error();
  out += ')';
  return text(in, out, unknown);
}

Value slice_start(Interp&, const Value* a) { return slice_of(a).start; }
Value slice_stop(Interp&, const Value* a) { return slice_of(a).stop; }
Value slice_step(Interp&, const Value* a) { return slice_of(a).step; }

Value slice_indices(Interp& in, const Value* a) {
  const Slice& slice = slice_of(a);
  const Value parts[] = {a[1], slice.start, slice.stop, slice.step};
  if (const Value u = interp::first_unknown(parts); u.is_set()) return in.unknown_from(u, in.types().tuple);
  std::int64_t length = 0;
  if (!in.index(a[1], length)) return Value::error();
  if (length < 0) return in.value_error("length should not be negative");
  interp::SliceBounds bounds;
  if (!interp::slice_bounds(in, a[0], length, bounds)) return Value::error();
  return in.heap().tuple(
      {in.heap().integer(bounds.start), in.heap().integer(bounds.stop), in.heap().integer(bounds.step)});
}

// Slices compare as the tuples of their parts.
template <CompareOp op>
Value slice_compare(Interp& in, const Value* a) {
  if (!has_layout(a[1], Layout::Slice)) return Value::not_implemented();
  const Slice& x = slice_of(a);
  const Slice& y = *as<Slice>(a[1]);
  return in.compare(op, in.heap().tuple({x.start, x.stop, x.step}), in.heap().tuple({y.start, y.stop, y.step}));
}

Value slice_reduce(Interp& in, const Value* a) {
  const Slice& slice = slice_of(a);
  return in.heap().tuple({Value(slice.type), Value(in.heap().tuple({slice.start, slice.stop, slice.step}))});
}

constexpr NativeDef kSliceMethods[] = {
    {"__new__", "cls, /, *args, **kwargs", slice_new, NativeKind::Static},
    {"__repr__", "self, /", slice_repr, NativeKind::Method},
    {"__eq__", "self, value, /", slice_compare<CompareOp::Eq>, NativeKind::Method},
    {"__ne__", "self, value, /", slice_compare<CompareOp::Ne>, NativeKind::Method},
    {"__lt__", "self, value, /", slice_compare<CompareOp::Lt>, NativeKind::Method},
    {"__le__", "self, value, /", slice_compare<CompareOp::Le>, NativeKind::Method},
    {"__gt__", "self, value, /", slice_compare<CompareOp::Gt>, NativeKind::Method},
    {"__ge__", "self, value, /", slice_compare<CompareOp::Ge>, NativeKind::Method},
    {"__reduce__", "self, /", slice_reduce, NativeKind::Method},
    {"indices", "self, length, /", slice_indices, NativeKind::Method},
    {"start", "self", slice_start, NativeKind::Getter},
    {"stop", "self", slice_stop, NativeKind::Getter},
    {"step", "self", slice_step, NativeKind::Getter},
};

}  // namespace

void install_range(Interp& in) {
  in.heap().add_methods(in.types().range, kRangeMethods);
  in.types().range->final_type = true;
}

void install_slice(Interp& in) {
  in.heap().add_methods(in.types().slice, kSliceMethods);
  set_unhashable(in, in.types().slice);
  in.types().slice->final_type = true;
}

}  // namespace shapetrace::python
