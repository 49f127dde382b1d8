#include "report/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>

namespace shapetrace::report {

using interp::Binding;
using interp::Finding;
using interp::Gap;
using interp::Trace;
using interp::TracedValue;

namespace {

constexpr std::string_view kReset = "\033[0m", kBold = "\033[1m", kDim = "\033[2m", kRed = "\033[31m",
                           kCyan = "\033[36m", kYellow = "\033[33m";

std::string paint(const TextStyle& style, std::string_view color, std::string_view text) {
  return style.color ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
}

// Columns that a UTF-8 text takes; wide characters are rare in sources and count as one.
std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xc0) != 0x80; }));
}

std::string shape_text(const TracedValue& v) {
  if (v.kind == TracedValue::Kind::Null) return "_";
  std::string text;
  if (v.kind == TracedValue::Kind::Items) {
    // Many items of one shape are said once.
    const bool same = v.items.size() > 2 && std::all_of(v.items.begin(), v.items.end(),
                                                        [&](const TracedValue& i) { return i == v.items[0]; });
    if (same) return fmt::format("{} × {}", v.items.size(), shape_text(v.items[0]));
    for (const TracedValue& item : v.items) text += (text.empty() ? "" : ", ") + shape_text(item);
    return "(" + text + ")";
  }
  if (!v.known_rank) return "[?]";
  for (const interp::TracedDim& d : v.shape)
    text += (text.empty() ? "" : ", ") + (d.value >= 0 ? std::to_string(d.value) : d.symbol.empty() ? "?" : d.symbol);
  text = "[" + text + "]";
  if (v.dtype != "float32" && !v.dtype.empty()) text += " " + v.dtype;
  return text;
}

std::string binding_text(const Binding& b) {
  std::string text = fmt::format("{} {}", b.name == "<return>" ? "→" : b.name, shape_text(b.values.back()));
  if (b.values.size() > 1) text += fmt::format("  ×{} shapes", b.values.size());
  return text;
}

std::string cut(std::string text, std::size_t width) {
  if (columns(text) <= width || width < 2) return text;
  std::size_t bytes = 0;
  for (std::size_t seen = 0; bytes < text.size(); ++bytes)
    if ((static_cast<unsigned char>(text[bytes]) & 0xc0) != 0x80 && ++seen == width) break;
  text.resize(bytes);
  return text + "…";
}

// Source on the left, shapes in a column on the right; a shape that does not fit goes under its line.
void add_line(std::string& out, const TextStyle& style, std::uint32_t number, std::string_view source,
              const std::vector<std::string>& notes, bool fails, std::size_t column) {
  const std::string gutter = fmt::format("{:>4} {} ", number, fails ? "✗" : "│");
  const std::size_t room = column - 7;
  std::string code(source);
  std::replace(code.begin(), code.end(), '\t', ' ');
  std::size_t printed = 0;
  const std::string left = notes.empty() ? cut(code, style.width > 8 ? style.width - 7 : 1) : cut(code, room - 2);
  printed = columns(left);
  out += paint(style, fails ? kRed : kDim, gutter) + (fails ? paint(style, kBold, left) : left);
  for (std::size_t i = 0; i < notes.size(); ++i) {
    if (i != 0) out += "\n" + paint(style, kDim, "     │ "), printed = 0;
    out += std::string(printed < room ? room - printed : 1, ' ') +
           paint(style, kCyan, cut(notes[i], style.width > column ? style.width - column : 20));
  }
  out += '\n';
}

std::string file_name(const Trace& trace, std::uint32_t id) {
  const base::SourceFile* const source = trace.source(id);
  return source != nullptr ? source->display_name : std::string();
}

// Lines worth showing of a file: those with shapes, those that fail, and a few around each; all of a short file.
std::vector<bool> shown_lines(const base::SourceFile& file,
                              const std::map<std::uint32_t, std::vector<std::string>>& notes, std::uint32_t failing) {
  const std::size_t count = file.tree.line_starts.size();
  std::vector<bool> shown(count + 2, count <= 120);
  const auto around = [&](std::uint32_t line, std::uint32_t before, std::uint32_t after) {
    for (std::uint32_t l = line > before ? line - before : 1; l <= line + after && l <= count; ++l) shown[l] = true;
  };
  for (const auto& [line, texts] : notes) around(line, 2, 1);
  if (failing != 0) around(failing, 3, 2);
  return shown;
}

}  // namespace

