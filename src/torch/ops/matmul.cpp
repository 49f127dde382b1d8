// Products of vectors, matrices and batches. docs: torch.matmul, torch.nn.functional.linear, torch.einsum;
// errors: aten/src/ATen/native/LinearAlgebra.cpp, Linear.cpp.
#include <algorithm>
#include <array>
#include <map>

#include "torch/memory_format.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::string_view kNoRank = "the rank of a product's operand is not known";

// Every kernel says in its own words that element types differ. docs: aten/src/ATen/native/LinearAlgebra.cpp (mm,
// addmm, bmm), Blas.cpp (addmv, dot). False after the error.
bool types_differ(const Tensor& a, const Tensor& b) {
  return a.dtype != b.dtype && a.dtype != DType::Unknown && b.dtype != DType::Unknown;
}
bool mm_types(Op& op, const Tensor& a, const Tensor& b) {
  if (!types_differ(a, b)) return true;
  op.runtime_error("expected m1 and m2 to have the same dtype, but got: {} != {}", cpp_name(a.dtype),
                   cpp_name(b.dtype));
  return false;
}
bool addmm_types(Op& op, const Tensor& self, const Tensor& a, const Tensor& b) {
  if (types_differ(self, b)) {
    op.runtime_error("self and mat2 must have the same dtype, but got {} and {}", info(self.dtype).legacy,
                     info(b.dtype).legacy);
    return false;
  }
  if (!types_differ(a, b)) return true;
  op.runtime_error("mat1 and mat2 must have the same dtype, but got {} and {}", info(a.dtype).legacy,
                   info(b.dtype).legacy);
  return false;
}
bool addmv_types(Op& op, const Tensor& self, const Tensor& matrix, const Tensor& vector) {
  if (!types_differ(matrix, vector) && !types_differ(self, vector)) return true;
  op.runtime_error("addmv input tensors must have the same dtype, but got {}, {}, and {}", info(self.dtype).legacy,
                   info(matrix.dtype).legacy, info(vector.dtype).legacy);
  return false;
}
bool bmm_types(Op& op, const Tensor& a, const Tensor& b) {
  if (!types_differ(a, b)) return true;
  op.runtime_error("expected scalar type {} but found {}", info(a.dtype).legacy, info(b.dtype).legacy);
  return false;
}

Value sizes_of_dot(Op& op, Dim a, Dim b) {
  return op.runtime_error(
      "inconsistent tensor size, expected tensor [{}] and src [{}] to have the same number of elements, but got {} "
      "and {} elements respectively",
      dim::text(a), dim::text(b), dim::text(a), dim::text(b));
}

Value linear(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& weight = op.tensor(1);
  if (!input.rank_known || !weight.rank_known) return op.unknown_tensor(input.dtype, kNoRank);
  if (weight.rank > 2)
    return op.runtime_error("t() expects a tensor with <= 2 dimensions, but self is {}D", weight.rank);
  if (input.rank == 0 || weight.rank == 0)
    return op.runtime_error("both arguments to linear need to be at least 1D, but they are {}D and {}D", input.rank,
                            weight.rank);
  const Size& last = input.sizes[input.rank - 1];
  const Dim in_features = weight.size(weight.rank - 1U);
  if (dim::refutes_equal(last.n, in_features)) {
    op.blame(last, "the last size of the input", weight.sizes[weight.rank - 1], "what the layer was made for");
    if (input.rank == 1 && weight.rank == 1) return sizes_of_dot(op, last.n, in_features);
    // Leading dimensions are folded into one for the product; of a vector it is 1.
    Dim rows = 1;
    for (std::size_t i = 0; i + 1 < input.rank; ++i) rows = rows * input.size(i);
    if (weight.rank == 1)
      return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(rows), dim::text(rows),
                              dim::text(last.n), dim::text(in_features));
    return op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                            dim::text(last.n), dim::text(in_features), dim::text(weight.size(0)));
  }
  // A bias makes it addmm; a batch that does not lie in one piece is not folded into a matrix.
  if (weight.rank == 2 && input.rank > 2 && !is_contiguous(input)) {
    if (!bmm_types(op, input, weight)) return Value::error();
  } else if (!(op.given(2) && weight.rank == 2 ? addmm_types(op, op.tensor(2), input, weight)
                                               : mm_types(op, input, weight))) {
    return Value::error();
  }
  std::vector<Size> shape(input.shape().begin(), input.shape().end() - 1);
  if (weight.rank == 2) shape.push_back(weight.sizes[0]);
  return op.output(shape, input.dtype);
}

