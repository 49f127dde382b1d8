// Sums of products by an equation of letters. docs: torch.einsum; errors: aten/src/ATen/native/Linear.cpp
#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "torch/autocast.hpp"
#include "torch/memory_format.hpp"
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
    } else if (const auto at = strides.find(c); at != strides.end()) {
      result.push_back(at->second);
      strides.erase(at);
    }
  }
  if (!strides.empty() || result.size() != shape.size()) return {};
  return op.view(t, shape, result, t.offset);
}

// Two operands: what both have and the result does not is summed by bmm, the rest is multiplied. The result lies as the
// kernel left it: shared dimensions, those of the left, those of the right (sumproduct_pair), in the result's order.
Value einsum_pair(Op& op, std::span<const Value> operands, std::span<const std::string> terms, const std::string& order,
                  std::span<const Size> shape, DType dtype) {
  const Value plain = op.output(shape, dtype);
  if (std::ranges::any_of(terms, [](const std::string& t) {
        return std::ranges::any_of(t, [&](char c) { return c != '.' && std::ranges::count(t, c) > 1; });
      }))
    return plain;
  const Tensor* const sides[] = {&tensor_of(operands[0]), &tensor_of(operands[1])};
  const std::size_t covered =
      shape.size() - static_cast<std::size_t>(std::ranges::count_if(order, [](char c) { return c != '.'; }));
  // The dimension of an operand that stands for a letter, or for the k-th of what the ellipsis covers; -1 for none.
  const auto place = [&](std::size_t side, char letter, std::size_t k) -> int {
    const std::string& term = terms[side];
    const std::size_t letters = static_cast<std::size_t>(std::ranges::count_if(term, [](char c) { return c != '.'; }));
    const std::size_t own = sides[side]->rank - letters;  // covered by its ellipsis, the last ones of all
    int d = 0;
    for (std::size_t at = 0; at < term.size(); ++at) {
      if (term[at] == '.') {
        if (letter == '.') return k + own >= covered ? d + static_cast<int>(k + own - covered) : -1;
        d += static_cast<int>(own);
      } else if (term[at] == letter) {
        return d;
      } else {
        ++d;
      }
    }
    return -1;
  };
  const auto counts = [&](std::size_t side, int d) {
    return d >= 0 && !sides[side]->size(static_cast<std::size_t>(d)).is(1);
  };
  bool sums = false;
  for (const char c : terms[0])
    if (c != '.' && order.find(c) == std::string::npos) sums |= counts(0, place(0, c, 0)) && counts(1, place(1, c, 0));
  if (sums && !element_count(*sides[0]).is(0) && !element_count(*sides[1]).is(0)) {
    if (types_differ(*sides[0], *sides[1]))
      return op.runtime_error("expected scalar type {} but found {}", info(sides[0]->dtype).legacy,
                              info(sides[1]->dtype).legacy);
    if (is_bool(sides[0]->dtype)) return op.not_implemented("\"bmm\" not implemented for 'Bool'");
  }
  // Where each dimension of the result comes from.
  std::vector<std::array<int, 2>> from;
  for (const char c : order)
    for (std::size_t k = 0; k < (c == '.' ? covered : 1); ++k) from.push_back({place(0, c, k), place(1, c, k)});
  if (from.size() != shape.size()) return plain;
  Tensor& result = tensor_of(plain);
  if (sums) {
    const auto group_of = [&](std::size_t d) {
      const bool left = counts(0, from[d][0]), right = counts(1, from[d][1]);
      return left && right ? 0 : right ? 2 : 1;
    };
    // The sides change places where that spares a permutation.
    bool right_first = true;
    for (std::size_t i = 0; i < shape.size(); ++i)
      for (std::size_t j = i + 1; j < shape.size(); ++j) right_first &= !(group_of(i) == 1 && group_of(j) == 2);
    const std::array<int, 3> order_of_groups = right_first ? std::array{1, 2, 0} : std::array{2, 1, 0};
    Dim step = 1;
    for (const int group : order_of_groups)  // from the last dimension to the first
      for (std::size_t d = shape.size(); d-- > 0;) {
        if (group_of(d) != group) continue;
        result.strides[d] = step;
        step = step * shape[d].n;
      }
    return plain;
  }
  // A product of the operands with their dimensions in the result's order.
  std::vector<const Tensor*> views;
  for (std::size_t side = 0; side < 2; ++side) {
    std::vector<Size> sizes;
    std::vector<Dim> strides;
    for (const auto& places : from) {
      const int d = places[side];
      sizes.push_back(d < 0 ? Size{1, 0} : sides[side]->sizes[d]);
      strides.push_back(d < 0 ? Dim(0) : sides[side]->strides[d]);
    }
    views.push_back(&tensor_of(op.view(*sides[side], sizes, strides, sides[side]->offset)));
  }
  follow_strides(op.in, result, views);
  return plain;
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
  DType dtype = result_type(operands, default_dtype(op.in));
  // A single operand that is not only rearranged is summed up.
  if (operands.size() == 1 && is_whole(dtype)) dtype = DType::Int64;
  return operands.size() == 2 ? einsum_pair(op, operands, *terms, *order, shape, dtype) : op.output(shape, dtype);
}

constexpr OpDef kOps[] = {
    {"einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor", einsum, Variants::Function},
};

}  // namespace

std::span<const OpDef> einsum_ops() { return kOps; }

}  // namespace shapetrace::torch
