// Factorizations of matrices. docs: torch.linalg "Decompositions"; errors: aten/src/ATen/native/BatchLinearAlgebra.cpp.
#include "torch/ops/linalg.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// --- Cholesky ---

Value cholesky(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_square(op, a, "linalg.cholesky") || !is_float(op, a, "linalg.cholesky") || !has_kernel(op, a, "cholesky_cpu"))
    return Value::error();
  const Value factor = matrices(op, a.shape(), a.dtype);
  if (op.schema.name == "linalg_cholesky") return factor;
  return named_result(op.in, op.schema.name, {"L", "info"}, {factor, op.output(batch_of(a), DType::Int32)});
}

Value cholesky_inverse(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_square(op, a, "cholesky_inverse") || !has_kernel(op, a, "cholesky_inverse_out_cpu")) return Value::error();
  return matrices(op, a.shape(), a.dtype);
}

Value removed_cholesky(Op& op) {
  return op.runtime_error(
      "This function was deprecated since version 1.9 and is now removed. `torch.cholesky` is deprecated in favor of "
      "`torch.linalg.cholesky`.\nL = torch.cholesky(A) should be replaced with:\nL = torch.linalg.cholesky(A)\nU = "
      "torch.cholesky(A, upper=True) should be replaced with:\nU = torch.linalg.cholesky(A).mH");
}

// --- eigenvalues ---

Value eig(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  const bool vectors = op.schema.name == "linalg_eig";
  // The type of the results is asked for first; eigenvalues with a gradient come from linalg.eig.
  if (!is_floating(a.dtype) && !is_complex(a.dtype) && a.dtype != DType::Unknown)
    return op.runtime_error("Unknown Complex ScalarType for {}", info(a.dtype).legacy);
  if (!is_square(op, a, vectors || a.requires_grad ? "linalg.eig" : "linalg.eigvals")) return Value::error();
  if (!has_kernel(op, a, "linalg_eig_out_cpu")) return Value::error();
  const DType dtype = complex_of(a.dtype);
  const Value values = op.output(joined(batch_of(a), {rows_of(a)}), dtype);
  if (!vectors) return values;
  return named_result(op.in, op.schema.name, {"eigenvalues", "eigenvectors"}, {values, matrices(op, a.shape(), dtype)});
}

Value eigh(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_square(op, a, "linalg.eigh")) return Value::error();
  const std::string_view triangle = op.text(1, "L");
  if (triangle.size() != 1 || std::string_view("LUlu").find(triangle) == std::string_view::npos)
    return op.runtime_error("Expected UPLO argument to be 'L' or 'U', but got {}", triangle);
  if (!has_kernel(op, a, "linalg_eigh_cpu")) return Value::error();
  const Value values = op.output(joined(batch_of(a), {rows_of(a)}), real_of(a.dtype));
  if (op.schema.name == "linalg_eigvalsh") return values;
  return named_result(op.in, op.schema.name, {"eigenvalues", "eigenvectors"},
                      {values, matrices(op, a.shape(), a.dtype)});
}

Value matrix_sqrth(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_square(op, a, "linalg.matrix_sqrth") || !is_float(op, a, "linalg.matrix_sqrth", false)) return Value::error();
  return op.output(a.shape(), a.dtype);
}

// --- singular values ---

// What all that is computed with the singular values demands.
bool has_svd(Op& op, const Tensor& a) {
  return is_matrix(op, a, "linalg.svd") && is_float(op, a, "linalg.svd") && has_kernel(op, a, "linalg_svd_cpu");
}

bool takes_no_driver(Op& op, std::size_t at, const Tensor& a) {
  if (!op.given(at) || a.device != DeviceKind::Cpu) return true;
  op.runtime_error(
      "torch.linalg.svd: keyword argument `driver=` is only supported on CUDA inputs with cuSOLVER backend.");
  return false;
}

Value svd(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!has_svd(op, a) || !takes_no_driver(op, 2, a)) return Value::error();
  const bool full = op.boolean(1);
  const Size k = smaller_side(op, a);
  return named_result(op.in, op.schema.name, {"U", "S", "Vh"},
                      {matrices(op, joined(batch_of(a), {rows_of(a), full ? rows_of(a) : k}), a.dtype),
                       op.output(joined(batch_of(a), {k}), real_of(a.dtype)),
                       matrices(op, joined(batch_of(a), {full ? columns_of(a) : k, columns_of(a)}), a.dtype)});
}

