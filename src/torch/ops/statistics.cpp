// Statistics and numerical calculus: quantiles, histograms, covariances, trapezoids, gradients.
// docs: torch "Reduction Ops", "Other Operations"; errors: aten/src/ATen/native/{Sorting,Histogram,Correlation,
// Integration}.cpp, ReduceOps.cpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "torch/elements.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a tensor is not known";

Value aminmax(Op& op) {
  const Tensor& self = op.tensor(0);
  const bool one_dim = op.given(1);
  if (!self.rank_known) {
    const auto part = [&] { return one_dim ? op.unknown_tensor(self.dtype, kNoRank) : op.scalar(self.dtype); };
    return named_result(op.in, op.schema.name, {"min", "max"}, {part(), part()});
  }
  if (is_complex(self.dtype) && one_dim) {
    if (self.rank == 0) return op.runtime_error("aminmax not implemented for {}", info(self.dtype).legacy);
    return op.not_implemented("\"aminmax_cpu\" not implemented for '{}'", info(self.dtype).legacy);
  }
  std::vector<bool> reduced(self.rank, !one_dim);
  if (one_dim) {
    if (self.rank > 64) return op.runtime_error("only tensors with up to 64 dims are supported");
    std::int64_t at = op.index(1);
    if (!op.wrap_dim(at, self.rank)) return Value::error();
    if (self.rank != 0) {
      if (self.size(static_cast<std::size_t>(at)).is(0))
        return op.index_error("aminmax: Expected reduction dim {} to have non-zero size.", at);
      reduced[static_cast<std::size_t>(at)] = true;
    }
  } else if (element_count(self).is(0)) {
    return op.runtime_error(
        "aminmax(): cannot compute aminmax over an empty dimension as the operation has no identity.");
  }
  const std::vector<Size> shape = reduced_shape(op, self, reduced, op.boolean(2));
  return named_result(op.in, op.schema.name, {"min", "max"},
                      {op.output(shape, self.dtype), op.output(shape, self.dtype)});
}

// The norm of a difference.
Value dist(Op& op) {
  const Value operands[] = {op.value(0), op.value(1)};
  if (!subtractable(op, operands[0], operands[1])) return Value::error();
  const Value difference = broadcast_result(op, operands, result_type(operands, default_dtype(op.in)));
  return difference.is_error() ? difference : op.scalar(real_of(tensor_of(difference).dtype));
}

Value trace(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank != 2)
    return op.runtime_error("trace: expected a matrix, but got tensor with dim {}", self.rank);
  if (is_bool(self.dtype)) return op.not_implemented("\"trace\" not implemented for 'Bool'");
  return op.scalar(is_whole(self.dtype) ? DType::Int64 : self.dtype);
}

Value msort(Op& op) {
  const Value arguments[] = {op.value(0), Value::small_int(0)};
  const Value sorted = call_op(op.in, "sort", arguments);
  return value::is_tuple(sorted) ? value::as<interp::Tuple>(sorted)->items()[0] : sorted;
}

// docs: aten/src/ATen/native/Sorting.cpp (quantile_impl): q's dimension comes first.
Value quantile(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor* const q = is_tensor(op.value(1)) ? &op.tensor(1) : nullptr;
  double number = 0;
  if (q == nullptr && value::to_double(op.value(1), number) && !(number >= 0 && number <= 1))
    return op.runtime_error("{}() q must be in the range [0, 1] but got {}", op.schema.name, number);
  if (all_known(self) && element_count(self).is(0))
    return op.runtime_error("quantile() input tensor must be non-empty");
  if (q != nullptr && q->rank_known && q->rank > 1)
    return op.runtime_error("quantile() q must be a scalar or 1D tensor");
  if (self.dtype != DType::Float32 && self.dtype != DType::Float64 && self.dtype != DType::Unknown)
    return op.runtime_error("quantile() input tensor must be either float or double dtype");
  if (q != nullptr && types_differ(*q, self))
    return op.runtime_error("quantile() q tensor must be same dtype as the input tensor");
  constexpr std::string_view kWays[] = {"linear", "lower", "higher", "midpoint", "nearest"};
  if (const std::string_view way = op.text(4, "linear"); std::ranges::find(kWays, way) == std::end(kWays))
    return op.runtime_error(
        "quantile() interpolation must be one of linear, lower, higher, midpoint or nearest, but got {}", way);
  if (!self.rank_known || (q != nullptr && !q->rank_known)) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<bool> reduced(self.rank, !op.given(2));
  if (op.given(2)) {
    std::int64_t at = op.index(2);
    if (!op.wrap_dim(at, self.rank)) return Value::error();
    if (self.rank != 0) reduced[static_cast<std::size_t>(at)] = true;
  }
  std::vector<Size> shape = reduced_shape(op, self, reduced, op.boolean(3));
  if (q == nullptr || q->rank == 0) return op.output(shape, self.dtype);
  // It is computed as the last dimension and moved to the front.
  shape.push_back(q->sizes[0]);
  const Value v = op.output(shape, self.dtype);
  Tensor& t = tensor_of(v);
  std::rotate(t.sizes, t.sizes + t.rank - 1, t.sizes + t.rank);
  std::rotate(t.strides, t.strides + t.rank - 1, t.strides + t.rank);
  return v;
}

