// Numbers and strings, with f-strings.
#include <gmp.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "syntax/escapes.hpp"
#include "syntax/lower.hpp"

namespace shapetrace::syntax {
namespace {

std::string without_underscores(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    if (c != '_') out += c;
  }
  return out;
}

double to_double(const std::string& digits) {
  double value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (result.ec == std::errc::result_out_of_range) return std::strtod(digits.c_str(), nullptr);
  return value;
}

std::string to_decimal(const std::string& digits, int base) {
  mpz_t value;
  mpz_init_set_str(value, digits.c_str(), base);
  std::string out(mpz_sizeinbase(value, 10) + 2, '\0');
  mpz_get_str(out.data(), 10, value);
  mpz_clear(value);
  out.resize(out.find('\0'));
  return out;
}

bool is_imaginary(std::string_view text) { return text.back() == 'j' || text.back() == 'J'; }

}  // namespace

NodeId Lowering::float_number() {
  std::string digits = without_underscores(here_text());
  if (digits.empty()) return here(Kind::SyntaxError);
  const Kind kind = is_imaginary(digits) ? Kind::Imaginary : Kind::Float;
  return here(kind, build_.number(to_double(digits)));
}

NodeId Lowering::integer() {
  // Limits of CPython 3.11: converting decimal text is quadratic there.
  static constexpr std::size_t kMaxDecimalDigits = 4300;
  const std::string_view text = here_text();
  if (text.empty()) return here(Kind::SyntaxError);
  std::string digits = without_underscores(text);
  int base = 10;
  if (digits.size() > 2 && digits[0] == '0') {
    const char mark = static_cast<char>(digits[1] | 0x20);
    base = mark == 'x' ? 16 : mark == 'o' ? 8 : mark == 'b' ? 2 : 10;
    if (base != 10) digits.erase(0, 2);
  }
  if (base == 10 && is_imaginary(digits)) return float_number();
  if (digits.back() == 'l' || digits.back() == 'L') {
    error(at_.begin(), at_.end(), base == 10 ? "invalid decimal literal" : "invalid syntax");
    digits.pop_back();
  }
  std::uint64_t value = 0;
  const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
  if (result.ec == std::errc()) {
    if (value <= 0xFFFFFFFFu) return here(Kind::Int, static_cast<std::uint32_t>(value), 0, 0, 0, kSmall);
    return here(Kind::Int, build_.atom(std::to_string(value)));
  }
  if (base == 10 && digits.size() > kMaxDecimalDigits) {
    error(at_.begin(), at_.end(),
          "Exceeds the limit (4300 digits) for integer string conversion: value has " + std::to_string(digits.size()) +
              " digits; use sys.set_int_max_str_digits() to increase the limit - Consider hexadecimal for huge "
              "integer literals to avoid decimal conversion limits.");
    return here(Kind::Int, 0, 0, 0, 0, kSmall);
  }
  return here(Kind::Int, build_.atom(to_decimal(digits, base)));
}

struct Lowering::Literal {
  std::size_t text_mark;  // decoded text since here (in text_) has not become a part yet
  std::uint32_t text_begin = 0;
  bool formatted = false;  // some literal of the sequence is an f-string
  bool bytes = false;
  bool plain_text = false;  // some literal is not bytes
  bool raw = false;         // the present one is
};

NodeId Lowering::strings() {
  Literal literal{.text_mark = text_.size()};
  const std::size_t parts = build_.mark();
  literal.text_begin = at_.begin();
  if (at_.sym() == Sym::String) {
    string(literal);
  } else {
    each_child([&](Sym sym) {
      if (sym == Sym::String) string(literal);
    });
  }
  if (literal.bytes && literal.plain_text) error(at_.begin(), at_.end(), "cannot mix bytes and nonbytes literals");
  if (literal.formatted) {
    flush(literal, at_.end());
    return here(Kind::FString, build_.take(parts));
  }
  const AtomId value = build_.atom(std::string_view(text_).substr(literal.text_mark));
  text_.resize(literal.text_mark);
  return here(literal.bytes ? Kind::Bytes : Kind::Str, value);
}

