// Python numbers that an element type does not hold: "value cannot be converted to type c10::Half without overflow".
// docs: c10/core/Scalar.h (checked_convert), c10/util/TypeCast.h (overflows)
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "torch/tensor.hpp"

namespace shapetrace::torch {

class Op;
struct Schema;

// What reading a Python int past 64 bits raises, a ValueError (torch/csrc/utils/python_numbers.h).
inline constexpr std::string_view kUnpackOverflow = "Overflow when unpacking long long";

// A number that 64 bits do not hold is read as one without sign: what its OverflowError says, empty where that holds
// it. docs: torch/csrc/utils/python_arg_parser.cpp (PythonArgs::scalar_slow)
std::string_view unpack_refusal(Value number);

// Whether PyTorch refuses to make an element of a number. What is not known is not refused.
bool overflows_type(Value number, DType t);

// The error about a number that a type does not hold.
Value refuse_number(Interp& in, DType t);

// What a kernel converts a number to: the type of its elements, or the one that it computes in (at::opmath_type).
// Exponents of whole numbers are first looked at as int64, for their sign; those of float32 and complex ones are doubles.
enum class As : std::uint8_t { Element, Computed, Exponent };

// A number among an operator's arguments that its kernel converts.
struct LimitedNumber {
  std::size_t parameter;
  As as;
};
std::vector<LimitedNumber> limited_numbers_of(const Schema& schema);

// Whether a kernel refuses one of a call's numbers; its exception is pending then. `result` is what the rule gave.
bool refused_number(Op& op, Value result);

}  // namespace shapetrace::torch
