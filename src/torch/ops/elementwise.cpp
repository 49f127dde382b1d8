#include "torch/ops/elementwise.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "interp/tracer.hpp"
#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/out_argument.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Beyond it doubles skip integers.
constexpr std::int64_t kExactInteger = std::int64_t{1} << 53;

DType result_dtype(Op& op, ResultKind kind, DType operand) {
  if (operand == DType::Unknown) return kind == ResultKind::Bool ? DType::Bool : operand;
  const bool inexact = is_floating(operand) || is_complex(operand);
  switch (kind) {
    case ResultKind::Same: return operand;
    case ResultKind::Bool: return DType::Bool;
    case ResultKind::Real: return real_of(operand);
    case ResultKind::Float: return inexact ? operand : default_dtype(op.in);
    case ResultKind::RealFloat: return inexact ? real_of(operand) : default_dtype(op.in);
    case ResultKind::Number: return is_bool(operand) ? DType::Int64 : operand;
    case ResultKind::Double: return is_complex(operand) ? DType::Complex128 : DType::Float64;
  }
  return operand;
}

// False after the error about memory that is written and read, or written twice; looked at before sizes and types.
bool check_overlaps(Op& op) {
  const Tensor& self = op.tensor(0);
  if (!op.may_write_to(0)) return false;
  if (overlaps_itself(self)) return op.runtime_error("{}", kOverlaps), false;
  for (std::size_t i = 1; i < op.schema.parameters.size(); ++i)
    if (op.schema.parameters[i].name != "out" && op.given(i) && is_tensor(op.value(i)) &&
        overlaps_partly(self, op.tensor(i)))
      return op.runtime_error("{}", kOverlapsPartly), false;
  return true;
}

// The result goes into argument 0: it must have room for it, and its type must be able to hold it.
Value store_in_place(Op& op, std::span<const Size> shape, DType dtype, bool may_overlap = false) {
  const Tensor& self = op.tensor(0);
  if (!op.may_write_to(0)) return Value::error();
  if (!may_overlap && overlaps_itself(self)) return op.runtime_error("{}", kOverlaps);
  if (self.rank_known) {
    bool same = self.rank == shape.size();
    for (std::size_t i = 0; same && i < shape.size(); ++i) same = !dim::refutes_equal(self.size(i), shape[i].n);
    if (!same)
      return op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(self.shape()),
                              shape_text(shape));
  }
  if (!can_cast(dtype, self.dtype))
    // Limits that are numbers are checked by clamp itself, which names C++'s types.
    return op.runtime_error("result type {} can't be cast to the desired output type {}", info(dtype).legacy,
                            op.schema.name.starts_with("cl") && !is_tensor(op.value(1)) &&
                                    !is_tensor(op.value(op.schema.parameters.size() > 2 ? 2 : 1))
                                ? cpp_name(self.dtype)
                                : info(self.dtype).legacy);
  return op.in_place(0);
}

bool is_in_place(const Op& op) { return op.schema.name.ends_with('_') && !op.schema.name.starts_with("__"); }

// Whether a tensor has integers that a double does not hold.
bool beyond_doubles(const Tensor& t) {
  if (is_floating(t.dtype) || !elements_known(t)) return false;
  for (std::int64_t i = 0; i < element_count(t).value(); ++i) {
    const auto n = static_cast<std::int64_t>(*element(t, i));
    if (n > kExactInteger || n < -kExactInteger) return true;
  }
  return false;
}

// One operand of a binary operator: a number, or a tensor that is broadcast.
class Operand {
 public:
  Operand(Value v, std::span<const Size> shape, DType common) : common_(common) {
    if (!is_tensor(v)) {
      known_ = value::to_double(v, number_);
      number_ = in_common_type(number_);
      return;
    }
    tensor_ = &tensor_of(v);
    known_ = elements_near(*tensor_) && tensor_->rank <= shape.size() && !beyond_doubles(*tensor_);
    const std::size_t extra = shape.size() - tensor_->rank;
    std::int64_t step = 1;
    steps_.assign(shape.size(), 0);
    for (std::size_t d = tensor_->rank; known_ && d-- > 0; step *= tensor_->size(d).value())
      steps_[d + extra] = tensor_->size(d).is(1) ? 0 : step;
  }

