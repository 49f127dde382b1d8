#include "torch/number_overflow.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <ranges>

#include "torch/elements.hpp"
#include "torch/op.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

struct Limits {
  DType type;
  double low, high;
};
constexpr std::array kLimits{
    Limits{DType::UInt8, 0, 255},
    Limits{DType::Int8, -0x80, 0x7F},
    Limits{DType::Int16, -0x8000, 0x7FFF},
    Limits{DType::Int32, -0x1p31, 0x1p31 - 1},
    Limits{DType::Int64, -0x1p63, 0x1p63},
    Limits{DType::Float16, -65504, 65504},
    Limits{DType::BFloat16, -0x1.FEp127, 0x1.FEp127},
    Limits{DType::Float32, -0x1.FFFFFEp127, 0x1.FFFFFEp127},
};

// Infinities and what is no number fit in every floating type and in no integer.
bool overflows(double d, DType t, bool whole) {
  const auto* const limits = std::ranges::find(kLimits, t, &Limits::type);
  if (limits == kLimits.end()) return false;
  if (is_floating(t)) return std::isfinite(d) && (d < limits->low || d > limits->high);
  if (std::isnan(d)) return true;
  if (whole && t == DType::UInt8) return d > limits->high || d < -limits->high;  // what is negative wraps around once
  // A fraction above the largest integer is cut off.
  return d < limits->low || d >= limits->high + 1;
}

struct Demand {
  std::string_view operators;  // between blanks
  std::string_view parameter;
  As as = As::Element;
};
// Recorded with real PyTorch: every number in every type (masked_fill of half precision with -1e9 is the usual case).
constexpr Demand kDemands[] = {
    {" masked_fill masked_fill_ fill fill_ index_fill index_fill_ scatter scatter_ threshold threshold_ ", "value"},
    {" full full_like new_full fill_diagonal_ ", "fill_value"},
    {" clamp clamp_ clip clip_ clamp_min clamp_min_ ", "min"},
    {" clamp clamp_ clip clip_ clamp_max clamp_max_ ", "max"},
    {" add add_ sub sub_ subtract subtract_ rsub index_add index_add_ addmv addmv_ addr addr_ ", "alpha"},
    {" addmv addmv_ addr addr_ ", "beta"},
    {" pad constant_pad_nd ", "value"},
    {" hardtanh hardtanh_ ", "min_val"},
    {" hardtanh hardtanh_ ", "max_val"},
    {" normal ", "mean"},
    {" linspace ", "start"},
    {" linspace ", "end"},
    {" hardshrink ", "lambd"},
    {" pow pow_ ", "exponent", As::Exponent},
    {" threshold threshold_ ", "threshold", As::Computed},
    {" elu elu_ celu celu_ ", "alpha", As::Computed},
    {" leaky_relu leaky_relu_ ", "negative_slope", As::Computed},
    {" softplus ", "beta", As::Computed},
    {" softplus ", "threshold", As::Computed},
    {" addcmul addcmul_ addcdiv addcdiv_ ", "value", As::Computed},
    {" lerp lerp_ ", "weight", As::Computed},
    {" addmm addmm_ addbmm addbmm_ baddbmm baddbmm_ ", "alpha", As::Computed},
    {" addmm addmm_ addbmm addbmm_ baddbmm baddbmm_ ", "beta", As::Computed},
    {" logit logit_ special_logit ", "eps"},
    {" hinge_embedding_loss ", "margin", As::Computed},
    {" _unsafe_masked_index ", "fill"},
    {" rrelu rrelu_ ", "upper", As::Computed},
};

// As c10 names integers when it converts numbers; other types as everywhere in C++.
std::string_view converted_name(DType t) {
  switch (t) {
    case DType::UInt8: return "uint8_t";
    case DType::Int8: return "int8_t";
    case DType::Int16: return "int16_t";
    case DType::Int64: return "int64_t";
    case DType::UInt16: return "uint16_t";
    case DType::UInt32: return "uint32_t";
    case DType::UInt64: return "uint64_t";
    default: return cpp_name(t);
  }
}

DType converted_to(As as, DType element, Value number) {
  if (as == As::Computed && is_half(element)) return DType::Float32;
  if (as != As::Exponent || is_half(element)) return element;
  if (!is_integral(element)) return DType::Float64;
  return overflows_type(number, DType::Int64) ? DType::Int64 : element;
}

// An argument's number, an element of a tensor without dimensions too; unset when it is not known.
Value number_of_argument(const Op& op, std::size_t at) {
  const Value v = op.value(at);
  if (!is_tensor(v)) return v;
  const Tensor& t = tensor_of(v);
  return t.rank_known && t.rank == 0 && elements_known(t) ? word_to_value(op.in, *element(t, 0), t.dtype) : Value();
}

}  // namespace