Value histc(Op& op) {
  const Tensor& self = op.tensor(0);
  const Dim bins = op.integer(1);
  if (bins.known() && bins.value() <= 0)
    return op.runtime_error("torch.histogram(): bins must be > 0, but got {} for dimension 0", dim::text(bins));
  for (const std::size_t at : {2U, 3U})
    if (value::has_layout(op.value(at), value::Layout::Complex))
      return op.runtime_error("value cannot be converted to type double without overflow");
  if (const double low = op.real(2), high = op.real(3); !std::isfinite(low) || !std::isfinite(high))
    return op.runtime_error("torch.histc: range of [{:.6g}, {:.6g}] is not finite", low, high);
  else if (low > high)
    return op.runtime_error("torch.histc: max must be larger than min");
  if (is_complex(self.dtype) && !op.given(4) && op.real(2) == op.real(3) && self.rank_known &&
      !element_count(self).is(0))
    return op.not_implemented("\"aminmax_cpu\" not implemented for '{}'", info(self.dtype).legacy);
  if (is_bool(self.dtype)) return op.not_implemented("\"linspace_cpu\" not implemented for 'Bool'");
  // With out= its type is looked at before.
  if (is_complex(self.dtype) && op.given(4) && !op.out_differs(self.dtype))
    return op.not_implemented("\"aminmax_cpu\" not implemented for '{}'", info(self.dtype).legacy);
  if ((is_integral(self.dtype) || is_complex(self.dtype)) && !op.out_differs(self.dtype))
    return op.not_implemented("\"histogram_cpu\" not implemented for '{}'", info(self.dtype).legacy);
  // The edges are laid out first, one more than bins.
  if (refused_storage(op, op.output({Size{bins + 1, 0}}, self.dtype))) return Value::error();
  return op.output({op.computed(bins, OriginKind::Argument, {})}, self.dtype);
}

// What histograms say of weights (histogramdd_check_inputs): one for each row of the input.
bool fits_weight(Op& op, DType type, std::span<const Size> input, DType weight_type, std::span<const Size> weight) {
  if (type != weight_type && type != DType::Unknown && weight_type != DType::Unknown) {
    op.runtime_error(
        "torch.histogramdd: if weight tensor is provided, input tensor and weight tensor should have the same dtype, "
        "but "
        "got input({}), and weight({})",
        cpp_name(type), cpp_name(weight_type));
    return false;
  }
  const Size one[] = {{1, 0}};
  const std::span<const Size> given = weight.empty() ? std::span<const Size>(one) : weight;
  bool same = given.size() + 1 == input.size();
  for (std::size_t d = 0; same && d < given.size(); ++d) same = !dim::refutes_equal(given[d].n, input[d].n);
  if (same) return true;
  op.runtime_error(
      "torch.histogramdd: if weight tensor is provided it should have the same shape as the input tensor excluding its "
      "innermost dimension, but got input with shape {} and weight with shape {}",
      shape_text(input), shape_text(weight));
  return false;
}

