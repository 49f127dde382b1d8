// Symbolic sizes: interned expressions, so that equal ones are the same object.
#pragma once

#include <deque>
#include <map>
#include <string>
#include <tuple>

#include "dim/dim.hpp"

namespace shapetrace::dim {

enum class Operator : std::uint8_t { Symbol, Add, Sub, Mul, FloorDiv, Mod, Max, Min };

struct Expr {
  Table* table = nullptr;
  Operator op = Operator::Symbol;
  Dim a, b;          // operands
  std::string name;  // of a symbol
};

// Owns the expressions of one run.
class Table {
 public:
  Dim symbol(std::string name);
  Dim make(Operator op, Dim a, Dim b);

 private:
  std::deque<Expr> expressions_;
  std::map<std::tuple<Operator, std::int64_t, std::int64_t>, const Expr*> interned_;
};

}  // namespace shapetrace::dim
