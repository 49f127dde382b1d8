#include "syntax/lexer.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "syntax/encoding.hpp"

namespace shapetrace::syntax {
namespace {

// CPython's limits.
constexpr std::size_t kMaxBrackets = 200;
constexpr std::size_t kMaxIndents = 100;
constexpr int kMaxFormatNesting = 150;
constexpr std::uint32_t kTabSize = 8;

enum Class : std::uint8_t { kOther, kNameStart, kDigit, kSpace, kLineEnd };

constexpr auto kClasses = [] {
  std::array<Class, 256> table{};
  for (int c = 0; c < 256; ++c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80) {
      table[c] = kNameStart;
    } else if (c >= '0' && c <= '9') {
      table[c] = kDigit;
    }
  }
  table[' '] = table['\t'] = table['\f'] = kSpace;
  table['\n'] = table['\r'] = kLineEnd;
  return table;
}();

Class class_of(char c) { return kClasses[static_cast<unsigned char>(c)]; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f'); }
bool in_name(char c) { return class_of(c) == kNameStart || class_of(c) == kDigit; }

constexpr std::string_view kKeywords[] = {"False",  "None",   "True",    "and",      "as",       "assert", "async",
                                          "await",  "break",  "class",   "continue", "def",      "del",    "elif",
                                          "else",   "except", "finally", "for",      "from",     "global", "if",
                                          "import", "in",     "is",      "lambda",   "nonlocal", "not",    "or",
                                          "pass",   "raise",  "return",  "try",      "while",    "with",   "yield"};

class Lexer {
 public:
  Lexer(std::string_view source, std::string_view file_name) : source_(source), file_name_(file_name) {}

  Lexed run() {
    out_.line_starts.reserve(source_.size() / 32 + 2);
    out_.line_starts.push_back(0);
    if (!check_encoding()) return std::move(out_);
    out_.prepared = source_;
    out_.tokens.reserve(source_.size() / 4 + 8);
    if (source_.starts_with("\xEF\xBB\xBF")) at_ = 3;
    line_start();
    while (!failed_ && at_ < source_.size()) token();
    if (!failed_) finish();
    // Lines after the first error still count.
    if (failed_) count_lines();
    return std::move(out_);
  }

 private:
  struct Bracket {
    char open;
    std::uint32_t at;
  };
  struct Indentation {
    std::uint32_t column, alternative;
  };

  char peek(std::size_t ahead = 0) const { return at_ + ahead < source_.size() ? source_[at_ + ahead] : '\0'; }
  std::uint32_t line_of(std::uint32_t offset) const {
    const auto& starts = out_.line_starts;
    return static_cast<std::uint32_t>(std::ranges::upper_bound(starts, offset) - starts.begin());
  }

  void fail(std::uint32_t begin, std::uint32_t end, std::string message) {
    if (failed_) return;
    failed_ = true;
    out_.error = SyntaxErrorAt{begin, end, std::move(message)};
  }

  bool check_encoding() {
    const std::size_t nul = source_.find('\0');
    const std::size_t bad = invalid_utf8(source_);
    if (bad < nul) {
      const auto at = static_cast<std::uint32_t>(bad);
      fail(at, at + 1, describe_invalid_utf8(source_, bad, file_name_));
    } else if (nul != std::string_view::npos) {
      const auto at = static_cast<std::uint32_t>(nul);
      fail(at, at + 1, "source code cannot contain null bytes");
    }
    if (!failed_) return true;
    out_.hopeless = true;
    count_lines();
    return false;
  }

  void count_lines() {
    std::size_t from = out_.line_starts.back();
    while ((from = source_.find('\n', from)) != std::string_view::npos) {
      out_.line_starts.push_back(static_cast<std::uint32_t>(++from));
    }
  }

  void add(TokenKind kind, std::uint32_t begin) {
    out_.tokens.push_back({kind, begin < source_.size() ? source_[begin] : '\0', begin, at_});
    if (star_ != Lexed::kNone) prefix_star();
  }

  // --- lines ---

  // Steps over one line end of any kind.
  void line_end() {
    if (source_[at_] == '\r') {
      if (peek(1) == '\n') {
        ++at_;
      } else {
        out_.prepared[at_] = '\n';  // an old Macintosh's
      }
    }
    ++at_;
    out_.line_starts.push_back(at_);
  }

  void comment() {
    const std::size_t end = std::min(source_.find_first_of("\r\n", at_), source_.size());
    std::memset(out_.prepared.data() + at_, ' ', end - at_);
    at_ = static_cast<std::uint32_t>(end);
  }

  // At the start of a line that is not within brackets: indentation.
  void line_start() {
    for (;;) {
      std::uint32_t column = 0;
      std::uint32_t alternative = 0;
      bool continued = false;
      Indentation first{};
      for (;; ++at_) {
        const char c = peek();
        if (c == ' ') {
          ++column;
          ++alternative;
        } else if (c == '\t') {
          column = (column / kTabSize + 1) * kTabSize;
          ++alternative;
        } else if (c == '\f') {
          column = alternative = 0;
        } else if (c == '\\' && (peek(1) == '\n' || peek(1) == '\r')) {
          // A line of which only the indentation is continued takes that of its first part.
          if (!continued) first = {column, alternative};
          continued = true;
          ++at_;
          line_end();
          --at_;
        } else {
          break;
        }
      }
      if (at_ >= source_.size()) return;
      if (peek() == '#') comment();
      if (at_ >= source_.size()) return;
      if (class_of(peek()) == kLineEnd) {
        line_end();
        continue;
      }
      indentation(continued ? first : Indentation{column, alternative});
      return;
    }
  }

  void indentation(Indentation now) {
    const Indentation top = indents_.back();
    const auto inconsistent = [&] { fail(at_, at_, "inconsistent use of tabs and spaces in indentation"); };
    if (now.column == top.column) {
      if (now.alternative != top.alternative) inconsistent();
      return;
    }
    if (now.column > top.column) {
      if (now.alternative <= top.alternative) return inconsistent();
      if (indents_.size() >= kMaxIndents) {
        out_.hopeless = true;
        return fail(at_, at_, "too many levels of indentation");
      }
      indents_.push_back(now);
      add(TokenKind::Indent, at_);
      return;
    }
    while (indents_.size() > 1 && now.column < indents_.back().column) {
      indents_.pop_back();
      add(TokenKind::Dedent, at_);
    }
    if (now.column != indents_.back().column) {
      return fail(at_, at_, "unindent does not match any outer indentation level");
    }
    if (now.alternative != indents_.back().alternative) inconsistent();
  }

  void finish() {
    if (!brackets_.empty()) {
      out_.unclosed = brackets_.back().at;
      const char open = brackets_.back().open;
      return fail(out_.unclosed, out_.unclosed + 1, std::string("'") + open + "' was never closed");
    }
    if (!out_.tokens.empty() && out_.tokens.back().kind != TokenKind::Newline &&
        out_.tokens.back().kind != TokenKind::Dedent) {
      newline_token();
    }
    for (; indents_.size() > 1; indents_.pop_back()) add(TokenKind::Dedent, at_);
    add(TokenKind::End, at_);
  }

  void newline_token() {
    soft_keywords();
    star_targets();
    add(TokenKind::Newline, at_);
    line_first_ = out_.tokens.size();
  }

  // --- tokens ---

  void token() {
    const char c = source_[at_];
    switch (class_of(c)) {
      case kSpace: ++at_; return;
      case kLineEnd:
        if (brackets_.empty()) {
          newline_token();
          line_end();
          line_start();
        } else {
          blank_line_end();
        }
        return;
      case kNameStart: return name();
      case kDigit: return number();
      case kOther: break;
    }
    if (c == '#') return comment();
    if (c == '\\') return continuation();
    if (c == '"' || c == '\'') return string(at_);
    if (c == '.' && is_digit(peek(1))) return number();
    op(c);
  }

  // Within brackets a line end is a space; tree-sitter's scanner must not see it, since it would end blocks there.
  void blank_line_end() {
    const std::uint32_t begin = at_;
    line_end();
    std::memset(out_.prepared.data() + begin, ' ', at_ - begin);
  }

  void continuation() {
    const char after = peek(1);
    if (after == '\n' || after == '\r') {
      out_.prepared[at_++] = ' ';
      blank_line_end();
      if (at_ >= source_.size()) fail(at_, at_, "unexpected EOF while parsing");
      return;
    }
    if (after == '\0') return fail(at_, at_ + 1, "unexpected EOF while parsing");
    fail(at_ + 1, at_ + 1, "unexpected character after line continuation character");
  }

  void name() {
    const std::uint32_t begin = at_;
    bool ascii = true;
    while (at_ < source_.size() && in_name(source_[at_])) ascii &= static_cast<signed char>(source_[at_++]) >= 0;
    if (!ascii) {
      if (auto problem = invalid_character(source_, begin, at_)) {
        return fail(problem->begin, problem->end, std::move(problem->message));
      }
    }
    if (at_ - begin <= 2 && (peek() == '"' || peek() == '\'') && is_prefix(begin)) return string(begin);
    if ((peek() == '"' || peek() == '\'') && is_prefix_like(begin)) return fail(at_, at_ + 1, "invalid syntax");
    add(TokenKind::Name, begin);
    note_soft_keyword(begin);
  }

  // Letters that tree-sitter would take for a prefix although Python does not: ur"" and the like.
  bool is_prefix_like(std::uint32_t begin) const {
    return at_ - begin <= 4 &&
           source_.substr(begin, at_ - begin).find_first_not_of("bBfFrRtTuU") == std::string_view::npos;
  }

  bool is_prefix(std::uint32_t begin) const {
    static constexpr std::string_view kPrefixes[] = {"r", "u", "b", "f", "br", "rb", "fr", "rf"};
    std::string lower(source_.substr(begin, at_ - begin));
    for (char& c : lower) c = static_cast<char>(c | 0x20);
    return std::ranges::find(kPrefixes, std::string_view(lower)) != std::end(kPrefixes);
  }

  void number() {
    const std::uint32_t begin = at_;
    const char mark = static_cast<char>(peek(1) | 0x20);
    if (source_[at_] == '0' && (mark == 'x' || mark == 'o' || mark == 'b')) {
      at_ += 2;
      based_number(mark);
    } else {
      decimal_number(begin);
    }
    if (!failed_) add(TokenKind::Number, begin);
  }

  void based_number(char mark) {
    const std::string_view kind = mark == 'x' ? "hexadecimal" : mark == 'o' ? "octal" : "binary";
    const char last = mark == 'o' ? '7' : '1';
    const auto fits = [&](char c) { return mark == 'x' ? is_hex(c) : c >= '0' && c <= last; };
    do {
      if (peek() == '_') ++at_;
      if (!fits(peek())) {
        if (is_digit(peek())) {
          return fail(at_, at_ + 1, std::string("invalid digit '") + peek() + "' in " + std::string(kind) + " literal");
        }
        return fail(at_ - 1, at_, "invalid " + std::string(kind) + " literal");
      }
      while (fits(peek())) ++at_;
    } while (peek() == '_');
    if (is_digit(peek())) {
      return fail(at_, at_ + 1, std::string("invalid digit '") + peek() + "' in " + std::string(kind) + " literal");
    }
    end_of_number(kind);
  }

  bool digits() {
    for (;;) {
      while (is_digit(peek())) ++at_;
      if (peek() != '_') return true;
      ++at_;
      if (!is_digit(peek())) {
        fail(at_ - 1, at_, "invalid decimal literal");
        return false;
      }
    }
  }

  void decimal_number(std::uint32_t begin) {
    if (source_[begin] != '.' && !digits()) return;
    const std::uint32_t integer_end = at_;
    bool integer = true;
    std::string_view kind = "decimal";
    if (peek() == '.') {
      integer = false;
      ++at_;
      if (is_digit(peek()) && !digits()) return;
    }
    if ((peek() | 0x20) == 'e') {
      const std::size_t sign = peek(1) == '+' || peek(1) == '-' ? 1 : 0;
      if (is_digit(peek(1 + sign))) {
        integer = false;
        at_ += static_cast<std::uint32_t>(1 + sign);
        if (!digits()) return;
      } else if (sign == 1) {
        ++at_;
        return fail(at_ - 1, at_, "invalid decimal literal");
      }
    }
    if ((peek() | 0x20) == 'j') {
      integer = false;
      kind = "imaginary";
      ++at_;
    }
    if (integer && source_[begin] == '0') {
      const auto text = source_.substr(begin, integer_end - begin);
      if (text.find_first_not_of("0_") != std::string_view::npos) {
        return fail(begin, integer_end,
                    "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers");
      }
    }
    end_of_number(kind);
  }

  // A name may not follow a number, except for the keywords that can.
  void end_of_number(std::string_view kind) {
    if (class_of(peek()) != kNameStart) return;
    if (static_cast<unsigned char>(peek()) >= 0x80) {
      std::uint32_t end = at_;
      while (end < source_.size() && in_name(source_[end])) ++end;
      if (auto problem = invalid_character(source_, at_, end)) {
        return fail(problem->begin, problem->end, std::move(problem->message));
      }
    }
    static constexpr std::string_view kAllowed[] = {"and", "else", "for", "if", "in", "is", "not", "or"};
    std::uint32_t end = at_;
    while (end < source_.size() && in_name(source_[end])) ++end;
    const std::string_view after = source_.substr(at_, end - at_);
    for (const std::string_view word : kAllowed) {
      if (after.starts_with(word)) return;
    }
    fail(at_ - 1, at_, "invalid " + std::string(kind) + " literal");
  }

  void op(char c) {
    const std::uint32_t begin = at_;
    const char second = peek(1);
    std::uint32_t size = 1;
    switch (c) {
      case '(':
      case '[':
      case '{':
        if (brackets_.size() >= kMaxBrackets) {
          out_.hopeless = true;
          return fail(at_, at_ + 1, "too many nested parentheses");
        }
        brackets_.push_back({c, at_});
        break;
      case ')':
      case ']':
      case '}':
        if (!close(c)) return;
        break;
      case '*':
      case '/':
      case '<':
      case '>':
        if (second == c) size = 2;
        if (c == '<' && second == '>') size = 2;
        if (peek(size) == '=') ++size;
        if (c == '*' && size == 1) {
          at_ += size;
          add(TokenKind::Op, begin);
          star_ = begin;
          return;
        }
        break;
      case '+':
      case '%':
      case '@':
      case '&':
      case '|':
      case '^':
      case '=':
      case ':': size = second == '=' ? 2 : 1; break;
      case '-': size = second == '=' || second == '>' ? 2 : 1; break;
      case '.': size = second == '.' && peek(2) == '.' ? 3 : 1; break;
      case ',':
      case ';':
      case '~': break;
      case '!':
        if (second == '=') {
          size = 2;
          break;
        }
        [[fallthrough]];
      default: return bad_character(c);
    }
    at_ += size;
    add(TokenKind::Op, begin);
  }

  void bad_character(char c) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
      static constexpr char kHex[] = "0123456789ABCDEF";
      const auto byte = static_cast<unsigned char>(c);
      return fail(at_, at_ + 1,
                  std::string("invalid non-printable character U+00") + kHex[byte >> 4] + kHex[byte & 15]);
    }
    fail(at_, at_ + 1, "invalid syntax");
  }