  bool known() const { return known_; }
  // How far its elements may be off, relatively.
  double slack() const { return tensor_ == nullptr || !known_ ? 0 : tensor_->storage->slack; }
  double at(std::int64_t i, std::span<const Size> shape) const {
    if (tensor_ == nullptr) return number_;
    std::int64_t place = 0;
    for (std::size_t d = shape.size(); d-- > 0; i /= shape[d].n.value()) place += i % shape[d].n.value() * steps_[d];
    return in_common_type(word_to_double(*near_element(*tensor_, place), tensor_->dtype));
  }

 private:
  // Operands are converted before anything is computed; narrow types compute as float32.
  double in_common_type(double x) const {
    return is_floating(common_) && common_ != DType::Float64 ? static_cast<double>(static_cast<float>(x)) : x;
  }

  const Tensor* tensor_ = nullptr;
  DType common_;
  double number_ = 0;
  bool known_ = false;
  std::vector<std::int64_t> steps_;
};

struct Computed {
  std::vector<Word> words;
  std::vector<double> inexact;  // of functions that are rounded differently from machine to machine
  double slack = 0;             // from operands that may be off
};

// What a binary operator makes of known operands, in row-major order of the shape; nothing when that is not certain.
std::optional<Computed> computed_elements(Op& op, const BinaryRow& row, std::span<const Size> shape, DType common,
                                          DType dtype) {
  std::int64_t count = 1;
  for (const Size& s : shape) {
    if (!s.n.known()) return std::nullopt;
    count *= s.n.value();
  }
  if (count > kMaxKnownElements || row.compute == nullptr || common == DType::Unknown || is_complex(common))
    return std::nullopt;
  const Operand a(op.value(0), shape, common), b(op.value(1), shape, common);
  double alpha = 1;
  const bool has_alpha = row.operands == Operands::Alpha;
  if (!a.known() || !b.known() || (has_alpha && op.given(2) && !value::to_double(op.value(2), alpha)))
    return std::nullopt;
  Computed result;
  if (const double slack = a.slack() + b.slack(); slack != 0) {
    // Relative errors add up in products and quotients; in sums they can grow without bound.
    const bool scales = row.name == "mul" || row.name == "multiply" || row.name == "div" || row.name == "divide" ||
                        row.name == "true_divide";
    if (!scales || !is_floating(dtype) || slack > kMostSlack) return std::nullopt;
    result.slack = slack + 0x1p-22;
  }
  const bool integers = !is_floating(common) && row.result != ResultKind::Bool && row.result != ResultKind::Float;
  for (std::int64_t i = 0; i < count; ++i) {
    const double left = a.at(i, shape), right = b.at(i, shape);
    const double computed = row.compute(left, has_alpha && alpha != 1 ? alpha * right : right);
    // Division of integers by zero raises; what leaves the range wraps, which doubles do not show.
    if (integers && !(std::fabs(computed) < static_cast<double>(kExactInteger))) return std::nullopt;
    if (row.name == "pow" && is_floating(dtype) && right != 2) result.inexact.push_back(computed);
    result.words.push_back(double_to_word(computed, dtype));
  }
  return result;
}

// In place: the elements that are overwritten are forgotten with the others, and come back where all is known.
Value store_computed(Op& op, const BinaryRow& row, std::span<const Size> shape, DType common, DType dtype) {
  Tensor& self = op.mutable_tensor(0);
  const bool fits = std::ranges::equal(shape, self.shape(), {}, &Size::n, &Size::n);  // otherwise it is refused
  const auto elements = fits && elements_known(self) && all_known(self)
                            ? computed_elements(op, row, self.shape(), common, self.dtype)
                            : std::nullopt;
  Word* const kept = self.storage != nullptr ? self.storage->elements : nullptr;
  const Value v = store_in_place(op, shape, dtype);
  if (v.is_error() || !elements || !elements->inexact.empty() || elements->slack != 0) return v;
  self.storage->elements = kept;
  for (std::size_t i = 0; i < elements->words.size(); ++i)
    *const_cast<Word*>(element(self, static_cast<std::int64_t>(i))) = elements->words[i];
  return v;
}

}  // namespace

