// Operators that make tensors from sizes and numbers. docs: torch "Creation Ops".
#include <algorithm>
#include <cmath>

#include "dim/wrapping.hpp"
#include "interp/symbolic.hpp"
#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/number_overflow.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/random.hpp"
#include "torch/ops/tables.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

#define SHAPETRACE_OPTIONS                                                                         \
  "ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=None, bool " \
  "requires_grad=False) -> Tensor"

// dtype, layout, device, pin_memory, requires_grad stand at the end of every creation.
struct Options {
  DType dtype;
  DeviceKind device = DeviceKind::Cpu;
  std::int16_t device_index = -1;
  bool requires_grad = false;
};

// False after an error (a device string that PyTorch refuses).
bool read_options(Op& op, Options& out) {
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    if (!op.given(i)) continue;
    const std::string_view name = op.schema.parameters[i].name;
    if (name == "dtype") {
      out.dtype = op.dtype(i, out.dtype);
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
      if (op.schema.name == "zeros") return op.runtime_error("zeros: Dimension size must be non-negative."), false;
      op.runtime_error("Trying to create tensor with negative dimension {}: {}", dim::text(s.n), shape_text(shape));
      return false;
    }
  return true;
}

// False after the error about integers that shall have a gradient.
bool may_require_grad(Op& op, const Options& options) {
  if (!options.requires_grad || is_floating(options.dtype) || is_complex(options.dtype) ||
      options.dtype == DType::Unknown)
    return true;
  op.runtime_error("Only Tensors of floating point and complex dtype can require gradients");
  return false;
}

bool is_no_real(DType t) { return is_complex(t) || is_bool(t); }

// Kernels that fill new tensors lack some types; those that begin with given numbers are asked for the numbers between.
struct Filler {
  std::string_view op, kernel;
  bool (*lacks)(DType);
  std::int64_t least;  // of elements, to be asked
};
constexpr Filler kFillers[] = {
    {"arange", "arange_cpu", is_no_real, 0},       {"linspace", "linspace_cpu", is_bool, 2},
    {"logspace", "logspace_cpu", is_bool, 2},      {"normal", "normal_kernel_cpu", is_whole, 1},
    {"rand", "check_uniform_bounds", is_whole, 0}, {"randn", "normal_kernel_cpu", is_whole, 1},
    {"range", "range_cpu", is_no_real, 0},
};
bool refused_by_filler(Op& op, std::span<const Size> shape, DType dtype) {
  const auto* const filler = std::ranges::find(kFillers, op.schema.name, &Filler::op);
  if (filler == std::end(kFillers) || !filler->lacks(dtype)) return false;
  Dim count = 1;
  for (const Size& s : shape) count = count * s.n;
  if (dim::surely_less(count, filler->least)) return false;
  op.not_implemented("\"{}\" not implemented for '{}'", filler->kernel, info(dtype).legacy);
  return true;
}

Value make(Op& op, std::span<const Size> shape, DType otherwise) {
  Options options{otherwise};
  if (!read_options(op, options) || !check_sizes(op, shape)) return Value::error();
  if (refused_by_filler(op, shape, options.dtype)) return Value::error();
  if (!may_require_grad(op, options)) return Value::error();
  const Value v = op.output(shape, options.dtype);
  Tensor& t = tensor_of(v);
  t.device = options.device;
  t.device_index = options.device_index;
  t.requires_grad = options.requires_grad;
  t.is_leaf = true;
  if (t.requires_grad) watch_leaf(op.in, t);
  return v;
}

Value fill(Op& op, Value v, double number) {
  if (v.is_error()) return v;
  Tensor& t = tensor_of(v);
  // Only small ones: sizes are computed from few elements.
  constexpr std::int64_t kMostFilled = 4096;
  if (all_known(t) && element_count(t).value() <= kMostFilled)
    if (Word* const words = make_elements(op.in, t))
      std::fill(words, words + t.storage->count, double_to_word(number, t.dtype));
  return v;
}

