// What batch_norm computes, for all operators that end there.
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

// Arguments 0 to 5 are input, weight, bias, both statistics and whether it is training. Checks types, not sizes.
Value compute_batch_norm(Op& op);

}  // namespace shapetrace::torch
