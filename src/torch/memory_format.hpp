// The order in which a tensor's dimensions lie in memory. docs: c10/core/MemoryFormat.h
#pragma once

#include <optional>

#include "torch/op.hpp"

namespace shapetrace::torch {

enum class MemoryFormat : std::uint8_t { Contiguous, ChannelsLast, ChannelsLast3d, Preserve };

// What torch.channels_last and its like stand for; nothing for any other value.
std::optional<MemoryFormat> memory_format_of(Interp& in, Value v);

// Gives a fresh tensor the strides of a format; false after PyTorch's error about a rank that does not have it.
bool lay_out(Interp& in, Tensor& t, MemoryFormat format);

// The format that a tensor's strides suggest for what is computed from it (Tensor::suggest_memory_format).
MemoryFormat suggested_format(const Tensor& t);

bool is_contiguous(const Tensor& t, MemoryFormat format);

// A fresh tensor in the format that an input suggests, as convolutions and poolings give it; the format is one of the
// shape's rank.
Value output_in_format(Op& op, std::span<const Size> shape, DType dtype, MemoryFormat format);

// The same for lines (N, C, L), which are pooled as images (N, C, 1, L): these may lie channels last.
Value line_in_format_of(Op& op, const Tensor& input, std::span<const Size> shape, DType dtype);

// Whether no two elements share a place and none is left out: such tensors keep their strides in copies.
bool is_dense(const Tensor& t);

// Gives a fresh result the strides that an elementwise operator over these operands gives it: those of dense operands
// that agree, else the order of their dimensions without gaps. Operands may have fewer dimensions. Where sizes do not
// say which order that is, the strides are not known.
void follow_strides(Interp& in, Tensor& result, std::span<const Tensor* const> operands);

// Gives a copy the strides of its original: its own where that is dense, else the order of its dimensions without gaps.
void keep_strides(Interp& in, Tensor& copy, const Tensor& original);

// From now on nothing is known of a tensor's strides.
void forget_strides(Interp& in, Tensor& t);

}  // namespace shapetrace::torch
