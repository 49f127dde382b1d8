// float.
#include <cmath>

#include "interp/numbers.hpp"
#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/number_text.hpp"
#include "python/number_types.hpp"
#include "python/numeric.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"
#include "python/text.hpp"

namespace shapetrace::python {

using interp::Big;

namespace {

Value float_new(Interp& in, const Value* a) {
  Type* const cls = want_class(in, a[0], in.types().float_);
  if (cls == nullptr) return Value::error();
  if (a[1].is_unset()) return float_as(in, cls, 0);
  Value v = a[1];
  if (is_unknown(v)) return in.unknown_from(v, in.types().float_);
  if (v.is_float()) return float_as(in, cls, v.as_float());
  if (value::is_str(v) || is_bytes_like(v)) {
    v = float_of_text(in, v);
    return v.is_error() ? v : float_as(in, cls, v.as_float());
  }
  double d = 0;
  if (value::is_integer(v) && !in.type_of(v)->user_defined)
    return interp::int_to_double(in, v, d) ? float_as(in, cls, d) : Value::error();
  if (Value r = in.call_special(v, Special::Float); r.is_set()) {
    if (r.is_error()) return r;
    if (is_unknown(r)) return in.unknown_from(r, in.types().float_);
    if (!value::is_float(r))
      return in.type_error("{}.__float__ returned non-float (type {})", in.type_name(v), in.type_name(r));
    return float_as(in, cls, value::float_of(r));
  }
  if (in.special(v, Special::Index).is_set()) {
    const Value r = in.index_value(v);
    if (r.is_error()) return r;
    if (is_unknown(r)) return in.unknown_from(r, in.types().float_);
    return interp::int_to_double(in, r, d) ? float_as(in, cls, d) : Value::error();
  }
  return in.type_error("float() argument must be a string or a real number, not '{}'", in.type_name(v));
}

double self(const Value* a) { return value::float_of(a[0]); }

Value float_negative(Interp&, const Value* a) { return Value::number(-self(a)); }
Value float_itself(Interp&, const Value* a) { return Value::number(self(a)); }
Value float_abs(Interp&, const Value* a) { return Value::number(std::fabs(self(a))); }
Value float_bool(Interp&, const Value* a) { return Value::boolean(self(a) != 0); }
Value float_int(Interp& in, const Value* a) { return interp::int_from_double(in, self(a)); }
Value float_floor(Interp& in, const Value* a) { return interp::int_from_double(in, std::floor(self(a))); }
Value float_ceil(Interp& in, const Value* a) { return interp::int_from_double(in, std::ceil(self(a))); }
Value float_zero(Interp&, const Value*) { return Value::number(0); }
Value float_is_integer(Interp&, const Value* a) {
  return Value::boolean(std::isfinite(self(a)) && std::floor(self(a)) == self(a));
}
Value float_hex_method(Interp& in, const Value* a) { return text(in, float_hex(self(a))); }
Value float_repr_method(Interp& in, const Value* a) { return text(in, float_repr(self(a))); }
Value float_getnewargs(Interp& in, const Value* a) { return in.heap().tuple({Value::number(self(a))}); }

Value float_round(Interp& in, const Value* a) {
  if (a[1].is_set() && is_unknown(a[1])) return in.unknown_from(a[1], in.types().float_);
  const double d = self(a);
  if (!given(a[1])) return interp::int_from_double(in, std::nearbyint(d));  // ties to even: the default rounding mode
  std::int64_t digits = 0;
  if (!in.index(a[1], digits)) return Value::error();
  const double rounded = round_float(d, digits);
  if (std::isinf(rounded) && std::isfinite(d))
    return in.raise(Exc::OverflowError, "rounded value too large to represent");
  return Value::number(rounded);
}

Value float_format(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  std::string_view spec;
  if (!interp::want_str(in, a[1], "__format__", spec)) return Value::error();
  return spec.empty() ? in.str_of(a[0]) : format_real(in, a[0], spec);
}

Value float_pow_method(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u);
  if (given(a[2])) return in.raise(Exc::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  return interp::builtin_binary(in, BinaryOp::Pow, a[0], a[1]);
}
template <bool reflected>
Value float_divmod_method(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().tuple);
  double other = 0;
  if (value::is_integer(a[1])) {
    if (!interp::int_to_double(in, a[1], other)) return Value::error();
  } else if (value::is_float(a[1])) {
    other = value::float_of(a[1]);
  } else {
    return Value::not_implemented();
  }
  return reflected ? interp::float_divmod(in, other, self(a)) : interp::float_divmod(in, self(a), other);
}

Value float_as_integer_ratio(Interp& in, const Value* a) {
  const double d = self(a);
  if (std::isinf(d)) return in.raise(Exc::OverflowError, "cannot convert Infinity to integer ratio");
  if (std::isnan(d)) return in.raise(Exc::ValueError, "cannot convert NaN to integer ratio");
  int exponent = 0;
  double fraction = std::frexp(d, &exponent);
  for (int i = 0; i < 300 && fraction != std::floor(fraction); ++i) {
    fraction *= 2.0;
    --exponent;
  }
  Big numerator, denominator;
  mpz_set_d(numerator, fraction);
  mpz_set_ui(denominator, 1);
  if (exponent > 0) {
    mpz_mul_2exp(numerator, numerator, static_cast<mp_bitcnt_t>(exponent));
  } else {
    mpz_mul_2exp(denominator, denominator, static_cast<mp_bitcnt_t>(-exponent));
  }
  return in.heap().tuple({in.heap().integer(numerator), in.heap().integer(denominator)});
}

Value float_fromhex(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().float_);
  if (!value::is_str(a[1])) return in.type_error("bad argument type for built-in operation");
  double d = 0;
  switch (parse_float_hex(value::text_of(a[1]), d)) {
    case 1: return in.raise(Exc::ValueError, "invalid hexadecimal floating-point string");
    case 2: return in.raise(Exc::OverflowError, "hexadecimal value too large to represent as a float");
    default: break;
  }
  if (a[0].object() == in.types().float_) return Value::number(d);
  return in.call(a[0], {Value::number(d)});
}

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, x=0, /", float_new, NativeKind::Static},
    {"__add__", "self, value, /", native_binary<BinaryOp::Add>},
    {"__radd__", "self, value, /", native_reflected<BinaryOp::Add>},
    {"__sub__", "self, value, /", native_binary<BinaryOp::Sub>},
    {"__rsub__", "self, value, /", native_reflected<BinaryOp::Sub>},
    {"__mul__", "self, value, /", native_binary<BinaryOp::Mul>},
    {"__rmul__", "self, value, /", native_reflected<BinaryOp::Mul>},
    {"__truediv__", "self, value, /", native_binary<BinaryOp::Div>},
    {"__rtruediv__", "self, value, /", native_reflected<BinaryOp::Div>},
    {"__floordiv__", "self, value, /", native_binary<BinaryOp::FloorDiv>},
    {"__rfloordiv__", "self, value, /", native_reflected<BinaryOp::FloorDiv>},
    {"__mod__", "self, value, /", native_binary<BinaryOp::Mod>},
    {"__rmod__", "self, value, /", native_reflected<BinaryOp::Mod>},
    {"__pow__", "self, value, mod=None, /", float_pow_method},
    {"__rpow__", "self, value, mod=None, /", native_reflected<BinaryOp::Pow>},
    {"__divmod__", "self, value, /", float_divmod_method<false>},
    {"__rdivmod__", "self, value, /", float_divmod_method<true>},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>},
    {"__neg__", "self, /", float_negative},
    {"__pos__", "self, /", float_itself},
    {"__abs__", "self, /", float_abs},
    {"__bool__", "self, /", float_bool},
    {"__hash__", "self, /", native_hash},
    {"__int__", "self, /", float_int},
    {"__trunc__", "self, /", float_int},
    {"__floor__", "self, /", float_floor},
    {"__ceil__", "self, /", float_ceil},
    {"__float__", "self, /", float_itself},
    {"__round__", "self, ndigits=None, /", float_round},
    {"__repr__", "self, /", float_repr_method},
    {"__format__", "self, format_spec, /", float_format},
    {"__getnewargs__", "self, /", float_getnewargs},
    {"as_integer_ratio", "self, /", float_as_integer_ratio},
    {"is_integer", "self, /", float_is_integer},
    {"hex", "self, /", float_hex_method},
    {"fromhex", "cls, string, /", float_fromhex, NativeKind::ClassMethod},
    {"conjugate", "self, /", float_itself},
    {"real", "self", float_itself, NativeKind::Getter},
    {"imag", "self", float_zero, NativeKind::Getter},
};

}  // namespace

Value float_of_text(Interp& in, Value source) {
  const bool is_text = value::is_str(source);
  double d = 0;
  if (parse_float(is_text ? value::text_of(source) : bytes_of(source), d)) return Value::number(d);
  return in.value_error("could not convert string to float: {}", in.display_repr(source));
}

Value float_as(Interp& in, Type* cls, double d) {
  if (cls == in.types().float_) return Value::number(d);
  auto* const f = in.heap().make<value::Float>(cls);
  f->number = d;
  return f;
}

void install_float(Interp& in) { in.heap().add_methods(in.types().float_, kMethods); }

}  // namespace shapetrace::python
