// Scaled dot product attention. docs: torch.nn.functional.scaled_dot_product_attention;
// errors: aten/src/ATen/native/transformers/attention.cpp, sdp_utils_cpp.h (which code computes it)
#include <algorithm>
#include <array>

#include "torch/memory_format.hpp"
#include "torch/ops/products.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

constexpr std::size_t kGrouped = 7;  // of the schema's parameters, behind scale

struct Attention {
  const Tensor &q, &k, &v;
  const Tensor* mask;
  double dropout;
  bool causal, grouped;
};

// Three operands of three dimensions are seen as a batch of one.
bool seen_as_batch(const Attention& a) { return a.q.rank == 3 && a.k.rank == 3 && a.v.rank == 3; }

Dim from_end(const Tensor& t, std::size_t k) { return t.size(t.rank - k); }

// False after PyTorch's error. docs: validate_sdpa_input
bool fits_together(Op& op, const Attention& a) {
  if (types_differ(a.q, a.k) || types_differ(a.q, a.v)) {
    op.runtime_error(
        "Expected query, key, and value to have the same dtype, but got query.dtype: {} key.dtype: {} and "
        "value.dtype: {} instead.",
        cpp_name(a.q.dtype), cpp_name(a.k.dtype), cpp_name(a.v.dtype));
    return false;
  }
  if (a.q.rank < 2 || a.k.rank < 2 || a.v.rank < 2) {
    op.runtime_error(
        "Expected query, key, and value to all be  at least 2 dimensional, but got query.dim: {} key.dim: {} and "
        "value.dim: {} instead.",
        a.q.rank, a.k.rank, a.v.rank);
    return false;
  }
  if (a.mask == nullptr) return true;
  const DType type = a.mask->dtype;
  if (type != DType::Bool && type != DType::Float32 && types_differ(*a.mask, a.q)) {
    op.runtime_error(
        "Expected attn_mask dtype to be bool or float or to match query dtype, but got attn_mask.dtype: {} and  "
        "query.dtype: {} instead.",
        cpp_name(type), cpp_name(a.q.dtype));
    return false;
  }
  return true;
}

// Whether batches, heads and the mask are those that the fused kernel wants: it is chosen by that, so nothing is taken
// for granted. docs: check_batch_size_and_num_heads_dense, check_attn_mask_shape
dim::Truth fuses_sizes(const Attention& a) {
  dim::Truth all = dim::Truth::Yes;
  const auto need = [&](dim::Truth t) {
    if (t == dim::Truth::No || all == dim::Truth::Yes) all = t;
  };
  const auto need_equal = [&](Dim x, Dim y) { need(dim::equal(x, y)); };
  const bool batched = a.q.rank == 4;
  if (batched) {
    need_equal(a.q.size(0), a.k.size(0));
    need_equal(a.q.size(0), a.v.size(0));
  }
  const Dim heads = from_end(a.q, 3), of_keys = from_end(a.k, 3), of_values = from_end(a.v, 3);
  need_equal(of_keys, of_values);
  if (!a.grouped) {
    need_equal(heads, of_keys);
  } else if (of_keys.is(0)) {
    return dim::Truth::No;
  } else {
    need_equal(dim::modulo(heads, of_keys), 0);
  }
  need_equal(from_end(a.q, 1), from_end(a.k, 1));
  need_equal(from_end(a.q, 1), from_end(a.v, 1));
  if (a.mask == nullptr || !a.mask->rank_known) return all;
  const Tensor& m = *a.mask;
  if (m.requires_grad || (m.rank != 2 && m.rank != 4)) return dim::Truth::No;
  const auto need_fit = [&](Dim n, Dim wanted) {
    if (!n.is(1)) need_equal(n, wanted);
  };
  need_fit(from_end(m, 2), from_end(a.q, 2));
  need_fit(from_end(m, 1), from_end(a.k, 2));
  if (m.rank == 2) return all;
  need_fit(m.size(0), batched ? a.q.size(0) : Dim(1));
  need_fit(m.size(1), heads);
  return all;
}

