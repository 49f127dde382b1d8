// Normalisations, dropout, embeddings. docs: torch.nn.functional.batch_norm, layer_norm, embedding ...;
// errors: aten/src/ATen/native/Normalization.cpp, layer_norm.cpp, group_norm.cpp, Embedding.cpp, EmbeddingBag.cpp.
#include <algorithm>
#include <array>

#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/batch_norm.hpp"
#include "torch/ops/mixed_types.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a normalisation's input is not known";

Value like_input(Op& op) { return op.output_like(op.tensor(0), op.tensor(0).dtype); }

bool check_features(Op& op, std::size_t at, std::string_view name, const Size& channels, Dim samples = 1) {
  const Dim features = channels.n;
  const Tensor* const t = op.tensor_or_null(at);
  if (t == nullptr || !t->rank_known || !dim::refutes_equal(element_count(*t), features)) return true;
  if (t->rank == 1)
    op.blame(channels, "the channels of the input", t->sizes[0], "the channels that the layer was made for");
  // One set for each sample of a batch, where samples are normalized by themselves.
  op.runtime_error("{} should contain {} elements not {}", name, dim::text(features * samples),
                   dim::text(element_count(*t) * samples));
  return false;
}

// Statistics that a layer keeps change with every batch that it is trained on.
void forget_statistics(Op& op) {
  if (op.value(5).is_bool() && !op.value(5).is_true()) return;
  for (const std::size_t at : {3U, 4U})
    if (op.given(at) && is_tensor(op.value(at))) forget_elements(op.mutable_tensor(at));
}

// Both statistics are kept, or none.
bool check_statistics(Op& op) {
  if (op.given(3) == op.given(4) || !op.boolean(5, true)) return true;
  op.in.value_error("running_mean and running_var must either both be None or neither be None");
  return false;
}
bool refused_by_batch_norm(Op& op, DType t) {
  if (is_floating(t) || t == DType::Unknown) return false;
  op.not_implemented("\"batch_norm\" not implemented for '{}'", info(t).legacy);
  return true;
}

// docs: Normalization.cpp (_batch_norm_impl_index): nothing is copied, multiplied by the first weight and added to the
// first bias, whatever there is of them and whatever their types.
Value normalize_nothing(Op& op, Value weight, Value bias) {
  Value result = op.output_like(op.tensor(0), op.tensor(0).dtype);
  for (const auto& [parameter, combine] : {std::pair{weight, "mul"}, std::pair{bias, "add"}}) {
    if (result.is_error() || !is_tensor(parameter)) continue;
    const Value first = call_op(op.in, "select", std::array{parameter, Value::small_int(0), Value::small_int(0)});
    result = first.is_error() ? first : call_op(op.in, combine, std::array{result, first});
  }
  return result;
}

Value batch_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (element_count(input).is(0)) return normalize_nothing(op, op.value(1), op.value(2));
  // Without a second dimension there are no features.
  const Size features = input.rank < 2 ? Size{0, 0} : input.sizes[1];
  constexpr std::pair<std::size_t, std::string_view> kChecks[] = {
      {3, "running_mean"}, {4, "running_var"}, {1, "weight"}, {2, "bias"}};
  const bool evaluating = op.value(5).is_bool() && !op.value(5).is_true();
  for (const auto& [at, name] : kChecks) {
    if (at >= 3 && evaluating && !op.given(at)) return op.runtime_error("{} must be defined in evaluation mode", name);
    if (!check_features(op, at, name, features)) return Value::error();
  }
  if (input.rank == 1) return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  if (input.rank < 2) return op.runtime_error("Expected at least 2D input, got {}D", input.rank);
  if (!check_statistics(op)) return Value::error();
  return compute_batch_norm(op);
}

// One set of parameters for each sample; None for one that is not given.
Value repeated(Op& op, std::size_t at, Dim samples) {
  if (!op.given(at)) return Value::none();
  const Value times = op.in.heap().tuple({dim_value(op.in, samples)});
  return call_op(op.in, "repeat", std::array{op.value(at), times});
}

