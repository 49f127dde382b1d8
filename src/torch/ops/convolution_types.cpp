#include "torch/ops/convolution_types.hpp"

#include <algorithm>

#include "torch/kernel_types.hpp"

namespace shapetrace::torch {

namespace {

// oneDNN and the code for complex numbers compare types of tensors, in the same words but for their end.
bool same_types(Op& op, DType input, const Tensor& other, std::string_view what, bool onednn) {
  if (other.dtype == input || other.dtype == DType::Unknown || input == DType::Unknown) return true;
  op.runtime_error("Input type ({0}) and {1} type ({2}) should be the same{3}", tensor_type_name(input), what,
                   tensor_type_name(other.dtype),
                   onednn ? fmt::format(" or input should be a MKLDNN tensor and {} is a dense tensor", what) : "");
  return false;
}

bool scalar_type(Op& op, DType input, const Tensor& other) {
  if (other.dtype == input || other.dtype == DType::Unknown || input == DType::Unknown) return true;
  op.runtime_error("expected scalar type {} but found {}", info(input).legacy, info(other.dtype).legacy);
  return false;
}

bool none_but_ones(std::span<const Dim> dims) {
  return std::ranges::all_of(dims, [](Dim d) { return d.is(1); });
}

}  // namespace

Value check_bias_type(Op& op) {
  const Tensor* const bias = op.tensor_or_null(2);
  if (bias == nullptr || !types_differ(op.tensor(0), *bias)) return {};
  return op.runtime_error("Input type ({}) and bias type ({}) should be the same", cpp_name(op.tensor(0).dtype),
                          cpp_name(bias->dtype));
}

bool mixes_complex(Op& op, const Tensor& input, const Tensor& weight) {
  if (!is_complex(input.dtype)) return false;
  const Tensor* const bias = op.tensor_or_null(2);
  return !same_types(op, input.dtype, weight, "weight", false) ||
         (bias != nullptr && !same_types(op, input.dtype, *bias, "bias", false));
}

bool by_onednn(const Op& op, std::size_t spatial, std::span<const Size> input, const ConvolutionArguments& args) {
  const Tensor& weight = op.tensor(1);
  const DType dtype = op.tensor(0).dtype;
  if (dtype != DType::Float32 && !is_half(dtype)) return false;
  // An output padding as large as the stride is beyond it (is_output_padding_big).
  for (std::size_t i = 0; args.transposed && i < args.output_padding.size(); ++i)
    if (args.output_padding[i].known() && args.stride[i].known() &&
        args.output_padding[i].value() >= args.stride[i].value())
      return false;
  if (is_half(dtype)) return true;
  const auto above = [](Dim d, std::int64_t limit) { return d.known() && d.value() > limit; };
  const bool large_kernel = spatial >= 2 && above(weight.size(spatial), 3) && above(weight.size(spatial + 1), 3);
  Dim elements = 1;
  for (const Size& size : input) elements = elements * size.n;
  return above(args.groups, 1) || large_kernel || above(input[0].n, 1) || above(elements, 20480);
}

namespace {

// Whether one thread by itself would leave kernels of one element to the slow code, which adds a bias of another type.
// docs: aten/src/ATen/native/Convolution.cpp (use_mkldnn)
bool differs_by_threads(Op& op, std::size_t spatial, const ConvolutionArguments& args) {
  const Tensor &input = op.tensor(0), &weight = op.tensor(1), &bias = op.tensor(2);
  const bool batched = input.rank == spatial + 2U;
  const Value operands[] = {op.value(0), op.value(2)};
  return args.transposed && spatial < 3 && input.dtype == DType::Float32 && weight.dtype == input.dtype &&
         none_but_ones(args.stride) && none_but_ones(args.dilation) &&
         std::ranges::all_of(weight.shape().subspan(2), [](const Size& s) { return s.n.is(1); }) &&
         (!batched || !input.size(0).known() || input.size(0).value() < 16) && bias.dtype != DType::Unknown &&
         can_cast(result_type(operands, input.dtype), input.dtype);
}

}  // namespace

bool convolution_types(Op& op, std::size_t spatial, const ConvolutionArguments& args, bool onednn) {
  const DType input = op.tensor(0).dtype;
  const Tensor& weight = op.tensor(1);
  const Tensor* const bias = op.tensor_or_null(2);
  if (onednn) {
    if (!same_types(op, input, weight, "weight", true)) return false;
    if (bias == nullptr || !types_differ(op.tensor(0), *bias)) return true;
    if (!differs_by_threads(op, spatial, args)) return same_types(op, input, *bias, "bias", true);
    op.in.gap("whether a bias of another type is added, which depends on the number of threads");
    return true;
  }
  // A kernel is chosen for the input's type before it looks at the other operands.
  if (refused_by_kernel(op, op.scalar(input))) return false;
  if (is_bool(input) && spatial == 3 && !args.transposed && none_but_ones(args.dilation)) {
    const bool columns = !std::ranges::all_of(weight.shape().subspan(2), [](const Size& s) { return s.n.is(1); });
    op.not_implemented("\"{}\" not implemented for 'Bool'", columns ? "compute_columns3d" : "slow_conv3d_cpu");
    return false;
  }
  if (!scalar_type(op, input, weight)) return false;
  if (bias == nullptr || !args.transposed) return true;
  if (spatial == 3) return scalar_type(op, input, *bias);
  // Of lines and images it is added to the output.
  const Value operands[] = {op.value(0), op.value(2)};
  const DType sum = result_type(operands, input);
  if (bias->dtype == DType::Unknown || can_cast(sum, input)) return true;
  op.runtime_error("result type {} can't be cast to the desired output type {}", info(sum).legacy, info(input).legacy);
  return false;
}

}  // namespace shapetrace::torch