// What they say of the edges of one dimension.
bool fits_edges(Op& op, DType type, const Tensor& edges, std::size_t dimension) {
  if (edges.dtype != type && edges.dtype != DType::Unknown && type != DType::Unknown) {
    op.runtime_error(
        "torch.histogramdd: input tensor and bins tensors should have the same dtype, but got input with dtype {} and "
        "bins for dimension {} with dtype {}",
        cpp_name(type), dimension, cpp_name(edges.dtype));
    return false;
  }
  if (edges.rank_known && edges.rank != 1) {
    op.runtime_error(
        "torch.histogramdd: bins tensor should have one dimension, but got {} dimensions in the bins tensor for "
        "dimension {}",
        edges.rank, dimension);
    return false;
  }
  if (!edges.rank_known || !edges.size(0).is(0)) return true;
  op.runtime_error(
      "torch.histogramdd: bins tensor should have at least 1 element, but got 0 elements in the bins tensor for "
      "dimension {}",
      dimension);
  return false;
}

// docs: aten/src/ATen/native/Histogram.cpp (select_outer_bin_edges)
bool fits_range(Op& op, const Tensor& self, std::size_t range_at, std::int64_t columns, Dim elements) {
  if (!op.given(range_at)) {
    if (is_floating(self.dtype) || self.dtype == DType::Unknown || !elements.known() || elements.is(0)) return true;
    op.not_implemented("\"histogramdd\" not implemented for '{}'", info(self.dtype).legacy);
    return false;
  }
  const Value range = op.value(range_at);
  if (!value::is_list(range) && !value::is_tuple(range)) return true;
  const std::span<const Value> limits = value::items_of(range);
  if (static_cast<std::int64_t>(limits.size()) != 2 * columns) {
    op.runtime_error("torch.histogramdd: for a {}-dimensional histogram range should have {} elements, but got {}",
                     columns, 2 * columns, limits.size());
    return false;
  }
  for (std::size_t d = 0; 2 * d + 1 < limits.size(); ++d) {
    double low = 0, high = 0;
    if (!value::to_double(limits[2 * d], low) || !value::to_double(limits[2 * d + 1], high)) return true;
    if (!std::isfinite(low) || !std::isfinite(high))
      op.runtime_error("torch.histogramdd: dimension {}'s range [{:.6g}, {:.6g}] is not finite", d, low, high);
    else if (low > high)
      op.runtime_error("torch.histogramdd: min should not exceed max, but got min {:.6g} max {:.6g} for dimension {}",
                       low, high, d);
    else
      continue;
    return false;
  }
  return true;
}

bool has_bins(Op& op, const Size& bins, std::size_t dimension) {
  if (!dim::refutes_at_least(bins.n, 1)) return true;
  op.runtime_error("torch.histogram(): bins must be > 0, but got {} for dimension {}", dim::text(bins.n), dimension);
  return false;
}

// docs: torch.histogram: bins are a number, or the edges themselves.
Value histogram(Op& op) {
  const Tensor& self = op.tensor(0);
  Size edges, bins;
  const std::size_t weight_at = is_tensor(op.value(1)) ? 2 : 3;
  const auto fits = [&] {
    const Tensor* const weight = op.tensor_or_null(weight_at);
    if (weight == nullptr || !self.rank_known || !weight->rank_known) return true;
    const Size flat[] = {{element_count(self), 0}, {1, 0}}, given[] = {{element_count(*weight), 0}};
    return fits_weight(op, self.dtype, flat, weight->dtype, given);
  };
  if (is_tensor(op.value(1))) {
    const Tensor& given = op.tensor(1);
    if (!fits_edges(op, self.dtype, given, 0)) return Value::error();
    edges = given.rank_known ? given.sizes[0] : Size{fresh_dim(op.in, "the number of edges"), 0};
    bins = op.computed(edges.n - 1, OriginKind::Difference, {edges.origin});
  } else {
    bins = op.computed(op.integer(1), OriginKind::Argument, {});
    edges = op.computed(bins.n + 1, OriginKind::Computed, {bins.origin});
    if (!has_bins(op, bins, 0) || !fits_range(op, self, 2, 1, self.rank_known ? element_count(self) : Dim(1)))
      return Value::error();
  }
  if (!fits() || !has_bins(op, bins, 0)) return Value::error();
  if (is_tensor(op.value(1)) && is_whole(self.dtype))
    return op.not_implemented("\"histogram_cpu\" not implemented for '{}'", info(self.dtype).legacy);
  return named_result(op.in, op.schema.name, {"hist", "bin_edges"},
                      {op.output({bins}, self.dtype), op.output({edges}, self.dtype)});
}

