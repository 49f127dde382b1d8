#include "torch/not_differentiable.hpp"

#include <algorithm>

#include "torch/autograd.hpp"
#include "torch/op.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr ConstantTensor kConstants[] = {
    {"_native_batch_norm_legit", "running_mean", {}},
    {"_native_batch_norm_legit", "running_var", {}},
    {"batch_norm", "running_mean", "native_batch_norm"},
    {"batch_norm", "running_var", "native_batch_norm"},
    {"binary_cross_entropy", "weight", {}},
    {"binary_cross_entropy_with_logits", "pos_weight", {}},
    {"binary_cross_entropy_with_logits", "weight", {}},
    {"cross_entropy_loss", "weight", "nll_loss_forward"},
    {"instance_norm", "running_mean", "native_batch_norm"},
    {"instance_norm", "running_var", "native_batch_norm"},
    {"linalg_pinv", "atol", {}},
    {"linalg_pinv", "rtol", {}},
    {"multi_margin_loss", "weight", {}},
    {"native_batch_norm", "running_mean", {}},
    {"native_batch_norm", "running_var", {}},
    {"nll_loss", "weight", "nll_loss_forward"},
    {"nll_loss_nd", "weight", "nll_loss_forward"},
    {"segment_reduce", "lengths", {}},
    {"soft_margin_loss", "target", {}},
};
static_assert(std::ranges::is_sorted(kConstants, {}, &ConstantTensor::op));

// Whether the step is gone through: not by a loss of probabilities, nor where nothing is normalised.
bool reaches_step(const Op& op) {
  const Tensor& input = op.tensor(0);
  if (op.schema.name == "cross_entropy_loss")
    return input.rank_known && op.tensor(1).rank_known && input.rank != op.tensor(1).rank;
  return !op.schema.name.ends_with("_norm") || !element_count(input).is(0);
}

}  // namespace

std::span<const ConstantTensor> constant_tensors_of(std::string_view name) {
  if (name == "_segment_reduce") name.remove_prefix(1);  // the same one
  const auto rows = std::ranges::equal_range(kConstants, name, {}, &ConstantTensor::op);
  return {rows.begin(), rows.end()};
}

bool refused_by_autograd(Op& op, Looks when) {
  if (op.schema.constants.empty() || !state(op.in).grad_enabled) return false;
  for (const ConstantTensor& row : op.schema.constants) {
    if (row.step.empty() != (when == Looks::Before)) continue;
    const auto at = std::ranges::find(op.schema.parameters, row.parameter, &Parameter::name);
    if (at == op.schema.parameters.end()) continue;
    const Value given = op.value(static_cast<std::size_t>(at - op.schema.parameters.begin()));
    if (!is_tensor(given) || !requires_grad(tensor_of(given)) || (!row.step.empty() && !reaches_step(op))) continue;
    // Pictures have a kernel of their own.
    const bool picture = row.step == "nll_loss_forward" && op.tensor(0).rank_known && op.tensor(0).rank > 2;
    op.runtime_error(
        "The function '{}' is not differentiable with respect to argument '{}'. This input cannot have requires_grad "
        "True.",
        row.step.empty() ? row.op
        : picture        ? "nll_loss2d_forward"
                         : row.step,
        row.parameter);
    return true;
  }
  return false;
}

}  // namespace shapetrace::torch
