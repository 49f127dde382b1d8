// Operators that copy what a view operator would show ("permute_copy"), and those that write into a view of a copy
// ("select_scatter"). docs: aten/src/ATen/native/native_functions.yaml (view_copy), TensorShape.cpp.
#include "torch/ops/tables.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// The arguments as given, without those at `skip`, to hand them on; trailing ones that are not given are left out.
std::vector<Value> handed_on(const Op& op, std::size_t skip = SIZE_MAX) {
  std::vector<Value> arguments;
  std::size_t used = 0;
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    if (op.schema.parameters[i].keyword_only || i == skip) continue;
    arguments.push_back(op.value(i).is_set() ? op.value(i) : op.in.heap().integer(op.index(i, 0)));
    if (op.value(i).is_set()) used = arguments.size();
  }
  arguments.resize(used);
  return arguments;
}

// The view operator behind a name that ends in `suffix`; slicing has no name of its own in torch.
std::string_view view_operator(const Op& op, std::string_view suffix) {
  const std::string_view name = op.schema.name.substr(0, op.schema.name.size() - suffix.size());
  return name == "slice" ? "_slice" : name;
}

Value copied(Op& op, Value v) {
  if (!is_tensor(v)) return v;
  const Tensor& view = tensor_of(v);
  return view.rank_known ? op.output(view.shape(), view.dtype) : v;
}

Value copy_of_view(Op& op) {
  // A copy has no need of fitting strides.
  const bool reshapes = op.schema.name == "view_copy" && op.schema.overload.empty();
  const Value v = call_op(op.in, reshapes ? "reshape" : view_operator(op, "_copy"), handed_on(op));
  if (!value::is_tuple(v)) return copied(op, v);
  std::vector<Value> all;
  for (const Value part : value::as<interp::Tuple>(v)->items()) all.push_back(copied(op, part));
  return op.in.heap().tuple(std::span<const Value>(all));
}

// docs: aten/src/ATen/native/TensorShape.cpp (narrow_copy_dense_cpu_out): checks of its own.
Value narrow_copy(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::int64_t at = op.index(1);
  const Dim start = op.integer(2), length = op.integer(3);
  if (self.rank_known && self.rank == 0) return op.runtime_error("narrow() cannot be applied to a 0-dim tensor.");
  if (self.rank_known && at >= static_cast<std::int64_t>(self.rank))
    return op.runtime_error(
        "Expected dim < static_cast<int64_t>(self_sizes.size()) to be true, but got false.  (Could this error message "
        "be improved?  If so, please report an enhancement request to PyTorch.)");
  const std::int64_t d = at < 0 ? at + static_cast<std::int64_t>(self.rank) : at;
  if (self.rank_known && d >= 0 && start.known() && length.known() && length.value() < 0)
    if (const Dim n = self.size(static_cast<std::size_t>(d));
        n.known() && start.value() >= -n.value() && start.value() <= n.value())
      return op.runtime_error("start ({}) + length ({}) exceeds dimension size ({}).",
                              start.value() < 0 ? start.value() + n.value() : start.value(), length.value(), n.value());
  return copy_of_view(op);
}

// unsafe_split and unsafe_chunk give the views themselves, but autograd does not know of it.
Value unsafe_parts(Op& op) {
  const Value v = call_op(op.in, op.schema.name.substr(std::string_view("unsafe_").size()), handed_on(op));
  if (!value::is_tuple(v)) return v;
  for (const Value part : value::as<interp::Tuple>(v)->items())
    if (is_tensor(part)) {
      tensor_of(part).is_view = false;
      tensor_of(part).base = nullptr;
      tensor_of(part).view_kind = ViewKind::Plain;
    }
  return v;
}

