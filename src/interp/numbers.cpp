#include "interp/numbers.hpp"

#include <cmath>
#include <complex>

#include "interp/protocols.hpp"

namespace shapetrace::interp {

using syntax::BinaryOp;
using value::Layout;

namespace {

Value zero_division(Interp& in, std::string_view text) { return in.raise(Exc::ZeroDivisionError, text); }
Value too_big(Interp& in) { return in.abandon("an integer of more than 67 million bits"); }

std::int64_t floor_div(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return q - ((a % b != 0) && ((a % b < 0) != (b < 0)));
}
std::int64_t floor_mod(std::int64_t a, std::int64_t b) {
  const std::int64_t r = a % b;
  return r != 0 && (r < 0) != (b < 0) ? r + b : r;
}

Value big_binary(Interp& in, BinaryOp op, Value a, Value b) {
  const Big x(a), y(b);
  Big r;
  switch (op) {
    case BinaryOp::Add: mpz_add(r, x, y); break;
    case BinaryOp::Sub: mpz_sub(r, x, y); break;
    case BinaryOp::Mul:
      if (mpz_sizeinbase(x, 2) + mpz_sizeinbase(y, 2) > kMostIntegerBits) return too_big(in);
      mpz_mul(r, x, y);
      break;
    case BinaryOp::FloorDiv: mpz_fdiv_q(r, x, y); break;
    case BinaryOp::Mod: mpz_fdiv_r(r, x, y); break;
    case BinaryOp::And: mpz_and(r, x, y); break;
    case BinaryOp::Or: mpz_ior(r, x, y); break;
    case BinaryOp::Xor: mpz_xor(r, x, y); break;
    default: return Value::not_implemented();
  }
  return in.heap().integer(r);
}

Value shift_left(Interp& in, Value a, Value b) {
  std::int64_t count = 0;
  const bool fits = value::to_int64(b, count);
  if (int_compare(b, Value::small_int(0)) < 0) return in.value_error("negative shift count");
  if (int_is_zero(a)) return Value::small_int(0);
  if (!fits || count > std::int64_t{1} << 60)
    return in.raise(Exc::OverflowError, std::string_view("too many digits in integer"));
  std::int64_t x = 0;
  if (count < 62 && value::to_int64(a, x) && x != INT64_MIN && std::abs(x) <= INT64_MAX >> count)
    return in.heap().integer(static_cast<std::int64_t>(static_cast<std::uint64_t>(x) << count));
  if (static_cast<std::uint64_t>(count) > kMostIntegerBits) return too_big(in);
  const Big z(a);
  if (mpz_sizeinbase(z, 2) + static_cast<std::uint64_t>(count) > kMostIntegerBits) return too_big(in);
  Big r;
  mpz_mul_2exp(r, z, static_cast<mp_bitcnt_t>(count));
  return in.heap().integer(r);
}

Value shift_right(Interp& in, Value a, Value b) {
  std::int64_t count = 0;
  if (int_compare(b, Value::small_int(0)) < 0) return in.value_error("negative shift count");
  const bool negative = int_compare(a, Value::small_int(0)) < 0;
  if (!value::to_int64(b, count)) return Value::small_int(negative ? -1 : 0);
  if (std::int64_t x = 0; value::to_int64(a, x)) return in.heap().integer(x >> (count > 63 ? 63 : count));
  const Big z(a);
  Big r;
  mpz_fdiv_q_2exp(r, z, static_cast<mp_bitcnt_t>(count));
  return in.heap().integer(r);
}

}  // namespace

int int_compare(Value a, Value b) {
  std::int64_t x = 0, y = 0;
  const bool small_a = value::to_int64(a, x), small_b = value::to_int64(b, y);
  if (small_a && small_b) return x < y ? -1 : x > y ? 1 : 0;
  const Big big_a(a), big_b(b);
  const int order = mpz_cmp(big_a, big_b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool int_is_zero(Value a) {
  std::int64_t x = 0;
  return value::to_int64(a, x) && x == 0;
}

Value plain_int(Interp& in, Value a) {
  if (a.is_int()) return a;
  if (std::int64_t x = 0; value::to_int64(a, x)) return in.heap().integer(x);
  if (a.object()->type == in.types().int_) return a;
  return in.heap().integer(Big(a));
}

Value int_binary(Interp& in, BinaryOp op, Value a, Value b) {
  std::int64_t x = 0, y = 0;
  const bool small = value::to_int64(a, x) && value::to_int64(b, y);
  std::int64_t r = 0;
  switch (op) {
    case BinaryOp::Add:
      if (small && !__builtin_add_overflow(x, y, &r)) return in.heap().integer(r);
      break;
    case BinaryOp::Sub:
      if (small && !__builtin_sub_overflow(x, y, &r)) return in.heap().integer(r);
      break;
    case BinaryOp::Mul:
      if (small && !__builtin_mul_overflow(x, y, &r)) return in.heap().integer(r);
      break;
    case BinaryOp::Div: return int_truediv(in, a, b);
    case BinaryOp::FloorDiv:
      if (int_is_zero(b)) return zero_division(in, "integer division or modulo by zero");
      if (small && !(x == INT64_MIN && y == -1)) return in.heap().integer(floor_div(x, y));
      break;
    case BinaryOp::Mod:
      if (int_is_zero(b)) return zero_division(in, "integer modulo by zero");
      if (small && y != -1) return in.heap().integer(floor_mod(x, y));
      break;
    case BinaryOp::Pow: return int_pow(in, a, b);
    case BinaryOp::LShift: return shift_left(in, a, b);
    case BinaryOp::RShift: return shift_right(in, a, b);
    case BinaryOp::And:
      if (small) return in.heap().integer(x & y);
      break;
    case BinaryOp::Or:
      if (small) return in.heap().integer(x | y);
      break;
    case BinaryOp::Xor:
      if (small) return in.heap().integer(x ^ y);
      break;
    case BinaryOp::MatMul: return Value::not_implemented();
  }
  return big_binary(in, op, a, b);
}

Value int_divmod(Interp& in, Value a, Value b) {
  if (int_is_zero(b)) return zero_division(in, "integer division or modulo by zero");
  return in.heap().tuple({int_binary(in, BinaryOp::FloorDiv, a, b), int_binary(in, BinaryOp::Mod, a, b)});
}

Value int_pow(Interp& in, Value base, Value exponent, Value modulus) {
  if (modulus.is_set() && !modulus.is_none()) {
    if (int_is_zero(modulus)) return in.value_error("pow() 3rd argument cannot be 0");
    const Big b(base), e(exponent), m(modulus);
    Big r;
    if (e.sign() < 0) {
      Big inverse;
      if (mpz_invert(inverse, b, m) == 0) return in.value_error("base is not invertible for the given modulus");
      Big positive;
      mpz_neg(positive, e);
      mpz_powm(r, inverse, positive, m);
    } else {
      mpz_powm(r, b, e, m);
    }
    if (m.sign() < 0) mpz_fdiv_r(r, r, m);  // the sign of the modulus, as % has it
    return in.heap().integer(r);
  }
  if (int_compare(exponent, Value::small_int(0)) < 0) {
    double b = 0, e = 0;
    if (!int_to_double(in, base, b) || !int_to_double(in, exponent, e)) return Value::error();
    return float_binary(in, BinaryOp::Pow, b, e);
  }
  std::int64_t x = 0, n = 0;
  const bool small_base = value::to_int64(base, x);
  if (!value::to_int64(exponent, n)) {
    if (small_base && (x == 0 || x == 1)) return Value::small_int(x);
    if (small_base && x == -1) return Value::small_int(mpz_odd_p(static_cast<mpz_srcptr>(Big(exponent))) != 0 ? -1 : 1);
    return too_big(in);
  }
  if (small_base && n < 64) {
    std::int64_t result = 1, square = x;
    bool overflow = false;
    for (std::int64_t left = n; left != 0;) {
      if ((left & 1) != 0) overflow |= __builtin_mul_overflow(result, square, &result);
      left >>= 1;
      if (left != 0) overflow |= __builtin_mul_overflow(square, square, &square);
    }
    if (!overflow) return in.heap().integer(result);
  }
  if (small_base && (x == 0 || x == 1)) return Value::small_int(n == 0 ? 1 : x);
  if (small_base && x == -1) return Value::small_int((n & 1) != 0 ? -1 : 1);
  const Big b(base);
  if (static_cast<unsigned __int128>(mpz_sizeinbase(b, 2) - 1) * static_cast<std::uint64_t>(n) > kMostIntegerBits)
    return too_big(in);
  Big r;
  mpz_pow_ui(r, b, static_cast<unsigned long>(n));
  return in.heap().integer(r);
}

Value int_negate(Interp& in, Value a) {
  if (std::int64_t x = 0; value::to_int64(a, x) && x != INT64_MIN) return in.heap().integer(-x);
  Big z(a);
  mpz_neg(z, z);
  return in.heap().integer(z);
}

Value int_invert(Interp& in, Value a) {
  if (std::int64_t x = 0; value::to_int64(a, x)) return in.heap().integer(~x);
  Big z(a);
  mpz_com(z, z);
  return in.heap().integer(z);
}

Value int_abs(Interp& in, Value a) {
  return int_compare(a, Value::small_int(0)) < 0 ? int_negate(in, a) : plain_int(in, a);
}

// Correctly rounded, as CPython's long_true_divide: the quotient is taken with enough bits for one rounding.
Value int_truediv(Interp& in, Value a, Value b) {
  if (int_is_zero(b)) return zero_division(in, "division by zero");
  std::int64_t x = 0, y = 0;
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (value::to_int64(a, x) && value::to_int64(b, y) && x >= -kExact && x <= kExact && y >= -kExact && y <= kExact)
    return Value::number(static_cast<double>(x) / static_cast<double>(y));
  Big n(a), d(b);
  const bool negative = (n.sign() < 0) != (d.sign() < 0);
  mpz_abs(n, n);
  mpz_abs(d, d);
  if (n.sign() == 0) return Value::number(negative ? -0.0 : 0.0);
  // Scale so that the quotient has at least 66 bits, but counts no finer than a quarter of the least subnormal.
  const auto bits = static_cast<long>(mpz_sizeinbase(n, 2)) - static_cast<long>(mpz_sizeinbase(d, 2));
  constexpr long kFinest = 1076;
  const long shift = std::min(66 - bits, kFinest);
  if (bits > 1030)
    return in.raise(Exc::OverflowError, std::string_view("integer division result too large for a float"));
  if (shift > 0) mpz_mul_2exp(n, n, static_cast<mp_bitcnt_t>(shift));
  if (shift < 0) mpz_mul_2exp(d, d, static_cast<mp_bitcnt_t>(-shift));
  Big q, r;
  mpz_fdiv_qr(q, r, n, d);
  const bool inexact = r.sign() != 0;
  double result = 0;
  if (mpz_sizeinbase(q, 2) < 55) {
    const std::uint64_t units = mpz_get_ui(q) | (inexact ? 1 : 0);
    std::uint64_t rounded = units >> 2;
    const std::uint64_t rest = units & 3;
    if (rest == 3 || (rest == 2 && (rounded & 1) != 0)) ++rounded;
    result = std::ldexp(static_cast<double>(rounded), -1074);
  } else {
    if (inexact) mpz_setbit(q, 0);
    const Value quotient = in.heap().integer(q);
    value::to_double(quotient, result);
    result = std::ldexp(result, static_cast<int>(-shift));
  }
  if (std::isinf(result))
    return in.raise(Exc::OverflowError, std::string_view("integer division result too large for a float"));
  return Value::number(negative ? -result : result);
}

Value int_from_double(Interp& in, double d) {
  if (std::isinf(d)) return in.raise(Exc::OverflowError, std::string_view("cannot convert float infinity to integer"));
  if (std::isnan(d)) return in.value_error("cannot convert float NaN to integer");
  if (d > -9e18 && d < 9e18) return in.heap().integer(static_cast<std::int64_t>(d));
  Big z;
  mpz_set_d(z, d);
  return in.heap().integer(z);
}

bool int_to_double(Interp& in, Value a, double& out) {
  value::to_double(a, out);
  if (!std::isinf(out)) return true;
  in.raise(Exc::OverflowError, std::string_view("int too large to convert to float"));
  return false;
}

std::size_t int_bit_length(Value a) {
  const Big z(a);
  return z.sign() == 0 ? 0 : mpz_sizeinbase(z, 2);
}

Value int_from_digits(Interp& in, std::string_view digits, int base) {
  if (digits.empty()) return {};
  Big z;
  if (mpz_set_str(z, std::string(digits).c_str(), base) != 0) return {};
  return in.heap().integer(z);
}

Value float_divmod(Interp& in, double a, double b) {
  if (b == 0) return zero_division(in, "float divmod()");
  return in.heap().tuple({float_binary(in, BinaryOp::FloorDiv, a, b), float_binary(in, BinaryOp::Mod, a, b)});
}

namespace {

double modulo(double a, double b) {
  const double m = std::fmod(a, b);
  if (m == 0) return std::copysign(0.0, b);
  return (b < 0) != (m < 0) ? m + b : m;
}

// The quotient that belongs to `modulo`: exact division of a - mod, then snapped to an integer.
double floor_quotient(double a, double b) {
  double m = std::fmod(a, b);
  double q = (a - m) / b;
  if (m != 0 && (b < 0) != (m < 0)) q -= 1.0;
  if (q == 0) return std::copysign(0.0, a / b);
  const double f = std::floor(q);
  return q - f > 0.5 ? f + 1.0 : f;
}

Value float_pow(Interp& in, double a, double b) {
  if (b == 0) return Value::number(1.0);
  if (std::isnan(a)) return Value::number(a);
  if (std::isnan(b)) return Value::number(a == 1.0 ? 1.0 : b);
  if (a == 0 && b < 0) return zero_division(in, "0.0 cannot be raised to a negative power");
  if (a < 0 && std::isfinite(a) && std::isfinite(b) && std::floor(b) != b)
    return complex_binary(in, BinaryOp::Pow, Value::number(a), Value::number(b));
  const double r = std::pow(a, b);
  if (std::isinf(r) && std::isfinite(a) && std::isfinite(b)) {
    const Value args[] = {Value::small_int(34), in.heap().str("Numerical result out of range")};
    return in.raise_with(in.types().exception(Exc::OverflowError), args);
  }
  return Value::number(r);
}

}  // namespace

Value float_binary(Interp& in, BinaryOp op, double a, double b) {
  switch (op) {
    case BinaryOp::Add: return Value::number(a + b);
    case BinaryOp::Sub: return Value::number(a - b);
    case BinaryOp::Mul: return Value::number(a * b);
    case BinaryOp::Div: return b == 0 ? zero_division(in, "float division by zero") : Value::number(a / b);
    case BinaryOp::FloorDiv:
      return b == 0 ? zero_division(in, "float floor division by zero") : Value::number(floor_quotient(a, b));
    case BinaryOp::Mod: return b == 0 ? zero_division(in, "float modulo") : Value::number(modulo(a, b));
    case BinaryOp::Pow: return float_pow(in, a, b);
    default: return Value::not_implemented();
  }
}

int compare_int_float(Value a, double b) {
  if (std::isnan(b)) return 2;
  if (std::isinf(b)) return b > 0 ? -1 : 1;
  std::int64_t x = 0;
  constexpr std::int64_t kExact = std::int64_t{1} << 53;
  if (value::to_int64(a, x) && x >= -kExact && x <= kExact) {
    const auto d = static_cast<double>(x);
    return d < b ? -1 : d > b ? 1 : 0;
  }
  const Big z(a);
  const int order = mpz_cmp_d(z, b);
  return order < 0 ? -1 : order > 0 ? 1 : 0;
}

bool complex_parts(Value v, double& real, double& imag) {
  imag = 0;
  if (value::has_layout(v, Layout::Complex)) {
    real = value::as<value::Complex>(v)->real;
    imag = value::as<value::Complex>(v)->imag;
    return true;
  }
  return value::to_double(v, real);
}

namespace {

// Smith's method, which does not overflow where the result does not.
bool divide(double ar, double ai, double br, double bi, double& re, double& im) {
  if (std::fabs(br) >= std::fabs(bi)) {
    if (br == 0) return false;
    const double ratio = bi / br;
    const double d = br + bi * ratio;
    re = (ar + ai * ratio) / d;
    im = (ai - ar * ratio) / d;
  } else {
    const double ratio = br / bi;
    const double d = br * ratio + bi;
    re = (ar * ratio + ai) / d;
    im = (ai * ratio - ar) / d;
  }
  return true;
}

// A small whole exponent is repeated multiplication, which is exact where polar coordinates are not.
Value integer_power(Interp& in, double ar, double ai, long n) {
  const auto multiply = [](double& xr, double& xi, double yr, double yi) {
    const double re = xr * yr - xi * yi;
    xi = xr * yi + xi * yr;
    xr = re;
  };
  double rr = 1, ri = 0, pr = ar, pi = ai;
  const unsigned long count = static_cast<unsigned long>(n < 0 ? -n : n);
  for (unsigned long mask = 1; mask <= count; mask <<= 1) {
    if ((count & mask) != 0) multiply(rr, ri, pr, pi);
    multiply(pr, pi, pr, pi);
  }
  if (n < 0) {
    double re = 0, im = 0;
    divide(1, 0, rr, ri, re, im);
    return in.heap().complex(re, im);
  }
  return in.heap().complex(rr, ri);
}

Value complex_pow(Interp& in, double ar, double ai, double br, double bi) {
  if (br == 0 && bi == 0) return in.heap().complex(1, 0);
  if (ar == 0 && ai == 0) {
    if (bi != 0 || br < 0) return zero_division(in, "0.0 to a negative or complex power");
    return in.heap().complex(0, 0);
  }
  if (bi == 0 && br == std::floor(br) && std::fabs(br) <= 100) return integer_power(in, ar, ai, static_cast<long>(br));
  const double magnitude = std::hypot(ar, ai);
  double length = std::pow(magnitude, br);
  const double at = std::atan2(ai, ar);
  double phase = at * br;
  if (bi != 0) {
    length *= std::exp(-at * bi);
    phase += bi * std::log(magnitude);
  }
  return in.heap().complex(length * std::cos(phase), length * std::sin(phase));
}

}  // namespace

Value complex_binary(Interp& in, BinaryOp op, Value a, Value b) {
  double ar = 0, ai = 0, br = 0, bi = 0;
  if (!complex_parts(a, ar, ai) || !complex_parts(b, br, bi)) return Value::not_implemented();
  switch (op) {
    case BinaryOp::Add: return in.heap().complex(ar + br, ai + bi);
    case BinaryOp::Sub: return in.heap().complex(ar - br, ai - bi);
    case BinaryOp::Mul: return in.heap().complex(ar * br - ai * bi, ar * bi + ai * br);
    case BinaryOp::Div: {
      double re = 0, im = 0;
      if (!divide(ar, ai, br, bi, re, im)) return zero_division(in, "complex division by zero");
      return in.heap().complex(re, im);
    }
    case BinaryOp::Pow: return complex_pow(in, ar, ai, br, bi);
    default: return Value::not_implemented();
  }
}

}  // namespace shapetrace::interp
