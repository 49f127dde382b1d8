// Symbolic sizes: polynomials over symbols and what is no polynomial (floor division, maximum, statements), interned.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include "dim/dim.hpp"

namespace shapetrace::dim {

// What an atom of a polynomial is. Product stands for one that would be too long when multiplied out.
enum class Function : std::uint8_t { Symbol, FloorDiv, Product, Max, Min, Equal, Less };

// Bounds, both inclusive; beyond kInfinite is no bound.
struct Interval {
  static constexpr std::int64_t kInfinite = std::int64_t{1} << 60;
  std::int64_t low = -kInfinite, high = kInfinite;
};

struct Atom {
  Function function = Function::Symbol;
  Dim a, b;                  // operands
  std::string name;          // of a symbol; empty: nobody has met it
  std::uint32_t number = 0;  // in order of making
  Interval bounds;           // of a symbol
};

// coefficient * factors; the factors in the order of their numbers, with repetitions.
struct Term {
  std::int64_t coefficient = 0;
  std::vector<const Atom*> factors;
};

// constant + terms; the terms by falling degree, then by their factors' numbers.
struct Expr {
  Table* table = nullptr;
  std::int64_t constant = 0;
  std::vector<Term> terms;
};

// What symbols stand for.
using Assignment = std::map<std::string, std::int64_t, std::less<>>;

// Owns the expressions of one run, and what is taken for granted about them.
class Table {
 public:
  // A symbol that the user meets by this name.
  Dim symbol(std::string name, Interval bounds = {});
  // A number of which nothing but its bounds is known.
  Dim fresh(Interval bounds = {}) { return symbol({}, bounds); }

  // For the arithmetic in this room: atoms and polynomials in normal form (terms in order, none 0).
  Dim atom(Function function, Dim a, Dim b);
  Dim polynomial(std::int64_t constant, std::vector<Term> terms);

  // From here on a statement (0 or 1) is taken to hold: noted, and used by the questions asked later.
  void assume(Dim statement);
  // What was taken for granted, in order.
  std::span<const Dim> conditions() const { return conditions_; }
  // Whether a statement (Equal or Less of these) was taken to hold or not to hold, if it was either.
  std::optional<bool> settled(Function function, Dim a, Dim b) const;
  // An expression with what is taken for granted put in: C + 1 is 4 where C == 3 was assumed.
  Dim resolve(Dim d);
  // Whether a statement about one symbol that the user has met holds for every size in use that meets what was taken
  // for granted, or for none: what bounds do not prove is tried out. For branches, not for demands.
  Truth tried_out(Dim statement);
  // Resolved, in the symbols that the user has met: H where H is known to be 4 times something.
  Dim presented(Dim d);

  // An expression in which the sizes that nobody has met (fresh ones that may be 0) are at least 1.
  Dim without_empty(Dim d);
  // An expression with a value in the place of a symbol.
  Dim with(Dim d, Dim symbol, Dim value);

 private:
  using FunctionKey = std::tuple<Function, std::int64_t, std::int64_t>;
  static FunctionKey key_of(Function function, Dim a, Dim b);
  void settle(const Atom& atom, Dim value);
  void learn_equal(Dim a, Dim b);
  void learn_at_least(Dim d, std::int64_t n);
  Dim resolve_atom(const Atom& atom);
  Dim presented_symbol(Dim symbol);

  // Sizes of a symbol that meet the first `heard` conditions.
  struct Witnesses {
    std::vector<std::int64_t> sizes;
    std::size_t heard = 0;
  };

  std::deque<Atom> atoms_;
  std::deque<Expr> expressions_;
  std::map<std::vector<std::int64_t>, const Expr*> interned_;
  std::map<FunctionKey, const Atom*> functions_;
  std::vector<Dim> conditions_;
  std::map<const Atom*, Dim> replaced_;  // symbols and statements that an assumption has settled
  std::map<const Atom*, std::pair<Dim, std::int64_t>> multiples_;  // x: the symbol that is n*x, and n
  std::unordered_map<const Expr*, Dim> resolved_;
  std::map<std::string, Witnesses, std::less<>> witnesses_;  // by the symbol's name
};

// The single atom that an expression is (1 * atom + 0); null otherwise.
const Atom* lone_atom(Dim d);
Interval bounds(Dim d);
// The value when every symbol has one; nullopt when one has none, or something is divided by 0.
std::optional<std::int64_t> evaluate(Dim d, const Assignment& values);
// Visits every symbol in it, also inside of functions.
void for_each_symbol(Dim d, const std::function<void(const Atom&)>& visit);

}  // namespace shapetrace::dim