Value mm(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 2) return op.runtime_error("self must be a matrix");
  if (b.rank != 2) return op.runtime_error("mat2 must be a matrix");
  if (dim::refutes_equal(a.size(1), b.size(0)))
    return op.blame(a.sizes[1], "the columns of the left matrix", b.sizes[0], "the rows of the right one"),
           op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(a.size(0)),
                            dim::text(a.size(1)), dim::text(b.size(0)), dim::text(b.size(1)));
  if (!mm_types(op, a, b)) return Value::error();
  return op.output({a.sizes[0], b.sizes[1]}, a.dtype);
}

Value batched(Op& op, std::size_t first) {
  const Tensor& a = op.tensor(first);
  const Tensor& b = op.tensor(first + 1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 3) return op.runtime_error("batch1 must be a 3D tensor");
  if (b.rank != 3) return op.runtime_error("batch2 must be a 3D tensor");
  if (dim::refutes_equal(a.size(2), b.size(1)))
    op.blame(a.sizes[2], "the columns of the left matrices", b.sizes[1], "the rows of the right ones");
  if (dim::refutes_equal(a.size(0), b.size(0)) || dim::refutes_equal(a.size(2), b.size(1)))
    return op.runtime_error(
        "Expected size for first two dimensions of batch2 tensor to be: [{}, {}] but got: [{}, {}].",
        dim::text(a.size(0)), dim::text(a.size(2)), dim::text(b.size(0)), dim::text(b.size(1)));
  if (!bmm_types(op, a, b)) return Value::error();
  return op.output({a.sizes[0], a.sizes[1], b.sizes[2]}, a.dtype);
}
Value bmm(Op& op) { return batched(op, 0); }

// In place, the result has to have the sizes of what it replaces.
Value finished(Op& op, Value result) {
  if (result.is_error() || !op.schema.name.ends_with('_')) return result;
  const Tensor& self = op.tensor(0);
  const Tensor& made = tensor_of(result);
  if (self.rank_known && made.rank_known) {
    bool same = self.rank == made.rank;
    for (std::size_t d = 0; same && d < self.rank; ++d) same = !dim::refutes_equal(self.size(d), made.size(d));
    if (!same)
      return op.runtime_error("Bad in-place call: input tensor size {} and output tensor size {} should match",
                              shape_text(self.shape()), shape_text(made.shape()));
  }
  return op.in_place(0);
}

// The summand is broadcast to the product's sizes; false after PyTorch's error.
bool expands_to(Op& op, const Tensor& summand, std::span<const Size> shape) {
  if (!summand.rank_known) return true;
  if (summand.rank > shape.size()) {
    op.runtime_error(
        "expand(torch.{}Tensor{{{}}}, size={}): the number of sizes provided ({}) must be greater or equal to the "
        "number of dimensions in the tensor ({})",
        info(summand.dtype).legacy, shape_text(summand.shape()), shape_text(shape), shape.size(), summand.rank);
    return false;
  }
  for (std::size_t k = 1; k <= summand.rank; ++k) {
    const Dim have = summand.size(summand.rank - k), want = shape[shape.size() - k].n;
    if (!dim::refutes_expand(have, want)) continue;
    op.runtime_error(
        "The expanded size of the tensor ({}) must match the existing size ({}) at non-singleton dimension {}.  Target "
        "sizes: {}.  Tensor sizes: {}",
        dim::text(want), dim::text(have), shape.size() - k, shape_text(shape), shape_text(summand.shape()));
    return false;
  }
  return true;
}

