// x[...] and x[...] = v.
// docs: "Indexing, Slicing" of NumPy, which PyTorch follows; errors: torch/csrc/autograd/python_variable_indexing.cpp,
// aten/src/ATen/native/TensorAdvancedIndexing.cpp.
#include <algorithm>
#include <array>
#include <optional>

#include "interp/loops.hpp"
#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "torch/autograd.hpp"
#include "torch/elements.hpp"
#include "torch/indexing.hpp"
#include "torch/memory_format.hpp"
#include "torch/number_overflow.hpp"
#include "torch/out_argument.hpp"
#include "torch/recorder.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Exc;
using interp::NativeDef;
using value::as;
using value::Layout;
using namespace indexing;

namespace {

Tensor* fresh(Interp& in, const Tensor& self, std::span<const Size> shape) {
  Tensor* const t = new_tensor(in, shape, self.dtype);
  t->device = self.device;
  t->device_index = self.device_index;
  t->requires_grad = requires_grad(self) && state(in).grad_enabled;
  t->is_leaf = !t->requires_grad;
  return t;
}

// A mask over the leading dimensions keeps the rows where it is true, in their order.
void pick_masked(Interp& in, const Tensor& source, const Tensor& mask, Tensor& result) {
  const std::int64_t rows = element_count(mask).value(), total = element_count(source).value();
  Word* words = rows == 0 ? nullptr : make_elements(in, result);
  if (words == nullptr) return;
  const std::int64_t width = total / rows;
  for (std::int64_t r = 0; r < rows; ++r)
    for (std::int64_t k = 0; k < width && *element(mask, r) != 0; ++k) *words++ = *element(source, r * width + k);
}

// One integer tensor of any shape as the only tensor index in front: elements can be gathered.
void gather_elements(Interp& in, const Tensor& source, const Indexed& indexed, Tensor& result) {
  if (indexed.tensors.size() != 1 || indexed.tensors[0].dim != 0) return;
  const Tensor& index = *indexed.tensors[0].index;
  if (!elements_known(index) || !elements_known(source) || !all_known(result)) return;
  if (is_mask(index)) return pick_masked(in, source, index, result);
  const std::int64_t rows = element_count(index).value();
  const std::int64_t n = source.rank == 0 ? 1 : source.size(0).value();
  if (n == 0) return;
  const std::int64_t width = element_count(source).value() / n;
  Word* const words = make_elements(in, result);
  if (words == nullptr) return;
  for (std::int64_t r = 0; r < rows; ++r) {
    auto i = static_cast<std::int64_t>(*element(index, r));
    if (i < 0) i += n;
    if (i < 0 || i >= n) {
      result.storage->elements = nullptr;
      return;
    }
    for (std::int64_t k = 0; k < width; ++k) words[r * width + k] = *element(source, i * width + k);
  }
}

// One key that is a number or a slice, of a tensor without dimensions.
Value index_of_scalar(Interp& in, Value key) {
  if (value::is_integer(key) && !key.is_bool()) {
    std::int64_t i = 0;
    if (!value::to_int64(key, i)) return in.value_error("{}", kUnpackOverflow);
    if (i != 0) return in.raise(Exc::IndexError, "index {} is out of bounds for dimension 0 with size 0", i);
    return in.raise(
        Exc::IndexError,
        "invalid index of a 0-dim tensor. Use `tensor.item()` in Python or `tensor.item<T>()` in C++ to convert a "
        "0-dim tensor to a number");
  }
  if (!value::has_layout(key, Layout::Slice)) return {};
  // The slice is read first, as that of any dimension.
  Indexed indexed;
  const Size one[] = {{1, 0}};
  if (!apply_indices(in, *new_tensor(in, one, DType::Int64), key, indexed)) return Value::error();
  return in.raise(Exc::IndexError, "slice() cannot be applied to a 0-dim tensor.");
}

Value indexed_value(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) {
    const Type* const kind = as<value::Unknown>(a[1])->facts->kind;
    if (kind == nullptr || kind->layout != Layout::Int) return in.unknown_from(a[1], state(in).tensor);
  }
  const Tensor& self = tensor_of(a[0]);
  const auto unfollowed = [&](std::string_view reason) {
    Tensor* const t = fresh(in, self, {});
    t->rank_known = false;
    in.gap(reason);
    return Value(t);
  };
  if (!self.rank_known) return unfollowed("the rank of an indexed tensor is not known");
  if (self.rank == 0)
    if (const Value e = index_of_scalar(in, a[1]); e.is_error()) return e;
  Indexed indexed;
  if (!apply_indices(in, self, a[1], indexed)) return Value::error();
  if (indexed.unknown) return unfollowed(indexed.reason);
  if (indexed.tensors.empty()) return make_view(in, self, indexed.view);
  Advanced advanced;
  if (!advanced_shape(in, indexed, advanced)) return Value::error();
  Tensor* const result = fresh(in, self, advanced.shape);
  follow_strides(in, *result, index_operands(in, indexed, advanced));
  if (is_contiguous(*result)) gather_elements(in, *make_view(in, self, indexed.view), indexed, *result);
  return check_bounds(in, indexed, result->shape()) ? Value(result) : Value::error();
}

