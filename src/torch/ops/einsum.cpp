// Sums of products by an equation of letters. docs: torch.einsum; errors: aten/src/ATen/native/Linear.cpp
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "torch/autocast.hpp"
#include "torch/memory_format.hpp"
#include "torch/ops/products.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a product's operand is not known";

// An equation that sums nothing only rearranges its operand: a view, in which a letter that stands twice walks along
// the diagonal. Unset where something is summed.
Value einsum_view(Op& op, const Tensor& t, std::string_view term, std::string_view order, std::span<const Size> shape) {
  std::map<char, Dim> strides;
  std::vector<Dim> covered;  // by the ellipsis
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(term, [](char c) { return c != '.'; }));
  std::size_t d = 0;
  for (std::size_t k = 0; k < term.size(); ++k) {
    if (term[k] != '.') {
      strides[term[k]] = strides[term[k]] + t.strides[d++];
      continue;
    }
    for (std::size_t i = 0; i < t.rank - letters; ++i) covered.push_back(t.strides[d++]);
  }
  std::vector<Dim> result;
  for (const char c : order) {
    if (c == '.') {
      result.insert(result.end(), covered.begin(), covered.end());
      covered.clear();
    } else if (const auto at = strides.find(c); at != strides.end()) {
      result.push_back(at->second);
      strides.erase(at);
    }
  }
  if (!strides.empty() || !covered.empty() || result.size() != shape.size()) return {};
  return op.view(t, shape, result, t.offset);
}

// A dimension of an equation: its letter, or the k-th of what the ellipsis covers.
struct Axis {
  char letter = '.';
  std::size_t k = 0;
};

// Operands with a dimension for each axis of the equation, of one element where they have none: those of the result
// first, then those that are summed. docs: aten/src/ATen/native/Linear.cpp (einsum, sumproduct_pair)
class Contraction {
 public:
  Contraction(Op& op, std::vector<Axis> axes, std::size_t kept, std::size_t covered)
      : op_(op), axes_(std::move(axes)), kept_(kept), covered_(covered) {}

  void add(const Tensor& t, std::string_view term);
  // The operands are multiplied two at a time, and what no other one has is summed on the way. Unset after an error.
  const Tensor* run();

 private:
  bool counts(const Tensor& t, std::size_t axis) const { return !t.size(axis).is(1); }
  const Tensor* summed(const Tensor& t, std::span<const std::size_t> axes);
  const Tensor* multiplied(const Tensor& a, const Tensor& b);
  const Tensor* sum_of_products(const Tensor& a, const Tensor& b, std::span<const std::size_t> sums);

  Op& op_;
  std::vector<Axis> axes_;
  std::size_t kept_, covered_;
  std::vector<const Tensor*> operands_;
};

void Contraction::add(const Tensor& t, std::string_view term) {
  const auto letters = static_cast<std::size_t>(std::ranges::count_if(term, [](char c) { return c != '.'; }));
  const std::size_t own = t.rank - letters;  // covered by its ellipsis, the last ones of all
  std::vector<Size> sizes;
  std::vector<Dim> strides;
  for (const Axis& axis : axes_) {
    Size size{1, 0};
    Dim stride = 1;
    bool met = false;
    std::size_t d = 0;
    for (const char c : term) {
      const bool here = c == axis.letter && (c != '.' || axis.k + own >= covered_);
      const std::size_t at = c == '.' ? d + axis.k + own - covered_ : d;
      if (here && met) stride = stride + t.strides[at];  // a letter that stands twice walks along the diagonal
      if (here && !met) size = t.sizes[at], stride = t.strides[at], met = true;
      d += c == '.' ? own : 1;
    }
    sizes.push_back(size);
    strides.push_back(stride);
  }
  operands_.push_back(&strided(op_.in, t, sizes, strides));
}

const Tensor* Contraction::summed(const Tensor& t, std::span<const std::size_t> axes) {
  if (axes.empty()) return &t;
  std::vector<Size> sizes(t.shape().begin(), t.shape().end());
  for (const std::size_t axis : axes) sizes[axis] = Size{1, 0};
  return new_tensor(op_.in, sizes, is_whole(t.dtype) ? DType::Int64 : t.dtype);
}

