// `shapetrace why A B [FILE]`: what two numbers have to do with each other, in a program or as such.
// `shapetrace why -`: the same for a traceback that is read from standard input.
#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <regex>

#include "cli/commands.hpp"
#include "cli/pages.hpp"
#include "explain/findings.hpp"
#include "explain/numbers.hpp"
#include "report/text.hpp"

namespace shapetrace::cli {

namespace fs = std::filesystem;
using interp::Trace;
using interp::TracedValue;

namespace {

bool parse_number(std::string_view text, std::int64_t& n) {
  std::string digits;
  for (const char c : text)
    if (c != ',' && c != '_') digits += c;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), n);
  return error == std::errc() && end == digits.data() + digits.size() && !digits.empty();
}

// Whether a tensor has so many elements, or a size of this.
std::string how_it_has(const TracedValue& v, std::int64_t n) {
  if (v.kind == TracedValue::Kind::Items) {
    for (const TracedValue& item : v.items)
      if (std::string how = how_it_has(item, n); !how.empty()) return how;
    return {};
  }
  if (v.kind != TracedValue::Kind::Tensor || !v.known_rank) return {};
  std::int64_t elements = 1;
  std::string shape;
  bool known = true, has = false;
  for (const interp::TracedDim& d : v.shape) {
    known &= d.value >= 0;
    elements *= d.value;
    has |= d.value == n;
    shape += (shape.empty() ? "" : ", ") + (d.value >= 0 ? std::to_string(d.value) : std::string("?"));
  }
  if (has) return fmt::format("[{}]", shape);
  return known && elements == n ? fmt::format("[{}], {} elements", shape, n) : std::string();
}

void places_of(const Trace& trace, std::int64_t n) {
  int shown = 0;
  for (const interp::Binding& b : trace.bindings) {
    const base::SourceFile* const source = trace.source(b.file);
    if (source == nullptr || source->origin != base::Origin::User) continue;
    for (const TracedValue& v : b.values) {
      const std::string how = how_it_has(v, n);
      if (how.empty()) continue;
      if (++shown > 8) return;
      fmt::print("  {} at {}:{}: {} {}\n", n, source->display_name, b.line,
                 b.name == "<return>" ? "what is returned" : b.name, how);
      break;
    }
  }
  if (shown == 0) fmt::print("  no tensor of the program has {} elements or a size of {}\n", n, n);
}

int in_program(const Common& common, const Script& script, std::int64_t a, std::int64_t b) {
  base::FileSystem files;
  syntax::SourceStore sources(files);
  if (!readable(script.file, sources)) return kUnusable;
  const Trace trace = analyze(common, script, sources, Fixes::Find);
  bool said = false;
  for (const interp::Finding& f : trace.findings) {
    const auto mentions = [&](std::int64_t n) {
      return std::regex_search(f.message, std::regex(fmt::format("(^|[^0-9]){}([^0-9]|$)", n)));
    };
    if (!mentions(a) && !mentions(b)) continue;
    fmt::print("{}", report::finding_text(trace, f, terminal_style()));
    said = true;
  }
  if (!said) {
    fmt::print("where the numbers are in this program:\n");
    places_of(trace, a);
    places_of(trace, b);
    fmt::print("\n");
    for (const std::string& line : explain::compare_numbers(a, b)) fmt::print("{}\n", line);
  }
  return trace.findings.empty() ? kFine : kFindings;
}

struct Traceback {
  std::vector<std::pair<std::string, std::uint32_t>> frames;  // outermost first
  std::string exception, error;                               // "RuntimeError", "mat1 and mat2 ..."
};

Traceback parse_traceback(const std::string& text) {
  Traceback result;
  static const std::regex kFrame("^ *File \"([^\"]+)\", line ([0-9]+)");
  static const std::regex kError("^([A-Za-z_][A-Za-z0-9_.]*(Error|Exception|Warning|Interrupt)): (.*)$");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string line = text.substr(at, end - at);
    at = end + 1;
    std::smatch match;
    if (line.starts_with("Traceback (most recent call last)")) result.frames.clear();
    if (std::regex_search(line, match, kFrame)) {
      std::uint32_t number = 0;
      const std::string digits = match[2];
      std::from_chars(digits.data(), digits.data() + digits.size(), number);
      result.frames.emplace_back(match[1], number);
    } else if (std::regex_match(line, match, kError)) {
      result.exception = match[1];
      result.error = match[3];
    } else if (result.frames.empty() && result.error.empty() && !line.empty()) {
      result.error = line;  // a message alone
    }
  }
  return result;
}

