#include "torch/ops/elementwise.hpp"

#include <cmath>

#include "torch/elements.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Beyond it doubles skip integers.
constexpr std::int64_t kExactInteger = std::int64_t{1} << 53;

DType result_dtype(Op& op, ResultKind kind, DType operand) {
  switch (kind) {
    case ResultKind::Same: return operand;
    case ResultKind::Bool: return DType::Bool;
    case ResultKind::Real:
      return operand == DType::Complex64    ? DType::Float32
             : operand == DType::Complex128 ? DType::Float64
             : operand == DType::Complex32  ? DType::Float16
                                            : operand;
    case ResultKind::Float:
      return operand == DType::Unknown || is_floating(operand) || is_complex(operand) ? operand : default_dtype(op.in);
  }
  return operand;
}

// The result goes into argument 0: it must have room for it, and its type must be able to hold it.
Value store_in_place(Op& op, std::span<const Size> shape, DType dtype) {
  const Tensor& self = op.tensor(0);
  if (self.rank_known) {
    bool same = self.rank == shape.size();
    for (std::size_t i = 0; same && i < shape.size(); ++i) same = !dim::refutes_equal(self.size(i), shape[i].n);
    if (!same)
      return op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(self.shape()),
                              shape_text(shape));
  }
  const auto category = [](DType t) { return is_complex(t) ? 3 : is_floating(t) ? 2 : is_bool(t) ? 0 : 1; };
  if (dtype != DType::Unknown && self.dtype != DType::Unknown && category(dtype) > category(self.dtype))
    return op.runtime_error("result type {} can't be cast to the desired output type {}", info(dtype).legacy,
                            info(self.dtype).legacy);
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

double operand_element(Value v, const Tensor* t, std::int64_t at, bool& known) {
  if (t != nullptr) {
    const Word* const w = element(*t, at);
    if (w == nullptr) {
      known = false;
      return 0;
    }
    return word_to_double(*w, t->dtype);
  }
  double d = 0;
  known &= value::to_double(v, d);
  return d;
}

}  // namespace

