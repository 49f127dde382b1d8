#include "torch/out_types.hpp"

#include <algorithm>

#include "torch/out_argument.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

enum class Takes : std::uint8_t {
  Same,     // the result's own type
  Wider,    // one that the result's type can be cast to
  Floats,   // floating types
  Numbers,  // floating and complex types
  Flags,    // bool and uint8
  NotBool,
  NotComplex,
  Reals,  // neither bool nor complex
};

// Which element types an operator's `out` may have, and what it says of others: {0} is the result's type, {1} that of
// `out`, as messages name types; {2} and {3} are the same as C++ names them, {4} and {5} as
// types of tensors.
struct Demand {
  std::string_view operators;  // between blanks
  Takes takes;
  std::string_view message;
  interp::Exc exception = interp::Exc::RuntimeError;
};
constexpr interp::Exc kNoKernel = interp::Exc::NotImplementedError;
constexpr std::string_view kCast = "result type {0} can't be cast to the desired output type {1}";
constexpr std::string_view kScalarType = "expected scalar_type {0} but found {1}";
constexpr Demand kDemands[] = {
    // Structured kernels (structured_*::set_output).
    {" softmax log_softmax gather take_along_dim mm addmm bmm baddbmm mv addmv matmul argmax argmin tril triu scatter "
     "scatter_add scatter_reduce index_add index_copy index_reduce sort msort topk max min linalg_vector_norm norm "
     "linalg_cross linalg_inv renorm diag isin aminmax ",
     Takes::Same, "Expected out tensor to have dtype {2}, but got {3} instead"},
    {" amax amin ", Takes::Same,
     "Expected the dtype for input and out to match, but got {0} for input's dtype and {1} for out's dtype."},
    {" index_select ", Takes::Same, "index_select(): self and result must have the same scalar type"},
    {" masked_select ", Takes::Same, "masked_select(): self and result must have the same scalar type"},
    {" take ", Takes::Same,
     "take(): self and out expected to have the same dtype, but got self.dtype = {0} and out.dtype = {1}"},
    {" complex polar ", Takes::Same, "Expected object of scalar type {0} but got scalar type {1} for argument 'out'"},
    {" where ", Takes::Same, "Expected out type to be {0} but got {1}"},
    {" cummax cummin logcumsumexp ", Takes::Same, kScalarType},
    {" mode ", Takes::Same, "expected scalar type '{0}' but got '{1}' for values output"},
    {" kthvalue ", Takes::Same, "output values must be of same type as input"},
    {" quantile nanquantile ", Takes::Same, "quantile() out tensor must be same dtype as the input tensor"},
    {" median nanmedian ", Takes::Same,
     "Expected tensor for 'values' to have the same type as tensor for argument #2 'self'; but type {5} does not equal "
     "{4} (while checking arguments for median)"},
    {" histc ", Takes::Same,
     "torch.histogram: input tensor and hist tensor should have the same dtype, but got input {2} and hist {3}"},
    {" float_power ", Takes::Same,
     "the output given to float_power has dtype {1} but the operation's result requires dtype {0}"},
    {" inner tensordot ", Takes::Same,
     "tensordot: Expected the output tensor to have dtype {0}, but got an output tensor with dtype {1}"},
    {" addbmm ", Takes::Same, "self and mat2 must have the same dtype, but got {1} and {0}"},
    {" heaviside ", Takes::NotComplex, "heaviside is not yet implemented for complex tensors."},
    {" heaviside ", Takes::Same, "heaviside is not yet implemented for tensors with different dtypes."},
    // TensorIterator without and with promotion.
    {" abs absolute ceil fix floor frac neg negative round sgn sign trunc conj_physical bitwise_not ", Takes::Same,
     "Found dtype {1} but expected {0}"},
    {" isneginf ", Takes::Same, "isneginf does not support non-boolean outputs."},
    {" isposinf ", Takes::Same, "isposinf does not support non-boolean outputs."},
    {" signbit ", Takes::Same, "signbit does not support non-boolean outputs."},
    {" nan_to_num ", Takes::Same, "nan_to_num: dtype of out: {1} should be same as input: {0}"},
    {" dot vdot ", Takes::Same, "result dtype {1} does not match input dtype {0}"},
    {" ldexp ", Takes::Numbers, "ldexp can't be cast to the desired output type {1}"},
    {" add sub mul div divide true_divide subtract multiply maximum minimum fmax fmin atan2 arctan2 hypot outer ger "
     "addr "
     "addcmul addcdiv pow remainder fmod floor_divide gcd lcm xlogy copysign logaddexp logaddexp2 nextafter igamma "
     "igammac bitwise_and bitwise_or bitwise_xor bitwise_left_shift bitwise_right_shift polygamma kron diff square "
     "ldexp "
     "rsub acos acosh angle asin asinh atan atanh arccos arccosh arcsin arcsinh arctan arctanh cos cosh "
     "deg2rad digamma erf erfc erfinv exp exp2 expm1 i0 lgamma log log10 log1p log2 logit rad2deg reciprocal rsqrt "
     "sigmoid sin sinc sinh sqrt tan tanh special_expit special_ndtr special_xlog1py special_zeta ",
     Takes::Wider, kCast},
    {" cat concat concatenate hstack vstack dstack column_stack row_stack stack ", Takes::Wider,
     "torch.cat(): input types can't be cast to the desired output type {1}", interp::Exc::TypeError},
    // Reductions compute in the type of `out`.
    {" mean ", Takes::Numbers, "result type Float can't be cast to the desired output type {1}"},
    {" any ", Takes::Flags, "any only supports bool tensor for result, got: {1}"},
    {" all ", Takes::Flags, "all only supports bool tensor for result, got: {1}"},
    {" logsumexp ", Takes::Numbers, "logsumexp(): Expected floating point type for result tensor, but got: {1}"},
    {" cumsum ", Takes::NotBool, "\"cumsum_out_cpu\" not implemented for '{1}'", kNoKernel},
    {" cumprod ", Takes::NotBool, "\"cumprod_out_cpu\" not implemented for '{1}'", kNoKernel},
    // Creations.
    {" arange ", Takes::Reals, "\"arange_cpu\" not implemented for '{1}'", kNoKernel},
    {" range ", Takes::Reals, "\"range_cpu\" not implemented for '{1}'", kNoKernel},
    {" randperm ", Takes::Reals, "\"randperm\" not implemented for '{1}'", kNoKernel},
    {" linspace ", Takes::NotBool, "\"linspace_cpu\" not implemented for '{1}'", kNoKernel},
    {" logspace ", Takes::NotBool, "\"logspace_cpu\" not implemented for '{1}'", kNoKernel},
    {" rand ", Takes::Numbers, "\"check_uniform_bounds\" not implemented for '{1}'", kNoKernel},
    {" randn ", Takes::Numbers, "\"normal_kernel_cpu\" not implemented for '{1}'", kNoKernel},
    {" randint ", Takes::NotBool, "to - 1 is out of bounds for bool"},
    {" randint ", Takes::NotComplex, "check_random_bounds handles only integral, floating-point and boolean types"},
};
// Operators whose overloads differ.
constexpr Demand kFound{"", Takes::Same, "Found dtype {1} but expected {0}"}, kCastable{"", Takes::Wider, kCast},
    kLongIndices{"", Takes::Same, kScalarType};