Value from_sizes(Op& op) { return make(op, op.sizes(0), default_dtype(op.in)); }
// docs: aten/src/ATen/native/TensorFactories.cpp (empty_strided); ops/rearranging.cpp has as_strided.
bool set_strides(Op& op, Value v, std::size_t stride_at) {
  if (v.is_error()) return false;
  Tensor& t = tensor_of(v);
  const std::vector<Dim> strides = op.integers(stride_at);
  if (strides.size() != t.rank) {
    op.runtime_error("dimensionality of sizes ({}) must match dimensionality of strides ({})", t.rank, strides.size());
    return false;
  }
  std::copy(strides.begin(), strides.end(), t.strides);
  return !reach_overflows(t.shape(), strides, 0, t.dtype) || !refuse_reach(op, t.shape(), strides).is_error();
}
Value empty_strided(Op& op) {
  const Value v = make(op, op.sizes(0), default_dtype(op.in));
  return set_strides(op, v, 1) ? v : Value::error();
}

Value empty(Op& op) {
  const Value v = make(op, op.sizes(0), default_dtype(op.in));
  const auto format = memory_format_of(op.in, op.value(1));
  if (v.is_error() || !format) return v;
  return lay_out(op.in, tensor_of(v), *format) ? v : Value::error();
}

// docs: aten/src/ATen/native/TensorFactories.cpp (empty_permuted_symint)
Value empty_permuted(Op& op) {
  const std::vector<Size> shape = op.sizes(0);
  const std::vector<Dim> layout = op.integers(1);
  if (shape.size() != layout.size())
    return op.runtime_error(
        "Number of dimensions in size does not match the length of the physical_layout; i.e. len(size) = {} is not "
        "equal to len(physical_layout) = {}",
        shape.size(), layout.size());
  const auto rank = static_cast<std::int64_t>(shape.size());
  std::vector<bool> seen(shape.size(), false);
  for (std::size_t i = 0; i < layout.size(); ++i) {
    const std::int64_t d = layout[i].known() ? layout[i].value() : 0;
    if (d < 0 || d >= rank)
      return op.runtime_error(
          "Dimension out of range (expected to be between 0 and {}, but got {} at index {}).  NB: negative dims not "
          "currently supported; file an issue if you want it.",
          rank - 1, d, i);
    if (seen[static_cast<std::size_t>(d)]) return op.runtime_error("Duplicate dim not allowed");
    seen[static_cast<std::size_t>(d)] = true;
  }
  const Value v = make(op, shape, default_dtype(op.in));
  if (v.is_error()) return v;
  Dim stride = 1;
  for (std::size_t i = layout.size(); i-- > 0;) {
    const auto d = static_cast<std::size_t>(layout[i].value());
    tensor_of(v).strides[d] = stride;
    stride = stride * (shape[d].n.is(0) ? Dim(1) : shape[d].n);
  }
  return v;
}

Value zeros(Op& op) { return fill(op, make(op, op.sizes(0), default_dtype(op.in)), 0); }
Value ones(Op& op) { return fill(op, make(op, op.sizes(0), default_dtype(op.in)), 1); }

DType dtype_of_number(Op& op, Value v) {
  if (is_tensor(v)) return tensor_of(v).dtype;
  if (v.is_bool()) return DType::Bool;
  if (value::is_integer(v)) return DType::Int64;
  if (value::is_float(v)) return default_dtype(op.in);
  if (value::has_layout(v, value::Layout::Complex)) return DType::Complex64;
  const Type* const kind = value::is_unknown(v) ? value::as<value::Unknown>(v)->facts->kind : nullptr;
  if (kind != nullptr && kind->layout == value::Layout::Int) return DType::Int64;
  return kind != nullptr && kind->layout == value::Layout::Float ? default_dtype(op.in) : DType::Unknown;
}

Value full(Op& op) {
  const Value v = make(op, op.sizes(0), dtype_of_number(op, op.value(1)));
  double number = 0;
  return value::to_double(op.value(1), number) ? fill(op, v, number) : v;
}

Value scalar_tensor(Op& op) {
  double number = 0;
  const Value v = make(op, {}, default_dtype(op.in));
  return value::to_double(op.value(0), number) ? fill(op, v, number) : v;
}

// Random integers, which the tensor's type has to hold.
Value integers_between(Op& op, Dim low, Dim high, Value v) {
  return v.is_error() || are_of_type(op, low, high, tensor_of(v).dtype) ? v : Value::error();
}
Value randint_shape(Op& op, std::size_t low_at, std::size_t high_at, std::size_t size_at) {
  const Dim low = low_at < high_at ? op.integer(low_at) : Dim(0), high = op.integer(high_at);
  if (!lie_between(op, low, high)) return Value::error();
  return integers_between(op, low, high, make(op, op.sizes(size_at), DType::Int64));
}
Value randint(Op& op) { return randint_shape(op, 1, 0, 1); }
Value randint_low(Op& op) { return randint_shape(op, 0, 1, 2); }

