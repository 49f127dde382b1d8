#include "torch/elements.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

namespace shapetrace::torch {

namespace {

// Rounds to a format with `mantissa` stored bits, to nearest even.
double round_to_bits(double d, int mantissa) {
  if (!std::isfinite(d) || d == 0) return d;
  int exponent = 0;
  const double fraction = std::frexp(d, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(fraction, mantissa + 1)), exponent - mantissa - 1);
}

// Numbers below the smallest normal one have fewer bits, numbers above the largest are infinite.
double round_to_half(double d) {
  constexpr double kSmallestNormal = 0x1p-14, kLargest = 65504, kStep = 0x1p-24;
  if (std::fabs(d) < kSmallestNormal) return std::nearbyint(d / kStep) * kStep;
  const double rounded = round_to_bits(d, 10);
  return std::fabs(rounded) > kLargest && std::isfinite(rounded) ? std::copysign(INFINITY, d) : rounded;
}

double round_to_bfloat16(double d) {
  const double rounded = round_to_bits(d, 7);
  return std::fabs(rounded) > 0x1.FEp127 && std::isfinite(rounded) ? std::copysign(INFINITY, d) : rounded;
}

}  // namespace

Word int_to_word(std::int64_t i, DType t) {
  switch (t) {
    case DType::UInt8: return static_cast<std::uint8_t>(i);
    case DType::Int8: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int8_t>(i)));
    case DType::Int16: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int16_t>(i)));
    case DType::Int32: return static_cast<Word>(static_cast<std::int64_t>(static_cast<std::int32_t>(i)));
    case DType::UInt16: return static_cast<std::uint16_t>(i);
    case DType::UInt32: return static_cast<std::uint32_t>(i);
    case DType::Bool: return i != 0 ? 1 : 0;
    case DType::Int64:
    case DType::UInt64: return static_cast<Word>(i);
    default: return double_to_word(static_cast<double>(i), t);
  }
}

Word double_to_word(double d, DType t) {
  switch (t) {
    case DType::Float64: return std::bit_cast<Word>(d);
    case DType::Float32: return std::bit_cast<Word>(static_cast<double>(static_cast<float>(d)));
    case DType::Float16: return std::bit_cast<Word>(round_to_half(static_cast<float>(d)));
    case DType::BFloat16: return std::bit_cast<Word>(round_to_bfloat16(static_cast<float>(d)));
    case DType::Bool: return d != 0 ? 1 : 0;
    default:
      if (is_floating(t)) return std::bit_cast<Word>(d);
      return std::isfinite(d) && std::fabs(d) < 9.2e18 ? int_to_word(static_cast<std::int64_t>(d), t) : 0;
  }
}

Word* make_elements(Interp& in, Tensor& t) {
  if (!all_known(t) || is_complex(t.dtype) || t.dtype == DType::Unknown) return nullptr;
  const Dim count = element_count(t);
  const auto is_negative = [](const Size& s) { return s.n.value() < 0; };  // it will be refused
  if (count.value() > kMaxKnownElements || std::ranges::any_of(t.shape(), is_negative)) return nullptr;
  t.storage->count = count.value();
  t.storage->slack = 0;
  t.storage->elements = static_cast<Word*>(
      in.arena().allocate(std::max<std::size_t>(1, static_cast<std::size_t>(count.value())) * sizeof(Word)));
  return t.storage->elements;
}

void forget_elements(Tensor& t) {
  if (t.storage == nullptr) return;
  t.storage->elements = nullptr;
  t.storage->beyond = 0;
}

std::optional<std::pair<std::int64_t, std::int64_t>> element_range(const Tensor& t) {
  if (!elements_known(t) || is_floating(t.dtype)) return std::nullopt;
  std::optional<std::pair<std::int64_t, std::int64_t>> range;
  const std::int64_t count = element_count(t).value();
  for (std::int64_t i = 0; i < count; ++i) {
    const auto n = static_cast<std::int64_t>(*element(t, i));
    range = range ? std::pair(std::min(range->first, n), std::max(range->second, n)) : std::pair(n, n);
  }
  return range;
}

void note_inexact(Tensor& t, std::span<const double> computed) {
  bool exact = true;
  for (const double x : computed) exact &= std::isnan(x) || static_cast<double>(static_cast<float>(x)) == x;
  if (exact || t.storage->elements == nullptr) return;
  switch (t.dtype) {
    case DType::Float64: t.storage->slack = 0x1p-50; break;
    case DType::Float32: t.storage->slack = 0x1p-21; break;
    default: forget_elements(t);  // the last bit of a narrow type shows
  }
}

void round_elements(Interp& in, const Tensor& from, Tensor& to, double (*round)(double)) {
  if (!elements_near(from)) return;
  std::vector<Word> rounded;
  const double slack = from.storage->slack;
  const std::int64_t count = element_count(from).value();
  for (std::int64_t i = 0; i < count; ++i) {
    const double x = word_to_double(*near_element(from, i), from.dtype);
    const double low = round(x * (1 - slack)), high = round(x * (1 + slack));
    if (low != high && !(std::isnan(low) && std::isnan(high))) return;
    rounded.push_back(double_to_word(high, to.dtype));
  }
  if (Word* const words = make_elements(in, to)) std::ranges::copy(rounded, words);
}

Value word_to_value(Interp& in, Word w, DType t) {
  if (is_floating(t)) return Value::number(std::bit_cast<double>(w));
  if (is_bool(t)) return Value::boolean(w != 0);
  return in.heap().integer(static_cast<std::int64_t>(w));
}

bool value_to_word(Value v, DType t, Word& out) {
  if (std::int64_t i = 0; value::to_int64(v, i)) return out = int_to_word(i, t), true;
  if (double d = 0; value::to_double(v, d)) return out = double_to_word(d, t), true;
  return false;
}

}  // namespace shapetrace::torch
