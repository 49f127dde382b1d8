// Operators that give views with their dimensions in another order or number.
// docs: torch "Tensor Views"; errors: aten/src/ATen/native/TensorShape.cpp.
#include <algorithm>
#include <limits>

#include "interp/symbolic.hpp"
#include "torch/autograd.hpp"
#include "torch/elements.hpp"
#include "torch/indexing.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a tensor is not known";

Value permuted(Op& op, const Tensor& self, std::span<const std::size_t> order) {
  std::vector<Size> shape;
  std::vector<Dim> strides;
  for (const std::size_t d : order) {
    shape.push_back(self.sizes[d]);
    strides.push_back(self.strides[d]);
  }
  return op.view(self, shape, strides, self.offset);
}

Value swapped(Op& op, std::int64_t a, std::int64_t b) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (!op.wrap_dim(a, self.rank) || !op.wrap_dim(b, self.rank)) return Value::error();
  std::vector<std::size_t> order(self.rank);
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  if (self.rank != 0) std::swap(order[static_cast<std::size_t>(a)], order[static_cast<std::size_t>(b)]);
  return permuted(op, self, order);
}

Value transpose(Op& op) { return swapped(op, op.index(1), op.index(2)); }

Value t(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank > 2)
    return op.runtime_error("{}() expects a tensor with <= 2 dimensions, but self is {}D", op.schema.name, self.rank);
  return self.rank < 2 && self.rank_known ? permuted(op, self, std::vector<std::size_t>(self.rank, 0))
                                          : swapped(op, 0, 1);
}

Value permute(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const std::vector<Dim> dims = op.integers(1);
  if (dims.size() != self.rank)
    return op.runtime_error(
        "permute(sparse_coo): number of dimensions in the tensor input does not match the length of the desired "
        "ordering of "
        "dimensions i.e. input.dim() = {} is not equal to len(dims) = {}",
        self.rank, dims.size());
  std::vector<std::size_t> order;
  std::vector<bool> seen(self.rank, false);
  for (const Dim d : dims) {
    std::int64_t at = d.known() ? d.value() : 0;
    if (!op.wrap_dim(at, self.rank)) return Value::error();
    if (seen[static_cast<std::size_t>(at)]) return op.runtime_error("permute(): duplicate dims are not allowed.");
    seen[static_cast<std::size_t>(at)] = true;
    order.push_back(static_cast<std::size_t>(at));
  }
  return permuted(op, self, order);
}

std::string list_text(std::span<const Dim> dims) {
  std::vector<Size> all;
  for (const Dim d : dims) all.push_back({d, 0});
  return shape_text(all);
}

bool has_repeated(std::vector<std::int64_t> dims) {
  std::ranges::sort(dims);
  return std::ranges::adjacent_find(dims) != dims.end();
}

Value movedim(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const std::vector<Dim> from = op.integers(1), to = op.integers(2);
  if (from.size() != to.size())
    return op.runtime_error(
        "movedim: Invalid source or destination dims: source ({} dims) should contain the same number of dims as "
        "destination ({} dims)",
        list_text(from), list_text(to));
  std::vector<std::int64_t> sources, targets;
  for (const Dim d : from) sources.push_back(d.known() ? d.value() : 0);
  for (const Dim d : to) targets.push_back(d.known() ? d.value() : 0);
  for (std::vector<std::int64_t>* const dims : {&sources, &targets})
    for (std::int64_t& d : *dims)
      if (!op.wrap_dim(d, self.rank)) return Value::error();
  if (has_repeated(sources)) return op.runtime_error("movedim: repeated dim in `source` ({})", list_text(from));
  if (has_repeated(targets)) return op.runtime_error("movedim: repeated dim in `destination` ({})", list_text(to));
  if (self.rank == 0) return op.view(self, {}, {}, self.offset);
  std::vector<std::ptrdiff_t> order(self.rank, -1);
  std::vector<bool> used(self.rank, false);
  for (std::size_t i = 0; i < from.size(); ++i) {
    const std::int64_t a = sources[i], b = targets[i];
    order[static_cast<std::size_t>(b)] = a;
    used[static_cast<std::size_t>(a)] = true;
  }
  std::size_t next = 0;
  std::vector<std::size_t> full;
  for (std::ptrdiff_t& o : order) {
    if (o < 0) {
      while (used[next]) ++next;
      o = static_cast<std::ptrdiff_t>(next++);
    }
    full.push_back(static_cast<std::size_t>(o));
  }
  return permuted(op, self, full);
}

