// The native module `_torch`: operators by name, types, and functions that are no operators.
#include <limits>

#include "interp/native.hpp"
#include "interp/protocols.hpp"
#include "python/modules.hpp"
#include "torch/autograd.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::NativeDef;
using value::as;

namespace {

Value is_grad_enabled(Interp& in, const Value*) { return Value::boolean(state(in).grad_enabled); }
Value set_grad_enabled(Interp& in, const Value* a) {
  const int enabled = in.truth(a[0]);
  if (enabled < 0) return Value::error();
  state(in).grad_enabled = enabled == 1;
  return Value::none();
}
Value set_inference_mode(Interp& in, const Value* a) {
  const int enabled = in.truth(a[0]);
  if (enabled < 0) return Value::error();
  state(in).inference_mode = enabled == 1;
  return Value::none();
}
Value is_inference_mode_enabled(Interp& in, const Value*) { return Value::boolean(state(in).inference_mode); }

Value make_subclass(Interp& in, const Value* a) {
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], state(in).tensor);
  if (!is_tensor(a[1]))
    return in.type_error("_make_subclass(): argument 'data' must be Tensor, not {}", in.type_name(a[1]));
  Tensor* const t = in.heap().make<Tensor>(as<Type>(a[0]));
  const value::Object header = *t;
  *t = tensor_of(a[1]);
  t->type = header.type;
  t->attrs = nullptr;
  t->requires_grad = a[2].is_set() && in.truth(a[2]) == 1;
  if (t->requires_grad && !is_floating(t->dtype) && !is_complex(t->dtype) && t->dtype != DType::Unknown)
    return in.raise(interp::Exc::RuntimeError,
                    "Only Tensors of floating point and complex dtype can require gradients");
  t->is_leaf = true;
  t->is_view = false;
  t->base = nullptr;
  t->view_kind = ViewKind::Plain;
  t->inference = state(in).inference_mode;
  t->grad = Value();
  watch_leaf(in, *t);
  return t;
}

// _forget_(tensors): numbers that nobody computes were written into each of them, as an optimizer's step does.
Value forget(Interp& in, const Value* a) {
  if (!value::is_list(a[0])) return in.type_error("_forget_() wants a list of tensors");
  for (const Value v : value::as<value::List>(a[0])->items()) {
    if (!is_tensor(v) || tensor_of(v).storage == nullptr) continue;
    Storage& storage = *tensor_of(v).storage;
    storage.elements = nullptr;
    ++storage.version;
  }
  return Value::none();
}

Value get_default_dtype(Interp& in, const Value*) { return dtype_object(in, state(in).default_dtype); }
Value set_default_dtype(Interp& in, const Value* a) {
  if (value::is_unknown(a[0])) return Value::none();
  constexpr std::string_view kRule = "only floating-point types are supported as the default type";
  if (!value::has_layout(a[0], value::Layout::DType)) return in.type_error("invalid dtype object: {}", kRule);
  const DType dtype = as<DTypeObject>(a[0])->dtype;
  if (!is_floating(dtype)) return in.type_error(kRule);
  state(in).default_dtype = dtype;
  return Value::none();
}

// _set_autocast(dtype or None)
Value set_autocast(Interp& in, const Value* a) {
  state(in).autocast = named_dtype(in, a[0]).value_or(DType::Unknown);
  return Value::none();
}

Value promote_types(Interp& in, const Value* a) {
  const std::optional<DType> first = named_dtype(in, a[0]), second = named_dtype(in, a[1]);
  if (!first || !second) return in.no_answer(first ? a[1] : a[0]);
  return dtype_object(in, promote(*first, *second));
}
Value result_type_of(Interp& in, const Value* a) {
  std::vector<Value> operands;
  for (const Value v : as<interp::Tuple>(a[0])->items()) operands.push_back(v);
  const interp::Dict& named = *as<interp::Dict>(a[1]);
  for (std::uint32_t i = 0; i < named.used; ++i)
    if (named.entries[i].key.is_set()) operands.push_back(named.entries[i].value);
  return dtype_object(in, result_type(operands, default_dtype(in)));
}
Value can_cast(Interp& in, const Value* a) {
  const std::optional<DType> from = named_dtype(in, a[0]), to = named_dtype(in, a[1]);
  if (!from || !to) return in.no_answer(from ? a[1] : a[0]);
  const auto category = [](DType t) { return is_complex(t) ? 3 : is_floating(t) ? 2 : is_bool(t) ? 0 : 1; };
  return Value::boolean(category(*from) <= category(*to));
}

