#include "explain/solve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <set>
#include <tuple>

namespace shapetrace::explain {

namespace {

using dim::Assignment;
using dim::Atom;
using dim::Dim;
using dim::Function;
using dim::lone_atom;
using Point = std::vector<std::int64_t>;

// Numbers up to this are put in, but no more of them than this for each of so many symbols that depend on each other.
// How large a batch is hardly ever matters: few are enough, so that there is more room for the others.
constexpr std::int64_t kLargest = 1024;
constexpr std::int64_t kLargestOfAll = std::int64_t{1} << 17;  // of a size for which none of those will do
constexpr std::size_t kMost[] = {0, 1024, 256, 32, 14, 7, 5, 4};
constexpr std::size_t kMostBatches = 4;
bool is_batch(const std::string& name) {
  return name == "N" || name == "b" || name == "B" || name == "bs" || name.starts_with("batch");
}

// How many accepted points a clause lists.
constexpr std::size_t kListed = 24;

bool holds(Dim statement, const Assignment& values) {
  const auto v = dim::evaluate(statement, values);
  return v && *v != 0;
}

std::set<std::string> symbols_of(Dim d, const Aliases& aliases) {
  std::set<std::string> names;
  dim::for_each_symbol(d, [&](const Atom& a) {
    const auto at = aliases.find(a.name);
    names.insert(at == aliases.end() ? a.name : at->second);
  });
  return names;
}

// Conditions of the same text are the same, whichever run made them.
struct Conditions {
  std::vector<Dim> common;                 // of every way
  std::vector<std::vector<Dim>> separate;  // what each way has besides
};

Conditions sorted_out(std::span<const Way> ways) {
  Conditions result;
  std::map<std::string, std::size_t> count;
  for (const Way& way : ways) {
    std::set<std::string> seen;
    for (const Dim c : way.conditions)
      if (seen.insert(dim::text(c)).second) ++count[dim::text(c)];
  }
  for (const Way& way : ways) {
    auto& own = result.separate.emplace_back();
    std::set<std::string> seen;
    for (const Dim c : way.conditions) {
      if (!seen.insert(dim::text(c)).second) continue;
      if (count[dim::text(c)] != ways.size()) {
        own.push_back(c);
      } else if (&way == ways.data()) {
        result.common.push_back(c);
      }
    }
  }
  return result;
}

// Groups of symbols that conditions tie together.
class Groups {
 public:
  explicit Groups(std::span<const std::string> symbols) : symbols_(symbols.begin(), symbols.end()) {
    for (std::size_t i = 0; i < symbols_.size(); ++i) group_.push_back(i);
  }
  void tie(const std::set<std::string>& names) {
    std::size_t to = SIZE_MAX;
    for (const std::string& name : names) {
      const auto at = std::ranges::find(symbols_, name);
      if (at == symbols_.end()) continue;
      const std::size_t from = group_[static_cast<std::size_t>(at - symbols_.begin())];
      if (to == SIZE_MAX) to = from;
      std::ranges::replace(group_, from, to);
    }
  }
  std::vector<std::vector<std::string>> all() const {
    std::vector<std::vector<std::string>> groups;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < symbols_.size(); ++i) {
      const auto at = std::ranges::find(order, group_[i]);
      if (at == order.end()) {
        order.push_back(group_[i]);
        groups.push_back({symbols_[i]});
      } else {
        groups[static_cast<std::size_t>(at - order.begin())].push_back(symbols_[i]);
      }
    }
    return groups;
  }

