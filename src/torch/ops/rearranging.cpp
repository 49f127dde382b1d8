// Operators that put elements into another order or another shape: splits by axis, stacks of columns, rot90, kron,
// as_strided, resize_. docs: torch "Indexing, Slicing, Joining"; errors: aten/src/ATen/native/TensorShape.cpp.
#include <algorithm>

#include "dim/wrapping.hpp"
#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a tensor is not known";

// hsplit, vsplit and dsplit: tensor_split along the second, first or third dimension.
Value axis_split(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  const std::size_t least = op.schema.name == "hsplit" ? 1 : op.schema.name == "vsplit" ? 2 : 3;
  if (self.rank < least)
    return op.runtime_error(
        "torch.{} requires a tensor with at least {} dimension, but got a tensor with {} dimensions!", op.schema.name,
        least, self.rank);
  const std::size_t at = op.schema.name == "hsplit" ? (self.rank == 1 ? 0 : 1) : op.schema.name == "vsplit" ? 0 : 2;
  if (op.schema.overload == "int") {
    const Dim sections = op.integer(1), n = self.size(at);
    if (sections.known() && (sections.is(0) || dim::refutes_divisible(n, sections)))
      return op.runtime_error(
          "torch.{} attempted to split along dimension {}, but the size of the dimension {} is not divisible by the "
          "split_size {}!",
          op.schema.name, at, dim::text(n), dim::text(sections));
  }
  const Value arguments[] = {op.value(0), op.value(1), Value::small_int(static_cast<std::int64_t>(at))};
  return call_op(op.in, "tensor_split", arguments);
}

// Every tensor of a list through a function of one tensor, then joined along `at`.
Value joined(Op& op, std::int64_t at, Value (*change)(Op&, Value)) {
  const std::vector<Value> tensors = op.tensors(0);
  if (tensors.empty()) return op.runtime_error("{} expects a non-empty TensorList", op.schema.name);
  std::vector<Value> changed;
  for (const Value v : tensors) {
    if (!tensor_of(v).rank_known) return op.unknown_tensor(tensor_of(v).dtype, kNoRank);
    changed.push_back(change(op, v));
  }
  const Value arguments[] = {op.in.heap().tuple(std::span<const Value>(changed)), Value::small_int(at)};
  return call_op(op.in, "cat", arguments);
}

Value dstack(Op& op) {
  return joined(op, 2, [](Op& o, Value v) {
    const Tensor& t = tensor_of(v);
    if (t.rank >= 3) return v;
    std::vector<Size> shape(t.shape().begin(), t.shape().end());
    while (shape.size() < 2) shape.insert(shape.begin(), Size{1, 0});
    shape.push_back({1, 0});
    return reshaped(o, t, shape);
  });
}

Value column_stack(Op& op) {
  return joined(op, 1, [](Op& o, Value v) {
    const Tensor& t = tensor_of(v);
    if (t.rank >= 2) return v;
    return reshaped(o, t, {t.rank == 0 ? Size{1, 0} : t.sizes[0], Size{1, 0}});
  });
}

// docs: aten/src/ATen/native/TensorShape.cpp (_chunk_cat): what lies behind dim is padded to whole chunks.
Value chunk_cat(Op& op) {
  const std::vector<Value> tensors = op.tensors(0);
  const std::int64_t chunks = op.index(2);
  if (tensors.empty()) return op.runtime_error("_chunk_cat expects a non-empty input tensor list");
  if (chunks < 1) return op.runtime_error("_chunk_cat expects positive num_chunks");
  std::int64_t at = op.index(1);
  const Tensor& first = tensor_of(tensors[0]);
  bool same_rank = true;
  for (const Value v : tensors) {
    const Tensor& t = tensor_of(v);
    if (!all_known(t)) return op.unknown_tensor(first.dtype, kNoRank);
    if (types_differ(t, first)) return op.runtime_error("_chunk_cat expects all input tensors with the same dtype");
    if (element_count(t).is(0)) return op.runtime_error("_chunk_cat expects non-empty tensor");
    same_rank &= t.rank == first.rank;
  }
  if (same_rank) {
    if (!op.wrap_dim(at, first.rank)) return Value::error();
  } else {
    if (at < 0) return op.runtime_error("_chunk_cat expects non-negative dim when input tensors have different ndims");
    for (const Value v : tensors)
      if (at >= tensor_of(v).rank) return op.runtime_error("_chunk_cat expects dim < ndim for all input tensors");
  }
  std::int64_t width = 0;
  for (const Value v : tensors) {
    const Tensor& t = tensor_of(v);
    std::int64_t inner = 1;
    for (std::size_t d = 0; d < t.rank; ++d) {
      if (static_cast<std::int64_t>(d) > at) inner *= t.size(d).value();
      if (static_cast<std::int64_t>(d) < at && dim::refutes_equal(t.size(d), first.size(d)))
        return op.runtime_error("_chunk_cat expects same sizes of 0,...,dim-1 dimensions for all tensors");
    }
    width += (t.size(static_cast<std::size_t>(at)).value() + chunks - 1) / chunks * inner;
  }
  std::vector<Size> shape(first.shape().begin(), first.shape().begin() + at);
  shape.push_back({chunks, 0});
  shape.push_back({width, 0});
  return op.output(shape, result_type(tensors, default_dtype(op.in)));
}

