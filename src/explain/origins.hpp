// The explain room: from a finding to its cause. Sizes carry links to how they came about (torch/tensor.hpp, History);
// here links become words: 5120 = 20 · 16 · 16, 20 is `out_channels` of `conv2`, line 9 ...
#pragma once

#include <vector>

#include "interp/trace.hpp"
#include "torch/tensor.hpp"

namespace shapetrace::explain {

// The explanation of the two numbers that this error is about; empty when it is about none.
interp::Explanation explain_error(interp::Interp& in, const interp::Exception& error);

}  // namespace shapetrace::explain