constexpr std::string_view kUndifferentiated =
    " softmax log_softmax logical_not logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor "
    "bitwise_not "
    "bitwise_left_shift bitwise_right_shift eq ne lt le gt ge equal not_equal less less_equal greater greater_equal "
    "floor_divide heaviside conj_physical inner histc diag quantile nanquantile isin argmax argmin any all isposinf "
    "isneginf signbit gcd lcm bucketize searchsorted float_power fft_fft fft_ifft fft_rfft fft_ihfft "
    "count_nonzero isfinite ";
// Operators that hand `out` on to another one, whose name errors have.
constexpr std::pair<std::string_view, std::string_view> kHandedOn[] = {{"nanmean", "nansum"},
                                                                       {"norm", "linalg_vector_norm"},
                                                                       {"diff", "sub"},
                                                                       {"min", "minimum"},
                                                                       {"max", "maximum"},
                                                                       {"square", "pow"},
                                                                       {"outer", "mul"},
                                                                       {"ger", "mul"},
                                                                       {"kron", "mul"},
                                                                       {"hstack", "cat"},
                                                                       {"vstack", "cat"},
                                                                       {"dstack", "cat"},
                                                                       {"row_stack", "cat"},
                                                                       {"column_stack", "cat"},
                                                                       {"concat", "cat"},
                                                                       {"concatenate", "cat"},
                                                                       {"take_along_dim", "gather"},
                                                                       {"linalg_inv", "linalg_inv_ex"},
                                                                       {"fft_irfft", "_fft_c2r"},
                                                                       {"fft_hfft", "_fft_c2r"}};

