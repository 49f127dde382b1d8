// How a network is put together: what layers return, last layers that were replaced, shortcuts, layers that grow.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

// What returns a pair whose first part is the output.
bool returns_pair(std::string_view layer) {
  return layer == "LSTM" || layer == "GRU" || layer == "RNN" || layer == "MultiheadAttention";
}

// Whether a name that the failing call is given was assigned what this call returned.
bool gave_operand(const Situation& s, NodeId call) {
  const Code& code = s.code();
  if (code[s.node()].kind != Kind::Call || code[call].end > code[s.node()].begin ||
      code.around(call, Kind::FunctionDef) != code.around(s.node(), Kind::FunctionDef))
    return false;
  return std::ranges::any_of(code.list(code[s.node()].b), [&](NodeId a) {
    if (code[a].kind != Kind::Name) return false;
    const auto values = code.assigned(code.atom(code[a].a));
    return std::ranges::find(values, call) != values.end();
  });
}

// x = self.lstm(x): x, _ = self.lstm(x)
void take_output(Situation& s) {
  for (NodeId id = 1; id < s.code().file().tree.nodes.size(); ++id) {
    const Node& n = s.code()[id];
    if (n.kind != Kind::Call) continue;
    const auto makers = s.code().makers(n.a);
    const bool layer = std::ranges::any_of(makers, [&](NodeId m) { return returns_pair(s.code().callee_name(m)); });
    // Or what was passed on is what this call gave, whatever it calls.
    if (!layer && !gave_operand(s, id)) continue;
    const Node& statement = s.code()[s.code().statement(id)];
    if (statement.kind == Kind::Assign && statement.b == id) {
      const auto targets = s.code().list(statement.a);
      if (targets.size() == 1 && s.code()[targets[0]].kind == Kind::Name)
        s.replace(s.code(), targets[0], s.text(targets[0]) + ", _",
                  fmt::format("take the output from the pair that `{}` returns", s.text(n.a)), 5);
    } else if (s.code()[s.code().parent(id)].kind == Kind::Call) {
      s.suffix(id, "[0]", 6);
    }
  }
}

// model.classifier = nn.Linear(...) where the network calls its last layer otherwise.
void rename_head(Situation& s) {
  constexpr std::array<std::string_view, 6> kNames = {
      "fc", "classifier", "head", "classifier[-1]", "classifier[1]", "heads.head"};
  for (const NodeId target : replaced_heads(s.code())) {
    const Node& t = s.code()[target];
    // Also where it is named again: optimizer = SGD(model.fc.parameters())
    std::vector<NodeId> all;
    for (NodeId id = 1; id < s.code().file().tree.nodes.size(); ++id)
      if (s.code()[id].kind == Kind::Attribute && s.text(id) == s.text(target)) all.push_back(id);
    int cost = 5;
    for (const std::string_view name : kNames) {
      if (name == s.code().atom(t.b)) continue;
      std::vector<Situation::Change> changes;
      for (const NodeId id : all) changes.push_back({id, fmt::format("{}.{}", s.text(t.a), name)});
      s.replace_all(s.code(), std::move(changes), fmt::format("the network's last layer is `{}`", name), cost++);
    }
  }
}

// `if stride != 1:` in a block whose shortcut must also change the channels.
void shortcut_condition(Situation& s) {
  for (NodeId id = 1; id < s.code().file().tree.nodes.size(); ++id) {
    const Node& n = s.code()[id];
    if (n.kind != Kind::If || s.code()[n.a].kind != Kind::Compare || s.text(n.a).find("stride") == std::string::npos)
      continue;
    for (NodeId call = 1; call < s.code().file().tree.nodes.size(); ++call) {
      const Node& c = s.code()[call];
      if (c.kind != Kind::Call || c.begin < n.begin || c.end > n.end || s.code().callee_name(call) != "Conv2d")
        continue;
      const NodeId in = s.code().argument(call, "in_channels", 0), out = s.code().argument(call, "out_channels", 1);
      if (in == 0 || out == 0) continue;
      s.replace(s.code(), n.a, fmt::format("{} or {} != {}", s.text(n.a), s.text(in), s.text(out)),
                "a shortcut with its own convolution also where the channels change", 6);
      break;
    }
  }
}

