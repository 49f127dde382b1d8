// torch.Size, torch.dtype, torch.device: small types beside Tensor.
#include <algorithm>

#include "interp/protocols.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::Exc;
using interp::NativeDef;
using interp::NativeKind;
using value::as;
using value::Layout;

namespace {

// --- torch.Size ---

Value size_repr(Interp& in, const Value* a) {
  std::string text = "torch.Size([";
  bool first = true;
  for (const Value v : as<interp::Tuple>(a[0])->items()) {
    if (value::is_unknown(v)) return in.unknown_from(v, in.types().str);
    if (!first) text += ", ";
    first = false;
    text += in.display_repr(v);
  }
  return in.heap().str(text + "])");
}

Value size_numel(Interp& in, const Value* a) {
  Value product = Value::small_int(1);
  for (const Value v : as<interp::Tuple>(a[0])->items()) {
    product = in.binary(syntax::BinaryOp::Mul, product, v);
    if (product.is_error()) return product;
  }
  return product;
}

Value as_size(Interp& in, Value v) {
  if (!value::is_tuple(v)) return v;
  auto* const t = as<interp::Tuple>(v);
  auto* const copy = new (in.arena().allocate(sizeof(interp::Tuple) + t->size * sizeof(Value))) interp::Tuple();
  copy->type = state(in).size;
  copy->size = t->size;
  std::copy(t->items().begin(), t->items().end(), copy->data());
  return copy;
}

Value size_new(Interp& in, const Value* a) {
  value::List items;
  if (a[1].is_set() && !in.collect(a[1], items)) return Value::error();
  for (const Value v : items.items()) {
    if (value::is_unknown(v) || value::is_integer(v) || in.special(v, interp::Special::Index).is_set()) continue;
    return in.type_error("torch.Size() takes an iterable of 'int' (item {} is '{}')", 0, in.type_name(v));
  }
  return as_size(in, in.heap().tuple(std::span<const Value>(items.items())));
}

// Slices and sums of sizes are sizes again.
Value size_getitem(Interp& in, const Value* a) {
  const Value v = interp::builtin_get_item(in, a[0], a[1]);
  return value::has_layout(a[1], Layout::Slice) && !v.is_error() ? as_size(in, v) : v;
}
Value size_add(Interp& in, const Value* a) {
  const Value v = interp::sequence_concat(in, a[0], a[1]);
  return v.is_error() || v.is_not_implemented() ? v : as_size(in, v);
}
Value size_mul(Interp& in, const Value* a) {
  const Value v = interp::sequence_repeat(in, a[0], a[1]);
  return v.is_error() || v.is_not_implemented() ? v : as_size(in, v);
}

constexpr NativeDef kSizeMethods[] = {
    {"__new__", "cls, iterable=(), /", size_new, NativeKind::Static},
    {"__repr__", "self, /", size_repr},
    {"__str__", "self, /", size_repr},
    {"numel", "self, /", size_numel},
    {"__getitem__", "self, key, /", size_getitem},
    {"__add__", "self, other, /", size_add},
    {"__mul__", "self, other, /", size_mul},
    {"__rmul__", "self, other, /", size_mul},
};

// --- torch.dtype ---

Value dtype_repr(Interp& in, const Value* a) {
  return in.heap().str(fmt::format("torch.{}", info(as<DTypeObject>(a[0])->dtype).name));
}
Value dtype_is_floating(Interp&, const Value* a) { return Value::boolean(is_floating(as<DTypeObject>(a[0])->dtype)); }
Value dtype_is_complex(Interp&, const Value* a) { return Value::boolean(is_complex(as<DTypeObject>(a[0])->dtype)); }
Value dtype_is_signed(Interp&, const Value* a) {
  const DType t = as<DTypeObject>(a[0])->dtype;
  return Value::boolean(t != DType::UInt8 && t != DType::Bool && t != DType::UInt16 && t != DType::UInt32 &&
                        t != DType::UInt64);
}
Value dtype_itemsize(Interp&, const Value* a) { return Value::small_int(info(as<DTypeObject>(a[0])->dtype).bytes); }
Value dtype_to_real(Interp& in, const Value* a) { return dtype_object(in, real_of(as<DTypeObject>(a[0])->dtype)); }
Value dtype_to_complex(Interp& in, const Value* a) {
  const DType t = as<DTypeObject>(a[0])->dtype;
  if (is_complex(t)) return a[0];
  if (t == DType::BFloat16) return in.unknown("torch.bcomplex32 is not modelled");
  if (complex_of(t) == t)
    return in.raise(interp::Exc::RuntimeError, "Unknown Complex ScalarType for {}", info(t).legacy);
  return dtype_object(in, complex_of(t));
}
Value dtype_same(Interp&, const Value* a) { return a[0]; }

constexpr NativeDef kDTypeMethods[] = {
    {"__repr__", "self, /", dtype_repr},
    {"__reduce__", "self, /", dtype_repr},
    {"__deepcopy__", "self, memo=None, /", dtype_same},
    {"__copy__", "self, /", dtype_same},
    {"is_floating_point", "self, /", dtype_is_floating, NativeKind::Getter},
    {"is_complex", "self, /", dtype_is_complex, NativeKind::Getter},
    {"is_signed", "self, /", dtype_is_signed, NativeKind::Getter},
    {"to_real", "self, /", dtype_to_real},
    {"to_complex", "self, /", dtype_to_complex},
    {"itemsize", "self, /", dtype_itemsize, NativeKind::Getter},
};

// --- torch.device ---

constexpr std::pair<std::string_view, DeviceKind> kDevices[] = {{"cpu", DeviceKind::Cpu},
                                                                {"cuda", DeviceKind::Cuda},
                                                                {"mps", DeviceKind::Mps},
                                                                {"meta", DeviceKind::Meta},
                                                                {"xpu", DeviceKind::Xpu}};

std::string_view device_type(DeviceKind kind) {
  for (const auto& [name, k] : kDevices)
    if (k == kind) return name;
  return "unknown";
}

Value device_new(Interp& in, const Value* a) {
  if (value::has_layout(a[1], Layout::Device)) return a[1];
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], state(in).device);
  if (std::int64_t index = 0; value::to_int64(a[1], index))
    return make_device(in, DeviceKind::Cuda, static_cast<std::int16_t>(index));
  if (!value::is_str(a[1])) return in.type_error("device(): argument 'type' must be str, not {}", in.type_name(a[1]));
  DeviceKind kind{};
  std::int16_t index = -1;
  if (!parse_device(in, value::text_of(a[1]), kind, index)) return Value::error();
  if (std::int64_t given = 0; a[2].is_set() && value::to_int64(a[2], given)) index = static_cast<std::int16_t>(given);
  return make_device(in, kind, index);
}
Value device_repr(Interp& in, const Value* a) {
  const auto& d = *as<Device>(a[0]);
  return in.heap().str(d.index < 0 ? fmt::format("device(type='{}')", device_type(d.kind))
                                   : fmt::format("device(type='{}', index={})", device_type(d.kind), d.index));
}
Value device_str(Interp& in, const Value* a) {
  const auto& d = *as<Device>(a[0]);
  return in.heap().str(d.index < 0 ? std::string(device_type(d.kind))
                                   : fmt::format("{}:{}", device_type(d.kind), d.index));
}
Value device_type_of(Interp& in, const Value* a) { return in.heap().str(device_type(as<Device>(a[0])->kind)); }
Value device_index(Interp&, const Value* a) {
  const auto& d = *as<Device>(a[0]);
  return d.index < 0 ? Value::none() : Value::small_int(d.index);
}
Value device_eq(Interp&, const Value* a) {
  if (!value::has_layout(a[1], Layout::Device)) return Value::boolean(false);
  const auto &x = *as<Device>(a[0]), &y = *as<Device>(a[1]);
  return Value::boolean(x.kind == y.kind && x.index == y.index);
}
Value device_hash(Interp&, const Value* a) {
  const auto& d = *as<Device>(a[0]);
  return Value::small_int(static_cast<int>(d.kind) * 1000 + d.index);
}
Value device_enter(Interp&, const Value* a) { return a[0]; }
Value device_exit(Interp&, const Value*) { return Value::boolean(false); }

