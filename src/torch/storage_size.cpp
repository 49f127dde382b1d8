#include "torch/storage_size.hpp"

#include <algorithm>
#include <cstdint>
#include <limits>

#include "torch/op.hpp"

namespace shapetrace::torch {

namespace {

// Where a size is 0, so is the product.
bool bytes_overflow(std::span<const Size> shape, std::int64_t bytes) {
  if (std::ranges::any_of(shape, [](const Size& s) { return !s.n.known() || s.n.value() <= 0; })) return false;
  return std::ranges::any_of(shape, [&](const Size& s) { return __builtin_mul_overflow(bytes, s.n.value(), &bytes); });
}

bool refused_storage_of(Op& op, const Tensor& t) {
  if (!t.rank_known || t.is_view || t.event != op.event_so_far()) return false;
  for (const Size& s : t.shape())
    if (s.n.known() && s.n.value() < 0) {
      op.runtime_error("Trying to create tensor with negative dimension {}: {}", dim::text(s.n), shape_text(t.shape()));
      return true;
    }
  if (t.dtype == DType::Unknown || t.device != DeviceKind::Cpu || !bytes_overflow(t.shape(), info(t.dtype).bytes))
    return false;
  op.runtime_error("Storage size calculation overflowed with sizes={}", shape_text(t.shape()));
  return true;
}

}  // namespace

// Sizes are multiplied as they come, as unsigned numbers: one below 0 is too large unless what stands before it is 0,
// or nothing but a 0 stands behind it (c10::safe_multiplies_u64).
bool count_overflows(std::span<const Size> shape) {
  std::uint64_t count = 1;
  bool overflows = false;
  for (const Size& s : shape) {
    if (!s.n.known()) return false;
    overflows |= __builtin_mul_overflow(count, static_cast<std::uint64_t>(s.n.value()), &count);
  }
  return overflows || count > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
}

Value refuse_count(Op& op) { return op.runtime_error("numel: integer multiplication overflow"); }

bool reach_overflows(std::span<const Size> shape, std::span<const Dim> strides, Dim offset, DType dtype) {
  if (std::ranges::any_of(shape, [](const Size& s) { return s.n.is(0); })) return false;
  __int128 last = static_cast<__int128>(offset.known() ? offset.value() : 0) + 1;
  for (std::size_t d = 0; d < shape.size(); ++d)
    if (shape[d].n.known() && strides[d].known())
      last += static_cast<__int128>(shape[d].n.value() - 1) * strides[d].value();
  return dtype != DType::Unknown && last * info(dtype).bytes > std::numeric_limits<std::int64_t>::max();
}

Value refuse_reach(Op& op, std::span<const Size> shape, std::span<const Dim> strides) {
  return op.runtime_error("Storage size calculation overflowed with sizes={} and strides={}", shape_text(shape),
                          shape_text(strides));
}

bool refused_storage(Op& op, Value made) {
  if (is_tensor(made)) return refused_storage_of(op, tensor_of(made));
  return std::ranges::any_of(items_of(made),
                             [&](Value item) { return is_tensor(item) && refused_storage_of(op, tensor_of(item)); });
}

bool counted_too_far(Value made) {
  constexpr std::int64_t kMost = std::int64_t{1} << 60;
  const auto is_far = [](Dim d) { return d.known() && (d.value() == kMost || d.value() <= -kMost); };
  if (!is_tensor(made) || !tensor_of(made).rank_known) return false;
  const Tensor& t = tensor_of(made);
  return std::ranges::any_of(t.shape(), [&](const Size& s) { return is_far(s.n); }) ||
         std::any_of(t.strides, t.strides + t.rank, is_far);
}

}  // namespace shapetrace::torch
