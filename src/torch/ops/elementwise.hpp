// Elementwise operators are rows of tables: a name, what the result's element type is, and how a known element is
// computed. Each row makes the operator and its in-place form ("exp" and "exp_").
#pragma once

#include <span>
#include <string_view>

#include "torch/op.hpp"

namespace shapetrace::torch {

enum class ResultKind : std::uint8_t {
  Same,       // the operand's (promoted) type
  Float,      // integers become the default float type
  Bool,       // comparisons and predicates
  Real,       // as Same, but complex gives its real type
  RealFloat,  // as Float, but complex gives its real type
  Number,     // as Same, but bool gives integers
  Double,     // float64 or complex128
};

// What a binary operator takes beside (Tensor, Tensor).
enum class Operands : std::uint8_t {
  Tensors,          // nothing
  Numbers,          // a number as the second
  Alpha,            // a number as the second, and alpha
  EitherNumber,     // a number as the first, too
  EitherNumberOut,  // the same, with out= for a number as the first
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
  Operands operands = Operands::Numbers;
  bool in_place = true;
  std::string_view second = "other";  // the second parameter's name
};

std::span<const UnaryRow> unary_rows();
std::span<const BinaryRow> binary_rows();

// Whether an elementwise function takes no `out`.
bool has_no_out(std::string_view name);

// The rules behind all rows; also used by operators with schemas of their own.
Value elementwise_unary(Op& op);
Value elementwise_binary(Op& op);
// What a subtraction says of bools.
inline constexpr std::string_view kBoolsSubtracted =
    "Subtraction, the `-` operator, with two bool tensors is not supported. Use the `^` or `logical_xor()` operator "
    "instead.";
inline constexpr std::string_view kSubtractedFromBools =
    "Subtraction, the `-` operator, with a bool tensor is not supported. If you are trying to invert a mask, use the "
    "`~` or `logical_not()` operator instead.";
// False after the error about bool tensors or numbers that are subtracted.
bool subtractable(Op& op, Value a, Value b);
// False after the error about an alpha of add, sub and rsub that does not go with what they compute.
// docs: aten/src/ATen/native/BinaryOps.h (alpha_check)
bool takes_alpha(Op& op, Value alpha, DType computed);
// Broadcasts the tensors among the operands, in their order, and gives a fresh tensor of `dtype` (PyTorch's errors
// otherwise).
Value broadcast_result(Op& op, std::span<const Value> operands, DType dtype);
inline Value broadcast_result(Op& op, Value a, Value b, DType dtype) {
  const Value operands[] = {a, b};
  return broadcast_result(op, operands, dtype);
}
// The same for an in-place operator: argument 0 has to have room for the result, and a type that holds it.
// Elements that share their places are refused, unless `may_overlap`.
Value broadcast_into_first(Op& op, std::span<const Value> operands, DType dtype, bool may_overlap = false);

inline constexpr std::string_view kComplex32 = "which kernels take complex numbers of half precision";
// Whether the divisor of whole numbers is surely 0 somewhere.
bool divides_by_zero(Op& op, DType common);
// A quotient or a remainder; PyTorch's error where it has elements and is `by_zero`.
Value refuse_zero(Op& op, Value quotient, bool by_zero);

}  // namespace shapetrace::torch
