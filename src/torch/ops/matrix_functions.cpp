// Powers and products of matrices beyond matmul. docs: torch.linalg "Matrix Functions", "Matrix Products";
// errors: aten/src/ATen/native/LinearAlgebra.cpp, Cross.cpp.
#include "torch/memory_format.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/linalg.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

Value matrix_exp(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  if (!is_square(op, a, "linalg.matrix_exp") || !is_float(op, a, "linalg.matrix_exp")) return Value::error();
  return op.output(a.shape(), a.dtype);
}

Value matrix_power(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  if (!is_square(op, a, "linalg.matrix_power")) return Value::error();
  const std::int64_t n = op.index(1);
  if (n < 0 && !is_float(op, a, "linalg.inv", false)) return Value::error();
  return n == 1 ? op.output(a.shape(), a.dtype) : matrices(op, a.shape(), a.dtype, n == -1);
}

// docs: torch.linalg.multi_dot: the first and the last may be vectors.
Value multi_dot(Op& op) {
  const std::vector<Value> operands = op.tensors(0);
  const std::size_t n = operands.size();
  if (n < 2) return op.runtime_error("multi_dot(): expected at least 2 tensors but got {}", n);
  const auto at = [&](std::size_t i) -> const Tensor& { return tensor_of(operands[i]); };
  for (const Value v : operands)
    if (!tensor_of(v).rank_known) return op.unknown_tensor(tensor_of(v).dtype, kNoMatrix);
  const auto is_outer = [](const Tensor& t) { return t.rank == 1 || t.rank == 2; };
  if (!is_outer(at(0)))
    return op.runtime_error("multi_dot(): the first tensor must be 1D or 2D but got {}D", at(0).rank);
  if (!is_outer(at(n - 1)))
    return op.runtime_error("multi_dot(): the last tensor must be 1D or 2D but got {}D", at(n - 1).rank);
  for (std::size_t i = 1; i + 1 < n; ++i)
    if (at(i).rank != 2) return op.runtime_error("multi_dot(): tensor {} must be 2D but got {}D", i, at(i).rank);
  // Vectors are a row at the left and a column at the right.
  const auto shape_of = [&](std::size_t i) {
    std::vector<Size> shape(at(i).shape().begin(), at(i).shape().end());
    if (shape.size() == 1) shape.insert(i == 0 ? shape.begin() : shape.end(), Size{1, 0});
    return shape;
  };
  for (std::size_t i = 1; i < n; ++i) {
    const std::vector<Size> left = shape_of(i - 1), right = shape_of(i);
    if (at(i).dtype != at(0).dtype && at(i).dtype != DType::Unknown && at(0).dtype != DType::Unknown)
      return op.runtime_error(
          "multi_dot(): all tensors must have be the same dtype but tensor 0 is {} and tensor {} {}",
          cpp_name(at(0).dtype), i, cpp_name(at(i).dtype));
    if (dim::refutes_equal(left[1].n, right[0].n)) {
      op.blame(left[1], "the columns of the left matrix", right[0], "the rows of the right one");
      return op.runtime_error("multi_dot(): tensors {} and {} with shapes {} and {} cannot be multiplied", i - 1, i,
                              shape_text(at(i - 1).shape()), shape_text(at(i).shape()));
    }
  }
  std::vector<Size> shape;
  if (at(0).rank == 2) shape.push_back(at(0).sizes[0]);
  if (at(n - 1).rank == 2) shape.push_back(at(n - 1).sizes[1]);
  return op.output(shape, at(0).dtype);
}

// linalg.cross(a, b, dim=-1), torch.cross(a, b, dim=None): without dim the first of three elements.
Value cross(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, "the rank of a tensor is not known");
  std::int64_t given = op.index(2, -1);
  if (op.schema.name == "cross" && !op.given(2)) {
    given = 0;
    while (given < a.rank && !dim::surely_equal(a.size(static_cast<std::size_t>(given)), 3)) ++given;
    if (given == a.rank) {
      if (!all_known(a)) return op.unknown_tensor(a.dtype, "which dimension has three elements is not known");
      return op.runtime_error("no dimension of size 3 in input");
    }
  }
  if (a.rank != b.rank) return op.runtime_error("linalg.cross: inputs must have the same number of dimensions.");
  std::int64_t at = given;
  if (!has_size(op, a, given) || !op.wrap_dim(at, a.rank)) return Value::error();
  const Dim left = a.size(static_cast<std::size_t>(at)), right = b.size(static_cast<std::size_t>(at));
  if (dim::refutes_equal(left, 3) || dim::refutes_equal(right, 3))
    return op.runtime_error("linalg.cross: inputs dimension {} must have length 3. Got {} and {}", given,
                            dim::text(left), dim::text(right));
  if (types_differ(a, b)) {
    std::vector<Size> shape;
    if (!broadcast(op, a.shape(), b.shape(), shape)) return Value::error();
    if (is_bool(a.dtype)) return op.not_implemented("\"cross\" not implemented for 'Bool'");
    return op.runtime_error("expected scalar type {} but found {}", info(a.dtype).legacy, info(b.dtype).legacy);
  }
  std::vector<Size> shape;
  return broadcast(op, a.shape(), b.shape(), shape) ? op.output(shape, a.dtype) : Value::error();
}

