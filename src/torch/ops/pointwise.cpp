// Pointwise operators with parameters of their own: activations, clamp, div with rounding, lerp, addcmul, distances.
// docs: torch "Pointwise Ops", torch.nn.functional.
#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/products.hpp"
#include "torch/ops/reduction.hpp"
#include "torch/ops/tables.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"

#include <cmath>
#include <limits>

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

Value hardtanh(Op& op) {
  // Limits of whole numbers are whole, cut towards 0.
  if (op.tensor(0).dtype == DType::UInt8 && (op.real(1, -1) <= -1 || op.real(2, 1) <= -1))
    return op.runtime_error("cannot do hardtanh on an unsigned type with negative limits");
  return activation(op);
}

Value gelu(Op& op) {
  const Tensor& self = op.tensor(0);
  if (const std::string_view approximate = op.text(1, "none"); approximate != "none" && approximate != "tanh")
    return op.runtime_error("approximate argument must be either none or tanh.");
  if (is_whole(self.dtype))
    return op.not_implemented("\"GeluKernelImpl\" not implemented for '{}'", info(self.dtype).legacy);
  return activation(op);
}

Value rrelu(Op& op) {
  for (const auto& [i, what] : {std::pair{1U, "lower"}, std::pair{2U, "upper"}})
    if (!std::isfinite(op.real(i))) return op.runtime_error("rrelu: {} bound must be finite, got {}", what, op.real(i));
  if (op.real(1) > op.real(2)) return op.runtime_error("Lower bound should be less than or equal to the upper bound");
  const Tensor& self = op.tensor(0);
  return in_place(op) || !self.rank_known ? activation(op) : op.output(self.shape(), self.dtype);
}

Value celu(Op& op) {
  if (op.real(1, 1) == 0) return op.runtime_error("ZeroDivisionError: alpha cannot be 0 for CELU");
  return activation(op);
}

Value softshrink(Op& op) {
  const DType t = op.tensor(0).dtype;
  const double limit = op.real(1);
  const double greatest = t == DType::Float16    ? 65504
                          : t == DType::BFloat16 ? 0x1.FEp127
                          : t == DType::Float32  ? std::numeric_limits<float>::max()
                                                 : std::numeric_limits<double>::max();
  if (is_floating(t) && !(limit >= 0 && limit <= greatest))
    return op.runtime_error("lambda must be in range [0, {:.6g}] for input dtype {}, but found {:.6g}", greatest,
                            info(t).legacy, limit);
  return activation(op);
}

Value glu(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
  if (self.rank == 0) return op.runtime_error("glu does not support 0-dimensional tensors");
  std::int64_t at = op.index(1, -1);
  if (!op.wrap_dim(at, self.rank)) return Value::error();
  const Size n = self.sizes[at];
  if (dim::refutes_divisible(n.n, 2))
    return op.runtime_error("Halving dimension must be even, but dimension {} is size {}", at, dim::text(n.n));
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  shape[static_cast<std::size_t>(at)] = op.computed(floor_div(n.n, 2), OriginKind::Quotient, {n.origin});
  const Value v = op.output(shape, self.dtype);
  // Computed elementwise from the two halves, which lie as self does.
  const std::vector<Dim> strides(self.strides, self.strides + self.rank);
  const Value half = op.view(self, shape, strides, self.offset);
  const Tensor* const halves[] = {&tensor_of(half), &tensor_of(half)};
  follow_strides(op.in, tensor_of(v), halves);
  return v;
}

// The kernel writes to a fresh tensor that lies in one piece.
Value log_sigmoid(Op& op) {
  const Tensor& self = op.tensor(0);
  return self.rank_known ? op.output(self.shape(), self.dtype)
                         : op.unknown_tensor(self.dtype, "the rank of a tensor is not known");
}

Value prelu(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (types_differ(self, weight))
    return op.runtime_error("prelu: Type promoting not supported. Got {} and {}", info(self.dtype).legacy,
                            info(weight.dtype).legacy);
  if (self.rank_known && weight.rank_known && !element_count(weight).is(1)) {
    if (self.rank == 0 && dim::refutes_equal(element_count(weight), 1))
      return op.runtime_error("Not allow zero-dim input tensor.");
    const Dim channels = self.rank < 2 ? Dim(1) : self.size(1);
    if (dim::refutes_expand(element_count(weight), channels))
      return op.runtime_error(
          "Mismatch of parameter numbers and input channel size. Found parameter numbers = {} and channel size = {}.",
          dim::text(element_count(weight)), dim::text(channels));
  }
  if (weight.rank_known && weight.rank > 1)
    return op.runtime_error("prelu: Expected `weight` to be a scalar or 1D tensor, but got: ndim = {}", weight.rank);
  return op.output_like(self, self.dtype);
}