Value unsqueeze(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank + 1U)) return Value::error();
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides(self.strides, self.strides + self.rank);
  const Dim stride = at < self.rank ? self.size(static_cast<std::size_t>(at)) * self.strides[at] : Dim(1);
  shape.insert(shape.begin() + at, op.computed(1, OriginKind::Argument, {}));
  strides.insert(strides.begin() + at, stride);
  return op.view(self, shape, strides, self.offset);
}

Value squeezed(Op& op, const std::vector<bool>& candidates) {
  const Tensor& self = op.tensor(0);
  std::vector<Size> shape;
  std::vector<Dim> strides;
  for (std::size_t i = 0; i < self.rank; ++i) {
    if (candidates[i] && op.decide(dim::is_equal(self.size(i), 1), false)) continue;
    shape.push_back(self.sizes[i]);
    strides.push_back(self.strides[i]);
  }
  return op.view(self, shape, strides, self.offset);
}

Value squeeze(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  return squeezed(op, std::vector<bool>(self.rank, true));
}

Value squeeze_dims(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<bool> candidates(std::max<std::size_t>(self.rank, 1), false);  // a 0-d tensor counts as 1-d
  for (const Dim d : op.integers(1)) {
    std::int64_t at = d.known() ? d.value() : 0;
    if (!op.wrap_dim(at, self.rank)) return Value::error();
    if (candidates[static_cast<std::size_t>(at)])
      return op.runtime_error("dim {} appears multiple times in the list of dims", at);
    candidates[static_cast<std::size_t>(at)] = true;
  }
  candidates.resize(self.rank);
  return squeezed(op, candidates);
}

// In-place forms of view operators change the tensor itself.
Value become(Op& op, Value v) {
  if (v.is_error()) return v;
  Tensor& self = op.mutable_tensor(0);
  if (!may_write(op.in, self, false)) return Value::error();
  const Tensor& like = tensor_of(v);
  self.sizes = like.sizes;
  self.strides = like.strides;
  self.rank = like.rank;
  return op.value(0);
}
Value unsqueeze_(Op& op) { return become(op, unsqueeze(op)); }
Value squeeze_(Op& op) { return become(op, squeeze(op)); }
Value squeeze_dims_(Op& op) { return become(op, squeeze_dims(op)); }
Value transpose_(Op& op) { return become(op, transpose(op)); }
Value t_(Op& op) { return become(op, t(op)); }

