// Which numbers meet a module's conditions, found by putting numbers in, and said in words: "H a multiple of 32".
#pragma once

#include <map>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "dim/table.hpp"

namespace shapetrace::explain {

// One way through a module that ends well: what it takes for granted. The table owns the expressions.
struct Way {
  std::shared_ptr<dim::Table> table;
  std::vector<dim::Dim> conditions;  // statements: all hold
};

// Sizes that depend on each other, and which of them are accepted.
struct Clause {
  std::vector<std::string> symbols;
  std::string words;                             // empty: any size will do
  std::vector<std::vector<std::int64_t>> first;  // accepted ones, the squarest and smallest first; at most 24
  std::size_t accepted = 0;                      // how many of the numbers that were put in
  bool fixed() const { return symbols.size() == 1 && accepted == 1; }
};

// Symbols that every way takes to be equal to an earlier one of `symbols`, with that one.
using Aliases = std::map<std::string, std::string, std::less<>>;
Aliases equal_symbols(std::span<const std::string> symbols, std::span<const Way> ways);
// A text with aliases replaced by what they stand for.
std::string renamed(std::string_view text, const Aliases& aliases);

// One clause for each group of symbols that conditions tie together, in the order of `symbols`, without aliases. No
// clause accepts anything where no input fits.
std::vector<Clause> solve(std::span<const std::string> symbols, std::span<const Way> ways, const Aliases& aliases);

// Whether some way accepts these numbers.
bool accepts(std::span<const Way> ways, const dim::Assignment& values);

// The condition in words: "20*(H//2)*(W//2) == 2000", "H a multiple of 32", "H >= 7".
std::string condition_text(dim::Dim statement);

}  // namespace shapetrace::explain
