// Broadcasting and result types. docs: "Broadcasting semantics", "Tensor Attributes: type promotion".
#include "torch/op.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using value::Layout;

bool broadcast(Op& op, std::span<const Size> a, std::span<const Size> b, std::vector<Size>& out) {
  const std::size_t rank = std::max(a.size(), b.size());
  out.assign(rank, Size{});
  for (std::size_t i = rank; i-- > 0;) {
    const std::size_t from_end = rank - i;
    const Size x = from_end <= a.size() ? a[a.size() - from_end] : Size{1, 0};
    const Size y = from_end <= b.size() ? b[b.size() - from_end] : Size{1, 0};
    if (x.n == y.n) {
      // Both carry a history: the one with the longer history says more, a created size less.
      out[i] = x.origin != 0 ? x : y;
    } else if (y.n.is(1)) {
      out[i] = x;
    } else if (x.n.is(1)) {
      out[i] = y;
    } else if (dim::refutes_broadcast(x.n, y.n)) {
      op.blame(x, "a size of the left tensor", y, "the size of the right one in the same place");
      op.runtime_error("The size of tensor a ({}) must match the size of tensor b ({}) at non-singleton dimension {}",
                       dim::text(x.n), dim::text(y.n), i);
      return false;
    } else {
      // They are equal, or one is 1: a known one is above 1 and decides, of two symbolic ones the larger does.
      out[i] = x.n.known() ? x : y.n.known() ? y : Size{dim::max(x.n, y.n), x.origin};
    }
  }
  return true;
}

namespace {

// Categories in rising order; a higher category among dimensioned tensors, then 0-d tensors, then numbers decides.
int category(DType t) { return is_complex(t) ? 3 : is_floating(t) ? 2 : is_bool(t) ? 0 : 1; }

struct State3 {
  DType dims = DType::Unknown, zero = DType::Unknown, wrapped = DType::Unknown;
  bool has_dims = false, has_zero = false, has_wrapped = false;
};

void add(DType& into, bool& has, DType t) {
  into = has ? promote(into, t) : t;
  has = true;
}

}  // namespace

// docs: ATen/native/TypeProperties.cpp (update_result_type_state, combine_categories).
DType result_type(std::span<const Value> operands, DType default_float) {
  State3 s;
  for (const Value v : operands) {
    if (is_tensor(v)) {
      const Tensor& t = tensor_of(v);
      if (t.dtype == DType::Unknown) return DType::Unknown;
      if (!t.rank_known || t.rank != 0) {
        add(s.dims, s.has_dims, t.dtype);
      } else {
        add(s.zero, s.has_zero, t.dtype);
      }
    } else if (v.is_bool()) {
      add(s.wrapped, s.has_wrapped, DType::Bool);
    } else if (value::is_integer(v)) {
      add(s.wrapped, s.has_wrapped, DType::Int64);
    } else if (value::is_float(v)) {
      add(s.wrapped, s.has_wrapped, default_float);
    } else if (value::has_layout(v, Layout::Complex)) {
      add(s.wrapped, s.has_wrapped, default_float == DType::Float64 ? DType::Complex128 : DType::Complex64);
    } else if (value::is_unknown(v)) {
      const Type* const kind = value::as<value::Unknown>(v)->facts->kind;
      if (kind != nullptr && kind->layout == Layout::Int) {
        add(s.wrapped, s.has_wrapped, DType::Int64);
      } else if (kind != nullptr && kind->layout == Layout::Float) {
        add(s.wrapped, s.has_wrapped, default_float);
      } else {
        return DType::Unknown;
      }
    }
  }
  const auto combine = [](DType higher, bool has_higher, DType lower, bool has_lower) -> std::pair<DType, bool> {
    if (!has_higher) return {lower, has_lower};
    if (!has_lower || category(higher) >= category(lower)) {
      // A complex number beside floats keeps the floats' width.
      return {higher, true};
    }
    if (is_complex(lower) && is_floating(higher)) return {promote(higher, DType::Complex32), true};
    return {promote(higher, lower), true};
  };
  const auto [with_zero, has_with_zero] = combine(s.dims, s.has_dims, s.zero, s.has_zero);
  return combine(with_zero, has_with_zero, s.wrapped, s.has_wrapped).first;
}

}  // namespace shapetrace::torch
