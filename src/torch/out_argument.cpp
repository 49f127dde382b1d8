#include "torch/out_argument.hpp"

#include <algorithm>

#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

std::span<const Value> items_of(const Value& v) {
  if (value::is_tuple(v)) return value::as<interp::Tuple>(v)->items();
  if (value::is_list(v)) return value::as<interp::List>(v)->items();
  return {&v, 1};
}

bool requires_grad(std::span<const Value> arguments) {
  return std::ranges::any_of(arguments, [](const Value& v) {
    return std::ranges::any_of(items_of(v), [](Value x) { return is_tensor(x) && tensor_of(x).requires_grad; });
  });
}

// Which element types an operator's `out` may have, and what it says of others: {0} is the result's, {1} the given one.
struct TypeDemand {
  std::string_view operators;  // between blanks
  std::string_view message;
  bool castable = false;   // a wider type will do
  bool cpp_names = false;  // types as C++ calls them
  interp::Exc exception = interp::Exc::RuntimeError;
};
constexpr TypeDemand kDemands[] = {
    // Structured kernels (structured_*::set_output).
    {" softmax log_softmax gather take_along_dim mm addmm bmm baddbmm mv addmv argmax argmin tril triu scatter "
     "scatter_add scatter_reduce "
     "index_add index_copy index_reduce sort msort topk max min aminmax linalg_vector_norm ",
     "Expected out tensor to have dtype {0}, but got {1} instead", false, true},
    {" amax amin ",
     "Expected the dtype for input and out to match, but got {0} for input's dtype and {1} for out's dtype."},
    {" index_select ", "index_select(): self and result must have the same scalar type"},
    {" masked_select ", "masked_select(): self and result must have the same scalar type"},
    {" take ", "take(): self and out expected to have the same dtype, but got self.dtype = {0} and out.dtype = {1}"},
    {" complex polar ", "Expected object of scalar type {0} but got scalar type {1} for argument 'out'"},
    // TensorIterator with promotion.
    {" abs absolute ceil fix floor frac neg negative round sgn sign trunc conj_physical clamp clip bitwise_not ",
     "Found dtype {1} but expected {0}"},
    {" isneginf ", "isneginf does not support non-boolean outputs."},
    {" isposinf ", "isposinf does not support non-boolean outputs."},
    {" signbit ", "signbit does not support non-boolean outputs."},
    {" nan_to_num ", "nan_to_num: dtype of out: {1} should be same as input: {0}"},
    {" dot vdot ", "result dtype {1} does not match input dtype {0}"},
    {" add sub mul div divide true_divide subtract multiply maximum minimum fmax fmin atan2 hypot outer addr addcmul "
     "addcdiv lerp pow mean acos acosh angle asin asinh atan atanh arccos arccosh arcsin arcsinh arctan arctanh cos "
     "cosh "
     "deg2rad digamma erf erfc erfinv exp exp2 expm1 i0 lgamma log log10 log1p log2 logit rad2deg reciprocal rsqrt "
     "sigmoid sin sinc sinh sqrt square tan tanh ",
     "result type {0} can't be cast to the desired output type {1}", true},
    {" cat concat concatenate hstack vstack dstack column_stack row_stack ",
     "torch.cat(): input types can't be cast to the desired output type {1}", true, false, interp::Exc::TypeError},
};

int category(DType t) { return is_complex(t) ? 3 : is_floating(t) ? 2 : is_bool(t) ? 0 : 1; }

// False after the error about the type of an `out`.
bool takes_type(Interp& in, std::string_view op, DType result, DType out) {
  if (result == out || result == DType::Unknown || out == DType::Unknown) return true;
  const std::string name = fmt::format(" {} ", op);
  for (const TypeDemand& demand : kDemands) {
    if (demand.operators.find(name) == std::string_view::npos) continue;
    if (demand.castable && category(result) <= category(out)) return true;
    const auto shown = [&](DType t) { return demand.cpp_names ? cpp_name(t) : info(t).legacy; };
    const std::string_view types[] = {shown(result), shown(out)};
    const std::string text = fmt::vformat(demand.message, fmt::make_format_args(types[0], types[1]));
    in.raise(demand.exception, std::string_view(text));
    return false;
  }
  return true;
}

