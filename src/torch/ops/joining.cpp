// Operators that join, repeat, mask and pick: cat, stack, repeat, where, gather, masked_fill ...
// docs: torch "Indexing, Slicing, Joining"; errors: aten/src/ATen/native/TensorShape.cpp, TensorAdvancedIndexing.cpp.
#include <algorithm>
#include <limits>

#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a tensor is not known";

bool is_skipped(const Tensor& t) { return t.rank_known && t.rank == 1 && t.size(0).is(0); }  // legacy empty tensors

DType common_dtype(Op& op, std::span<const Value> tensors) { return result_type(tensors, default_dtype(op.in)); }

// docs: aten/src/ATen/native/TensorShape.cpp (cat_compute_output_memory_format)
MemoryFormat common_format(std::span<const Value> tensors) {
  const MemoryFormat first = suggested_format(tensor_of(tensors[0]));
  for (const Value v : tensors)
    if (suggested_format(tensor_of(v)) != first) return MemoryFormat::Contiguous;
  return first;
}

Value concatenate(Op& op, std::vector<Value> tensors, std::int64_t at) {
  if (tensors.empty()) return op.in.value_error("torch.cat(): expected a non-empty list of Tensors");
  const DType dtype = common_dtype(op, tensors);
  const Tensor* first = nullptr;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const Tensor& t = tensor_of(tensors[i]);
    if (!t.rank_known) return op.unknown_tensor(dtype, kNoRank);
    if (t.rank == 0) return op.runtime_error("zero-dimensional tensor (at position {}) cannot be concatenated", i);
    if (first == nullptr && !is_skipped(t)) first = &t;
  }
  if (first == nullptr) return op.output(tensor_of(tensors[0]).shape(), dtype);
  if (!op.wrap_dim(at, first->rank)) return Value::error();
  // What is written to is asked for its type before sizes are compared.
  if (op.schema.name == "cat" && op.out_differs(dtype) && !can_cast(dtype, op.tensor(2).dtype))
    return op.in.raise(interp::Exc::TypeError, "torch.cat(): input types can't be cast to the desired output type {}",
                       info(op.tensor(2).dtype).legacy);
  std::vector<Size> shape(first->shape().begin(), first->shape().end());
  Dim sum = 0;
  std::vector<OriginId> parents;
  bool known = true;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const Tensor& t = tensor_of(tensors[i]);
    if (is_skipped(t)) continue;
    if (t.rank != first->rank)
      return op.runtime_error("Tensors must have same number of dimensions: got {} and {}", first->rank, t.rank);
    for (std::size_t d = 0; d < t.rank; ++d) {
      if (static_cast<std::int64_t>(d) == at) continue;
      if (dim::refutes_equal(t.size(d), first->size(d)))
        return op.blame(t.sizes[d], "a size of a later tensor", first->sizes[d], "the same size of the first one"),
               op.runtime_error(
                   "Sizes of tensors must match except in dimension {}. Expected size {} but got size {} for tensor "
                   "number {} in the "
                   "list.",
                   at, dim::text(first->size(d)), dim::text(t.size(d)), i);
      if (!shape[d].n.known()) shape[d] = t.sizes[d];
    }
    sum = sum + t.size(static_cast<std::size_t>(at));
    parents.push_back(t.sizes[at].origin);
    known &= elements_known(t);
  }
  shape[static_cast<std::size_t>(at)] =
      tensors.size() == 1 ? first->sizes[at] : Size{sum, op.history.add(OriginKind::Sum, op.event(), sum, parents)};
  const Value v = op.output(shape, dtype);
  if (!lay_out(op.in, tensor_of(v), common_format(tensors))) return Value::error();
  if (known && at == 0 && is_contiguous(tensor_of(v)))
    if (Word* words = make_elements(op.in, tensor_of(v)))
      for (const Value part : tensors) {
        const Tensor& t = tensor_of(part);
        for (std::int64_t i = 0; i < element_count(t).value(); ++i)
          *words++ = double_to_word(word_to_double(*element(t, i), t.dtype), dtype);
      }
  return v;
}

Value cat(Op& op) { return concatenate(op, op.tensors(0), op.index(1)); }

Value stack(Op& op) {
  const std::vector<Value> tensors = op.tensors(0);
  if (tensors.empty()) return op.runtime_error("stack expects a non-empty TensorList");
  const DType dtype = common_dtype(op, tensors);
  const Tensor& first = tensor_of(tensors[0]);
  bool known = true;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const Tensor& t = tensor_of(tensors[i]);
    if (!t.rank_known) return op.unknown_tensor(dtype, kNoRank);
    bool same = t.rank == first.rank;
    for (std::size_t d = 0; same && d < t.rank; ++d) same = !dim::refutes_equal(t.size(d), first.size(d));
    if (!same)
      return op.runtime_error("stack expects each tensor to be equal size, but got {} at entry 0 and {} at entry {}",
                              shape_text(first.shape()), shape_text(t.shape()), i);
    known &= elements_known(t);
  }
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, first.rank + 1U)) return Value::error();
  std::vector<Size> shape(first.shape().begin(), first.shape().end());
  shape.insert(shape.begin() + at, op.computed(static_cast<std::int64_t>(tensors.size()), OriginKind::Argument, {}));
  const Value v = op.output(shape, dtype);
  // They are joined along the next dimension, which is split then: the format of what is joined stays.
  // docs: aten/src/ATen/native/TensorShape.cpp (stack)
  if (first.rank >= 4 && at < static_cast<std::int64_t>(first.rank)) {
    const Value joined = concatenate(op, tensors, at);
    if (joined.is_error()) return joined;
    const Tensor& whole = tensor_of(joined);
    const auto d = static_cast<std::size_t>(at);
    Dim* const strides = tensor_of(v).strides;
    for (std::size_t i = 0; whole.rank == first.rank && i < whole.rank; ++i)
      strides[i < d ? i : i + 1] = whole.strides[i];
    if (whole.rank == first.rank) strides[d] = first.size(d) * whole.strides[d];
  }
  if (known && at == 0 && is_contiguous(tensor_of(v)))
    if (Word* words = make_elements(op.in, tensor_of(v)))
      for (const Value part : tensors) {
        const Tensor& t = tensor_of(part);
        for (std::int64_t i = 0; i < element_count(t).value(); ++i)
          *words++ = double_to_word(word_to_double(*element(t, i), t.dtype), dtype);
      }
  return v;
}

