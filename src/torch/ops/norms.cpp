// Norms of vectors and matrices, and what is counted with them. docs: torch.linalg "Matrix Properties";
// errors: aten/src/ATen/native/LinearAlgebra.cpp, ReduceOps.cpp.
#include <cmath>

#include "torch/ops/elementwise.hpp"
#include "torch/ops/linalg.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// ord, dim, keepdim, dtype stand at the same places in all three schemas.
constexpr std::size_t kOrd = 1, kDim = 2, kKeep = 3, kDtype = 4;

std::string order_text(Value v) {
  double d = 0;
  value::to_double(v, d);
  return fmt::format("{}", d);
}

// The type that is computed in: false after an error.
bool norm_dtype(Op& op, const Tensor& a, std::string_view function, DType& dtype) {
  dtype = op.dtype(kDtype, a.dtype);
  if (!op.given(kDtype) || dtype == DType::Unknown || a.dtype == DType::Unknown) return true;
  const std::string_view name = info(dtype).legacy;
  if (!is_floating(dtype) && !is_complex(dtype)) {
    op.runtime_error("{}: dtype should be floating point or complex, but got {}", function, name);
    return false;
  }
  if (is_complex(a.dtype) != is_complex(dtype)) {
    op.runtime_error("{}: dtype should be {} for {} inputs, but got {}", function,
                     is_complex(a.dtype) ? "complex" : "real", is_complex(a.dtype) ? "complex" : "real", name);
    return false;
  }
  if (promote(a.dtype, dtype) != dtype) {
    op.runtime_error(
        "{}: the dtype of the input ({}) should be convertible without narrowing to the specified dtype ({})", function,
        info(a.dtype).legacy, name);
    return false;
  }
  return true;
}

Value norm_over(Op& op, const Tensor& a, std::span<const Dim> dims, DType dtype) {
  const auto reduced = reduced_dims(op, a, dims);
  if (!reduced) return Value::error();
  return op.output(reduced_shape(op, a, *reduced, op.boolean(kKeep)), real_of(dtype));
}

Value vector_norm(Op& op, const Value ord) {
  const Tensor& a = op.tensor(0);
  constexpr std::string_view kName = "linalg.vector_norm";
  if (!is_float(op, a, kName)) return Value::error();
  if (value::has_layout(ord, value::Layout::Complex))
    return op.runtime_error("{}: Expected a non-complex scalar as the order of norm.", kName);
  double order = 2;
  value::to_double(ord, order);
  const std::vector<Dim> dims = op.given(kDim) ? op.integers(kDim) : std::vector<Dim>();
  if (a.rank_known && (order < 0 || std::isinf(order)) && element_count(a).is(0)) {
    if (dims.empty())
      return op.runtime_error(
          "{} cannot compute the {} norm on an empty tensor because the operation does not have an identity", kName,
          order_text(ord));
    for (const Dim d : dims) {
      std::int64_t at = d.known() ? d.value() : 0;
      if (!op.wrap_dim(at, a.rank)) return Value::error();
      if (a.size(static_cast<std::size_t>(at)).is(0))
        return op.runtime_error(
            "{} cannot compute the {} norm on the dimension {}because this dimension is empty and the operation does "
            "not have an identity",
            kName, order_text(ord), d.known() ? d.value() : at);
    }
  }
  DType dtype{};
  if (!norm_dtype(op, a, kName, dtype)) return Value::error();
  if (!a.rank_known)
    return dims.empty() ? op.scalar(real_of(dtype))
                        : op.unknown_tensor(real_of(dtype), "the rank of a reduced tensor is not known");
  return norm_over(op, a, dims, dtype);
}
Value vector_norm(Op& op) { return vector_norm(op, op.given(kOrd) ? op.value(kOrd) : Value::small_int(2)); }