  bool close(char c) {
    const char open = c == ')' ? '(' : c == ']' ? '[' : '{';
    if (brackets_.empty()) {
      fail(at_, at_ + 1, std::string("unmatched '") + c + "'");
      return false;
    }
    const Bracket top = brackets_.back();
    if (top.open != open) {
      std::string message =
          std::string("closing parenthesis '") + c + "' does not match opening parenthesis '" + top.open + "'";
      if (line_of(top.at) != line_of(at_)) message += " on line " + std::to_string(line_of(top.at));
      fail(at_, at_ + 1, std::move(message));
      return false;
    }
    brackets_.pop_back();
    return true;
  }

  // --- strings ---

  void string(std::uint32_t begin) {
    bool raw = false;
    bool formatted = false;
    for (std::uint32_t i = begin; i < at_; ++i) {
      raw |= (source_[i] | 0x20) == 'r';
      formatted |= (source_[i] | 0x20) == 'f';
    }
    string_body(begin, raw, formatted);
    if (!failed_) add(TokenKind::String, begin);
  }

  // The cursor is at the opening quote.
  void string_body(std::uint32_t begin, bool raw, bool formatted) {
    const char quote = source_[at_];
    const bool triple = peek(1) == quote && peek(2) == quote;
    at_ += triple ? 3 : 1;
    while (at_ < source_.size()) {
      const char c = source_[at_];
      if (c == quote && (!triple || (peek(1) == quote && peek(2) == quote))) {
        at_ += triple ? 3 : 1;
        return;
      }
      if (c == '\\') {
        ++at_;
        if (at_ >= source_.size()) break;
        if (formatted && (source_[at_] == '{' || source_[at_] == '}')) continue;
        if (formatted && !raw && source_[at_] == 'N' && peek(1) == '{') {
          at_ = static_cast<std::uint32_t>(std::min(source_.find('}', at_), source_.size() - 1) + 1);
          continue;
        }
        if (class_of(source_[at_]) == kLineEnd) {
          line_end();
        } else {
          ++at_;
        }
      } else if (c == '\n' || c == '\r') {
        if (!triple) break;
        line_end();
      } else if (formatted && c == '{') {
        if (peek(1) == '{') {
          at_ += 2;
        } else {
          replacement_field(quote, triple, 0);
          if (failed_) return;
        }
      } else if (formatted && c == '}') {
        if (peek(1) != '}') return fail(begin, at_ + 1, "f-string: single '}' is not allowed");
        at_ += 2;
      } else {
        ++at_;
      }
    }
    if (format_depth_ > 0) return fail(begin, begin + 1, "f-string: expecting '}'");
    // A line end that ends the file opens no line.
    const auto size = static_cast<std::uint32_t>(source_.size());
    const std::string line = std::to_string(line_of(at_ < size || !source_.ends_with('\n') ? at_ : size - 1));
    fail(begin, begin + 1,
         triple ? "unterminated triple-quoted string literal (detected at line " + line + ")"
                : "unterminated string literal (detected at line " + line + ")");
  }

