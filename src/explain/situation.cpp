#include "explain/situation.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdlib>

#include "explain/layers.hpp"

namespace shapetrace::explain {

using interp::NamedValue;
using interp::TracedValue;

// "`fc`", or "`Linear` (line 4)" for a layer without a name of its own.
std::string layer_title(const Code& code, NodeId call) {
  const std::string owner = assigned_name(code, call);
  return owner.empty() ? fmt::format("`{}` (line {})", code.callee_name(call), code.line(call)) : "`" + owner + "`";
}

std::optional<Shape> shape_of(const NamedValue& v) {
  if (v.value.kind != TracedValue::Kind::Tensor || !v.value.known_rank) return std::nullopt;
  Shape shape;
  for (const interp::TracedDim& d : v.value.shape) shape.push_back(d.value);
  return shape;
}

std::int64_t product(const Shape& shape, std::size_t from) {
  std::int64_t n = 1;
  for (std::size_t i = from; i < shape.size(); ++i) {
    if (shape[i] < 0) return -1;
    n *= shape[i];
  }
  return n;
}

std::string product_text(const std::vector<std::int64_t>& factors) {
  std::string text;
  for (const std::int64_t f : factors)
    if (f != 1 || factors.size() == 1) text += (text.empty() ? "" : " * ") + std::to_string(f);
  return text;
}

bool broadcastable(const Shape& a, const Shape& b) {
  for (std::size_t k = 1; k <= std::min(a.size(), b.size()); ++k) {
    const std::int64_t x = a[a.size() - k], y = b[b.size() - k];
    if (x != y && x != 1 && y != 1) return false;
  }
  return true;
}

bool maybe_channels_last(const Shape& shape, std::int64_t channels) {
  if (shape.size() < 3 || channels <= 0 || shape.back() != channels) return false;
  return shape.size() != 4 || shape[1] == shape[2] || shape[2] != shape[3];
}

Situation::Situation(const interp::Trace& t, const interp::Finding& f)
    : trace(t), finding(f), failure(*f.failure), message(f.message) {
  for (auto frame = f.frames.rbegin(); frame != f.frames.rend(); ++frame) {
    code_ = code_of(frame->file);
    if (code_ == nullptr) continue;
    node_ = frame->node;
    break;
  }
  if (usable()) find_operands();
}

const Code* Situation::code_of(std::uint32_t file) const {
  const base::SourceFile* const source = trace.source(file);
  if (source == nullptr || source->origin != base::Origin::User) return nullptr;
  std::unique_ptr<Code>& code = codes_[file];
  if (code == nullptr) code = std::make_unique<Code>(*source);
  return code.get();
}

void Situation::find_operands() {
  const Node& n = code()[node_];
  std::vector<NodeId> expressions;
  if (n.kind == Kind::Binary) {
    expressions = {n.a, n.b};
  } else if (n.kind == Kind::AugAssign) {
    expressions = {n.a, n.b};
  } else if (n.kind == Kind::Call) {
    // Parameters of a Python function first: they say which argument is which.
    const std::size_t self = !failure.arguments.empty() && failure.arguments[0].name == "self" ? 1 : 0;
    int position = 0;
    for (std::size_t i = self; i < failure.arguments.size(); ++i, ++position) {
      const NamedValue& v = failure.arguments[i];
      const NodeId given = code().argument(node_, v.name, position);
      if (given != 0 && v.value.kind != TracedValue::Kind::Null) operands_.push_back({given, &v});
    }
    if (!operands_.empty()) return;
    if (const NodeId receiver = code().receiver(node_); receiver != 0 && !failure.operands.empty()) {
      // A module is no operand: torch.cat(...)
      const Node& r = code()[receiver];
      const std::string_view name = r.kind == Kind::Name ? code().atom(r.a) : std::string_view();
      if (name != "torch" && name != "F" && name != "nn" && name != "np") expressions.push_back(receiver);
    }
    // Of a list by its name the failure has the tensors, and no expression for each.
    const std::string_view callee = code().callee_name(node_);
    const bool joins = failure.op == "cat" || failure.op == "stack" || callee == "tensor" || callee == "as_tensor";
    for (const NodeId a : code().list(n.b)) {
      const Node& argument = code()[a];
      if (joins && argument.kind != Kind::Tuple && argument.kind != Kind::List && argument.kind != Kind::Starred) break;
      // The equation of an einsum is no tensor.
      if (argument.kind == Kind::Keyword || argument.kind == Kind::Str) continue;
      if (argument.kind == Kind::Tuple || argument.kind == Kind::List) {
        for (const NodeId item : code().list(argument.a)) expressions.push_back(item);
      } else {
        expressions.push_back(a);
      }
    }
  }
  for (std::size_t i = 0; i < expressions.size() && i < failure.operands.size(); ++i)
    operands_.push_back({expressions[i], &failure.operands[i]});
}

const NamedValue* Situation::value_of(NodeId expression) const {
  for (const Operand& o : operands_)
    if (o.expression == expression) return o.value;
  const Node& n = code()[expression];
  if (n.kind == Kind::Name)
    for (const NamedValue& v : failure.locals)
      if (v.name == code().atom(n.a)) return &v;
  return nullptr;
}

std::optional<Shape> Situation::shape_of(NodeId expression) const {
  const NamedValue* const v = value_of(expression);
  return v == nullptr ? std::nullopt : explain::shape_of(*v);
}

std::optional<Shape> Situation::shape_of_local(NodeId expression) const {
  const Node& n = code()[expression];
  if (n.kind == Kind::Name)
    for (const NamedValue& v : failure.locals)
      if (v.name == code().atom(n.a)) return explain::shape_of(v);
  return std::nullopt;
}

std::vector<NodeId> Situation::makers() const {
  if (code()[node_].kind != Kind::Call) return {};
  return code().makers(code()[node_].a);
}

std::string Situation::functional() const {
  return code().file().text.find("functional as F") != std::string_view::npos ? "F" : "torch.nn.functional";
}

std::vector<std::int64_t> Situation::numbers() const {
  std::vector<std::int64_t> found;
  for (std::size_t i = 0; i < message.size();) {
    if (message[i] < '0' || message[i] > '9') {
      ++i;
      continue;
    }
    const bool negative = i != 0 && message[i - 1] == '-';
    std::int64_t n = 0;
    for (; i < message.size() && message[i] >= '0' && message[i] <= '9' && n < (std::int64_t{1} << 50); ++i)
      n = n * 10 + (message[i] - '0');
    found.push_back(negative ? -n : n);
  }
  return found;
}

std::vector<std::int64_t> Situation::state_sizes() const {
  if (!message_has("Expected hidden")) return {};
  std::vector<std::int64_t> sizes = numbers();
  if (sizes.size() == 7) sizes.erase(sizes.begin());
  return sizes.size() == 6 ? sizes : std::vector<std::int64_t>();
}

void Situation::replace(const Code& code, NodeId id, std::string new_text, std::string title, int cost) {
  if (id != 0) replace_range(code, code[id].begin, code[id].end, std::move(new_text), std::move(title), cost);
}

void Situation::replace_range(const Code& code, std::uint32_t begin, std::uint32_t end, std::string new_text,
                              std::string title, int cost) {
  const std::string_view old = code.file().text.substr(begin, end - begin);
  // Only what stands on one line: everything else keeps its layout.
  if (old == new_text || old.find('\n') != std::string_view::npos) return;
  for (Candidate& other : candidates_) {
    const interp::Edit& e = other.fix.edits[0];
    if (e.file != code.file().id || e.begin != begin || e.end != end || e.new_text != new_text) continue;
    other.cost = std::min(other.cost, cost);
    return;
  }
  Candidate c;
  c.cost = cost;
  c.fix.title = std::move(title);
  c.fix.edits.push_back({code.file().id, begin, end, std::move(new_text)});
  candidates_.push_back(std::move(c));
}

void Situation::replace_all(const Code& code, std::vector<Change> changes, std::string title, int cost) {
  std::ranges::sort(changes, {}, [&](const Change& c) { return code[c.node].begin; });
  Candidate candidate;
  candidate.cost = cost;
  candidate.fix.title = std::move(title);
  std::uint32_t at = 0;
  for (Change& c : changes) {
    const Node& n = code[c.node];
    if (c.node == 0 || n.begin < at || code.text(c.node).find('\n') != std::string_view::npos) return;
    at = n.end;
    candidate.fix.edits.push_back({code.file().id, n.begin, n.end, std::move(c.text)});
  }
  if (!candidate.fix.edits.empty()) candidates_.push_back(std::move(candidate));
}

std::string Situation::base_of(NodeId expression) const {
  return code().takes_suffix(expression) ? text(expression) : "(" + text(expression) + ")";
}

void Situation::suffix(NodeId expression, std::string_view method, int cost) {
  // What is assigned to cannot be a call: x += y
  const Node& around = code()[code().parent(expression)];
  if (around.kind == Kind::AugAssign && around.a == expression) return;
  const std::string old = text(expression), base = base_of(expression);
  replace(code(), expression, base + std::string(method), fmt::format("`{}{}` in place of `{}`", base, method, old),
          cost);
}

void Situation::keyword(const Code& code, NodeId call, std::string_view name, std::string_view value, int position,
                        int cost) {
  const std::string target = code.makers(call).empty() ? std::string() : std::string(code.callee_name(call));
  std::string title = fmt::format("give {} `{}={}`", target, name, value);
  if (const NodeId given = code.argument(call, name, position); given != 0)
    return replace(code, given, std::string(value), std::move(title), cost);
  const Node& n = code[call];
  std::string_view inside = code.text(call);
  inside.remove_suffix(1);
  while (!inside.empty() && (inside.back() == ' ' || inside.back() == '\n' || inside.back() == ','))
    inside.remove_suffix(1);
  const bool first = inside.ends_with('(');
  const auto at = n.begin + static_cast<std::uint32_t>(inside.size());
  replace_range(code, at, at, fmt::format("{}{}={}", first ? "" : ", ", name, value), std::move(title), cost);
}

void Situation::rewrite_number(const Code& code, NodeId expression, std::int64_t old, const std::string& wanted,
                               const std::string& title, int cost) {
  if (expression == 0) return;
  const std::vector<NodeId> written = code.literals(expression);
  int extra = 0;
  for (const NodeId id : written)
    if (number_at(code, id) == old) replace(code, id, wanted, title, cost + (id == expression ? 0 : 2 + extra++));
  if (std::find(written.begin(), written.end(), expression) != written.end()) return;
  // What is computed here stays computed where one more or one less is all that it lacks.
  if (const std::int64_t n = std::atoll(wanted.c_str()); n == old + 1 || n == old - 1)
    replace(code, expression, std::string(code.text(expression)) + (n > old ? " + 1" : " - 1"), title, cost - 1);
  // The number as it is computed here: right for this program, further from what the author meant.
  replace(code, expression, wanted, title, cost + 6);
}

void Situation::resize(const interp::SizeSource& source, std::int64_t wanted, const std::vector<std::int64_t>& factors,
                       int cost) {
  const Code* const code = code_of(source.file);
  if (code == nullptr || wanted <= 0 || source.value <= 0 || (*code)[source.node].kind != Kind::Call) return;
  const std::optional<LayerArgument> argument = size_argument(*code, source.node, source.index);
  if (!argument) return;
  // Arithmetic is answered with arithmetic, a number with a number.
  const bool arithmetic = (*code)[argument->expression].kind == Kind::Binary && factors.size() > 1;
  const std::string text = arithmetic ? product_text(factors) : std::to_string(wanted);
  // Made-up data stands for real data, which is as it is: the program is fitted to it.
  const std::size_t before = candidates_.size();
  if (source.callee.starts_with("rand")) cost += 5;
  const std::string what =
      argument->parameter.empty()
          ? fmt::format("{} instead of {}", text, code->text(argument->expression))
          : fmt::format("{} = {} for {}", argument->parameter, text, layer_title(*code, source.node));
  unused_parameter(*code, source.node, *argument, cost - 3);
  other_names(*code, argument->expression, wanted, cost + 1,
              argument->parameter.empty() ? "" : " for " + layer_title(*code, source.node), argument->parameter);
  if (!argument->parameter.empty()) multiple_of_name(*code, source, *argument, wanted, cost + 1);
  rewrite_number(*code, argument->expression, source.value, text, what, cost);
  for (std::size_t i = before; i < candidates_.size(); ++i) candidates_[i].changes_data = argument->parameter.empty();
}

// Linear(hidden, classes) behind what gives two hidden sizes: a width that other layers share stays theirs.
void Situation::multiple_of_name(const Code& code, const interp::SizeSource& source, const LayerArgument& argument,
                                 std::int64_t wanted, int cost) {
  const Node& e = code[argument.expression];
  const std::int64_t times = wanted / source.value;
  if ((e.kind != Kind::Name && e.kind != Kind::Attribute) || wanted % source.value != 0 || times < 2 || times > 4)
    return;
  // What comes has this size by another name: no multiple of this one, though it may be one by chance.
  for (const auto* const number : {&failure.actual, &failure.expected})
    for (const interp::SizeSource& other : number->sources)
      if (other.value == wanted) return;
  const NodeId function = code.around(source.node, Kind::FunctionDef);
  const std::string_view name = code.text(argument.expression);
  int elsewhere = 0;
  for (NodeId id = 1; id < code.file().tree.nodes.size(); ++id)
    elsewhere += code[id].kind == e.kind && id != argument.expression && code.text(id) == name &&
                 code.around(id, Kind::FunctionDef) == function && code.around(id, Kind::Call) != 0;
  if (elsewhere == 0) return;
  const std::string text = fmt::format("{} * {}", times, name);
  replace(code, argument.expression, text,
          fmt::format("{} = {} for {}", argument.parameter, text, layer_title(code, source.node)), cost);
}

void Situation::unused_parameter(const Code& code, NodeId call, const LayerArgument& argument, int cost) {
  const NodeId function = code.around(call, Kind::FunctionDef);
  if (function == 0 || argument.parameter.empty()) return;
  for (const NodeId p : code.list(code[code[function].b].a)) {
    const std::string_view name = code.atom(code[p].a);
    if (name == "self" || name == code.text(argument.expression)) continue;
    bool used = false;
    for (NodeId id = 1; id < code.file().tree.nodes.size() && !used; ++id) {
      const Node& n = code[id];
      used = n.kind == Kind::Name && code.atom(n.a) == name && n.begin > code[function].begin &&
             n.end <= code[function].end;
    }
    if (used) continue;
    replace(code, argument.expression, std::string(name),
            fmt::format("{} = {} for {}", argument.parameter, name, layer_title(code, call)), cost);
  }
}

void Situation::other_names(const Code& code, NodeId expression, std::int64_t wanted, int cost,
                            const std::string& owner, const std::string& what) {
  if (code[expression].kind != Kind::Name) return;
  const NodeId function = code.around(expression, Kind::FunctionDef);
  if (function == 0) return;
  const std::string_view name = code.atom(code[expression].a);
  int position = -1;
  bool parameter = false;
  for (const NodeId p : code.list(code[code[function].b].a)) {
    const std::string_view other = code.atom(code[p].a);
    if (other == name) parameter = true;
    if (!parameter) ++position;
  }
  // Another parameter of the same function.
  for (const NodeId p : code.list(code[code[function].b].a)) {
    const std::string_view other = code.atom(code[p].a);
    if (other != name && other != "self" && parameter)
      replace(code, expression, std::string(other),
              what.empty() ? fmt::format("`{}`, which is {}, in place of `{}`", other, wanted, name)
                           : fmt::format("{} = {}{}", what, other, owner),
              cost + 1);
  }
  // Where the constructor is called from another one: what that one knows.
  const NodeId cls = code.parent(function);
  if (!parameter || code[cls].kind != Kind::ClassDef || code.atom(code[function].a) != "__init__") return;
  for (const NodeId call : code.calls_of(code.atom(code[cls].a)))
    if (const NodeId given = code.argument(call, name, position); given != 0 && code[given].kind == Kind::Name)
      if (code.around(call, Kind::FunctionDef) != 0 && code.around(call, Kind::FunctionDef) != function)
        other_names(code, given, wanted, cost - 1, {}, {});
}

void Situation::same_as(const interp::SizeSource& source, const interp::SizeSource& model, int cost) {
  const Code* const code = code_of(source.file);
  if (code == nullptr || source.file != model.file || (*code)[source.node].kind != Kind::Call ||
      (*code)[model.node].kind != Kind::Call)
    return;
  if (code->around(source.node, Kind::FunctionDef) != code->around(model.node, Kind::FunctionDef)) return;
  const auto mine = size_argument(*code, source.node, source.index),
             its = size_argument(*code, model.node, model.index);
  if (!mine || !its || number_at(*code, mine->expression) || number_at(*code, its->expression)) return;
  const std::string text(code->text(its->expression));
  replace(*code, mine->expression, text,
          fmt::format("{} = {} for {}", mine->parameter, text, layer_title(*code, source.node)), cost);
}

void Situation::other_inputs(std::int64_t old, std::int64_t wanted, int cost) {
  for (const auto& source : trace.files) {
    const Code* const code = code_of(source->id);
    if (code == nullptr) continue;
    for (const char* const name : {"randn", "rand", "zeros", "ones", "empty", "randint", "full"})
      for (const NodeId call : code->calls_of(name)) {
        std::vector<NodeId> places;
        for (std::int64_t d = 0; d < 8; ++d)
          if (const auto given = size_argument(*code, call, d); given && number_at(*code, given->expression) == old)
            places.push_back(given->expression);
        const std::string title = fmt::format("an input with {} instead of {}", wanted, old),
                          text = std::to_string(wanted);
        for (const NodeId p : places) replace(*code, p, text, title, cost + 1);
        if (places.size() < 2) continue;
        // Height and width together.
        const std::uint32_t begin = (*code)[places[0]].begin, end = (*code)[places.back()].end;
        std::string changed;
        std::uint32_t at = begin;
        for (const NodeId p : places) {
          changed += code->file().text.substr(at, (*code)[p].begin - at);
          changed += text;
          at = (*code)[p].end;
        }
        replace_range(*code, begin, end, changed, title, cost);
      }
  }
}

void Situation::drop_last(int cost) {
  for (const auto& source : trace.files)
    if (const Code* const code = code_of(source->id))
      for (const NodeId call : code->calls_of("DataLoader"))
        if (code->argument(call, "drop_last", -1) == 0) keyword(*code, call, "drop_last", "True", -1, cost);
}

}  // namespace shapetrace::explain
