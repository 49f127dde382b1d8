#include "report/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <span>

#include "report/call_words.hpp"
#include "report/choice_words.hpp"

namespace shapetrace::report {

using interp::Binding;
using interp::Finding;
using interp::Gap;
using interp::Trace;
using interp::TracedValue;

namespace {

constexpr std::string_view kReset = "\033[0m", kBold = "\033[1m", kDim = "\033[2m", kRed = "\033[31m",
                           kCyan = "\033[36m", kYellow = "\033[33m", kGreen = "\033[32m";

std::string paint(const TextStyle& style, std::string_view color, std::string_view text) {
  return style.color ? fmt::format("{}{}{}", color, text, kReset) : std::string(text);
}

// The code point that starts at `at`, and how many bytes it takes.
std::pair<char32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
  if (size == 1 || at + size > text.size()) return {lead, 1};
  char32_t c = lead & (0x7fU >> size);
  for (std::size_t i = 1; i < size; ++i) c = (c << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3fU);
  return {c, size};
}

// Columns of a terminal: two for East Asian wide characters and emoji, none for combining marks (docs: Unicode
// Standard Annex 11).
std::size_t width_of(char32_t c) {
  if (c < 0x300) return 1;
  if (c < 0x370 || (c >= 0x200b && c <= 0x200f) || (c >= 0xfe00 && c <= 0xfe0f)) return 0;
  const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) || (c >= 0xac00 && c <= 0xd7a3) ||
                    (c >= 0xf900 && c <= 0xfaff) || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
                    (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x20000 && c <= 0x3fffd);
  return wide ? 2 : 1;
}

std::size_t columns(std::string_view text) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto [c, size] = code_point(text, at);
    count += width_of(c);
    at += size;
  }
  return count;
}

// As a terminal shows it: tabs lead to the next multiple of four, control characters are not let through.
std::string printable(std::string_view line) {
  std::string out;
  for (const char c : line) {
    if (c == '\t') {
      out.append(4 - columns(out) % 4, ' ');
    } else {
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7f ? ' ' : c;
    }
  }
  return out;
}

std::string cut(std::string text, std::size_t width) {
  if (columns(text) <= width || width < 2) return text;
  std::size_t bytes = 0;
  for (std::size_t seen = 0; bytes < text.size();) {
    const auto [c, size] = code_point(text, bytes);
    seen += width_of(c);
    if (seen >= width) break;
    bytes += size;
  }
  text.resize(bytes);
  return text + "…";
}

