// int and bool.
#include <cmath>
#include <cstring>

#include "interp/numbers.hpp"
#include "interp/questions.hpp"
#include "python/bytes.hpp"
#include "python/format.hpp"
#include "python/number_text.hpp"
#include "python/number_types.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"
#include "python/text.hpp"

namespace shapetrace::python {

using interp::Big;
using syntax::UnaryOp;

namespace {

constexpr std::string_view kTooManyDigits = "use sys.set_int_max_str_digits() to increase the limit";

Value unknown_int(Interp& in, Value cause) { return in.unknown_from(cause, in.types().int_); }

// What a conversion method gave, as plain int.
Value checked_integer(Interp& in, Value v, std::string_view method) {
  if (v.is_error() || is_unknown(v)) return v;
  if (!value::is_integer(v)) return in.type_error("{} returned non-int (type {})", method, in.type_name(v));
  return interp::plain_int(in, v);
}

// int(v) of anything but text.
Value integer_of_number(Interp& in, Value v) {
  if (v.is_int()) return v;
  if (v.is_float()) return interp::int_from_double(in, v.as_float());
  if (v.is_object() && v.object()->type == in.types().int_) return v;
  if (Value r = in.call_special(v, Special::Int); r.is_set()) return checked_integer(in, r, "__int__");
  if (Value r = in.call_special(v, Special::Index); r.is_set()) return checked_integer(in, r, "__index__");
  if (Value r = in.call_special(v, Special::Trunc); r.is_set()) {
    if (r.is_error() || is_unknown(r)) return r;
    if (!value::is_integer(r)) {
      const Value given = r;
      r = in.call_special(r, Special::Index);
      if (r.is_unset()) return in.type_error("__trunc__ returned non-Integral (type {})", in.type_name(given));
    }
    return checked_integer(in, r, "__trunc__");
  }
  return in.type_error("int() argument must be a string, a bytes-like object or a real number, not '{}'",
                       in.type_name(v));
}

Value int_new(Interp& in, const Value* a) {
  Type* const cls = want_class(in, a[0], in.types().int_);
  if (cls == nullptr) return Value::error();
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return unknown_int(in, u);
  Value result;
  if (a[2].is_set()) {
    if (a[1].is_unset()) return in.raise(Exc::TypeError, "int() missing string argument");
    std::int64_t base = 0;
    if (!in.index(a[2], base)) return Value::error();
    if (base != 0 && (base < 2 || base > 36))
      return in.raise(Exc::ValueError, "int() base must be >= 2 and <= 36, or 0");
    if (!value::is_str(a[1]) && !is_bytes_like(a[1]))
      return in.raise(Exc::TypeError, "int() can't convert non-string with explicit base");
    result = integer_of_text(in, a[1], static_cast<int>(base));
  } else if (a[1].is_unset()) {
    result = Value::small_int(0);
  } else if (value::is_str(a[1]) || is_bytes_like(a[1])) {
    result = integer_of_text(in, a[1], 10);
  } else {
    result = integer_of_number(in, a[1]);
  }
  if (result.is_error() || is_unknown(result)) return result;
  return integer_as(in, cls, result);
}

Value bool_new(Interp& in, const Value* a) {
  if (a[1].is_unset()) return Value::boolean(false);
  if (is_unknown(a[1])) return interp::truth_of_unknown(in, a[1], false);
  return truth_value(in.truth(a[1]));
}

template <UnaryOp op>
Value unary(Interp& in, const Value* a) {
  return interp::builtin_unary(in, op, a[0]);
}
Value int_abs(Interp& in, const Value* a) { return interp::int_abs(in, a[0]); }
Value int_itself(Interp& in, const Value* a) { return interp::plain_int(in, a[0]); }
Value int_bool(Interp&, const Value* a) { return Value::boolean(!interp::int_is_zero(a[0])); }
Value int_float(Interp& in, const Value* a) {
  double d = 0;
  return interp::int_to_double(in, a[0], d) ? Value::number(d) : Value::error();
}
Value int_zero(Interp&, const Value*) { return Value::small_int(0); }
Value int_one(Interp&, const Value*) { return Value::small_int(1); }

// int's own operators know nothing of floats: those answer themselves.
template <BinaryOp op>
Value int_binary_method(Interp& in, const Value* a) {
  return value::is_integer(a[1]) || is_unknown(a[1]) ? native_binary<op>(in, a) : Value::not_implemented();
}
template <BinaryOp op>
Value int_reflected_method(Interp& in, const Value* a) {
  return value::is_integer(a[1]) || is_unknown(a[1]) ? native_reflected<op>(in, a) : Value::not_implemented();
}

Value int_pow_method(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u);
  if (!given(a[2])) return int_binary_method<BinaryOp::Pow>(in, a);
  if (!value::is_integer(a[1]) || !value::is_integer(a[2])) return Value::not_implemented();
  return interp::int_pow(in, a[0], a[1], a[2]);
}
template <bool reflected>
Value int_divmod_method(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().tuple);
  if (!value::is_integer(a[1])) return Value::not_implemented();
  return reflected ? interp::int_divmod(in, a[1], a[0]) : interp::int_divmod(in, a[0], a[1]);
}

