// Padding, interpolation and rearranging of pixels. docs: torch.nn.functional.pad, interpolate, pixel_shuffle;
// errors: aten/src/ATen/native/PadNd.cpp, ReflectionPad.cpp, UpSample.h, PixelShuffle.cpp.
#include <cmath>

#include "torch/memory_format.hpp"
#include "torch/number_overflow.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"
#include "torch/storage_size.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a tensor to resize is not known";

// docs: aten/src/ATen/native/PadNd.cpp (constant_pad_nd): what is negative cuts off, before anything is added; where
// nothing is, the rest is cloned.
Value pad_constant(Op& op, std::span<const Dim> pads) {
  const Tensor& self = op.tensor(0);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  const auto cuts = [](Dim d) { return d.known() && d.value() < 0; };
  bool adds = false;
  for (std::size_t at = self.rank - pads.size() / 2; at < self.rank; ++at) {
    const std::size_t i = 2 * (self.rank - 1 - at);
    Dim left = shape[at].n;
    for (const Dim by : {pads[i], pads[i + 1]}) {
      adds |= !by.is(0) && !cuts(by);
      if (!cuts(by)) continue;
      left = left + by;
      if (dim::refutes_at_least(left, 0)) return op.runtime_error("narrow(): length must be non-negative.");
    }
    if (pads[i].is(0) && pads[i + 1].is(0)) continue;
    const Dim padded = shape[at].n + pads[i] + pads[i + 1];
    if (!dim::surely_less(shape[at].n - 1, padded) && dim::refutes_at_least(padded, 0))
      return padded.known() ? op.runtime_error(  // past 64 bits
                                  "The input size {}, plus negative padding {} and {} resulted in a negative output "
                                  "size, which is invalid. Check dimension {} of your input.",
                                  dim::text(shape[at].n), dim::text(pads[i]), dim::text(pads[i + 1]), at)
                            : op.runtime_error("narrow(): length must be non-negative.");
    shape[at] = op.computed(padded, OriginKind::Sum, {self.sizes[at].origin});
  }
  const Value v = output_in_format(op, shape, self.dtype, suggested_format(self));
  if (adds || v.is_error()) return v;
  if (Tensor& t = tensor_of(v); element_count(t).is(0)) {
    std::copy(self.strides, self.strides + self.rank, t.strides);
  } else {
    const Tensor* const cut[] = {&self};
    follow_strides(op.in, t, cut);
  }
  return v;
}

