// What operators say of the element type of their `out`, recorded from real PyTorch (conformance/ops/record_out.py).
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

// False after the error about an `out` that PyTorch looks at before anything else.
bool may_begin_with_out(Interp& in, const Schema& schema, std::span<const Value> arguments);

// False after the error about the type of the n-th `out` of a call, whose result has type `result`.
bool takes_out_type(Interp& in, const Schema& schema, std::span<const Value> arguments, const Tensor& from,
                    const Tensor& to, std::size_t n);

}  // namespace shapetrace::torch
