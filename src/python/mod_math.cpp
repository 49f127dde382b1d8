// The math module.
#include <cfloat>
#include <cmath>
#include <limits>
#include <numbers>
#include <vector>

#include "python/modules.hpp"
#include "python/numeric.hpp"

namespace shapetrace::python {

using interp::Module;
using interp::NativeDef;
using interp::NativeKind;
using interp::NativeModule;

namespace {

Value domain_error(Interp& in) { return in.raise(Exc::ValueError, "math domain error"); }
Value range_error(Interp& in) { return in.raise(Exc::OverflowError, "math range error"); }

Value spread(Interp& in, Value other, value::Type* kind) {
  return other.is_error() ? other : in.unknown_from(other, kind);
}

// Functions of one number. `kOverflows` says what an infinite result of a finite argument means.
enum class Infinite : std::uint8_t { Overflows, Domain };

template <double (*F)(double), Infinite kInfinite = Infinite::Domain>
Value one(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  const double r = F(x.number);
  if (std::isnan(r) && !std::isnan(x.number)) return domain_error(in);
  if (std::isinf(r) && std::isfinite(x.number))
    return kInfinite == Infinite::Overflows ? range_error(in) : domain_error(in);
  return Value::number(r);
}

template <double (*F)(double, double)>
Value two(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  const Real y = real_argument(in, a[1]);
  if (!y.known()) return spread(in, y.other, in.types().float_);
  const double r = F(x.number, y.number);
  if (std::isnan(r) && !std::isnan(x.number) && !std::isnan(y.number)) return domain_error(in);
  if (std::isinf(r) && std::isfinite(x.number) && std::isfinite(y.number)) return range_error(in);
  return Value::number(r);
}

constexpr double kPi = std::numbers::pi;
double degrees(double x) { return x * (180.0 / kPi); }
double radians(double x) { return x * (kPi / 180.0); }
double square_root(double x) { return std::sqrt(x); }
double absolute(double x) { return std::fabs(x); }
double exp_2(double x) { return std::exp2(x); }
double gamma_of(double x) {
  if (x == std::floor(x) && x <= 0) return std::isinf(x) && x > 0 ? x : std::numeric_limits<double>::quiet_NaN();
  if (x == std::floor(x) && x <= 23) {  // exact, as in CPython's table of factorials
    double product = 1;
    for (double i = 2; i < x; ++i) product *= i;
    return product;
  }
  return std::tgamma(x);
}
double log_gamma(double x) {
  if (std::isinf(x)) return HUGE_VAL;
  if (x == std::floor(x) && x <= 2) return x <= 0 ? std::numeric_limits<double>::quiet_NaN() : 0.0;
  int sign = 0;
  return ::lgamma_r(x, &sign);
}

// log of a positive integer of any size: log(x * 2**-e) + e * log(2).
template <double (*F)(double)>
Value log_of(Interp& in, Value v) {
  if (value::is_integer(v)) {
    const BigNumber z(v);
    if (mpz_sgn(static_cast<mpz_srcptr>(z)) <= 0) return domain_error(in);
    double direct = 0;
    if (value::to_double(v, direct) && std::isfinite(direct)) return Value::number(F(direct));
    long exponent = 0;
    const double mantissa = mpz_get_d_2exp(&exponent, z);
    return Value::number(F(mantissa) + F(2.0) * static_cast<double>(exponent));
  }
  const Real x = real_argument(in, v);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  if (std::isnan(x.number) || x.number == HUGE_VAL) return Value::number(x.number);
  if (x.number <= 0) return domain_error(in);
  return Value::number(F(x.number));
}
double natural_log(double x) { return std::log(x); }
double binary_log(double x) { return std::log2(x); }
double decimal_log(double x) { return std::log10(x); }

Value math_log(Interp& in, const Value* a) {
  const Value x = log_of<natural_log>(in, a[0]);
  if (x.is_error() || a[1].is_unset()) return x;
  const Value base = log_of<natural_log>(in, a[1]);
  if (base.is_error()) return base;
  if (!x.is_float()) return x;
  if (!base.is_float()) return base;
  if (base.as_float() == 0) return in.raise(Exc::ZeroDivisionError, "float division by zero");
  return Value::number(x.as_float() / base.as_float());
}
Value math_log2(Interp& in, const Value* a) { return log_of<binary_log>(in, a[0]); }
Value math_log10(Interp& in, const Value* a) { return log_of<decimal_log>(in, a[0]); }

// floor, ceil, trunc: the type's own method first, then as a float.
template <double (*F)(double), Special kMethod>
Value to_integer(Interp& in, const Value* a) {
  if (a[0].is_int()) return a[0];
  if (value::is_unknown(a[0])) return in.unknown_from(a[0], in.types().int_);
  if (!a[0].is_float()) {
    const Value own = in.call_special(a[0], kMethod);
    if (own.is_set()) return own;
    if (kMethod == Special::Trunc) return in.type_error("type {} doesn't define __trunc__ method", in.type_name(a[0]));
  }
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().int_);
  if (std::isnan(x.number)) return in.raise(Exc::ValueError, "cannot convert float NaN to integer");
  if (std::isinf(x.number)) return in.raise(Exc::OverflowError, "cannot convert float infinity to integer");
  const double whole = F(x.number);
  if (std::fabs(whole) < 1e18) return in.heap().integer(static_cast<std::int64_t>(whole));
  BigNumber z;
  mpz_set_d(z, whole);
  return in.heap().integer(static_cast<mpz_ptr>(z));
}
double floor_of(double x) { return std::floor(x); }
double ceil_of(double x) { return std::ceil(x); }
double trunc_of(double x) { return std::trunc(x); }

double power(double x, double y) { return std::pow(x, y); }
Value math_pow(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  const Real y = real_argument(in, a[1]);
  if (!y.known()) return spread(in, y.other, in.types().float_);
  const double r = power(x.number, y.number);
  if (std::isfinite(x.number) && std::isfinite(y.number)) {
    if (std::isnan(r)) return domain_error(in);
    if (std::isinf(r)) return x.number == 0 ? domain_error(in) : range_error(in);
  }
  return Value::number(r);
}

double remainder_of(double x, double y) { return std::remainder(x, y); }
double mod_of(double x, double y) {
  if (std::isinf(y) && std::isfinite(x)) return x;
  return std::fmod(x, y);
}
double copy_sign(double x, double y) { return std::copysign(x, y); }
double arc_tangent(double y, double x) { return std::atan2(y, x); }
double next_after(double x, double y) { return std::nextafter(x, y); }
Value math_nextafter(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  const Real y = real_argument(in, a[1]);
  if (!y.known()) return spread(in, y.other, in.types().float_);
  return Value::number(next_after(x.number, y.number));
}
Value math_ulp(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  const double magnitude = std::fabs(x.number);
  if (!std::isfinite(magnitude)) return Value::number(magnitude);
  const double above = std::nextafter(magnitude, HUGE_VAL);
  return Value::number(std::isinf(above) ? magnitude - std::nextafter(magnitude, 0.0) : above - magnitude);
}

template <bool (*F)(double)>
Value test(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().bool_);
  return Value::boolean(F(x.number));
}
bool finite(double x) { return std::isfinite(x); }
bool infinite(double x) { return std::isinf(x); }
bool not_a_number(double x) { return std::isnan(x); }