Value elementwise_unary(Op& op) {
  const auto& row = *static_cast<const UnaryRow*>(op.schema.def->row);
  const Tensor& self = op.tensor(0);
  if (row.refuses_bool && self.dtype == DType::Bool)
    return op.runtime_error(
        "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a mask, use the "
        "`~` "
        "or `logical_not()` operator instead.");
  const DType dtype = result_dtype(op, row.result, self.dtype);
  if (is_in_place(op)) return store_in_place(op, self.shape(), dtype);
  const Value v = op.output_like(self, dtype);
  Tensor& result = tensor_of(v);
  if (row.compute == nullptr || !elements_known(self) || !is_contiguous(self) || !is_contiguous(result)) return v;
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

Value broadcast_result(Op& op, Value a, Value b, DType dtype) {
  const Tensor* const x = is_tensor(a) ? &tensor_of(a) : nullptr;
  const Tensor* const y = is_tensor(b) ? &tensor_of(b) : nullptr;
  if ((x != nullptr && !x->rank_known) || (y != nullptr && !y->rank_known)) {
    Value v = op.scalar(dtype);
    tensor_of(v).rank_known = false;
    return v;
  }
  std::vector<Size> shape;
  if (!broadcast(op, x != nullptr ? x->shape() : std::span<const Size>(),
                 y != nullptr ? y->shape() : std::span<const Size>(), shape))
    return Value::error();
  // An operand of the result's shape gives its memory layout.
  for (const Tensor* const t : {x, y})
    if (t != nullptr && t->rank == shape.size() && (x == nullptr || y == nullptr || t->rank > 0)) {
      bool same = true;
      for (std::size_t i = 0; i < shape.size(); ++i) same &= t->size(i) == shape[i].n;
      if (same) {
        const Value v = op.output_like(*t, dtype);
        std::copy(shape.begin(), shape.end(), tensor_of(v).sizes);
        return v;
      }
    }
  return op.output(shape, dtype);
}

Value elementwise_binary(Op& op) {
  const auto& row = *static_cast<const BinaryRow*>(op.schema.def->row);
  const Value a = op.value(0), b = op.value(1);
  const Value operands[] = {a, b};
  const DType common = result_type(operands, default_dtype(op.in));
  if (row.integers_only && (is_floating(common) || is_complex(common)))
    return op.runtime_error("\"{}_cpu\" not implemented for '{}'", row.name, info(common).legacy);
  if ((row.name == "sub" || row.name == "subtract") && is_tensor(a) && is_tensor(b) &&
      (tensor_of(a).dtype == DType::Bool || tensor_of(b).dtype == DType::Bool)) {
    if (tensor_of(a).dtype == tensor_of(b).dtype)
      return op.runtime_error(
          "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` "
          "operator "
          "instead.");
    return op.runtime_error(
        "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use "
        "the "
        "`~` or `logical_not()` operator instead.");
  }
  const DType dtype = result_dtype(op, row.result, common);
  if (is_in_place(op)) {
    const Tensor& self = op.tensor(0);
    std::vector<Size> shape(self.shape().begin(), self.shape().end());
    if (is_tensor(b) && tensor_of(b).rank_known && self.rank_known &&
        !broadcast(op, self.shape(), tensor_of(b).shape(), shape))
      return Value::error();
    if (row.result == ResultKind::Bool) return store_in_place(op, shape, self.dtype);
    return store_in_place(op, shape, dtype);
  }
  const Value v = broadcast_result(op, a, b, dtype);
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
  if (v.is_error() || row.compute == nullptr) return v;
  // Known elements: operands of the result's shape, or numbers and single elements.
  Tensor& result = tensor_of(v);
  const Tensor* const x = is_tensor(a) ? &tensor_of(a) : nullptr;
  const Tensor* const y = is_tensor(b) ? &tensor_of(b) : nullptr;
  const auto usable = [&](const Tensor* t) {
    if (t == nullptr) return true;
    if (!elements_known(*t)) return false;
    const Dim n = element_count(*t);
    return n.is(1) || (t->rank == result.rank && n == element_count(result));
  };
  if (!usable(x) || !usable(y) || !is_contiguous(result)) return v;
  double alpha = 1;
  if (row.alpha && op.given(2) && !value::to_double(op.value(2), alpha)) return v;
  Word* const words = make_elements(op.in, result);
  if (words == nullptr) return v;
  bool known = true;
  const bool x_single = x != nullptr && element_count(*x).is(1), y_single = y != nullptr && element_count(*y).is(1);
  const bool integers = is_integral(common) && dtype == common;
  std::vector<double> powers;  // squares and roots aside, they are rounded differently from machine to machine
  for (std::int64_t i = 0; known && i < result.storage->count; ++i) {
    const double left = operand_element(a, x, x_single ? 0 : i, known);
    const double right = operand_element(b, y, y_single ? 0 : i, known);
    const double computed = row.compute(left, row.alpha ? alpha * right : right);
    // Division of integers by zero raises; what leaves the range wraps, which doubles do not show.
    known &= !integers || (std::isfinite(computed) && std::fabs(computed) < static_cast<double>(kExactInteger));
    if (row.name == "pow" && is_floating(dtype) && right != 2) powers.push_back(computed);
    words[i] = double_to_word(computed, dtype);
  }
  note_inexact(result, powers);
  if (!known || (x != nullptr && beyond_doubles(*x)) || (y != nullptr && beyond_doubles(*y)))
    result.storage->elements = nullptr;
  return v;
}

void for_each_row_operator(const std::function<void(std::string_view, const OpDef&)>& visit) {
  const auto with_in_place = [&](std::string_view name, bool in_place, const OpDef& def) {
    visit(name, def);
    if (in_place) visit(std::string(name) + "_", def);
  };
  for (const UnaryRow& row : unary_rows())
    with_in_place(row.name, row.in_place,
                  {"(Tensor self, *, Tensor? out=None) -> Tensor", elementwise_unary, Variants::Both, {}, &row});
  for (const BinaryRow& row : binary_rows()) {
    const std::string_view schemas[2][2] = {
        {"(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor",
         "(Tensor self, Scalar other, *, Tensor? out=None) -> Tensor"},
        {"(Tensor self, Tensor other, *, Scalar alpha=1, Tensor? out=None) -> Tensor",
         "(Tensor self, Scalar other, Scalar alpha=1, *, Tensor? out=None) -> Tensor"}};
    for (const std::string_view schema : schemas[row.alpha ? 1 : 0])
      with_in_place(row.name, row.in_place, {schema, elementwise_binary, Variants::Both, {}, &row});
  }
  // A number to the power of a tensor.
  for (const BinaryRow& row : binary_rows())
    if (row.name == "pow" || row.name == "remainder" || row.name == "float_power" || row.name == "xlogy")
      visit(row.name, {"(Scalar self, Tensor other, *, Tensor? out=None) -> Tensor",
                       elementwise_binary,
                       Variants::Function,
                       {},
                       &row});
}

}  // namespace shapetrace::torch
