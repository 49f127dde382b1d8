// Helpers of operators that change shapes.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "torch/op.hpp"

namespace shapetrace::torch {

// Whether size(d) can be asked for; false after PyTorch's error.
bool has_dim(Op& op, const Tensor& t, std::size_t d);
// Fills in the size that is -1 and checks that the shape has as many elements as self; false after PyTorch's error.
bool infer_size(Op& op, const Tensor& self, std::vector<Size>& shape);
// Sizes that stay in their place keep their history.
void keep_origins(const Tensor& self, std::vector<Size>& shape);
// The strides of a view of self with these sizes; nothing when there is no such view.
std::optional<std::vector<Dim>> view_strides(const Tensor& self, std::span<const Size> shape);
// As reshape: a view where it can be one, else a copy.
Value reshaped(Op& op, const Tensor& self, std::vector<Size> shape);

}  // namespace shapetrace::torch
