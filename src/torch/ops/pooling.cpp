// Pooling. docs: torch.nn.functional.max_pool2d, avg_pool2d, adaptive_avg_pool2d ...;
// errors: aten/src/ATen/native/Pool.h, Pooling.cpp, AdaptiveAveragePooling.cpp.
#include <algorithm>

#include "torch/memory_format.hpp"
#include "torch/number_overflow.hpp"
#include "torch/ops/tables.hpp"
#include "torch/ops/window.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {
constexpr std::int64_t kFarthest = std::int64_t{1} << 60;  // products of sizes stop here (dim/table.hpp)
}

bool reaches_too_far(const Window& w) {
  std::int64_t reach = 0, pads = 0;
  return (w.dilation.known() && w.kernel.known() &&
          __builtin_mul_overflow(w.dilation.value(), w.kernel.value() - 1, &reach)) ||
         (w.padding.known() && __builtin_mul_overflow(w.padding.value(), 2, &pads)) || reach > kFarthest ||
         pads > kFarthest;
}

Size window_size(Op& op, const Size& n, const Window& w, bool ceil_mode) {
  const Dim covered = n.n + Dim(2) * w.padding - w.dilation * (w.kernel - 1) - 1;
  Dim out = floor_div(covered + (ceil_mode ? w.stride - 1 : Dim(0)), w.stride) + 1;
  if (ceil_mode) out = out - 1 + dim::is_less((out - 1) * w.stride, n.n + w.padding);
  const auto number = [](Dim d) { return d.known() ? d.value() : 0; };
  return op.computed(out, OriginKind::Window, {n.origin},
                     {number(w.kernel), number(w.stride), number(w.padding), number(w.dilation)});
}