// docs: torch.linalg.vecdot
Value vecdot(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!is_float(op, a, "linalg.vecdot")) return Value::error();
  if (types_differ(a, b))
    return op.runtime_error(
        "linalg.vecdot: Expected x and y to have the same dtype, but found x of type {} and y of type {} instead",
        info(a.dtype).legacy, info(b.dtype).legacy);
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(dtype, "the rank of a tensor is not known");
  if (a.rank == 1 && b.rank == 1) return call_op(op.in, "vdot", operands);
  std::vector<Size> shape;
  if (!broadcast(op, a.shape(), b.shape(), shape)) return Value::error();
  std::int64_t at = op.index(2, -1);
  if (!op.wrap_dim(at, shape.size())) return Value::error();
  if (!shape.empty()) shape.erase(shape.begin() + at);
  return op.output(shape, dtype);
}

// linalg.vander(x, N): (*, n) -> (*, n, N); torch.vander(x, N, increasing): (n) -> (n, N).
Value vander(Op& op) {
  const Tensor& x = op.tensor(0);
  const bool batched = op.schema.name == "linalg_vander";
  if (!x.rank_known) return op.unknown_tensor(x.dtype, "the rank of a tensor is not known");
  if (batched && (is_bool(x.dtype)))
    return op.runtime_error("linalg.vander supports floating point, complex, and integer tensors, but got Bool");
  if (!batched && x.rank != 1) return op.runtime_error("x must be a one-dimensional tensor.");
  const Dim n = op.given(1) ? op.integer(1) : x.rank == 0 ? Dim(1) : x.size(x.rank - 1U);
  if (batched && dim::refutes_at_least(n, 2)) return op.runtime_error("N must be greater than 1.");
  if (!batched && n.known() && n.value() < 0) return op.runtime_error("N must be non-negative.");
  std::vector<Size> shape(x.shape().begin(), x.shape().end());
  if (shape.empty()) shape.push_back({1, 0});
  shape.push_back(op.computed(n - 1, OriginKind::Argument, {}));
  if (batched && count_overflows(shape)) return refuse_count(op);  // all but the ones are powers of an expanded view
  shape.back() = op.computed(n, OriginKind::Argument, {});
  return op.output(shape, is_whole(x.dtype) ? DType::Int64 : x.dtype);  // cumprod's type
}

// docs: torch.kron: sizes are multiplied from the right.
Value kron(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  const Value operands[] = {op.value(0), op.value(1)};
  DType dtype = result_type(operands, default_dtype(op.in));
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(dtype, "the rank of a tensor is not known");
  // A scalar has been given the dimensions of the other by the time they are multiplied. docs: KronImpl
  if ((a.rank == 0) != (b.rank == 0) && a.dtype != DType::Unknown && b.dtype != DType::Unknown)
    dtype = promote(a.dtype, b.dtype);
  const std::size_t rank = std::max(a.rank, b.rank);
  std::vector<Size> shape(rank);
  for (std::size_t k = 1; k <= rank; ++k) {
    const Size x = k <= a.rank ? a.sizes[a.rank - k] : Size{1, 0}, y = k <= b.rank ? b.sizes[b.rank - k] : Size{1, 0};
    shape[rank - k] = op.computed(x.n * y.n, OriginKind::Product, {x.origin, y.origin});
  }
  const Value v = op.output(shape, dtype);
  if (v.is_error() || (is_contiguous(a) && is_contiguous(b))) return v;
  if (!all_known(a) || !all_known(b)) return forget_strides(op.in, tensor_of(v)), v;
  // The product of both, each with its dimensions spread, is viewed as the result: where it lies so that it can be.
  const auto spread = [&](const Tensor& t, Value of, std::size_t first) {
    std::vector<Size> sizes(2 * rank, Size{1, 0});
    for (std::size_t i = 0; i < t.rank; ++i) sizes[2 * (rank - t.rank + i) + first] = t.sizes[i];
    const Value arguments[] = {of, make_size(op.in, sizes)};
    return call_op(op.in, "reshape", arguments);
  };
  const Value factors[] = {spread(a, op.value(0), 0), spread(b, op.value(1), 1)};
  const Value product = call_op(op.in, "mul", factors);
  if (product.is_error()) return product;
  const Value arguments[] = {product, make_size(op.in, shape)};
  const Value viewed = call_op(op.in, "view", arguments);
  if (viewed.is_error()) return viewed;
  const Tensor& like = tensor_of(viewed);
  std::copy(like.strides, like.strides + like.rank, tensor_of(v).strides);
  return v;
}

constexpr OpDef kOps[] = {
    {"linalg_matrix_exp(Tensor self) -> Tensor", matrix_exp, Variants::Function},
    {"matrix_exp(Tensor self) -> Tensor", matrix_exp},
    {"linalg_matrix_power(Tensor self, int n, *, Tensor? out=None) -> Tensor", matrix_power, Variants::Function},
    {"matrix_power(Tensor self, int n, *, Tensor? out=None) -> Tensor", matrix_power},
    {"linalg_multi_dot(Tensor[] tensors, *, Tensor? out=None) -> Tensor", multi_dot, Variants::Function},
    {"linalg_cross(Tensor self, Tensor other, *, int dim=-1, Tensor? out=None) -> Tensor", cross, Variants::Function},
    {"cross(Tensor self, Tensor other, int? dim=None, *, Tensor? out=None) -> Tensor", cross},
    {"linalg_vecdot(Tensor x, Tensor y, *, int dim=-1, Tensor? out=None) -> Tensor", vecdot, Variants::Function},
    {"linalg_vander(Tensor x, *, SymInt? N=None) -> Tensor", vander, Variants::Function},
    {"vander(Tensor x, int? N=None, bool increasing=False) -> Tensor", vander, Variants::Function},
    {"kron(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", kron},
};

}  // namespace

std::span<const OpDef> matrix_function_ops() { return kOps; }

}  // namespace shapetrace::torch
