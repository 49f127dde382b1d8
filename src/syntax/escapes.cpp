#include "syntax/escapes.hpp"

#include "syntax/unicode_names.hpp"

namespace shapetrace::syntax {
namespace {

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 99;
}

class Decoder {
 public:
  Decoder(std::string_view body, LiteralStyle style, std::string& out) : body_(body), style_(style), out_(out) {}

  std::optional<std::string> run() {
    while (at_ < body_.size()) {
      const char c = body_[at_];
      if (style_.bytes && static_cast<unsigned char>(c) >= 0x80) {
        return "bytes can only contain ASCII literal characters";
      }
      if (c == '\\' && !style_.raw) {
        if (auto problem = escape()) return problem;
      } else if (c == '\r') {
        out_ += '\n';
        at_ += at_ + 1 < body_.size() && body_[at_ + 1] == '\n' ? 2 : 1;
      } else {
        out_ += c;
        const bool doubled =
            style_.formatted && (c == '{' || c == '}') && at_ + 1 < body_.size() && body_[at_ + 1] == c;
        at_ += doubled ? 2 : 1;
      }
    }
    return std::nullopt;
  }

 private:
  std::optional<std::string> escape() {
    const std::size_t backslash = at_++;
    if (at_ >= body_.size()) {
      out_ += '\\';
      return std::nullopt;
    }
    const char c = body_[at_++];
    switch (c) {
      case '\r':
        if (at_ < body_.size() && body_[at_] == '\n') ++at_;
        return std::nullopt;
      case '\n': return std::nullopt;
      case '\\':
      case '\'':
      case '"': out_ += c; return std::nullopt;
      case 'a': out_ += '\a'; return std::nullopt;
      case 'b': out_ += '\b'; return std::nullopt;
      case 'f': out_ += '\f'; return std::nullopt;
      case 'n': out_ += '\n'; return std::nullopt;
      case 'r': out_ += '\r'; return std::nullopt;
      case 't': out_ += '\t'; return std::nullopt;
      case 'v': out_ += '\v'; return std::nullopt;
      case 'x': return hexadecimal(2, backslash, "truncated \\xXX escape");
      case 'u':
        if (!style_.bytes) return hexadecimal(4, backslash, "truncated \\uXXXX escape");
        break;
      case 'U':
        if (!style_.bytes) return hexadecimal(8, backslash, "truncated \\UXXXXXXXX escape");
        break;
      case 'N':
        if (!style_.bytes) return named(backslash);
        break;
      default:
        if (c >= '0' && c <= '7') {
          octal(c);
          return std::nullopt;
        }
    }
    // An unknown escape stands for itself; what follows the backslash is read again, it may be part of a character
    // of several bytes or a doubled brace.
    out_ += '\\';
    --at_;
    return std::nullopt;
  }

  void put(char32_t value) {
    if (style_.bytes) {
      out_ += static_cast<char>(value);
    } else {
      append_utf8(value, out_);
    }
  }

  void octal(char first) {
    char32_t value = static_cast<char32_t>(first - '0');
    for (int i = 0; i < 2 && at_ < body_.size() && body_[at_] >= '0' && body_[at_] <= '7'; ++i) {
      value = value * 8 + static_cast<char32_t>(body_[at_++] - '0');
    }
    put(value);
  }

  std::optional<std::string> hexadecimal(int digits, std::size_t backslash, std::string_view reason) {
    char32_t value = 0;
    int seen = 0;
    while (seen < digits && at_ < body_.size() && digit_value(body_[at_]) < 16) {
      value = value * 16 + static_cast<char32_t>(digit_value(body_[at_++]));
      ++seen;
    }
    if (seen < digits) {
      if (style_.bytes) return "(value error) invalid \\x escape at position " + std::to_string(backslash);
      return problem(backslash, reason);
    }
    if (value > 0x10FFFF) return problem(backslash, "illegal Unicode character");
    put(value);
    return std::nullopt;
  }

  std::optional<std::string> named(std::size_t backslash) {
    const std::size_t close = at_ < body_.size() && body_[at_] == '{' ? body_.find('}', at_) : std::string_view::npos;
    if (close == std::string_view::npos) return problem(backslash, "malformed \\N character escape");
    const std::string_view name = body_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
    put(character_by_name(name).value_or(0xFFFD));
    return std::nullopt;
  }

  std::string problem(std::size_t backslash, std::string_view reason) const {
    const std::size_t last = at_ == 0 ? 0 : at_ - 1;
    return "(unicode error) 'unicodeescape' codec can't decode bytes in position " + std::to_string(backslash) + "-" +
           std::to_string(last) + ": " + std::string(reason);
  }

  std::string_view body_;
  LiteralStyle style_;
  std::string& out_;
  std::size_t at_ = 0;
};

}  // namespace

void append_utf8(char32_t code_point, std::string& out) {
  const auto byte = [&out](char32_t value) { out += static_cast<char>(static_cast<unsigned char>(value)); };
  if (code_point < 0x80) {
    byte(code_point);
  } else if (code_point < 0x800) {
    byte(0xC0 | (code_point >> 6));
    byte(0x80 | (code_point & 0x3F));
  } else if (code_point < 0x10000) {
    byte(0xE0 | (code_point >> 12));
    byte(0x80 | ((code_point >> 6) & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  } else {
    byte(0xF0 | (code_point >> 18));
    byte(0x80 | ((code_point >> 12) & 0x3F));
    byte(0x80 | ((code_point >> 6) & 0x3F));
    byte(0x80 | (code_point & 0x3F));
  }
}

std::optional<std::string> decode_literal(std::string_view body, LiteralStyle style, std::string& out) {
  const bool plain = !style.formatted && !style.bytes && body.find('\r') == std::string_view::npos &&
                     (style.raw || body.find('\\') == std::string_view::npos);
  if (plain) {
    out += body;
    return std::nullopt;
  }
  return Decoder(body, style, out).run();
}

}  // namespace shapetrace::syntax
