// What convolutions say of element types that differ, or that no kernel has: it depends on who computes them.
// docs: aten/src/ATen/native/Convolution.cpp (_convolution, use_mkldnn, check_input_same_type_as_parameters)
#pragma once

#include <vector>

#include "torch/op.hpp"

namespace shapetrace::torch {

// The numbers of a convolution, one for each spatial dimension.
struct ConvolutionArguments {
  std::vector<Dim> stride, padding, dilation, output_padding;
  Dim groups = 1;
  bool transposed = false;
  bool named = false;  // padding='same' or 'valid'
  bool same = false;   // the output is as large as the input
};

// A forward convolution compares input and bias before all else. An error, or unset.
Value check_bias_type(Op& op);

// Complex inputs and others are told apart before all else; the exception is pending then.
bool mixes_complex(Op& op, const Tensor& input, const Tensor& weight);

// Whether oneDNN computes it: as use_mkldnn decides for plain tensors. The input is batched here.
bool by_onednn(const Op& op, std::size_t spatial, std::span<const Size> input, const ConvolutionArguments& args);

// Types of the operands of a convolution that has something to do. False after the error.
bool convolution_types(Op& op, std::size_t spatial, const ConvolutionArguments& args, bool onednn);

}  // namespace shapetrace::torch