Value randperm(Op& op) {
  const Dim n = op.integer(0);
  const Size shape[] = {op.computed(n, OriginKind::Argument, {})};
  const Value v = make(op, shape, DType::Int64);
  if (v.is_error()) return v;
  const DType type = tensor_of(v).dtype;
  return is_complex(type) || is_bool(type)
             ? op.not_implemented("\"randperm\" not implemented for '{}'", info(type).legacy)
             : v;
}

// ceil((end - start) / step), in numbers that wrap around.
std::int64_t whole_steps(std::int64_t start, std::int64_t end, std::int64_t step) {
  const std::int64_t rounding = dim::wrapping_difference(step, step > 0 ? 1 : -1);
  const std::int64_t span = dim::wrapping_sum(dim::wrapping_difference(end, start), rounding);
  return step == -1 ? dim::wrapping_difference(0, span) : span / step;
}

// arange(start, end, step): ceil((end - start) / step) numbers.
Value arange(Op& op) {
  const std::size_t bounds = op.schema.overload.empty() ? 1 : op.schema.overload == "start" ? 2 : 3;
  const Value start = bounds == 1 ? Value::small_int(0) : op.value(0), end = op.value(bounds == 1 ? 0 : 1);
  const Value step = bounds == 3 && op.given(2) ? op.value(2) : Value::small_int(1);
  const Value numbers[] = {start, end, step};
  for (const Value v : numbers)
    if (value::has_layout(v, value::Layout::Complex))
      return op.runtime_error("value cannot be converted to type double without overflow");
  bool whole = true, known = true;
  for (const Value v : numbers) {
    whole &= value::is_integer(v) || (is_tensor(v) && is_integral(tensor_of(v).dtype)) ||
             (value::is_unknown(v) && dtype_of_number(op, v) == DType::Int64);
    known &= !value::is_unknown(v) && !(is_tensor(v) && element(tensor_of(v), 0) == nullptr);
  }
  DType dtype = whole ? DType::Int64 : default_dtype(op.in);
  for (const Value v : numbers)
    if (dtype_of_number(op, v) == DType::Unknown) dtype = DType::Unknown;
  const auto real = [&](Value v) {
    double d = 0;
    if (is_tensor(v)) return word_to_double(*element(tensor_of(v), 0), tensor_of(v).dtype);
    value::to_double(v, d);
    return d;
  };
  if (const auto from = interp::symbolic_of(start), to = interp::symbolic_of(end), by = interp::symbolic_of(step);
      !known && whole && from && to && by && dim::surely_less(0, *by)) {
    if (dim::refutes_at_least(*to, *from))
      return op.runtime_error("upper bound and lower bound inconsistent with step sign");
    // Rounded up; of a symbolic step in the form that divides without a rest where it can.
    const Dim length =
        by->known() ? dim::floor_div(*to - *from + (*by - 1), *by) : Dim(0) - dim::floor_div(*from - *to, *by);
    const Size shape[] = {op.computed(length, OriginKind::Argument, {})};
    const Value v = make(op, shape, dtype);
    if (!v.is_error() && is_integral(tensor_of(v).dtype) && dim::less(*from, 0) == dim::Truth::No)
      tensor_of(v).storage->beyond = *from + (length - 1) * *by + 1;
    return v;
  }
  if (!known) {
    const bool plain = bounds == 1 && value::is_unknown(end) && whole;
    const Size shape[] = {op.computed(plain ? dim_of_unknown(op.in, end) : fresh_dim(op.in, "the length of an arange"),
                                      OriginKind::Argument, {})};
    return make(op, shape, dtype);
  }
  const double from = real(start), to = real(end), by = real(step);
  if (by == 0 || std::isnan(by)) return op.runtime_error("step must be nonzero");
  if (!std::isfinite(from) || !std::isfinite(to)) return op.runtime_error("unsupported range: {} -> {}", from, to);
  if ((by > 0 && from > to) || (by < 0 && from < to))
    return op.runtime_error("upper bound and lower bound inconsistent with step sign");
  // docs: aten/src/ATen/native/RangeFactories.cpp (arange_out): whole numbers are counted in 64 bits, which wrap
  // around.
  std::int64_t first = 0, last = 0, every = 0;
  for (const Value v : numbers)
    if (dtype == DType::Int64 && value::is_integer(v) && !value::to_int64(v, first))
      return refuse_number(op.in, DType::Int64);
  const bool counted = dtype == DType::Int64 && value::to_int64(start, first) && value::to_int64(end, last) &&
                       value::to_int64(step, every);
  const double length = counted ? static_cast<double>(whole_steps(first, last, every)) : std::ceil((to - from) / by);
  if (length < 0 || length > 0x1p63) return op.runtime_error("invalid size, possible overflow?");
  if (length == 0x1p63)
    return op.runtime_error("IntArrayRef contains an int that cannot be represented as a SymInt: {}",
                            std::numeric_limits<std::int64_t>::min());
  const Size shape[] = {op.computed(static_cast<std::int64_t>(length), OriginKind::Argument, {})};
  const Value v = make(op, shape, dtype);
  if (v.is_error()) return v;
  Tensor& t = tensor_of(v);
  if (Word* const words = make_elements(op.in, t))
    for (std::int64_t i = 0; i < t.storage->count; ++i)
      words[i] = double_to_word(from + static_cast<double>(i) * by, t.dtype);
  return v;
}

