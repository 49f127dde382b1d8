// Products of vectors, matrices and batches. docs: torch.matmul, torch.nn.functional.linear;
// errors: aten/src/ATen/native/LinearAlgebra.cpp, Linear.cpp.
#include <algorithm>
#include <ranges>

#include "torch/memory_format.hpp"
#include "torch/ops/products.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a product's operand is not known";

Value sizes_of_dot(Op& op, Dim a, Dim b) {
  return op.runtime_error(
      "inconsistent tensor size, expected tensor [{}] and src [{}] to have the same number of elements, but got {} "
      "and {} elements respectively",
      dim::text(a), dim::text(b), dim::text(a), dim::text(b));
}

// The summand is broadcast to the product's sizes; false after PyTorch's error.
bool expands_to(Op& op, const Tensor& summand, std::span<const Size> shape) {
  if (!summand.rank_known) return true;
  const std::string refusal = expand_refusal(summand.dtype, summand.shape(), shape);
  return refusal.empty() || !op.runtime_error("{}", refusal).is_error();
}

// The rows of a tensor that is folded into one matrix; a vector is one.
Dim rows_of(const Tensor& t) {
  Dim rows = 1;
  for (std::size_t i = 0; i + 1 < t.rank; ++i) rows = rows * t.size(i);
  return rows;
}

// The two sizes that have to be equal, as an explanation names them.
struct Meeting {
  std::string_view left, right;
};
constexpr Meeting kMatrices{"the columns of the left matrix", "the rows of the right one"};
constexpr Meeting kOperands{"the last size of the left operand", "the size of the right one that it meets"};
constexpr Meeting kLayer{"the last size of the input", "what the layer was made for"};

Value mm_of(Op& op, const Tensor& a, const Tensor& b, const Meeting& meeting) {
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 2) return op.runtime_error("self must be a matrix");
  if (b.rank != 2) return op.runtime_error("mat2 must be a matrix");
  if (dim::refutes_equal(a.size(1), b.size(0)))
    return op.blame(a.sizes[1], meeting.left, b.sizes[0], meeting.right),
           op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(a.size(0)),
                            dim::text(a.size(1)), dim::text(b.size(0)), dim::text(b.size(1)));
  if (!mm_types(op, a, b)) return Value::error();
  return op.output({a.sizes[0], b.sizes[1]}, a.dtype);
}
Value mm(Op& op) { return mm_of(op, op.tensor(0), op.tensor(1), kMatrices); }

Value batched(Op& op, std::size_t first) {
  const Tensor& a = op.tensor(first);
  const Tensor& b = op.tensor(first + 1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 3) return op.runtime_error("batch1 must be a 3D tensor");
  if (b.rank != 3) return op.runtime_error("batch2 must be a 3D tensor");
  if (dim::refutes_equal(a.size(2), b.size(1)))
    op.blame(a.sizes[2], "the columns of the left matrices", b.sizes[1], "the rows of the right ones");
  if (dim::refutes_equal(a.size(0), b.size(0)) || dim::refutes_equal(a.size(2), b.size(1)))
    return op.runtime_error(
        "Expected size for first two dimensions of batch2 tensor to be: [{}, {}] but got: [{}, {}].",
        dim::text(a.size(0)), dim::text(a.size(2)), dim::text(b.size(0)), dim::text(b.size(1)));
  return op.output({a.sizes[0], a.sizes[1], b.sizes[2]}, b.dtype);
}

// What the kernel for batches says of types; `made` is what the checks before it left.
Value multiplied(Op& op, std::size_t first, Value made) {
  const Tensor &a = op.tensor(first), &b = op.tensor(first + 1);
  if (made.is_error() || !a.rank_known || !b.rank_known || op.out_differs(b.dtype)) return made;
  return batch_types(op, matrices_of(a), matrices_of(b), first != 0) ? made : Value::error();
}
Value bmm(Op& op) { return multiplied(op, 0, batched(op, 0)); }