namespace {

constexpr std::string_view kNoRank = "the rank of a pooling's input is not known";

struct Arguments {
  std::vector<Dim> kernel, stride, padding, dilation;
  bool ceil_mode = false;
};

// "[3, 1, 1]" with the sizes that precede and follow, as "(3x1x1)" in messages.
std::string crossed(std::span<const Size> shape) {
  std::string text;
  for (const Size& s : shape) text += (text.empty() ? "" : "x") + dim::text(s.n);
  return text;
}

Value unfitting_rank(Op& op, std::string_view name) {
  return op.runtime_error(
      "Expected 2 to 3 dimensions, but got {}-dimensional tensor for argument #1 'self' (while checking arguments for "
      "{})",
      op.tensor(0).rank, name);
}

// One number or one for each dimension. docs: aten/src/ATen/native/Pool.h, AveragePool2d.cpp
Value check_counts(Op& op, std::size_t spatial, const Arguments& args, std::string_view name) {
  if (spatial == 1) return {};
  const std::string_view count = spatial == 2 ? "two" : "three";
  const std::string_view either = name == "avg_pool3d" ? "" : "either ";
  if (args.kernel.size() != 1 && args.kernel.size() != spatial)
    return op.runtime_error("{}: kernel_size must {}be a single int, or a tuple of {} ints", name, either, count);
  if (args.stride.size() != 1 && args.stride.size() != spatial)
    return op.runtime_error("{}: stride must {}be omitted, a single int, or a tuple of {} ints", name, either, count);
  if (args.padding.size() != 1 && args.padding.size() != spatial)
    return op.runtime_error("{}: padding must {}be a single int, or a tuple of {} ints", name, either, count);
  if (args.dilation.size() != 1 && args.dilation.size() != spatial)
    return op.runtime_error("{}: dilation must be either a single int, or a tuple of {} ints", name, count);
  return {};
}

// docs: aten/src/ATen/native/Pool.h (check_max_pool1d)
Value check_max_pool1d(Op& op, const Arguments& args) {
  for (const auto& [numbers, what] : {std::pair{&args.kernel, "kernel_size must be an int, list of ints or"},
                                      std::pair{&args.stride, "stride must be None, an int, list of ints, or"},
                                      std::pair{&args.padding, "padding must be an int, list of ints, or"},
                                      std::pair{&args.dilation, "dilation must be an int, list of ints or"}})
    if (numbers->size() != 1)
      return op.runtime_error("max_pool1d() {} tuple of ints of size 1 but got size {}", what, numbers->size());
  const Dim kernel = args.kernel[0], stride = args.stride[0], padding = args.padding[0], dilation = args.dilation[0];
  if (kernel.known() && kernel.value() <= 0)
    return op.runtime_error("max_pool1d() kernel_size must be greater than zero, but got {}", dim::text(kernel));
  if (stride.known() && stride.value() <= 0)
    return op.runtime_error("max_pool1d() stride must be greater than zero, but got {}", dim::text(stride));
  if (padding.known() && padding.value() < 0)
    return op.runtime_error("max_pool1d() padding must be non-negative, but got {}", dim::text(padding));
  if (padding.known() && kernel.known() && padding.value() > kernel.value() / 2)
    return op.runtime_error(
        "max_pool1d() padding should be at most half of kernel size, but got padding={} and kernel_size={}",
        dim::text(padding), dim::text(kernel));
  if (dilation.known() && dilation.value() <= 0)
    return op.runtime_error("max_pool1d() dilation must be greater than zero, but got {}", dim::text(dilation));
  return {};
}

// docs: aten/src/ATen/native/Pool.h (pooling_output_shape), which runs before the input is looked at
Value check_windows(Op& op, std::size_t spatial, const Arguments& args) {
  for (std::size_t i = 0; i < spatial; ++i) {
    if (args.stride[i].is(0)) return op.runtime_error("stride should not be zero");
    if (args.padding[i].known() && args.padding[i].value() < 0)
      return op.runtime_error("pad must be non-negative, but got pad: {}", args.padding[i].value());
    const bool known = args.padding[i].known() && args.kernel[i].known() && args.dilation[i].known();
    if (known && args.padding[i].value() >
                     (static_cast<__int128>(args.kernel[i].value() - 1) * args.dilation[i].value() + 1) / 2)
      return op.runtime_error(
          "pad should be at most half of effective kernel size, but got pad={}, kernel_size={} and dilation={}",
          dim::text(args.padding[i]), dim::text(args.kernel[i]), dim::text(args.dilation[i]));
  }
  return {};
}

// Images are pooled with 32-bit numbers (safe_downcast), lines by avg_pool1d too, as images of height 1.
Value check_narrow(Op& op, std::string_view name, const Arguments& args) {
  if (name == "max_pool1d") return {};
  for (const auto* const numbers : {&args.kernel, &args.stride, &args.padding, &args.dilation})
    for (const Dim d : *numbers)
      if (d.known() && static_cast<std::int32_t>(d.value()) != d.value()) return refuse_number(op.in, DType::Int32);
  return {};
}

// The output's shape, or error. `name` is what messages call the operator.
Value pool(Op& op, std::size_t spatial, Arguments args, std::string_view name, std::vector<Size>& shape) {
  const Tensor& input = op.tensor(0);
  if (args.stride.empty()) args.stride = args.kernel;
  if (args.dilation.empty()) args.dilation.assign(spatial, 1);
  if (const Value e = check_counts(op, spatial, args, name); e.is_error()) return e;
  const bool batched = input.rank == spatial + 2;
  if (!batched && input.rank != spatial + 1) {
    if (spatial == 1 && name == "avg_pool1d") return unfitting_rank(op, name);
    if (spatial == 1)
      return op.runtime_error(
          "{}: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:{}", name,
          shape_text(input.shape()));
    if (spatial == 2 && name == "avg_pool2d" && input.rank == 0)
      return op.index_error("Dimension specified as -3 but tensor has no dimensions");
    if (spatial == 2 && name == "avg_pool2d" && input.rank < 3)
      return op.index_error("Dimension out of range (expected to be in range of [{}, {}], but got -3)",
                            -std::max<int>(input.rank, 1), std::max<int>(input.rank, 1) - 1);
    if (name == "avg_pool2d")
      return op.runtime_error(
          "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:{}",
          shape_text(input.shape()));
    return op.runtime_error("non-empty {}D or {}D (batch mode) tensor expected for input", spatial + 1, spatial + 2);
  }
  if (const Value e = check_narrow(op, name, args); e.is_error()) return e;
  if (name == "max_pool1d") {
    for (std::size_t i = 0; i < input.rank; ++i)
      if (input.size(i).is(0) && !(batched && i == 0))
        return op.runtime_error(
            "{}: Expected 2D or 3D (batch mode) tensor with optional 0 dim batch size for input, but got:{}", name,
            shape_text(input.shape()));
    if (const Value e = check_max_pool1d(op, args); e.is_error()) return e;
  }
  if (const Value e = check_windows(op, spatial, args); e.is_error()) return e;
  // One dimension is pooled as an image of height 1.
  const auto each = [&](std::string_view letter, std::span<const Dim> of) {
    const std::string height = spatial == 1 ? "1" : dim::text(of[spatial - 2]);
    return fmt::format("{0}{1}H: {2} {1}W: {3}", spatial == 3 ? fmt::format("{}T: {} ", letter, dim::text(of[0])) : "",
                       letter, height, dim::text(of.back()));
  };
  for (std::size_t i = 0; i < spatial; ++i) {
    if (args.kernel[i].known() && args.kernel[i].value() <= 0)
      return op.runtime_error("kernel size should be greater than zero, but got {}", each("k", args.kernel));
    if (args.stride[i].known() && args.stride[i].value() <= 0)
      return op.runtime_error("stride should be greater than zero, but got {}", each("d", args.stride));
  }
  if (spatial > 1 && std::ranges::any_of(args.dilation, [](Dim d) { return d.known() && d.value() <= 0; }))
    return op.runtime_error("dilation should be greater than zero, but got {}", each("dilation", args.dilation));
  for (std::size_t i = 0; i < input.rank; ++i)
    if (input.size(i).is(0) && !(batched && i == 0)) {
      if (spatial == 3)
        return op.runtime_error(
            "{}: Expected input's non-batch dimensions to have positive length, but input has a shape of {} and "
            "non-batch dimension {} has length zero!",
            name == "avg_pool3d" ? "avg_pool3d()" : "max_pool3d_with_indices_out_cpu_template()",
            shape_text(input.shape()), dim::text(input.size(i)));
      std::vector<Size> image(input.shape().begin(), input.shape().end());
      if (spatial == 1) image.insert(image.end() - 1, Size{1, 0});
      return op.runtime_error(
          "Expected 3D or 4D (batch mode) tensor with optional 0 dim batch size for input, but got:{}",
          shape_text(image));
    }
  if (name == "avg_pool3d") {  // alone among the poolings it looks at the input itself
    const std::span<const Size> image = input.shape().last(3);
    for (std::size_t i = 0; i < spatial; ++i)
      if (dim::refutes_at_least(image[i].n, args.kernel[i]))
        return op.runtime_error("input image (T: {} H: {} W: {}) smaller than kernel size (kT: {} kH: {} kW: {})",
                                dim::text(image[0].n), dim::text(image[1].n), dim::text(image[2].n),
                                dim::text(args.kernel[0]), dim::text(args.kernel[1]), dim::text(args.kernel[2]));
  }
  shape.assign(input.shape().begin(), input.shape().end());
  bool too_small = false;
  for (std::size_t i = 0; i < spatial; ++i) {
    Size& s = shape[shape.size() - spatial + i];
    if (reaches_too_far({args.kernel[i], args.stride[i], args.padding[i], args.dilation[i]})) {
      s = {fresh_dim(op.in, kReachesTooFar), 0};
      continue;
    }
    s = window_size(op, s, {args.kernel[i], args.stride[i], args.padding[i], args.dilation[i]}, args.ceil_mode);
    too_small |= dim::refutes_at_least(s.n, 1);
  }
  if (too_small) {
    if (name == "max_pool1d")
      return op.runtime_error("max_pool1d() Invalid computed output size: {}", dim::text(shape.back().n));
    // One dimension is pooled as an image of height 1.
    if (spatial == 1)
      return op.runtime_error(
          "Given input size: ({0}x1x{1}). Calculated output size: ({0}x1x{2}). Output size is too small",
          dim::text(input.size(input.rank - 2U)), dim::text(input.size(input.rank - 1U)), dim::text(shape.back().n));
    const auto in_tail = input.shape().last(spatial + 1), out_tail = std::span<const Size>(shape).last(spatial + 1);
    return op.runtime_error("Given input size: ({}). Calculated output size: ({}). Output size is too small",
                            crossed(in_tail), crossed(out_tail));
  }
  return {};
}

// What is said of lists of other lengths than 1 where lines are pooled as images (check1d). No stride is the kernel's
// size.
Value one_number_each(Op& op, std::size_t spatial, std::size_t last) {
  const bool average = op.schema.name == "avg_pool1d";
  if (spatial != 1 || !(average || op.schema.name == "max_pool1d_with_indices" || op.records_gradients())) return {};
  for (std::size_t i = 1; i <= last; ++i)
    if (const std::size_t n = op.integers(i).size(); op.given(i) && n != 1 && !(n == 0 && i == 2))
      return op.runtime_error("{}() argument '{}' should contain one int (got {})",
                              average ? "avg_pool1d" : "max_pool1d", op.schema.parameters[i].name, n);
  return {};
}

// A fresh tensor that lies in memory as the input does.
template <std::size_t Spatial>
Value pooled(Op& op, std::span<const Size> shape, DType dtype) {
  const Tensor& input = op.tensor(0);
  return Spatial == 1 ? line_in_format_of(op, input, shape, dtype)
                      : output_in_format(op, shape, dtype, suggested_format(input));
}

template <std::size_t Spatial>
Value max_pool(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  std::vector<Size> shape;
  if (op.schema.name == "max_pool1d_with_indices" && input.rank != 2 && input.rank != 3)
    return unfitting_rank(op, "max_pool1d");
  if (const Value e = one_number_each(op, Spatial, 4); e.is_error()) return e;
  const Value error = pool(op, Spatial, {op.integers(1), op.integers(2), op.integers(3), op.integers(4), op.boolean(5)},
                           Spatial == 2 ? "max_pool2d" : op.schema.name, shape);
  if (error.is_error()) return error;
  if (Spatial == 3 && suggested_format(input) == MemoryFormat::ChannelsLast)  // of one volume
    return op.runtime_error("Unsupported memory format. Supports only ChannelsLast3d, Contiguous");
  if (is_bool(input.dtype) && Spatial == 2) return op.not_implemented("\"max_pool2d\" not implemented for 'Bool'");
  const bool with_indices = op.schema.name.find("indices") != std::string_view::npos;
  // docs: aten/src/ATen/native/MaxPooling.cpp: without gradients, lines are pooled by a kernel of their own.
  const Value v = Spatial == 1 && !with_indices && !op.records_gradients() ? op.output(shape, input.dtype)
                                                                           : pooled<Spatial>(op, shape, input.dtype);
  if (!with_indices) return v;
  const Value indices = pooled<Spatial>(op, shape, DType::Int64);
  tensor_of(indices).requires_grad = false;
  return op.tuple({v, indices});
}

template <std::size_t Spatial>
Value avg_pool(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (Spatial == 3 && input.rank != 4 && input.rank != 5)
    return op.runtime_error("non-empty 4D or 5D (batch mode) tensor expected for input");
  if (Spatial > 1 && op.given(6) && op.integer(6).is(0)) return op.runtime_error("divisor must be not zero");
  std::vector<Size> shape;
  if (const Value e = one_number_each(op, Spatial, 3); e.is_error()) return e;
  const Value error =
      pool(op, Spatial, {op.integers(1), op.integers(2), op.integers(3), {}, op.boolean(4)}, op.schema.name, shape);
  if (error.is_error()) return error;
  if ((is_integral(input.dtype) && input.dtype != DType::Int64) || is_bool(input.dtype))
    return op.not_implemented("\"{}\" not implemented for '{}'", Spatial == 3 ? "avg_pool3d_out_frame" : "avg_pool2d",
                              info(input.dtype).legacy);
  return Spatial == 3 ? op.output(shape, input.dtype) : pooled<Spatial>(op, shape, input.dtype);
}

// One dimension is pooled as an image of height 1.
Value check_target(Op& op, std::size_t spatial, bool max, std::span<const Size> target) {
  const auto is_negative = [](const Size& s) { return s.n.known() && s.n.value() < 0; };
  if (std::none_of(target.begin(), target.end(), is_negative)) return {};
  std::vector<Size> image(target.begin(), target.end());
  if (spatial == 1) image.insert(image.begin(), Size{1, 0});
  if (max) {
    const std::span<const Size> input = op.tensor(0).shape();
    std::vector<Size> shape(input.begin(), input.end() - static_cast<std::ptrdiff_t>(spatial));
    shape.insert(shape.end(), image.begin(), image.end());
    const auto first = std::find_if(shape.begin(), shape.end(), is_negative);
    return op.runtime_error("Trying to create tensor with negative dimension {}: {}", dim::text(first->n),
                            shape_text(shape));
  }
  std::string text = dim::text(image[0].n) + ", " + dim::text(image[1].n);
  if (spatial == 3) text += "," + dim::text(image[2].n);
  return op.runtime_error(
      "adaptive_avg_pool{}d: elements of output_size must be greater than or equal to 0 but received {{{}}}",
      image.size(), text);
}

// The mean of as many of the last dimensions, which stay with one element.
Value mean_of_last(Op& op, std::span<const Size> ones) {
  const Tensor& input = op.tensor(0);
  const std::size_t dims = ones.size();
  if (is_whole(input.dtype))
    return op.runtime_error(
        "mean(): could not infer output dtype. Input dtype must be either a floating point or complex dtype. Got: {}",
        info(input.dtype).legacy);
  if (input.rank < dims) {
    const int rank = std::max<int>(input.rank, 1);
    return op.in.raise(interp::Exc::IndexError,
                       "Dimension out of range (expected to be in range of [{}, {}], but got -{})", -rank, rank - 1,
                       rank + 1);
  }
  std::vector<Size> shape(input.shape().begin(), input.shape().end());
  std::ranges::copy(ones, shape.end() - static_cast<std::ptrdiff_t>(dims));
  return output_in_format(op, shape, input.dtype,
                          dims == 2 && input.rank == 4 ? suggested_format(input) : MemoryFormat::Contiguous);
}

// False after the error about the first empty dimension from `first` on.
bool has_elements(Op& op, std::string_view name, std::span<const Size> shape, std::size_t first) {
  for (std::size_t i = first; i < shape.size(); ++i) {
    if (!shape[i].n.is(0)) continue;
    op.runtime_error(
        "{}(): Expected input to have non-zero size for non-batch dimensions, but input has sizes {} with dimension {} "
        "being empty",
        name, shape_text(shape), i);
    return false;
  }
  return true;
}

// docs: aten/src/ATen/native/AdaptiveAveragePooling{,3d}.cpp: a line is averaged as an image of height 1, and images
// may have no channels.
bool averages_elements(Op& op, std::size_t spatial) {
  const Tensor& input = op.tensor(0);
  std::vector<Size> shape(input.shape().begin(), input.shape().end());
  if (spatial == 1) shape.insert(shape.end() - 1, Size{1, 0});
  if (spatial == 3) return has_elements(op, op.schema.name, shape, 1);
  return has_elements(op, "adaptive_avg_pool2d", shape, shape.size() - 2);
}

template <std::size_t Spatial, bool Max>
Value adaptive(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  const bool batched = input.rank == Spatial + 2;
  const std::vector<Size> target = op.sizes(1);
  const std::size_t given = op.count_given(1);
  if (Spatial > 1 && !Max && given != Spatial)
    return op.runtime_error("{}: output_size must be {}", op.schema.name, Spatial);
  // docs: aten/src/ATen/native/AdaptiveAveragePooling.cpp: an output of one element is a mean, of a tensor of any rank.
  const bool mean = !Max && std::ranges::all_of(target, [](const Size& s) { return s.n.is(1); });
  if (Spatial > 1 && !Max && target.size() == Spatial) {
    if (const Value e = check_target(op, Spatial, Max, target); e.is_error()) return e;
    if (mean) return mean_of_last(op, target);
  }
  if (Spatial == 3 && !Max && !averages_elements(op, Spatial)) return Value::error();
  if (!batched && input.rank != Spatial + 1)
    return Spatial == 1 ? unfitting_rank(op, op.schema.name)
                        : op.runtime_error("{}(): Expected {}D or {}D tensor, but got{} {}", op.schema.name,
                                           Spatial + 1, Spatial + 2, Max ? ":" : "", shape_text(input.shape()));
  if (given != Spatial)
    return Spatial == 1
               ? op.runtime_error("{}() argument 'output_size' should contain one int (got {})", op.schema.name, given)
               : op.runtime_error("{}(): internal error: output_size.size() must be {}", op.schema.name, Spatial);
  // Maxima look at the input first.
  if (Max && !has_elements(op, op.schema.name, input.shape(), 1)) return Value::error();
  if (Max || Spatial == 1)
    if (const Value e = check_target(op, Spatial, Max, target); e.is_error()) return e;
  if (!Max && !mean && !averages_elements(op, Spatial)) return Value::error();
  std::vector<Size> shape(input.shape().begin(), input.shape().end() - static_cast<std::ptrdiff_t>(Spatial));
  shape.insert(shape.end(), target.begin(), target.end());
  if (!Max && count_overflows(shape)) return refuse_count(op);
  const auto result = [&](DType dtype) {
    return Spatial == 3 ? op.output(shape, dtype) : pooled<Spatial>(op, shape, dtype);
  };
  const Value v = result(input.dtype);
  if (!Max) return v;
  const Value indices = result(DType::Int64);
  tensor_of(indices).requires_grad = false;
  return op.tuple({v, indices});
}

template <std::size_t Spatial>
Value max_unpool(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  const Tensor& indices = op.tensor(1);
  if (indices.dtype != DType::Int64 && indices.dtype != DType::Unknown)
    return op.runtime_error("elements in indices should be type int64{}",
                            Spatial == 3 ? "" : fmt::format(" but got: {}", info(indices.dtype).legacy));
  if (input.rank != Spatial + 1 && input.rank != Spatial + 2)
    return op.runtime_error(
        "Input to max_unpooling{}d should be a {}d or {}d Tensor, but got a tensor with {} dimensions.", Spatial,
        Spatial + 1, Spatial + 2, input.rank);
  const std::vector<Size> target = op.sizes(2);
  bool same = indices.rank == input.rank;
  for (std::size_t i = 0; same && i < input.rank; ++i) same = !dim::refutes_equal(indices.size(i), input.size(i));
  if (indices.rank_known && !same)
    return op.runtime_error(
        "Expected shape of indices to be same as that of the input tensor ({}) but got indices tensor with shape: {}",
        shape_text(input.shape()), shape_text(indices.shape()));
  std::vector<Size> seen(input.shape().begin(), input.shape().end());  // lines are images of width 1
  if (Spatial == 1) seen.push_back({1, 0});
  for (std::size_t i = 1; i < seen.size(); ++i)
    if (seen[i].n.is(0))
      return op.runtime_error(
          "max_unpooling{}d_forward_out_cpu(): Expected input to have non-zero size for non-batch dimensions, but got "
          "{} "
          "with dimension {} being empty.",
          Spatial == 3 ? 3 : 2, shape_text(seen), i);
  std::vector<Size> shape(input.shape().begin(), input.shape().end() - static_cast<std::ptrdiff_t>(Spatial));
  shape.insert(shape.end(), target.end() - static_cast<std::ptrdiff_t>(Spatial), target.end());
  const bool nothing = std::ranges::any_of(shape, [](const Size& s) { return s.n.is(0); });
  if (!is_floating(input.dtype) && input.dtype != DType::Unknown && !nothing)
    return op.not_implemented("\"max_unpool{}d\" not implemented for '{}'", Spatial, info(input.dtype).legacy);
  return output_in_format(op, shape, input.dtype, Spatial == 2 ? suggested_format(input) : MemoryFormat::Contiguous);
}

#define MAX_POOL(name, n, result)                                                                     \
  name "(Tensor self, int[" #n "] kernel_size, int[" #n "] stride=[], int[" #n "] padding=0, int[" #n \
       "] dilation=1, bool ceil_mode=False) -> " result

constexpr OpDef kOps[] = {
    {MAX_POOL("max_pool1d", 1, "Tensor"), max_pool<1>, Variants::Function},
    {MAX_POOL("max_pool2d", 2, "Tensor"), max_pool<2>, Variants::Function},
    {MAX_POOL("max_pool3d", 3, "Tensor"), max_pool<3>, Variants::Function},
    {MAX_POOL("max_pool1d_with_indices", 1, "(Tensor, Tensor)"), max_pool<1>, Variants::Function},
    {MAX_POOL("max_pool2d_with_indices", 2, "(Tensor, Tensor)"), max_pool<2>, Variants::Function},
    {MAX_POOL("max_pool3d_with_indices", 3, "(Tensor, Tensor)"), max_pool<3>, Variants::Function},
    {"avg_pool1d(Tensor self, int[1] kernel_size, int[1] stride=[], int[1] padding=0, bool ceil_mode=False, bool "
     "count_include_pad=True) -> Tensor",
     avg_pool<1>, Variants::Function},
    {"avg_pool2d(Tensor self, int[2] kernel_size, int[2] stride=[], int[2] padding=0, bool ceil_mode=False, bool "
     "count_include_pad=True, int? divisor_override=None, *, Tensor? out=None) -> Tensor",
     avg_pool<2>, Variants::Function},
    {"avg_pool3d(Tensor self, int[3] kernel_size, int[3] stride=[], int[3] padding=0, bool ceil_mode=False, bool "
     "count_include_pad=True, int? divisor_override=None, *, Tensor? out=None) -> Tensor",
     avg_pool<3>, Variants::Function},
    {"adaptive_avg_pool1d(Tensor self, int[1] output_size) -> Tensor", adaptive<1, false>, Variants::Function},
    {"adaptive_avg_pool2d(Tensor self, SymInt[2] output_size, *, Tensor? out=None) -> Tensor", adaptive<2, false>,
     Variants::Function},
    {"adaptive_avg_pool3d(Tensor self, SymInt[3] output_size, *, Tensor? out=None) -> Tensor", adaptive<3, false>,
     Variants::Function},
    {"adaptive_max_pool1d(Tensor self, int[1] output_size) -> (Tensor, Tensor)", adaptive<1, true>, Variants::Function},
    {"adaptive_max_pool2d(Tensor self, int[2] output_size, *, Tensor[]? out=None) -> (Tensor, Tensor)",
     adaptive<2, true>, Variants::Function},
    {"adaptive_max_pool3d(Tensor self, int[3] output_size, *, Tensor[]? out=None) -> (Tensor, Tensor)",
     adaptive<3, true>, Variants::Function},
    {"max_unpool2d(Tensor self, Tensor indices, SymInt[2] output_size, *, Tensor? out=None) -> Tensor", max_unpool<2>,
     Variants::Function},
    {"max_unpool3d(Tensor self, Tensor indices, SymInt[3] output_size, int[3] stride, int[3] padding, *, Tensor? "
     "out=None) -> Tensor",
     max_unpool<3>, Variants::Function},
};
#undef MAX_POOL

}  // namespace

std::span<const OpDef> pooling_ops() { return kOps; }

}  // namespace shapetrace::torch