Value pad(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::vector<Dim> pads = op.integers(1);
  const std::string_view mode = op.text(2, "constant");
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (mode != "constant" && mode != "reflect" && mode != "replicate" && mode != "circular")
    return op.not_implemented("Unrecognised padding mode {}", mode);
  const bool itself = op.schema.name == "constant_pad_nd";
  if (pads.size() % 2 != 0)
    return itself ? op.runtime_error("Length of pad must be even but instead it equals {}", pads.size())
                  : op.runtime_error("Padding length must be divisible by 2");
  const std::size_t padded = pads.size() / 2;
  const auto is_zero = [&] {
    double value = 0;
    return value::is_unknown(op.value(3)) || (value::to_double(op.value(3), value) && value == 0);
  };
  if (mode != "constant" && op.given(3) && !is_zero())
    return op.runtime_error("Padding mode \"{}\" doesn't take in value argument", mode);
  if (padded > self.rank && itself)
    return op.runtime_error(
        "Length of pad should be no more than twice the number of dimensions of the input. Pad length is {}while the "
        "input has {}dimensions.",
        pads.size(), self.rank);
  if (padded > self.rank)
    return op.runtime_error(
        "Padding length should be less than or equal to two times the input dimension but got padding length {} and "
        "input of dimension {}",
        pads.size(), self.rank);
  if (mode == "constant") return pad_constant(op, pads);
  if (!((padded == 1 && (self.rank == 2 || self.rank == 3)) || (padded == 2 && (self.rank == 3 || self.rank == 4)) ||
        (padded == 3 && (self.rank == 4 || self.rank == 5)))) {
    return op.not_implemented(
        "Padding size {} is not supported for {}D input tensor.\nSupported combinations for non-constant padding:\n"
        "  - 2D or 3D input: padding size = 2 (pads last dimension)\n"
        "  - 3D or 4D input: padding size = 4 (pads last 2 dimensions)\n"
        "  - 4D or 5D input: padding size = 6 (pads last 3 dimensions)",
        pads.size(), self.rank);
  }
  // docs: aten/src/ATen/native/Padding.h (check_valid_input): only the batch may be empty.
  if (mode == "reflect" || mode == "replicate")
    for (std::size_t i = self.rank == padded + 2 ? 1 : 0; i < self.rank; ++i)
      if (self.size(i).is(0))
        return op.runtime_error(
            "Expected {}D or {}D (batch mode) tensor with possibly 0 batch size and other non-zero dimensions for "
            "input, but got: {}",
            padded + 1, padded + 2, shape_text(self.shape()));
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::size_t too_small = 0;
  for (std::size_t k = 0; k < padded; ++k) {
    const std::size_t i = mode == "circular" ? padded - 1 - k : k;
    const std::size_t at = self.rank - 1 - i;
    const Dim left = pads[2 * i], right = pads[2 * i + 1], n = self.size(at), out = n + left + right;
    if (mode == "reflect" && (dim::refutes_at_least(n, left + 1) || dim::refutes_at_least(n, right + 1)))
      return op.runtime_error(
          "Argument #{}: Padding size should be less than the corresponding input dimension, but got: padding ({}, {}) "
          "at dimension {} of input {}",
          4 + 2 * i, dim::text(left), dim::text(right), at, shape_text(self.shape()));
    if (mode == "circular" && (dim::refutes_at_least(n, left) || dim::refutes_at_least(n, right)))
      return op.runtime_error("Padding value causes wrapping around more than once.");
    const bool may_shrink = !dim::surely_less(n - 1, out);
    if (mode == "circular" && may_shrink && dim::refutes_at_least(out, 0))
      return op.runtime_error("Negative padding value is resulting in an empty dimension");
    if (mode == "circular" && may_shrink && (dim::surely_less(n + left, 0) || dim::surely_less(n + right, 0)))
      return op.unknown_tensor(self.dtype, "more is cut off than there is");
    if (mode != "circular" && may_shrink && dim::refutes_at_least(out, 1)) ++too_small;
    if (!left.is(0) || !right.is(0)) shape[at] = op.computed(out, OriginKind::Sum, {self.sizes[at].origin});
  }
  const bool one_by_one = mode == "replicate" && padded > 1;  // else one dimension that stays is enough
  if (one_by_one ? too_small > 0 : too_small == padded) {
    constexpr std::string_view kAxes[] = {"D", "H", "W"};
    std::string before, after;
    for (std::size_t k = 0; k < padded; ++k) {
      const std::size_t at = self.rank - padded + k;
      const std::string_view axis = kAxes[3 - padded + k];
      const bool comma = k > 0 && (one_by_one || k + 1 == padded);
      before += fmt::format("{}{}{}: {}", comma ? "," : "", k > 0 ? " " : "", axis, dim::text(self.size(at)));
      after += fmt::format("{}{}: {}", k > 0 ? " " : "", axis, dim::text(shape[at].n));
    }
    return one_by_one
               ? op.runtime_error("Calculated output {} must be >= 1 in every dimension (input {})", after, before)
               : op.runtime_error("input ({}) is too small. Calculated output {}", before, after);
  }
  // docs: aten/src/ATen/native/ReflectionPad.cpp: a picture's result is counted before it is made.
  if (mode == "reflect" && padded == 2 && count_overflows(shape)) return refuse_count(op);
  return output_in_format(op, shape, self.dtype,
                          mode == "circular" ? MemoryFormat::Contiguous : suggested_format(self));
}

