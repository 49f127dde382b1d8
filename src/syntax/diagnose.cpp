#include "syntax/diagnose.hpp"

#include <tree_sitter/api.h>

#include <algorithm>
#include <memory>
#include <span>

#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

constexpr std::size_t kMaxLines = 20000;  // each is parsed alone
constexpr std::size_t kNowhere = static_cast<std::size_t>(-1);

// The words of a line that opens a block.
struct Header {
  std::string_view word;
  std::string_view name;    // as messages call it
  std::string_view before;  // what must stand before for the line to parse alone
};
constexpr Header kHeaders[] = {
    {"if", "'if' statement", ""},
    {"elif", "'elif' statement", "if 1: pass\n"},
    {"else", "'else' statement", "if 1: pass\n"},
    {"for", "'for' statement", ""},
    {"while", "'while' statement", ""},
    {"try", "'try' statement", ""},
    {"except", "'except' statement", "try: pass\n"},
    {"finally", "'finally' statement", "try: pass\n"},
    {"with", "'with' statement", ""},
    {"def", "function definition", ""},
    {"class", "class definition", ""},
};
// They are keywords only where their line ends with a colon.
constexpr Header kSoftHeaders[] = {
    {"match", "'match' statement", ""},
    {"case", "'case' statement", ""},
};

class Lines {
 public:
  Lines(std::string_view source, const Lexed& lexed) : source_(source), tokens_(lexed.tokens), lexed_(lexed) {}

  std::string_view text(const Token& token) const { return source_.substr(token.begin, token.size()); }
  std::uint32_t line_of(std::uint32_t offset) const {
    const auto& starts = lexed_.line_starts;
    return static_cast<std::uint32_t>(std::ranges::upper_bound(starts, offset) - starts.begin());
  }

  // The next logical line from token `at` on, without its Newline; `at` moves behind it.
  std::span<const Token> next(std::size_t& at) const {
    while (at < tokens_.size() && (tokens_[at].kind == TokenKind::Indent || tokens_[at].kind == TokenKind::Dedent))
      ++at;
    const std::size_t first = at;
    while (at < tokens_.size() && tokens_[at].kind != TokenKind::Newline && tokens_[at].kind != TokenKind::End) ++at;
    const std::span<const Token> line(tokens_.data() + first, at - first);
    if (at < tokens_.size()) ++at;
    return line;
  }

  const Header* header(std::span<const Token> line) const {
    if (line.size() > 1 && text(line[0]) == "async") line = line.subspan(1);
    if (line.empty() || line[0].kind != TokenKind::Name) return nullptr;
    const auto found = std::ranges::find(kHeaders, text(line[0]), &Header::word);
    return found != std::end(kHeaders) ? &*found : nullptr;
  }

  const Header* block_header(std::span<const Token> line) const {
    if (const Header* found = header(line)) return found;
    if (line.size() < 3) return nullptr;
    const auto found = std::ranges::find(kSoftHeaders, text(line[0]), &Header::word);
    return found != std::end(kSoftHeaders) ? &*found : nullptr;
  }

 private:
  std::string_view source_;
  const std::vector<Token>& tokens_;
  const Lexed& lexed_;
};

bool opens(const Token& token) { return token.is('(') || token.is('[') || token.is('{'); }
bool closes(const Token& token) { return token.is(')') || token.is(']') || token.is('}'); }

class Diagnosis {
 public:
  Diagnosis(std::string_view source, const Lexed& lexed, TSParser* parser)
      : source_(source), lexed_(lexed), lines_(source, lexed), parser_(parser) {}

  SyntaxErrorAt run(std::uint32_t fallback) {
    std::size_t at = 0;
    for (std::size_t count = 0; at < lexed_.tokens.size() && count < kMaxLines; ++count) {
      const std::span<const Token> line = lines_.next(at);
      if (line.empty()) continue;
      const std::uint32_t wrong = first_error_of(line);
      if (wrong == Lexed::kNone) continue;
      if (auto known = explain(line)) return *known;
      return invalid(wrong);
    }
    return invalid(fallback);
  }

