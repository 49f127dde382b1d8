// Systems of linear equations, inverses, determinants. docs: torch.linalg "Solvers", "Inverses";
// errors: aten/src/ATen/native/BatchLinearAlgebra.cpp, LinearAlgebra.cpp.
#include <array>

#include "torch/ops/linalg.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

bool same_dtype(Op& op, const Tensor& a, const Tensor& b, std::string_view function, std::string_view name) {
  if (a.dtype == b.dtype || a.dtype == DType::Unknown || b.dtype == DType::Unknown) return true;
  op.runtime_error("{}: Expected {} and B to have the same dtype, but found {} of type {} and B of type {} instead",
                   function, name, name, info(a.dtype).legacy, info(b.dtype).legacy);
  return false;
}

// --- determinants and inverses ---

Value det(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  if (!is_square(op, a, "linalg.det") || !is_float(op, a, "linalg.det") || !has_kernel(op, a, "lu_cpu"))
    return Value::error();
  return op.output(batch_of(a), a.dtype);
}

Value slogdet(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_square(op, a, "linalg.slogdet") || !is_float(op, a, "linalg.slogdet", false)) return Value::error();
  return named_result(op.in, op.schema.name, {"sign", "logabsdet"},
                      {op.output(batch_of(a), a.dtype), op.output(batch_of(a), real_of(a.dtype))});
}

Value logdet(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  if (!is_square(op, a, "logdet") || !is_float(op, a, "logdet", false)) return Value::error();
  return op.output(batch_of(a), a.dtype);
}

Value inverse(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  if (!is_square(op, a, "linalg.inv") || !is_float(op, a, "linalg.inv", false)) return Value::error();
  const Value result = matrices(op, a.shape(), a.dtype);
  if (op.schema.name != "linalg_inv_ex") return result;
  return named_result(op.in, op.schema.name, {"inverse", "info"}, {result, op.output(batch_of(a), DType::Int32)});
}

// linalg.pinv(a, rcond | atol, rtol, hermitian) and torch.pinverse.
Value pseudo_inverse(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  const bool usable = a.dtype == DType::Float32 || a.dtype == DType::Float64 || a.dtype == DType::Complex64 ||
                      a.dtype == DType::Complex128 || a.dtype == DType::Unknown;
  if (a.rank < 2 || !usable)
    return op.runtime_error(
        "linalg.pinv({}{{{}}}): expected a tensor with 2 or more dimensions of float, double, cfloat or cdouble types",
        info(a.dtype).legacy, shape_text(a.shape()));
  if (!has_real_limits(op, "torch.linalg.pinv")) return Value::error();
  std::vector<Size> batch = batch_of(a);
  // Where there are no elements the answer is empty, whatever the limits.
  if (!element_count(a).is(0) && !broadcast_limits(op, batch)) return Value::error();
  const std::size_t last = op.schema.parameters.size() - 2;
  if (op.schema.parameters[last].name == "hermitian" && op.boolean(last) && !element_count(a).is(0) &&
      !is_square(op, a, "linalg.eigh"))
    return Value::error();
  return op.output(joined(batch, {columns_of(a), rows_of(a)}), a.dtype);
}

Value tensorinv(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(a.dtype, kNoMatrix);
  const std::int64_t split = op.index(1);
  if (split <= 0) return op.runtime_error("Expected a strictly positive integer for 'ind', but got {}", split);
  if (split > a.rank) return op.runtime_error("ArrayRef: invalid slice, N = {}; size = {}", split, a.rank);
  const auto at = static_cast<std::size_t>(split);
  Dim before = 1, after = 1;
  for (std::size_t i = 0; i < a.rank; ++i) (i < at ? before : after) = (i < at ? before : after) * a.size(i);
  if (dim::refutes_equal(after, before))
    return op.runtime_error(
        "Expected self to satisfy the requirement prod(self.shape[ind:]) == prod(self.shape[:ind]), but got {} != {}",
        dim::text(after), dim::text(before));
  if (!is_float(op, a, "linalg.inv", false)) return Value::error();
  std::vector<Size> shape(a.shape().begin() + static_cast<std::ptrdiff_t>(at), a.shape().end());
  shape.insert(shape.end(), a.shape().begin(), a.shape().begin() + static_cast<std::ptrdiff_t>(at));
  const Size side{before, 0};
  const Value square = matrices(op, std::array{side, side}, a.dtype);
  if (all_known(a)) return call_op(op.in, "reshape", std::array{square, make_size(op.in, shape)});
  // A column-major matrix in another shape: where its sizes are not known, neither are the strides.
  std::vector<Dim> strides;
  for (std::size_t i = 0; i < shape.size(); ++i) strides.push_back(fresh_number(op.in));
  return op.view(tensor_of(square), shape, strides, 0);
}

