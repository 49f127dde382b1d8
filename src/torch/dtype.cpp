#include "torch/dtype.hpp"

namespace shapetrace::torch {

namespace {
constexpr std::array<DTypeInfo, kDTypeCount + 1> kInfo = {{
    {"uint8", "Byte", 1},
    {"int8", "Char", 1},
    {"int16", "Short", 2},
    {"int32", "Int", 4},
    {"int64", "Long", 8},
    {"float16", "Half", 2},
    {"float32", "Float", 4},
    {"float64", "Double", 8},
    {"complex32", "ComplexHalf", 4},
    {"complex64", "ComplexFloat", 8},
    {"complex128", "ComplexDouble", 16},
    {"bool", "Bool", 1},
    {"bfloat16", "BFloat16", 2},
    {"uint16", "UInt16", 2},
    {"uint32", "UInt32", 4},
    {"uint64", "UInt64", 8},
    {"float8_e4m3fn", "Float8_e4m3fn", 1},
    {"float8_e5m2", "Float8_e5m2", 1},
    {"qint8", "QInt8", 1},
    {"quint8", "QUInt8", 1},
    {"qint32", "QInt32", 4},
    {"", "", 4},
}};

int rank_of(DType t) {
  switch (t) {
    case DType::Bool: return 0;
    case DType::UInt8:
    case DType::Int8: return 1;
    case DType::Int16:
    case DType::UInt16: return 2;
    case DType::Int32:
    case DType::UInt32: return 3;
    case DType::Int64:
    case DType::UInt64: return 4;
    default: return 5;
  }
}

}  // namespace

DType real_of(DType t) {
  switch (t) {
    case DType::Complex32: return DType::Float16;
    case DType::Complex64: return DType::Float32;
    case DType::Complex128: return DType::Float64;
    default: return t;
  }
}

DType complex_of(DType t) {
  switch (t) {
    case DType::Float16: return DType::Complex32;
    case DType::Float32: return DType::Complex64;
    case DType::Float64: return DType::Complex128;
    default: return t;
  }
}

const DTypeInfo& info(DType t) { return kInfo[static_cast<std::size_t>(t)]; }

bool can_cast(DType from, DType to) {
  const auto category = [](DType t) { return is_complex(t) ? 3 : is_floating(t) ? 2 : is_bool(t) ? 0 : 1; };
  return from == DType::Unknown || to == DType::Unknown || category(from) <= category(to);
}

DType promote(DType a, DType b) {
  if (a == b) return a;
  if (a == DType::Unknown || b == DType::Unknown) return DType::Unknown;
  if (is_complex(a) || is_complex(b)) {
    if (is_complex(a) && is_complex(b)) return info(a).bytes > info(b).bytes ? a : b;
    const DType c = is_complex(a) ? a : b, other = is_complex(a) ? b : a;
    if (!is_floating(other)) return c;
    // complex64 with float64 is complex128; complex32 with bfloat16 or float32 is complex64.
    const DType wanted = complex_of(other) == other ? DType::Complex64 : complex_of(other);
    return info(wanted).bytes > info(c).bytes ? wanted : c;
  }
  if (is_floating(a) || is_floating(b)) {
    if (!is_floating(a)) return b;
    if (!is_floating(b)) return a;
    if (info(a).bytes == info(b).bytes) return DType::Float32;  // float16 with bfloat16
    return info(a).bytes > info(b).bytes ? a : b;
  }
  if (rank_of(a) != rank_of(b)) {
    const DType wide = rank_of(a) > rank_of(b) ? a : b, narrow = rank_of(a) > rank_of(b) ? b : a;
    // uint8 with int8 is int16; a wider signed type holds a narrower unsigned one.
    (void)narrow;
    return wide;
  }
  return DType::Int16;  // uint8 with int8
}

std::string_view cpp_name(DType t) {
  switch (t) {
    case DType::Float32: return "float";
    case DType::Float64: return "double";
    case DType::Int64: return "long int";
    case DType::Int32: return "int";
    case DType::Float16: return "c10::Half";
    case DType::BFloat16: return "c10::BFloat16";
    case DType::Bool: return "bool";
    case DType::UInt8: return "unsigned char";
    case DType::Int8: return "signed char";
    case DType::Int16: return "short int";
    case DType::Complex64: return "c10::complex<float>";
    case DType::Complex128: return "c10::complex<double>";
    default: return info(t).name;
  }
}

std::string_view tensor_type_name(DType t) {
  switch (t) {
    case DType::UInt8: return "torch.ByteTensor";
    case DType::Int8: return "torch.CharTensor";
    case DType::Int16: return "torch.ShortTensor";
    case DType::Int32: return "torch.IntTensor";
    case DType::Int64: return "torch.LongTensor";
    case DType::Float16: return "torch.HalfTensor";
    case DType::Float32: return "torch.FloatTensor";
    case DType::Float64: return "torch.DoubleTensor";
    case DType::BFloat16: return "CPUBFloat16Type";
    case DType::Bool: return "CPUBoolType";
    case DType::Complex32: return "CPUComplexHalfType";
    case DType::Complex64: return "CPUComplexFloatType";
    case DType::Complex128: return "CPUComplexDoubleType";
    default: return info(t).name;
  }
}

}  // namespace shapetrace::torch
