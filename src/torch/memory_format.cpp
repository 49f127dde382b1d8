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
    if (!t.strides[1].known() || t.strides[1].is(0)) continue;
    std::int64_t least = 0;
    bool last = true;
    for (const std::size_t d : order) {
      if (!t.size(d).known() || !t.strides[d].known() || t.size(d).is(0) || t.strides[d].value() < least) {
        last = false;
        break;
      }
      // A batch of one with the strides of [1, C, 1, 1].
      if (d == 0 && least == t.strides[1].value()) {
        last = false;
        break;
      }
      least = t.strides[d].value();
      if (t.size(d).value() > 1) least *= t.size(d).value();
    }
    if (last) return format;
  }
  return MemoryFormat::Contiguous;
}

// docs: c10/core/TensorImpl.cpp (compute_non_overlapping_and_dense)
bool is_dense(const Tensor& t) {
  std::vector<std::size_t> order;
  for (std::size_t d = 0; d < t.rank; ++d) {
    if (!t.strides[d].known() || !t.size(d).known()) return is_contiguous(t);
    if (t.size(d).value() >= 2) order.push_back(d);
  }
  std::ranges::stable_sort(order,
                           [&](std::size_t a, std::size_t b) { return t.strides[a].value() < t.strides[b].value(); });
  std::int64_t expected = 1;
  for (const std::size_t d : order) {
    if (t.strides[d].value() != expected) return false;
    expected *= t.size(d).value();
  }
  return true;
}

namespace {

// An operand's stride along a dimension of the result: 0 where it is broadcast.
std::int64_t stride_along(const Tensor& operand, const Tensor& result, std::size_t d) {
  const std::size_t extra = result.rank - operand.rank;
  if (d < extra || (operand.size(d - extra).is(1) && !result.size(d).is(1))) return 0;
  return operand.strides[d - extra].value();
}

// Whether operands of the result's own shape settle the strides by themselves (FastSetupType).
bool settled_by_equal_operands(Tensor& result, std::span<const Tensor* const> operands) {
  for (const Tensor* const t : operands) {
    if (t->rank != result.rank) return false;
    for (std::size_t d = 0; d < t->rank; ++d)
      if (!dim::surely_equal(t->size(d), result.size(d))) return false;
  }
  const auto all = [&](auto&& good) {
    return std::ranges::all_of(operands, [&](const Tensor* t) { return good(*t); });
  };
  const Tensor& first = *operands[0];
  if (all([](const Tensor& t) { return is_contiguous(t); })) return true;
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

// docs: aten/src/ATen/TensorIterator.cpp (compute_fast_setup_type, reorder_dimensions)
void follow_strides(Tensor& result, std::span<const Tensor* const> operands) {
  if (operands.empty() || result.rank < 2 || settled_by_equal_operands(result, operands)) return;
  for (const Tensor* const t : operands)
    for (std::size_t d = 0; d < t->rank; ++d)
      if (!t->strides[d].known() || !t->size(d).known()) return;
  if (!all_known(result)) return;
  // 1: a lies further in memory than b; -1: the other way; 0: strides do not say.
  const auto compared = [&](std::size_t a, std::size_t b) {
    for (const Tensor* const t : operands) {
      const std::int64_t x = stride_along(*t, result, a), y = stride_along(*t, result, b);
      if (x == 0 || y == 0) continue;
      if (x != y) return x < y ? -1 : 1;
      if (result.size(a).value() > result.size(b).value()) return 1;
    }
    return 0;
  };
  std::vector<std::size_t> order(result.rank);  // from the innermost
  std::iota(order.rbegin(), order.rend(), 0U);
  for (std::size_t i = 1; i < order.size(); ++i) {
    std::size_t at = i;
    for (std::size_t k = i; k-- > 0;) {
      const int c = compared(order[k], order[at]);
      if (c < 0) break;
      if (c == 0) continue;
      std::swap(order[k], order[at]);
      at = k;
    }
  }
  Dim stride = 1;
  for (const std::size_t d : order) {
    result.strides[d] = stride;
    stride = stride * (result.size(d).is(0) ? Dim(1) : result.size(d));
  }
}

Value output_in_format(Op& op, std::span<const Size> shape, DType dtype, MemoryFormat format) {
  const Value v = op.output(shape, dtype);
  return lay_out(op.in, tensor_of(v), format) ? v : Value::error();
}

}  // namespace shapetrace::torch
