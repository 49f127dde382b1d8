// Attributes of tensors that are no operators: sizes, type, device, autograd.
#include <algorithm>

#include "interp/explorer.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"
#include "torch/argument_parser.hpp"
#include "torch/autograd.hpp"
#include "torch/elements.hpp"
#include "torch/from_data.hpp"
#include "torch/memory_format.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Exc;
using interp::NativeDef;
using interp::NativeKind;

namespace {

constexpr std::string_view kNoShape = "the shape of a tensor that could not be followed";

Value shape(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? make_size(in, t.shape()) : in.unknown(kNoShape);
}

Value unknown_int(Interp& in) { return in.unknown("the size of a tensor that could not be followed", in.types().int_); }

Value one_of(Interp& in, const Value* a, auto&& get, auto&& all) {
  const Tensor& t = tensor_of(a[0]);
  if (a[1].is_unset() || a[1].is_none()) return all(t);
  std::int64_t at = 0;
  if (!t.rank_known || value::is_unknown(a[1])) return unknown_int(in);
  if (!in.index(a[1], at)) return Value::error();
  const auto rank = static_cast<std::int64_t>(t.rank);
  if (rank == 0) return in.raise(Exc::IndexError, "Dimension specified as {} but tensor has no dimensions", at);
  if (at < -rank || at >= rank)
    return in.raise(Exc::IndexError, "Dimension out of range (expected to be in range of [{}, {}], but got {})", -rank,
                    rank - 1, at);
  return dim_value(in, get(t, static_cast<std::size_t>(at < 0 ? at + rank : at)));
}

Value size(Interp& in, const Value* a) {
  return one_of(
      in, a, [](const Tensor& t, std::size_t i) { return t.size(i); }, [&](const Tensor&) { return shape(in, a); });
}

Value stride(Interp& in, const Value* a) {
  return one_of(
      in, a, [](const Tensor& t, std::size_t i) { return t.strides[i]; },
      [&](const Tensor& t) -> Value {
        if (!t.rank_known) return in.unknown(kNoShape);
        interp::Tuple* const all = in.heap().tuple(static_cast<std::uint32_t>(t.rank));
        for (std::size_t i = 0; i < t.rank; ++i) all->data()[i] = dim_value(in, t.strides[i]);
        return all;
      });
}

Value rank(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? Value::small_int(t.rank) : unknown_int(in);
}
Value numel(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? dim_value(in, element_count(t)) : unknown_int(in);
}
Value length(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.rank_known) return unknown_int(in);
  return t.rank == 0 ? in.type_error("len() of a 0-d tensor") : dim_value(in, t.size(0));
}

Value dtype(Interp& in, const Value* a) {
  const DType t = tensor_of(a[0]).dtype;
  return t == DType::Unknown ? in.unknown("an element type that could not be followed", state(in).dtype)
                             : Value(dtype_object(in, t));
}
// Of processors and of what has no elements there is one, whatever number was asked for.
std::int16_t device_number(const Tensor& t) {
  return t.device == DeviceKind::Cpu || t.device == DeviceKind::Meta ? std::int16_t{-1} : t.device_index;
}
Value device(Interp& in, const Value* a) {
  return make_device(in, tensor_of(a[0]).device, device_number(tensor_of(a[0])));
}
Value get_device(Interp&, const Value* a) { return Value::small_int(device_number(tensor_of(a[0]))); }
Value is_cuda(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).device == DeviceKind::Cuda); }
Value is_cpu(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).device == DeviceKind::Cpu); }
Value is_meta(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).device == DeviceKind::Meta); }
Value no(Interp&, const Value*) { return Value::boolean(false); }
Value element_size(Interp&, const Value* a) { return Value::small_int(info(tensor_of(a[0]).dtype).bytes); }
Value nbytes(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.rank_known ? dim_value(in, element_count(t) * info(t.dtype).bytes) : unknown_int(in);
}
Value is_floating_point(Interp&, const Value* a) { return Value::boolean(is_floating(tensor_of(a[0]).dtype)); }
Value is_complex_type(Interp&, const Value* a) { return Value::boolean(is_complex(tensor_of(a[0]).dtype)); }
Value is_signed(Interp&, const Value* a) {
  const DType t = tensor_of(a[0]).dtype;
  return Value::boolean(t != DType::UInt8 && t != DType::Bool);
}
Value contiguous(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.rank_known) return in.unknown(kNoShape, in.types().bool_);
  const bool sure = is_contiguous(t, memory_format_of(in, a[1]).value_or(MemoryFormat::Contiguous));
  const auto strides = std::span<const Dim>(t.strides, t.rank);
  if (!sure && (!all_known(t) || !std::ranges::all_of(strides, &Dim::known)))
    return in.unknown("how a tensor of unknown sizes lies in memory", in.types().bool_);
  return Value::boolean(sure);
}
Value is_inference(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).inference); }
Value is_conj(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).conj); }
Value storage_offset(Interp& in, const Value* a) { return dim_value(in, tensor_of(a[0]).offset); }
Value data_ptr(Interp& in, const Value*) { return in.unknown("an address in memory", in.types().int_); }

