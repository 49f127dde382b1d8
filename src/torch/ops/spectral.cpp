// Fourier transforms. docs: torch.fft; errors: aten/src/ATen/native/SpectralOps.cpp.
#include <algorithm>
#include <array>
#include <numeric>
#include <optional>

#include "torch/memory_format.hpp"
#include "torch/ops/linalg.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a signal is not known";

// What a transform takes and gives: rfft has real input, irfft real output.
enum class Kind : std::uint8_t { Complex, RealInput, RealOutput };

struct Transform {
  std::string_view name;  // of the schema, without "fft_"
  Kind kind;
  std::string_view error_name;  // the function that complains
};
constexpr Transform kTransforms[] = {
    {"fft", Kind::Complex, "fft"},          {"ifft", Kind::Complex, "ifft"},      {"rfft", Kind::RealInput, "rfft"},
    {"irfft", Kind::RealOutput, "irfft"},   {"hfft", Kind::RealOutput, "hfft"},   {"ihfft", Kind::RealInput, "ihfft"},
    {"fft2", Kind::Complex, "fftn"},        {"ifft2", Kind::Complex, "ifftn"},    {"rfft2", Kind::RealInput, "rfftn"},
    {"irfft2", Kind::RealOutput, "irfftn"}, {"hfft2", Kind::RealOutput, "hfftn"}, {"ihfft2", Kind::RealInput, "ihfftn"},
    {"fftn", Kind::Complex, "fftn"},        {"ifftn", Kind::Complex, "ifftn"},    {"rfftn", Kind::RealInput, "rfftn"},
    {"irfftn", Kind::RealOutput, "irfftn"}, {"hfftn", Kind::RealOutput, "hfftn"}, {"ihfftn", Kind::RealInput, "ihfftn"},
};

const Transform& transform_of(const Op& op) {
  const std::string_view name = op.schema.name.substr(std::string_view("fft_").size());
  return *std::find_if(std::begin(kTransforms), std::end(kTransforms),
                       [&](const Transform& t) { return t.name == name; });
}

// A 0-d tensor has no dimension to transform along.
bool wrap(Op& op, std::int64_t& dim, std::size_t rank) {
  if (rank != 0) return op.wrap_dim(dim, rank);
  op.index_error("Dimension specified as {} but tensor has no dimensions", dim);
  return false;
}

bool check_type(Op& op, const Transform& t, const Tensor& self, std::string_view what) {
  if (t.kind == Kind::RealInput && is_complex(self.dtype)) {
    if (t.name == "ihfft2" || t.name == "ihfftn") {
      op.in.type_error("Only supports floating-point dtypes, but found: {}", info(self.dtype).legacy);
    } else {
      op.in.type_error("{} expects a {} input tensor, but got {}", t.error_name, what, info(self.dtype).legacy);
    }
    return false;
  }
  const DType real = real_of(self.dtype);
  if (self.device != DeviceKind::Cpu || (real != DType::Float16 && real != DType::BFloat16)) return true;
  op.not_implemented("Unsupported dtype {}", info(self.dtype).legacy);
  return false;
}

bool check_length(Op& op, Dim n) {
  if (!dim::refutes_at_least(n, 1)) return true;
  op.runtime_error("Invalid number of data points ({}) specified", dim::text(n));
  return false;
}

bool check_norm(Op& op, std::size_t at) {
  const std::string_view norm = op.text(at, "backward");
  if (norm == "forward" || norm == "backward" || norm == "ortho") return true;
  op.runtime_error("Invalid normalization mode: \"{}\"", norm);
  return false;
}

DType result_dtype(Op& op, const Transform& t, DType dtype) {
  if (dtype == DType::Unknown) return dtype;
  if (!is_floating(dtype) && !is_complex(dtype)) dtype = default_dtype(op.in);
  return t.kind == Kind::RealOutput ? real_of(dtype) : complex_of(dtype);
}

// The side that is halved of a real signal, and what it stands for of a Hermitian one.
Dim halved(Dim n) { return floor_div(n, 2) + 1; }
Dim doubled(Dim n) { return (n - 1) * 2; }

bool grows(Dim wanted, Dim size) { return wanted.known() && size.known() && wanted.value() > size.value(); }

// The strides that the passes of a transform leave: each puts the dimensions that it transforms innermost, and the others
// as they lay in what it read. docs: aten/src/ATen/native/mkl/SpectralOps.cpp (_sort_dims, _exec_fft)
class Passes {
 public:
  Passes(const Tensor& signal, std::span<const Size> sizes)
      : strides_(signal.strides, signal.strides + signal.rank), sizes_(sizes) {}

