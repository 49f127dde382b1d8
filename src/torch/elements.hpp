// Known elements of small tensors: reading, writing with the rounding of the element type.
#pragma once

#include <bit>
#include <optional>
#include <utility>

#include "torch/tensor.hpp"

namespace shapetrace::torch {

// An element as a number. Integers beyond 2**53 lose precision: rules that care look at the word.
inline double word_to_double(Word w, DType t) {
  return is_floating(t) ? std::bit_cast<double>(w) : static_cast<double>(static_cast<std::int64_t>(w));
}
// A number as an element of a type: rounded (float32, float16, bfloat16), truncated and wrapped (integers), != 0
// (bool).
Word double_to_word(double d, DType t);
Word int_to_word(std::int64_t i, DType t);

// Gives a fresh contiguous tensor elements to be filled in; null when they are too many or its sizes are not known.
Word* make_elements(Interp& in, Tensor& t);
// Elements that may be off, relatively, by more than this are not kept.
inline constexpr double kMostSlack = 0x1p-10;
// After elements were computed by a function that PyTorch rounds differently from machine to machine: results that are
// short numbers (exp(0), sqrt(4)) are exact all the same.
void note_inexact(Tensor& t, std::span<const double> computed);
// Whole numbers from elements that may be off: exact where both ends of what each may be give the same, else nothing.
void round_elements(Interp& in, const Tensor& from, Tensor& to, double (*round)(double));
// Whether indices that count up, as far as nobody knows, go beyond a dimension of n; that they do not is taken for
// granted where it is open.
inline bool exceeds(const Tensor& indices, Dim n) {
  return indices.storage != nullptr && !indices.storage->beyond.is(0) &&
         dim::refutes_at_least(n, indices.storage->beyond);
}
// The least and the largest of known whole numbers; nothing where they are not known, or there are none.
std::optional<std::pair<std::int64_t, std::int64_t>> element_range(const Tensor& t);
// After a write whose numbers are not followed.
void forget_elements(Tensor& t);
// A Python number: from an element; and an element from one (false when it is not known).
Value word_to_value(Interp& in, Word w, DType t);
bool value_to_word(Value v, DType t, Word& out);

}  // namespace shapetrace::torch