// upsample_*(input, output_size or None, [align_corners,] scale_factors or None)
Value upsample(Op& op, std::size_t spatial, std::size_t scales_at) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (input.rank != spatial + 2)
    return op.runtime_error("It is expected input_size equals to {}, but got size {}", spatial + 2, input.rank);
  std::vector<Size> shape(input.shape().begin(), input.shape().begin() + 2);
  if (op.given(1)) {
    const std::vector<Size> target = op.sizes(1);
    if (target.size() != spatial)
      return op.runtime_error("It is expected output_size equals to {}, but got size {}", spatial, target.size());
    shape.insert(shape.end(), target.begin(), target.end());
  } else {
    const std::span<const Value> items = items_of(op.value(scales_at));
    for (std::size_t i = 0; i < spatial; ++i) {
      double scale = 1;
      const Size& n = input.sizes[2 + i];
      if (i < items.size() && value::to_double(items[i], scale) && n.n.known()) {
        const double scaled = static_cast<double>(n.n.value()) * scale;
        if (!(std::abs(scaled) < 0x1p63)) return refuse_number(op.in, DType::Int64);
        shape.push_back(op.computed(static_cast<std::int64_t>(std::floor(scaled)), OriginKind::Product, {n.origin}));
      } else if (i < items.size() && value::to_double(items[i], scale) && scale == std::floor(scale)) {
        shape.push_back(op.computed(n.n * static_cast<std::int64_t>(scale), OriginKind::Product, {n.origin}));
      } else {
        shape.push_back({fresh_dim(op.in, "an interpolated size"), 0});
      }
    }
  }
  for (std::size_t i = 0; i < spatial; ++i)
    if ((shape[2 + i].n.known() && shape[2 + i].n.value() <= 0) || input.size(2 + i).is(0)) {
      const auto sizes = [&](std::span<const Size> all) {
        constexpr std::string_view kAxes[] = {"D", "H", "W"};
        std::string text;
        for (std::size_t d = 0; d < spatial; ++d)
          text += fmt::format("{}{}: {}", d == 0 ? "" : ", ", kAxes[3 - spatial + d], dim::text(all[2 + d].n));
        return text;
      };
      return op.runtime_error("Input and output sizes should be greater than 0, but got input ({}) {}output ({})",
                              sizes(input.shape()), spatial == 1 ? "and " : "", sizes(shape));
    }
  // docs: aten/src/ATen/native/UpSampleNearest2d.cpp: only the batch may be empty.
  if (input.size(1).is(0))
    return op.runtime_error("Non-empty {}D data tensor expected but got a tensor with sizes {}", spatial + 2,
                            shape_text(input.shape()));
  return output_in_format(op, shape, input.dtype, suggested_format(input));
}
template <std::size_t Spatial>
Value upsample_nearest(Op& op) {
  return upsample(op, Spatial, 2);
}
template <std::size_t Spatial>
Value upsample_linear(Op& op) {
  return upsample(op, Spatial, 3);
}

Value pixel_shuffle(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const std::int64_t r = op.index(1);
  if (self.rank < 3)
    return op.runtime_error(
        "pixel_shuffle expects input to have at least 3 dimensions, but got input with {} dimension(s)", self.rank);
  if (r <= 0) return op.runtime_error("pixel_shuffle expects a positive upscale_factor, but got {}", r);
  std::int64_t square = 0;
  if (__builtin_mul_overflow(r, r, &square))
    return op.in.value_error("upscale factor is too large, (upscale_factor)^2 overflowed: upscale_factor={}", r);
  const Dim c = self.size(self.rank - 3U);
  if (dim::refutes_divisible(c, square))
    return op.runtime_error(
        "pixel_shuffle expects its input's 'channel' dimension to be divisible by the square of upscale_factor, but "
        "input.size(-3)={} is "
        "not divisible by {}",
        dim::text(c), square);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  const std::size_t at = self.rank - 3U;
  shape[at] = op.computed(floor_div(c, r * r), OriginKind::Quotient, {shape[at].origin});
  for (const std::size_t d : {at + 1, at + 2})
    shape[d] = op.computed(shape[d].n * r, OriginKind::Product, {shape[d].origin});
  return output_in_format(op, shape, self.dtype, suggested_format(self));
}