 private:
  std::vector<std::string> symbols_;
  std::vector<std::size_t> group_;
};

bool concerns(Dim condition, std::span<const std::string> symbols, const Aliases& aliases) {
  const std::set<std::string> names = symbols_of(condition, aliases);
  return std::ranges::any_of(symbols, [&](const std::string& s) { return names.contains(s); });
}

// Accepted numbers of one symbol: sorted, up to `end`.
struct Numbers {
  std::vector<std::int64_t> accepted;
  std::int64_t end = kLargest;
  std::int64_t step = 0;  // they are all of that are so far apart, up to `end`; 0: they are not
  std::int64_t last = 0;  // then: the last one of all, where there is a last one
  bool refuses = false;
};

// In words; nothing where any number will do.
std::string words_of(const std::string& symbol, const Numbers& numbers) {
  const std::vector<std::int64_t>& accepted = numbers.accepted;
  const std::int64_t low = accepted.front(), step = numbers.step;
  if (accepted.size() == 1) return fmt::format("{} = {}", symbol, low);
  if (step == 1) {
    if (numbers.last != 0) return fmt::format("{} from {} to {}", symbol, low, numbers.last);
    return low == 1 ? "" : fmt::format("{} ≥ {}", symbol, low);
  }
  if (step != 0 && (numbers.last == 0 || accepted.size() > 8)) {
    const std::int64_t rest = low % step;
    const std::string from = low > step ? fmt::format(" from {} on", low) : "";
    const std::string to = numbers.last != 0 ? fmt::format(" up to {}", numbers.last) : "";
    return rest == 0 ? fmt::format("{} a multiple of {}{}{}", symbol, step, from, to)
                     : fmt::format("{} = {}·k + {}{}{}", symbol, step, rest, from, to);
  }
  std::string list;
  for (std::size_t i = 0; i < accepted.size() && i < 8; ++i)
    list += fmt::format("{}{}", i == 0 ? "" : ", ", accepted[i]);
  return fmt::format("{} one of {}{}", symbol, list, accepted.size() > 8 ? ", …" : "");
}

std::string point_text(const Point& p) {
  std::string text;
  for (const std::int64_t n : p) text += (text.empty() ? "" : "×") + std::to_string(n);
  return text;
}

bool like_batch(const std::string& name) {
  return is_batch(name) || (name.size() == 2 && name[0] == 'N' && name[1] >= '2' && name[1] <= '9');
}

// Small batches first, where there is one batch; then the squarest, the smaller first.
void sort_for_people(std::vector<Point>& points, const std::vector<std::string>& symbols) {
  const auto batch = static_cast<std::size_t>(std::ranges::find_if(symbols, is_batch) - symbols.begin());
  const bool one_batch = symbols.size() > 1 && std::ranges::count_if(symbols, like_batch) == 1;
  std::ranges::sort(points, {}, [&](const Point& p) {
    Point others = p;
    const std::int64_t size = batch < p.size() && one_batch ? p[batch] : 0;
    if (size != 0) others.erase(others.begin() + static_cast<std::ptrdiff_t>(batch));
    const std::int64_t spread = *std::ranges::max_element(others) - *std::ranges::min_element(others);
    return std::tuple(size, spread, std::move(others));
  });
}

void assign(Assignment& values, const Aliases& aliases, const std::string& symbol, std::int64_t n) {
  values[symbol] = n;
  for (const auto& [alias, of] : aliases)
    if (of == symbol) values[alias] = n;
}

// The largest parts of an expression that depend on nothing but this symbol.
void collect_parts(Dim d, const std::string& symbol, const Aliases& aliases, std::vector<Dim>& parts) {
  const std::set<std::string> names = symbols_of(d, aliases);
  if (!names.contains(symbol)) return;
  if (names.size() == 1) {
    if (std::ranges::find(parts, d) == parts.end()) parts.push_back(d);
    return;
  }
  for (const dim::Term& t : d.expr()->terms)
    for (const Atom* const a : t.factors) {
      const Dim factor = d.expr()->table->polynomial(0, {{1, {a}}});
      if (lone_atom(d) != a) {
        collect_parts(factor, symbol, aliases, parts);
      } else {
        collect_parts(a->a, symbol, aliases, parts);
        collect_parts(a->b, symbol, aliases, parts);
      }
    }
}

// The numbers that are put in: for each symbol those that the conditions on it alone allow. Numbers that the other
// conditions cannot tell apart, as H//32 does not tell 32 from 33, are put in once.
class Grid {
 public:
  Grid(const std::vector<std::string>& symbols, std::span<const Dim> alone, std::span<const Dim> together,
       const Aliases& aliases)
      : symbols_(symbols), aliases_(aliases) {
    const bool batch = symbols.size() > 1 && std::ranges::any_of(symbols, is_batch);
    const std::size_t others = symbols.size() - (batch ? 1 : 0);
    const std::size_t most = kMost[std::min(others, std::size(kMost) - 1)] / (batch && others == 2 ? 2 : 1);
    for (const std::string& symbol : symbols)
      classes_.push_back(classes_of(symbol, alone, together, batch && is_batch(symbol) ? kMostBatches : most));
  }
  // Whether conditions on single symbols left numbers out.
  bool narrowed() const { return narrowed_; }
  // Visits one point of each class until `visit` returns false.
  template <class Visit>
  void for_each(const Visit& visit) const {
    if (std::ranges::any_of(classes_, [](const auto& c) { return c.empty(); })) return;
    std::vector<std::size_t> at(symbols_.size(), 0);
    Point point(symbols_.size());
    Assignment values;
    for (bool more = true; more;) {
      for (std::size_t i = 0; i < at.size(); ++i)
        assign(values, aliases_, symbols_[i], point[i] = classes_[i][at[i]][0]);
      if (!visit(point, values)) return;
      more = false;
      for (std::size_t i = at.size(); i-- > 0 && !more;) {
        more = ++at[i] < classes_[i].size();
        if (!more) at[i] = 0;
      }
    }
  }
  // The points that are like these: each is one of its class.
  std::vector<Point> all_alike(const std::vector<Point>& points) const {
    std::vector<Point> all;
    for (const Point& p : points) {
      std::vector<Point> like{{}};
      for (std::size_t i = 0; i < p.size(); ++i) {
        const auto same = std::ranges::find_if(classes_[i], [&](const auto& c) { return c[0] == p[i]; });
        std::vector<Point> longer;
        for (const Point& start : like)
          for (const std::int64_t n : *same) {
            longer.push_back(start);
            longer.back().push_back(n);
          }
        like = std::move(longer);
      }
      all.insert(all.end(), like.begin(), like.end());
      if (all.size() > kMostAlike) break;
    }
    return all;
  }