Value hstack(Op& op) {
  std::vector<Value> tensors = op.tensors(0);
  if (tensors.empty()) return op.runtime_error("hstack expects a non-empty TensorList");
  for (Value& v : tensors)
    if (const Tensor& t = tensor_of(v); t.rank_known && t.rank == 0) v = reshaped(op, t, {Size{1, 0}});
  const bool flat = tensor_of(tensors[0]).rank == 1;
  return concatenate(op, tensors, flat ? 0 : 1);
}

Value vstack(Op& op) {
  std::vector<Value> tensors = op.tensors(0);
  if (tensors.empty()) return op.runtime_error("vstack expects a non-empty TensorList");
  for (Value& v : tensors) {
    const Tensor& t = tensor_of(v);
    if (!t.rank_known || t.rank >= 2) continue;
    std::vector<Size> shape(t.shape().begin(), t.shape().end());
    while (shape.size() < 2) shape.insert(shape.begin(), Size{1, 0});
    v = reshaped(op, t, shape);
  }
  return concatenate(op, tensors, 0);
}

Value repeat(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const std::vector<Dim> times = op.integers(1);
  if (times.size() < self.rank)
    return op.runtime_error(
        "Number of dimensions of repeat dims can not be smaller than number of dimensions of tensor");
  std::vector<Size> shape;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::size_t extra = times.size() - self.rank;
    const Size s = i < extra ? Size{1, 0} : self.sizes[i - extra];
    shape.push_back(times[i].is(1) ? s : op.computed(s.n * times[i], OriginKind::Product, {s.origin}));
  }
  return op.output(shape, self.dtype);
}

Value tile(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<Dim> times = op.integers(1);
  while (times.size() < self.rank) times.insert(times.begin(), 1);
  std::vector<Size> shape;
  for (std::size_t i = 0; i < times.size(); ++i) {
    const std::size_t extra = times.size() - self.rank;
    const Size s = i < extra ? Size{1, 0} : self.sizes[i - extra];
    shape.push_back(op.computed(s.n * times[i], OriginKind::Product, {s.origin}));
  }
  return op.output(shape, self.dtype);
}

// One number for all, or one for each. docs: aten/src/ATen/native/Repeat.cpp (repeat_interleave_symint)
bool repeats_fit(Op& op, Dim n) {
  const Tensor& repeats = op.tensor(1);
  if (!repeats.rank_known) return true;
  if (repeats.rank == 1 && !repeats.size(0).is(1) && dim::refutes_equal(repeats.size(0), n)) {
    op.runtime_error(
        "repeats must have the same size as input along dim, but got repeats.size(0) = {} and input.size({}) = {}",
        dim::text(repeats.size(0)), op.index(2, 0), dim::text(n));
    return false;
  }
  if (repeats.dtype != DType::Int32 && repeats.dtype != DType::Int64 && repeats.dtype != DType::Unknown) {
    op.not_implemented("\"repeat_interleave_cpu\" not implemented for '{}'", info(repeats.dtype).legacy);
    return false;
  }
  if (repeats.rank == 1 && repeats.size(0).is(1) && n.is(0)) return true;  // none is left when it is expanded
  for (std::int64_t i = 0; elements_known(repeats) && i < element_count(repeats).value(); ++i)
    if (static_cast<std::int64_t>(*element(repeats, i)) < 0) {
      op.runtime_error("repeats can not be negative");
      return false;
    }
  return true;
}

// What is said to be the size has to be.
bool output_size_fits(Op& op, Dim size) {
  if (!op.given(3) || !dim::surely_different(op.integer(3), size)) return true;
  if (op.schema.overload == "self_int") {
    op.runtime_error("repeat_interleave: Invalid output_size, expected {} but got {}", dim::text(size),
                     dim::text(op.integer(3)));
  } else {
    op.runtime_error("allocated size does not match required size");
  }
  return false;
}

// The sum of known numbers.
Dim sum_of_repeats(Op& op, const Tensor& repeats) {
  if (!elements_known(repeats)) return fresh_dim(op.in, "how often elements are repeated");
  std::int64_t sum = 0;
  for (std::int64_t i = 0; i < element_count(repeats).value(); ++i)
    sum += static_cast<std::int64_t>(*element(repeats, i));
  return sum;
}

