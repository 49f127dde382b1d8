// Products of matrices. docs: torch.nn.functional.linear; errors: aten/src/ATen/native/LinearAlgebra.cpp.
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

Value linear(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, "the rank of a linear layer's input is not known");
  const Size& last = input.sizes[input.rank - 1];
  if (dim::surely_different(last.n, weight.size(1))) {
    // Leading dimensions are folded into one for the product.
    Dim rows = 1;
    for (std::size_t i = 0; i + 1 < input.rank; ++i) rows = rows * input.size(i);
    return op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                            dim::text(last.n), dim::text(weight.size(1)), dim::text(weight.size(0)));
  }
  std::vector<Size> shape(input.shape().begin(), input.shape().end() - 1);
  shape.push_back(weight.sizes[0]);
  return op.output(shape, input.dtype);
}

constexpr OpDef kOps[] = {
    {"linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor", linear, Variants::Function},
};

}  // namespace

std::span<const OpDef> matmul_ops() { return kOps; }

}  // namespace shapetrace::torch