const Tensor* Contraction::multiplied(const Tensor& a, const Tensor& b) {
  std::vector<Size> sizes;
  if (!broadcast(op_, a.shape(), b.shape(), sizes)) return nullptr;
  const Value operands[] = {Value(&a), Value(&b)};
  Tensor* const result = new_tensor(op_.in, sizes, result_type(operands, default_dtype(op_.in)));
  const Tensor* const sides[] = {&a, &b};
  follow_strides(op_.in, *result, sides);
  return result;
}

const Tensor* Contraction::sum_of_products(const Tensor& a, const Tensor& b, std::span<const std::size_t> sums) {
  // Shared by both, only in the left one, only in the right one; all of them stay.
  std::array<std::vector<std::size_t>, 3> groups;
  for (std::size_t d = 0; d < axes_.size(); ++d) {
    if (std::ranges::find(sums, d) != sums.end()) continue;
    groups[!counts(a, d) ? 2 : counts(b, d) ? 0 : 1].push_back(d);
  }
  // The sides change places where all of the right one comes first in the result.
  const bool swapped = !groups[1].empty() && !groups[2].empty() && groups[2].back() < groups[1].front();
  const auto matrices = [&](const Tensor& t, std::size_t own, bool left) {
    std::vector<Size> sizes;
    std::vector<Dim> strides;
    std::array<Size, 3> folded{Size{1, 0}, Size{1, 0}, Size{1, 0}};
    const auto take = [&](std::span<const std::size_t> axes, std::size_t as) {
      for (const std::size_t d : axes) {
        sizes.push_back(t.sizes[d]);
        strides.push_back(t.strides[d]);
        folded[as].n = folded[as].n * t.size(d);
      }
    };
    take(groups[0], 0);
    if (left) take(groups[own], 1);
    take(sums, left ? 2 : 1);
    if (!left) take(groups[own], 2);
    take(groups[3 - own], left ? 2 : 1);  // of one element each
    return matrices_of(strided(op_.in, t, sizes, strides), folded);
  };
  const Matrices left = matrices(a, 1, !swapped), right = matrices(b, 2, swapped);
  if (!batch_types(op_, swapped ? right : left, swapped ? left : right)) return nullptr;
  std::vector<Size> sizes(a.shape().begin(), a.shape().end());
  for (const std::size_t d : sums) sizes[d] = Size{1, 0};
  for (const std::size_t d : groups[2]) sizes[d] = b.sizes[d];
  Tensor* const result = new_tensor(op_.in, sizes, (swapped ? a : b).dtype);
  // It lies as the kernel left it, the last dimension first.
  Dim step = 1;
  for (const std::span<const std::size_t> axes :
       {std::span<const std::size_t>(groups[swapped ? 1 : 2]), sums,
        std::span<const std::size_t>(groups[swapped ? 2 : 1]), std::span<const std::size_t>(groups[0])})
    for (std::size_t i = axes.size(); i-- > 0;) {
      result->strides[axes[i]] = step;
      step = step * sizes[axes[i]].n;
    }
  return result;
}

const Tensor* Contraction::run() {
  // How many operands have more than one element in a dimension that is summed.
  std::vector<std::size_t> counted(axes_.size());
  for (std::size_t d = kept_; d < axes_.size(); ++d)
    counted[d] = static_cast<std::size_t>(std::ranges::count_if(operands_, [&](auto t) { return counts(*t, d); }));
  const Tensor* result = operands_.front();
  for (const Tensor* const next : std::span(operands_).subspan(1)) {
    std::vector<std::size_t> both, left, right;
    for (std::size_t d = kept_; d < axes_.size(); ++d) {
      if (counts(*result, d) && counts(*next, d)) {
        if (--counted[d] == 1) both.push_back(d), counted[d] = 0;
      } else if (counted[d] == 1 && (counts(*result, d) || counts(*next, d))) {
        (counts(*result, d) ? left : right).push_back(d);
        counted[d] = 0;
      }
    }
    const Tensor *const a = summed(*result, left), *const b = summed(*next, right);
    result = both.empty() ? multiplied(*a, *b) : sum_of_products(*a, *b, both);
    if (result == nullptr) return nullptr;
  }
  return result;
}