Value repeat_interleave(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (op.schema.parameters.size() < 4) {  // torch.repeat_interleave(repeats): how often each index comes
    const Tensor& times = self;
    if (times.rank != 1) return op.runtime_error("repeat_interleave only accept 1D vector as repeat");
    return op.output({Size{sum_of_repeats(op, times), 0}}, times.dtype);
  }
  const bool number = op.schema.overload == "self_int";
  if (!number && op.tensor(1).rank_known && op.tensor(1).rank > 1)
    return op.runtime_error("repeats must be 0-dim or 1-dim tensor");
  if (number && op.integer(1).known() && op.integer(1).value() < 0)
    return op.runtime_error("Repeats must be non-negative");
  const bool for_all = number || (op.tensor(1).rank_known && element_count(op.tensor(1)).is(1));
  const Dim times = number ? op.integer(1) : sum_of_repeats(op, op.tensor(1));
  if (!op.given(2)) {
    if (number && self.rank != 0)
      if (const Size sizes[] = {{element_count(self), 0}, {times, 0}}; count_overflows(sizes)) return refuse_count(op);
    if (!number && !repeats_fit(op, element_count(self))) return Value::error();
    const Dim n = for_all ? element_count(self) * times : times;
    if (!output_size_fits(op, n)) return Value::error();
    return op.output({op.computed(n, OriginKind::Product, {})}, self.dtype);
  }
  std::int64_t at = op.index(2);
  if (!number && self.rank == 0) return op.index_error("Dimension specified as {} but tensor has no dimensions", at);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  // docs: aten/src/ATen/native/Repeat.cpp: a dimension is put behind this one, for which a 0-d tensor has no place.
  if (std::int64_t behind = at + 1; self.rank == 0 && !op.wrap_dim(behind, 1)) return Value::error();
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  Size& s = shape[static_cast<std::size_t>(at)];
  if (!number && !repeats_fit(op, s.n)) return Value::error();
  s = op.computed(for_all ? s.n * times : times, OriginKind::Product, {s.origin});
  if (!output_size_fits(op, s.n)) return Value::error();
  return op.output(shape, self.dtype);
}

// Same shape, other order of elements: flip, roll, rot90 of a square, tril, triu.
Value same_shape(Op& op) {
  return op.schema.name.ends_with('_') ? op.in_place(0) : op.output_like(op.tensor(0), op.tensor(0).dtype);
}
Value triangle(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank < 2)
    return op.runtime_error("{}: input tensor must have at least 2 dimensions", op.schema.name.substr(0, 4));
  if (op.schema.name.ends_with('_')) return op.in_place(0);
  const Value v = op.output(self.shape(), self.dtype);
  if (!elements_known(self) || op.is_unknown(1)) return v;
  Tensor& result = tensor_of(v);
  Word* const words = make_elements(op.in, result);
  if (words == nullptr) return v;
  const bool lower = op.schema.name.starts_with("tril");
  const std::int64_t diagonal = op.index(1, 0), rows = self.size(self.rank - 2).value(),
                     columns = self.size(self.rank - 1).value();
  for (std::int64_t i = 0; i < result.storage->count; ++i) {
    const std::int64_t right = i % columns - i / columns % rows;  // of the main diagonal
    words[i] = (lower ? right <= diagonal : right >= diagonal) ? *element(self, i) : double_to_word(0, self.dtype);
  }
  return v;
}
Value fresh_same(Op& op) { return op.output(op.tensor(0).shape(), op.tensor(0).dtype); }

// Reverses the order along these dimensions; known elements move along.
Value flipped(Op& op, std::span<const std::int64_t> dims) {
  const Tensor& self = op.tensor(0);
  const Value v = op.output_like(self, self.dtype);
  Tensor& result = tensor_of(v);
  if (!elements_known(self) || !is_contiguous(result)) return v;
  Word* const words = make_elements(op.in, result);
  if (words == nullptr) return v;
  for (std::int64_t i = 0; i < result.storage->count; ++i) {
    std::int64_t from = 0, rest = i, step = 1;
    for (std::size_t d = self.rank; d-- > 0;) {
      const std::int64_t n = self.size(d).value(), at = rest % n;
      const bool reversed = std::ranges::find(dims, static_cast<std::int64_t>(d)) != dims.end();
      from += (reversed ? n - 1 - at : at) * step;
      rest /= n;
      step *= n;
    }
    words[i] = *element(self, from);
  }
  return v;
}

Value flip(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return fresh_same(op);
  std::vector<std::int64_t> dims;
  for (const Dim d : op.integers(1)) {
    if (!d.known()) return fresh_same(op);
    std::int64_t at = d.value();
    if (!op.wrap_dim(at, self.rank)) return Value::error();
    if (std::ranges::find(dims, at) != dims.end())
      return op.runtime_error("dim {} appears multiple times in the list of dims", at);
    dims.push_back(at);
  }
  return flipped(op, dims);
}

Value fliplr(Op& op) {
  if (op.tensor(0).rank_known && op.tensor(0).rank < 2) return op.runtime_error("Input must be >= 2-d.");
  const std::int64_t columns[] = {1};
  return op.tensor(0).rank_known ? flipped(op, columns) : fresh_same(op);
}

Value flipud(Op& op) {
  if (op.tensor(0).rank_known && op.tensor(0).rank < 1) return op.runtime_error("Input must be >= 1-d.");
  const std::int64_t rows[] = {0};
  return op.tensor(0).rank_known ? flipped(op, rows) : fresh_same(op);
}

