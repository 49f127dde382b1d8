// The built-in functions about numbers and text: abs, ascii, bin, chr, divmod, format, hex, oct, ord, pow, repr, round.
#include <cmath>

#include "interp/numbers.hpp"
#include "python/bytes.hpp"
#include "python/number_text.hpp"
#include "python/number_types.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

namespace {

Type* kind_of(Value unknown) { return as<value::Unknown>(unknown)->facts->kind; }

Value builtin_abs(Interp& in, const Value* a) {
  const Value v = a[0];
  if (v.is_float()) return Value::number(std::fabs(v.as_float()));
  if (v.is_int() || v.is_bool()) return interp::int_abs(in, v);
  if (is_unknown(v)) return in.unknown_from(v, kind_of(v) == in.types().bool_ ? in.types().int_ : kind_of(v));
  const Value result = in.call_special(v, Special::Abs);
  return result.is_set() ? result : in.type_error("bad operand type for abs(): '{}'", in.type_name(v));
}

template <int base>
Value builtin_digits(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().str);
  const Value v = in.index_value(a[0]);
  if (v.is_error()) return v;
  return is_unknown(v) ? in.unknown_from(v, in.types().str) : prefixed_digits(in, v, base);
}

Value builtin_chr(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().str);
  const Value v = in.index_value(a[0]);
  if (v.is_error() || is_unknown(v)) return v;
  std::int64_t code = 0;
  if (!value::to_int64(v, code) || code > INT32_MAX || code < INT32_MIN)
    return in.raise(Exc::OverflowError, "Python int too large to convert to C int");
  if (code < 0 || code > 0x10ffff) return in.raise(Exc::ValueError, "chr() arg not in range(0x110000)");
  if (code < 128) return in.heap().character(static_cast<unsigned char>(code));
  std::string out;
  unicode::append(out, static_cast<char32_t>(code));
  return text(in, out);
}

Value builtin_ord(Interp& in, const Value* a) {
  if (is_unknown(a[0])) return in.unknown_from(a[0], in.types().int_);
  std::size_t length = 0;
  if (value::is_str(a[0])) {
    length = as<Str>(a[0])->length;
    std::size_t at = 0;
    if (length == 1) return Value::small_int(static_cast<std::int64_t>(unicode::next(value::text_of(a[0]), at)));
  } else if (is_bytes_like(a[0])) {
    length = bytes_of(a[0]).size();
    if (length == 1) return Value::small_int(static_cast<unsigned char>(bytes_of(a[0])[0]));
  } else {
    return in.type_error("ord() expected string of length 1, but {} found", in.type_name(a[0]));
  }
  return in.type_error("ord() expected a character, but string of length {} found", length);
}

Value builtin_divmod(Interp& in, const Value* a) {
  if (value::is_integer(a[0]) && value::is_integer(a[1]) && !a[0].is_object() && !a[1].is_object())
    return interp::int_divmod(in, a[0], a[1]);
  if (const Value u = interp::first_unknown({a, 2}); u.is_set()) return in.unknown_from(u, in.types().tuple);
  Type* const left = in.type_of(a[0]);
  Type* const right = in.type_of(a[1]);
  const bool right_first = left != right && value::is_subtype(right, left);
  for (const bool reflected : {right_first, !right_first}) {
    if (reflected && left == right) continue;
    const Value result =
        reflected ? in.call_special(a[1], Special::RDivMod, {a[0]}) : in.call_special(a[0], Special::DivMod, {a[1]});
    if (result.is_set() && !result.is_not_implemented()) return result;
  }
  return in.type_error("unsupported operand type(s) for divmod(): '{}' and '{}'", in.type_name(a[0]),
                       in.type_name(a[1]));
}

Value builtin_pow(Interp& in, const Value* a) {
  if (!given(a[2])) return in.binary(BinaryOp::Pow, a[0], a[1]);
  if (const Value u = interp::first_unknown({a, 3}); u.is_set()) return in.unknown_from(u);
  if (value::is_integer(a[0]) && value::is_integer(a[1]) && value::is_integer(a[2]))
    return interp::int_pow(in, a[0], a[1], a[2]);
  for (const Value v : {a[0], a[1], a[2]})
    if (value::is_float(v) && !in.type_of(a[0])->user_defined)
      return in.raise(Exc::TypeError, "pow() 3rd argument not allowed unless all arguments are integers");
  const Value result = in.call_special(a[0], Special::Pow, {a[1], a[2]});
  if (result.is_set() && !result.is_not_implemented()) return result;
  return in.type_error("unsupported operand type(s) for ** or pow(): '{}', '{}', '{}'", in.type_name(a[0]),
                       in.type_name(a[1]), in.type_name(a[2]));
}

Value builtin_round(Interp& in, const Value* a) {
  if (is_unknown(a[0])) {
    Type* const kind = kind_of(a[0]);
    const bool number = kind == in.types().float_ || kind == in.types().int_;
    return in.unknown_from(a[0], !number ? nullptr : given(a[1]) ? kind : in.types().int_);
  }
  const Value result =
      given(a[1]) ? in.call_special(a[0], Special::Round, {a[1]}) : in.call_special(a[0], Special::Round);
  return result.is_set() ? result : in.type_error("type {} doesn't define __round__ method", in.type_name(a[0]));
}

Value builtin_format(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a, 2}); u.is_set()) return in.unknown_from(u, in.types().str);
  if (a[1].is_set() && !value::is_str(a[1]))
    return in.type_error("format() argument 2 must be str, not {}", in.type_name(a[1]));
  return in.format_value(a[0], a[1].is_set() ? value::text_of(a[1]) : std::string_view());
}
Value builtin_repr(Interp& in, const Value* a) { return in.repr_of(a[0]); }
Value builtin_ascii(Interp& in, const Value* a) { return in.ascii_of(a[0]); }

constexpr NativeDef kFunctions[] = {
    {"abs", "x, /", builtin_abs},
    {"ascii", "obj, /", builtin_ascii},
    {"bin", "number, /", builtin_digits<2>},
    {"chr", "i, /", builtin_chr},
    {"divmod", "x, y, /", builtin_divmod},
    {"format", "value, format_spec='', /", builtin_format},
    {"hex", "number, /", builtin_digits<16>},
    {"oct", "number, /", builtin_digits<8>},
    {"ord", "c, /", builtin_ord},
    {"pow", "base, exp, mod=None", builtin_pow},
    {"repr", "obj, /", builtin_repr},
    {"round", "number, ndigits=None", builtin_round},
};

}  // namespace

std::span<const NativeDef> number_builtins() { return kFunctions; }

}  // namespace shapetrace::python
