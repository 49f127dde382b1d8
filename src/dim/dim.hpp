// The dim room: sizes. A Dim is a known integer or a symbolic expression; it knows no Python.
//
// One word: known integers are stored as they are (sizes stay far below 2**61), expressions as a pointer into the table
// that made them (table.hpp). Arithmetic on known ones is plain arithmetic. Expressions are kept in one normal form, so
// that equal ones are the same object: 2*(H + 1) and H + H + 2 are, and so are (H*W)//H and W.
#pragma once

#include <cstdint>
#include <string>

namespace shapetrace::dim {

class Table;
struct Expr;

// What can be said of a statement about sizes.
enum class Truth : std::uint8_t { No, Yes, Open };

class Dim {
 public:
  static constexpr std::int64_t kLeast = static_cast<std::int64_t>(0xa000'0000'0000'0000);

  constexpr Dim() = default;
  // Numbers far below any size would look like expressions: they stop at the least that does not.
  constexpr Dim(std::int64_t value)  // NOLINT: implicit on purpose
      : bits_((value & kTagMask) == kSymbolic ? kLeast : value) {}
  static Dim of(const Expr* expression) {
    Dim d;
    d.bits_ = kSymbolic | reinterpret_cast<std::int64_t>(expression);
    return d;
  }
  constexpr bool known() const { return (bits_ & kTagMask) != kSymbolic; }
  constexpr std::int64_t value() const { return bits_; }  // only when known
  const Expr* expr() const { return reinterpret_cast<const Expr*>(bits_ & ~kTagMask); }
  constexpr bool is(std::int64_t n) const { return bits_ == n; }
  // Identical, which for expressions means structurally equal.
  friend constexpr bool operator==(Dim a, Dim b) { return a.bits_ == b.bits_; }

 private:
  static constexpr std::int64_t kTagMask = static_cast<std::int64_t>(0xe000'0000'0000'0000);
  static constexpr std::int64_t kSymbolic = static_cast<std::int64_t>(0x8000'0000'0000'0000);
  std::int64_t bits_ = 0;
};

Dim operator+(Dim a, Dim b);
Dim operator-(Dim a, Dim b);
Dim operator*(Dim a, Dim b);
Dim floor_div(Dim a, Dim b);  // b known non-zero or symbolic
Dim modulo(Dim a, Dim b);     // with the sign of b, as Python's
Dim max(Dim a, Dim b);
Dim min(Dim a, Dim b);
// Statements as numbers: 1 where they hold, 0 where they do not.
Dim is_equal(Dim a, Dim b);
Dim is_less(Dim a, Dim b);

// Questions. They change nothing.
Truth equal(Dim a, Dim b);
Truth less(Dim a, Dim b);
Truth truth(Dim statement);  // whether it is not 0
inline bool surely_equal(Dim a, Dim b) { return equal(a, b) == Truth::Yes; }
inline bool surely_different(Dim a, Dim b) { return equal(a, b) == Truth::No; }
inline bool surely_less(Dim a, Dim b) { return less(a, b) == Truth::Yes; }

// Demands of a rule: true when they are refuted, so that the rule raises. One that is open becomes a condition under
// which the run goes on (Table::assume).
bool refutes_equal(Dim a, Dim b);
bool refutes_at_least(Dim a, Dim b);   // a >= b
bool refutes_divisible(Dim a, Dim b);  // a % b == 0
bool refutes_expand(Dim a, Dim b);     // a grows to b: equal, or a is 1
bool refutes_broadcast(Dim a, Dim b);  // equal, or one of them 1

// "H", "2*N + 1", "(H + 1)//2".
std::string text(Dim d);
// Whether every symbol in it is one that the user has met, so that its text says something.
bool presentable(Dim d);

}  // namespace shapetrace::dim