bool overflows_type(Value number, DType t) {
  if (value::has_layout(number, value::Layout::Complex)) {
    const auto* const c = value::as<value::Complex>(number);
    if (is_complex(t)) return overflows(c->real, real_of(t), false) || overflows(c->imag, real_of(t), false);
    return t != DType::Unknown && !is_bool(t) && (c->imag != 0 || overflows(c->real, t, false));
  }
  double d = 0;
  if (number.is_unset() || number.is_bool() || !value::to_double(number, d)) return false;
  if (std::int64_t n = 0; t == DType::Int64 && value::is_integer(number)) return !value::to_int64(number, n);
  return overflows(d, real_of(t), value::is_integer(number));
}

std::string_view unpack_refusal(Value number) {
  double d = 0;
  if (value::to_double(number, d) && d < 0) return "can't convert negative int to unsigned";
  std::uint64_t n = 0;
  return value::to_uint64(number, n) ? std::string_view() : "int too big to convert";
}

Value refuse_number(Interp& in, DType t) {
  return in.raise(interp::Exc::RuntimeError, "value cannot be converted to type {} without overflow",
                  converted_name(t));
}

std::vector<LimitedNumber> limited_numbers_of(const Schema& schema) {
  std::vector<LimitedNumber> found;
  const std::string name = fmt::format(" {} ", schema.name);
  for (const Demand& demand : kDemands) {
    if (demand.operators.find(name) == std::string_view::npos) continue;
    const auto at = std::ranges::find(schema.parameters, demand.parameter, &Parameter::name);
    if (at != schema.parameters.end())
      found.push_back({static_cast<std::size_t>(at - schema.parameters.begin()), demand.as});
  }
  return found;
}

bool refused_number(Op& op, Value result) {
  if (!is_tensor(result)) return false;
  for (const auto& [i, as] : op.schema.limited_numbers) {
    const std::string_view parameter = op.schema.parameters[i].name;
    const auto out = std::ranges::find(op.schema.parameters, std::string_view("out"), &Parameter::name);
    if (!op.given(i)) continue;
    // A result that is written elsewhere does not say in which type it was computed, but where it is filled in.
    const auto out_at = static_cast<std::size_t>(out - op.schema.parameters.begin());
    const bool elsewhere = out != op.schema.parameters.end() && op.given(out_at);
    if (elsewhere && (op.schema.name != "full" || !is_tensor(op.value(out_at)))) continue;
    // Only kernels look at numbers: not without elements, nor where numbers alone are drawn of.
    if (op.schema.name == "linspace" && element_count(tensor_of(result)).is(0)) continue;
    if (op.schema.name == "normal" && !is_tensor(op.value(1))) continue;
    // Where nothing is added, nothing is filled in; nor where no element is named.
    if (op.schema.name.starts_with("scatter") && element_count(op.tensor(2)).is(0)) continue;
    if (op.schema.name.ends_with("pad") || op.schema.name.starts_with("constant_pad"))
      if (std::ranges::none_of(op.integers(1), [](Dim d) { return d.known() && d.value() > 0; })) continue;
    // Nothing is computed of products of no elements.
    const bool product = parameter == "alpha" || parameter == "beta";
    if (product && op.schema.name.starts_with("add") && op.schema.parameters.size() > 3 &&
        std::ranges::any_of(std::views::iota(0U, 3U),
                            [&](unsigned k) {
                              return is_tensor(op.value(k)) &&
                                     (!op.tensor(k).rank_known || element_count(op.tensor(k)).is(0));
                            }) &&
        op.schema.parameters[2].type == ArgType::Tensor)
      continue;
    const Value number = number_of_argument(op, i);
    const DType own = elsewhere ? op.tensor(out_at).dtype : tensor_of(result).dtype, t = converted_to(as, own, number);
    const bool limit = parameter.starts_with("m");  // of clamp and hardtanh, which treat these in other ways
    if (limit && (value::has_layout(number, value::Layout::Complex) ||
                  (op.schema.name.starts_with("hardtanh") && !is_floating(own))))
      continue;
    // What is subtracted is added with the other sign.
    double d = 0;
    const bool negated = op.schema.name.starts_with("sub") || op.schema.name == "rsub";
    if (negated && value::is_integer(number) && !number.is_bool() && value::to_double(number, d)
            ? !overflows(-d, t, true)
            : !overflows_type(number, t))
      continue;
    refuse_number(op.in, t);
    return true;
  }
  return false;
}

}  // namespace shapetrace::torch
