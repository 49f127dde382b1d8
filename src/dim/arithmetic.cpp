// Arithmetic on sizes: polynomials in normal form.
#include <algorithm>
#include <numeric>

#include "dim/table.hpp"
#include "dim/wrapping.hpp"

namespace shapetrace::dim {

namespace {

// A product with more terms than this stays a product.
constexpr std::size_t kMaxTerms = 48;

Table& table_of(Dim a, Dim b) { return *(a.known() ? b.expr()->table : a.expr()->table); }

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

// Sizes that overflow are refused where they are made; here they only must not wrap around.
std::int64_t saturated(__int128 n) {
  return n > Interval::kInfinite    ? Interval::kInfinite
         : n < -Interval::kInfinite ? -Interval::kInfinite
                                    : static_cast<std::int64_t>(n);
}

std::int64_t constant_of(Dim d) { return d.known() ? d.value() : d.expr()->constant; }

std::span<const Term> terms_of(Dim d) { return d.known() ? std::span<const Term>() : d.expr()->terms; }

bool factors_before(const Term& x, const Term& y) {
  if (x.factors.size() != y.factors.size()) return x.factors.size() > y.factors.size();
  return std::ranges::lexicographical_compare(x.factors, y.factors, {}, &Atom::number, &Atom::number);
}

// a + scale * b
Dim combine(Dim a, Dim b, std::int64_t scale) {
  std::vector<Term> sum;
  const auto x = terms_of(a), y = terms_of(b);
  sum.reserve(x.size() + y.size());
  std::size_t i = 0, j = 0;
  const auto push = [&](std::int64_t coefficient, const Term& like) {
    if (coefficient != 0) sum.push_back({coefficient, like.factors});
  };
  while (i < x.size() || j < y.size()) {
    if (j == y.size() || (i < x.size() && factors_before(x[i], y[j]))) {
      sum.push_back(x[i++]);
    } else if (i == x.size() || factors_before(y[j], x[i])) {
      push(saturated(static_cast<__int128>(scale) * y[j].coefficient), y[j]);
      ++j;
    } else {
      push(saturated(x[i].coefficient + static_cast<__int128>(scale) * y[j].coefficient), x[i]);
      ++i, ++j;
    }
  }
  const std::int64_t constant = saturated(constant_of(a) + static_cast<__int128>(scale) * constant_of(b));
  return table_of(a, b).polynomial(constant, std::move(sum));
}

Term product(const Term& x, const Term& y) {
  Term t{saturated(static_cast<__int128>(x.coefficient) * y.coefficient), {}};
  t.factors.reserve(x.factors.size() + y.factors.size());
  std::ranges::merge(x.factors, y.factors, std::back_inserter(t.factors), {}, &Atom::number, &Atom::number);
  return t;
}

// A constant counts as a term without factors.
std::vector<Term> all_terms(Dim d) {
  const auto terms = terms_of(d);
  std::vector<Term> all(terms.begin(), terms.end());
  if (constant_of(d) != 0) all.push_back({constant_of(d), {}});
  return all;
}

// Terms in any order, with repetitions.
Dim sum_of(Table& table, std::vector<Term> terms) {
  std::ranges::sort(terms, factors_before);
  std::vector<Term> sum;
  std::int64_t constant = 0;
  for (Term& t : terms) {
    if (t.factors.empty()) {
      constant = saturated(static_cast<__int128>(constant) + t.coefficient);
    } else if (!sum.empty() && sum.back().factors == t.factors) {
      sum.back().coefficient = saturated(static_cast<__int128>(sum.back().coefficient) + t.coefficient);
    } else {
      sum.push_back(std::move(t));
    }
  }
  std::erase_if(sum, [](const Term& t) { return t.coefficient == 0; });
  return table.polynomial(constant, std::move(sum));
}

// The quotient of two terms, when it has no remainder.
std::optional<Term> quotient_of(const Term& t, const Term& divisor) {
  if (t.coefficient % divisor.coefficient != 0 ||
      !std::ranges::includes(t.factors, divisor.factors, {}, &Atom::number, &Atom::number))
    return std::nullopt;
  Term rest{t.coefficient / divisor.coefficient, {}};
  std::ranges::set_difference(t.factors, divisor.factors, std::back_inserter(rest.factors), {}, &Atom::number,
                              &Atom::number);
  return rest;
}

// a / b when it has no remainder: long division, as the terms stand in a monomial order.
std::optional<Dim> exact_quotient(Dim a, Dim b) {
  if (a == b) return Dim(1);
  if (b.known()) return std::nullopt;
  const Term first = b.expr()->terms[0];
  const std::size_t most = all_terms(a).size();  // of a quotient
  std::vector<Term> quotient;
  Table& table = *b.expr()->table;
  for (Dim rest = a; !rest.is(0);) {
    auto term = quotient_of(all_terms(rest)[0], first);
    if (!term || quotient.size() == most) return std::nullopt;
    rest = rest - sum_of(table, {*term}) * b;
    quotient.push_back(std::move(*term));
  }
  return sum_of(table, std::move(quotient));
}

// floor(a / m) for a known m > 0: what is a multiple of m leaves the quotient, and quotients of quotients become one.
Dim floor_div_by(Dim a, std::int64_t m) {
  Table& table = *a.expr()->table;
  std::vector<Term> whole, rest;
  for (const Term& t : all_terms(a)) {
    const std::int64_t q = floor_quotient(t.coefficient, m);
    if (q != 0) whole.push_back({q, t.factors});
    if (t.coefficient - q * m != 0) rest.push_back({t.coefficient - q * m, t.factors});
  }
  const Dim multiple = sum_of(table, std::move(whole)), left = sum_of(table, std::move(rest));
  if (left.known()) return multiple + Dim(floor_quotient(left.value(), m));
  const Interval range = bounds(left);
  if (range.low >= 0 && range.high < m) return multiple;
  // 20*x//320 is x//16.
  std::int64_t shared = m;
  for (const Term& t : all_terms(left)) shared = std::gcd(shared, t.coefficient);
  if (shared > 1 && shared < m) return multiple + floor_div(floor_div(left, shared), m / shared);
  const Expr& e = *left.expr();
  if (e.terms.size() == 1 && e.terms[0].coefficient == 1 && e.terms[0].factors.size() == 1) {
    const Atom& inner = *e.terms[0].factors[0];
    // (x//n + c)//m = (x + c*n)//(n*m)
    if (inner.function == Function::FloorDiv && inner.b.known() && inner.b.value() > 0)
      return multiple + floor_div(inner.a + Dim(e.constant) * inner.b, inner.b * Dim(m));
  }
  return multiple + table.atom(Function::FloorDiv, left, m);
}

}  // namespace

// Known numbers wrap around, as PyTorch's do.
Dim operator+(Dim a, Dim b) {
  if (a.known() && b.known()) return wrapping_sum(a.value(), b.value());
  return combine(a, b, 1);
}

Dim operator-(Dim a, Dim b) {
  if (a.known() && b.known()) return wrapping_difference(a.value(), b.value());
  if (a == b) return 0;
  return combine(a, b, -1);
}

Dim operator*(Dim a, Dim b) {
  if (a.known() && b.known()) return saturated(static_cast<__int128>(a.value()) * b.value());
  if (a.is(0) || b.is(0)) return 0;
  if (a.is(1)) return b;
  if (b.is(1)) return a;
  const std::vector<Term> x = all_terms(a), y = all_terms(b);
  if (x.size() * y.size() > kMaxTerms) return table_of(a, b).atom(Function::Product, a, b);
  std::vector<Term> terms;
  for (const Term& s : x)
    for (const Term& t : y) terms.push_back(product(s, t));
  return sum_of(table_of(a, b), std::move(terms));
}

// Both sides of an equation or a fraction divided by the symbols that all terms of both share, where these cannot be 0:
// 16*N*L == 128*N*(L//8) is 16*L == 128*(L//8).
static std::pair<Dim, Dim> without_shared_factors(Dim a, Dim b) {
  std::vector<Term> terms = all_terms(a);
  for (Term& t : all_terms(b)) terms.push_back(std::move(t));
  Dim shared = 1;
  std::int64_t number = 0;
  std::vector<const Atom*> factors = terms.empty() ? std::vector<const Atom*>() : terms[0].factors;
  for (const Term& t : terms) {
    number = std::gcd(number, t.coefficient);
    std::vector<const Atom*> both;
    std::ranges::set_intersection(factors, t.factors, std::back_inserter(both), {}, &Atom::number, &Atom::number);
    factors = std::move(both);
  }
  Table& table = table_of(a, b);
  std::erase_if(factors, [&](const Atom* f) { return bounds(table.polynomial(0, {{1, {f}}})).low <= 0; });
  if (factors.empty() && number <= 1) return {a, b};
  if (factors.empty()) {
    shared = number;
  } else {
    shared = table.polynomial(0, {{std::max<std::int64_t>(number, 1), factors}});
  }
  return {floor_div(a, shared), floor_div(b, shared)};
}

Dim floor_div(Dim a, Dim b) {
  if (a.known() && b.known()) return b.value() == 0 ? Dim(0) : Dim(floor_quotient(a.value(), b.value()));
  if (b.is(1)) return a;
  if (a.is(0)) return 0;
  if (const auto exact = exact_quotient(a, b)) return *exact;
  if (b.known() && b.value() > 0) return floor_div_by(a, b.value());
  if (!b.known())
    if (const auto [x, y] = without_shared_factors(a, b); y != b) return floor_div(x, y);
  return table_of(a, b).atom(Function::FloorDiv, a, b);
}

Dim modulo(Dim a, Dim b) {
  if (b.is(0)) return 0;
  return a - floor_div(a, b) * b;
}

// Whether it is at most b: also max(x, y) with x and y both so.
static bool surely_at_most(Dim a, Dim b) {
  if (less(b, a) == Truth::No) return true;
  const Atom* const m = lone_atom(a);
  return m != nullptr && m->function == Function::Max && surely_at_most(m->a, b) && surely_at_most(m->b, b);
}

Dim max(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() > b.value() ? a : b;
  if (less(a, b) == Truth::No) return a;
  return less(b, a) == Truth::No ? b : table_of(a, b).atom(Function::Max, a, b);
}

Dim min(Dim a, Dim b) {
  if (a.known() && b.known()) return a.value() < b.value() ? a : b;
  if (surely_at_most(a, b)) return a;
  return surely_at_most(b, a) ? b : table_of(a, b).atom(Function::Min, a, b);
}

Dim is_equal(Dim a, Dim b) {
  const Truth t = equal(a, b);
  // x == min(x, c) is x <= c; min(x, c) == k below c is x == k.
  for (const auto& [x, least] : {std::pair{a, b}, std::pair{b, a}}) {
    const Atom* const m = t == Truth::Open ? lone_atom(least) : nullptr;
    if (m == nullptr || m->function != Function::Min) continue;
    if (m->a == x) return Dim(1) - is_less(m->b, x);
    if (m->b == x) return Dim(1) - is_less(m->a, x);
    if (surely_less(x, m->b)) return is_equal(x, m->a);
  }
  // Of a statement, being 1 is the statement itself, and being 0 its opposite.
  if (t == Truth::Open && b.known() && (b.is(0) || b.is(1)))
    if (const Interval range = bounds(a); range.low >= 0 && range.high <= 1) return b.is(1) ? a : Dim(1) - a;
  if (t != Truth::Open) return t == Truth::Yes ? 1 : 0;
  const auto [x, y] = without_shared_factors(a, b);
  return table_of(a, b).atom(Function::Equal, x, y);
}

Dim is_less(Dim a, Dim b) {
  const Truth t = less(a, b);
  return t == Truth::Yes ? Dim(1) : t == Truth::No ? Dim(0) : table_of(a, b).atom(Function::Less, a, b);
}

}  // namespace shapetrace::dim