// --- A X = B ---

// Whether B is a vector for each matrix of A.
bool is_vector_of(const Op& op, const Tensor& a, const Tensor& b) {
  if (b.rank == 1) return true;
  if (a.rank != b.rank + 1U) return false;
  Dim same = 1;
  for (std::size_t i = 0; i < b.rank; ++i) same = same * dim::is_equal(a.size(i), b.size(i));
  return op.decide(same, false);
}

// The same tensor with a last size of 1: what a vector is to the checks of matrices.
Tensor as_column(Op& op, const Tensor& b) {
  std::vector<Size> shape(b.shape().begin(), b.shape().end());
  shape.push_back({1, 0});
  Tensor column = *new_tensor(op.in, shape, b.dtype);
  return column;
}

Value solve(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  const bool left = op.boolean(2);
  if (!is_float(op, a, "linalg.solve") || !same_dtype(op, a, b, "linalg.solve", "A")) return Value::error();
  if (!is_matrix(op, a, "linalg.solve")) return Value::error();
  const bool vector = is_vector_of(op, a, b);
  const Tensor right = vector ? as_column(op, b) : b;
  if (!is_solvable(op, a, right, left, "linalg.solve")) return Value::error();
  std::vector<Size> shape;
  if (!broadcast_batches(op, right, a, shape)) return Value::error();
  if (vector && !left)
    return op.runtime_error(
        "linalg.solve: Vector broadcasting of the left hand side is not supported for left=False. In this case "
        "linalg.solve is equivalent to B / A.squeeze(-1)");
  if (!has_kernel(op, a, "lu_cpu")) return Value::error();
  shape.push_back(rows_of(right));
  if (!vector) shape.push_back(columns_of(right));
  const Value result = matrices(op, shape, b.dtype, left);
  if (op.schema.name == "linalg_solve") return result;
  // One number for each matrix of A, before it is expanded. docs: TORCH_META_FUNC(_linalg_solve_ex)
  return named_result(op.in, op.schema.name, {"result", "info"}, {result, op.output(batch_of(a), DType::Int32)});
}

Value solve_triangular(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_solvable(op, a, b, op.boolean(3), "linalg.solve_triangular")) return Value::error();
  std::vector<Size> shape;
  if (!broadcast_batches(op, b, a, shape) || !has_kernel(op, a, "triangular_solve_cpu")) return Value::error();
  // An empty one is asked for its kernel as well.
  if (types_differ(a, b) && !is_complex(a.dtype) && a.dtype != DType::Float32 && a.dtype != DType::Float64)
    return op.not_implemented("\"triangular_solve_cpu\" not implemented for '{}'", info(a.dtype).legacy);
  return matrices(op, joined(shape, {rows_of(b), columns_of(b)}), a.dtype);
}

// torch.triangular_solve(b, a)
Value older_triangular_solve(Op& op) {
  const Tensor& b = op.tensor(0);
  const Tensor& a = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  if (b.rank < 2)
    return op.runtime_error(
        "torch.triangular_solve: Expected b to have at least 2 dimensions, but it has {} dimensions instead", b.rank);
  if (a.rank < 2)
    return op.runtime_error(
        "torch.triangular_solve: Expected A to have at least 2 dimensions, but it has {} dimensions instead", a.rank);
  std::vector<Size> batch;
  if (!is_solvable_pair(op, b, a, "triangular_solve") || !broadcast_batches(op, b, a, batch) ||
      !has_kernel(op, a, "triangular_solve_cpu"))
    return Value::error();
  return named_result(op.in, op.schema.name, {"solution", "cloned_coefficient"},
                      {matrices(op, joined(batch, {rows_of(b), columns_of(b)}), b.dtype),
                       matrices(op, joined(batch, {rows_of(a), columns_of(a)}), a.dtype)});
}