// docs: aten/src/ATen/native/Blas.cpp (addmv)
Value addmv(Op& op) {
  const Tensor& self = op.tensor(0);
  const Tensor& matrix = op.tensor(1);
  const Tensor& vector = op.tensor(2);
  if (!self.rank_known || !matrix.rank_known || !vector.rank_known) return op.unknown_tensor(self.dtype, kNoRank);
  if (self.rank > 1 || matrix.rank != 2 || vector.rank != 1)
    return op.runtime_error("vector + matrix @ vector expected, got {}, {}, {}", self.rank, matrix.rank, vector.rank);
  const bool one = element_count(self).is(1);
  if (dim::refutes_equal(matrix.size(1), vector.size(0)) ||
      (!one && dim::refutes_equal(matrix.size(0), element_count(self))))
    return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(element_count(self)),
                            dim::text(matrix.size(0)), dim::text(matrix.size(1)), dim::text(vector.size(0)));
  if (!addmv_types(op, self, matrix, vector)) return Value::error();
  return finished(op, op.output({matrix.sizes[0]}, matrix.dtype));
}

// The sum of a batch of products. docs: aten/src/ATen/native/LinearAlgebra.cpp (addbmm)
Value addbmm(Op& op) {
  const Tensor& a = op.tensor(1);
  const Tensor& b = op.tensor(2);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 3) return op.runtime_error("batch1 must be a 3D tensor");
  if (b.rank != 3) return op.runtime_error("batch2 must be a 3D tensor");
  if (dim::refutes_equal(a.size(0), b.size(0)))
    return op.runtime_error("batch1 and batch2 must have same number of batches, got {} and {}", dim::text(a.size(0)),
                            dim::text(b.size(0)));
  if (dim::refutes_equal(a.size(2), b.size(1)))
    return op.runtime_error("Incompatible matrix sizes for bmm ({}x{} and {}x{})", dim::text(a.size(1)),
                            dim::text(a.size(2)), dim::text(b.size(1)), dim::text(b.size(2)));
  const Size shape[] = {a.sizes[1], b.sizes[2]};
  if (!op.schema.name.ends_with('_') && !expands_to(op, op.tensor(0), shape)) return Value::error();
  if (!addmm_types(op, op.tensor(0), a, b)) return Value::error();
  return finished(op, op.output(shape, a.dtype));
}

Value addr(Op& op) {
  const Tensor& a = op.tensor(1);
  const Tensor& b = op.tensor(2);
  const Value operands[] = {op.value(0), op.value(1), op.value(2)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(dtype, kNoRank);
  if (a.rank != 1) return op.runtime_error("addr: Expected 1-D argument vec1, but got {}-D", a.rank);
  if (b.rank != 1) return op.runtime_error("addr: Expected 1-D argument vec2, but got {}-D", b.rank);
  const Size shape[] = {a.sizes[0], b.sizes[0]};
  if (!op.schema.name.ends_with('_') && !expands_to(op, op.tensor(0), shape)) return Value::error();
  const Value v = op.output(shape, dtype);
  const Tensor* const summand[] = {&op.tensor(0)};
  if (op.tensor(0).rank_known && op.tensor(0).rank == 2) follow_strides(op.in, tensor_of(v), summand);
  return finished(op, v);
}

Value baddbmm(Op& op) {
  const Value product = batched(op, 1);
  if (product.is_error()) return product;
  if (op.schema.name.ends_with('_')) return finished(op, product);
  std::vector<Size> shape;
  if (!broadcast(op, op.tensor(0).shape(), tensor_of(product).shape(), shape)) return Value::error();
  if (types_differ(op.tensor(0), op.tensor(1)))
    return op.runtime_error("Input dtypes must be the same, got: input {}, batch1: {}, batch2: {}",
                            cpp_name(op.tensor(0).dtype), cpp_name(op.tensor(1).dtype), cpp_name(op.tensor(2).dtype));
  return product;
}

Value mv(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 2 || b.rank != 1)
    return op.runtime_error("vector + matrix @ vector expected, got {}, {}, {}", 1, a.rank, b.rank);
  if (dim::refutes_equal(a.size(1), b.size(0)))
    return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(a.size(0)),
                            dim::text(a.size(0)), dim::text(a.size(1)), dim::text(b.size(0)));
  if (!addmv_types(op, b, a, b)) return Value::error();
  return op.output({a.sizes[0]}, a.dtype);
}