Value math_isclose(Interp& in, const Value* a) {
  double number[4] = {0, 0, 1e-09, 0.0};
  for (int i = 0; i < 4; ++i) {
    if (a[i].is_unset()) continue;
    const Real x = real_argument(in, a[i]);
    if (!x.known()) return spread(in, x.other, in.types().bool_);
    number[i] = x.number;
  }
  const auto [x, y, relative, absolute_tolerance] = number;
  if (relative < 0 || absolute_tolerance < 0) return in.raise(Exc::ValueError, "tolerances must be non-negative");
  if (x == y) return Value::boolean(true);
  if (std::isinf(x) || std::isinf(y)) return Value::boolean(false);
  const double difference = std::fabs(y - x);
  return Value::boolean(difference <= std::fabs(relative * y) || difference <= std::fabs(relative * x) ||
                        difference <= absolute_tolerance);
}

Value math_modf(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) {
    if (x.other.is_error()) return x.other;
    const Value part = in.unknown_from(x.other, in.types().float_);
    return in.heap().tuple({part, part});
  }
  if (std::isinf(x.number))
    return in.heap().tuple({Value::number(std::copysign(0.0, x.number)), Value::number(x.number)});
  double whole = 0;
  const double fraction = std::modf(x.number, &whole);
  return in.heap().tuple({Value::number(fraction), Value::number(whole)});
}

