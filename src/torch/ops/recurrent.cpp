// Recurrent layers. docs: torch.nn.LSTM, GRU, RNN; errors: aten/src/ATen/native/RNN.cpp. The Python layer of torch
// checks sizes of inputs and states before.
#include <algorithm>
#include <array>

#include "torch/elements.hpp"
#include "torch/ops/elementwise.hpp"
#include "torch/ops/products.hpp"
#include "torch/ops/shape.hpp"
#include "torch/ops/tables.hpp"
#include "torch/state.hpp"

namespace shapetrace::torch {

namespace {

std::size_t parameter(const Op& op, std::string_view name) {
  for (std::size_t i = 0; i < op.schema.parameters.size(); ++i)
    if (op.schema.parameters[i].name == name) return i;
  return op.schema.parameters.size();
}

struct State2 {
  std::vector<Value> states;  // hidden, and cell of an LSTM
  Size width;                 // of the output per direction: hidden_size, or proj_size
  std::int64_t directions = 1;
};

State2 read_state(Op& op, std::size_t hx_at) {
  State2 s;
  if (op.schema.parameters[hx_at].type == ArgType::TensorList) {
    s.states = op.tensors(hx_at);
  } else {
    s.states = {op.value(hx_at)};
  }
  s.directions = op.boolean(parameter(op, "bidirectional")) ? 2 : 1;
  s.width = Size{fresh_dim(op.in, "a hidden size"), 0};
  if (s.states.empty()) return s;
  const Tensor& h = tensor_of(s.states[0]);
  s.width = h.rank_known && h.rank > 0 ? h.sizes[h.rank - 1] : Size{fresh_dim(op.in, "a hidden size"), 0};
  return s;
}

Value outputs(Op& op, Value output, const State2& s) {
  std::vector<Value> all{output};
  for (const Value state : s.states) all.push_back(op.output(tensor_of(state).shape(), tensor_of(output).dtype));
  return op.in.heap().tuple(std::span<const Value>(all));
}

// Inside of autocast the library decides what an LSTM computes in, if it can at all.
DType output_type(Op& op, const Tensor& input) {
  return op.schema.name == "lstm" && state(op.in).autocast != DType::Unknown ? DType::Unknown : input.dtype;
}

// States are multiplied by weights of their own type; oneDNN, which computes LSTMs of float32 that project nothing,
// reads no others. False after the error. docs: aten/src/ATen/native/RNN.cpp, mkldnn/RNN.cpp
bool check_state_types(Op& op, const State2& s, DType input, std::size_t params_at) {
  const std::vector<Value> weights = op.tensors(params_at);
  if (weights.size() < 2) return true;
  const DType weight = tensor_of(weights[1]).dtype;
  const bool biased = op.boolean(params_at + 1), lstm = op.schema.name == "lstm" && s.states.size() == 2;
  const auto width = [&](std::size_t i) {
    const Tensor& t = tensor_of(s.states[i]);
    return t.rank_known && t.rank != 0 ? t.size(t.rank - 1U) : Dim(0);
  };
  const bool projects = lstm && dim::surely_different(width(0), width(1));
  for (std::size_t i = 0; i < s.states.size(); ++i) {
    const DType t = tensor_of(s.states[i]).dtype;
    if (t == weight || t == DType::Unknown || weight == DType::Unknown) continue;
    if (projects && i == 1) {
      // The gates are multiplied by the cell's state, and the product by the projection's weight.
      if (const DType product = promote(t, weight); product != weight) return refuse_types(op, false, product, weight);
      continue;
    }
    if (!lstm || projects || input != DType::Float32) return refuse_types(op, biased, t, weight);
    const auto is_readable = [&](Value v) { return tensor_of(v).dtype == weight || is_half(tensor_of(v).dtype); };
    if (std::ranges::all_of(s.states, is_readable))
      op.runtime_error(
          "could not create a primitive descriptor for the LSTM forward propagation primitive. Run workload with "
          "environment variable ONEDNN_VERBOSE=all to get additional diagnostic information.");
    else
      op.runtime_error("get_mkldnn_dtype: unsupported data type");
    return false;
  }
  return true;
}

// lstm(input, hx, params, has_biases, num_layers, dropout, train, bidirectional, batch_first)
Value padded(Op& op) {
  const Tensor& input = op.tensor(0);
  if (!input.rank_known || input.rank == 0)
    return op.in.unknown("the result of a recurrent layer on a tensor that could not be followed");
  const State2 s = read_state(op, 1);
  const bool batch_first = op.boolean(op.schema.parameters.size() - 1);
  if (op.schema.name == "lstm" && s.states.size() != 2) return op.runtime_error("lstm expects two hidden states");
  if (input.rank == 3 && input.size(batch_first ? 1 : 0).is(0))
    return op.runtime_error("Expected sequence length to be larger than 0 in RNN");
  if (state(op.in).autocast == DType::Unknown && !check_state_types(op, s, input.dtype, 2)) return Value::error();
  std::vector<Size> shape(input.shape().begin(), input.shape().end());
  shape.back() = s.directions == 2 ? op.computed(s.width.n * 2, OriginKind::Product, {s.width.origin}) : s.width;
  const Value output = op.output(shape, output_type(op, input));
  // docs: aten/src/ATen/native/RNN.cpp: computed step by step, turned back at the end.
  Tensor& result = tensor_of(output);
  if (result.rank == 3 && batch_first) {
    const auto at_least_one = [](Dim n) { return n.is(0) ? Dim(1) : n; };
    result.strides[0] = at_least_one(result.size(2));
    result.strides[1] = at_least_one(result.size(0)) * at_least_one(result.size(2));
  }
  return outputs(op, output, s);
}

// lstm(data, batch_sizes, hx, params, ...): data is packed, (steps, features).
Value packed(Op& op) {
  const Tensor& data = op.tensor(0);
  if (!data.rank_known || data.rank == 0)
    return op.in.unknown("the result of a recurrent layer on a tensor that could not be followed");
  const State2 s = read_state(op, 2);
  if (state(op.in).autocast == DType::Unknown && !check_state_types(op, s, data.dtype, 3)) return Value::error();
  std::vector<Size> shape(data.shape().begin(), data.shape().end());
  shape.back() = s.directions == 2 ? op.computed(s.width.n * 2, OriginKind::Product, {s.width.origin}) : s.width;
  return outputs(op, op.output(shape, output_type(op, data)), s);
}

// Cells: gates are products of the input and of the hidden state with their weights.
bool check_cell(Op& op, const Tensor& input, const Tensor& hidden, std::size_t weights_at) {
  const Tensor& w_ih = op.tensor(weights_at);
  const Tensor& w_hh = op.tensor(weights_at + 1);
  for (const auto& [x, w] : {std::pair{&input, &w_ih}, std::pair{&hidden, &w_hh}}) {
    if (!x->rank_known || x->rank == 0 || w->rank != 2 || !dim::refutes_equal(x->size(x->rank - 1U), w->size(1)))
      continue;
    Dim rows = 1;
    for (std::size_t d = 0; d + 1 < x->rank; ++d) rows = rows * x->size(d);
    op.runtime_error("mat1 and mat2 shapes cannot be multiplied ({}x{} and {}x{})", dim::text(rows),
                     dim::text(x->size(x->rank - 1U)), dim::text(w->size(1)), dim::text(w->size(0)));
    return false;
  }
  // The hidden state is multiplied first, but for a GRU.
  std::array operands{std::pair{&hidden, &w_hh}, std::pair{&input, &w_ih}};
  if (op.schema.name == "gru_cell") std::ranges::reverse(operands);
  for (const auto& [x, w] : operands)
    if (types_differ(*x, *w)) return refuse_types(op, op.given(weights_at + 2), x->dtype, w->dtype);
  return true;
}

// A state of three dimensions (two of what is not batched): its gates are cut along the second one, and do not meet
// `other`, the width of what they are combined with. A plain cell has one gate.
std::optional<Value> met_by_uncut_gates(Op& op, const Tensor& hidden, const Tensor& w_hh, Dim other) {
  if (!hidden.rank_known || hidden.rank != 3 || op.schema.name.starts_with("rnn")) return std::nullopt;
  if (dim::refutes_broadcast(w_hh.size(0), other))
    return op.runtime_error("The size of tensor a ({}) must match the size of tensor b ({}) at non-singleton dimension 2",
                            dim::text(w_hh.size(0)), dim::text(other));
  return op.unknown_tensor(hidden.dtype, "the state has a dimension too many");
}

Value cell(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& hidden = op.tensor(1);
  if (!check_cell(op, input, hidden, 2)) return Value::error();
  const Tensor& w_hh = op.tensor(3);
  if (w_hh.rank_known && w_hh.rank == 2)
    if (const auto met = met_by_uncut_gates(op, hidden, w_hh, w_hh.size(1))) return *met;
  return op.output(hidden.shape(), input.dtype);
}

Value lstm_cell(Op& op) {
  const Tensor& input = op.tensor(0);
  const std::vector<Value> hx = op.tensors(1);
  if (hx.size() != 2) return op.runtime_error("lstm_cell expects two hidden states");
  const Tensor& hidden = tensor_of(hx[0]);
  if (!check_cell(op, input, hidden, 2)) return Value::error();
  // The gates are multiplied by the cell's state, whose type may be wider.
  const Tensor& cell = tensor_of(hx[1]);
  const DType dtype = cell.dtype == DType::Unknown ? input.dtype : promote(input.dtype, cell.dtype);
  const Tensor& w_hh = op.tensor(3);
  if (w_hh.rank_known && w_hh.rank == 2 && cell.rank_known && cell.rank != 0)
    if (const auto met = met_by_uncut_gates(op, hidden, w_hh, cell.sizes[cell.rank - 1U].n))
      return met->is_error() ? *met : op.tuple({*met, *met});
  std::vector<Size> shape;
  if (!broadcast(op, hidden.shape(), cell.shape(), shape)) return Value::error();
  return op.tuple({op.output(shape, dtype), op.output(shape, dtype)});
}

// --- packing ---

Value pack(Op& op) {
  const Tensor& input = op.tensor(0);
  const Tensor& lengths = op.tensor(1);
  const bool batch_first = op.boolean(2);
  if (!input.rank_known) return op.in.unknown("a packed sequence of a tensor that could not be followed");
  if (!batch_first && element_count(input).is(0)) return op.runtime_error("Cannot pack empty tensors.");
  if (!batch_first && !has_dim(op, input, 1)) return Value::error();
  if (input.rank < 2) return op.in.unknown("a packed sequence of a tensor that could not be followed");
  const Dim batch = input.size(batch_first ? 0 : 1), steps = input.size(batch_first ? 1 : 0);
  if (dim::refutes_equal(lengths.size(0), batch))
    return op.runtime_error("Expected `len(lengths)` to be equal to batch_size, but got {} (batch_size={})",
                            dim::text(lengths.size(0)), dim::text(batch));
  Dim total = fresh_dim(op.in, "the sum of the lengths"), longest = fresh_dim(op.in, "the longest length");
  std::vector<std::int64_t> known;
  if (elements_known(lengths)) {
    // A length that goes beyond the batch takes what there is.
    std::int64_t sum = 0, largest = 0;
    for (std::int64_t i = 0; i < element_count(lengths).value(); ++i) {
      known.push_back(static_cast<std::int64_t>(*element(lengths, i)));
      sum += steps.known() ? std::min(known.back(), steps.value()) : known.back();
      largest = std::max(largest, known.back());
    }
    for (std::size_t i = 0; i + 1 < known.size(); ++i)
      if (known[i] < known[i + 1])
        return op.runtime_error(
            "`lengths` array must be sorted in decreasing order when `enforce_sorted` is True. You can pass "
            "`enforce_sorted=False` to "
            "pack_padded_sequence and/or pack_sequence to sidestep this requirement if you do not need ONNX "
            "exportability.");
    if (!known.empty() && known.back() <= 0)
      return op.runtime_error(
          "Length of all samples has to be greater than 0, but found an element in 'lengths' that is <= 0");
    total = sum;
    longest = largest;
  }
  std::vector<Size> shape(input.shape().begin() + 1, input.shape().end());
  shape[0] = op.computed(total, OriginKind::Sum, {input.sizes[0].origin, input.sizes[1].origin});
  const Value data = op.output(shape, input.dtype);
  const Value sizes = op.output({Size{longest, 0}}, DType::Int64);
  tensor_of(sizes).requires_grad = false;
  if (!known.empty())
    if (Word* const words = make_elements(op.in, tensor_of(sizes)))
      for (std::int64_t t = 0; t < tensor_of(sizes).storage->count; ++t)
        words[t] = static_cast<Word>(std::count_if(known.begin(), known.end(), [t](std::int64_t n) { return n > t; }));
  return op.tuple({data, sizes});
}

Value unpack(Op& op) {
  const Tensor& data = op.tensor(0);
  const Tensor& sizes = op.tensor(1);
  Dim batch = fresh_dim(op.in, "the batch of a packed sequence"), steps = sizes.size(0);
  std::vector<std::int64_t> counts;
  if (elements_known(sizes)) {
    for (std::int64_t i = 0; i < element_count(sizes).value(); ++i)
      counts.push_back(static_cast<std::int64_t>(*element(sizes, i)));
    if (!counts.empty()) batch = counts[0];
  }
  const std::int64_t total = op.index(4, -1);
  if (total > 0) {
    if (steps.known() && total < steps.value())
      return op.runtime_error(
          "Expected total_length to be at least the length of the longest sequence in input, but got total_length={} "
          "and max sequence length being {}",
          total, steps.value());
    steps = total;
  }
  const bool batch_first = op.boolean(2);
  std::vector<Size> shape{Size{batch_first ? batch : steps, 0}, Size{batch_first ? steps : batch, 0}};
  shape.insert(shape.end(), data.shape().begin() + 1, data.shape().end());
  const Value padded_output = op.output(shape, data.dtype);
  const Value lengths = op.output({Size{batch, 0}}, DType::Int64);
  tensor_of(lengths).requires_grad = false;
  if (!counts.empty())
    if (Word* const words = make_elements(op.in, tensor_of(lengths)))
      for (std::int64_t i = 0; i < tensor_of(lengths).storage->count; ++i)
        words[i] =
            static_cast<Word>(std::count_if(counts.begin(), counts.end(), [i](std::int64_t n) { return n > i; }));
  return op.tuple({padded_output, lengths});
}

// Each sequence is copied to the head of a row that has the sizes of the first one behind.
// docs: aten/src/ATen/native/PadSequence (pad_sequence)
Value pad_sequence(Op& op) {
  const std::vector<Value> tensors = op.tensors(0);
  if (tensors.empty()) return op.runtime_error("received an empty list of sequences");
  const bool batch_first = op.boolean(1);
  const Tensor& first = tensor_of(tensors[0]);
  for (const Value v : tensors)
    if (!tensor_of(v).rank_known) return op.unknown_tensor(first.dtype, "the rank of a padded sequence is not known");
  if (first.rank == 0) return op.runtime_error("ArrayRef: invalid slice, N = 1; size = 0");
  Dim longest = 0;
  for (const Value v : tensors) {
    const Tensor& t = tensor_of(v);
    if (t.rank == 0) return op.index_error("Dimension specified as 0 but tensor has no dimensions");
    longest = max(longest, t.size(0));
  }
  for (const Value v : tensors) {
    const Tensor& t = tensor_of(v);
    std::vector<Size> place(first.shape().begin(), first.shape().end()), sum;
    place[0] = t.sizes[0];
    if (!broadcast(op, place, t.shape(), sum)) return Value::error();
    bool same = sum.size() == place.size();
    for (std::size_t d = 0; same && d < sum.size(); ++d) same = !dim::refutes_equal(sum[d].n, place[d].n);
    // Leading sizes of 1 are dropped by a copy.
    const std::size_t extra = sum.size() - place.size();
    if (!same && sum.size() > place.size())
      same = std::ranges::all_of(std::span(sum).first(extra), [](const Size& n) { return n.n.is(1); });
    if (!same)
      return op.runtime_error("output with shape {} doesn't match the broadcast shape {}", shape_text(place),
                              shape_text(sum));
  }
  const Size batch = op.computed(static_cast<std::int64_t>(tensors.size()), OriginKind::Argument, {});
  const Size steps = op.computed(longest, OriginKind::Computed, {first.sizes[0].origin});
  std::vector<Size> shape{batch_first ? batch : steps, batch_first ? steps : batch};
  shape.insert(shape.end(), first.shape().begin() + 1, first.shape().end());
  return op.output(shape, first.dtype);
}

#define RNN_INPUT \
  "has_biases, int num_layers, float dropout, bool train, bool bidirectional, bool batch_first) -> (Tensor, Tensor)"
#define RNN_DATA "has_biases, int num_layers, float dropout, bool train, bool bidirectional) -> (Tensor, Tensor)"

constexpr OpDef kOps[] = {
    {"lstm.input(Tensor input, Tensor[] hx, Tensor[] params, bool " RNN_INPUT, padded, Variants::Function},
    {"lstm.data(Tensor data, Tensor batch_sizes, Tensor[] hx, Tensor[] params, bool " RNN_DATA, packed,
     Variants::Function},
    {"gru.input(Tensor input, Tensor hx, Tensor[] params, bool " RNN_INPUT, padded, Variants::Function},
    {"gru.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool " RNN_DATA, packed,
     Variants::Function},
    {"rnn_tanh.input(Tensor input, Tensor hx, Tensor[] params, bool " RNN_INPUT, padded, Variants::Function},
    {"rnn_tanh.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool " RNN_DATA, packed,
     Variants::Function},
    {"rnn_relu.input(Tensor input, Tensor hx, Tensor[] params, bool " RNN_INPUT, padded, Variants::Function},
    {"rnn_relu.data(Tensor data, Tensor batch_sizes, Tensor hx, Tensor[] params, bool " RNN_DATA, packed,
     Variants::Function},
    {"lstm_cell(Tensor input, Tensor[] hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> (Tensor, "
     "Tensor)",
     lstm_cell, Variants::Function},
    {"gru_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor",
     cell, Variants::Function},
    {"rnn_tanh_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor",
     cell, Variants::Function},
    {"rnn_relu_cell(Tensor input, Tensor hx, Tensor w_ih, Tensor w_hh, Tensor? b_ih=None, Tensor? b_hh=None) -> Tensor",
     cell, Variants::Function},
    {"_pack_padded_sequence(Tensor input, Tensor lengths, bool batch_first) -> (Tensor, Tensor)", pack,
     Variants::Function},
    {"_pad_packed_sequence(Tensor data, Tensor batch_sizes, bool batch_first, Scalar padding_value, int total_length) "
     "-> (Tensor, Tensor)",
     unpack, Variants::Function},
    {"pad_sequence(Tensor[] sequences, bool batch_first=False, float padding_value=0.0, str padding_side=\"right\") -> "
     "Tensor",
     pad_sequence, Variants::Function},
};
#undef RNN_INPUT
#undef RNN_DATA

}  // namespace

std::span<const OpDef> recurrent_ops() { return kOps; }

}  // namespace shapetrace::torch