// docs: aten/src/ATen/native/Normalization.cpp (renorm)
Value renorm(Op& op) {
  const Tensor& self = op.tensor(0);
  const double order = op.real(1);
  if (order <= 0) return op.runtime_error("renorm: non-positive-norm not supported");
  if (const double most = op.real(3); !(most >= 0))
    return op.runtime_error("renorm: expected maxnorm to be >= 0 but got {}", most);
  if (self.rank_known && self.rank < 2)
    return op.runtime_error("renorm: input needs at least 2 dimensions, got {} dimensions", self.rank);
  std::int64_t at = op.index(2);
  if (self.rank_known && !op.wrap_dim(at, self.rank)) return Value::error();
  // The greatest of nothing is no number (linalg.vector_norm over all other dimensions).
  if (std::isinf(order))
    for (std::size_t d = 0; self.rank_known && d < self.rank; ++d)
      if (static_cast<std::int64_t>(d) != at && self.size(d).is(0))
        return op.runtime_error(
            "linalg.vector_norm cannot compute the {} norm on the dimension {}because this dimension is empty and the "
            "operation does not have an identity",
            order, d);
  return in_place(op) || !self.rank_known ? activation(op) : op.output(self.shape(), self.dtype);
}

// NaN stays; the upper limit wins over the lower one.
double limited(double x, double low, double high) { return std::isnan(x) ? x : std::fmin(std::fmax(x, low), high); }

// What limits of complex numbers are told, which depends on whether they are tensors. docs: TensorCompare.cpp (clamp,
// clamp_min, clamp_max). False after the error.
bool may_clamp(Op& op, std::span<const Value> limits, DType dtype, bool one_sided) {
  const DType self = op.tensor(0).dtype;
  const bool tensors = std::ranges::any_of(limits, [](Value v) { return is_tensor(v); });
  const bool complex =
      std::ranges::any_of(limits, [](Value v) { return value::has_layout(v, value::Layout::Complex); });
  if (tensors) {
    if (one_sided || !is_complex(self)) return true;
  } else if (!is_complex(self) && !(one_sided && complex)) {
    if (is_floating(self) && complex)
      return op.runtime_error("value cannot be converted to type double without overflow"), false;
    if (is_whole(self) && in_place(op) && dtype != self)
      return op.runtime_error("result type {} can't be cast to the desired output type {}", info(dtype).legacy,
                              cpp_name(self)),
             false;
    if (!is_complex(dtype)) {
      if (!one_sided || !is_bool(dtype)) return true;
      op.not_implemented("\"{}_scalar_cpu\" not implemented for 'Bool'",
                         op.schema.name.starts_with("clamp_min") ? "clamp_min" : "clamp_max");
      return false;
    }
  }
  op.not_implemented("clamp is not supported for complex types");
  return false;
}

