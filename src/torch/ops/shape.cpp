// Changes of shape that keep the elements in their order: view, reshape, flatten and their kin.
// docs: torch.Tensor.view; errors: aten/src/ATen/InferSize.h, aten/src/ATen/native/TensorShape.cpp.
#include "torch/ops/shape.hpp"
#include "torch/memory_format.hpp"

#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

bool has_dim(Op& op, const Tensor& t, std::size_t d) {
  if (d < t.rank) return true;
  if (t.rank == 0) {
    op.index_error("Dimension specified as {} but tensor has no dimensions", d);
  } else {
    op.index_error("Dimension out of range (expected to be in range of [{}, {}], but got {})", -int{t.rank},
                   int{t.rank} - 1, d);
  }
  return false;
}

bool infer_size(Op& op, const Tensor& self, std::vector<Size>& shape) {
  const Dim total = element_count(self);
  Dim product = 1;
  std::optional<std::size_t> hole;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    if (shape[i].n.is(-1)) {
      if (hole) {
        op.runtime_error("only one dimension can be inferred");
        return false;
      }
      hole = i;
    } else if (shape[i].n.known() && shape[i].n.value() < 0) {
      op.runtime_error("invalid shape dimension {} at index {} of shape {}", dim::text(shape[i].n), i,
                       shape_text(shape));
      return false;
    } else {
      product = product * shape[i].n;
    }
  }
  const auto invalid = [&] {
    std::vector<OriginId> factors, wanted;
    for (const Size& s : self.shape()) factors.push_back(s.origin);
    for (const Size& s : shape)
      if (!s.n.is(-1)) wanted.push_back(s.origin);
    op.blame({total, op.history.add(OriginKind::Product, self.event, total, factors)}, "the elements that there are",
             {product, op.history.add(OriginKind::Product, op.event(), product, wanted)},
             "the elements that the shape asks for");
    op.runtime_error("shape '{}' is invalid for input of size {}", shape_text(shape), dim::text(total));
    return false;
  };
  if (!hole) return dim::refutes_equal(product, total) ? invalid() : true;
  if (product.is(0) && total.is(0)) {
    op.runtime_error(
        "cannot reshape tensor of 0 elements into shape {} because the unspecified dimension size -1 can be any value "
        "and "
        "is ambiguous",
        shape_text(shape));
    return false;
  }
  if (product.is(0) || dim::refutes_divisible(total, product)) return invalid();
  // What is left over: the sizes of self that are not named again are its factors.
  std::vector<OriginId> parents;
  std::vector<bool> taken(shape.size(), false);
  for (const Size& s : self.shape()) {
    bool named = false;
    for (std::size_t i = 0; i < shape.size() && !named; ++i)
      if (i != *hole && !taken[i] && shape[i].n == s.n) named = taken[i] = true;
    if (!named && s.origin != 0) parents.push_back(s.origin);
  }
  const Dim rest = floor_div(total, product);
  shape[*hole] = {rest, op.history.add(OriginKind::Product, op.event(), rest, parents)};
  return true;
}

void keep_origins(const Tensor& self, std::vector<Size>& shape) {
  // Leading and trailing sizes that stay as they are keep their history.
  for (std::size_t i = 0; i < shape.size() && i < self.rank && shape[i].n == self.size(i); ++i)
    if (self.sizes[i].origin != 0) shape[i].origin = self.sizes[i].origin;
  for (std::size_t k = 1; k <= shape.size() && k <= self.rank; ++k) {
    Size& s = shape[shape.size() - k];
    const Size& from = self.sizes[self.rank - k];
    if (!(s.n == from.n)) break;
    if (from.origin != 0) s.origin = from.origin;
  }
}

// docs: aten/src/ATen/TensorUtils.cpp (computeStride_impl): which strides a view of other sizes has, if it can.
std::optional<std::vector<Dim>> view_strides(const Tensor& self, std::span<const Size> shape) {
  std::vector<Dim> strides(shape.size(), 1);
  const Dim total = element_count(self);
  if (total.is(0) || is_contiguous(self)) {
    Dim stride = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
      strides[i] = stride;
      stride = stride * (shape[i].n.is(0) ? Dim(1) : shape[i].n);
    }
    // Last sizes of 1 take the stride of the tensor's last dimension, which is another than 1 if that has one element.
    if (self.rank != 0 && !total.is(0))
      for (std::size_t i = shape.size(); i-- > 0 && shape[i].n.is(1);) strides[i] = self.strides[self.rank - 1];
    return strides;
  }
  auto view_at = static_cast<std::ptrdiff_t>(shape.size()) - 1;
  Dim chunk_stride = self.strides[self.rank - 1];
  Dim in_tensor = 1, in_view = 1;
  for (std::ptrdiff_t d = self.rank - 1; d >= 0; --d) {
    in_tensor = in_tensor * self.size(static_cast<std::size_t>(d));
    const bool chunk_ends = d == 0 || (!self.size(static_cast<std::size_t>(d - 1)).is(1) &&
                                       !dim::surely_equal(self.strides[d - 1], in_tensor * chunk_stride));
    if (!chunk_ends) continue;
    while (view_at >= 0 && (dim::surely_less(in_view, in_tensor) || shape[static_cast<std::size_t>(view_at)].n.is(1))) {
      strides[static_cast<std::size_t>(view_at)] = in_view * chunk_stride;
      in_view = in_view * shape[static_cast<std::size_t>(view_at)].n;
      --view_at;
    }
    if (!dim::surely_equal(in_view, in_tensor)) return std::nullopt;
    if (d > 0) {
      chunk_stride = self.strides[d - 1];
      in_tensor = in_view = 1;
    }
  }
  return view_at == -1 ? std::optional(strides) : std::nullopt;
}

