// Interning, and what is taken for granted.
#include "dim/table.hpp"

#include <algorithm>
#include <bit>

namespace shapetrace::dim {

namespace {

bool commutes(Function f) { return f != Function::FloorDiv && f != Function::Less; }

bool is_statement(const Atom* a) { return a->function == Function::Equal || a->function == Function::Less; }

std::int64_t word(Dim d) { return std::bit_cast<std::int64_t>(d); }

bool mentions(Dim d, const Atom& symbol) {
  bool found = false;
  for_each_symbol(d, [&](const Atom& a) { found |= &a == &symbol; });
  return found;
}

}  // namespace

const Atom* lone_atom(Dim d) {
  if (d.known()) return nullptr;
  const Expr& e = *d.expr();
  return e.constant == 0 && e.terms.size() == 1 && e.terms[0].coefficient == 1 && e.terms[0].factors.size() == 1
             ? e.terms[0].factors[0]
             : nullptr;
}

Dim Table::symbol(std::string name, Interval bounds) {
  atoms_.push_back({Function::Symbol, 0, 0, std::move(name), static_cast<std::uint32_t>(atoms_.size()), bounds});
  return polynomial(0, {{1, {&atoms_.back()}}});
}

// Operands of commutative functions in a fixed order: known ones last, then by what was made first.
Table::FunctionKey Table::key_of(Function function, Dim a, Dim b) {
  const auto rank = [](Dim d) { return d.known() ? UINT32_MAX : d.expr()->terms[0].factors[0]->number; };
  if (commutes(function) && rank(b) < rank(a)) std::swap(a, b);
  return {function, word(a), word(b)};
}

Dim Table::atom(Function function, Dim a, Dim b) {
  const FunctionKey key = key_of(function, a, b);
  auto at = functions_.find(key);
  if (at == functions_.end()) {
    if (std::get<1>(key) != word(a)) std::swap(a, b);
    atoms_.push_back({function, a, b, {}, static_cast<std::uint32_t>(atoms_.size()), {}});
    at = functions_.emplace(key, &atoms_.back()).first;
  }
  return polynomial(0, {{1, {at->second}}});
}

Dim Table::polynomial(std::int64_t constant, std::vector<Term> terms) {
  if (terms.empty()) return constant;
  std::vector<std::int64_t> key{constant};
  for (const Term& t : terms) {
    key.push_back(t.coefficient);
    key.push_back(static_cast<std::int64_t>(t.factors.size()));
    for (const Atom* const a : t.factors) key.push_back(a->number);
  }
  if (const auto at = interned_.find(key); at != interned_.end()) return Dim::of(at->second);
  expressions_.push_back({this, constant, std::move(terms)});
  interned_.emplace(std::move(key), &expressions_.back());
  return Dim::of(&expressions_.back());
}

void Table::assume(Dim statement) {
  // What nobody has met was guessed at some branch: it must not refute anything later.
  if (!presentable(statement)) return;
  if (const Dim known = resolve(statement); known.known()) {
    if (known.is(0)) conditions_.push_back(statement);  // no size goes this way
    return;
  }
  // Several statements at once are taken one by one.
  if (const Expr& e = *statement.expr(); e.constant == 0 && e.terms.size() == 1 && e.terms[0].coefficient == 1 &&
                                         e.terms[0].factors.size() > 1 &&
                                         std::ranges::all_of(e.terms[0].factors, is_statement)) {
    for (const Atom* const a : e.terms[0].factors) assume(polynomial(0, {{1, {a}}}));
    return;
  }
  conditions_.push_back(statement);  // as it was met, in the user's symbols
  statement = resolve(statement);
  if (const Atom* const a = lone_atom(statement)) {
    if (a->function != Function::Symbol) settle(*a, 1);
    if (a->function == Function::Equal) learn_equal(a->a, a->b);
    if (a->function == Function::Less) learn_at_least(a->b - a->a, 1);
  } else if (const Atom* const b = lone_atom(Dim(1) - statement)) {
    if (b->function != Function::Symbol) settle(*b, 0);
    if (b->function == Function::Less) learn_at_least(b->a - b->b, 0);
  }
}

void Table::learn_equal(Dim a, Dim b) {
  const Dim difference = a - b;
  if (difference.known()) return;
  // A symbol that occurs just once, with the factor 1 or -1, is settled by the rest.
  for (const Term& t : difference.expr()->terms) {
    if (t.factors.size() != 1 || (t.coefficient != 1 && t.coefficient != -1)) continue;
    const Atom& symbol = *t.factors[0];
    if (symbol.function != Function::Symbol) continue;
    const Dim part = polynomial(0, {{1, {&symbol}}});
    const Dim rest = difference - Dim(t.coefficient) * part;
    if (!mentions(rest, symbol)) {
      settle(symbol, t.coefficient == 1 ? Dim(0) - rest : rest);
      return;
    }
    // H - m * (H//m) == 0: H is a multiple of m.
    const Atom* const quotient = rest.known() || rest.expr()->terms.size() != 1 || rest.expr()->constant != 0 ||
                                         rest.expr()->terms[0].factors.size() != 1
                                     ? nullptr
                                     : rest.expr()->terms[0].factors[0];
    if (quotient != nullptr && quotient->function == Function::FloorDiv && quotient->a == part && quotient->b.known() &&
        rest.expr()->terms[0].coefficient == -t.coefficient * quotient->b.value()) {
      const Dim multiple = fresh({symbol.bounds.low > 0 ? 1 : -Interval::kInfinite});
      multiples_[multiple.expr()->terms[0].factors[0]] = {part, quotient->b.value()};
      settle(symbol, quotient->b * multiple);
      return;
    }
  }
}

void Table::learn_at_least(Dim d, std::int64_t n) {
  // c + symbol >= n, or c - symbol >= n
  if (d.known() || d.expr()->terms.size() != 1 || d.expr()->terms[0].factors.size() != 1) return;
  const Term& t = d.expr()->terms[0];
  if (t.factors[0]->function != Function::Symbol) return;
  Interval& bounds = atoms_[t.factors[0]->number].bounds;
  if (t.coefficient == 1) bounds.low = std::max(bounds.low, n - d.expr()->constant);
  if (t.coefficient == -1) bounds.high = std::min(bounds.high, d.expr()->constant - n);
}

void Table::settle(const Atom& atom, Dim value) {
  replaced_[&atom] = value;
  resolved_.clear();
}

std::optional<bool> Table::settled(Function function, Dim a, Dim b) const {
  const auto made = functions_.find(key_of(function, a, b));
  if (made == functions_.end()) return std::nullopt;
  const auto at = replaced_.find(made->second);
  return at == replaced_.end() ? std::nullopt : std::optional(!at->second.is(0));
}

Dim Table::resolve_atom(const Atom& a) {
  if (const auto at = replaced_.find(&a); at != replaced_.end()) return resolve(at->second);
  switch (a.function) {
    case Function::Symbol: return polynomial(0, {{1, {&a}}});
    case Function::FloorDiv: return floor_div(resolve(a.a), resolve(a.b));
    case Function::Product: return resolve(a.a) * resolve(a.b);
    case Function::Max: return max(resolve(a.a), resolve(a.b));
    case Function::Min: return min(resolve(a.a), resolve(a.b));
    case Function::Equal: return is_equal(resolve(a.a), resolve(a.b));
    case Function::Less: return is_less(resolve(a.a), resolve(a.b));
  }
  return 0;
}

Dim Table::with(Dim d, Dim symbol, Dim value) {
  const auto kept = replaced_;
  settle(*lone_atom(symbol), value);
  const Dim result = resolve(d);
  replaced_ = kept;
  resolved_.clear();
  return result;
}

Dim Table::without_empty(Dim d) {
  d = resolve(d);
  std::vector<const Atom*> sizes;
  for_each_symbol(d, [&](const Atom& a) {
    if (a.name.empty() && a.bounds.low == 0) sizes.push_back(&a);
  });
  for (const Atom* const a : sizes) {
    const Interval beyond{0, a->bounds.high >= Interval::kInfinite ? a->bounds.high : a->bounds.high - 1};
    d = with(d, polynomial(0, {{1, {a}}}), fresh(beyond) + Dim(1));
  }
  return d;
}

Dim Table::presented(Dim d) {
  d = resolve(d);
  if (d.known()) return d;
  Dim sum = d.expr()->constant;
  for (const Term& t : d.expr()->terms) {
    std::int64_t coefficient = t.coefficient;
    Dim product = 1;
    for (const Atom* const a : t.factors) {
      const auto at = multiples_.find(a);
      if (at == multiples_.end()) {
        product = product * polynomial(0, {{1, {a}}});
      } else if (const auto& [whole, part] = at->second; coefficient % part == 0) {
        coefficient /= part;
        product = product * presented_symbol(whole);
      } else {
        product = product * floor_div(presented_symbol(whole), part);
      }
    }
    sum = sum + Dim(coefficient) * product;
  }
  return sum;
}

// The symbol of a multiple may itself stand for a part of what the user has met.
Dim Table::presented_symbol(Dim symbol) {
  const auto at = multiples_.find(symbol.expr()->terms[0].factors[0]);
  return at == multiples_.end() ? symbol : floor_div(presented_symbol(at->second.first), at->second.second);
}

Dim Table::resolve(Dim d) {
  if (d.known() || replaced_.empty()) return d;
  if (const auto at = resolved_.find(d.expr()); at != resolved_.end()) return at->second;
  Dim sum = d.expr()->constant;
  for (const Term& t : d.expr()->terms) {
    Dim product = t.coefficient;
    for (const Atom* const a : t.factors) product = product * resolve_atom(*a);
    sum = sum + product;
  }
  resolved_[d.expr()] = sum;
  return sum;
}

}  // namespace shapetrace::dim