namespace {

// Bessel and Airy functions and the orthogonal polynomials have no derivative, so that their results need no gradient
// (tools/autograd/derivatives.yaml: non_differentiable).
bool has_derivative(std::string_view name) {
  constexpr std::string_view kWithout[] = {"bessel_", "_polynomial_", "airy_"};
  return std::ranges::none_of(kWithout,
                              [&](std::string_view part) { return name.find(part) != std::string_view::npos; });
}

}  // namespace

namespace {

// Complex numbers of half precision: few kernels take them, and the message of each of the others is its own.
bool computes_complex32(std::string_view name) {
  constexpr std::string_view kNames =
      " abs absolute add conj_physical eq isfinite isinf isnan mul multiply ne neg negative not_equal positive rsub sgn "
      "sub subtract ";
  return kNames.find(fmt::format(" {} ", name.ends_with('_') ? name.substr(0, name.size() - 1) : name)) !=
         std::string_view::npos;
}

bool divides(std::string_view name) { return name == "floor_divide" || name == "remainder" || name == "fmod"; }

}  // namespace

bool divides_by_zero(Op& op, DType common) {
  if (!is_integral(common)) return false;
  const auto is_zero = [&](double x) { return double_to_word(x, common) == 0; };
  const Value divisor = op.value(1);
  if (double number = 0; !is_tensor(divisor)) return value::to_double(divisor, number) && is_zero(number);
  const Tensor& t = tensor_of(divisor);
  bool zero = false;
  for (std::int64_t i = 0; elements_known(t) && !zero && i < element_count(t).value(); ++i)
    zero = is_zero(word_to_double(*element(t, i), t.dtype));
  return zero;
}

Value refuse_zero(Op& op, Value quotient, bool by_zero) {
  if (!by_zero || quotient.is_error() || !tensor_of(quotient).rank_known) return quotient;
  const auto may_be_empty = [](const Size& s) { return !s.n.known() || s.n.is(0); };
  return std::ranges::any_of(tensor_of(quotient).shape(), may_be_empty) ? quotient
                                                                         : op.runtime_error("ZeroDivisionError");
}

Value elementwise_unary(Op& op) {
  const auto& row = *static_cast<const UnaryRow*>(op.schema.def->row);
  const Tensor& self = op.tensor(0);
  if (row.refuses_bool && self.dtype == DType::Bool)
    return op.not_implemented(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
        "`~` "
        "or `logical_not()` operator instead.");
  const DType dtype = result_dtype(op, row.result, self.dtype);
  if (self.dtype == DType::Complex32 && !computes_complex32(row.name)) return op.unknown_tensor(dtype, kComplex32);
  if (is_in_place(op)) return store_in_place(op, self.shape(), dtype);
  // Parts of complex numbers are written to a fresh tensor that is there already; for abs it lies as the input does.
  const bool part = is_complex(self.dtype) && !is_complex(dtype) && dtype != DType::Bool && self.rank_known;
  const Value v = part ? op.output(self.shape(), dtype) : op.output_like(self, dtype);
  Tensor& result = tensor_of(v);
  if (part && row.name.starts_with("abs")) keep_strides(op.in, result, self);
  if (!has_derivative(row.name)) result.requires_grad = false;
  if (row.compute == nullptr || !elements_near(self) || !is_contiguous(self) || !is_contiguous(result)) return v;
  if (self.storage->slack != 0) {
    if (row.name == "floor" || row.name == "ceil" || row.name == "trunc")
      round_elements(op.in, self, result, row.compute);
    return v;
  }
  Word* const words = make_elements(op.in, result);
  if (words == nullptr) return v;
  std::vector<double> computed;
  for (std::int64_t i = 0; i < result.storage->count; ++i) {
    computed.push_back(row.compute(word_to_double(*element(self, i), self.dtype)));
    words[i] = double_to_word(computed.back(), dtype);
  }
  if (row.result == ResultKind::Float && row.name != "reciprocal") note_inexact(result, computed);
  if (beyond_doubles(self)) forget_elements(result);
  return v;
}

