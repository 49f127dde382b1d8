// Normalisations and softmax as autograd calls them: with the statistics that their derivatives need.
// docs: native_functions.yaml (native_layer_norm ...). What the plain operators check is theirs to check.
#include "torch/memory_format.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// The first `count` arguments handed to the plain operator.
Value plain(Op& op, std::string_view name, std::size_t count) {
  std::vector<Value> arguments;
  for (std::size_t i = 0; i < count; ++i) arguments.push_back(op.value(i).is_set() ? op.value(i) : Value::none());
  if (name == "batch_norm") arguments.push_back(Value::boolean(false));  // cudnn_enabled
  return call_op(op.in, name, arguments);
}

Value with_statistics(Op& op, Value result, std::span<const Size> shape) {
  if (result.is_error() || !is_tensor(result)) return result;
  const DType dtype = tensor_of(result).dtype;
  return op.tuple({result, op.output(shape, dtype), op.output(shape, dtype)});
}

// Mean and deviation have the input's leading sizes, and 1 for what is normalized.
Value layer_norm(Op& op) {
  const Value result = plain(op, "layer_norm", 4);
  const Tensor& input = op.tensor(0);
  if (result.is_error()) return result;
  if (!input.rank_known) return op.in.unknown("the statistics of a tensor that could not be followed");
  std::vector<Size> shape(input.shape().begin(), input.shape().end());
  const std::size_t normalized = op.integers(1).size();
  for (std::size_t i = shape.size() - std::min(normalized, shape.size()); i < shape.size(); ++i) shape[i] = Size{1, 0};
  return with_statistics(op, result, shape);
}

Value group_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  const Size shape[] = {op.computed(op.integer(3), OriginKind::Argument, {}),
                        op.computed(op.integer(6), OriginKind::Argument, {})};
  const Value v = op.output(input.shape(), input.dtype);
  if (!lay_out(op.in, tensor_of(v), suggested_format(input))) return Value::error();
  return with_statistics(op, v, shape);
}

// Statistics of the batch are there in training only.
Value batch_norm(Op& op) {
  const Value result = plain(op, "batch_norm", 8);
  const Tensor& input = op.tensor(0);
  if (result.is_error()) return result;
  if (!input.rank_known || input.rank < 2)
    return op.in.unknown("the statistics of a tensor that could not be followed");
  const Size shape[] = {op.boolean(5) ? input.sizes[1] : Size{0, 0}};
  return with_statistics(op, result, shape);
}

// Without running statistics those of the batch are always there.
Value batch_norm_alone(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known || input.rank < 2)
    return op.in.unknown("the statistics of a tensor that could not be followed");
  const Value v = op.output(input.shape(), input.dtype);
  if (!lay_out(op.in, tensor_of(v), suggested_format(input))) return Value::error();
  return with_statistics(op, v, std::span(input.sizes + 1, 1));
}

// The gradient of (log_)softmax has its output's sizes and the input's type.
Value softmax_backward(Op& op) {
  const Tensor& gradient = op.tensor(0);
  std::int64_t at = op.index(2);
  if (gradient.rank_known && !op.wrap_dim(at, gradient.rank)) return Value::error();
  const Value v = op.output(gradient.shape(), op.dtype(3, gradient.dtype));
  tensor_of(v).rank_known = gradient.rank_known;
  return v;
}

constexpr OpDef kOps[] = {
    {"native_layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight, Tensor? bias, float eps) -> (Tensor, "
     "Tensor, Tensor)",
     layer_norm, Variants::Function},
    {"native_group_norm(Tensor input, Tensor? weight, Tensor? bias, SymInt N, SymInt C, SymInt HxW, int group, float "
     "eps) -> (Tensor, Tensor, Tensor)",
     group_norm, Variants::Function},
    {"native_batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool "
     "training, float momentum, float eps, *, Tensor[]? out=None) -> (Tensor, Tensor, Tensor)",
     batch_norm, Variants::Function},
    {"_native_batch_norm_legit(Tensor input, Tensor? weight, Tensor? bias, Tensor running_mean, Tensor running_var, "
     "bool training, float momentum, float eps, *, Tensor[]? out=None) -> (Tensor, Tensor, Tensor)",
     batch_norm, Variants::Function},
    {"_native_batch_norm_legit.no_stats(Tensor input, Tensor? weight, Tensor? bias, bool training, float momentum, "
     "float eps, *, Tensor[]? out=None) -> (Tensor, Tensor, Tensor)",
     batch_norm_alone, Variants::Function},
    {"_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype, *, Tensor? "
     "grad_input=None) -> Tensor",
     softmax_backward, Variants::Function},
    {"_log_softmax_backward_data(Tensor grad_output, Tensor output, int dim, ScalarType input_dtype, *, Tensor? "
     "out=None) -> Tensor",
     softmax_backward, Variants::Function},
};

}  // namespace

std::span<const OpDef> native_norm_ops() { return kOps; }

}  // namespace shapetrace::torch
