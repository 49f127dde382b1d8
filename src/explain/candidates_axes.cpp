// Axes by name or by place: einsum, einops, gather; tensors that the program makes up.
#include <fmt/core.h>

#include <algorithm>
#include <array>

#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

// The number behind some words of the message.
std::optional<std::int64_t> number_after(std::string_view message, std::string_view words) {
  const std::size_t at = message.find(words);
  if (at == std::string_view::npos) return std::nullopt;
  std::int64_t n = 0;
  std::size_t i = at + words.size();
  if (i >= message.size() || message[i] < '0' || message[i] > '9') return std::nullopt;
  for (; i < message.size() && message[i] >= '0' && message[i] <= '9' && n < (std::int64_t{1} << 40); ++i)
    n = n * 10 + (message[i] - '0');
  return n;
}

// The call that made what an expression names: torch.randn(...) for `x`.
std::vector<NodeId> creations_of(const Code& code, NodeId expression) {
  std::vector<NodeId> calls = code.makers(expression);
  std::erase_if(calls, [&](NodeId call) { return !size_argument(code, call, 0); });
  return calls;
}

// The lengths of axes in einops' own words, and pieces that do not divide them.
void propose_for_einops(Situation& s) {
  const auto length = number_after(s.message, "divide axis of length "),
             chunk = number_after(s.message, "in chunks of ");
  const NodeId call = s.node();
  if (length && chunk && *chunk > 1) {
    for (const NodeId a : s.code().list(s.code()[call].b)) {
      if (s.code()[a].kind != Kind::Keyword) continue;
      std::int64_t divisor = *chunk;
      while (*length % divisor != 0) --divisor;
      if (divisor > 1)
        s.rewrite_number(s.code(), s.code()[a].b, *chunk, std::to_string(divisor),
                         fmt::format("parts of {}, which divides {}", divisor, *length), 12);
    }
    const std::int64_t down = *length / *chunk * *chunk, up = down + *chunk;
    s.other_inputs(*length, *length - down <= up - *length && down > 0 ? down : up, 10);
    s.other_inputs(*length, *length - down <= up - *length || down == 0 ? up : down, 11);
  }
  if (s.message_has("Wrong shape: expected") && !s.operands().empty()) {
    const NodeId e = s.operands()[0].expression;
    const auto wanted = number_after(s.message, "expected "), got = number_after(s.message, "Received ");
    if (wanted && got && *wanted == *got + 1) {
      s.suffix(e, ".unsqueeze(0)", 6);
      s.suffix(e, ".unsqueeze(1)", 7);
    }
    if (wanted && got && *wanted + 1 == *got) s.suffix(e, ".flatten(0, 1)", 9);
  }
}

void propose_for_einsum(Situation& s) {
  const NodeId call = s.node();
  if (s.code()[call].kind != Kind::Call) return;
  const auto arguments = s.code().list(s.code()[call].b);
  if (arguments.size() < 2 || s.code()[arguments[0]].kind != Kind::Str) return;
  const std::string equation(s.code().atom(s.code()[arguments[0]].a));
  const std::string quoted = s.text(arguments[0]);
  const char quote = quoted.back();
  const auto write = [&](const std::string& changed, std::string title, int cost) {
    s.replace(s.code(), arguments[0], quote + changed + quote, std::move(title), cost);
  };
  if (const auto operand = number_after(s.message, "for operand "), size = number_after(s.message, "has size "),
      seen = number_after(s.message, "previously seen size ");
      operand && size && seen && static_cast<std::size_t>(*operand) + 1 < arguments.size()) {
    // Two letters of this operand the other way round.
    std::size_t begin = 0, index = 0;
    for (std::size_t i = 0;
         i <= equation.find("->") && i < equation.size() && index < static_cast<std::size_t>(*operand); ++i)
      if (equation[i] == ',') {
        begin = i + 1;
        ++index;
      }
    const std::size_t end = std::min({equation.find(',', begin), equation.find("->", begin), equation.size()});
    for (std::size_t i = end; i-- > begin + 1;)
      for (std::size_t k = i; k-- > begin;) {
        std::string changed = equation;
        std::swap(changed[i], changed[k]);
        write(changed,
              fmt::format("`{}` and `{}` of operand {} the other way round", equation[k], equation[i], *operand), 7);
      }
    // The tensors of other sizes, where the program makes them up.
    const NodeId its = arguments[static_cast<std::size_t>(*operand) + 1];
    for (const NodeId made : creations_of(s.code(), its))
      for (std::int64_t d = 0; d < 8; ++d)
        if (const auto given = size_argument(s.code(), made, d);
            given && number_at(s.code(), given->expression) == *size)
          s.rewrite_number(s.code(), given->expression, *size, std::to_string(*seen),
                           fmt::format("size {} of `{}` = {}", d, s.text(its), *seen), 9);
  }
  if (const auto subscripts = number_after(s.message, "the equation ("),
      dimensions = number_after(s.message, "number of dimensions (");
      subscripts && dimensions && *dimensions == *subscripts + 1) {
    std::string changed = "..." + equation;
    for (std::size_t at = changed.find(','); at != std::string::npos; at = changed.find(',', at + 4))
      changed.insert(changed.find_first_not_of(' ', at + 1), "...");
    if (const std::size_t to = changed.find("->"); to != std::string::npos)
      changed.insert(std::min(changed.find_first_not_of(' ', to + 2), changed.size()), "...");
    write(changed, "`...` for the batch dimension", 6);
  }
}

}  // namespace

void propose_for_axes(Situation& s) {
  if (s.message_has("rearrange-reduction pattern") || s.message_has("rearrange_reduction")) propose_for_einops(s);
  if (s.message_has("einsum()")) propose_for_einsum(s);
  if (s.message_has("Index tensor must have the same number of dimensions") && s.code()[s.node()].kind == Kind::Call) {
    // net(x).gather(1, a): a column of indices; what comes back is a column, too.
    const NodeId index = s.code().argument(s.node(), "index", 1);
    const NodeId dim = s.code().argument(s.node(), "dim", 0);
    if (index == 0 || dim == 0 || !s.code().takes_suffix(index)) return;
    if (s.message_has("as self tensor")) return s.suffix(index, ".unsqueeze(" + s.text(dim) + ")", 5);
    const Node& whole = s.code()[s.node()];
    const std::string d = s.text(dim);
    const std::string begin(s.code().file().text.substr(whole.begin, s.code()[index].end - whole.begin));
    const std::string end(s.code().file().text.substr(s.code()[index].end, whole.end - s.code()[index].end));
    s.replace(s.code(), s.node(), begin + ".unsqueeze(" + d + ")" + end + ".squeeze(" + d + ")",
              "a column of indices, and its result as a row", 5);
    s.suffix(index, ".unsqueeze(" + d + ")", 6);
  }
}

}  // namespace shapetrace::explain