Value reversed_dims(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  interp::Tuple* const order = in.heap().tuple(static_cast<std::uint32_t>(t.rank));
  for (std::uint32_t i = 0; i < t.rank; ++i) order->data()[i] = Value::small_int(t.rank - 1 - i);
  const Value arguments[] = {a[0], order};
  return call_op(in, "permute", arguments);
}
Value matrix_transpose(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.rank_known && t.rank == 0) return a[0];
  if (t.rank_known && t.rank < 2)
    return in.raise(Exc::RuntimeError,
                    "tensor.mT is only supported on matrices or batches of matrices. Got {}-D tensor.", t.rank);
  const Value arguments[] = {a[0], Value::small_int(-2), Value::small_int(-1)};
  return call_op(in, "transpose", arguments);
}

// The transposed conjugate: of matrices, or of everything with at most two dimensions.
Value conjugate_transpose(Interp& in, Value self) {
  const Value transposed[] = {self, Value::small_int(-2), Value::small_int(-1)};
  const Value v = call_op(in, "transpose", transposed);
  return v.is_error() ? v : call_op(in, "conj", std::span(&v, 1));
}
Value adjoint(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.rank_known && t.rank == 0) return call_op(in, "conj", std::span(a, 1));
  if (t.rank_known && t.rank < 2)
    return in.raise(Exc::RuntimeError,
                    "tensor.mH is only supported on matrices or batches of matrices. Got {}-D tensor.", t.rank);
  return conjugate_transpose(in, a[0]);
}
Value adjoint_method(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.rank_known && t.rank == 0) return call_op(in, "conj", std::span(a, 1));
  if (t.rank_known && t.rank < 2)
    return in.raise(Exc::RuntimeError,
                    "tensor.adjoint() is only supported on matrices or batches of matrices. Got {}-D tensor.", t.rank);
  return conjugate_transpose(in, a[0]);
}
// A single element that is not 0.
Value is_nonzero(Interp& in, const Value* a) { return in.call_method(a[0], "__bool__"); }
Value is_same_size(Interp& in, const Value* a) {
  if (!is_tensor(a[1])) return in.unknown("the sizes of what is no tensor", in.types().bool_);
  const Tensor &t = tensor_of(a[0]), &other = tensor_of(a[1]);
  if (!t.rank_known || !other.rank_known) return in.unknown(kNoShape, in.types().bool_);
  if (t.rank != other.rank) return Value::boolean(false);
  bool all_equal = true;
  for (std::size_t i = 0; i < t.rank; ++i) {
    if (dim::surely_different(t.size(i), other.size(i))) return Value::boolean(false);
    all_equal &= dim::surely_equal(t.size(i), other.size(i));
  }
  return all_equal ? Value::boolean(true) : in.unknown(kNoShape, in.types().bool_);
}
Value hermitian(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.rank_known && t.rank != 2 && t.rank != 0)
    return in.raise(Exc::RuntimeError, "tensor.H is only supported on matrices (2-D tensors). Got {}-D tensor.{}",
                    t.rank, t.rank > 2 ? " For batches of matrices, consider using tensor.mH" : "");
  return t.rank_known && t.rank == 0 ? call_op(in, "conj", std::span(a, 1)) : conjugate_transpose(in, a[0]);
}

