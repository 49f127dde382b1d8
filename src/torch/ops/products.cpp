#include "torch/ops/products.hpp"

#include <algorithm>

#include "torch/ops/shape.hpp"

namespace shapetrace::torch {

namespace {

// docs: aten/src/ATen/native/LinearAlgebra.cpp (batch_items_contiguous_or_transposed)
bool is_dense(Dim rows, Dim columns, Dim row_stride, Dim column_stride) {
  const auto in_lines = [](Dim lines, Dim length, Dim line_stride, Dim step) {
    return step.is(1) && (lines.is(1) || !dim::surely_less(line_stride, length));
  };
  return in_lines(rows, columns, row_stride, column_stride) || in_lines(columns, rows, column_stride, row_stride);
}

constexpr std::int64_t kSmallProduct = 400;  // multiplications for a matrix, below which a plain loop is faster

}  // namespace

const Tensor& strided(Interp& in, const Tensor& t, std::span<const Size> sizes, std::span<const Dim> strides) {
  Tensor* const view = new_tensor(in, sizes, t.dtype);
  std::ranges::copy(strides, view->strides);
  view->requires_grad = t.requires_grad;
  return *view;
}
const Tensor& strided(Interp& in, const Tensor& t, std::initializer_list<Size> sizes,
                      std::initializer_list<Dim> strides) {
  return strided(in, t, std::span(sizes), std::span(strides));
}

bool refuse_types(Op& op, bool added, DType a, DType b) {
  if (added)
    op.runtime_error("mat1 and mat2 must have the same dtype, but got {} and {}", info(a).legacy, info(b).legacy);
  else
    op.runtime_error("expected m1 and m2 to have the same dtype, but got: {} != {}", cpp_name(a), cpp_name(b));
  return false;
}

bool mm_types(Op& op, const Tensor& a, const Tensor& b) {
  return !types_differ(a, b) || refuse_types(op, false, a.dtype, b.dtype);
}

bool addmm_types(Op& op, const Tensor& self, const Tensor& a, const Tensor& b) {
  if (types_differ(self, b)) {
    op.runtime_error("self and mat2 must have the same dtype, but got {} and {}", info(self.dtype).legacy,
                     info(b.dtype).legacy);
    return false;
  }
  return !types_differ(a, b) || refuse_types(op, true, a.dtype, b.dtype);
}

bool addmv_types(Op& op, const Tensor& self, const Tensor& matrix, const Tensor& vector) {
  if (!types_differ(matrix, vector) && !types_differ(self, vector)) return true;
  op.runtime_error("addmv input tensors must have the same dtype, but got {}, {}, and {}", info(self.dtype).legacy,
                   info(matrix.dtype).legacy, info(vector.dtype).legacy);
  return false;
}

Matrices matrices_of(const Tensor& t) {
  return {t.dtype, t.size(0), t.size(1), t.size(2), is_dense(t.size(1), t.size(2), t.strides[1], t.strides[2])};
}

Matrices matrices_of(Interp& in, const Tensor& t, std::span<const Size> outer) {
  const std::size_t own = t.rank - 2U;
  std::vector<Size> sizes(outer.begin(), outer.end());
  std::vector<Dim> strides(outer.size());
  Dim count = 1;
  for (const Size& s : outer) count = count * s.n;
  for (std::size_t d = 0; d < own; ++d) strides[outer.size() - own + d] = t.size(d).is(1) ? Dim(0) : t.strides[d];
  for (std::size_t d = own; d < t.rank; ++d) {
    sizes.push_back(t.sizes[d]);
    strides.push_back(t.strides[d]);
  }
  return matrices_of(strided(in, t, sizes, strides), {Size{count, 0}, t.sizes[own], t.sizes[own + 1]});
}

Matrices matrices_of(const Tensor& t, const std::array<Size, 3>& folded) {
  const auto view = view_strides(t, folded);
  const Dim rows = folded[1].n, columns = folded[2].n;
  return {t.dtype, folded[0].n, rows, columns, !view || is_dense(rows, columns, (*view)[1], (*view)[2])};
}

bool batch_types(Op& op, const Matrices& a, const Matrices& b, bool added) {
  // The kernel has nothing to do where no products are summed.
  const bool nothing = a.count.is(0) || a.rows.is(0) || a.columns.is(0) || b.columns.is(0);
  const bool differ = a.dtype != b.dtype && a.dtype != DType::Unknown && b.dtype != DType::Unknown;
  if (nothing || (!differ && !is_bool(a.dtype))) return true;
  if (dim::surely_less(a.columns * a.rows * b.columns, kSmallProduct)) {
    if (is_bool(a.dtype)) {
      op.not_implemented("\"{}\" not implemented for 'Bool'", added ? "baddbmm" : "bmm");
    } else {
      op.runtime_error("expected scalar type {} but found {}", info(a.dtype).legacy, info(b.dtype).legacy);
    }
    return false;
  }
  if (!differ) {
    op.not_implemented("\"addmm_impl_cpu_\" not implemented for 'Bool'");
  } else if ((is_floating(b.dtype) || is_complex(b.dtype)) && !is_half(b.dtype) && a.dense && b.dense) {
    op.runtime_error("expected scalar type {} but found {}", info(b.dtype).legacy, info(a.dtype).legacy);
  } else {
    refuse_types(op, added, a.dtype, b.dtype);
  }
  return false;
}

}  // namespace shapetrace::torch