bool named(std::string_view list, std::string_view name) {
  return list.find(fmt::format(" {} ", name)) != std::string_view::npos;
}

int category(DType t) { return is_complex(t) ? 3 : is_floating(t) ? 2 : is_bool(t) ? 0 : 1; }

bool takes(Takes kind, DType result, DType out) {
  switch (kind) {
    case Takes::Same: return result == out;
    case Takes::Wider: return category(result) <= category(out);
    case Takes::Floats: return is_floating(out);
    case Takes::Numbers: return is_floating(out) || is_complex(out);
    case Takes::Flags: return is_bool(out) || out == DType::UInt8;
    case Takes::NotBool: return !is_bool(out);
    case Takes::NotComplex: return !is_complex(out);
    case Takes::Reals: return !is_bool(out) && !is_complex(out);
  }
  return true;
}

bool meets(Interp& in, const Demand& demand, DType result, DType out) {
  if (takes(demand.takes, result, out)) return true;
  const std::string_view types[] = {info(result).legacy, info(out).legacy,         cpp_name(result),
                                    cpp_name(out),       tensor_type_name(result), tensor_type_name(out)};
  in.raise(demand.exception,
           std::string_view(fmt::vformat(
               demand.message, fmt::make_format_args(types[0], types[1], types[2], types[3], types[4], types[5]))));
  return false;
}

bool refuse(Interp& in, std::string_view text) { return in.raise(interp::Exc::RuntimeError, text), false; }

bool requires_gradient(std::span<const Value> arguments) {
  return std::ranges::any_of(arguments, [](const Value& v) {
    return std::ranges::any_of(items_or_self(v), [](Value x) { return is_tensor(x) && tensor_of(x).requires_grad; });
  });
}

bool refuse_gradient(Interp& in, std::string_view name) {
  return refuse(in, fmt::format("{}(): functions with out=... arguments don't support automatic differentiation, but "
                                "one of the arguments requires grad.",
                                name));
}

// Creations have no derivative: they write to what has been computed, and refuse what gradients are asked of.
bool creates_into(Interp& in, std::string_view name, const Tensor& to) {
  if (named(" randn empty ", name)) return refuse(in, "cannot resize variables that require grad");
  return !to.is_leaf || refuse_gradient(in, fmt::format("aten::{}", name));
}

// Whether a kernel whose name stands in a demand's message is not asked, as there is nothing to compute.
bool computes_nothing(std::string_view name, const Tensor& result) {
  if (!result.rank_known) return false;
  const Dim count = element_count(result);
  if (named(" linspace logspace ", name)) return count.is(0) || count.is(1);
  if (named(" cumsum cumprod ", name)) return count.is(0) || result.rank == 0;
  return named(" std var ", name) && count.is(0);
}

std::string_view name_of_inner(std::string_view name) {
  const auto* const inner = std::ranges::find(kHandedOn, name, &std::pair<std::string_view, std::string_view>::first);
  return inner == std::end(kHandedOn) ? name : inner->second;
}

}  // namespace

bool may_begin_with_out(Interp& in, const Schema& schema, std::span<const Value> arguments) {
  const Value out = out_argument(schema, arguments);
  if (out.is_unset()) return true;
  const bool handed_on = std::ranges::any_of(kHandedOn, [&](const auto& pair) { return pair.first == schema.name; });
  // The results of `max` along a dimension are its own, the larger of two tensors is another operator.
  const bool inverse = schema.name == "linalg_inv" || schema.name == "square" || schema.name == "kron";
  const bool own =
      !handed_on || inverse || ((schema.name == "max" || schema.name == "min") && schema.overload != "other");
  const bool reads_tensors =
      schema.parameters[0].type == ArgType::Tensor || schema.parameters[0].type == ArgType::TensorList;
  if (own && reads_tensors && !named(kUndifferentiated, schema.name) && state(in).grad_enabled &&
      requires_gradient(arguments))
    return refuse_gradient(in, inverse ? name_of_inner(schema.name) : schema.name);
  if (!is_tensor(out) || tensor_of(out).dtype == DType::Unknown) return true;
  const DType type = tensor_of(out).dtype;
  if (named(" fft_fft fft_ifft fft_rfft fft_ihfft ", schema.name) && !is_complex(type)) {
    if (is_tensor(arguments[0]) && is_complex(tensor_of(arguments[0]).dtype)) return true;
    return refuse(
        in, fmt::format("{} expects a complex output tensor, but got {}", schema.name.substr(4), info(type).legacy));
  }
  if (named(" fft_irfft fft_hfft ", schema.name) && !is_floating(type))
    return refuse(in, fmt::format("{} expects a floating point output tensor, but got {}", schema.name.substr(4),
                                  info(type).legacy));
  if ((schema.name == "dot" || schema.name == "vdot") && is_tensor(arguments[0])) {
    const DType self = tensor_of(arguments[0]).dtype;
    if (self != type && self != DType::Unknown)
      return refuse(in,
                    fmt::format("result dtype {} does not match input dtype {}", info(type).legacy, info(self).legacy));
  }
  return true;
}