Value real_part(Interp& in, const Value* a) { return call_op(in, "real", std::span(a, 1)); }
Value imaginary_part(Interp& in, const Value* a) { return call_op(in, "imag", std::span(a, 1)); }

// --- autograd ---

Value is_leaf(Interp&, const Value* a) { return Value::boolean(torch::is_leaf(tensor_of(a[0]))); }
Value is_view(Interp&, const Value* a) { return Value::boolean(tensor_of(a[0]).is_view); }
Value grad(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.grad.is_set()) return t.grad;
  if (t.requires_grad && in.explorer().lost_backward())
    return in.unknown("the gradient of a loss that is not known", state(in).tensor);
  return Value::none();
}
Value requires_grad(Interp&, const Value* a) { return Value::boolean(torch::requires_grad(tensor_of(a[0]))); }
Value grad_fn(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.requires_grad || t.is_leaf) return Value::none();
  const Value node = in.unknown("a node of the autograd graph");
  interp::remember_truth(interp::compare_unknown(in, syntax::CompareOp::Is, node, Value::none()), false);
  return node;
}
Value data(Interp& in, const Value* a) { return call_op(in, "detach", std::span(a, 1)); }

// A setter's result is ignored; None says that it went well.
Value set_grad(Interp& in, const Value* a) {
  Tensor& t = tensor_of(a[0]);
  if (is_tensor(a[1])) {
    const Tensor& g = tensor_of(a[1]);
    if (types_differ(g, t))
      return in.raise(Exc::RuntimeError,
                      "attempting to assign a gradient with dtype '{}' to a tensor with grad_dtype '{}'. The gradient "
                      "must match the tensor's grad_dtype (defaults to the tensor's dtype). You can set the tensor's "
                      "grad_dtype attribute with a specific dtype, or None to allow any dtype. Set grad_dtype with "
                      "caution. Diverging the dtypes of a tensor and its gradient may break downstream systems that "
                      "assume they match.",
                      cpp_name(g.dtype), info(t.dtype).legacy);
    bool same = !g.rank_known || !t.rank_known || g.rank == t.rank;
    for (std::size_t i = 0; same && g.rank_known && t.rank_known && i < t.rank; ++i)
      same = !dim::refutes_equal(g.size(i), t.size(i));
    if (!same)
      return in.raise(Exc::RuntimeError,
                      "attempting to assign a gradient of size '{}' to a tensor of size '{}'. Please ensure that the "
                      "gradient and the tensor are the same size",
                      shape_text(g.shape()), shape_text(t.shape()));
  } else if (!a[1].is_none() && !value::is_unknown(a[1])) {
    return in.type_error("assigned grad expected to be a Tensor or None but got grad of type {}", in.type_name(a[1]));
  }
  t.grad = a[1].is_none() ? Value() : a[1];
  return Value::none();
}
Value require_grad(Interp& in, const Value* a, std::string_view types) {
  Tensor& t = tensor_of(a[0]);
  const int wanted = a[1].is_unset() ? 1 : in.truth(a[1]);
  if (wanted < 0) return Value::error();
  if (wanted == 1 && !is_floating(t.dtype) && !is_complex(t.dtype) && t.dtype != DType::Unknown)
    return in.raise(Exc::RuntimeError, "only Tensors of {} dtype can require gradients", types);
  if (wanted == 0 && !t.is_leaf && t.requires_grad)
    return in.raise(Exc::RuntimeError,
                    "you can only change requires_grad flags of leaf variables. If you want to use a computed variable "
                    "in a subgraph "
                    "that doesn't require differentiation use var_no_grad = var.detach().");
  if (wanted == 1 && t.inference && !state(in).inference_mode)
    return in.raise(Exc::RuntimeError,
                    "Setting requires_grad=True on inference tensor outside InferenceMode is not allowed.");
  t.requires_grad = wanted == 1;
  if (t.requires_grad && t.is_leaf) watch_leaf(in, t);
  return a[0];
}
// The property and the method have words of their own.
Value set_requires_grad(Interp& in, const Value* a) { return require_grad(in, a, "floating point and complex"); }
Value become_requiring_grad(Interp& in, const Value* a) { return require_grad(in, a, "floating point"); }
Value set_data(Interp& in, const Value* a) {
  if (!is_tensor(a[1]))
    return value::is_unknown(a[1]) ? Value::none()
                                   : in.type_error("Variable data has to be a tensor, but got {}", in.type_name(a[1]));
  Tensor& t = tensor_of(a[0]);
  const Tensor& from = tensor_of(a[1]);
  if (t.requires_grad && !is_floating(from.dtype) && !is_complex(from.dtype) && from.dtype != DType::Unknown)
    return in.raise(Exc::RuntimeError,
                    "data set to a tensor that requires gradients must be floating point or complex dtype");
  t.sizes = from.sizes;
  t.strides = from.strides;
  t.rank = from.rank;
  t.rank_known = from.rank_known;
  t.dtype = from.dtype;
  t.device = from.device;
  t.device_index = from.device_index;
  t.storage = from.storage;
  t.offset = from.offset;
  return Value::none();
}

