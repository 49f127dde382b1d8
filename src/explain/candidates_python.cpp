// What Python's lists and numpy's arrays can do and tensors cannot: steps backwards, lists as values, numbers out of a
// graph, lists of tensors.
#include <fmt/core.h>

#include <algorithm>

#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

// "::-1" and its kin; a step that no bounds go with, as flip knows none.
bool backwards(const Code& code, NodeId index) {
  const Node& n = code[index];
  if (n.kind != Kind::Slice || n.a != 0 || n.b != 0 || n.c == 0) return false;
  const Node& step = code[n.c];
  return step.kind == Kind::Unary && static_cast<syntax::UnaryOp>(step.small) == syntax::UnaryOp::Neg &&
         number_at(code, step.a) == 1;
}

// x[:, ::-1]: x.flip(1)
void flip(Situation& s) {
  const Code& code = s.code();
  const Node& whole = code[s.node()];
  if (whole.kind != Kind::Subscript) return;
  const std::string object = s.base_of(whole.a);
  if (backwards(code, whole.b)) {
    const std::string flipped = object + ".flip(0)";
    return s.replace(code, s.node(), flipped, fmt::format("`{}`: tensors take no negative steps", flipped), 4);
  }
  if (code[whole.b].kind != Kind::Tuple) return;
  const auto parts = code.list(code[whole.b].a);
  const auto whole_slice = [&](NodeId p) {
    return code[p].kind == Kind::Slice && code[p].a == 0 && code[p].b == 0 && code[p].c == 0;
  };
  std::string dims, rest;
  bool sliced = false, dots = false;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string text = s.text(parts[i]);
    const bool ellipsis = text == "...", turned = backwards(code, parts[i]);
    // What takes a dimension away or adds one would have to be counted.
    if (!ellipsis && code[parts[i]].kind != Kind::Slice) return;
    dots |= ellipsis;
    sliced |= !ellipsis && !turned && !whole_slice(parts[i]);
    if (turned)
      dims += (dims.empty() ? "" : ", ") + (dots ? fmt::format("-{}", parts.size() - i) : fmt::format("{}", i));
    rest += (i == 0 ? "" : ", ") + (turned ? std::string(":") : text);
  }
  if (dims.empty()) return;
  const std::string flipped = fmt::format("{}{}.flip({})", object, sliced ? "[" + rest + "]" : std::string(), dims);
  s.replace(code, s.node(), flipped, fmt::format("`{}`: tensors take no negative steps", flipped), 4);
}

// boxes[i] = [1.0, 2.0]
void assign_tensor(Situation& s) {
  const Code& code = s.code();
  const Node& statement = code[code.statement(s.node())];
  if (statement.kind != Kind::Assign) return;
  const std::string value = s.text(statement.b);
  const auto wrap = [&](std::string_view with, int cost) {
    s.replace(code, statement.b, fmt::format("{}({})", with, value), fmt::format("`{}({})`: a tensor", with, value),
              cost);
  };
  wrap("torch.tensor", 4);
  wrap("torch.stack", 5);
}

// out.numpy() of what has a gradient.
void detach(Situation& s) {
  const Code& code = s.code();
  if (code[s.node()].kind != Kind::Call) return;
  if (code.callee_name(s.node()) == "numpy") {
    if (const NodeId receiver = code.receiver(s.node()); receiver != 0) s.suffix(receiver, ".detach()", 4);
    return;
  }
  for (const NodeId a : code.list(code[s.node()].b)) {
    if (code[a].kind != Kind::Keyword && code[a].kind != Kind::Starred) s.suffix(a, ".detach()", 6);
  }
}

// torch.tensor([a, b]) of tensors
void stack_them(Situation& s) {
  const Code& code = s.code();
  const std::string_view name = code[s.node()].kind == Kind::Call ? code.callee_name(s.node()) : std::string_view();
  if (name != "tensor" && name != "as_tensor" && !name.ends_with("Tensor")) return;
  const NodeId list = code.argument(s.node(), "data", 0);
  if (list == 0) return;
  s.replace(code, s.node(), fmt::format("torch.stack({})", s.text(list)),
            fmt::format("`torch.stack({})`: tensors of one shape become one", s.text(list)), 5);
}