Value linspace(Op& op) {
  const Tensor* const start = is_tensor(op.value(0)) ? &op.tensor(0) : nullptr;
  const Tensor* const end = is_tensor(op.value(1)) ? &op.tensor(1) : nullptr;
  if (start != nullptr && end != nullptr && start->rank_known && end->rank_known &&
      (start->rank != 0 || end->rank != 0))
    return op.runtime_error(
        "{} only supports 0-dimensional start and end tensors, but got start with {} dimension(s) and end with {} "
        "dimension(s).",
        op.schema.name, start->rank, end->rank);
  for (const Tensor* const t : {start, end})
    if (t != nullptr && t->rank_known && t->rank != 0)
      return op.runtime_error("{} only supports 0-dimensional start and end tensors, but got {} with {} dimension(s).",
                              op.schema.name, t == start ? "start" : "end", t->rank);
  const Dim steps = op.integer(2);
  if (steps.known() && steps.value() < 0) return op.runtime_error("number of steps must be non-negative");
  const Size shape[] = {op.computed(steps, OriginKind::Argument, {})};
  // Ends that are complex ask for a complex result.
  DType inferred = default_dtype(op.in);
  for (const std::size_t at : {0U, 1U})
    if (is_tensor(op.value(at)) ? is_complex(op.tensor(at).dtype)
                                : value::has_layout(op.value(at), value::Layout::Complex))
      inferred = complex_of(default_dtype(op.in));
  Options options{inferred};
  if (!read_options(op, options)) return Value::error();
  if (is_complex(inferred) && !is_complex(options.dtype) && options.dtype != DType::Unknown &&
      !op.out_differs(inferred))
    return op.runtime_error("torch.{}(): inferred dtype {} can't be safely cast to passed dtype {}", op.schema.name,
                            cpp_name(inferred), info(options.dtype).legacy);
  const Value v = make(op, shape, inferred);
  if (v.is_error() || start != nullptr || end != nullptr || op.is_unknown(0) || op.is_unknown(1) ||
      op.schema.name != "linspace")
    return v;
  Tensor& t = tensor_of(v);
  if (Word* const words = make_elements(op.in, t)) {
    // As the kernel does it: in the element type, from both ends towards the middle (RangeFactoriesKernel.cpp).
    const std::int64_t n = t.storage->count;
    if (t.dtype == DType::Float32) {
      const auto start = static_cast<float>(op.real(0)), end = static_cast<float>(op.real(1));
      const float step = n > 1 ? (end - start) / static_cast<float>(n - 1) : 0;
      for (std::int64_t i = 0; i < n; ++i) {
        const float x = i < n / 2 ? start + step * static_cast<float>(i) : end - step * static_cast<float>(n - i - 1);
        words[i] = std::bit_cast<Word>(static_cast<double>(n == 1 ? start : x));
      }
    } else {
      const double start = op.real(0), end = op.real(1);
      const double step = n > 1 ? (end - start) / static_cast<double>(n - 1) : 0;
      for (std::int64_t i = 0; i < n; ++i)
        words[i] = double_to_word(n == 1      ? start
                                  : i < n / 2 ? start + step * static_cast<double>(i)
                                              : end - step * static_cast<double>(n - i - 1),
                                  t.dtype);
    }
  }
  return v;
}