Value clamp(Op& op) {
  const Tensor& self = op.tensor(0);
  std::vector<Value> operands{op.value(0)};
  for (std::size_t i = 1; i < op.schema.parameters.size() && i < 3; ++i)
    if (op.given(i) && op.schema.parameters[i].name != "out") operands.push_back(op.value(i));
  if (operands.size() == 1) return op.runtime_error("torch.clamp: At least one of 'min' or 'max' must not be None");
  const DType dtype = result_type(operands, default_dtype(op.in));
  const bool one_sided = op.schema.name.find("_m") != std::string_view::npos;
  if (!may_clamp(op, std::span(operands).subspan(1), dtype, one_sided)) return Value::error();
  if (in_place(op)) return broadcast_into_first(op, operands, dtype);
  const Value v = broadcast_result(op, operands, dtype);
  if (v.is_error()) return v;
  const std::size_t last = op.schema.parameters.size() - 1;
  const Tensor* const out = op.schema.parameters[last].name == "out" ? op.tensor_or_null(last) : nullptr;
  if (is_complex(dtype) && !one_sided && (out == nullptr || is_complex(out->dtype)))
    return op.not_implemented("\"{}\" not implemented for '{}'",
                              operands.size() == 3 ? "clamp_cpu"
                              : op.given(1)        ? "maximum_cpu"
                                                   : "minimum_cpu",
                              info(dtype).legacy);
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
  if (rounded && op.text(2) != "trunc" && op.text(2) != "floor" && value::is_str(op.value(2)))
    return op.runtime_error("div expected rounding_mode to be one of None, 'trunc', or 'floor' but found '{}'",
                            op.text(2));
  if (!rounded && is_whole(dtype)) dtype = default_dtype(op.in);
  if (dtype == DType::Complex32) return op.unknown_tensor(dtype, kComplex32);
  const bool by_zero = divides_by_zero(op, dtype);
  if (in_place(op)) return refuse_zero(op, broadcast_into_first(op, operands, dtype), by_zero);
  const Value v = refuse_zero(op, broadcast_result(op, op.value(0), op.value(1), dtype), by_zero);
  if (v.is_error()) return v;
  // Known elements by a known number or a single element.
  double divisor = 0;
  const bool number = value::to_double(op.value(1), divisor) ||
                      (is_tensor(op.value(1)) && element_count(op.tensor(1)).is(1) && elements_known(op.tensor(1)));
  const auto quotient = [&](double dividend) {
    const double q = dividend / divisor;
    return double_to_word(!rounded ? q : op.text(2) == "floor" ? std::floor(q) : std::trunc(q), dtype);
  };
  if (!is_tensor(op.value(0))) {  // torch.div(12, 4): both are numbers
    double dividend = 0;
    if (number && !is_tensor(op.value(1)) && value::to_double(op.value(0), dividend) &&
        (divisor != 0 || is_floating(dtype)))
      if (Word* const words = make_elements(op.in, tensor_of(v))) words[0] = quotient(dividend);
    return v;
  }
  const Tensor& self = op.tensor(0);
  if (number && (rounded ? elements_known(self) : elements_near(self)) &&
      element_count(self) == element_count(tensor_of(v))) {
    if (is_tensor(op.value(1))) divisor = word_to_double(*element(op.tensor(1), 0), op.tensor(1).dtype);
    divisor = in_common_type(divisor, dtype);
    if (divisor != 0 || is_floating(dtype))
      if (Word* const words = make_elements(op.in, tensor_of(v)))
        for (std::int64_t i = 0; i < tensor_of(v).storage->count; ++i)
          words[i] = quotient(word_to_double(*near_element(self, i), self.dtype));
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
  if (!subtractable(op, op.value(0), op.value(1))) return Value::error();
  if (op.given(2) && !takes_alpha(op, op.value(2), dtype)) return Value::error();
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
  return in_place(op) ? broadcast_into_first(op, operands, dtype) : broadcast_result(op, operands, dtype);
}

// docs: aten/src/ATen/native/Lerp.cpp: nothing is promoted but by a weight without dimensions.
Value lerp(Op& op) {
  const Tensor& self = op.tensor(0);
  for (const std::size_t i : {1U, 2U}) {
    if (!is_tensor(op.value(i))) continue;
    if (i == 2 && op.tensor(i).rank_known && op.tensor(i).rank == 0) continue;  // a number
    const DType t = op.tensor(i).dtype;
    if (t == self.dtype || t == DType::Unknown || self.dtype == DType::Unknown) continue;
    return op.runtime_error("expected dtype {} for `{}` but got dtype {}", cpp_name(self.dtype),
                            i == 1 ? "end" : "weight", cpp_name(t));
  }
  const Value operands[] = {op.value(0), op.value(1), op.value(2)};
  if (in_place(op)) return broadcast_into_first(op, operands, self.dtype);
  return broadcast_result(op, operands, is_tensor(op.value(2)) ? result_type(operands, self.dtype) : self.dtype);
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
  const Value operands[] = {op.value(0), op.value(1)};
  const DType common = result_type(operands, default_dtype(op.in));
  if (!is_floating(common) && common != DType::Unknown)
    return op.runtime_error("expected common dtype to be floating point, yet common dtype is {}", info(common).legacy);
  if (!broadcast(op, op.tensor(0).shape(), op.tensor(1).shape(), shape)) return Value::error();
  std::int64_t at = op.index(2, 1);
  if (!op.wrap_dim(at, shape.size())) return Value::error();
  if (!shape.empty()) shape.erase(shape.begin() + at);
  // Both have been expanded by then: neither counts as a number.
  const DType a = op.tensor(0).dtype, b = op.tensor(1).dtype;
  return op.output(shape, common == DType::Unknown ? common : promote(a, b));
}

Value pairwise_distance(Op& op) {
  if (const DType a = op.tensor(0).dtype, b = op.tensor(1).dtype; is_bool(a) || is_bool(b))
    return op.not_implemented("{}", is_bool(a) && is_bool(b) ? kBoolsSubtracted : kSubtractedFromBools);
  std::vector<Size> shape;
  if (!broadcast(op, op.tensor(0).shape(), op.tensor(1).shape(), shape)) return Value::error();
  if (op.boolean(4)) {
    if (!shape.empty()) shape.back() = Size{1, 0};
  } else if (!shape.empty()) {
    shape.pop_back();
  }
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  return op.output(shape, is_whole(dtype) ? default_dtype(op.in) : real_of(dtype));
}

// docs: torch.nn.functional.pdist: one distance for each pair of rows.
Value pdist(Op& op) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known && self.rank != 2) return op.runtime_error("pdist only supports 2D tensors, got: {}D", self.rank);
  if (!is_floating(self.dtype) && self.dtype != DType::Unknown)
    return op.runtime_error("pdist only supports floating-point dtypes");
  if (!(op.real(1) >= 0)) return op.runtime_error("pdist only supports non-negative p values");
  if (is_half(self.dtype) && self.rank_known && !self.size(0).is(0) && !self.size(0).is(1))
    return op.not_implemented("\"pdist\" not implemented for '{}'", info(self.dtype).legacy);
  const Dim n = self.rank_known ? self.size(0) : fresh_dim(op.in, "the rows of a matrix");
  return op.output({op.computed(floor_div(n * (n - 1), 2), OriginKind::Computed,
                                {self.rank_known ? self.sizes[0].origin : OriginId{0}})},
                   self.dtype);
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
  for (const auto& [t, which] : {std::pair{&a, "X1"}, std::pair{&b, "X2"}})
    if (!is_floating(t->dtype) && t->dtype != DType::Unknown)
      return op.runtime_error("cdist only supports floating-point dtypes, {} got: {}", which, info(t->dtype).legacy);
  if (!(op.real(2, 2) >= 0)) return op.runtime_error("cdist only supports non-negative p values");
  std::vector<Size> shape;
  if (!broadcast(op, a.shape().first(a.rank - 2U), b.shape().first(b.rank - 2U), shape)) return Value::error();
  shape.push_back(a.sizes[a.rank - 2]);
  shape.push_back(b.sizes[b.rank - 2]);
  const Dim some = element_count(a) * element_count(b);
  const bool unlike = a.dtype != b.dtype || info(a.dtype).bytes < 4;
  if (unlike && a.dtype != DType::Unknown && b.dtype != DType::Unknown && some.known() && !some.is(0)) {
    // Many Euclidean distances are a product of matrices. docs: aten/src/ATen/native/Distance.cpp (cdist_impl)
    const std::int64_t mode = op.index(3, 0);
    const bool many =
        !dim::refutes_at_least(a.size(a.rank - 2U), 26) || !dim::refutes_at_least(b.size(b.rank - 2U), 26);
    if (op.real(2, 2) == 2 && (mode == 1 || (mode == 0 && many))) {
      // Of rows with their norms and ones behind (_euclidean_dist).
      const Dim width = a.size(a.rank - 1U) + 2, rows = a.size(a.rank - 2U), columns = b.size(b.rank - 2U);
      return batch_types(op, {a.dtype, 1, rows, width}, {b.dtype, 1, width, columns}) ? op.output(shape, a.dtype)
                                                                                      : Value::error();
    }
    if (info(a.dtype).bytes < 4) return op.not_implemented("\"cdist\" not implemented for '{}'", info(a.dtype).legacy);
    return op.runtime_error("expected scalar type {} but found {}", info(a.dtype).legacy, info(b.dtype).legacy);
  }
  return op.output(shape, a.dtype);
}

