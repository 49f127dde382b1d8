// Operators that take Python data. docs: torch.tensor, torch.as_tensor, torch.from_numpy.
#include "torch/from_data.hpp"
#include "torch/ops/tables.hpp"
#include "torch/schema.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

Value place(Op& op, Value v, std::size_t device_at) {
  if (v.is_error() || !is_tensor(v)) return v;
  Tensor& t = tensor_of(v);
  if (op.given(device_at)) {
    const Value d = op.value(device_at);
    if (value::has_layout(d, value::Layout::Device)) {
      t.device = value::as<Device>(d)->kind;
      t.device_index = value::as<Device>(d)->index;
    } else if (value::is_str(d) && !parse_device(op.in, value::text_of(d), t.device, t.device_index)) {
      return Value::error();
    }
  }
  return v;
}

Value tensor(Op& op) {
  const Value v = place(
      op, tensor_from_data(op.in, op.value(0), op.given(1) ? op.dtype(1, DType::Unknown) : DType::Unknown, op.event()),
      2);
  if (is_tensor(v) && op.boolean(3)) {
    Tensor& t = tensor_of(v);
    if (!is_floating(t.dtype) && !is_complex(t.dtype) && t.dtype != DType::Unknown)
      return op.runtime_error("Only Tensors of floating point and complex dtype can require gradients");
    t.requires_grad = true;
    watch_leaf(op.in, t);
  }
  return v;
}

// Shares memory where it can: the same tensor comes back.
Value as_tensor(Op& op) {
  const Value v = op.value(0);
  if (is_tensor(v) && (!op.given(1) || op.dtype(1, DType::Unknown) == tensor_of(v).dtype)) return v;
  return place(op, tensor_from_data(op.in, v, op.given(1) ? op.dtype(1, DType::Unknown) : DType::Unknown, op.event()),
               2);
}

Value from_numpy(Op& op) {
  const Value v = op.value(0);
  const bool of_unknown_kind = value::is_unknown(v) || (v.is_object() && v.object()->type->open_ended);
  if (!of_unknown_kind && !is_numpy_array(op.in, v))
    return op.in.type_error("expected np.ndarray (got {})", op.in.type_name(v));
  return tensor_from_data(op.in, v, DType::Unknown, op.event());
}

Value new_tensor_like(Op& op) {
  const Tensor& self = op.tensor(0);
  const Value v = tensor_from_data(op.in, op.value(1), op.given(2) ? op.dtype(2, self.dtype) : self.dtype, op.event());
  if (is_tensor(v)) tensor_of(v).device = self.device;
  return v;
}

Value scalar_tensor(Op& op) {
  return tensor_from_data(op.in, op.value(0), op.dtype(1, default_dtype(op.in)), op.event());
}

constexpr OpDef kOps[] = {
    {"tensor(Any data, *, ScalarType? dtype=None, Device? device=None, bool requires_grad=False, bool "
     "pin_memory=False) -> Tensor",
     tensor, Variants::Function},
    {"as_tensor(Any data, ScalarType? dtype=None, Device? device=None) -> Tensor", as_tensor, Variants::Function},
    {"asarray(Any obj, *, ScalarType? dtype=None, Device? device=None, bool? copy=None, bool requires_grad=False) -> "
     "Tensor",
     as_tensor, Variants::Function},
    {"from_numpy(Any ndarray) -> Tensor", from_numpy, Variants::Function},
    {"new_tensor(Tensor self, Any data, *, ScalarType? dtype=None, Device? device=None, bool requires_grad=False) -> "
     "Tensor",
     new_tensor_like, Variants::Method},
    {"scalar_tensor(Scalar s, *, ScalarType? dtype=None, Device? device=None) -> Tensor", scalar_tensor,
     Variants::Function},
};

}  // namespace

std::span<const OpDef> data_ops() { return kOps; }

}  // namespace shapetrace::torch