// module.to(...): device, dtype, non_blocking, memory_format.
Value parse_to(Interp& in, const Value* a) {
  Value device = Value::none(), dtype = Value::none(), format = Value::none();
  const auto take = [&](Value v) -> bool {
    if (value::has_layout(v, value::Layout::DType)) {
      dtype = v;
    } else if (value::has_layout(v, value::Layout::Device)) {
      device = v;
    } else if (value::is_str(v)) {
      DeviceKind kind{};
      std::int16_t index = -1;
      if (!parse_device(in, value::text_of(v), kind, index)) return false;
      device = make_device(in, kind, index);
    } else if (is_tensor(v)) {
      dtype = dtype_object(in, tensor_of(v).dtype);
      device = make_device(in, tensor_of(v).device, tensor_of(v).device_index);
    } else if (value::is_integer(v) && !v.is_bool()) {
      device = make_device(in, DeviceKind::Cuda, 0);
    }
    return true;
  };
  for (const Value v : as<interp::Tuple>(a[0])->items())
    if (!take(v)) return Value::error();
  for (const std::string_view name : {"device", "dtype", "tensor"})
    if (const Value v = as<interp::Dict>(a[1])->get(in.heap().intern(name)); v.is_set() && !take(v))
      return Value::error();
  if (const Value v = as<interp::Dict>(a[1])->get(in.heap().intern("memory_format")); v.is_set()) format = v;
  return in.heap().tuple({device, dtype, Value::boolean(false), format});
}

// Gradients have the shapes of what they are for.
Value autograd_grad(Interp& in, const Value* a) {
  interp::List outputs, inputs, grads;
  if (!in.collect(a[0], outputs) || !in.collect(a[1], inputs)) return Value::error();
  for (const Value v : outputs.items()) {
    if (!is_tensor(v)) continue;
    const Tensor& t = tensor_of(v);
    if (!torch::requires_grad(t))
      return in.raise(interp::Exc::RuntimeError,
                      "element 0 of tensors does not require grad and does not have a grad_fn");
  }
  for (const Value v : inputs.items()) {
    if (!is_tensor(v)) {
      grads.append(in.arena(), v);
      continue;
    }
    if (!tensor_of(v).requires_grad)
      return in.raise(interp::Exc::RuntimeError, "One of the differentiated Tensors does not require grad");
    Tensor* const g = new_tensor(in, tensor_of(v).shape(), tensor_of(v).dtype);
    g->rank_known = tensor_of(v).rank_known;
    g->device = tensor_of(v).device;
    g->requires_grad = a[3].is_true();
    g->is_leaf = !g->requires_grad;
    grads.append(in.arena(), g);
  }
  return in.heap().tuple(std::span<const Value>(grads.items()));
}

// What a custom autograd function returns belongs to the graph.
Value function_output(Interp& in, const Value* a) {
  if (!is_tensor(a[0])) return a[0];
  bool requires_grad = false;
  interp::List inputs;
  if (!in.collect(a[1], inputs)) return Value::error();
  for (const Value v : inputs.items()) requires_grad |= is_tensor(v) && tensor_of(v).requires_grad;
  Tensor& t = tensor_of(a[0]);
  if (requires_grad && state(in).grad_enabled && (is_floating(t.dtype) || is_complex(t.dtype))) {
    t.requires_grad = true;
    t.is_leaf = false;
  }
  return a[0];
}