// One list of edges for each of the last dimension's entries.
Value histogramdd(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the histogram of a tensor that could not be followed");
  const bool counted = op.schema.overload != "TensorList_bins";
  const bool same = counted && !value::is_list(op.value(1)) && !value::is_tuple(op.value(1));
  if (same && self.rank == 0) return op.index_error("Dimension specified as -1 but tensor has no dimensions");
  if (self.rank < 2) return op.runtime_error("torch.histogramdd: input tensor should have at least 2 dimensions");
  const Dim columns = self.size(self.rank - 1U);
  if (!columns.known()) return op.in.unknown("how many dimensions a histogram has is not known");
  std::vector<Size> bins;
  if (counted) {
    if (!fits_range(op, self, 2, columns.value(), element_count(self))) return Value::error();
    const std::vector<Dim> given = op.integers(1);
    for (std::size_t i = 0; i < (same ? static_cast<std::size_t>(columns.value()) : given.size()); ++i)
      bins.push_back(op.computed(given[same ? 0 : i], OriginKind::Argument, {}));
    if (static_cast<std::int64_t>(bins.size()) != columns.value())
      return op.runtime_error("histogramdd: The size of bins must be equal to the innermost dimension of the input.");
    for (std::size_t i = 0; i < bins.size(); ++i)
      if (!has_bins(op, bins[i], i)) return Value::error();
  } else {
    const std::vector<Value> given = op.tensors(1);
    if (static_cast<std::int64_t>(given.size()) != columns.value())
      return op.runtime_error(
          "torch.histogramdd: expected {0} sequences of bin edges for a {0}-dimensional histogram but got {1}",
          dim::text(columns), given.size());
    for (const Value v : given) {
      const Tensor& edges = tensor_of(v);
      if (!fits_edges(op, self.dtype, edges, bins.size())) return Value::error();
      if (!edges.rank_known) return op.in.unknown("the edges of a histogram");
      bins.push_back(op.computed(edges.size(0) - 1, OriginKind::Difference, {edges.sizes[0].origin}));
    }
  }
  if (const Tensor* const weight = op.tensor_or_null(3);
      weight != nullptr && weight->rank_known &&
      !fits_weight(op, self.dtype, self.shape(), weight->dtype, weight->shape()))
    return Value::error();
  for (std::size_t i = 0; i < bins.size(); ++i)
    if (!has_bins(op, bins[i], i)) return Value::error();
  std::vector<Value> edges;
  if (!counted) edges = op.tensors(1);
  for (const Size& n : edges.empty() ? std::span<const Size>(bins) : std::span<const Size>())
    edges.push_back(op.output({op.computed(n.n + 1, OriginKind::Computed, {n.origin})}, self.dtype));
  return named_result(op.in, op.schema.name, {"hist", "bin_edges"},
                      {op.output(bins, self.dtype), op.in.heap().tuple(std::span<const Value>(edges))});
}

// False after PyTorch's error about the weights of observations.
bool check_weights(Op& op, std::size_t at, std::string_view name, bool integral, Dim observations) {
  const Tensor* const w = op.tensor_or_null(at);
  if (w == nullptr || w->dtype == DType::Unknown || !w->rank_known) return true;
  if (w->rank > 1) {
    op.runtime_error("cov(): expected {} to have one or fewer dimensions but got {} with {} dimensions", name, name,
                     w->rank);
  } else if (integral ? !is_integral(w->dtype) : !is_floating(w->dtype)) {
    op.runtime_error("cov(): expected {} to have {} dtype but got {} with {} dtype", name,
                     integral ? "integral" : "floating point", name, info(w->dtype).legacy);
  } else if (dim::refutes_equal(element_count(*w), observations)) {
    op.runtime_error(
        "cov(): expected {} to have the same numel as there are observations in the input but got {} != {}", name,
        dim::text(element_count(*w)), dim::text(observations));
  } else if (elements_known(*w) && [&] {
               for (std::int64_t i = 0; i < element_count(*w).value(); ++i)
                 if (word_to_double(*element(*w, i), w->dtype) < 0) return true;
               return false;
             }()) {
    op.runtime_error("cov(): {} cannot be negative", name);
  } else {
    return true;
  }
  return false;
}

