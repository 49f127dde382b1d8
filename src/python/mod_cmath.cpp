// cmath: functions of complex numbers.
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>

#include "interp/numbers.hpp"
#include "python/modules.hpp"
#include "python/numeric.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

namespace {

using Number = std::complex<double>;

// What complex(v) means for a function of this module, or an unknown value or an error in `other`.
struct Argument {
  Number number;
  Value other;
};
Argument argument(Interp& in, Value v) {
  double real = 0, imag = 0;
  if (interp::complex_parts(v, real, imag)) return {{real, imag}, {}};
  if (is_unknown(v)) return {{}, v};
  if (const Value r = in.call_special(v, Special::Complex); r.is_set()) {
    if (r.is_error() || is_unknown(r)) return {{}, r};
    if (interp::complex_parts(r, real, imag)) return {{real, imag}, {}};
  }
  const Real number = real_argument(in, v);
  return {{number.number, 0}, number.other};
}

Value spread(Interp& in, Value other, Type* kind) { return is_unknown(other) ? in.unknown_from(other, kind) : other; }

bool finite(Number z) { return std::isfinite(z.real()) && std::isfinite(z.imag()); }

// A function that is defined everywhere but where its result is not finite.
template <Number (*function)(const Number&)>
Value map(Interp& in, const Value* a) {
  const Argument z = argument(in, a[0]);
  if (z.other.is_set()) return spread(in, z.other, in.types().complex_);
  const Number result = function(z.number);
  if (finite(z.number) && !finite(result)) {
    const bool overflow = std::abs(z.number) > 1;
    return overflow ? in.raise(Exc::OverflowError, "math range error") : in.raise(Exc::ValueError, "math domain error");
  }
  return in.heap().complex(result.real(), result.imag());
}

Value cmath_log(Interp& in, const Value* a) {
  Number result;
  for (const int i : {0, 1}) {
    if (a[i].is_unset()) break;
    const Argument z = argument(in, a[i]);
    if (z.other.is_set()) return spread(in, z.other, in.types().complex_);
    if (z.number == Number()) return in.raise(Exc::ValueError, "math domain error");
    result = i == 0 ? std::log(z.number) : result / std::log(z.number);
  }
  return in.heap().complex(result.real(), result.imag());
}

Value cmath_phase(Interp& in, const Value* a) {
  const Argument z = argument(in, a[0]);
  if (z.other.is_set()) return spread(in, z.other, in.types().float_);
  return Value::number(std::arg(z.number));
}

Value cmath_polar(Interp& in, const Value* a) {
  const Argument z = argument(in, a[0]);
  if (z.other.is_set()) return spread(in, z.other, in.types().tuple);
  return in.heap().tuple({Value::number(std::abs(z.number)), Value::number(std::arg(z.number))});
}

Value cmath_rect(Interp& in, const Value* a) {
  const Real size = real_argument(in, a[0]);
  const Real angle = size.known() ? real_argument(in, a[1]) : size;
  if (!angle.known()) return spread(in, angle.other, in.types().complex_);
  return in.heap().complex(size.number * std::cos(angle.number), size.number * std::sin(angle.number));
}

template <bool (*test)(double), bool both>
Value check(Interp& in, const Value* a) {
  const Argument z = argument(in, a[0]);
  if (z.other.is_set()) return spread(in, z.other, in.types().bool_);
  const bool real = test(z.number.real());
  const bool imag = test(z.number.imag());
  return Value::boolean(both ? real && imag : real || imag);
}
bool is_finite(double d) { return std::isfinite(d); }
bool is_infinite(double d) { return std::isinf(d); }
bool is_nan(double d) { return std::isnan(d); }

Value cmath_isclose(Interp& in, const Value* a) {
  double relative = 1e-9, absolute = 0;
  const Argument x = argument(in, a[0]);
  const Argument y = argument(in, a[1]);
  for (const Argument& z : {x, y})
    if (z.other.is_set()) return spread(in, z.other, in.types().bool_);
  if ((a[2].is_set() && !interp::want_double(in, a[2], relative)) ||
      (a[3].is_set() && !interp::want_double(in, a[3], absolute)))
    return Value::error();
  if (relative < 0 || absolute < 0) return in.raise(Exc::ValueError, "tolerances must be non-negative");
  if (x.number == y.number) return Value::boolean(true);
  if (is_infinite(std::abs(x.number)) || is_infinite(std::abs(y.number))) return Value::boolean(false);
  const double apart = std::abs(x.number - y.number);
  return Value::boolean(apart <= relative * std::abs(x.number) || apart <= relative * std::abs(y.number) ||
                        apart <= absolute);
}

constexpr NativeDef kFunctions[] = {
    {"acos", "z, /", map<std::acos<double>>},
    {"acosh", "z, /", map<std::acosh<double>>},
    {"asin", "z, /", map<std::asin<double>>},
    {"asinh", "z, /", map<std::asinh<double>>},
    {"atan", "z, /", map<std::atan<double>>},
    {"atanh", "z, /", map<std::atanh<double>>},
    {"cos", "z, /", map<std::cos<double>>},
    {"cosh", "z, /", map<std::cosh<double>>},
    {"exp", "z, /", map<std::exp<double>>},
    {"log10", "z, /", map<std::log10<double>>},
    {"sin", "z, /", map<std::sin<double>>},
    {"sinh", "z, /", map<std::sinh<double>>},
    {"sqrt", "z, /", map<std::sqrt<double>>},
    {"tan", "z, /", map<std::tan<double>>},
    {"tanh", "z, /", map<std::tanh<double>>},
    {"log", "z, base=None, /", cmath_log},
    {"phase", "z, /", cmath_phase},
    {"polar", "z, /", cmath_polar},
    {"rect", "r, phi, /", cmath_rect},
    {"isfinite", "z, /", check<is_finite, true>},
    {"isinf", "z, /", check<is_infinite, false>},
    {"isnan", "z, /", check<is_nan, false>},
    {"isclose", "a, b, *, rel_tol=1e-09, abs_tol=0.0", cmath_isclose},
};

void init_cmath(Interp& in, Module& module) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  interp::set(in, module, "pi", Value::number(std::numbers::pi));
  interp::set(in, module, "e", Value::number(std::numbers::e));
  interp::set(in, module, "tau", Value::number(2 * std::numbers::pi));
  interp::set(in, module, "inf", Value::number(kInfinity));
  interp::set(in, module, "nan", Value::number(kNan));
  interp::set(in, module, "infj", in.heap().complex(0, kInfinity));
  interp::set(in, module, "nanj", in.heap().complex(0, kNan));
}

}  // namespace

const interp::NativeModule kCmathModule = {"cmath", kFunctions, init_cmath};

}  // namespace shapetrace::python
