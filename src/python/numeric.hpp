// Helpers that the numeric modules (math, cmath) share.
#pragma once

#include <gmp.h>

#include "interp/native.hpp"

namespace shapetrace::python {

using interp::Interp;
using value::Exc;
using value::Special;
using value::Value;

// An mpz_t that cleans up after itself.
class BigNumber {
 public:
  BigNumber() { mpz_init(z_); }
  explicit BigNumber(Value v) : BigNumber() { value::to_mpz(v, z_); }
  BigNumber(const BigNumber&) = delete;
  BigNumber& operator=(const BigNumber&) = delete;
  ~BigNumber() { mpz_clear(z_); }
  operator mpz_ptr() { return z_; }           // NOLINT: implicit so that GMP's functions take it
  operator mpz_srcptr() const { return z_; }  // NOLINT

 private:
  mpz_t z_;
};

// What float(v) means for a math function: int, float, __float__ or __index__. Gives the number, or an unknown value or
// an error in `other`.
struct Real {
  double number = 0;
  Value other;
  bool known() const { return other.is_unset(); }
};
inline Real real_argument(Interp& in, Value v) {
  if (v.is_float()) return {v.as_float(), {}};
  if (v.is_int()) return {static_cast<double>(v.as_int()), {}};
  double number = 0;
  if (value::to_double(v, number)) {
    if (number > 1.7976931348623157e308 || number < -1.7976931348623157e308)
      if (value::is_integer(v)) return {0, in.raise(Exc::OverflowError, "int too large to convert to float")};
    return {number, {}};
  }
  if (value::is_unknown(v)) return {0, v};
  const Value converted = in.call_special(v, Special::Float);
  if (converted.is_unset()) {
    if (in.special(v, Special::Index).is_unset())
      return {0, in.type_error("must be real number, not {}", in.type_name(v))};
    const Value whole = in.index_value(v);
    return whole.is_error() || value::is_unknown(whole) ? Real{0, whole} : real_argument(in, whole);
  }
  if (converted.is_error() || value::is_unknown(converted)) return {0, converted};
  if (!value::is_float(converted) || !value::to_double(converted, number))
    return {0, in.type_error("{}.__float__ returned non-float (type {})", in.type_name(v), in.type_name(converted))};
  return {number, {}};
}

}  // namespace shapetrace::python