// To tens, hundreds ... for negative digits, ties to the even one.
Value int_round(Interp& in, const Value* a) {
  if (a[1].is_set() && is_unknown(a[1])) return unknown_int(in, a[1]);
  std::int64_t digits = 0;
  if (given(a[1]) && !in.index(a[1], digits)) return Value::error();
  if (digits >= 0) return interp::plain_int(in, a[0]);
  // Less than half of the unit: 10**n has 3.32 n bits.
  if (static_cast<double>(interp::int_bit_length(a[0])) + 1 < static_cast<double>(-digits) * 3.32)
    return Value::small_int(0);
  const Big z(a[0]);
  Big unit, quotient, rest, doubled;
  mpz_ui_pow_ui(unit, 10, static_cast<unsigned long>(-digits));
  mpz_fdiv_qr(quotient, rest, z, unit);
  mpz_mul_2exp(doubled, rest, 1);
  const int side = mpz_cmp(doubled, unit);
  if (side > 0 || (side == 0 && mpz_odd_p(static_cast<mpz_srcptr>(quotient)) != 0)) mpz_add_ui(quotient, quotient, 1);
  mpz_mul(quotient, quotient, unit);
  return in.heap().integer(quotient);
}

Value int_repr_method(Interp& in, const Value* a) {
  if (a[0].is_bool()) return text(in, a[0].as_bool() ? "1" : "0");
  return text_of_integer(in, a[0]);
}
Value bool_repr(Interp& in, const Value* a) { return text(in, a[0].as_bool() ? "True" : "False"); }

Value int_format(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  std::string_view spec;
  if (!interp::want_str(in, a[1], "__format__", spec)) return Value::error();
  return spec.empty() ? in.str_of(a[0]) : format_integer(in, a[0], spec);
}

Value int_bit_length_method(Interp&, const Value* a) {
  return Value::small_int(static_cast<std::int64_t>(interp::int_bit_length(a[0])));
}
Value int_bit_count(Interp&, const Value* a) {
  Big z(a[0]);
  mpz_abs(z, z);
  return Value::small_int(static_cast<std::int64_t>(mpz_popcount(z)));
}
Value int_as_integer_ratio(Interp& in, const Value* a) {
  return in.heap().tuple({interp::plain_int(in, a[0]), Value::small_int(1)});
}
Value int_getnewargs(Interp& in, const Value* a) { return in.heap().tuple({interp::plain_int(in, a[0])}); }

// byteorder='big' or 'little': 1, 0, or -1 after ValueError.
int big_endian(Interp& in, Value order) {
  if (order.is_unset()) return 1;
  std::string_view name;
  if (!interp::want_str(in, order, "to_bytes", name)) return -1;
  if (name == "big" || name == "little") return name == "big" ? 1 : 0;
  in.raise(Exc::ValueError, "byteorder must be either 'little' or 'big'");
  return -1;
}

Value int_to_bytes(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return in.unknown_from(u, in.types().bytes);
  std::int64_t length = 1;
  if (!interp::want_index(in, a[1], length)) return Value::error();
  const int big = big_endian(in, a[2]);
  const int is_signed = a[3].is_unset() ? 0 : in.truth(a[3]);
  if (big < 0 || is_signed < 0) return Value::error();
  if (length < 0) return in.raise(Exc::ValueError, "length argument must be non-negative");
  if (!room_for_text(in, length)) return Value::error();
  Big z(a[0]);
  const bool negative = z.sign() < 0;
  if (negative && is_signed == 0) return in.raise(Exc::OverflowError, "can't convert negative int to unsigned");
  const auto bits = static_cast<std::uint64_t>(length) * 8;
  std::size_t needed = interp::int_bit_length(a[0]);
  if (is_signed != 0) {
    if (negative) {  // -128 fits in 8 bits
      mpz_add_ui(z, z, 1);
      needed = z.sign() == 0 ? 0 : mpz_sizeinbase(z, 2);
      mpz_sub_ui(z, z, 1);
    }
    if (length != 0 || needed != 0) ++needed;  // 0 and -1 fit in no bytes at all
  }
  if (needed > bits) return in.raise(Exc::OverflowError, "int too big to convert");
  if (negative) {
    Big modulus;
    mpz_setbit(modulus, bits);
    mpz_add(z, z, modulus);
  }
  std::string out(static_cast<std::size_t>(length), '\0');
  std::size_t count = 0;
  std::string digits((mpz_sizeinbase(z, 2) + 7) / 8, '\0');
  if (z.sign() != 0) mpz_export(digits.data(), &count, -1, 1, 0, 0, z);
  std::memcpy(out.data(), digits.data(), std::min(count, out.size()));
  if (big != 0) std::reverse(out.begin(), out.end());
  return in.heap().bytes(out);
}