dim::Truth is_fused(const Attention& a) {
  if (!(a.q.rank == 4 && a.k.rank == 4 && a.v.rank == 4) && !seen_as_batch(a)) return dim::Truth::No;
  if (!is_floating(a.q.dtype) || a.dropout > 0) return dim::Truth::No;
  for (const Tensor* const t : {&a.q, &a.k, &a.v})
    if (from_end(*t, 2).is(0) || !t->strides[t->rank - 1U].is(1)) return dim::Truth::No;
  return fuses_sizes(a);
}

// The result of a batch of one, which is a view of it.
Value without_batch(Op& op, Value v) {
  const Tensor& made = tensor_of(v);
  return op.view(made, made.shape(), std::span(made.strides, made.rank), made.offset);
}

// The fused kernel gives what lies as the query does, and never looks at how many values there are.
Value fused(Op& op, const Attention& a) {
  if (a.dropout != 0)
    return op.runtime_error("scaled_dot_product_attention_flash_attention: Currently do not support dropout > 0");
  const Value v = op.output_like(a.q, a.q.dtype);
  return a.q.rank == 4 ? v : without_batch(op, v);
}

// Keys or values with their heads repeated.
const Tensor& repeated_heads(Op& op, const Tensor& t, Dim heads) {
  std::vector<Size> sizes(t.shape().begin(), t.shape().end());
  sizes[t.rank - 3U].n = heads;
  Tensor* const made = new_tensor(op.in, sizes, t.dtype);
  made->requires_grad = t.requires_grad;
  return *made;
}

// False after PyTorch's error. docs: pre_process_group_query_attention_input
bool divides_heads(Op& op, const Attention& a) {
  for (const Tensor* const t : {&a.q, &a.k, &a.v}) {
    if (t->rank >= 3) continue;
    op.index_error("Dimension out of range (expected to be in range of [-2, 1], but got -3)");
    return false;
  }
  const Dim heads = from_end(a.q, 3), of_keys = from_end(a.k, 3), of_values = from_end(a.v, 3);
  const auto divides = [&](Dim n) { return n.is(0) || !dim::refutes_divisible(heads, n); };
  if (divides(of_keys) && divides(of_values)) return true;
  op.runtime_error("Number of heads in key and value must divide the number of heads in ");
  return false;
}

// softmax(q @ k^T + mask) @ v, of floating numbers. docs: _scaled_dot_product_attention_math
Value by_products(Op& op, const Attention& a) {
  if (a.grouped && !divides_heads(op, a)) return Value::error();
  const bool alike = !a.grouped || (dim::surely_equal(from_end(a.q, 3), from_end(a.k, 3)) &&
                                    dim::surely_equal(from_end(a.q, 3), from_end(a.v, 3)));
  const Tensor& keys = alike ? a.k : repeated_heads(op, a.k, from_end(a.q, 3));
  const Tensor& values = alike ? a.v : repeated_heads(op, a.v, from_end(a.q, 3));
  const auto scaled = [&](const Tensor& t, std::span<const Size> sizes, std::span<const Dim> strides) {
    Tensor* const made = new_tensor(op.in, sizes, is_whole(t.dtype) ? default_dtype(op.in) : t.dtype);
    std::ranges::copy(strides, made->strides);
    made->requires_grad = t.requires_grad;
    return Value(made);
  };
  // One batch more in front of three dimensions; keys are turned.
  const bool batch = seen_as_batch(a);
  const auto lifted = [&](const Tensor& t, bool turned, bool scales) {
    std::vector<Size> sizes(t.shape().begin(), t.shape().end());
    std::vector<Dim> strides(t.strides, t.strides + t.rank);
    if (turned) {
      std::swap(sizes[t.rank - 1U], sizes[t.rank - 2U]);
      std::swap(strides[t.rank - 1U], strides[t.rank - 2U]);
    }
    if (batch) {
      sizes.insert(sizes.begin(), Size{1, 0});
      strides.insert(strides.begin(), element_count(t));
    }
    return scales ? scaled(t, sizes, strides) : Value(&strided(op.in, t, sizes, strides));
  };
  const Value scores = call_op(op.in, "matmul", std::array{lifted(a.q, false, true), lifted(keys, true, true)});
  if (scores.is_error()) return scores;
  const Tensor& s = tensor_of(scores);
  if (a.mask != nullptr && a.mask->rank_known && s.rank_known) {
    std::vector<Size> merged;
    if (!broadcast(op, s.shape(), a.mask->shape(), merged)) return Value::error();
    bool same = merged.size() == s.rank;
    for (std::size_t d = 0; same && d < s.rank; ++d) same = !dim::refutes_equal(merged[d].n, s.size(d));
    if (!same)
      return op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(s.shape()),
                              shape_text(merged));
  }
  if (is_complex(s.dtype) && !element_count(s).is(0))
    return op.not_implemented("\"softmax_lastdim_kernel_impl\" not implemented for '{}'", info(s.dtype).legacy);
  if (a.dropout > 1)
    return op.runtime_error("dropout probability has to be between 0 and 1, but got {:.6g}", a.dropout);
  const Value product = call_op(op.in, "matmul", std::array{scores, lifted(values, false, false)});
  if (product.is_error() || !tensor_of(product).rank_known) return product;
  const std::span<const Size> shape = tensor_of(product).shape();
  if (!batch) return op.output(shape, a.q.dtype);
  return without_batch(op, op.output(shape.subspan(1), a.q.dtype));
}