Value math_frexp(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) {
    if (x.other.is_error()) return x.other;
    return in.heap().tuple({in.unknown_from(x.other, in.types().float_), in.unknown_from(x.other, in.types().int_)});
  }
  int exponent = 0;
  const double mantissa = std::isfinite(x.number) ? std::frexp(x.number, &exponent) : x.number;
  return in.heap().tuple({Value::number(mantissa), Value::small_int(exponent)});
}

Value math_ldexp(Interp& in, const Value* a) {
  const Real x = real_argument(in, a[0]);
  if (!x.known()) return spread(in, x.other, in.types().float_);
  if (value::is_unknown(a[1])) return in.unknown_from(a[1], in.types().float_);
  if (!value::is_integer(a[1])) return in.type_error("Expected an int as second argument to ldexp.");
  std::int64_t exponent = 0;
  if (!value::to_int64(a[1], exponent)) {
    const BigNumber z(a[1]);
    exponent =
        mpz_sgn(static_cast<mpz_srcptr>(z)) < 0 ? std::numeric_limits<int>::min() : std::numeric_limits<int>::max();
  }
  if (x.number == 0 || !std::isfinite(x.number)) return Value::number(x.number);
  if (exponent > std::numeric_limits<int>::max()) return range_error(in);
  if (exponent < std::numeric_limits<int>::min()) return Value::number(std::copysign(0.0, x.number));
  const double r = std::ldexp(x.number, static_cast<int>(exponent));
  return std::isinf(r) ? range_error(in) : Value::number(r);
}

// --- integers ---

// An integer argument of any size; unset in `out` never happens: an int, an unknown value or an error.
bool integer_argument(Interp& in, Value v, Value& out) {
  out = value::is_integer(v) ? v : in.index_value(v);
  return value::is_integer(out);
}
Value integer_or_spread(Interp& in, Value other) { return spread(in, other, in.types().int_); }

Value math_factorial(Interp& in, const Value* a) {
  Value n;
  if (!integer_argument(in, a[0], n)) return integer_or_spread(in, n);
  std::int64_t count = 0;
  const bool fits = value::to_int64(n, count);
  const BigNumber z(n);
  if (mpz_sgn(static_cast<mpz_srcptr>(z)) < 0)
    return in.raise(Exc::ValueError, "factorial() not defined for negative values");
  if (!fits) return in.raise(Exc::OverflowError, "factorial() argument should not exceed 9223372036854775807");
  if (count > 2'000'000) return in.abandon("factorial of a huge number");
  BigNumber result;
  mpz_fac_ui(result, static_cast<unsigned long>(count));
  return in.heap().integer(static_cast<mpz_ptr>(result));
}

Value math_comb(Interp& in, const Value* a) {
  Value n, k;
  if (!integer_argument(in, a[0], n)) return integer_or_spread(in, n);
  if (!integer_argument(in, a[1], k)) return integer_or_spread(in, k);
  const BigNumber big_n(n), big_k(k);
  if (mpz_sgn(static_cast<mpz_srcptr>(big_n)) < 0) return in.raise(Exc::ValueError, "n must be a non-negative integer");
  if (mpz_sgn(static_cast<mpz_srcptr>(big_k)) < 0) return in.raise(Exc::ValueError, "k must be a non-negative integer");
  BigNumber rest;
  mpz_sub(rest, big_n, big_k);
  if (mpz_sgn(static_cast<mpz_srcptr>(rest)) < 0) return Value::small_int(0);
  const mpz_srcptr fewer = mpz_cmp(rest, big_k) < 0 ? static_cast<mpz_srcptr>(rest) : static_cast<mpz_srcptr>(big_k);
  if (!mpz_fits_ulong_p(fewer) || mpz_get_ui(fewer) > 2'000'000) return in.abandon("comb of huge numbers");
  BigNumber result;
  mpz_bin_ui(result, big_n, mpz_get_ui(fewer));
  return in.heap().integer(static_cast<mpz_ptr>(result));
}