Value expand(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  std::vector<Size> shape = op.sizes(1);
  if (shape.size() < self.rank) return op.runtime_error("{}", expand_refusal(self.dtype, self.shape(), shape));
  std::vector<Dim> strides(shape.size(), 0);
  const std::size_t extra = shape.size() - self.rank;
  const std::string wanted = shape_text(shape);
  for (std::size_t i = shape.size(); i-- > 0;) {
    if (i < extra) {
      if (shape[i].n.is(-1) && self.rank == 0) return refuse_count(op);
      if (shape[i].n.is(-1))
        return op.runtime_error(
            "The expanded size of the tensor ({}) isn't allowed in a leading, non-existing dimension {}", -1, i);
      // A size of 1 that is put in front gets the stride of a contiguous tensor (inferExpandGeometry).
      if (shape[i].n.is(1) && self.rank != 0)
        strides[i] = i + 1 < shape.size() ? shape[i + 1].n * strides[i + 1] : Dim(1);
      continue;
    }
    const Size& s = self.sizes[i - extra];
    if (shape[i].n.is(-1) || shape[i].n == s.n) {
      shape[i] = s;
      strides[i] = self.strides[i - extra];
    } else if (s.n.is(1)) {
      strides[i] = 0;
    } else if (dim::refutes_expand(s.n, shape[i].n)) {
      return op.runtime_error(
          "The expanded size of the tensor ({}) must match the existing size ({}) at non-singleton dimension {}.  "
          "Target "
          "sizes: {}.  Tensor sizes: {}",
          dim::text(shape[i].n), dim::text(s.n), i, wanted, shape_text(self.shape()));
    } else {
      // A size of 1 that grows has the stride 0: which of the two it is decides.
      const Dim same = dim::is_equal(s.n, shape[i].n);
      strides[i] = dim::presentable(same) ? self.strides[i - extra] * same : self.strides[i - extra];
    }
  }
  if (count_overflows(shape)) return refuse_count(op);
  return op.view(self, shape, strides, self.offset);
}

Value expand_as(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& other = op.tensor(1);
  if (!self.rank_known || !other.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const Value arguments[] = {op.value(0), make_size(op.in, other.shape())};
  return call_op(op.in, "expand", arguments);
}

Value select(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank == 0) return op.index_error("select() cannot be applied to a 0-dim tensor.");
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const Dim index = op.integer(2);
  const Dim n = self.size(static_cast<std::size_t>(at));
  if (index.known() && indexing::refutes_index(n, index.value()))
    return op.index_error("select(): index {} out of range for tensor of size {} at dimension {}", dim::text(index),
                          shape_text(self.shape()), at);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides(self.strides, self.strides + self.rank);
  const Dim stride = strides[static_cast<std::size_t>(at)];
  shape.erase(shape.begin() + at);
  strides.erase(strides.begin() + at);
  return op.view(self, shape, strides, self.offset + stride * (index.known() && index.value() < 0 ? index + n : index));
}

// How far along a dimension of n a slice's end reaches; ends and sizes that nobody has met stay what they are.
Dim clamped(Dim end, Dim n) {
  if (!end.known() || !dim::presentable(n)) return end;
  return end.value() < 0 ? dim::max(n + end, 0) : dim::min(end, n);
}
Dim at_least_0(Dim length) { return dim::presentable(length) ? dim::max(length, 0) : length; }

// docs: aten/src/ATen/native/TensorShape.cpp (slice)
Value slice(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank == 0) return op.index_error("slice() cannot be applied to a 0-dim tensor.");
  std::int64_t at = op.index(1, 0);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const auto d = static_cast<std::size_t>(at);
  const Dim n = self.size(d), step = op.integer(4);
  if (step.known() && step.value() <= 0) return op.runtime_error("slice step must be positive");
  const auto place = [&](std::size_t i, Dim otherwise) -> Dim {
    if (!op.given(i)) return otherwise;
    return clamped(op.integer(i), n);
  };
  const Dim start = place(2, 0), end = place(3, n);
  const Dim length = at_least_0(floor_div(end - start + step - 1, step));
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides(self.strides, self.strides + self.rank);
  if (!(shape[d].n == length)) shape[d] = op.computed(length, OriginKind::Difference, {shape[d].origin});
  strides[d] = strides[d] * step;
  return op.view(self, shape, strides, self.offset + start * self.strides[d]);
}

Value narrowed(Op& op, const Tensor& self, std::size_t at, Dim start, Dim length) {
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  if (!(shape[at].n == length)) shape[at] = op.computed(length, OriginKind::Difference, {shape[at].origin});
  const std::vector<Dim> strides(self.strides, self.strides + self.rank);
  return op.view(self, shape, strides, self.offset + start * self.strides[at]);
}