// docs: aten/src/ATen/native/TensorTransformations.cpp (rot90): flips are copies that are transposed for odd turns.
Value rot90(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<Dim> dims = op.integers(2);
  if (!op.given(2)) dims = {0, 1};
  if (dims.size() != 2) return op.runtime_error("expected total rotation dims == 2, but got dims = {}", dims.size());
  if (self.rank < 2) return op.runtime_error("expected total dims >= 2, but got total dims = {}", self.rank);
  std::int64_t a = dims[0].known() ? dims[0].value() : 0, b = dims[1].known() ? dims[1].value() : 1;
  const std::int64_t first = a, second = b;
  if (!op.wrap_dim(a, self.rank) || !op.wrap_dim(b, self.rank)) return Value::error();
  if (a == b)
    return op.runtime_error("expected rotation dims to be different, but got dim0 = {} and dim1 = {}", first, second);
  const std::int64_t turns = ((op.index(1, 1) % 4) + 4) % 4;
  if (turns == 0) return op.output(self.shape(), self.dtype);
  const Value v = op.output_like(self, self.dtype);
  if (turns == 2) return v;
  Tensor& t = tensor_of(v);
  std::swap(t.sizes[a], t.sizes[b]);
  std::swap(t.strides[a], t.strides[b]);
  return v;
}

Value ravel(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<OriginId> parents;
  for (const Size& s : self.shape()) parents.push_back(s.origin);
  const Dim n = element_count(self);
  if (!is_contiguous(self))
    return op.output({Size{n, op.history.add(OriginKind::Product, op.event(), n, parents)}}, self.dtype);
  return reshaped(op, self, {Size{n, op.history.add(OriginKind::Product, op.event(), n, parents)}});
}

Value diagflat(Op& op) {
  const Value flat = ravel(op);
  if (flat.is_error()) return flat;
  const Value arguments[] = {flat, op.in.heap().integer(op.index(1, 0))};
  return call_op(op.in, "diag", arguments);
}

// docs: aten/src/ATen/ExpandUtils.h (is_expandable_to, sum_to)
Value sum_to_size(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::vector<Size> shape = op.sizes(1);
  if (!self.rank_known) return op.output(shape, self.dtype);
  bool fits = shape.size() <= self.rank, same = shape.size() == self.rank;
  for (std::size_t k = 1; fits && k <= shape.size(); ++k) {
    const Dim wanted = shape[shape.size() - k].n, n = self.size(self.rank - k);
    fits = wanted.is(1) || !dim::refutes_equal(wanted, n);
    same &= wanted == n;
  }
  if (!fits)
    return op.runtime_error("size {{{}}} is not expandable to size {{{}}}.", shape_text(shape),
                            shape_text(self.shape()));
  if (same && !shape.empty()) return op.value(0);  // a number is summed all the same
  return op.output(shape, is_whole(self.dtype) ? DType::Int64 : self.dtype);
}

// How many elements lie in the lower triangle. What 64 bits do not hold wraps around, as PyTorch's sums do.
// docs: aten/src/ATen/native/TensorFactories.h (get_tril_size)
std::int64_t lower_triangle(std::int64_t rows, std::int64_t columns, std::int64_t offset) {
  if (rows == 0 || columns == 0) return 0;
  const std::int64_t last_end = dim::wrapping_sum(rows, offset);
  const std::int64_t first_row =
      offset > 0 ? std::min(columns, dim::wrapping_sum(1, offset)) : std::int64_t{last_end > 0};
  const std::int64_t last_row = std::max<std::int64_t>(0, std::min(columns, last_end));
  const std::int64_t filled_rows = std::max<std::int64_t>(0, std::min(rows, last_end));
  const std::int64_t sloped_rows = dim::wrapping_sum(dim::wrapping_difference(last_row, first_row), 1);
  const std::int64_t sloped = dim::wrapping_product(dim::wrapping_sum(first_row, last_row), sloped_rows) >> 1;
  const std::int64_t full_rows = dim::wrapping_difference(filled_rows, sloped_rows);
  return full_rows > 0 ? dim::wrapping_sum(sloped, dim::wrapping_product(full_rows, columns)) : sloped;
}
std::int64_t upper_triangle(std::int64_t rows, std::int64_t columns, std::int64_t offset) {
  return dim::wrapping_difference(dim::wrapping_product(rows, columns),
                                  lower_triangle(rows, columns, dim::wrapping_difference(offset, 1)));
}