// In place, the result has to have the type and the sizes of what it replaces.
Value finished(Op& op, Value result) {
  if (result.is_error() || !op.schema.name.ends_with('_')) return result;
  const Tensor& self = op.tensor(0);
  const Tensor& made = tensor_of(result);
  if (types_differ(self, made))
    return op.runtime_error("Bad in-place call: input tensor dtype {} and output tensor dtype {} should match",
                            cpp_name(self.dtype), cpp_name(made.dtype));
  if (self.rank_known && made.rank_known) {
    bool same = self.rank == made.rank;
    for (std::size_t d = 0; same && d < self.rank; ++d) same = !dim::refutes_equal(self.size(d), made.size(d));
    if (!same)
      return op.runtime_error("Bad in-place call: input tensor size {} and output tensor size {} should match",
                              shape_text(self.shape()), shape_text(made.shape()));
  }
  return op.in_place(0);
}

// docs: aten/src/ATen/native/Blas.cpp (addmv)
Value addmv(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& matrix = op.tensor(1);
  const Tensor& vector = op.tensor(2);
  if (!self.rank_known || !matrix.rank_known || !vector.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank > 1 || matrix.rank != 2 || vector.rank != 1)
    return op.runtime_error("vector + matrix @ vector expected, got {}, {}, {}", self.rank, matrix.rank, vector.rank);
  if (dim::refutes_equal(matrix.size(1), vector.size(0)) || dim::refutes_expand(element_count(self), matrix.size(0))) {
    if (self.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
    return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(element_count(self)),
                            dim::text(matrix.size(0)), dim::text(matrix.size(1)), dim::text(vector.size(0)));
  }
  if (!addmv_types(op, self, matrix, vector)) return Value::error();
  // Of no products the summand is left, as it is.
  if (element_count(matrix).is(0) && !op.schema.name.ends_with('_')) return op.output(self.shape(), matrix.dtype);
  return finished(op, op.output({matrix.sizes[0]}, matrix.dtype));
}

// The sum of a batch of products. docs: aten/src/ATen/native/LinearAlgebra.cpp (addbmm)
Value addbmm(Op& op) {
  const Tensor& a = op.tensor(1);
  const Tensor& b = op.tensor(2);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (!has_dim(op, a, 1) || !has_dim(op, b, 2)) return Value::error();
  const Size shape[] = {a.sizes[1], b.sizes[2]};
  if (!expands_to(op, op.tensor(0), shape)) return Value::error();
  if (a.rank != 3) return op.runtime_error("batch1 must be a 3D tensor");
  if (b.rank != 3) return op.runtime_error("batch2 must be a 3D tensor");
  if (dim::refutes_equal(a.size(0), b.size(0)))
    return op.runtime_error("batch1 and batch2 must have same number of batches, got {} and {}", dim::text(a.size(0)),
                            dim::text(b.size(0)));
  if (dim::refutes_equal(a.size(2), b.size(1)))
    return op.runtime_error("Incompatible matrix sizes for bmm ({}x{} and {}x{})", dim::text(a.size(1)),
                            dim::text(a.size(2)), dim::text(b.size(1)), dim::text(b.size(2)));
  if (!addmm_types(op, op.tensor(0), a, b)) return Value::error();
  if (!op.schema.name.ends_with('_')) return op.output(shape, a.dtype);
  // In place it becomes as large as the sum; what is as large already has to have a place for each element.
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank == 2 && self.size(0) == shape[0].n && self.size(1) == shape[1].n)
    if (const Value v = op.in_place(0); v.is_error()) return v;
  const Value sizes[] = {dim_value(op.in, shape[0].n), dim_value(op.in, shape[1].n)};
  return call_op(op.in, "resize_", std::array{op.value(0), Value(op.in.heap().tuple(std::span<const Value>(sizes)))});
}