Value narrow(Op& op) {
  const Tensor& self = op.tensor(0);
  if (is_tensor(op.value(2))) {
    const Tensor& start = op.tensor(2);
    if ((start.rank_known && start.rank != 0) || is_floating(start.dtype) || is_bool(start.dtype))
      return op.runtime_error("start must be an 0-dim integral Tensor.");
  }
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank == 0) return op.runtime_error("narrow() cannot be applied to a 0-dim tensor.");
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  Dim start = op.integer(2);
  const Dim length = op.integer(3), n = self.size(static_cast<std::size_t>(at));
  if (length.known() && length.value() < 0) return op.runtime_error("narrow(): length must be non-negative.");
  if (start.known()) {
    if (dim::surely_less(n, start) || dim::refutes_at_least(n, Dim(0) - start))
      return op.index_error("start out of range (expected to be in range of [{}, {}], but got {})",
                            dim::text(Dim(0) - n), dim::text(n), dim::text(start));
    if (start.value() < 0) start = start + n;
    if (dim::refutes_at_least(n, length) || dim::refutes_at_least(n, start + length))
      return op.runtime_error("start ({}) + length ({}) exceeds dimension size ({}).", dim::text(start),
                              dim::text(length), dim::text(n));
  }
  return narrowed(op, self, static_cast<std::size_t>(at), start, length);
}

Value parts(Op& op, const Tensor& self, std::size_t at, std::span<const Dim> lengths) {
  std::vector<Value> views;
  Dim start = 0;
  for (const Dim length : lengths) {
    views.push_back(narrowed(op, self, at, start, length));
    start = start + length;
  }
  // The others are made of slices.
  const std::string_view name = op.schema.name;
  const char* const node = name == "split_with_sizes" || op.schema.overload == "sizes" ? "SplitWithSizes"
                           : name == "split" || name == "chunk"                        ? "Split"
                                                                                       : nullptr;
  for (std::size_t i = 0; node != nullptr && i < views.size(); ++i) begin_view_of_many(tensor_of(views[i]), node, i);
  return op.in.heap().tuple(std::span<const Value>(views));
}

// Lists of so many tensors are not followed.
constexpr std::int64_t kMostParts = 100000;
Value too_many_parts(Op& op) { return op.in.unknown("a split into more parts than are followed"); }

Value split_size(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  if (self.rank == 0) return op.runtime_error("split expects at least a 1-dimensional tensor");
  std::int64_t at = op.index(2);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const Dim size = op.integer(1), n = self.size(static_cast<std::size_t>(at));
  if (size.known() && size.value() < 0)
    return op.runtime_error("split expects split_size be non-negative, but got split_size={}", dim::text(size));
  if (!size.known() || !n.known()) return op.in.unknown("how many parts a split gives is not known");
  if (size.value() == 0 && n.value() != 0)
    return op.runtime_error("split_size can only be 0 if dimension size is 0, but got dimension size of {}",
                            dim::text(n));
  std::vector<Dim> lengths;
  if (size.value() > 0 && n.value() / size.value() > kMostParts) return too_many_parts(op);
  for (std::int64_t left = n.value(); left > 0; left -= size.value())
    lengths.emplace_back(std::min(left, size.value()));
  if (lengths.empty()) lengths.emplace_back(0);
  return parts(op, self, static_cast<std::size_t>(at), lengths);
}

Value split_sizes(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  if (self.rank == 0) return op.runtime_error("split expects at least a 1-dimensional tensor");
  std::int64_t at = op.index(2);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const std::vector<Dim> lengths = op.integers(1);
  Dim sum = 0;
  for (const Dim d : lengths) {
    if (d.known() && d.value() < 0)
      return op.runtime_error(
          "split_with_sizes expects split_sizes have only non-negative entries, but got split_sizes={}",
          shape_text(op.sizes(1)));
    sum = sum + d;
  }
  const Dim n = self.size(static_cast<std::size_t>(at));
  if (dim::refutes_equal(sum, n))
    return op.runtime_error(
        "split_with_sizes expects split_sizes to sum exactly to {} (input tensor's size at dimension {}), but got "
        "split_sizes={}",
        dim::text(n), op.index(2), shape_text(op.sizes(1)));
  return parts(op, self, static_cast<std::size_t>(at), lengths);
}