Value math_perm(Interp& in, const Value* a) {
  if (a[1].is_unset() || a[1].is_none()) return math_factorial(in, a);
  Value n, k;
  if (!integer_argument(in, a[0], n)) return integer_or_spread(in, n);
  if (!integer_argument(in, a[1], k)) return integer_or_spread(in, k);
  BigNumber factor(n);
  const BigNumber big_k(k);
  if (mpz_sgn(static_cast<mpz_srcptr>(factor)) < 0)
    return in.raise(Exc::ValueError, "n must be a non-negative integer");
  if (mpz_sgn(static_cast<mpz_srcptr>(big_k)) < 0) return in.raise(Exc::ValueError, "k must be a non-negative integer");
  if (mpz_cmp(factor, big_k) < 0) return Value::small_int(0);
  if (!mpz_fits_ulong_p(big_k) || mpz_get_ui(big_k) > 2'000'000) return in.abandon("perm of huge numbers");
  BigNumber result;
  mpz_set_ui(result, 1);
  for (unsigned long i = mpz_get_ui(big_k); i > 0; --i) {
    mpz_mul(result, result, factor);
    mpz_sub_ui(factor, factor, 1);
  }
  return in.heap().integer(static_cast<mpz_ptr>(result));
}

template <void (*F)(mpz_ptr, mpz_srcptr, mpz_srcptr)>
Value fold_integers(Interp& in, const value::Tuple& numbers, unsigned long start) {
  BigNumber result;
  mpz_set_ui(result, start);
  Value unknown;
  for (const Value v : numbers.items()) {
    Value n;
    if (!integer_argument(in, v, n)) {
      if (n.is_error()) return n;
      unknown = n;
      continue;
    }
    const BigNumber next(n);
    // Both take far more than linear time, in which nobody looks at the clock.
    constexpr std::size_t kLongest = std::size_t{1} << 22;
    if (mpz_sizeinbase(result, 2) > kLongest && mpz_sizeinbase(next, 2) > kLongest)
      return in.abandon("divisors of numbers of more than four million bits");
    F(result, result, next);
  }
  if (unknown.is_set()) return in.unknown_from(unknown, in.types().int_);
  return in.heap().integer(static_cast<mpz_ptr>(result));
}
void gcd_of(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_gcd(r, x, y); }
void lcm_of(mpz_ptr r, mpz_srcptr x, mpz_srcptr y) { mpz_lcm(r, x, y); }
Value math_gcd(Interp& in, const Value* a) { return fold_integers<gcd_of>(in, *value::as<value::Tuple>(a[0]), 0); }
Value math_lcm(Interp& in, const Value* a) { return fold_integers<lcm_of>(in, *value::as<value::Tuple>(a[0]), 1); }

Value math_isqrt(Interp& in, const Value* a) {
  Value n;
  if (!integer_argument(in, a[0], n)) return integer_or_spread(in, n);
  BigNumber z(n);
  if (mpz_sgn(static_cast<mpz_srcptr>(z)) < 0) return in.raise(Exc::ValueError, "isqrt() argument must be nonnegative");
  mpz_sqrt(z, z);
  return in.heap().integer(static_cast<mpz_ptr>(z));
}

// --- sequences ---

Value math_prod(Interp& in, const Value* a) {
  Value product = a[1].is_set() ? a[1] : Value::small_int(1);
  if (value::is_unknown(a[0])) return in.unknown_from(a[0]);
  const bool fine = in.for_each(a[0], [&](Value v) {
    product = in.binary(syntax::BinaryOp::Mul, product, v);
    return !product.is_error();
  });
  return fine && !product.is_error() ? product : Value::error();
}

