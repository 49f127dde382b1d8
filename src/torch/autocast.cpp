#include "torch/autocast.hpp"

#include <algorithm>

#include "torch/state.hpp"

namespace shapetrace::torch {

using value::as;

namespace {

// Products, in the block's type. Some are not in PyTorch's list but are made of such that are.
constexpr std::string_view kLower[] = {
    "addbmm",
    "addmm",
    "baddbmm",
    "bmm",
    "chain_matmul",
    "conv1d",
    "conv2d",
    "conv3d",
    "conv_tbc",
    "conv_transpose1d",
    "conv_transpose2d",
    "conv_transpose3d",
    "inner",
    "linalg_matrix_power",
    "linalg_multi_dot",
    "linalg_vecdot",
    "linear",
    "matmul",
    "matrix_power",
    "mm",
    "prelu",
    "rnn_relu",
    "rnn_tanh",
    "scaled_dot_product_attention",
    "tensordot",
};

// What loses too much in a lower type.
constexpr std::string_view kFloat32[] = {
    "adaptive_avg_pool3d",
    "avg_pool3d",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "cdist",
    "cholesky",
    "cholesky_inverse",
    "cholesky_solve",
    "cosine_embedding_loss",
    "cross_entropy_loss",
    "ctc_loss",
    "geqrf",
    "grid_sampler",
    "grid_sampler_2d",
    "grid_sampler_3d",
    "hinge_embedding_loss",
    "huber_loss",
    "inverse",
    "kl_div",
    "l1_loss",
    "linalg_cholesky",
    "linalg_cholesky_ex",
    "linalg_cond",
    "linalg_eig",
    "linalg_eigh",
    "linalg_eigvals",
    "linalg_eigvalsh",
    "linalg_householder_product",
    "linalg_inv",
    "linalg_inv_ex",
    "linalg_ldl_factor",
    "linalg_lstsq",
    "linalg_lu_factor",
    "linalg_matrix_rank",
    "linalg_qr",
    "linalg_solve",
    "linalg_svd",
    "linalg_svdvals",
    "linalg_tensorinv",
    "linalg_tensorsolve",
    "lu_solve",
    "margin_ranking_loss",
    "max_pool3d",
    "max_unpool2d",
    "max_unpool3d",
    "mse_loss",
    "multi_margin_loss",
    "multilabel_margin_loss",
    "nanquantile",
    "nll_loss",
    "nll_loss_nd",
    "orgqr",
    "ormqr",
    "pinverse",
    "poisson_nll_loss",
    "polar",
    "prod",
    "qr",
    "quantile",
    "smooth_l1_loss",
    "soft_margin_loss",
    "stft",
    "svd",
    "trace",
    "triangular_solve",
    "triplet_margin_loss",
    "view_as_complex",
};

// What takes the widest type of its arguments.
constexpr std::string_view kPromote[] = {"cat", "index_copy", "stack"};

static_assert(std::ranges::is_sorted(kLower) && std::ranges::is_sorted(kFloat32) && std::ranges::is_sorted(kPromote));

bool is_fft(std::string_view op) { return op.starts_with("fft_") && !op.ends_with("shift") && !op.ends_with("freq"); }

// Numbers with a fraction, on a processor, that are not of double precision.
bool eligible(Value v) {
  if (!is_tensor(v)) return false;
  const Tensor& t = tensor_of(v);
  return is_floating(t.dtype) && t.dtype != DType::Float64 && t.device == DeviceKind::Cpu;
}

Value cast_all(Interp& in, Value v, DType dtype) {
  if (eligible(v)) return cast(in, v, dtype);
  if (!value::is_list(v) && !value::is_tuple(v)) return v;
  std::vector<Value> items;
  const std::span<const Value> from =
      value::is_list(v) ? std::as_const(*as<interp::List>(v)).items() : as<interp::Tuple>(v)->items();
  if (std::ranges::none_of(from, eligible)) return v;
  for (const Value item : from) items.push_back(cast_all(in, item, dtype));
  return in.heap().list(items);
}

}  // namespace

void autocast(Interp& in, std::string_view op, std::span<Value> arguments) {
  const DType lower = state(in).autocast;
  if (lower == DType::Unknown) return;
  const auto mirrors = [](Value v) {
    return value::is_str(v) && (value::text_of(v) == "reflect" || value::text_of(v) == "replicate");
  };
  DType wanted = DType::Unknown;
  if (std::ranges::binary_search(kLower, op)) {
    wanted = lower;
  } else if (std::ranges::binary_search(kFloat32, op) || is_fft(op) ||
             (op == "pad" && std::ranges::any_of(arguments, mirrors))) {
    wanted = DType::Float32;
  } else if (std::ranges::binary_search(kPromote, op)) {
    const auto is_wide = [](Value v) { return eligible(v) && tensor_of(v).dtype == DType::Float32; };
    const bool wide = std::ranges::any_of(arguments, [&](Value v) {
      if (value::is_list(v)) return std::ranges::any_of(std::as_const(*as<interp::List>(v)).items(), is_wide);
      if (value::is_tuple(v)) return std::ranges::any_of(as<interp::Tuple>(v)->items(), is_wide);
      return is_wide(v);
    });
    wanted = wide ? DType::Float32 : lower;
  }
  if (wanted == DType::Unknown) return;
  for (Value& v : arguments) v = cast_all(in, v, wanted);
}

}  // namespace shapetrace::torch