Value chunk(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  if (self.rank == 0) return op.runtime_error("chunk expects at least a 1-dimensional tensor");
  const std::int64_t chunks = op.index(1);
  if (chunks <= 0) return op.runtime_error("chunk expects `chunks` to be greater than 0, got: {}", chunks);
  std::int64_t at = op.index(2);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const Dim n = self.size(static_cast<std::size_t>(at));
  std::vector<Dim> lengths;
  if (chunks > kMostParts && (!n.known() || n.is(0) || n.value() > kMostParts)) return too_many_parts(op);
  if (n.known()) {
    const std::int64_t size = n.value() / chunks + (n.value() % chunks != 0 ? 1 : 0);
    if (size == 0) lengths.assign(static_cast<std::size_t>(chunks), 0);
    for (std::int64_t left = n.value(); size != 0 && left > 0; left -= size) lengths.emplace_back(std::min(left, size));
  } else {
    // That there are as many as asked for is taken for granted; the last may be smaller than the others.
    const Dim size = floor_div(n + (chunks - 1), chunks), last = n - size * (chunks - 1);
    if (dim::refutes_at_least(last, 1)) return op.in.unknown("how many parts a chunk gives is not known");
    lengths.assign(static_cast<std::size_t>(chunks) - 1, size);
    lengths.push_back(last);
  }
  return parts(op, self, static_cast<std::size_t>(at), lengths);
}

// Where the dimension is known: checked as tensor_split does.
bool begin_tensor_split(Op& op, std::int64_t& at) {
  const Tensor& self = op.tensor(0);
  if (self.rank == 0) {
    op.runtime_error("tensor_split expected at least a 1-dimensional tensor, but got a tensor with 0 dims");
    return false;
  }
  at = op.index(2);
  return op.wrap_dim(at, self.rank);
}

// The first parts are one longer when the sections do not divide the dimension.
Value tensor_split_sections(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  std::int64_t at = 0;
  if (!begin_tensor_split(op, at)) return Value::error();
  const Dim sections = op.integer(1), n = self.size(static_cast<std::size_t>(at));
  if (!sections.known()) return op.in.unknown("how many parts a split gives is not known");
  const std::int64_t count = sections.value();
  if (count <= 0) return op.runtime_error("number of sections must be larger than 0, got {}", dim::text(sections));
  // As the C++ library says it of a list of tensors, each a word.
  if (count >= std::numeric_limits<std::int64_t>::max() / 8)
    return op.runtime_error("cannot create std::vector larger than max_size()");
  if (count > kMostParts) return too_many_parts(op);
  std::vector<Dim> lengths;
  for (std::int64_t i = 0; i < count; ++i) lengths.push_back(floor_div(n + (count - 1 - i), count));
  return parts(op, self, static_cast<std::size_t>(at), lengths);
}

// A 0-d tensor is the number of sections, a vector the indices.
Value tensor_split_indices(Op& op);
Value tensor_split_tensor(Op& op) {
  const Tensor& given = op.tensor(1);
  if (given.dtype != DType::Int64 && given.dtype != DType::Unknown)
    return op.runtime_error("tensor_split expected tensor_indices_or_sections to have dtype of long, but got {}",
                            info(given.dtype).legacy);
  if (given.rank_known && given.rank > 1)
    return op.runtime_error(
        "tensor_split expected tensor_indices_or_sections to be a zero-dimensional or one-dimensional tensor, but got "
        "a tensor with {} dims",
        given.rank);
  return given.rank_known && given.rank == 0 ? tensor_split_sections(op) : tensor_split_indices(op);
}

