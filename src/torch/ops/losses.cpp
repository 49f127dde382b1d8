// Losses. docs: torch.nn.functional.cross_entropy, nll_loss, mse_loss, binary_cross_entropy ...;
// errors: aten/src/ATen/native/LossNLL.cpp, LossNLL2d.cpp, Loss.cpp.
#include <algorithm>
#include <optional>

#include "torch/elements.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a loss's input is not known";
constexpr std::int64_t kNone = 0, kMean = 1;  // of `reduction`

// The loss per element, or one number.
Value reduced(Op& op, std::int64_t reduction, std::span<const Size> shape, DType dtype) {
  return reduction == kNone ? op.output(shape, dtype) : op.scalar(dtype);
}

// What a loss that computes with floats makes of its operands.
DType float_type(Op& op, std::span<const Value> operands) {
  const DType dtype = result_type(operands, default_dtype(op.in));
  return is_floating(dtype) || is_complex(dtype) || dtype == DType::Unknown ? dtype : default_dtype(op.in);
}

constexpr std::string_view kNegation =
    "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the `~` or "
    "`logical_not()` operator instead.";

// `target_first`: the target is the left operand of what is computed, so that errors name it first.
Value pointwise(Op& op, std::size_t reduction_at, bool target_first = false) {
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = float_type(op, operands);
  const Value v = broadcast_result(op, op.value(target_first ? 1 : 0), op.value(target_first ? 0 : 1), dtype);
  if (v.is_error()) return v;
  return op.index(reduction_at, 1) == kNone ? v : op.scalar(dtype);
}
Value pointwise_loss(Op& op) { return pointwise(op, 2); }
Value smooth_l1_loss(Op& op) {
  if (!(op.real(3, 1) >= 0)) return op.runtime_error("smooth_l1_loss does not support negative values for beta.");
  return pointwise_loss(op);
}
// What is computed is written into a tensor of the input's type. `as_floats`: whole numbers are computed as floats.
Value pointwise_in_type_of_input(Op& op, bool as_floats) {
  const Value operands[] = {op.value(0), op.value(1)};
  const Value v = pointwise(op, 2);
  if (!v.is_error() && !as_floats) tensor_of(v).dtype = result_type(operands, default_dtype(op.in));
  const DType input = op.tensor(0).dtype;
  if (v.is_error() || input == DType::Unknown || tensor_of(v).dtype == DType::Unknown) return v;
  if (!can_cast(tensor_of(v).dtype, input))
    return op.runtime_error("result type {} can't be cast to the desired output type {}",
                            info(tensor_of(v).dtype).legacy, info(input).legacy);
  tensor_of(v).dtype = input;
  return v;
}
// Weights multiply the loss in place, which they may not enlarge.
bool scales_in_place(Op& op, std::span<const Size> loss, DType dtype, const Tensor& weight) {
  std::vector<Size> shape;
  if (!weight.rank_known) return true;
  if (!broadcast(op, loss, weight.shape(), shape)) return false;
  bool same = shape.size() == loss.size();
  for (std::size_t i = 0; same && i < shape.size(); ++i) same = !dim::refutes_equal(shape[i].n, loss[i].n);
  if (!same)
    op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(loss), shape_text(shape));
  if (!same || weight.dtype == DType::Unknown || dtype == DType::Unknown) return same;
  const DType product = promote(weight.dtype, dtype);
  if (can_cast(product, dtype)) return true;
  op.runtime_error("result type {} can't be cast to the desired output type {}", info(product).legacy,
                   info(dtype).legacy);
  return false;
}

Value soft_margin(Op& op) {
  const Tensor &input = op.tensor(0), &target = op.tensor(1);
  if (is_bool(input.dtype)) return op.not_implemented("{}", kNegation);
  // The negated input is multiplied by the target in place.
  if (input.rank_known && !scales_in_place(op, input.shape(), input.dtype, target)) return Value::error();
  return pointwise_in_type_of_input(op, true);
}
Value kl_div(Op& op) {
  const DType a = op.tensor(0).dtype, b = op.tensor(1).dtype;
  if (is_complex(a) || is_complex(b)) return op.runtime_error("kl_div: Complex inputs not supported.");
  if (is_whole(a) || is_whole(b)) return op.runtime_error("kl_div: Integral inputs not supported.");
  return pointwise(op, 2, true);
}
// The mean of integers is refused, their differences and sums are not.
Value l1_loss(Op& op) {
  if (!subtractable(op, op.value(0), op.value(1))) return Value::error();
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  const Value v = broadcast_result(op, op.value(0), op.value(1), real_of(dtype));
  const std::int64_t reduction = op.index(2, 1);
  if (v.is_error() || reduction == kNone) return v;
  if (reduction == kMean && is_whole(dtype))
    return op.runtime_error(
        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {}",
        info(dtype).legacy);
  return op.scalar(is_whole(dtype) ? DType::Int64 : real_of(dtype));  // a sum
}
Value huber_loss(Op& op) {
  if (op.given(3) && !(op.real(3) > 0))
    return op.runtime_error("huber_loss does not support non-positive values for delta.");
  return pointwise_in_type_of_input(op, false);
}
Value mse_loss(Op& op) {
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  if (is_integral(dtype)) return op.not_implemented("\"mse_cpu\" not implemented for '{}'", info(dtype).legacy);
  return pointwise_loss(op);
}

