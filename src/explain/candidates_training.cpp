// What training loops get wrong: losses that are no single number, answers for every step where one is wanted, states
// of recurrent layers in the wrong order.
#include <fmt/core.h>

#include <algorithm>

#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

bool recurrent(const Code& code, NodeId callee) {
  return std::ranges::any_of(code.makers(callee), [&](NodeId maker) {
    const std::string_view name = code.callee_name(maker);
    return name == "LSTM" || name == "GRU" || name == "RNN";
  });
}

bool named(const Code& code, NodeId id, std::string_view name) {
  return code[id].kind == Kind::Name && code.atom(code[id].a) == name;
}

// reduction="none" where the loss is made, so that backward() has a number to start from.
bool reduce_again(Situation& s, NodeId made_by) {
  bool found = false;
  for (const NodeId maker : {made_by, s.code()[made_by].a})
    for (const NodeId call : s.code().makers(maker)) {
      const NodeId given = s.code().argument(call, "reduction", -1);
      if (given == 0 || s.code()[given].kind != Kind::Str) continue;
      found = true;
      s.replace(s.code(), given, "\"mean\"", "one number for the batch: the mean of its losses", 5);
    }
  return found;
}

// loss.backward() of a tensor with more than one number in it.
void mean_of_losses(Situation& s) {
  const Code& code = s.code();
  const NodeId loss = code.receiver(s.node());
  if (loss == 0) return;
  s.suffix(loss, ".mean()", 8);
  if (code[loss].kind != Kind::Name) return;
  // Where it was computed, last before this line.
  NodeId made = 0;
  for (const NodeId v : code.assigned(code.atom(code[loss].a)))
    if (code[v].end <= code[s.node()].begin && (made == 0 || code[v].begin > code[made].begin)) made = v;
  if (made == 0) return;
  if (code[made].kind == Kind::Call) reduce_again(s, made);
  s.suffix(made, ".mean()", 6);
}

// fc(output), where output has every step of a recurrent layer and the loss wants one answer: fc(output[:, -1]).
void last_step(Situation& s) {
  const auto input = s.operands().empty() ? std::nullopt : shape_of(*s.operands()[0].value);
  const auto target = s.operands().size() < 2 ? std::nullopt : shape_of(*s.operands()[1].value);
  if (!input || !target || input->size() != 3 || target->empty() || target->size() > 2) return;
  const bool batch_first = (*input)[0] == (*target)[0];
  if (!batch_first && (*input)[1] != (*target)[0]) return;
  if (target->size() == 2 && target->back() != input->back()) return;
  const std::string step = batch_first ? "[:, -1]" : "[-1]";
  const Code& code = s.code();
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const Node& n = code[id];
    if (n.kind != Kind::Assign || code[n.b].kind != Kind::Call || !recurrent(code, code[n.b].a)) continue;
    const auto targets = code.list(n.a);
    if (targets.size() != 1 || code[targets[0]].kind != Kind::Tuple) continue;
    const NodeId output = code.list(code[targets[0]].a)[0], function = code.around(id, Kind::FunctionDef);
    if (code[output].kind != Kind::Name) continue;
    // The first call after it that is given the output.
    for (NodeId call = 1; call < code.file().tree.nodes.size(); ++call) {
      if (code[call].kind != Kind::Call || code[call].begin < n.end || code.list(code[call].b).size() != 1 ||
          code.around(call, Kind::FunctionDef) != function)
        continue;
      const NodeId given = code.list(code[call].b)[0];
      if (!named(code, given, code.atom(code[output].a))) continue;
      s.replace(code, given, s.text(given) + step,
                fmt::format("only the last step of `{}`: one answer for each sample", s.text(given)), 5);
      break;
    }
  }
  s.replace(code, s.operands()[0].expression, s.base_of(s.operands()[0].expression) + step,
            "only the answer of the last step", 8);
}

// The parts of a pair the other way round.
void swap_pair(Situation& s, NodeId pair, std::string title, int cost) {
  const auto parts = s.code().list(s.code()[pair].a);
  if (parts.size() != 2 || s.code()[parts[0]].kind == Kind::Starred || s.code()[parts[1]].kind == Kind::Starred) return;
  s.replace_all(s.code(), {{parts[0], s.text(parts[1])}, {parts[1], s.text(parts[0])}}, std::move(title), cost);
}

