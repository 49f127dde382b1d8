// Tensors of Python data.
#pragma once

#include "torch/tensor.hpp"

namespace shapetrace::torch {

// As torch.tensor(v, dtype=dtype) would make it; DType::Unknown infers the type.
Value tensor_from_data(Interp& in, Value v, DType dtype, std::uint32_t event);

}  // namespace shapetrace::torch