 private:
  using Classes = std::vector<std::vector<std::int64_t>>;  // numbers that are alike, the smallest first
  static constexpr std::size_t kMostAlike = 50000, kMostOfAClass = 40;

  Classes classes_of(const std::string& symbol, std::span<const Dim> alone, std::span<const Dim> together,
                     std::size_t most) {
    std::vector<Dim> own, parts;
    for (const Dim c : alone)
      if (symbols_of(c, aliases_) == std::set<std::string>{symbol}) own.push_back(c);
    for (const Dim c : together)
      if (symbols_of(c, aliases_).size() > 1) collect_parts(c, symbol, aliases_, parts);
    Classes classes;
    std::map<std::vector<std::optional<std::int64_t>>, std::size_t> places;
    Assignment values;
    for (std::int64_t n = 1; n <= kLargest; ++n) {
      assign(values, aliases_, symbol, n);
      if (!std::ranges::all_of(own, [&](Dim c) { return holds(c, values); })) {
        narrowed_ = true;
        continue;
      }
      std::vector<std::optional<std::int64_t>> shows;
      for (const Dim part : parts) shows.push_back(dim::evaluate(part, values));
      if (parts.empty()) shows.emplace_back(n);
      const auto [at, made] = places.try_emplace(std::move(shows), classes.size());
      if (made && classes.size() == most) break;
      if (made) classes.emplace_back();
      if (classes[at->second].size() < kMostOfAClass) classes[at->second].push_back(n);
    }
    return classes;
  }

