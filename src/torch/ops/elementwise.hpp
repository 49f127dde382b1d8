// Elementwise operators are rows of tables: a name, what the result's element type is, and how a known element is
// computed. Each row makes the operator and its in-place form ("exp" and "exp_").
#pragma once

#include <span>
#include <string_view>

#include "torch/op.hpp"

namespace shapetrace::torch {

enum class ResultKind : std::uint8_t {
  Same,   // the operand's (promoted) type
  Float,  // integers become the default float type
  Bool,   // comparisons and predicates
  Real,   // as Same, but complex gives its real type
};

struct UnaryRow {
  std::string_view name;
  ResultKind result;
  double (*compute)(double) = nullptr;  // of a known element; null: the result's elements are not known
  bool in_place = true;
  bool refuses_bool = false;  // "Negation, the `-` operator, on a bool tensor is not supported"
};

struct BinaryRow {
  std::string_view name;
  ResultKind result;
  double (*compute)(double, double) = nullptr;
  bool alpha = false;  // add and sub take alpha
  bool in_place = true;
  bool integers_only = false;  // bitwise ones
};

std::span<const UnaryRow> unary_rows();
std::span<const BinaryRow> binary_rows();

// The rules behind all rows; also used by operators with schemas of their own.
Value elementwise_unary(Op& op);
Value elementwise_binary(Op& op);
// Broadcasts arguments a and b and gives a fresh tensor of `dtype` (PyTorch's errors otherwise).
Value broadcast_result(Op& op, Value a, Value b, DType dtype);

}  // namespace shapetrace::torch
