#include "torch/ops/linalg.hpp"

#include <algorithm>

namespace shapetrace::torch {

bool is_matrix(Op& op, const Tensor& a, std::string_view function, std::string_view name) {
  if (a.rank >= 2) return true;
  op.runtime_error("{}: The input tensor {} must have at least 2 dimensions.", function, name);
  return false;
}

bool is_square(Op& op, const Tensor& a, std::string_view function) {
  if (!is_matrix(op, a, function)) return false;
  const Size rows = rows_of(a), columns = columns_of(a);
  if (!dim::refutes_equal(rows.n, columns.n)) return true;
  op.blame(columns, "the columns of the matrix", rows, "its rows");
  op.runtime_error("{}: A must be batches of square matrices, but they are {} by {} matrices", function,
                   dim::text(rows.n), dim::text(columns.n));
  return false;
}

bool is_float(Op& op, const Tensor& a, std::string_view function, bool low_precision) {
  if (a.dtype == DType::Unknown) return true;
  if (!is_floating(a.dtype) && !is_complex(a.dtype)) {
    op.runtime_error("{}: Expected a floating point or complex tensor as input. Got {}", function,
                     info(a.dtype).legacy);
    return false;
  }
  if (low_precision || info(a.dtype).bytes >= 4) return true;
  op.runtime_error("{}: Low precision dtypes not supported. Got {}", function, info(a.dtype).legacy);
  return false;
}

bool is_solvable(Op& op, const Tensor& a, const Tensor& b, bool left, std::string_view function) {
  if (!is_square(op, a, function) || !is_matrix(op, b, function, "B")) return false;
  const Size side = left ? rows_of(b) : columns_of(b), wanted = left ? rows_of(a) : columns_of(a);
  if (!dim::refutes_equal(side.n, wanted.n)) return true;
  op.blame(side, "the size of B that meets A", wanted, "the side of A");
  op.runtime_error("{}: Incompatible shapes of A and B for the equation {} ({}x{} and {}x{})", function,
                   left ? "AX = B" : "XA = B", dim::text(rows_of(a).n), dim::text(columns_of(a).n),
                   dim::text(rows_of(b).n), dim::text(columns_of(b).n));
  return false;
}

bool is_solvable_pair(Op& op, const Tensor& b, const Tensor& a, std::string_view function) {
  if (types_differ(a, b)) {
    op.runtime_error("Expected b and A to have the same dtype, but found b of type {} and A of type {} instead.",
                     info(b.dtype).legacy, info(a.dtype).legacy);
    return false;
  }
  const std::string rows = dim::text(rows_of(a).n), columns = dim::text(columns_of(a).n);
  if (dim::refutes_equal(rows_of(a).n, columns_of(a).n)) {
    op.runtime_error("A must be batches of square matrices, but they are {} by {} matrices", rows, columns);
    return false;
  }
  if (!has_size(op, b, -2)) return false;
  if (!dim::refutes_equal(columns_of(a).n, rows_of(b).n)) return true;
  op.runtime_error("Incompatible matrix sizes for {}: each A matrix is {} by {} but each b matrix is {} by {}",
                   function, columns, columns, dim::text(rows_of(b).n), dim::text(columns_of(b).n));
  return false;
}

bool has_size(Op& op, const Tensor& t, std::int64_t d) {
  if (t.rank != 0) return op.wrap_dim(d, t.rank);
  op.index_error("Dimension specified as {} but tensor has no dimensions", d);
  return false;
}

namespace {

// The argument of one of these names, if it is a tensor.
const Tensor* limit_of(const Op& op, std::initializer_list<std::string_view> names) {
  for (std::size_t i = 1; i < op.schema.parameters.size(); ++i) {
    const Parameter& p = op.schema.parameters[i];
    if (p.type == ArgType::Tensor && std::find(names.begin(), names.end(), p.name) != names.end())
      return op.tensor_or_null(i);
  }
  return nullptr;
}

}  // namespace

// docs: aten/src/ATen/native/LinearAlgebra.cpp (checkNotComplexTolerance)
bool has_real_limits(Op& op, std::string_view function) {
  for (const std::string_view name : {"atol", "tol", "rtol", "rcond"}) {
    const Tensor* const limit = limit_of(op, {name});
    if (limit == nullptr || !is_complex(limit->dtype)) continue;
    op.runtime_error("{}: {} tensor of complex type is not supported. Got {}", function, name,
                     info(limit->dtype).legacy);
    return false;
  }
  return true;
}

// S > max(atol, rtol * max(S))
bool broadcast_limits(Op& op, std::vector<Size>& batch) {
  std::vector<Size> limit(batch), both;
  for (const Tensor* const given : {limit_of(op, {"rtol", "rcond"}), limit_of(op, {"atol", "tol"})}) {
    if (given == nullptr || !given->rank_known) continue;
    if (!broadcast(op, given->shape(), limit, both)) return false;
    limit = both;
  }
  if (!broadcast(op, batch, limit, both)) return false;
  batch = both;
  return true;
}

bool has_kernel(Op& op, const Tensor& a, std::string_view kernel) {
  switch (a.dtype) {
    case DType::Float32:
    case DType::Float64:
    case DType::Complex64:
    case DType::Complex128:
    case DType::Unknown: return true;
    default:
      if (element_count(a).is(0)) return true;
      op.not_implemented("\"{}\" not implemented for '{}'", kernel, info(a.dtype).legacy);
      return false;
  }
}

std::vector<Size> batch_of(const Tensor& a) { return {a.shape().begin(), a.shape().end() - 2}; }

std::vector<Size> joined(std::vector<Size> batch, std::initializer_list<Size> more) {
  batch.insert(batch.end(), more);
  return batch;
}

Size rows_of(const Tensor& a) { return a.sizes[a.rank - 2]; }
Size columns_of(const Tensor& a) { return a.sizes[a.rank - 1]; }

Size smaller_side(Op& op, const Tensor& a) {
  return op.computed(min(rows_of(a).n, columns_of(a).n), OriginKind::Computed,
                     {rows_of(a).origin, columns_of(a).origin});
}

bool broadcast_batches(Op& op, const Tensor& a, const Tensor& b, std::vector<Size>& out) {
  return broadcast(op, a.shape().first(a.rank - 2U), b.shape().first(b.rank - 2U), out);
}

Value matrices(Op& op, std::span<const Size> shape, DType dtype, bool column_major) {
  const Value v = op.output(shape, dtype);
  if (!column_major || shape.size() < 2) return v;
  Tensor& t = tensor_of(v);
  t.strides[t.rank - 2] = 1;
  t.strides[t.rank - 1] = max(t.size(t.rank - 2U), 1);
  return v;
}

}  // namespace shapetrace::torch
