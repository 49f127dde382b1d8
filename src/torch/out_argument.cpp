#include "torch/out_argument.hpp"

#include <algorithm>

#include "torch/elements.hpp"
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

// docs: aten/src/ATen/native/Resize.cpp (resize_output): another shape is taken over, with strides of its own.
void write(Interp& in, const Tensor& from, Tensor& to) {
  bool same = from.rank_known && to.rank_known && from.rank == to.rank;
  for (std::size_t d = 0; same && d < to.rank; ++d) same = dim::surely_equal(from.size(d), to.size(d));
  if (!same) {
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
    if (reads_tensors && overlaps_itself(to)) return in.raise(interp::Exc::RuntimeError, kOverlaps);
    write(in, from, to);
  }
  return given;
}

}  // namespace shapetrace::torch