  // From the brace to after its closing one. What is inside is not made tokens; its brackets and strings are followed.
  void replacement_field(char quote, bool triple, int nesting) {
    const std::uint32_t begin = at_++;
    if (nesting > kMaxFormatNesting || ++format_depth_ > kMaxFormatNesting) {
      out_.hopeless = true;
      return fail(begin, at_, "f-string: expressions nested too deeply");
    }
    std::vector<char> open;
    bool empty = true;
    while (!failed_ && at_ < source_.size()) {
      const char c = source_[at_];
      if (class_of(c) == kSpace) {
        ++at_;
        continue;
      }
      if (c == '\n' || c == '\r') {
        blank_line_end();
        continue;
      }
      if (c == '#') {
        comment();
        continue;
      }
      if (open.empty() && (c == '}' || (c == '!' && peek(1) != '=') || c == ':' || (c == '=' && empty))) {
        if (empty) return fail(begin, at_, "f-string: empty expression not allowed");
        break;
      }
      empty = false;
      if (c == '"' || c == '\'') {
        string_body(at_, false, false);
      } else if (class_of(c) == kNameStart) {
        field_name();
      } else {
        if (c == '(' || c == '[' || c == '{') {
          if (open.size() >= kMaxBrackets) return fail(at_, at_ + 1, "f-string: too many nested parenthesis");
          open.push_back(c);
        } else if (c == ')' || c == ']' || c == '}') {
          if (open.empty()) return fail(at_, at_ + 1, std::string("f-string: unmatched '") + c + "'");
          open.pop_back();
        } else if (c == '!' || (c == '=' && peek(1) == '=')) {
          ++at_;  // != and ==, so that their second half is not read alone
        }
        ++at_;
      }
    }
    if (!failed_ && peek() == '!') {
      ++at_;
      while (in_name(peek())) ++at_;
      while (class_of(peek()) == kSpace) ++at_;
    }
    if (!failed_ && peek() == ':') format_specifier(quote, triple, nesting);
    if (failed_) return;
    if (peek() != '}') return fail(begin, begin + 1, "f-string: expecting '}'");
    ++at_;
    --format_depth_;
  }

