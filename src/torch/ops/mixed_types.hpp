// Parameters of normalisations that have another type than the input: 16-bit inputs go with float32 parameters, all
// others with their own type. The first parameter says whether types are mixed.
// docs: aten/src/ATen/native/cpu/mixed_data_type.h
#pragma once

#include <initializer_list>

#include "torch/op.hpp"

namespace shapetrace::torch {

// Whether argument 0 and the first of these that is given have different types.
bool is_mixed(const Op& op, std::initializer_list<std::size_t> parameters);

// Whether mixed types go together. False after the error.
bool fits_mixed(Op& op, std::initializer_list<std::size_t> parameters);

// The same; where types are not mixed, the kernel wants the input's of all.
bool share_type(Op& op, std::initializer_list<std::size_t> parameters);

}  // namespace shapetrace::torch