// Unset when the target's type can name classes.
Value check_target_type(Op& op, const Tensor& target) {
  if (target.dtype == DType::Int64 || target.dtype == DType::UInt8 || target.dtype == DType::Unknown) return {};
  return op.runtime_error("expected target dtype to be Long or Byte, but got {}", info(target.dtype).legacy);
}

// (N, C) or (C), (N, C, d1, ...): classes of shape (N), (), (N, d1, ...).
Value nll(Op& op, const Tensor& input, const Tensor& target, std::size_t weight_at, std::int64_t reduction,
          std::int64_t ignore_index) {
  if (!input.rank_known || !target.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (input.rank == 0 && op.schema.name == "nll_loss_nd")
    return op.in.value_error("Expected 1 or more dimensions (got 0)");
  if (input.rank == 0) return op.runtime_error("Expected input batch_size ({}) to match target batch_size ({}).", 0, 0);
  if (input.rank != 1 && target.rank == 0 && input.size(0).is(0))
    return op.index_error("Dimension specified as 0 but tensor has no dimensions");
  if (input.rank != 1 && target.rank == 0 && input.size(0).known())
    return op.in.value_error("Expected input batch_size ({}) to match target batch_size (0).", input.size(0).value());
  const std::size_t class_at = input.rank == 1 ? 0 : 1;
  if (input.rank != 1 && target.rank >= 1 && dim::refutes_equal(input.size(0), target.size(0)))
    return op.in.value_error("Expected input batch_size ({}) to match target batch_size ({}).",
                             dim::text(input.size(0)), dim::text(target.size(0)));
  const Tensor* const weight = op.tensor_or_null(weight_at);
  const Dim classes = input.size(class_at);
  if (input.rank <= 2) {
    if (target.rank > 1) return op.runtime_error("0D or 1D target tensor expected, multi-target not supported");
    if (const Value e = check_target_type(op, target); e.is_error()) return e;
    if (input.rank == 1 && target.rank == 1 && dim::refutes_equal(target.size(0), 1))
      return op.in.value_error("For 1D input, 1D target must have size 1, but got target size: {}",
                               dim::text(target.size(0)));
    if (weight != nullptr && (weight->rank != 1 || dim::refutes_equal(weight->size(0), classes)))
      return op.runtime_error(
          "weight tensor should be defined either for all {} classes or no classes but got weight tensor of shape: {}",
          dim::text(classes), shape_text(weight->shape()));
  } else {
    // More dimensions are folded into the two of images.
    if (target.rank + 1U != input.rank) {
      if (input.rank == 4)
        return op.runtime_error(
            "only batches of spatial targets supported (3D tensors) but got targets of dimension: {}", target.rank);
      std::vector<Size> wanted{input.sizes[0]};
      for (std::size_t i = 2; i < input.rank; ++i) wanted.push_back(input.sizes[i]);
      return op.runtime_error("Expected target size {}, got {}", shape_text(wanted), shape_text(target.shape()));
    }
    bool same = true;
    for (std::size_t i = 2; i < input.rank; ++i) same &= !dim::refutes_equal(input.size(i), target.size(i - 1));
    if (!same) {
      if (const Value e = check_target_type(op, target); input.rank == 4 && e.is_error()) return e;
      if (input.rank == 4)
        return op.runtime_error("size mismatch (got input: {} , target: {}", shape_text(input.shape()),
                                shape_text(target.shape()));
      std::vector<Size> wanted{input.sizes[0]};
      for (std::size_t i = 2; i < input.rank; ++i) wanted.push_back(input.sizes[i]);
      return op.runtime_error("Expected target size {}, got {}", shape_text(wanted), shape_text(target.shape()));
    }
    if (const Value e = check_target_type(op, target); e.is_error()) return e;
    // Without classes there is nothing to fold, and other sizes come out of it.
    if (input.rank != 4 && classes.is(0) && all_known(target) && !element_count(target).is(0))
      return op.runtime_error("size mismatch (got input: [{}, 0, 0, 0] , target: [{}, 1, {}]", dim::text(input.size(0)),
                              dim::text(target.size(0)), dim::text(floor_div(element_count(target), target.size(0))));
    if (weight != nullptr && dim::refutes_equal(element_count(*weight), classes))
      return op.runtime_error("weight tensor should be defined either for all or no classes");
  }
  // A kernel is chosen for the input's type before it reads the others.
  if (weight != nullptr && types_differ(*weight, input)) {
    if (!is_floating(input.dtype))
      return op.not_implemented("\"{}\" not implemented for '{}'",
                                input.rank <= 2 ? "nll_loss_out_frame" : "nll_loss2d_forward_out_frame",
                                info(input.dtype).legacy);
    return op.runtime_error("expected scalar type {} but found {}", info(input.dtype).legacy,
                            info(weight->dtype).legacy);
  }
  if (input.rank > 2 && target.dtype == DType::UInt8 && is_floating(input.dtype) && !element_count(target).is(0))
    return op.runtime_error("expected scalar type Long but found Byte");
  if (elements_known(target) && !classes.known()) {
    std::int64_t largest = -1;
    for (std::int64_t i = 0; i < element_count(target).value(); ++i) {
      const auto at = static_cast<std::int64_t>(*element(target, i));
      if (at != ignore_index && at < 0) return op.index_error("Target {} is out of bounds.", at);
      if (at != ignore_index) largest = std::max(largest, at);
    }
    if (dim::refutes_at_least(classes, largest + 1)) return op.index_error("Target {} is out of bounds.", largest);
  }
  if (elements_known(target) && classes.known())
    for (std::int64_t i = 0; i < element_count(target).value(); ++i) {
      const auto at = static_cast<std::int64_t>(*element(target, i));
      if (at != ignore_index && (at < 0 || at >= classes.value()))
        return op.index_error("Target {} is out of bounds.", at);
    }
  return reduced(op, reduction, input.rank == 1 ? std::span<const Size>() : target.shape(), input.dtype);
}

Value nll_loss(Op& op) { return nll(op, op.tensor(0), op.tensor(1), 2, op.index(3, 1), op.index(4, -100)); }

Value cross_entropy(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& target = op.tensor(1);
  if (!input.rank_known || !target.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  bool same = input.rank == target.rank;
  for (std::size_t i = 0; same && i < input.rank; ++i) same = !dim::refutes_equal(input.size(i), target.size(i));
  if (same) {
    // Of one shape: the target holds probabilities.
    if (!is_floating(target.dtype) && target.dtype != DType::Unknown)
      return op.runtime_error("Expected floating point type for target with class probabilities, got {}",
                              info(target.dtype).legacy);
    if (op.index(4, -100) >= 0) return op.runtime_error("ignore_index is not supported for floating point target");
    const std::size_t classes_at = input.rank == 1 ? 0 : 1;
    if (input.rank == 0) return op.index_error("Dimension specified as 1 but tensor has no dimensions");
    if (const Tensor* const w = op.tensor_or_null(2); w != nullptr && w->rank_known)
      if (w->rank != 1 || dim::refutes_equal(w->size(0), input.size(classes_at)))
        return op.runtime_error(
            "cross_entropy: weight tensor should be defined either for all {} classes or no classes but got weight "
            "tensor of shape: {}",
            dim::text(input.size(classes_at)), shape_text(w->shape()));
    if (!is_floating(input.dtype) && input.dtype != DType::Unknown && !element_count(input).is(0))
      return op.not_implemented("\"log_softmax{}_kernel_impl\" not implemented for '{}'",
                                input.rank > 2 ? "" : "_lastdim", info(input.dtype).legacy);
    std::vector<Size> shape(input.shape().begin(), input.shape().end());
    shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(classes_at));
    std::vector<Value> operands{op.value(0), op.value(1)};
    if (op.given(2)) operands.push_back(op.value(2));
    return reduced(op, op.index(3, 1), shape, result_type(operands, default_dtype(op.in)));
  }
  if (op.real(5) > 1) return op.runtime_error("label_smoothing must be between 0.0 and 1.0. Got: {:.6g}", op.real(5));
  if (input.rank == 0) return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  if (!is_floating(input.dtype) && input.dtype != DType::Unknown)
    return op.not_implemented("\"log_softmax{}_kernel_impl\" not implemented for '{}'",
                              input.rank > 2 ? "" : "_lastdim", info(input.dtype).legacy);
  return nll(op, input, target, 2, op.index(3, 1), op.index(4, -100));
}

Value binary_cross_entropy(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& target = op.tensor(1);
  if (!input.rank_known || !target.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (input.dtype != target.dtype && target.dtype != DType::Unknown && input.dtype != DType::Unknown)
    return op.runtime_error("Found dtype {} but expected {}", info(target.dtype).legacy, info(input.dtype).legacy);
  if (is_integral(input.dtype))
    return op.not_implemented("\"binary_cross_entropy\" not implemented for '{}'", info(input.dtype).legacy);
  if (const Tensor* const weight = op.tensor_or_null(2))
    if (!scales_in_place(op, input.shape(), input.dtype, *weight)) return Value::error();
  return reduced(op, op.index(3, 1), input.shape(), input.dtype);
}

Value bce_with_logits(Op& op) {
  const DType self = op.tensor(0).dtype;
  if (!is_floating(self) && self != DType::Unknown)
    return op.not_implemented("\"log_sigmoid_cpu\" not implemented for '{}'", info(self).legacy);
  if (const Tensor* const positive = op.tensor_or_null(3)) {
    // (pos_weight - 1) times the target comes first.
    std::vector<Size> shape;
    if (positive->rank_known && op.tensor(1).rank_known &&
        !broadcast(op, positive->shape(), op.tensor(1).shape(), shape))
      return Value::error();
  }
  // (1 - target) is multiplied by the input in place.
  const DType target = op.tensor(1).dtype;
  if (const Tensor* const positive = op.tensor_or_null(3)) {
    if (is_bool(positive->dtype)) return op.not_implemented("{}", kSubtractedFromBools);
    // The logarithm of the input is multiplied in place by (pos_weight - 1) * target + 1.
    const DType factor = promote(positive->dtype, target);
    if (factor != DType::Unknown && self != DType::Unknown && !can_cast(factor, self))
      return op.runtime_error("result type {} can't be cast to the desired output type {}",
                              info(promote(factor, self)).legacy, info(self).legacy);
  }
  if (target == DType::Bool) return op.not_implemented("{}", kBoolsSubtracted);
  if (is_integral(target) && is_floating(op.tensor(0).dtype))
    return op.runtime_error("result type {} can't be cast to the desired output type {}",
                            info(op.tensor(0).dtype).legacy, info(target).legacy);
  // (1 - target) is multiplied in place: it says of which type the result is, and how it lies.
  const Value operands[] = {op.value(1), op.value(0)};
  const DType dtype = target;
  const Value v = broadcast_result(op, operands, dtype);
  if (v.is_error()) return v;
  for (const std::size_t at : {3U, 2U})  // the weights broadcast too
    if (const Tensor* const w = op.tensor_or_null(at); w != nullptr && w->rank_known && tensor_of(v).rank_known) {
      std::vector<Size> shape;
      const std::span<const Size> loss = tensor_of(v).shape();
      // The positive ones are multiplied by it, and named first.
      if ((at == 3 && !broadcast(op, w->shape(), loss, shape)) || !scales_in_place(op, loss, dtype, *w))
        return Value::error();
    }
  return op.index(4, 1) == kNone ? v : op.scalar(dtype);
}

// (N, D), (N, D), (N): one number per row.
Value rows(Op& op, std::size_t reduction_at, std::size_t drop, DType dtype) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(dtype, kNoRank);
  std::vector<Size> shape(input.shape().begin(),
                          input.shape().end() - static_cast<std::ptrdiff_t>(std::min<std::size_t>(drop, input.rank)));
  return reduced(op, op.index(reduction_at, 1), shape, dtype);
}
Value margin_ranking(Op& op) {
  std::vector<Size> shape;
  if (op.tensor(0).rank != op.tensor(1).rank || op.tensor(0).rank != op.tensor(2).rank)
    return op.runtime_error(
        "margin_ranking_loss : All input tensors should have same dimension but got sizes: input1: {}, input2: {}, "
        "target: {} ",
        shape_text(op.tensor(0).shape()), shape_text(op.tensor(1).shape()), shape_text(op.tensor(2).shape()));
  std::vector<Size> differences;
  if (!subtractable(op, op.value(0), op.value(1))) return Value::error();
  if (is_bool(op.tensor(2).dtype)) return op.not_implemented("{}", kNegation);
  if (!broadcast(op, op.tensor(0).shape(), op.tensor(1).shape(), differences) ||
      !broadcast(op, op.tensor(2).shape(), differences, shape))
    return Value::error();
  const Value operands[] = {op.value(0), op.value(1), op.value(2)};
  const DType dtype = float_type(op, operands);
  if (is_complex(dtype)) return op.not_implemented("clamp is not supported for complex types");
  return reduced(op, op.index(4, 1), shape, dtype);
}
Value cosine_embedding(Op& op) {
  const Tensor &a = op.tensor(0), &b = op.tensor(1), &target = op.tensor(2);
  if (a.rank_known && b.rank_known && target.rank_known) {
    if (target.rank > 1) return op.runtime_error("0D or 1D target tensor expected, multi-target not supported");
    if (a.rank != target.rank + 1U || b.rank != target.rank + 1U)
      return op.runtime_error("{}D target tensor expects {}D input tensors, but found inputs with sizes {} and {}.",
                              target.rank, target.rank + 1, shape_text(a.shape()), shape_text(b.shape()));
  }
  // Both are made floating before they are multiplied.
  const auto floating = [&](DType t) { return is_whole(t) ? default_dtype(op.in) : t; };
  const bool known = a.dtype != DType::Unknown && b.dtype != DType::Unknown;
  const DType dtype = known ? promote(floating(a.dtype), floating(b.dtype)) : DType::Unknown;
  if (!a.rank_known || !b.rank_known || !target.rank_known) return op.unknown_tensor(dtype, kNoRank);
  std::vector<Size> products, shape;
  if (!broadcast(op, a.shape(), b.shape(), products)) return Value::error();
  if (is_complex(dtype)) return op.not_implemented("clamp is not supported for complex types");
  products.pop_back();
  if (!broadcast(op, target.shape(), products, shape)) return Value::error();
  return reduced(op, op.index(4, 1), shape, dtype);
}
Value triplet(Op& op) {
  const Tensor &anchor = op.tensor(0), &positive = op.tensor(1), &negative = op.tensor(2);
  if (anchor.rank_known && positive.rank_known && negative.rank_known &&
      (anchor.rank != positive.rank || positive.rank != negative.rank))
    return op.runtime_error(
        "The anchor, positive, and negative tensors are expected to have the same number of dimensions, but got: "
        "anchor {}D, positive {}D, and negative {}D inputs",
        anchor.rank, positive.rank, negative.rank);
  const Value operands[] = {op.value(0), op.value(1), op.value(2)};
  if (!subtractable(op, op.value(0), op.value(1)) || !subtractable(op, op.value(0), op.value(2))) return Value::error();
  const DType dtype = real_of(float_type(op, operands));
  if (!anchor.rank_known || !positive.rank_known || !negative.rank_known) return op.unknown_tensor(dtype, kNoRank);
  // Distances along the last dimension, of which the smaller of two where sides are swapped.
  const auto distances = [&](const Tensor& a, const Tensor& b, std::vector<Size>& shape) {
    if (!broadcast(op, a.shape(), b.shape(), shape)) return false;
    if (!shape.empty()) shape.pop_back();
    return true;
  };
  std::vector<Size> near, far, swapped, least, shape;
  if (!distances(anchor, positive, near) || !distances(anchor, negative, far)) return Value::error();
  if (op.boolean(6)) {
    if (!distances(positive, negative, swapped) || !broadcast(op, far, swapped, least)) return Value::error();
    far = least;
  }
  return broadcast(op, near, far, shape) ? reduced(op, op.index(7, 1), shape, dtype) : Value::error();
}
// What is averaged is chosen from self's elements: its type stays.
Value hinge(Op& op) {
  const DType t = op.tensor(0).dtype;
  if (is_bool(t)) return op.not_implemented("{}", kBoolsSubtracted);
  if (is_complex(t)) return op.not_implemented("clamp is not supported for complex types");
  const Value v = pointwise(op, 3, true);
  if (v.is_error() || t == DType::Unknown) return v;
  const bool whole = is_whole(t);
  if (whole && op.index(3, 1) == kMean)
    return op.runtime_error(
        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {}",
        info(t).legacy);
  tensor_of(v).dtype = whole && op.index(3, 1) != kNone ? DType::Int64 : t;
  return v;
}
// Losses over margins take one row of classes, or several. docs: aten/src/ATen/native/LossMulti.h
Value check_classes(Op& op, const Tensor& input) {
  if (!input.rank_known || input.rank == 0) return {};
  if ((input.rank == 2 && !input.size(1).is(0)) || (input.rank == 1 && !input.size(0).is(0))) return {};
  return op.runtime_error("Expected non-empty vector or matrix with optional 0-dim batch size, but got: {}",
                          shape_text(input.shape()));
}
bool are_labels(Op& op, const Tensor& target) {
  if (target.dtype == DType::Int64 || target.dtype == DType::Unknown) return true;
  op.runtime_error("expected scalar type Long but found {}", info(target.dtype).legacy);
  return false;
}
// Whether no label is known to lie outside `least` … classes - 1.
bool labels_fit(const Tensor& target, std::int64_t least, Dim classes) {
  const auto range = element_range(target);
  return !range || (range->first >= least && !dim::refutes_at_least(classes, Dim(range->second) + 1));
}

Value multi_margin(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& target = op.tensor(1);
  if (const Value e = check_classes(op, input); e.is_error()) return e;
  const Size samples = input.rank == 2 ? input.sizes[0] : Size{1, 0};
  if (input.rank_known && target.rank_known &&
      (target.rank > 1 || dim::refutes_equal(target.rank == 1 ? target.size(0) : Dim(1), samples.n)))
    return op.runtime_error(
        "multi_margin_loss: target tensor should be 1-D with size equal to the number of input samples (batch size). "
        "Expected target size [{}], but got {}. Input has shape {}.",
        dim::text(samples.n), shape_text(target.shape()), shape_text(input.shape()));
  const Tensor* const weight = op.tensor_or_null(4);
  const Dim classes = input.rank == 0 ? Dim(1) : input.size(input.rank - 1U);
  if (weight != nullptr && input.rank_known &&
      (weight->rank > 1 || dim::refutes_equal(element_count(*weight), classes)))
    return op.runtime_error("inconsistent weight size, expected {} but got {}", dim::text(classes),
                            shape_text(weight->shape()));
  const bool computed = input.dtype == DType::Float32 || input.dtype == DType::Float64;
  if (!computed && input.dtype != DType::Unknown)
    return op.not_implemented("\"multi_margin_loss_cpu_kernel\" not implemented for '{}'", info(input.dtype).legacy);
  if (!are_labels(op, target)) return Value::error();
  if (weight != nullptr && types_differ(*weight, input))
    return op.runtime_error("expected scalar type {} but found {}", info(input.dtype).legacy,
                            info(weight->dtype).legacy);
  if (!labels_fit(target, 0, classes)) return op.runtime_error("target out of range");
  // One sample has a loss of the target's shape.
  if (op.index(5, 1) == kNone && target.rank_known && (target.rank == 0 || (input.rank_known && input.rank <= 1)))
    return op.output(target.shape(), input.dtype);
  return rows(op, 5, 1, input.dtype);
}
Value multilabel_margin(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& target = op.tensor(1);
  if (const Value e = check_classes(op, input); e.is_error()) return e;
  if (input.rank_known && target.rank_known) {
    bool fits = input.rank <= 1 ? target.rank <= 1 && !dim::refutes_equal(element_count(target), element_count(input))
                                : target.rank == 2;
    for (std::size_t i = 0; fits && input.rank == 2 && i < 2; ++i)
      fits = !dim::refutes_equal(target.size(i), input.size(i));
    if (!fits)
      return op.runtime_error("inconsistent target size: {} for input of size: {}", shape_text(target.shape()),
                              shape_text(input.shape()));
  }
  // docs: aten/src/ATen/native/LossMultiLabelMargin.cpp: the labels' range is asked for, then the input's kernel.
  if (!element_count(target).is(0)) {
    if (is_complex(target.dtype))
      return op.not_implemented("\"min_all\" not implemented for '{}'", info(target.dtype).legacy);
    if (input.dtype != DType::Float32 && input.dtype != DType::Float64 && input.dtype != DType::Unknown)
      return op.not_implemented("\"multilabel_margin_loss_forward_out_frame\" not implemented for '{}'",
                                info(input.dtype).legacy);
    if (!are_labels(op, target)) return Value::error();
    const Dim classes = input.rank == 0 ? Dim(1) : input.size(input.rank - 1U);
    if (!labels_fit(target, -1, classes)) return op.runtime_error("argument #2 'target' is out of range");
  }
  return rows(op, 2, 1, input.dtype);
}
// exp(input) - target * input: the product is refused first, the exponential says how the result lies.
Value poisson(Op& op) {
  if (const DType target = op.tensor(1).dtype; op.boolean(3)) {  // Stirling's approximation of the target's factorial
    if (is_bool(target)) return op.not_implemented("{}", kSubtractedFromBools);
    if (is_complex(target)) return op.not_implemented("\"le_cpu\" not implemented for '{}'", info(target).legacy);
  }
  const Value product = pointwise(op, 5, true);
  if (!product.is_error() && !op.boolean(2) && is_bool(op.tensor(0).dtype))  // input - target * log(input + eps)
    return op.not_implemented("{}", kSubtractedFromBools);
  const Value v = product.is_error() ? product : pointwise(op, 5);
  const Value input[] = {op.value(0)};
  if (!v.is_error()) tensor_of(v).dtype = promote(float_type(op, input), tensor_of(product).dtype);
  return v;
}

// How many lengths ctc_loss is given, in a tensor or in a list.
std::optional<Dim> count_of_lengths(Op& op, std::size_t at) {
  if (!is_tensor(op.value(at)))
    return op.is_unknown(at) ? std::nullopt : std::optional<Dim>(static_cast<std::int64_t>(op.integers(at).size()));
  const Tensor& t = op.tensor(at);
  return t.rank_known ? std::optional<Dim>(element_count(t)) : std::nullopt;
}
// What lengths are known to be.
std::optional<std::vector<std::int64_t>> known_lengths(Op& op, std::size_t at) {
  std::vector<std::int64_t> result;
  if (is_tensor(op.value(at))) {
    const Tensor& t = op.tensor(at);
    if (!elements_known(t)) return std::nullopt;
    for (std::int64_t i = 0; i < element_count(t).value(); ++i)
      result.push_back(static_cast<std::int64_t>(*element(t, i)));
    return result;
  }
  for (const Dim d : op.integers(at)) {
    if (!d.known()) return std::nullopt;
    result.push_back(d.value());
  }
  return result;
}
// Targets in one row are as many as their lengths add up to; otherwise a row stands for each sample.
// docs: aten/src/ATen/native/LossCTC.cpp (ctc_loss_allocate_outputs)
Value check_ctc_targets(Op& op, Dim batch) {
  const Tensor& targets = op.tensor(1);
  if (!targets.rank_known) return {};
  Dim rows = batch;
  const auto lengths = known_lengths(op, 3);
  if (targets.rank == 1) {
    if (!lengths) return {};
    std::int64_t sum = 0;
    for (const std::int64_t n : *lengths) sum += n;
    rows = sum;
  }
  if (dim::refutes_equal(targets.size(0), rows))
    return op.runtime_error(
        "Expected tensor to have size {} at dimension 0, but got size {} for argument #2 'targets' (while checking "
        "arguments for ctc_loss_allocate_outputs)",
        dim::text(rows), dim::text(targets.size(0)));
  constexpr std::string_view kWhere = "(while checking arguments for ctc_loss_allocate_outputs)";
  if (targets.rank == 2 && lengths && !lengths->empty())
    if (const std::int64_t longest = std::ranges::max(*lengths); dim::refutes_at_least(targets.size(1), longest))
      return op.runtime_error(
          "Expected tensor to have size at least {} at dimension 1, but got size {} for argument #2 'targets' {}",
          longest, dim::text(targets.size(1)), kWhere);
  const Dim steps = op.tensor(0).size(0);
  if (const auto times = known_lengths(op, 2))
    for (const std::int64_t n : *times) {
      if (n < 0)
        return op.runtime_error("Expected input_lengths to have value at least 0, but got value {} {}", n, kWhere);
      if (dim::refutes_at_least(steps, n))
        return op.runtime_error("Expected input_lengths to have value at most {}, but got value {} {}",
                                dim::text(steps), n, kWhere);
    }
  return {};
}

Value ctc(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  for (const std::size_t at : {2U, 3U})
    if (is_tensor(op.value(at)) && !is_integral(op.tensor(at).dtype) && op.tensor(at).dtype != DType::Unknown)
      return op.runtime_error("{} must be integral", at == 2 ? "input_lengths" : "target_lengths");
  if (input.rank == 0) return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  if (input.dtype != DType::Float32 && input.dtype != DType::Float64 && input.dtype != DType::Unknown)
    return op.not_implemented("\"ctc_loss_cpu\" not implemented for '{}'", info(input.dtype).legacy);
  if (element_count(input).is(0)) return op.runtime_error("log_probs tensor must not be empty");
  if (input.rank != 3 && input.rank != 2)
    return op.runtime_error(
        "Expected 3-dimensional tensor, but got {}-dimensional tensor for argument #1 'log_probs' (while checking "
        "arguments for ctc_loss_allocate_outputs)",
        input.rank + 1);
  const Dim batch = input.rank == 3 ? input.size(1) : Dim(1);
  const Tensor& targets = op.tensor(1);
  if (targets.rank_known && (targets.rank < 1 || targets.rank > 2))
    return op.runtime_error(
        "Expected 1 to 2 dimensions, but got {}-dimensional tensor for argument #2 'targets' (while checking arguments "
        "for ctc_loss_allocate_outputs)",
        targets.rank);
  const std::int64_t blank = op.index(4);
  const Dim classes = input.size(input.rank - 1U);
  if (blank < 0 || dim::refutes_at_least(classes, blank + 1)) return op.runtime_error("blank must be in label range");
  for (const std::size_t at : {2U, 3U})
    if (const std::optional<Dim> given = count_of_lengths(op, at); given && dim::refutes_equal(*given, batch))
      return op.runtime_error("{} must be of size batch_size", at == 2 ? "input_lengths" : "target_lengths");
  if (const Value e = check_ctc_targets(op, batch); e.is_error()) return e;
  const std::vector<Size> shape = input.rank == 3 ? std::vector<Size>{input.sizes[1]} : std::vector<Size>{};
  return reduced(op, op.index(5, 1), shape, input.dtype);
}

constexpr OpDef kOps[] = {
    {"nll_loss_nd(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100) -> "
     "Tensor",
     nll_loss, Variants::Function},
    {"nll_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, *, Tensor? "
     "out=None) -> Tensor",
     nll_loss, Variants::Function},
    {"cross_entropy_loss(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, SymInt ignore_index=-100, "
     "float label_smoothing=0.0) -> Tensor",
     cross_entropy, Variants::Function},
    {"mse_loss(Tensor self, Tensor target, int reduction=1, *, Tensor? out=None) -> Tensor", mse_loss,
     Variants::Function},
    {"l1_loss(Tensor self, Tensor target, int reduction=1) -> Tensor", l1_loss, Variants::Function},
    {"smooth_l1_loss(Tensor self, Tensor target, int reduction=1, float beta=1.0, *, Tensor? out=None) -> Tensor",
     smooth_l1_loss, Variants::Function},
    {"huber_loss(Tensor self, Tensor target, int reduction=1, float delta=1.0, *, Tensor? out=None) -> Tensor",
     huber_loss, Variants::Function},
    {"soft_margin_loss(Tensor self, Tensor target, int reduction=1, *, Tensor? out=None) -> Tensor", soft_margin,
     Variants::Function},
    {"kl_div(Tensor self, Tensor target, int reduction=1, *, bool log_target=False) -> Tensor", kl_div,
     Variants::Function},
    {"binary_cross_entropy(Tensor self, Tensor target, Tensor? weight=None, int reduction=1, *, Tensor? out=None) -> "
     "Tensor",
     binary_cross_entropy, Variants::Function},
    {"binary_cross_entropy_with_logits(Tensor self, Tensor target, Tensor? weight=None, Tensor? pos_weight=None, int "
     "reduction=1) -> Tensor",
     bce_with_logits, Variants::Function},
    {"hinge_embedding_loss(Tensor self, Tensor target, float margin=1.0, int reduction=1) -> Tensor", hinge,
     Variants::Function},
    {"margin_ranking_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1) -> Tensor",
     margin_ranking, Variants::Function},
    {"cosine_embedding_loss(Tensor input1, Tensor input2, Tensor target, float margin=0.0, int reduction=1) -> Tensor",
     cosine_embedding, Variants::Function},
    {"triplet_margin_loss(Tensor anchor, Tensor positive, Tensor negative, float margin=1.0, float p=2, float "
     "eps=1e-06, bool swap=False, int reduction=1) -> Tensor",
     triplet, Variants::Function},
    {"multi_margin_loss(Tensor self, Tensor target, Scalar p=1, Scalar margin=1, Tensor? weight=None, int reduction=1, "
     "*, Tensor? out=None) -> Tensor",
     multi_margin, Variants::Function},
    {"multilabel_margin_loss(Tensor self, Tensor target, int reduction=1, *, Tensor? out=None) -> Tensor",
     multilabel_margin, Variants::Function},
    {"poisson_nll_loss(Tensor input, Tensor target, bool log_input, bool full, float eps, int reduction) -> Tensor",
     poisson, Variants::Function},
    {"ctc_loss.IntList(Tensor log_probs, Tensor targets, int[] input_lengths, int[] target_lengths, int blank=0, int "
     "reduction=1, bool zero_infinity=False) -> Tensor",
     ctc, Variants::Function},
    {"ctc_loss.Tensor(Tensor log_probs, Tensor targets, Tensor input_lengths, Tensor target_lengths, int blank=0, int "
     "reduction=1, bool zero_infinity=False) -> Tensor",
     ctc, Variants::Function},
};

}  // namespace

std::span<const OpDef> loss_ops() { return kOps; }

}  // namespace shapetrace::torch