Value addr(Op& op) {
  const Tensor& a = op.tensor(1);
  const Tensor& b = op.tensor(2);
  // All have dimensions by then: the summand is expanded.
  const DType self = op.tensor(0).dtype;
  const DType dtype = self == DType::Unknown || a.dtype == DType::Unknown || b.dtype == DType::Unknown
                          ? DType::Unknown
                          : promote(self, promote(a.dtype, b.dtype));
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(dtype, kNoRank);
  if (a.rank != 1) return op.runtime_error("addr: Expected 1-D argument vec1, but got {}-D", a.rank);
  if (b.rank != 1) return op.runtime_error("addr: Expected 1-D argument vec2, but got {}-D", b.rank);
  const Size shape[] = {a.sizes[0], b.sizes[0]};
  const bool in_place = op.schema.name.ends_with('_');
  if (const Tensor& to = op.tensor(0); in_place && to.rank_known) {
    if (to.rank != 2) return op.runtime_error("2D tensor expected, got {}D tensor for input", to.rank);
    if (dim::refutes_equal(to.size(0), a.size(0)) || dim::refutes_equal(to.size(1), b.size(0)))
      return op.runtime_error("size mismatch, input: {}, v1: {}, v2: {}", shape_text(to.shape()), shape_text(a.shape()),
                              shape_text(b.shape()));
  }
  if (!in_place && !expands_to(op, op.tensor(0), shape)) return Value::error();
  if (in_place) {
    if (!can_cast(dtype, self))
      return op.runtime_error("result type {} can't be cast to the desired output type {}", info(dtype).legacy,
                              info(self).legacy);
    return op.in_place(0);
  }
  const Value v = op.output(shape, dtype);
  const Tensor* const summand[] = {&op.tensor(0)};
  if (op.tensor(0).rank_known && op.tensor(0).rank == 2) follow_strides(op.in, tensor_of(v), summand);
  return v;
}

Value baddbmm(Op& op) {
  const Tensor &self = op.tensor(0), &first = op.tensor(1), &second = op.tensor(2);
  // The summand is expanded and types are compared before the batches are looked at.
  if (self.rank_known && first.rank_known && second.rank_known) {
    if (!has_dim(op, first, 0) || !has_dim(op, first, 1) || !has_dim(op, second, 2)) return Value::error();
    const Size shape[] = {first.sizes[0], first.sizes[1], second.sizes[2]};
    if (!expands_to(op, self, shape)) return Value::error();
  }
  if (types_differ(self, first))
    return op.runtime_error("Input dtypes must be the same, got: input {}, batch1: {}, batch2: {}",
                            cpp_name(self.dtype), cpp_name(first.dtype), cpp_name(second.dtype));
  return multiplied(op, 1, finished(op, batched(op, 1)));
}

Value mv_of(Op& op, const Tensor& a, const Tensor& b) {
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (!has_dim(op, a, 0)) return Value::error();
  if (a.rank != 2 || b.rank != 1)
    return op.runtime_error("vector + matrix @ vector expected, got {}, {}, {}", 1, a.rank, b.rank);
  if (dim::refutes_equal(a.size(1), b.size(0)))
    return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(a.size(0)),
                            dim::text(a.size(0)), dim::text(a.size(1)), dim::text(b.size(0)));
  if (!addmv_types(op, b, a, b)) return Value::error();
  return op.output({a.sizes[0]}, a.dtype);
}
Value mv(Op& op) { return mv_of(op, op.tensor(0), op.tensor(1)); }

Value dot_of(Op& op, const Tensor& a, const Tensor& b) {
  if (a.rank != 1 || b.rank != 1)
    return op.runtime_error("1D tensors expected, but got {}D and {}D tensors", a.rank, b.rank);
  if (a.dtype != b.dtype)
    return op.runtime_error("dot : expected both vectors to have same dtype, but found {} and {}", info(a.dtype).legacy,
                            info(b.dtype).legacy);
  if (dim::refutes_equal(a.size(0), b.size(0))) return sizes_of_dot(op, a.size(0), b.size(0));
  return op.scalar(a.dtype);
}
Value dot(Op& op) { return dot_of(op, op.tensor(0), op.tensor(1)); }