// Only a scalar has an implicit gradient; leaves that it reaches get gradients of their own shape.
Value backward(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!torch::requires_grad(t))
    return in.raise(Exc::RuntimeError, "element 0 of tensors does not require grad and does not have a grad_fn");
  if (t.rank_known && (a[1].is_unset() || a[1].is_none())) {
    const Dim n = element_count(t);
    if (dim::refutes_equal(n, 1))
      return in.raise(Exc::RuntimeError, "grad can be implicitly created only for scalar outputs");
  }
  if (is_tensor(a[1]) && t.rank_known && tensor_of(a[1]).rank_known) {
    const Tensor& g = tensor_of(a[1]);
    bool same = g.rank == t.rank;
    for (std::size_t i = 0; same && i < t.rank; ++i) same = !dim::refutes_equal(g.size(i), t.size(i));
    if (!same)
      return in.raise(Exc::RuntimeError,
                      "Mismatch in shape: grad_output[0] has a shape of torch.Size({}) and output[0] has a shape of "
                      "torch.Size({}).",
                      shape_text(g.shape()), shape_text(t.shape()));
  }
  State& s = state(in);
  s.backward_ran = true;
  for (Tensor* const leaf : s.leaves) {
    if (!leaf->requires_grad) continue;
    if (leaf->grad.is_set()) {
      if (is_tensor(leaf->grad)) forget_elements(tensor_of(leaf->grad));  // added to
      continue;
    }
    Tensor* const g = new_tensor(in, leaf->shape(), leaf->dtype);
    g->device = leaf->device;
    leaf->grad = g;
  }
  if (s.on_backward.is_unset()) return Value::none();
  const Value told = in.call(s.on_backward, {});
  return told.is_error() ? told : Value::none();
}

// It is told of backward(), as hooks are.
Value retain_grad(Interp& in, const Value* a) {
  const Value module = in.import("torch.autograd._pending");
  return module.is_error() ? module : in.call_method(module, "retain_grad", {a[0]});
}

