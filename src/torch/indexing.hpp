// What indices between brackets choose, for operators that are given such indices.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "torch/tensor.hpp"

namespace shapetrace::torch {

// The sizes of what tensors as indices choose (None: the whole dimension); nothing after PyTorch's error, which is
// pending then, or when something is not known.
// `bounded`: indices beyond a dimension are an error.
std::optional<std::vector<Size>> sizes_at_indices(Interp& in, const Tensor& self, std::span<const Value> indices,
                                                  bool bounded);

}  // namespace shapetrace::torch