Value dot(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (a.rank != 1 || b.rank != 1)
    return op.runtime_error("1D tensors expected, but got {}D and {}D tensors", a.rank, b.rank);
  if (a.dtype != b.dtype)
    return op.runtime_error("dot : expected both vectors to have same dtype, but found {} and {}", info(a.dtype).legacy,
                            info(b.dtype).legacy);
  if (dim::refutes_equal(a.size(0), b.size(0))) return sizes_of_dot(op, a.size(0), b.size(0));
  return op.scalar(a.dtype);
}

Value outer(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (a.rank != 1) return op.runtime_error("outer: Expected 1-D argument self, but got {}-D", a.rank);
  if (b.rank != 1) return op.runtime_error("outer: Expected 1-D argument vec2, but got {}-D", b.rank);
  const Value operands[] = {op.value(0), op.value(1)};
  return op.output({a.sizes[0], b.sizes[0]}, result_type(operands, default_dtype(op.in)));
}

Value addmm(Op& op) {
  const Tensor& bias = op.tensor(0);
  const Tensor& a = op.tensor(1);
  const Tensor& b = op.tensor(2);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank != 2) return op.runtime_error("mat1 must be a matrix, got {}-D tensor", a.rank);
  if (b.rank != 2) return op.runtime_error("mat2 must be a matrix, got {}-D tensor", b.rank);
  if (dim::refutes_equal(a.size(1), b.size(0)))
    return op.blame(a.sizes[1], "the columns of the left matrix", b.sizes[0], "the rows of the right one"),
           op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(a.size(0)),
                            dim::text(a.size(1)), dim::text(b.size(0)), dim::text(b.size(1)));
  const Size shape[] = {a.sizes[0], b.sizes[1]};
  if (op.schema.name.ends_with('_'))
    return addmm_types(op, bias, a, b) ? finished(op, op.output(shape, a.dtype)) : Value::error();
  if (!expands_to(op, bias, shape) || !addmm_types(op, bias, a, b)) return Value::error();
  return op.output(shape, a.dtype);
}

// Whether a batch against a matrix or a vector is folded into one matrix, which is then multiplied by `mm` or `mv`:
// where that copies nothing, or saves the gradient of the smaller operand from being as large as the batch.
bool folds(const Tensor& a, const Tensor& b) {
  const bool left = a.rank >= b.rank;
  const Tensor &larger = left ? a : b, &smaller = left ? b : a;
  if (larger.rank < 3 || smaller.rank > 2) return false;
  if (smaller.requires_grad) return true;
  if (a.rank == 2) return false;
  // The larger one with its columns last; where they are the right operand's, they are its rows.
  std::vector<std::pair<Dim, Dim>> places;
  for (std::size_t d = 0; d < larger.rank; ++d) places.emplace_back(larger.size(d), larger.strides[d]);
  if (!left) std::swap(places[places.size() - 1], places[places.size() - 2]);
  for (const auto& [size, stride] : places)
    if (size.is(0)) return true;
  places.pop_back();
  std::erase_if(places, [](const auto& p) { return p.first.is(1); });
  for (std::size_t d = 0; d + 1 < places.size(); ++d)
    if (!dim::surely_equal(places[d].second, places[d + 1].second * places[d + 1].first)) return false;
  return true;
}

