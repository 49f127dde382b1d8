// Known elements behind operators whose rules only follow shapes.
#pragma once

#include "torch/op.hpp"

namespace shapetrace::torch {

// Finds the elements of a fresh result where all arguments are known and small; does nothing otherwise.
void fill_known_elements(Op& op, Value result);

}  // namespace shapetrace::torch