// Variables in rows, observations in columns; one variable gives a number.
Value covariance(Op& op, std::string_view name) {
  const Tensor& self = op.tensor(0);
  DType dtype = is_whole(self.dtype) ? default_dtype(op.in) : self.dtype;
  // Weights of observations that are numbers with a point take part in the arithmetic.
  if (const Tensor* const weights = name == "cov" ? op.tensor_or_null(3) : nullptr)
    dtype =
        dtype == DType::Unknown || weights->dtype == DType::Unknown ? DType::Unknown : promote(dtype, weights->dtype);
  if (!self.rank_known) return op.unknown_tensor(dtype, kNoRank);
  if (self.rank > 2)
    return op.runtime_error("{}(): expected input to have two or fewer dimensions but got an input with {} dimensions",
                            name, self.rank);
  if (self.rank < 2 || op.decide(dim::is_equal(self.size(0), 1), false)) return op.scalar(dtype);
  return op.output({self.sizes[0], self.sizes[0]}, dtype);
}

Value cov(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank > 2) return covariance(op, "cov");
  if (is_bool(self.dtype)) return op.not_implemented("cov(): bool dtype is not supported for input");
  if (self.rank_known) {
    const Dim observations = self.rank == 2 ? self.size(1) : self.rank == 1 ? self.size(0) : Dim(1);
    if (!check_weights(op, 2, "fweights", true, observations) || !check_weights(op, 3, "aweights", false, observations))
      return Value::error();
  }
  return covariance(op, "cov");
}

Value corrcoef(Op& op) {
  const Tensor& self = op.tensor(0);
  if (is_bool(self.dtype) && (!self.rank_known || self.rank <= 2))
    return op.not_implemented("cov(): bool dtype is not supported for input");
  return covariance(op, "corrcoef");
}

// (b - a) over neighbours along dim: what trapezoid sums. Unset: not known.
Value trapezoid_of(Op& op, bool running) {
  const Tensor& y = op.tensor(0);
  const bool points = op.schema.overload == "x";
  const std::size_t dim_at = op.schema.parameters.size() - 1;
  std::vector<Value> operands{op.value(0)};
  if (points) operands.push_back(op.value(1));
  // docs: aten/src/ATen/native/Integration.cpp: trapz calls trapezoid
  const std::string_view name = running ? "cumulative_trapezoid" : "trapezoid";
  const bool booleans = is_bool(y.dtype) || (points && is_bool(op.tensor(1).dtype));
  const auto refuse_booleans = [&] {
    return op.not_implemented("{}: received a bool input for {}, but bool is not supported", name,
                              points ? "`x` or `y`" : "`y`");
  };
  if (booleans && (running || !y.rank_known)) return refuse_booleans();
  DType dtype = result_type(operands, default_dtype(op.in));
  if (is_whole(dtype)) dtype = default_dtype(op.in);
  if (!points && op.given(1) && value::has_layout(op.value(1), value::Layout::Complex))
    dtype = promote(dtype, DType::Complex64);
  if (!y.rank_known || (points && !op.tensor(1).rank_known)) return op.unknown_tensor(dtype, kNoRank);
  std::int64_t at = op.index(dim_at, -1);
  std::vector<Size> shape(y.shape().begin(), y.shape().end());
  // docs: aten/src/ATen/native/Integration.cpp: the sizes of y are looked up, or y is sliced.
  if (y.rank == 0 && points && !op.wrap_dim(at, 0)) return Value::error();
  if (y.rank == 0)
    return running && !(points && op.tensor(1).rank == 1)
               ? op.index_error("slice() cannot be applied to a 0-dim tensor.")
               : op.index_error("Dimension specified as {} but tensor has no dimensions",
                                points ? 0 : op.index(dim_at, -1));
  if (!op.wrap_dim(at, y.rank)) return Value::error();
  const auto d = static_cast<std::size_t>(at);
  if (!running && shape[d].n.is(0)) {
    shape.erase(shape.begin() + at);
    return op.output(shape, y.dtype);
  }
  if (booleans) return refuse_booleans();
  shape[d] = op.computed(max(shape[d].n - 1, 0), OriginKind::Difference, {shape[d].origin});
  if (points) {
    // Points of the same rank broadcast as they are; fewer belong to dim.
    const Tensor& x = op.tensor(1);
    std::vector<Size> steps(x.shape().begin(), x.shape().end());
    if (x.rank == 1) {
      if (dim::refutes_equal(x.size(0), y.size(d)))
        return op.runtime_error("{}: There must be one `x` value for each sample point", name);
      steps.assign(y.rank, Size{1, 0});
      steps[d] = shape[d];
    } else if (x.rank == y.rank) {
      steps[d] = op.computed(max(steps[d].n - 1, 0), OriginKind::Difference, {steps[d].origin});
    } else {
      while (steps.size() < y.rank) steps.insert(steps.begin(), Size{1, 0});
      steps[d] = op.computed(max(steps[d].n - 1, 0), OriginKind::Difference, {steps[d].origin});
    }
    std::vector<Size> merged;
    if (!broadcast(op, shape, steps, merged)) return Value::error();
    shape = merged;
  }
  if (!running) shape.erase(shape.begin() + at);
  return op.output(shape, dtype);
}
Value trapezoid(Op& op) { return trapezoid_of(op, false); }
Value cumulative_trapezoid(Op& op) { return trapezoid_of(op, true); }

