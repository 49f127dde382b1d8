// Operators that read and write elements at indices or under masks: gather, scatter, index_*, take, put, masked_*.
// Errors: aten/src/ATen/native/ScatterGatherChecks.h, TensorAdvancedIndexing.cpp, TensorAdvancedIndexingUtils.h.
#include <algorithm>
#include <optional>

#include "torch/elements.hpp"
#include "torch/indexing.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/tables.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a tensor is not known";

bool in_place(const Op& op) { return op.schema.name.ends_with('_'); }

// What self becomes: itself, or a fresh tensor of its sizes. What is written may not be read from itself
// (at::assert_no_overlap).
Value like_self(Op& op, const Tensor* source = nullptr) {
  if (in_place(op)) {
    const Tensor& self = op.tensor(0);
    if (source != nullptr && overlaps(self, *source)) return op.runtime_error("{}", kOverlapsPartly);
    return op.in_place(0);
  }
  const Value v = op.output(op.tensor(0).shape(), op.tensor(0).dtype);
  tensor_of(v).rank_known = op.tensor(0).rank_known;
  return v;
}

bool is_index_type(DType t) { return t == DType::Int64 || t == DType::Int32 || t == DType::Unknown; }
bool same_type(const Tensor& a, const Tensor& b) {
  return a.dtype == b.dtype || a.dtype == DType::Unknown || b.dtype == DType::Unknown;
}
bool is_empty(const Tensor& t) {
  return t.rank_known && std::ranges::any_of(t.shape(), [](const Size& s) { return s.n.is(0); });
}
// A 0-d tensor counts as a vector of one.
std::size_t rank_of(const Tensor& t) { return std::max<std::size_t>(1, t.rank); }
Dim size_of(const Tensor& t, std::size_t d) { return t.rank == 0 ? Dim(1) : t.size(d); }

// The first index that is known not to lie in low … n-1.
std::optional<Dim> stray_index(const Tensor& index, Dim low, Dim n) {
  if (exceeds(index, n)) return index.storage->beyond - 1;
  const auto range = element_range(index);
  if (!range) return std::nullopt;
  const auto [least, greatest] = *range;
  const bool above = low.known() ? least >= low.value() : !dim::refutes_at_least(Dim(least), low);
  if (above && !dim::refutes_at_least(n, Dim(greatest) + 1)) return std::nullopt;
  if (!n.known()) return above ? greatest : least;
  for (std::int64_t i = 0; i < element_count(index).value(); ++i)
    if (const auto at = static_cast<std::int64_t>(*element(index, i)); at < low.value() || at >= n.value()) return at;
  return std::nullopt;
}
std::optional<Dim> stray_index(const Tensor& index, Dim n) { return stray_index(index, 0, n); }

// False after the error about a known index beyond its dimension.
bool check_bounds(Op& op, const Tensor& index, std::size_t dim, Dim n) {
  const std::optional<Dim> stray = stray_index(index, n);
  if (stray)
    op.runtime_error("index {} is out of bounds for dimension {} with size {}", dim::text(*stray), dim, dim::text(n));
  return !stray;
}