Value attention(Op& op) {
  const Attention a{op.tensor(0), op.tensor(1),  op.tensor(2),        op.tensor_or_null(3),
                    op.real(4),   op.boolean(5), op.boolean(kGrouped)};
  if (!a.q.rank_known || !a.k.rank_known || !a.v.rank_known)
    return op.unknown_tensor(a.q.dtype, "the rank of an attention's input is not known");
  if (!fits_together(op, a)) return Value::error();
  // A mask of booleans becomes one of the query's type, with -inf where nothing is attended to.
  if (a.mask != nullptr && is_bool(a.mask->dtype) && is_integral(a.q.dtype)) {
    const std::string_view type = a.q.dtype == DType::UInt8   ? "uint8_t"
                                  : a.q.dtype == DType::Int8  ? "int8_t"
                                  : a.q.dtype == DType::Int16 ? "int16_t"
                                  : a.q.dtype == DType::Int32 ? "int"
                                                              : "int64_t";
    return op.runtime_error("value cannot be converted to type {} without overflow", type);
  }
  if (a.causal && a.mask != nullptr)
    return op.runtime_error("_scaled_dot_product_attention: Explicit attn_mask should not be set when is_causal=True");
  // Without queries or values nobody looks at the rest.
  if (element_count(a.v).is(0) || from_end(a.q, 2).is(0)) {
    std::vector<Size> shape(a.q.shape().begin(), a.q.shape().end());
    shape.back() = a.v.sizes[a.v.rank - 1U];
    const Value v = op.output(shape, a.q.dtype);
    return seen_as_batch(a) ? without_batch(op, v) : v;
  }
  const dim::Truth is_one_kernel = is_fused(a);
  if (is_one_kernel == dim::Truth::Yes) return fused(op, a);
  const Value v = by_products(op, a);
  if (is_one_kernel == dim::Truth::Open && !v.is_error()) forget_strides(op.in, tensor_of(v));
  return v;
}

constexpr OpDef kOps[] = {
    {"scaled_dot_product_attention(Tensor query, Tensor key, Tensor value, Tensor? attn_mask=None, float "
     "dropout_p=0.0, bool is_causal=False, *, float? scale=None, bool enable_gqa=False) -> Tensor",
     attention, Variants::Function},
};

}  // namespace

std::span<const OpDef> attention_ops() { return kOps; }

}  // namespace shapetrace::torch
