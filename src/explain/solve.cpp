#include "explain/solve.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <numeric>
#include <set>

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
constexpr std::size_t kMost[] = {0, 1024, 256, 32, 14, 7, 5, 4};
constexpr std::size_t kMostBatches = 4;
constexpr std::string_view kBatch = "N";

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

// The set of one symbol's accepted numbers, in words; they are sorted and not empty.
std::string words_of(const std::string& symbol, const std::vector<std::int64_t>& accepted) {
  const std::int64_t low = accepted.front(), high = accepted.back(), end = kLargest;
  if (accepted.size() == 1) return fmt::format("{} = {}", symbol, low);
  const auto count = static_cast<std::int64_t>(accepted.size());
  if (high - low + 1 == count) {
    if (high < end) return fmt::format("{} from {} to {}", symbol, low, high);
    return low == 1 ? "" : fmt::format("{} ≥ {}", symbol, low);
  }
  std::int64_t step = 0;
  for (std::size_t i = 1; i < accepted.size(); ++i) step = std::gcd(step, accepted[i] - accepted[i - 1]);
  if (step > 1 && (high - low) / step + 1 == count && high + step > end) {
    const std::int64_t rest = low % step;
    const std::string from = low > step ? fmt::format(" from {} on", low) : "";
    return rest == 0 ? fmt::format("{} a multiple of {}{}", symbol, step, from)
                     : fmt::format("{} = {}·k + {}{}", symbol, step, rest, from);
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
  for (const Dim c : conditions) words += (words.empty() ? "" : " and ") + renamed(condition_text(c), aliases);
  std::string list;
  const std::size_t shown = std::min<std::size_t>(accepted.size(), 6);
  for (std::size_t i = 0; i < shown; ++i) list += (i == 0 ? "" : ", ") + point_text(accepted[i]);
  if (accepted.size() > shown) list += ", …";
  return words.empty() ? list : words + ": " + list;
}

// The squarest first, the smaller first.
bool sooner(const Point& x, const Point& y) {
  const auto spread = [](const Point& p) { return *std::ranges::max_element(p) - *std::ranges::min_element(p); };
  return std::pair(spread(x), x) < std::pair(spread(y), y);
}

// The numbers that are put in: for each symbol those that the conditions on it alone allow.
class Grid {
 public:
  Grid(const std::vector<std::string>& symbols, std::span<const Dim> conditions, const Aliases& aliases)
      : symbols_(symbols), aliases_(aliases) {
    const bool batch = symbols.size() > 1 && std::ranges::find(symbols, kBatch) != symbols.end();
    const std::size_t others = symbols.size() - (batch ? 1 : 0);
    const std::size_t most = kMost[std::min(others, std::size(kMost) - 1)] / (batch && others < 3 ? 2 : 1);
    for (const std::string& symbol : symbols) {
      std::vector<Dim> alone;
      for (const Dim c : conditions)
        if (symbols_of(c, aliases) == std::set<std::string>{symbol}) alone.push_back(c);
      std::vector<std::int64_t>& numbers = numbers_.emplace_back();
      const std::size_t room = batch && symbol == kBatch ? kMostBatches : most;
      Assignment values;
      for (std::int64_t n = 1; n <= kLargest && numbers.size() < room; ++n) {
        assign(values, symbol, n);
        if (std::ranges::all_of(alone, [&](Dim c) { return holds(c, values); })) {
          numbers.push_back(n);
        } else {
          narrowed_ = true;
        }
      }
    }
  }
  // Whether conditions on single symbols left numbers out.
  bool narrowed() const { return narrowed_; }
  // Visits point after point until `visit` returns false.
  template <class Visit>
  void for_each(const Visit& visit) const {
    if (std::ranges::any_of(numbers_, [](const auto& n) { return n.empty(); })) return;
    std::vector<std::size_t> at(symbols_.size(), 0);
    Point point(symbols_.size());
    Assignment values;
    for (bool more = true; more;) {
      for (std::size_t i = 0; i < at.size(); ++i) assign(values, symbols_[i], point[i] = numbers_[i][at[i]]);
      if (!visit(point, values)) return;
      more = false;
      for (std::size_t i = at.size(); i-- > 0 && !more;) {
        more = ++at[i] < numbers_[i].size();
        if (!more) at[i] = 0;
      }
    }
  }

 private:
  void assign(Assignment& values, const std::string& symbol, std::int64_t n) const {
    values[symbol] = n;
    for (const auto& [alias, of] : aliases_)
      if (of == symbol) values[alias] = n;
  }

  std::vector<std::string> symbols_;
  const Aliases& aliases_;
  std::vector<std::vector<std::int64_t>> numbers_;
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

// c*A*B + p*A + q*B + r as c*(A + q/c)*(B + p/c) and what is left; nothing where it does not come out even.
struct Factored {
  std::string text;
  std::int64_t rest = 0;
};
std::optional<Factored> factored(Dim d) {
  if (d.known()) return std::nullopt;
  const dim::Expr& e = *d.expr();
  if (e.terms.size() != 3 || e.terms[0].factors.size() != 2) return std::nullopt;
  const std::int64_t c = e.terms[0].coefficient;
  const Atom *const a = e.terms[0].factors[0], *const b = e.terms[0].factors[1];
  std::int64_t with_a = 0, with_b = 0;
  for (std::size_t i = 1; i < 3; ++i) {
    const dim::Term& t = e.terms[i];
    if (t.factors.size() != 1 || t.coefficient % c != 0) return std::nullopt;
    if (t.factors[0] == a) with_a = t.coefficient / c;
    if (t.factors[0] == b) with_b = t.coefficient / c;
  }
  if (a == b || with_a == 0 || with_b == 0) return std::nullopt;
  dim::Table& table = *e.table;
  const auto sum = [&](const Atom* atom, std::int64_t n) {
    return "(" + dim::text(table.polynomial(n, {{1, {atom}}})) + ")";
  };
  Factored result;
  result.text = (c == 1 ? "" : std::to_string(c) + "*") + sum(a, with_b) + "*" + sum(b, with_a);
  result.rest = e.constant - c * with_a * with_b;
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

}  // namespace

std::string condition_text(Dim statement) {
  if (const Atom* const a = lone_atom(statement)) {
    if (a->function == Function::Equal) {
      // Q - m*(Q//m) == 0
      for (const auto& [part, rest] : {std::pair{a->a, a->b}, std::pair{a->b, a->a}}) {
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
  for (std::vector<std::string>& names : groups.all()) {
    Clause clause;
    clause.symbols = std::move(names);
    std::vector<Dim> common;
    for (const Dim c : conditions.common)
      if (concerns(c, clause.symbols, aliases)) common.push_back(c);
    const bool chooses =
        std::ranges::any_of(clause.symbols, [&](const std::string& s) { return choosing.contains(s); });
    const std::size_t rank = clause.symbols.size();
    const Grid grid(clause.symbols, common, aliases);
    std::vector<Point> accepted;
    bool refuses = grid.narrowed();
    grid.for_each([&](const Point& point, const Assignment& values) {
      const auto all_hold = [&](std::span<const Dim> all) {
        return std::ranges::all_of(all, [&](Dim c) { return holds(c, values); });
      };
      if (all_hold(common) && (!chooses || std::ranges::any_of(conditions.separate, all_hold))) {
        accepted.push_back(point);
      } else {
        refuses = true;
      }
      return true;
    });
    clause.accepted = accepted.size();
    if (!accepted.empty() && rank == 1) {
      std::vector<std::int64_t> numbers;
      for (const Point& p : accepted) numbers.push_back(p[0]);
      clause.words = words_of(clause.symbols[0], numbers);
    } else if (!accepted.empty() && refuses) {
      std::ranges::sort(accepted, sooner);
      clause.words = words_of(clause.symbols, accepted, needed(common, Grid(clause.symbols, {}, aliases)), aliases);
    }
    accepted.resize(std::min<std::size_t>(accepted.size(), kListed));
    clause.first = std::move(accepted);
    clauses.push_back(std::move(clause));
  }
  return clauses;
}

}  // namespace shapetrace::explain