Value matrix_norm(Op& op, std::vector<Dim> dims) {
  const Tensor& a = op.tensor(0);
  constexpr std::string_view kName = "linalg.matrix_norm";
  bool by_singular_values = false;
  double order = 0;  // of names
  if (!op.given(kOrd) || value::is_str(op.value(kOrd))) {
    const std::string_view order = op.text(kOrd, "fro");
    if (order != "fro" && order != "nuc") return op.runtime_error("{}: Order {} not supported.", kName, order);
    by_singular_values = order == "nuc";
  } else if (value::to_double(op.value(kOrd), order)) {
    if (const double size = std::fabs(order); size != 1 && size != 2 && !std::isinf(size))
      return op.runtime_error("{}: Order {} not supported.", kName, order_text(op.value(kOrd)));
    by_singular_values = std::fabs(order) == 2;
  }
  if (!a.rank_known) return op.unknown_tensor(real_of(op.dtype(kDtype, a.dtype)), kNoMatrix);
  if (!is_matrix(op, a, kName) || !is_float(op, a, kName, !by_singular_values)) return Value::error();
  if (dims.size() != 2) {
    std::string text;
    for (const Dim d : dims) text += (text.empty() ? "" : " ") + dim::text(d);
    return op.runtime_error("{}: dim must be a 2-tuple. Got {}", kName, text);
  }
  std::int64_t first = dims[0].known() ? dims[0].value() : 0, second = dims[1].known() ? dims[1].value() : 1;
  if (!op.wrap_dim(first, a.rank) || !op.wrap_dim(second, a.rank)) return Value::error();
  if (first == second) return op.runtime_error("{}: dims must be different. Got ({}, {})", kName, first, second);
  DType dtype{};
  if (!norm_dtype(op, a, kName, dtype)) return Value::error();
  const auto is_empty = [&](std::int64_t at) { return a.size(static_cast<std::size_t>(at)).is(0); };
  if (order < 0) {
    // The least of the singular values, or of the sums along the other dimension, which is gone by then.
    const auto refuse = [&](std::int64_t at) {
      return op.index_error("amin(): Expected reduction dim {} to have non-zero size.", at);
    };
    if (by_singular_values && (is_empty(first) || is_empty(second))) return refuse(-1);
    const std::int64_t summed = std::isinf(order) ? second : first, searched = std::isinf(order) ? first : second;
    if (!by_singular_values && is_empty(searched))
      return refuse(!op.boolean(kKeep) && summed < searched ? searched - 1 : searched);
  }
  const Dim wrapped[] = {first, second};
  const Value norms = norm_over(op, a, wrapped, dtype);
  if (norms.is_error() || !by_singular_values || !op.boolean(kKeep)) return norms;
  // Those of a batch, with the dimensions of the matrices put in again: a view.
  const Tensor& made = tensor_of(norms);
  std::vector<Dim> strides(made.rank, 1);
  Dim step = 1;
  for (std::size_t d = made.rank; d-- > 0;) {
    if (static_cast<std::int64_t>(d) == first || static_cast<std::int64_t>(d) == second) continue;
    strides[d] = step;
    step = step * max(made.size(d), 1);
  }
  return op.view(made, made.shape(), strides, made.offset);
}
Value matrix_norm(Op& op) { return matrix_norm(op, op.integers(kDim)); }

// docs: torch.linalg.norm: of vectors or of matrices, as ord, dim and the rank say.
Value norm(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(real_of(op.dtype(kDtype, a.dtype)), kNoMatrix);
  const std::vector<Dim> dims = op.given(kDim) ? op.integers(kDim) : std::vector<Dim>();
  if (op.given(kDim) && dims.size() != 1 && dims.size() != 2) {
    std::string text;
    for (const Dim d : dims) text += (text.empty() ? "" : ", ") + dim::text(d);
    return op.runtime_error("linalg.norm: If dim is specified, it must be of length 1 or 2. Got [{}]", text);
  }
  if (!op.given(kDim) && op.given(kOrd) && a.rank != 1 && a.rank != 2)
    return op.runtime_error("linalg.norm: If dim is not specified but ord is, the input must be 1D or 2D. Got {}D.",
                            a.rank);
  const bool of_matrices = op.given(kOrd) && (dims.size() == 2 || (!op.given(kDim) && a.rank == 2));
  if (of_matrices || (op.given(kOrd) && value::is_str(op.value(kOrd))))
    return matrix_norm(op, op.given(kDim) ? dims : std::vector<Dim>{0, 1});
  return vector_norm(op);
}

// docs: torch.linalg.cond
Value condition_number(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(real_of(a.dtype), kNoMatrix);
  const bool text = op.given(1) && value::is_str(op.value(1));
  double order = 2;
  if (a.rank < 2 && !text) return op.runtime_error("linalg.cond: The input tensor must have at least 2 dimensions.");
  if (op.given(1) && !text) value::to_double(op.value(1), order);
  const bool empty = a.rank >= 2 && element_count(a).is(0);
  if (!text && std::fabs(order) == 2 && !empty) {
    if (!is_matrix(op, a, "linalg.svd") || !is_float(op, a, "linalg.svd") || !has_kernel(op, a, "linalg_svd_cpu"))
      return Value::error();
    return op.output(batch_of(a), real_of(a.dtype));
  }
  const std::string shown = text ? std::string(op.text(1)) : order_text(op.value(1));
  if (text && !is_square(op, a, fmt::format("linalg.cond(ord={})", shown))) return Value::error();
  if (text ? shown != "fro" && shown != "nuc" : std::fabs(order) != 1 && std::fabs(order) != 2 && !std::isinf(order))
    return op.in.value_error("linalg.cond got an invalid norm type: {}", shown);
  if (empty) return op.output(batch_of(a), text ? a.dtype : real_of(a.dtype));
  if (shown == "nuc") {
    if (!is_float(op, a, "linalg.svd") || !has_kernel(op, a, "linalg_svd_cpu")) return Value::error();
  } else if (!is_square(op, a, fmt::format("linalg.cond(ord={})", shown)) || !is_float(op, a, "linalg.inv", false)) {
    return Value::error();
  }
  return op.output(batch_of(a), real_of(a.dtype));
}