// Reached for names that no table has: those of PyTorch are gaps.
Value missing_attribute(Interp& in, const Value* a) {
  const std::string_view name = value::is_str(a[1]) ? value::text_of(a[1]) : std::string_view();
  if (is_tensor_name(name)) {
    const std::string reason = fmt::format("Tensor.{} is not modelled", name);
    in.gap(reason);
    return in.unknown(reason);
  }
  return in.raise(Exc::AttributeError, "'{}' object has no attribute '{}'", in.type_name(a[0]), name);
}

// How errors describe what a tensor is made of.
std::string options_text(DType dtype, DeviceKind device) {
  return fmt::format(
      "TensorOptions(dtype={}, device={}, layout=Strided, requires_grad=false (default), pinned_memory=false "
      "(default), "
      "memory_format=(nullopt))",
      cpp_name(dtype), device == DeviceKind::Cuda ? "cuda" : "cpu");
}

// Sizes (2, 3), data ([1, 2]) or a tensor, as the constructors of old took them. DType::Unknown: the default type, and
// tensors of any type. docs: torch/csrc/utils/tensor_new.cpp (legacy_tensor_generic_ctor_new)
Value sizes_or_data(Interp& in, std::span<const Value> positional, const interp::Dict& named, DType type,
                    DeviceKind device) {
  std::vector<Value> given(positional.begin(), positional.end());
  bool size_named = false;
  for (const interp::Dict::Entry& e : std::span(named.entries, named.used)) {
    if (e.key.is_unset()) continue;
    size_named |= value::text_of(e.key) == "size";
    if (value::text_of(e.key) != "device") given.push_back(e.value);
  }
  const DType dtype = type == DType::Unknown ? default_dtype(in) : type;
  const Value first = given.empty() ? Value() : given[0];
  Value v;
  if (given.empty()) {
    const Size none[] = {Size{0, 0}};
    v = new_tensor(in, none, dtype);
  } else if (given.size() == 1 && is_tensor(first)) {
    const Tensor& other = tensor_of(first);
    if (type != DType::Unknown && other.dtype != DType::Unknown && (other.dtype != type || other.device != device))
      return in.type_error("expected {} (got {})", options_text(type, device), options_text(other.dtype, other.device));
    return first;
  } else if (given.size() == 1 && !size_named && (first.is_bool() || !value::is_integer(first)) &&
             !(value::is_tuple(first) && first.object()->type == state(in).size)) {
    if (!value::is_unknown(first) && (value::is_dict(first) || in.special(first, interp::Special::GetItem).is_unset()))
      return in.type_error("new(): data must be a sequence (got {})", in.type_name(first));
    v = tensor_from_data(in, first, dtype, 0);
  } else {
    v = call_op(in, "empty", given);
    if (is_tensor(v)) tensor_of(v).dtype = dtype;
  }
  if (is_tensor(v)) tensor_of(v).device = device;
  return v;
}

// x.new(2, 3), x.new([1, 2]): of x's type.
Value new_of_same_type(Interp& in, const Value* a) {
  const Tensor& self = tensor_of(a[0]);
  return sizes_or_data(in, value::as<interp::Tuple>(a[1])->items(), *value::as<interp::Dict>(a[2]), self.dtype,
                       self.device);
}

// torch.Tensor(2, 3): sizes; torch.Tensor([1, 2]): data. Always of the default type.
Value make_tensor(Interp& in, const Value* a) {
  const std::span<const Value> positional = value::as<interp::Tuple>(a[1])->items();
  const interp::Dict& named = *value::as<interp::Dict>(a[2]);
  // The parser calls the constructor `new`, as the method, whose arguments it sees by itself.
  std::vector<Value> all(positional.begin(), positional.end()), names;
  for (const interp::Dict::Entry& e : std::span(named.entries, named.used)) {
    if (e.key.is_unset()) continue;
    names.push_back(e.key);
    all.push_back(e.value);
  }
  const interp::Tuple* const keywords = names.empty() ? nullptr : in.heap().tuple(names);
  if (ArgumentParser("new", true).check(in, all, keywords) == ArgumentParser::Answer::Refuses) return Value::error();
  const Value v = sizes_or_data(in, positional, named, DType::Unknown, DeviceKind::Cpu);
  if (v.is_error() || !is_tensor(v) || a[0] == Value(state(in).tensor)) return v;
  tensor_of(v).type = value::as<Type>(a[0]);  // a subclass
  return v;
}