// docs: torch.hann_window, hamming_window, bartlett_window, blackman_window, kaiser_window;
// errors: aten/src/ATen/native/TensorFactories.cpp (window_function_checks)
Value window(Op& op) {
  const Dim n = op.integer(0);
  if (n.known() && n.value() < 0)
    return op.runtime_error("{} requires non-negative window_length, got window_length={}", op.schema.name,
                            dim::text(n));
  const Size shape[] = {op.computed(n, OriginKind::Argument, {})};
  const Value v = make(op, shape, default_dtype(op.in));
  if (v.is_error() || is_floating(tensor_of(v).dtype) || tensor_of(v).dtype == DType::Unknown) return v;
  return op.in.unknown("a window of an element type that is none of windows", state(op.in).tensor);
}

// torch.range(start, end, step): the end is in it.
Value closed_range(Op& op) {
  double from = 0, to = 0, by = 1;
  const bool known = value::to_double(op.value(0), from) && value::to_double(op.value(1), to) &&
                     (!op.given(2) || value::to_double(op.value(2), by));
  if (!known) {
    const Size shape[] = {{fresh_dim(op.in, "the length of a range"), 0}};
    return make(op, shape, default_dtype(op.in));
  }
  if (by == 0 || std::isnan(by)) return op.runtime_error("step must be nonzero");
  if (!std::isfinite(from) || !std::isfinite(to)) return op.runtime_error("unsupported range: {} -> {}", from, to);
  if ((by > 0 && from > to) || (by < 0 && from < to))
    return op.runtime_error("upper bound and lower bound inconsistent with step sign");
  const Size shape[] = {
      op.computed(static_cast<std::int64_t>(std::floor((to - from) / by)) + 1, OriginKind::Argument, {})};
  return make(op, shape, default_dtype(op.in));
}

// docs: torch.fft.fftfreq, rfftfreq
Value frequencies(Op& op) {
  const Dim n = op.integer(0);
  const Size shape[] = {
      op.computed(op.schema.name == "fft_rfftfreq" ? floor_div(n, 2) + 1 : n, OriginKind::Argument, {})};
  return make(op, shape, default_dtype(op.in));
}

Value eye(Op& op) {
  for (const std::size_t i : {0U, 1U})
    if (const Dim n = i == 0 || !op.schema.overload.empty() ? op.integer(i) : Dim(0); n.known() && n.value() < 0)
      return op.runtime_error("{} must be greater or equal to 0, got {}", i == 0 ? "n" : "m", dim::text(n));
  const Size n = op.computed(op.integer(0), OriginKind::Argument, {});
  const bool square = op.schema.overload.empty();
  const Size shape[] = {n, square ? n : op.computed(op.integer(1), OriginKind::Argument, {})};
  if (count_overflows(shape)) return refuse_count(op);
  const Value v = fill(op, make(op, shape, default_dtype(op.in)), 0);
  if (v.is_error()) return v;
  Tensor& t = tensor_of(v);
  if (!elements_known(t)) return v;
  const std::int64_t rows = t.size(0).value(), columns = t.size(1).value();
  for (std::int64_t i = 0; i < std::min(rows, columns); ++i)
    t.storage->elements[i * columns + i] = int_to_word(1, t.dtype);
  return v;
}