// docs: torch.matmul; both folded to mm, mv, dot or bmm, whose errors it raises.
Value matmul(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank == 0 || b.rank == 0)
    return op.runtime_error("both arguments to matmul need to be at least 1D, but they are {}D and {}D", a.rank,
                            b.rank);
  if (a.rank == 1 && b.rank == 1) return dot(op);
  if (a.rank == 2 && b.rank == 1) return mv(op);
  if (a.rank == 2 && b.rank == 2) return mm(op);
  const Dim inner_a = a.size(a.rank - 1U), inner_b = b.rank == 1 ? b.size(0) : b.size(b.rank - 2U);
  std::vector<Size> shape;
  if (a.rank == 1 && b.rank == 2) {
    if (dim::refutes_equal(inner_a, inner_b))
      return op.runtime_error("mat1 and mat2 shapes cannot be multiplied (1x{} and {}x{})", dim::text(inner_a),
                              dim::text(b.size(0)), dim::text(b.size(1)));
    if (!mm_types(op, a, b)) return Value::error();
    return op.output({b.sizes[1]}, a.dtype);
  }
  const bool folded = folds(a, b), fold_right = folded && a.rank >= 3, fold_left = folded && b.rank >= 3;
  if (dim::refutes_equal(inner_a, inner_b)) {
    op.blame(a.sizes[a.rank - 1], "the last size of the left operand", b.rank == 1 ? b.sizes[0] : b.sizes[b.rank - 2],
             "the size of the right one that it meets");
    if (fold_right) {
      Dim rows = 1;
      for (std::size_t i = 0; i + 1 < a.rank; ++i) rows = rows * a.size(i);
      if (b.rank == 1)
        return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(rows),
                                dim::text(rows), dim::text(inner_a), dim::text(inner_b));
      return op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                              dim::text(inner_a), dim::text(inner_b), dim::text(b.size(1)));
    }
    if (fold_left) {
      // The transposed problem is folded: (b^T, a^T).
      Dim rows = 1;
      for (std::size_t i = 0; i < b.rank; ++i)
        if (i != b.rank - 2U) rows = rows * b.size(i);
      if (a.rank == 1)
        return op.runtime_error("size mismatch, got input ({}), mat ({}x{}), vec ({})", dim::text(rows),
                                dim::text(rows), dim::text(inner_b), dim::text(inner_a));
      return op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                              dim::text(inner_b), dim::text(inner_a), dim::text(a.size(0)));
    }
  }
  std::vector<Size> batch_a(a.shape().begin(), a.shape().end() - std::min<int>(a.rank, 2));
  std::vector<Size> batch_b(b.shape().begin(), b.shape().end() - std::min<int>(b.rank, 2));
  if (!broadcast(op, batch_a, batch_b, shape)) return Value::error();
  if (dim::refutes_equal(inner_a, inner_b)) {
    Dim batch = 1;
    for (const Size& s : shape) batch = batch * s.n;
    return op.runtime_error(
        "Expected size for first two dimensions of batch2 tensor to be: [{}, {}] but got: [{}, {}].", dim::text(batch),
        dim::text(inner_a), dim::text(batch), dim::text(inner_b));
  }
  // Folded to the left, the transposed problem is computed.
  const bool fits = fold_right && b.rank == 1  ? addmv_types(op, b, a, b)
                    : fold_left && a.rank == 1 ? addmv_types(op, a, b, a)
                    : fold_right               ? mm_types(op, a, b)
                    : fold_left                ? mm_types(op, b, a)
                                               : bmm_types(op, a, b);
  if (!fits) return Value::error();
  if (a.rank >= 2) shape.push_back(a.sizes[a.rank - 2]);
  if (b.rank >= 2) shape.push_back(b.sizes[b.rank - 1]);
  return op.output(shape, a.dtype);
}

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
    k += 2;
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
        at += 2;
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

