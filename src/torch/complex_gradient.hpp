// Operators whose derivative PyTorch has for real numbers only.
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

// PyTorch's error where a complex result of such an operator would need a gradient.
bool refused_complex_gradient(Op& op, Value made);

}  // namespace shapetrace::torch