// Python's own in torch: norm(p, dim, keepdim, dtype).
Value norm(Interp& in, const Value* a) {
  const Value one[] = {a[0]};
  if (a[2].is_unset() || a[2].is_none()) return call_op(in, "linalg_vector_norm", one);
  const Value all[] = {a[0], Value::small_int(2), a[2], a[3].is_set() ? a[3] : Value::boolean(false)};
  return call_op(in, "linalg_vector_norm", all);
}

Value init_nothing(Interp&, const Value*) { return Value::none(); }

Value same(Interp&, const Value* a) { return a[0]; }
Value detach_in_place(Interp& in, const Value* a) {
  Tensor& t = tensor_of(a[0]);
  if (t.is_view)
    return in.raise(Exc::RuntimeError,
                    "Can't detach views in-place. Use detach() instead. If you are using DistributedDataParallel (DDP) "
                    "for training, and gradient_as_bucket_view is set as True, gradients are views of DDP buckets, and "
                    "hence detach_() cannot be called on these gradients. To fix this error, please refer to the "
                    "Optimizer.zero_grad() function in torch/optim/optimizer.py as the solution.");
  t.requires_grad = false;
  t.is_leaf = true;
  return a[0];
}
Value version(Interp&, const Value* a) {
  return Value::small_int(tensor_of(a[0]).storage != nullptr ? tensor_of(a[0]).storage->version : 0);
}
Value hash(Interp& in, const Value* a) {
  return in.heap().integer(static_cast<std::int64_t>(interp::identity(in, a[0])));
}
Value layout(Interp& in, const Value*) { return state(in).strided; }

Value deepcopy(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.is_leaf && t.requires_grad)
    return in.raise(Exc::RuntimeError,
                    "Only Tensors created explicitly by the user (graph leaves) support the deepcopy protocol at the "
                    "moment.  If you were "
                    "attempting to deepcopy a module, this may be because of a torch.nn.utils.weight_norm usage, see "
                    "https://github.com/pytorch/pytorch/pull/103001");
  const Value v = in.call_method(a[0], "clone");
  if (v.is_error() || !is_tensor(v)) return v;
  tensor_of(v).requires_grad = t.requires_grad;
  tensor_of(v).is_leaf = true;
  tensor_of(v).type = t.type;
  return v;
}

