#include "torch/out_argument.hpp"

#include <algorithm>

#include "torch/elements.hpp"
#include "torch/memory_format.hpp"
#include "torch/out_types.hpp"

namespace shapetrace::torch {

namespace {

// docs: aten/src/ATen/native/Resize.cpp (resize_output): another shape is taken over, with strides of its own.
bool same_sizes(const Tensor& a, const Tensor& b) {
  bool same = a.rank_known && b.rank_known && a.rank == b.rank;
  for (std::size_t d = 0; same && d < a.rank; ++d) same = dim::surely_equal(a.size(d), b.size(d));
  return same;
}

// Numbers that are counted up go into a tensor of as many elements, whatever its sizes.
bool keeps_sizes(std::string_view name, const Tensor& from, const Tensor& to) {
  constexpr std::string_view kRanges[] = {"arange", "range", "linspace", "logspace"};
  return std::ranges::find(kRanges, name) != std::end(kRanges) && to.rank_known &&
         dim::surely_equal(element_count(from), element_count(to));
}

// Transforms are copied into what is resized, which then lies in one piece, but for inverse ones of real numbers.
bool is_copied(std::string_view name, Value input) {
  if (!name.starts_with("fft_") || !is_tensor(input)) return false;
  return is_complex(tensor_of(input).dtype) || (name != "fft_ifft" && name != "fft_ihfft");
}

// Reductions that resize what they write to before they read: of nothing that is left, where both are one.
bool resizes_before_reading(std::string_view name) {
  constexpr std::string_view kNames[] = {"linalg_vector_norm", "mean", "max", "min"};
  return std::ranges::find(kNames, name) != std::end(kNames);
}

void write(Interp& in, std::string_view name, Value input, const Tensor& from, Tensor& to) {
  if (!same_sizes(from, to) && !keeps_sizes(name, from, to)) {
    to.rank_known = from.rank_known;
    to.rank = from.rank;
    to.sizes = from.sizes;
    to.strides =
        is_copied(name, input) && from.rank_known ? new_tensor(in, from.shape(), from.dtype)->strides : from.strides;
    if (to.storage != nullptr) to.storage->resized = true;
  }
  if (to.storage == nullptr) return;
  ++to.storage->version;
  forget_elements(to);
  if (!elements_known(from) || to.is_view || !is_contiguous(to) || !to.offset.is(0)) return;
  if (Word* const words = make_elements(in, to))
    for (std::int64_t i = 0; i < to.storage->count; ++i)
      words[i] = double_to_word(word_to_double(*element(from, i), from.dtype), to.dtype);
}

// Differences of neighbours are taken between views of the tensor itself, further ones of what was computed. That views
// share places is seen of those in one piece only: where nothing but sizes of 1 stands before their dimension.
bool subtracts_views(std::string_view name, std::span<const Value> arguments) {
  if (name != "diff" || is_tensor(arguments[3]) || is_tensor(arguments[4])) return false;
  double order = 1, at = -1;
  if (!arguments[1].is_unset() && !value::to_double(arguments[1], order)) return false;
  if (!arguments[2].is_unset() && !value::to_double(arguments[2], at)) return false;
  const Tensor& self = tensor_of(arguments[0]);
  if (order != 1 || !self.rank_known) return false;
  const std::size_t before = static_cast<std::size_t>(at < 0 ? at + self.rank : at);
  return std::ranges::all_of(self.shape().first(std::min<std::size_t>(before, self.rank)),
                             [](const Size& s) { return s.n.is(1); });
}

// Operators that look elements up or put tensors together may not write to where they read (at::assert_no_overlap).
bool reads_what_it_writes(std::string_view name, std::span<const Value> arguments, const Tensor& to) {
  constexpr std::string_view kNames[] = {"take",   "index_select", "gather",       "take_along_dim", "cat",
                                         "concat", "concatenate",  "hstack",       "vstack",         "dstack",
                                         "stack",  "row_stack",    "column_stack", "masked_select"};
  if (std::ranges::find(kNames, name) == std::end(kNames) && !subtracts_views(name, arguments)) return false;
  // Whether places are shared is asked of elements, but for a tensor that is looked through itself.
  if (name == "masked_select") return is_tensor(arguments[0]) && &tensor_of(arguments[0]) == &to;
  if (element_count(to).is(0)) return false;
  const auto is_read = [&](Value v) {
    return is_tensor(v) && (&tensor_of(v) == &to || overlaps_partly(tensor_of(v), to));
  };
  return std::ranges::any_of(arguments.first(arguments.size() - 1),
                             [&](const Value& v) { return std::ranges::any_of(items_or_self(v), is_read); });
}

}  // namespace

bool overlaps_itself(const Tensor& t) {
  if (element_count(t).is(0)) return false;
  for (std::size_t d = 0; d < t.rank; ++d)
    if (t.strides[d].is(0) && t.size(d).known() && t.size(d).value() > 1) return true;
  return false;
}

bool overlaps(const Tensor& a, const Tensor& b) {
  if (&a == &b) return true;
  if (element_count(a).is(0) || !is_dense(a)) return false;
  const auto same = [&] {
    bool alike = a.storage != nullptr && a.storage == b.storage && a.offset == b.offset && a.rank == b.rank;
    for (std::size_t d = 0; alike && d < a.rank; ++d) alike = a.strides[d] == b.strides[d] && a.size(d) == b.size(d);
    return alike;
  };
  return overlaps_partly(a, b) || (a.rank_known && b.rank_known && same());
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

Value out_argument(const Schema& schema, std::span<const Value> arguments) {
  const auto out = std::ranges::find(schema.parameters, std::string_view("out"), &Parameter::name);
  if (out == schema.parameters.end()) return {};
  const Value given = arguments[static_cast<std::size_t>(out - schema.parameters.begin())];
  return given.is_none() ? Value() : given;
}

Value write_to_out(Interp& in, const Schema& schema, std::span<const Value> arguments, Value result) {
  const Value given = out_argument(schema, arguments);
  if (result.is_error() || given.is_unset() || value::is_unknown(given)) return result;
  const std::span<const Value> targets = items_or_self(given), computed = items_or_self(result);
  if (targets.size() != computed.size()) return result;
  // Creations write whatever way the tensor lies.
  const ArgType first = schema.parameters[0].type;
  const bool reads_tensors = first == ArgType::Tensor || first == ArgType::TensorList;
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!is_tensor(targets[i]) || !is_tensor(computed[i])) return result;
    Tensor& to = tensor_of(targets[i]);
    const Tensor& from = tensor_of(computed[i]);
    if (!takes_out_type(in, schema, arguments, from, to, i)) return Value::error();
    // What is resized gets strides of its own before this is looked at.
    const bool kept = same_sizes(from, to) || schema.name == "index_select";
    const bool nothing = schema.name == "diff" && element_count(from).is(0);
    if (reads_tensors && !nothing && reads_what_it_writes(schema.name, arguments, to))
      return in.raise(interp::Exc::RuntimeError, kOverlapsPartly);
    if (!kept && is_tensor(arguments[0]) && &tensor_of(arguments[0]) == &to && resizes_before_reading(schema.name)) {
      in.gap("a reduction into its own input");
      to.rank_known = false;
      continue;
    }
    if (reads_tensors && kept && overlaps_itself(to)) return in.raise(interp::Exc::RuntimeError, kOverlaps);
    write(in, schema.name, arguments[0], from, to);
  }
  return given;
}

}  // namespace shapetrace::torch