Value roll(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::vector<Dim> shifts = op.integers(1), dims = op.integers(2);
  const bool one = shifts.size() == 1 && dims.size() == 1;
  if (!one && shifts.empty()) return op.runtime_error("`shifts` required");
  if (!one && !dims.empty() && shifts.size() != dims.size())
    return op.runtime_error("shifts and dimensions must align. shifts: {}, dims:{}", shifts.size(), dims.size());
  // Nothing to move: nothing of the rest is looked at.
  if (self.rank_known && element_count(self).is(0)) return op.output(self.shape(), self.dtype);
  for (const Dim d : dims) {
    std::int64_t at = d.value();
    if (self.rank_known && self.rank == 0)
      return op.index_error("Dimension specified as {} but tensor has no dimensions", at);
    if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  }
  return op.output(self.shape(), self.dtype);
}

Value check_condition(Op& op, const Tensor& condition) {
  if (condition.dtype == DType::Bool || condition.dtype == DType::UInt8 || condition.dtype == DType::Unknown) return {};
  return op.runtime_error("where expected condition to be a boolean tensor, but got a tensor with dtype {}",
                          info(condition.dtype).legacy);
}

Value where(Op& op) {
  if (const Value e = check_condition(op, op.tensor(0)); e.is_error()) return e;
  const Value operands[] = {op.value(1), op.value(2)};
  const Value all[] = {op.value(0), op.value(1), op.value(2)};
  return broadcast_result(op, all, result_type(operands, default_dtype(op.in)));
}

Value where_method(Op& op) {
  if (const Value e = check_condition(op, op.tensor(1)); e.is_error()) return e;
  const Value operands[] = {op.value(0), op.value(2)};
  const Value all[] = {op.value(1), op.value(0), op.value(2)};
  return broadcast_result(op, all, result_type(operands, default_dtype(op.in)));
}

Value nonzero(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(DType::Int64, kNoRank);
  Dim n = fresh_dim(op.in, "how many elements are not zero");
  if (element_count(self).is(0)) n = 0;
  if (elements_known(self)) {
    std::int64_t count = 0;
    for (std::int64_t i = 0; i < element_count(self).value(); ++i)
      count += word_to_double(*element(self, i), self.dtype) != 0 ? 1 : 0;
    n = count;
  }
  const Size rows{n, 0};
  const Value v = op.output({rows, Size{self.rank, 0}}, DType::Int64);
  tensor_of(v).requires_grad = false;
  // docs: aten/src/ATen/native/TensorAdvancedIndexing.cpp (nonzero_out_cpu): a column for each dimension, in one piece.
  tensor_of(v).strides[0] = 1;
  tensor_of(v).strides[1] = n;
  if (Word* words = elements_known(self) ? make_elements(op.in, tensor_of(v)) : nullptr)
    for (std::int64_t i = 0; i < element_count(self).value(); ++i) {
      if (word_to_double(*element(self, i), self.dtype) == 0) continue;
      std::int64_t rest = i;
      for (std::size_t d = self.rank; d-- > 0; rest /= self.size(d).value())
        words[static_cast<std::int64_t>(d) * n.value()] = static_cast<Word>(rest % self.size(d).value());
      ++words;
    }
  return v;
}

// One column of what nonzero found.
Value index_column(Op& op, const Tensor& all, std::size_t d) {
  const Value v = op.output({all.sizes[0]}, DType::Int64);
  Word* const words = static_cast<std::int64_t>(d) < all.size(1).value() && elements_known(all)
                          ? make_elements(op.in, tensor_of(v))
                          : nullptr;
  for (std::int64_t i = 0; words != nullptr && i < tensor_of(v).storage->count; ++i)
    words[i] = *element(all, i * all.size(1).value() + static_cast<std::int64_t>(d));
  return v;
}

// What nonzero found as one vector of indices per dimension.
Value index_columns(Op& op, Value all) {
  if (all.is_error() || !op.tensor(0).rank_known) return all;
  std::vector<Value> columns;
  for (std::size_t d = 0; d < std::max<std::size_t>(1, op.tensor(0).rank); ++d)
    columns.push_back(index_column(op, tensor_of(all), d));
  return op.in.heap().tuple(std::span<const Value>(columns));
}
// nonzero(as_tuple=True) gives vectors, nonzero() a matrix; where(condition) always gives vectors.
Value nonzero_tuple(Op& op) { return op.boolean(1) ? index_columns(op, nonzero(op)) : nonzero(op); }
Value where_condition(Op& op) { return index_columns(op, nonzero(op)); }

