// Convolutions. docs: torch.nn.functional.conv2d, conv_transpose2d, unfold, fold;
// errors: aten/src/ATen/native/Convolution.cpp (check_shape_forward).
#include <algorithm>
#include <array>
#include <limits>

#include "torch/memory_format.hpp"
#include "torch/ops/convolution_types.hpp"
#include "torch/ops/tables.hpp"
#include "torch/ops/window.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a convolution's input is not known";

std::string dims_text(std::span<const Dim> dims, std::string_view separator) {
  std::string text;
  for (const Dim d : dims) text += (text.empty() ? "" : std::string(separator)) + dim::text(d);
  return text;
}

// The sizes of an image, "4 x 3"; a line is one of height 1.
std::string image_text(std::span<const Size> sizes) {
  std::string text = sizes.size() == 1 ? "1" : "";
  for (const Size& s : sizes) text += (text.empty() ? "" : " x ") + dim::text(s.n);
  return text;
}

using Arguments = ConvolutionArguments;

bool no_kernel(const Tensor& weight) {
  return std::ranges::any_of(weight.shape().subspan(2), [](const Size& s) { return s.n.is(0); });
}

// A dilation or a kernel of zero passes the first checks; what refuses it is the code that is chosen for the sizes.
Value check_zeros(Op& op, std::size_t spatial, std::span<const Size> input, const Arguments& args) {
  const auto is_zero = [](Dim d) { return d.is(0); };
  std::vector<Dim> kernel;
  for (std::size_t i = 0; i < spatial; ++i) kernel.push_back(op.tensor(1).size(2 + i));
  const bool empty_kernel = no_kernel(op.tensor(1));
  const bool no_weights = args.transposed && element_count(op.tensor(1)).is(0);
  if (!empty_kernel && !no_weights && std::ranges::none_of(args.dilation, is_zero)) return {};
  if (std::ranges::any_of(input, [](const Size& size) { return size.n.is(0); })) return {};
  if (by_onednn(op, spatial, input, args)) {
    if (!empty_kernel && !args.transposed) return op.runtime_error("non-positive dilation is not supported");
    if (args.transposed && spatial == 3 && std::ranges::any_of(args.dilation, is_zero))
      return op.runtime_error("dimensions are invalid");
    return op.runtime_error(
        "could not create a primitive descriptor for the {} forward propagation primitive. Run workload with "
        "environment variable ONEDNN_VERBOSE=all to get additional diagnostic information.",
        args.transposed ? "deconvolution" : "convolution");
  }
  // One dimension is computed as two.
  std::vector<Dim> dilation = args.dilation;
  if (spatial == 1) {
    kernel.insert(kernel.begin(), 1);
    dilation.insert(dilation.begin(), 1);
  }
  const bool dilated = std::ranges::any_of(args.dilation, [](Dim d) { return !d.is(1); });
  if (empty_kernel && dilated && !args.transposed)
    return op.runtime_error("kernel size should be greater than zero, but got [{}]", dims_text(kernel, ", "));
  if (empty_kernel && spatial == 3 && !args.transposed)
    return op.runtime_error("kernel size should be greater than zero, but got: {} (TxHxW)", dims_text(kernel, " x "));
  if (empty_kernel && spatial < 3)
    return op.runtime_error("kernel size should be greater than zero, but got kernel_height: {} kernel_width: {}",
                            dim::text(kernel[0]), dim::text(kernel[1]));
  if (!args.transposed)
    return op.runtime_error("dilation should be greater than zero, but got [{}]", dims_text(dilation, ", "));
  return op.runtime_error("dilation should be greater than zero, but got {}dilation_height: {}, dilation_width: {}",
                          spatial == 3 ? "dilation_depth: " + dim::text(dilation[0]) + ", " : "",
                          dim::text(dilation[dilation.size() - 2]), dim::text(dilation.back()));
}

