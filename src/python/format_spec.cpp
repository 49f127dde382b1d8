// format(v, spec) for text and numbers.
#include <algorithm>
#include <cmath>

#include "python/format.hpp"
#include "python/number_text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

using interp::Interp;
using value::Exc;
using value::Value;

namespace {

bool is_align(char32_t c) { return c == '<' || c == '>' || c == '^' || c == '='; }

// "Unknown format code 'q' for object of type 'int'"
Value unknown_code(Interp& in, char32_t code, std::string_view type_name) {
  if (code > 32 && code < 128)
    return in.value_error("Unknown format code '{}' for object of type '{}'", static_cast<char>(code), type_name);
  return in.value_error("Unknown format code '\\x{:x}' for object of type '{}'", static_cast<std::uint32_t>(code),
                        type_name);
}

// Digits of a width or precision; -1 after an error, 0 digits read gives `found` false.
bool read_number(Interp& in, std::string_view text, std::size_t& at, std::int64_t& out, bool& found) {
  found = false;
  out = 0;
  for (; at < text.size() && text[at] >= '0' && text[at] <= '9'; ++at) {
    found = true;
    if (out > (INT64_MAX - 9) / 10) return in.raise(Exc::ValueError, "Too many decimal digits in format string"), false;
    out = out * 10 + (text[at] - '0');
  }
  return true;
}

// Whether the grouping goes with the type.
bool check_grouping(Interp& in, const FormatSpec& spec) {
  if (spec.grouping == 0) return true;
  switch (spec.type) {
    case 'd':
    case 'e':
    case 'f':
    case 'g':
    case 'E':
    case 'G':
    case '%':
    case 'F':
    case 0: return true;
    case 'b':
    case 'o':
    case 'x':
    case 'X':
      if (spec.grouping == '_') return true;
      break;
    default: break;
  }
  if (spec.type > 32 && spec.type < 128) {
    in.value_error("Cannot specify '{}' with '{}'.", spec.grouping, static_cast<char>(spec.type));
  } else {
    in.value_error("Cannot specify '{}' with '\\x{:x}'.", spec.grouping, static_cast<std::uint32_t>(spec.type));
  }
  return false;
}

// Digits with separators every `group` places from the right, filled up with zeros (and separators) to min_width.
std::string group_digits(std::string_view digits, char separator, int group, std::int64_t min_width) {
  if (separator == 0) {
    std::string out;
    const auto missing = min_width - static_cast<std::int64_t>(digits.size());
    if (missing > 0) out.assign(static_cast<std::size_t>(missing), '0');
    return out += digits;
  }
  std::string reversed;
  auto left = static_cast<std::int64_t>(digits.size());
  while (true) {
    const std::int64_t size = std::min<std::int64_t>(group, std::max<std::int64_t>({left, min_width, 1}));
    for (std::int64_t i = 0; i < size; ++i) {
      reversed += left > 0 ? digits[static_cast<std::size_t>(left - 1)] : '0';
      if (left > 0) --left;
    }
    min_width -= size;
    if (left <= 0 && min_width <= 0) break;
    reversed += separator;
    --min_width;
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

// A number in parts: sign, prefix (0x), digits before the point, and whatever follows them.
struct NumberParts {
  bool negative = false;
  std::string_view prefix, digits, rest;
};

std::string assemble(const NumberParts& parts, const FormatSpec& spec) {
  std::string head;
  if (parts.negative) {
    head = "-";
  } else if (spec.sign == '+' || spec.sign == ' ') {
    head = spec.sign;
  }
  head += parts.prefix;
  const auto others = static_cast<std::int64_t>(head.size() + parts.rest.size());
  std::string body;
  if (!parts.digits.empty()) {
    const bool zeros = spec.fill == '0' && spec.align == '=';
    const bool by_four = spec.type == 'b' || spec.type == 'o' || spec.type == 'x' || spec.type == 'X';
    body = group_digits(parts.digits, spec.grouping, by_four ? 4 : 3, zeros ? spec.width - others : 0);
  }
  body += parts.rest;
  std::string out;
  if (spec.align == '=') {
    out = head;
    append_padded(out, body, static_cast<std::int64_t>(body.size()),
                  spec.width - static_cast<std::int64_t>(head.size()), spec.fill, '>');
    return out;
  }
  head += body;
  append_padded(out, head, static_cast<std::int64_t>(head.size()), spec.width, spec.fill, spec.align);
  return out;
}

bool all_zero(std::string_view number) {
  for (const char c : number) {
    if (c == 'e' || c == 'E') break;
    if (c != '0' && c != '.' && c != '-') return false;
  }
  return true;
}

// The text of a float by the spec's type and precision, without sign; `negative` tells it.
std::string real_text(double d, const FormatSpec& spec, FloatStyle style, bool& negative) {
  if (spec.type == '%') d *= 100;
  std::string text = float_text(d, style);
  negative = text[0] == '-';
  if (negative && spec.no_negative_zero && all_zero(text)) negative = false;
  if (text[0] == '-') text.erase(0, 1);
  if (spec.type == '%') text += '%';
  return text;
}

bool style_of(const FormatSpec& spec, FloatStyle& style, bool is_complex) {
  style.alternate = spec.alternate;
  style.precision = spec.precision;
  switch (spec.type) {
    case 0:
      style.code = spec.precision < 0 ? 'r' : 'g';
      style.add_dot_zero = !is_complex;
      return true;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G': style.code = static_cast<char>(spec.type); break;
    case 'n': style.code = 'g'; break;
    case '%':
      if (is_complex) return false;
      style.code = 'f';
      break;
    default: return false;
  }
  if (style.precision < 0) style.precision = 6;
  return true;
}

NumberParts parts_of(std::string_view text, bool negative) {
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return {negative, {}, text.substr(0, digits), text.substr(digits)};
}

Value format_double(Interp& in, double d, const FormatSpec& spec, std::string_view type_name) {
  FloatStyle style;
  if (!style_of(spec, style, false)) return unknown_code(in, spec.type, type_name);
  if (!room_for_text(in, std::max<std::int64_t>(spec.width, spec.precision))) return Value::error();
  bool negative = false;
  const std::string text = real_text(d, spec, style, negative);
  if (spec.width <= 0 && spec.grouping == 0 && spec.sign == 0) return in.heap().str(negative ? "-" + text : text);
  return in.heap().str(assemble(parts_of(text, negative), spec));
}

Value format_character(Interp& in, Value v, FormatSpec spec) {
  if (spec.sign != 0) return in.raise(Exc::ValueError, "Sign not allowed with integer format specifier 'c'");
  if (spec.alternate)
    return in.raise(Exc::ValueError, "Alternate form (#) not allowed with integer format specifier 'c'");
  std::int64_t code = 0;
  if (!value::to_int64(v, code)) return in.raise(Exc::OverflowError, "Python int too large to convert to C long");
  if (code < 0 || code > 0x10ffff) return in.raise(Exc::OverflowError, "%c arg not in range(0x110000)");
  std::string text;
  unicode::append(text, static_cast<char32_t>(code));
  std::string out;
  if (spec.align == '=') spec.align = '>';
  append_padded(out, text, 1, spec.width, spec.fill, spec.align);
  return in.heap().str(out);
}

}  // namespace

bool room_for_text(Interp& in, std::int64_t bytes) {
  // It is put together outside the arena, with room to grow, and then copied.
  if (bytes < 65536 || (bytes < INT64_MAX / 3 && in.arena().can_take(static_cast<std::size_t>(bytes) * 3))) return true;
  in.abandon(fmt::format("a text of {} bytes is beyond the memory budget", bytes));
  return false;
}

void append_fill(std::string& out, char32_t fill, std::int64_t count) {
  if (fill < 128) {
    out.append(static_cast<std::size_t>(std::max<std::int64_t>(count, 0)), static_cast<char>(fill));
  } else {
    for (; count > 0; --count) unicode::append(out, fill);
  }
}

void append_padded(std::string& out, std::string_view text, std::int64_t length, std::int64_t width, char32_t fill,
                   char align) {
  const std::int64_t missing = width - length;
  if (missing <= 0) {
    out += text;
    return;
  }
  const std::int64_t left = align == '>' ? missing : align == '^' ? missing / 2 : 0;
  append_fill(out, fill, left);
  out += text;
  append_fill(out, fill, missing - left);
}

bool parse_format_spec(Interp& in, std::string_view text, std::string_view type_name, char default_type,
                       char default_align, FormatSpec& out) {
  out.align = default_align;
  out.type = static_cast<char32_t>(default_type);
  std::size_t at = 0;
  const auto peek = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  bool fill_given = false;
  if (!text.empty()) {
    std::size_t behind = 0;
    const char32_t first = unicode::next(text, behind);
    if (is_align(static_cast<unsigned char>(peek(behind)))) {
      out.fill = first;
      out.align = peek(behind);
      fill_given = out.align_given = true;
      at = behind + 1;
    } else if (is_align(first)) {
      out.align = static_cast<char>(first);
      out.align_given = true;
      at = 1;
    }
  }
  if (const char c = peek(at); c == '+' || c == '-' || c == ' ') out.sign = text[at++];
  if (peek(at) == 'z') out.no_negative_zero = true, ++at;
  if (peek(at) == '#') out.alternate = true, ++at;
  if (!fill_given && peek(at) == '0') {
    out.fill = '0';
    if (!out.align_given && default_align == '>') out.align = '=';
    ++at;
  }
  bool found = false;
  std::int64_t number = 0;
  if (!read_number(in, text, at, number, found)) return false;
  if (found) out.width = number;
  if (peek(at) == ',') out.grouping = ',', ++at;
  if (peek(at) == '_') {
    if (out.grouping != 0) return in.raise(Exc::ValueError, "Cannot specify both ',' and '_'."), false;
    out.grouping = '_';
    ++at;
  }
  if (peek(at) == ',' && out.grouping == '_')
    return in.raise(Exc::ValueError, "Cannot specify both ',' and '_'."), false;
  if (peek(at) == '.') {
    ++at;
    if (!read_number(in, text, at, number, found)) return false;
    if (!found) return in.raise(Exc::ValueError, "Format specifier missing precision"), false;
    if (number > INT32_MAX) return in.raise(Exc::ValueError, "precision too big"), false;
    out.precision = static_cast<int>(number);
  }
  if (at < text.size()) {
    std::size_t behind = at;
    out.type = unicode::next(text, behind);
    if (behind != text.size()) {
      in.value_error("Invalid format specifier '{}' for object of type '{}'", text, type_name);
      return false;
    }
  }
  return check_grouping(in, out) && room_for_text(in, out.width);
}

Value format_text(Interp& in, Value v, std::string_view text) {
  FormatSpec spec;
  const std::string_view type_name = in.type_name(v);
  if (!parse_format_spec(in, text, type_name, 's', '<', spec)) return Value::error();
  if (spec.type != 's') return unknown_code(in, spec.type, type_name);
  if (spec.sign == ' ') return in.raise(Exc::ValueError, "Space not allowed in string format specifier");
  if (spec.sign != 0) return in.raise(Exc::ValueError, "Sign not allowed in string format specifier");
  if (spec.no_negative_zero)
    return in.raise(Exc::ValueError, "Negative zero coercion (z) not allowed in string format specifier");
  if (spec.alternate) return in.raise(Exc::ValueError, "Alternate form (#) not allowed in string format specifier");
  if (spec.align == '=') return in.raise(Exc::ValueError, "'=' alignment not allowed in string format specifier");
  const auto* const s = value::as<value::Str>(v);
  std::string_view shown = s->view();
  std::int64_t length = s->length;
  if (spec.precision >= 0 && spec.precision < length) {
    length = spec.precision;
    shown = shown.substr(
        0, s->ascii() ? static_cast<std::size_t>(length) : unicode::offset_of(shown, static_cast<std::size_t>(length)));
  }
  std::string out;
  append_padded(out, shown, length, spec.width, spec.fill, spec.align);
  return in.heap().str(out);
}

Value format_integer(Interp& in, Value v, std::string_view text) {
  FormatSpec spec;
  const std::string_view type_name = in.type_name(v);
  if (!parse_format_spec(in, text, type_name, 'd', '>', spec)) return Value::error();
  int base = 10;
  std::string_view prefix;
  switch (spec.type) {
    case 'c':
    case 'd':
    case 'n': break;
    case 'b':
      base = 2;
      prefix = "0b";
      break;
    case 'o':
      base = 8;
      prefix = "0o";
      break;
    case 'x':
      base = 16;
      prefix = "0x";
      break;
    case 'X':
      base = 16;
      prefix = "0X";
      break;
    case 'e':
    case 'E':
    case 'f':
    case 'F':
    case 'g':
    case 'G':
    case '%': {
      double d = 0;
      value::to_double(v, d);
      if (!std::isfinite(d)) return in.raise(Exc::OverflowError, "int too large to convert to float");
      return format_double(in, d, spec, type_name);
    }
    default: return unknown_code(in, spec.type, type_name);
  }
  if (spec.precision >= 0) return in.raise(Exc::ValueError, "Precision not allowed in integer format specifier");
  if (spec.no_negative_zero)
    return in.raise(Exc::ValueError, "Negative zero coercion (z) not allowed in integer format specifier");
  if (spec.type == 'c') return format_character(in, v, spec);
  std::string digits;
  if (base == 10) {
    if (!int_repr(v, in.max_int_digits, digits))
      return in.value_error(
          "Exceeds the limit ({} digits) for integer string conversion; "
          "use sys.set_int_max_str_digits() to increase the limit",
          in.max_int_digits);
  } else {
    digits = int_digits(v, base);
  }
  if (spec.type == 'X')
    for (char& c : digits) c = static_cast<char>(c >= 'a' && c <= 'f' ? c - 32 : c);
  const bool negative = digits[0] == '-';
  const NumberParts parts{
      negative, spec.alternate ? prefix : std::string_view(), std::string_view(digits).substr(negative ? 1 : 0), {}};
  return in.heap().str(assemble(parts, spec));
}

Value format_real(Interp& in, Value v, std::string_view text) {
  FormatSpec spec;
  const std::string_view type_name = in.type_name(v);
  if (!parse_format_spec(in, text, type_name, '\0', '>', spec)) return Value::error();
  return format_double(in, value::float_of(v), spec, type_name);
}

Value format_complex(Interp& in, Value v, std::string_view text) {
  FormatSpec spec;
  const std::string_view type_name = in.type_name(v);
  if (!parse_format_spec(in, text, type_name, '\0', '>', spec)) return Value::error();
  if (spec.fill == '0') return in.raise(Exc::ValueError, "Zero padding is not allowed in complex format specifier");
  if (spec.align == '=')
    return in.raise(Exc::ValueError, "'=' alignment flag is not allowed in complex format specifier");
  FloatStyle style;
  if (!style_of(spec, style, true)) return unknown_code(in, spec.type, type_name);
  const auto* const c = value::as<value::Complex>(v);
  bool negative = false;
  FormatSpec part = spec;
  part.width = -1;
  const bool imaginary_only = spec.type == 0 && c->real == 0 && !std::signbit(c->real);
  std::string out;
  if (!imaginary_only) {
    const std::string real = real_text(c->real, spec, style, negative);
    out = assemble(parts_of(real, negative), part);
    part.sign = '+';
  }
  const std::string imag = real_text(c->imag, spec, style, negative);
  out += assemble(parts_of(imag, negative), part) + "j";
  if (spec.type == 0 && !imaginary_only) out = "(" + out + ")";
  std::string padded;
  append_padded(padded, out, static_cast<std::int64_t>(out.size()), spec.width, spec.fill, spec.align);
  return in.heap().str(padded);
}

}  // namespace shapetrace::python
