// What operators that draw random integers share.
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

// Whether there is an integer from `from` up to, but not, `to`. False after PyTorch's error.
bool lie_between(Op& op, Dim from, Dim to);
// Whether a tensor of this type holds the bounds. False after PyTorch's error.
// docs: aten/src/ATen/native/DistributionTemplates.h (check_from_to_in_range)
bool are_of_type(Op& op, Dim from, Dim to, DType dtype);

}  // namespace shapetrace::torch
