#include "torch/complex_gradient.hpp"

#include <algorithm>

namespace shapetrace::torch {

namespace {

// What has a derivative (tools/autograd/derivatives.yaml), computes complex numbers, and is not among those whose
// derivative is known to be right for them (GRADIENT_IMPLEMENTED_FOR_COMPLEX in tools/autograd/gen_variable_type.py).
// The second name is what the error calls the operator.
constexpr std::pair<std::string_view, std::string_view> kRealOnly[] = {
    {"silu", "silu"},
    {"nan_to_num", "nan_to_num"},
    {"slice_scatter", "slice_scatter"},
    {"select_scatter", "select_scatter"},
    {"scatter_reduce", "scatter_reduce"},
    {"bilinear", "_trilinear"},
    {"embedding", "embedding"},
};

}  // namespace

bool refused_complex_gradient(Op& op, Value made) {
  if (!is_tensor(made) || !is_complex(tensor_of(made).dtype)) return false;
  const auto* const found = std::ranges::find(kRealOnly, op.schema.name, [](const auto& pair) { return pair.first; });
  if (found == std::end(kRealOnly) || !op.records_gradients()) return false;
  op.runtime_error("{} does not support automatic differentiation for outputs with complex dtype.", found->second);
  return true;
}

}  // namespace shapetrace::torch