// docs: torch.einsum. einsum(equation, operands): letters, "..." and an optional "->".
Value einsum(Op& op) {
  std::string equation;
  for (const char c : op.text(0))
    if (c != ' ') equation += c;
  const std::vector<Value> operands = op.tensors(1);
  const std::size_t arrow = equation.find("->");
  const std::string left = equation.substr(0, arrow);
  if (operands.empty()) return op.runtime_error("einsum(): must provide at least one operand");
  std::vector<std::string> terms(1);
  for (std::size_t i = 0; i < left.size(); ++i) {
    const char c = left[i];
    if (c == ',') {
      terms.emplace_back();
    } else if (c == '.') {
      if (left.compare(i, 3, "...") != 0)
        return op.runtime_error("einsum(): found '.' for operand {} that is not part of any ellipsis",
                                terms.size() - 1);
      terms.back() += "...";
      i += 2;
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      terms.back() += c;
    } else {
      return op.runtime_error(
          "einsum(): invalid subscript given at index {} in the equation string, subscripts must be in [a-zA-Z]", i);
    }
  }
  if (terms.size() > operands.size())
    return op.runtime_error("einsum(): fewer operands were provided than specified in the equation");
  if (terms.size() < operands.size())
    return op.runtime_error("einsum(): more operands were provided than specified in the equation");
  std::map<char, Size> sizes;
  std::map<char, int> counts;
  std::vector<Size> ellipsis;
  for (std::size_t i = 0; i < operands.size(); ++i) {
    const Tensor& t = tensor_of(operands[i]);
    if (!t.rank_known) return op.unknown_tensor(t.dtype, kNoRank);
    std::size_t letters = 0;
    const bool dots = terms[i].find('.') != std::string::npos;
    for (const char c : terms[i]) letters += c != '.' ? 1 : 0;
    if (dots ? letters > t.rank : letters != t.rank)
      return op.runtime_error(
          "einsum(): the number of subscripts in the equation ({}) {} the number of dimensions ({}) for operand {}{}",
          letters, dots ? "is more than" : "does not match", t.rank, i, dots ? "" : " and no ellipsis was given");
    std::size_t d = 0;
    for (std::size_t k = 0; k < terms[i].size(); ++k) {
      const char c = terms[i][k];
      if (c == '.') {
        std::vector<Size> covered(t.shape().begin() + static_cast<std::ptrdiff_t>(d),
                                  t.shape().begin() + static_cast<std::ptrdiff_t>(d + t.rank - letters));
        std::vector<Size> merged;
        if (!broadcast(op, ellipsis, covered, merged)) return Value::error();
        ellipsis = merged;
        d += t.rank - letters;
        k += 2;
        continue;
      }
      const Size s = t.sizes[d++];
      ++counts[c];
      const auto at = sizes.find(c);
      if (at == sizes.end() || at->second.n.is(1)) {
        sizes[c] = s;
      } else if (terms[i].substr(0, k).find(c) != std::string::npos && dim::surely_different(at->second.n, s.n)) {
        return op.runtime_error("einsum(): subscript {} is repeated for operand {} but the sizes don't match, {} != {}",
                                c, i, dim::text(s.n), dim::text(at->second.n));
      } else if (dim::refutes_broadcast(at->second.n, s.n)) {
        return op.runtime_error(
            "einsum(): subscript {} has size {} for operand {} which does not broadcast with previously seen size {}",
            c, dim::text(s.n), i, dim::text(at->second.n));
      }
    }
  }
  std::vector<Size> shape;
  std::string order;  // the letters of the result, '.' for what the ellipsis covers
  if (arrow == std::string::npos) {
    shape = ellipsis;
    order.push_back('.');
    for (const auto& [c, count] : counts)
      if (count == 1) {
        shape.push_back(sizes[c]);
        order += c;
      }
  } else {
    const std::string right = equation.substr(arrow + 2);
    for (std::size_t k = 0; k < right.size(); ++k) {
      order += right[k];
      if (right[k] == '.') {
        shape.insert(shape.end(), ellipsis.begin(), ellipsis.end());
        k += 2;
        continue;
      }
      const auto at = sizes.find(right[k]);
      if (at == sizes.end())
        return op.runtime_error("einsum(): output subscript {} does not appear in the equation for any input operand",
                                right[k]);
      shape.push_back(at->second);
    }
  }
  if (operands.size() == 1)
    if (const Value rearranged = einsum_view(op, tensor_of(operands[0]), terms[0], order, shape); rearranged.is_set())
      return rearranged;
  const DType dtype = result_type(operands, default_dtype(op.in));
  return operands.size() == 2 ? einsum_pair(op, operands, terms, order, shape, dtype) : op.output(shape, dtype);
}