// docs: torch.meshgrid. Each input runs along a dimension of its own; "xy" swaps the first two.
Value meshgrid(Op& op) {
  const std::vector<Value> tensors = op.tensors(0);
  if (tensors.empty()) return op.runtime_error("meshgrid expects a non-empty TensorList");
  const std::string_view indexing = op.text(1, "ij");
  if (indexing != "ij" && indexing != "xy")
    return op.runtime_error("torch.meshgrid: indexing must be one of \"xy\" or \"ij\", but received: {}", indexing);
  std::vector<Size> shape;
  for (const Value v : tensors) {
    const Tensor& t = tensor_of(v);
    if (!t.rank_known) return op.in.unknown("a grid of tensors that could not be followed");
    if (t.rank > 1)
      return op.runtime_error("torch.meshgrid: Expected 0D or 1D tensor in the tensor list but got: {}", t.rank);
    shape.push_back(t.rank == 1 ? t.sizes[0] : Size{1, 0});
  }
  const bool swap = indexing == "xy" && shape.size() >= 2;
  if (swap) std::swap(shape[0], shape[1]);
  std::vector<Value> grids;
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const Tensor& t = tensor_of(tensors[i]);
    const std::size_t along = swap && i < 2 ? 1 - i : i;
    const Value v = op.output(shape, t.dtype);
    if (elements_known(t))
      if (Word* const words = make_elements(op.in, tensor_of(v))) {
        std::int64_t inner = 1;
        for (std::size_t d = along + 1; d < shape.size(); ++d) inner *= shape[d].n.value();
        for (std::int64_t k = 0; k < tensor_of(v).storage->count; ++k)
          words[k] = *element(t, k / inner % shape[along].n.value());
      }
    grids.push_back(v);
  }
  return op.in.heap().tuple(std::span<const Value>(grids));
}

// docs: torch.broadcast_tensors
Value broadcast_tensors(Op& op) {
  const std::vector<Value> tensors = op.tensors(0);
  std::vector<Size> shape;
  for (const Value v : tensors) {
    if (!tensor_of(v).rank_known) return op.in.unknown("the broadcast of tensors that could not be followed");
    std::vector<Size> merged;
    if (!broadcast(op, shape, tensor_of(v).shape(), merged)) return Value::error();
    shape = merged;
  }
  interp::Tuple* const wanted = value::as<interp::Tuple>(make_size(op.in, shape));
  std::vector<Value> views;
  for (const Value v : tensors) {
    const Value arguments[] = {v, wanted};
    views.push_back(call_op(op.in, "expand", arguments));
  }
  return op.in.heap().tuple(std::span<const Value>(views));
}

Value diag(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::int64_t k = std::max(op.index(1), -std::numeric_limits<std::int64_t>::max());
  const Dim shift = k < 0 ? -k : k;
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank == 1) return op.output({Size{self.size(0) + shift, 0}, Size{self.size(0) + shift, 0}}, self.dtype);
  if (self.rank != 2) return op.runtime_error("diag(): Supports 1D or 2D tensors. Got {}D", self.rank);
  const Dim rows = k < 0 ? self.size(0) - shift : self.size(0), columns = k > 0 ? self.size(1) - shift : self.size(1);
  return op.output({Size{max(min(rows, columns), 0), 0}}, self.dtype);
}

Value diagonal(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::int64_t a = op.index(2), b = op.index(3);
  if (!op.wrap_dim(a, self.rank) || !op.wrap_dim(b, self.rank)) return Value::error();
  if (a == b) return op.runtime_error("diagonal dimensions cannot be identical {}, {}", op.index(2), op.index(3));
  // Far beyond any size, and their negatives too.
  const std::int64_t k = std::clamp<std::int64_t>(op.index(1), -(std::int64_t{1} << 60), std::int64_t{1} << 60);
  const Dim n = max(min(k < 0 ? self.size(static_cast<std::size_t>(a)) + k : self.size(static_cast<std::size_t>(a)),
                        k > 0 ? self.size(static_cast<std::size_t>(b)) - k : self.size(static_cast<std::size_t>(b))),
                    0);
  std::vector<Size> shape;
  std::vector<Dim> strides;
  for (std::int64_t d = 0; d < self.rank; ++d) {
    if (d == a || d == b) continue;
    shape.push_back(self.sizes[d]);
    strides.push_back(self.strides[d]);
  }
  shape.push_back({n, 0});
  strides.push_back(self.strides[a] + self.strides[b]);
  return op.view(self, shape, strides, self.offset + (k < 0 ? self.strides[a] * Dim(-k) : self.strides[b] * Dim(k)));
}

Value diag_embed(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::int64_t k = op.index(1);
  if (!self.rank_known || self.rank == 0) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<Size> shape(self.shape().begin(), self.shape().end() - 1);
  std::int64_t a = op.index(2), b = op.index(3);
  if (!op.wrap_dim(a, self.rank + 1U) || !op.wrap_dim(b, self.rank + 1U)) return Value::error();
  if (a == b) return op.runtime_error("diagonal dimensions cannot be identical {}, {}", op.index(2), op.index(3));
  const Size n{self.size(self.rank - 1U) + (k < 0 ? Dim(0) - Dim(k) : Dim(k)), 0};
  shape.insert(shape.begin() + std::min(a, b), n);
  shape.insert(shape.begin() + std::max(a, b), n);
  return op.output(shape, self.dtype);
}

Value unfold(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const Dim size = op.integer(2), step = op.integer(3);
  const Dim n = self.rank == 0 ? Dim(1) : self.size(static_cast<std::size_t>(at));
  if (size.known() && size.value() < 0) return op.runtime_error("size is {} but must be >= 0", dim::text(size));
  if (dim::refutes_at_least(n, size))
    return op.runtime_error("maximum size for tensor at dimension {} is {} but size is {}", at, dim::text(n),
                            dim::text(size));
  if (step.known() && step.value() <= 0) return op.runtime_error("step is {} but must be > 0", dim::text(step));
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides(self.strides, self.strides + self.rank);
  if (self.rank == 0) return op.view(self, std::vector<Size>{{size, 0}}, std::vector<Dim>{1}, self.offset);
  shape[static_cast<std::size_t>(at)] =
      op.computed(floor_div(n - size, step) + 1, OriginKind::Window, {shape[static_cast<std::size_t>(at)].origin});
  shape.push_back({size, 0});
  strides.push_back(self.strides[at]);
  strides[static_cast<std::size_t>(at)] = strides[static_cast<std::size_t>(at)] * step;
  return op.view(self, shape, strides, self.offset);
}