  void field_name() {
    const std::uint32_t begin = at_;
    while (at_ < source_.size() && in_name(source_[at_])) ++at_;
    if (at_ - begin <= 2 && (peek() == '"' || peek() == '\'') && is_prefix(begin)) {
      const auto has = [&](char wanted) {
        return (source_[begin] | 0x20) == wanted || (at_ - begin == 2 && (source_[begin + 1] | 0x20) == wanted);
      };
      string_body(begin, has('r'), has('f'));
    }
  }

  void format_specifier(char quote, bool triple, int nesting) {
    ++at_;
    // tree-sitter would take ":=" for an assignment.
    if (peek() == '=') out_.prepared[at_] = '~';
    while (!failed_ && at_ < source_.size()) {
      const char c = source_[at_];
      if (c == '}' || (c == quote && !triple)) return;
      if (c == '{') {
        replacement_field(quote, triple, nesting + 1);
      } else if (c == '\n' || c == '\r') {
        if (!triple) return;
        blank_line_end();
      } else {
        ++at_;
      }
    }
  }

  // --- spellings that the grammar misreads ---

  // In lists without brackets the grammar has a star only before names: *[1] is spelt +[1], which stands at the same
  // places. Lowering looks at the source to tell which it was.
  void prefix_star() {
    const std::uint32_t star = std::exchange(star_, Lexed::kNone);
    const std::size_t index = out_.tokens.size() - 2;
    const Token& after = out_.tokens.back();
    const bool operand =
        after.kind == TokenKind::String || after.kind == TokenKind::Number ||
        (after.kind == TokenKind::Op && std::string_view("([{-+~").find(after.op) != std::string_view::npos) ||
        (after.kind == TokenKind::Name && source_.substr(after.begin, after.size()) == "await");
    if (!operand || !(starts_statement(index) || follows_separator(index))) return;
    out_.prepared[star] = '+';
    if (after.is('(') || after.is('[')) stars_.push_back(index);
  }