// The kernels for images take 32-bit numbers; of larger ones they see what is left of them, and say so.
// docs: aten/src/ATen/native/NaiveConvolutionTranspose2d.cpp (slow_conv_transpose2d_shape_check)
Value check_narrow(Op& op, std::size_t spatial, const Arguments& args) {
  if (spatial == 3) return {};
  for (const auto& [values, what, comma] :
       {std::tuple{&args.stride, "stride", ""}, std::tuple{&args.dilation, "dilation", ","}}) {
    const auto narrow = [&](std::size_t i) {
      return (*values)[i].known() ? static_cast<std::int32_t>((*values)[i].value()) : 1;
    };
    const std::int32_t height = spatial == 1 ? 1 : narrow(0), width = narrow(spatial - 1);
    if (height <= 0 || width <= 0)
      return op.runtime_error("{0} should be greater than zero, but got {0}_height: {1}{3} {0}_width: {2}", what,
                              height, width, comma);
  }
  return {};
}

// docs: aten/src/ATen/native/NaiveConvolutionTranspose2d.cpp; one dimension is convolved as an image of height 1.
Value check_output_padding(Op& op, std::size_t spatial, const Arguments& args) {
  bool fits = true;
  for (std::size_t i = 0; i < spatial; ++i) {
    const Dim extra = args.output_padding[i];
    fits &= !extra.known() || !args.stride[i].known() || !args.dilation[i].known() ||
            extra.value() < std::max(args.stride[i].value(), args.dilation[i].value());
  }
  if (fits) return {};
  std::string text;
  constexpr std::string_view kAxes[] = {"depth", "height", "width"};
  const std::size_t axes = std::max<std::size_t>(spatial, 2);
  for (const auto& [values, what, otherwise] :
       {std::tuple{&args.output_padding, "output_padding", 0}, std::tuple{&args.stride, "stride", 1},
        std::tuple{&args.dilation, "dilation", 1}})
    for (std::size_t axis = 3 - axes; axis < 3; ++axis)
      text += fmt::format(" {}_{}: {}", what, kAxes[axis],
                          axis + spatial < 3 ? std::to_string(otherwise) : dim::text((*values)[axis + spatial - 3]));
  return op.runtime_error("output padding must be smaller than either stride or dilation, but got{}", text);
}

// The weights of a group are looked at. docs: NaiveConvolutionTranspose2d.cpp, NaiveConvolutionTranspose3d.cpp
Value check_weights(Op& op, std::size_t spatial, const Arguments& args) {
  const Tensor& weight = op.tensor(1);
  if (!weight.size(1).is(0) && !(spatial == 3 && no_kernel(weight))) return {};
  std::vector<Size> kernels(weight.shape().begin(), weight.shape().end());
  kernels[0].n = floor_div(kernels[0].n, args.groups);
  if (spatial == 1) kernels.insert(kernels.begin() + 2, Size{1, 0});
  return op.runtime_error("non-empty {} but got: {}",
                          spatial == 3 ? "5D (n_output_plane x n_input_plane x kernel_depth x kernel_height x "
                                         "kernel_width) tensor expected for weight,"
                                       : "2D or 4D weight tensor expected,",
                          shape_text(kernels));
}

// (channels, height, width) with the channels innermost.
void channels_last_image(Tensor& t) {
  t.strides[0] = 1;
  t.strides[2] = t.size(0);
  t.strides[1] = t.size(0) * t.size(2);
}