  std::vector<std::string> symbols_;
  const Aliases& aliases_;
  std::vector<Classes> classes_;
  bool narrowed_ = false;
};

// Conditions without those that say nothing that the others do not say.
std::vector<Dim> needed(std::vector<Dim> conditions, const Grid& grid) {
  const auto count = [&](const std::vector<Dim>& all, std::size_t at_most) {
    std::size_t n = 0;
    grid.for_each([&](const Point&, const Assignment& values) {
      n += std::ranges::all_of(all, [&](Dim c) { return holds(c, values); }) ? 1 : 0;
      return n <= at_most;
    });
    return n;
  };
  const std::size_t accepted = count(conditions, SIZE_MAX - 1);
  if (accepted == 0) return conditions;
  for (std::size_t i = 0; i < conditions.size() && conditions.size() > 1;) {
    std::vector<Dim> others = conditions;
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(i));
    if (count(others, accepted) == accepted) {
      conditions = std::move(others);
    } else {
      ++i;
    }
  }
  return conditions;
}

}  // namespace

namespace {

// A polynomial as a product of sums, c*(A + p)*(B + q)*..., and what is left; nothing where it does not come out even.
struct Factored {
  std::string text;
  std::int64_t rest = 0;
};
std::optional<Factored> factored(Dim d) {
  if (d.known() || d.expr()->terms.empty()) return std::nullopt;
  const dim::Expr& e = *d.expr();
  const dim::Term& whole = e.terms[0];  // of the highest degree
  if (whole.factors.size() < 2) return std::nullopt;
  Dim product = whole.coefficient;
  Factored result;
  if (whole.coefficient != 1) result.text = std::to_string(whole.coefficient);
  for (const Atom* const a : whole.factors) {
    if (std::ranges::count(whole.factors, a) != 1) return std::nullopt;
    std::vector<const Atom*> others = whole.factors;
    std::erase(others, a);
    const auto without = std::ranges::find_if(e.terms, [&](const dim::Term& t) { return t.factors == others; });
    const std::int64_t added = without == e.terms.end() ? 0 : without->coefficient;
    if (added % whole.coefficient != 0) return std::nullopt;
    const Dim sum = e.table->polynomial(added / whole.coefficient, {{1, {a}}});
    product = product * sum;
    const bool plain = added == 0 && a->function == Function::Symbol;
    result.text += (result.text.empty() ? "" : "*") + (plain ? a->name : "(" + dim::text(sum) + ")");
  }
  const Dim rest = d - product;
  if (!rest.known()) return std::nullopt;
  result.rest = rest.value();
  return result;
}

// What an equation says, its numbers on the right.
std::string equation_text(Dim a, Dim b) {
  if (a.known()) std::swap(a, b);
  if (!b.known() || a.known()) return dim::text(a) + " = " + dim::text(b);
  if (const auto product = factored(a)) return fmt::format("{} = {}", product->text, b.value() - product->rest);
  const std::int64_t constant = a.expr()->constant;
  return fmt::format("{} = {}", dim::text(a - constant), b.value() - constant);
}

// Q - m*(Q//m) == 0 says that Q is a multiple of m, which is nothing else of Q with smaller coefficients.
std::optional<std::string> multiple_text(Dim remainder) {
  if (remainder.known()) return std::nullopt;
  for (const dim::Term& t : remainder.expr()->terms)
    for (const Atom* const a : t.factors)
      if (a->function == Function::FloorDiv && !a->b.known() && remainder == dim::modulo(a->a, a->b))
        return dim::text(a->a) + " a multiple of " + dim::text(a->b);
  for (const dim::Term& t : remainder.expr()->terms) {
    if (t.factors.size() != 1 || t.factors[0]->function != Function::FloorDiv || !t.factors[0]->b.known()) continue;
    const Dim multiple = t.factors[0]->a;
    const std::int64_t m = t.factors[0]->b.value();
    if (m <= 0 || remainder != dim::modulo(multiple, m)) continue;
    const auto centred = [&](std::int64_t n) { return n % m > m / 2 ? n % m - m : n % m; };
    std::vector<dim::Term> terms = multiple.expr()->terms;
    for (dim::Term& u : terms) u.coefficient = centred(u.coefficient);
    std::erase_if(terms, [](const dim::Term& u) { return u.coefficient == 0; });
    const Dim small = multiple.expr()->table->polynomial(centred(multiple.expr()->constant), std::move(terms));
    const auto product = factored(small);
    return fmt::format("{} a multiple of {}", product && product->rest == 0 ? product->text : dim::text(small), m);
  }
  return std::nullopt;
}

}  // namespace

