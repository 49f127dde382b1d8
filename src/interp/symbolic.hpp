// Whole numbers that are not known but have an expression: the sizes of tensors that nobody has given. Arithmetic on
// them stays exact, comparisons are proved where they can be, and what a branch takes for granted is remembered.
#pragma once

#include <optional>

#include "dim/dim.hpp"
#include "interp/interp.hpp"

namespace shapetrace::interp {

// A known int or bool, or an unknown one with an expression.
std::optional<dim::Dim> symbolic_of(Value v);
// The number as a value: an int (bool where `kind` says so), or an unknown that stands for it.
Value symbolic_value(Interp& in, dim::Dim d, Type* kind);

// Unset when the operands are not such numbers, or the operator does not stay within them.
Value symbolic_binary(Interp& in, syntax::BinaryOp op, Value a, Value b);
Value symbolic_compare(Interp& in, syntax::CompareOp op, Value a, Value b);
Value symbolic_not(Interp& in, Value a);

// The truth of an unknown value as far as its expression proves it.
dim::Truth symbolic_truth(Value unknown);
// The same for a branch that only wants to know whether anything is there: how many elements a mask selects, how many
// boxes are kept and the like is then taken not to be 0, as torch.export takes sizes that depend on data
// (guard_size_oblivious). What happens when nothing is left is not explored.
dim::Truth symbolic_truth_unless_empty(Value unknown);
// From here on the unknown value has this truth.
void assume_truth(Value unknown, bool truth);

}  // namespace shapetrace::interp
