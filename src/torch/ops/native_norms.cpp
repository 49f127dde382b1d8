// Normalisations and softmax as autograd calls them: with the statistics that their derivatives need.
// docs: native_functions.yaml (native_layer_norm ...). What the plain operators check is theirs to check.
#include "torch/memory_format.hpp"
#include "torch/ops/batch_norm.hpp"
#include "torch/ops/mixed_types.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

// The first `count` arguments handed to the plain operator.
Value plain(Op& op, std::string_view name, std::size_t count) {
  std::vector<Value> arguments;
  for (std::size_t i = 0; i < count; ++i) arguments.push_back(op.value(i).is_set() ? op.value(i) : Value::none());
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
  if (!is_mixed(op, {2, 3})) return with_statistics(op, result, shape);
  return op.tuple({result, op.output(shape, DType::Float32), op.output(shape, DType::Float32)});
}

// docs: aten/src/ATen/native/group_norm.cpp (check_group_norm_inputs)
bool fits_group_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  const Dim channels = op.integer(4), area = op.integer(5), groups = op.integer(6);
  const auto refuse = [&](Value) { return false; };
  for (const auto& [at, what] :
       {std::pair{4U, "number of channels"}, std::pair{5U, "HxW"}, std::pair{6U, "num groups"}})
    if (const std::int64_t n = op.index(at, 1); n <= 0 && (op.integer(at).known() || n < 0))
      return refuse(op.runtime_error("Expected {} to be greater than 0, got {}", what, n));
  if (groups.known() && groups.value() != 1 && dim::refutes_divisible(channels, groups.value()))
    return refuse(op.runtime_error(
        "Expected number of channels in input to be divisible by num_groups, but got input of shape {} "
        "and num_groups={}",
        shape_text(input.shape()), dim::text(groups)));
  for (const auto& [at, what] : {std::pair{1U, "weight"}, std::pair{2U, "bias"}}) {
    const Tensor* const t = op.tensor_or_null(at);
    if (t == nullptr || !t->rank_known || (t->rank == 1 && !dim::refutes_equal(t->size(0), channels))) continue;
    return refuse(
        op.runtime_error("Expected {0} to be a vector of size equal to the number of channels in input, but got {0} of "
                         "shape {1} and input of shape {2}",
                         what, shape_text(t->shape()), shape_text(input.shape())));
  }
  if (!fits_mixed(op, {1, 2})) return false;
  const Value statistics = op.output({Size{op.integer(3), 0}, Size{groups, 0}}, input.dtype);
  if (statistics.is_error() || refused_storage(op, statistics)) return false;
  if (input.rank_known && !op.integer(3).is(0) &&
      dim::refutes_equal(element_count(input), op.integer(3) * channels * area))
    return refuse(
        op.runtime_error("Expected X.numel() == N * C * HxW to be true, but got false.  (Could this error message be "
                         "improved?  If so, please report an enhancement request to PyTorch.)"));
  return true;
}

Value group_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!fits_group_norm(op)) return Value::error();
  const Size shape[] = {op.computed(op.integer(3), OriginKind::Argument, {}),
                        op.computed(op.integer(6), OriginKind::Argument, {})};
  const Value v = op.output(input.shape(), input.dtype);
  if (!lay_out(op.in, tensor_of(v), suggested_format(input))) return Value::error();
  if (const Tensor* const bias = op.tensor_or_null(2);
      bias != nullptr && !is_mixed(op, {1, 2}) && is_mixed(op, {2}) && !element_count(input).is(0))
    return op.runtime_error("expected scalar type {} but found {}", info(input.dtype).legacy, info(bias->dtype).legacy);
  const DType type = is_mixed(op, {1, 2}) ? DType::Float32 : input.dtype;
  return op.tuple({v, op.output(shape, type), op.output(shape, type)});
}

// An empty input of a type that there is a kernel for, with parameters that are not told apart from it.
bool fits_batch_of_nothing(Op& op) { return is_floating(op.tensor(0).dtype) && !is_mixed(op, {1, 2, 3, 4}); }

Value batch_of_nothing(Op& op) {
  const Size none[] = {{0, 0}};
  return with_statistics(op, op.output(op.tensor(0).shape(), op.tensor(0).dtype), none);
}