bool takes_out_type(Interp& in, const Schema& schema, std::span<const Value> arguments, const Tensor& from,
                    const Tensor& to, std::size_t n) {
  const DType result = from.dtype, out = to.dtype;
  if (schema.parameters[0].type != ArgType::Tensor && schema.parameters[0].type != ArgType::TensorList) {
    if (state(in).grad_enabled && requires_gradient(arguments) && !creates_into(in, schema.name, to)) return false;
  } else if (state(in).grad_enabled && requires_gradient(arguments) && !named(kUndifferentiated, schema.name)) {
    return refuse_gradient(in, name_of_inner(schema.name));
  }
  if (result == DType::Unknown || out == DType::Unknown) return true;
  const std::string_view name = schema.name;
  if (named(" fft_fft fft_ifft ", name) && !is_complex(out))
    return refuse(in, fmt::format("{} expects a complex output tensor, but got {}", name.substr(4), info(out).legacy));
  const auto tensor_at = [&](std::size_t i) { return i < arguments.size() && is_tensor(arguments[i]); };
  if (name == "lerp") return meets(in, tensor_at(2) ? kFound : kCastable, result, out);
  if ((name == "min" || name == "max") && schema.overload == "other") return meets(in, kCastable, result, out);
  if (name.starts_with("clamp") || name.starts_with("clip"))
    return meets(in, tensor_at(1) || (schema.parameters[2].name != "out" && tensor_at(2)) ? kCastable : kFound, result,
                 out);
  if (n == 1 && (name == "cummax" || name == "cummin")) return meets(in, kLongIndices, result, out);
  if (n == 1 && (name == "mode" || name == "kthvalue" || name.ends_with("median"))) return true;
  if ((name == "nansum" || name == "nanmean") && tensor_at(0) && is_floating(tensor_of(arguments[0]).dtype))
    return meets(in, {"", Takes::Floats, "\"nansum_cpu\" not implemented for '{1}'", kNoKernel}, result, out);
  if (name == "var" || name == "std") {
    const bool complex = tensor_at(0) && is_complex(tensor_of(arguments[0]).dtype);
    if (!meets(in, kCastable, result, out)) return false;
    // docs: aten/src/ATen/native/ReduceOps.cpp: std_var_all_cpu makes one number of all, whatever it is written to.
    if (!complex && from.rank_known && element_count(from).is(1) && !is_half(out)) {
      // Of nothing nan is filled in before.
      if (!is_half(result) || element_count(tensor_of(arguments[0])).is(0)) return true;
      return refuse(in, fmt::format("std_var_all: Unsupported dtype {}", info(result).legacy));
    }
    return (complex || computes_nothing(name, from) ||
            meets(in, {"", Takes::NotComplex, "\"std_cpu\" not implemented for '{1}'", kNoKernel}, result, out));
  }
  if (name == "bucketize" || name == "searchsorted") {
    if (result == out) return true;
    return refuse(in, fmt::format("torch.searchsorted(): output tensor's dtype is wrong, it can only be Int(int32) or "
                                  "Long(int64) depending on whether out_int32 flag is True, but we got output tensor's "
                                  "dtype {} and out_int32 flag is {}",
                                  info(out).legacy, result == DType::Int32 ? "True" : "False"));
  }
  // The absolute values of complex numbers are written by another kernel, which converts.
  if ((name == "abs" || name == "absolute") && tensor_at(0) && is_complex(tensor_of(arguments[0]).dtype)) {
    const DType self = tensor_of(arguments[0]).dtype;
    return is_complex(out) ? meets(in, kFound, self, out) : meets(in, kCastable, result, out);
  }
  if (computes_nothing(name, from)) return true;
  for (const Demand& demand : kDemands)
    if (named(demand.operators, name) && !meets(in, demand, result, out)) return false;
  return true;
}

}  // namespace shapetrace::torch
