#include "explain/cause.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

#include "explain/fixes.hpp"
#include "explain/layers.hpp"
#include "explain/situation.hpp"

namespace shapetrace::explain {

namespace {

using interp::Finding;
using interp::NamedValue;
using interp::TracedValue;

std::string shape_words(const Shape& shape) {
  std::string text;
  for (const std::int64_t n : shape) text += (text.empty() ? "" : ", ") + (n < 0 ? "?" : std::to_string(n));
  return "[" + text + "]";
}

std::string times_text(std::span<const std::int64_t> factors) {
  std::string text;
  for (const std::int64_t n : factors) text += (text.empty() ? "" : "×") + (n < 0 ? "?" : std::to_string(n));
  return text;
}

// An expression as it stands in the source, when it is short enough to be read in a sentence.
std::string quoted(const Situation& s, NodeId expression) {
  const std::string text = s.text(expression);
  return text.size() <= 40 && text.find('\n') == std::string::npos ? "`" + text + "`" : "what it is given";
}

// "`fc`", or "`Linear`" for a layer without a name of its own.
std::string layer_words(const Situation& s, const interp::SizeSource& source) {
  const Code* const code = s.code_of(source.file);
  if (code == nullptr || (*code)[source.node].kind != Kind::Call) return "the layer";
  const std::string name = assigned_name(*code, source.node);
  return "`" + (name.empty() ? std::string(code->callee_name(source.node)) : name) + "`";
}

// "5120 = 20×16×16"
std::string number_words(const interp::NumberFacts& n) {
  std::string text = std::to_string(n.value);
  if (n.factors.size() < 2) return text;
  text += " = " + times_text(n.factors);
  const std::int64_t all = product(n.factors);
  if (n.value > 0 && all > n.value && all % n.value == 0) text += fmt::format("/{}", all / n.value);
  return text;
}

std::string feature_sentence(const Situation& s) {
  const interp::NumberFacts &actual = s.failure.actual, &expected = s.failure.expected;
  const std::string layer = expected.sources.empty() ? "the layer" : layer_words(s, expected.sources[0]);
  // Maps that were flattened: the channels are right, the sides are not.
  if (actual.factors.size() == 3 && !actual.windows.empty()) {
    const std::int64_t channels = actual.factors[0];
    const auto side = channels > 0 && expected.value % channels == 0
                          ? static_cast<std::int64_t>(std::llround(std::sqrt(expected.value / channels)))
                          : 0;
    const auto here = std::span(actual.factors).subspan(1);
    if (side > 0 && side * side * channels == expected.value)
      return fmt::format("{} was made for maps of {}×{} ({} features); here they are {} ({})", layer, side, side,
                         expected.value, times_text(here), number_words(actual));
  }
  return fmt::format("{} takes {} features, and gets {}", layer, expected.value, number_words(actual));
}

// "`a` is [2, 3], `b` is [4, 5]"
std::string operands_sentence(const Situation& s, bool dtypes) {
  std::string text;
  int said = 0;
  for (const auto& o : s.operands()) {
    const auto shape = shape_of(*o.value);
    if (o.value->value.kind != TracedValue::Kind::Tensor || (!shape && !dtypes)) continue;
    if (++said > 4) break;
    const std::string is = dtypes ? o.value->value.dtype : shape_words(*shape);
    text += fmt::format("{}{} is {}", text.empty() ? "" : ", ", quoted(s, o.expression), is);
  }
  return text;
}

std::string dtype_sentence(const Situation& s) {
  std::string text = operands_sentence(s, true);
  // What the layer itself holds.
  for (const NamedValue& v : s.failure.operands) {
    if (v.value.dtype.empty()) continue;
    const bool said =
        std::ranges::any_of(s.operands(), [&](const auto& o) { return o.value->value.dtype == v.value.dtype; });
    if (!said) return text + fmt::format("{}the other side is {}", text.empty() ? "" : ", ", v.value.dtype);
  }
  return text;
}

// What does not fit, in numbers; empty where the message says it all.
std::string sentence(const Situation& s) {
  const interp::Failure& f = s.failure;
  const auto numbers = s.numbers();
  const bool both = f.actual.value >= 0 && f.expected.value >= 0;
  if (f.op == "linear" && both) return feature_sentence(s);
  if ((s.message_has("channels, but got") || s.message_has("should contain")) && both) {
    const std::string layer = f.expected.sources.empty() ? "the layer" : layer_words(s, f.expected.sources[0]);
    const auto shape = s.operands().empty() ? std::nullopt : shape_of(*s.operands()[0].value);
    return fmt::format(
        "{} takes {} channels, and gets {}{}", layer, f.expected.value, f.actual.value,
        shape ? fmt::format(": {} is {}", quoted(s, s.operands()[0].expression), shape_words(*shape)) : "");
  }
  if (s.message_has("is invalid for input of size") && both) {
    const NodeId receiver = s.code().receiver(s.node());
    const auto shape = receiver != 0 ? s.shape_of(receiver) : std::nullopt;
    const std::string what = receiver != 0 ? quoted(s, receiver) : "the tensor";
    return fmt::format("{} has {} elements{}", what, f.actual.value,
                       shape ? ", its shape is " + shape_words(*shape) : "");
  }
  if (s.message_has("only for scalar outputs")) {
    const NodeId loss = s.code().receiver(s.node());
    const auto shape = loss != 0 ? s.shape_of(loss) : std::nullopt;
    return shape ? fmt::format("{} is {}, and `backward` starts from a single number", quoted(s, loss),
                               shape_words(*shape))
                 : "`backward` starts from a single number";
  }
  if (s.message_has("input.size(-1)") && numbers.size() >= 3) {
    const std::vector<NodeId> makers = s.makers();
    const std::string name = makers.empty() ? std::string() : assigned_name(s.code(), makers[0]);
    return fmt::format("{} takes {} features a step, and gets {}", name.empty() ? "the layer" : "`" + name + "`",
                       numbers[1], numbers[2]);
  }
  if (const auto sizes = s.state_sizes(); !sizes.empty())
    return fmt::format("the state is {}, the layer needs {}", shape_words({sizes[3], sizes[4], sizes[5]}),
                       shape_words({sizes[0], sizes[1], sizes[2]}));
  if (s.message_has("target dtype to be Long") && s.operands().size() > 1)
    return fmt::format("{} is {}, class numbers are int64", quoted(s, s.operands()[1].expression),
                       s.operands()[1].value->value.dtype);
  if (s.message_has("dtype") || s.message_has("scalar type") || s.message_has("Input type (") ||
      s.message_has("not implemented for '") || s.message_has("can't be cast"))
    return dtype_sentence(s);
  if (s.message == "index out of range in self")
    for (const auto& o : s.operands())
      if (o.value->largest_index) return fmt::format("{} holds {}", quoted(s, o.expression), *o.value->largest_index);
  // A norm inside of a Sequential was given something else than the line gives to the whole.
  if (s.message_has("D input (got "))
    for (const NodeId made : s.makers())
      if (s.code().callee_name(made) == "Sequential") return {};
  if (s.message_has("divisible by num_heads") || s.message_has("view size is not compatible")) return {};
  return operands_sentence(s, false);
}

// Where a person should look first: the line that the best fix changes, or what would be tried first.
interp::WhyLine place_of(const interp::Trace& trace, const Finding& f) {
  const interp::Edit* edit = nullptr;
  const std::vector<Candidate> candidates = f.fixes.empty() ? candidates_for(trace, f) : std::vector<Candidate>();
  if (!f.fixes.empty() && !f.fixes[0].edits.empty()) edit = &f.fixes[0].edits[0];
  if (edit == nullptr && !candidates.empty()) edit = &candidates[0].fix.edits[0];
  if (edit == nullptr) return {{}, f.file, f.line};
  return {{}, edit->file, trace.source(edit->file)->tree.line_of(edit->begin)};
}

}  // namespace

void sum_up(interp::Trace& trace) {
  for (Finding& f : trace.findings) {
    if (f.failure == nullptr) continue;
    const Situation s(trace, f);
    if (!s.usable()) continue;
    std::string numbers = sentence(s);
    interp::WhyLine line = place_of(trace, f);
    // Where there is nothing to add, the place may still be worth saying.
    if (f.pattern_words.empty() && numbers.empty()) {
      if (line.file == f.file && line.line == f.line) continue;
      numbers = f.message.substr(0, f.message.find('\n'));
    }
    const base::SourceFile* const file = trace.source(line.file);
    const std::string in_file = line.file == f.file || file == nullptr ? "" : file->display_name + ", ";
    line.text = f.pattern_words;
    if (!numbers.empty()) line.text += (line.text.empty() ? "" : ": ") + numbers;
    line.text += fmt::format(" ({}line {})", in_file, line.line);
    f.why.insert(f.why.begin(), std::move(line));
  }
}

}  // namespace shapetrace::explain