// docs: aten/src/ATen/native/TensorCompare.cpp (isclose)
Value is_close(Op& op) {
  const DType a = op.tensor(0).dtype, b = op.tensor(1).dtype;
  if (a != b && a != DType::Unknown && b != DType::Unknown)
    return op.runtime_error("{} did not match {}", info(a).legacy, info(b).legacy);
  if (!(op.real(2) >= 0)) return op.runtime_error("rtol must be greater than or equal to zero, but got {}", op.real(2));
  if (!(op.real(3) >= 0)) return op.runtime_error("atol must be greater than or equal to zero, but got {}", op.real(3));
  return broadcast_result(op, op.value(0), op.value(1), DType::Bool);
}

// docs: aten/src/ATen/native/TensorCompare.cpp (check_for_unsupported_isin_dtype)
Value is_in(Op& op) {
  for (const std::size_t i : {0U, 1U})
    if (is_complex(op.tensor(i).dtype) || is_bool(op.tensor(i).dtype))
      return op.runtime_error("Unsupported input type encountered for isin(): {}", info(op.tensor(i).dtype).legacy);
  const Value v = op.output(op.tensor(0).shape(), DType::Bool);
  tensor_of(v).rank_known = op.tensor(0).rank_known;
  return v;
}

Value positive(Op& op) {
  if (is_bool(op.tensor(0).dtype)) return op.not_implemented("The `+` operator, on a bool tensor is not supported.");
  return op.value(0);
}

