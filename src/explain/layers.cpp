#include "explain/layers.hpp"

#include <charconv>

namespace shapetrace::explain {

namespace {

struct Layer {
  std::string_view name;
  LayerParameter sizes[2];  // of the weight's first and second size
};
// docs: the constructors of torch.nn.
constexpr Layer kLayers[] = {{"Linear", {{"out_features", 1}, {"in_features", 0}}},
                             {"Conv1d", {{"out_channels", 1}, {"in_channels", 0}}},
                             {"Conv2d", {{"out_channels", 1}, {"in_channels", 0}}},
                             {"Conv3d", {{"out_channels", 1}, {"in_channels", 0}}},
                             {"ConvTranspose1d", {{"in_channels", 0}, {"out_channels", 1}}},
                             {"ConvTranspose2d", {{"in_channels", 0}, {"out_channels", 1}}},
                             {"ConvTranspose3d", {{"in_channels", 0}, {"out_channels", 1}}},
                             {"Embedding", {{"num_embeddings", 0}, {"embedding_dim", 1}}},
                             {"EmbeddingBag", {{"num_embeddings", 0}, {"embedding_dim", 1}}},
                             {"BatchNorm1d", {{"num_features", 0}, {}}},
                             {"BatchNorm2d", {{"num_features", 0}, {}}},
                             {"BatchNorm3d", {{"num_features", 0}, {}}},
                             {"InstanceNorm2d", {{"num_features", 0}, {}}},
                             {"GroupNorm", {{"num_channels", 1}, {}}},
                             {"LayerNorm", {{"normalized_shape", 0}, {"normalized_shape", 0}}},
                             {"GRU", {{"hidden_size", 1}, {"input_size", 0}}},
                             {"LSTM", {{"hidden_size", 1}, {"input_size", 0}}},
                             {"RNN", {{"hidden_size", 1}, {"input_size", 0}}}};

constexpr std::string_view kCreations[] = {"randn", "rand", "zeros", "ones", "empty"};

}  // namespace

std::optional<LayerParameter> layer_parameter(std::string_view layer, std::int64_t index) {
  if (index < 0 || index > 1) return std::nullopt;
  for (const Layer& l : kLayers)
    if (l.name == layer && !l.sizes[index].name.empty()) return l.sizes[index];
  return std::nullopt;
}

std::optional<LayerArgument> size_argument(const Code& code, NodeId call, std::int64_t index) {
  const std::string_view name = code.callee_name(call);
  if (const auto parameter = layer_parameter(name, index)) {
    const NodeId given = code.argument(call, parameter->name, parameter->position);
    if (given == 0) return std::nullopt;
    return LayerArgument{std::string(parameter->name), given};
  }
  const bool draws = name == "randint";
  bool creates = draws || name == "full";
  for (const std::string_view c : kCreations) creates |= c == name;
  if (!creates) return std::nullopt;
  // randn(2, 3), randn((2, 3)), randint(0, 9, (2, 3)), full((2, 3), 0)
  NodeId sizes = code.argument(call, "size", -1);
  if (sizes == 0)
    for (const NodeId a : code.list(code[call].b))
      if (code[a].kind == Kind::Tuple || code[a].kind == Kind::List) {
        sizes = a;
        break;
      }
  if (sizes != 0) {
    const auto items = code.list(code[sizes].a);
    if (index < 0 || static_cast<std::size_t>(index) >= items.size()) return std::nullopt;
    return LayerArgument{{}, items[static_cast<std::size_t>(index)]};
  }
  const NodeId given = code.argument(call, {}, static_cast<int>(index));
  if (given == 0 || draws) return std::nullopt;
  return LayerArgument{{}, given};
}

std::string assigned_name(const Code& code, NodeId call) {
  const NodeId statement = code.statement(call);
  const Node& n = code[statement];
  if (statement == 0 || n.kind != Kind::Assign || n.b != call) return {};
  const std::string_view target = code.text(code.list(n.a)[0]);
  const std::size_t dot = target.rfind('.');
  return std::string(dot == std::string_view::npos ? target : target.substr(dot + 1));
}

std::optional<std::int64_t> number_at(const Code& code, NodeId id) {
  const Node& n = code[id];
  if (n.kind == Kind::Int) {
    if ((n.flags & syntax::kSmall) != 0) return n.a;
    const std::string_view digits = code.atom(n.a);
    std::int64_t v = 0;
    if (std::from_chars(digits.data(), digits.data() + digits.size(), v).ec != std::errc()) return std::nullopt;
    return v;
  }
  if (n.kind != Kind::Binary) return std::nullopt;
  const auto a = number_at(code, n.a), b = number_at(code, n.b);
  if (!a || !b) return std::nullopt;
  switch (static_cast<syntax::BinaryOp>(n.small)) {
    case syntax::BinaryOp::Add: return *a + *b;
    case syntax::BinaryOp::Sub: return *a - *b;
    case syntax::BinaryOp::Mul: return *a * *b;
    case syntax::BinaryOp::FloorDiv: return *b > 0 && *a >= 0 ? std::optional(*a / *b) : std::nullopt;
    case syntax::BinaryOp::Pow:
      if (*b == 2) return *a * *a;
      return std::nullopt;
    default: return std::nullopt;
  }
}

}  // namespace shapetrace::explain