Value outer(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (a.rank != 1) return op.runtime_error("outer: Expected 1-D argument self, but got {}-D", a.rank);
  if (b.rank != 1) return op.runtime_error("outer: Expected 1-D argument vec2, but got {}-D", b.rank);
  const Value operands[] = {op.value(0), op.value(1)};
  return op.output({a.sizes[0], b.sizes[0]}, result_type(operands, default_dtype(op.in)));
}

// The product of two matrices and a summand, of a method that writes to the summand, or fresh.
Value addmm_of(Op& op, const Tensor& bias, const Tensor& a, const Tensor& b, const Meeting& meeting) {
  if (!addmm_types(op, bias, a, b)) return Value::error();
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 2) return op.runtime_error("mat1 must be a matrix, got {}-D tensor", a.rank);
  if (b.rank != 2) return op.runtime_error("mat2 must be a matrix, got {}-D tensor", b.rank);
  if (dim::refutes_equal(a.size(1), b.size(0)))
    return op.blame(a.sizes[1], meeting.left, b.sizes[0], meeting.right),
           op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(a.size(0)),
                            dim::text(a.size(1)), dim::text(b.size(0)), dim::text(b.size(1)));
  const Size shape[] = {a.sizes[0], b.sizes[1]};
  if (op.schema.name.ends_with('_')) return finished(op, op.output(shape, a.dtype));
  if (!expands_to(op, bias, shape)) return Value::error();
  return op.output(shape, a.dtype);
}
Value addmm(Op& op) { return addmm_of(op, op.tensor(0), op.tensor(1), op.tensor(2), kMatrices); }

// Whether a batch against a matrix or a vector is folded into one matrix, which is then multiplied by `mm` or `mv`:
// where that copies nothing, or saves the gradient of the smaller operand from being as large as the batch.
bool folds(const Tensor& a, const Tensor& b) {
  const bool left = a.rank >= b.rank;
  const Tensor &larger = left ? a : b, &smaller = left ? b : a;
  if (larger.rank < 3 || smaller.rank > 2) return false;
  if (smaller.requires_grad) return true;
  if (a.rank == 2) return false;
  // The larger one with its columns last; where they are the right operand's, they are its rows.
  std::vector<std::pair<Dim, Dim>> places;
  for (std::size_t d = 0; d < larger.rank; ++d) places.emplace_back(larger.size(d), larger.strides[d]);
  if (!left) std::swap(places[places.size() - 1], places[places.size() - 2]);
  for (const auto& [size, stride] : places)
    if (size.is(0)) return true;
  places.pop_back();
  std::erase_if(places, [](const auto& p) { return p.first.is(1); });
  for (std::size_t d = 0; d + 1 < places.size(); ++d)
    if (!dim::surely_equal(places[d].second, places[d + 1].second * places[d + 1].first)) return false;
  return true;
}