// docs: Normalization.cpp (instance_norm): statistics of the samples are averaged afterwards.
Value instances_of_nothing(Op& op) {
  const Tensor& input = op.tensor(0);
  const Value weight = repeated(op, 1, input.size(0));
  const Value bias = weight.is_error() ? weight : repeated(op, 2, input.size(0));
  for (const std::size_t at : {3U, 4U})
    if (!bias.is_error() && repeated(op, at, input.size(0)).is_error()) return Value::error();
  const Value result = bias.is_error() ? bias : normalize_nothing(op, weight, bias);
  if (result.is_error()) return result;
  for (const std::size_t at : {3U, 4U}) {
    const Tensor* const kept = op.boolean(5, true) ? op.tensor_or_null(at) : nullptr;
    if (kept == nullptr || !kept->rank_known) continue;
    if (op.given(3) && op.given(4) && is_whole(input.dtype))
      return op.runtime_error(
          "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {}",
          info(input.dtype).legacy);
    const Dim count = element_count(*kept) * input.size(0);
    if (dim::refutes_equal(count, input.size(0) * input.size(1)))
      return op.runtime_error("shape '{}' is invalid for input of size {}", shape_text(input.shape().first(2)),
                              dim::text(count));
    const Value means = op.output(input.shape().subspan(1, 1), kept->dtype);
    if (call_op(op.in, "copy_", std::array{op.value(at), means}).is_error()) return Value::error();
  }
  return op.output(input.shape(), tensor_of(result).dtype);
}

// A mean of the parameters' type takes the kernel for these, which wants the variance of that type too; any other mean
// is converted. docs: aten/src/ATen/native/Normalization.cpp (instance_norm, batch_norm_cpu)
bool statistics_alike(Op& op, bool mixed) {
  const Tensor *const mean = op.tensor_or_null(3), *const variance = op.tensor_or_null(4);
  const DType wanted = mixed ? DType::Float32 : op.tensor(0).dtype;
  if (mean == nullptr || variance == nullptr || mean->dtype != wanted || !types_differ(*mean, *variance)) return true;
  if (mixed)
    op.runtime_error("mixed dtype (CPU): expect parameter to have scalar type of Float");
  else
    op.runtime_error("expected scalar type {} but found {}", info(wanted).legacy, info(variance->dtype).legacy);
  return false;
}

Value instance_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  constexpr std::pair<std::size_t, std::string_view> kChecks[] = {
      {3, "running_mean"}, {4, "running_var"}, {1, "weight"}, {2, "bias"}};
  if (!op.boolean(5, true) && (!op.given(3) || !op.given(4)))
    return op.runtime_error("Expected running_mean and running_var to be defined when use_input_stats is false");
  if (input.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
  if (input.rank == 1) return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  const Size& features = input.sizes[1];
  for (const std::size_t at : {1U, 2U, 3U, 4U})  // each is repeated for every sample
    if (const Tensor* const t = op.tensor_or_null(at); t != nullptr && t->rank_known && t->rank > 1)
      return repeated(op, at, input.size(0));
  if (element_count(input).is(0)) return instances_of_nothing(op);
  for (const auto& [at, name] : kChecks)
    if (!check_features(op, at, name, features, input.size(0))) return Value::error();
  if (!check_statistics(op)) return Value::error();
  if (refused_by_batch_norm(op, input.dtype) || !share_type(op, {1, 2})) return Value::error();
  if (!statistics_alike(op, is_mixed(op, {1, 2}))) return Value::error();
  forget_statistics(op);
  return op.output(input.shape(), input.dtype);
}

// The last dimensions must be the normalized shape.
bool check_normalized(Op& op, const Tensor& input, std::span<const Size> normalized, std::size_t weight_at,
                      std::size_t bias_at) {
  if (normalized.empty()) {
    op.runtime_error(
        "Expected normalized_shape to be at least 1-dimensional, i.e., containing at least one element, but got "
        "normalized_shape = {}",
        shape_text(normalized));
    return false;
  }
  for (const auto& [at, name] : {std::pair{weight_at, "weight"}, std::pair{bias_at, "bias"}}) {
    if (at == 0) continue;
    const Tensor* const t = op.tensor_or_null(at);
    if (t == nullptr) continue;
    bool same = t->rank == normalized.size();
    for (std::size_t i = 0; same && i < normalized.size(); ++i) same = !dim::refutes_equal(t->size(i), normalized[i].n);
    if (!same) {
      op.runtime_error(
          "Expected {} to be of same shape as normalized_shape, but got {} of shape {} and normalized_shape = {}", name,
          name, shape_text(t->shape()), shape_text(normalized));
      return false;
    }
  }
  if (bias_at == 0 && input.rank < normalized.size()) {  // rms_norm
    op.in.value_error("Input tensor must have at least {} dimensions, but got {}", normalized.size(), input.rank);
    return false;
  }
  bool fits = input.rank >= normalized.size();
  for (std::size_t k = 1; fits && k <= normalized.size(); ++k)
    fits = !dim::refutes_equal(input.size(input.rank - k), normalized[normalized.size() - k].n);
  if (fits) return true;
  std::string wanted;
  for (const Size& s : normalized) wanted += (wanted.empty() && bias_at == 0 ? "" : ", ") + dim::text(s.n);
  op.runtime_error("Given normalized_shape={}, expected input with shape [*{}], but got input of size{}",
                   shape_text(normalized), wanted, shape_text(input.shape()));
  return false;
}