Value one_hot(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.dtype != DType::Int64 && self.dtype != DType::Unknown)
    return op.runtime_error("one_hot is only applicable to index tensor of type LongTensor.");
  if (!self.rank_known) return op.unknown_tensor(DType::Int64, kNoRank);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  Dim classes = op.integer(1);
  const bool counted = classes.is(-1);
  if (element_count(self).is(0) && classes.known() && classes.value() <= 0)
    return op.runtime_error("Can not infer total number of classes from empty tensor.");
  if (counted) classes = fresh_dim(op.in, "the largest class");
  if (elements_known(self)) {
    std::int64_t smallest = 0, largest = -1;
    for (std::int64_t i = 0; i < element_count(self).value(); ++i) {
      const auto n = static_cast<std::int64_t>(*element(self, i));
      smallest = std::min(smallest, n);
      largest = std::max(largest, n);
    }
    if (smallest < 0) return op.runtime_error("Class values must be non-negative.");
    if (counted) classes = largest + 1;
    if (classes.known() && largest >= classes.value())
      return op.runtime_error("Class values must be smaller than num_classes.");
  }
  shape.push_back(op.computed(classes, OriginKind::Argument, {}));
  return op.output(shape, DType::Int64);
}

// docs: torch.diff: n differences of neighbours along a dimension.
Value diff(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank == 0) return op.runtime_error("diff expects input to be at least one-dimensional");
  std::int64_t at = op.index(2, -1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const std::int64_t n = op.index(1, 1);
  if (n < 0) return op.runtime_error("order must be non-negative but got {}", n);
  Dim length = self.size(static_cast<std::size_t>(at));
  std::vector<Value> joined{op.value(0)};
  for (const std::size_t extra : {3U, 4U}) {
    const Tensor* const t = op.tensor_or_null(extra);
    if (t == nullptr) continue;
    if (!t->rank_known) return op.unknown_tensor(self.dtype, kNoRank);
    if (t->rank != self.rank)
      return op.runtime_error("diff expects prepend or append to be the same dimension as input");
    for (std::size_t d = 0; d < self.rank; ++d)
      if (static_cast<std::int64_t>(d) != at && dim::refutes_equal(t->size(d), self.size(d)))
        return op.runtime_error(
            "diff expects the shape of tensor to prepend or append to match that of input except along the "
            "differencing "
            "dimension; input.size({0}) = {1}, but got tensor.size({0}) = {2}",
            d, dim::text(self.size(d)), dim::text(t->size(d)));
    length = length + t->size(static_cast<std::size_t>(at));
    joined.push_back(op.value(extra));
  }
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  if (n == 0) return op.output(shape, self.dtype);  // a copy, of nothing else
  shape[static_cast<std::size_t>(at)] =
      op.computed(max(length - n, 0), OriginKind::Difference, {shape[static_cast<std::size_t>(at)].origin});
  const Value v = op.output(shape, joined.size() == 1 ? self.dtype : result_type(joined, default_dtype(op.in)));
  // Neighbours are views of self that are subtracted.
  const Tensor* const operands[] = {&self};
  if (n >= 1 && !op.given(3) && !op.given(4)) follow_strides(op.in, tensor_of(v), operands);
  if (n == 1 && self.rank == 1 && elements_known(self) && !op.given(3) && !op.given(4))
    if (Word* const words = make_elements(op.in, tensor_of(v)))
      for (std::int64_t i = 0; i < tensor_of(v).storage->count; ++i)
        words[i] = double_to_word(
            word_to_double(*element(self, i + 1), self.dtype) - word_to_double(*element(self, i), self.dtype),
            self.dtype);
  return v;
}

Value copy_(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!is_tensor(op.value(1))) {  // a number stands for a 0-d tensor
    const Value arguments[] = {op.value(0), op.value(1)};
    return value::has_layout(op.value(1), value::Layout::Complex) ? op.in_place(0) : call_op(op.in, "fill_", arguments);
  }
  const Tensor& from = op.tensor(1);
  if (overlaps_itself(self)) return op.runtime_error("{}", kOverlaps);
  if (overlaps_partly(self, from)) return op.runtime_error("{}", kOverlapsPartly);
  if (self.rank_known && from.rank_known) {
    std::vector<Size> shape;
    std::span<const Size> given = from.shape();
    bool fits = given.size() <= self.rank;
    for (std::size_t k = 1; fits && k <= given.size(); ++k)
      fits = !dim::refutes_expand(given[given.size() - k].n, self.size(self.rank - k));
    if (!fits) {
      if (!broadcast(op, self.shape(), given, shape)) return Value::error();
      return op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(self.shape()),
                              shape_text(shape));
    }
  }
  const Value v = op.in_place(0);
  if (!v.is_error() && elements_known(from) && !self.is_view && from.rank == self.rank && all_known(self)) {
    Tensor& t = tensor_of(v);
    if (Word* const words = make_elements(op.in, t))
      for (std::int64_t i = 0; i < t.storage->count; ++i)
        words[i] = double_to_word(word_to_double(*element(from, i), from.dtype), t.dtype);
  }
  return v;
}

