// What the kernels that multiply matrices say of element types: each in its own words. All are false after PyTorch's
// error. docs: aten/src/ATen/native/LinearAlgebra.cpp (mm, addmm, bmm), Blas.cpp (addmv, dot)
#pragma once

#include <array>

#include "torch/op.hpp"

namespace shapetrace::torch {

// mm's words, or those of addmm where the product is added to something: always false.
bool refuse_types(Op& op, bool added, DType a, DType b);
bool mm_types(Op& op, const Tensor& a, const Tensor& b);
bool addmm_types(Op& op, const Tensor& self, const Tensor& a, const Tensor& b);
bool addmv_types(Op& op, const Tensor& self, const Tensor& matrix, const Tensor& vector);

// How an operator looks at an operand before it multiplies it: no view of its own that a program could see.
const Tensor& strided(Interp& in, const Tensor& t, std::span<const Size> sizes, std::span<const Dim> strides);
const Tensor& strided(Interp& in, const Tensor& t, std::initializer_list<Size> sizes,
                      std::initializer_list<Dim> strides);

// Matrices as a batched kernel reads them. Dense ones have rows, or columns, without gaps.
struct Matrices {
  DType dtype = DType::Unknown;
  Dim count, rows, columns;
  bool dense = true;
};
Matrices matrices_of(const Tensor& t);  // of three dimensions
// Of a tensor that is reshaped to these sizes, which copies what cannot be a view and leaves no gaps then.
Matrices matrices_of(const Tensor& t, const std::array<Size, 3>& folded);
// The matrices in the last two dimensions of a tensor, its others expanded to these and folded into one.
Matrices matrices_of(Interp& in, const Tensor& t, std::span<const Size> outer);
// Small products are looped over, dense ones of floating point go to MKL, all others are multiplied one by one: by mm,
// or by addmm where they are added to something.
bool batch_types(Op& op, const Matrices& a, const Matrices& b, bool added = false);

}  // namespace shapetrace::torch