// Without a relative limit it is the epsilon of the type, which only two have. docs: get_atol_rtol
bool needs_epsilon(const Op& op) {
  for (std::size_t i = 1; i < op.schema.parameters.size(); ++i) {
    const Parameter& p = op.schema.parameters[i];
    double limit = 0;
    if (p.name == "tol" || (p.name == "rtol" && op.given(i))) return false;
    if (p.name == "atol" && p.type == ArgType::Float && op.given(i) && value::to_double(op.value(i), limit) &&
        limit > 0)
      return false;
  }
  return true;
}

// docs: torch.linalg.matrix_rank; aten/src/ATen/native/LinearAlgebra.cpp (matrix_rank_impl)
Value matrix_rank(Op& op) {
  const Tensor& a = op.tensor(0);
  if (!a.rank_known) return op.unknown_tensor(DType::Int64, kNoMatrix);
  constexpr std::string_view kName = "torch.linalg.matrix_rank";
  if (!is_matrix(op, a, kName, "input") || !has_real_limits(op, kName)) return Value::error();
  if (a.dtype != DType::Unknown && (info(a.dtype).bytes < 4 || (!is_floating(a.dtype) && !is_complex(a.dtype))) &&
      needs_epsilon(op))
    return op.runtime_error("This function doesn't handle types other than float and double");
  std::vector<Size> shape = batch_of(a);
  if (element_count(a).is(0)) return op.output(shape, DType::Int64);
  const std::size_t last = op.schema.parameters.size() - 2;
  const bool hermitian = op.schema.parameters[last].name == "hermitian" && op.boolean(last);
  if (hermitian ? !is_square(op, a, "linalg.eigh") || !has_kernel(op, a, "linalg_eigh_cpu")
                : !is_float(op, a, "linalg.svd") || !has_kernel(op, a, "linalg_svd_cpu"))
    return Value::error();
  return broadcast_limits(op, shape) ? op.output(shape, DType::Int64) : Value::error();
}

constexpr OpDef kOps[] = {
    {"linalg_vector_norm(Tensor self, Scalar ord=2, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, "
     "Tensor? out=None) -> Tensor",
     vector_norm, Variants::Function},
    {"linalg_matrix_norm(Tensor self, Scalar ord, int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? dtype=None, "
     "Tensor? out=None) -> Tensor",
     matrix_norm, Variants::Function},
    {"linalg_matrix_norm.str_ord(Tensor self, str ord=\"fro\", int[] dim=[-2, -1], bool keepdim=False, *, ScalarType? "
     "dtype=None, Tensor? out=None) -> Tensor",
     matrix_norm, Variants::Function},
    {"linalg_norm(Tensor self, Scalar? ord=None, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, "
     "Tensor? out=None) -> Tensor",
     norm, Variants::Function},
    {"linalg_norm.ord_str(Tensor self, str ord, int[1]? dim=None, bool keepdim=False, *, ScalarType? dtype=None, "
     "Tensor? out=None) -> Tensor",
     norm, Variants::Function},
    {"linalg_cond(Tensor self, Scalar? p=None, *, Tensor? out=None) -> Tensor", condition_number, Variants::Function},
    {"linalg_cond.p_str(Tensor self, str p, *, Tensor? out=None) -> Tensor", condition_number, Variants::Function},
    {"linalg_matrix_rank.atol_rtol_tensor(Tensor input, *, Tensor? atol=None, Tensor? rtol=None, bool hermitian=False, "
     "Tensor? out=None) -> Tensor",
     matrix_rank, Variants::Function},
    {"linalg_matrix_rank.atol_rtol_float(Tensor self, *, float? atol=None, float? rtol=None, bool hermitian=False, "
     "Tensor? out=None) -> Tensor",
     matrix_rank, Variants::Function},
    {"linalg_matrix_rank.tol_tensor(Tensor input, Tensor tol, bool hermitian=False, *, Tensor? out=None) -> Tensor",
     matrix_rank, Variants::Function},
    {"linalg_matrix_rank(Tensor self, float tol, bool hermitian=False, *, Tensor? out=None) -> Tensor", matrix_rank,
     Variants::Function},
};

}  // namespace

std::span<const OpDef> norm_ops() { return kOps; }

}  // namespace shapetrace::torch