constexpr NativeDef kAttributes[] = {
    {"shape", "self, /", shape, NativeKind::Getter},
    {"size", "self, dim=None", size},
    {"stride", "self, dim=None", stride},
    {"dim", "self, /", rank},
    {"ndimension", "self, /", rank},
    {"ndim", "self, /", rank, NativeKind::Getter},
    {"numel", "self, /", numel},
    {"nelement", "self, /", numel},
    {"dtype", "self, /", dtype, NativeKind::Getter},
    {"device", "self, /", device, NativeKind::Getter},
    {"layout", "self, /", layout, NativeKind::Getter},
    {"get_device", "self, /", get_device},
    {"is_cuda", "self, /", is_cuda, NativeKind::Getter},
    {"is_cpu", "self, /", is_cpu, NativeKind::Getter},
    {"is_meta", "self, /", is_meta, NativeKind::Getter},
    {"is_sparse", "self, /", no, NativeKind::Getter},
    {"is_quantized", "self, /", no, NativeKind::Getter},
    {"is_nested", "self, /", no, NativeKind::Getter},
    {"is_mkldnn", "self, /", no, NativeKind::Getter},
    {"is_mps", "self, /", no, NativeKind::Getter},
    {"is_xpu", "self, /", no, NativeKind::Getter},
    {"is_conj", "self, /", is_conj},
    {"is_neg", "self, /", no},
    {"is_inference", "self, /", is_inference},
    {"is_pinned", "self, /", no},
    {"element_size", "self, /", element_size},
    {"itemsize", "self, /", element_size, NativeKind::Getter},
    {"nbytes", "self, /", nbytes, NativeKind::Getter},
    {"is_floating_point", "self, /", is_floating_point},
    {"is_complex", "self, /", is_complex_type},
    {"is_signed", "self, /", is_signed},
    {"is_contiguous", "self, memory_format=None", contiguous},
    {"storage_offset", "self, /", storage_offset},
    {"data_ptr", "self, /", data_ptr},
    {"T", "self, /", reversed_dims, NativeKind::Getter},
    {"mT", "self, /", matrix_transpose, NativeKind::Getter},
    {"mH", "self, /", adjoint, NativeKind::Getter},
    {"H", "self, /", hermitian, NativeKind::Getter},
    {"real", "self, /", real_part, NativeKind::Getter},
    {"imag", "self, /", imaginary_part, NativeKind::Getter},
    {"is_leaf", "self, /", is_leaf, NativeKind::Getter},
    {"_is_view", "self, /", is_view},
    {"grad_fn", "self, /", grad_fn, NativeKind::Getter},
    {"requires_grad_", "self, requires_grad=True", become_requiring_grad},
    {"backward", "self, gradient=None, retain_graph=None, create_graph=False, inputs=None", backward},
    {"detach_", "self, /", detach_in_place},
    {"adjoint", "self, /", adjoint_method},
    {"is_nonzero", "self, /", is_nonzero},
    {"is_same_size", "self, other", is_same_size},
    {"__new__", "cls, /, *args, **kwargs", make_tensor, NativeKind::Static},
    {"new", "self, /, *args, **kwargs", new_of_same_type},
    {"__init__", "self, *args, **kwargs", init_nothing},
    {"__getattr__", "self, name, /", missing_attribute},
    {"norm", "self, p=2, dim=None, keepdim=False, dtype=None", norm},
    {"retains_grad", "self, /", no, NativeKind::Getter},
    {"retain_grad", "self, /", retain_grad},
    {"share_memory_", "self, /", same},
    {"pin_memory", "self, device=None", same},
    {"coalesce", "self, /", same},
    {"to_dense", "self, *args, **kwargs", same},
    {"as_subclass", "self, cls", same},
    {"_version", "self, /", version, NativeKind::Getter},
    {"__len__", "self, /", length},
    {"__hash__", "self, /", hash},
    {"__deepcopy__", "self, memo=None, /", deepcopy},
};

struct Writable {
  NativeDef getter, setter;
};
constexpr Writable kWritable[] = {
    {{"grad", "self, /", grad}, {"grad", "self, value, /", set_grad}},
    {{"requires_grad", "self, /", requires_grad}, {"requires_grad", "self, value, /", set_requires_grad}},
    {{"data", "self, /", data}, {"data", "self, value, /", set_data}},
};

}  // namespace

void install_tensor_attributes(Interp& in, State& s) {
  value::Heap& heap = in.heap();
  heap.add_methods(s.tensor, kAttributes);
  for (const Writable& w : kWritable) {
    auto* const p = heap.make<value::Property>(heap.types.property);
    p->getter = heap.native(w.getter, s.tensor);
    p->setter = heap.native(w.setter, s.tensor);
    p->deleter = p->doc = Value::none();
    s.tensor->dict->set(in.arena(), heap.intern(w.getter.name), p);
  }
}

}  // namespace shapetrace::torch
