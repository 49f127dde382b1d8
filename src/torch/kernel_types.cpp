#include "torch/kernel_types.hpp"

#include <algorithm>
#include <charconv>

#include "torch/op.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/refused_in_words.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

// Takes what stands before a separator off a text.
std::string_view take_until(std::string_view& text, char separator) {
  const std::size_t at = text.find(separator);
  const std::string_view first = text.substr(0, at);
  text = at == std::string_view::npos ? std::string_view() : text.substr(at + 1);
  return first;
}

int parameter_of(const Op& op, std::string_view name) {
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i)
    if (op.schema.parameters[i].name == name) return static_cast<int>(i);
  return -1;
}

// The tensors of a call in their order, those in lists too; not the one that is written to.
std::vector<Value> tensors_of(const Op& op) {
  std::vector<Value> found;
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    const Parameter& p = op.schema.parameters[i];
    if (p.name == "out" || !op.given(i)) continue;
    if (is_tensor(op.value(i))) {
      found.push_back(op.value(i));
    } else if (p.type == ArgType::TensorList || p.type == ArgType::OptionalTensorList) {
      for (const Value item : op.tensors(i))
        if (is_tensor(item)) found.push_back(item);
    }
  }
  return found;
}

// Tensors that say where or which, and have types of their own.
bool chooses(const Op& op, std::string_view name) {
  if (name == "target")
    return op.schema.name.starts_with("nll_") || op.schema.name.starts_with("multi") ||
           op.schema.name.starts_with("cross_") || op.schema.name.starts_with("ctc_");
  return name == "index" || name == "indices" || name == "mask" || name == "condition" || name == "repeats" ||
         name == "indices_or_sections" || name == "batch_sizes" || name == "source_lengths";
}

bool is_number(Value v) {
  return v.is_bool() || value::is_integer(v) || value::is_float(v) || value::has_layout(v, value::Layout::Complex);
}

// The type that a kernel is asked for: that of all tensors, what they promote to where the operator promotes, or the
// one that dtype= wants; that of its input for a convolution. Unknown where they differ otherwise.
DType computed_type(const Op& op) {
  const int wanted = parameter_of(op, "dtype");
  const std::vector<Value> all = tensors_of(op);
  if (all.empty()) return DType::Unknown;
  if (wanted >= 0 && op.given(static_cast<std::size_t>(wanted)))
    return op.dtype(static_cast<std::size_t>(wanted), DType::Unknown);
  if (op.schema.name.starts_with("conv")) return tensor_of(all.front()).dtype;
  std::vector<Value> operands;
  bool same = true;
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i) {
    const Parameter& p = op.schema.parameters[i];
    if (p.name == "out" || !op.given(i) || chooses(op, p.name)) continue;
    if (is_tensor(op.value(i))) {
      operands.push_back(op.value(i));
      same &= op.tensor(i).dtype == tensor_of(all.front()).dtype;
    } else if (p.type == ArgType::TensorList) {
      for (const Value item : op.tensors(i)) {
        if (!is_tensor(item)) continue;
        operands.push_back(item);
        same &= tensor_of(item).dtype == tensor_of(all.front()).dtype;
      }
    } else if (is_number(op.value(i)) &&
               (p.name == "other" || p.name == "exponent" || p.name == "min" || p.name == "max" || p.name == "self")) {
      operands.push_back(op.value(i));
    }
  }
  if (operands.empty()) return DType::Unknown;
  const bool promotes = op.schema.def->rule == elementwise_binary || op.schema.name.starts_with("clamp") ||
                        op.schema.name.starts_with("clip") || op.schema.name.starts_with("div") ||
                        op.schema.name.starts_with("addc") || op.schema.name == "huber_loss" ||
                        op.schema.name == "mse_loss" || op.schema.name == "smooth_l1_loss";
  if (!same && !promotes) return DType::Unknown;
  return promotes ? result_type(operands, default_dtype(op.in)) : tensor_of(all.front()).dtype;
}

bool single(Dim n) { return n.is(1); }

// Antialiased resizing goes dimension by dimension and leaves out those that keep their size; with none left it copies.
// docs: aten/src/ATen/native/cpu/UpSampleKernel.cpp (separable_upsample_generic_Nd_kernel_impl)
bool changes_size(const Tensor& from, const Tensor& to) {
  if (!from.rank_known || !to.rank_known || from.rank != to.rank) return true;
  for (std::size_t i = 0; i < from.rank; ++i)
    if (dim::refutes_equal(from.size(i), to.size(i))) return true;
  return false;
}