std::string finding_code(const Finding& f) {
  struct Pattern {
    std::string_view part, code;
  };
  // By what the message says; the operator's family, not its wording, is what the code names.
  static constexpr Pattern kPatterns[] = {{"shapes cannot be multiplied", "shape/matmul"},
                                          {"is invalid for input of size", "shape/view"},
                                          {"view size is not compatible", "stride/view"},
                                          {"must match the size of tensor b", "shape/broadcast"},
                                          {"channels, but got", "shape/channels"},
                                          {"Sizes of tensors must match", "shape/cat"},
                                          {"stack expects each tensor", "shape/stack"},
                                          {"batch_size", "shape/batch"},
                                          {"Expected hidden", "shape/hidden"},
                                          {"normalized_shape", "shape/norm"},
                                          {"should contain", "shape/norm"},
                                          {"Kernel size can't be greater", "shape/window"},
                                          {"Output size is too small", "shape/window"},
                                          {"Dimension out of range", "index/dim"},
                                          {"out of range", "index/range"},
                                          {"out of bounds", "index/range"},
                                          {"dtype", "dtype/mismatch"},
                                          {"scalar type", "dtype/mismatch"},
                                          {"Target size", "shape/target"},
                                          {"expand", "shape/expand"}};
  for (const Pattern& p : kPatterns)
    if (f.message.find(p.part) != std::string::npos) return std::string(p.code);
  std::string code;
  for (const char c : f.exception) {
    if (c >= 'A' && c <= 'Z' && !code.empty()) code += '-';
    code += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  return "python/" + code;
}

std::string finding_text(const Trace& trace, const Finding& f, const TextStyle& style) {
  std::string message = f.message.substr(0, f.message.find('\n'));
  std::string out = fmt::format("{}:{}:{}: {} {} {}\n", file_name(trace, f.file), f.line, f.column,
                                paint(style, kRed, f.severity + ":"), paint(style, kBold, message),
                                paint(style, kDim, "[" + f.code + "]"));
  for (std::size_t at = f.message.find('\n'); at != std::string::npos;) {
    const std::size_t next = f.message.find('\n', at + 1);
    out += "    " + f.message.substr(at + 1, next == std::string::npos ? next : next - at - 1) + "\n";
    at = next;
  }
  if (f.frames.size() > 1) {
    out += paint(style, kDim, "  the way there:\n");
    for (const interp::TraceFrame& frame : f.frames) {
      const base::SourceFile* const source = trace.source(frame.file);
      if (source == nullptr) continue;
      std::string_view line = source->line_text(frame.line);
      line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
      out +=
          cut(fmt::format("    {}:{} in {}: {}", source->display_name, frame.line, frame.function, line), style.width) +
          "\n";
    }
  }
  if (!f.choices.empty()) {
    out += paint(style, kDim, "  this happens when:\n");
    for (const interp::Choice& c : f.choices)
      out += fmt::format("    the condition in {}:{} is {} ({})\n", file_name(trace, c.file), c.line,
                         c.taken ? "true" : "false", c.reason);
  }
  if (!f.why.empty()) {
    out += paint(style, kDim, "  why:\n");
    for (const interp::WhyLine& w : f.why) out += "    " + w.text + "\n";
  }
  return out;
}

std::string listing(const Trace& trace, const std::string& program, const TextStyle& style) {
  std::string out;
  // Notes per file and line, in order of appearance.
  std::map<std::uint32_t, std::map<std::uint32_t, std::vector<std::string>>> notes;
  std::size_t widest = 0;
  for (const Binding& b : trace.bindings) {
    const base::SourceFile* const source = trace.source(b.file);
    if (source == nullptr || source->origin != base::Origin::User) continue;
    notes[b.file][b.line].push_back(binding_text(b));
    widest = std::max(widest, columns(notes[b.file][b.line].back()));
  }
  const std::size_t column = style.width - std::min(std::max<std::size_t>(widest, 18), style.width * 2 / 5);
  bool first = true;
  for (const auto& source : trace.files) {
    if (source->origin != base::Origin::User) continue;
    const bool main = source->path == program;
    std::uint32_t failing = 0;
    for (const Finding& f : trace.findings)
      if (f.file == source->id) failing = f.line;
    if (!main && notes.find(source->id) == notes.end() && failing == 0) continue;
    if (!first) out += '\n';
    first = false;
    out += paint(style, kBold, source->display_name) + "\n";
    const auto& lines = notes[source->id];
    const std::vector<bool> shown = shown_lines(*source, lines, failing);
    bool skipped = false;
    for (std::uint32_t line = 1; line <= source->tree.line_starts.size(); ++line) {
      if (line == source->tree.line_starts.size() && source->line_text(line).empty()) break;
      if (!shown[line]) {
        if (!skipped) out += paint(style, kDim, "     ┆\n");
        skipped = true;
        continue;
      }
      skipped = false;
      const auto at = lines.find(line);
      add_line(out, style, line, source->line_text(line), at == lines.end() ? std::vector<std::string>() : at->second,
               line == failing, column);
    }
  }
  if (!trace.findings.empty()) out += '\n';
  for (const Finding& f : trace.findings) out += finding_text(trace, f, style);
  if (!trace.gaps.empty()) {
    std::vector<Gap> gaps = trace.gaps;
    std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) { return a.hits > b.hits; });
    out += '\n' + paint(style, kYellow, "not followed:") + "\n";
    for (std::size_t i = 0; i < gaps.size() && i < 8; ++i) {
      const std::string where =
          gaps[i].file != 0 ? fmt::format("{}:{}: ", file_name(trace, gaps[i].file), gaps[i].line) : "";
      out += cut(fmt::format("  {}{}", where, gaps[i].reason), style.width) + "\n";
    }
    if (gaps.size() > 8) out += fmt::format("  … and {} more (see --json)\n", gaps.size() - 8);
  }
  if (trace.findings.empty() && trace.kind == interp::OutcomeKind::Ok) {
    std::size_t shapes = 0;
    for (const Binding& b : trace.bindings) shapes += b.values.size();
    out += fmt::format("\nno error found; {} tensors at {} places\n", shapes, trace.bindings.size());
  }
  return out;
}

}  // namespace shapetrace::report
