#include "dim/dim.hpp"

#include <bit>

#include "dim/table.hpp"

namespace shapetrace::dim {

namespace {

Table& table_of(Dim a, Dim b) { return *(a.known() ? b.expr()->table : a.expr()->table); }

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

}  // namespace

Dim Table::symbol(std::string name) {
  expressions_.push_back({this, Operator::Symbol, 0, 0, std::move(name)});
  return Dim::of(&expressions_.back());
}

Dim Table::make(Operator op, Dim a, Dim b) {
  // Operands of commutative operators in a fixed order, so that N * H and H * N are one expression.
  if ((op == Operator::Add || op == Operator::Mul || op == Operator::Max || op == Operator::Min) &&
      std::bit_cast<std::int64_t>(b) < std::bit_cast<std::int64_t>(a))
    std::swap(a, b);
  const std::tuple key(op, std::bit_cast<std::int64_t>(a), std::bit_cast<std::int64_t>(b));
  if (const auto at = interned_.find(key); at != interned_.end()) return Dim::of(at->second);
  expressions_.push_back({this, op, a, b, {}});
  interned_.emplace(key, &expressions_.back());
  return Dim::of(&expressions_.back());
}

Dim operator+(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() + b.value();
  if (a.is(0)) return b;
  if (b.is(0)) return a;
  return table_of(a, b).make(Operator::Add, a, b);
}

Dim operator-(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() - b.value();
  if (b.is(0)) return a;
  if (a == b) return 0;
  // (b + c) - b and (x + c) - (x + d): what they share goes.
  const auto without = [](Dim sum, Dim part) -> Dim {
    if (sum.known() || sum.expr()->op != Operator::Add) return sum;
    if (sum.expr()->a == part) return sum.expr()->b;
    return sum.expr()->b == part ? sum.expr()->a : sum;
  };
  if (const Dim rest = without(a, b); !(rest == a)) return rest;
  if (!a.known() && !b.known() && a.expr()->op == Operator::Add && b.expr()->op == Operator::Add)
    for (const Dim shared : {b.expr()->a, b.expr()->b})
      if (const Dim rest = without(a, shared); !shared.known() && !(rest == a)) return rest - without(b, shared);
  return table_of(a, b).make(Operator::Sub, a, b);
}

Dim operator*(Dim a, Dim b) {
  if (a.known() && b.known()) {
    std::int64_t product = 0;
    // Sizes that overflow are refused where they are made; here they only must not wrap around.
    if (__builtin_mul_overflow(a.value(), b.value(), &product) || product > (std::int64_t{1} << 60))
      return std::int64_t{1} << 60;
    return product;
  }
  if (a.is(1)) return b;
  if (b.is(1)) return a;
  if (a.is(0) || b.is(0)) return 0;
  return table_of(a, b).make(Operator::Mul, a, b);
}

Dim floor_div(Dim a, Dim b) {
  if (a.known() && b.known()) return b.value() == 0 ? Dim(0) : Dim(floor_quotient(a.value(), b.value()));
  if (b.is(1)) return a;
  if (a == b) return 1;
  return table_of(a, b).make(Operator::FloorDiv, a, b);
}

Dim modulo(Dim a, Dim b) {
  if (a.known() && b.known())
    return b.value() == 0 ? Dim(0) : Dim(a.value() - floor_quotient(a.value(), b.value()) * b.value());
  if (b.is(1) || a == b) return 0;
  return table_of(a, b).make(Operator::Mod, a, b);
}

Dim max(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() > b.value() ? a : b;
  return a == b ? a : table_of(a, b).make(Operator::Max, a, b);
}

Dim min(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() < b.value() ? a : b;
  return a == b ? a : table_of(a, b).make(Operator::Min, a, b);
}

Truth equal(Dim a, Dim b) {
  if (a == b) return Truth::Yes;
  return a.known() && b.known() ? Truth::No : Truth::Open;
}

Truth less(Dim a, Dim b) {
  if (a == b) return Truth::No;
  if (!a.known() || !b.known()) return Truth::Open;
  return a.value() < b.value() ? Truth::Yes : Truth::No;
}

std::string text(Dim d) {
  if (d.known()) return std::to_string(d.value());
  const Expr& e = *d.expr();
  const auto operand = [](Dim x) {
    const bool simple = x.known() || x.expr()->op == Operator::Symbol;
    return simple ? text(x) : "(" + text(x) + ")";
  };
  switch (e.op) {
    case Operator::Symbol: return e.name;
    case Operator::Add: return operand(e.a) + " + " + operand(e.b);
    case Operator::Sub: return operand(e.a) + " - " + operand(e.b);
    case Operator::Mul: return operand(e.a) + "*" + operand(e.b);
    case Operator::FloorDiv: return operand(e.a) + "//" + operand(e.b);
    case Operator::Mod: return operand(e.a) + "%" + operand(e.b);
    case Operator::Max: return "max(" + text(e.a) + ", " + text(e.b) + ")";
    case Operator::Min: return "min(" + text(e.a) + ", " + text(e.b) + ")";
  }
  return {};
}

}  // namespace shapetrace::dim
