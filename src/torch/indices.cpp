// What indices between brackets choose: ints, slices, None, Ellipsis, bools, lists and tensors, in every mixture.
// docs: "Indexing, Slicing" of NumPy, which PyTorch follows; errors: torch/csrc/autograd/python_variable_indexing.cpp,
// aten/src/ATen/native/TensorAdvancedIndexing.cpp.
#include <algorithm>
#include <limits>
#include <optional>

#include "interp/protocols.hpp"
#include "torch/autograd.hpp"
#include "torch/elements.hpp"
#include "torch/from_data.hpp"
#include "torch/indexing.hpp"
#include "torch/number_overflow.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Exc;
using value::as;
using value::Layout;

namespace indexing {

bool refutes_index(Dim size, std::int64_t index) {
  const std::int64_t last = index < 0 ? ~index : index;  // from either end
  return last == std::numeric_limits<std::int64_t>::max() || dim::refutes_at_least(size, last + 1);
}

bool is_mask(const Tensor& t) { return t.dtype == DType::Bool || t.dtype == DType::UInt8; }

namespace {

Value out_of_range(Interp& in, Dim index, std::size_t dim, Dim size) {
  return in.raise(Exc::IndexError, "index {} is out of bounds for dimension {} with size {}", dim::text(index), dim,
                  dim::text(size));
}

// Lists of numbers, sequences of them and numpy's arrays count as tensors.
bool is_index_data(Interp& in, Value k) {
  if (value::is_list(k) || value::is_tuple(k) || value::has_layout(k, Layout::Range)) return true;
  return k.is_object() && !is_tensor(k) && k.object()->type->layout == Layout::Plain &&
         in.find_attr(k, "_to_tensor").is_set();
}

// The text among the items of a sequence, however deep; unset where there is none.
Value text_in(Value v) {
  if (value::is_str(v) || value::has_layout(v, Layout::Bytes)) return v;
  std::span<const Value> items;
  if (value::is_list(v)) items = std::as_const(*as<interp::List>(v)).items();
  if (value::is_tuple(v)) items = as<interp::Tuple>(v)->items();
  for (const Value item : items)
    if (const Value found = text_in(item); found.is_set()) return found;
  return {};
}

// Masks stay masks; everything else becomes int64, fractions too (indexing_tensor_from_data).
Value as_index_tensor(Interp& in, Value v) {
  const Value arguments[] = {v};
  const Value made = call_op(in, "tensor", arguments);
  if (!is_tensor(made) || is_mask(tensor_of(made)) || is_integral(tensor_of(made).dtype)) return made;
  return tensor_from_data(in, made, DType::Int64, 0);
}

// Where a slice's bound lies in a size: counted from the end when negative, cut to the size. A number that nobody has
// met is taken to lie inside; a size that nobody has met may lie below it.
enum class Bound : std::uint8_t { Start, Stop };
Dim place(Dim i, Dim n, Bound which) {
  if (!dim::presentable(i)) return i;
  if (!dim::presentable(n)) return dim::surely_less(i, 0) ? n + i : which == Bound::Stop ? dim::min(i, n) : i;
  return dim::min(dim::surely_less(i, 0) ? dim::max(n + i, 0) : i, n);
}

// A slice's bound as a plain number where it is one of numpy's or another object with `__index__`.
Value plain_bound(Interp& in, Value v) {
  const bool plain = !v.is_object() || is_tensor(v) || value::is_unknown(v);
  return plain || in.special(v, interp::Special::Index).is_unset() ? v : in.index_value(v);
}

// A whole number, or the nearest one that 64 bits hold (THPUtils_unpackSlice).
std::int64_t truncated(Value v) {
  std::int64_t i = 0;
  double d = 0;
  if (value::to_int64(v, i)) return i;
  return value::to_double(v, d) && d < 0 ? std::numeric_limits<std::int64_t>::min()
                                         : std::numeric_limits<std::int64_t>::max();
}

// Whether something can stand between the colons. False after Python's TypeError, or PyTorch's for a tensor.
bool can_bound(Interp& in, Value v) {
  if (is_tensor(v)) {
    const Tensor& t = tensor_of(v);
    if (!is_floating(t.dtype) && (!t.rank_known || t.rank == 0 || element_count(t).is(1))) return true;
    in.type_error("only integer tensors of a single element can be converted to an index");
    return false;
  }
  if (v.is_none() || value::is_integer(v) || value::is_unknown(v)) return true;
  if (v.is_object() && (v.object()->type->open_ended || in.special(v, interp::Special::Index).is_set())) return true;
  in.type_error("slice indices must be integers or None or have an __index__ method");
  return false;
}

// False after an error.
bool take_slice(Interp& in, View& view, std::size_t at, const value::Slice& slice, Indexed& result) {
  const Size n = view.shape[at];
  for (const Value v : {slice.step, slice.start, slice.stop})
    if (!can_bound(in, v)) return false;
  std::int64_t step = 1;
  const Value given_step = plain_bound(in, slice.step);
  bool known_step = slice.step.is_none() || value::is_integer(given_step);
  if (value::is_integer(given_step)) step = truncated(given_step);
  if (is_tensor(slice.step) && elements_known(tensor_of(slice.step))) {
    step = static_cast<std::int64_t>(*element(tensor_of(slice.step), 0));
    known_step = true;
  }
  if (known_step && step <= 0) {
    in.value_error("{}", step == 0 ? "slice step cannot be zero" : "step must be greater than zero");
    return false;
  }
  const auto bound = [&](Value v, Dim otherwise, Bound which) -> std::optional<Dim> {
    std::int64_t i = 0;
    if (v.is_none()) return otherwise;
    if (is_tensor(v) && tensor_of(v).rank == 0 && tensor_of(v).rank_known && is_integral(tensor_of(v).dtype) &&
        element(tensor_of(v), 0) == nullptr)
      return number_of(in, tensor_of(v));
    if (is_tensor(v) && element(tensor_of(v), 0) != nullptr && !is_floating(tensor_of(v).dtype)) {
      i = static_cast<std::int64_t>(*element(tensor_of(v), 0));
    } else if (value::is_integer(v)) {
      i = truncated(v);
    } else {
      if (value::is_unknown(v)) return place(dim_of_unknown(in, v), n.n, which);
      return std::nullopt;
    }
    return place(i, n.n, which);
  };
  const auto start = bound(plain_bound(in, slice.start), 0, Bound::Start),
             stop = bound(plain_bound(in, slice.stop), n.n, Bound::Stop);
  if (!start || !stop || !known_step) {
    result.unknown = true;
    result.reason = "the bounds of a slice are not known";
    return true;
  }
  Dim length = *stop - *start;
  if (length.known() || dim::presentable(length)) length = dim::max(length, 0);
  if (step != 1)
    length = length.known() && length.value() < step ? dim::min(length, 1) : floor_div(length + (step - 1), step);
  if (!(length == n.n)) {
    History& h = history(in);
    const OriginId from[] = {n.origin};
    view.shape[at] = {length, h.add(OriginKind::Difference, 0, length, from)};
  }
  view.offset = view.offset + *start * view.strides[at];
  view.strides[at] = view.strides[at] * step;
  return true;
}

// The indices between the brackets. A short list stands for a tuple when something in it cannot be an item of a tensor
// (treatSequenceAsTuple).
std::span<const Value> indices_in(Interp& in, const Value& key) {
  constexpr std::size_t kLongest = 32;
  if (value::is_tuple(key)) return as<interp::Tuple>(key)->items();
  if (!value::is_list(key)) return {&key, 1};
  const std::span<const Value> items = std::as_const(*as<interp::List>(key)).items();
  const auto is_index = [&](Value v) {
    return is_tensor(v) || is_index_data(in, v) || value::has_layout(v, Layout::Slice) || v.is_ellipsis() ||
           v.is_none();
  };
  if (items.size() < kLongest && std::ranges::any_of(items, is_index)) return items;
  return {&key, 1};
}

// A new dimension that steps over all of the next.
void insert_dim(View& view, std::size_t at, Dim n) {
  const Dim stride = at < view.shape.size() ? view.shape[at].n * view.strides[at] : Dim(1);
  view.shape.insert(view.shape.begin() + static_cast<std::ptrdiff_t>(at), Size{n, 0});
  view.strides.insert(view.strides.begin() + static_cast<std::ptrdiff_t>(at), stride);
}

// A bool is an index into a new dimension of one: at its element, or at none (boolToIndexingTensor).
TensorIndex index_of_bool(Interp& in, View& view, std::size_t at, Dim count) {
  insert_dim(view, std::min(at, view.shape.size()), 1);
  const Size sizes[] = {Size{count, 0}};
  Tensor* const index = new_tensor(in, sizes, DType::Int64);
  if (Word* const words = count.known() ? make_elements(in, *index) : nullptr; words != nullptr && count.is(1)) *words = 0;
  return {at, index};
}

// A number or a slice behind a second Ellipsis, which leaves no dimension.
bool uses_none_left(const View& view, std::size_t at, Value key) {
  if (at < view.shape.size()) return false;
  return !is_tensor(key) && !key.is_ellipsis();
}

// A slice that takes all of no elements is not looked at further (applySlice).
bool takes_all_of_nothing(Value key) {
  if (!value::has_layout(key, Layout::Slice)) return false;
  const value::Slice& slice = *as<value::Slice>(key);
  std::int64_t start = 0, stop = 0, step = 1;
  const auto read = [](Value v, std::int64_t& i) { return v.is_none() || value::to_int64(v, i); };
  return read(slice.start, start) && read(slice.stop, stop) && read(slice.step, step) && start == 0 && stop >= 0 &&
         step == 1;
}

// False, after the error about a dimension that a second Ellipsis leads to.
bool no_dimension(Interp& in, std::size_t at, std::size_t rank) {
  in.raise(Exc::IndexError, "Dimension out of range (expected to be in range of [-{0}, {1}], but got {2})", rank,
           rank - 1, at);
  return false;
}

}  // namespace

// Applies ints, slices, None and Ellipsis; tensors are kept aside. False after an error.
bool apply_indices(Interp& in, const Tensor& self, Value key, Indexed& result) {
  const std::span<const Value> given = indices_in(in, key);
  std::vector<Value> keys(given.begin(), given.end());
  // How many dimensions the indices use up.
  std::size_t used = 0;
  for (const Value k : keys) {
    if (k.is_ellipsis()) continue;  // it uses up what the others leave
    if (is_tensor(k) && tensor_of(k).rank_known && is_mask(tensor_of(k))) {
      used += tensor_of(k).rank;
    } else if (!k.is_none() && !k.is_bool()) {
      ++used;
    }
  }
  if (used > self.rank) {
    in.raise(Exc::IndexError, "too many indices for tensor of dimension {}", self.rank);
    return false;
  }
  for (Value& k : keys) {
    if (const Value text = text_in(k); text.is_set()) {
      in.type_error("new(): invalid data type '{}'", in.type_name(text));
      return false;
    }
    if (!is_index_data(in, k)) continue;
    k = as_index_tensor(in, k);
    if (k.is_error()) return false;
  }
  View& view = result.view;
  view.shape.assign(self.shape().begin(), self.shape().end());
  view.strides.assign(self.strides, self.strides + self.rank);
  view.offset = self.offset;
  std::size_t at = 0;        // dimension of the view
  std::size_t position = 0;  // among the keys, which is what messages call a dimension
  for (const Value k : keys) {
    const std::size_t number = position++;
    std::int64_t i = 0;
    if ((k.is_none() || k.is_bool()) && at > view.shape.size()) return no_dimension(in, at, view.shape.size() + 1);
    if (k.is_none()) {  // unsqueeze
      insert_dim(view, at++, 1);
    } else if (k.is_ellipsis()) {
      at += self.rank - used;
    } else if (k.is_bool()) {
      result.tensors.push_back(index_of_bool(in, view, at++, k.is_true() ? 1 : 0));
    } else if (uses_none_left(view, at, k)) {
      if (takes_all_of_nothing(k)) {
        ++at;
        continue;
      }
      // The sizes end with nothing.
      if (value::is_integer(k) && value::to_int64(k, i)) return out_of_range(in, i, number, 0), false;
      return no_dimension(in, at, view.shape.size());
    } else if (value::has_layout(k, Layout::Slice)) {
      if (!take_slice(in, view, at, *as<value::Slice>(k), result)) return false;
      ++at;
    } else if (is_tensor(k)) {
      const Tensor& index = tensor_of(k);
      if (!index.rank_known) {
        result.unknown = true;
        result.reason = "the shape of an index is not known";
        return true;
      }
      if (index.rank == 0 && is_integral(index.dtype) && !is_mask(index) && elements_known(index)) {
        // A 0-d integer tensor is an int.
        i = static_cast<std::int64_t>(*element(index, 0));
        const Dim n = at < view.shape.size() ? view.shape[at].n : Dim(0);
        if (refutes_index(n, i)) return out_of_range(in, i, number, n), false;
        view.offset = view.offset + view.strides[at] * (i < 0 ? n + i : Dim(i));
        view.shape.erase(view.shape.begin() + static_cast<std::ptrdiff_t>(at));
        view.strides.erase(view.strides.begin() + static_cast<std::ptrdiff_t>(at));
        continue;
      }
      const bool chooses = is_mask(index) || index.dtype == DType::Int64 || index.dtype == DType::Int32;
      if (!chooses && index.dtype != DType::Unknown && !(index.rank == 0 && is_integral(index.dtype))) {
        in.raise(Exc::IndexError, "tensors used as indices must be long, int, byte or bool tensors");
        return false;
      }
      if (is_mask(index) && index.rank == 0) {  // a bool in a tensor
        const Word* const set = elements_known(index) ? element(index, 0) : nullptr;
        const Dim n = set == nullptr ? fresh_dim(in, "how many elements a mask selects") : Dim(*set != 0 ? 1 : 0);
        result.tensors.push_back(index_of_bool(in, view, at++, n));
        continue;
      }
      if (at >= view.shape.size()) {
        in.raise(Exc::IndexError, "too many indices for tensor of dimension {} (got {})", view.shape.size(), at + 1);
        return false;
      }
      result.tensors.push_back({at, &index});
      at += is_mask(index) ? index.rank : 1;
    } else if (value::is_unknown(k)) {
      const Type* const kind = as<value::Unknown>(k)->facts->kind;
      if (kind != nullptr && kind->layout == Layout::Int) {
        view.shape.erase(view.shape.begin() + static_cast<std::ptrdiff_t>(at));
        view.offset = view.offset + fresh_number(in) * view.strides[at];
        view.strides.erase(view.strides.begin() + static_cast<std::ptrdiff_t>(at));
        continue;
      }
      result.unknown = true;
      result.reason = "an index is not known";
      return true;
    } else if (value::is_integer(k) || in.special(k, interp::Special::Index).is_set()) {
      if (value::is_integer(k) && !value::to_int64(k, i)) return in.value_error("{}", kUnpackOverflow), false;
      if (!value::is_integer(k) && !in.index(k, i)) return false;
      const Dim n = view.shape[at].n;
      if (refutes_index(n, i)) return out_of_range(in, i, number, n), false;
      view.offset = view.offset + view.strides[at] * (i < 0 ? n + i : Dim(i));
      view.shape.erase(view.shape.begin() + static_cast<std::ptrdiff_t>(at));
      view.strides.erase(view.strides.begin() + static_cast<std::ptrdiff_t>(at));
    } else {
      in.raise(
          Exc::IndexError,
          "only integers, slices (`:`), ellipsis (`...`), None and long or byte Variables are valid indices (got {})",
          in.type_name(k));
      return false;
    }
  }
  return true;
}

bool advanced_shape(Interp& in, const Indexed& indexed, Advanced& result) {
  // Masks become as many index tensors as they have dimensions, of one length that their elements decide: the columns
  // of what nonzero gives.
  struct Part {
    std::size_t dim;
    const Tensor* index;
  };
  std::vector<Part> parts;
  for (const TensorIndex& t : indexed.tensors) {
    if (!is_mask(*t.index)) {
      parts.push_back({t.dim, t.index});
      continue;
    }
    for (std::size_t d = 0; d < t.index->rank; ++d) {
      const Dim have = indexed.view.shape[t.dim + d].n, mask = t.index->size(d);
      if (!dim::refutes_equal(have, mask)) continue;
      in.raise(Exc::IndexError,
               "The shape of the mask {} at index {} does not match the shape of the indexed tensor {} at index {}",
               shape_text(t.index->shape()), d, shape_text(indexed.view.shape), t.dim + d);
      return false;
    }
    Dim count = fresh_dim(in, "how many elements a mask selects");
    if (element_count(*t.index).is(0)) {
      count = 0;
    } else if (elements_known(*t.index)) {
      std::int64_t n = 0;
      const std::int64_t total = element_count(*t.index).value();
      for (std::int64_t i = 0; i < total; ++i) n += *element(*t.index, i) != 0 ? 1 : 0;
      count = n;
    }
    const Size places[] = {Size{count, 0}};
    Tensor* const column = new_tensor(in, places, DType::Int64);
    column->strides[0] = std::max<std::int64_t>(t.index->rank, 1);
    for (std::size_t d = 0; d < std::max<std::size_t>(t.index->rank, 1); ++d) parts.push_back({t.dim + d, column});
  }
  std::vector<Size>& common = result.common;
  for (const Part& p : parts) {
    result.indices.push_back(p.index);
    const std::span<const Size> shape = p.index->shape();
    std::vector<Size> merged(std::max(common.size(), shape.size()));
    for (std::size_t k = 1; k <= merged.size(); ++k) {
      const Size a = k <= common.size() ? common[common.size() - k] : Size{1, 0};
      const Size b = k <= shape.size() ? shape[shape.size() - k] : Size{1, 0};
      if (dim::refutes_broadcast(a.n, b.n)) {
        std::string shapes;
        for (const Part& q : parts) shapes += (shapes.empty() ? "" : ", ") + shape_text(q.index->shape());
        in.raise(Exc::IndexError, "shape mismatch: indexing tensors could not be broadcast together with shapes {}",
                 shapes);
        return false;
      }
      merged[merged.size() - k] = a.n.is(1) ? b : a;
    }
    common = std::move(merged);
  }
  const auto is_zero = [](const Size& s) { return s.n.is(0); };
  const bool all_sizes_known = std::ranges::all_of(common, [](const Size& s) { return s.n.known(); });
  if (all_sizes_known && std::ranges::none_of(common, is_zero) &&
      std::ranges::any_of(parts, [&](const Part& p) { return is_zero(indexed.view.shape[p.dim]); })) {
    in.raise(Exc::IndexError, "index is out of bounds for dimension with size 0");
    return false;
  }
  bool adjacent = true;
  for (std::size_t i = 1; i < parts.size(); ++i) adjacent &= parts[i].dim == parts[i - 1].dim + 1;
  result.replaced.assign(indexed.view.shape.size(), false);
  for (const Part& p : parts)
    if (p.dim < result.replaced.size()) result.replaced[p.dim] = true;
  std::vector<Size>& out = result.shape;
  if (!adjacent) out = common;
  bool inserted = !adjacent;
  for (std::size_t d = 0; d < indexed.view.shape.size(); ++d) {
    if (adjacent && d == parts[0].dim) {
      result.chosen_at = out.size();
      out.insert(out.end(), common.begin(), common.end());
      inserted = true;
    }
    if (!result.replaced[d]) out.push_back(indexed.view.shape[d]);
  }
  if (!inserted) {
    result.chosen_at = out.size();
    out.insert(out.end(), common.begin(), common.end());
  }
  return true;
}

// At which element of tensors that are broadcast together the element of one is needed first.
std::int64_t first_use(const Tensor& t, std::int64_t element, std::span<const std::int64_t> joined) {
  std::int64_t use = 0, step = 1;
  for (std::size_t back = 1; back <= joined.size(); ++back) {
    if (back <= t.rank) {
      const std::int64_t size = t.size(t.rank - back).value();
      use += element % size * step;
      element /= size;
    }
    step *= joined[joined.size() - back];
  }
  return use;
}

// The sizes that known indices broadcast to.
std::vector<std::int64_t> joined_sizes(const Indexed& indexed) {
  std::vector<std::int64_t> joined;
  for (const TensorIndex& t : indexed.tensors) {
    if (is_mask(*t.index) || !all_known(*t.index)) continue;
    if (t.index->rank > joined.size()) joined.insert(joined.begin(), t.index->rank - joined.size(), 1);
    for (std::size_t back = 1; back <= t.index->rank; ++back)
      joined[joined.size() - back] =
          std::max(joined[joined.size() - back], t.index->size(t.index->rank - back).value());
  }
  return joined;
}

// Known indices out of range raise, unless nothing is taken. Messages number the indexed dimensions alone.
// docs: aten/src/ATen/native/TensorAdvancedIndexing.cpp (AdvancedIndex), cpu/IndexKernelUtils.h
bool check_bounds(Interp& in, const Indexed& indexed, std::span<const Size> result) {
  std::size_t number = 0;
  // The kernel goes from element to element, and looks at all dimensions of each.
  struct Wrong {
    std::int64_t use, index;
    std::size_t place;
    Dim size;
  };
  std::optional<Wrong> wrong;
  const std::vector<std::int64_t> joined = joined_sizes(indexed);
  for (const TensorIndex& t : indexed.tensors) {
    const std::size_t place = number;
    number += is_mask(*t.index) ? t.index->rank : 1;
    if (is_mask(*t.index)) continue;
    const Dim n = indexed.view.shape[t.dim].n;
    if (exceeds(*t.index, n)) return out_of_range(in, t.index->storage->beyond - 1, place, n), false;
    if (std::ranges::any_of(result, [](const Size& s) { return s.n.is(0); })) continue;
    const auto range = element_range(*t.index);
    if (!range) continue;
    if (!n.known()) {
      if (dim::refutes_at_least(n, Dim(range->second) + 1)) return out_of_range(in, range->second, place, n), false;
      if (dim::refutes_at_least(n, Dim(0) - range->first)) return out_of_range(in, range->first, place, n), false;
      continue;
    }
    for (std::int64_t i = 0; i < element_count(*t.index).value(); ++i) {
      const auto at = static_cast<std::int64_t>(*element(*t.index, i));
      if (at >= -n.value() && at < n.value()) continue;
      const std::int64_t use = first_use(*t.index, i, joined);
      if (!wrong || use < wrong->use) wrong = Wrong{use, at, place, n};
      break;
    }
  }
  return wrong ? (out_of_range(in, wrong->index, wrong->place, wrong->size), false) : true;
}

Tensor* make_view(Interp& in, const Tensor& self, const View& view) {
  Tensor* const t = new_tensor(in, view.shape, self.dtype);
  std::copy(view.strides.begin(), view.strides.end(), t->strides);
  t->offset = view.offset;
  t->storage = self.storage;
  t->device = self.device;
  t->device_index = self.device_index;
  begin_view(in, *t, self);
  t->requires_grad = requires_grad(self) && state(in).grad_enabled;
  t->is_leaf = !t->requires_grad;
  t->event = self.event;
  return t;
}

}  // namespace indexing