std::string condition_text(Dim statement) {
  if (const Atom* const a = lone_atom(statement)) {
    if (a->function == Function::Equal) {
      for (const auto& [part, rest] : {std::pair{a->a, a->b}, std::pair{a->b, a->a}}) {
        if (const auto multiple = multiple_text(part - rest)) return *multiple;
        const std::string text = dim::text(part - rest);
        const std::size_t at = text.find(" % ");
        if (at != std::string::npos && text.find(' ', at + 3) == std::string::npos)
          return text.substr(0, at) + " a multiple of " + text.substr(at + 3);
      }
      return equation_text(a->a, a->b);
    }
    if (a->function == Function::Less) return dim::text(a->a) + " < " + dim::text(a->b);
    if (a->function == Function::Max) return condition_text(a->a) + " or " + condition_text(a->b);
  }
  if (const Atom* const b = lone_atom(Dim(1) - statement)) {
    if (b->function == Function::Less) return dim::text(b->a) + " ≥ " + dim::text(b->b);
    if (b->function == Function::Equal) return dim::text(b->a) + " ≠ " + dim::text(b->b);
  }
  return dim::text(statement);
}

bool accepts(std::span<const Way> ways, const Assignment& values) {
  return std::ranges::any_of(ways, [&](const Way& way) {
    return std::ranges::all_of(way.conditions, [&](Dim c) { return holds(c, values); });
  });
}

Aliases equal_symbols(std::span<const std::string> symbols, std::span<const Way> ways) {
  Aliases aliases;
  if (ways.empty()) return aliases;
  const auto place = [&](const std::string& name) { return std::ranges::find(symbols, name) - symbols.begin(); };
  const auto root = [&](std::string name) {
    for (auto at = aliases.find(name); at != aliases.end(); at = aliases.find(name)) name = at->second;
    return name;
  };
  for (const Dim c : sorted_out(ways).common) {
    const Atom* const equal = lone_atom(c);
    if (equal == nullptr || equal->function != Function::Equal) continue;
    const Atom *const a = lone_atom(equal->a), *const b = lone_atom(equal->b);
    if (a == nullptr || b == nullptr || a->function != Function::Symbol || b->function != Function::Symbol) continue;
    std::string x = root(a->name), y = root(b->name);
    if (x == y) continue;
    if (place(x) > place(y)) std::swap(x, y);
    aliases[y] = x;
  }
  for (auto& [alias, symbol] : aliases) symbol = root(symbol);
  return aliases;
}

std::string renamed(std::string_view text, const Aliases& aliases) {
  const auto letter = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; };
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && letter(text[end])) ++end;
    if (end == i) ++end;
    const std::string word(text.substr(i, end - i));
    const auto at = aliases.find(word);
    out += at == aliases.end() ? word : at->second;
    i = end;
  }
  return out;
}