// docs: torch.matmul; both folded to mm, mv, dot or bmm, whose errors it raises.
Value matmul_of(Op& op, const Tensor& a, const Tensor& b, const Meeting& meeting) {
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank == 0 || b.rank == 0)
    return op.runtime_error("both arguments to matmul need to be at least 1D, but they are {}D and {}D", a.rank,
                            b.rank);
  if (a.rank == 1 && b.rank == 1) return dot_of(op, a, b);
  if (a.rank == 2 && b.rank == 1) return mv_of(op, a, b);
  if (a.rank == 2 && b.rank == 2) return mm_of(op, a, b, meeting);
  const Dim inner_a = a.size(a.rank - 1U), inner_b = b.rank == 1 ? b.size(0) : b.size(b.rank - 2U);
  std::vector<Size> shape;
  if (a.rank == 1 && b.rank == 2) {
    if (dim::refutes_equal(inner_a, inner_b))
      return op.runtime_error("mat1 and mat2 shapes cannot be multiplied (1x{} and {}x{})", dim::text(inner_a),
                              dim::text(b.size(0)), dim::text(b.size(1)));
    if (!mm_types(op, a, b)) return Value::error();
    return op.output({b.sizes[1]}, a.dtype);
  }
  const bool folded = folds(a, b), fold_right = folded && a.rank >= 3, fold_left = folded && b.rank >= 3;
  if (dim::refutes_equal(inner_a, inner_b)) {
    op.blame(a.sizes[a.rank - 1], meeting.left, b.rank == 1 ? b.sizes[0] : b.sizes[b.rank - 2], meeting.right);
    if (fold_right) {
      const Dim rows = rows_of(a);
      if (b.rank == 1)
        return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(rows),
                                dim::text(rows), dim::text(inner_a), dim::text(inner_b));
      return op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                              dim::text(inner_a), dim::text(inner_b), dim::text(b.size(1)));
    }
    if (fold_left) {
      // The transposed problem is folded: (b^T, a^T).
      Dim rows = 1;
      for (std::size_t i = 0; i < b.rank; ++i)
        if (i != b.rank - 2U) rows = rows * b.size(i);
      if (a.rank == 1)
        return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(rows),
                                dim::text(rows), dim::text(inner_b), dim::text(inner_a));
      return op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                              dim::text(inner_b), dim::text(inner_a), dim::text(a.size(0)));
    }
  }
  std::vector<Size> batch_a(a.shape().begin(), a.shape().end() - std::min<int>(a.rank, 2));
  std::vector<Size> batch_b(b.shape().begin(), b.shape().end() - std::min<int>(b.rank, 2));
  if (!broadcast(op, batch_a, batch_b, shape)) return Value::error();
  if (dim::refutes_equal(inner_a, inner_b)) {
    Dim batch = 1;
    for (const Size& s : shape) batch = batch * s.n;
    return op.runtime_error(
        "Expected size for first two dimensions of batch2 tensor to be: [{}, {}] but got: [{}, {}].", dim::text(batch),
        dim::text(inner_a), dim::text(batch), dim::text(inner_b));
  }
  if (!folded) {
    // A vector is a matrix of one row or of one column.
    const Size one{1, 0};
    const auto matrices = [&](const Tensor& t, bool row) -> const Tensor& {
      if (t.rank > 1) return t;
      if (row) return strided(op.in, t, {one, t.sizes[0]}, {t.size(0) * t.strides[0], t.strides[0]});
      return strided(op.in, t, {t.sizes[0], one}, {t.strides[0], 1});
    };
    if (!op.out_differs(b.dtype) &&
        !batch_types(op, matrices_of(op.in, matrices(a, true), shape), matrices_of(op.in, matrices(b, false), shape)))
      return Value::error();
  } else {
    if (is_bool(a.dtype) && !types_differ(a, b) && !element_count(a).is(0) && !element_count(b).is(0))
      return op.not_implemented("\"{}\" not implemented for 'Bool'",
                                a.rank == 1 || b.rank == 1 ? "addmv_impl_cpu" : "addmm_impl_cpu_");
    // Folded to the left, the transposed problem is computed.
    const bool fits = fold_right && b.rank == 1  ? addmv_types(op, b, a, b)
                      : fold_left && a.rank == 1 ? addmv_types(op, a, b, a)
                      : fold_right               ? mm_types(op, a, b)
                                                 : mm_types(op, b, a);
    if (!fits) return Value::error();
  }
  const DType dtype = folded ? a.dtype : b.dtype;
  if (a.rank >= 2) shape.push_back(a.sizes[a.rank - 2]);
  if (b.rank >= 2) shape.push_back(b.sizes[b.rank - 1]);
  return op.output(shape, dtype);
}
Value matmul(Op& op) {
  const Tensor &a = op.tensor(0), &b = op.tensor(1);
  return matmul_of(op, a, b, a.rank == 2 && b.rank == 2 ? kMatrices : kOperands);
}

