#pragma once

namespace shapetrace::torch {

class Op;

// Refusals of element types in words ("signbit is not implemented for complex tensors."): these come from checks that
// are made before a result is written anywhere, unlike those of kernels (kernel_types.hpp), which come last.
bool refused_in_words(Op& op);

}  // namespace shapetrace::torch
