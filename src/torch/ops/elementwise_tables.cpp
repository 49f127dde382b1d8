#include <cmath>
#include <functional>

#include "torch/ops/elementwise.hpp"

namespace shapetrace::torch {

namespace {

using enum ResultKind;

double sign(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }
double relu(double x) { return x <= 0 ? 0 : x; }
// Integers that doubles hold: evaluation leaves larger ones alone.
double bits(double a, double b, auto combine) {
  return static_cast<double>(combine(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)));
}
double larger(double a, double b) { return std::isnan(a) || a > b ? a : b; }
double smaller(double a, double b) { return std::isnan(a) || a < b ? a : b; }
double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }
// docs: c10/util/generic_math.h (div_floor_floating), aten/src/ATen/native/cpu/BinaryOpsKernel.cpp (remainder).
double remainder(double a, double b) {
  const double rest = std::fmod(a, b);
  return rest != 0 && (b < 0) != (rest < 0) ? rest + b : rest;
}
double floor_divide(double a, double b) {
  if (b == 0) return a / b;
  const double rest = std::fmod(a, b);
  double quotient = (a - rest) / b;
  if (rest != 0 && (b < 0) != (rest < 0)) quotient -= 1;
  return quotient == 0 ? std::copysign(0.0, a / b) : std::nearbyint(quotient);
}

constexpr UnaryRow kUnary[] = {
    {"abs", Real, [](double x) { return std::fabs(x); }},
    {"absolute", Real, [](double x) { return std::fabs(x); }},
    {"neg", Same, [](double x) { return -x; }, true, true},
    {"negative", Same, [](double x) { return -x; }, true, true},
    {"sign", Same, sign},
    {"sgn", Same, sign},
    {"floor", Same, [](double x) { return std::floor(x); }},
    {"ceil", Same, [](double x) { return std::ceil(x); }},
    {"trunc", Same, [](double x) { return std::trunc(x); }},
    {"fix", Same, [](double x) { return std::trunc(x); }},
    {"frac", Same, [](double x) { return x - std::trunc(x); }},
    {"square", Number, [](double x) { return x * x; }},
    {"relu", Same, relu},
    {"relu6", Same, [](double x) { return smaller(relu(x), 6.0); }},
    {"bitwise_not", Same},
    {"exp", Float, [](double x) { return std::exp(x); }},
    {"exp2", Float, [](double x) { return std::exp2(x); }},
    {"expm1", Float, [](double x) { return std::expm1(x); }},
    {"log", Float, [](double x) { return std::log(x); }},
    {"log2", Float, [](double x) { return std::log2(x); }},
    {"log10", Float, [](double x) { return std::log10(x); }},
    {"log1p", Float, [](double x) { return std::log1p(x); }},
    {"sqrt", Float, [](double x) { return std::sqrt(x); }},
    {"rsqrt", Float, [](double x) { return 1 / std::sqrt(x); }},
    {"reciprocal", Float, [](double x) { return 1 / x; }},
    {"sin", Float, [](double x) { return std::sin(x); }},
    {"cos", Float, [](double x) { return std::cos(x); }},
    {"tan", Float, [](double x) { return std::tan(x); }},
    {"asin", Float},
    {"acos", Float},
    {"atan", Float, [](double x) { return std::atan(x); }},
    {"arcsin", Float},
    {"arccos", Float},
    {"arctan", Float},
    {"sinh", Float},
    {"cosh", Float},
    {"tanh", Float, [](double x) { return std::tanh(x); }},
    {"asinh", Float},
    {"acosh", Float},
    {"atanh", Float},
    {"arcsinh", Float},
    {"arccosh", Float},
    {"arctanh", Float},
    {"sigmoid", Float, sigmoid},
    {"erf", Float},
    {"erfc", Float},
    {"erfinv", Float},
    {"lgamma", Float},
    {"digamma", Float},
    {"i0", Float},
    {"angle", RealFloat, nullptr, false},
    {"sinc", Float},
    {"deg2rad", Float},
    {"rad2deg", Float},
    {"special_expit", Float, sigmoid, false},
    {"special_airy_ai", Float, nullptr, false},
    {"special_bessel_j0", Float, nullptr, false},
    {"special_bessel_j1", Float, nullptr, false},
    {"special_bessel_y0", Float, nullptr, false},
    {"special_bessel_y1", Float, nullptr, false},
    {"special_entr", Float, nullptr, false},
    {"special_erfcx", Float, nullptr, false},
    {"special_i0e", Float, nullptr, false},
    {"special_i1", Float, nullptr, false},
    {"special_i1e", Float, nullptr, false},
    {"special_log_ndtr", Float, nullptr, false},
    {"special_modified_bessel_i0", Float, nullptr, false},
    {"special_modified_bessel_i1", Float, nullptr, false},
    {"special_modified_bessel_k0", Float, nullptr, false},
    {"special_modified_bessel_k1", Float, nullptr, false},
    {"special_ndtr", Float, nullptr, false},
    {"special_ndtri", Float, nullptr, false},
    {"special_scaled_modified_bessel_k0", Float, nullptr, false},
    {"special_scaled_modified_bessel_k1", Float, nullptr, false},
    {"special_spherical_bessel_j0", Float, nullptr, false},
    {"silu", Same},
    {"mish", Same},
    {"hardswish", Same},
    {"hardsigmoid", Same},
    {"selu", Same},
    {"isnan", Bool, [](double x) { return std::isnan(x) ? 1.0 : 0.0; }, false},
    {"isinf", Bool, [](double x) { return std::isinf(x) ? 1.0 : 0.0; }, false},
    {"isfinite", Bool, [](double x) { return std::isfinite(x) ? 1.0 : 0.0; }, false},
    {"isposinf", Bool, [](double x) { return std::isinf(x) && x > 0 ? 1.0 : 0.0; }, false},
    {"isneginf", Bool, [](double x) { return std::isinf(x) && x < 0 ? 1.0 : 0.0; }, false},
    {"isreal", Bool, nullptr, false},
    {"signbit", Bool, [](double x) { return std::signbit(x) ? 1.0 : 0.0; }, false},
    {"logical_not", Bool, [](double x) { return x == 0 ? 1.0 : 0.0; }},
};