Value getitem(Interp& in, const Value* a) {
  CallRecorder* const recorder = history(in).recorder;
  const CallRecorder::Nested nested(recorder);
  const Value result = indexed_value(in, a);
  if (recorder != nullptr && is_tensor(result)) recorder->record("getitem", std::span(a, 1), result, 0);
  return result;
}

// The operator behind the view that is written to; empty when it is the tensor itself.
std::string_view view_node(const Tensor& self, const View& view, Value index) {
  bool whole = view.shape.size() == self.rank && view.offset == self.offset;
  for (std::size_t d = 0; whole && d < self.rank; ++d)
    whole = view.shape[d].n == self.size(d) && view.strides[d] == self.strides[d];
  if (whole) return {};
  const Value last =
      value::is_tuple(index) && as<interp::Tuple>(index)->size != 0 ? as<interp::Tuple>(index)->items().back() : index;
  return last.is_none() ? "Unsqueeze" : value::has_layout(last, value::Layout::Slice) ? "Slice" : "Select";
}

// What is no tensor and no number cannot be written into a tensor (valueToTensor). False after the error.
bool can_be_written(Interp& in, const Tensor& self, Value v) {
  if (std::int64_t n = 0;
      value::is_integer(v) && !value::to_int64(v, n) && self.dtype != DType::UInt64 && self.dtype != DType::Unknown) {
    in.value_error("{}", kUnpackOverflow);
    return false;
  }
  if (self.dtype == DType::UInt64 && value::is_integer(v))
    if (const std::string_view refusal = unpack_refusal(v); !refusal.empty())
      return !in.raise(Exc::OverflowError, "{}", refusal).is_error();
  if (is_tensor(v) || value::is_unknown(v) || value::is_float(v) || value::is_integer(v)) return true;
  if (value::has_layout(v, Layout::Complex)) {
    // The number becomes a tensor of self's type; those of half precision are made of a double.
    const bool half = is_half(self.dtype);
    if (!overflows_type(v, self.dtype)) return true;
    return !refuse_number(in, half ? DType::Float64 : self.dtype).is_error();
  }
  if (v.is_object() && v.object()->type->open_ended) return true;
  if (is_numpy_scalar(in, v)) {
    // One class of ours stands for numpy's arrays and its numbers; of those, some count as Python's.
    const Value rank = in.find_attr(v, "ndim");
    std::int64_t n = 0;
    if (!value::to_int64(rank, n) || n == 0) return true;
  }
  in.type_error("can't assign a {} to a torch.{}Tensor", in.type_name(v), info(self.dtype).legacy);
  return false;
}

// Leading ones of what is written are dropped (slicePrefix1sSize); then it must broadcast to the place. False after the
// error.
bool fits_place(Interp& in, const Tensor& v, std::span<const Size> place, bool by_tensors) {
  std::span<const Size> given = v.shape();
  while (!given.empty() && given[0].n.is(1)) given = given.subspan(1);
  const std::string refusal = expand_refusal(v.dtype, given, place);
  if (refusal.empty()) return true;
  if (by_tensors)
    in.raise(Exc::RuntimeError,
             "shape mismatch: value tensor of shape {} cannot be broadcast to indexing result of shape {}",
             shape_text(given), shape_text(place));
  else
    in.raise(Exc::RuntimeError, "{}", refusal);
  return false;
}