// Only complex numbers have to be changed.
Value conj_physical(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!is_complex(self.dtype) && self.dtype != DType::Unknown) return op.value(0);
  return activation(op);
}

// A complex tensor's conjugate is a view that says so.
Value conj(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!is_complex(self.dtype)) return op.value(0);
  const Value v = op.view(self, self.shape(), {self.strides, self.rank}, self.offset);
  tensor_of(v).rank_known = self.rank_known;
  tensor_of(v).conj = !self.conj;
  return v;
}

// allclose and equal answer with a bool that elements decide.
Value all_close(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (op.schema.name == "allclose" && types_differ(a, b))
    return op.runtime_error("{} did not match {}", info(a.dtype).legacy, info(b.dtype).legacy);
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

// A view of the parts of complex numbers: strides count halves of elements.
Value parts_view(Op& op, std::int64_t first, bool both) {
  const Tensor& self = op.tensor(0);
  if (!self.rank_known) return op.unknown_tensor(real_of(self.dtype), "the rank of a tensor is not known");
  std::vector<Size> shape(self.shape().begin(), self.shape().end());
  std::vector<Dim> strides;
  for (std::size_t d = 0; d < self.rank; ++d) strides.push_back(self.strides[d] * 2);
  if (both) {
    shape.push_back({2, 0});
    strides.emplace_back(1);
  }
  const Value v = op.view(self, shape, strides, self.offset * 2 + first);
  tensor_of(v).dtype = real_of(self.dtype);
  return v;
}

Value real(Op& op) {
  const DType t = op.tensor(0).dtype;
  if (t == DType::Unknown) return op.output_like(op.tensor(0), t);
  return is_complex(t) ? parts_view(op, 0, false) : op.value(0);
}

Value imag(Op& op) {
  const DType t = op.tensor(0).dtype;
  if (t == DType::Unknown) return op.output_like(op.tensor(0), t);
  if (!is_complex(t)) return op.runtime_error("imag is not implemented for tensors with non-complex dtypes.");
  return parts_view(op, 1, false);
}

Value view_as_real(Op& op) {
  const DType t = op.tensor(0).dtype;
  if (!is_complex(t) && t != DType::Unknown)
    return op.runtime_error("view_as_real is only supported for complex tensors");
  return parts_view(op, 0, true);
}

// docs: aten/src/ATen/native/ComplexHelper.h
Value view_as_complex(Op& op) {
  const Tensor& self = op.tensor(0);
  const DType t = self.dtype;
  if (t != DType::Float32 && t != DType::Float64 && t != DType::Float16 && t != DType::Unknown)
    return op.runtime_error(
        "view_as_complex is only supported for half, float and double tensors, but got a tensor of scalar type: {}",
        info(t).legacy);
  const DType dtype = t == DType::Unknown ? t : complex_of(t);
  if (!self.rank_known) return op.unknown_tensor(dtype, "the rank of a tensor is not known");
  if (self.rank == 0) return op.runtime_error("Input tensor must have one or more dimensions");
  const std::size_t last = self.rank - 1U;
  if (dim::refutes_equal(self.size(last), 2)) return op.runtime_error("Tensor must have a last dimension of size 2");
  if (self.strides[last].known() && !self.strides[last].is(1))
    return op.runtime_error("Tensor must have a last dimension with stride 1");
  std::vector<Dim> strides;
  for (std::size_t d = 0; d < last; ++d) {
    const Dim stride = self.strides[d];
    if (stride.known() && stride.value() % 2 != 0)
      return op.runtime_error("Tensor must have a stride divisible by 2 for all but last dimension");
    strides.push_back(floor_div(stride, 2));
  }
  if (self.offset.known() && self.offset.value() % 2 != 0)
    return op.runtime_error("Tensor must have a storage_offset divisible by 2");
  const Value v = op.view(self, self.shape().first(last), strides, floor_div(self.offset, 2));
  tensor_of(v).dtype = dtype;
  // Words of floats are no complex numbers: what is written through the view would be misread.
  forget_elements(tensor_of(v));
  return v;
}

// docs: aten/src/ATen/native/TensorFactories.cpp (complex_check_floating, complex_check_dtype)
Value complex_of_parts(Op& op) {
  const DType a = op.tensor(0).dtype, b = op.tensor(1).dtype;
  const auto good = [](DType t) {
    return t == DType::Float16 || t == DType::Float32 || t == DType::Float64 || t == DType::Unknown;
  };
  if (!good(a) || !good(b))
    return op.runtime_error("Expected both inputs to be Half, Float or Double tensors but got {} and {}",
                            info(a).legacy, info(b).legacy);
  if (a != b && a != DType::Unknown && b != DType::Unknown)
    return op.runtime_error("Expected object of scalar type {} but got scalar type {} for second argument",
                            info(a).legacy, info(b).legacy);
  return broadcast_result(op, op.value(0), op.value(1), a == DType::Unknown ? a : complex_of(a));
}

// An elementwise function whose result is a floating-point tensor for every input: polygamma, mvlgamma, logit.
Value to_float(Op& op) {
  const bool sums_gammas = op.schema.name.starts_with("mvlgamma") || op.schema.name == "special_multigammaln";
  if (op.schema.name.find("polygamma") != std::string_view::npos)
    if (const Dim n = op.integer(op.schema.parameters[0].type == ArgType::Tensor ? 1 : 0); n.known() && n.value() < 0)
      return op.runtime_error("polygamma(n, x) does not support negative n.");
  if (sums_gammas) {
    const Dim p = op.integer(1);
    if (p.known() && p.value() < 1) return op.runtime_error("p has to be greater than or equal to 1");
    // docs: aten/src/ATen/native/UnaryOps.cpp (mvlgamma): p numbers are made first.
    if (p.known()) {
      const Value bounds[] = {Value::number((1 - static_cast<double>(p.value())) / 2), Value::number(0.5),
                              Value::number(0.5)};
      if (call_op(op.in, "arange", bounds).is_error()) return Value::error();
    }
  }
  const std::size_t at = op.schema.parameters[0].type == ArgType::Tensor ? 0 : 1;
  const Tensor& self = op.tensor(at);
  const bool whole = is_whole(self.dtype);
  // mvlgamma sums over a dimension that it puts behind.
  if (sums_gammas && !in_place(op) && self.rank_known)
    return op.output(self.shape(), whole ? default_dtype(op.in) : self.dtype);
  if (!in_place(op)) return op.output_like(self, whole ? default_dtype(op.in) : self.dtype);
  if (sums_gammas && is_bool(self.dtype)) return op.runtime_error("The input tensor may not be a boolean tensor.");
  if (whole && sums_gammas)
    return op.runtime_error("mvlgamma: result type {} can't be cast to the desired output type {}",
                            info(self.dtype).legacy, info(default_dtype(op.in)).legacy);
  if (whole)
    return op.runtime_error("result type {} can't be cast to the desired output type {}",
                            info(default_dtype(op.in)).legacy, info(self.dtype).legacy);
  return op.in_place(at);
}

// self * 2**other. Floating numbers and whole exponents have a kernel of their own; else 2 is a number, or of self's
// type where that is not the common one. docs: aten/src/ATen/native/BinaryOps.cpp (ldexp)
Value ldexp(Op& op) {
  const DType self = op.tensor(0).dtype, exponent = op.tensor(1).dtype;
  if (is_whole(self) && in_place(op))
    return op.runtime_error("ldexp can't be cast to the desired output type {}", info(self).legacy);
  if (is_floating(self) && is_whole(exponent)) {
    if (is_bool(exponent)) return op.not_implemented("\"ldexp_cpu_exp\" not implemented for 'Bool'");
    const Value operands[] = {op.value(0), op.value(1)};
    return in_place(op) ? broadcast_into_first(op, operands, self) : broadcast_result(op, operands, self);
  }
  if (is_complex(self) && is_half(exponent) && op.tensor(1).rank != 0)
    return op.not_implemented("\"pow\" not implemented for '{}'",
                              exponent == DType::Float16 ? "ComplexHalf" : "BComplex32");
  const bool common = is_whole(self) || self == DType::Float32;
  const Value base[] = {common ? Value::number(2.0) : Value(new_tensor(op.in, {}, self)), op.value(1)};
  const Value power = call_op(op.in, "pow", base);
  if (power.is_error()) return power;
  const Value factors[] = {op.value(0), power};
  return call_op(op.in, in_place(op) ? "mul_" : "mul", factors);
}

Value frexp(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!is_floating(self.dtype) && self.dtype != DType::Unknown)
    return op.runtime_error("torch.frexp() only supports floating-point dtypes");
  const Value exponent = op.output_like(self, DType::Int32);
  return named_result(op.in, op.schema.name, {"mantissa", "exponent"}, {op.output_like(self, self.dtype), exponent});
}

