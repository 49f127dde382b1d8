// What can be proved of sizes: bounds, questions, demands.
#include <algorithm>
#include <numeric>

#include "dim/table.hpp"

namespace shapetrace::dim {

namespace {

constexpr std::int64_t kInfinite = Interval::kInfinite;

std::int64_t clamped(__int128 n) {
  return n >= kInfinite ? kInfinite : n <= -kInfinite ? -kInfinite : static_cast<std::int64_t>(n);
}

Interval operator+(Interval x, Interval y) {
  // A missing bound stays missing, whatever is added.
  const auto add = [](std::int64_t a, std::int64_t b, std::int64_t none) {
    return a == none || b == none ? none : clamped(static_cast<__int128>(a) + b);
  };
  return {add(x.low, y.low, -kInfinite), add(x.high, y.high, kInfinite)};
}

Interval operator*(Interval x, Interval y) {
  const auto times = [](std::int64_t a, std::int64_t b) { return clamped(static_cast<__int128>(a) * b); };
  const auto [low, high] =
      std::minmax({times(x.low, y.low), times(x.low, y.high), times(x.high, y.low), times(x.high, y.high)});
  return {low, high};
}

Interval meet(Interval x, Interval y) { return {std::max(x.low, y.low), std::min(x.high, y.high)}; }

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  if (a == kInfinite || a == -kInfinite) return a;
  const std::int64_t q = a / b;
  return a % b != 0 && a < 0 ? q - 1 : q;
}

Interval bounds_of(const Atom& a) {
  switch (a.function) {
    case Function::Symbol: return a.bounds;
    case Function::FloorDiv: {
      const Interval x = bounds(a.a), y = bounds(a.b);
      if (a.b.known() && a.b.value() > 0)
        return {floor_quotient(x.low, a.b.value()), floor_quotient(x.high, a.b.value())};
      return x.low >= 0 && y.low > 0 ? Interval{0, x.high} : Interval{};
    }
    case Function::Product: return bounds(a.a) * bounds(a.b);
    case Function::Max: {
      const Interval x = bounds(a.a), y = bounds(a.b);
      return {std::max(x.low, y.low), std::max(x.high, y.high)};
    }
    case Function::Min: {
      const Interval x = bounds(a.a), y = bounds(a.b);
      return {std::min(x.low, y.low), std::min(x.high, y.high)};
    }
    case Function::Equal:
    case Function::Less: return {0, 1};
  }
  return {};
}

Interval bounds_of_terms(std::int64_t constant, std::span<const Term> terms) {
  Interval sum{constant, constant};
  for (const Term& t : terms) {
    Interval product{t.coefficient, t.coefficient};
    for (const Atom* const a : t.factors) product = product * bounds_of(*a);
    sum = sum + product;
  }
  return sum;
}

// Where a term k*m*(Q//m) is subtracted, what is left of k*Q lies between 0 and k*(m - 1): Q - m*(Q//m) is Q % m.
Interval bounds_with_remainders(Dim d, Interval range, int depth) {
  for (const Term& t : d.expr()->terms) {
    if (t.factors.size() != 1 || t.factors[0]->function != Function::FloorDiv) continue;
    const Atom& quotient = *t.factors[0];
    if (!quotient.b.known() || quotient.b.value() <= 0) continue;
    const std::int64_t m = quotient.b.value();
    if (t.coefficient % m != 0) continue;
    const std::int64_t k = -t.coefficient / m;
    const Dim rest = d - Dim(k) * modulo(quotient.a, m);
    const Interval remainder = Interval{k, k} * Interval{0, m - 1};
    Interval other{};
    if (rest.known()) {
      other = {rest.value(), rest.value()};
    } else {
      other = bounds_of_terms(rest.expr()->constant, rest.expr()->terms);
      if (depth > 0) other = bounds_with_remainders(rest, other, depth - 1);
    }
    range = meet(range, other + remainder);
  }
  return range;
}

Dim resolved(Dim d) { return d.known() ? d : d.expr()->table->resolve(d); }

// No integers solve sum(coefficient * unknown) + constant == 0 where the constant is no multiple of what all
// coefficients share.
bool indivisible(const Expr& e) {
  std::int64_t shared = 0;
  for (const Term& t : e.terms) shared = std::gcd(shared, t.coefficient);
  return shared > 1 && e.constant % shared != 0;
}

Truth is_zero(Dim d) {
  if (d.known()) return d.is(0) ? Truth::Yes : Truth::No;
  const Interval range = bounds(d);
  if (range.low > 0 || range.high < 0 || indivisible(*d.expr())) return Truth::No;
  return range.low == 0 && range.high == 0 ? Truth::Yes : Truth::Open;
}

// What an assumption says about it.
Truth settled(Function statement, Dim a, Dim b) {
  const Table& table = *(a.known() ? b : a).expr()->table;
  const auto known = table.settled(statement, a, b);
  return !known ? Truth::Open : *known ? Truth::Yes : Truth::No;
}

// Settles a demand: refuted, or taken for granted where it is open.
bool refutes(Dim statement) {
  const Dim known = resolved(statement);
  const Truth t = truth(known);
  // As it was met where what it was resolved to is in symbols of ours: H is 4 times something.
  if (t == Truth::Open) known.expr()->table->assume(presentable(known) ? known : statement);
  return t == Truth::No;
}

// One of two statements; the first goes where it is a special case of the second.
Dim either(Dim first, Dim second) {
  const Atom* const a = lone_atom(first);
  if (a == nullptr || a->function != Function::Equal) return max(first, second);
  for (const auto& [symbol, value] : {std::pair{a->a, a->b}, std::pair{a->b, a->a}}) {
    const Atom* const s = lone_atom(symbol);
    if (s == nullptr || s->function != Function::Symbol || !value.known()) continue;
    if (truth(first.expr()->table->with(second, symbol, value)) == Truth::Yes) return second;
  }
  return max(first, second);
}

}  // namespace

