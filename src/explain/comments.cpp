#include "explain/comments.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <optional>

namespace shapetrace::explain {

namespace {

using interp::TracedValue;

// What a comment says: sizes that are numbers are known, others are names.
struct Claim {
  std::vector<std::optional<std::int64_t>> sizes;
  bool open = false;  // with `...`: any number of dimensions besides
  std::string text;   // "(B, 16, H, W)"
  std::uint32_t column = 0;
};

// What people call dimensions, besides words in capitals. Anything else, as in `# (x, y)`, may speak of elements.
constexpr std::array<std::string_view, 34> kDimensionNames = {
    "b",           "n",          "t",         "c",          "d",         "h",       "w",          "l",       "s",
    "e",           "k",          "batch",     "batch_size", "bs",        "seq",     "seq_len",    "seqlen",  "length",
    "len",         "time",       "channels",  "channel",    "height",    "width",   "dim",        "d_model", "hidden",
    "hidden_size", "hidden_dim", "embed_dim", "heads",      "num_heads", "classes", "num_classes"};

std::string_view trimmed(std::string_view s) {
  while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

bool is_dimension_name(std::string_view word) {
  if (std::ranges::find(kDimensionNames, word) != kDimensionNames.end()) return true;
  return std::isupper(static_cast<unsigned char>(word[0])) != 0 && std::ranges::all_of(word, [](unsigned char c) {
           return std::isupper(c) != 0 || std::isdigit(c) != 0 || c == '_' || c == '\'';
         });
}

// "16", "B", "2*H", "H//2", "T+1": false where it is nothing of the kind.
bool add_size(Claim& claim, std::string_view item) {
  if (item.empty()) return false;
  if (item == "...") return claim.open = true;
  std::int64_t n = 0;
  const auto [end, error] = std::from_chars(item.data(), item.data() + item.size(), n);
  if (error == std::errc() && end == item.data() + item.size()) {
    claim.sizes.push_back(n > 0 ? std::optional(n) : std::nullopt);
    return n >= -1;
  }
  constexpr std::string_view kOperators = "+-*/() ";
  while (!item.empty()) {
    const std::size_t start = item.find_first_not_of(kOperators);
    if (start == std::string_view::npos) break;
    const std::size_t stop = std::min(item.find_first_of(kOperators, start), item.size());
    const std::string_view word = item.substr(start, stop - start);
    const bool number = std::ranges::all_of(word, [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!number && !is_dimension_name(word)) return false;
    item.remove_prefix(stop);
  }
  claim.sizes.emplace_back();
  return true;
}

// Where the comment of a line starts; strings are stepped over. Lines within longer strings have none that counts.
std::size_t comment_start(std::string_view line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote != 0) {
      if (line[i] == '\\') {
        ++i;
      } else if (line[i] == quote) {
        quote = 0;
      }
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == '#') {
      return i;
    }
  }
  return std::string_view::npos;
}

// Only a comment that is a shape and nothing else, or ends in one: "(B, T, C)", "x: [B, T]", "(B, T) -> (T, B)".
std::optional<Claim> claim_of(std::string_view line) {
  const std::size_t start = comment_start(line);
  if (start == std::string_view::npos) return std::nullopt;
  std::string_view comment = trimmed(line.substr(start + 1));
  if (comment.empty() || (comment.back() != ')' && comment.back() != ']')) return std::nullopt;
  const std::size_t open = comment.back() == ')' ? comment.rfind('(') : comment.rfind('[');
  if (open == std::string_view::npos) return std::nullopt;
  const std::string_view before = trimmed(comment.substr(0, open));
  const bool leads_to_it = before.empty() || before.ends_with(':') || before.ends_with("->") ||
                           before.ends_with("=>") || before.ends_with("→") || before == "shape" || before == "size";
  if (!leads_to_it) return std::nullopt;
  Claim claim;
  claim.text = std::string(comment.substr(open));
  claim.column = static_cast<std::uint32_t>(comment.data() + open - line.data()) + 1;
  std::string_view rest = comment.substr(open + 1, comment.size() - open - 2);
  std::size_t items = 0;
  for (; !rest.empty(); ++items) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    const std::string_view item = trimmed(rest.substr(0, comma));
    rest.remove_prefix(std::min(comma + 1, rest.size()));
    if (item.empty() && trimmed(rest).empty() && items != 0) break;  // the comma of (B,)
    if (!add_size(claim, item)) return std::nullopt;
  }
  return items < 2 && comment.find(',', open) == std::string_view::npos ? std::nullopt : std::optional(claim);
}

std::string shape_text(const TracedValue& v) {
  std::string text;
  for (const interp::TracedDim& d : v.shape)
    text += (text.empty() ? "" : ", ") + (d.value >= 0 ? std::to_string(d.value) : d.symbol.empty() ? "?" : d.symbol);
  return "[" + text + "]";
}

// How a shape contradicts what is said, in words; nothing where it may be so.
std::string contradiction(const Claim& claim, const TracedValue& v) {
  if (v.kind != TracedValue::Kind::Tensor || !v.known_rank) return {};
  const std::size_t said = claim.sizes.size(), is = v.shape.size();
  if (claim.open ? is < said : is != said)
    return fmt::format("{}{} dimension{} said, {} there", claim.open ? "at least " : "", said, said == 1 ? "" : "s",
                       is);
  if (claim.open) return {};
  for (std::size_t i = 0; i < said; ++i)
    if (claim.sizes[i] && v.shape[i].value >= 0 && *claim.sizes[i] != v.shape[i].value)
      return fmt::format("{} said, {} there", *claim.sizes[i], v.shape[i].value);
  return {};
}

}  // namespace

void note_shape_comments(interp::Trace& trace) {
  for (const interp::Binding& b : trace.bindings) {
    const base::SourceFile* const file = trace.source(b.file);
    if (file == nullptr || file->origin != base::Origin::User || b.values.empty()) continue;
    const bool alone = std::ranges::none_of(trace.bindings, [&](const interp::Binding& other) {
      return &other != &b && other.file == b.file && other.line == b.line;
    });
    const auto claim = alone ? claim_of(file->line_text(b.line)) : std::nullopt;
    if (!claim) continue;
    const std::string how = contradiction(*claim, b.values[0]);
    if (how.empty() ||
        std::ranges::any_of(b.values, [&](const TracedValue& v) { return contradiction(*claim, v).empty(); }))
      continue;
    interp::Finding f;
    f.code = "note/shape-comment";
    f.severity = "note";
    f.message =
        fmt::format("the comment says {}, {} is {}: {}", claim->text,
                    b.name == "<return>" ? "what is returned" : "`" + b.name + "`", shape_text(b.values[0]), how);
    f.file = b.file;
    f.line = b.line;
    f.column = claim->column;
    f.frames.push_back({b.file, b.line, b.scope, 0});
    trace.findings.push_back(std::move(f));
  }
}

}  // namespace shapetrace::explain
