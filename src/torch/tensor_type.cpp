// Attributes of tensors that are no operators.
#include "interp/protocols.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::NativeDef;
using interp::NativeKind;

namespace {

Value unknown_rank(Interp& in, const Tensor&) { return in.unknown("the shape of a tensor that could not be followed"); }

Value shape(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? make_size(in, t.shape()) : unknown_rank(in, t);
}

Value size(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (a[1].is_unset() || a[1].is_none()) return shape(in, a);
  std::int64_t dim = 0;
  if (!t.rank_known || value::is_unknown(a[1])) return in.unknown("the size of a tensor that could not be followed", in.types().int_);
  if (!in.index(a[1], dim)) return Value::error();
  const auto rank = static_cast<std::int64_t>(t.rank);
  if (dim < -rank || dim >= rank)
    return rank == 0 ? in.raise(interp::Exc::IndexError, "Dimension specified as {} but tensor has no dimensions", dim)
                     : in.raise(interp::Exc::IndexError,
                                "Dimension out of range (expected to be in range of [{}, {}], but got {})", -rank, rank - 1, dim);
  return dim_value(in, t.size(static_cast<std::size_t>(dim < 0 ? dim + rank : dim)));
}

Value dim(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? Value::small_int(t.rank) : in.unknown("the rank of a tensor that could not be followed", in.types().int_);
}

Value numel(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? dim_value(in, element_count(t))
                      : in.unknown("the size of a tensor that could not be followed", in.types().int_);
}

Value dtype(Interp& in, const Value* a) {
  const DType t = tensor_of(a[0]).dtype;
  return t == DType::Unknown ? in.unknown("an element type that could not be followed", state(in).dtype)
                             : Value(dtype_object(in, t));
}

Value device(Interp& in, const Value* a) {
  return make_device(in, tensor_of(a[0]).device, tensor_of(a[0]).device_index);
}

Value is_leaf(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).is_leaf); }
Value length(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.rank_known) return in.unknown("the size of a tensor that could not be followed", in.types().int_);
  if (t.rank == 0) return in.type_error("len() of a 0-d tensor");
  return dim_value(in, t.size(0));
}

constexpr NativeDef kAttributes[] = {
    {"shape", "self, /", shape, NativeKind::Getter},
    {"size", "self, dim=None", size},
    {"dim", "self, /", dim},
    {"ndimension", "self, /", dim},
    {"ndim", "self, /", dim, NativeKind::Getter},
    {"numel", "self, /", numel},
    {"nelement", "self, /", numel},
    {"dtype", "self, /", dtype, NativeKind::Getter},
    {"device", "self, /", device, NativeKind::Getter},
    {"is_leaf", "self, /", is_leaf, NativeKind::Getter},
    {"__len__", "self, /", length},
};

}  // namespace

void install_tensor_attributes(Interp& in, State& s) { in.heap().add_methods(s.tensor, kAttributes); }

}  // namespace shapetrace::torch