Value int_from_bytes(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 3}); u.is_set()) return unknown_int(in, u);
  const int big = big_endian(in, a[2]);
  const int is_signed = a[3].is_unset() ? 0 : in.truth(a[3]);
  if (big < 0 || is_signed < 0) return Value::error();
  std::string data;
  if (is_bytes_like(a[1])) {
    data = bytes_of(a[1]);
  } else {
    List items;
    if (value::is_str(a[1])) return in.type_error("cannot convert '{}' object to bytes", in.type_name(a[1]));
    if (!in.collect(a[1], items)) return Value::error();
    for (const Value v : items.items()) {
      std::int64_t byte = 0;
      if (!in.index(v, byte)) return Value::error();
      if (byte < 0 || byte > 255) return in.raise(Exc::ValueError, "bytes must be in range(0, 256)");
      data += static_cast<char>(byte);
    }
  }
  Big z;
  mpz_import(z, data.size(), big != 0 ? 1 : -1, 1, 0, 0, data.data());
  if (is_signed != 0 && !data.empty() &&
      (static_cast<unsigned char>(big != 0 ? data.front() : data.back()) & 0x80) != 0) {
    Big modulus;
    mpz_setbit(modulus, data.size() * 8);
    mpz_sub(z, z, modulus);
  }
  const Value v = in.heap().integer(z);
  if (a[0].object() == in.types().int_) return v;
  return in.call(a[0], {v});
}

constexpr NativeDef kIntMethods[] = {
    {"__new__", "cls, x=0, /, base=10", int_new, NativeKind::Static},
    {"__add__", "self, value, /", int_binary_method<BinaryOp::Add>},
    {"__radd__", "self, value, /", int_reflected_method<BinaryOp::Add>},
    {"__sub__", "self, value, /", int_binary_method<BinaryOp::Sub>},
    {"__rsub__", "self, value, /", int_reflected_method<BinaryOp::Sub>},
    {"__mul__", "self, value, /", int_binary_method<BinaryOp::Mul>},
    {"__rmul__", "self, value, /", int_reflected_method<BinaryOp::Mul>},
    {"__truediv__", "self, value, /", int_binary_method<BinaryOp::Div>},
    {"__rtruediv__", "self, value, /", int_reflected_method<BinaryOp::Div>},
    {"__floordiv__", "self, value, /", int_binary_method<BinaryOp::FloorDiv>},
    {"__rfloordiv__", "self, value, /", int_reflected_method<BinaryOp::FloorDiv>},
    {"__mod__", "self, value, /", int_binary_method<BinaryOp::Mod>},
    {"__rmod__", "self, value, /", int_reflected_method<BinaryOp::Mod>},
    {"__pow__", "self, value, mod=None, /", int_pow_method},
    {"__rpow__", "self, value, mod=None, /", int_reflected_method<BinaryOp::Pow>},
    {"__divmod__", "self, value, /", int_divmod_method<false>},
    {"__rdivmod__", "self, value, /", int_divmod_method<true>},
    {"__lshift__", "self, value, /", int_binary_method<BinaryOp::LShift>},
    {"__rlshift__", "self, value, /", int_reflected_method<BinaryOp::LShift>},
    {"__rshift__", "self, value, /", int_binary_method<BinaryOp::RShift>},
    {"__rrshift__", "self, value, /", int_reflected_method<BinaryOp::RShift>},
    {"__and__", "self, value, /", int_binary_method<BinaryOp::And>},
    {"__rand__", "self, value, /", int_reflected_method<BinaryOp::And>},
    {"__or__", "self, value, /", int_binary_method<BinaryOp::Or>},
    {"__ror__", "self, value, /", int_reflected_method<BinaryOp::Or>},
    {"__xor__", "self, value, /", int_binary_method<BinaryOp::Xor>},
    {"__rxor__", "self, value, /", int_reflected_method<BinaryOp::Xor>},
    {"__eq__", "self, value, /", native_compare<CompareOp::Eq>},
    {"__ne__", "self, value, /", native_compare<CompareOp::Ne>},
    {"__lt__", "self, value, /", native_compare<CompareOp::Lt>},
    {"__le__", "self, value, /", native_compare<CompareOp::Le>},
    {"__gt__", "self, value, /", native_compare<CompareOp::Gt>},
    {"__ge__", "self, value, /", native_compare<CompareOp::Ge>},
    {"__neg__", "self, /", unary<UnaryOp::Neg>},
    {"__pos__", "self, /", int_itself},
    {"__invert__", "self, /", unary<UnaryOp::Invert>},
    {"__abs__", "self, /", int_abs},
    {"__bool__", "self, /", int_bool},
    {"__hash__", "self, /", native_hash},
    {"__int__", "self, /", int_itself},
    {"__index__", "self, /", int_itself},
    {"__trunc__", "self, /", int_itself},
    {"__floor__", "self, /", int_itself},
    {"__ceil__", "self, /", int_itself},
    {"__float__", "self, /", int_float},
    {"__round__", "self, ndigits=None, /", int_round},
    {"__repr__", "self, /", int_repr_method},
    {"__format__", "self, format_spec, /", int_format},
    {"__getnewargs__", "self, /", int_getnewargs},
    {"bit_length", "self, /", int_bit_length_method},
    {"bit_count", "self, /", int_bit_count},
    {"conjugate", "self, /", int_itself},
    {"as_integer_ratio", "self, /", int_as_integer_ratio},
    {"to_bytes", "self, /, length=1, byteorder='big', *, signed=False", int_to_bytes},
    {"from_bytes", "cls, /, bytes, byteorder='big', *, signed=False", int_from_bytes, NativeKind::ClassMethod},
    {"real", "self", int_itself, NativeKind::Getter},
    {"imag", "self", int_zero, NativeKind::Getter},
    {"numerator", "self", int_itself, NativeKind::Getter},
    {"denominator", "self", int_one, NativeKind::Getter},
};

