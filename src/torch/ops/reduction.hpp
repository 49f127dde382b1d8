// Helpers of operators that remove dimensions.
#pragma once

#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "torch/op.hpp"

namespace shapetrace::torch {

// Whether none of the dimensions of a list, which are looked up as they were given, is empty. False after PyTorch's error.
// docs: aten/src/ATen/native/ReduceOpsUtils.h (zero_numel_check_dims)
bool check_not_empty(Op& op, const Tensor& self, std::span<const Dim> dims);

// Which dimensions are reduced (none given: all); nothing after PyTorch's error.
std::optional<std::vector<bool>> reduced_dims(Op& op, const Tensor& self, std::span<const Dim> dims);
std::vector<Size> reduced_shape(Op& op, const Tensor& self, const std::vector<bool>& reduced, bool keepdim);
// A tuple with named fields, as torch.return_types has it ("torch.return_types.max").
Value named_result(Interp& in, std::string_view op, std::initializer_list<std::string_view> fields,
                   std::initializer_list<Value> values);

}  // namespace shapetrace::torch
