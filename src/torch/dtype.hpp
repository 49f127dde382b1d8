// Element types, and PyTorch's rules for combining them.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace shapetrace::torch {

// The order is c10::ScalarType's for the first ones; Bool and BFloat16 follow.
// clang-format off
enum class DType : std::uint8_t {
  UInt8, Int8, Int16, Int32, Int64, Float16, Float32, Float64, Complex32, Complex64, Complex128, Bool, BFloat16,
  UInt16, UInt32, UInt64, Float8E4M3, Float8E5M2, QInt8, QUInt8, QInt32,
  Unknown,  // could not be followed
};
// clang-format on
inline constexpr std::size_t kDTypeCount = static_cast<std::size_t>(DType::Unknown);

struct DTypeInfo {
  std::string_view name;    // "float32", as torch.float32 prints behind "torch."
  std::string_view legacy;  // "Float", as error messages name it
  std::uint8_t bytes;
};
const DTypeInfo& info(DType t);

inline bool is_floating(DType t) {
  return t == DType::Float16 || t == DType::Float32 || t == DType::Float64 || t == DType::BFloat16 ||
         t == DType::Float8E4M3 || t == DType::Float8E5M2;
}
inline bool is_complex(DType t) { return t == DType::Complex32 || t == DType::Complex64 || t == DType::Complex128; }
inline bool is_bool(DType t) { return t == DType::Bool; }
// Integers without bool.
inline bool is_integral(DType t) {
  return t == DType::UInt8 || t == DType::Int8 || t == DType::Int16 || t == DType::Int32 || t == DType::Int64 ||
         t == DType::UInt16 || t == DType::UInt32 || t == DType::UInt64;
}
inline bool is_whole(DType t) { return is_integral(t) || is_bool(t); }
inline bool is_half(DType t) { return t == DType::Float16 || t == DType::BFloat16; }

// The counterpart of a complex type and of a floating one; other types stay what they are.
DType real_of(DType t);
DType complex_of(DType t);

// docs: torch.promote_types
DType promote(DType a, DType b);
// Whether what is computed in one type may be written in another (docs: torch.can_cast); what is unknown may.
bool can_cast(DType from, DType to);

// The element type as C++ calls it, where PyTorch's messages do: "float", "c10::Half".
std::string_view cpp_name(DType t);
// A tensor type as older messages name it: "torch.FloatTensor", "CPUBoolType".
std::string_view tensor_type_name(DType t);

}  // namespace shapetrace::torch