std::string device_text(Interp& in, const Tensor& t) {
  const Value text = in.str_of(make_device(in, t.device, t.device_index));
  return value::is_str(text) ? std::string(value::text_of(text)) : std::string();
}

// docs: aten/src/ATen/native/ReduceOps.cpp (gradient): a tensor of self's shape for each dimension.
Value gradient(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.dtype == DType::UInt8) return op.runtime_error("torch.gradient does not support uint8 input.");
  if (!self.rank_known) return op.in.unknown("the gradient of a tensor that could not be followed");
  const std::size_t last = op.schema.parameters.size() - 1;
  std::size_t dim_at = 0, spacing_at = 0;
  for (std::size_t i = 1; i < last; ++i) (op.schema.parameters[i].name == "dim" ? dim_at : spacing_at) = i;
  const bool all = dim_at == 0 || !op.given(dim_at);
  std::vector<Dim> dims = all ? std::vector<Dim>() : op.integers(dim_at);
  for (std::size_t d = 0; all && d < self.rank; ++d) dims.emplace_back(static_cast<std::int64_t>(d));
  const Value spacing = spacing_at == 0 ? Value() : op.value(spacing_at);
  if (value::is_list(spacing) || value::is_tuple(spacing)) {
    const std::vector<Value> items = op.tensors(spacing_at);
    if (items.size() != dims.size() && all)
      return op.runtime_error(
          "torch.gradient expected spacing to be unspecified, a scalar, or a list of length equal to 'self.dim() = "
          "{}', "
          "since dim argument was not given, but got a list of length {}",
          self.rank, items.size());
    if (items.size() != dims.size())
      return op.runtime_error(
          "torch.gradient expected spacing to be unspecified, a scalar or it's spacing and dim arguments to have the "
          "same length, but got a spacing argument of length {} and a dim argument of length {}.",
          items.size(), dims.size());
    for (const Value v : items)
      if (is_tensor(v) && tensor_of(v).device != self.device)
        return op.runtime_error(
            "torch.gradient expected each tensor to be on the same device, but got devices {} and {}!",
            device_text(op.in, self), device_text(op.in, tensor_of(v)));
  }
  const std::int64_t order = op.index(last, 1);
  if (order != 1 && order != 2) return op.runtime_error("torch.gradient only supports edge_order=1 and edge_order=2.");
  if (!reduced_dims(op, self, dims)) return Value::error();
  std::vector<Value> gradients;
  const DType plain = is_whole(self.dtype) ? default_dtype(op.in) : self.dtype;
  const std::vector<Value> coordinates =
      value::is_list(spacing) || value::is_tuple(spacing) ? op.tensors(spacing_at) : std::vector<Value>();
  for (std::size_t i = 0; i < dims.size(); ++i) {
    const Dim d = dims[i];
    std::int64_t at = d.known() ? d.value() : 0;
    if (!op.wrap_dim(at, self.rank)) return Value::error();
    if (self.rank == 0) return op.index_error("Dimension specified as {} but tensor has no dimensions", at);
    if (dim::refutes_at_least(self.size(static_cast<std::size_t>(at)), Dim(order + 1)))
      return op.runtime_error("torch.gradient expected each dimension size to be at least edge_order+1");
    DType dtype = plain;
    if (i < coordinates.size() && is_tensor(coordinates[i]) && plain != DType::Unknown) {
      // Distances between coordinates divide the differences.
      const DType distance = tensor_of(coordinates[i]).dtype;
      if (is_bool(distance))
        return op.not_implemented(
            "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use "
            "the `~` or `logical_not()` operator instead.");
      dtype = distance == DType::Unknown ? distance
              : is_whole(distance)       ? promote(plain, default_dtype(op.in))
                                         : promote(self.dtype, distance);
      if (is_complex(distance) && (order == 1 ? is_half(self.dtype) : self.dtype == DType::BFloat16))
        return op.not_implemented("\"{}_cpu\" not implemented for '{}'", order == 2 ? "mul" : "div",
                                  self.dtype == DType::Float16 ? "ComplexHalf" : "BComplex32");
    }
    gradients.push_back(op.output(self.shape(), dtype));
  }
  // Neighbours are subtracted, which booleans refuse.
  if (is_bool(self.dtype) && !gradients.empty() && (coordinates.empty() || order == 1))
    return call_op(op.in, "sub", std::array{op.value(0), op.value(0)});
  return op.in.heap().tuple(std::span<const Value>(gradients));
}