Value like(Op& op, std::optional<double> number) {
  const Tensor& self = op.tensor(0);
  Options options{self.dtype, self.device, self.device_index, false};
  if (!read_options(op, options) || !may_require_grad(op, options)) return Value::error();
  const Value v = op.output_like(self, options.dtype);
  Tensor& t = tensor_of(v);
  if (self.rank_known) keep_strides(op.in, t, self);
  for (std::size_t i = 1; i < op.schema.parameters.size(); ++i)
    if (const auto format = memory_format_of(op.in, op.value(i)); format && *format != MemoryFormat::Preserve) {
      t = *new_tensor(op.in, t.shape(), t.dtype);
      t.rank_known = self.rank_known;
      if (!lay_out(op.in, t, *format)) return Value::error();
    }
  t.device = options.device;
  t.device_index = options.device_index;
  t.requires_grad = options.requires_grad;
  t.is_leaf = true;
  if (t.requires_grad) watch_leaf(op.in, t);
  return number && self.rank_known ? fill(op, v, *number) : v;
}
Value empty_like(Op& op) { return like(op, std::nullopt); }
Value rand_like(Op& op) {
  const Value v = empty_like(op);
  if (v.is_error() || !is_whole(tensor_of(v).dtype)) return v;
  return op.not_implemented("\"check_uniform_bounds\" not implemented for '{}'", info(tensor_of(v).dtype).legacy);
}
Value randint_like(Op& op) {
  const bool from = op.schema.overload == "low";
  const Dim low = from ? op.integer(1) : Dim(0), high = op.integer(from ? 2 : 1);
  if (!lie_between(op, low, high)) return Value::error();
  return integers_between(op, low, high, empty_like(op));
}
Value zeros_like(Op& op) { return like(op, 0); }
Value ones_like(Op& op) { return like(op, 1); }
Value full_like(Op& op) {
  double number = 0;
  return like(op, value::to_double(op.value(1), number) ? std::optional(number) : std::nullopt);
}

// x.new_zeros(sizes): type and device of x.
Value new_like(Op& op, std::optional<double> number) {
  const Tensor& self = op.tensor(0);
  Options options{self.dtype, self.device, self.device_index, false};
  const std::vector<Size> shape = op.sizes(1);
  if (!read_options(op, options) || !check_sizes(op, shape) || !may_require_grad(op, options)) return Value::error();
  const Value v = op.output(shape, options.dtype);
  Tensor& t = tensor_of(v);
  t.device = options.device;
  t.requires_grad = options.requires_grad;
  t.is_leaf = true;
  if (t.requires_grad) watch_leaf(op.in, t);
  return number ? fill(op, v, *number) : v;
}
Value new_empty(Op& op) { return new_like(op, std::nullopt); }
Value new_empty_strided(Op& op) {
  const Value v = new_like(op, std::nullopt);
  return set_strides(op, v, 2) ? v : Value::error();
}
Value new_zeros(Op& op) { return new_like(op, 0); }
Value new_ones(Op& op) { return new_like(op, 1); }
Value new_full(Op& op) {
  double number = 0;
  return new_like(op, value::to_double(op.value(2), number) ? std::optional(number) : std::nullopt);
}

Value normal_of_sizes(Op& op) {
  if (!(op.real(1) >= 0)) return op.runtime_error("normal expects std >= 0.0, but found std {}", op.real(1));
  return make(op, op.sizes(2), default_dtype(op.in));
}

Value filled(Op& op) {
  double number = 0;
  const Value v = op.output_like(op.tensor(0), op.tensor(0).dtype);
  return value::to_double(op.value(1), number) && op.tensor(0).rank_known ? fill(op, v, number) : v;
}
// docs: torch.Tensor.fill_diagonal_
Value fill_diagonal(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank < 2) return op.runtime_error("dimensions must larger than 1");
  for (std::size_t i = 1; self.rank > 2 && i < self.rank; ++i)
    if (dim::refutes_equal(self.size(i), self.size(0)))
      return op.runtime_error("all dimensions of input must be of equal length");
  return op.in_place(0);
}

Value fill_(Op& op) {
  if (is_tensor(op.value(1)) && op.tensor(1).rank_known && op.tensor(1).rank != 0)
    return op.runtime_error("fill_ only supports 0-dimension value tensor but got tensor with {} dimensions.",
                            op.tensor(1).rank);

  double number = 0;
  const bool known = value::to_double(op.value(1), number);
  const Value v = op.in_place(0);
  if (v.is_error() || !known || tensor_of(v).is_view) return v;
  Tensor& t = tensor_of(v);
  return is_contiguous(t) && t.offset.is(0) ? fill(op, v, number) : v;
}
Value zero_(Op& op) {
  const Value v = op.in_place(0);
  if (v.is_error() || tensor_of(v).is_view) return v;
  return is_contiguous(tensor_of(v)) && tensor_of(v).offset.is(0) ? fill(op, v, 0) : v;
}