 private:
  SyntaxErrorAt invalid(std::uint32_t offset) const {
    const auto token = std::ranges::lower_bound(lexed_.tokens, offset, {}, &Token::begin);
    const std::uint32_t end = token != lexed_.tokens.end() && token->begin == offset ? token->end : offset;
    const auto before = token == lexed_.tokens.begin() ? token : token - 1;
    const bool in_string = before != lexed_.tokens.end() && before->kind == TokenKind::String &&
                           before->begin < offset && offset < before->end;
    return {offset, end, in_string ? "f-string: invalid syntax" : "invalid syntax"};
  }

  struct TreeDeleter {
    void operator()(TSTree* tree) const { ts_tree_delete(tree); }
  };

  // Offset of the error when the line is parsed alone, or kNone.
  std::uint32_t first_error_of(std::span<const Token> line) const {
    const std::uint32_t begin = line.front().begin;
    const std::uint32_t end = line.back().end;
    const Header* header = lines_.header(line);
    std::string text;
    if (header != nullptr) text = header->before;
    const std::string_view first = lines_.text(line[0]);
    const bool is_case = first == "case" && line.back().is(':');
    if (is_case) text = "match x:\n ";
    const auto shift = static_cast<std::uint32_t>(text.size());
    text.append(lexed_.prepared, begin, end - begin);
    const bool is_match = first == "match" && line.back().is(':');
    if (line.back().is(':')) text += is_match ? "\n case _: pass" : " pass";
    if (header != nullptr && header->word == "try") text += "\nfinally: pass";
    if (line[0].is('@')) text += "\ndef f(): pass";
    text += '\n';
    const std::unique_ptr<TSTree, TreeDeleter> tree(
        ts_parser_parse_string(parser_, nullptr, text.data(), static_cast<std::uint32_t>(text.size())));
    TSNode node = ts_tree_root_node(tree.get());
    if (!ts_node_has_error(node)) return Lexed::kNone;
    std::uint32_t found = error_offset(node);
    found = found < shift ? begin : begin + (found - shift);
    return std::clamp(found, begin, end);
  }

  static std::uint32_t error_offset(TSNode node) {
    for (;;) {
      if (ts_node_is_missing(node)) return ts_node_start_byte(node);
      // Within an ERROR node, what follows its first child is nearer to the point where parsing stopped.
      const std::uint32_t count = ts_node_child_count(node);
      if (ts_node_is_error(node)) {
        return count > 1 ? ts_node_start_byte(ts_node_child(node, count - 1)) : ts_node_start_byte(node);
      }
      std::uint32_t i = 0;
      while (i < count && !ts_node_has_error(ts_node_child(node, i))) ++i;
      if (i == count) return ts_node_start_byte(node);
      node = ts_node_child(node, i);
    }
  }

  std::optional<SyntaxErrorAt> explain(std::span<const Token> line) const {
    if (const Header* header = lines_.header(line)) {
      if (auto found = header_error(line, *header)) return found;
    } else if (auto found = assignment_error(line)) {
      return found;
    }
    if (auto found = walrus_target(line)) return found;
    if (auto found = call_assignment(line)) return found;
    if (auto found = missing_else(line)) return found;
    if (auto found = missing_value(line)) return found;
    return lines_.text(line[0]) == "def" ? std::nullopt : missing_comma(line);
  }

