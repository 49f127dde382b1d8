// Dimensions of one operand that stand elsewhere in the other: missing ones, swapped ones, ones that were cut off;
// losses that broadcast.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>

#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& p : parts) text += (text.empty() ? "" : ", ") + p;
  return text;
}

// The names in some source text that stand for tensors of this shape.
std::vector<NodeId> names_of_shape(const Situation& s, NodeId within, const Shape& shape) {
  std::vector<NodeId> names;
  const Node& w = s.code()[within];
  for (NodeId id = 1; id < s.code().file().tree.nodes.size(); ++id) {
    const Node& n = s.code()[id];
    if (n.kind == Kind::Name && n.begin >= w.begin && n.end <= w.end && s.shape_of(id) == shape) names.push_back(id);
  }
  return names;
}

// The only value that a name is given in the function around it; 0 = there are more, or none.
NodeId only_assignment(const Code& code, NodeId name) {
  NodeId found = 0;
  for (const NodeId v : code.assigned(code.atom(code[name].a))) {
    if (code.around(v, Kind::FunctionDef) != code.around(name, Kind::FunctionDef)) continue;
    const Node& statement = code[code.statement(v)];
    if (found != 0 || statement.kind != Kind::Assign || statement.b != v) return 0;
    found = v;
  }
  return found;
}

// [N] or [N, C] or [C] beside [N, C, H, W]: where the dimensions stand, and those of one that are missing behind them.
void missing_dimensions(Situation& s) {
  if (s.operands().size() < 2) return;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const NodeId e = s.operands()[i].expression;
    const auto a = shape_of(*s.operands()[i].value), b = shape_of(*s.operands()[1 - i].value);
    if (!a || !b || a->empty() || a->size() >= b->size() || a->front() < 2) continue;
    for (std::size_t at = 0; at + a->size() < b->size(); ++at) {
      if (!std::ranges::equal(*a, std::span(*b).subspan(at, a->size()),
                              [](auto x, auto y) { return x == y || x == 1; }))
        continue;
      const std::size_t behind = b->size() - a->size() - at;
      const bool batch = at == 0 && a->size() == 1;
      std::string text = batch ? ".view(-1" : "[:";
      for (std::size_t d = 1; d < a->size(); ++d) text += ", :";
      for (std::size_t d = 0; d < behind; ++d) text += batch ? ", 1" : ", None";
      text += batch ? ")" : "]";
      // What comes first is the batch, which both have.
      const int cost = at == 0 ? 0 : 2;
      if (behind > 1 || a->size() == 1) s.suffix(e, text, 7 + cost);
      // The same tensor once more in the statement lacks them, too.
      const std::vector<NodeId> names = names_of_shape(s, s.code().statement(s.node()), *a);
      if (names.size() < 2) continue;
      std::vector<Situation::Change> changes;
      std::vector<std::string> said;
      for (const NodeId n : names) {
        changes.push_back({n, s.text(n) + text});
        if (std::ranges::find(said, "`" + s.text(n) + "`") == said.end()) said.push_back("`" + s.text(n) + "`");
      }
      s.replace_all(s.code(), std::move(changes), fmt::format("`{}` behind {}", text, joined(said)), 6 + cost);
      const bool same = std::ranges::all_of(names, [&](NodeId n) { return s.text(n) == s.text(names[0]); });
      if (const NodeId value = same ? only_assignment(s.code(), names[0]) : 0; value != 0)
        s.suffix(value, text, 5 + cost);
    }
  }
}

// [N, H, W, C] beside [N, C, H, W], as one_hot makes it: the channels to where the other has them. Best where the
// tensor is made, as it is used again.
void move_channels(Situation& s) {
  if (s.operands().size() < 2) return;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const NodeId e = s.operands()[i].expression;
    const auto a = shape_of(*s.operands()[i].value), b = shape_of(*s.operands()[1 - i].value);
    if (!a || !b || a->size() != b->size() || a->size() < 3 || a->size() > 5) continue;
    std::vector<std::string> order{"0", std::to_string(a->size() - 1)};
    Shape moved{(*a)[0], a->back()};
    for (std::size_t d = 1; d + 1 < a->size(); ++d) {
      order.push_back(std::to_string(d));
      moved.push_back((*a)[d]);
    }
    if (moved != *b) continue;
    const std::string text = a->size() == 3 ? ".transpose(1, 2)" : ".permute(" + joined(order) + ")";
    s.suffix(e, text, 7);
    if (s.code()[e].kind != Kind::Name) continue;
    if (const NodeId value = only_assignment(s.code(), e); value != 0) s.suffix(value, text, 5);
  }
}

// x + self.position, where the table is longer than what came: as much of it as there is.
void part_of_table(Situation& s) {
  if (s.operands().size() < 2) return;
  const Code& code = s.code();
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    const NodeId table = s.operands()[i].expression;
    NodeId other = s.operands()[1 - i].expression;
    const auto a = shape_of(*s.operands()[i].value), b = shape_of(*s.operands()[1 - i].value);
    if (code[table].kind != Kind::Attribute || !s.text(table).starts_with("self.") || !a || !b || a->size() < 2 ||
        a->size() > b->size())
      continue;
    const std::size_t shift = b->size() - a->size(), at = a->size() - 2;
    if ((*a)[at] <= (*b)[at + shift] || (*b)[at + shift] < 2 || a->back() != b->back()) continue;
    // The length of embedded indices is theirs.
    if (code[other].kind == Kind::Call && code.list(code[other].b).size() == 1) other = code.list(code[other].b)[0];
    if (code[other].kind != Kind::Name) continue;
    std::string text = "[";
    for (std::size_t d = 0; d < at; ++d) text += ":, ";
    s.suffix(table, fmt::format("{}:{}.size({})]", text, s.text(other), at + shift), 5);
  }
}