Value layer_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (!fits_mixed(op, {2, 3}) || !check_normalized(op, input, op.sizes(1), 2, 3)) return Value::error();
  if (!is_floating(input.dtype) && input.dtype != DType::Unknown && !is_mixed(op, {2, 3}))
    return op.not_implemented("\"LayerNormKernelImpl\" not implemented for '{}'", info(input.dtype).legacy);
  if (!share_type(op, {2, 3})) return Value::error();
  return op.output(input.shape(), input.dtype);
}

Value rms_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (!check_normalized(op, input, op.sizes(1), 2, 0)) return Value::error();
  if (is_whole(input.dtype))
    return op.not_implemented("\"rms_norm\" not implemented for '{}'", info(input.dtype).legacy);
  return output_in_format(op, input.shape(), input.dtype, suggested_format(input));
}

Value group_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  const Dim groups = op.integer(1);
  if (input.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
  if (input.rank == 1) return op.index_error("Dimension out of range (expected to be in range of [-1, 0], but got 1)");
  const Dim channels = input.size(1);
  if (groups.known() && groups.value() <= 0)
    return op.runtime_error("Expected num groups to be greater than 0, got {}", dim::text(groups));
  if (groups.known() && dim::refutes_divisible(channels, groups))
    return op.runtime_error(
        "Expected number of channels in input to be divisible by num_groups, but got input of shape {} and "
        "num_groups={}",
        shape_text(input.shape()), dim::text(groups));
  Dim area = 1;
  for (std::size_t i = 2; i < input.rank; ++i) area = area * input.size(i);
  if (channels.is(0)) return op.runtime_error("Expected number of channels to be greater than 0, got 0");
  if (area.is(0)) return op.runtime_error("Expected HxW to be greater than 0, got 0");
  for (const auto& [at, name] : {std::pair{std::size_t{2}, "weight"}, std::pair{std::size_t{3}, "bias"}})
    if (const Tensor* const t = op.tensor_or_null(at);
        t != nullptr && (t->rank != 1 || dim::refutes_equal(t->size(0), channels)))
      return op.runtime_error(
          "Expected {} to be a vector of size equal to the number of channels in input, but got {} of shape {} and "
          "input of shape {}",
          name, name, shape_text(t->shape()), shape_text(input.shape()));
  const bool nothing = element_count(input).is(0);  // no kernel reads a bias then
  if (nothing ? !fits_mixed(op, {2, 3}) : !share_type(op, {2, 3})) return Value::error();
  return output_in_format(op, input.shape(), input.dtype, suggested_format(input));
}

Value dropout(Op& op) {
  const double p = op.real(1);
  if (!(p >= 0 && p <= 1)) return op.runtime_error("dropout probability has to be between 0 and 1, but got {}", p);
  if (op.schema.name.starts_with("feature_") && op.boolean(2) && p > 0 && p < 1 && op.tensor(0).rank_known &&
      op.tensor(0).rank < 2 && !element_count(op.tensor(0)).is(0))
    return op.runtime_error("Feature dropout requires at least 2 dimensions in the input");
  // Nothing to drop: the very tensor.
  const bool nothing = p == 0 && op.given(1) && !value::is_unknown(op.value(1));
  if (!op.boolean(2) || nothing) return op.value(0);
  if (op.schema.name.ends_with('_')) return op.in_place(0);
  return op.output_like(op.tensor(0), op.tensor(0).dtype);
}

bool index_type(Op& op, const Tensor& indices, std::string_view what, int argument = 1) {
  if (indices.dtype == DType::Int64 || indices.dtype == DType::Int32 || indices.dtype == DType::Unknown) return true;
  op.runtime_error(
      "Expected tensor for argument #{} 'indices' to have one of the following scalar types: Long, Int; but got "
      "{} instead (while checking arguments for {})",
      argument, tensor_type_name(indices.dtype), what);
  return false;
}