  bool follows_separator(std::size_t index) const {
    const Token& before = out_.tokens[index - 1];
    const std::string_view word = source_.substr(before.begin, before.size());
    return before.kind == TokenKind::Op
               ? before.size() == 1 && std::string_view("([{,=").find(before.op) != std::string_view::npos
               : word == "return" || word == "yield" || word == "in" || word == "for";
  }

  // At the end of a logical line: in targets the grammar takes no sign either. *(a, b) loses its star there, to whose
  // place the bracket moves; so does what may be a target since it begins a statement.
  void star_targets() {
    if (stars_.empty()) return;
    std::size_t last_assignment = 0;
    std::size_t next = 0;
    int depth = 0;
    bool in_for = false;
    std::vector<bool> loop_target(stars_.size());
    for (std::size_t i = line_first_; i < out_.tokens.size(); ++i) {
      const Token& token = out_.tokens[i];
      if (next < stars_.size() && stars_[next] == i) loop_target[next++] = in_for;
      if (token.kind == TokenKind::Name) {
        const std::string_view word = source_.substr(token.begin, token.size());
        if (word == "for" || word == "in") in_for = word == "for";
      } else if (token.is('(') || token.is('[') || token.is('{')) {
        ++depth;
      } else if (token.is(')') || token.is(']') || token.is('}')) {
        --depth;
      } else if (depth == 0 && token.is('=')) {
        last_assignment = i;
      }
    }
    for (std::size_t i = 0; i < stars_.size(); ++i) {
      const std::size_t star = stars_[i];
      if (!loop_target[i] && star > last_assignment && !starts_statement(star)) continue;
      const Token& bracket = out_.tokens[star + 1];
      out_.prepared[out_.tokens[star].begin] = bracket.op;
      out_.prepared[bracket.begin] = ' ';
    }
    stars_.clear();
  }