// docs: aten/src/ATen/native/Resize.cpp (resize_output): another shape is taken over, with strides of its own.
bool same_sizes(const Tensor& a, const Tensor& b) {
  bool same = a.rank_known && b.rank_known && a.rank == b.rank;
  for (std::size_t d = 0; same && d < a.rank; ++d) same = dim::surely_equal(a.size(d), b.size(d));
  return same;
}

void write(Interp& in, const Tensor& from, Tensor& to) {
  if (!same_sizes(from, to)) {
    to.rank_known = from.rank_known;
    to.rank = from.rank;
    to.sizes = from.sizes;
    to.strides = from.strides;
  }
  if (to.storage == nullptr) return;
  ++to.storage->version;
  forget_elements(to);
  if (!elements_known(from) || to.is_view || !is_contiguous(to) || !to.offset.is(0)) return;
  if (Word* const words = make_elements(in, to))
    for (std::int64_t i = 0; i < to.storage->count; ++i)
      words[i] = double_to_word(word_to_double(*element(from, i), from.dtype), to.dtype);
}

}  // namespace

bool overlaps_itself(const Tensor& t) {
  for (std::size_t d = 0; d < t.rank; ++d)
    if (t.strides[d].is(0) && t.size(d).known() && t.size(d).value() > 1) return true;
  return false;
}

bool overlaps_partly(const Tensor& a, const Tensor& b) {
  if (&a == &b || a.storage == nullptr || a.storage != b.storage || a.dtype != b.dtype) return false;
  if (!all_known(a) || !all_known(b) || !a.offset.known() || !b.offset.known()) return false;
  const Dim count_a = element_count(a), count_b = element_count(b);
  if (count_a.is(0) || count_b.is(0) || !is_dense(a) || !is_dense(b)) return false;
  if (a.offset == b.offset && count_a == count_b) {
    bool same = a.rank == b.rank;
    for (std::size_t d = 0; same && d < a.rank; ++d) same = a.strides[d] == b.strides[d];
    return !same;
  }
  return a.offset.value() < b.offset.value() + count_b.value() && b.offset.value() < a.offset.value() + count_a.value();
}

Value write_to_out(Interp& in, const Schema& schema, std::span<const Value> arguments, Value result) {
  const auto out = std::ranges::find(schema.parameters, std::string_view("out"), &Parameter::name);
  if (out == schema.parameters.end() || result.is_error()) return result;
  const Value given = arguments[static_cast<std::size_t>(out - schema.parameters.begin())];
  if (given.is_unset() || given.is_none() || value::is_unknown(given)) return result;
  const std::span<const Value> targets = items_of(given), computed = items_of(result);
  if (targets.size() != computed.size()) return result;
  // Creations write whatever way the tensor lies.
  const ArgType first = schema.parameters[0].type;
  const bool reads_tensors = first == ArgType::Tensor || first == ArgType::TensorList;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!is_tensor(targets[i]) || !is_tensor(computed[i])) return result;
    Tensor& to = tensor_of(targets[i]);
    const Tensor& from = tensor_of(computed[i]);
    if (state(in).grad_enabled && requires_grad(arguments))
      return in.raise(interp::Exc::RuntimeError,
                      "{}(): functions with out=... arguments don't support automatic differentiation, but one of the "
                      "arguments requires grad.",
                      schema.name);
    // The absolute values of complex numbers are written by another kernel, which converts.
    const bool parts =
        schema.name.starts_with("abs") && is_tensor(arguments[0]) && is_complex(tensor_of(arguments[0]).dtype);
    if (!takes_type(in, parts ? "angle" : schema.name, from.dtype, to.dtype)) return Value::error();
    // What is resized gets strides of its own before this is looked at.
    const bool kept = same_sizes(from, to) || schema.name == "index_select";
    if (reads_tensors && kept && overlaps_itself(to)) return in.raise(interp::Exc::RuntimeError, kOverlaps);
    write(in, from, to);
  }
  return given;
}

}  // namespace shapetrace::torch