#define BOTH(name, arguments, rule) \
  {name "(Tensor self" arguments ") -> Tensor", rule}, { name "_(Tensor(a!) self" arguments ") -> Tensor(a!)", rule }

// The same of what is no method of tensors.
#define BOTH_FUNCTIONS(name, arguments, rule)                                      \
  {name "(Tensor self" arguments ") -> Tensor", rule, Variants::Function}, {       \
    name "_(Tensor(a!) self" arguments ") -> Tensor(a!)", rule, Variants::Function \
  }

#define WITH_OUT(name, arguments, rule)                                       \
  {name "(Tensor self" arguments ", *, Tensor? out=None) -> Tensor", rule}, { \
    name "_(Tensor(a!) self" arguments ") -> Tensor(a!)", rule                \
  }

constexpr OpDef kOps[] = {
    {"log_sigmoid(Tensor self, *, Tensor? out=None) -> Tensor", log_sigmoid, Variants::Function},
    BOTH_FUNCTIONS("leaky_relu", ", Scalar negative_slope=0.01", activation),
    BOTH_FUNCTIONS("elu", ", Scalar alpha=1, Scalar scale=1, Scalar input_scale=1", activation),
    BOTH_FUNCTIONS("celu", ", Scalar alpha=1.0", celu),
    BOTH_FUNCTIONS("hardtanh", ", Scalar min_val=-1, Scalar max_val=1", hardtanh),
    BOTH_FUNCTIONS("threshold", ", Scalar threshold, Scalar value", activation),
    BOTH_FUNCTIONS(
        "rrelu",
        ", Scalar lower=0.125, Scalar upper=0.3333333333333333, bool training=False, Generator? generator=None", rrelu),
    {"gelu(Tensor self, *, str approximate=\"none\") -> Tensor", gelu, Variants::Function},
    {"softplus(Tensor self, Scalar beta=1, Scalar threshold=20, *, Tensor? out=None) -> Tensor", activation,
     Variants::Function},
    {"hardshrink(Tensor self, Scalar lambd=0.5, *, Tensor? out=None) -> Tensor", activation},
    {"softshrink(Tensor self, Scalar lambd=0.5, *, Tensor? out=None) -> Tensor", softshrink, Variants::Function},
    {"glu(Tensor self, int dim=-1, *, Tensor? out=None) -> Tensor", glu, Variants::Function},
    {"prelu(Tensor self, Tensor weight) -> Tensor", prelu},
    WITH_OUT("logit", ", float? eps=None", to_float),
    WITH_OUT("renorm", ", Scalar p, int dim, Scalar maxnorm", renorm),
    WITH_OUT("round", "", round_to),
    {"round.decimals(Tensor self, *, int decimals, Tensor? out=None) -> Tensor", activation},
    {"round_.decimals(Tensor(a!) self, *, int decimals) -> Tensor(a!)", activation},
    {"clamp.Tensor(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)", clamp},
    {"clamp_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)", clamp},
    {"clip.Tensor(Tensor self, Tensor? min=None, Tensor? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clip(Tensor self, Scalar? min=None, Scalar? max=None, *, Tensor? out=None) -> Tensor", clamp},
    {"clip_.Tensor(Tensor(a!) self, Tensor? min=None, Tensor? max=None) -> Tensor(a!)", clamp},
    {"clip_(Tensor(a!) self, Scalar? min=None, Scalar? max=None) -> Tensor(a!)", clamp},
    {"clamp_min.Tensor(Tensor self, Tensor min, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp_min(Tensor self, Scalar min, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp_min_.Tensor(Tensor(a!) self, Tensor min) -> Tensor(a!)", clamp},
    {"clamp_min_(Tensor(a!) self, Scalar min) -> Tensor(a!)", clamp},
    {"clamp_max.Tensor(Tensor self, Tensor max, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp_max(Tensor self, Scalar max, *, Tensor? out=None) -> Tensor", clamp},
    {"clamp_max_.Tensor(Tensor(a!) self, Tensor max) -> Tensor(a!)", clamp},
    {"clamp_max_(Tensor(a!) self, Scalar max) -> Tensor(a!)", clamp},
    {"div.Tensor(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", div},
    {"div.Scalar(Tensor self, Scalar other, *, Tensor? out=None) -> Tensor", div},
    {"div.Tensor_mode(Tensor self, Tensor other, *, str? rounding_mode, Tensor? out=None) -> Tensor", div},
    {"div.Scalar_mode(Tensor self, Scalar other, *, str? rounding_mode, Tensor? out=None) -> Tensor", div},
    {"divide_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)", div, Variants::Method},
    {"divide_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)", div, Variants::Method},
    {"divide_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)", div, Variants::Method},
    {"divide_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)", div, Variants::Method},
    {"div_.Tensor(Tensor(a!) self, Tensor other) -> Tensor(a!)", div},
    {"div_.Scalar(Tensor(a!) self, Scalar other) -> Tensor(a!)", div},
    {"div_.Tensor_mode(Tensor(a!) self, Tensor other, *, str? rounding_mode) -> Tensor(a!)", div},
    {"div_.Scalar_mode(Tensor(a!) self, Scalar other, *, str? rounding_mode) -> Tensor(a!)", div},
    {"divide.Tensor(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", div},
    {"divide.Scalar(Tensor self, Scalar other, *, Tensor? out=None) -> Tensor", div},
    {"rsub.Tensor(Tensor self, Tensor other, *, Scalar alpha=1) -> Tensor", rsub, Variants::Function},
    {"rsub.Scalar(Tensor self, Scalar other, Scalar alpha=1) -> Tensor", rsub, Variants::Function},
    {"lerp.Tensor(Tensor self, Tensor end, Tensor weight, *, Tensor? out=None) -> Tensor", lerp},
    {"lerp_.Tensor(Tensor(a!) self, Tensor end, Tensor weight) -> Tensor(a!)", lerp},
    {"lerp.Scalar(Tensor self, Tensor end, Scalar weight, *, Tensor? out=None) -> Tensor", lerp},
    {"addcmul(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor? out=None) -> Tensor", three},
    {"addcmul_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)", three},
    {"addcdiv(Tensor self, Tensor tensor1, Tensor tensor2, *, Scalar value=1, Tensor? out=None) -> Tensor", three},
    {"addcdiv_(Tensor(a!) self, Tensor tensor1, Tensor tensor2, *, Scalar value=1) -> Tensor(a!)", three},
    {"lerp_.Scalar(Tensor(a!) self, Tensor end, Scalar weight) -> Tensor(a!)", lerp},
    {"special_polygamma(int n, Tensor self, *, Tensor? out=None) -> Tensor", to_float, Variants::Function},
    {"special_multigammaln(Tensor self, int p, *, Tensor? out=None) -> Tensor", to_float, Variants::Function},
    {"cosine_similarity(Tensor x1, Tensor x2, int dim=1, float eps=1e-08) -> Tensor", cosine_similarity,
     Variants::Function},
    {"pairwise_distance(Tensor x1, Tensor x2, float p=2, float eps=1e-06, bool keepdim=False) -> Tensor",
     pairwise_distance, Variants::Function},
    {"pdist(Tensor self, float p=2) -> Tensor", pdist, Variants::Function},
    {"cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor", cdist, Variants::Function},
    {"_cdist(Tensor x1, Tensor x2, float p=2, int? compute_mode=None) -> Tensor", cdist, Variants::Function},
    {"isclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> Tensor",
     is_close},
    {"isin(Tensor elements, Tensor test_elements, *, bool assume_unique=False, bool invert=False, Tensor? out=None) -> "
     "Tensor",
     is_in, Variants::Function},
    {"allclose(Tensor self, Tensor other, float rtol=1e-05, float atol=1e-08, bool equal_nan=False) -> bool",
     all_close},
    {"equal(Tensor self, Tensor other) -> bool", all_close},
    {"real(Tensor(a) self) -> Tensor(a)", real, Variants::Function},
    {"imag(Tensor(a) self) -> Tensor(a)", imag, Variants::Function},
    {"conj(Tensor(a) self) -> Tensor(a)", conj},
    {"positive(Tensor(a) self) -> Tensor(a)", positive},
    WITH_OUT("conj_physical", "", conj_physical),
    {"view_as_real(Tensor(a) self) -> Tensor(a)", view_as_real, Variants::Function},
    {"view_as_complex(Tensor(a) self) -> Tensor(a)", view_as_complex, Variants::Function},
    {"polar(Tensor abs, Tensor angle, *, Tensor? out=None) -> Tensor", complex_of_parts, Variants::Function},
    {"complex(Tensor real, Tensor imag, *, Tensor? out=None) -> Tensor", complex_of_parts, Variants::Function},
    {"polygamma(int n, Tensor self, *, Tensor? out=None) -> Tensor", to_float, Variants::Function},
    {"polygamma.method(Tensor self, int n) -> Tensor", to_float, Variants::Method},
    {"polygamma_(Tensor(a!) self, int n) -> Tensor(a!)", to_float, Variants::Method},
    BOTH("mvlgamma", ", int p", to_float),
    {"ldexp(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", ldexp},
    {"ldexp_(Tensor(a!) self, Tensor other) -> Tensor(a!)", ldexp},
    {"frexp(Tensor self, *, Tensor[]? out=None) -> (Tensor mantissa, Tensor exponent)", frexp},
};
#undef BOTH
#undef WITH_OUT

}  // namespace

std::span<const OpDef> pointwise_ops() { return kOps; }

}  // namespace shapetrace::torch