namespace {

// The tensors among operands, and the shape that they broadcast to; false after PyTorch's error. Nothing is known of
// the shape when that of an operand is not.
bool broadcast_operands(Op& op, std::span<const Value> operands, std::vector<const Tensor*>& tensors,
                        std::vector<Size>& shape, bool& known) {
  known = true;
  for (const Value v : operands) {
    if (!is_tensor(v)) continue;
    tensors.push_back(&tensor_of(v));
    known &= tensors.back()->rank_known;
  }
  for (std::size_t i = 0; known && i < tensors.size(); ++i) {
    std::vector<Size> merged;
    if (i == 0) {
      merged.assign(tensors[0]->shape().begin(), tensors[0]->shape().end());
    } else if (!broadcast(op, shape, tensors[i]->shape(), merged)) {
      return false;
    }
    shape = std::move(merged);
  }
  return true;
}

}  // namespace

Value broadcast_result(Op& op, std::span<const Value> operands, DType dtype) {
  std::vector<const Tensor*> tensors;
  std::vector<Size> shape;
  bool known = true;
  if (!broadcast_operands(op, operands, tensors, shape, known)) return Value::error();
  const Value v = op.output(shape, dtype);
  tensor_of(v).rank_known = known;
  // A number is a tensor without dimensions, which lies like no other; an exponent stays a number.
  const auto is_number = [](Value w) {
    return value::is_integer(w) || value::is_float(w) || value::has_layout(w, value::Layout::Complex);
  };
  if (op.schema.name != "pow" && std::ranges::any_of(operands, is_number))
    tensors.push_back(new_tensor(op.in, {}, DType::Float32));
  if (known) follow_strides(op.in, tensor_of(v), tensors);
  return v;
}

Value broadcast_into_first(Op& op, std::span<const Value> operands, DType dtype, bool may_overlap) {
  std::vector<const Tensor*> tensors;
  std::vector<Size> shape;
  bool known = true;
  if (!may_overlap && !check_overlaps(op)) return Value::error();
  if (!broadcast_operands(op, operands, tensors, shape, known)) return Value::error();
  return store_in_place(op, known ? std::span<const Size>(shape) : op.tensor(0).shape(), dtype, may_overlap);
}

// ((model(x) - y) ** 2).mean() with predictions [N, 1] and targets [N]: [N, N] differences, which nobody means.
void suspect_difference(Op& op, const Tensor& a, const Tensor& b) {
  if (!a.rank_known || !b.rank_known || a.rank + b.rank != 3 || a.rank == 0 || b.rank == 0) return;
  if (!is_floating(a.dtype) || !is_floating(b.dtype) || a.requires_grad == b.requires_grad) return;
  const Tensor &row = a.rank == 1 ? a : b, &column = a.rank == 1 ? b : a;
  if (!column.size(1).is(1) || !(column.size(0) == row.size(0)) || !row.size(0).known() || row.size(0).value() < 2)
    return;
  op.in.tracer().suspect(op.in.user_location(), "shape/broadcast-loss",
                         fmt::format("{} - {} is a matrix of the differences of every prediction from every target",
                                     shape_text(a.shape()), shape_text(b.shape())),
                         "give both the same shape: `.squeeze(1)` behind the predictions, or `.unsqueeze(1)` behind "
                         "the targets");
}

bool subtractable(Op& op, Value a, Value b) {
  const auto is_flag = [](Value v) { return is_tensor(v) ? is_bool(tensor_of(v).dtype) : v.is_bool(); };
  if (!is_flag(a) && !is_flag(b)) return true;
  op.not_implemented("Subtraction, the `-` operator, with {}",
                     is_flag(a) && is_flag(b)
                         ? "two bool tensors is not supported. Use the `^` or `logical_xor()` operator instead."
                         : "a bool tensor is not supported. If you are trying to invert a mask, use the `~` or "
                           "`logical_not()` operator instead.");
  return false;
}

