// What the operators of torch.linalg share: what they demand of matrices, and how their results lie in memory.
// docs: aten/src/ATen/native/LinearAlgebraUtils.h, BatchLinearAlgebra.cpp.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "torch/op.hpp"

namespace shapetrace::torch {

// Each gives false after PyTorch's error, which begins with the name of the function ("linalg.inv").
bool is_matrix(Op& op, const Tensor& a, std::string_view function, std::string_view name = "A");
bool is_square(Op& op, const Tensor& a, std::string_view function);
bool is_float(Op& op, const Tensor& a, std::string_view function, bool low_precision = true);
// A and B of AX = B (or XA = B, when `left` is false).
bool is_solvable(Op& op, const Tensor& a, const Tensor& b, bool left, std::string_view function);
// The same as the older functions say it.
bool is_solvable_pair(Op& op, const Tensor& b, const Tensor& a, std::string_view function);
// `t.size(d)` of C++, which takes no dimension of a scalar.
bool has_size(Op& op, const Tensor& t, std::int64_t d);
// Limits of singular values (atol, rtol) that are tensors: none may be complex, and all broadcast with the batch.
bool has_real_limits(Op& op, std::string_view function);
bool broadcast_limits(Op& op, std::vector<Size>& batch);
// The kernels of LAPACK take float, double and the complex types of both.
bool has_kernel(Op& op, const Tensor& a, std::string_view kernel);

// The sizes before the last two, and those with more behind them.
std::vector<Size> batch_of(const Tensor& a);
std::vector<Size> joined(std::vector<Size> batch, std::initializer_list<Size> more);
Size rows_of(const Tensor& a);
Size columns_of(const Tensor& a);
Size smaller_side(Op& op, const Tensor& a);

// The broadcast batches of two operands, which may be vectors.
bool broadcast_batches(Op& op, const Tensor& a, const Tensor& b, std::vector<Size>& out);

// A fresh batch of matrices in column-major order, as LAPACK leaves them; row-major where `column_major` is false.
Value matrices(Op& op, std::span<const Size> shape, DType dtype, bool column_major = true);

inline constexpr std::string_view kNoMatrix = "the rank of a matrix is not known";

}  // namespace shapetrace::torch
