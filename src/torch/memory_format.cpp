#include "torch/memory_format.hpp"

#include <algorithm>
#include <array>
#include <numeric>
#include <vector>

#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Dimensions from the innermost outwards; empty for ranks that do not have the format.
std::span<const std::size_t> inner_to_outer(MemoryFormat format, std::size_t rank) {
  static constexpr std::array<std::size_t, 4> k2d = {1, 3, 2, 0};
  static constexpr std::array<std::size_t, 5> k3d = {1, 4, 3, 2, 0};
  if (format == MemoryFormat::ChannelsLast && rank == 4) return k2d;
  if (format == MemoryFormat::ChannelsLast3d && rank == 5) return k3d;
  return {};
}

// Where dimensions lie to each other, as far as their strides say; Open: not known.
enum class Order : std::uint8_t { Inside, Same, Outside, Silent, Open };

// Sizes that nobody has given count as more than 1: those of 1 have no place in the order.
Order order_of(Dim x, Dim y) {
  if (dim::surely_equal(x, y)) return Order::Same;
  if (x.known() && y.known()) return x.value() < y.value() ? Order::Inside : Order::Outside;
  if (dim::surely_less(x, y) || dim::modulo(y, x).is(0)) return Order::Inside;
  if (dim::surely_less(y, x) || dim::modulo(x, y).is(0)) return Order::Outside;
  return Order::Open;
}

}  // namespace

std::optional<MemoryFormat> memory_format_of(Interp& in, Value v) {
  if (!v.is_object() || v.object()->type != state(in).memory_format) return std::nullopt;
  constexpr std::pair<std::string_view, MemoryFormat> kNames[] = {
      {"contiguous_format", MemoryFormat::Contiguous},
      {"channels_last", MemoryFormat::ChannelsLast},
      {"channels_last_3d", MemoryFormat::ChannelsLast3d},
      {"preserve_format", MemoryFormat::Preserve},
  };
  for (const auto& [name, marker] : state(in).markers)
    if (marker == v)
      for (const auto& [known, format] : kNames)
        if (known == name) return format;
  return std::nullopt;
}

bool lay_out(Interp& in, Tensor& t, MemoryFormat format) {
  if (format == MemoryFormat::Contiguous || format == MemoryFormat::Preserve || !t.rank_known) return true;
  const auto order = inner_to_outer(format, t.rank);
  if (order.empty()) {
    in.raise(interp::Exc::RuntimeError, "required rank {} tensor to use channels_last{} format",
             format == MemoryFormat::ChannelsLast ? 4 : 5, format == MemoryFormat::ChannelsLast ? "" : "_3d");
    return false;
  }
  Dim stride = 1;
  for (const std::size_t d : order) {
    t.strides[d] = stride;
    stride = stride * (t.size(d).is(0) ? Dim(1) : t.size(d));
  }
  return true;
}

bool is_contiguous(const Tensor& t, MemoryFormat format) {
  if (format == MemoryFormat::Contiguous || format == MemoryFormat::Preserve) return is_contiguous(t);
  const auto order = inner_to_outer(format, t.rank);
  if (order.empty()) return false;
  Dim expected = 1;
  for (const std::size_t d : order) {
    if (t.size(d).is(1)) continue;
    if (!dim::surely_equal(t.strides[d], expected)) return false;
    expected = expected * t.size(d);
  }
  return true;
}

// docs: c10/core/MemoryFormat.h (is_channels_last_strides_2d_s4): strides rise from the channels outwards, and what is
// ambiguous (one channel with strides of a contiguous tensor) counts as contiguous.
MemoryFormat suggested_format(const Tensor& t) {
  for (const MemoryFormat format : {MemoryFormat::ChannelsLast, MemoryFormat::ChannelsLast3d}) {
    const auto order = inner_to_outer(format, t.rank);
    if (order.empty() || !t.rank_known) continue;
    if (t.strides[1].is(0)) continue;
    Dim least = 0;
    bool last = true;
    for (const std::size_t d : order) {
      const Order rising = order_of(least, t.strides[d]);
      last &= !t.size(d).is(0) && (least.is(0) || rising == Order::Inside || rising == Order::Same);
      // A batch of one with the strides of [1, C, 1, 1].
      last &= d != 0 || !dim::surely_equal(least, t.strides[1]);
      if (!last) break;
      least = t.size(d).is(1) ? t.strides[d] : t.strides[d] * t.size(d);
    }
    if (last) return format;
  }
  return MemoryFormat::Contiguous;
}

// docs: c10/core/TensorImpl.cpp (compute_non_overlapping_and_dense): some order of the dimensions leaves no gaps.
bool is_dense(const Tensor& t) {
  if (element_count(t).is(0)) return true;
  std::vector<std::size_t> left;
  for (std::size_t d = 0; d < t.rank; ++d)
    if (!t.size(d).known() || t.size(d).value() >= 2) left.push_back(d);
  for (Dim expected = 1; !left.empty();) {
    const auto next =
        std::ranges::find_if(left, [&](std::size_t d) { return dim::surely_equal(t.strides[d], expected); });
    if (next == left.end()) return false;
    expected = expected * t.size(*next);
    left.erase(next);
  }
  return true;
}

