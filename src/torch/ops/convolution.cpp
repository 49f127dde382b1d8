// Convolutions. docs: torch.nn.functional.conv2d; errors: aten/src/ATen/native/Convolution.cpp (check_shape_forward).
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// (n + 2p - d(k - 1) - 1) / s + 1, with its history.
Size window(Op& op, const Size& n, Dim kernel, Dim stride, Dim padding, Dim dilation) {
  const Dim out = floor_div(n.n + Dim(2) * padding - dilation * (kernel - 1) - 1, stride) + 1;
  const auto number = [](Dim d) { return d.known() ? d.value() : 0; };
  return op.computed(out, OriginKind::Window, {n.origin}, {number(kernel), number(stride), number(padding), number(dilation)});
}

// The given weight has groups, out and in channels that must fit the input.
Value convolve(Op& op, std::size_t spatial) {
  const Tensor& input = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (!input.rank_known || !weight.rank_known) return op.unknown_tensor(input.dtype, "the rank of a convolution's input is not known");
  const bool batched = input.rank == spatial + 2;
  if (!batched && input.rank != spatial + 1)
    return op.runtime_error("Expected {}D (unbatched) or {}D (batched) input to conv{}d, but got input of size: {}",
                            spatial + 1, spatial + 2, spatial, shape_text(input.shape()));
  const std::vector<Dim> stride = op.integers(3), padding = op.integers(4), dilation = op.integers(5);
  const Dim groups = op.integer(6);
  const std::size_t channel_at = batched ? 1 : 0;
  const Dim channels = input.size(channel_at);
  if (dim::surely_different(channels, weight.size(1) * groups)) {
    // The message shows the input as batched.
    std::vector<Size> shown(input.shape().begin(), input.shape().end());
    if (!batched) shown.insert(shown.begin(), Size{1, 0});
    return op.runtime_error(
        "Given groups={}, weight of size {}, expected input{} to have {} channels, but got {} channels instead",
        dim::text(groups), shape_text(weight.shape()), shape_text(shown), dim::text(weight.size(1) * groups),
        dim::text(channels));
  }
  std::vector<Size> shape;
  if (batched) shape.push_back(input.sizes[0]);
  shape.push_back(weight.sizes[0]);
  for (std::size_t i = 0; i < spatial; ++i)
    shape.push_back(window(op, input.sizes[channel_at + 1 + i], weight.size(2 + i), stride[i], padding[i], dilation[i]));
  return op.output(shape, input.dtype);
}

Value conv2d(Op& op) { return convolve(op, 2); }

constexpr OpDef kOps[] = {
    {"conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] "
     "dilation=1, SymInt groups=1) -> Tensor",
     conv2d, Variants::Function},
};

}  // namespace

std::span<const OpDef> convolution_ops() { return kOps; }

}  // namespace shapetrace::torch
