// Element types that PyTorch's kernels lack: "\"mish_cpu\" not implemented for 'Long'" and the like.
//
// Most of PyTorch's checks look at sizes first; that a kernel does not have an element type comes out last, when it is
// about to compute. So this is asked after an operator's rule was content. The table is recorded from real PyTorch by
// tools/record_kernel_types.py.
#pragma once

#include <span>
#include <string_view>

#include "torch/dtype.hpp"
#include "value/heap.hpp"

namespace shapetrace::torch {

class Op;

// What a row's message holds for: operator, element types, and a condition on the arguments, terms with commas between:
//
// - elements        no tensor is empty
// - ranked          the first tensor is not 0-d (images: it has 3 or more dimensions)
// - gradient        the result has one
// - resized         a size of the result surely differs from the first tensor's
// - dim             the argument is given
// - reduce=mean     it is this text or number
// - dim:last        it is the last dimension
// - ranks=21/12     what two matrices have, one of these
// - p:fraction      it is between 0 and 1; in the same way train:true, min:tensor, alpha:float, beta:positive,
//                   n:negative, n:nonzero
// - stride:ones     all of them are 1 (dilation:several: some are not)
// - pad:4           it has 4 items
// - !TERM           the contrary
struct MissingKernel {
  std::string_view name;
  std::string_view condition;
  std::uint32_t types;  // bits 1 << DType
  value::Exc exception;
  std::string_view message;  // {} is "Long", {python} "torch.int64", {type} "torch.LongTensor"
};

std::span<const MissingKernel> all_missing_kernels();  // sorted by name
std::span<const MissingKernel> missing_kernels_of(std::string_view name);

// Whether PyTorch's kernel refuses this call's element type, where the rule made this; its exception is pending then.
bool refused_by_kernel(Op& op, value::Value made);

namespace type_sets {
constexpr std::uint32_t bit(DType t) { return 1u << static_cast<unsigned>(t); }
inline constexpr std::uint32_t U8 = bit(DType::UInt8), I8 = bit(DType::Int8), I16 = bit(DType::Int16),
                               I32 = bit(DType::Int32), I64 = bit(DType::Int64), F16 = bit(DType::Float16),
                               BF16 = bit(DType::BFloat16), F32 = bit(DType::Float32), F64 = bit(DType::Float64),
                               C32 = bit(DType::Complex32), C64 = bit(DType::Complex64), C128 = bit(DType::Complex128),
                               B = bit(DType::Bool);
inline constexpr std::uint32_t kInts = U8 | I8 | I16 | I32 | I64, kHalves = F16 | BF16, kFloats = F32 | F64,
                               kComplex = C32 | C64 | C128;
}  // namespace type_sets

}  // namespace shapetrace::torch