// docs: torch.tril_indices: rows and columns of a triangle, two rows of numbers.
Value triangle_indices(Op& op) {
  const Dim rows = op.integer(0), columns = op.integer(1);
  const auto refuse = [&](std::string_view which, std::size_t i) {
    return op.runtime_error("{} must be non-negative, got{}", which, op.index(i));
  };
  if (rows.known() && rows.value() < 0) return refuse("row", 0);
  if (columns.known() && columns.value() < 0) return refuse("col", 1);
  Dim n = fresh_dim(op.in, "how many elements a triangle has");
  if (rows.known() && columns.known() && op.integer(2).known()) {
    const std::int64_t count = (op.schema.name == "tril_indices" ? lower_triangle : upper_triangle)(
        rows.value(), columns.value(), op.index(2));
    if (count < 0)  // past 64 bits
      return op.runtime_error("Trying to create tensor with negative dimension {0}: [2, {0}]", count);
    n = count;
  }
  if (DeviceKind kind = DeviceKind::Cpu; value::is_str(op.value(5))) {
    std::int16_t number = -1;
    if (!parse_device(op.in, value::text_of(op.value(5)), kind, number)) return Value::error();
  }
  return op.output({Size{2, 0}, op.computed(n, OriginKind::Computed, {})}, op.dtype(3, DType::Int64));
}

// Where an as_strided view would end must lie inside the storage. False after PyTorch's error.
bool fits_storage(Op& op, const Tensor& self, std::span<const Size> shape, std::span<const Dim> strides, Dim offset) {
  // Only of tensors that have a storage of their own is the size of it known.
  const Tensor& owner = self.base != nullptr ? *self.base : self;
  if (owner.is_view || !owner.rank_known || !is_contiguous(owner) || owner.dtype == DType::Unknown ||
      owner.dtype != self.dtype || (owner.storage != nullptr && owner.storage->resized))
    return true;
  Dim last = offset + 1;
  for (std::size_t d = 0; d < shape.size(); ++d) {
    if (shape[d].n.is(0)) return true;
    last = last + (shape[d].n - 1) * strides[d];
  }
  if (!dim::presentable(last) || !dim::refutes_at_least(element_count(owner), last)) return true;
  if (reach_overflows(shape, strides, offset, self.dtype)) return !refuse_reach(op, shape, strides).is_error();
  const std::int64_t size = info(self.dtype).bytes;
  op.runtime_error(
      "setStorage: sizes {}, strides {}, storage offset {}, and itemsize {} requiring a storage size of {} are out "
      "of bounds for storage of size {}",
      shape_text(shape), shape_text(strides), dim::text(offset), size, dim::text(last * size),
      dim::text(element_count(owner) * size));
  return false;
}

Value as_strided(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::vector<Size> shape = op.sizes(1);
  const std::vector<Dim> strides = op.integers(2);
  const Dim offset = op.given(3) ? op.integer(3) : self.offset;
  if (shape.size() != strides.size()) return op.runtime_error("mismatch in length of strides and shape");
  for (const Dim s : strides)
    if (s.known() && s.value() < 0)
      return op.runtime_error("as_strided: Negative strides are not supported at the moment, got strides: {}",
                              shape_text(strides));
  if (offset.known() && offset.value() < 0)
    return op.runtime_error("Tensor: invalid storage offset {}", dim::text(offset));
  if (std::ranges::any_of(shape, [](const Size& s) { return s.n.known() && s.n.value() < 0; }))
    return refuse_reach(op, shape, strides);
  if (!fits_storage(op, self, shape, strides, offset)) return Value::error();
  return op.view(self, shape, strides, offset);
}

Value as_strided_(Op& op) {
  const Value v = as_strided(op);
  if (v.is_error()) return v;
  Tensor& self = op.mutable_tensor(0);
  const Tensor& like = tensor_of(v);
  self.sizes = like.sizes;
  self.strides = like.strides;
  self.rank = like.rank;
  self.rank_known = true;
  self.offset = like.offset;
  return op.value(0);
}