constexpr NativeDef kDeviceMethods[] = {
    {"__new__", "cls, type, index=None", device_new, NativeKind::Static},
    {"__repr__", "self, /", device_repr},
    {"__str__", "self, /", device_str},
    {"type", "self, /", device_type_of, NativeKind::Getter},
    {"index", "self, /", device_index, NativeKind::Getter},
    {"__eq__", "self, other, /", device_eq},
    {"__hash__", "self, /", device_hash},
    {"__enter__", "self, /", device_enter},
    {"__exit__", "self, *args", device_exit},
};

}  // namespace

Value make_device(Interp& in, DeviceKind kind, std::int16_t index) {
  auto* const d = in.heap().make<Device>(state(in).device);
  d->kind = kind;
  d->index = index;
  return d;
}

// docs: c10/core/Device.cpp
bool parse_device(Interp& in, std::string_view text, DeviceKind& kind, std::int16_t& index) {
  if (text.empty()) {
    in.raise(Exc::RuntimeError, "Device string must not be empty");
    return false;
  }
  const std::size_t colon = text.find(':');
  const std::string_view type = text.substr(0, colon);
  const std::string_view number = colon == std::string_view::npos ? std::string_view() : text.substr(colon + 1);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; };
  const bool well_formed = std::ranges::all_of(type, is_letter) && std::ranges::all_of(number, is_digit) &&
                           (colon == std::string_view::npos || !number.empty()) &&
                           !(number.size() > 1 && number.front() == '0');
  if (!well_formed) {
    in.raise(Exc::RuntimeError, "Invalid device string: '{}'", text);
    return false;
  }
  const auto* const known = std::ranges::find(kDevices, type, [](const auto& device) { return device.first; });
  if (known == std::end(kDevices)) {
    in.raise(
        Exc::RuntimeError,
        "Expected one of cpu, cuda, ipu, xpu, mkldnn, opengl, opencl, ideep, hip, ve, fpga, maia, xla, lazy, vulkan, "
        "mps, meta, hpu, mtia, privateuseone device type at start of device string: {}",
        type);
    return false;
  }
  kind = known->second;
  index = -1;
  if (!number.empty()) {
    index = 0;
    for (const char c : number.substr(0, 4)) index = static_cast<std::int16_t>(index * 10 + (c - '0'));
  }
  return true;
}

void install_types(Interp& in, State& s) {
  value::Heap& heap = in.heap();
  s.size = heap.new_type("Size", Layout::Tuple, kSizeMethods, {heap.types.tuple});
  s.dtype = heap.new_type("dtype", Layout::DType, kDTypeMethods);
  s.device = heap.new_type("device", Layout::Device, kDeviceMethods);
  for (std::size_t i = 0; i < kDTypeCount; ++i) {
    s.dtypes[i] = heap.make<DTypeObject>(s.dtype);
    s.dtypes[i]->dtype = static_cast<DType>(i);
  }
  for (Type* const t : {s.size, s.dtype, s.device, s.tensor})
    t->dict->set(in.arena(), heap.intern("__module__"), heap.intern("torch"));
}

}  // namespace shapetrace::torch
