// Sliding windows: what convolutions and poolings make of a size.
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

struct Window {
  Dim kernel, stride, padding, dilation = 1;
};

// (n + 2p - d(k - 1) - 1) / s + 1, rounded down or (ceil_mode) up; then the last window must begin inside the input or
// its left padding. docs: aten/src/ATen/native/Pool.h (pooling_output_shape).
Size window_size(Op& op, const Size& n, const Window& window, bool ceil_mode);

// Whether 64 bits do not hold how far a window reaches: PyTorch's numbers wrap around then, and say nothing.
bool reaches_too_far(const Window& window);
inline constexpr std::string_view kReachesTooFar = "a window that reaches further than 64 bits count";

}  // namespace shapetrace::torch