using namespace indexing;

namespace {

// What a list of indices takes of self; nothing after an error, and where that is not known.
std::optional<Indexed> indexed_by(Interp& in, const Tensor& self, std::span<const Value> indices) {
  interp::Tuple* const key = in.heap().tuple(static_cast<std::uint32_t>(indices.size()));
  for (std::size_t i = 0; i < indices.size(); ++i)
    key->data()[i] = indices[i].is_none() ? in.heap().slice(Value::none(), Value::none(), Value::none()) : indices[i];
  Indexed indexed;
  if (!self.rank_known || !apply_indices(in, self, key, indexed) || indexed.unknown) return std::nullopt;
  return indexed;
}

}  // namespace

std::optional<std::vector<Size>> sizes_at_indices(Interp& in, const Tensor& self, std::span<const Value> indices) {
  const std::optional<Indexed> indexed = indexed_by(in, self, indices);
  if (!indexed) return std::nullopt;
  if (indexed->tensors.empty()) return indexed->view.shape;
  Advanced chosen;
  if (!advanced_shape(in, *indexed, chosen)) return std::nullopt;
  return std::move(chosen.shape);
}

bool indices_lie_inside(Interp& in, const Tensor& self, std::span<const Value> indices, std::span<const Size> sizes) {
  const std::optional<Indexed> indexed = indexed_by(in, self, indices);
  return indexed ? check_bounds(in, *indexed, sizes) : in.pending() == nullptr;
}

}  // namespace shapetrace::torch