Value svdvals(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!has_svd(op, a) || !takes_no_driver(op, 1, a)) return Value::error();
  return op.output(joined(batch_of(a), {smaller_side(op, a)}), real_of(a.dtype));
}

// torch.svd(a, some, compute_uv) gives V, where torch.linalg.svd gives its transpose.
Value older_svd(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (a.rank < 2)
    return op.runtime_error("linalg.svd: input should have at least 2 dimensions, but has {} dimensions instead",
                            a.rank);
  if (!has_svd(op, a)) return Value::error();
  const bool some = op.boolean(1), vectors = op.boolean(2);
  const Size k = smaller_side(op, a), m = rows_of(a), n = columns_of(a);
  const bool reduced = some && vectors;
  return named_result(op.in, op.schema.name, {"U", "S", "V"},
                      {matrices(op, joined(batch_of(a), {m, reduced ? k : m}), a.dtype, vectors),
                       op.output(joined(batch_of(a), {k}), real_of(a.dtype)),
                       matrices(op, joined(batch_of(a), {n, reduced ? k : n}), a.dtype, !vectors)});
}

Value polar_decomposition(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_matrix(op, a, "linalg.polar") || !is_float(op, a, "linalg.polar")) return Value::error();
  if (dim::refutes_at_least(rows_of(a).n, columns_of(a).n))
    return op.runtime_error("linalg.polar: input must have at least as many rows as columns, but got {} by {} matrices",
                            dim::text(rows_of(a).n), dim::text(columns_of(a).n));
  if (!has_kernel(op, a, "linalg_svd_cpu")) return Value::error();
  return named_result(
      op.in, op.schema.name, {"U", "H"},
      {op.output(a.shape(), a.dtype), op.output(joined(batch_of(a), {columns_of(a), columns_of(a)}), a.dtype)});
}

// --- QR ---

Value qr(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_matrix(op, a, "linalg.qr") || !is_float(op, a, "linalg.qr")) return Value::error();
  const std::string_view mode = op.text(1, "reduced");
  if (mode != "reduced" && mode != "complete" && mode != "r")
    return op.runtime_error(
        "qr received unrecognized mode '{}' but expected one of 'reduced' (default), 'r', or 'complete'", mode);
  if (!has_kernel(op, a, "geqrf_cpu")) return Value::error();
  const Size k = mode == "complete" ? rows_of(a) : smaller_side(op, a);
  const Value q =
      mode == "r" ? op.output({Size{0, 0}}, a.dtype) : matrices(op, joined(batch_of(a), {rows_of(a), k}), a.dtype);
  return named_result(op.in, op.schema.name, {"Q", "R"},
                      {q, matrices(op, joined(batch_of(a), {k, columns_of(a)}), a.dtype)});
}

Value removed_qr(Op& op) {
  return op.runtime_error(
      "This function was deprecated since version 1.9 and is now removed. `torch.qr` is deprecated in favor of "
      "`torch.linalg.qr` and the boolean parameter `some` has been replaced with a string parameter `mode`.\n\nQ, R = "
      "torch.qr(A) should be replaced with:\nQ, R = torch.linalg.qr(A, mode='reduced')\n\nand\n\nQ, R = torch.qr(A, "
      "some=False) should be replaced with:\nQ, R = torch.linalg.qr(A, mode='complete')\n\nSince `some` was set to {}, "
      "use mode='{}'.",
      op.boolean(1) ? "True" : "False", op.boolean(1) ? "reduced" : "complete");
}

Value geqrf(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (a.rank < 2) return op.runtime_error("torch.geqrf: input must have at least 2 dimensions.");
  if (!has_kernel(op, a, "geqrf_cpu")) return Value::error();
  return named_result(
      op.in, op.schema.name, {"a", "tau"},
      {matrices(op, a.shape(), a.dtype), op.output(joined(batch_of(a), {smaller_side(op, a)}), a.dtype)});
}

