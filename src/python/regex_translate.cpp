#include "python/regex_translate.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace shapetrace::python {
namespace {

using Char = std::uint32_t;
constexpr Char kEnd = ~Char{0};

std::vector<Char> decode(std::string_view text, bool bytes) {
  std::vector<Char> chars;
  chars.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const auto c = static_cast<unsigned char>(text[i]);
    std::size_t more = 0;
    Char value = c;
    if (!bytes && c >= 0xC0) {
      more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
      value = c & (0x3Fu >> more);
      for (std::size_t k = 1; k <= more && i + k < text.size(); ++k)
        value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3Fu);
    }
    chars.push_back(value);
    i += more + 1;
  }
  return chars;
}

void append_utf8(std::string& out, Char c) {
  if (c < 0x80) {
    out += static_cast<char>(c);
  } else if (c < 0x800) {
    out += static_cast<char>(0xC0 | c >> 6);
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    out += static_cast<char>(0xE0 | c >> 12);
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  } else {
    out += static_cast<char>(0xF0 | c >> 18);
    out += static_cast<char>(0x80 | (c >> 12 & 0x3F));
    out += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    out += static_cast<char>(0x80 | (c & 0x3F));
  }
}

bool is_digit(Char c) { return c >= '0' && c <= '9'; }
bool is_octal(Char c) { return c >= '0' && c <= '7'; }
bool is_letter(Char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(Char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
int hex_digit(Char c) {
  if (is_digit(c)) return static_cast<int>(c - '0');
  if (c >= 'a' && c <= 'f') return static_cast<int>(c - 'a' + 10);
  if (c >= 'A' && c <= 'F') return static_cast<int>(c - 'A' + 10);
  return -1;
}

std::uint32_t flag_of(Char c) {
  switch (c) {
    case 'i': return kIgnoreCase;
    case 'L': return kLocale;
    case 'm': return kMultiLine;
    case 's': return kDotAll;
    case 'u': return kUnicode;
    case 'x': return kVerbose;
    case 'a': return kAscii;
    default: return 0;
  }
}

// Recursive descent over the pattern. After an error everything returns at once: `failed` is asked after each step.
class Translator {
 public:
  Translator(std::string_view text, bool bytes, std::uint32_t flags) : chars_(decode(text, bytes)), bytes_(bytes) {
    result_.flags = flags;
  }

  TranslatedRegex run() {
    verbose_ = (result_.flags & kVerbose) != 0 || leading_verbose();
    alternatives(0);
    if (!failed() && at_ < chars_.size()) fail("unbalanced parenthesis", at_);
    if (!failed()) check_flags();
    return std::move(result_);
  }

 private:
  Char peek(std::size_t ahead = 0) const { return at_ + ahead < chars_.size() ? chars_[at_ + ahead] : kEnd; }
  bool accept(Char c) {
    if (peek() != c) return false;
    ++at_;
    return true;
  }
  bool failed() const { return !result_.error.empty(); }
  void fail(std::string message, std::size_t position) {
    if (failed()) return;
    result_.error = std::move(message);
    result_.error_position = static_cast<std::int64_t>(position);
  }
  std::string text(std::size_t from, std::size_t to) const {
    std::string out;
    for (std::size_t i = from; i < to && i < chars_.size(); ++i) append_utf8(out, chars_[i]);
    return out;
  }
  void emit(std::string_view s) { result_.pattern += s; }
  void emit_literal(Char c) {
    if (is_letter(c) || is_digit(c) || c == '_') {
      result_.pattern += static_cast<char>(c);
    } else if (c > ' ' && c < 0x7F) {
      result_.pattern += '\\';
      result_.pattern += static_cast<char>(c);
    } else {
      result_.pattern += fmt::format("\\x{{{:x}}}", c);
    }
  }

  // A leading (?x) makes the whole pattern verbose.
  bool leading_verbose() const {
    std::size_t i = 0;
    bool verbose = false;
    while (i + 2 < chars_.size() && chars_[i] == '(' && chars_[i + 1] == '?' && flag_of(chars_[i + 2]) != 0) {
      for (i += 2; i < chars_.size() && flag_of(chars_[i]) != 0; ++i) verbose = verbose || chars_[i] == 'x';
      if (i >= chars_.size() || chars_[i] != ')') return false;
      ++i;
    }
    return verbose;
  }

  void check_flags() {
    std::uint32_t& flags = result_.flags;
    const auto bad = [&](std::string message) {
      result_.error = std::move(message);
      result_.error_position = -1;
    };
    if (bytes_) {
      if ((flags & kUnicode) != 0) bad("cannot use UNICODE flag with a bytes pattern");
      if ((flags & kLocale) != 0 && (flags & kAscii) != 0) bad("ASCII and LOCALE flags are incompatible");
    } else {
      if ((flags & kLocale) != 0) bad("cannot use LOCALE flag with a str pattern");
      if ((flags & kAscii) == 0) {
        flags |= kUnicode;
      } else if ((flags & kUnicode) != 0) {
        bad("ASCII and UNICODE flags are incompatible");
      }
    }
  }

  void alternatives(int depth) {
    if (depth > 200) return fail("too many nested groups", at_);
    while (true) {
      sequence(depth);
      if (failed() || !accept('|')) return;
      emit("|");
    }
  }

  enum class Last : std::uint8_t { Nothing, Item, Anchor, Repeat };

  void sequence(int depth) {
    Last last = Last::Nothing;
    std::size_t item_begin = result_.pattern.size();
    const bool outermost = depth == 0;
    const std::size_t sequence_begin = at_;
    bool only_flags_so_far = outermost && sequence_begin == 0;
    while (at_ < chars_.size() && !failed()) {
      const Char c = peek();
      if (c == '|' || c == ')') return;
      const std::size_t start = at_;
      if (verbose_ && is_space(c)) {
        ++at_;
        continue;
      }
      if (verbose_ && c == '#') {
        while (at_ < chars_.size() && chars_[at_] != '\n') ++at_;
        continue;
      }
      if (c == '*' || c == '+' || c == '?' || c == '{') {
        std::string repeat;
        if (!repetition(repeat)) {
          if (failed()) return;
          item_begin = result_.pattern.size();
          emit_literal('{');
          last = Last::Item;
          only_flags_so_far = false;
          continue;
        }
        if (last == Last::Nothing || last == Last::Anchor) return fail("nothing to repeat", start);
        if (last == Last::Repeat) return fail("multiple repeat", start);
        emit(repeat);
        last = Last::Repeat;
        continue;
      }
      item_begin = result_.pattern.size();
      last = Last::Item;
      ++at_;
      switch (c) {
        case '.': emit("."); break;
        case '^':
          emit("^");
          last = Last::Anchor;
          break;
        case '$':
          emit("$");
          last = Last::Anchor;
          break;
        case '[': character_set(start); break;
        case '\\':
          if (escape(start)) last = Last::Anchor;
          break;
        case '(':
          switch (group(start, depth, only_flags_so_far)) {
            case Group::Flags: last = Last::Nothing; continue;
            case Group::Comment: last = result_.pattern.size() == item_begin ? last_before_comment_ : last; continue;
            case Group::Item: break;
          }
          break;
        default:
          if (c < 0x80 || bytes_) {
            emit_literal(c);
          } else {
            append_utf8(result_.pattern, c);
          }
      }
      last_before_comment_ = last;
      only_flags_so_far = false;
    }
  }

  // Reads *, +, ?, {m,n} with their suffix. False, having moved by one, when a brace is just a brace.
  bool repetition(std::string& out) {
    const Char c = peek();
    const std::size_t start = at_++;
    if (c != '{') {
      out = static_cast<char>(c);
    } else {
      if (peek() == '}') return false;
      const std::size_t inside = at_;
      std::string low, high;
      while (is_digit(peek())) low += static_cast<char>(chars_[at_++]);
      const bool comma = accept(',');
      if (comma) {
        while (is_digit(peek())) high += static_cast<char>(chars_[at_++]);
      } else {
        high = low;
      }
      if (!accept('}')) {
        at_ = inside;
        return false;
      }
      if (low.size() > 9 || high.size() > 9) {
        fail("the repetition number is too large", start);
        return false;
      }
      if (!low.empty() && !high.empty() && std::stol(high) < std::stol(low)) {
        fail("min repeat greater than max repeat", inside);
        return false;
      }
      if (low.empty() && high.empty()) {
        out = "*";
      } else if (comma) {
        out = "{" + (low.empty() ? "0" : low) + "," + high + "}";
      } else {
        out = "{" + low + "}";
      }
    }
    if (accept('?')) {
      out += '?';
    } else if (accept('+')) {
      out += '+';
    }
    return true;
  }

  // --- escapes ---

  // \x41, \u0041, \101, \n ...: a single character, or nothing when it is none of those.
  std::optional<Char> character_escape(std::size_t start, Char c, bool in_set) {
    switch (c) {
      case 'a': return 7;
      case 'f': return '\f';
      case 'n': return '\n';
      case 'r': return '\r';
      case 't': return '\t';
      case 'v': return '\v';
      case '\\': return '\\';
      case 'x': return hex(start, 2);
      case 'u':
        if (!bytes_) return hex(start, 4);
        break;
      case 'U':
        if (!bytes_) return hex(start, 8);
        break;
      case 'b':
        if (in_set) return 8;
        break;
      default: break;
    }
    if (c == '0' || (in_set && is_octal(c))) return octal(start, c);
    if (!in_set && is_octal(c) && c <= '3' && is_octal(peek()) && is_octal(peek(1))) return octal(start, c);
    if (is_letter(c) || is_digit(c)) return std::nullopt;
    return c;
  }
  std::optional<Char> hex(std::size_t start, int digits) {
    Char value = 0;
    for (int i = 0; i < digits; ++i) {
      const int digit = hex_digit(peek());
      if (digit < 0) {
        fail("incomplete escape " + text(start, at_), start);
        return std::nullopt;
      }
      value = value * 16 + static_cast<Char>(digit);
      ++at_;
    }
    if (value > 0x10FFFF) {
      fail("bad escape " + text(start, at_), start);
      return std::nullopt;
    }
    return value;
  }
  std::optional<Char> octal(std::size_t start, Char first) {
    Char value = first - '0';
    for (int i = 0; i < 2 && is_octal(peek()); ++i) value = value * 8 + (chars_[at_++] - '0');
    if (value > 0377) {
      fail("octal escape value " + text(start, at_) + " outside of range 0-0o377", start);
      return std::nullopt;
    }
    return value;
  }

  // Behind a backslash outside of a set. True for the ones that match a place.
  bool escape(std::size_t start) {
    const Char c = peek();
    if (c == kEnd) {
      fail("bad escape (end of pattern)", start);
      return false;
    }
    ++at_;
    switch (c) {
      case 'A': emit("\\A"); return true;
      case 'Z': emit("\\z"); return true;
      case 'b': emit("\\b"); return true;
      case 'B': emit("\\B"); return true;
      case 'd':
      case 'D':
      case 's':
      case 'S':
      case 'w':
      case 'W':
        result_.pattern += '\\';
        result_.pattern += static_cast<char>(c);
        return false;
      default: break;
    }
    if (const std::optional<Char> literal = character_escape(start, c, false)) {
      emit_literal(*literal);
      return false;
    }
    if (failed()) return false;
    if (is_digit(c)) {
      std::uint32_t number = c - '0';
      if (is_digit(peek())) number = number * 10 + (chars_[at_++] - '0');
      reference(number, start + 1);
      return false;
    }
    fail("bad escape " + text(start, at_), start);
    return false;
  }
  void reference(std::uint32_t number, std::size_t position) {
    if (number > result_.groups) return fail(fmt::format("invalid group reference {}", number), position);
    if (std::find(open_.begin(), open_.end(), number) != open_.end())
      return fail("cannot refer to an open group", position - 1);
    emit(fmt::format("\\g{{{}}}", number));
  }

  // --- sets ---

  // One member: a character (its code) or a class such as \d (its letter, emitted by the caller).
  struct Member {
    Char code = 0;
    bool category = false;
  };
  Member set_member(std::size_t set_start) {
    const std::size_t start = at_;
    const Char c = peek();
    if (c == kEnd) {
      fail("unterminated character set", set_start);
      return {};
    }
    ++at_;
    if (c != '\\') return {c, false};
    const Char next = peek();
    if (next == kEnd) {
      fail("bad escape (end of pattern)", start);
      return {};
    }
    ++at_;
    if (next == 'd' || next == 'D' || next == 's' || next == 'S' || next == 'w' || next == 'W') return {next, true};
    if (const std::optional<Char> literal = character_escape(start, next, true)) return {*literal, false};
    fail("bad escape " + text(start, at_), start);
    return {};
  }
  void character_set(std::size_t start) {
    emit("[");
    if (accept('^')) emit("^");
    bool first = true;
    while (!failed()) {
      if (peek() == kEnd) return fail("unterminated character set", start);
      if (peek() == ']' && !first) {
        ++at_;
        emit("]");
        return;
      }
      first = false;
      const std::size_t member_start = at_;
      const Member low = set_member(start);
      if (failed()) return;
      if (peek() != '-') {
        emit_member(low);
        continue;
      }
      ++at_;
      if (peek() == kEnd) return fail("unterminated character set", start);
      if (peek() == ']') {
        emit_member(low);
        emit_literal('-');
        continue;
      }
      const Member high = set_member(start);
      if (failed()) return;
      if (low.category || high.category || high.code < low.code)
        return fail("bad character range " + text(member_start, at_), member_start);
      emit_literal(low.code);
      emit("-");
      emit_literal(high.code);
    }
  }
  void emit_member(Member m) {
    if (m.category) {
      result_.pattern += '\\';
      result_.pattern += static_cast<char>(m.code);
    } else {
      emit_literal(m.code);
    }
  }

  // --- groups ---

  enum class Group : std::uint8_t { Item, Flags, Comment };

  std::uint32_t open_group() {
    open_.push_back(++result_.groups);
    return result_.groups;
  }
  void close_group(std::uint32_t number) {
    std::erase(open_, number);
    result_.closing_order.push_back(number);
  }

  // Reads a name up to `terminator`; fails as Python does.
  std::string name(Char terminator, std::string_view kind, bool check = true) {
    const std::size_t start = at_;
    while (at_ < chars_.size() && chars_[at_] != terminator) ++at_;
    const std::string found = text(start, at_);
    if (at_ == chars_.size()) {
      fail(found.empty() ? fmt::format("missing {}", kind)
                         : fmt::format("missing {}, unterminated name", static_cast<char>(terminator)),
           start);
      return {};
    }
    ++at_;
    if (found.empty()) fail(fmt::format("missing {}", kind), start);
    if (check && !failed()) {
      bool fine = !is_digit(chars_[start]);
      for (std::size_t i = start; i + 1 < at_; ++i)
        fine = fine && (is_letter(chars_[i]) || is_digit(chars_[i]) || chars_[i] == '_' || chars_[i] >= 0x80);
      if (!fine) fail("bad character in group name '" + found + "'", start);
    }
    return found;
  }
  std::uint32_t number_of(const std::string& group_name) const {
    for (const auto& [known, number] : result_.names)
      if (known == group_name) return number;
    return 0;
  }

  void body(std::size_t start, int depth) {
    const bool outer_verbose = verbose_;
    alternatives(depth + 1);
    verbose_ = outer_verbose;
    if (failed()) return;
    if (!accept(')')) return fail("missing ), unterminated subpattern", start);
    emit(")");
  }
  void capture(std::size_t start, int depth) {
    const std::uint32_t number = open_group();
    emit("(");
    body(start, depth);
    close_group(number);
  }

  Group group(std::size_t start, int depth, bool at_beginning) {
    if (!accept('?')) {
      capture(start, depth);
      return Group::Item;
    }
    const Char kind = peek();
    if (kind == kEnd) {
      fail("unexpected end of pattern", at_);
      return Group::Item;
    }
    ++at_;
    switch (kind) {
      case 'P': named(start, depth); return Group::Item;
      case ':':
        emit("(?:");
        body(start, depth);
        return Group::Item;
      case '=':
        emit("(?=");
        body(start, depth);
        return Group::Item;
      case '!':
        emit("(?!");
        body(start, depth);
        return Group::Item;
      case '>':
        emit("(?>");
        body(start, depth);
        return Group::Item;
      case '<': {
        const Char sort = peek();
        if (sort == kEnd) {
          fail("unexpected end of pattern", at_);
        } else if (sort != '=' && sort != '!') {
          fail("unknown extension ?<" + text(at_, at_ + 1), start + 1);
        } else {
          ++at_;
          emit(sort == '=' ? "(?<=" : "(?<!");
          body(start, depth);
        }
        return Group::Item;
      }
      case '#':
        while (at_ < chars_.size() && chars_[at_] != ')') ++at_;
        if (at_ == chars_.size()) fail("missing ), unterminated comment", start);
        ++at_;
        return Group::Comment;
      case '(': conditional(start, depth); return Group::Item;
      default: break;
    }
    if (flag_of(kind) == 0 && kind != '-') {
      fail("unknown extension ?" + text(start + 2, start + 3), start + 1);
      return Group::Item;
    }
    return flags(start, depth, at_beginning);
  }

  void named(std::size_t start, int depth) {
    if (accept('<')) {
      const std::size_t name_start = at_;
      const std::string group_name = name('>', "group name");
      if (failed()) return;
      if (const std::uint32_t known = number_of(group_name); known != 0)
        return fail(fmt::format("redefinition of group name '{}' as group {}; was group {}", group_name,
                                result_.groups + 1, known),
                    name_start);
      result_.names.emplace_back(group_name, result_.groups + 1);
      return capture(start, depth);
    }
    if (accept('=')) {
      const std::size_t name_start = at_;
      const std::string group_name = name(')', "group name");
      if (failed()) return;
      const std::uint32_t number = number_of(group_name);
      if (number == 0) return fail("unknown group name '" + group_name + "'", name_start);
      if (std::find(open_.begin(), open_.end(), number) != open_.end())
        return fail("cannot refer to an open group", name_start);
      return emit(fmt::format("\\g{{{}}}", number));
    }
    if (peek() == kEnd) return fail("unexpected end of pattern", at_);
    fail("unknown extension ?P" + text(at_, at_ + 1), start + 1);
  }

  void conditional(std::size_t start, int depth) {
    const std::size_t name_start = at_;
    const std::string condition = name(')', "group name", false);
    if (failed()) return;
    std::uint32_t number = 0;
    if (std::all_of(condition.begin(), condition.end(), [](char c) { return c >= '0' && c <= '9'; })) {
      number = condition.size() > 9 ? ~0u : static_cast<std::uint32_t>(std::stoul(condition));
      if (number == 0) return fail("bad group number", name_start);
      if (number > result_.groups) {
        // Python looks whether the whole pattern has that many groups; a forward reference is rare enough.
        const auto total = static_cast<std::uint32_t>(std::count(chars_.begin(), chars_.end(), Char{'('}));
        if (number > total) return fail(fmt::format("invalid group reference {}", number), name_start);
      }
    } else {
      number = number_of(condition);
      if (number == 0) return fail("unknown group name '" + condition + "'", name_start);
    }
    emit(fmt::format("(?({})", number));
    sequence(depth + 1);
    if (!failed() && accept('|')) {
      emit("|");
      sequence(depth + 1);
      if (!failed() && peek() == '|') return fail("conditional backref with more than two branches", at_);
    }
    if (failed()) return;
    if (!accept(')')) return fail("missing ), unterminated subpattern", start);
    emit(")");
  }

  // (?aiLmsux) at the beginning, (?aiLmsux-imsx:...) anywhere.
  Group flags(std::size_t start, int depth, bool at_beginning) {
    --at_;
    std::uint32_t add = 0, remove = 0;
    while (const std::uint32_t flag = peek() == kEnd ? 0 : flag_of(peek())) {
      add |= flag;
      ++at_;
    }
    if (peek() == ')') {
      ++at_;
      if (!at_beginning) {
        fail("global flags not at the start of the expression", start);
        return Group::Flags;
      }
      result_.flags |= add;
      return Group::Flags;
    }
    if (accept('-')) {
      if (peek() == kEnd) {
        fail("missing flag", at_);
        return Group::Item;
      }
      if (flag_of(peek()) == 0) {
        fail(is_letter(peek()) ? "unknown flag" : "missing flag", at_);
        return Group::Item;
      }
      while (const std::uint32_t flag = peek() == kEnd ? 0 : flag_of(peek())) {
        if ((flag & (kAscii | kUnicode | kLocale)) != 0) {
          fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", at_ + 1);
          return Group::Item;
        }
        remove |= flag;
        ++at_;
      }
    }
    if (peek() == kEnd) {
      fail("missing -, : or )", at_);
      return Group::Item;
    }
    if (!accept(':')) {
      fail(is_letter(peek()) ? "unknown flag" : remove != 0 ? "missing :" : "missing -, : or )", at_);
      return Group::Item;
    }
    if ((add & remove) != 0) {
      fail("bad inline flags: flag turned on and off", at_ - 1);
      return Group::Item;
    }
    emit("(?");
    const auto letters = [&](std::uint32_t set) {
      if ((set & kIgnoreCase) != 0) emit("i");
      if ((set & kMultiLine) != 0) emit("m");
      if ((set & kDotAll) != 0) emit("s");
    };
    letters(add);
    if ((remove & (kIgnoreCase | kMultiLine | kDotAll)) != 0) {
      emit("-");
      letters(remove);
    }
    emit(":");
    const bool outer_verbose = verbose_;
    verbose_ = (verbose_ || (add & kVerbose) != 0) && (remove & kVerbose) == 0;
    alternatives(depth + 1);
    verbose_ = outer_verbose;
    if (!failed() && !accept(')')) fail("missing ), unterminated subpattern", start);
    emit(")");
    return Group::Item;
  }

  std::vector<Char> chars_;
  bool bytes_;
  bool verbose_ = false;
  std::size_t at_ = 0;
  std::vector<std::uint32_t> open_;
  Last last_before_comment_ = Last::Nothing;
  TranslatedRegex result_;
};

}  // namespace

TranslatedRegex translate_regex(std::string_view text, bool bytes, std::uint32_t flags) {
  return Translator(text, bytes, flags).run();
}

}  // namespace shapetrace::python
