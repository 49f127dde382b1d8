// Tensors that may not require a gradient where they are given: operators have no derivative with respect to them.
// docs: tools/autograd/derivatives.yaml, torch/csrc/autograd/VariableTypeUtils.h (check_no_requires_grad)
#pragma once

#include <span>
#include <string_view>

namespace shapetrace::torch {

class Op;

// A tensor argument, by name, that one operator takes for a constant.
struct ConstantTensor {
  std::string_view op, parameter;
  std::string_view step;  // the operator inside that has no derivative; empty: the operator itself
};
std::span<const ConstantTensor> constant_tensors_of(std::string_view name);

// Autograd looks before an operator does anything; where the operator that has no derivative is a step of another, it
// looks when that one has made its checks.
enum class Looks : bool { Before, After };

// Whether one of a call's tensors is refused; the exception is pending then.
bool refused_by_autograd(Op& op, Looks when);

}  // namespace shapetrace::torch