bool takes_alpha(Op& op, Value alpha, DType computed) {
  if (alpha.is_unset() || value::is_unknown(alpha) || computed == DType::Unknown) return true;
  const DType type = is_tensor(alpha)           ? tensor_of(alpha).dtype
                     : alpha.is_bool()          ? DType::Bool
                     : value::is_float(alpha)   ? DType::Float64
                     : value::is_integer(alpha) ? DType::Int64
                                                : DType::Complex128;
  if (type == DType::Unknown) return true;
  std::string_view wrong;
  if (is_bool(type) && !is_bool(computed))
    wrong = "Boolean alpha only supported for Boolean results.";
  else if (!is_floating(computed) && !is_complex(computed) && (is_floating(type) || is_complex(type)))
    wrong = "For integral input tensors, argument alpha must not be a floating point number.";
  else if (!is_complex(computed) && is_complex(type))
    wrong = "For non-complex input tensors, argument alpha must not be a complex number.";
  if (wrong.empty()) return true;
  op.runtime_error("{}", wrong);
  return false;
}

Value elementwise_binary(Op& op) {
  const auto& row = *static_cast<const BinaryRow*>(op.schema.def->row);
  const Value a = op.value(0), b = op.value(1);
  const Value operands[] = {a, b};
  const DType common = result_type(operands, default_dtype(op.in));
  if ((row.name == "maximum" || row.name == "minimum" || row.name == "fmax" || row.name == "fmin") &&
      is_complex(common))
    return op.runtime_error("{} not implemented for complex tensors.", row.name);
  if ((row.name == "sub" || row.name == "subtract") && !subtractable(op, a, b)) return Value::error();
  if (row.operands == Operands::Alpha && op.given(2) && !takes_alpha(op, op.value(2), common)) return Value::error();
  if (row.name == "heaviside" && is_complex(common))
    return op.runtime_error("heaviside is not yet implemented for complex tensors.");
  if (row.name == "heaviside" && is_tensor(a) && is_tensor(b) && tensor_of(a).dtype != tensor_of(b).dtype &&
      tensor_of(a).dtype != DType::Unknown && tensor_of(b).dtype != DType::Unknown)
    return op.runtime_error("heaviside is not yet implemented for tensors with different dtypes.");
  if (double exponent = 0; row.name == "pow" && is_tensor(a) && value::is_integer(b) && is_whole(tensor_of(a).dtype) &&
                           value::to_double(b, exponent) && exponent < 0)
    return op.runtime_error("Integers to negative integer powers are not allowed.");
  const DType dtype = result_dtype(op, row.result, common);
  if (common == DType::Complex32 && !computes_complex32(row.name)) return op.unknown_tensor(dtype, kComplex32);
  const bool by_zero = divides(row.name) && divides_by_zero(op, common);  // before that is written to
  if (is_in_place(op)) {
    const Tensor& self = op.tensor(0);
    if (!check_overlaps(op)) return Value::error();
    if (row.result == ResultKind::Double && self.dtype != dtype && self.dtype != DType::Unknown)
      return op.runtime_error("the base given to {} has dtype {} but the operation's result requires dtype {}",
                              op.schema.name, info(self.dtype).legacy, info(dtype).legacy);
    std::vector<Size> shape(self.shape().begin(), self.shape().end());
    if (is_tensor(b) && tensor_of(b).rank_known && self.rank_known &&
        !broadcast(op, self.shape(), tensor_of(b).shape(), shape))
      return Value::error();
    const Value v = store_computed(op, row, shape, common, row.result == ResultKind::Bool ? self.dtype : dtype);
    return refuse_zero(op, v, by_zero);
  }
  Value v = broadcast_result(op, a, b, dtype);
  v = refuse_zero(op, v, by_zero);
  // A number to the power of a tensor is written to a fresh tensor in one piece.
  if (!v.is_error() && row.name == "pow" && !is_tensor(a) && tensor_of(v).rank_known)
    v = op.output(tensor_of(v).shape(), dtype);
  if (!v.is_error() && row.name == "sub" && is_tensor(a) && is_tensor(b))
    suspect_difference(op, tensor_of(a), tensor_of(b));
  // An unknown index plus a number: `x[i:i + 32]` has 32 rows whatever i is.
  const auto whole_number = [](Value x) {
    return x.is_int() || (is_tensor(x) && tensor_of(x).rank_known && tensor_of(x).rank == 0);
  };
  if (!v.is_error() && is_integral(dtype) && (row.name == "add" || row.name == "sub") && tensor_of(v).rank_known &&
      tensor_of(v).rank == 0 && !op.given(2) && whole_number(a) && whole_number(b)) {
    const auto number = [&](Value x) { return is_tensor(x) ? number_of(op.in, tensor_of(x)) : Dim(x.as_int()); };
    const Dim n = row.name == "add" ? number(a) + number(b) : number(a) - number(b);
    if (!n.known()) tensor_of(v).number = n;
  }
  if (v.is_error()) return v;
  if (!has_derivative(row.name)) tensor_of(v).requires_grad = false;
  if (row.compute == nullptr) return v;
  Tensor& result = tensor_of(v);
  const auto elements =
      is_contiguous(result) ? computed_elements(op, row, result.shape(), common, dtype) : std::nullopt;
  Word* const words = elements ? make_elements(op.in, result) : nullptr;
  if (words == nullptr) return v;
  std::copy(elements->words.begin(), elements->words.end(), words);
  note_inexact(result, elements->inexact);
  if (elements->slack != 0) result.storage->slack = elements->slack;
  return v;
}

