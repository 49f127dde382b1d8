// Binary and unary operators: fast paths for numbers and text, then the special methods of both operands.
// docs: "Emulating numeric types" of the language reference.
#include <array>

#include "interp/dispatch.hpp"
#include "interp/numbers.hpp"
#include "interp/protocols.hpp"
#include "interp/questions.hpp"
#include "interp/symbolic.hpp"

namespace shapetrace::interp {

using syntax::BinaryOp;
using syntax::UnaryOp;
using value::Layout;

namespace {

constexpr std::array<std::string_view, 13> kSymbols = {"+",           "-",  "*",  "@", "/", "//", "%",
                                                       "** or pow()", "<<", ">>", "&", "|", "^"};
constexpr std::array<std::string_view, 13> kInplaceSymbols = {
    "+=", "-=", "*=", "@=", "/=", "//=", "%=", "**=", "<<=", ">>=", "&=", "|=", "^="};

Special left_special(BinaryOp op) {
  return static_cast<Special>(static_cast<int>(Special::Add) + static_cast<int>(op));
}
Special right_special(BinaryOp op) {
  return static_cast<Special>(static_cast<int>(Special::RAdd) + static_cast<int>(op));
}
Special inplace_special(BinaryOp op) {
  return static_cast<Special>(static_cast<int>(Special::IAdd) + static_cast<int>(op));
}

bool is_numeric(Value v) {
  return v.is_int() || v.is_float() || v.is_bool() ||
         (v.is_object() && (v.object()->type->layout == Layout::Int || v.object()->type->layout == Layout::Float ||
                            v.object()->type->layout == Layout::Complex));
}
bool is_sequence(Value v) {
  if (!v.is_object()) return false;
  switch (v.object()->type->layout) {
    case Layout::Str:
    case Layout::Bytes:
    case Layout::ByteArray:
    case Layout::Tuple:
    case Layout::List: return true;
    default: return false;
  }
}

Value numeric_binary(Interp& in, BinaryOp op, Value a, Value b) {
  const bool int_a = value::is_integer(a), int_b = value::is_integer(b);
  if (int_a && int_b) {
    if (a.is_bool() && b.is_bool()) {
      if (op == BinaryOp::And) return Value::boolean(a.as_bool() && b.as_bool());
      if (op == BinaryOp::Or) return Value::boolean(a.as_bool() || b.as_bool());
      if (op == BinaryOp::Xor) return Value::boolean(a.as_bool() != b.as_bool());
    }
    return int_binary(in, op, a, b);
  }
  if (!is_numeric(a) || !is_numeric(b)) return Value::not_implemented();
  if (op == BinaryOp::MatMul || op >= BinaryOp::LShift) return Value::not_implemented();
  double x = 0, y = 0;
  if ((int_a && !int_to_double(in, a, x)) || (int_b && !int_to_double(in, b, y))) return Value::error();
  if ((int_a || value::is_float(a)) && (int_b || value::is_float(b))) {
    if (!int_a) x = value::float_of(a);
    if (!int_b) y = value::float_of(b);
    return float_binary(in, op, x, y);
  }
  return complex_binary(in, op, a, b);
}

// The kind of an arithmetic result, as far as the kinds of its operands tell.
Type* result_kind(const Interp& in, BinaryOp op, Type* a, Type* b) {
  const value::Types& t = in.types();
  if (a == nullptr || b == nullptr) return nullptr;
  const auto whole = [&](const Type* x) { return x == t.int_ || x == t.bool_; };
  const auto real = [&](const Type* x) { return whole(x) || x == t.float_; };
  if (whole(a) && whole(b)) {
    if (op == BinaryOp::Div) return t.float_;
    if (op == BinaryOp::Pow || op == BinaryOp::MatMul) return nullptr;
    return a == t.bool_ && b == t.bool_ && op >= BinaryOp::And ? t.bool_ : t.int_;
  }
  if (real(a) && real(b)) return op < BinaryOp::Pow && op != BinaryOp::MatMul ? t.float_ : nullptr;
  if (op == BinaryOp::Add && a == b && (a == t.str || a == t.list || a == t.tuple || a == t.bytes)) return a;
  if (op == BinaryOp::Mul && whole(b) && (a == t.str || a == t.list || a == t.tuple || a == t.bytes)) return a;
  if (op == BinaryOp::Mul && whole(a) && (b == t.str || b == t.list || b == t.tuple || b == t.bytes)) return b;
  return op == BinaryOp::Mod && a == t.str ? a : nullptr;
}

// A class that defines the operator itself decides what an unknown operand means to it.
Value unknown_binary(Interp& in, BinaryOp op, Value a, Value b, bool in_place) {
  if (!value::is_unknown(a)) {
    if (in_place) {
      const Value method = in.special(a, inplace_special(op));
      if (method.is_set() && !is_core_method(in, method)) return call_found(in, method, {a, b});
    }
    const Value method = in.special(a, left_special(op));
    if (op == BinaryOp::Mod && value::is_str(a)) return call_found(in, method, {a, b});  // shows what is known
    if (method.is_set() && !is_core_method(in, method)) {
      const Value result = call_found(in, method, {a, b});
      if (!result.is_not_implemented()) return result;
    }
  } else if (!value::is_unknown(b) && value::as<value::Unknown>(a)->facts->kind != nullptr) {
    const Value method = in.special(b, right_special(op));
    if (method.is_set() && !is_core_method(in, method)) {
      const Value result = call_found(in, method, {b, a});
      if (!result.is_not_implemented()) return result;
    }
  }
  if (const Value exact = symbolic_binary(in, op, a, b); exact.is_set()) return exact;
  const Value cause = value::is_unknown(a) ? a : b;
  Type* const kind = result_kind(in, op, known_type(in, a), known_type(in, b));
  if (op == BinaryOp::Add && kind == in.types().str) {
    const std::string shown = std::string(value::shown_text(a)) + std::string(value::shown_text(b));
    return in.unknown_text(cause, shown.size() < 4096 ? shown : "<unknown>");
  }
  return computed_with(in, cause, fmt::format("{}{}", static_cast<int>(op), cause == a ? "" : "r"), cause == a ? b : a,
                       kind);
}

Value unsupported(Interp& in, BinaryOp op, Value a, Value b, bool in_place) {
  if (op == BinaryOp::Add && is_sequence(a)) {
    const std::string_view left = in.type_of(a)->base != nullptr ? in.type_name(a) : "object";
    switch (a.object()->type->layout) {
      case Layout::Str: return in.type_error("can only concatenate str (not \"{}\") to str", in.type_name(b));
      case Layout::List: return in.type_error("can only concatenate list (not \"{}\") to list", in.type_name(b));
      case Layout::Tuple: return in.type_error("can only concatenate tuple (not \"{}\") to tuple", in.type_name(b));
      default: return in.type_error("can't concat {} to {}", in.type_name(b), left);
    }
  }
  if (op == BinaryOp::Mul && (is_sequence(a) || is_sequence(b)))
    return in.type_error("can't multiply sequence by non-int of type '{}'", in.type_name(is_sequence(a) ? b : a));
  return in.type_error("unsupported operand type(s) for {}: '{}' and '{}'",
                       (in_place ? kInplaceSymbols : kSymbols)[static_cast<std::size_t>(op)], in.type_name(a),
                       in.type_name(b));
}

// Sequences come last: an operand of another type that knows the operator has its say first.
Value sequence_binary(Interp& in, BinaryOp op, Value a, Value b) {
  if (op == BinaryOp::Add) return sequence_concat(in, a, b);
  if (op != BinaryOp::Mul) return Value::not_implemented();
  if (is_sequence(a)) return sequence_repeat(in, a, b);
  return is_sequence(b) ? sequence_repeat(in, b, a) : Value::not_implemented();
}

Value call_operator(Interp& in, BinaryOp op, Value method, Value self, Value other, bool reflected) {
  if (is_core_method(in, method)) {
    if (is_numeric(self)) return reflected ? numeric_binary(in, op, other, self) : numeric_binary(in, op, self, other);
    if (method.is_unset() || ((op == BinaryOp::Add || op == BinaryOp::Mul) && is_sequence(self)))
      return Value::not_implemented();
  }
  return call_found(in, method, {self, other});
}

Value slow_binary(Interp& in, BinaryOp op, Value a, Value b, bool in_place) {
  if (value::is_unknown(a) || value::is_unknown(b)) return unknown_binary(in, op, a, b, in_place);
  Type* const type_a = in.type_of(a);
  Type* const type_b = in.type_of(b);
  const Value left = in.special(type_a, left_special(op));
  const Value right = in.special(type_b, right_special(op));
  bool tried_right = false;
  // A subclass that overrides the reflected method goes first.
  if (type_a != type_b && right.is_set() && value::is_subtype(type_b, type_a) &&
      right != in.special(type_a, right_special(op))) {
    const Value result = call_operator(in, op, right, b, a, true);
    if (!result.is_not_implemented()) return result;
    tried_right = true;
  }
  Value result = call_operator(in, op, left, a, b, false);
  if (!result.is_not_implemented()) return result;
  if (type_a != type_b && !tried_right) {
    result = call_operator(in, op, right, b, a, true);
    if (!result.is_not_implemented()) return result;
  }
  result = sequence_binary(in, op, a, b);
  if (result.is_not_implemented() && op == BinaryOp::Or && !(a.is_none() && b.is_none())) result = union_of(in, a, b);
  return result.is_not_implemented() ? unsupported(in, op, a, b, in_place) : result;
}

}  // namespace

Value builtin_binary(Interp& in, BinaryOp op, Value a, Value b) {
  const Value result = numeric_binary(in, op, a, b);
  return result.is_not_implemented() ? sequence_binary(in, op, a, b) : result;
}

Value Interp::binary(BinaryOp op, Value a, Value b) {
  if (a.is_int() && b.is_int()) {
    const std::int64_t x = a.as_int(), y = b.as_int();
    switch (op) {
      case BinaryOp::Add: return heap_.integer(x + y);
      case BinaryOp::Sub: return heap_.integer(x - y);
      case BinaryOp::Div:
        if (y == 0) break;
        return Value::number(static_cast<double>(x) / static_cast<double>(y));
      case BinaryOp::And: return Value::small_int(x & y);
      case BinaryOp::Or: return Value::small_int(x | y);
      default: break;
    }
    if (op != BinaryOp::MatMul) return int_binary(*this, op, a, b);
  }
  if (a.is_float() || b.is_float()) {
    double x = 0, y = 0;
    if (a.is_float() ? (x = a.as_float(), true) : a.is_int() ? (x = static_cast<double>(a.as_int()), true) : false)
      if (b.is_float() ? (y = b.as_float(), true) : b.is_int() ? (y = static_cast<double>(b.as_int()), true) : false) {
        const Value result = float_binary(*this, op, x, y);
        if (!result.is_not_implemented()) return result;
      }
  }
  if (op == BinaryOp::Add && a.is_object() && b.is_object() && a.object()->type == b.object()->type) {
    const Type* const type = a.object()->type;
    if (type == types().str || type == types().list || type == types().tuple) return sequence_concat(*this, a, b);
  }
  return slow_binary(*this, op, a, b, false);
}

Value Interp::inplace(BinaryOp op, Value a, Value b) {
  if (!a.is_object())
    return a.is_int() || a.is_float() ? (is_numeric(b) ? binary(op, a, b) : slow_binary(*this, op, a, b, true))
                                      : slow_binary(*this, op, a, b, true);
  if (value::is_unknown(a) || value::is_unknown(b)) return slow_binary(*this, op, a, b, true);
  const Value method = special(a, inplace_special(op));
  if (a.object()->type->layout == Layout::List && is_core_method(*this, method)) {
    auto* const list = value::as<List>(a);
    if (op == BinaryOp::Add) {
      if (b == a) {
        if (!affordable(*this, std::size_t{list->size} * 3 * sizeof(Value))) return Value::error();
        const std::vector<Value> copy(list->items().begin(), list->items().end());
        list->replace(arena(), list->size, list->size, copy);
        return a;
      }
      return collect(b, *list) ? a : Value::error();
    }
    if (op == BinaryOp::Mul) {
      const Value product = sequence_repeat(*this, a, b);
      if (product.is_error()) return product;
      if (value::is_list(product)) {
        list->replace(arena(), 0, list->size, value::as<List>(product)->items());
        return a;
      }
    }
  }
  if (method.is_set()) {
    const Value result = call_found(*this, method, {a, b});
    if (!result.is_not_implemented()) return result;
  }
  if (op == BinaryOp::Add && b.is_object() && a.object()->type == b.object()->type &&
      (a.object()->type == types().str || a.object()->type == types().tuple))
    return sequence_concat(*this, a, b);
  return slow_binary(*this, op, a, b, true);
}

Value builtin_unary(Interp& in, UnaryOp op, Value a) {
  if (value::is_integer(a)) {
    switch (op) {
      case UnaryOp::Neg: return int_negate(in, a);
      case UnaryOp::Pos: return plain_int(in, a);
      case UnaryOp::Invert: return int_invert(in, a);
      case UnaryOp::Not: break;
    }
  }
  if (value::is_float(a) && op == UnaryOp::Neg) return Value::number(-value::float_of(a));
  if (value::is_float(a) && op == UnaryOp::Pos) return Value::number(value::float_of(a));
  if (value::has_layout(a, Layout::Complex) && (op == UnaryOp::Neg || op == UnaryOp::Pos)) {
    const auto* const c = value::as<value::Complex>(a);
    return op == UnaryOp::Neg ? in.heap().complex(-c->real, -c->imag) : in.heap().complex(c->real, c->imag);
  }
  return Value::not_implemented();
}

Value Interp::unary(UnaryOp op, Value a) {
  if (op == UnaryOp::Not) {
    if (value::is_unknown(a)) {
      const Value exact = symbolic_not(*this, a);
      return exact.is_set() ? exact : truth_of_unknown(*this, a, true);
    }
    const int t = truth(a);
    return t < 0 ? Value::error() : Value::boolean(t == 0);
  }
  if (a.is_int() && op == UnaryOp::Neg) return heap_.integer(-a.as_int());
  if (a.is_float() && op == UnaryOp::Neg) return Value::number(-a.as_float());
  if (value::is_unknown(a)) {
    if (op == UnaryOp::Neg)
      if (const Value exact = symbolic_binary(*this, BinaryOp::Sub, Value::small_int(0), a); exact.is_set())
        return exact;
    Type* const kind = known_type(*this, a);
    return unknown_from(a, kind == types().int_ || kind == types().bool_ ? types().int_
                           : kind == types().float_                      ? kind
                                                                         : nullptr);
  }
  constexpr std::array<Special, 3> kSpecials = {Special::Neg, Special::Pos, Special::Invert};
  constexpr std::array<std::string_view, 3> kOperators = {"-", "+", "~"};
  const auto which = static_cast<std::size_t>(op) - 1;
  const Value method = special(a, kSpecials[which]);
  if (is_core_method(*this, method)) {
    const Value result = builtin_unary(*this, op, a);
    if (!result.is_not_implemented()) return result;
  }
  if (method.is_set()) return call_found(*this, method, {a});
  return type_error("bad operand type for unary {}: '{}'", kOperators[which], type_name(a));
}

}  // namespace shapetrace::interp