// Split before each of the indices, which are taken as the ends of slices.
Value tensor_split_indices(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  std::int64_t at = 0;
  if (!begin_tensor_split(op, at)) return Value::error();
  const Dim n = self.size(static_cast<std::size_t>(at));
  std::vector<Dim> ends;
  if (op.schema.overload == "tensor") {
    const Tensor& given = op.tensor(1);
    if (!elements_known(given)) return op.in.unknown("how many parts a split gives is not known");
    for (std::int64_t i = 0; i < element_count(given).value(); ++i)
      ends.emplace_back(static_cast<std::int64_t>(*element(given, i)));
  } else {
    ends = op.integers(1);
  }
  ends.push_back(n);
  std::vector<Value> views;
  Dim start = 0;
  for (const Dim given : ends) {
    const Dim end = clamped(given, n);
    views.push_back(narrowed(op, self, static_cast<std::size_t>(at), start, at_least_0(end - start)));
    start = end;
  }
  return op.in.heap().tuple(std::span<const Value>(views));
}

Value unbind(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.in.unknown("the parts of a tensor that could not be followed");
  std::int64_t at = op.index(1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  if (self.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
  const Dim n = self.size(static_cast<std::size_t>(at));
  if (!n.known() || n.value() > 100000) return op.in.unknown("how many parts an unbind gives is not known");
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides(self.strides, self.strides + self.rank);
  const Dim stride = strides[static_cast<std::size_t>(at)];
  shape.erase(shape.begin() + at);
  strides.erase(strides.begin() + at);
  std::vector<Value> views;
  for (std::int64_t i = 0; i < n.value(); ++i) views.push_back(op.view(self, shape, strides, self.offset + stride * i));
  for (std::size_t i = 0; i < views.size(); ++i) begin_view_of_many(tensor_of(views[i]), "Unbind", i);
  return op.in.heap().tuple(std::span<const Value>(views));
}

// Same sizes, contiguous: itself when it is already.
Value contiguous(Op& op) {
  const Tensor& self = op.tensor(0);
  const MemoryFormat format = memory_format_of(op.in, op.value(1)).value_or(MemoryFormat::Contiguous);
  if (!self.rank_known || is_contiguous(self, format)) return op.value(0);
  const Value v = op.output(self.shape(), self.dtype);
  return lay_out(op.in, tensor_of(v), format) ? v : Value::error();
}

// The same tensor once more (detach, alias): shares the storage.
Value same(Op& op) {
  const Tensor& self = op.tensor(0);
  const Value v = op.view(self, self.shape(), std::span<const Dim>(self.strides, self.rank), self.offset);
  Tensor& result = tensor_of(v);
  result.rank_known = self.rank_known;
  result.is_view = self.is_view;
  result.base = self.base;
  result.view_kind = self.view_kind;
  return v;
}

Value detach(Op& op) {
  const Value v = same(op);
  Tensor& t = tensor_of(v);
  t.requires_grad = false;
  t.is_leaf = true;
  t.is_view = false;  // autograd does not follow what is written into it
  t.base = nullptr;
  t.view_kind = ViewKind::Plain;
  return v;
}

// A conjugate view becomes a tensor of its own; everything else stays what it is.
Value resolve_conj(Op& op) {
  const Tensor& self = op.tensor(0);
  return self.conj ? op.output_like(self, self.dtype) : op.value(0);
}

constexpr OpDef kOps[] = {
    {"transpose(Tensor(a) self, int dim0, int dim1) -> Tensor(a)", transpose},
    {"swapaxes(Tensor(a) self, int axis0, int axis1) -> Tensor(a)", transpose},
    {"swapdims(Tensor(a) self, int dim0, int dim1) -> Tensor(a)", transpose},
    {"transpose_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)", transpose_, Variants::Method},
    {"swapaxes_(Tensor(a!) self, int axis0, int axis1) -> Tensor(a!)", transpose_, Variants::Method},
    {"swapdims_(Tensor(a!) self, int dim0, int dim1) -> Tensor(a!)", transpose_, Variants::Method},
    {"t(Tensor(a) self) -> Tensor(a)", t},
    {"t_(Tensor(a!) self) -> Tensor(a!)", t_, Variants::Method},
    {"permute(Tensor(a) self, int[] dims) -> Tensor(a)", permute},
    {"movedim(Tensor(a) self, int[1] source, int[1] destination) -> Tensor(a)", movedim},
    {"moveaxis(Tensor(a) self, int[1] source, int[1] destination) -> Tensor(a)", movedim},
    {"unsqueeze(Tensor(a) self, int dim) -> Tensor(a)", unsqueeze},
    {"unsqueeze_(Tensor(a!) self, int dim) -> Tensor(a!)", unsqueeze_, Variants::Method},
    {"squeeze(Tensor(a) self) -> Tensor(a)", squeeze},
    {"squeeze.dim(Tensor(a) self, int[1] dim) -> Tensor(a)", squeeze_dims},
    {"squeeze_(Tensor(a!) self) -> Tensor(a!)", squeeze_, Variants::Method},
    {"squeeze_.dim(Tensor(a!) self, int[1] dim) -> Tensor(a!)", squeeze_dims_, Variants::Method},
    {"expand(Tensor(a) self, SymInt[] size, *, bool implicit=False) -> Tensor(a)", expand},
    {"broadcast_to(Tensor(a) self, SymInt[] size) -> Tensor(a)", expand},
    {"expand_as(Tensor(a) self, Tensor other) -> Tensor(a)", expand_as, Variants::Method},
    {"select(Tensor(a) self, int dim, SymInt index) -> Tensor(a)", select},
    {"_slice(Tensor(a) self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1) -> Tensor(a)", slice,
     Variants::Function},
    {"narrow.Tensor(Tensor(a) self, int dim, Tensor start, SymInt length) -> Tensor(a)", narrow},
    {"narrow(Tensor(a) self, int dim, SymInt start, SymInt length) -> Tensor(a)", narrow},
    {"split(Tensor(a) self, SymInt split_size, int dim=0) -> Tensor(a)[]", split_size},
    {"split.sizes(Tensor(a) self, SymInt[] split_size, int dim=0) -> Tensor(a)[]", split_sizes},
    {"split_with_sizes(Tensor(a) self, SymInt[] split_sizes, int dim=0) -> Tensor(a)[]", split_sizes},
    {"chunk(Tensor(a) self, int chunks, int dim=0) -> Tensor(a)[]", chunk},
    {"tensor_split.tensor(Tensor(a) self, Tensor tensor_indices_or_sections, int dim=0) -> Tensor(a)[]",
     tensor_split_tensor},
    {"tensor_split.sections(Tensor(a) self, SymInt sections, int dim=0) -> Tensor(a)[]", tensor_split_sections},
    {"tensor_split.indices(Tensor(a) self, SymInt[] indices, int dim=0) -> Tensor(a)[]", tensor_split_indices},
    {"unbind(Tensor(a) self, int dim=0) -> Tensor(a)[]", unbind},
    {"contiguous(Tensor(a) self, *, MemoryFormat memory_format=None) -> Tensor(a)", contiguous, Variants::Method},
    {"detach(Tensor(a) self) -> Tensor(a)", detach},
    {"resolve_conj(Tensor(a) self) -> Tensor(a)", resolve_conj},
    {"resolve_neg(Tensor(a) self) -> Tensor(a)", [](Op& op) { return op.value(0); }},
    {"alias(Tensor(a) self) -> Tensor(a)", same, Variants::Function},
};

}  // namespace

std::span<const OpDef> view_ops() { return kOps; }

}  // namespace shapetrace::torch