Value embedding(Op& op) {
  const Tensor& weight = op.tensor(0);
  const Tensor& indices = op.tensor(1);
  if (!indices.rank_known || !weight.rank_known)
    return op.unknown_tensor(weight.dtype, "the rank of an embedding's input is not known");
  if (weight.rank != 2) return op.runtime_error("'weight' must be 2-D");
  if (!index_type(op, indices, "embedding")) return Value::error();
  if (weight.size(0).is(0) && !element_count(indices).is(0) && all_known(indices))  // rows are selected
    return op.runtime_error("index_select(): self indexing axis dim should be positive");
  if (const auto range = element_range(indices);
      range && (range->first < 0 || dim::refutes_at_least(weight.size(0), Dim(range->second) + 1)))
    return op.index_error("index out of range in self");
  if (exceeds(indices, weight.size(0))) return op.index_error("index out of range in self");
  std::vector<Size> shape(indices.shape().begin(), indices.shape().end());
  shape.push_back(weight.sizes[1]);
  return op.output(shape, weight.dtype);
}

Value embedding_bag(Op& op) {
  const Tensor& weight = op.tensor(0);
  const Tensor& indices = op.tensor(1);
  const Tensor& offsets = op.tensor(2);
  if (op.given(8) && op.integer(8).known() && weight.rank_known && weight.rank != 0 && weight.size(0).known()) {
    const std::int64_t at = op.integer(8).value(), n = weight.size(0).value();
    if (at < -n || at >= n)
      return op.runtime_error("padding_idx must be within the number of embeddings, -{} through {}, but got {}", n,
                              n - 1, at);
  }
  if (!index_type(op, indices, "embedding_bag")) return Value::error();
  if (offsets.dtype != DType::Int64 && offsets.dtype != DType::Int32 && offsets.dtype != DType::Unknown)
    return index_type(op, offsets, "embedding_bag"), Value::error();
  if (!is_floating(weight.dtype) && weight.dtype != DType::Unknown)
    return op.runtime_error(
        "Expected tensor for argument #1 'weight' to have one of the following scalar types: Half, BFloat16, Float, "
        "Double; but got {} instead (while checking arguments for embedding_bag)",
        tensor_type_name(weight.dtype));
  if (const Tensor* const samples = op.tensor_or_null(6); samples != nullptr && types_differ(weight, *samples))
    return op.runtime_error(
        "Expected tensor for argument #1 'weight' to have the same type as tensor for argument #1 "
        "'per_sample_weights'; but type {} does not equal {} (while checking arguments for embedding_bag)",
        tensor_type_name(weight.dtype), tensor_type_name(samples->dtype));
  if (elements_known(indices) && weight.size(0).known())
    for (std::int64_t i = 0; i < element_count(indices).value(); ++i)
      if (const auto at = static_cast<std::int64_t>(*element(indices, i)); at < 0 || at >= weight.size(0).value()) {
        // The quick kernels count; the others do not (is_fast_path).
        const bool quick = (weight.dtype == DType::Float32 || is_half(weight.dtype)) && op.index(4) != 2 &&
                           !op.given(8) && weight.strides[1].is(1);
        if (quick)
          return op.runtime_error("Index {} of input takes value {} which is not in the valid range [0, {})", i, at,
                                  weight.size(0).value());
        return op.runtime_error("embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be {}", at);
      }
  if (const auto range = element_range(indices);
      range && weight.rank_known && dim::refutes_at_least(weight.size(0), Dim(range->second) + 1))
    return op.runtime_error("embedding_bag: Expected idx >= 0 && idx < num_embeddings but found idx to be {}",
                            range->second);
  const bool last = op.boolean(7);
  const Dim bags = last ? offsets.size(0) - 1 : offsets.size(0);
  const Size n = offsets.rank == 1 && !last ? offsets.sizes[0] : Size{bags, 0};
  const Value v = op.output({n, weight.sizes[1]}, weight.dtype);
  const Value rest = op.output({Size{0, 0}}, DType::Int64);
  return op.tuple({v, rest, rest, rest});
}