// docs: torch.linalg.householder_product, torch.orgqr
Value householder_product(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& tau = op.tensor(1);
  if (!a.rank_known || !tau.rank_known) return op.in.unknown(kNoMatrix);
  constexpr std::string_view kName = "torch.linalg.householder_product";
  if (a.rank < 2) return op.runtime_error("{}: input must have at least 2 dimensions.", kName);
  if (dim::refutes_at_least(rows_of(a).n, columns_of(a).n))
    return op.runtime_error("{}: input.shape[-2] must be greater than or equal to input.shape[-1]", kName);
  if (!has_size(op, tau, -1)) return Value::error();
  if (dim::refutes_at_least(columns_of(a).n, tau.size(tau.rank - 1U)))
    return op.runtime_error("{}: input.shape[-1] must be greater than or equal to tau.shape[-1]", kName);
  if (tau.rank + 1U != a.rank)
    return op.runtime_error(
        "{}: Expected tau to have one dimension less than input, but got tau.ndim equal to {} and input.ndim is equal "
        "to {}",
        kName, tau.rank, a.rank);
  for (std::size_t i = 0; i + 2 < a.rank; ++i)
    if (dim::refutes_equal(tau.size(i), a.size(i)))
      return op.runtime_error("{}: Expected batch dimensions of tau to be equal to input.shape[:-2], but got {}", kName,
                              shape_text(tau.shape().first(tau.rank - 1U)));
  if (types_differ(tau, a))
    return op.runtime_error("{}: tau dtype {} does not match input dtype {}", kName, info(tau.dtype).legacy,
                            info(a.dtype).legacy);
  if (!has_kernel(op, a, "orgqr_cpu")) return Value::error();
  return matrices(op, a.shape(), a.dtype);
}

Value ormqr(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& tau = op.tensor(1);
  const Tensor& other = op.tensor(2);
  if (!a.rank_known || !tau.rank_known || !other.rank_known) return op.in.unknown(kNoMatrix);
  const bool left = op.boolean(3);
  const std::string_view side = left ? "-2" : "-1";
  if (a.rank < 2) return op.runtime_error("torch.ormqr: input must have at least 2 dimensions.");
  if (other.rank < 2) return op.runtime_error("torch.ormqr: other must have at least 2 dimensions.");
  const Dim length = left ? rows_of(other).n : columns_of(other).n;
  if (dim::refutes_equal(length, rows_of(a).n))
    return op.runtime_error("torch.ormqr: other.shape[{}] must be equal to input.shape[-2]", side);
  if (!has_size(op, tau, -1)) return Value::error();
  if (dim::refutes_equal(tau.size(tau.rank - 1U), min(length, columns_of(a).n)))
    return op.runtime_error("torch.ormqr: tau.shape[-1] must be equal to min(other.shape[{}], input.shape[-1])", side);
  if (tau.rank + 1U != a.rank)
    return op.runtime_error(
        "torch.ormqr: Expected tau to have one dimension less than input, but got tau.ndim equal to {} and input.ndim "
        "is equal to {}",
        tau.rank, a.rank);
  if (other.rank != a.rank)
    return op.runtime_error(
        "torch.ormqr: Expected other to have the same number of dimensions as input, but got other.ndim equal to {} "
        "and input.ndim is equal to {}",
        other.rank, a.rank);
  for (std::size_t i = 0; i + 2 < a.rank; ++i) {
    if (dim::refutes_equal(tau.size(i), a.size(i)))
      return op.runtime_error(
          "torch.ormqr: Expected batch dimensions of tau to be equal to input.shape[:-2], but got {}",
          shape_text(tau.shape().first(tau.rank - 1U)));
    if (dim::refutes_equal(other.size(i), a.size(i)))
      return op.runtime_error(
          "torch.ormqr: Expected batch dimensions of other to be equal to input.shape[:-2], but got {}",
          shape_text(batch_of(other)));
  }
  if (tau.dtype != a.dtype)
    return op.runtime_error(
        "torch.ormqr: Expected input and tau to have the same dtype, but input has dtype{} and tau has dtype {}",
        info(a.dtype).legacy, info(tau.dtype).legacy);
  if (other.dtype != a.dtype)
    return op.runtime_error(
        "torch.ormqr: Expected input and other to have the same dtype, but input has dtype{} and other has dtype {}",
        info(a.dtype).legacy, info(other.dtype).legacy);
  if (!has_kernel(op, a, "ormqr_cpu")) return Value::error();
  return matrices(op, other.shape(), a.dtype);
}

// --- LU ---