// The tensor itself gets other sizes; what it had is cut off or followed by memory that nobody set.
Value become_sized(Op& op, std::span<const Size> shape, std::size_t format_at) {
  Tensor& self = op.mutable_tensor(0);
  if (self.requires_grad) return op.runtime_error("cannot resize variables that require grad");
  const Value v = op.output(shape, self.dtype);
  // Negative sizes are taken, where the count is none.
  const bool counts = std::ranges::none_of(shape, [](const Size& s) { return s.n.known() && s.n.value() < 0; });
  if (counts && refused_storage(op, v)) return Value::error();
  const Tensor& sized = tensor_of(v);
  if (const auto format = memory_format_of(op.in, op.value(format_at));
      format && !lay_out(op.in, tensor_of(v), *format))
    return Value::error();
  bool same = self.rank_known && self.rank == sized.rank;
  for (std::size_t d = 0; same && d < self.rank; ++d) same = self.size(d) == sized.size(d);
  if (same && !op.given(format_at)) return op.value(0);
  forget_elements(self);
  if (self.storage != nullptr) self.storage->resized = true;
  self.sizes = sized.sizes;
  self.strides = sized.strides;
  self.rank = sized.rank;
  self.rank_known = true;
  return op.value(0);
}
Value resize(Op& op) {
  const std::vector<Size> shape = op.sizes(1);
  if (count_overflows(shape)) return refuse_count(op);
  return become_sized(op, shape, 2);
}
Value resize_as(Op& op) {
  if (!op.tensor(1).rank_known) return op.unknown_tensor(op.tensor(0).dtype, kNoRank);
  return become_sized(op, op.tensor(1).shape(), 2);
}

// The tensor lies where the other one does from now on.
Value set_source(Op& op) {
  Tensor& self = op.mutable_tensor(0);
  const Tensor& source = op.tensor(1);
  if (self.dtype != source.dtype) return op.unknown_tensor(self.dtype, "set_ to a tensor of another type");
  self.sizes = source.sizes;
  self.strides = source.strides;
  self.rank = source.rank;
  self.rank_known = source.rank_known;
  self.offset = source.offset;
  self.storage = source.storage;
  if (self.storage != nullptr) self.storage->resized = true;  // who else lies there is not known
  return op.value(0);
}

// docs: torch.nonzero_static: as many rows as are asked for.
Value nonzero_static(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(DType::Int64, kNoRank);
  const Dim rows = op.integer(1);
  if (rows.known() && rows.value() < 0)
    return op.runtime_error("nonzero_static: 'size' must be an non-negative integer");
  return op.output({op.computed(rows, OriginKind::Argument, {}), Size{self.rank, 0}}, DType::Int64);
}

constexpr OpDef kOps[] = {
    {"hsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]", axis_split},
    {"hsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]", axis_split},
    {"vsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]", axis_split},
    {"vsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]", axis_split},
    {"dsplit.int(Tensor(a) self, int sections) -> Tensor(a)[]", axis_split},
    {"dsplit.array(Tensor(a) self, int[] indices) -> Tensor(a)[]", axis_split},
    {"dstack(Tensor[] tensors, *, Tensor? out=None) -> Tensor", dstack, Variants::Function},
    {"column_stack(Tensor[] tensors, *, Tensor? out=None) -> Tensor", column_stack, Variants::Function},
    {"_chunk_cat(Tensor[] tensors, int dim, int num_chunks, *, Tensor? out=None) -> Tensor", chunk_cat,
     Variants::Function},
    {"rot90(Tensor self, int k=1, int[] dims=[0,1]) -> Tensor", rot90},
    {"ravel(Tensor(a) self) -> Tensor(a)", ravel},
    {"diagflat(Tensor self, int offset=0) -> Tensor", diagflat},
    {"sum_to_size(Tensor self, SymInt[] size) -> Tensor", sum_to_size, Variants::Method},
    {"tril_indices(int row, int col, int offset=0, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, bool requires_grad=False) -> Tensor",
     triangle_indices, Variants::Function},
    {"triu_indices(int row, int col, int offset=0, *, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, bool requires_grad=False) -> Tensor",
     triangle_indices, Variants::Function},
    {"as_strided(Tensor(a) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a)",
     as_strided},
    {"as_strided_(Tensor(a!) self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> Tensor(a!)",
     as_strided_},
    {"resize_(Tensor(a!) self, SymInt[] size, *, MemoryFormat? memory_format=None) -> Tensor(a!)", resize,
     Variants::Method},
    {"resize_as_(Tensor(a!) self, Tensor the_template, *, MemoryFormat? memory_format=None) -> Tensor(a!)", resize_as},
    {"set_.source_Tensor(Tensor(a!) self, Tensor source) -> Tensor(a!)", set_source, Variants::Method},
    {"nonzero_static(Tensor self, *, SymInt size, int fill_value=-1, Tensor? out=None) -> Tensor", nonzero_static},
};

}  // namespace

std::span<const OpDef> rearranging_ops() { return kOps; }

}  // namespace shapetrace::torch
