#include "explain/findings.hpp"

#include <algorithm>

#include "explain/situation.hpp"

namespace shapetrace::explain {

using interp::Finding;

namespace {

struct MessageCode {
  std::string_view part, code;
};
// By what the message says; the operator's family, not its wording, is what the code names.
constexpr MessageCode kMessageCodes[] = {{"refuses every input that its annotation", "shape/annotation"},
                                         {"no input fits", "model/no-input"},
                                         {"einsum()", "shape/einsum"},
                                         {"attn_mask", "shape/mask"},
                                         {"key_padding_mask", "shape/mask"},
                                         {"key_padded_mask", "shape/mask"},
                                         {"Index tensor must have", "shape/rank"},
                                         {"shapes cannot be multiplied", "shape/matmul"},
                                         {"size mismatch, got input", "shape/matmul"},
                                         {"Expected size for first two dimensions", "shape/matmul"},
                                         {"is invalid for input of size", "shape/view"},
                                         {"view size is not compatible", "stride/view"},
                                         {"must match the size of tensor b", "shape/broadcast"},
                                         {"doesn't match the broadcast shape", "shape/broadcast"},
                                         {"channels, but got", "shape/channels"},
                                         {"(unbatched) or", "shape/rank"},
                                         {"(batch mode)", "shape/rank"},
                                         {"mode needs 4D input", "shape/rank"},
                                         {"length of the desired ordering", "shape/rank"},
                                         {"The shape of the mask", "shape/mask"},
                                         {"was expecting embedding dimension", "shape/matmul"},
                                         {"Sizes of tensors must match", "shape/cat"},
                                         {"same number of dimensions", "shape/cat"},
                                         {"stack expects each tensor", "shape/stack"},
                                         {"expanded size", "shape/expand"},
                                         {"target batch_size", "shape/target"},
                                         {"batch size", "shape/batch"},
                                         {"Expected hidden", "shape/hidden"},
                                         {"input.size(-1) must be equal", "shape/hidden"},
                                         {"normalized_shape", "shape/norm"},
                                         {"should contain", "shape/norm"},
                                         {"Kernel size can't be greater", "shape/window"},
                                         {"Output size is too small", "shape/window"},
                                         {"divisible by", "shape/divide"},
                                         {"Dimension out of range", "index/dim"},
                                         {"out of range", "index/range"},
                                         {"out of bounds", "index/range"},
                                         {"loading state_dict", "shape/weights"},
                                         {"weight tensor should be defined", "shape/target"},
                                         {"only for scalar outputs", "shape/scalar"},
                                         {"dtype", "dtype/mismatch"},
                                         {"scalar type", "dtype/mismatch"},
                                         {"not implemented for '", "dtype/mismatch"},
                                         {"only applicable to index tensor", "dtype/mismatch"},
                                         {"bool tensor is not supported", "dtype/mismatch"},
                                         {"can't be cast to", "dtype/mismatch"},
                                         {"Target size", "shape/target"},
                                         {"target", "shape/target"}};

// One of the usual mistakes: how it is told from others, and in plain words.
struct Pattern {
  std::string_view name, words;
  bool (*fits)(const Situation&);
};

std::optional<Shape> operand_shape(const Situation& s, std::size_t i) {
  return i < s.operands().size() ? shape_of(*s.operands()[i].value) : std::nullopt;
}

bool linear_mismatch(const Situation& s) {
  return s.failure.op == "linear" && s.failure.actual.value > 0 && s.failure.expected.value > 0;
}

// Rows that were made by view(32, -1) out of a batch of another size.
bool other_batch_flattened(const Situation& s) {
  const interp::NumberFacts& n = s.failure.actual;
  const auto numbers = s.numbers();
  // "mat1 and mat2 shapes cannot be multiplied (32x980 and 1568x10)"
  if (!linear_mismatch(s) || n.factors.size() < 2 || n.factors[0] < 2 || numbers.size() != 6) return false;
  const std::int64_t rows = numbers[2];
  return rows > 1 && product(n.factors) == rows * n.value && n.factors[0] != rows;
}

bool joins(const Situation& s) {
  return s.message_has("must match the size of tensor b") || s.message_has("Sizes of tensors must match");
}

constexpr Pattern kPatterns[] = {
    {"pattern/fixed-batch", "a batch size is written into the shape, and this batch has another one",
     other_batch_flattened},
    {"pattern/flatten-missing", "the layer gets whole feature maps: they were not flattened before it",
     [](const Situation& s) {
       const auto shape = operand_shape(s, 0);
       return linear_mismatch(s) && shape && shape->size() > 2 && product(*shape, 1) == s.failure.expected.value;
     }},
    {"pattern/flatten-early", "the maps were flattened before a layer that needs them as maps",
     [](const Situation& s) {
       const auto shape = operand_shape(s, 0);
       if (!shape || shape->size() != 2 || s.code()[s.node()].kind != Kind::Call) return false;
       if (!s.message_has("4D (batched)") && !s.message_has("(batch mode)")) return false;
       const Code& code = s.code();
       const NodeId first = s.operands()[0].expression;
       if (code[first].kind != Kind::Name) return false;
       for (const NodeId v : code.assigned(code.atom(code[first].a))) {
         const std::string_view name = code[v].kind == Kind::Call ? code.callee_name(v) : std::string_view();
         if ((name == "flatten" || name == "view" || name == "reshape") && code[v].end <= code[s.node()].begin)
           return true;
       }
       return false;
     }},
    {"pattern/linear-swapped", "the two sizes of this `nn.Linear` look swapped",
     [](const Situation& s) {
       if (!linear_mismatch(s) || s.failure.operands.size() < 2) return false;
       const auto weight = shape_of(s.failure.operands[1]);
       return weight && weight->size() == 2 && (*weight)[0] == s.failure.actual.value;
     }},
    {"pattern/bidirectional", "a layer that reads both ways gives twice its hidden size",
     [](const Situation& s) {
       return linear_mismatch(s) && s.failure.actual.value == 2 * s.failure.expected.value &&
              s.code().file().text.find("bidirectional=True") != std::string_view::npos;
     }},
    {"pattern/flatten-size", "the flattened size was worked out for images of another size",
     [](const Situation& s) {
       return linear_mismatch(s) && s.failure.actual.factors.size() > 1 && !s.failure.actual.windows.empty();
     }},
    {"pattern/fixed-batch", "a batch size is written into the shape, and this batch has another one",
     [](const Situation& s) {
       if (!s.message_has("is invalid for input of size")) return false;
       const auto numbers = s.numbers();
       const NodeId receiver = s.code().receiver(s.node());
       const auto shape = receiver != 0 ? s.shape_of(receiver) : std::nullopt;
       if (!shape || shape->empty() || numbers.size() < 2 || numbers[0] < 0) return false;
       std::int64_t rest = 1;
       for (std::size_t i = 1; i + 1 < numbers.size(); ++i) rest *= numbers[i];
       return rest > 0 && numbers[0] != (*shape)[0] && (*shape)[0] * rest == numbers.back();
     }},
    {"pattern/channels-last", "the channels come last in this tensor; PyTorch wants them before height and width",
     [](const Situation& s) {
       const auto shape = operand_shape(s, 0);
       return s.message_has("channels, but got") && shape && maybe_channels_last(*shape, s.failure.expected.value);
     }},
    {"pattern/grey-image", "a grey image (one channel) goes into a layer for colour images",
     [](const Situation& s) {
       return s.message_has("channels, but got") && s.failure.actual.value == 1 && s.failure.expected.value == 3;
     }},
    {"pattern/colour-image", "a colour image (three channels) goes into a layer for grey images",
     [](const Situation& s) {
       return s.message_has("channels, but got") && s.failure.actual.value == 3 && s.failure.expected.value == 1;
     }},
    {"pattern/odd-size", "an odd size was halved, then doubled: one row or column got lost",
     [](const Situation& s) {
       const auto a = operand_shape(s, 0), b = operand_shape(s, 1);
       if (!joins(s) || !a || !b || a->size() != 4 || b->size() != 4) return false;
       for (std::size_t d = 2; d < 4; ++d) {
         const std::int64_t larger = std::max((*a)[d], (*b)[d]);
         if (larger - std::min((*a)[d], (*b)[d]) == 1 && larger % 2 == 1) return true;
       }
       return false;
     }},
    {"pattern/unpadded-convolution", "a convolution without padding made the maps smaller on one side only",
     [](const Situation& s) {
       if (!joins(s)) return false;
       const std::int64_t gap = std::abs(s.failure.actual.value - s.failure.expected.value);
       for (const auto* const number : {&s.failure.actual, &s.failure.expected})
         for (const interp::WindowStep& w : number->windows)
           if (w.padding == 0 && w.stride == 1 && w.kernel > 1 && gap % (w.kernel - 1) == 0 && gap > 0) return true;
       return false;
     }},
    {"pattern/batch-first", "the layer reads the first dimension as time; here it is the batch",
     [](const Situation& s) {
       if (s.message_has("attn_mask") || s.message_has("key_padded_mask"))
         return s.code().file().text.find("batch_first") == std::string_view::npos;
       const auto numbers = s.state_sizes(), shape = operand_shape(s, 0).value_or(Shape{});
       if (numbers.empty() || shape.size() != 3) return false;
       // The state is for as many samples as the first dimension has; the layer takes the second one for them.
       return numbers[0] == numbers[3] && numbers[1] == shape[1] && numbers[4] == shape[0];
     }},
    {"pattern/pair-returned",
     "a tuple was passed on whole where one of its parts is wanted: recurrent and attention layers return their output "
     "first",
     [](const Situation& s) {
       return s.message_has("must be Tensor, not tuple") || s.message_has("'tuple' object has no attribute");
     }},
    {"pattern/every-step", "there is an answer for every step of the sequence, and one target for the whole of it",
     [](const Situation& s) {
       const auto input = operand_shape(s, 0), target = operand_shape(s, 1);
       const bool loss = s.message_has("Expected target size") || s.message_has("must be the same as input size") ||
                         s.message_has("different to the input size");
       if (!loss || !input || !target || input->size() != 3 || target->empty()) return false;
       return (*input)[0] == (*target)[0] && (target->size() == 1 || (target->size() == 2 && target->back() == 1));
     }},
    {"pattern/head-name", "the new last layer was given a name that the network does not use",
     [](const Situation& s) {
       const auto input = operand_shape(s, 0), target = operand_shape(s, 1);
       return (s.message_has("must be the same as input size") || s.message_has("is out of bounds") ||
               s.message_has("multi-target not supported") || s.message_has("weight tensor should be defined")) &&
              input && input->size() == 2 && input->back() == 1000 && !replaced_heads(s.code()).empty();
     }},
    {"pattern/not-contiguous", "`view` cannot reorder memory, and a `transpose` or `permute` came before it",
     [](const Situation& s) { return s.message_has("view size is not compatible"); }},
    {"pattern/transpose-missing", "one of the two matrices has to be transposed",
     [](const Situation& s) {
       const auto a = operand_shape(s, 0), b = operand_shape(s, 1);
       return s.failure.op != "linear" &&
              (s.message_has("cannot be multiplied") || s.message_has("Expected size for first two")) && a && b &&
              a->size() >= 2 && b->size() >= 2 && a->back() == b->back();
     }},
    {"pattern/batch-flattened", "the batch dimension was flattened into the rest",
     [](const Situation& s) {
       const auto numbers = s.numbers();
       return s.message_has("to match target batch_size") && numbers.size() == 2 && numbers[0] > 0 && numbers[1] > 0 &&
              (numbers[0] % numbers[1] == 0 || numbers[1] % numbers[0] == 0);
     }},
    {"pattern/target-shape", "predictions and targets have the same numbers in other shapes",
     [](const Situation& s) {
       const auto a = operand_shape(s, 0), b = operand_shape(s, 1);
       return a && b && product(*a) == product(*b) && product(*a) > 0 &&
              (s.message_has("must be the same as input size") || s.message_has("different to the input size") ||
               s.message_has("spatial targets supported") || s.message_has("multi-target not supported"));
     }},
    {"pattern/heads", "the width cannot be shared out evenly",
     [](const Situation& s) { return s.message_has("divisible by num_heads"); }},
    {"pattern/table-too-short", "an index is larger than the table has entries",
     [](const Situation& s) { return s.message == "index out of range in self"; }},
    {"pattern/other-head", "the saved weights belong to a network with another last layer",
     [](const Situation& s) { return s.message_has("loading state_dict") && s.message_has("size mismatch"); }},
};

}  // namespace

std::string finding_code(const Finding& f) {
  for (const MessageCode& m : kMessageCodes)
    if (f.message.find(m.part) != std::string::npos) return std::string(m.code);
  std::string code;
  for (const char c : f.exception) {
    if (c >= 'A' && c <= 'Z' && !code.empty()) code += '-';
    code += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return "python/" + code;
}

std::vector<std::string_view> known_codes() {
  std::vector<std::string_view> codes;
  for (const MessageCode& m : kMessageCodes)
    if (std::find(codes.begin(), codes.end(), m.code) == codes.end()) codes.push_back(m.code);
  codes.push_back("shape/broadcast-loss");
  codes.push_back("shape/annotation");
  codes.push_back("note/shape-comment");
  codes.push_back("python");
  for (const Pattern& p : kPatterns) codes.push_back(p.name);
  return codes;
}

void name_findings(interp::Trace& trace) {
  for (Finding& f : trace.findings) {
    if (f.code.empty()) f.code = finding_code(f);
    if (f.failure == nullptr) continue;
    const Situation s(trace, f);
    if (!s.usable()) continue;
    for (const Pattern& p : kPatterns) {
      if (!p.fits(s)) continue;
      f.pattern = p.name;
      f.pattern_words = p.words;
      break;
    }
  }
}

}  // namespace shapetrace::explain
