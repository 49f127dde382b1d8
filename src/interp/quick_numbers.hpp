// Arithmetic and comparison of small ints and floats, in line in the machine's loop.
#pragma once

#include "interp/interp.hpp"

namespace shapetrace::interp {

// Comparison of two small ints or floats without leaving the loop; false when it is neither.
template <class T>
bool compare_numbers(syntax::CompareOp op, T a, T b, bool& out) {
  switch (op) {
    case syntax::CompareOp::Eq: out = a == b; return true;
    case syntax::CompareOp::Ne: out = a != b; return true;
    case syntax::CompareOp::Lt: out = a < b; return true;
    case syntax::CompareOp::Le: out = a <= b; return true;
    case syntax::CompareOp::Gt: out = a > b; return true;
    case syntax::CompareOp::Ge: out = a >= b; return true;
    default: return false;
  }
}

inline bool is_number(Value v, double& x) {
  if (v.is_float()) {
    x = v.as_float();
  } else if (v.is_int()) {
    x = static_cast<double>(v.as_int());
  } else {
    return false;
  }
  return true;
}
inline bool both_numbers(Value a, Value b, double& x, double& y) { return is_number(a, x) && is_number(b, y); }

// The commonest comparisons; unset when the general way is needed.
inline Value quick_compare(syntax::CompareOp op, Value a, Value b) {
  bool result = false;
  if (a.is_int() && b.is_int()) {
    if (compare_numbers(op, a.as_int(), b.as_int(), result)) return Value::boolean(result);
  } else if (double x = 0, y = 0; both_numbers(a, b, x, y)) {
    if (compare_numbers(op, x, y, result)) return Value::boolean(result);
  }
  if (op == syntax::CompareOp::Is && !value::is_unknown(a) && !value::is_unknown(b)) return Value::boolean(a == b);
  if (op == syntax::CompareOp::IsNot && !value::is_unknown(a) && !value::is_unknown(b)) return Value::boolean(a != b);
  return {};
}

inline Value quick_binary(syntax::BinaryOp op, Value a, Value b) {
  if (a.is_int() && b.is_int()) {
    const std::int64_t x = a.as_int(), y = b.as_int();
    std::int64_t r = 0;
    switch (op) {
      case syntax::BinaryOp::Add: r = x + y; break;
      case syntax::BinaryOp::Sub: r = x - y; break;
      case syntax::BinaryOp::Mul:
        if (__builtin_mul_overflow(x, y, &r)) return {};
        break;
      case syntax::BinaryOp::And: r = x & y; break;
      case syntax::BinaryOp::Or: r = x | y; break;
      case syntax::BinaryOp::Xor: r = x ^ y; break;
      case syntax::BinaryOp::FloorDiv:
        if (y == 0) return {};
        r = x / y;
        if (x % y != 0 && (x < 0) != (y < 0)) --r;
        break;
      case syntax::BinaryOp::Mod:
        if (y == 0) return {};
        r = x % y;
        if (r != 0 && (r < 0) != (y < 0)) r += y;
        break;
      case syntax::BinaryOp::LShift:
        if (y < 0 || y > 40 || x > (1 << 20) || x < -(1 << 20)) return {};
        r = x * (std::int64_t{1} << y);
        break;
      case syntax::BinaryOp::RShift:
        if (y < 0) return {};
        r = x >> (y > 62 ? 62 : y);
        break;
      case syntax::BinaryOp::Div:
        // Exact operands below 2**53: one rounding, as Python's.
        if (y == 0) return {};
        return Value::number(static_cast<double>(x) / static_cast<double>(y));
      default: return {};
    }
    return Value::fits(r) ? Value::small_int(r) : Value();
  }
  if (double x = 0, y = 0; both_numbers(a, b, x, y)) {
    switch (op) {
      case syntax::BinaryOp::Add: return Value::number(x + y);
      case syntax::BinaryOp::Sub: return Value::number(x - y);
      case syntax::BinaryOp::Mul: return Value::number(x * y);
      case syntax::BinaryOp::Div: return y == 0 ? Value() : Value::number(x / y);
      default: return {};
    }
  }
  return {};
}

}  // namespace shapetrace::interp