  void note_soft_keyword(std::uint32_t begin) {
    const std::uint32_t size = at_ - begin;
    if (size < 4 || size > 5) return;
    const std::string_view text = source_.substr(begin, size);
    if (text == "print" || text == "exec" || text == "match" || text == "type") {
      soft_.push_back(out_.tokens.size() - 1);
    }
  }

  // At the end of a logical line: print, exec, match and type that are plain names there are spelt so that the grammar
  // takes them for nothing else.
  void soft_keywords() {
    for (const std::size_t index : soft_) {
      const Token& token = out_.tokens[index];
      const bool first = starts_line(index);
      const Token* next = index + 1 < out_.tokens.size() ? &out_.tokens[index + 1] : nullptr;
      bool keyword = false;
      const auto begins_operand = [&] {
        return next->kind == TokenKind::Number || next->kind == TokenKind::String ||
               (next->kind == TokenKind::Name && !is_operator_word(*next));
      };
      if (next != nullptr) {
        switch (token.op) {
          case 'm': keyword = first && out_.tokens.back().is(':') && begins_subject(*next); break;
          case 't': keyword = next->kind == TokenKind::Name && !is_operator_word(*next); break;
          default: keyword = begins_operand(); break;
        }
      }
      if (!keyword) out_.prepared[token.end - 1] = static_cast<char>(out_.prepared[token.end - 1] - 0x20);
    }
    soft_.clear();
  }