// Whether what is written is surely read from a part of its own place. What is repeated over it is not looked at.
bool reads_its_place(Interp& in, const Tensor& place, const Tensor& v) {
  if (!v.rank_known || v.storage != place.storage || !(element_count(place) == element_count(v))) return false;
  if (element_count(v).is(1)) return false;
  std::size_t ones = 0;  // leading ones are dropped before
  while (v.rank - ones > place.rank && v.size(ones).is(1)) ++ones;
  View view;
  view.shape.assign(v.shape().begin() + static_cast<std::ptrdiff_t>(ones), v.shape().end());
  view.strides.assign(v.strides + ones, v.strides + v.rank);
  view.offset = v.offset;
  return overlaps_partly(place, *make_view(in, v, view));
}

// Where tensors are indices, what is written has self's type, but for one number behind one mask, which is filled in.
// False after the error. docs: aten/src/ATen/native/TensorAdvancedIndexing.cpp (make_index_put_iterator,
// canDispatchToMaskedFill)
bool has_type_of(Interp& in, const Tensor& self, const Indexed& indexed, Value written) {
  const Tensor* const v = is_tensor(written) ? &tensor_of(written) : nullptr;
  const bool one_mask = indexed.tensors.size() == 1 && is_mask(*indexed.tensors[0].index);
  if (one_mask && (v == nullptr || !v->rank_known || dim::equal(element_count(*v), 1) != dim::Truth::No)) {
    if (const DType mask = indexed.tensors[0].index->dtype; mask == DType::UInt8) {
      in.raise(Exc::RuntimeError, "masked_fill_ only supports boolean masks, but got mask with dtype {}",
               cpp_name(mask));
      return false;
    }
    const Word* const number = v != nullptr && elements_known(*v) ? element(*v, 0) : nullptr;
    return number == nullptr || !overflows_type(word_to_value(in, *number, v->dtype), self.dtype) ||
           !refuse_number(in, self.dtype).is_error();
  }
  if (v == nullptr || !types_differ(*v, self)) return true;
  in.raise(Exc::RuntimeError,
           "Index put requires the source and destination dtypes match, got {} for the destination and {} for the "
           "source.",
           info(self.dtype).legacy, info(v->dtype).legacy);
  return false;
}

Value setitem(Interp& in, const Value* a) {
  Tensor& self = tensor_of(a[0]);
  if (!can_be_written(in, self, a[2])) return Value::error();
  const auto forget = [&] {
    forget_elements(self);
    if (self.storage != nullptr) ++self.storage->version;
    return Value::none();
  };
  if (!self.rank_known || value::is_unknown(a[1])) return forget();
  if (self.rank == 0)
    if (const Value e = index_of_scalar(in, a[1]); e.is_error()) return e;
  if (a[1].is_bool() && !a[1].is_true()) return Value::none();  // nothing is written
  // True by itself is a new dimension, not a tensor among the indices.
  const Value index = a[1].is_bool() ? Value::none() : a[1];
  Indexed indexed;
  if (!apply_indices(in, self, index, indexed)) return Value::error();
  if (indexed.unknown) return forget();
  const bool written = is_tensor(a[2]) && requires_grad(tensor_of(a[2]));
  if (!may_write(in, self, written || requires_grad(self), view_node(self, indexed.view, a[1]))) return Value::error();
  std::vector<Size> shape;
  if (indexed.tensors.empty()) {
    shape = indexed.view.shape;
  } else {
    Advanced advanced;
    if (!advanced_shape(in, indexed, advanced)) return Value::error();
    shape = std::move(advanced.shape);
  }
  if (is_tensor(a[2])) {
    const Tensor& v = tensor_of(a[2]);
    join_graph(in, self, written);
    // What is written may not be read from itself (at::assert_no_overlap); one number behind a mask is filled in.
    const bool filled = indexed.tensors.size() == 1 && is_mask(*indexed.tensors[0].index) && element_count(v).is(1);
    if (!indexed.tensors.empty() && !filled && overlaps(self, v)) return in.raise(Exc::RuntimeError, kOverlapsPartly);
    if (v.rank_known && !fits_place(in, v, shape, !indexed.tensors.empty())) return Value::error();
  }
  if (!indexed.tensors.empty()) {
    if (!has_type_of(in, self, indexed, a[2])) return Value::error();
    if (!check_bounds(in, indexed, shape)) return Value::error();
  } else {
    const Tensor& place = *make_view(in, self, indexed.view);
    if (overlaps_itself(place)) return in.raise(Exc::RuntimeError, kOverlaps);
    if (is_tensor(a[2]) && reads_its_place(in, place, tensor_of(a[2])))
      return in.raise(Exc::RuntimeError, kOverlapsPartly);
  }
  // The number becomes a tensor of self's type; those of half precision take every number.
  const bool half = is_half(self.dtype);
  if (!is_tensor(a[2]) && !half && !value::has_layout(a[2], Layout::Complex) && overflows_type(a[2], self.dtype))
    return refuse_number(in, self.dtype);
  // One element, or a region filled with one number, in a tensor whose elements are known stays known.
  if (elements_known(self) && indexed.tensors.empty() && indexed.view.offset.known()) {
    Tensor* const place = make_view(in, self, indexed.view);
    Word w = 0;
    const Tensor* const from = is_tensor(a[2]) ? &tensor_of(a[2]) : nullptr;
    bool single = false;
    if (from == nullptr) {
      single = value_to_word(a[2], self.dtype, w);
    } else if (elements_known(*from) && element_count(*from).is(1)) {
      w = double_to_word(word_to_double(*element(*from, 0), from->dtype), self.dtype);
      single = true;
    }
    const bool same_shape = from != nullptr && !single && elements_known(*from) && all_known(*place) &&
                            element_count(*from) == element_count(*place) && from->rank == place->rank;
    if ((single || same_shape) && all_known(*place)) {
      const std::int64_t n = element_count(*place).value();
      for (std::int64_t i = 0; i < n; ++i)
        *const_cast<Word*>(element(*place, i)) =
            single ? w : double_to_word(word_to_double(*element(*from, i), from->dtype), self.dtype);
      ++self.storage->version;
      return Value::none();
    }
  }
  return forget();
}