constexpr NativeDef kBoolMethods[] = {
    {"__new__", "cls, x=False, /", bool_new, NativeKind::Static},
    {"__and__", "self, value, /", native_binary<BinaryOp::And>},
    {"__rand__", "self, value, /", native_reflected<BinaryOp::And>},
    {"__or__", "self, value, /", native_binary<BinaryOp::Or>},
    {"__ror__", "self, value, /", native_reflected<BinaryOp::Or>},
    {"__xor__", "self, value, /", native_binary<BinaryOp::Xor>},
    {"__rxor__", "self, value, /", native_reflected<BinaryOp::Xor>},
    {"__repr__", "self, /", bool_repr},
};

}  // namespace

Value text_of_integer(Interp& in, Value v) {
  if (v.is_int() && v.as_int() >= 0 && v.as_int() < 10)
    return in.heap().character(static_cast<unsigned char>('0' + v.as_int()));
  std::string out;
  if (int_repr(v, in.max_int_digits, out)) return text(in, out);
  return in.value_error("Exceeds the limit ({} digits) for integer string conversion; {}", in.max_int_digits,
                        kTooManyDigits);
}

Value integer_of_text(Interp& in, Value source, int base) {
  const bool is_text = value::is_str(source);
  const std::string_view shown = is_text ? value::text_of(source) : bytes_of(source);
  Value result;
  std::size_t digits = 0;
  switch (parse_int(in.heap(), shown, base, in.max_int_digits, result, digits)) {
    case ParsedInt::Good: return result;
    case ParsedInt::TooLong:
      return in.value_error("Exceeds the limit ({} digits) for integer string conversion: value has {} digits; {}",
                            in.max_int_digits, digits, kTooManyDigits);
    case ParsedInt::Bad: break;
  }
  // The text is shown as %.200R does: cut, not closed.
  std::string literal = is_text ? str_repr(shown) : bytes_repr(shown);
  if (literal.size() > 200) literal = literal.substr(0, interp::offset_of(*in.heap().str(literal), 200));
  return in.value_error("invalid literal for int() with base {}: {}", base, literal);
}

Value prefixed_digits(Interp& in, Value v, int base) {
  std::string digits = int_digits(v, base);
  digits.insert(digits[0] == '-' ? 1 : 0, base == 2 ? "0b" : base == 8 ? "0o" : "0x");
  return text(in, digits);
}

Value integer_as(Interp& in, Type* cls, Value v) {
  if (cls == in.types().int_) return v;
  const Big z(v);
  const std::size_t count = mpz_size(z);
  auto* const i = new (in.arena().allocate(sizeof(value::Int) + count * 8)) value::Int();
  i->type = cls;
  i->count = z.sign() < 0 ? -static_cast<std::int32_t>(count) : static_cast<std::int32_t>(count);
  if (count != 0) std::memcpy(i->limbs(), mpz_limbs_read(z), count * 8);
  return i;
}

void install_int(Interp& in) { in.heap().add_methods(in.types().int_, kIntMethods); }
void install_bool(Interp& in) { in.heap().add_methods(in.types().bool_, kBoolMethods); }

}  // namespace shapetrace::python
