// Tensors to and from Python values, and to other element types and devices.
// docs: torch.Tensor.to, item, tolist, numpy, type.
#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/recorder.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Exc;
using interp::NativeDef;
using value::as;
using value::Layout;

namespace {

// A converted copy: same sizes and layout, elements carried over where they are known.
Value converted(Interp& in, Value self, DType dtype, DeviceKind device, std::int16_t device_index,
                MemoryFormat format = MemoryFormat::Preserve) {
  const Tensor& from = tensor_of(self);
  Tensor* const t = new_tensor(in, from.shape(), dtype);
  t->rank_known = from.rank_known;
  if (from.rank_known && format == MemoryFormat::Preserve) keep_strides(in, *t, from);
  if (!lay_out(in, *t, format)) return Value::error();
  t->device = device;
  t->device_index = device_index;
  t->requires_grad = from.requires_grad && state(in).grad_enabled && (is_floating(dtype) || is_complex(dtype));
  t->is_leaf = !t->requires_grad;
  t->event = from.event;
  if (CallRecorder* const recorder = history(in).recorder) recorder->same(*t, from);
  if (from.storage != nullptr && t->storage != nullptr && is_integral(dtype)) t->storage->beyond = from.storage->beyond;
  if (elements_known(from) && is_contiguous(*t))
    if (Word* const words = make_elements(in, *t))
      for (std::int64_t i = 0; i < t->storage->count; ++i) {
        const Word w = *element(from, i);
        words[i] = is_floating(from.dtype) ? double_to_word(std::bit_cast<double>(w), dtype)
                                           : int_to_word(static_cast<std::int64_t>(w), dtype);
      }
  return t;
}

// Whether a memory format asks for nothing new (to_will_alias).
bool has_format(const Tensor& t, MemoryFormat format) {
  return format == MemoryFormat::Preserve || suggested_format(t) == format;
}

// Itself where nothing changes.
Value to_dtype(Interp& in, Value self, DType dtype, MemoryFormat format = MemoryFormat::Preserve) {
  const Tensor& t = tensor_of(self);
  return t.dtype == dtype && has_format(t, format) ? self
                                                   : converted(in, self, dtype, t.device, t.device_index, format);
}

MemoryFormat format_argument(Interp& in, Value v) { return memory_format_of(in, v).value_or(MemoryFormat::Preserve); }

// One argument of .to(): a dtype, a device or another tensor.
bool read_target(Interp& in, Value v, DType& dtype, DeviceKind& device, std::int16_t& index) {
  if (v.is_none() || v.is_unset() || v.is_bool()) return true;
  if (value::has_layout(v, Layout::DType)) return dtype = as<DTypeObject>(v)->dtype, true;
  if (value::has_layout(v, Layout::Device)) return device = as<Device>(v)->kind, index = as<Device>(v)->index, true;
  if (value::is_str(v)) return parse_device(in, value::text_of(v), device, index);
  if (is_tensor(v)) {
    dtype = tensor_of(v).dtype;
    device = tensor_of(v).device;
    index = tensor_of(v).device_index;
    return true;
  }
  if (value::is_integer(v)) return device = DeviceKind::Cuda, true;
  if (v == Value(in.types().float_)) return dtype = DType::Float64, true;
  if (v == Value(in.types().int_)) return dtype = DType::Int64, true;
  if (v == Value(in.types().bool_)) return dtype = DType::Bool, true;
  if (value::is_unknown(v)) {
    const Type* const kind = as<value::Unknown>(v)->facts->kind;
    if (kind != nullptr && kind->layout == Layout::DType) dtype = DType::Unknown;
    return true;
  }
  in.type_error(
      "to() received an invalid combination of arguments - got ({}), but expected one of:\n * (torch.device device "
      "= None, torch.dtype dtype = None, bool non_blocking = False, bool copy = False, *, torch.memory_format "
      "memory_format = None)\n * (torch.dtype dtype, bool non_blocking = False, bool copy = False, *, "
      "torch.memory_format memory_format = None)\n * (Tensor tensor, bool non_blocking = False, bool copy = False, "
      "*, torch.memory_format memory_format = None)\n",
      in.type_name(v));
  return false;
}

Value to(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  DType dtype = t.dtype;
  DeviceKind device = t.device;
  std::int16_t index = t.device_index;
  for (const Value v : as<interp::Tuple>(a[1])->items())
    if (!read_target(in, v, dtype, device, index)) return Value::error();
  const interp::Dict& keywords = *as<interp::Dict>(a[2]);
  for (const std::string_view name : {"dtype", "device", "other"}) {
    const Value v = keywords.get(in.heap().intern(name));
    if (v.is_set() && !read_target(in, v, dtype, device, index)) return Value::error();
  }
  // The second bool is `copy`, as the keyword is.
  bool copy = keywords.get(in.heap().intern("copy")).is_true();
  std::size_t flags = 0;
  for (const Value v : as<interp::Tuple>(a[1])->items())
    if (v.is_bool() && ++flags == 2) copy = v.as_bool();
  const MemoryFormat format = format_argument(in, keywords.get(in.heap().intern("memory_format")));
  if (dtype == t.dtype && device == t.device && index == t.device_index && has_format(t, format) && !copy) return a[0];
  return converted(in, a[0], dtype, device, index, format);
}

template <DType Target>
Value as_dtype(Interp& in, const Value* a) {
  return to_dtype(in, a[0], Target, format_argument(in, a[1]));
}

Value type_as(Interp& in, const Value* a) {
  if (!is_tensor(a[1])) return in.unknown_from(a[1], state(in).tensor);
  const Tensor &t = tensor_of(a[0]), &other = tensor_of(a[1]);
  if (t.dtype == other.dtype && t.device == other.device && t.device_index == other.device_index) return a[0];
  return converted(in, a[0], tensor_of(a[1]).dtype, tensor_of(a[1]).device, tensor_of(a[1]).device_index);
}

// x.type() is text, x.type(torch.FloatTensor or dtype or text) converts.
Value type(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (a[1].is_unset() || a[1].is_none())
    return in.heap().str(
        fmt::format("torch.{}{}Tensor", t.device == DeviceKind::Cuda ? "cuda." : "", info(t.dtype).legacy));
  if (value::has_layout(a[1], Layout::DType)) return to_dtype(in, a[0], as<DTypeObject>(a[1])->dtype);
  std::string name = value::is_str(a[1]) ? std::string(value::text_of(a[1])) : std::string(in.type_name(a[1]));
  if (value::is_type(a[1])) name = std::string(as<Type>(a[1])->name->view());
  for (std::size_t i = 0; i < kDTypeCount; ++i)
    if (name.ends_with(fmt::format("{}Tensor", info(static_cast<DType>(i)).legacy)) &&
        (name.size() == info(static_cast<DType>(i)).legacy.size() + 6 ||
         name[name.size() - info(static_cast<DType>(i)).legacy.size() - 7] == '.'))
      return to_dtype(in, a[0], static_cast<DType>(i));
  return in.unknown("a conversion to an unknown type", state(in).tensor);
}

Value cpu(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.device == DeviceKind::Cpu ? a[0] : converted(in, a[0], t.dtype, DeviceKind::Cpu, -1);
}
Value cuda(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  return t.device == DeviceKind::Cuda ? a[0] : converted(in, a[0], t.dtype, DeviceKind::Cuda, 0);
}

Value clone(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  const Value v = converted(in, a[0], t.dtype, t.device, t.device_index, format_argument(in, a[1]));
  if (v.is_error()) return v;
  tensor_of(v).requires_grad = t.requires_grad && state(in).grad_enabled;
  tensor_of(v).is_leaf = !tensor_of(v).requires_grad;
  return v;
}

Type* python_kind(Interp& in, DType t) {
  if (is_floating(t)) return in.types().float_;
  if (is_bool(t)) return in.types().bool_;
  if (is_complex(t)) return in.types().complex_;
  return t == DType::Unknown ? nullptr : in.types().int_;
}

Value item(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.rank_known && all_known(t)) {
    const std::int64_t n = element_count(t).value();
    if (n != 1) return in.raise(Exc::RuntimeError, "a Tensor with {} elements cannot be converted to Scalar", n);
    if (const Word* const w = element(t, 0)) return word_to_value(in, *w, t.dtype);
  }
  return in.unknown("the value of a tensor's element", python_kind(in, t.dtype));
}