namespace {

// The numbers that one symbol may be while others have these values. Where none of the usual sizes will do, larger ones
// are tried.
Numbers numbers_of(const std::string& symbol, const Conditions& conditions, const Aliases& aliases,
                   Assignment values = {}) {
  Numbers numbers;
  const auto all_hold = [&](std::span<const Dim> all) {
    return std::ranges::all_of(all, [&](Dim c) { return holds(c, values); });
  };
  const auto accepts_number = [&](std::int64_t n) {
    assign(values, aliases, symbol, n);
    return all_hold(conditions.common) &&
           (conditions.separate.empty() || std::ranges::any_of(conditions.separate, all_hold));
  };
  for (std::int64_t n = 1; n <= numbers.end; ++n) {
    if (accepts_number(n)) {
      if (numbers.accepted.empty()) numbers.end = std::max(kLargest, n + kLargest);
      numbers.accepted.push_back(n);
    } else {
      numbers.refuses = true;
    }
    if (n == numbers.end && numbers.accepted.empty() && n < kLargestOfAll) numbers.end = kLargestOfAll;
  }
  const std::vector<std::int64_t>& accepted = numbers.accepted;
  if (accepted.size() < 2) return numbers;
  for (std::size_t i = 1; i < accepted.size(); ++i)
    numbers.step = std::gcd(numbers.step, accepted[i] - accepted[i - 1]);
  const std::int64_t step = numbers.step;
  if ((accepted.back() - accepted[0]) / step + 1 != static_cast<std::int64_t>(accepted.size())) {
    numbers.step = 0;
    return numbers;
  }
  // Is there a last one? Looked for in growing strides, then closed in on.
  std::int64_t good = accepted.back(), bad = 0;
  if (good + step <= numbers.end) bad = good + step;
  for (std::int64_t n = good; bad == 0 && n < kLargestOfAll;) {
    n += step * std::max<std::int64_t>(1, n / 16 / step);
    (accepts_number(n) ? good : bad) = n;
  }
  while (bad != 0 && bad - good > step) {
    const std::int64_t middle = good + (bad - good) / step / 2 * step;
    (accepts_number(middle) ? good : bad) = middle;
  }
  if (bad != 0) numbers.last = good;
  numbers.refuses |= bad != 0;
  return numbers;
}

// Points that tie several symbols: equal ones are said so; few are listed; else the conditions speak.
std::string words_of(const std::vector<std::string>& symbols, const std::vector<Point>& accepted,
                     std::span<const Dim> conditions, const Aliases& aliases) {
  const bool all_equal = std::ranges::all_of(
      accepted, [](const Point& p) { return std::ranges::all_of(p, [&](std::int64_t n) { return n == p[0]; }); });
  if (all_equal && accepted.size() > 1) {
    std::string equal;
    for (const std::string& s : symbols) equal += (equal.empty() ? "" : " = ") + s;
    return equal;
  }
  std::string words;
  for (const Dim c : conditions) {
    const std::set<std::string> names = symbols_of(c, aliases);
    const std::string alone =
        names.size() == 1 ? words_of(*names.begin(), numbers_of(*names.begin(), {{c}, {}}, aliases)) : "";
    words += (words.empty() ? "" : " and ") + (alone.empty() ? renamed(condition_text(c), aliases) : alone);
  }
  std::string list;
  const std::size_t shown = std::min<std::size_t>(accepted.size(), 6);
  for (std::size_t i = 0; i < shown; ++i) list += (i == 0 ? "" : ", ") + point_text(accepted[i]);
  if (accepted.size() > shown) list += ", …";
  return words.empty() ? list : words + ": " + list;
}

Clause clause_of(const std::string& symbol, Numbers numbers) {
  Clause clause;
  clause.symbols = {symbol};
  clause.accepted = numbers.accepted.size();
  if (clause.accepted != 0 && numbers.refuses) clause.words = words_of(symbol, numbers);
  numbers.accepted.resize(std::min(clause.accepted, kListed));
  for (const std::int64_t n : numbers.accepted) clause.first.push_back({n});
  return clause;
}

// Whether each symbol's accepted numbers go with all of the others'.
bool independent(const std::vector<Point>& accepted) {
  if (accepted.empty()) return false;
  std::size_t all = 1;
  for (std::size_t i = 0; i < accepted[0].size(); ++i) {
    std::set<std::int64_t> numbers;
    for (const Point& p : accepted) numbers.insert(p[i]);
    all *= numbers.size();
  }
  return all == accepted.size();
}

// The clauses of symbols that conditions tie together: several where those that tie them say nothing new.
void add_clauses(std::vector<Clause>& clauses, const std::vector<std::string>& symbols, const Conditions& conditions,
                 const Aliases& aliases) {
  Clause clause;
  clause.symbols = symbols;
  if (symbols.size() == 1) {
    clauses.push_back(clause_of(symbols[0], numbers_of(symbols[0], conditions, aliases)));
    return;
  }
  std::vector<Dim> all = conditions.common;
  for (const auto& own : conditions.separate) all.insert(all.end(), own.begin(), own.end());
  const std::vector<Dim> telling = needed(conditions.common, Grid(symbols, {}, all, aliases));
  if (conditions.separate.empty()) {
    Groups groups(symbols);
    for (const Dim c : telling) groups.tie(symbols_of(c, aliases));
    if (const auto parts = groups.all(); parts.size() > 1) {
      for (const std::vector<std::string>& part : parts) {
        Conditions own;
        for (const Dim c : telling)
          if (concerns(c, part, aliases)) own.common.push_back(c);
        add_clauses(clauses, part, own, aliases);
      }
      return;
    }
  }
  const Grid grid(symbols, conditions.common, all, aliases);
  std::vector<Point> accepted;
  bool refuses = grid.narrowed();
  grid.for_each([&](const Point& point, const Assignment& values) {
    const auto all_hold = [&](std::span<const Dim> some) {
      return std::ranges::all_of(some, [&](Dim c) { return holds(c, values); });
    };
    if (all_hold(conditions.common) &&
        (conditions.separate.empty() || std::ranges::any_of(conditions.separate, all_hold))) {
      accepted.push_back(point);
    } else {
      refuses = true;
    }
    return true;
  });
  if (independent(accepted)) {
    for (std::size_t i = 0; i < symbols.size(); ++i) {
      Assignment others;
      for (std::size_t k = 0; k < symbols.size(); ++k) assign(others, aliases, symbols[k], accepted[0][k]);
      clauses.push_back(clause_of(symbols[i], numbers_of(symbols[i], conditions, aliases, std::move(others))));
    }
    return;
  }
  accepted = grid.all_alike(accepted);
  clause.accepted = accepted.size();
  if (!accepted.empty() && refuses) {
    sort_for_people(accepted, symbols);
    clause.words = words_of(symbols, accepted, telling, aliases);
  }
  accepted.resize(std::min<std::size_t>(accepted.size(), kListed));
  clause.first = std::move(accepted);
  clauses.push_back(std::move(clause));
}

}  // namespace