Value bincount(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor* const weights = op.tensor_or_null(1);
  if (is_floating(self.dtype) || is_complex(self.dtype) || is_bool(self.dtype))
    return op.not_implemented("\"bincount_cpu\" not implemented for '{}'", info(self.dtype).legacy);
  const Dim least = op.integer(2);
  if (least.known() && least.value() < 0) return op.runtime_error("minlength should be >= 0");
  if (self.rank_known && self.rank != 1)
    return op.runtime_error("bincount only supports 1-d non-negative integral inputs.");
  if (self.rank_known && self.size(0).is(0))
    return op.output({op.computed(least, OriginKind::Argument, {})}, DType::Int64);
  if (weights != nullptr && weights->rank_known && self.rank_known &&
      (weights->rank != 1 || dim::refutes_equal(weights->size(0), self.size(0))))
    return op.runtime_error("weights should be 1-d and have the same length as input");
  const DType dtype = weights == nullptr                 ? DType::Int64
                      : weights->dtype == DType::Unknown ? DType::Unknown
                      : weights->dtype == DType::Float32 ? DType::Float32
                                                         : DType::Float64;
  Dim n = fresh_dim(op.in, "the largest number counted");
  if (elements_known(self) && least.known()) {
    std::int64_t largest = -1, smallest = 0;
    for (std::int64_t i = 0; i < element_count(self).value(); ++i) {
      largest = std::max(largest, static_cast<std::int64_t>(*element(self, i)));
      smallest = std::min(smallest, static_cast<std::int64_t>(*element(self, i)));
    }
    if (smallest < 0) return op.runtime_error("bincount only supports 1-d non-negative integral inputs.");
    n = std::max(largest + 1, least.value());
  } else if (self.rank_known && self.size(0).is(0)) {
    n = least;
  }
  return op.output({Size{n, 0}}, dtype);
}

Value combinations(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank != 1)
    return op.runtime_error("Expect a 1D vector, but got shape {}", shape_text(self.shape()));
  const std::int64_t r = op.index(1, 2);
  if (r < 0) return op.runtime_error("Expect a non-negative number, but got {}", r);
  if (r == 0) return op.output({Size{0, 0}}, self.dtype);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const Size n = self.sizes[0];
  Dim count = fresh_dim(op.in, "how many combinations there are");
  if (n.n.known() && n.n.value() > 0) {
    // A grid of r dimensions is made first.
    std::int64_t grid = 1;
    bool overflows = false;
    for (std::int64_t i = 0; n.n.value() > 1 && !overflows && i < r; ++i)
      overflows = __builtin_mul_overflow(grid, n.n.value(), &grid);
    if (overflows) return refuse_count(op);
    constexpr std::int64_t kMostDimensions = 64;  // of what operators go through element by element
    if (r > kMostDimensions) return op.unknown_tensor(self.dtype, "a grid of more dimensions than tensors have here");
  }
  if (n.n.is(0)) {
    count = 0;
  } else if (n.n.known()) {
    std::int64_t c = 1, from = n.n.value() + (op.boolean(2) ? r - 1 : 0);
    for (std::int64_t i = 0; i < r; ++i) c = from - i <= 0 ? 0 : c * (from - i) / (i + 1);
    count = c;
  }
  return op.output({op.computed(count, OriginKind::Computed, {n.origin}), Size{r, 0}}, self.dtype);
}