bool has_lu(Op& op, const Tensor& a, std::string_view function) {
  if (a.rank < 2) {
    op.runtime_error("{}: Expected tensor with 2 or more dimensions. Got size: {} instead", function,
                     shape_text(a.shape()));
    return false;
  }
  if (a.device == DeviceKind::Cpu && op.schema.parameters[1].name == "pivot" && !op.boolean(1)) {
    op.runtime_error("linalg.lu_factor: LU without pivoting is not implemented on the CPU");
    return false;
  }
  return has_kernel(op, a, "lu_cpu");
}

// linalg.lu_factor, linalg.lu_factor_ex, and torch.lu behind its Python.
Value lu_factor(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!has_lu(op, a, "torch.lu_factor")) return Value::error();
  const Value factors = matrices(op, a.shape(), a.dtype);
  const Value pivots = op.output(joined(batch_of(a), {smaller_side(op, a)}), DType::Int32);
  if (op.schema.name == "linalg_lu_factor")
    return named_result(op.in, op.schema.name, {"LU", "pivots"}, {factors, pivots});
  return named_result(op.in, op.schema.name, {"LU", "pivots", "info"},
                      {factors, pivots, op.output(batch_of(a), DType::Int32)});
}

// P, L and U of a matrix, or of its factorization; parts that are not wanted are empty.
Value lu_parts(Op& op, const Tensor& a, bool wants_data, bool wants_pivots) {
  const Size k = smaller_side(op, a), none{0, 0}, m = rows_of(a), n = columns_of(a);
  const auto part = [&](bool wanted, Size rows, Size columns) {
    return wanted ? op.output(joined(batch_of(a), {rows, columns}), a.dtype) : op.output({none}, a.dtype);
  };
  const Value permutation = part(wants_pivots, m, m);
  tensor_of(permutation).requires_grad = false;
  return named_result(op.in, op.schema.name, {"P", "L", "U"},
                      {permutation, part(wants_data, m, k), part(wants_data, k, n)});
}

Value lu(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  return has_lu(op, a, "linalg.lu") ? lu_parts(op, a, true, op.boolean(1)) : Value::error();
}

Value lu_unpack(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& pivots = op.tensor(1);
  if (!a.rank_known || !pivots.rank_known) return op.in.unknown(kNoMatrix);
  const bool wants_pivots = op.boolean(3);
  if (wants_pivots && pivots.dtype != DType::Int32 && pivots.dtype != DType::Unknown)
    return op.runtime_error(
        "torch.lu_unpack: LU_pivots is expected to be a contiguous tensor of torch.int32 dtype.\nNote: this function "
        "is intended to be used with the output produced by torch.linalg.lu_factor");
  if (a.rank < 2)
    return op.runtime_error("torch.lu_unpack: Expected tensor with 2 or more dimensions. Got size: {} instead",
                            shape_text(a.shape()));
  if (wants_pivots) {
    std::vector<Size> wanted = batch_of(a);
    const Dim rows = a.size(a.rank - 2U), columns = a.size(a.rank - 1U);
    wanted.push_back({dim::min(rows, columns), 0});
    bool same = wanted.size() == pivots.rank;
    for (std::size_t d = 0; same && d < wanted.size(); ++d) same = !dim::refutes_equal(wanted[d].n, pivots.size(d));
    if (!same)
      return op.in.value_error("Expected LU_pivots to have shape {} but got {} instead.", shape_text(wanted),
                               shape_text(pivots.shape()));
  }
  return lu_parts(op, a, op.boolean(2), wants_pivots);
}

// --- LDL ---

Value ldl_factor(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.in.unknown(kNoMatrix);
  if (!is_square(op, a, "torch.linalg.ldl_factor_ex") || !is_float(op, a, "torch.linalg.ldl_factor_ex") ||
      !has_kernel(op, a, "ldl_factor_kernel_cpu"))
    return Value::error();
  const Value factors = matrices(op, a.shape(), a.dtype);
  const Value pivots = op.output(joined(batch_of(a), {rows_of(a)}), DType::Int32);
  if (op.schema.name == "linalg_ldl_factor")
    return named_result(op.in, op.schema.name, {"LD", "pivots"}, {factors, pivots});
  return named_result(op.in, op.schema.name, {"LD", "pivots", "info"},
                      {factors, pivots, op.output(batch_of(a), DType::Int32)});
}