constexpr OpDef kOps[] = {
    {"empty(SymInt[] size, *, MemoryFormat? memory_format=None, Tensor? out=None, " SHAPETRACE_OPTIONS, empty,
     Variants::Function},
    {"rand(SymInt[] size, *, Generator? generator=None, Tensor? out=None, " SHAPETRACE_OPTIONS, from_sizes,
     Variants::Function},
    {"randn(SymInt[] size, *, Generator? generator=None, Tensor? out=None, " SHAPETRACE_OPTIONS, from_sizes,
     Variants::Function},
    {"zeros(SymInt[] size, *, Tensor? out=None, " SHAPETRACE_OPTIONS, zeros, Variants::Function},
    {"ones(SymInt[] size, *, Tensor? out=None, " SHAPETRACE_OPTIONS, ones, Variants::Function},
    {"full(SymInt[] size, Scalar fill_value, *, Tensor? out=None, " SHAPETRACE_OPTIONS, full, Variants::Function},
    {"empty_strided(SymInt[] size, SymInt[] stride, *, " SHAPETRACE_OPTIONS, empty_strided, Variants::Function},
    {"empty_permuted(SymInt[] size, int[] physical_layout, *, " SHAPETRACE_OPTIONS, empty_permuted, Variants::Function},
    {"scalar_tensor(Scalar s, *, " SHAPETRACE_OPTIONS, scalar_tensor, Variants::Function},
    {"randint(SymInt high, SymInt[] size, *, Generator? generator=None, Tensor? out=None, " SHAPETRACE_OPTIONS, randint,
     Variants::Function},
    {"randint.low(SymInt low, SymInt high, SymInt[] size, *, Generator? generator=None, Tensor? "
     "out=None, " SHAPETRACE_OPTIONS,
     randint_low, Variants::Function},
    {"randperm(SymInt n, *, Generator? generator=None, Tensor? out=None, " SHAPETRACE_OPTIONS, randperm,
     Variants::Function},
    {"arange(Scalar end, *, Tensor? out=None, " SHAPETRACE_OPTIONS, arange, Variants::Function},
    {"arange.start(Scalar start, Scalar end, *, Tensor? out=None, " SHAPETRACE_OPTIONS, arange, Variants::Function},
    {"arange.start_step(Scalar start, Scalar end, Scalar step=1, *, Tensor? out=None, " SHAPETRACE_OPTIONS, arange,
     Variants::Function},
    {"linspace.Tensor_Tensor(Tensor start, Tensor end, int steps, *, Tensor? out=None, " SHAPETRACE_OPTIONS, linspace,
     Variants::Function},
    {"linspace.Scalar_Tensor(Scalar start, Tensor end, int steps, *, Tensor? out=None, " SHAPETRACE_OPTIONS, linspace,
     Variants::Function},
    {"linspace.Tensor_Scalar(Tensor start, Scalar end, int steps, *, Tensor? out=None, " SHAPETRACE_OPTIONS, linspace,
     Variants::Function},
    {"linspace(Scalar start, Scalar end, int steps, *, Tensor? out=None, " SHAPETRACE_OPTIONS, linspace,
     Variants::Function},
    {"logspace.Tensor_Tensor(Tensor start, Tensor end, int steps, float base=10.0, *, Tensor? "
     "out=None, " SHAPETRACE_OPTIONS,
     linspace, Variants::Function},
    {"logspace.Scalar_Tensor(Scalar start, Tensor end, int steps, float base=10.0, *, Tensor? "
     "out=None, " SHAPETRACE_OPTIONS,
     linspace, Variants::Function},
    {"logspace.Tensor_Scalar(Tensor start, Scalar end, int steps, float base=10.0, *, Tensor? "
     "out=None, " SHAPETRACE_OPTIONS,
     linspace, Variants::Function},
    {"logspace(Scalar start, Scalar end, int steps, float base=10.0, *, Tensor? out=None, " SHAPETRACE_OPTIONS,
     linspace, Variants::Function},
    {"eye(SymInt n, *, Tensor? out=None, " SHAPETRACE_OPTIONS, eye, Variants::Function},
    {"eye.m(SymInt n, SymInt m, *, Tensor? out=None, " SHAPETRACE_OPTIONS, eye, Variants::Function},
    {"hann_window(int window_length, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"hann_window.periodic(int window_length, bool periodic, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"hamming_window(int window_length, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"hamming_window.periodic(int window_length, bool periodic, float alpha=0.54, float beta=0.46, "
     "*, " SHAPETRACE_OPTIONS,
     window, Variants::Function},
    {"bartlett_window(int window_length, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"bartlett_window.periodic(int window_length, bool periodic, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"blackman_window(int window_length, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"blackman_window.periodic(int window_length, bool periodic, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"kaiser_window(int window_length, *, " SHAPETRACE_OPTIONS, window, Variants::Function},
    {"kaiser_window.periodic(int window_length, bool periodic, float beta=12.0, *, " SHAPETRACE_OPTIONS, window,
     Variants::Function},
    {"range(Scalar start, Scalar end, Scalar step=1, *, Tensor? out=None, " SHAPETRACE_OPTIONS, closed_range,
     Variants::Function},
    {"fft_fftfreq(int n, float d=1.0, *, Tensor? out=None, " SHAPETRACE_OPTIONS, frequencies, Variants::Function},
    {"fft_rfftfreq(int n, float d=1.0, *, Tensor? out=None, " SHAPETRACE_OPTIONS, frequencies, Variants::Function},
    {"empty_like(Tensor self, *, MemoryFormat? memory_format=None, " SHAPETRACE_OPTIONS, empty_like,
     Variants::Function},
    {"rand_like(Tensor self, *, MemoryFormat? memory_format=None, Generator? generator=None, " SHAPETRACE_OPTIONS,
     rand_like, Variants::Function},
    {"randn_like(Tensor self, *, MemoryFormat? memory_format=None, Generator? generator=None, " SHAPETRACE_OPTIONS,
     empty_like, Variants::Function},
    {"randint_like(Tensor self, SymInt high, *, MemoryFormat? memory_format=None, " SHAPETRACE_OPTIONS, randint_like,
     Variants::Function},
    {"randint_like.low(Tensor self, SymInt low, SymInt high, *, MemoryFormat? memory_format=None, " SHAPETRACE_OPTIONS,
     randint_like, Variants::Function},
    {"zeros_like(Tensor self, *, MemoryFormat? memory_format=None, " SHAPETRACE_OPTIONS, zeros_like,
     Variants::Function},
    {"ones_like(Tensor self, *, MemoryFormat? memory_format=None, " SHAPETRACE_OPTIONS, ones_like, Variants::Function},
    {"full_like(Tensor self, Scalar fill_value, *, MemoryFormat? memory_format=None, " SHAPETRACE_OPTIONS, full_like,
     Variants::Function},
    {"new_empty_strided(Tensor self, SymInt[] size, SymInt[] stride, *, " SHAPETRACE_OPTIONS, new_empty_strided,
     Variants::Method},
    {"new_empty(Tensor self, SymInt[] size, *, " SHAPETRACE_OPTIONS, new_empty, Variants::Method},
    {"new_zeros(Tensor self, SymInt[] size, *, " SHAPETRACE_OPTIONS, new_zeros, Variants::Method},
    {"new_ones(Tensor self, SymInt[] size, *, " SHAPETRACE_OPTIONS, new_ones, Variants::Method},
    {"new_full(Tensor self, SymInt[] size, Scalar fill_value, *, " SHAPETRACE_OPTIONS, new_full, Variants::Method},
    {"normal.float_float(float mean, float std, SymInt[] size, *, Generator? generator=None, Tensor? "
     "out=None, " SHAPETRACE_OPTIONS,
     normal_of_sizes, Variants::Function},
    {"fill_(Tensor(a!) self, Scalar value) -> Tensor(a!)", fill_},
    {"fill_.Tensor(Tensor(a!) self, Tensor value) -> Tensor(a!)", fill_},
    {"fill_diagonal_(Tensor(a!) self, Scalar fill_value, bool wrap=False) -> Tensor(a!)", fill_diagonal,
     Variants::Method},
    {"fill(Tensor self, Scalar value) -> Tensor", filled, Variants::Function},
    {"fill.Tensor(Tensor self, Tensor value) -> Tensor", filled, Variants::Function},
    {"zero_(Tensor(a!) self) -> Tensor(a!)", zero_, Variants::Method},
};
#undef SHAPETRACE_OPTIONS

}  // namespace

std::span<const OpDef> creation_ops() { return kOps; }

}  // namespace shapetrace::torch