Value indices_of_sort(Op& op, std::size_t dim_at) {
  const Value arguments[] = {op.value(0), op.in.heap().integer(op.index(dim_at, -1)),
                             Value::boolean(op.boolean(dim_at + 1))};
  const Value sorted = call_op(op.in, "sort", arguments);
  return value::is_tuple(sorted) ? value::as<interp::Tuple>(sorted)->items()[1] : sorted;
}
Value argsort(Op& op) { return indices_of_sort(op, 1); }
Value argsort_stable(Op& op) { return indices_of_sort(op, 2); }

// Whether there is no kernel for the type of both, where anything is looked for. What is written to is looked at first.
bool refuse_search(Op& op, DType boundaries, const Tensor& values, DType result) {
  if (op.out_differs(result)) return false;
  const DType common = promote(boundaries, values.dtype);
  if ((!is_complex(common) && !is_bool(common)) || !values.rank_known || element_count(values).is(0)) return false;
  op.not_implemented("\"searchsorted_out_cpu\" not implemented for '{}'", info(common).legacy);
  return true;
}

// Places in sorted boundaries: one for each value. docs: aten/src/ATen/native/BucketizationUtils.h
Value bucketize(Op& op) {
  const Tensor& boundaries = op.tensor(1);
  const DType dtype = op.boolean(2) ? DType::Int32 : DType::Int64;
  if (boundaries.rank_known && boundaries.rank != 1)
    return op.runtime_error("boundaries tensor must be 1 dimension, but got dim({})", boundaries.rank);
  if (!is_tensor(op.value(0))) return op.scalar(dtype);
  if (refuse_search(op, boundaries.dtype, op.tensor(0), dtype)) return Value::error();
  const Value v = op.output(op.tensor(0).shape(), dtype);
  tensor_of(v).rank_known = op.tensor(0).rank_known;
  return v;
}

Value searchsorted(Op& op) {
  const Tensor& sorted = op.tensor(0);
  const DType dtype = op.boolean(2) ? DType::Int32 : DType::Int64;
  if (op.given(4)) {
    const std::string_view side = op.text(4);
    if (side != "left" && side != "right")
      return op.runtime_error("torch.searchsorted(): side can only be 'left' or 'right' but got {}", side);
    if (op.boolean(3) && side == "left")
      return op.runtime_error(
          "torch.searchsorted(): side and right can't be set to opposites, got side of left while right was True");
  }
  if (!is_tensor(op.value(1))) return op.scalar(dtype);
  const Tensor& values = op.tensor(1);
  if (const Tensor* const sorter = op.tensor_or_null(5); sorter != nullptr && sorter->rank_known && sorted.rank_known) {
    bool same = sorter->rank == sorted.rank;
    for (std::size_t d = 0; same && d < sorted.rank; ++d) same = !dim::refutes_equal(sorter->size(d), sorted.size(d));
    if (!same)
      return op.runtime_error(
          "torch.searchsorted(): boundary and sorter must have the same size, but got boundary tensor {}and got sorter "
          "tensor {}",
          shape_text(sorted.shape()), shape_text(sorter->shape()));
    if (sorter->dtype != DType::Int64 && sorter->dtype != DType::Unknown)
      return op.runtime_error("torch.searchsorted(): sorter must be a tensor of long dtype but got dtype {}",
                              info(sorter->dtype).legacy);
  }
  if (values.rank_known && values.rank == 0 && sorted.rank_known && sorted.rank != 1)
    return op.runtime_error(
        "torch.searchsorted(): input value can be a scalar only when boundaries tensor dimension is 1, but we got "
        "boundaries tensor dim({}) and input value's dim(0) numel(1)",
        sorted.rank);
  if (sorted.rank_known && sorted.rank == 0)
    return op.runtime_error(
        "torch.searchsorted(): boundaries tensor should have positive dimension, but got 0 dimension");
  if (sorted.rank_known && values.rank_known && sorted.rank > 1) {
    bool same = sorted.rank == values.rank;
    for (std::size_t d = 0; same && d + 1 < sorted.rank; ++d)
      same = !dim::refutes_equal(sorted.size(d), values.size(d));
    if (!same)
      return op.runtime_error(
          "torch.searchsorted(): boundaries tensor should be 1 dimension or the first N-1 dimensions of boundaries "
          "tensor and input value tensor must match, but we got boundaries tensor {} and input value tensor {}",
          shape_text(sorted.shape()), shape_text(values.shape()));
  }
  if (refuse_search(op, sorted.dtype, values, dtype)) return Value::error();
  const Value v = op.output(values.shape(), dtype);
  tensor_of(v).rank_known = values.rank_known;
  return v;
}

