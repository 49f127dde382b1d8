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
  if (!t.rank_known || t.is_view || t.dtype == DType::Unknown || t.device != DeviceKind::Cpu ||
      t.event != op.event_so_far() || !bytes_overflow(t.shape(), info(t.dtype).bytes))
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

bool refused_storage(Op& op, Value made) {
  if (is_tensor(made)) return refused_storage_of(op, tensor_of(made));
  return std::ranges::any_of(items_of(made),
                             [&](Value item) { return is_tensor(item) && refused_storage_of(op, tensor_of(item)); });
}

}  // namespace shapetrace::torch