Value list_of(Interp& in, const Tensor& t, std::size_t dim, std::int64_t first, std::int64_t count) {
  if (dim == t.rank) {
    if (const Word* const w = element(t, first)) return word_to_value(in, *w, t.dtype);
    return in.unknown("the value of a tensor's element", python_kind(in, t.dtype));
  }
  const std::int64_t n = t.size(dim).value();
  interp::List* const list = in.heap().list();
  for (std::int64_t i = 0; i < n; ++i)
    list->append(in.arena(), list_of(in, t, dim + 1, first + i * (count / n), count / n));
  return list;
}

Value tolist(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (!t.rank_known || !all_known(t) || element_count(t).value() > 1'000'000)
    return in.unknown("the elements of a tensor",
                      t.rank_known && t.rank == 0 ? python_kind(in, t.dtype) : in.types().list);
  return list_of(in, t, 0, 0, element_count(t).value());
}

// --- conversions that Python asks for ---

Value truth(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.rank_known && all_known(t)) {
    const std::int64_t n = element_count(t).value();
    if (n == 0) return in.raise(Exc::RuntimeError, "Boolean value of Tensor with no values is ambiguous");
    if (n > 1) return in.raise(Exc::RuntimeError, "Boolean value of Tensor with more than one value is ambiguous");
    if (const Word* const w = element(t, 0)) return Value::boolean(word_to_double(*w, t.dtype) != 0);
  }
  return in.unknown("the value of a tensor's element", in.types().bool_);
}

// What int(), float() and complex() ask for, which is not what `item` says of more than one element. Unset: go on.
Value no_scalar(Interp& in, const Tensor& t) {
  if (!t.rank_known || !all_known(t) || element_count(t).is(1)) return {};
  return in.value_error("only one element tensors can be converted to Python scalars");
}