// Whether a bias is one row, which is added as the product is computed (is_bias_likely_fusable).
bool is_row(const Tensor& bias) {
  if (!bias.rank_known || !is_contiguous(bias)) return false;
  return bias.rank == 1 || std::ranges::count_if(bias.shape(), [](const Size& s) { return !s.n.is(1); }) == 1;
}

// docs: torch.nn.functional.linear; aten/src/ATen/native/Linear.cpp
Value linear(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (!input.rank_known || !weight.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (weight.rank > 2)
    return op.runtime_error("t() expects a tensor with <= 2 dimensions, but self is {}D", weight.rank);
  if (input.rank == 0 || weight.rank == 0)
    return op.runtime_error("both arguments to linear need to be at least 1D, but they are {}D and {}D", input.rank,
                            weight.rank);
  const Tensor& columns = weight.rank == 1 ? weight
                                           : strided(op.in, weight, {weight.sizes[1], weight.sizes[0]},
                                                     {weight.strides[1], weight.strides[0]});
  const Tensor* const bias = op.tensor_or_null(2);
  if (bias != nullptr && (input.rank == 2 || (is_row(*bias) && is_contiguous(input)))) {
    const Size& last = input.sizes[input.rank - 1];
    const Tensor& rows = input.rank == 2 ? input : strided(op.in, input, {Size{rows_of(input), 0}, last}, {last.n, 1});
    const Value sum = addmm_of(op, *bias, rows, columns, kLayer);
    if (sum.is_error() || input.rank == 2) return sum;
    std::vector<Size> shape(input.shape().begin(), input.shape().end() - 1);
    shape.push_back(weight.sizes[0]);
    return op.output(shape, input.dtype);
  }
  const Value product = matmul_of(op, input, columns, kLayer);
  if (product.is_error() || bias == nullptr || !bias->rank_known || !tensor_of(product).rank_known) return product;
  // Else the bias is added in place.
  const Tensor& made = tensor_of(product);
  std::vector<Size> sum;
  if (!broadcast(op, made.shape(), bias->shape(), sum)) return Value::error();
  bool same = sum.size() == made.rank;
  for (std::size_t d = 0; same && d < sum.size(); ++d) same = !dim::refutes_equal(sum[d].n, made.size(d));
  if (!same)
    return op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(made.shape()),
                            shape_text(sum));
  const Value operands[] = {product, op.value(2)};
  if (const DType type = result_type(operands, made.dtype); !can_cast(type, made.dtype))
    return op.runtime_error("result type {} can't be cast to the desired output type {}", info(type).legacy,
                            info(made.dtype).legacy);
  return product;
}

// inner and tensordot of booleans: no kernel multiplies them. docs: aten/src/ATen/native/Linear.cpp (tensordot)
Value refuse_booleans_contracted(Op& op, const Tensor& a, const Tensor& b, std::span<const Size> shape) {
  // What is left is one product of two lines, if the lines lie there as they are multiplied.
  const auto in_order = [&](const Tensor& t, std::span<const Dim> dims) {
    if (std::ranges::count_if(t.shape(), [](const Size& s) { return !s.n.is(1); }) <= 1) return true;
    for (std::size_t i = 0; i < dims.size(); ++i)
      if (!dims[i].is(static_cast<std::int64_t>(i)) && !dims[i].is(static_cast<std::int64_t>(i) - t.rank)) return false;
    return is_contiguous(t);
  };
  const bool one = std::ranges::all_of(shape, [](const Size& s) { return s.n.is(1); });
  if (shape.empty() && a.rank > 1 && (!in_order(a, op.integers(2)) || !in_order(b, op.integers(3))))
    return op.output(shape, a.dtype);
  if (one) return op.not_implemented("\"dot\" not implemented for 'Bool'");
  if (element_count(a).is(0) || element_count(b).is(0)) return op.output(shape, a.dtype);
  return op.not_implemented("\"addmm_impl_cpu_\" not implemented for 'Bool'");
}