Value embedding_renorm(Op& op) {
  const Tensor &weight = op.tensor(0), &indices = op.tensor(1);
  if (weight.rank_known && weight.rank != 2)
    return op.runtime_error(
        "Expected 2-dimensional tensor, but got {}-dimensional tensor for argument #1 'self' (while checking arguments "
        "for embedding_renorm_)",
        weight.rank);
  if (!index_type(op, indices, "embedding_renorm_", 2)) return Value::error();
  const auto no_row = [&](std::int64_t at) {
    return op.index_error("select(): index {} out of range for tensor of size {} at dimension 0", at,
                          shape_text(weight.shape()));
  };
  if (indices.rank_known && !element_count(indices).is(0)) {  // rows are taken out, and measured
    if (weight.rank_known && weight.size(0).is(0))
      if (const Word* const first = near_element(indices, 0))
        return no_row(static_cast<std::int64_t>(*first));
    if (is_whole(weight.dtype))
      return op.runtime_error("norm(): input dtype should be either floating point or complex. Got {} instead.",
                              info(weight.dtype).legacy);
    if (weight.rank_known && weight.size(0).known() && elements_known(indices)) {  // in their order
      const std::int64_t rows = weight.size(0).value();
      std::optional<std::int64_t> stray;
      for (std::int64_t i = 0; i < element_count(indices).value(); ++i)
        if (const auto at = static_cast<std::int64_t>(*element(indices, i)); at < -rows || at >= rows)
          stray = std::min(at, stray.value_or(at));
      if (stray) return no_row(*stray);
    } else if (const auto range = element_range(indices); range && weight.rank_known) {
      if (dim::refutes_at_least(weight.size(0), Dim(range->second) + 1)) return no_row(range->second);
    }
  }
  forget_elements(op.mutable_tensor(0));
  return op.value(0);
}

constexpr OpDef kOps[] = {
    {"batch_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool training, "
     "float momentum, float eps, bool cudnn_enabled) -> Tensor",
     batch_norm, Variants::Function},
    {"instance_norm(Tensor input, Tensor? weight, Tensor? bias, Tensor? running_mean, Tensor? running_var, bool "
     "use_input_stats, float momentum, float eps, bool cudnn_enabled) -> Tensor",
     instance_norm, Variants::Function},
    {"layer_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, "
     "bool cudnn_enable=True) -> Tensor",
     layer_norm, Variants::Function},
    {"rms_norm(Tensor input, SymInt[] normalized_shape, Tensor? weight=None, float? eps=None) -> Tensor", rms_norm,
     Variants::Function},
    {"group_norm(Tensor input, SymInt num_groups, Tensor? weight=None, Tensor? bias=None, float eps=1e-05, bool "
     "cudnn_enabled=True) -> Tensor",
     group_norm, Variants::Function},
    {"dropout(Tensor input, float p, bool train) -> Tensor", dropout, Variants::Function},
    {"dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)", dropout, Variants::Function},
    {"feature_dropout(Tensor input, float p, bool train) -> Tensor", dropout, Variants::Function},
    {"feature_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)", dropout, Variants::Function},
    {"alpha_dropout(Tensor input, float p, bool train) -> Tensor", dropout, Variants::Function},
    {"alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)", dropout, Variants::Function},
    {"feature_alpha_dropout(Tensor input, float p, bool train) -> Tensor", dropout, Variants::Function},
    {"feature_alpha_dropout_(Tensor(a!) self, float p, bool train) -> Tensor(a!)", dropout, Variants::Function},
    {"embedding(Tensor weight, Tensor indices, SymInt padding_idx=-1, bool scale_grad_by_freq=False, bool "
     "sparse=False) -> Tensor",
     embedding, Variants::Function},
    {"embedding_renorm_(Tensor(a!) self, Tensor indices, float max_norm, float norm_type) -> Tensor(a!)",
     embedding_renorm, Variants::Function},
    {"embedding_bag(Tensor weight, Tensor indices, Tensor offsets, bool scale_grad_by_freq=False, int mode=0, bool "
     "sparse=False, Tensor? per_sample_weights=None, bool include_last_offset=False, int? padding_idx=None) -> "
     "(Tensor, Tensor, Tensor, Tensor)",
     embedding_bag, Variants::Function},
    {"_weight_norm(Tensor v, Tensor g, int dim=0) -> Tensor", like_input, Variants::Function},
};

}  // namespace

Value compute_batch_norm(Op& op) {
  const Tensor& input = op.tensor(0);
  if (refused_by_batch_norm(op, input.dtype) || !share_type(op, {1, 2, 3, 4})) return Value::error();
  for (const std::size_t at : {3U, 4U})
    if (const Tensor* const t = op.tensor_or_null(at); t != nullptr && t->rank_known && t->rank != 1)
      return op.runtime_error("TensorAccessor expected 1 dims but tensor has {}", t->rank);
  forget_statistics(op);
  const Value v = op.output(input.shape(), input.dtype);
  return lay_out(op.in, tensor_of(v), suggested_format(input)) ? v : Value::error();
}

std::span<const OpDef> normalization_ops() { return kOps; }

}  // namespace shapetrace::torch