// torch.cholesky_solve(b, factor)
Value cholesky_solve(Op& op) {
  const Tensor& b = op.tensor(0);
  const Tensor& a = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  if (b.rank < 2) return op.runtime_error("b should have at least 2 dimensions, but has {} dimensions instead", b.rank);
  if (a.rank < 2) return op.runtime_error("u should have at least 2 dimensions, but has {} dimensions instead", a.rank);
  std::vector<Size> batch;
  if (!is_solvable_pair(op, b, a, "cholesky_solve") || !broadcast_batches(op, b, a, batch) ||
      !has_kernel(op, a, "cholesky_solve_cpu"))
    return Value::error();
  return matrices(op, joined(batch, {rows_of(b), columns_of(b)}), b.dtype);
}

// linalg.lu_solve(LU, pivots, B), torch.lu_solve(B, LU, pivots)
Value lu_solve(Op& op) {
  const bool older = op.schema.name == "lu_solve";
  const Tensor& factors = op.tensor(older ? 1 : 0);
  const Tensor& pivots = op.tensor(older ? 2 : 1);
  const Tensor& b = op.tensor(older ? 0 : 2);
  if (!factors.rank_known || !pivots.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  const bool left = older || op.boolean(3);
  // The name in front of a message depends on who checks. docs: TORCH_META_FUNC(linalg_lu_solve)
  constexpr std::string_view kName = "linalg.lu_solve", kLongName = "torch.linalg.lu_solve";
  if (!is_float(op, factors, kLongName) || !same_dtype(op, factors, b, kName, "LU")) return Value::error();
  if (pivots.dtype != DType::Int32 && pivots.dtype != DType::Unknown)
    return op.runtime_error("linalg.lu_solve: pivots should be a Tensor of scalar type torch.int32");
  if (!is_square(op, factors, kLongName) || !is_solvable(op, factors, b, left, kName) || !has_size(op, pivots, -1))
    return Value::error();
  if (dim::refutes_equal(rows_of(factors).n, pivots.size(pivots.rank - 1U)))
    return op.runtime_error(
        "linalg.lu_solve: Number of pivots per batch should be same as the dimension of the matrix");
  bool same = pivots.rank + 1U == factors.rank;
  for (std::size_t i = 0; same && i + 1 < pivots.rank; ++i) same = !dim::refutes_equal(pivots.size(i), factors.size(i));
  if (!same)
    return op.runtime_error(
        "linalg.lu_solve: Expected LU.shape[:-1] and pivots.shape to be the same, but got pivots with shape {} instead",
        shape_text(pivots.shape()));
  std::vector<Size> batch;
  if (!broadcast_batches(op, b, factors, batch) || !has_kernel(op, factors, "linalg.lu_solve_cpu"))
    return Value::error();
  return matrices(op, joined(batch, {rows_of(b), columns_of(b)}), b.dtype, left);
}

Value ldl_solve(Op& op) {
  const Tensor& factors = op.tensor(0);
  const Tensor& pivots = op.tensor(1);
  const Tensor& b = op.tensor(2);
  if (!factors.rank_known || !pivots.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  constexpr std::string_view kName = "torch.linalg.ldl_solve";
  if (!is_square(op, factors, kName) || !is_float(op, factors, kName)) return Value::error();
  if (!is_solvable_pair(op, b, factors, kName)) return Value::error();
  bool same = pivots.rank + 1U == factors.rank;
  for (std::size_t i = 0; same && i < pivots.rank; ++i) same = !dim::refutes_equal(pivots.size(i), factors.size(i));
  if (!same)
    return op.runtime_error(
        "{}: Expected LD.shape[:-1] and pivots.shape to be the same, but got pivots with shape {} instead", kName,
        shape_text(pivots.shape()));
  if (!is_integral(pivots.dtype) && pivots.dtype != DType::Unknown)
    return op.runtime_error("{}: Expected pivots to be integers. Got {}", kName, info(pivots.dtype).legacy);
  std::vector<Size> batch;
  if (!broadcast_batches(op, b, factors, batch) || !has_kernel(op, factors, "ldl_solve_kernel_cpu"))
    return Value::error();
  return matrices(op, joined(batch, {rows_of(b), columns_of(b)}), b.dtype);
}

// docs: torch.linalg.lstsq. The solution is a part of what LAPACK overwrites, which has room for the longer side of A.
Value lstsq(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  constexpr std::string_view kName = "torch.linalg.lstsq";
  if (a.rank < 2) return op.runtime_error("{}: input must have at least 2 dimensions.", kName);
  if (b.rank < 1) return op.runtime_error("{}: other must have at least 1 dimension.", kName);
  if (types_differ(a, b))
    return op.runtime_error(
        "{}: Expected input and other to have the same dtype, but got input's dtype {} and other's dtype {}", kName,
        info(a.dtype).legacy, info(b.dtype).legacy);
  if (a.rank < b.rank || a.rank > b.rank + 1U)
    return op.runtime_error(
        "{}: input.dim() must be greater or equal to other.dim() and (input.dim() - other.dim()) <= 1", kName);
  const bool vector = is_vector_of(op, a, b);
  const Size m = rows_of(a), n = columns_of(a);
  const Dim rows = vector ? b.size(b.rank - 1U) : b.size(b.rank - 2U);
  if (dim::refutes_equal(m.n, rows))
    return op.runtime_error("{}: input.size(-2) should match other.size({})", kName, vector ? -1 : -2);
  const std::string_view driver = op.text(3, "gelsy");
  if (driver != "gels" && driver != "gelsy" && driver != "gelsd" && driver != "gelss")
    return op.runtime_error("{}: parameter `driver` should be one of (gels, gelsy, gelsd, gelss)", kName);
  switch (a.dtype) {
    case DType::Float32:
    case DType::Float64:
    case DType::Complex64:
    case DType::Complex128:
    case DType::Unknown: break;
    default: return op.runtime_error("This function doesn't handle types other than float and double");
  }
  const Tensor right = a.rank == b.rank ? b : as_column(op, b);
  std::vector<Size> batch;
  if (!broadcast_batches(op, a, right, batch)) return Value::error();
  const Size columns = vector ? Size{1, 0} : columns_of(b);
  const Dim room = max(max(m.n, n.n), 1);
  std::vector<Size> shape = joined(batch, {n});
  if (!vector) shape.push_back(columns);
  const Value solution = op.output(shape, b.dtype);
  Tensor& t = tensor_of(solution);
  Dim stride = room * max(columns.n, 1);
  for (std::size_t i = batch.size(); i-- > 0; stride = stride * max(batch[i].n, 1)) t.strides[i] = stride;
  t.strides[batch.size()] = 1;
  if (!vector) t.strides[batch.size() + 1] = room;
  const Size none{0, 0};
  const DType real = real_of(a.dtype);
  const dim::Truth tall = dim::less(n.n, m.n);
  Value residuals = op.output({none}, real);
  if (tall != dim::Truth::No && driver != "gelsy") {
    std::vector<Size> of_columns(batch);
    of_columns.push_back(columns);
    // With the other drivers they are there only when every matrix turns out to have full rank.
    residuals = driver == "gels" && tall == dim::Truth::Yes
                    ? op.output(of_columns, real)
                    : op.unknown_tensor(real, "the residuals of lstsq depend on the rank of the matrices");
  }
  const Value rank = driver == "gels" ? op.output({none}, DType::Int64) : op.output(batch_of(a), DType::Int64);
  const Value singular = driver == "gelsd" || driver == "gelss" ? op.output(joined(batch_of(a), {smaller_side(op, a)}), real)
                                                                : op.output({none}, real);
  for (const Value v : {rank, singular}) tensor_of(v).requires_grad = false;
  return named_result(op.in, op.schema.name, {"solution", "residuals", "rank", "singular_values"},
                      {solution, residuals, rank, singular});
}

// docs: torch.linalg.tensorsolve: A has the sizes of B first, then those of the solution.
Value tensorsolve(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.in.unknown(kNoMatrix);
  std::vector<Size> order(a.shape().begin(), a.shape().end());
  if (op.given(2)) {
    // These dimensions go to the right end, in their order.
    std::vector<bool> moved(a.rank, false);
    std::vector<Size> right;
    for (const Dim d : op.integers(2)) {
      std::int64_t at = d.known() ? d.value() : 0;
      if (!op.wrap_dim(at, a.rank)) return Value::error();
      moved[static_cast<std::size_t>(at)] = true;
      right.push_back(a.sizes[at]);
    }
    order.clear();
    for (std::size_t i = 0; i < a.rank; ++i)
      if (!moved[i]) order.push_back(a.sizes[i]);
    order.insert(order.end(), right.begin(), right.end());
  }
  if (b.rank > order.size()) return op.runtime_error("cannot create std::vector larger than max_size()");
  const Dim before = element_count(b);
  Dim after = 1;
  for (std::size_t i = b.rank; i < order.size(); ++i) after = after * order[i].n;
  if (dim::refutes_equal(after, before))
    return op.runtime_error(
        "Expected self to satisfy the requirement prod(self.shape[other.ndim:]) == prod(self.shape[:other.ndim]), but "
        "got {} != {}",
        dim::text(after), dim::text(before));
  if (dim::refutes_equal(element_count(a), before * after))
    return op.runtime_error("shape '[{}, {}]' is invalid for input of size {}", dim::text(after), dim::text(after),
                            dim::text(element_count(a)));
  if (!is_float(op, a, "linalg.solve") || !same_dtype(op, a, b, "linalg.solve", "A")) return Value::error();
  return op.output(std::span<const Size>(order).subspan(b.rank), a.dtype);
}

constexpr OpDef kOps[] = {
    {"linalg_det(Tensor A, *, Tensor? out=None) -> Tensor", det, Variants::Function},
    {"det(Tensor self) -> Tensor", det},
    {"linalg_slogdet(Tensor A, *, Tensor[]? out=None) -> (Tensor sign, Tensor logabsdet)", slogdet, Variants::Function},
    {"slogdet(Tensor self, *, Tensor[]? out=None) -> (Tensor sign, Tensor logabsdet)", slogdet},
    {"logdet(Tensor self) -> Tensor", logdet},
    {"linalg_inv(Tensor A, *, Tensor? out=None) -> Tensor", inverse, Variants::Function},
    {"linalg_inv_ex(Tensor A, *, bool check_errors=False, Tensor[]? out=None) -> (Tensor inverse, Tensor info)",
     inverse, Variants::Function},
    {"inverse(Tensor self, *, Tensor? out=None) -> Tensor", inverse},
    {"linalg_pinv.atol_rtol_tensor(Tensor self, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False, Tensor? "
     "out=None) -> Tensor",
     pseudo_inverse, Variants::Function},
    {"linalg_pinv.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False, Tensor? "
     "out=None) -> Tensor",
     pseudo_inverse, Variants::Function},
    {"linalg_pinv.rcond_tensor(Tensor self, Tensor rcond, bool hermitian=False, *, Tensor? out=None) -> Tensor",
     pseudo_inverse, Variants::Function},
    {"linalg_pinv(Tensor self, float rcond, bool hermitian=False, *, Tensor? out=None) -> Tensor", pseudo_inverse,
     Variants::Function},
    {"pinverse(Tensor self, float rcond=1e-15) -> Tensor", pseudo_inverse},
    {"linalg_tensorinv(Tensor self, int ind=2, *, Tensor? out=None) -> Tensor", tensorinv, Variants::Function},
    {"linalg_tensorsolve(Tensor self, Tensor other, int[]? dims=None, *, Tensor? out=None) -> Tensor", tensorsolve,
     Variants::Function},
    {"linalg_solve(Tensor A, Tensor B, *, bool left=True, Tensor? out=None) -> Tensor", solve, Variants::Function},
    {"linalg_solve_ex(Tensor A, Tensor B, *, bool left=True, bool check_errors=False, Tensor[]? out=None) -> (Tensor "
     "result, Tensor info)",
     solve, Variants::Function},
    {"linalg_solve_triangular(Tensor self, Tensor B, *, bool upper, bool left=True, bool unitriangular=False, Tensor? "
     "out=None) -> Tensor",
     solve_triangular, Variants::Function},
    {"triangular_solve(Tensor self, Tensor A, bool upper=True, bool transpose=False, bool unitriangular=False, *, "
     "Tensor[]? out=None) -> (Tensor solution, Tensor cloned_coefficient)",
     older_triangular_solve},
    {"cholesky_solve(Tensor self, Tensor input2, bool upper=False, *, Tensor? out=None) -> Tensor", cholesky_solve},
    {"linalg_lu_solve(Tensor LU, Tensor pivots, Tensor B, *, bool left=True, bool adjoint=False, Tensor? out=None) -> "
     "Tensor",
     lu_solve, Variants::Function},
    {"lu_solve(Tensor self, Tensor LU_data, Tensor LU_pivots, *, Tensor? out=None) -> Tensor", lu_solve},
    {"linalg_ldl_solve(Tensor LD, Tensor pivots, Tensor B, *, bool hermitian=False, Tensor? out=None) -> Tensor",
     ldl_solve, Variants::Function},
    {"linalg_lstsq(Tensor self, Tensor b, float? rcond=None, *, str? driver=None, Tensor[]? out=None) -> (Tensor "
     "solution, Tensor residuals, Tensor rank, Tensor singular_values)",
     lstsq, Variants::Function},
};

}  // namespace

std::span<const OpDef> solving_ops() { return kOps; }

}  // namespace shapetrace::torch