constexpr OpDef kOps[] = {
    {"cat(Tensor[] tensors, int dim=0, *, Tensor? out=None) -> Tensor", cat, Variants::Function},
    {"concat(Tensor[] tensors, int dim=0, *, Tensor? out=None) -> Tensor", cat, Variants::Function},
    {"concatenate(Tensor[] tensors, int dim=0, *, Tensor? out=None) -> Tensor", cat, Variants::Function},
    {"stack(Tensor[] tensors, int dim=0, *, Tensor? out=None) -> Tensor", stack, Variants::Function},
    {"hstack(Tensor[] tensors, *, Tensor? out=None) -> Tensor", hstack, Variants::Function},
    {"vstack(Tensor[] tensors, *, Tensor? out=None) -> Tensor", vstack, Variants::Function},
    {"row_stack(Tensor[] tensors, *, Tensor? out=None) -> Tensor", vstack, Variants::Function},
    {"meshgrid(Tensor[] tensors, *, str indexing=\"ij\") -> Tensor[]", meshgrid, Variants::Function},
    {"broadcast_tensors(Tensor[] tensors) -> Tensor[]", broadcast_tensors, Variants::Function},
    {"repeat(Tensor self, SymInt[] repeats) -> Tensor", repeat, Variants::Method},
    {"tile(Tensor self, SymInt[] dims) -> Tensor", tile},
    {"repeat_interleave(Tensor repeats, *, int? output_size=None) -> Tensor", repeat_interleave, Variants::Function},
    {"repeat_interleave.self_int(Tensor self, SymInt repeats, int? dim=None, *, int? output_size=None) -> Tensor",
     repeat_interleave},
    {"repeat_interleave.self_Tensor(Tensor self, Tensor repeats, int? dim=None, *, int? output_size=None) -> Tensor",
     repeat_interleave},
    {"flip(Tensor self, int[] dims) -> Tensor", flip},
    {"fliplr(Tensor self) -> Tensor", fliplr},
    {"flipud(Tensor self) -> Tensor", flipud},
    {"roll(Tensor self, SymInt[1] shifts, int[1] dims=[]) -> Tensor", roll},
    {"tril(Tensor self, SymInt diagonal=0, *, Tensor? out=None) -> Tensor", triangle},
    {"triu(Tensor self, SymInt diagonal=0, *, Tensor? out=None) -> Tensor", triangle},
    {"where(Tensor condition) -> Tensor[]", where_condition, Variants::Function},
    {"where.method(Tensor self, Tensor condition, Tensor other) -> Tensor", where_method, Variants::Method},
    {"where.method_scalar(Tensor self, Tensor condition, Scalar other) -> Tensor", where_method, Variants::Method},
    {"where.self(Tensor condition, Tensor input, Tensor other, *, Tensor? out=None) -> Tensor", where,
     Variants::Function},
    {"where.ScalarSelf(Tensor condition, Scalar input, Tensor other) -> Tensor", where, Variants::Function},
    {"where.ScalarOther(Tensor condition, Tensor input, Scalar other) -> Tensor", where, Variants::Function},
    {"where.Scalar(Tensor condition, Scalar input, Scalar other) -> Tensor", where, Variants::Function},
    {"nonzero(Tensor self, *, bool as_tuple=False, Tensor? out=None) -> Tensor", nonzero_tuple},
    {"argwhere(Tensor self) -> Tensor", nonzero},
    {"diag(Tensor self, int diagonal=0, *, Tensor? out=None) -> Tensor", diag},
    {"diagonal(Tensor(a) self, int offset=0, int dim1=0, int dim2=1) -> Tensor(a)", diagonal},
    {"linalg_diagonal(Tensor(a) A, *, int offset=0, int dim1=-2, int dim2=-1) -> Tensor(a)", diagonal,
     Variants::Function},
    {"diag_embed(Tensor self, int offset=0, int dim1=-2, int dim2=-1) -> Tensor", diag_embed},
    {"unfold(Tensor(a) self, int dimension, int size, int step) -> Tensor(a)", unfold, Variants::Method},
    {"one_hot(Tensor self, int num_classes=-1) -> Tensor", one_hot, Variants::Function},
    {"diff(Tensor self, int n=1, int dim=-1, Tensor? prepend=None, Tensor? append=None, *, Tensor? out=None) -> Tensor",
     diff},
    {"copy_(Tensor(a!) self, Tensor other, bool non_blocking=False) -> Tensor(a!)", copy_, Variants::Method},
    {"searchsorted(Tensor sorted_sequence, Tensor input, *, bool out_int32=False, bool right=False, str? side=None, "
     "Tensor? sorter=None, Tensor? out=None) -> Tensor",
     searchsorted, Variants::Function},
    {"searchsorted.Scalar(Tensor sorted_sequence, Scalar input, *, bool out_int32=False, bool right=False, str? "
     "side=None, Tensor? sorter=None, Tensor? out=None) -> Tensor",
     searchsorted, Variants::Function},
    {"bucketize(Tensor input, Tensor boundaries, *, bool out_int32=False, bool right=False, Tensor? out=None) -> "
     "Tensor",
     bucketize, Variants::Function},
    {"bucketize.Scalar(Scalar input, Tensor boundaries, *, bool out_int32=False, bool right=False) -> Tensor",
     bucketize, Variants::Function},
    {"tril_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)", triangle, Variants::Method},
    {"triu_(Tensor(a!) self, SymInt diagonal=0) -> Tensor(a!)", triangle, Variants::Method},
    {"nan_to_num_(Tensor(a!) self, float? nan=None, float? posinf=None, float? neginf=None) -> Tensor(a!)", same_shape},
    {"nan_to_num(Tensor self, float? nan=None, float? posinf=None, float? neginf=None, *, Tensor? out=None) -> Tensor",
     same_shape},
    {"argsort.stable(Tensor self, *, bool stable, int dim=-1, bool descending=False, Tensor? out=None) -> Tensor",
     argsort_stable},
    {"argsort(Tensor self, int dim=-1, bool descending=False) -> Tensor", argsort},
};

}  // namespace

std::span<const OpDef> joining_ops() { return kOps; }

}  // namespace shapetrace::torch