// Source on the left, shapes in a column on the right; a shape that does not fit goes under its line.
void add_line(std::string& out, const TextStyle& style, std::uint32_t number, std::string_view source,
              const std::vector<std::string>& notes, bool fails, std::size_t column) {
  const std::string gutter = fmt::format("{:>4} {} ", number, fails ? "✗" : "│");
  const std::size_t room = column - 7;
  const std::string code = printable(source);
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

std::string binding_text(const Binding& b) {
  std::string text = fmt::format("{} {}", b.name == "<return>" ? "→" : b.name, shape_text(b.values.back()));
  if (b.values.size() > 1) text += fmt::format("  ×{} shapes", b.values.size());
  return text;
}

std::string fix_diff(const Trace& trace, const interp::Fix& fix, const TextStyle& style, std::size_t indent) {
  // The lines that edits touch, before and after. Edits stay within an old line and do not overlap.
  std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<const interp::Edit*>> lines;
  for (const interp::Edit& e : fix.edits)
    if (const base::SourceFile* const source = trace.source(e.file))
      lines[{e.file, source->tree.line_of(e.begin)}].push_back(&e);
  std::string out;
  const std::string margin(indent, ' ');
  for (auto& [place, edits] : lines) {
    const base::SourceFile& source = *trace.source(place.first);
    const std::string_view old = source.line_text(place.second);
    const std::uint32_t start = source.tree.line_starts[place.second - 1];
    std::sort(edits.begin(), edits.end(), [](const auto* a, const auto* b) { return a->begin < b->begin; });
    std::string fresh;
    std::size_t at = 0;
    for (const interp::Edit* const e : edits) {
      fresh += old.substr(at, e->begin - start - at);
      fresh += e->new_text;
      at = std::min<std::size_t>(e->end - start, old.size());
    }
    fresh += old.substr(at);
    const std::size_t blanks = std::min(old.find_first_not_of(" \t"), old.size());
    const std::string where = fmt::format("{}:{}", source.display_name, place.second);
    out += margin + paint(style, kDim, where) + "\n";
    out += margin + paint(style, kRed, fmt::format("- {}", old.substr(blanks))) + "\n";
    // What is put in may be a line of its own, indented as the old one.
    for (std::size_t begin = 0; begin <= fresh.size();) {
      const std::size_t end = std::min(fresh.find('\n', begin), fresh.size());
      const std::string line = fresh.substr(begin, end - begin);
      out += margin + paint(style, kGreen, "+ " + line.substr(std::min(blanks, line.size()))) + "\n";
      begin = end + 1;
    }
  }
  return out;
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
    // As in Python's tracebacks, a line that calls itself is shown three times.
    constexpr std::size_t kRepeated = 3;
    std::size_t repeated = 0;
    for (std::size_t i = 0; i < f.frames.size(); ++i) {
      const interp::TraceFrame& frame = f.frames[i];
      const bool again = i != 0 && f.frames[i - 1].file == frame.file && f.frames[i - 1].line == frame.line &&
                         f.frames[i - 1].function == frame.function;
      repeated = again ? repeated + 1 : 0;
      const base::SourceFile* const source = trace.source(frame.file);
      if (source == nullptr) continue;
      if (repeated >= kRepeated) {
        const bool last = i + 1 == f.frames.size() || f.frames[i + 1].file != frame.file ||
                          f.frames[i + 1].line != frame.line || f.frames[i + 1].function != frame.function;
        if (last) out += fmt::format("    [the line before repeated {} more times]\n", repeated - kRepeated + 1);
        continue;
      }
      std::string_view line = source->line_text(frame.line);
      line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
      out +=
          cut(fmt::format("    {}:{} in {}: {}", source->display_name, frame.line, frame.function, line), style.width) +
          "\n";
    }
  }
  if (!f.choices.empty()) {
    constexpr std::size_t kMost = 8;  // the last ones matter most
    out += paint(style, kDim, f.choices.size() == 1 ? "  this happens when " : "  this happens when:\n");
    const std::size_t first = f.choices.size() - std::min(f.choices.size(), kMost);
    for (std::size_t i = first; i < f.choices.size(); ++i) {
      const interp::Choice& c = f.choices[i];
      const std::string text = fmt::format("{} ({}:{}; {})", choice_words(trace, c), file_name(trace, c.file), c.line,
                                           c.reason.substr(0, c.reason.find('\n')));
      out += f.choices.size() == 1 ? cut(text, style.width > 20 ? style.width - 20 : 1) + "\n"
                                   : cut("    " + text, style.width) + "\n";
    }
    if (first != 0) out += fmt::format("    and {} more conditions went one way\n", first);
  }
  // The first line sums up where it stands for a place; the others lead the numbers back to where they were written.
  std::span<const interp::WhyLine> why = f.why;
  const bool summed_up = !why.empty() && why[0].line != 0 && !why[0].text.starts_with(' ');
  if (summed_up || !f.pattern.empty())
    out += fmt::format("{} {}{}\n", paint(style, kDim, "  in short:"), summed_up ? why[0].text : f.pattern_words,
                       f.pattern.empty() ? "" : paint(style, kDim, " [" + f.pattern + "]"));
  if (summed_up) why = why.subspan(1);
  if (!why.empty()) {
    out += paint(style, kDim, "  why:\n");
    for (const interp::WhyLine& w : why) out += "    " + w.text + "\n";
  }
  if (!f.fixes.empty()) {
    out += paint(style, kDim, "  fixes (each traced to the program's end):\n");
    for (std::size_t i = 0; i < f.fixes.size(); ++i) {
      out += fmt::format("    {}. {}\n", i + 1, f.fixes[i].title);
      out += fix_diff(trace, f.fixes[i], style, 7);
    }
  }
  return out;
}

std::vector<Gap> worst_first(std::vector<Gap> gaps) {
  std::stable_sort(gaps.begin(), gaps.end(), [](const Gap& a, const Gap& b) {
    return a.hidden != b.hidden ? a.hidden > b.hidden : a.hits > b.hits;
  });
  return gaps;
}

std::string gap_line(const Trace& trace, const Gap& gap) {
  const std::string where = gap.file != 0 ? fmt::format("{}:{}: ", file_name(trace, gap.file), gap.line) : "";
  return where + gap.reason.substr(0, gap.reason.find('\n'));
}

std::string gap_weight(const Gap& gap) {
  if (gap.hidden != 0) return fmt::format(" (hides {} value{})", gap.hidden, gap.hidden == 1 ? "" : "s");
  return gap.hits > 1 ? fmt::format(" (×{})", gap.hits) : "";
}

std::string gaps_text(const Trace& trace, const TextStyle& style) {
  if (trace.gaps.empty()) return {};
  constexpr std::size_t kShown = 8;
  const std::vector<Gap> gaps = worst_first(trace.gaps);
  std::string out = paint(style, kYellow, "not followed:") + "\n";
  for (std::size_t i = 0; i < gaps.size() && (style.all_gaps || i < kShown); ++i) {
    const std::string weight = gap_weight(gaps[i]);
    const std::size_t room = style.width > columns(weight) ? style.width - columns(weight) : 1;
    out += cut("  " + gap_line(trace, gaps[i]), room) + weight + "\n";
  }
  if (!style.all_gaps && gaps.size() > kShown)
    out += fmt::format("  … and {} more (--gaps lists them)\n", gaps.size() - kShown);
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
  if (const std::string gaps = gaps_text(trace, style); !gaps.empty()) out += '\n' + gaps;
  if (trace.findings.empty() && trace.kind == interp::OutcomeKind::Ok) {
    std::size_t shapes = 0;
    for (const Binding& b : trace.bindings) shapes += b.values.size();
    out += fmt::format("\nno error found; {} tensors at {} places\n", shapes, trace.bindings.size());
  }
  return out;
}

}  // namespace shapetrace::report