  // `last` stays the innermost one: real transforms halve it.
  void transform(std::span<const std::size_t> dims, std::optional<std::size_t> last = {}) {
    std::vector<std::size_t> order(strides_.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto is_batch = [&](std::size_t d) { return std::ranges::find(dims, d) == dims.end(); };
    // Where two lie alike, the order is the one in which std::partition of the builds' library swaps them.
    auto end = order.begin();
    for (auto from = order.end();; ++end) {
      end = std::find_if_not(end, from, is_batch);
      while (from != end && !is_batch(*(from - 1))) --from;
      if (from == end) break;
      std::iter_swap(end, --from);
    }
    std::copy(dims.begin(), dims.end(), end);
    sort(order.begin(), end);
    sort(end, order.end() - (last ? 1 : 0));
    Dim stride = 1;
    for (std::size_t i = order.size(); i-- > 0; stride = stride * max(sizes_[order[i]].n, 1)) strides_[order[i]] = stride;
  }

  Value output(Op& op, DType dtype) const {
    const Value v = op.output(sizes_, dtype);
    Tensor& t = tensor_of(v);
    std::ranges::copy(strides_, t.strides);
    if (!order_known_ && t.rank > 1) forget_strides(op.in, t);
    return v;
  }

 private:
  using Place = std::vector<std::size_t>::iterator;

  void sort(Place from, Place to) {
    std::stable_sort(from, to, [&](std::size_t a, std::size_t b) {
      const dim::Truth outer = dim::less(strides_[b], strides_[a]);
      if (outer == dim::Truth::Open) order_known_ = false;
      return outer == dim::Truth::Yes;
    });
  }

  std::vector<Dim> strides_;
  std::span<const Size> sizes_;
  bool order_known_ = true;
};

// What the first pass reads: a copy where the type had to change, or zeros were added.
Value signal_of(Op& op, const Transform& t, bool padded) {
  const Tensor& self = op.tensor(0);
  // fft and ifft of real numbers along one dimension read them as they are.
  const bool takes_real = t.kind == Kind::RealInput || t.name == "fft" || t.name == "ifft";
  const bool converted =
      self.dtype != DType::Unknown && !is_complex(self.dtype) && (!takes_real || !is_floating(self.dtype));
  if (padded) return output_in_format(op, self.shape(), self.dtype, suggested_format(self));
  return converted ? op.output_like(self, self.dtype) : op.value(0);
}

// The passes that a transform takes over these dimensions.
Value transformed(Op& op, const Transform& t, std::span<const std::size_t> dims, std::span<const Size> shape,
                  DType dtype, bool padded) {
  const Value read = signal_of(op, t, padded);
  if (dims.empty()) return op.output_like(tensor_of(read), dtype);
  Passes passes(tensor_of(read), shape);
  // PyTorch's builds for x86 leave the work to a library that takes no empty batch (ATen/native/mkl/SpectralOps.cpp).
  for (std::size_t d = 0; d < shape.size(); ++d)
    if (shape[d].n.is(0) && std::ranges::find(dims, d) == dims.end())
      return op.runtime_error("MKL FFT error: Intel oneMKL DFTI ERROR: Inconsistent configuration parameters");
  const auto leading = dims.first(dims.size() - 1), last = dims.last(1);
  if (t.kind == Kind::Complex) {
    passes.transform(dims);
  } else if (t.kind == Kind::RealInput && t.name != "ihfft2" && t.name != "ihfftn") {
    passes.transform(dims, last[0]);
  } else if (t.kind == Kind::RealInput) {
    passes.transform(last);
    if (!leading.empty()) passes.transform(leading);
  } else {
    if (!leading.empty()) passes.transform(leading);
    passes.transform(last);
  }
  const Value v = passes.output(op, dtype);
  // The conjugate of what rfft gives is a view of it.
  if (t.name.starts_with("ihfft") && leading.empty()) {
    const Value arguments[] = {v};
    return call_op(op.in, "conj", arguments);
  }
  return v;
}

Value along_one(Op& op) {
  const Transform& t = transform_of(op);
  const Tensor& self = op.tensor(0);
  const DType dtype = result_dtype(op, t, self.dtype);
  if (!self.rank_known) return op.unknown_tensor(dtype, kNoRank);
  std::int64_t at = op.index(2, -1);
  if (!check_type(op, t, self, "real") || !wrap(op, at, self.rank)) return Value::error();
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  Size& along = shape[static_cast<std::size_t>(at)];
  const Dim n = op.given(1) ? op.integer(1) : t.kind == Kind::RealOutput ? doubled(along.n) : along.n;
  if (!check_length(op, n) || !check_norm(op, 3)) return Value::error();
  const Dim result = t.kind == Kind::RealInput ? halved(n) : n;
  const bool padded = op.given(1) && grows(t.kind == Kind::RealOutput ? halved(n) : n, along.n);
  if (!(result == along.n)) along = op.computed(result, OriginKind::Computed, {along.origin});
  return transformed(op, t, std::array{static_cast<std::size_t>(at)}, shape, dtype, padded);
}

Value along_several(Op& op) {
  const Transform& t = transform_of(op);
  const Tensor& self = op.tensor(0);
  const DType dtype = result_dtype(op, t, self.dtype);
  if (!self.rank_known) return op.unknown_tensor(dtype, kNoRank);
  if (!check_type(op, t, self, "real-valued")) return Value::error();
  const std::vector<Dim> lengths = op.given(1) ? op.integers(1) : std::vector<Dim>();
  std::vector<std::size_t> dims;
  const bool dims_given = op.given(2) || op.schema.parameters[2].default_text != "None";
  if (dims_given) {
    for (const Dim d : op.integers(2)) {
      std::int64_t at = d.known() ? d.value() : 0;
      if (!wrap(op, at, self.rank)) return Value::error();
      if (std::find(dims.begin(), dims.end(), static_cast<std::size_t>(at)) != dims.end())
        return op.runtime_error("FFT dims must be unique");
      dims.push_back(static_cast<std::size_t>(at));
    }
    if (op.given(1) && lengths.size() != dims.size())
      return op.runtime_error("When given, dim and shape arguments must have the same length");
  }
  if (op.given(1) && lengths.size() > self.rank)
    return op.runtime_error("Got shape with {} values but input tensor only has {} dimensions.", lengths.size(),
                            self.rank);
  if (!dims_given)
    for (std::size_t i = op.given(1) ? self.rank - lengths.size() : 0; i < self.rank; ++i) dims.push_back(i);
  if (dims.empty() && t.kind != Kind::Complex)
    return op.runtime_error("{} must transform at least one axis", t.error_name);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  const auto set = [&](std::size_t d, Dim n) {
    if (!(shape[d].n == n)) shape[d] = op.computed(n, OriginKind::Computed, {shape[d].origin});
  };
  bool padded = false;
  for (std::size_t i = 0; i < dims.size(); ++i) {
    if (op.given(1) && !lengths[i].is(-1)) {
      const bool half = t.kind == Kind::RealOutput && i + 1 == dims.size();
      padded |= grows(half ? halved(lengths[i]) : lengths[i], shape[dims[i]].n);
      set(dims[i], lengths[i]);
    }
    if (!check_length(op, shape[dims[i]].n)) return Value::error();
  }
  if (!dims.empty()) {
    const Size& last = shape[dims.back()];
    const bool last_given = op.given(1) && !lengths.back().is(-1);
    if (t.kind == Kind::RealOutput && !last_given) set(dims.back(), doubled(last.n));
    if (!check_length(op, shape[dims.back()].n)) return Value::error();
    if (t.kind == Kind::RealInput) set(dims.back(), halved(last.n));
  }
  return check_norm(op, 3) ? transformed(op, t, dims, shape, dtype, padded) : Value::error();
}

// fftshift and ifftshift only reorder.
Value shift(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  const std::vector<Dim> dims = op.integers(1);
  if (op.given(1) ? dims.empty() : self.rank == 0) return op.runtime_error("`shifts` required");  // of roll
  if (op.given(1))
    for (const Dim d : dims) {
      std::int64_t at = d.known() ? d.value() : 0;
      if (!wrap(op, at, self.rank)) return Value::error();
    }
  return op.output(self.shape(), self.dtype);
}

#define ALONG_ONE(name)                                                                                                \
  {                                                                                                                    \
    "fft_" name "(Tensor self, SymInt? n=None, int dim=-1, str? norm=None, *, Tensor? out=None) -> Tensor", along_one, \
        Variants::Function                                                                                             \
  }
#define ALONG_TWO(name)                                                                                     \
  {                                                                                                         \
    "fft_" name                                                                                             \
    "(Tensor self, SymInt[1]? s=None, int[1] dim=[-2, -1], str? norm=None, *, Tensor? out=None) -> Tensor", \
        along_several, Variants::Function                                                                   \
  }
#define ALONG_SEVERAL(name)                                                                                          \
  {                                                                                                                  \
    "fft_" name "(Tensor self, SymInt[1]? s=None, int[1]? dim=None, str? norm=None, *, Tensor? out=None) -> Tensor", \
        along_several, Variants::Function                                                                            \
  }

constexpr OpDef kOps[] = {
    ALONG_ONE("fft"),
    ALONG_ONE("ifft"),
    ALONG_ONE("rfft"),
    ALONG_ONE("irfft"),
    ALONG_ONE("hfft"),
    ALONG_ONE("ihfft"),
    ALONG_TWO("fft2"),
    ALONG_TWO("ifft2"),
    ALONG_TWO("rfft2"),
    ALONG_TWO("irfft2"),
    ALONG_TWO("hfft2"),
    ALONG_TWO("ihfft2"),
    ALONG_SEVERAL("fftn"),
    ALONG_SEVERAL("ifftn"),
    ALONG_SEVERAL("rfftn"),
    ALONG_SEVERAL("irfftn"),
    ALONG_SEVERAL("hfftn"),
    ALONG_SEVERAL("ihfftn"),
    {"fft_fftshift(Tensor self, int[1]? dim=None) -> Tensor", shift, Variants::Function},
    {"fft_ifftshift(Tensor self, int[1]? dim=None) -> Tensor", shift, Variants::Function},
};
#undef ALONG_ONE
#undef ALONG_TWO
#undef ALONG_SEVERAL

}  // namespace

std::span<const OpDef> spectral_ops() { return kOps; }

}  // namespace shapetrace::torch