// Statistics of the batch are there in training only.
// docs: Normalization.cpp (batch_norm_cpu): nobody looks at how many weights there are.
Value batch_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.in.unknown("the statistics of a tensor that could not be followed");
  if (input.rank == 0) return op.in.unknown("the statistics of a number");
  if (input.rank == 1 && op.boolean(5))
    return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  if (op.given(3) != op.given(4))
    return op.in.value_error("running_mean and running_var must either both be None or neither be None");
  if (input.rank == 1) {
    // Nobody asks for the size of the channels where there is nothing to transform.
    if (!is_floating(input.dtype) && input.dtype != DType::Unknown)
      return op.not_implemented("\"batch_norm\" not implemented for '{}'", info(input.dtype).legacy);
    if (!fits_mixed(op, {1, 2, 3, 4})) return Value::error();
    if (!element_count(input).is(0))
      return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
    return batch_of_nothing(op);
  }
  // Statistics of nothing are refused, and otherwise nobody reads what an empty input has no use for.
  if (element_count(input).is(0) && fits_batch_of_nothing(op)) {
    if (op.boolean(5))
      return op.runtime_error("input tensor must have at least one element, but got input_sizes = {}",
                              shape_text(input.shape()));
    return batch_of_nothing(op);
  }
  const Value result = compute_batch_norm(op);
  if (result.is_error()) return result;
  const Size shape[] = {op.boolean(5) ? input.sizes[1] : Size{0, 0}};
  if (!is_mixed(op, {1, 2, 3, 4})) return with_statistics(op, result, shape);
  return op.tuple({result, op.output(shape, DType::Float32), op.output(shape, DType::Float32)});
}

// Without running statistics those of the batch are always there.
Value batch_norm_alone(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known || input.rank < 2)
    return op.in.unknown("the statistics of a tensor that could not be followed");
  if (element_count(input).is(0))
    return op.runtime_error("input tensor must have at least one element, but got input_sizes = {}",
                            shape_text(input.shape()));
  const Value v = op.output(input.shape(), input.dtype);
  if (!lay_out(op.in, tensor_of(v), suggested_format(input))) return Value::error();
  return with_statistics(op, v, std::span(input.sizes + 1, 1));
}

// The gradient of (log_)softmax has its output's sizes and the input's type.
Value softmax_backward(Op& op) {
  const Tensor& gradient = op.tensor(0);
  const Tensor& output = op.tensor(1);
  std::int64_t at = op.index(2);
  if (gradient.rank_known && !op.wrap_dim(at, gradient.rank)) return Value::error();
  if (gradient.rank_known && output.rank_known) {
    bool same = gradient.rank == output.rank;
    for (std::size_t d = 0; same && d < output.rank; ++d) same = !dim::refutes_equal(gradient.size(d), output.size(d));
    if (!same)
      return op.runtime_error(
          "Expected tensor for argument #1 'grad' to have same size as tensor for argument #2 'output'; but {} does "
          "not "
          "equal {} (while checking arguments for {}softmax_backward)",
          shape_text(gradient.shape()), shape_text(output.shape()), op.schema.name.starts_with("_log") ? "log_" : "");
  }
  // The kernel is that of the gradient's type; along the last dimension there is one of its own.
  const std::string_view name = op.schema.name.starts_with("_log") ? "log_softmax" : "softmax";
  if (!is_floating(gradient.dtype) && gradient.dtype != DType::Unknown)
    return op.not_implemented(
        "\"{}_backward_{}kernel_impl\" not implemented for '{}'", name,
        gradient.rank_known && at == std::max<std::int64_t>(gradient.rank, 1) - 1 ? "lastdim_" : "",
        info(gradient.dtype).legacy);
  if (types_differ(gradient, output))
    return op.runtime_error("expected scalar type {} but found {}", info(gradient.dtype).legacy,
                            info(output.dtype).legacy);
  if (op.dtype(3, gradient.dtype) == DType::Float16 && gradient.dtype == DType::Float32)
    return op.runtime_error("expected scalar type Float but found Half");  // there is no such conversion here
  const Value v = op.output(gradient.shape(), gradient.dtype);
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
