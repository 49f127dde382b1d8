#include "torch/tensor.hpp"

#include "torch/op.hpp"

namespace shapetrace::torch {

OriginId History::add(OriginKind kind, std::uint32_t event, Dim size, std::span<const OriginId> from,
                      std::array<std::int64_t, 4> values) {
  Origin o;
  o.kind = kind;
  o.event = event;
  o.size = size;
  o.first_parent = static_cast<std::uint32_t>(parents.size());
  o.parent_count = static_cast<std::uint32_t>(from.size());
  for (std::size_t i = 0; i < 4; ++i) o.values[i] = values[i];
  parents.insert(parents.end(), from.begin(), from.end());
  origins.push_back(o);
  return static_cast<OriginId>(origins.size() - 1);
}

History& history(Interp& in) { return in.state<History>(); }

Dim element_count(const Tensor& t) {
  Dim n = 1;
  for (const Size& s : t.shape()) n = n * s.n;
  return n;
}

bool all_known(const Tensor& t) {
  if (!t.rank_known) return false;
  for (const Size& s : t.shape())
    if (!s.n.known()) return false;
  return true;
}

std::string shape_text(std::span<const Dim> dims) {
  std::string text = "[";
  for (std::size_t i = 0; i < dims.size(); ++i) {
    if (i != 0) text += ", ";
    text += dim::text(dims[i]);
  }
  return text + "]";
}
std::string shape_text(std::span<const Size> shape) {
  std::vector<Dim> dims;
  for (const Size& s : shape) dims.push_back(s.n);
  return shape_text(dims);
}

// docs: aten/src/ATen/native/TensorShape.cpp (expand), aten/src/ATen/ExpandUtils.cpp (inferExpandGeometry)
std::string expand_refusal(DType dtype, std::span<const Size> given, std::span<const Size> place) {
  if (given.size() > place.size())
    return fmt::format(
        "expand({}{{{}}}, size={}): the number of sizes provided ({}) must be greater or equal to the number of "
        "dimensions in the tensor ({})",
        tensor_type_name(dtype), shape_text(given), shape_text(place), place.size(), given.size());
  for (std::size_t k = 1; k <= given.size(); ++k) {
    const Dim want = place[place.size() - k].n, have = given[given.size() - k].n;
    if (dim::refutes_expand(have, want))
      return fmt::format(
          "The expanded size of the tensor ({}) must match the existing size ({}) at non-singleton dimension {}.  "
          "Target sizes: {}.  Tensor sizes: {}",
          dim::text(want), dim::text(have), place.size() - k, shape_text(place), shape_text(given));
  }
  return {};
}

// docs: c10/core/Contiguity: sizes of 1 may have any stride, an empty tensor is contiguous.
bool is_contiguous(const Tensor& t) {
  for (const Size& s : t.shape())
    if (s.n.is(0)) return true;
  Dim expected = 1;
  for (std::size_t i = t.rank; i-- > 0;) {
    if (t.size(i).is(1)) continue;
    if (!dim::surely_equal(t.strides[i], expected)) return false;
    expected = expected * t.size(i);
  }
  return true;
}

bool elements_known(const Tensor& t) { return elements_near(t) && t.storage->slack == 0; }

namespace {

// Whether a tensor's last element lies in its storage, which may have become smaller under it.
bool lies_inside(const Tensor& t) {
  std::int64_t last = t.offset.value();
  for (std::size_t d = 0; d < t.rank; ++d) {
    if (!t.strides[d].known()) return false;
    last += (t.size(d).value() - 1) * t.strides[d].value();
  }
  return last < t.storage->count;
}

}  // namespace

bool elements_near(const Tensor& t) {
  return t.storage != nullptr && t.storage->elements != nullptr && all_known(t) && t.offset.known() &&
         (!t.storage->resized || lies_inside(t));
}

const Word* element(const Tensor& t, std::int64_t i) { return elements_known(t) ? near_element(t, i) : nullptr; }

const Word* near_element(const Tensor& t, std::int64_t i) {
  if (!elements_near(t)) return nullptr;
  std::int64_t at = t.offset.value();
  for (std::size_t d = t.rank; d-- > 0;) {
    const std::int64_t n = t.size(d).value();
    at += i % n * t.strides[d].value();
    i /= n;
  }
  return at >= 0 && at < t.storage->count ? &t.storage->elements[at] : nullptr;
}

}  // namespace shapetrace::torch
