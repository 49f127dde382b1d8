// Sizes in words and in numbers: their text, their symbols, their value for given symbols.
#include <limits>

#include "dim/table.hpp"

namespace shapetrace::dim {

namespace {

std::string grouped(Dim d) {
  const std::string s = text(d);
  return s.find(' ') == std::string::npos ? s : "(" + s + ")";
}

std::string text_of(const Atom& a) {
  switch (a.function) {
    case Function::Symbol: return a.name.empty() ? "?" : a.name;
    case Function::FloorDiv: {
      const std::string by = text(a.b);
      return grouped(a.a) + "//" + (by.find_first_of(" *") == std::string::npos ? by : "(" + by + ")");
    }
    case Function::Product: return grouped(a.a) + "*" + grouped(a.b);
    case Function::Max: return "max(" + text(a.a) + ", " + text(a.b) + ")";
    case Function::Min: return "min(" + text(a.a) + ", " + text(a.b) + ")";
    case Function::Equal: return text(a.a) + " == " + text(a.b);
    case Function::Less: return text(a.a) + " < " + text(a.b);
  }
  return {};
}

// "-2*H*(W//2)" without its sign.
std::string unsigned_text(const Term& t) {
  const std::uint64_t n =
      t.coefficient < 0 ? 0 - static_cast<std::uint64_t>(t.coefficient) : static_cast<std::uint64_t>(t.coefficient);
  std::string product = n == 1 ? "" : std::to_string(n);
  for (const Atom* const a : t.factors) {
    const std::string factor = text_of(*a);
    const bool simple = a->function == Function::Symbol || a->function == Function::Max || a->function == Function::Min;
    const bool alone = t.factors.size() == 1 && n == 1 && a->function == Function::FloorDiv;
    product += (product.empty() ? "" : "*") + (simple || alone ? factor : "(" + factor + ")");
  }
  return product;
}

// Q - m*(Q//m) inside of an expression is shown as Q % m: the expression without it, or itself.
struct Remainder {
  Dim rest;
  std::string text;
};
std::optional<Remainder> remainder_in(Dim d) {
  for (const Term& t : d.expr()->terms) {
    if (t.factors.size() != 1 || t.factors[0]->function != Function::FloorDiv) continue;
    const Atom& quotient = *t.factors[0];
    if (!quotient.b.known() || quotient.b.value() <= 0 || t.coefficient % quotient.b.value() != 0) continue;
    const std::int64_t k = -t.coefficient / quotient.b.value();
    if (k <= 0) continue;
    const Dim rest = d - Dim(k) * modulo(quotient.a, quotient.b);
    const std::size_t left = rest.known() ? 0 : rest.expr()->terms.size();
    if (left + 2 > d.expr()->terms.size()) continue;
    const std::string shown = grouped(quotient.a) + " % " + text(quotient.b);
    return Remainder{rest, k == 1 ? shown : std::to_string(k) + "*(" + shown + ")"};
  }
  return std::nullopt;
}

std::int64_t floor_quotient(std::int64_t a, std::int64_t b) {
  const std::int64_t q = a / b;
  return a % b != 0 && (a < 0) != (b < 0) ? q - 1 : q;
}

std::optional<std::int64_t> value_of(const Atom& a, const Assignment& values) {
  if (a.function == Function::Symbol) {
    const auto at = values.find(a.name);
    return at == values.end() ? std::nullopt : std::optional(at->second);
  }
  const auto x = evaluate(a.a, values), y = evaluate(a.b, values);
  if (!x || !y) return std::nullopt;
  switch (a.function) {
    case Function::Symbol: break;
    case Function::FloorDiv: return *y == 0 ? std::nullopt : std::optional(floor_quotient(*x, *y));
    case Function::Product: return *x * *y;
    case Function::Max: return std::max(*x, *y);
    case Function::Min: return std::min(*x, *y);
    case Function::Equal: return *x == *y ? 1 : 0;
    case Function::Less: return *x < *y ? 1 : 0;
  }
  return std::nullopt;
}

}  // namespace

std::string text(Dim d) {
  // What stops at the least number was in all likelihood the least of 64 bits.
  if (d.is(Dim::kLeast)) return std::to_string(std::numeric_limits<std::int64_t>::min());
  if (d.known()) return std::to_string(d.value());
  if (const auto found = remainder_in(d)) {
    if (found->rest.is(0)) return found->text;
    return text(found->rest) + " + " + found->text;
  }
  const Expr& e = *d.expr();
  if (e.terms.size() == 1 && e.constant == 0 && e.terms[0].coefficient == 1 && e.terms[0].factors.size() == 1)
    return text_of(*e.terms[0].factors[0]);
  std::string sum;
  const auto add = [&](const std::string& part, bool negative) {
    sum += sum.empty() ? (negative ? "-" : "") : (negative ? " - " : " + ");
    sum += part;
  };
  // What is added comes first: "32 - H" needs no sign in front.
  for (const Term& t : e.terms)
    if (t.coefficient > 0) add(unsigned_text(t), false);
  if (sum.empty() && e.constant > 0) sum = std::to_string(e.constant);
  const bool constant_shown =
      !sum.empty() && e.constant > 0 && e.terms[0].coefficient < 0 && sum == std::to_string(e.constant);
  for (const Term& t : e.terms)
    if (t.coefficient < 0) add(unsigned_text(t), true);
  if (e.constant != 0 && !constant_shown)
    add(std::to_string(e.constant < 0 ? -e.constant : e.constant), e.constant < 0);
  return sum;
}

void for_each_symbol(Dim d, const std::function<void(const Atom&)>& visit) {
  if (d.known()) return;
  for (const Term& t : d.expr()->terms)
    for (const Atom* const a : t.factors) {
      if (a->function == Function::Symbol) {
        visit(*a);
      } else {
        for_each_symbol(a->a, visit);
        for_each_symbol(a->b, visit);
      }
    }
}

bool presentable(Dim d) {
  bool all = true;
  for_each_symbol(d, [&](const Atom& a) { all &= !a.name.empty(); });
  return all;
}

std::optional<std::int64_t> evaluate(Dim d, const Assignment& values) {
  if (d.known()) return d.value();
  std::int64_t sum = d.expr()->constant;
  for (const Term& t : d.expr()->terms) {
    std::int64_t product = t.coefficient;
    for (const Atom* const a : t.factors) {
      const auto factor = value_of(*a, values);
      if (!factor) return std::nullopt;
      product *= *factor;
    }
    sum += product;
  }
  return sum;
}

}  // namespace shapetrace::dim
