// What an operator computes for an `out=` argument goes into that tensor.
#pragma once

#include "torch/schema.hpp"

namespace shapetrace::torch {

// What was given as `out`: a tensor or several; unset where nothing was.
Value out_argument(const Schema& schema, std::span<const Value> arguments);

// Writes a rule's result into the tensors that were given as `out`, which are the result then; PyTorch's error where
// it does not take them. Without an `out` the result is as it was.
Value write_to_out(Interp& in, const Schema& schema, std::span<const Value> arguments, Value result);

// Whether several elements of a tensor are surely one place in memory (at::has_internal_overlap).
bool overlaps_itself(const Tensor& t);
inline constexpr std::string_view kOverlaps =
    "unsupported operation: more than one element of the written-to tensor refers to a single memory location. Please "
    "clone() the tensor before performing the operation.";
// Whether two dense tensors share some places, but not all in the same order (at::get_overlap_status).
bool overlaps_partly(const Tensor& a, const Tensor& b);
// Whether they share elements for certain, all of them too (at::get_overlap_status).
bool overlaps(const Tensor& a, const Tensor& b);
inline constexpr std::string_view kOverlapsPartly =
    "unsupported operation: some elements of the input tensor and the written-to tensor refer to a single memory "
    "location. Please clone() the tensor before performing the operation.";

}  // namespace shapetrace::torch
