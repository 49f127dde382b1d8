// Python's operators on tensors: each calls the operator of that name, or gives NotImplemented for operands that no
// operator takes.
#include "interp/native.hpp"
#include "torch/number_overflow.hpp"
#include "torch/schema.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

using interp::NativeDef;
using value::Layout;

namespace {

bool takes(Interp& in, Value v) {
  return is_tensor(v) || value::is_float(v) || value::is_integer(v) || value::has_layout(v, Layout::Complex) ||
         value::is_unknown(v) || (is_numpy_scalar(in, v) && !is_numpy_array(in, v));
}

// Calls a named operator with these operands; unknown operands of no known kind give an unknown tensor.
Value apply(Interp& in, std::string_view name, Value a, Value b) {
  if (!takes(in, a) || !takes(in, b)) return Value::not_implemented();
  for (const Value v : {a, b})
    if (value::is_unknown(v)) {
      const Type* const kind = value::as<value::Unknown>(v)->facts->kind;
      if (kind == nullptr || kind->tensor_like) return in.unknown_from(v, state(in).tensor);
    }
  for (const Value v : {a, b})
    if (std::int64_t n = 0; value::is_integer(v) && !value::to_int64(v, n))
      if (const std::string_view refusal = unpack_refusal(v); !refusal.empty())
        return in.raise(interp::Exc::OverflowError, "{}", refusal);
  const Value arguments[] = {a, b};
  return call_op(in, name, arguments);
}

template <const char* Name>
Value forward_op(Interp& in, const Value* a) {
  return apply(in, Name, a[0], a[1]);
}
template <const char* Name>
Value reflected_op(Interp& in, const Value* a) {
  return apply(in, Name, a[1], a[0]);
}
// b - a where a is the tensor: operators want a tensor first.
template <const char* Name>
Value through_tensor(Interp& in, const Value* a) {
  if (!takes(in, a[1])) return Value::not_implemented();
  if (value::is_unknown(a[1])) return apply(in, Name, a[0], a[1]);
  return apply(in, Name, a[0], a[1]);
}
template <const char* Name>
Value unary_op(Interp& in, const Value* a) {
  return call_op(in, Name, std::span(a, 1));
}

constexpr char kAdd[] = "add", kSub[] = "sub", kMul[] = "mul", kDiv[] = "div", kFloorDiv[] = "floor_divide",
               kMod[] = "remainder", kPow[] = "pow", kMatmul[] = "matmul", kAnd[] = "bitwise_and", kOr[] = "bitwise_or",
               kXor[] = "bitwise_xor", kLeft[] = "bitwise_left_shift", kRight[] = "bitwise_right_shift", kEq[] = "eq",
               kNe[] = "ne", kLt[] = "lt", kLe[] = "le", kGt[] = "gt", kGe[] = "ge", kNeg[] = "neg", kAbs[] = "abs",
               kInvert[] = "bitwise_not", kPositive[] = "positive", kRsub[] = "rsub", kIAdd[] = "add_",
               kISub[] = "sub_", kIMul[] = "mul_", kIDiv[] = "div_", kIFloorDiv[] = "floor_divide_",
               kIMod[] = "remainder_", kIPow[] = "pow_", kIAnd[] = "bitwise_and_", kIOr[] = "bitwise_or_",
               kIXor[] = "bitwise_xor_", kILeft[] = "bitwise_left_shift_", kIRight[] = "bitwise_right_shift_",
               kReciprocal[] = "reciprocal";

// number / tensor
Value reflected_div(Interp& in, const Value* a) {
  if (is_numpy_array(in, a[1])) {
    const Value inverse = call_op(in, kReciprocal, std::span(a, 1));
    return inverse.is_error() ? inverse : in.binary(syntax::BinaryOp::Mul, inverse, a[1]);
  }
  if (!takes(in, a[1])) return Value::not_implemented();
  const Value inverse = call_op(in, kReciprocal, std::span(a, 1));
  return inverse.is_error() ? inverse : apply(in, kMul, inverse, a[1]);
}

// ~tensor. docs: torch/csrc/autograd/python_variable_methods.cpp (THPVariable_invert)
Value invert(Interp& in, const Value* a) {
  const DType t = tensor_of(a[0]).dtype;
  if (is_floating(t) || is_complex(t))
    return in.type_error("~ (operator.invert) is only implemented on integer and Boolean-type tensors");
  return call_op(in, kInvert, std::span(a, 1));
}
// @ leaves to Python what is no tensor.
bool multiplies(Value v) { return is_tensor(v) || value::is_unknown(v); }
Value matmul(Interp& in, const Value* a) {
  return multiplies(a[1]) ? apply(in, kMatmul, a[0], a[1]) : Value::not_implemented();
}
Value reflected_matmul(Interp& in, const Value* a) {
  return multiplies(a[1]) ? apply(in, kMatmul, a[1], a[0]) : Value::not_implemented();
}

// tensor == something that is no number is decided by Python.
Value equal(Interp& in, const Value* a) {
  if (!is_numpy_array(in, a[1])) return apply(in, kEq, a[0], a[1]);
  const Value other = in.call_method(a[1], "_to_tensor");
  return other.is_error() ? other : apply(in, kEq, a[0], other);
}
Value not_equal(Interp& in, const Value* a) { return apply(in, kNe, a[0], a[1]); }

constexpr NativeDef kOperators[] = {
    {"__add__", "self, other, /", forward_op<kAdd>},
    {"__radd__", "self, other, /", through_tensor<kAdd>},
    {"__iadd__", "self, other, /", forward_op<kIAdd>},
    {"__sub__", "self, other, /", forward_op<kSub>},
    {"__rsub__", "self, other, /", through_tensor<kRsub>},
    {"__isub__", "self, other, /", forward_op<kISub>},
    {"__mul__", "self, other, /", forward_op<kMul>},
    {"__rmul__", "self, other, /", through_tensor<kMul>},
    {"__imul__", "self, other, /", forward_op<kIMul>},
    {"__truediv__", "self, other, /", forward_op<kDiv>},
    {"__rtruediv__", "self, other, /", reflected_div},
    {"__rdiv__", "self, other, /", reflected_div},
    {"__itruediv__", "self, other, /", forward_op<kIDiv>},
    {"__floordiv__", "self, other, /", forward_op<kFloorDiv>},
    {"__rfloordiv__", "self, other, /", reflected_op<kFloorDiv>},
    {"__ifloordiv__", "self, other, /", forward_op<kIFloorDiv>},
    {"__mod__", "self, other, /", forward_op<kMod>},
    {"__rmod__", "self, other, /", reflected_op<kMod>},
    {"__imod__", "self, other, /", forward_op<kIMod>},
    {"__pow__", "self, other, /", forward_op<kPow>},
    {"__rpow__", "self, other, /", reflected_op<kPow>},
    {"__ipow__", "self, other, /", forward_op<kIPow>},
    {"__matmul__", "self, other, /", matmul},
    {"__rmatmul__", "self, other, /", reflected_matmul},
    {"__and__", "self, other, /", forward_op<kAnd>},
    {"__rand__", "self, other, /", through_tensor<kAnd>},
    {"__iand__", "self, other, /", forward_op<kIAnd>},
    {"__or__", "self, other, /", forward_op<kOr>},
    {"__ror__", "self, other, /", through_tensor<kOr>},
    {"__ior__", "self, other, /", forward_op<kIOr>},
    {"__xor__", "self, other, /", forward_op<kXor>},
    {"__rxor__", "self, other, /", through_tensor<kXor>},
    {"__ixor__", "self, other, /", forward_op<kIXor>},
    {"__lshift__", "self, other, /", forward_op<kLeft>},
    {"__ilshift__", "self, other, /", forward_op<kILeft>},
    {"__irshift__", "self, other, /", forward_op<kIRight>},
    {"__rlshift__", "self, other, /", reflected_op<kLeft>},
    {"__rrshift__", "self, other, /", reflected_op<kRight>},
    {"__rshift__", "self, other, /", forward_op<kRight>},
    {"__eq__", "self, other, /", equal},
    {"__ne__", "self, other, /", not_equal},
    {"__lt__", "self, other, /", forward_op<kLt>},
    {"__le__", "self, other, /", forward_op<kLe>},
    {"__gt__", "self, other, /", forward_op<kGt>},
    {"__ge__", "self, other, /", forward_op<kGe>},
    {"__neg__", "self, /", unary_op<kNeg>},
    {"__pos__", "self, /", unary_op<kPositive>},
    {"__abs__", "self, /", unary_op<kAbs>},
    {"__invert__", "self, /", invert},
};

}  // namespace

void install_tensor_operators(Interp& in, State& s) { in.heap().add_methods(s.tensor, kOperators); }

}  // namespace shapetrace::torch