// Conv2d(cin, growth) for i in range(n), where what comes in grows by `growth` every time.
void growing_layer(Situation& s) {
  const std::int64_t gap = s.failure.actual.value - s.failure.expected.value;
  if (gap <= 0) return;
  for (const auto& source : s.failure.expected.sources) {
    const Code* const code = s.code_of(source.file);
    if (code == nullptr) continue;
    const NodeId in = code->argument(source.node, "in_channels", 0),
                 out = code->argument(source.node, "out_channels", 1);
    if (in == 0 || out == 0) continue;
    std::string counter;
    if (const NodeId comprehension = code->around(source.node, Kind::ListComp); comprehension != 0) {
      const NodeId target = (*code)[code->list((*code)[comprehension].b)[0]].a;
      if ((*code)[target].kind == Kind::Name) counter = code->text(target);
    } else if (const NodeId loop = code->around(source.node, Kind::For); loop != 0) {
      if ((*code)[(*code)[loop].a].kind == Kind::Name) counter = code->text((*code)[loop].a);
    }
    if (counter.empty()) continue;
    s.replace(*code, in, fmt::format("{} + {} * {}", code->text(in), counter, code->text(out)),
              "layer after layer gets more channels", 7);
  }
}

// Transposed convolutions that end a pixel short: one of them, or all together.
void output_padding(Situation& s) {
  std::vector<Situation::Change> all;
  for (const char* const layer : {"ConvTranspose2d", "ConvTranspose1d", "ConvTranspose3d"})
    for (const NodeId call : s.code().calls_of(layer)) {
      const NodeId stride = s.code().argument(call, "stride", 3);
      const auto n = stride != 0 ? number_at(s.code(), stride) : std::nullopt;
      if (!n || *n < 2 || s.code().argument(call, "output_padding", 5) != 0) continue;
      s.keyword(s.code(), call, "output_padding", std::to_string(*n - 1), -1, 8);
      std::string text = s.text(call);
      text.insert(text.size() - 1, fmt::format(", output_padding={}", *n - 1));
      all.push_back({call, std::move(text)});
    }
  if (all.size() > 1) s.replace_all(s.code(), std::move(all), "give the transposed convolutions `output_padding`", 9);
}

}  // namespace

std::vector<NodeId> replaced_heads(const Code& code) {
  std::vector<NodeId> targets;
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const Node& n = code[id];
    if (n.kind != Kind::Assign || code.list(n.a).size() != 1) continue;
    const NodeId target = code.list(n.a)[0];
    const Node& t = code[target];
    if (t.kind != Kind::Attribute || code[t.a].kind != Kind::Name || code.text(t.a) == "self") continue;
    const std::string_view made = code.callee_name(n.b);
    if (made == "Linear" || made == "Sequential" || made == "Conv2d" || made == "Identity") targets.push_back(target);
  }
  return targets;
}

void propose_for_structure(Situation& s) {
  if (s.message_has("must be Tensor, not tuple") || s.message_has("'tuple' object has no attribute") ||
      s.message_has("tuple indices must be integers"))
    take_output(s);
  const bool target = s.message_has("must be the same as input size") || s.message_has("is out of bounds") ||
                      s.message_has("that is different to the input size") ||
                      s.message_has("Please ensure they have") || s.message_has("multi-target not supported") ||
                      s.message_has("weight tensor should be defined");
  if (target || s.message_has("must match the size of tensor b")) rename_head(s);
  if (s.message_has("must match the size of tensor b")) shortcut_condition(s);
  if (s.message_has("channels, but got") || s.message_has("should contain")) growing_layer(s);
  if (s.message_has("must match the size of tensor b") || s.message_has("that is different to the input size") ||
      s.message_has("must be the same as input size") || s.message_has("Please ensure they have"))
    output_padding(s);
}

}  // namespace shapetrace::explain