constexpr OpDef kOps[] = {
    {"linalg_cholesky(Tensor self, *, bool upper=False, Tensor? out=None) -> Tensor", cholesky, Variants::Function},
    {"linalg_cholesky_ex(Tensor self, *, bool upper=False, bool check_errors=False, Tensor[]? out=None) -> (Tensor L, "
     "Tensor info)",
     cholesky, Variants::Function},
    {"cholesky(Tensor self, bool upper=False, *, Tensor? out=None) -> Tensor", removed_cholesky},
    {"cholesky_inverse(Tensor self, bool upper=False, *, Tensor? out=None) -> Tensor", cholesky_inverse},
    {"linalg_eig(Tensor self, *, Tensor[]? out=None) -> (Tensor eigenvalues, Tensor eigenvectors)", eig,
     Variants::Function},
    {"linalg_eigvals(Tensor self, *, Tensor? out=None) -> Tensor", eig, Variants::Function},
    {"linalg_eigh(Tensor self, str UPLO=\"L\", *, Tensor[]? out=None) -> (Tensor eigenvalues, Tensor eigenvectors)",
     eigh, Variants::Function},
    {"linalg_eigvalsh(Tensor self, str UPLO=\"L\", *, Tensor? out=None) -> Tensor", eigh, Variants::Function},
    {"linalg_matrix_sqrth(Tensor self) -> Tensor", matrix_sqrth, Variants::Function},
    {"linalg_svd(Tensor A, bool full_matrices=True, *, str? driver=None, Tensor[]? out=None) -> (Tensor U, Tensor S, "
     "Tensor Vh)",
     svd, Variants::Function},
    {"linalg_svdvals(Tensor A, *, str? driver=None, Tensor? out=None) -> Tensor", svdvals, Variants::Function},
    {"svd(Tensor self, bool some=True, bool compute_uv=True, *, Tensor[]? out=None) -> (Tensor U, Tensor S, Tensor V)",
     older_svd},
    {"linalg_polar(Tensor A, *, Tensor[]? out=None) -> (Tensor U, Tensor H)", polar_decomposition, Variants::Function},
    {"linalg_qr(Tensor A, str mode=\"reduced\", *, Tensor[]? out=None) -> (Tensor Q, Tensor R)", qr,
     Variants::Function},
    {"qr(Tensor self, bool some=True, *, Tensor[]? out=None) -> (Tensor Q, Tensor R)", removed_qr},
    {"geqrf(Tensor self, *, Tensor[]? out=None) -> (Tensor a, Tensor tau)", geqrf},
    {"linalg_householder_product(Tensor input, Tensor tau, *, Tensor? out=None) -> Tensor", householder_product,
     Variants::Function},
    {"orgqr(Tensor self, Tensor input2, *, Tensor? out=None) -> Tensor", householder_product},
    {"ormqr(Tensor self, Tensor input2, Tensor input3, bool left=True, bool transpose=False, *, Tensor? out=None) -> "
     "Tensor",
     ormqr},
    {"linalg_lu_factor(Tensor A, *, bool pivot=True, Tensor[]? out=None) -> (Tensor LU, Tensor pivots)", lu_factor,
     Variants::Function},
    {"linalg_lu_factor_ex(Tensor A, *, bool pivot=True, bool check_errors=False, Tensor[]? out=None) -> (Tensor LU, "
     "Tensor pivots, Tensor info)",
     lu_factor, Variants::Function},
    {"_lu_with_info(Tensor self, bool pivot=True, bool check_errors=True) -> (Tensor LU, Tensor pivots, Tensor info)",
     lu_factor, Variants::Function},
    {"linalg_lu(Tensor A, *, bool pivot=True, Tensor[]? out=None) -> (Tensor P, Tensor L, Tensor U)", lu,
     Variants::Function},
    {"lu_unpack(Tensor LU_data, Tensor LU_pivots, bool unpack_data=True, bool unpack_pivots=True, *, Tensor[]? "
     "out=None) -> (Tensor P, Tensor L, Tensor U)",
     lu_unpack, Variants::Function},
    {"linalg_ldl_factor(Tensor self, *, bool hermitian=False, Tensor[]? out=None) -> (Tensor LD, Tensor pivots)",
     ldl_factor, Variants::Function},
    {"linalg_ldl_factor_ex(Tensor self, *, bool hermitian=False, bool check_errors=False, Tensor[]? out=None) -> "
     "(Tensor LD, Tensor pivots, Tensor info)",
     ldl_factor, Variants::Function},
};

}  // namespace

std::span<const OpDef> decomposition_ops() { return kOps; }

}  // namespace shapetrace::torch