// The terms of an equation, or of its output: letters, and one '.' for an ellipsis. An error of PyTorch, and nothing,
// where something else stands there. `place` is where they begin in the equation.
std::optional<std::vector<std::string>> einsum_terms(Op& op, std::string_view text, std::size_t place, bool output) {
  std::vector<std::string> terms(1);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string whose = output ? "output" : fmt::format("operand {}", terms.size() - 1);
    if (c == ' ') continue;
    if (c == ',' && !output) {
      terms.emplace_back();
    } else if (c == '.') {
      if (terms.back().find('.') != std::string::npos)
        return op.runtime_error("einsum(): found '.' for {} {} an ellipsis{} was already found", whose,
                                output ? "but" : "for which", output ? " (...)" : ""),
               std::nullopt;
      if (text.substr(i, 3) != "...")
        return op.runtime_error("einsum(): found '.' for {} that is not part of any ellipsis{}", whose,
                                output ? " (...)" : ""),
               std::nullopt;
      terms.back() += c;
      i += 2;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      terms.back() += c;
    } else {
      return op.runtime_error(
                 "einsum(): invalid subscript given at index {} in the equation string, subscripts must be in [a-zA-Z]",
                 place + i),
             std::nullopt;
    }
  }
  return terms;
}

// Whether each operand has as many dimensions as its term has letters.
bool einsum_ranks(Op& op, std::span<const Value> operands, std::span<const std::string> terms) {
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const std::size_t rank = tensor_of(operands[i]).rank;
    const bool dots = terms[i].find('.') != std::string::npos;
    const std::size_t letters = terms[i].size() - (dots ? 1 : 0);
    if (dots ? letters <= rank : letters == rank) continue;
    op.runtime_error(
        "einsum(): the number of subscripts in the equation ({}) {} the number of dimensions ({}) for operand {}{}",
        letters, dots ? "is more than" : "does not match", rank, i, dots ? "" : " and no ellipsis was given");
    return false;
  }
  return true;
}

// The letters of the result, '.' for what the ellipsis covers: those that stand there, or those that stand in the terms
// once, in their order. Empty after an error of PyTorch.
std::optional<std::string> einsum_order(Op& op, std::string_view equation, std::size_t arrow,
                                        std::span<const std::string> terms) {
  std::map<char, int> counts;
  for (const std::string& term : terms)
    for (const char c : term) ++counts[c];
  if (arrow == std::string_view::npos) {
    std::string order = ".";
    for (const auto& [c, count] : counts)
      if (count == 1 && c != '.') order += c;
    return order;
  }
  const auto output = einsum_terms(op, equation.substr(arrow + 2), arrow + 2, true);
  if (!output) return std::nullopt;
  const std::string& order = output->front();
  for (std::size_t k = 0; k < order.size(); ++k) {
    if (order[k] == '.') continue;
    const bool known = counts.contains(order[k]);
    if (known && order.find(order[k]) == k) continue;
    return op.runtime_error("einsum(): output subscript {} {}", order[k],
                            known ? "appears more than once in the output"
                                  : "does not appear in the equation for any input operand"),
           std::nullopt;
  }
  return order;
}