  // Index of the colon that ends the header; not one within brackets or of a lambda.
  std::size_t header_colon(std::span<const Token> line) const {
    int depth = 0;
    int lambdas = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (opens(line[i])) ++depth;
      if (closes(line[i])) --depth;
      if (depth != 0) continue;
      if (line[i].kind == TokenKind::Name && lines_.text(line[i]) == "lambda") ++lambdas;
      if (line[i].is(':') && lambdas-- == 0) return i;
    }
    return kNowhere;
  }

  std::optional<SyntaxErrorAt> header_error(std::span<const Token> line, const Header& header) const {
    const std::size_t colon = header_colon(line);
    const std::size_t equal = find_at_depth(line, 0, '=');
    const bool condition = header.word == "if" || header.word == "elif" || header.word == "while";
    if (condition && equal != kNowhere && equal < colon && equal > 1) {
      return SyntaxErrorAt{line[1].begin, line[std::min(equal + 1, line.size() - 1)].end,
                           "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"};
    }
    if (header.word == "def" && line.size() > 2) {
      const std::size_t name = lines_.text(line[0]) == "async" ? 2 : 1;
      if (name + 1 < line.size() && line[name + 1].kind == TokenKind::Op && !line[name + 1].is('(') &&
          !line[name + 1].is('[')) {
        return SyntaxErrorAt{line[name + 1].begin, line[name + 1].end, "expected '('"};
      }
    }
    if (header.word == "for") {
      if (auto found = for_target(line)) return found;
    }
    if (colon == kNowhere) {
      const bool bare = header.word == "else" || header.word == "try" || header.word == "finally";
      if (bare && line.size() > 1) return SyntaxErrorAt{line[1].begin, line[1].end, "expected ':'"};
      if (!bare && !parses(std::string(whole(line)) + ": pass", header)) return std::nullopt;
      return SyntaxErrorAt{line.back().end, line.back().end, "expected ':'"};
    }
    if ((header.word == "else" || header.word == "try" || header.word == "finally") && colon != 1) {
      return SyntaxErrorAt{line[1].begin, line[1].end, "expected ':'"};
    }
    return std::nullopt;
  }

  std::optional<SyntaxErrorAt> for_target(std::span<const Token> line) const {
    const auto in = std::ranges::find_if(line, [&](const Token& t) { return lines_.text(t) == "in"; });
    const std::size_t first = lines_.text(line[0]) == "async" ? 2 : 1;
    const auto index = static_cast<std::size_t>(in - line.begin());
    if (in == line.end() || index <= first) return std::nullopt;
    return target_error(line.subspan(first, index - first), "cannot assign to ", "");
  }

  std::string_view whole(std::span<const Token> part) const {
    return source_.substr(part.front().begin, part.back().end - part.front().begin);
  }

  bool parses(std::string text, const Header& header) const {
    text = std::string(header.before) + text + (header.word == "try" ? "\nfinally: pass\n" : "\n");
    return parse(text, Diagnose::No).errors.empty();
  }

  static std::size_t find_at_depth(std::span<const Token> line, int wanted, char op) {
    int depth = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (closes(line[i])) --depth;
      if (depth == wanted && line[i].is(op)) return i;
      if (opens(line[i])) ++depth;
    }
    return kNowhere;
  }

  // f() = 1, 1 += 2 and the like: each side of the operator is an expression, but the left one is no target.
  std::optional<SyntaxErrorAt> assignment_error(std::span<const Token> line) const {
    int depth = 0;
    std::size_t from = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (opens(line[i])) ++depth;
      if (closes(line[i])) --depth;
      if (depth != 0 || line[i].kind != TokenKind::Op || source_[line[i].end - 1] != '=') continue;
      const std::string_view op = lines_.text(line[i]);
      if (op == "==" || op == "!=" || op == "<=" || op == ">=" || op == ":=") continue;
      if (i == from) return std::nullopt;
      const std::span<const Token> target = line.subspan(from, i - from);
      const auto found = op == "="
                             ? target_error(target, "cannot assign to ", " here. Maybe you meant '==' instead of '='?")
                             : target_error(target, "'", "' is an illegal expression for augmented assignment");
      if (found) return found;
      from = i + 1;
    }
    return std::nullopt;
  }

  std::optional<SyntaxErrorAt> target_error(std::span<const Token> part, std::string_view before,
                                            std::string_view after) const {
    const std::string text(whole(part));
    const Tree tree = parse(text, Diagnose::No);
    const View view = view_of(tree);
    const auto body = tree.errors.empty() ? view.list(view[view.root].a) : std::span<const std::uint32_t>();
    if (body.size() != 1 || view[body[0]].kind != Kind::ExprStmt) return std::nullopt;
    const std::uint32_t base = part.front().begin;
    const NodeId top = view[body[0]].a;
    const auto at = [&](NodeId node, std::string_view tail) {
      std::string message = std::string(before) + std::string(expression_name(view[node].kind)) + std::string(tail);
      return SyntaxErrorAt{base + view[node].begin, base + view[node].end, std::move(message)};
    };
    switch (view[top].kind) {
      case Kind::Name:
      case Kind::Attribute:
      case Kind::Subscript: return std::nullopt;
      case Kind::Tuple:
      case Kind::List:
        if (before == "'") return at(top, after);
        for (const NodeId item : view.list(view[top].a)) {
          const Kind kind = view[item].kind;
          if (kind != Kind::Name && kind != Kind::Attribute && kind != Kind::Subscript && kind != Kind::Starred &&
              kind != Kind::Tuple && kind != Kind::List) {
            return at(item, "");
          }
        }
        return std::nullopt;
      case Kind::ConstNone:
      case Kind::ConstTrue:
      case Kind::ConstFalse: return at(top, before == "'" ? after : "");
      default: return at(top, after);
    }
  }

  // f(a.b=1): a keyword argument whose name is none.
  std::optional<SyntaxErrorAt> call_assignment(std::span<const Token> line) const {
    std::vector<bool> calls;
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (opens(line[i])) {
        const Token& before = line[i - 1];
        calls.push_back(line[i].is('(') &&
                        ((before.kind == TokenKind::Name && !is_keyword(lines_.text(before))) || closes(before)));
      } else if (closes(line[i])) {
        if (!calls.empty()) calls.pop_back();
      } else if (line[i].is('=') && !calls.empty() && calls.back()) {
        const Token& name = line[i - 1];
        const bool alone = i >= 2 && (line[i - 2].is('(') || line[i - 2].is(','));
        const std::string_view word = lines_.text(name);
        if (alone && (word == "True" || word == "False" || word == "None")) {
          return SyntaxErrorAt{name.begin, line[i].end, "cannot assign to " + std::string(word)};
        }
        const bool operand = name.kind != TokenKind::Op || closes(name);
        if (operand && !(alone && name.kind == TokenKind::Name)) {
          return SyntaxErrorAt{name.begin, line[i].end,
                               "expression cannot contain assignment, perhaps you meant \"==\"?"};
        }
      }
    }
    return std::nullopt;
  }

  // (x.y := 1)
  std::optional<SyntaxErrorAt> walrus_target(std::span<const Token> line) const {
    for (std::size_t i = 2; i < line.size(); ++i) {
      if (line[i].kind != TokenKind::Op || lines_.text(line[i]) != ":=") continue;
      const Token& before = line[i - 1];
      std::string_view what;
      if (before.is(']')) what = "subscript";
      if (before.is(')')) what = "function call";
      if (before.kind == TokenKind::Name && line[i - 2].is('.')) what = "attribute";
      if (what.empty()) continue;
      return SyntaxErrorAt{before.begin, before.end, "cannot use assignment expressions with " + std::string(what)};
    }
    return std::nullopt;
  }

  // {1: 2, 3}: a dictionary of which one key has no value.
  std::optional<SyntaxErrorAt> missing_value(std::span<const Token> line) const {
    struct Display {
      bool braces;
      int with = 0, without = 0;
      bool colon = false, empty = true;
    };
    std::vector<Display> open;
    for (const Token& token : line) {
      if (opens(token)) {
        if (!open.empty()) open.back().empty = false;
        open.push_back({token.is('{')});
        continue;
      }
      if (open.empty()) continue;
      Display& display = open.back();
      if (!closes(token) && !token.is(',')) {
        display.empty = false;
        display.colon |= token.is(':') || lines_.text(token) == "**";
        continue;
      }
      if (display.braces && !display.empty) {
        ++(display.colon ? display.with : display.without);
        if (display.with > 0 && display.without > 0) {
          return SyntaxErrorAt{token.begin, token.end, "':' expected after dictionary key"};
        }
      }
      display.colon = false;
      display.empty = true;
      if (closes(token)) open.pop_back();
    }
    return std::nullopt;
  }

  // a if b, without else.
  std::optional<SyntaxErrorAt> missing_else(std::span<const Token> line) const {
    for (std::size_t i = 1; i < line.size(); ++i) {
      if (line[i].kind != TokenKind::Name || lines_.text(line[i]) != "if" || !is_operand_end(line[i - 1])) continue;
      int depth = 0;
      bool has_else = false;
      for (std::size_t j = i + 1; j < line.size() && depth >= 0; ++j) {
        if (opens(line[j])) ++depth;
        if (closes(line[j])) --depth;
        has_else |= depth == 0 && lines_.text(line[j]) == "else";
      }
      bool comprehension = false;
      depth = 0;
      for (std::size_t j = i; j-- > 0 && depth >= 0;) {
        if (closes(line[j])) ++depth;
        if (opens(line[j])) --depth;
        comprehension |= depth == 0 && lines_.text(line[j]) == "for";
      }
      if (!has_else && !comprehension) {
        return SyntaxErrorAt{line[i - 1].begin, line.back().end, "expected 'else' after 'if' expression"};
      }
    }
    return std::nullopt;
  }

  bool is_operand_end(const Token& token) const {
    if (token.kind == TokenKind::Name) {
      const std::string_view word = lines_.text(token);
      return !is_keyword(word) || word == "True" || word == "False" || word == "None";
    }
    return token.kind == TokenKind::Number || token.kind == TokenKind::String || closes(token);
  }

  // Two operands side by side within brackets.
  std::optional<SyntaxErrorAt> missing_comma(std::span<const Token> line) const {
    int depth = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
      if (closes(line[i])) --depth;
      if (i > 0 && depth > 0 && is_operand_end(line[i - 1]) && !closes(line[i]) && begins_operand(line[i])) {
        const bool name_and_string = line[i - 1].kind == TokenKind::Name && line[i].kind == TokenKind::String;
        const bool strings = line[i - 1].kind == TokenKind::String && line[i].kind == TokenKind::String;
        if (!name_and_string && !strings) {
          return SyntaxErrorAt{line[i - 1].begin, line[i].end, "invalid syntax. Perhaps you forgot a comma?"};
        }
      }
      if (opens(line[i])) ++depth;
    }
    return std::nullopt;
  }

  bool begins_operand(const Token& token) const {
    return token.kind == TokenKind::Number || token.kind == TokenKind::String ||
           (token.kind == TokenKind::Name && is_operand_end(token));
  }

  std::string_view source_;
  const Lexed& lexed_;
  Lines lines_;
  TSParser* parser_;
};

}  // namespace

