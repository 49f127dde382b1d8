#include "torch/ops/mixed_types.hpp"

#include <algorithm>

namespace shapetrace::torch {

namespace {

bool differ(DType a, DType b) { return a != b && a != DType::Unknown && b != DType::Unknown; }

// The first of these arguments whose type is surely another one.
const Tensor* first_of_other_type(const Op& op, std::initializer_list<std::size_t> parameters, DType type) {
  for (const std::size_t at : parameters)
    if (const Tensor* const t = op.tensor_or_null(at); t != nullptr && differ(t->dtype, type)) return t;
  return nullptr;
}

}  // namespace

bool is_mixed(const Op& op, std::initializer_list<std::size_t> parameters) {
  for (const std::size_t at : parameters)
    if (const Tensor* const t = op.tensor_or_null(at); t != nullptr) return differ(t->dtype, op.tensor(0).dtype);
  return false;
}

bool fits_mixed(Op& op, std::initializer_list<std::size_t> parameters) {
  if (!is_mixed(op, parameters)) return true;
  const bool floats = first_of_other_type(op, parameters, DType::Float32) == nullptr;
  if (const DType type = op.tensor(0).dtype; floats && is_half(type)) return true;
  op.runtime_error("mixed dtype (CPU): {}",
                   floats ? "all inputs must share same datatype." : "expect parameter to have scalar type of Float");
  return false;
}

bool share_type(Op& op, std::initializer_list<std::size_t> parameters) {
  if (is_mixed(op, parameters)) return fits_mixed(op, parameters);
  const Tensor* const other = first_of_other_type(op, parameters, op.tensor(0).dtype);
  if (other == nullptr) return true;
  op.runtime_error("expected scalar type {} but found {}", info(op.tensor(0).dtype).legacy, info(other->dtype).legacy);
  return false;
}

}  // namespace shapetrace::torch