// One literal: what is not a replacement field is text, whatever the grammar made of it.
void Lowering::string(Literal& literal) {
  LiteralStyle style;
  std::uint32_t text_begin = at_.begin();
  std::uint32_t quotes = 1;
  const auto decode = [&](std::uint32_t end) {
    if (end <= text_begin) return;
    if (auto problem = decode_literal(source(text_begin, end), style, text_)) error(at_.begin(), at_.end(), *problem);
  };
  each_child([&](Sym sym) {
    if (sym == Sym::StringStart) {
      quotes = here_text().ends_with("\"\"\"") || here_text().ends_with("'''") ? 3 : 1;
      for (const char c : here_text()) {
        switch (c | 0x20) {
          case 'r': style.raw = true; break;
          case 'b': style.bytes = true; break;
          case 'f': style.formatted = true; break;
          default: break;
        }
      }
      text_begin = at_.end();
      literal.formatted |= style.formatted;
      literal.raw = style.raw;
      (style.bytes ? literal.bytes : literal.plain_text) = true;
    } else if (sym == Sym::Interpolation) {
      decode(at_.begin());
      interpolation(literal);
      text_begin = at_.end();
    } else if (sym == Sym::StringEnd) {
      decode(at_.end() - quotes);  // the grammar takes backslashes at the end of a raw string for a part of its end
      text_begin = at_.end();
    }
  });
}

// Text gathered so far becomes a part of the f-string.
void Lowering::flush(Literal& literal, std::uint32_t end) {
  if (text_.size() > literal.text_mark) {
    const AtomId value = build_.atom(std::string_view(text_).substr(literal.text_mark));
    text_.resize(literal.text_mark);
    build_.push(add(Kind::Str, literal.text_begin, end, value));
  }
}

// {expression=!conversion:spec}. The text of "=" runs from the brace to what follows the sign.
void Lowering::interpolation(Literal& literal) {
  flush(literal, at_.begin());
  const std::uint32_t begin = at_.begin();
  const std::uint32_t end = at_.end();
  std::uint32_t stop = end;
  std::uint16_t conversion = 0;
  bool has_equal = false;
  NodeId value = 0;
  NodeId spec = 0;
  each_child([&](Sym sym) {
    if (sym == Sym::Equal) {
      has_equal = true;
    } else if (sym == Sym::TypeConversion) {
      stop = std::min(stop, at_.begin());
      const std::string_view text = here_text();
      conversion = text.size() > 1 ? static_cast<unsigned char>(text[1]) : 0;
      if (text != "!r" && text != "!s" && text != "!a") {
        error(at_.begin(), at_.end(), "f-string: invalid conversion character: expected 's', 'r', or 'a'");
      }
    } else if (sym == Sym::FormatSpecifier) {
      stop = std::min(stop, at_.begin());
      spec = format_specifier(literal.raw);
    } else if (at_.named() && sym != Sym::Error && value == 0) {
      value = expression();
    }
  });
  AtomId equal_text = 0;
  if (has_equal) {
    if (stop == end) --stop;  // the brace
    equal_text = build_.atom(source(begin + 1, stop));
    if (conversion == 0 && spec == 0) conversion = 'r';
  }
  if (value == 0) value = here(Kind::SyntaxError);
  build_.push(here(Kind::Formatted, value, spec, equal_text, conversion));
  literal.text_begin = end;
}

NodeId Lowering::format_specifier(bool raw) {
  Literal literal{.text_mark = text_.size(), .text_begin = at_.begin() + 1, .raw = raw};
  const std::size_t parts = build_.mark();
  std::uint32_t text_begin = literal.text_begin;
  const auto decode = [&](std::uint32_t end) {
    if (end <= text_begin) return;
    if (auto problem = decode_literal(source(text_begin, end), {.raw = raw}, text_)) {
      error(text_begin, end, *problem);
    }
  };
  each_child([&](Sym sym) {
    if (sym != Sym::FormatExpression) return;
    decode(at_.begin());
    interpolation(literal);
    text_begin = at_.end();
  });
  decode(at_.end());
  flush(literal, at_.end());
  return here(Kind::FString, build_.take(parts));
}

}  // namespace shapetrace::syntax