bool like_cell(std::string_view name) { return name.starts_with("c") && !name.starts_with("ctx"); }
bool like_hidden(std::string_view name) { return name.starts_with("h"); }

// (cell, hidden), where LSTM gives and takes (hidden, cell).
void states_in_order(Situation& s) {
  const Code& code = s.code();
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const Node& n = code[id];
    if (n.kind != Kind::Tuple || code.list(n.a).size() != 2) continue;
    const NodeId a = code.list(n.a)[0], b = code.list(n.a)[1];
    if (code[a].kind != Kind::Name || code[b].kind != Kind::Name) continue;
    const std::string_view x = code.atom(code[a].a), y = code.atom(code[b].a);
    if (!(like_cell(x) && like_hidden(y)) && !(like_hidden(x) && like_cell(y))) continue;
    const bool reversed = like_cell(x);
    swap_pair(s, id, fmt::format("LSTM's states come as hidden state, cell state: `{}, {}`", y, x), reversed ? 4 : 9);
  }
}

// hidden, out = self.gru(x): the output comes first.
void output_first(Situation& s) {
  const Code& code = s.code();
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const Node& n = code[id];
    if (n.kind != Kind::Assign || code[n.b].kind != Kind::Call || !recurrent(code, code[n.b].a)) continue;
    for (const NodeId target : code.list(n.a)) {
      if (code[target].kind != Kind::Tuple || code.list(code[target].a).size() != 2) continue;
      const std::string first = s.text(code.list(code[target].a)[0]);
      const bool reversed = like_hidden(first) || first.starts_with("(h") || first.starts_with("_");
      swap_pair(s, target, fmt::format("`{}` gives its output first, then its state", s.text(code[n.b].a)),
                reversed ? 5 : 18);
    }
  }
}

// x.squeeze() takes away a batch of one, too.
void keep_batch_of_one(Situation& s) {
  const Code& code = s.code();
  for (const NodeId call : code.calls_of("squeeze")) {
    NodeId what = code.receiver(call);
    const bool function = what != 0 && code.text(what) == "torch";
    if (code.list(code[call].b).size() != (function ? 1 : 0)) continue;
    if (function) what = code.list(code[call].b)[0];
    if (what == 0) continue;
    s.replace(code, call, s.base_of(what) + ".flatten(1)",
              "keep the batch: `squeeze()` takes away every dimension of 1", 6);
  }
}

// model(image), where the layers further down take the image's first dimension for the batch.
void batch_of_one(Situation& s) {
  const interp::NumberFacts& n = s.failure.actual;
  if (s.failure.op != "linear" || n.factors.size() != 2 || n.windows.empty()) return;
  for (auto frame = s.finding.frames.rbegin(); frame != s.finding.frames.rend(); ++frame) {
    const Code* const code = s.code_of(frame->file);
    if (code == nullptr || frame->node == s.node() || (*code)[frame->node].kind != Kind::Call) continue;
    const auto given = code->list((*code)[frame->node].b);
    if (given.size() != 1 || (*code)[given[0]].kind != Kind::Name) continue;
    const std::string name(code->text(given[0]));
    s.replace(*code, given[0], name + ".unsqueeze(0)", fmt::format("`{}.unsqueeze(0)`: a batch of one image", name), 6);
  }
}

}  // namespace

void propose_for_training(Situation& s) {
  if (s.message_has("grad can be implicitly created only for scalar outputs")) return mean_of_losses(s);
  const bool target = s.message_has("Expected target size") || s.message_has("must be the same as input size") ||
                      s.message_has("that is different to the input size") || s.message_has("Please ensure they have");
  if (target) last_step(s);
  if (s.message_has("Expected hidden")) states_in_order(s);
  if (s.message_has("got 1D input") || s.message_has("Dimension out of range") || s.message_has("cannot be multiplied"))
    keep_batch_of_one(s);
  if (s.message_has("cannot be multiplied")) batch_of_one(s);
  if (s.message_has("cannot be multiplied") || s.message_has("Expected target size") ||
      s.message_has("to match target batch_size") || s.message_has("must be Tensor, not tuple") ||
      s.message_has("'tuple' object has no attribute") || s.message_has("tuple indices must be integers"))
    output_first(s);
}

}  // namespace shapetrace::explain