// Shewchuk's exact summation: partials hold the sum without any rounding.
Value math_fsum(Interp& in, const Value* a) {
  std::vector<double> partials;
  double special_sum = 0, infinite_sum = 0;
  Value other;
  const bool fine = in.for_each(a[0], [&](Value v) {
    const Real item = real_argument(in, v);
    if (!item.known()) {
      if (other.is_unset()) other = item.other;
      return !item.other.is_error();
    }
    double x = item.number;
    const double original = x;
    std::size_t kept = 0;
    for (std::size_t j = 0; j < partials.size(); ++j) {
      double y = partials[j];
      if (std::fabs(x) < std::fabs(y)) std::swap(x, y);
      const double high = x + y;
      const double low = y - (high - x);
      if (low != 0) partials[kept++] = low;
      x = high;
    }
    partials.resize(kept);
    if (x != 0) {
      if (!std::isfinite(x)) {
        if (std::isfinite(original)) {
          other = in.raise(Exc::OverflowError, "intermediate overflow in fsum");
          return false;
        }
        if (std::isinf(original)) infinite_sum += original;
        special_sum += original;
        partials.clear();
      } else {
        partials.push_back(x);
      }
    }
    return true;
  });
  if (!fine || in.failed()) return Value::error();
  if (other.is_set()) return in.unknown_from(other, in.types().float_);
  if (special_sum != 0) {
    if (std::isnan(infinite_sum)) return in.raise(Exc::ValueError, "-inf + inf in fsum");
    return Value::number(special_sum);
  }
  double high = 0;
  if (!partials.empty()) {
    std::size_t n = partials.size();
    double low = 0;
    high = partials[--n];
    while (n > 0) {
      const double x = high;
      const double y = partials[--n];
      high = x + y;
      low = y - (high - x);
      if (low != 0) break;
    }
    // Half-way cases round to even only when what follows agrees in sign.
    if (n > 0 && ((low < 0 && partials[n - 1] < 0) || (low > 0 && partials[n - 1] > 0))) {
      const double y = low * 2;
      const double x = high + y;
      if (y == x - high) high = x;
    }
  }
  return Value::number(high);
}

// Length of a vector; 80-bit arithmetic gives the correctly rounded result in practice.
Value length_of(std::span<const double> numbers) {
  double largest = 0;
  bool nan = false;
  for (const double x : numbers) {
    if (std::isinf(x)) return Value::number(HUGE_VAL);
    nan = nan || std::isnan(x);
    largest = std::max(largest, std::fabs(x));
  }
  if (nan) return Value::number(std::numeric_limits<double>::quiet_NaN());
  if (largest == 0) return Value::number(0.0);
  if (numbers.size() == 1) return Value::number(largest);
  int exponent = 0;
  std::frexp(largest, &exponent);
  long double sum = 0;
  for (const double x : numbers) {
    const long double scaled = std::ldexp(static_cast<long double>(x), -exponent);
    sum += scaled * scaled;
  }
  return Value::number(static_cast<double>(std::ldexp(std::sqrt(sum), exponent)));
}

Value math_hypot(Interp& in, const Value* a) {
  std::vector<double> numbers;
  for (const Value v : value::as<value::Tuple>(a[0])->items()) {
    const Real x = real_argument(in, v);
    if (!x.known()) return spread(in, x.other, in.types().float_);
    numbers.push_back(x.number);
  }
  return length_of(numbers);
}

Value math_dist(Interp& in, const Value* a) {
  for (int i = 0; i < 2; ++i)
    if (value::is_unknown(a[i])) return in.unknown_from(a[i], in.types().float_);
  value::List* const p = in.heap().list();
  value::List* const q = in.heap().list();
  if (!in.collect(a[0], *p) || !in.collect(a[1], *q)) return Value::error();
  if (p->size != q->size) return in.raise(Exc::ValueError, "both points must have the same number of dimensions");
  std::vector<double> numbers;
  for (std::uint32_t i = 0; i < p->size; ++i) {
    const Real x = real_argument(in, p->data[i]);
    if (!x.known()) return spread(in, x.other, in.types().float_);
    const Real y = real_argument(in, q->data[i]);
    if (!y.known()) return spread(in, y.other, in.types().float_);
    numbers.push_back(x.number - y.number);
  }
  return length_of(numbers);
}

double sine(double x) { return std::sin(x); }
double cosine(double x) { return std::cos(x); }
double tangent(double x) { return std::tan(x); }
double arc_sine(double x) { return std::asin(x); }
double arc_cosine(double x) { return std::acos(x); }
double arc_tan(double x) { return std::atan(x); }
double sine_h(double x) { return std::sinh(x); }
double cosine_h(double x) { return std::cosh(x); }
double tangent_h(double x) { return std::tanh(x); }
double arc_sine_h(double x) { return std::asinh(x); }
double arc_cosine_h(double x) { return std::acosh(x); }
double arc_tangent_h(double x) { return std::atanh(x); }
double exponential(double x) { return std::exp(x); }
double exp_minus_1(double x) { return std::expm1(x); }
double log_plus_1(double x) { return std::log1p(x); }
double cube_root(double x) { return std::cbrt(x); }
double error_function(double x) { return std::erf(x); }
double error_function_c(double x) { return std::erfc(x); }