Value pixel_unshuffle(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const std::int64_t r = op.index(1);
  if (self.rank < 3)
    return op.runtime_error(
        "pixel_unshuffle expects input to have at least 3 dimensions, but got input with {} dimension(s)", self.rank);
  if (r <= 0) return op.runtime_error("pixel_unshuffle expects a positive downscale_factor, but got {}", r);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  const std::size_t at = self.rank - 3U;
  constexpr std::string_view kNames[] = {"height", "width"};
  for (const std::size_t k : {1U, 2U}) {
    const Dim n = shape[at + k].n;
    if (dim::refutes_divisible(n, r))
      return op.runtime_error(
          "pixel_unshuffle expects {} to be divisible by downscale_factor, but input.size({})={} is not divisible by "
          "{}",
          kNames[k - 1], k == 1 ? -2 : -1, dim::text(n), r);
    shape[at + k] = op.computed(floor_div(n, r), OriginKind::Quotient, {shape[at + k].origin});
  }
  // docs: aten/src/ATen/native/PixelShuffle.cpp (pixel_unshuffle_cpu): what is empty is handed back as it is.
  if (element_count(self).is(0)) return op.output(self.shape(), self.dtype);
  shape[at] = op.computed(shape[at].n * (r * r), OriginKind::Product, {shape[at].origin});
  return output_in_format(op, shape, self.dtype, suggested_format(self));
}

Value channel_shuffle(Op& op) {
  const Tensor& self = op.tensor(0);
  const std::int64_t groups = op.index(1);
  if (self.rank_known && self.rank <= 2)
    return op.runtime_error("channel_shuffle expects input with > 2 dims, but got input with sizes {}",
                            shape_text(self.shape()));
  if (groups <= 0)
    return op.runtime_error("Number of groups to divide channels in must be positive. Value of groups:{}", groups);
  if (self.rank_known && self.rank > 1 && dim::refutes_divisible(self.size(1), groups))
    return op.runtime_error("Number of channels must be divisible by groups. Got {} channels and {} groups.",
                            dim::text(self.size(1)), groups);
  return output_in_format(op, self.shape(), self.dtype, suggested_format(self));
}

Value affine_grid(Op& op) {
  const std::vector<Size> size = op.sizes(1);
  if (size.size() != 4 && size.size() != 5)
    return op.runtime_error("AffineGridGenerator needs 4d (spatial) or 5d (volumetric) inputs.");
  std::vector<Size> shape{size[0]};
  shape.insert(shape.end(), size.begin() + 2, size.end());
  shape.push_back({static_cast<std::int64_t>(size.size()) - 2, 0});
  return op.output(shape, op.tensor(0).dtype);
}