// cat([a, b], dim=1) in the same function, whose result has its sizes in the wrong places.
void join_elsewhere(Situation& s) {
  const Code& code = s.code();
  for (const NodeId call : code.calls_of("cat")) {
    const NodeId dim = code.argument(call, "dim", 1);
    if (dim == 0 || code.around(call, Kind::FunctionDef) != code.around(s.node(), Kind::FunctionDef)) continue;
    for (const std::int64_t other : {0, 1})
      if (const auto given = number_at(code, dim); given && *given != other)
        s.replace(code, dim, std::to_string(other), fmt::format("join along dimension {}", other), 13);
  }
}

// The dimension along which `cat` joins, as its message has it.
std::optional<std::size_t> joined_dimension(const Situation& s) {
  constexpr std::string_view kWords = "except in dimension ";
  const std::size_t at = s.message.find(kWords);
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t dim = 0;
  const char* const begin = s.message.data() + at + kWords.size();
  if (std::from_chars(begin, s.message.data() + s.message.size(), dim).ec != std::errc()) return std::nullopt;
  return dim;
}

// cat((token, x)): one token for a whole batch of x; or dimensions that stand in another order.
void fit_to_neighbour(Situation& s) {
  const auto dim = joined_dimension(s);
  if (!dim) return;
  for (const auto& mine : s.operands())
    for (const auto& its : s.operands()) {
      const auto a = shape_of(*mine.value), b = shape_of(*its.value);
      if (&mine == &its || !a || !b || a->size() != b->size() || *a == *b) continue;
      const auto fits = [&](const Shape& shape) {
        for (std::size_t d = 0; d < shape.size(); ++d)
          if (d != *dim && shape[d] != (*b)[d]) return false;
        return true;
      };
      std::vector<std::string> sizes;
      bool grows = false;
      Shape grown = *a;
      for (std::size_t d = 0; d < a->size(); ++d) {
        const bool differs = d != *dim && (*a)[d] != (*b)[d] && (*a)[d] == 1;
        grows |= differs;
        if (differs) grown[d] = (*b)[d];
        sizes.push_back(!differs                                ? "-1"
                        : s.code().takes_suffix(its.expression) ? fmt::format("{}.size({})", s.text(its.expression), d)
                                                                : std::to_string((*b)[d]));
      }
      if (grows && fits(grown)) s.suffix(mine.expression, ".expand(" + joined(sizes) + ")", 5);
      for (std::size_t p = 0; p < a->size(); ++p)
        for (std::size_t q = p + 1; q < a->size(); ++q) {
          Shape swapped = *a;
          std::swap(swapped[p], swapped[q]);
          if (fits(swapped)) s.suffix(mine.expression, fmt::format(".transpose({}, {})", p, q), 9);
        }
    }
}

// x[:, :-1] where the whole of x fits.
void without_slices(Situation& s) {
  for (const auto& o : s.operands()) {
    const Node& n = s.code()[o.expression];
    if (n.kind != Kind::Subscript || s.text(n.b).find(':') == std::string::npos) continue;
    s.replace(s.code(), o.expression, s.text(n.a), fmt::format("all of `{}`, not a slice", s.text(n.a)), 13);
  }
}

// The shapes that a warning names, in brackets.
std::vector<std::size_t> ranks_of(std::string_view message) {
  std::vector<std::size_t> ranks;
  for (std::size_t at = 0; (at = message.find('[', at)) != std::string_view::npos;) {
    const std::size_t end = message.find(']', at);
    if (end == std::string_view::npos) break;
    const std::string_view inside = message.substr(at + 1, end - at - 1);
    ranks.push_back(inside.empty() ? 0 : 1 + static_cast<std::size_t>(std::ranges::count(inside, ',')));
    at = end;
  }
  return ranks;
}

}  // namespace

void propose_for_alignment(Situation& s) {
  if (s.message_has("must match the size of tensor b")) {
    missing_dimensions(s);
    move_channels(s);
    part_of_table(s);
    join_elsewhere(s);
  }
  if (s.message_has("Sizes of tensors must match")) fit_to_neighbour(s);
  if (s.message_has("must match") || s.message_has("einsum()") || s.message_has("cannot be multiplied") ||
      s.message_has("stack expects each"))
    without_slices(s);
}

void propose_for_suspicions(Situation& s) {
  if (s.finding.code != "shape/broadcast-loss") return;
  const Node& n = s.code()[s.node()];
  const bool call = n.kind == Kind::Call;
  if (!call && n.kind != Kind::Binary) return;
  const NodeId sides[] = {call ? s.code().argument(s.node(), "input", 0) : n.a,
                          call ? s.code().argument(s.node(), "target", 1) : n.b};
  const std::vector<std::size_t> ranks = ranks_of(s.message);
  if (ranks.size() != 2 || sides[0] == 0 || sides[1] == 0) return;
  for (const std::size_t i : {std::size_t{0}, std::size_t{1}}) {
    if (ranks[i] == ranks[1 - i] + 1) s.suffix(sides[i], fmt::format(".squeeze({})", ranks[i] - 1), 5);
    if (ranks[i] + 1 == ranks[1 - i]) s.suffix(sides[i], fmt::format(".unsqueeze({})", ranks[i]), 6);
  }
}

}  // namespace shapetrace::explain