constexpr NativeDef kFunctions[] = {
    {"acos", "x, /", one<arc_cosine>},
    {"acosh", "x, /", one<arc_cosine_h>},
    {"asin", "x, /", one<arc_sine>},
    {"asinh", "x, /", one<arc_sine_h>},
    {"atan", "x, /", one<arc_tan>},
    {"atan2", "y, x, /", two<arc_tangent>},
    {"atanh", "x, /", one<arc_tangent_h>},
    {"cbrt", "x, /", one<cube_root>},
    {"ceil", "x, /", to_integer<ceil_of, Special::Ceil>},
    {"comb", "n, k, /", math_comb},
    {"copysign", "x, y, /", two<copy_sign>},
    {"cos", "x, /", one<cosine>},
    {"cosh", "x, /", one<cosine_h, Infinite::Overflows>},
    {"degrees", "x, /", one<degrees>},
    {"dist", "p, q, /", math_dist},
    {"erf", "x, /", one<error_function>},
    {"erfc", "x, /", one<error_function_c>},
    {"exp", "x, /", one<exponential, Infinite::Overflows>},
    {"exp2", "x, /", one<exp_2, Infinite::Overflows>},
    {"expm1", "x, /", one<exp_minus_1, Infinite::Overflows>},
    {"fabs", "x, /", one<absolute>},
    {"factorial", "x, /", math_factorial},
    {"floor", "x, /", to_integer<floor_of, Special::Floor>},
    {"fmod", "x, y, /", two<mod_of>},
    {"frexp", "x, /", math_frexp},
    {"fsum", "seq, /", math_fsum},
    {"gamma", "x, /", one<gamma_of, Infinite::Overflows>},
    {"gcd", "*integers", math_gcd},
    {"hypot", "*coordinates", math_hypot},
    {"isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", math_isclose},
    {"isfinite", "x, /", test<finite>},
    {"isinf", "x, /", test<infinite>},
    {"isnan", "x, /", test<not_a_number>},
    {"isqrt", "n, /", math_isqrt},
    {"lcm", "*integers", math_lcm},
    {"ldexp", "x, i, /", math_ldexp},
    {"lgamma", "x, /", one<log_gamma, Infinite::Overflows>},
    {"log", "x, base=None, /", math_log},
    {"log10", "x, /", math_log10},
    {"log1p", "x, /", one<log_plus_1>},
    {"log2", "x, /", math_log2},
    {"modf", "x, /", math_modf},
    {"nextafter", "x, y, /", math_nextafter},
    {"perm", "n, k=None, /", math_perm},
    {"pow", "x, y, /", math_pow},
    {"prod", "iterable, /, *, start=1", math_prod},
    {"radians", "x, /", one<radians>},
    {"remainder", "x, y, /", two<remainder_of>},
    {"sin", "x, /", one<sine>},
    {"sinh", "x, /", one<sine_h, Infinite::Overflows>},
    {"sqrt", "x, /", one<square_root>},
    {"tan", "x, /", one<tangent>},
    {"tanh", "x, /", one<tangent_h>},
    {"trunc", "x, /", to_integer<trunc_of, Special::Trunc>},
    {"ulp", "x, /", math_ulp},
};

void init_math(Interp& in, Module& module) {
  interp::set(in, module, "pi", Value::number(std::numbers::pi));
  interp::set(in, module, "e", Value::number(std::numbers::e));
  interp::set(in, module, "tau", Value::number(2 * std::numbers::pi));
  interp::set(in, module, "inf", Value::number(HUGE_VAL));
  interp::set(in, module, "nan", Value::number(std::numeric_limits<double>::quiet_NaN()));
}

}  // namespace

const NativeModule kMathModule = {"math", kFunctions, init_math};

}  // namespace shapetrace::python