Value to_int(Interp& in, const Value* a) {
  if (const Value error = no_scalar(in, tensor_of(a[0])); error.is_set()) return error;
  const Value v = item(in, a);
  if (value::is_unknown(v)) return in.unknown_from(v, in.types().int_);
  return v.is_error() || value::is_integer(v) ? v : in.call(in.types().int_, {v});
}
Value to_float(Interp& in, const Value* a) {
  if (const Value error = no_scalar(in, tensor_of(a[0])); error.is_set()) return error;
  const Value v = item(in, a);
  if (value::is_unknown(v)) return in.unknown_from(v, in.types().float_);
  return v.is_error() || value::is_float(v) ? v : in.call(in.types().float_, {v});
}
Value to_index(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (is_floating(t.dtype) || is_complex(t.dtype) || (t.rank_known && t.rank != 0 && !element_count(t).is(1)))
    return in.type_error("only integer tensors of a single element can be converted to an index");
  const Value v = item(in, a);
  return v.is_bool() ? Value::small_int(v.is_true() ? 1 : 0) : v;
}

// format(tensor, spec): a 0-d tensor formats as its number.
Value format(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  const std::string_view spec = value::is_str(a[1]) ? value::text_of(a[1]) : std::string_view();
  if (t.rank_known && t.rank == 0) {
    const Value v = item(in, a);
    if (value::is_unknown(v)) return in.unknown_from(v, in.types().str);
    return v.is_error() ? v : in.format_value(v, spec);
  }
  if (spec.empty()) return in.str_of(a[0]);
  return in.type_error("unsupported format string passed to Tensor.__format__");
}

// docs: torch._tensor_str: subclasses show their own name, parameters do not.
Value repr(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  const std::string_view type = in.type_name(a[0]);
  const bool plain = type == "Tensor" || type == "Parameter";
  const auto text = tensor_text(in, t, plain ? std::string("tensor(") : fmt::format("{}(", type));
  return text ? Value(in.heap().str(*text)) : in.unknown("the elements of a tensor", in.types().str);
}

Value numpy(Interp& in, const Value* a) {
  const Tensor& t = tensor_of(a[0]);
  if (t.requires_grad)
    return in.raise(Exc::RuntimeError,
                    "Can't call numpy() on Tensor that requires grad. Use tensor.detach().numpy() instead.");
  if (t.device == DeviceKind::Cuda)
    return in.type_error(
        "can't convert cuda:0 device type tensor to numpy. Use Tensor.cpu() to copy the tensor to host memory first.");
  if (t.dtype == DType::BFloat16 || t.dtype == DType::Complex32)  // numpy has no such types
    return in.type_error("Got unsupported ScalarType {}", info(t.dtype).legacy);
  const Value module = in.import("numpy");
  if (module.is_error() || value::is_unknown(module)) return module;
  const Value make = in.find_attr(module, "_from_tensor");
  if (make.is_error()) return make;
  return make.is_set() ? in.call(make, {a[0]}) : in.unknown("an array of numpy");
}

constexpr NativeDef kConversions[] = {
    {"to", "self, *args, **kwargs", to},
    {"float", "self, memory_format=None", as_dtype<DType::Float32>},
    {"double", "self, memory_format=None", as_dtype<DType::Float64>},
    {"half", "self, memory_format=None", as_dtype<DType::Float16>},
    {"bfloat16", "self, memory_format=None", as_dtype<DType::BFloat16>},
    {"int", "self, memory_format=None", as_dtype<DType::Int32>},
    {"long", "self, memory_format=None", as_dtype<DType::Int64>},
    {"short", "self, memory_format=None", as_dtype<DType::Int16>},
    {"char", "self, memory_format=None", as_dtype<DType::Int8>},
    {"byte", "self, memory_format=None", as_dtype<DType::UInt8>},
    {"bool", "self, memory_format=None", as_dtype<DType::Bool>},
    {"cfloat", "self, memory_format=None", as_dtype<DType::Complex64>},
    {"cdouble", "self, memory_format=None", as_dtype<DType::Complex128>},
    {"chalf", "self, *, memory_format=None", as_dtype<DType::Complex32>},
    {"type_as", "self, other", type_as},
    {"type", "self, dtype=None, non_blocking=False, **kwargs", type},
    {"cpu", "self, memory_format=None", cpu},
    {"cuda", "self, device=None, non_blocking=False, memory_format=None", cuda},
    {"clone", "self, *, memory_format=None", clone},
    {"item", "self, /", item},
    {"tolist", "self, /", tolist},
    {"numpy", "self, *, force=False", numpy},
    {"__bool__", "self, /", truth},
    {"__int__", "self, /", to_int},
    {"__float__", "self, /", to_float},
    {"__index__", "self, /", to_index},
    {"__format__", "self, spec, /", format},
    {"__repr__", "self, /, **kwargs", repr},
};

}  // namespace

Value cast(Interp& in, Value tensor, DType dtype) { return to_dtype(in, tensor, dtype); }

void install_tensor_conversions(Interp& in, State& s) { in.heap().add_methods(s.tensor, kConversions); }

}  // namespace shapetrace::torch
