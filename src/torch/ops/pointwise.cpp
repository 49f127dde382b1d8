// Pointwise operators with parameters of their own: activations, clamp, div with rounding, lerp, addcmul, distances.
// docs: torch "Pointwise Ops", torch.nn.functional.
#include "torch/elements.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

#include <cmath>

namespace shapetrace::torch {

namespace {

// A number beside a tensor is converted to the common type before anything is computed; narrow types compute as
// float32.
double in_common_type(double x, DType common) {
  return is_floating(common) && common != DType::Float64 ? static_cast<double>(static_cast<float>(x)) : x;
}

bool in_place(const Op& op) { return op.schema.name.ends_with('_'); }

Value activation(Op& op) {
  const Tensor& self = op.tensor(0);
  if (in_place(op)) return op.in_place(0);
  return op.output_like(self, self.dtype);
}

// Those that only floats have.
Value float_activation(Op& op) {
  const Tensor& self = op.tensor(0);
  if (is_integral(self.dtype) || is_bool(self.dtype))
    return op.not_implemented("\"{}_cpu\" not implemented for '{}'", op.schema.name, info(self.dtype).legacy);
  return activation(op);
}

Value gelu(Op& op) {
  const Tensor& self = op.tensor(0);
  if (is_integral(self.dtype) || is_bool(self.dtype))
    return op.not_implemented("\"GeluKernelImpl\" not implemented for '{}'", info(self.dtype).legacy);
  return activation(op);
}

Value glu(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
  if (self.rank == 0) return op.runtime_error("glu does not support 0-dimensional tensors");
  std::int64_t at = op.index(1, -1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const Size n = self.sizes[at];
  if (n.n.known() && n.n.value() % 2 != 0)
    return op.runtime_error("Halving dimension must be even, but dimension {} is size {}", at, n.n.value());
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  shape[static_cast<std::size_t>(at)] = op.computed(floor_div(n.n, 2), OriginKind::Quotient, {n.origin});
  return op.output(shape, self.dtype);
}

Value prelu(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (self.rank_known && weight.rank_known && !element_count(weight).is(1)) {
    if (self.rank == 0) return op.runtime_error("Not allow zero-dim input tensor.");
    const Dim channels = self.rank == 1 ? Dim(1) : self.size(1);
    if (dim::refutes_equal(channels, element_count(weight)))
      return op.runtime_error(
          "Mismatch of parameter numbers and input channel size. Found parameter numbers = {} and channel size = {}.",
          dim::text(element_count(weight)), dim::text(channels));
  }
  return op.output_like(self, self.dtype);
}

// NaN stays; the upper limit wins over the lower one.
double limited(double x, double low, double high) { return std::isnan(x) ? x : std::fmin(std::fmax(x, low), high); }

Value clamp(Op& op) {
  const Tensor& self = op.tensor(0);
  std::vector<Value> operands{op.value(0)};
  for (std::size_t i = 1; i < op.schema.parameters.size() && i < 3; ++i)
    if (op.given(i)) operands.push_back(op.value(i));
  if (operands.size() == 1) return op.runtime_error("torch.clamp: At least one of 'min' or 'max' must not be None");
  const DType dtype = result_type(operands, default_dtype(op.in));
  Value v = op.value(0);
  for (const Value limit : operands)
    if (is_tensor(limit) && limit != op.value(0)) {
      v = broadcast_result(op, v, limit, dtype);
      if (v.is_error()) return v;
    }
  if (in_place(op)) return op.in_place(0);
  if (v != op.value(0)) return v;
  v = op.output_like(self, dtype);
  double low = -INFINITY, high = INFINITY;
  bool known = elements_known(self);
  for (std::size_t i = 1; i < op.schema.parameters.size(); ++i) {
    if (!op.given(i)) continue;
    known &= value::to_double(op.value(i), op.schema.parameters[i].name == "min" ? low : high);
  }
  if (known && is_contiguous(tensor_of(v)))
    if (Word* const words = make_elements(op.in, tensor_of(v)))
      for (std::int64_t i = 0; i < tensor_of(v).storage->count; ++i)
        words[i] = double_to_word(limited(word_to_double(*element(self, i), self.dtype), low, high), dtype);
  return v;
}

Value div(Op& op) {
  const Value operands[] = {op.value(0), op.value(1)};
  DType dtype = result_type(operands, default_dtype(op.in));
  const bool rounded =
      op.schema.parameters.size() > 2 && op.schema.parameters[2].name == "rounding_mode" && op.given(2);
  if (!rounded && (is_integral(dtype) || is_bool(dtype))) dtype = default_dtype(op.in);
  if (in_place(op)) {
    const Tensor& self = op.tensor(0);
    if (!rounded && is_integral(self.dtype))
      return op.runtime_error("result type Float can't be cast to the desired output type {}", info(self.dtype).legacy);
    std::vector<Size> shape;
    if (is_tensor(op.value(1)) && self.rank_known && op.tensor(1).rank_known &&
        !broadcast(op, self.shape(), op.tensor(1).shape(), shape))
      return Value::error();
    return op.in_place(0);
  }
  const Value v = broadcast_result(op, op.value(0), op.value(1), dtype);
  if (v.is_error()) return v;
  // Known elements by a known number or a single element.
  const Tensor& self = op.tensor(0);
  double divisor = 0;
  const bool number = value::to_double(op.value(1), divisor) ||
                      (is_tensor(op.value(1)) && element_count(op.tensor(1)).is(1) && elements_known(op.tensor(1)));
  if (number && (rounded ? elements_known(self) : elements_near(self)) &&
      element_count(self) == element_count(tensor_of(v))) {
    if (is_tensor(op.value(1))) divisor = word_to_double(*element(op.tensor(1), 0), op.tensor(1).dtype);
    divisor = in_common_type(divisor, dtype);
    if (divisor != 0 || is_floating(dtype))
      if (Word* const words = make_elements(op.in, tensor_of(v)))
        for (std::int64_t i = 0; i < tensor_of(v).storage->count; ++i) {
          double q = word_to_double(*near_element(self, i), self.dtype) / divisor;
          if (rounded) q = op.text(2) == "floor" ? std::floor(q) : std::trunc(q);
          words[i] = double_to_word(q, dtype);
        }
    if (elements_near(self) && self.storage->slack != 0 && elements_near(tensor_of(v)))
      tensor_of(v).storage->slack = self.storage->slack + 0x1p-22;
  }
  return v;
}

// other - self
Value rsub(Op& op) {
  const Tensor& self = op.tensor(0);
  const Value operands[] = {op.value(1), op.value(0)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  if (self.dtype == DType::Bool)
    return op.not_implemented(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
        "the `~` or "
        "`logical_not()` operator instead.");
  const Value v = broadcast_result(op, op.value(1), op.value(0), dtype);
  double number = 0;
  if (!v.is_error() && value::to_double(op.value(1), number) && elements_known(self))
    if (Word* const words = make_elements(op.in, tensor_of(v)))
      for (std::int64_t i = 0; i < tensor_of(v).storage->count; ++i)
        words[i] = double_to_word(in_common_type(number, dtype) - word_to_double(*element(self, i), self.dtype), dtype);
  return v;
}

// Three operands that broadcast: lerp, addcmul, addcdiv.
Value three(Op& op) {
  const Value operands[] = {op.value(0), op.value(1), op.value(2)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  const Value first = broadcast_result(op, op.value(1), op.value(2), dtype);
  if (first.is_error()) return first;
  const Value v = broadcast_result(op, op.value(0), first, dtype);
  if (v.is_error()) return v;
  return in_place(op) ? op.in_place(0) : v;
}

Value round_to(Op& op) {
  if (in_place(op)) return op.in_place(0);
  const Tensor& self = op.tensor(0);
  const Value v = op.output_like(self, self.dtype);
  if (is_contiguous(tensor_of(v)) && !is_integral(self.dtype))
    round_elements(op.in, self, tensor_of(v), [](double x) { return std::nearbyint(x); });
  return v;
}

Value cosine_similarity(Op& op) {
  std::vector<Size> shape;
  if (!broadcast(op, op.tensor(0).shape(), op.tensor(1).shape(), shape)) return Value::error();
  std::int64_t at = op.index(2, 1);
  if (!op.wrap_dim(at, shape.size())) return Value::error();
  if (!shape.empty()) shape.erase(shape.begin() + at);
  return op.output(shape, op.tensor(0).dtype);
}

Value pairwise_distance(Op& op) {
  std::vector<Size> shape;
  if (!broadcast(op, op.tensor(0).shape(), op.tensor(1).shape(), shape)) return Value::error();
  if (op.boolean(4)) {
    if (!shape.empty()) shape.back() = Size{1, 0};
  } else if (!shape.empty()) {
    shape.pop_back();
  }
  return op.output(shape, op.tensor(0).dtype);
}

Value cdist(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, "the rank of a tensor is not known");
  if (a.rank < 2) return op.runtime_error("cdist only supports at least 2D tensors, X1 got: {}D", a.rank);
  if (b.rank < 2) return op.runtime_error("cdist only supports at least 2D tensors, X2 got: {}D", b.rank);
  if (dim::refutes_equal(a.size(a.rank - 1U), b.size(b.rank - 1U)))
    return op.runtime_error("X1 and X2 must have the same number of columns. X1: {} X2: {}",
                            dim::text(a.size(a.rank - 1U)), dim::text(b.size(b.rank - 1U)));
  std::vector<Size> shape;
  if (!broadcast(op, a.shape().first(a.rank - 2U), b.shape().first(b.rank - 2U), shape)) return Value::error();
  shape.push_back(a.sizes[a.rank - 2]);
  shape.push_back(b.sizes[b.rank - 2]);
  return op.output(shape, a.dtype);
}

Value is_close(Op& op) { return broadcast_result(op, op.value(0), op.value(1), DType::Bool); }

// allclose and equal answer with a bool that elements decide.
Value all_close(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (op.schema.name == "equal" && a.rank_known && b.rank_known) {
    bool same = a.rank == b.rank;
    for (std::size_t i = 0; same && i < a.rank; ++i) same = !dim::surely_different(a.size(i), b.size(i));
    if (!same) return Value::boolean(false);
  } else if (const Value v = broadcast_result(op, op.value(0), op.value(1), DType::Bool); v.is_error()) {
    return v;
  }
  if (elements_known(a) && elements_known(b) && a.rank == b.rank) {
    const double rtol = op.schema.name == "equal" ? 0 : op.real(2), atol = op.schema.name == "equal" ? 0 : op.real(3);
    bool close = true;
    for (std::int64_t i = 0; i < element_count(a).value(); ++i) {
      const double x = word_to_double(*element(a, i), a.dtype), y = word_to_double(*element(b, i), b.dtype);
      close &= x == y || std::fabs(x - y) <= atol + rtol * std::fabs(y);
    }
    return Value::boolean(close);
  }
  return op.in.unknown("whether the elements of two tensors agree", op.in.types().bool_);
}

Value complex_parts(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!is_complex(self.dtype) && self.dtype != DType::Unknown) {
    if (op.schema.name == "real") return op.value(0);
    return op.runtime_error("imag is not implemented for tensors with non-complex dtypes.");
  }
  return op.output_like(self, self.dtype == DType::Complex64    ? DType::Float32
                              : self.dtype == DType::Complex128 ? DType::Float64
                                                                : self.dtype);
}

Value view_as_real(Op& op) {
  const Tensor& self = op.tensor(0);
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  shape.push_back({2, 0});
  return op.output(shape, self.dtype == DType::Complex128 ? DType::Float64 : DType::Float32);
}

Value view_as_complex(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && (self.rank == 0 || dim::refutes_equal(self.size(self.rank - 1U), 2)))
    return op.runtime_error("Tensor must have a last dimension of size 2");
  return op.output(self.shape().first(self.rank - 1U),
                   self.dtype == DType::Float64 ? DType::Complex128 : DType::Complex64);
}

Value polar(Op& op) {
  return broadcast_result(op, op.value(0), op.value(1),
                          op.tensor(0).dtype == DType::Float64 ? DType::Complex128 : DType::Complex64);
}

#define BOTH(name, arguments, rule) \
  {name "(Tensor self" arguments ") -> Tensor", rule}, { name "_(Tensor(a!) self" arguments ") -> Tensor(a!)", rule }

constexpr OpDef kOps[] = {
    BOTH("leaky_relu", ", Scalar negative_slope=0.01", float_activation),
    BOTH("elu", ", Scalar alpha=1, Scalar scale=1, Scalar input_scale=1", float_activation),
    BOTH("celu", ", Scalar alpha=1.0", float_activation),
    BOTH("hardtanh", ", Scalar min_val=-1, Scalar max_val=1", activation),
    BOTH("threshold", ", Scalar threshold, Scalar value", activation),
    BOTH("rrelu",
         ", Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None",
         float_activation),
    {"gelu(Tensor self, *, str approximate=\"none\") -> Tensor", gelu, Variants::Function},
    {"softplus(Tensor self, Scalar beta=1, Scalar threshold=20) -> Tensor", float_activation, Variants::Function},
    {"hardshrink(Tensor self, Scalar lambd=0.5) -> Tensor", float_activation},
    {"softshrink(Tensor self, Scalar lambd=0.5) -> Tensor", float_activation, Variants::Function},
    {"glu(Tensor self, int dim=-1) -> Tensor", glu, Variants::Function},
    {"prelu(Tensor self, Tensor weight) -> Tensor", prelu},
    {"logit(Tensor self, float? eps=None) -> Tensor", activation},
    {"renorm(Tensor self, Scalar p, int dim, Scalar maxnorm) -> Tensor", activation},
    BOTH("round", "", round_to),
    {"round.decimals(Tensor self, *, int decimals) -> Tensor", activation},
    {"clamp(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)", clamp},
    {"clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)", clamp},
    {"clip(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)", clamp},
    {"clamp_min(Tensor self, Scalar min) -> Tensor", clamp},
    {"clamp_min.Tensor(Tensor self, Tensor min) -> Tensor", clamp},
    {"clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)", clamp},
    {"clamp_max(Tensor self, Scalar max) -> Tensor", clamp},
    {"clamp_max.Tensor(Tensor self, Tensor max) -> Tensor", clamp},
    {"clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)", clamp},
    {"div.Tensor(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", div},
    {"div.Scalar(Tensor self, Scalar other) -> Tensor", div},
    {"div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode, Tensor? out=None) -> Tensor", div},
    {"div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode) -> Tensor", div},
    {"div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)", div},
    {"div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)", div},
    {"div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)", div},
    {"div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)", div},
    {"divide.Tensor(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", div},
    {"divide.Scalar(Tensor self, Scalar other) -> Tensor", div},
    {"rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor", rsub},
    {"rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor", rsub},
    {"lerp.Tensor(Tensor self, Tensor end, Tensor weight) -> Tensor", three},
    {"lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)", three},
    {"lerp.Scalar(Tensor self, Tensor end, Scalar weight) -> Tensor", three},
    {"addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor", three},
    {"addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)", three},
    {"addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor", three},
    {"addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)", three},
    {"lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)", three},
    {"cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor", cosine_similarity,
     Variants::Function},
    {"pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False) -> Tensor",
     pairwise_distance, Variants::Function},
    {"cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor", cdist, Variants::Function},
    {"_cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor", cdist, Variants::Function},
    {"isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor",
     is_close},
    {"isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False) -> Tensor",
     [](Op& op) { return op.output(op.tensor(0).shape(), DType::Bool); }, Variants::Function},
    {"allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool",
     all_close},
    {"equal(Tensor self, Tensor other) -> bool", all_close},
    {"real(Tensor(a) self) -> Tensor(a)", complex_parts, Variants::Function},
    {"imag(Tensor(a) self) -> Tensor(a)", complex_parts, Variants::Function},
    {"angle(Tensor self) -> Tensor", complex_parts},
    {"conj(Tensor(a) self) -> Tensor(a)", activation},
    {"view_as_real(Tensor(a) self) -> Tensor(a)", view_as_real, Variants::Function},
    {"view_as_complex(Tensor(a) self) -> Tensor(a)", view_as_complex, Variants::Function},
    {"polar(Tensor abs, Tensor angle) -> Tensor", polar, Variants::Function},
    {"complex(Tensor real, Tensor imag) -> Tensor", polar, Variants::Function},
};
#undef BOTH

}  // namespace

std::span<const OpDef> pointwise_ops() { return kOps; }

}  // namespace shapetrace::torch