Value iterate_next(Interp& in, value::Iterator& it) {
  if (it.position >= it.limit) return {};
  const Value arguments[] = {it.a, Value::small_int(it.position)};
  const Value item = getitem(in, arguments);
  if (is_tensor(item)) begin_view_of_many(tensor_of(item), "Unbind", static_cast<std::size_t>(it.position));
  ++it.position;
  return item;
}

Value iterate(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.rank_known || (t.rank != 0 && !t.size(0).known())) {
    const Value items = in.unknown("the items of a tensor that could not be followed");
    if (!t.rank_known) return items;
    const Value arguments[] = {a[0], in.unknown_from(items, in.types().int_)};
    const Value item = getitem(in, arguments);
    if (item.is_error()) return item;
    interp::LoopWatch::set_item(in, items, item);
    return items;
  }
  if (t.rank == 0) return in.type_error("iteration over a 0-d tensor");
  return in.heap().iterator(iterate_next, a[0], {}, t.size(0).value());
}

Value contains(Interp& in, const Value* a) {
  if (!is_tensor(a[1]) && !value::is_float(a[1]) && !value::is_integer(a[1]) && !value::is_unknown(a[1]))
    return in.raise(Exc::RuntimeError,
                    "Tensor.__contains__ only supports Tensor or scalar, but you passed in a <class '{}'>.",
                    in.type_name(a[1]));
  if (value::is_integer(a[1]))
    if (std::int64_t n = 0; !value::to_int64(a[1], n))
      if (const std::string_view refusal = unpack_refusal(a[1]); !refusal.empty())
        return in.raise(Exc::OverflowError, "{}", refusal);
  if (is_tensor(a[1]) && call_op(in, "eq", std::array{a[1], a[0]}).is_error()) return Value::error();
  return in.unknown("the elements of a tensor", in.types().bool_);
}

Value delitem(Interp& in, const Value*) { return in.type_error("Tensor does not support deleting items"); }

constexpr NativeDef kMethods[] = {
    {"__getitem__", "self, index, /", getitem},     {"__setitem__", "self, index, value, /", setitem},
    {"__delitem__", "self, index, /", delitem},     {"__iter__", "self, /", iterate},
    {"__contains__", "self, element, /", contains},
};

}  // namespace

void install_tensor_indexing(Interp& in, State& s) { in.heap().add_methods(s.tensor, kMethods); }

}  // namespace shapetrace::torch
