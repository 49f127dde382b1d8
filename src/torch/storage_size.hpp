// Tensors that 64 bits cannot count: their elements, or the bytes that they take.
// docs: aten/src/ATen/EmptyTensor.cpp (computeStorageNbytesContiguous), c10/core/TensorImpl.h (compute_numel)
#pragma once

#include <span>

#include "torch/tensor.hpp"

namespace shapetrace::torch {

class Op;

// Whether 64 bits do not hold how many elements there would be. Sizes that are not known count as small.
bool count_overflows(std::span<const Size> shape);

// PyTorch's error about that, of the operators that size their result before they ask for memory.
Value refuse_count(Op& op);

// Whether 64 bits do not hold how many bytes lie up to the last element of a strided tensor; what is not known counts
// as near. False where there are no elements.
bool reach_overflows(std::span<const Size> shape, std::span<const Dim> strides, Dim offset, DType dtype);

// PyTorch's error about that.
Value refuse_reach(Op& op, std::span<const Size> shape, std::span<const Dim> strides);

// Whether a new tensor among what a rule made has a size below 0, or takes more bytes of the CPU than 64 bits hold; the
// exception is pending then.
bool refused_storage(Op& op, Value made);

// Whether a tensor's sizes or strides are where products stop here; PyTorch's wrap around.
bool counted_too_far(Value made);

}  // namespace shapetrace::torch
