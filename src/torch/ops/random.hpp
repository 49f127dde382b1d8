// What operators that draw random integers share.
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

// Whether there is an integer from `from` up to, but not, `to`. False after PyTorch's error.
bool lie_between(Op& op, Dim from, Dim to);

}  // namespace shapetrace::torch