std::optional<SyntaxErrorAt> block_error(std::string_view source, const Lexed& lexed) {
  const Lines lines(source, lexed);
  const auto& tokens = lexed.tokens;
  std::size_t line_first = 0;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::Indent) {
      // Only a colon at the end of the line before allows it.
      const bool allowed = i >= 2 && tokens[i - 1].kind == TokenKind::Newline && tokens[i - 2].is(':');
      if (!allowed) return SyntaxErrorAt{token.begin, token.end, "unexpected indent"};
      line_first = i + 1;
    } else if (token.kind == TokenKind::Dedent) {
      line_first = i + 1;
    } else if (token.kind == TokenKind::Newline) {
      if (i > 0 && tokens[i - 1].is(':') && (i + 1 >= tokens.size() || tokens[i + 1].kind != TokenKind::Indent)) {
        const std::span<const Token> line(tokens.data() + line_first, i - line_first);
        if (const Header* header = lines.block_header(line)) {
          const bool last = i + 1 >= tokens.size() || tokens[i + 1].begin >= source.size();
          const Token& next = last ? token : tokens[i + 1];
          std::string_view name = header->name;
          if (header->word == "except" && line.size() > 1 && line[1].is('*')) name = "'except*' statement";
          return SyntaxErrorAt{next.begin, next.end,
                               "expected an indented block after " + std::string(name) + " on line " +
                                   std::to_string(lines.line_of(line[0].begin))};
        }
      }
      line_first = i + 1;
    }
  }
  return std::nullopt;
}

SyntaxErrorAt diagnose(std::string_view source, const Lexed& lexed, TSParser* parser, std::uint32_t fallback) {
  return Diagnosis(source, lexed, parser).run(fallback);
}

}  // namespace shapetrace::syntax
