// complex.
#include <cmath>

#include "interp/numbers.hpp"
#include "python/format.hpp"
#include "python/number_text.hpp"
#include "python/numeric.hpp"
#include "python/python.hpp"
#include "python/shared.hpp"

namespace shapetrace::python {

using value::Complex;

namespace {

const Complex& self(const Value* a) { return *as<Complex>(a[0]); }

// What __complex__ of an argument gives, or the argument.
Value converted(Interp& in, Value v) {
  if (has_layout(v, Layout::Complex) && !in.type_of(v)->user_defined) return v;
  const Value r = in.call_special(v, Special::Complex);
  if (r.is_unset()) return v;
  if (r.is_error() || is_unknown(r) || has_layout(r, Layout::Complex)) return r;
  return in.type_error("__complex__ returned non-complex (type {})", in.type_name(r));
}

bool is_number(Interp& in, Value v) {
  return value::is_integer(v) || value::is_float(v) || has_layout(v, Layout::Complex) ||
         in.special(v, Special::Float).is_set() || in.special(v, Special::Index).is_set();
}

// An argument as a complex number; `other` holds what stopped it.
bool number_argument(Interp& in, Value v, bool first, Complex& out, Value& other) {
  if (first) v = converted(in, v);
  if (v.is_error() || is_unknown(v)) return other = v, false;
  if (has_layout(v, Layout::Complex)) return out.real = as<Complex>(v)->real, out.imag = as<Complex>(v)->imag, true;
  if (!is_number(in, v)) {
    other = first ? in.type_error("complex() first argument must be a string or a number, not '{}'", in.type_name(v))
                  : in.type_error("complex() second argument must be a number, not '{}'", in.type_name(v));
    return false;
  }
  const Real number = real_argument(in, v);
  out.real = number.number;
  other = number.other;
  return number.known();
}

Value complex_new(Interp& in, const Value* a) {
  Type* const cls = want_class(in, a[0], in.types().complex_);
  if (cls == nullptr) return Value::error();
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u, in.types().complex_);
  Complex first, second;
  if (a[1].is_set() && value::is_str(a[1])) {
    if (a[2].is_set()) return in.raise(Exc::TypeError, "complex() can't take second arg if first is a string");
    if (!parse_complex(value::text_of(a[1]), first.real, first.imag))
      return in.raise(Exc::ValueError, "complex() arg is a malformed string");
  } else {
    if (a[2].is_set() && value::is_str(a[2])) return in.raise(Exc::TypeError, "complex() second arg can't be a string");
    Value other;
    if ((a[1].is_set() && !number_argument(in, a[1], true, first, other)) ||
        (a[2].is_set() && !number_argument(in, a[2], false, second, other)))
      return is_unknown(other) ? in.unknown_from(other, in.types().complex_) : other;
    // first + second * 1j, where either may be complex; zeros keep their signs where nothing is added to them.
    if (second.imag != 0) first.real -= second.imag;
    if (a[2].is_set()) first.imag = first.imag != 0 ? first.imag + second.real : second.real;
  }
  auto* const c = in.heap().make<Complex>(cls);
  c->real = first.real;
  c->imag = first.imag;
  return c;
}

Value complex_negative(Interp& in, const Value* a) { return in.heap().complex(-self(a).real, -self(a).imag); }
Value complex_itself(Interp& in, const Value* a) { return in.heap().complex(self(a).real, self(a).imag); }
Value complex_conjugate(Interp& in, const Value* a) { return in.heap().complex(self(a).real, -self(a).imag); }
Value complex_real(Interp&, const Value* a) { return Value::number(self(a).real); }
Value complex_imag(Interp&, const Value* a) { return Value::number(self(a).imag); }
Value complex_bool(Interp&, const Value* a) { return Value::boolean(self(a).real != 0 || self(a).imag != 0); }
Value complex_repr_method(Interp& in, const Value* a) { return text(in, complex_repr(self(a).real, self(a).imag)); }
Value complex_abs(Interp& in, const Value* a) {
  const double size = std::hypot(self(a).real, self(a).imag);
  if (std::isinf(size) && std::isfinite(self(a).real) && std::isfinite(self(a).imag))
    return in.raise(Exc::OverflowError, "absolute value too large");
  return Value::number(size);
}
Value complex_format(Interp& in, const Value* a) {
  if (is_unknown(a[1])) return in.unknown_from(a[1], in.types().str);
  std::string_view spec;
  if (!interp::want_str(in, a[1], "__format__", spec)) return Value::error();
  return spec.empty() ? in.str_of(a[0]) : python::format_complex(in, a[0], spec);
}
Value complex_pow(Interp& in, const Value* a) {
  if (const Value u = interp::first_unknown({a + 1, 2}); u.is_set()) return in.unknown_from(u);
  if (given(a[2])) return in.raise(Exc::ValueError, "complex modulo");
  return interp::builtin_binary(in, BinaryOp::Pow, a[0], a[1]);
}
Value complex_getnewargs(Interp& in, const Value* a) {
  return in.heap().tuple({Value::number(self(a).real), Value::number(self(a).imag)});
}
template <bool equal>
Value complex_compare(Interp& in, const Value* a) {
  return native_compare < equal ? CompareOp::Eq : CompareOp::Ne > (in, a);
}

constexpr NativeDef kMethods[] = {
    {"__new__", "cls, real=0, imag=0", complex_new, NativeKind::Static},
    {"__add__", "self, value, /", native_binary<BinaryOp::Add>},
    {"__radd__", "self, value, /", native_reflected<BinaryOp::Add>},
    {"__sub__", "self, value, /", native_binary<BinaryOp::Sub>},
    {"__rsub__", "self, value, /", native_reflected<BinaryOp::Sub>},
    {"__mul__", "self, value, /", native_binary<BinaryOp::Mul>},
    {"__rmul__", "self, value, /", native_reflected<BinaryOp::Mul>},
    {"__truediv__", "self, value, /", native_binary<BinaryOp::Div>},
    {"__rtruediv__", "self, value, /", native_reflected<BinaryOp::Div>},
    {"__pow__", "self, value, mod=None, /", complex_pow},
    {"__rpow__", "self, value, mod=None, /", native_reflected<BinaryOp::Pow>},
    {"__eq__", "self, value, /", complex_compare<true>},
    {"__ne__", "self, value, /", complex_compare<false>},
    {"__neg__", "self, /", complex_negative},
    {"__pos__", "self, /", complex_itself},
    {"__abs__", "self, /", complex_abs},
    {"__bool__", "self, /", complex_bool},
    {"__hash__", "self, /", native_hash},
    {"__complex__", "self, /", complex_itself},
    {"__repr__", "self, /", complex_repr_method},
    {"__format__", "self, format_spec, /", complex_format},
    {"__getnewargs__", "self, /", complex_getnewargs},
    {"conjugate", "self, /", complex_conjugate},
    {"real", "self", complex_real, NativeKind::Getter},
    {"imag", "self", complex_imag, NativeKind::Getter},
};

}  // namespace

void install_complex(Interp& in) { in.heap().add_methods(in.types().complex_, kMethods); }

}  // namespace shapetrace::python