bool has_no_out(std::string_view name) {
  constexpr std::string_view kNames[] = {"isfinite", "isinf", "isnan", "isreal", "relu", "relu6", "selu", "positive"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

void for_each_row_operator(const std::function<void(std::string_view, const OpDef&)>& visit) {
  // torch.special has functions only.
  const auto with_in_place = [&](std::string_view name, bool in_place, OpDef def) {
    constexpr std::string_view kNoMethods[] = {"relu6", "selu", "silu", "mish", "hardswish", "hardsigmoid"};
    if (name.starts_with("special_") || std::ranges::find(kNoMethods, name) != std::end(kNoMethods))
      def.variants = Variants::Function;
    visit(name, def);
    if (in_place) visit(std::string(name) + "_", def);
  };
  for (const UnaryRow& row : unary_rows())
    with_in_place(row.name, row.in_place,
                  {has_no_out(row.name) ? "(Tensor self) -> Tensor" : "(Tensor self, *, Tensor? out=None) -> Tensor",
                   elementwise_unary,
                   Variants::Both,
                   {},
                   &row});
  for (const BinaryRow& row : binary_rows()) {
    const bool alpha = row.operands == Operands::Alpha;
    const std::string end =
        alpha ? ", *, Scalar alpha=1, Tensor? out=None) -> Tensor" : ", *, Tensor? out=None) -> Tensor";
    const std::string_view first = row.second == "n" ? "x" : "self";  // of polynomials
    const std::string tensors = fmt::format("(Tensor {}, Tensor {}{}", first, row.second, end);
    with_in_place(row.name, row.in_place, {tensors, elementwise_binary, Variants::Both, {}, &row});
    const bool either = row.operands == Operands::EitherNumber || row.operands == Operands::EitherNumberOut;
    if (either) {
      const std::string number_first = fmt::format("(Scalar {}, Tensor {}{}", first, row.second,
                                                   row.operands == Operands::EitherNumber ? ") -> Tensor" : end);
      visit(row.name, {number_first, elementwise_binary, Variants::Function, {}, &row});
    }
    if (row.operands == Operands::Tensors) continue;
    const std::string number = alpha ? "(Tensor self, Scalar other, Scalar alpha=1, *, Tensor? out=None) -> Tensor"
                                     : fmt::format("(Tensor {}, Scalar {}{}", first, row.second, end);
    with_in_place(row.name, row.in_place, {number, elementwise_binary, Variants::Both, {}, &row});
  }
}

}  // namespace shapetrace::torch