// The copy keeps the strides of self, unless elements share their places (clone_preserve_strides).
Value scatter_into_view(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& source = op.tensor(1);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
  const Value result = op.output_like(self, self.dtype);
  if (!overlaps_itself(self)) std::copy(self.strides, self.strides + self.rank, tensor_of(result).strides);
  std::vector<Value> arguments = handed_on(op, 1);
  if (overlaps_itself(self)) arguments[0] = result;
  const Value v = call_op(op.in, view_operator(op, "_scatter"), arguments);
  if (v.is_error() || !is_tensor(v)) return v;
  const Tensor& slice = tensor_of(v);
  if (slice.rank_known && source.rank_known) {
    bool same = slice.rank == source.rank;
    for (std::size_t i = 0; same && i < slice.rank; ++i) same = !dim::refutes_equal(slice.size(i), source.size(i));
    if (!same)
      return op.runtime_error("expected src to have a size equal to the slice of self. src size = {}, slice size = {}",
                              shape_text(source.shape()), shape_text(slice.shape()));
  }
  if (overlaps_itself(slice)) return op.runtime_error("{}", kOverlaps);
  return result;
}

constexpr OpDef kOps[] = {
    {"alias_copy(Tensor self, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"as_strided_copy(Tensor self, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None, *, Tensor? out=None) "
     "-> Tensor",
     copy_of_view, Variants::Function},
    {"diagonal_copy(Tensor self, int offset=0, int dim1=0, int dim2=1, *, Tensor? out=None) -> Tensor", copy_of_view,
     Variants::Function},
    {"expand_copy(Tensor self, SymInt[] size, *, bool implicit=False, Tensor? out=None) -> Tensor", copy_of_view,
     Variants::Function},
    {"narrow_copy(Tensor self, int dim, SymInt start, SymInt length, *, Tensor? out=None) -> Tensor", narrow_copy},
    {"permute_copy(Tensor self, int[] dims, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"select_copy(Tensor self, int dim, SymInt index, *, Tensor? out=None) -> Tensor", copy_of_view,
     Variants::Function},
    {"slice_copy(Tensor self, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1, *, Tensor? out=None) -> "
     "Tensor",
     copy_of_view, Variants::Function},
    {"split_copy(Tensor self, SymInt split_size, int dim=0) -> Tensor[]", copy_of_view, Variants::Function},
    {"split_with_sizes_copy(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]", copy_of_view,
     Variants::Function},
    {"squeeze_copy(Tensor self, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"squeeze_copy.dim(Tensor self, int[1] dim, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"t_copy(Tensor self, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"transpose_copy(Tensor self, int dim0, int dim1, *, Tensor? out=None) -> Tensor", copy_of_view,
     Variants::Function},
    {"unbind_copy(Tensor self, int dim=0) -> Tensor[]", copy_of_view, Variants::Function},
    {"unfold_copy(Tensor self, int dimension, int size, int step, *, Tensor? out=None) -> Tensor", copy_of_view,
     Variants::Function},
    {"unsqueeze_copy(Tensor self, int dim, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"view_copy(Tensor self, SymInt[] size, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"view_copy.dtype(Tensor self, ScalarType dtype, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"view_as_real_copy(Tensor self, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"view_as_complex_copy(Tensor self, *, Tensor? out=None) -> Tensor", copy_of_view, Variants::Function},
    {"unsafe_split(Tensor self, SymInt split_size, int dim=0) -> Tensor[]", unsafe_parts},
    {"unsafe_split_with_sizes(Tensor self, SymInt[] split_sizes, int dim=0) -> Tensor[]", unsafe_parts},
    {"unsafe_chunk(Tensor self, int chunks, int dim=0) -> Tensor[]", unsafe_parts},
    {"diagonal_scatter(Tensor self, Tensor src, int offset=0, int dim1=0, int dim2=1) -> Tensor", scatter_into_view},
    {"select_scatter(Tensor self, Tensor src, int dim, SymInt index) -> Tensor", scatter_into_view},
    {"slice_scatter(Tensor self, Tensor src, int dim=0, SymInt? start=None, SymInt? end=None, SymInt step=1, *, "
     "Tensor? out=None) -> Tensor",
     scatter_into_view},
    {"as_strided_scatter(Tensor self, Tensor src, SymInt[] size, SymInt[] stride, SymInt? storage_offset=None) -> "
     "Tensor",
     scatter_into_view},
};

}  // namespace

std::span<const OpDef> copy_ops() { return kOps; }

}  // namespace shapetrace::torch