// _set_printoptions(precision, threshold, edgeitems, linewidth, profile, sci_mode)
Value set_print_options(Interp& in, const Value* a) {
  const auto items = as<interp::Tuple>(a[0])->items();
  if (items.size() != 6) return in.type_error("_set_printoptions() takes 6 arguments");
  PrintOptions& options = state(in).printing;
  if (value::is_str(items[4])) {
    const std::string_view profile = value::text_of(items[4]);
    options = PrintOptions{};
    if (profile == "short") options.precision = options.edge_items = 2;
    if (profile == "full") options.threshold = std::numeric_limits<double>::infinity();
  }
  std::int64_t n = 0;
  if (value::to_int64(items[0], n)) options.precision = n;
  if (value::to_double(items[1], options.threshold)) {
  }
  if (value::to_int64(items[2], n)) options.edge_items = n;
  if (value::to_int64(items[3], n)) options.line_width = n;
  options.scientific = items[5].is_bool() ? std::optional(items[5].is_true()) : std::nullopt;
  return Value::none();
}

Value cuda_available(Interp& in, const Value*) { return Value::boolean(in.options().cuda); }
Value disabled_torch_function(Interp& in, const Value* a) {
  const Value keywords = a[3].is_set() ? a[3] : Value(in.heap().dict());
  if (!value::is_tuple(a[2])) return in.call(a[0], {});
  return in.call_dict(a[0], as<interp::Tuple>(a[2])->items(),
                      value::is_dict(keywords) ? as<interp::Dict>(keywords) : nullptr);
}

// Functions that tensors have as methods.
template <const char* Name>
Value through_method(Interp& in, const Value* a) {
  if (value::is_unknown(a[0])) return in.unknown_from(a[0], state(in).tensor);
  const Value method = in.get_attr(a[0], Name);
  if (method.is_error()) return method;
  return in.call_dict(method, as<interp::Tuple>(a[1])->items(), as<interp::Dict>(a[2]));
}
constexpr char kAdjoint[] = "adjoint", kDetachInPlace[] = "detach_", kGetDevice[] = "get_device", kIsConj[] = "is_conj",
               kIsInference[] = "is_inference", kIsNeg[] = "is_neg", kIsNonzero[] = "is_nonzero",
               kIsSameSize[] = "is_same_size", kIsSigned[] = "is_signed";
constexpr char kClone[] = "clone", kNumel[] = "numel", kIsFloating[] = "is_floating_point", kIsComplex[] = "is_complex";

// --- torch.Generator ---

Value generator_new(Interp& in, const Value* a) { return in.new_instance(as<Type>(a[0])); }
Value generator_self(Interp&, const Value* a) { return a[0]; }
Value generator_seed(Interp& in, const Value*) { return in.unknown("a seed", in.types().int_); }
Value generator_device(Interp& in, const Value*) { return make_device(in, DeviceKind::Cpu, -1); }
constexpr NativeDef kGeneratorMethods[] = {
    {"__new__", "cls, device=None", generator_new, interp::NativeKind::Static},
    {"manual_seed", "self, seed", generator_self},
    {"seed", "self, /", generator_seed},
    {"initial_seed", "self, /", generator_seed},
    {"get_state", "self, /", generator_seed},
    {"set_state", "self, state", generator_self},
    {"device", "self, /", generator_device, interp::NativeKind::Getter},
};

// A size that nobody has given, at least 1, by the name that the user will read.
Value symbol(Interp& in, const Value* a) {
  return dim_value(in, state(in).dims->symbol(std::string(value::text_of(a[0])), {1}));
}

Value set_on_backward(Interp& in, const Value* a) {
  state(in).on_backward = a[0];
  return Value::none();
}