constexpr BinaryRow kBinary[] = {
    {"add", Same, [](double a, double b) { return a + b; }, Operands::Alpha},
    {"sub", Same, [](double a, double b) { return a - b; }, Operands::Alpha},
    {"subtract", Same, [](double a, double b) { return a - b; }, Operands::Alpha},
    {"mul", Same, [](double a, double b) { return a * b; }},
    {"multiply", Same, [](double a, double b) { return a * b; }},
    {"true_divide", Float, [](double a, double b) { return a / b; }},
    {"floor_divide", Same, floor_divide},
    {"remainder", Same, remainder, Operands::EitherNumber},
    {"fmod", Same, [](double a, double b) { return std::fmod(a, b); }},
    {"pow", Same, [](double a, double b) { return std::pow(a, b); }, Operands::EitherNumberOut, true, "exponent"},
    {"float_power", Double, nullptr, Operands::EitherNumberOut, true, "exponent"},
    {"maximum", Same, larger, Operands::Tensors, false},
    {"minimum", Same, smaller, Operands::Tensors, false},
    {"fmax", Same, nullptr, Operands::Tensors, false},
    {"fmin", Same, nullptr, Operands::Tensors, false},
    {"atan2", Float, nullptr, Operands::Tensors},
    {"arctan2", Float, nullptr, Operands::Tensors},
    {"hypot", Same, nullptr, Operands::Tensors},
    {"xlogy", Float, nullptr, Operands::EitherNumberOut},
    {"special_chebyshev_polynomial_t", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_chebyshev_polynomial_u", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_chebyshev_polynomial_v", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_chebyshev_polynomial_w", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_hermite_polynomial_h", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_hermite_polynomial_he", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_laguerre_polynomial_l", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_legendre_polynomial_p", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_shifted_chebyshev_polynomial_t", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_shifted_chebyshev_polynomial_u", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_shifted_chebyshev_polynomial_v", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_shifted_chebyshev_polynomial_w", Float, nullptr, Operands::EitherNumberOut, false, "n"},
    {"special_gammainc", Float, nullptr, Operands::Tensors, false},
    {"special_gammaincc", Float, nullptr, Operands::Tensors, false},
    {"special_xlog1py", Float, nullptr, Operands::EitherNumberOut, false},
    {"special_zeta", Float, nullptr, Operands::EitherNumberOut, false},
    {"nextafter", Same, nullptr, Operands::Tensors},
    {"copysign", Float},
    {"logaddexp", Same, nullptr, Operands::Tensors, false},
    {"logaddexp2", Same, nullptr, Operands::Tensors, false},
    {"heaviside", Same, nullptr, Operands::Tensors, true, "values"},
    {"gcd", Same, nullptr, Operands::Tensors},
    {"lcm", Same, nullptr, Operands::Tensors},
    {"bitwise_and", Same, [](double a, double b) { return bits(a, b, std::bit_and<std::int64_t>()); },
     Operands::EitherNumber},
    {"bitwise_or", Same, [](double a, double b) { return bits(a, b, std::bit_or<std::int64_t>()); },
     Operands::EitherNumber},
    {"bitwise_xor", Same, [](double a, double b) { return bits(a, b, std::bit_xor<std::int64_t>()); },
     Operands::EitherNumber},
    {"bitwise_left_shift", Same, nullptr, Operands::EitherNumber},
    {"bitwise_right_shift", Same, nullptr, Operands::EitherNumber},
    {"logical_and", Bool, [](double a, double b) { return a != 0 && b != 0 ? 1.0 : 0.0; }, Operands::Tensors},
    {"logical_or", Bool, [](double a, double b) { return a != 0 || b != 0 ? 1.0 : 0.0; }, Operands::Tensors},
    {"logical_xor", Bool, [](double a, double b) { return (a != 0) != (b != 0) ? 1.0 : 0.0; }, Operands::Tensors},
    {"eq", Bool, [](double a, double b) { return a == b ? 1.0 : 0.0; }},
    {"ne", Bool, [](double a, double b) { return a != b ? 1.0 : 0.0; }},
    {"not_equal", Bool, [](double a, double b) { return a != b ? 1.0 : 0.0; }},
    {"lt", Bool, [](double a, double b) { return a < b ? 1.0 : 0.0; }},
    {"less", Bool, [](double a, double b) { return a < b ? 1.0 : 0.0; }},
    {"le", Bool, [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
    {"less_equal", Bool, [](double a, double b) { return a <= b ? 1.0 : 0.0; }},
    {"gt", Bool, [](double a, double b) { return a > b ? 1.0 : 0.0; }},
    {"greater", Bool, [](double a, double b) { return a > b ? 1.0 : 0.0; }},
    {"ge", Bool, [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
    {"greater_equal", Bool, [](double a, double b) { return a >= b ? 1.0 : 0.0; }},
    {"igamma", Same, nullptr, Operands::Tensors},
    {"igammac", Same, nullptr, Operands::Tensors},
};

}  // namespace

std::span<const UnaryRow> unary_rows() { return kUnary; }
std::span<const BinaryRow> binary_rows() { return kBinary; }

}  // namespace shapetrace::torch
