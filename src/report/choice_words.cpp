#include "report/choice_words.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace shapetrace::report {

using interp::Choice;
using interp::Trace;

std::string condition_text(const Trace& trace, const Choice& choice) {
  constexpr std::size_t kLongest = 60;
  const base::SourceFile* const source = trace.source(choice.file);
  if (source == nullptr || choice.node == 0 || choice.node >= source->tree.nodes.size()) return {};
  const syntax::Node& node = source->tree[choice.node];
  if (node.end <= node.begin || node.end > source->text.size()) return {};
  std::string text;
  bool blank = false;
  for (const char c : source->text.substr(node.begin, node.end - node.begin)) {
    blank |= c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') continue;
    if (blank && !text.empty()) text += ' ';
    blank = false;
    text += c;
  }
  if (text.size() <= kLongest) return text;
  text.resize(kLongest);
  while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.pop_back();
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.pop_back();
  return text + "…";
}

std::string choice_words(const Trace& trace, const Choice& choice) {
  const std::string text = condition_text(trace, choice);
  const std::string_view truth = choice.taken ? "true" : "false";
  if (text.empty()) return fmt::format("the condition in line {} is {}", choice.line, truth);
  if (choice.by_model) return fmt::format("a condition within `{}` is {}", text, truth);
  return fmt::format("`{}` is {}", text, truth);
}

std::string when_words(const Trace& trace, const interp::Finding& finding) {
  constexpr std::size_t kMost = 3;
  const std::size_t count = finding.choices.size();
  std::string words;
  for (std::size_t i = count - std::min(count, kMost); i < count; ++i)
    words += (words.empty() ? "when " : " and ") + choice_words(trace, finding.choices[i]);
  return words;
}

}  // namespace shapetrace::report
