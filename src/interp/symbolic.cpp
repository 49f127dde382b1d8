#include "interp/symbolic.hpp"

#include "dim/table.hpp"

namespace shapetrace::interp {

using dim::Dim;
using dim::Truth;
using syntax::BinaryOp;
using syntax::CompareOp;

namespace {

const dim::Expr* expression_of(Value v) {
  return value::is_unknown(v) ? value::as<value::Unknown>(v)->facts->expression : nullptr;
}

}  // namespace

std::optional<Dim> symbolic_of(Value v) {
  // Beyond this a Dim would saturate where Python's integers go on.
  constexpr std::int64_t kLargest = std::int64_t{1} << 50;
  std::int64_t n = 0;
  if (value::is_integer(v) && value::to_int64(v, n) && n > -kLargest && n < kLargest) return Dim(n);
  if (const dim::Expr* const e = expression_of(v)) return Dim::of(e);
  return std::nullopt;
}

Value symbolic_value(Interp& in, Dim d, Type* kind) {
  if (d.known()) return kind == in.types().bool_ ? Value::boolean(!d.is(0)) : in.heap().integer(d.value());
  const Value v = in.unknown("the size " + dim::text(d), kind);
  value::as<value::Unknown>(v)->facts->expression = d.expr();
  return v;
}

Value symbolic_binary(Interp& in, BinaryOp op, Value a, Value b) {
  if (expression_of(a) == nullptr && expression_of(b) == nullptr) return {};
  const auto x = symbolic_of(a), y = symbolic_of(b);
  if (!x || !y) return {};
  // A quotient by what may be 0 is left to Python's own rules.
  const bool divisible = y->known() ? !y->is(0) : dim::surely_different(*y, 0);
  Dim result;
  switch (op) {
    case BinaryOp::Add: result = *x + *y; break;
    case BinaryOp::Sub: result = *x - *y; break;
    case BinaryOp::Mul: result = *x * *y; break;
    case BinaryOp::FloorDiv:
      if (!divisible) return {};
      result = dim::floor_div(*x, *y);
      break;
    case BinaryOp::Mod:
      if (!divisible) return {};
      result = dim::modulo(*x, *y);
      break;
    case BinaryOp::Pow:
      if (!y->known() || y->value() < 0 || y->value() > 4) return {};
      result = 1;
      for (std::int64_t i = 0; i < y->value(); ++i) result = result * *x;
      break;
    default: return {};
  }
  return symbolic_value(in, result, in.types().int_);
}

Value symbolic_compare(Interp& in, CompareOp op, Value a, Value b) {
  if (expression_of(a) == nullptr && expression_of(b) == nullptr) return {};
  const auto x = symbolic_of(a), y = symbolic_of(b);
  if (!x || !y) return {};
  Dim holds;
  switch (op) {
    case CompareOp::Eq: holds = dim::is_equal(*x, *y); break;
    case CompareOp::Ne: holds = Dim(1) - dim::is_equal(*x, *y); break;
    case CompareOp::Lt: holds = dim::is_less(*x, *y); break;
    case CompareOp::Gt: holds = dim::is_less(*y, *x); break;
    case CompareOp::Le: holds = Dim(1) - dim::is_less(*y, *x); break;
    case CompareOp::Ge: holds = Dim(1) - dim::is_less(*x, *y); break;
    default: return {};
  }
  return symbolic_value(in, holds, in.types().bool_);
}

Value symbolic_not(Interp& in, Value a) {
  const dim::Expr* const e = expression_of(a);
  return e == nullptr ? Value() : symbolic_value(in, dim::is_equal(Dim::of(e), 0), in.types().bool_);
}

Truth symbolic_truth(Value unknown) {
  const dim::Expr* const e = expression_of(unknown);
  if (e == nullptr) return Truth::Open;
  const Truth proved = dim::truth(Dim::of(e));
  return proved == Truth::Open ? e->table->tried_out(Dim::of(e)) : proved;
}

Truth symbolic_truth_unless_empty(Value unknown) {
  const dim::Expr* const e = expression_of(unknown);
  if (e == nullptr) return Truth::Open;
  const Truth proved = dim::truth(e->table->without_empty(Dim::of(e)));
  return proved == Truth::Open ? e->table->tried_out(Dim::of(e)) : proved;
}

void assume_truth(Value unknown, bool truth) {
  const dim::Expr* const e = expression_of(unknown);
  if (e == nullptr) return;
  const Dim zero = dim::is_equal(Dim::of(e), 0);
  if (!zero.known()) e->table->assume(truth ? Dim(1) - zero : zero);
}

}  // namespace shapetrace::interp