constexpr NativeDef kFunctions[] = {
    {"_on_backward", "told, /", set_on_backward},
    {"_forget_", "tensors, /", forget},
    {"_symbol", "name, /", symbol},
    {"_mark_iteration", "", mark_iteration},
    {"_skip_iterations", "marks, count, /", skip_iterations},
    {"_loop_may_end_early", "", loop_may_end_early},
    {"is_grad_enabled", "", is_grad_enabled},
    {"_set_grad_enabled", "enabled, /", set_grad_enabled},
    {"_set_autocast", "dtype, /", set_autocast},
    {"_set_inference_mode", "enabled, /", set_inference_mode},
    {"is_inference_mode_enabled", "", is_inference_mode_enabled},
    {"_make_subclass", "cls, data, requires_grad=False", make_subclass},
    {"get_default_dtype", "", get_default_dtype},
    {"set_default_dtype", "d, /", set_default_dtype},
    {"promote_types", "type1, type2", promote_types},
    {"result_type", "*args, **kwargs", result_type_of},
    {"can_cast", "from_, to", can_cast},
    {"_parse_to", "*args, **kwargs", parse_to},
    {"_autograd_grad", "outputs, inputs, grad_outputs=None, create_graph=False, allow_unused=False", autograd_grad},
    {"_function_output", "value, inputs, name", function_output},
    {"_cuda_is_available", "", cuda_available},
    {"_set_printoptions", "*args", set_print_options},
    {"_disabled_torch_function_impl", "func, types, args=(), kwargs=None", disabled_torch_function},
    {"adjoint", "input, *args, **kwargs", through_method<kAdjoint>},
    {"detach_", "input, *args, **kwargs", through_method<kDetachInPlace>},
    {"get_device", "input, *args, **kwargs", through_method<kGetDevice>},
    {"is_conj", "input, *args, **kwargs", through_method<kIsConj>},
    {"is_inference", "input, *args, **kwargs", through_method<kIsInference>},
    {"is_neg", "input, *args, **kwargs", through_method<kIsNeg>},
    {"is_nonzero", "input, *args, **kwargs", through_method<kIsNonzero>},
    {"is_same_size", "input, *args, **kwargs", through_method<kIsSameSize>},
    {"is_signed", "input, *args, **kwargs", through_method<kIsSigned>},
    {"clone", "input, *args, **kwargs", through_method<kClone>},
    {"numel", "input, *args, **kwargs", through_method<kNumel>},
    {"is_floating_point", "input, *args, **kwargs", through_method<kIsFloating>},
    {"is_complex", "input, *args, **kwargs", through_method<kIsComplex>},
};

// Memory formats and layouts: objects that only compare.
Value marker_repr(Interp& in, const Value* a) {
  const Value name = a[0].object()->attrs->get(in.heap().intern("_name"));
  return in.heap().str(fmt::format("torch.{}", value::text_of(name)));
}
constexpr NativeDef kMarkerMethods[] = {{"__repr__", "self, /", marker_repr}};

}  // namespace

void install_markers(Interp& in, State& s) {
  value::Heap& heap = in.heap();
  s.layout = heap.new_type("layout", value::Layout::Plain, kMarkerMethods);
  s.memory_format = heap.new_type("memory_format", value::Layout::Plain, kMarkerMethods);
  s.layout->has_dict = s.memory_format->has_dict = true;
  const auto mark = [&](Type* type, std::string_view name) {
    const Value v = heap.make<value::Object>(type);
    in.instance_dict(v.object())->set(in.arena(), heap.intern("_name"), heap.intern(name));
    s.markers.emplace_back(name, v);
    return v;
  };
  s.strided = mark(s.layout, "strided");
  for (const std::string_view name : {"sparse_coo", "sparse_csr", "sparse_csc", "sparse_bsr", "sparse_bsc"})
    mark(s.layout, name);
  for (const std::string_view name : {"contiguous_format", "channels_last", "channels_last_3d", "preserve_format"})
    mark(s.memory_format, name);
  s.generator = heap.new_type("Generator", value::Layout::Plain, kGeneratorMethods);
  s.layout->shown_name = heap.intern("torch.layout");
  s.memory_format->shown_name = heap.intern("torch.memory_format");
  s.generator->shown_name = heap.intern("torch._C.Generator");
}

void fill_module_functions(Interp& in, interp::Module& module) {
  State& s = state(in);
  for (const auto& [name, marker] : s.markers) interp::set(in, module, name, marker);
  interp::set(in, module, "layout", s.layout);
  interp::set(in, module, "memory_format", s.memory_format);
  interp::set(in, module, "Generator", s.generator);
  interp::set(in, module, "default_generator", in.new_instance(s.generator));
}

const interp::NativeModule kTorchModule = {"_torch", kFunctions, fill_module};

}  // namespace shapetrace::torch
