// Python's arithmetic on integers of any size, floats and complex numbers: the rules of rounding, the errors and the
// limits. Everything here takes numbers only (bool and subclasses included) and gives plain numbers.
#pragma once

#include <gmp.h>

#include "interp/interp.hpp"

namespace shapetrace::interp {

// An mpz_t that is cleared at the end of its scope.
class Big {
 public:
  Big() { mpz_init(z_); }
  explicit Big(Value v) {
    mpz_init(z_);
    value::to_mpz(v, z_);
  }
  ~Big() { mpz_clear(z_); }
  Big(const Big&) = delete;
  Big& operator=(const Big&) = delete;
  operator mpz_ptr() { return z_; }           // NOLINT: stands for its mpz_t
  operator mpz_srcptr() const { return z_; }  // NOLINT
  int sign() const { return mpz_sgn(z_); }

 private:
  mpz_t z_;
};

// Integers beyond this end the run with a gap: nothing that a program about networks computes is near.
inline constexpr std::size_t kMostIntegerBits = std::size_t{1} << 26;

Value int_binary(Interp& in, syntax::BinaryOp op, Value a, Value b);  // all but MatMul
Value int_divmod(Interp& in, Value a, Value b);                       // a tuple
Value int_pow(Interp& in, Value base, Value exponent, Value modulus = Value());
Value int_negate(Interp& in, Value a);
Value int_invert(Interp& in, Value a);
Value int_abs(Interp& in, Value a);
Value int_truediv(Interp& in, Value a, Value b);
int int_compare(Value a, Value b);  // -1, 0, 1
bool int_is_zero(Value a);
// An int (or subclass) as plain int: of a bool 0 or 1.
Value plain_int(Interp& in, Value a);
// int(d): truncated; OverflowError and ValueError for infinities and nan.
Value int_from_double(Interp& in, double d);
// OverflowError "int too large to convert to float" where it does not fit.
bool int_to_double(Interp& in, Value a, double& out);
std::size_t int_bit_length(Value a);
// Of text without sign, underscores or prefix; base 2 .. 36. Unset when it is no number.
Value int_from_digits(Interp& in, std::string_view digits, int base);

Value float_binary(Interp& in, syntax::BinaryOp op, double a, double b);
Value float_divmod(Interp& in, double a, double b);  // a tuple
// int against float, exactly: -1, 0, 1, or 2 where one is nan.
int compare_int_float(Value a, double b);

Value complex_binary(Interp& in, syntax::BinaryOp op, Value a, Value b);  // Add, Sub, Mul, Div, Pow; either may be real
bool complex_parts(Value v, double& real, double& imag);                  // of any number; false for others

}  // namespace shapetrace::interp