// F.interpolate(x, y.shape): only height and width.
void spatial_size(Situation& s) {
  const Code& code = s.code();
  const NodeId size = code[s.node()].kind == Kind::Call ? code.argument(s.node(), "size", 1) : 0;
  const auto input = s.operands().empty() ? std::nullopt : shape_of(*s.operands()[0].value);
  if (size == 0 || !input || input->size() < 3) return;
  const std::string text = s.text(size);
  if (text.ends_with(".shape") || text.ends_with(".size()"))
    s.replace(code, size, fmt::format("{}[-{}:]", text, input->size() - 2), "only the sizes behind batch and channels",
              4);
}

// A network made for images of one size.
void size_of_images(Situation& s) {
  const auto numbers = s.numbers();
  if (numbers.size() < 2) return;
  const bool wanted_first = s.message_has("Expected ");
  const std::int64_t wanted = numbers[wanted_first ? 0 : 1], there = numbers[wanted_first ? 1 : 0];
  s.other_inputs(there, wanted, 6);
  for (const NodeId maker : s.makers())
    for (const char* const name : {"img_size", "image_size"})
      s.keyword(s.code(), maker, name, std::to_string(there), -1, 9);
}

// self.fcl where __init__ made self.fc1: names of the same object that differ in a letter.
void misspelt(Situation& s) {
  const Code& code = s.code();
  const Node& node = code[s.node()];
  const NodeId attribute = node.kind == Kind::Call ? node.a : s.node();
  if (code[attribute].kind != Kind::Attribute || s.text(code[attribute].a) != "self") return;
  const std::string_view wrong = code.atom(code[attribute].b);
  const auto one_letter = [&](std::string_view other) {
    if (other == wrong || other.size() + 1 < wrong.size() || wrong.size() + 1 < other.size()) return false;
    std::size_t front = 0, back = 0;
    const std::size_t shorter = std::min(other.size(), wrong.size());
    while (front < shorter && other[front] == wrong[front]) ++front;
    while (back < shorter - front && other[other.size() - 1 - back] == wrong[wrong.size() - 1 - back]) ++back;
    return std::max(other.size(), wrong.size()) - front - back <= 1;
  };
  const NodeId cls = code.around(s.node(), Kind::ClassDef);
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id) {
    const Node& n = code[id];
    if (n.kind != Kind::Assign || code.around(id, Kind::ClassDef) != cls) continue;
    for (const NodeId target : code.list(n.a))
      if (code[target].kind == Kind::Attribute && s.text(code[target].a) == "self" &&
          one_letter(code.atom(code[target].b)))
        s.replace(code, attribute, s.text(target), fmt::format("`{}`, which there is", s.text(target)), 4);
  }
}

// A module's __init__ without super().__init__().
void start_with_super(Situation& s) {
  const Code& code = s.code();
  const NodeId function = code.around(s.node(), Kind::FunctionDef);
  if (function == 0 || code.atom(code[function].a) != "__init__") return;
  const std::uint32_t at = code[code.statement(s.node())].begin;
  std::uint32_t line = at;
  while (line > 0 && code.file().text[line - 1] != '\n') --line;
  const std::string indent(code.file().text.substr(line, at - line));
  if (indent.find_first_not_of(" \t") != std::string::npos) return;
  s.replace_range(code, at, at, "super().__init__()\n" + indent, "`super().__init__()` first", 4);
}

// w -= rate * w.grad
void without_gradient(Situation& s) {
  const NodeId statement = s.code().statement(s.node());
  if (s.code()[statement].kind != Kind::AugAssign) return;
  const std::uint32_t at = s.code()[statement].begin;
  s.replace_range(s.code(), at, at, "with torch.no_grad(): ", "an update that is no part of the graph", 5);
}

}  // namespace

void propose_for_python(Situation& s) {
  if (s.message_has("step must be greater than zero")) flip(s);
  if (s.message_has("can't assign a list to a torch.") || s.message_has("can't assign a tuple to a torch."))
    assign_tensor(s);
  if (s.message_has("Can't call numpy() on Tensor that requires grad")) detach(s);
  if (s.message_has("only one element tensors can be converted to Python scalars")) stack_them(s);
  if (s.message_has("object has no attribute '")) misspelt(s);
  if (s.message_has("before Module.__init__() call")) start_with_super(s);
  if (s.message_has("a leaf Variable that requires grad is being used in an in-place")) without_gradient(s);
  // As timm and torchvision have it.
  if (s.message_has("Input height (") || s.message_has("Input width (") || s.message_has("Wrong image height!") ||
      s.message_has("Wrong image width!"))
    size_of_images(s);
  if (s.message_has("must have the same number of spatial dimensions")) spatial_size(s);
}

}  // namespace shapetrace::explain