// Products over the last dimension of both; a number multiplies. docs: torch.inner
Value inner(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  if (!a.rank_known || !b.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  const Value operands[] = {op.value(0), op.value(1)};
  const DType dtype = result_type(operands, default_dtype(op.in));
  if (a.rank == 0) return op.output_like(b, dtype);
  if (b.rank == 0) return op.output_like(a, dtype);
  if (dim::refutes_equal(a.size(a.rank - 1U), b.size(b.rank - 1U)))
    return op.runtime_error("inner() the last dimension must match on both input tensors but got shapes {} and {}",
                            shape_text(a.shape()), shape_text(b.shape()));
  if (types_differ(a, b)) return op.runtime_error("both inputs should have same dtype");
  std::vector<Size> shape(a.shape().begin(), a.shape().end() - 1);
  shape.insert(shape.end(), b.shape().begin(), b.shape().end() - 1);
  return op.output(shape, dtype);
}

Value bilinear(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& w = op.tensor(2);
  if (!a.rank_known || !op.tensor(1).rank_known || !w.rank_known) return op.unknown_tensor(a.dtype, kNoRank);
  if (a.rank == 0) return op.index_error("Dimension specified as -1 but tensor has no dimensions");
  std::vector<Size> shape(a.shape().begin(), a.shape().end() - 1);
  const Tensor& b = op.tensor(1);
  for (std::size_t i = 0; i + 1 < a.rank; ++i)
    if (dim::refutes_equal(a.size(i), b.size(i)))
      return op.runtime_error("bilinear(): input batch dimensions do not match at dim {}: got {} and {}", i,
                              dim::text(a.size(i)), dim::text(b.size(i)));
  if (dim::refutes_equal(a.size(a.rank - 1U), w.size(1)))
    return op.runtime_error("bilinear(): input1 size does not match weight size: got {} but expected {}",
                            dim::text(a.size(a.rank - 1U)), dim::text(w.size(1)));
  if (dim::refutes_equal(b.size(b.rank - 1U), w.size(2)))
    return op.runtime_error("bilinear(): input2 size does not match weight size: got {} but expected {}",
                            dim::text(b.size(b.rank - 1U)), dim::text(w.size(2)));
  const Tensor* const bias = op.tensor_or_null(3);
  if (types_differ(a, b) || types_differ(a, w) || (bias != nullptr && types_differ(a, *bias)))
    return op.runtime_error("All tensors must have the same dtype, got input1: {}, input2: {}, weight: {}{}",
                            cpp_name(a.dtype), cpp_name(b.dtype), cpp_name(w.dtype),
                            bias == nullptr ? "" : ", bias: " + std::string(cpp_name(bias->dtype)));
  shape.push_back(w.sizes[0]);
  return op.output(shape, a.dtype);
}

Value tensordot(Op& op) {
  const Tensor& a = op.tensor(0);
  const Tensor& b = op.tensor(1);
  const std::vector<Dim> da = op.integers(2), db = op.integers(3);
  std::vector<bool> out_a(a.rank, true), out_b(b.rank, true);
  if (da.size() != db.size()) return op.runtime_error("both dimension lists should have same length");
  if (types_differ(a, b)) return op.runtime_error("both inputs should have same dtype");
  for (std::size_t i = 0; i < da.size(); ++i) {
    std::int64_t x = da[i].value(), y = db[i].value();
    if (!op.wrap_dim(x, a.rank) || !op.wrap_dim(y, b.rank)) return Value::error();
    const Dim sx = a.size(static_cast<std::size_t>(x)), sy = b.size(static_cast<std::size_t>(y));
    if (dim::refutes_broadcast(sx, sy))
      return op.runtime_error(
          "contracted dimensions need to match, but first has size {} in dim {} and second has size {} in dim {}",
          dim::text(sx), da[i].value(), dim::text(sy), db[i].value());
    out_a[static_cast<std::size_t>(x)] = out_b[static_cast<std::size_t>(y)] = false;
  }
  std::vector<Size> shape;
  for (std::size_t i = 0; i < a.rank; ++i)
    if (out_a[i]) shape.push_back(a.sizes[i]);
  for (std::size_t i = 0; i < b.rank; ++i)
    if (out_b[i]) shape.push_back(b.sizes[i]);
  if (is_bool(a.dtype) && !shape.empty() && !element_count(a).is(0) && !element_count(b).is(0))
    return op.not_implemented("\"addmm_impl_cpu_\" not implemented for 'Bool'");
  return op.output(shape, a.dtype);
}

constexpr OpDef kOps[] = {
    {"linear(Tensor input, Tensor weight, Tensor? bias=None) -> Tensor", linear, Variants::Function},
    {"mm(Tensor self, Tensor mat2, *, Tensor? out=None) -> Tensor", mm},
    {"bmm(Tensor self, Tensor mat2, *, Tensor? out=None) -> Tensor", bmm},
    {"baddbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor",
     baddbmm},
    {"baddbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", baddbmm,
     Variants::Method},
    {"addmm_(Tensor(a!) self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addmm,
     Variants::Method},
    {"addmv(Tensor self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor", addmv},
    {"addmv_(Tensor(a!) self, Tensor mat, Tensor vec, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addmv},
    {"addbmm(Tensor self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor",
     addbmm},
    {"addbmm_(Tensor(a!) self, Tensor batch1, Tensor batch2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addbmm,
     Variants::Method},
    {"addr(Tensor self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor", addr},
    {"addr_(Tensor(a!) self, Tensor vec1, Tensor vec2, *, Scalar beta=1, Scalar alpha=1) -> Tensor(a!)", addr,
     Variants::Method},
    {"mv(Tensor self, Tensor vec, *, Tensor? out=None) -> Tensor", mv},
    {"dot(Tensor self, Tensor tensor, *, Tensor? out=None) -> Tensor", dot},
    {"vdot(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", dot},
    {"inner(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", inner},
    {"outer(Tensor self, Tensor vec2, *, Tensor? out=None) -> Tensor", outer},
    {"ger(Tensor self, Tensor vec2) -> Tensor", outer},
    {"addmm(Tensor self, Tensor mat1, Tensor mat2, *, Scalar beta=1, Scalar alpha=1, Tensor? out=None) -> Tensor",
     addmm},
    {"linalg_matmul(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", matmul, Variants::Function},
    {"matmul(Tensor self, Tensor other, *, Tensor? out=None) -> Tensor", matmul},
    {"einsum(str equation, Tensor[] tensors, *, int[]? path=None) -> Tensor", einsum, Variants::Function},
    {"bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias=None) -> Tensor", bilinear,
     Variants::Function},
    {"tensordot(Tensor self, Tensor other, int[] dims_self, int[] dims_other) -> Tensor", tensordot,
     Variants::Function},
};

}  // namespace

std::span<const OpDef> matmul_ops() { return kOps; }

}  // namespace shapetrace::torch