bool holds(const Op& op, std::string_view term, std::span<const Value> tensors, Value made) {
  const Tensor& first = tensor_of(tensors.front());
  if (term == "elements")
    return std::none_of(tensors.begin(), tensors.end(),
                        [](Value v) { return !tensor_of(v).rank_known || element_count(tensor_of(v)).is(0); });
  if (term == "gradient") return op.records_gradients();
  if (term == "resized") return !is_tensor(made) || changes_size(first, tensor_of(made));
  if (term == "ranked") return first.rank_known && first.rank > 0;
  if (term == "images") return first.rank_known && first.rank > 2;
  if (term.starts_with("ranks=")) {
    term.remove_prefix(6);
    if (tensors.size() < 2 || !first.rank_known || !tensor_of(tensors[1]).rank_known) return false;
    const std::size_t a = std::min<std::size_t>(first.rank, 3),
                      b = std::min<std::size_t>(tensor_of(tensors[1]).rank, 3);
    while (!term.empty()) {
      const std::string_view ranks = take_until(term, '/');
      if (ranks[0] == static_cast<char>('0' + a) && ranks[1] == static_cast<char>('0' + b)) return true;
    }
    return false;
  }
  const std::size_t mark = term.find_first_of("=:");
  const int at = parameter_of(op, term.substr(0, mark));
  const bool given = at >= 0 && op.given(static_cast<std::size_t>(at));
  if (mark == std::string_view::npos) return given;
  if (at < 0) return false;
  const auto i = static_cast<std::size_t>(at);
  const std::string_view what = term.substr(mark + 1);
  if (term[mark] == '=') {
    std::int64_t number = 0;
    if (std::from_chars(what.data(), what.data() + what.size(), number).ec == std::errc())
      return op.index(i, number + 1) == number;
    return op.text(i, op.schema.parameters[i].default_text) == what;
  }
  if (what == "true") return op.boolean(i);
  if (what == "tensor") return is_tensor(op.value(i));
  if (what == "float") return value::is_float(op.value(i));
  if (what == "fraction") return op.real(i) > 0 && op.real(i) < 1;
  if (what == "positive") return op.real(i) > 0;
  if (what == "negative") return op.real(i) < 0;
  if (what == "nonzero") return op.real(i) != 0;
  if (what == "last") {
    const std::int64_t dim = op.index(i, 0);
    return first.rank_known && (dim == -1 || dim + 1 == std::max<std::int64_t>(first.rank, 1));
  }
  const std::vector<Dim> items = op.integers(i);
  if (what == "ones") return std::all_of(items.begin(), items.end(), single);
  if (what == "several") return !std::all_of(items.begin(), items.end(), single);
  std::size_t count = 0;
  std::from_chars(what.data(), what.data() + what.size(), count);
  return items.size() == count;
}

std::string filled(std::string_view message, DType t) {
  std::string text(message);
  const auto put = [&](std::string_view mark, std::string_view word) {
    for (std::size_t at = text.find(mark); at != std::string::npos; at = text.find(mark, at + word.size()))
      text.replace(at, mark.size(), word);
  };
  put("{}", info(t).legacy);
  put("{python}", fmt::format("torch.{}", info(t).name));
  put("{type}", tensor_type_name(t));
  return text;
}

}  // namespace

std::span<const MissingKernel> missing_kernels_of(std::string_view name) {
  const auto all = all_missing_kernels();
  const auto found = std::ranges::equal_range(all, name, {}, &MissingKernel::name);
  return {found.begin(), found.end()};
}

namespace {

enum class Refusal : std::uint8_t { InWords, ByKernel };

bool refused(Op& op, Refusal which, Value made) {
  if (op.schema.missing.empty()) return false;
  // No kernel is asked for an average of nothing, but for volumes.
  if (op.schema.name == "adaptive_avg_pool1d" || op.schema.name == "adaptive_avg_pool2d")
    for (const Dim d : op.integers(1))
      if (d.is(0)) return false;
  const DType type = computed_type(op);
  if (type == DType::Unknown) return false;
  const std::vector<Value> tensors = tensors_of(op);
  for (const MissingKernel& missing : op.schema.missing) {
    if ((missing.types & type_sets::bit(type)) == 0) continue;
    if (missing.message.starts_with('"') != (which == Refusal::ByKernel)) continue;
    bool all = true;
    for (std::string_view terms = missing.condition; all && !terms.empty();) {
      const std::string_view term = take_until(terms, ',');
      all = term.starts_with('!') ? !holds(op, term.substr(1), tensors, made) : holds(op, term, tensors, made);
    }
    if (!all) continue;
    op.in.raise(missing.exception, std::string_view(filled(missing.message, type)));
    return true;
  }
  return false;
}

}  // namespace

bool refused_by_kernel(Op& op, Value made) { return refused(op, Refusal::ByKernel, made); }
bool refused_in_words(Op& op) { return refused(op, Refusal::InWords, Value::error()); }

}  // namespace shapetrace::torch
