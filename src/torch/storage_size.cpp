#include "torch/storage_size.hpp"

#include <algorithm>

#include "torch/op.hpp"

namespace shapetrace::torch {

namespace {

// Whether the product of all sizes and a factor passes 64 bits. Where a size is 0, so is the product.
bool product_overflows(std::int64_t product, std::span<const Size> shape) {
  if (std::ranges::any_of(shape, [](const Size& s) { return !s.n.known() || s.n.value() <= 0; })) return false;
  return std::ranges::any_of(shape,
                             [&](const Size& s) { return __builtin_mul_overflow(product, s.n.value(), &product); });
}

bool refused_storage_of(Op& op, const Tensor& t) {
  if (!t.rank_known || t.is_view || t.dtype == DType::Unknown || t.device != DeviceKind::Cpu ||
      t.event != op.event_so_far() || !product_overflows(info(t.dtype).bytes, t.shape()))
    return false;
  op.runtime_error("Storage size calculation overflowed with sizes={}", shape_text(t.shape()));
  return true;
}

}  // namespace

bool count_overflows(std::span<const Size> shape) { return product_overflows(1, shape); }

Value refuse_count(Op& op) { return op.runtime_error("numel: integer multiplication overflow"); }

bool refused_storage(Op& op, Value made) {
  if (is_tensor(made)) return refused_storage_of(op, tensor_of(made));
  return std::ranges::any_of(items_of(made),
                             [&](Value item) { return is_tensor(item) && refused_storage_of(op, tensor_of(item)); });
}

}  // namespace shapetrace::torch
