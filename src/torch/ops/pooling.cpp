// Pooling. docs: torch.nn.functional.max_pool2d; errors: aten/src/ATen/native/Pool.h.
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Output size of a pooling window; with ceil_mode the last window must begin inside the input or the left padding.
Size pooled(Op& op, const Size& n, Dim kernel, Dim stride, Dim padding, Dim dilation, bool ceil_mode) {
  const Dim covered = n.n + Dim(2) * padding - dilation * (kernel - 1) - 1;
  Dim out = floor_div(covered + (ceil_mode ? stride - 1 : Dim(0)), stride) + 1;
  if (ceil_mode && out.known() && n.n.known() && (out.value() - 1) * stride.value() >= n.n.value() + padding.value()) out = out - 1;
  const auto number = [](Dim d) { return d.known() ? d.value() : 0; };
  return op.computed(out, OriginKind::Window, {n.origin}, {number(kernel), number(stride), number(padding), number(dilation)});
}

Value max_pool2d(Op& op) {
  const Tensor& input = op.tensor(0);
  const std::vector<Dim> kernel = op.integers(1), padding = op.integers(3), dilation = op.integers(4);
  std::vector<Dim> stride = op.integers(2);
  if (stride.empty()) stride = kernel;
  if (!input.rank_known) return op.unknown_tensor(input.dtype, "the rank of a pooling's input is not known");
  std::vector<Size> shape(input.shape().begin(), input.shape().end());
  for (std::size_t i = 0; i < 2; ++i) {
    Size& s = shape[shape.size() - 2 + i];
    s = pooled(op, s, kernel[i], stride[i], padding[i], dilation[i], op.boolean(5));
  }
  return op.output(shape, input.dtype);
}

constexpr OpDef kOps[] = {
    {"max_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, int[2] dilation=1, bool "
     "ceil_mode=False) -> Tensor",
     max_pool2d, Variants::Function},
};

}  // namespace

std::span<const OpDef> pooling_ops() { return kOps; }

}  // namespace shapetrace::torch