namespace {

// Whether it is known how a tensor lies and where the dimensions of a view of it would begin and end.
bool layout_known(const Tensor& self, std::span<const Size> shape) {
  bool known = all_known(self);
  for (std::size_t d = 0; d < self.rank; ++d) known &= self.strides[d].known();
  for (const Size& s : shape) known &= s.n.known();
  return known;
}

// A view or a copy, whichever it is: how it lies is not known.
Value view_or_copy(Op& op, const Tensor& self, std::span<const Size> shape) {
  const Value v = op.output(shape, self.dtype);
  if (!v.is_error()) forget_strides(op.in, tensor_of(v));
  return v;
}

}  // namespace

Value reshaped(Op& op, const Tensor& self, std::vector<Size> shape) {
  keep_origins(self, shape);
  if (auto strides = view_strides(self, shape)) return op.view(self, shape, *strides, self.offset);
  return layout_known(self, shape) ? op.output(shape, self.dtype) : view_or_copy(op, self, shape);
}

namespace {

Value view(Op& op) {
  const Tensor& self = op.tensor(0);
  std::vector<Size> shape = op.sizes(1);
  if (!self.rank_known) {
    for (Size& s : shape)
      if (s.n.is(-1)) s.n = fresh_dim(op.in, "a size of a tensor that could not be followed");
    return op.output(shape, self.dtype);
  }
  if (!infer_size(op, self, shape)) return Value::error();
  keep_origins(self, shape);
  auto strides = view_strides(self, shape);
  if (!strides) {
    // Strides that are not known may be the right ones.
    if (!layout_known(self, shape)) return view_or_copy(op, self, shape);
    return op.runtime_error(
        "view size is not compatible with input tensor's size and stride (at least one dimension spans across two "
        "contiguous subspaces). Use .reshape(...) instead.");
  }
  return op.view(self, shape, *strides, self.offset);
}

// x.view(torch.int32) and the like: another element type over the same memory.
Value view_dtype(Op& op) {
  const Tensor& self = op.tensor(0);
  const DType dtype = op.dtype(1, self.dtype);
  if (!self.rank_known) return op.unknown_tensor(dtype, "the rank of a tensor is not known");
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides(self.strides, self.strides + self.rank);
  const int from = info(self.dtype).bytes, to = info(dtype).bytes;
  if (from != to && self.dtype != DType::Unknown && dtype != DType::Unknown) {
    // docs: aten/src/ATen/native/TensorConversions.cpp (view_dtype)
    const std::string what =
        fmt::format("to view {} as {} (different element sizes)", info(self.dtype).legacy, info(dtype).legacy);
    if (shape.empty()) return op.runtime_error("self.dim() cannot be 0 {}", what);
    if (dim::surely_different(strides.back(), 1))
      return op.runtime_error("self.stride(-1) must be 1 {}, but got {}", what, dim::text(strides.back()));
    const int ratio = from > to ? from / to : to / from;
    if (from < to) {
      if (dim::refutes_divisible(shape.back().n, ratio))
        return op.runtime_error("self.size(-1) must be divisible by {} {}, but got {}", ratio, what,
                                dim::text(shape.back().n));
      if (self.offset.known() && self.offset.value() % ratio != 0)
        return op.runtime_error("self.storage_offset() must be divisible by {} {}, but got {}", ratio, what,
                                self.offset.value());
      for (std::size_t d = 0; d + 1 < strides.size(); ++d)
        if (strides[d].known() && strides[d].value() % ratio != 0)
          return op.runtime_error("self.stride({}) must be divisible by {} {}, but got {}", d, ratio, what,
                                  strides[d].value());
    }
    shape.back().n = from > to ? shape.back().n * ratio : floor_div(shape.back().n, ratio);
    for (std::size_t d = 0; d + 1 < strides.size(); ++d)
      strides[d] = from > to ? strides[d] * ratio : floor_div(strides[d], ratio);
  }
  // Elements are kept by their type: they are not known any more.
  const Value v = op.output(shape, dtype);
  std::copy(strides.begin(), strides.end(), tensor_of(v).strides);
  return v;
}

Value reshape(Op& op) {
  const Tensor& self = op.tensor(0);
  std::vector<Size> shape = op.sizes(1);
  if (!self.rank_known) {
    for (Size& s : shape)
      if (s.n.is(-1)) s.n = fresh_dim(op.in, "a size of a tensor that could not be followed");
    return op.output(shape, self.dtype);
  }
  if (!infer_size(op, self, shape)) return Value::error();
  return reshaped(op, self, std::move(shape));
}

Value view_as(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& other = op.tensor(1);
  std::vector<Size> shape(other.shape().begin(), other.shape().end());
  if (!self.rank_known || !other.rank_known) return op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
  if (op.schema.name == "reshape_as") {
    if (!infer_size(op, self, shape)) return Value::error();
    return reshaped(op, self, std::move(shape));
  }
  const Value arguments[] = {op.value(0), make_size(op.in, shape)};
  return call_op(op.in, "view", arguments);
}

Value flatten(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
  std::int64_t start = op.index(1), end = op.index(2);
  if (!op.wrap_dim(start, self.rank) || !op.wrap_dim(end, self.rank)) return Value::error();
  if (start > end) return op.runtime_error("flatten() has invalid args: start_dim cannot come after end_dim");
  if (self.rank == 0) return reshaped(op, self, {op.computed(1, OriginKind::Product, {})});
  if (start == end) return op.value(0);
  std::vector<Size> shape;
  std::vector<OriginId> parents;
  Dim product = 1;
  for (std::int64_t i = 0; i < self.rank; ++i) {
    const Size& s = self.sizes[i];
    if (i < start || i > end) {
      shape.push_back(s);
      continue;
    }
    product = product * s.n;
    parents.push_back(s.origin);
    if (i == end) shape.push_back({product, op.history.add(OriginKind::Product, op.event(), product, parents)});
  }
  if (auto strides = view_strides(self, shape)) return op.view(self, shape, *strides, self.offset);
  return layout_known(self, shape) ? op.output(shape, self.dtype) : view_or_copy(op, self, shape);
}

Value unflatten(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  if (self.rank == 0) return op.unknown_tensor(self.dtype, "unflatten of a tensor without dimensions");
  std::vector<Size> parts = op.sizes(2);
  if (parts.empty()) return op.runtime_error("unflatten: sizes must be non-empty");
  Dim product = 1;
  std::ptrdiff_t hole = -1;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].n.is(-1)) {
      if (hole >= 0) return op.runtime_error("only one dimension can be inferred");
      hole = static_cast<std::ptrdiff_t>(i);
    } else {
      product = product * parts[i].n;
    }
  }
  const Size from = self.sizes[at];
  const bool fits =
      hole < 0 ? !dim::refutes_equal(product, from.n) : !product.is(0) && !dim::refutes_divisible(from.n, product);
  if (!fits)
    return op.runtime_error(
        "unflatten: Provided sizes {} don't multiply up to the size of dim {} ({}) in the input tensor",
        shape_text(parts), at, dim::text(from.n));
  if (hole >= 0)
    parts[static_cast<std::size_t>(hole)] =
        op.computed(floor_div(from.n, product), OriginKind::Quotient, {from.origin});
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  shape.erase(shape.begin() + at);
  shape.insert(shape.begin() + at, parts.begin(), parts.end());
  return reshaped(op, self, std::move(shape));
}

constexpr OpDef kOps[] = {
    {"view(Tensor(a) self, SymInt[] size) -> Tensor(a)", view, Variants::Method},
    {"view.dtype(Tensor(a) self, ScalarType dtype) -> Tensor(a)", view_dtype, Variants::Method},
    {"reshape(Tensor(a) self, SymInt[] shape) -> Tensor(a)", reshape},
    {"_unsafe_view(Tensor self, SymInt[] size) -> Tensor", reshape, Variants::Function},
    {"view_as(Tensor(a) self, Tensor other) -> Tensor(a)", view_as, Variants::Method},
    {"reshape_as(Tensor(a) self, Tensor other) -> Tensor(a)", view_as, Variants::Method},
    {"flatten(Tensor(a) self, int start_dim=0, int end_dim=-1) -> Tensor(a)", flatten},
    {"unflatten(Tensor(a) self, int dim, SymInt[] sizes) -> Tensor(a)", unflatten},
};

}  // namespace

std::span<const OpDef> shape_ops() { return kOps; }

}  // namespace shapetrace::torch