Value gather(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(2);
  if (!self.rank_known || !index.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  if (is_empty(index)) return op.output(index.shape(), self.dtype);
  if (!is_index_type(index.dtype)) return op.runtime_error("gather(): Expected dtype int32/int64 for index");
  if (rank_of(self) != rank_of(index))
    return op.runtime_error("Index tensor must have the same number of dimensions as input tensor");
  for (std::size_t d = 0; d < rank_of(self); ++d)
    if (static_cast<std::int64_t>(d) != at && dim::refutes_at_least(size_of(self, d), size_of(index, d)))
      return op.runtime_error(
          "Size does not match at dimension {} expected index {} to be no larger than self {} apart from dimension {}",
          d, shape_text(index.shape()), shape_text(self.shape()), at);
  const auto d = static_cast<std::size_t>(at);
  if (!check_bounds(op, index, d, size_of(self, d))) return Value::error();
  return op.output(index.shape(), self.dtype);
}

// scatter, scatter_add, scatter_reduce: arguments dim, index and src (or a number).
Value scatter(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(2);
  const Tensor* const src = is_tensor(op.value(3)) && op.schema.parameters[3].name == "src" ? &op.tensor(3) : nullptr;
  std::int64_t at = op.index(1);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  if (!is_empty(index) && !is_index_type(index.dtype))
    return op.runtime_error("scatter(): Expected dtype int32/int64 for index");
  if (src != nullptr && !same_type(self, *src))
    return op.runtime_error("scatter(): Expected self.dtype to be equal to src.dtype");
  const std::string_view reduce =
      op.schema.parameters.size() > 4 && op.schema.parameters[4].name == "reduce" ? op.text(4) : std::string_view();
  if (op.schema.name.starts_with("scatter_reduce")) {
    // "max" and "min" are taken too, though the message does not say so.
    constexpr std::string_view kReductions[] = {"sum", "prod", "mean", "amax", "amin", "max", "min"};
    if (std::ranges::find(kReductions, reduce) == std::end(kReductions))
      return op.runtime_error("reduce argument must be either sum, prod, mean, amax or amin, got {}", reduce);
  } else if (op.schema.parameters.size() > 4 && op.given(4) && op.schema.parameters[4].name == "reduce" &&
             reduce != "add" && reduce != "multiply") {
    return op.runtime_error("reduce argument must be either add or multiply.");
  }
  if (!self.rank_known || !index.rank_known || is_empty(index) || (src != nullptr && !src->rank_known))
    return like_self(op);
  if (rank_of(self) != rank_of(index))
    return op.runtime_error("Index tensor must have the same number of dimensions as self tensor");
  if (src != nullptr && rank_of(*src) != rank_of(index)) {
    // Sizes are compared first, as long as they fit: one that is missing is met there.
    const auto fits = [&](std::size_t d) {
      return static_cast<std::int64_t>(d) == at || !dim::refutes_at_least(size_of(self, d), size_of(index, d));
    };
    bool met = true;
    for (std::size_t d = 0; d < rank_of(self); ++d) met &= fits(d);
    for (std::size_t d = 0; met && d < std::min(rank_of(*src), rank_of(index)); ++d)
      met = !dim::refutes_at_least(size_of(*src, d), size_of(index, d));
    if (met && rank_of(*src) < rank_of(index))
      return op.index_error("Dimension out of range (expected to be in range of [{}, {}], but got {})",
                            -static_cast<int>(rank_of(*src)), rank_of(*src) - 1, rank_of(*src));
    return op.runtime_error("Index tensor must have the same number of dimensions as src tensor");
  }
  for (std::size_t d = 0; d < rank_of(self); ++d) {
    const bool too_large =
        static_cast<std::int64_t>(d) != at && dim::refutes_at_least(size_of(self, d), size_of(index, d));
    if (!too_large && (src == nullptr || !dim::refutes_at_least(size_of(*src, d), size_of(index, d)))) continue;
    if (src == nullptr)
      return op.runtime_error("Expected index {} to be no larger than self {} apart from dimension {}",
                              shape_text(index.shape()), shape_text(self.shape()), at);
    return op.runtime_error(
        "Expected index {} to be no larger than self {} apart from dimension {} and to be no larger size than src {}",
        shape_text(index.shape()), shape_text(self.shape()), at, shape_text(src->shape()));
  }
  const auto d = static_cast<std::size_t>(at);
  if (!check_bounds(op, index, d, size_of(self, d))) return Value::error();
  return like_self(op, src);
}

Value index_select(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(2);
  if (!self.rank_known || !index.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  if (index.rank > 1) return op.index_error("index_select(): Index is supposed to be a vector");
  if (self.rank == 0 && dim::refutes_equal(element_count(index), 1))
    return op.runtime_error("index_select(): Index to scalar can have only 1 value, got {} value(s)",
                            dim::text(element_count(index)));
  if (!is_index_type(index.dtype)) return op.runtime_error("index_select(): Expected dtype int32 or int64 for index");
  const Dim n = size_of(self, static_cast<std::size_t>(at));
  if (self.rank > 1 && n.is(0) && !is_empty(index))
    return op.runtime_error("index_select(): self indexing axis dim should be positive");
  if (const std::optional<Dim> stray = stray_index(index, n)) {
    // Along the second dimension a kernel of its own looks, with words of its own.
    if (at != 1) return op.index_error("index out of range in self");
    return op.runtime_error("INDICES element is out of DATA bounds, id={} axis_dim={}", dim::text(*stray),
                            dim::text(n));
  }
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  if (self.rank != 0) shape[static_cast<std::size_t>(at)] = index.rank == 1 ? index.sizes[0] : Size{1, 0};
  return op.output(shape, self.dtype);
}

// A shape without one of its sizes.
std::vector<Size> without(const Tensor& t, std::size_t d) {
  std::vector<Size> shape(t.shape().begin(), t.shape().end());
  if (d < shape.size()) shape.erase(shape.begin() + static_cast<std::ptrdiff_t>(d));
  return shape;
}
bool surely_unequal(std::span<const Size> a, std::span<const Size> b) {
  if (a.size() != b.size()) return true;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (dim::refutes_equal(a[i].n, b[i].n)) return true;
  return false;
}

std::string sizes_in_a_row(std::span<const Size> shape) {
  std::string text;
  for (const Size& s : shape) text += (text.empty() ? "" : " ") + dim::text(s.n);
  return text;
}

// index_copy and index_fill look at what they write into as if it had one place for every index: past the end of its
// storage where it has none.
bool stretches(Op& op, Value written, std::size_t at, const Tensor& index) {
  const Tensor& t = tensor_of(written);
  std::vector<Size> sizes(t.shape().begin(), t.shape().end()), strides;
  sizes[at] = {element_count(index), 0};
  for (std::size_t d = 0; d < t.rank; ++d) strides.push_back({d == at ? Dim(0) : t.strides[d], 0});
  const Value arguments[] = {written, make_size(op.in, sizes), make_size(op.in, strides)};
  return !call_op(op.in, "as_strided", arguments).is_error();
}

// Whether the indices along a dimension of what is written into lie inside. They are not looked at where another
// dimension is empty. False after PyTorch's error.
bool lie_inside(Op& op, Value written, std::size_t at, const Tensor& index, std::string_view prefix) {
  const Tensor& t = tensor_of(written);
  for (std::size_t d = 0; d < t.rank; ++d)
    if (d != at && t.size(d).is(0)) return true;
  const Dim n = size_of(t, at);
  if (n.is(0) && !stretches(op, written, at, index)) return false;
  const std::optional<Dim> stray = stray_index(index, prefix.empty() ? Dim(0) - n : Dim(0), n);
  if (stray)
    op.index_error("{}index {} is out of bounds for dimension {} with size {}", prefix, dim::text(*stray), at,
                   dim::text(n));
  return !stray;
}

// index_add and index_reduce: one row of source for every index.
Value index_add(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(2);
  const Tensor& source = op.tensor(3);
  std::string name(op.schema.name);
  if (!name.ends_with('_')) name += '_';
  const bool reduces = op.schema.name.starts_with("index_reduce");
  if (reduces) {
    const std::string_view reduce = op.text(4);
    if (reduce != "prod" && reduce != "mean" && reduce != "amax" && reduce != "amin")
      return op.runtime_error("index_reduce(): Expected reduce to be one of prod, mean, amax or amin but got {}.",
                              reduce);
  }
  std::int64_t at = op.index(1);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  if (index.rank_known && index.rank > 1)
    return op.index_error("{}(): Index is supposed to be a vector, but got dim: {} with type: {} and size: {}", name,
                          index.rank, info(index.dtype).legacy, shape_text(index.shape()));
  if (!is_index_type(index.dtype))
    return op.runtime_error("{}(): Expected dtype int32/int64 for index but got: {}", name, info(index.dtype).legacy);
  if (!same_type(self, source))
    return op.runtime_error("{}(): self ({}) and source ({}) must have the same scalar type", name,
                            info(self.dtype).legacy, info(source.dtype).legacy);
  if (!self.rank_known || !index.rank_known || !source.rank_known) return like_self(op);
  if (at != 0 && at >= source.rank)
    return op.runtime_error("{}(): Indexing dim {} is out of bounds of the source tensor with dim {}", name, at,
                            source.rank);
  const auto d = static_cast<std::size_t>(at);
  const Dim rows = size_of(source, d), indices = element_count(index);
  if (source.rank == 0 && dim::refutes_equal(indices, rows))  // the message asks for the size
    return op.index_error("Dimension specified as {} but tensor has no dimensions", at);
  if (dim::refutes_equal(indices, rows))
    return op.runtime_error("{}(): Number of indices ({}) should be equal to source.size(dim): ({}), for dim: {}", name,
                            dim::text(indices), dim::text(rows), at);
  const bool compares_rows = self.rank != 0 && source.rank != 0;
  if (compares_rows ? surely_unequal(without(self, d), without(source, d)) : self.rank != source.rank)
    return op.runtime_error(
        "source tensor shape must match self tensor shape, excluding the specified dimension. Got self.shape = {} "
        "source.shape = {}",
        shape_text(self.shape()), shape_text(source.shape()));
  const bool numbers = !is_bool(self.dtype) && !is_complex(self.dtype);
  if (reduces && !op.boolean(5, true)) {  // what is written to is set to what does not count
    if (!numbers && !is_empty(self))
      return op.not_implemented("\"index_reduce_func_exclude_input_init\" not implemented for '{}'",
                                info(self.dtype).legacy);
    const Value none = in_place(op) ? op.value(0) : op.output_like(self, self.dtype);
    if (!lie_inside(op, none, d, index, "")) return Value::error();
  }
  const Dim n = size_of(self, d);
  if (reduces && self.rank > 1 && n.is(0) && !indices.is(0))
    return op.index_error("select(): index 0 out of range for tensor of size {} at dimension {}",
                          shape_text(self.shape()), at);
  // Of several dimensions nothing is looked at where nothing is added.
  if (reduces || self.rank <= 1 || !is_empty(self))
    if (const std::optional<Dim> stray = stray_index(index, n)) {
      // Along the first and the last dimension scatter_add does the work, which takes indices of 64 bits and no factor.
      const bool scatters = !reduces && self.rank > 1 && (at == 0 || at + 1 == self.rank) &&
                            index.dtype == DType::Int64 && !op.value(4).is_bool() && op.real(4, 1) == 1;
      if (!scatters) return op.index_error("index out of range in self");
      return op.runtime_error("index {} is out of bounds for dimension {} with size {}", dim::text(*stray), at,
                              dim::text(n));
    }
  if (reduces && !numbers && !is_empty(self))
    return op.not_implemented("\"index_func_\" not implemented for '{}'", info(self.dtype).legacy);
  return like_self(op, &source);
}

Value index_copy(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(2);
  const Tensor& source = op.tensor(3);
  std::int64_t at = op.index(1);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  if (!self.rank_known || !index.rank_known || !source.rank_known) return like_self(op);
  if (index.rank > 1) return op.index_error("index_copy_(): Index should have dimension 1 or 0 (got {})", index.rank);
  const Dim indices = element_count(index);
  if (source.rank == 0 && dim::refutes_equal(indices, 1))
    return op.index_error("index_copy_(): When source is scalar, index should have one element (got {})",
                          dim::text(indices));
  if (source.rank != self.rank && source.rank != 0 && self.rank != 0)
    return op.index_error(
        "index_copy_(): When source and destination are not scalars, their dimensionality must match. Source "
        "dimensionality ({}), destination dimensionality ({})",
        source.rank, self.rank);
  if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
    return op.runtime_error("index_copy_(): Expected a long tensor for index, but got {}", info(index.dtype).legacy);
  if (!same_type(self, source))
    return op.runtime_error(
        "index_copy_(): self and source expected to have the same dtype, but got (self) {} and (source) {}",
        info(self.dtype).legacy, info(source.dtype).legacy);
  const auto d = static_cast<std::size_t>(at);
  if (surely_unequal(without(self, d), without(source, d)))
    return op.runtime_error(
        "index_copy_(): Source/destination tensor must have same slice shapes. Destination slice shape: {} at "
        "dimension "
        "{} and source slice shape: {} at dimension 0.",
        sizes_in_a_row(without(self, d)), at, sizes_in_a_row(without(source, d)));
  if (source.rank != 0 && dim::refutes_equal(indices, source.size(d)))
    return op.index_error("index_copy_(): Number of indices ({}) should be equal to source.size(dim) ({})",
                          dim::text(indices), dim::text(source.size(d)));
  const Value result = like_self(op, &source);
  if (result.is_error() || !lie_inside(op, result, d, index, "index_copy_(): ")) return Value::error();
  return result;
}

Value index_fill(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(2);
  std::int64_t at = op.index(1);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
    return op.index_error("index_fill_(): Expected dtype int64 for index.");
  const bool complex_value = value::has_layout(op.value(3), value::Layout::Complex) ||
                             (is_tensor(op.value(3)) && is_complex(op.tensor(3).dtype));
  if (complex_value && !is_complex(self.dtype) && self.dtype != DType::Unknown)
    return op.runtime_error("index_fill_(): Converting complex Scalar to non-complex type is not supported");
  if (is_tensor(op.value(3)) && op.tensor(3).rank_known && op.tensor(3).rank > 0)
    return op.runtime_error(
        "index_fill_ only supports a 0-dimensional value tensor, but got tensor with {} dimension(s).",
        op.tensor(3).rank);
  if (index.rank_known && index.rank > 1) return op.runtime_error("Index has to be a vector/scalar");
  const Value result = in_place(op) ? like_self(op) : op.output_like(self, self.dtype);
  if (result.is_error()) return result;
  if (!in_place(op) && self.rank_known) keep_strides(op.in, tensor_of(result), self);  // a clone
  if (self.rank_known && index.rank_known && !lie_inside(op, result, static_cast<std::size_t>(at), index, ""))
    return Value::error();
  return result;
}

// The indices broadcast with self's other dimensions.
Value take_along_dim(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(1);
  const auto wrong_type = [&] {
    if (index.dtype == DType::Int64 || index.dtype == DType::Unknown) return false;
    op.runtime_error("torch.take_along_dim(): dtype of indices should be Long but got {}", info(index.dtype).legacy);
    return true;
  };
  if (!op.given(2)) {
    // Both are flattened, and gathered; nothing is looked up at no index.
    if (!is_empty(index) && !is_index_type(index.dtype))
      return op.runtime_error("gather(): Expected dtype int32/int64 for index");
    if (self.rank_known && !check_bounds(op, index, 0, element_count(self))) return Value::error();
    return op.output({Size{element_count(index), 0}}, self.dtype);
  }
  if (!self.rank_known || !index.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank != index.rank)
    return op.runtime_error(
        "torch.take_along_dim(): input and indices should have the same number of dimensions, but got {} dimensions "
        "for input, and {} dimensions for indices",
        self.rank, index.rank);
  if (wrong_type()) return Value::error();
  std::int64_t at = op.index(2);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  if (self.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
  std::vector<Size> wanted(self.shape().begin(), self.shape().end()), shape;
  wanted[static_cast<std::size_t>(at)] = index.sizes[at];
  if (!broadcast(op, wanted, index.shape(), shape)) return Value::error();
  // Indices count from the end too, for which their remainder is taken.
  if (self.size(static_cast<std::size_t>(at)).is(0) && !is_empty(index)) return op.runtime_error("ZeroDivisionError");
  return op.output(shape, self.dtype);
}

// The error about a known index beyond all of self's elements.
std::optional<Value> stray_in_flat(Op& op, const Tensor& index) {
  if (!op.tensor(0).rank_known) return std::nullopt;
  const Dim n = element_count(op.tensor(0));
  const std::optional<Dim> stray = stray_index(index, Dim(0) - n, n);
  if (!stray) return std::nullopt;
  return op.index_error("out of range: tried to access index {} on a tensor of {} elements.", dim::text(*stray),
                        dim::text(n));
}

Value take(Op& op) {
  const Tensor& index = op.tensor(1);
  if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
    return op.runtime_error("take(): Expected a long tensor for index, but got {}", info(index.dtype).legacy);
  if (is_empty(op.tensor(0)) && index.rank_known && !is_empty(index))
    return op.index_error("take(): tried to take from an empty tensor");
  if (const std::optional<Value> stray = stray_in_flat(op, index)) return *stray;
  const Value v = op.output(index.shape(), op.tensor(0).dtype);
  tensor_of(v).rank_known = index.rank_known;
  return v;
}

Value put(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& index = op.tensor(1);
  const Tensor& source = op.tensor(2);
  if (index.dtype != DType::Int64 && index.dtype != DType::Unknown)
    return op.runtime_error("put_(): Expected a long tensor for index, but got {}", info(index.dtype).legacy);
  if (!same_type(self, source))
    return op.runtime_error(
        "put_(): self and source expected to have the same dtype, but got self.dtype = {} and "
        "source.dtype = {}",
        info(self.dtype).legacy, info(source.dtype).legacy);
  if (index.rank_known && source.rank_known && dim::refutes_equal(element_count(source), element_count(index)))
    return op.index_error(
        "put_(): Expected source and index to have the same number of elements, but got source.numel() = {}, "
        "index.numel() = {}",
        dim::text(element_count(source)), dim::text(element_count(index)));
  if (is_empty(self) && index.rank_known && !is_empty(index))
    return op.index_error("put_(): Tried to put elements into an empty tensor");
  if (const std::optional<Value> stray = stray_in_flat(op, index)) return *stray;
  return in_place(op) ? like_self(op, &source) : op.output_like(self, self.dtype);
}

// What stands at the indices is broadcast by the values. False after the error about values that do not fit.
// docs: aten/src/ATen/native/TensorAdvancedIndexing.cpp (make_index_put_iterator, canDispatchToMaskedFill)
bool fits_at_indices(Op& op, std::span<const Value> indices, std::span<const Size> values, DType type, bool adds,
                     bool bounded = true) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return true;
  if (indices.size() > self.rank) {
    op.index_error("too many indices for tensor of dimension {} (got {})", self.rank, indices.size());
    return false;
  }
  const std::optional<std::vector<Size>> place = sizes_at_indices(op.in, self, indices);
  if (!place) return op.in.pending() == nullptr;
  bool fits = values.size() <= place->size();
  for (std::size_t k = 1; fits && k <= values.size(); ++k)
    fits = !dim::refutes_expand(values[values.size() - k].n, (*place)[place->size() - k].n);
  if (!fits) {
    op.runtime_error("shape mismatch: value tensor of shape {} cannot be broadcast to indexing result of shape {}",
                     shape_text(values), shape_text(*place));
    return false;
  }
  // One number behind one mask is filled in, whatever its type.
  const auto is_number_of_one = [](const Size& s) { return s.n.is(1); };
  const auto masks =
      std::ranges::count_if(indices, [](Value v) { return is_tensor(v) && indexing::is_mask(tensor_of(v)); });
  const auto given = std::ranges::count_if(indices, [](Value v) { return is_tensor(v); });
  if (masks == 1 && given == 1 && !adds && std::ranges::all_of(values, is_number_of_one)) return true;
  if (type == self.dtype || type == DType::Unknown || self.dtype == DType::Unknown)
    return !bounded || indices_lie_inside(op.in, self, indices, *place);
  op.runtime_error(
      "Index put requires the source and destination dtypes match, got {} for the destination and {} for the source.",
      info(self.dtype).legacy, info(type).legacy);
  return false;
}

// The values where the mask is set, added at the indices.
Value masked_index_put(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor &mask = op.tensor(1), &values = op.tensor(3);
  if (is_empty(self)) return op.output_like(self, self.dtype);
  std::vector<Size> shape;
  if (mask.rank_known && values.rank_known) {
    if (!broadcast(op, mask.shape(), values.shape(), shape)) return Value::error();
    if (!fits_at_indices(op, op.tensors(2), shape, values.dtype, true, false)) return Value::error();
  }
  return op.output_like(self, self.dtype);
}

// The result is like self in any case.
Value index_put(Op& op) {
  const Tensor& self = op.tensor(0);
  const auto is_mask_index = [](Value v) { return is_tensor(v) && is_bool(tensor_of(v).dtype); };
  if (const std::vector<Value> indices = op.tensors(1);
      in_place(op) && overlaps(self, op.tensor(2)) &&
      !(element_count(op.tensor(2)).is(1) && std::ranges::any_of(indices, is_mask_index)))
    return op.runtime_error("{}", kOverlapsPartly);
  if (const Tensor& values = op.tensor(2);
      values.rank_known && !fits_at_indices(op, op.tensors(1), values.shape(), values.dtype, op.boolean(3)))
    return Value::error();
  if (in_place(op)) return op.in_place(0);
  return op.output_like(self, self.dtype);
}

// self[indices] where the mask is set, a number elsewhere: the sizes of the mask and of all indices together.
Value masked_index(Op& op) {
  std::vector<Value> operands{op.value(1)};
  for (const Value v : op.tensors(2))
    if (is_tensor(v)) operands.push_back(v);
  if (op.tensors(2).size() != op.tensor(0).rank || operands.size() != op.tensor(0).rank + 1U)
    return op.unknown_tensor(op.tensor(0).dtype, "indices for only some of the dimensions");
  const Value v = broadcast_result(op, operands, op.tensor(0).dtype);
  return v.is_error() || !tensor_of(v).rank_known ? v : op.output(tensor_of(v).shape(), op.tensor(0).dtype);
}

// --- masks ---

// Self and the mask broadcast to a fresh tensor that lies in one piece.
Value contiguous_broadcast(Op& op) {
  const DType dtype = op.tensor(0).dtype;
  const Value v = broadcast_result(op, op.value(1), op.value(0), dtype);
  return v.is_error() || !tensor_of(v).rank_known ? v : op.output(tensor_of(v).shape(), dtype);
}

Value masked_fill(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& mask = op.tensor(1);
  // Out of place, both are expanded to each other before anything else.
  if (!in_place(op))
    if (const Value v = contiguous_broadcast(op); v.is_error()) return v;
  if (is_tensor(op.value(2)) && op.tensor(2).rank_known && op.tensor(2).rank != 0)
    return op.runtime_error(
        "masked_fill_ only supports a 0-dimensional value tensor, but got tensor with {} dimension(s).",
        op.tensor(2).rank);
  if (mask.dtype != DType::Bool && mask.dtype != DType::Unknown)
    return op.runtime_error("masked_fill_ only supports boolean masks, but got mask with dtype {}",
                            cpp_name(mask.dtype));
  if (is_tensor(op.value(2)) && is_complex(op.tensor(2).dtype) && !is_complex(self.dtype))
    op.in.gap("whether a complex number has an imaginary part, which would be refused");
  const Value operands[] = {op.value(0), op.value(1)};
  if (in_place(op)) return broadcast_into_first(op, operands, self.dtype, true);
  return contiguous_broadcast(op);
}

// How many elements a mask selects of a tensor that it is broadcast to, where that is known: each of its own stands for
// as many as it is repeated.
std::optional<Dim> selected(const Tensor& mask, std::span<const Size> shape) {
  Dim total = 1;
  for (const Size& s : shape) total = total * s.n;
  if (total.is(0)) return 0;
  if (!elements_known(mask)) return std::nullopt;
  const std::int64_t own = element_count(mask).value();
  std::int64_t set = 0;
  for (std::int64_t i = 0; i < own; ++i) set += *element(mask, i) != 0 ? 1 : 0;
  return own == 0 ? Dim(0) : floor_div(total * set, own);
}

// Whether the source surely has too few elements. It is read as it is needed.
bool runs_out(const Tensor& mask, const Tensor& source, std::span<const Size> shape) {
  const auto count = selected(mask, shape);
  return count && source.rank_known && dim::refutes_at_least(element_count(source), *count);
}

Value masked_scatter(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& mask = op.tensor(1);
  if (!in_place(op))
    if (const Value v = contiguous_broadcast(op); v.is_error()) return v;
  if (!same_type(self, op.tensor(2)))
    return op.runtime_error("masked_scatter: expected self and source to have same dtypes but got{} and {}",
                            info(self.dtype).legacy, info(op.tensor(2).dtype).legacy);
  if (mask.dtype != DType::Bool && mask.dtype != DType::Unknown)
    return op.runtime_error("masked_scatter_ only supports boolean masks, but got mask with dtype {}",
                            info(mask.dtype).legacy);
  constexpr std::string_view kRunsOut = "Number of elements of source < number of ones in mask";
  if (!in_place(op)) {
    const Value made = contiguous_broadcast(op);
    const Tensor& t = tensor_of(made);
    return t.rank_known && runs_out(mask, op.tensor(2), t.shape()) ? op.runtime_error("{}", kRunsOut) : made;
  }
  if (self.rank_known && mask.rank_known) {
    if (mask.rank > self.rank) return op.runtime_error("{}", expand_refusal(DType::Bool, mask.shape(), self.shape()));
    const Value arguments[] = {op.value(1), make_size(op.in, self.shape())};
    const Value expanded = call_op(op.in, "expand", arguments);
    if (expanded.is_error()) return expanded;
    if (runs_out(mask, op.tensor(2), self.shape())) return op.runtime_error("{}", kRunsOut);
  }
  return op.in_place(0);
}

// How many elements a mask selects is known when its elements are.
Value masked_select(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& mask = op.tensor(1);
  if (mask.dtype != DType::Bool && mask.dtype != DType::Unknown)
    return op.runtime_error("masked_select: expected BoolTensor for mask");
  std::vector<Size> shape;
  Dim n = fresh_dim(op.in, "how many elements a mask selects");
  if (self.rank_known && mask.rank_known) {
    if (!broadcast(op, mask.shape(), self.shape(), shape)) return Value::error();
    if (const auto count = selected(mask, shape)) n = *count;
  }
  return op.output({Size{n, 0}}, self.dtype);
}

// Whether the lengths of segments may add up to the whole in every row.
bool lengths_fit(const Tensor& lengths, Dim whole) {
  if (!elements_known(lengths)) return true;
  const std::int64_t width = lengths.size(lengths.rank - 1U).value();
  for (std::int64_t row = 0; width > 0 && row < element_count(lengths).value() / width; ++row) {
    std::int64_t sum = 0;
    for (std::int64_t i = 0; i < width; ++i) sum += static_cast<std::int64_t>(*element(lengths, row * width + i));
    if (dim::refutes_equal(whole, sum)) return false;
  }
  return true;
}

// docs: torch.segment_reduce: `lengths` or `offsets` end where data's axis begins.
Value segment_reduce(Op& op) {
  const Tensor& data = op.tensor(0);
  std::size_t lengths = 0, offsets = 0, axis = 0;
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    const std::string_view name = op.schema.parameters[i].name;
    (name == "lengths" ? lengths : name == "offsets" ? offsets : name == "axis" ? axis : i) = i;
  }
  const Tensor* const by = op.given(offsets) ? &op.tensor(offsets) : op.tensor_or_null(lengths);
  if (by == nullptr) return op.runtime_error("segment_reduce(): Either lengths or offsets must be defined.");
  if (!data.rank_known || !by->rank_known || by->rank == 0) return op.unknown_tensor(data.dtype, kNoRank);
  std::int64_t at = op.index(axis, 0);
  if (!op.wrap_dim(at, data.rank)) return Value::error();
  // docs: aten/src/ATen/native/SegmentReduce.cpp
  constexpr std::string_view kReductions[] = {"sum", "prod", "mean", "max", "amax", "min", "amin"};
  if (const std::string_view reduce = op.text(1); std::ranges::find(kReductions, reduce) == std::end(kReductions))
    return op.runtime_error("reduce argument must be either sum, prod, mean, amax or amin, got {}", reduce);
  if (by->rank > data.rank)
    return op.runtime_error(
        "Expected data.dim() >= {}_value.dim() to be true, but got false.  (Could this error message be improved?  If "
        "so, please report an enhancement request to PyTorch.)",
        op.given(offsets) ? "offsets" : "lengths");
  if (at != by->rank - 1)
    return op.runtime_error("segment_reduce(): Expected axis to be the last dimension of {} but got {}.",
                            op.given(offsets) ? "offsets" : "lengths", at);
  if (!op.given(offsets) && !op.boolean(axis + 1) && is_empty(*by))  // the least of the lengths is asked for
    return op.runtime_error(
        "min(): Expected reduction dim to be specified for input.numel() == 0. Specify the reduction dim with the "
        "'dim' argument.");
  if (!op.given(offsets) && !op.boolean(axis + 1) && !is_index_type(by->dtype))
    return op.unknown_tensor(data.dtype, "whether lengths add up to a whole");
  if (!op.given(offsets) && !op.boolean(axis + 1) && !lengths_fit(*by, data.size(static_cast<std::size_t>(at))))
    return op.runtime_error(
        "segment_reduce(): Expected all rows of lengths along axis to sum to data.size(lengths.dim()-1) when !unsafe.");
  // docs: aten/src/ATen/native/SegmentReduce.cpp: kernels take lengths of int32 and int64, and data of floats.
  if (!is_index_type(by->dtype))
    return op.not_implemented("\"_segment_reduce_{}_cpu_kernel1\" not implemented for '{}'",
                              op.given(offsets) ? "offsets" : "lengths", info(by->dtype).legacy);
  if (!is_floating(data.dtype) && data.dtype != DType::Unknown)
    return op.not_implemented("\"_segment_reduce_cpu\" not implemented for '{}'", info(data.dtype).legacy);
  const Size& last = by->sizes[by->rank - 1];
  std::vector<Size> shape(data.shape().begin(), data.shape().end());
  shape[static_cast<std::size_t>(at)] =
      op.given(offsets) ? op.computed(last.n - 1, OriginKind::Difference, {last.origin}) : last;
  return op.output(shape, data.dtype);
}

constexpr OpDef kOps[] = {
    {"gather(Tensor self, int dim, Tensor index, *, bool sparse_grad=False, Tensor? out=None) -> Tensor", gather},
    {"scatter.src(Tensor self, int dim, Tensor index, Tensor src, *, Tensor? out=None) -> Tensor", scatter},
    {"scatter.reduce(Tensor self, int dim, Tensor index, Tensor src, *, str reduce, Tensor? out=None) -> Tensor",
     scatter},
    {"scatter.value(Tensor self, int dim, Tensor index, Scalar value, *, Tensor? out=None) -> Tensor", scatter},
    {"scatter.value_reduce(Tensor self, int dim, Tensor index, Scalar value, *, str reduce, Tensor? out=None) -> "
     "Tensor",
     scatter},
    {"scatter_.src(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)", scatter, Variants::Method},
    {"scatter_.reduce(Tensor(a!) self, int dim, Tensor index, Tensor src, *, str reduce) -> Tensor(a!)", scatter,
     Variants::Method},
    {"scatter_.value(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)", scatter, Variants::Method},
    {"scatter_.value_reduce(Tensor(a!) self, int dim, Tensor index, Scalar value, *, str reduce) -> Tensor(a!)",
     scatter, Variants::Method},
    {"scatter_add(Tensor self, int dim, Tensor index, Tensor src, *, Tensor? out=None) -> Tensor", scatter},
    {"scatter_add_(Tensor(a!) self, int dim, Tensor index, Tensor src) -> Tensor(a!)", scatter, Variants::Method},
    {"scatter_reduce(Tensor self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True, Tensor? "
     "out=None) -> Tensor",
     scatter},
    {"scatter_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor src, str reduce, *, bool include_self=True) -> "
     "Tensor(a!)",
     scatter, Variants::Method},
    {"index_select(Tensor self, int dim, Tensor index, *, Tensor? out=None) -> Tensor", index_select},
    {"index_add(Tensor self, int dim, Tensor index, Tensor source, *, Scalar alpha=1, Tensor? out=None) -> Tensor",
     index_add},
    {"index_add_(Tensor(a!) self, int dim, Tensor index, Tensor source, *, Scalar alpha=1) -> Tensor(a!)", index_add,
     Variants::Method},
    {"index_reduce(Tensor self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True, Tensor? "
     "out=None) -> Tensor",
     index_add},
    {"index_reduce_(Tensor(a!) self, int dim, Tensor index, Tensor source, str reduce, *, bool include_self=True) -> "
     "Tensor(a!)",
     index_add, Variants::Method},
    {"index_copy(Tensor self, int dim, Tensor index, Tensor source, *, Tensor? out=None) -> Tensor", index_copy},
    {"index_copy_(Tensor(a!) self, int dim, Tensor index, Tensor source) -> Tensor(a!)", index_copy, Variants::Method},
    {"index_fill.int_Tensor(Tensor self, int dim, Tensor index, Tensor value) -> Tensor", index_fill},
    {"index_fill(Tensor self, int dim, Tensor index, Scalar value) -> Tensor", index_fill},
    {"index_fill_.int_Tensor(Tensor(a!) self, int dim, Tensor index, Tensor value) -> Tensor(a!)", index_fill,
     Variants::Method},
    {"index_fill_(Tensor(a!) self, int dim, Tensor index, Scalar value) -> Tensor(a!)", index_fill, Variants::Method},
    {"index_put(Tensor self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor", index_put},
    {"index_put_(Tensor(a!) self, Tensor?[] indices, Tensor values, bool accumulate=False) -> Tensor(a!)", index_put},
    {"take_along_dim(Tensor self, Tensor indices, int? dim=None, *, Tensor? out=None) -> Tensor", take_along_dim},
    {"take(Tensor self, Tensor index, *, Tensor? out=None) -> Tensor", take},
    {"put(Tensor self, Tensor index, Tensor source, bool accumulate=False) -> Tensor", put},
    {"put_(Tensor(a!) self, Tensor index, Tensor source, bool accumulate=False) -> Tensor(a!)", put, Variants::Method},
    {"masked_fill.Tensor(Tensor self, Tensor mask, Tensor value) -> Tensor", masked_fill},
    {"masked_fill.Scalar(Tensor self, Tensor mask, Scalar value) -> Tensor", masked_fill},
    {"masked_fill_.Tensor(Tensor(a!) self, Tensor mask, Tensor value) -> Tensor(a!)", masked_fill, Variants::Method},
    {"masked_fill_.Scalar(Tensor(a!) self, Tensor mask, Scalar value) -> Tensor(a!)", masked_fill, Variants::Method},
    {"masked_select(Tensor self, Tensor mask, *, Tensor? out=None) -> Tensor", masked_select},
    {"masked_scatter(Tensor self, Tensor mask, Tensor source) -> Tensor", masked_scatter},
    {"masked_scatter_(Tensor(a!) self, Tensor mask, Tensor source) -> Tensor(a!)", masked_scatter, Variants::Method},
    {"_unsafe_masked_index(Tensor self, Tensor mask, Tensor?[] indices, Scalar fill) -> Tensor", masked_index,
     Variants::Function},
    {"_unsafe_masked_index_put_accumulate(Tensor self, Tensor mask, Tensor?[] indices, Tensor values) -> Tensor",
     masked_index_put, Variants::Function},
    {"_segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, "
     "int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor",
     segment_reduce, Variants::Function},
    {"segment_reduce(Tensor data, str reduce, *, Tensor? lengths=None, Tensor? indices=None, Tensor? offsets=None, "
     "int axis=0, bool unsafe=False, Scalar? initial=None) -> Tensor",
     segment_reduce, Variants::Function},
};

}  // namespace

std::span<const OpDef> gathering_ops() { return kOps; }

}  // namespace shapetrace::torch