// Products over the last dimension of both; a number multiplies. docs: torch.inner
Value inner(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  if (a.rank == 0) return op.output_like(b, dtype);
  if (b.rank == 0) return op.output_like(a, dtype);
  if (dim::refutes_equal(a.size(a.rank - 1U), b.size(b.rank - 1U)))
    return op.runtime_error("inner() the last dimension must match on both input tensors but got shapes {} and {}",
                            shape_text(a.shape()), shape_text(b.shape()));
  if (types_differ(a, b)) return op.runtime_error("both inputs should have same dtype");
  std::vector<Size> shape(a.shape().begin(), a.shape().end() - 1);
  shape.insert(shape.end(), b.shape().begin(), b.shape().end() - 1);
  if (is_bool(a.dtype)) return refuse_booleans_contracted(op, a, b, shape);
  return op.output(shape, dtype);
}

Value bilinear(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& w = op.tensor(2);
  if (!a.rank_known || !op.tensor(1).rank_known || !w.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  const Tensor& b = op.tensor(1);
  const Tensor* const bias = op.tensor_or_null(3);
  if (types_differ(a, b) || types_differ(a, w) || (bias != nullptr && types_differ(a, *bias)))
    return op.runtime_error("All tensors must have the same dtype, got input1: {}, input2: {}, weight: {}{}",
                            cpp_name(a.dtype), cpp_name(b.dtype), cpp_name(w.dtype),
                            bias == nullptr ? "" : ", bias: " + std::string(cpp_name(bias->dtype)));
  if (a.rank != b.rank)
    return op.runtime_error("bilinear(): input dimensions do not match: got {} and {}", a.rank, b.rank);
  if (a.rank == 0) return op.index_error("Dimension specified as -1 but tensor has no dimensions");
  std::vector<Size> shape(a.shape().begin(), a.shape().end() - 1);
  for (std::size_t i = 0; i + 1 < a.rank; ++i)
    if (dim::refutes_equal(a.size(i), b.size(i)))
      return op.runtime_error("bilinear(): input batch dimensions do not match at dim {}: got {} and {}", i,
                              dim::text(a.size(i)), dim::text(b.size(i)));
  if (!has_dim(op, w, 1)) return Value::error();
  if (dim::refutes_equal(a.size(a.rank - 1U), w.size(1)))
    return op.runtime_error("bilinear(): input1 size does not match weight size: got {} but expected {}",
                            dim::text(a.size(a.rank - 1U)), dim::text(w.size(1)));
  if (!has_dim(op, w, 2)) return Value::error();
  if (dim::refutes_equal(b.size(b.rank - 1U), w.size(2)))
    return op.runtime_error("bilinear(): input2 size does not match weight size: got {} but expected {}",
                            dim::text(b.size(b.rank - 1U)), dim::text(w.size(2)));
  if (bias != nullptr && bias->rank_known) {
    if (!has_dim(op, *bias, 0)) return Value::error();
    if (dim::refutes_equal(bias->size(0), w.size(0)))
      return op.runtime_error("bilinear(): bias size does not match weight size: got {} but expected {}",
                              dim::text(bias->size(0)), dim::text(w.size(0)));
  }
  if (w.rank > 3 && !element_count(a).is(0) && !element_count(w).is(0)) return op.runtime_error("number of dimensions must match");
  shape.push_back(w.sizes[0]);
  std::vector<Size> sum;
  if (bias != nullptr && bias->rank_known && !broadcast(op, shape, bias->shape(), sum)) return Value::error();
  return op.output(bias != nullptr && bias->rank_known ? sum : shape, a.dtype);
}

Value tensordot(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  const std::vector<Dim> da = op.integers(2), db = op.integers(3);
  std::vector<bool> out_a(a.rank, true), out_b(b.rank, true);
  if (da.size() != db.size()) return op.runtime_error("both dimension lists should have same length");
  if (types_differ(a, b)) return op.runtime_error("both inputs should have same dtype");
  const auto known = [](std::span<const Dim> dims) { return std::ranges::all_of(dims, &Dim::known); };
  if (!a.rank_known || !b.rank_known || !known(da) || !known(db))
    return op.unknown_tensor(a.dtype, "which dimensions tensordot multiplies is not known");
  std::optional<std::int64_t> twice;
  for (std::size_t i = 0; i < da.size(); ++i) {
    std::int64_t x = da[i].value(), y = db[i].value();
    if (a.rank == 0) return op.index_error("Dimension specified as {} but tensor has no dimensions", x);
    if (!op.wrap_dim(x, a.rank)) return Value::error();
    if (b.rank == 0) return op.index_error("Dimension specified as {} but tensor has no dimensions", y);
    if (!op.wrap_dim(y, b.rank)) return Value::error();
    const Dim sx = a.size(static_cast<std::size_t>(x)), sy = b.size(static_cast<std::size_t>(y));
    if (dim::refutes_broadcast(sx, sy))
      return op.runtime_error(
          "contracted dimensions need to match, but first has size {} in dim {} and second has size {} in dim {}",
          dim::text(sx), da[i].value(), dim::text(sy), db[i].value());
    for (const auto& [out, at] : {std::pair(&out_a, x), std::pair(&out_b, y)}) {
      const auto d = static_cast<std::size_t>(at);
      if (!(*out)[d]) twice = twice.value_or(at);
      (*out)[d] = false;
    }
  }
  if (twice) return op.runtime_error("dim {} appears multiple times in the list of dims", *twice);
  std::vector<Size> shape;
  for (std::size_t i = 0; i < a.rank; ++i)
    if (out_a[i]) shape.push_back(a.sizes[i]);
  for (std::size_t i = 0; i < b.rank; ++i)
    if (out_b[i]) shape.push_back(b.sizes[i]);
  if (is_bool(a.dtype)) return refuse_booleans_contracted(op, a, b, shape);
  return op.output(shape, a.dtype);
}

constexpr OpDef kOps[] = {
    {"linear(Tensor input, Tensor weight, Tensor? bias=None, *, Tensor? out=None) -> Tensor", linear,
     Variants::Function},
    {"mm(Tensor self, Tensor mat2, *, Tensor? out=None) -> Tensor", mm},
    {"bmm(Tensor self, Tensor mat2, *, Tensor? out=None) -> Tensor", bmm},
    {"baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor",
     baddbmm},
    {"baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", baddbmm,
     Variants::Method},
    {"addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addmm,
     Variants::Method},
    {"addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor", addmv},
    {"addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addmv},
    {"addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor",
     addbmm},
    {"addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addbmm,
     Variants::Method},
    {"addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor", addr},
    {"addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addr,
     Variants::Method},
    {"mv(Tensor self, Tensor vec, *, Tensor? out=None) -> Tensor", mv},
    {"dot(Tensor self, Tensor tensor, *, Tensor? out=None) -> Tensor", dot},
    {"vdot(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", dot},
    {"inner(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", inner},
    {"outer(Tensor self, Tensor vec2, *, Tensor? out=None) -> Tensor", outer},
    {"ger(Tensor self, Tensor vec2, *, Tensor? out=None) -> Tensor", outer},
    {"addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor",
     addmm},
    {"linalg_matmul(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", matmul, Variants::Function},
    {"matmul(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", matmul},
    {"bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor", bilinear,
     Variants::Function},
    {"tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other, *, Tensor? out=None) -> Tensor",
     tensordot, Variants::Function},
};

}  // namespace

std::span<const OpDef> matmul_ops() { return kOps; }

}  // namespace shapetrace::torch