namespace {

// An operand's stride along a dimension of the result: 0 where it is broadcast.
Dim stride_along(const Tensor& operand, const Tensor& result, std::size_t d) {
  const std::size_t extra = result.rank - operand.rank;
  if (d < extra || (operand.size(d - extra).is(1) && !result.size(d).is(1))) return 0;
  return operand.strides[d - extra];
}

// The first operand to say it decides how dimensions a and b of the result lie.
Order compared(const Tensor& result, std::span<const Tensor* const> operands, std::size_t a, std::size_t b) {
  for (const Tensor* const t : operands) {
    const Dim x = stride_along(*t, result, a), y = stride_along(*t, result, b);
    if (x.is(0) || y.is(0)) continue;
    const Order order = order_of(x, y);
    if (order != Order::Same) return order;
    const Dim m = result.size(a), n = result.size(b);
    if (m == n) continue;
    const Order sizes = order_of(m, n);
    if (sizes == Order::Outside || sizes == Order::Open) return sizes;
  }
  return Order::Silent;
}

bool same_shape(const Tensor& a, const Tensor& b) {
  if (a.rank != b.rank) return false;
  for (std::size_t d = 0; d < a.rank; ++d)
    if (!dim::surely_equal(a.size(d), b.size(d))) return false;
  return true;
}

// Whether operands of the result's own shape settle the strides by themselves (FastSetupType).
bool settled_by_equal_operands(Interp& in, Tensor& result, std::span<const Tensor* const> operands) {
  const auto all = [&](auto&& good) {
    return std::ranges::all_of(operands, [&](const Tensor* t) { return good(*t); });
  };
  if (!all([&](const Tensor& t) { return same_shape(t, result); })) return false;
  const Tensor& first = *operands[0];
  if (all([](const Tensor& t) { return is_contiguous(t); })) return true;
  if (all([](const Tensor& t) { return is_contiguous(t, MemoryFormat::ChannelsLast); }))
    return lay_out(in, result, MemoryFormat::ChannelsLast);
  const auto same_strides = [&](const Tensor& t) {
    for (std::size_t d = 0; d < t.rank; ++d)
      if (!dim::surely_equal(t.strides[d], first.strides[d])) return false;
    return true;
  };
  if (!all(is_dense) || !all(same_strides)) return false;
  std::copy(first.strides, first.strides + first.rank, result.strides);
  return true;
}

}  // namespace

void forget_strides(Interp& in, Tensor& t) {
  for (std::size_t d = 0; d < t.rank; ++d) t.strides[d] = fresh_dim(in, "a stride");
}

namespace {

// The dimensions of the result as they lie in memory, from the innermost; nothing where that is not known.
// docs: aten/src/ATen/TensorIterator.cpp (reorder_dimensions)
std::optional<std::vector<std::size_t>> order_in_memory(const Tensor& result, std::span<const Tensor* const> operands) {
  std::vector<std::size_t> order(result.rank);
  std::iota(order.rbegin(), order.rend(), 0U);
  for (std::size_t i = 1; i < order.size(); ++i) {
    std::size_t at = i;
    for (std::size_t k = i; k-- > 0;) {
      const Order c = compared(result, operands, order[k], order[at]);
      if (c == Order::Open) return std::nullopt;
      if (c == Order::Inside) break;
      if (c == Order::Silent) continue;
      std::swap(order[k], order[at]);
      at = k;
    }
  }
  return order;
}

// Sizes of nothing leave strides of 0 behind them, where they are not counted as 1.
void lay_in_order(Tensor& result, std::span<const std::size_t> order, bool nothing_is_one) {
  Dim stride = 1;
  for (const std::size_t d : order) {
    result.strides[d] = stride;
    stride = stride * (nothing_is_one && result.size(d).is(0) ? Dim(1) : result.size(d));
  }
}

}  // namespace

// docs: aten/src/ATen/TensorIterator.cpp (compute_fast_setup_type, compatible_stride)
void follow_strides(Interp& in, Tensor& result, std::span<const Tensor* const> operands) {
  if (operands.empty() || result.rank < 2 || settled_by_equal_operands(in, result, operands)) return;
  const auto order = order_in_memory(result, operands);
  if (!order) return forget_strides(in, result);
  // In the usual order the result is made contiguous.
  lay_in_order(result, *order, std::ranges::is_sorted(*order, std::greater<>()));
}

// docs: aten/src/ATen/native/TensorFactories.cpp (empty_like)
void keep_strides(Interp& in, Tensor& copy, const Tensor& original) {
  if (is_dense(original)) {
    std::copy(original.strides, original.strides + original.rank, copy.strides);
    return;
  }
  const Tensor* const like[] = {&original};
  if (copy.rank < 2 || settled_by_equal_operands(in, copy, like)) return;
  if (const auto order = order_in_memory(copy, like))
    lay_in_order(copy, *order, true);
  else
    forget_strides(in, copy);
}

Value output_in_format(Op& op, std::span<const Size> shape, DType dtype, MemoryFormat format) {
  const Value v = op.output(shape, dtype);
  return lay_out(op.in, tensor_of(v), format) ? v : Value::error();
}

Value line_in_format_of(Op& op, const Tensor& input, std::span<const Size> shape, DType dtype) {
  const Value v = op.output(shape, dtype);
  if (input.rank != 3) return v;
  const Size sizes[] = {input.shape()[0], input.shape()[1], Size{1, 0}, input.shape()[2]};
  Tensor& image = tensor_of(op.output(sizes, dtype));
  image.strides[0] = input.strides[0];
  image.strides[1] = input.strides[1];
  image.strides[2] = input.strides[2] * input.size(2);
  image.strides[3] = input.strides[2];
  if (suggested_format(image) != MemoryFormat::ChannelsLast) return v;
  Tensor& line = tensor_of(v);
  line.strides[1] = 1;
  line.strides[2] = line.size(1);
  line.strides[0] = line.size(1) * line.size(2);
  return v;
}

}  // namespace shapetrace::torch