  bool starts_statement(std::size_t index) const {
    return starts_line(index) || out_.tokens[index - 1].is(';') ||
           (brackets_.empty() && out_.tokens[index - 1].is(':'));
  }

  bool starts_line(std::size_t index) const {
    if (index == line_first_) return true;
    const TokenKind before = out_.tokens[index - 1].kind;
    return before == TokenKind::Newline || before == TokenKind::Indent || before == TokenKind::Dedent;
  }

  bool is_operator_word(const Token& token) const {
    static constexpr std::string_view kWords[] = {"and", "as", "else", "for", "from", "if", "in", "is", "not", "or"};
    return std::ranges::find(kWords, source_.substr(token.begin, token.size())) != std::end(kWords);
  }

  bool begins_subject(const Token& next) const {
    if (next.kind == TokenKind::Name) {
      return !is_operator_word(next) || source_.substr(next.begin, next.size()) == "not";
    }
    return next.kind != TokenKind::Op || next.size() == 3 ||
           (next.size() == 1 && std::string_view("([{-+~*").find(next.op) != std::string_view::npos);
  }

  std::string_view source_;
  std::string_view file_name_;
  Lexed out_;
  std::uint32_t at_ = 0;
  bool failed_ = false;
  std::vector<Bracket> brackets_;
  std::vector<Indentation> indents_{{0, 0}};
  std::vector<std::size_t> soft_;
  std::vector<std::size_t> stars_;  // before a bracket, in this logical line
  std::size_t line_first_ = 0;
  std::uint32_t star_ = Lexed::kNone;  // the token before is this star
  int format_depth_ = 0;
};

}  // namespace

bool is_keyword(std::string_view name) { return std::ranges::binary_search(kKeywords, name); }

Lexed lex(std::string_view source, std::string_view file_name) { return Lexer(source, file_name).run(); }

}  // namespace shapetrace::syntax