// The numbers of a message that should be one number: what there is, and what was expected.
std::optional<std::pair<std::int64_t, std::int64_t>> disagreeing(const std::string& message) {
  struct Pair {
    std::regex words;  // with the two numbers as its groups
    bool expected_first;
  };
  static const Pair kPairs[] = {
      {std::regex("\\([0-9]+x([0-9]+) and ([0-9]+)x[0-9]+\\)"), false},
      {std::regex("tensor a \\(([0-9]+)\\) must match the size of tensor b \\(([0-9]+)\\)"), false},
      {std::regex("to have ([0-9]+) channels, but got ([0-9]+) channels"), true},
      {std::regex("input batch_size \\(([0-9]+)\\) to match target batch_size \\(([0-9]+)\\)"), false},
      {std::regex("should contain ([0-9]+) elements not ([0-9]+)"), false},
      {std::regex("Expected size ([0-9]+) but got size ([0-9]+)"), true},
      {std::regex("equal to input_size. Expected ([0-9]+), got ([0-9]+)"), true},
      {std::regex("expecting embedding dimension of ([0-9]+), but got ([0-9]+)"), true}};
  std::smatch match;
  std::int64_t a = 0, b = 0;
  for (const Pair& pair : kPairs)
    if (std::regex_search(message, match, pair.words) && parse_number(match[1].str(), a) &&
        parse_number(match[2].str(), b))
      return pair.expected_first ? std::pair(b, a) : std::pair(a, b);
  // A view: what its sizes come to, against the elements that there are.
  static const std::regex kView("shape '\\[([-0-9, ]+)\\]' is invalid for input of size ([0-9]+)");
  if (!std::regex_search(message, match, kView) || !parse_number(match[2].str(), b)) return std::nullopt;
  static const std::regex kSize("-?[0-9]+");
  const std::string sizes = match[1];
  std::int64_t product = 1;
  for (std::sregex_iterator at(sizes.begin(), sizes.end(), kSize), end; at != end; ++at)
    if (std::int64_t n = 0; parse_number(at->str(), n) && n > 0 && product < (std::int64_t{1} << 30)) product *= n;
  return std::pair(b, product);
}

// What is known of an error by its words alone: the page about it, in short.
void print_about(const Traceback& traceback) {
  interp::Finding finding;
  finding.exception = traceback.exception;
  finding.message = traceback.error;
  const std::string code = explain::finding_code(finding);
  const auto page = std::ranges::find(finding_pages(), code, &Page::code);
  if (page == finding_pages().end()) return;
  // Its title, its first paragraph, and how to fix it.
  std::string_view text = page->text;
  const std::size_t title_end = text.find('\n'), fix = text.find("## How to fix it");
  std::string_view about = text.substr(title_end);
  about = about.substr(about.find_first_not_of('\n'));
  about = about.substr(0, about.find("\n\n"));
  std::string_view how = fix == std::string_view::npos ? std::string_view() : text.substr(text.find('\n', fix));
  if (!how.empty()) how.remove_prefix(std::min(how.find_first_not_of('\n'), how.size()));
  while (how.ends_with('\n')) how.remove_suffix(1);
  fmt::print("{}\n  {}\n  {}\n", text.substr(2, title_end - 2), about, how);
}

int from_traceback(const Common& common, Script script) {
  std::string text;
  char buffer[65536];
  for (std::size_t n = 0; (n = std::fread(buffer, 1, sizeof buffer, stdin)) != 0;) text.append(buffer, n);
  const Traceback traceback = parse_traceback(text);
  if (traceback.frames.empty() && traceback.error.empty()) {
    fmt::print(stderr, "shapetrace: error: standard input is neither a traceback nor an error message [input]\n");
    return kUnusable;
  }
  // The program is the outermost file of the traceback that is here.
  std::error_code error;
  for (const auto& [path, line] : traceback.frames)
    if (script.file.empty() && fs::exists(path, error)) script.file = path;
  if (!script.file.empty()) {
    base::FileSystem files;
    syntax::SourceStore sources(files);
    if (!readable(script.file, sources)) return kUnusable;
    const Trace trace = analyze(common, script, sources, Fixes::Find);
    for (const interp::Finding& f : trace.findings) {
      const bool same = f.message.substr(0, f.message.find('\n')) == traceback.error;
      if (!same && trace.findings.size() > 1) continue;
      if (!same) fmt::print("the program is not the one that failed, or was given other data; here it fails so:\n");
      fmt::print("{}", report::finding_text(trace, f, terminal_style()));
      return kFindings;
    }
    fmt::print("{}: this error is not found in the source as it is: it may depend on data or on arguments\n",
               script.file);
    for (auto frame = traceback.frames.rbegin(); frame != traceback.frames.rend(); ++frame) {
      if (fs::path(frame->first).filename() != fs::path(script.file).filename()) continue;
      fmt::print("shapes up to line {}:\n", frame->second);
      for (const interp::Binding& b : trace.bindings)
        if (b.line <= frame->second && b.line + 6 > frame->second)
          fmt::print("  line {}: {}\n", b.line, report::binding_text(b));
      break;
    }
  }
  print_about(traceback);
  const auto numbers = disagreeing(traceback.error);
  if (numbers)
    for (const std::string& line : explain::compare_numbers(numbers->first, numbers->second)) fmt::print("{}\n", line);
  if (!numbers && script.file.empty())
    fmt::print("look next: `shapetrace why - FILE.py` with this message explains it from the program\n");
  return kFindings;
}

}  // namespace

int why(const Common& common, const std::vector<std::string>& arguments) {
  Script script;
  if (!arguments.empty() && arguments[0] == "-") {
    if (arguments.size() > 1) script.file = arguments[1];
    return from_traceback(common, script);
  }
  std::int64_t a = 0, b = 0;
  if (arguments.size() < 2 || !parse_number(arguments[0], a) || !parse_number(arguments[1], b)) {
    fmt::print(
        stderr,
        "shapetrace: error: `why` wants two numbers (and a file), or `-` for a traceback on standard input [usage]\n");
    return kUnusable;
  }
  if (arguments.size() > 2) {
    script.file = arguments[2];
    script.arguments.assign(arguments.begin() + 3, arguments.end());
    return in_program(common, script, a, b);
  }
  for (const std::string& line : explain::compare_numbers(a, b)) fmt::print("{}\n", line);
  return kFine;
}

}  // namespace shapetrace::cli