// docs: torch.hash_tensor: reduces like a sum, to 64 unsigned bits.
Value hash_tensor(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(DType::UInt64, kNoRank);
  const std::vector<Dim> dims = op.integers(1);
  if (dims.empty() && element_count(self).is(0))
    return op.runtime_error(
        "hash_tensor: Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim "
        "with the 'dim' argument.");
  if (element_count(self).is(0) && !check_not_empty(op, self, dims)) return Value::error();
  const auto reduced = reduced_dims(op, self, dims);
  if (!reduced) return Value::error();
  return op.output(reduced_shape(op, self, *reduced, op.boolean(2)), DType::UInt64);
}

constexpr OpDef kOps[] = {
    {"aminmax(Tensor self, *, int? dim=None, bool keepdim=False, Tensor[]? out=None) -> (Tensor min, Tensor max)",
     aminmax},
    {"dist(Tensor self, Tensor other, Scalar p=2) -> Tensor", dist},
    {"trace(Tensor self) -> Tensor", trace},
    {"msort(Tensor self, *, Tensor? out=None) -> Tensor", msort},
    {"quantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\", Tensor? "
     "out=None) -> Tensor",
     quantile},
    {"quantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\", "
     "Tensor? out=None) -> Tensor",
     quantile},
    {"nanquantile(Tensor self, Tensor q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\", Tensor? "
     "out=None) -> Tensor",
     quantile},
    {"nanquantile.scalar(Tensor self, float q, int? dim=None, bool keepdim=False, *, str interpolation=\"linear\", "
     "Tensor? out=None) -> Tensor",
     quantile},
    {"histc(Tensor self, int bins=100, Scalar min=0, Scalar max=0, *, Tensor? out=None) -> Tensor", histc},
    {"histogram.bins_tensor(Tensor self, Tensor bins, *, Tensor? weight=None, bool density=False, Tensor[]? out=None) "
     "-> "
     "(Tensor hist, Tensor bin_edges)",
     histogram},
    {"histogram.bin_ct(Tensor self, int bins=100, *, float[]? range=None, Tensor? weight=None, bool density=False, "
     "Tensor[]? out=None) -> (Tensor hist, Tensor bin_edges)",
     histogram},
    {"histogramdd.TensorList_bins(Tensor self, Tensor[] bins, float[]? range=None, Tensor? weight=None, bool "
     "density=False) -> (Tensor hist, Tensor[] bin_edges)",
     histogramdd, Variants::Function},
    {"histogramdd(Tensor self, int[1] bins, float[]? range=None, Tensor? weight=None, bool density=False) -> (Tensor "
     "hist, Tensor[] bin_edges)",
     histogramdd, Variants::Function},
    {"cov(Tensor self, *, int correction=1, Tensor? fweights=None, Tensor? aweights=None) -> Tensor", cov},
    {"corrcoef(Tensor self) -> Tensor", corrcoef},
    {"trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor", trapezoid, Variants::Function},
    {"trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor", trapezoid, Variants::Function},
    {"trapz.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor", trapezoid, Variants::Function},
    {"trapz.dx(Tensor y, *, float dx=1, int dim=-1) -> Tensor", trapezoid, Variants::Function},
    {"cumulative_trapezoid.x(Tensor y, Tensor x, *, int dim=-1) -> Tensor", cumulative_trapezoid, Variants::Function},
    {"cumulative_trapezoid.dx(Tensor y, *, Scalar dx=1, int dim=-1) -> Tensor", cumulative_trapezoid,
     Variants::Function},
    {"gradient.scalarint(Tensor self, *, Scalar? spacing=None, int[1]? dim=None, int edge_order=1) -> Tensor[]",
     gradient, Variants::Function},
    {"gradient.scalararray(Tensor self, *, Scalar[] spacing, int[1]? dim=None, int edge_order=1) -> Tensor[]", gradient,
     Variants::Function},
    {"gradient.tensorarray(Tensor self, *, Tensor[] spacing, int[1]? dim=None, int edge_order=1) -> Tensor[]", gradient,
     Variants::Function},
    {"bincount(Tensor self, Tensor? weights=None, SymInt minlength=0) -> Tensor", bincount},
    {"combinations(Tensor self, int r=2, bool with_replacement=False) -> Tensor", combinations, Variants::Function},
    {"hash_tensor(Tensor self, int[1] dim=[], *, bool keepdim=False, int mode=0, Tensor? out=None) -> Tensor",
     hash_tensor},
};

}  // namespace

std::span<const OpDef> statistics_ops() { return kOps; }

}  // namespace shapetrace::torch