Interval bounds(Dim d) {
  if (d.known()) return {d.value(), d.value()};
  return bounds_with_remainders(d, bounds_of_terms(d.expr()->constant, d.expr()->terms), 2);
}

Truth equal(Dim a, Dim b) {
  if (a == b) return Truth::Yes;
  if (a.known() && b.known()) return Truth::No;
  const Truth t = is_zero(resolved(a - b));
  return t == Truth::Open ? settled(Function::Equal, a, b) : t;
}

Truth less(Dim a, Dim b) {
  if (a == b) return Truth::No;
  if (a.known() && b.known()) return a.value() < b.value() ? Truth::Yes : Truth::No;
  const Interval gap = bounds(resolved(b - a));
  return gap.low > 0 ? Truth::Yes : gap.high <= 0 ? Truth::No : settled(Function::Less, a, b);
}

Truth truth(Dim statement) {
  const Truth zero = is_zero(resolved(statement));
  return zero == Truth::Yes ? Truth::No : zero == Truth::No ? Truth::Yes : Truth::Open;
}

bool refutes_equal(Dim a, Dim b) {
  if (a == b) return false;
  if (a.known() && b.known()) return true;
  return refutes(is_equal(a, b));
}

bool refutes_at_least(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() < b.value();
  return refutes(Dim(1) - is_less(a, b));
}

bool refutes_divisible(Dim a, Dim b) { return refutes_equal(modulo(a, b), 0); }

bool refutes_expand(Dim a, Dim b) {
  if (a == b || a.is(1)) return false;
  if (a.known() && b.known()) return true;
  return refutes(either(is_equal(a, 1), is_equal(a, b)));
}

bool refutes_broadcast(Dim a, Dim b) {
  if (a == b || a.is(1) || b.is(1)) return false;
  if (a.known() && b.known()) return true;
  // Against a known size above 1, or two sizes that cannot be 1, only equality is left.
  const Dim alone = max(is_equal(a, 1), is_equal(b, 1));
  return refutes(either(alone, is_equal(a, b)));
}

}  // namespace shapetrace::dim
