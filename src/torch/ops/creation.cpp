// Operators that make tensors from sizes. docs: torch "Creation Ops", "Random sampling".
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// dtype, layout, device, pin_memory, requires_grad stand at the end of every creation, in this order.
struct Options {
  DType dtype;
  DeviceKind device = DeviceKind::Cpu;
  std::int16_t device_index = -1;
  bool requires_grad = false;
};

// False after an error (a device string that PyTorch refuses).
bool read_options(Op& op, DType otherwise, Options& out) {
  out.dtype = otherwise;
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    if (!op.given(i)) continue;
    const std::string_view name = op.schema.parameters[i].name;
    if (name == "dtype") {
      out.dtype = op.dtype(i, otherwise);
    } else if (name == "requires_grad") {
      out.requires_grad = op.boolean(i);
    } else if (name == "device") {
      const Value v = op.value(i);
      if (value::has_layout(v, value::Layout::Device)) {
        out.device = value::as<Device>(v)->kind;
        out.device_index = value::as<Device>(v)->index;
      } else if (value::is_str(v)) {
        if (!parse_device(op.in, value::text_of(v), out.device, out.device_index)) return false;
      } else if (value::is_integer(v)) {
        out.device = DeviceKind::Cuda;
      }
    }
  }
  return true;
}

bool check_sizes(Op& op, std::span<const Size> shape) {
  for (const Size& s : shape)
    if (s.n.known() && s.n.value() < 0) {
      op.runtime_error("Trying to create tensor with negative dimension {}: {}", s.n.value(), shape_text(shape));
      return false;
    }
  return true;
}

Value make(Op& op, std::span<const Size> shape, DType otherwise) {
  Options options{otherwise};
  if (!read_options(op, otherwise, options) || !check_sizes(op, shape)) return Value::error();
  const Value v = op.output(shape, options.dtype);
  Tensor& t = tensor_of(v);
  t.device = options.device;
  t.device_index = options.device_index;
  t.requires_grad = options.requires_grad;
  t.is_leaf = true;
  return v;
}

Value from_sizes(Op& op) { return make(op, op.sizes(0), default_dtype(op.in)); }

constexpr OpDef kOps[] = {
    {"empty(SymInt[] size, *, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, "
     "bool requires_grad=False, MemoryFormat? memory_format=None) -> Tensor",
     from_sizes, Variants::Function},
    {"rand(SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, bool requires_grad=False) -> Tensor",
     from_sizes, Variants::Function},
    {"randn(SymInt[] size, *, Generator? generator=None, ScalarType? dtype=None, Layout? layout=None, Device? "
     "device=None, bool? pin_memory=None, bool requires_grad=False) -> Tensor",
     from_sizes, Variants::Function},
};

}  // namespace

std::span<const OpDef> creation_ops() { return kOps; }

}  // namespace shapetrace::torch