Value convolve(Op& op, std::size_t spatial, const Arguments& args) {
  const Tensor& input = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (!input.rank_known || !weight.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (!args.transposed && !args.named)
    if (const Value e = check_bias_type(op); e.is_error()) return e;
  const bool batched = input.rank == spatial + 2;
  if (!batched && input.rank != spatial + 1)
    return op.runtime_error("Expected {}D (unbatched) or {}D (batched) input to {}, but got input of size: {}",
                            spatial + 1, spatial + 2, op.schema.name, shape_text(input.shape()));
  if (mixes_complex(op, input, weight)) return Value::error();
  if (weight.rank <= 2) return op.runtime_error("weight should have at least three dimensions");
  if (args.groups.known() && args.groups.value() <= 0) return op.runtime_error("non-positive groups is not supported");
  for (const auto& [values, what] :
       {std::pair{&args.stride, "stride"}, std::pair{&args.padding, "padding"}, std::pair{&args.dilation, "dilation"},
        std::pair{&args.output_padding, "output_padding"}})
    if (values->size() != weight.rank - 2U && values->size() != 1 &&
        (args.transposed || values != &args.output_padding))
      return op.runtime_error(
          "expected {0} to be a single integer value or a list of {1} values to match the convolution dimensions, but "
          "got "
          "{0}=[{2}]",
          what, weight.rank - 2, dims_text(*values, ", "));
  for (const auto* const values : {&args.stride, &args.padding, &args.dilation})
    if (values->size() < spatial)
      return op.unknown_tensor(input.dtype, "a convolution without numbers for a parameter");
  if (args.transposed && args.output_padding.size() < spatial)
    return op.unknown_tensor(input.dtype, "a convolution without numbers for a parameter");
  // The checks of the native code see the input as batched.
  std::vector<Size> shown(input.shape().begin(), input.shape().end());
  if (!batched) shown.insert(shown.begin(), Size{1, 0});
  for (const auto& [values, what] :
       {std::pair{&args.padding, "padding"}, std::pair{&args.output_padding, "output_padding"}})
    for (const Dim d : *values)
      if (d.known() && d.value() < 0)
        return op.runtime_error("negative {} is not supported", what);
  constexpr std::int64_t kMostPadding = std::numeric_limits<std::int64_t>::max() / 2;
  for (std::size_t i = 0; i < args.padding.size(); ++i)
    if (args.padding[i].known() && args.padding[i].value() > kMostPadding)
      return op.runtime_error("Given padding={} at dimension {} , expected padding to be at most {}",
                              args.padding[i].value(), i, kMostPadding);
  for (const Dim d : args.stride)
    if (d.known() && d.value() <= 0) return op.runtime_error("non-positive stride is not supported");
  for (const Dim d : args.dilation)
    if (d.known() && d.value() < 0) return op.runtime_error("dilation should be greater than zero");
  if (weight.rank != spatial + 2 && weight.rank > 2 && args.stride.size() != 1)
    return op.runtime_error(
        "expected stride to be a single integer value or a list of {} values to match the convolution dimensions, but "
        "got stride=[{}]",
        weight.rank - 2, dims_text(args.stride, ", "));
  if (weight.rank != spatial + 2)
    return op.runtime_error(
        "Expected {}-dimensional input for {}-dimensional weight {}, but got {}-dimensional input of size {} instead",
        weight.rank, weight.rank, shape_text(weight.shape()), shown.size(), shape_text(shown));
  // An odd padding is added on one side before.
  for (std::size_t i = 0; args.same && i < spatial; ++i)
    if ((args.dilation[i] * (weight.size(2 + i) - 1)).known() &&
        !dim::modulo(args.dilation[i] * (weight.size(2 + i) - 1), 2).is(0))
      shown[2 + i].n = shown[2 + i].n + 1;
  const Dim channels = shown[1].n;
  if (dim::refutes_at_least(weight.size(0), args.groups))
    return op.runtime_error(
        "Given groups={}, expected weight to be at least {} at dimension 0, but got weight of size {} instead",
        dim::text(args.groups), dim::text(args.groups), shape_text(weight.shape()));
  if (args.groups.known() && args.groups.value() > 0 && dim::refutes_divisible(weight.size(0), args.groups))
    return op.runtime_error(
        "Given groups={}, expected weight to be divisible by {} at dimension 0, but got weight of size [{}] instead",
        dim::text(args.groups), dim::text(args.groups), shape_text(weight.shape()));
  if (!args.transposed) {
    if (dim::refutes_equal(channels, weight.size(1) * args.groups))
      return op.blame(shown[1], "the channels of the input", weight.sizes[1],
                      "the channels that the layer was made for"),
             op.runtime_error(
                 "Given groups={}, weight of size {}, expected input{} to have {} channels, but got {} channels "
                 "instead",
                 dim::text(args.groups), shape_text(weight.shape()), shape_text(shown),
                 dim::text(weight.size(1) * args.groups), dim::text(channels));
  } else if (dim::refutes_equal(channels, weight.size(0))) {
    op.blame(shown[1], "the channels of the input", weight.sizes[0], "the channels that the layer was made for");
    return op.runtime_error(
        "Given transposed=1, weight of size {}, expected input{} to have {} channels, but got {} channels instead",
        shape_text(weight.shape()), shape_text(shown), dim::text(weight.size(0)), dim::text(channels));
  }
  if (const Tensor* const bias = op.tensor_or_null(2); bias != nullptr && bias->rank_known) {
    const Dim wanted = args.transposed ? weight.size(1) * args.groups : weight.size(0);
    if (bias->rank != 1 || dim::refutes_equal(bias->size(0), wanted))
      return op.runtime_error(
          "Given {}weight of size {}, expected bias to be 1-dimensional with {} elements, but got bias of size {} "
          "instead",
          args.transposed ? "transposed=1, " : "", shape_text(weight.shape()), dim::text(wanted),
          shape_text(bias->shape()));
  }
  if (shown[0].n.is(0) && !channels.is(0) && element_count(weight).is(0))  // the first weight is looked at
    return op.index_error("select(): index 0 out of range for tensor of size [0] at dimension 0");
  const bool nothing = shown[0].n.is(0) || channels.is(0), onednn = !nothing && by_onednn(op, spatial, shown, args);
  const bool slow = !nothing && !onednn;
  if (args.transposed && slow) {
    if (spatial == 3 ? std::ranges::any_of(args.dilation, [](Dim d) { return d.is(0); }) : no_kernel(weight))
      if (const Value e = check_zeros(op, spatial, shown, args); e.is_error()) return e;
    for (const auto check : {check_narrow, check_output_padding, check_weights})
      if (const Value e = check(op, spatial, args); e.is_error()) return e;
  }
  for (std::size_t i = 0; i < spatial; ++i)
    if (reaches_too_far({weight.size(2 + i), args.stride[i], args.padding[i], args.dilation[i]}))
      return op.unknown_tensor(input.dtype, kReachesTooFar);
  std::vector<Size> shape;
  if (batched) shape.push_back(input.sizes[0]);
  shape.push_back(args.transposed
                      ? op.computed(weight.size(1) * args.groups, OriginKind::Product, {weight.sizes[1].origin})
                      : weight.sizes[0]);
  std::vector<Dim> padded, kernel;
  bool too_small = false;
  for (std::size_t i = 0; i < spatial; ++i) {
    const Size& n = input.sizes[input.rank - spatial + i];
    const Dim k = weight.size(2 + i);
    if (args.transposed) {
      shape.push_back(op.computed((n.n - 1) * args.stride[i] - Dim(2) * args.padding[i] + args.dilation[i] * (k - 1) +
                                      args.output_padding[i] + 1,
                                  OriginKind::Computed, {n.origin}));
      continue;
    }
    kernel.push_back(args.dilation[i] * (k - 1) + 1);
    padded.push_back(args.same ? n.n + kernel.back() - 1 : n.n + Dim(2) * args.padding[i]);
    too_small |= dim::refutes_at_least(padded.back(), kernel.back());
    shape.push_back(window_size(op, n, {k, args.stride[i], args.padding[i], args.dilation[i]}, false));
  }
  if (too_small)
    return op.runtime_error(
        "Calculated padded input size per channel: ({}). Kernel size: ({}). Kernel size can't be greater than actual "
        "input size",
        dims_text(padded, " x "), dims_text(kernel, " x "));
  if (!shown[0].n.is(0) && !channels.is(0) && element_count(input).is(0)) {
    if (spatial == 1) shown.insert(shown.begin() + 2, Size{1, 0});
    return op.runtime_error("Only zero batch or zero channel inputs are supported, but got input shape: {}",
                            shape_text(shown));
  }
  if (args.transposed && slow)
    for (std::size_t i = 0; i < spatial; ++i)
      if (dim::refutes_at_least(shape[shape.size() - spatial + i].n, 1))
        return op.runtime_error(
            "Given input size per channel: ({}). Calculated output size per channel: ({}). Output size is too small",
            image_text(std::span(shown).subspan(2)), image_text(std::span(shape).last(spatial)));
  if (!nothing && !convolution_types(op, spatial, args, onednn)) return Value::error();
  if (args.transposed && onednn)
    for (std::size_t i = 0; i < spatial; ++i)
      if (dim::refutes_at_least(shape[shape.size() - spatial + i].n, 0))
        return op.runtime_error("could not construct a memory descriptor using a format tag");
  if (const Value e = check_zeros(op, spatial, shown, args); e.is_error()) return e;
  if (channels.is(0)) shape[batched ? 1 : 0] = Size{0, 0};
  // docs: Convolution.cpp (ConvBackend::Empty): nothing is multiplied by the first weight, whatever its type; without
  // channels by the weights, of which there are none.
  const Value operands[] = {op.value(0), channels.is(0) ? op.value(1) : op.scalar(weight.dtype)};
  const DType dtype = nothing ? result_type(operands, default_dtype(op.in)) : input.dtype;
  // Channels last, when one of both lies so. A single image gets a batch of one before and loses it behind.
  if (spatial == 1 && batched) {
    // A line is convolved as an image of height 1, in one piece, whose strides may look like those of channels last.
    return is_contiguous(input) ? line_in_format_of(op, input, shape, dtype) : op.output(shape, dtype);
  }
  const MemoryFormat of_input = suggested_format(input), of_weight = suggested_format(weight);
  if (batched) return output_in_format(op, shape, dtype, of_input != MemoryFormat::Contiguous ? of_input : of_weight);
  const Value image = op.output(shape, dtype);
  if (of_weight == MemoryFormat::ChannelsLast) channels_last_image(tensor_of(image));
  return image;
}

template <std::size_t Spatial>
Value conv(Op& op) {
  return convolve(op, Spatial,
                  {op.integers(3), op.integers(4), op.integers(5), {}, op.integer(6), false, false, false});
}

// padding='same' or 'valid'.
template <std::size_t Spatial>
Value conv_named(Op& op) {
  const Tensor& weight = op.tensor(1);
  Arguments args{op.integers(3), {}, op.integers(5), {}, op.integer(6), false, true, false};
  const std::string_view padding = op.text(4);
  if (padding == "valid") {
    args.padding.assign(Spatial, 0);
    return convolve(op, Spatial, args);
  }
  if (padding != "same") return op.runtime_error("Invalid padding string: '{}'", padding);
  const Tensor& input = op.tensor(0);
  if (input.rank_known && weight.rank_known) {
    if (input.rank != Spatial + 1 && input.rank != Spatial + 2)
      return op.runtime_error("Expected {}D (unbatched) or {}D (batched) input to {}, but got input of size: {}",
                              Spatial + 1, Spatial + 2, op.schema.name, shape_text(input.shape()));
    if (mixes_complex(op, input, weight)) return Value::error();
    if (weight.rank <= 2) return op.runtime_error("weight should have at least three dimensions");
    if (args.groups.known() && args.groups.value() <= 0)
      return op.runtime_error("non-positive groups is not supported");
    const std::size_t rank = input.rank == Spatial + 1 ? input.rank + 1U : input.rank;
    if (weight.rank != rank) {
      std::vector<Size> shown(input.shape().begin(), input.shape().end());
      if (rank != input.rank) shown.insert(shown.begin(), Size{1, 0});
      return op.runtime_error(
          "Expected {0}-dimensional input for {0}-dimensional weight{1}, but got {2}-dimensional input of size {3} "
          "instead",
          weight.rank, shape_text(weight.shape()), rank, shape_text(shown));
    }
  }
  for (const Dim s : args.stride)
    if (!s.is(1)) return op.runtime_error("padding='same' is not supported for strided convolutions");
  // The output is as large as the input; an even kernel pads one more on one side.
  args.padding.clear();
  args.same = true;
  for (std::size_t i = 0; i < Spatial; ++i) {
    const Dim both = args.dilation[i] * (weight.size(2 + i) - 1);
    args.padding.push_back(both.is(-1) ? Dim(0) : floor_div(both, 2));  // a kernel of nothing: rounded towards 0
  }
  const Value v = convolve(op, Spatial, args);
  if (v.is_error() || !tensor_of(v).rank_known) return v;
  Tensor& t = tensor_of(v);
  std::vector<Size> shape(t.shape().begin(), t.shape().end());
  for (std::size_t i = 0; i < Spatial; ++i) shape[shape.size() - Spatial + i].n = input.size(input.rank - Spatial + i);
  const Value same = output_in_format(op, shape, t.dtype, suggested_format(t));
  if (t.rank == 3 && suggested_format(weight) == MemoryFormat::ChannelsLast) channels_last_image(tensor_of(same));
  return same;
}

// torch.convolution, which all of them call: of batches alone.
Value convolution(Op& op) {
  const Tensor &input = op.tensor(0), &weight = op.tensor(1);
  if (!input.rank_known || !weight.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (weight.rank < 3) return op.runtime_error("weight should have at least three dimensions");
  if (input.rank < 3 || input.rank + 1 == weight.rank)
    return op.runtime_error(
        "Expected {0}-dimensional input for {0}-dimensional weight {1}, but got {2}-dimensional input of size {3} "
        "instead",
        weight.rank, shape_text(weight.shape()), input.rank, shape_text(input.shape()));
  Arguments args{op.integers(3), op.integers(4), op.integers(5), op.integers(7), op.integer(8)};
  args.transposed = op.boolean(6);
  args.named = true;  // its bias is not looked at before all else
  for (auto* const numbers : {&args.stride, &args.padding, &args.dilation, &args.output_padding})
    if (numbers->size() == 1) numbers->assign(weight.rank - 2U, numbers->front());
  return convolve(op, input.rank - 2U, args);
}

template <std::size_t Spatial>
Value conv_transpose(Op& op) {
  return convolve(op, Spatial,
                  {op.integers(3), op.integers(4), op.integers(7), op.integers(5), op.integer(6), true, false, false});
}

// docs: torch.conv_tbc: (T, B, C), weights (kernel, C, out).
Value conv_tbc(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  const Tensor& bias = op.tensor(2);
  if (!input.rank_known || !weight.rank_known || !bias.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (input.rank != 3) return op.runtime_error("Input must have 3 dims: time, batch, in_channel");
  if (weight.rank != 3)
    return op.runtime_error("Weight tensor must have 3 dims: kernel_width, in_channels, out_channels.");
  if (bias.rank != 1) return op.runtime_error("Bias must be 1-D");
  if (dim::refutes_equal(input.size(2), weight.size(1)))
    return op.runtime_error("Input dim 2 (input channels) is not == dim 1 in the weight tensor");
  if (dim::refutes_equal(weight.size(2), bias.size(0)))
    return op.runtime_error("Bias size must equal dim 2 in the weight tensor (output channels).");
  const Size length =
      op.computed(input.size(0) + op.integer(3) * 2 - weight.size(0) + 1, OriginKind::Window, {input.sizes[0].origin});
  return op.output({length, input.sizes[1], weight.sizes[2]}, input.dtype);
}

// The blocks that images are taken apart into, and put together of. docs: aten/src/ATen/native/im2col_shape_check.h
Value check_blocks(Op& op, std::span<const Dim> kernel, std::span<const Dim> dilation, std::span<const Dim> padding,
                   std::span<const Dim> stride) {
  for (std::size_t i = 1; i < op.schema.parameters.size(); ++i)
    if (const std::size_t count = op.count_given(i); op.schema.parameters[i].type == ArgType::IntList && count != 2)
      return op.runtime_error("It is expected {} equals to 2, but got size {}", op.schema.parameters[i].name, count);
  const auto refused = [](std::span<const Dim> values, std::int64_t least) {
    return std::ranges::any_of(values, [&](Dim d) { return d.known() && d.value() < least; });
  };
  if (refused(kernel, 1))
    return op.runtime_error("kernel size should be greater than zero, but got kernel_height: {} kernel_width: {}",
                            dim::text(kernel[0]), dim::text(kernel[1]));
  if (refused(dilation, 1))
    return op.runtime_error("dilation should be greater than zero, but got dilation_height: {} dilation_width: {}",
                            dim::text(dilation[0]), dim::text(dilation[1]));
  if (refused(padding, 0))
    return op.runtime_error("padding should be non-negative, but got pad_height: {} pad_width: {}",
                            dim::text(padding[0]), dim::text(padding[1]));
  if (refused(stride, 1))
    return op.runtime_error("stride should be greater than zero, but got stride_height: {} stride_width: {}",
                            dim::text(stride[0]), dim::text(stride[1]));
  return {};
}

// docs: torch.nn.functional.unfold
Value im2col(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  const std::vector<Dim> kernel = op.integers(1), dilation = op.integers(2), padding = op.integers(3),
                         stride = op.integers(4);
  const std::size_t c = input.rank == 4 ? 1 : 0;
  if (const Value e = check_blocks(op, kernel, dilation, padding, stride); e.is_error()) return e;
  if (input.rank == 0)  // what remembers for the gradient looks at the last dimension first
    return op.index_error("Dimension specified as {} but tensor has no dimensions", op.records_gradients() ? -1 : 1);
  if (input.rank < 3 && !(input.rank == 2 && input.size(1).is(0)))
    return op.index_error("Dimension out of range (expected to be in range of [{}, {}], but got {})", -int{input.rank},
                          int{input.rank} - 1, int{input.rank});
  if (input.rank != 3 && input.rank != 4)
    return op.runtime_error(
        "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, but "
        "got: {}",
        shape_text(input.shape()));
  for (std::size_t i = 0; i < input.rank; ++i)
    if (input.size(i).is(0) && !(i == 0 && input.rank == 4))
      return op.runtime_error(
          "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for input, "
          "but "
          "got: {}",
          shape_text(input.shape()));
  std::vector<Dim> steps;
  for (std::size_t i = 0; i < 2; ++i)
    if (reaches_too_far({kernel[i], stride[i], padding[i], dilation[i]}))
      return op.unknown_tensor(input.dtype, kReachesTooFar);
  for (std::size_t i = 0; i < 2; ++i)
    steps.push_back(floor_div(input.size(c + 1 + i) + padding[i] * 2 - (dilation[i] * (kernel[i] - 1) + 1), stride[i]) +
                    1);
  if (dim::refutes_at_least(steps[0], 1) || dim::refutes_at_least(steps[1], 1))
    return op.runtime_error(
        "Given input with spatial size ({}), kernel_size=({}), dilation=({}), padding=({}), calculated shape of the "
        "array of sliding blocks as ({}), but its components must be at least one.",
        dims_text(std::array{input.size(c + 1), input.size(c + 2)}, ", "), dims_text(kernel, ", "),
        dims_text(dilation, ", "), dims_text(padding, ", "), dims_text(steps, ", "));
  Dim blocks = 1;
  for (std::size_t i = 0; i < 2; ++i)
    blocks = blocks * window_size(op, input.sizes[c + 1 + i], {kernel[i], stride[i], padding[i], dilation[i]}, false).n;
  std::vector<Size> shape;
  if (input.rank == 4) shape.push_back(input.sizes[0]);
  shape.push_back(op.computed(input.size(c) * kernel[0] * kernel[1], OriginKind::Product, {input.sizes[c].origin}));
  shape.push_back(op.computed(blocks, OriginKind::Product, {input.sizes[c + 1].origin, input.sizes[c + 2].origin}));
  return op.output(shape, input.dtype);
}

// docs: torch.nn.functional.fold
Value col2im(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  const std::vector<Size> out = op.sizes(1);
  const std::vector<Dim> kernel = op.integers(2), dilation = op.integers(3), padding = op.integers(4),
                         stride = op.integers(5);
  if (const Value e = check_blocks(op, kernel, dilation, padding, stride); e.is_error()) return e;
  bool empty = input.rank != 2 && input.rank != 3;
  for (std::size_t d = input.rank == 3 ? 1 : 0; d < input.rank; ++d) empty |= input.size(d).is(0);
  if (empty)
    return op.runtime_error(
        "Expected 2D or 3D (batch mode) tensor for input with possibly 0 batch size and non-zero dimensions for input, "
        "but got: {}",
        shape_text(input.shape()));
  const std::size_t c = input.rank == 3 ? 1 : 0;
  if (std::int64_t area = 0;
      kernel[0].known() && kernel[1].known() && __builtin_mul_overflow(kernel[0].value(), kernel[1].value(), &area))
    return op.runtime_error(
        "Given kernel_width = {} and kernel_height = {} the product of kernel_width and kernel_height overflowed.",
        kernel[1].value(), kernel[0].value());
  const Dim area = kernel[0] * kernel[1];
  if (modulo(input.size(c), area).known() && !modulo(input.size(c), area).is(0))
    return op.runtime_error(
        "Expected size of input's dimension 1 to be divisible by the product of kernel_size, but got input.size(1)={} "
        "and kernel_size=({}, {}).",
        dim::text(input.size(c)), dim::text(kernel[0]), dim::text(kernel[1]));
  Dim blocks[2];
  for (std::size_t i = 0; i < 2; ++i)
    blocks[i] = floor_div(out[i].n + Dim(2) * padding[i] - dilation[i] * (kernel[i] - 1) - 1, stride[i]) + 1;
  if (dim::refutes_equal(input.size(c + 1), blocks[0] * blocks[1]))
    return op.runtime_error(
        "Given output_size=({}, {}), kernel_size=({}, {}), dilation=({}, {}), padding=({}, {}), stride=({}, {}), "
        "expected size of "
        "input's dimension 2 to match the calculated number of sliding blocks {} * {} = {}, but got input.size(2)={}.",
        dim::text(out[0].n), dim::text(out[1].n), dim::text(kernel[0]), dim::text(kernel[1]), dim::text(dilation[0]),
        dim::text(dilation[1]), dim::text(padding[0]), dim::text(padding[1]), dim::text(stride[0]),
        dim::text(stride[1]), dim::text(blocks[0]), dim::text(blocks[1]), dim::text(blocks[0] * blocks[1]),
        dim::text(input.size(c + 1)));
  std::vector<Size> shape;
  if (input.rank == 3) shape.push_back(input.sizes[0]);
  shape.push_back(op.computed(floor_div(input.size(c), area), OriginKind::Quotient, {input.sizes[c].origin}));
  shape.insert(shape.end(), out.begin(), out.end());
  return op.output(shape, input.dtype);
}

constexpr OpDef kOps[] = {
    {"conv1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, SymInt[1] "
     "dilation=1, SymInt groups=1) -> Tensor",
     conv<1>, Variants::Function},
    {"conv1d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, str padding=\"valid\", "
     "SymInt[1] dilation=1, SymInt groups=1) -> Tensor",
     conv_named<1>, Variants::Function},
    {"conv2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, SymInt[2] "
     "dilation=1, SymInt groups=1) -> Tensor",
     conv<2>, Variants::Function},
    {"conv2d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, str padding=\"valid\", "
     "SymInt[2] dilation=1, SymInt groups=1) -> Tensor",
     conv_named<2>, Variants::Function},
    {"conv3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, SymInt[3] "
     "dilation=1, SymInt groups=1) -> Tensor",
     conv<3>, Variants::Function},
    {"conv3d.padding(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, str padding=\"valid\", "
     "SymInt[3] dilation=1, SymInt groups=1) -> Tensor",
     conv_named<3>, Variants::Function},
    {"conv_transpose1d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[1] stride=1, SymInt[1] padding=0, "
     "SymInt[1] output_padding=0, SymInt groups=1, SymInt[1] dilation=1) -> Tensor",
     conv_transpose<1>, Variants::Function},
    {"conv_transpose2d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[2] stride=1, SymInt[2] padding=0, "
     "SymInt[2] output_padding=0, SymInt groups=1, SymInt[2] dilation=1) -> Tensor",
     conv_transpose<2>, Variants::Function},
    {"conv_transpose3d(Tensor input, Tensor weight, Tensor? bias=None, SymInt[3] stride=1, SymInt[3] padding=0, "
     "SymInt[3] output_padding=0, SymInt groups=1, SymInt[3] dilation=1) -> Tensor",
     conv_transpose<3>, Variants::Function},
    {"convolution(Tensor input, Tensor weight, Tensor? bias, SymInt[] stride, SymInt[] padding, SymInt[] dilation, "
     "bool "
     "transposed, SymInt[] output_padding, SymInt groups) -> Tensor",
     convolution, Variants::Function},
    {"conv_tbc(Tensor self, Tensor weight, Tensor bias, int pad=0) -> Tensor", conv_tbc, Variants::Function},
    {"im2col(Tensor self, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride, *, Tensor? out=None) -> "
     "Tensor",
     im2col, Variants::Function},
    {"col2im(Tensor self, SymInt[2] output_size, int[2] kernel_size, int[2] dilation, int[2] padding, int[2] stride, "
     "*, Tensor? out=None) -> Tensor",
     col2im, Variants::Function},
};

}  // namespace

std::span<const OpDef> convolution_ops() { return kOps; }

}  // namespace shapetrace::torch