Value grid_sample(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& grid = op.tensor(1);
  if (!input.rank_known || !grid.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (input.rank == 0 || grid.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
  if (dim::refutes_equal(input.size(0), grid.size(0)))
    return op.runtime_error(
        "grid_sampler(): expected grid and input to have same batch size, but got input with sizes {} and grid with "
        "sizes {}",
        shape_text(input.shape()), shape_text(grid.shape()));
  if (dim::refutes_equal(grid.size(grid.rank - 1U), input.rank - 2))
    return op.runtime_error(
        "grid_sampler(): expected grid to have size {} in last dimension, but got grid with sizes {}", input.rank - 2,
        shape_text(grid.shape()));
  const bool flat = op.schema.name == "grid_sampler_2d" || (op.schema.name == "grid_sampler" && input.rank == 4);
  if (const std::size_t rank = flat ? 4 : 5; input.rank != rank || grid.rank != rank)
    return op.runtime_error(
        "grid_sampler(): expected {}D input and grid with same number of dimensions, but got input with sizes {} and "
        "grid with sizes {}",
        rank, shape_text(input.shape()), shape_text(grid.shape()));
  for (std::size_t d = 2; d < input.rank; ++d)
    if (input.size(d).is(0))
      return op.runtime_error(
          "grid_sampler(): expected input to have non-empty spatial dimensions, but input has sizes {} with dimension "
          "{} being empty",
          shape_text(input.shape()), d);
  std::vector<Size> shape{input.sizes[0], input.sizes[1]};
  shape.insert(shape.end(), grid.shape().begin() + 1, grid.shape().end() - 1);
  if (input.size(0).is(0)) return op.output(shape, input.dtype);
  // A kernel is chosen for the input's type before it reads the grid. docs: aten/src/ATen/native/GridSampler.cpp
  if (!is_floating(input.dtype) && input.dtype != DType::Unknown)
    return op.not_implemented("\"{}\" not implemented for '{}'",
                              flat ? "grid_sampler_2d_cpu_kernel_impl" : "grid_sampler3d_cpu",
                              info(input.dtype).legacy);
  if (types_differ(input, grid))
    return op.runtime_error("expected scalar type {} but found {}", info(input.dtype).legacy, info(grid.dtype).legacy);
  return op.output(shape, input.dtype);
}

#define NEAREST(name) name "(Tensor input, SymInt[]? output_size, float[]? scale_factors) -> Tensor"
#define LINEAR(name) name "(Tensor input, SymInt[]? output_size, bool align_corners, float[]? scale_factors) -> Tensor"

constexpr OpDef kOps[] = {
    {"pad(Tensor self, SymInt[] pad, str mode=\"constant\", float? value=None) -> Tensor", pad, Variants::Function},
    {"constant_pad_nd(Tensor self, SymInt[] pad, Scalar value=0) -> Tensor", pad, Variants::Function},
    {NEAREST("upsample_nearest1d"), upsample_nearest<1>, Variants::Function},
    {NEAREST("upsample_nearest2d"), upsample_nearest<2>, Variants::Function},
    {NEAREST("upsample_nearest3d"), upsample_nearest<3>, Variants::Function},
    {NEAREST("_upsample_nearest_exact1d"), upsample_nearest<1>, Variants::Function},
    {NEAREST("_upsample_nearest_exact2d"), upsample_nearest<2>, Variants::Function},
    {NEAREST("_upsample_nearest_exact3d"), upsample_nearest<3>, Variants::Function},
    {LINEAR("upsample_linear1d"), upsample_linear<1>, Variants::Function},
    {LINEAR("upsample_bilinear2d"), upsample_linear<2>, Variants::Function},
    {LINEAR("upsample_bicubic2d"), upsample_linear<2>, Variants::Function},
    {LINEAR("upsample_trilinear3d"), upsample_linear<3>, Variants::Function},
    {LINEAR("_upsample_bilinear2d_aa"), upsample_linear<2>, Variants::Function},
    {LINEAR("_upsample_bicubic2d_aa"), upsample_linear<2>, Variants::Function},
    {LINEAR("_upsample_lanczos2d_aa"), upsample_linear<2>, Variants::Function},
    {"pixel_shuffle(Tensor self, int upscale_factor) -> Tensor", pixel_shuffle, Variants::Function},
    {"pixel_unshuffle(Tensor self, int downscale_factor) -> Tensor", pixel_unshuffle, Variants::Function},
    {"channel_shuffle(Tensor self, SymInt groups) -> Tensor", channel_shuffle, Variants::Function},
    {"native_channel_shuffle(Tensor self, SymInt groups) -> Tensor", channel_shuffle, Variants::Function},
    {"affine_grid_generator(Tensor theta, SymInt[] size, bool align_corners) -> Tensor", affine_grid,
     Variants::Function},
    {"grid_sampler_2d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> "
     "Tensor",
     grid_sample, Variants::Function},
    {"grid_sampler_3d(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> "
     "Tensor",
     grid_sample, Variants::Function},
    {"grid_sampler(Tensor input, Tensor grid, int interpolation_mode, int padding_mode, bool align_corners) -> Tensor",
     grid_sample, Variants::Function},
};
#undef NEAREST
#undef LINEAR

}  // namespace

std::span<const OpDef> resize_ops() { return kOps; }

}  // namespace shapetrace::torch