std::vector<Clause> solve(std::span<const std::string> all, std::span<const Way> ways, const Aliases& aliases) {
  std::vector<std::string> symbols(all.begin(), all.end());
  std::erase_if(symbols, [&](const std::string& s) { return aliases.contains(s); });
  Conditions conditions = sorted_out(ways);
  // What aliases say has been heard.
  std::erase_if(conditions.common, [&](Dim c) {
    const Atom* const equal = lone_atom(c);
    return equal != nullptr && equal->function == Function::Equal &&
           renamed(dim::text(equal->a), aliases) == renamed(dim::text(equal->b), aliases);
  });
  Groups groups(symbols);
  std::set<std::string> choosing;  // symbols on which it depends which way is gone
  for (const Dim c : conditions.common) groups.tie(symbols_of(c, aliases));
  for (const auto& own : conditions.separate)
    for (const Dim c : own) choosing.merge(symbols_of(c, aliases));
  groups.tie(choosing);

  std::vector<Clause> clauses;
  for (const std::vector<std::string>& names : groups.all()) {
    Conditions own;
    for (const Dim c : conditions.common)
      if (concerns(c, names, aliases)) own.common.push_back(c);
    if (std::ranges::any_of(names, [&](const std::string& s) { return choosing.contains(s); }))
      own.separate = conditions.separate;
    add_clauses(clauses, names, own, aliases);
  }
  return clauses;
}

}  // namespace shapetrace::explain