// docs: torch.einsum. einsum(equation, operands): letters, "..." and an optional "->".
Value einsum(Op& op) {
  if (value::is_unknown(op.value(0))) return op.in.unknown_from(op.value(0), state(op.in).tensor);
  const std::string_view equation = op.text(0);
  std::vector<Value> operands = op.tensors(1);
  const std::size_t arrow = equation.find("->");
  if (operands.empty()) return op.runtime_error("einsum(): must provide at least one operand");
  const auto terms = einsum_terms(op, equation.substr(0, arrow), 0, false);
  if (!terms) return Value::error();
  if (terms->size() > operands.size())
    return op.runtime_error("einsum(): fewer operands were provided than specified in the equation");
  if (terms->size() < operands.size())
    return op.runtime_error("einsum(): more operands were provided than specified in the equation");
  for (const Value operand : operands)
    if (!tensor_of(operand).rank_known) return op.unknown_tensor(tensor_of(operand).dtype, kNoRank);
  if (!einsum_ranks(op, operands, *terms)) return Value::error();
  const auto order = einsum_order(op, equation, arrow, *terms);
  if (!order) return Value::error();
  // What is summed over several operands is a product of matrices.
  const auto sums = [&](char c) {
    return c != '.' && order->find(c) == std::string::npos &&
           std::ranges::count_if(*terms, [c](const std::string& t) { return t.find(c) != std::string::npos; }) > 1;
  };
  if (std::ranges::any_of(*terms, [&](const std::string& t) { return std::ranges::any_of(t, sums); }))
    autocast(op.in, "bmm", operands);

  std::map<char, Size> sizes;
  std::vector<Size> ellipsis;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const Tensor& t = tensor_of(operands[i]);
    const std::string& term = (*terms)[i];
    std::size_t d = 0;
    std::map<char, Dim> own;  // sizes of this operand alone: a repeated letter takes its diagonal
    for (std::size_t k = 0; k < term.size(); ++k) {
      const char c = term[k];
      if (c == '.') {
        const std::size_t covered = t.rank - (term.size() - 1);
        const std::size_t before = ellipsis.size();
        for (std::size_t j = covered - std::min(covered, before); j < covered; ++j)
          if (const Size& now = t.sizes[d + j], &then = ellipsis[before - covered + j];
              dim::refutes_broadcast(then.n, now.n))
            return op.runtime_error(
                "einsum(): dimension {} covered by ellipsis in operand {}has size {} which does not broadcast with "
                "previously seen ellipsis with size {} for the respective dimension",
                d + j, i, dim::text(now.n), dim::text(then.n));
        std::vector<Size> merged;
        if (!broadcast(op, ellipsis, t.shape().subspan(d, covered), merged)) return Value::error();
        ellipsis = merged;
        d += covered;
        continue;
      }
      const Size s = t.sizes[d++];
      if (const auto [before, fresh] = own.try_emplace(c, s.n); !fresh && dim::refutes_equal(before->second, s.n))
        return op.runtime_error("einsum(): subscript {} is repeated for operand {} but the sizes don't match, {} != {}",
                                c, i, dim::text(s.n), dim::text(before->second));
      const auto at = sizes.find(c);
      if (at == sizes.end() || at->second.n.is(1)) {
        sizes[c] = s;
      } else if (dim::refutes_broadcast(at->second.n, s.n)) {
        return op.runtime_error(
            "einsum(): subscript {} has size {} for operand {} which does not broadcast with previously seen size {}",
            c, dim::text(s.n), i, dim::text(at->second.n));
      } else if (!at->second.n.known() && !s.n.is(1)) {
        at->second = s.n.known() ? s : Size{dim::max(at->second.n, s.n), at->second.origin};
      }
    }
  }
  std::vector<Size> shape;
  for (const char c : *order) {
    if (c == '.')
      shape.insert(shape.end(), ellipsis.begin(), ellipsis.end());
    else
      shape.push_back(sizes[c]);
  }
  if (operands.size() == 1)
    if (const Value rearranged = einsum_view(op, tensor_of(operands[0]), terms->front(), *order, shape);
        rearranged.is_set())
      return rearranged;
  if (operands.size() == 1) {
    // A single operand that is not only rearranged is summed up.
    const DType dtype = tensor_of(operands.front()).dtype;
    return op.output(shape, is_whole(dtype) ? DType::Int64 : dtype);
  }
  std::vector<Axis> axes;
  for (const char c : *order)
    for (std::size_t k = 0; k < (c == '.' ? ellipsis.size() : 1); ++k) axes.push_back({c, k});
  const std::size_t kept = axes.size();
  if (order->find('.') == std::string::npos)
    for (std::size_t k = 0; k < ellipsis.size(); ++k) axes.push_back({'.', k});
  for (const auto& [letter, size] : sizes)
    if (order->find(letter) == std::string::npos) axes.push_back({letter, 0});
  const bool sums_any = axes.size() > kept;
  Contraction contraction(op, std::move(axes), kept, ellipsis.size());
  for (std::size_t i = 0; i < operands.size(); ++i) contraction.add(tensor_of(operands[i]), (*terms)[i]);
  const Tensor* const contracted = contraction.run();
  if (contracted == nullptr) return Value::error();
  const Value result = op.output(shape, contracted->dtype);
  if (const auto strides = view_strides(*contracted, shape); sums_any && strides)
    std::ranges::copy(*strides, tensor_of(result).strides);
  else
    std::copy_n(contracted->strides, kept, tensor_of(result).strides);
  return result;
}

constexpr OpDef kOps[] = {
    {"einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor", einsum, Variants::Function},
};

}  // namespace

std::span<const OpDef> einsum_ops() { return kOps; }

}  // namespace shapetrace::torch
