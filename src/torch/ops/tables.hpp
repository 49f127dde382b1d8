// The families of operators; one table each, in ops/<family>.cpp.
#pragma once

#include <span>

#include "torch/op.hpp"

namespace shapetrace::torch {

std::span<const OpDef> creation_ops();
std::span<const OpDef> random_ops();
std::span<const OpDef> convolution_ops();
std::span<const OpDef> pooling_ops();
std::span<const OpDef> matmul_ops();
std::span<const OpDef> einsum_ops();
std::span<const OpDef> normalization_ops();
std::span<const OpDef> loss_ops();
std::span<const OpDef> recurrent_ops();
std::span<const OpDef> attention_ops();
std::span<const OpDef> resize_ops();
std::span<const OpDef> pointwise_ops();
std::span<const OpDef> data_ops();
std::span<const OpDef> shape_ops();
std::span<const OpDef> joining_ops();
std::span<const OpDef> reduction_ops();
std::span<const OpDef> view_ops();
std::span<const OpDef> decomposition_ops();
std::span<const OpDef> solving_ops();
std::span<const OpDef> norm_ops();
std::span<const OpDef> matrix_function_ops();
std::span<const OpDef> spectral_ops();
std::span<const OpDef> native_norm_ops();
std::span<const OpDef> copy_ops();
std::span<const OpDef> gathering_ops();
std::span<const OpDef> rearranging_ops();
std::span<const OpDef> statistics_ops();

}  // namespace shapetrace::torch
