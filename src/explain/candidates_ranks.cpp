// Tensors with too few or too many dimensions for what they are given to.
#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

// Rows that were maps before: (N, C*S*S) where the layer's weights want C channels.
void back_to_maps(Situation& s, const Situation::Operand& o, const Shape& shape) {
  if (shape.size() != 2 || s.failure.operands.size() < 2 || !s.message_has("4D (batched)")) return;
  const auto weight = shape_of(s.failure.operands[1]);
  if (!weight || weight->size() != 4) return;
  const std::int64_t channels = (*weight)[s.message_has("transpose") ? 0 : 1];
  if (channels <= 0 || shape[1] <= channels || shape[1] % channels != 0) return;
  const auto side = static_cast<std::int64_t>(std::llround(std::sqrt(shape[1] / channels)));
  if (side * side * channels == shape[1])
    s.suffix(o.expression, fmt::format(".view(-1, {}, {}, {})", channels, side, side), 4);
}

bool flattens(const Code& code, NodeId statement) {
  const Node& n = code[statement];
  if (n.kind != Kind::Assign || code[n.b].kind != Kind::Call) return false;
  const std::string_view name = code.callee_name(n.b);
  return name == "flatten" || name == "view" || name == "reshape";
}

// x = torch.flatten(x, 1), then x = pool(x): the two lines the other way round.
void flatten_later(Situation& s) {
  const Code& code = s.code();
  const NodeId statement = code.statement(s.node());
  if (code[statement].kind != Kind::Assign) return;
  NodeId before = 0;
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const bool same_block = code.parent(id) == code.parent(statement) && code[id].end <= code[statement].begin;
    if (same_block && code[id].kind == Kind::Assign && (before == 0 || code[id].begin > code[before].begin))
      before = id;
  }
  if (before == 0 || !flattens(code, before)) return;
  s.replace_all(code, {{before, s.text(statement)}, {statement, s.text(before)}},
                fmt::format("flatten after `{}`", s.text(code[s.node()].a)), 4);
}

void too_few_or_many(Situation& s) {
  for (const auto& o : s.operands()) {
    const auto shape = shape_of(*o.value);
    if (!shape) continue;
    back_to_maps(s, o, *shape);
    s.suffix(o.expression, ".unsqueeze(0)", shape->size() == 2 ? 8 : 6);
    s.suffix(o.expression, ".unsqueeze(1)", 7);
    if (shape->size() == 2) s.suffix(o.expression, ".unsqueeze(0).unsqueeze(0)", 9);
    // Rows of noise are maps of one pixel.
    if (shape->size() == 2 && s.message_has("4D (batched)")) s.suffix(o.expression, ".unsqueeze(-1).unsqueeze(-1)", 5);
    if (shape->size() == 4 && s.message_has("5D (batched)")) s.suffix(o.expression, ".unsqueeze(2)", 8);
    if (shape->size() == 5 && s.message_has("4D (batched)")) s.suffix(o.expression, ".flatten(0, 1)", 8);
    if (shape->size() == 5) s.suffix(o.expression, ".squeeze(1)", 7);
    if (shape->size() >= 4 && s.code()[o.expression].kind == Kind::Call &&
        s.code().callee_name(o.expression) == "unsqueeze")
      s.replace(s.code(), o.expression, s.text(s.code().receiver(o.expression)), "without `unsqueeze`", 5);
    return;
  }
}

// permute(0, 3, 1, 2) of a single image.
void permute_fewer(Situation& s) {
  const NodeId receiver = s.code().receiver(s.node());
  const auto shape = receiver != 0 ? s.shape_of(receiver) : std::nullopt;
  const auto arguments = s.code().list(s.code()[s.node()].b);
  if (!shape || arguments.size() != shape->size() + 1 || number_at(s.code(), arguments[0]) != 0) return;
  std::string rest;
  for (const NodeId a : arguments.subspan(1)) {
    const auto n = number_at(s.code(), a);
    if (!n) return;
    rest += (rest.empty() ? "" : ", ") + std::to_string(*n - 1);
  }
  s.suffix(receiver, ".unsqueeze(0)", 6);
  s.replace_range(s.code(), s.code()[arguments[0]].begin, s.code()[arguments.back()].end, rest,
                  fmt::format("{} dimensions, as there are", shape->size()), 7);
}

}  // namespace

void propose_for_ranks(Situation& s) {
  if (s.code()[s.node()].kind != Kind::Call) return;
  if (s.message_has("(unbatched) or") || s.message_has("(batch mode)")) {
    flatten_later(s);
    too_few_or_many(s);
  }
  if (s.message_has("dimensions in the tensor input does not match the length of the desired ordering"))
    permute_fewer(s);
  if (s.message_has("mode needs 4D input") && !s.operands().empty()) {
    s.suffix(s.operands()[0].expression, ".unsqueeze(1)", 6);
    s.suffix(s.operands()[0].expression, ".unsqueeze(0)", 7);
  }
}

}  // namespace shapetrace::explain
