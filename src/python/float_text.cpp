// Floats to text and back. Digits come from std::to_chars, which is exact and rounds to nearest even as C's printf
// does; where the point goes and when an exponent is shown are Python's rules (library reference, "Format Specification
// Mini-Language" and float.__repr__).
#include <gmp.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

#include "python/number_text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

namespace {

// 0.d1d2d3... * 10**point
struct Decimal {
  std::string digits;
  int point = 0;
};

// `significant` digits, or the shortest that read back when it is 0; d is finite and not negative.
Decimal decimal_of(double d, int significant) {
  char small[64];
  std::string large;
  char* begin = small;
  char* end = small + sizeof small;
  if (significant > 40) {
    large.resize(static_cast<std::size_t>(significant) + 16);
    begin = large.data();
    end = begin + large.size();
  }
  const auto [stop, error] = significant == 0
                                 ? std::to_chars(begin, end, d, std::chars_format::scientific)
                                 : std::to_chars(begin, end, d, std::chars_format::scientific, significant - 1);
  const std::string_view text(begin, static_cast<std::size_t>(stop - begin));
  const std::size_t e = text.find('e');
  Decimal result;
  result.digits = text[0];
  if (e > 2) result.digits += text.substr(2, e - 2);
  std::size_t at = e + 1;
  const bool negative = text[at] == '-';
  if (negative || text[at] == '+') ++at;
  int exponent = 0;
  std::from_chars(text.data() + at, text.data() + text.size(), exponent);
  result.point = (negative ? -exponent : exponent) + 1;
  return result;
}

std::string fixed_text(double d, int precision) {
  std::string out(static_cast<std::size_t>(precision) + 330, '\0');
  const auto [stop, error] = std::to_chars(out.data(), out.data() + out.size(), d, std::chars_format::fixed, precision);
  out.resize(static_cast<std::size_t>(stop - out.data()));
  return out;
}

void append_exponent(std::string& out, int exponent) {
  out += exponent < 0 ? "e-" : "e+";
  const std::string digits = std::to_string(std::abs(exponent));
  if (digits.size() < 2) out += '0';
  out += digits;
}

// General notation: fixed where the exponent is small, else with an exponent.
void append_general(std::string& out, const Decimal& decimal, bool use_exponent, FloatStyle style) {
  const auto count = static_cast<int>(decimal.digits.size());
  if (use_exponent) {
    out += decimal.digits[0];
    if (count > 1 || style.alternate) out += '.';
    out.append(decimal.digits, 1);
    return append_exponent(out, decimal.point - 1);
  }
  bool has_fraction = true;
  if (decimal.point <= 0) {
    out += "0.";
    out.append(static_cast<std::size_t>(-decimal.point), '0');
    out += decimal.digits;
  } else if (decimal.point < count) {
    out.append(decimal.digits, 0, static_cast<std::size_t>(decimal.point));
    out += '.';
    out.append(decimal.digits, static_cast<std::size_t>(decimal.point));
  } else {
    out += decimal.digits;
    out.append(static_cast<std::size_t>(decimal.point - count), '0');
    has_fraction = false;
  }
  if (!has_fraction && style.add_dot_zero) out += ".0";
  if (!has_fraction && !style.add_dot_zero && style.alternate) out += '.';
}

// d / 10**places as the nearest integer, times 10**places: rounding to tens, hundreds ...
double round_integral(double d, int places) {
  double whole = 0;
  const bool has_fraction = std::modf(std::fabs(d), &whole) != 0;
  mpz_t value, unit, rest;
  mpz_inits(value, unit, rest, nullptr);
  mpz_set_d(value, whole);
  mpz_ui_pow_ui(unit, 10, static_cast<unsigned long>(places));
  mpz_tdiv_qr(value, rest, value, unit);
  mpz_mul_2exp(rest, rest, 1);
  const int side = mpz_cmp(rest, unit);
  if (side > 0 || (side == 0 && (has_fraction || mpz_odd_p(value) != 0))) mpz_add_ui(value, value, 1);
  mpz_mul(value, value, unit);
  std::string digits(mpz_sizeinbase(value, 10) + 2, '\0');
  mpz_get_str(digits.data(), 10, value);
  mpz_clears(value, unit, rest, nullptr);
  return std::copysign(std::strtod(digits.c_str(), nullptr), d);
}

}  // namespace

std::string float_text(double d, FloatStyle style) {
  std::string out;
  if (std::signbit(d) && !std::isnan(d)) out += '-';
  const bool upper = style.code == 'E' || style.code == 'F' || style.code == 'G';
  if (!std::isfinite(d)) return out += std::isnan(d) ? (upper ? "NAN" : "nan") : (upper ? "INF" : "inf");
  d = std::fabs(d);
  const char code = upper ? static_cast<char>(style.code + ('a' - 'A')) : style.code;
  if (code == 'f') {
    out += fixed_text(d, style.precision);
    if (style.precision == 0 && style.alternate) out += '.';
    return out;
  }
  const std::size_t sign = out.size();
  if (code == 'e') {
    append_general(out, decimal_of(d, style.precision + 1), true, style);
  } else if (code == 'r') {
    const Decimal decimal = decimal_of(d, 0);
    append_general(out, decimal, decimal.point <= -4 || decimal.point > 16, style);
  } else {
    const int precision = style.precision == 0 ? 1 : style.precision;
    Decimal decimal = decimal_of(d, precision);
    if (!style.alternate)
      while (decimal.digits.size() > 1 && decimal.digits.back() == '0') decimal.digits.pop_back();
    const int widest = precision - (style.add_dot_zero ? 1 : 0);
    append_general(out, decimal, decimal.point <= -4 || decimal.point > widest, style);
  }
  if (upper)
    for (std::size_t i = sign; i < out.size(); ++i)
      if (out[i] == 'e') out[i] = 'E';
  return out;
}

std::string float_repr(double d) { return float_text(d, {'r', 0, false, true}); }

bool normalize_number(std::string_view utf8, std::string& out) {
  std::size_t begin = 0;
  std::size_t end = utf8.size();
  for (std::size_t at = begin; at < end && unicode::is_space(unicode::next(utf8, at));) begin = at;
  for (std::size_t at = end; at > begin && unicode::is_space(unicode::previous(utf8, at));) end = at;
  out.clear();
  out.reserve(end - begin);
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  bool pending_underscore = false;
  for (std::size_t at = begin; at < end;) {
    const char32_t c = unicode::next(utf8, at);
    if (c == '_') {
      if (pending_underscore || out.empty() || !is_digit(out.back())) return false;
      pending_underscore = true;
      continue;
    }
    const int digit = unicode::decimal_value(c);
    if (pending_underscore && digit < 0) return false;
    pending_underscore = false;
    if (digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      out += c < 128 ? static_cast<char>(c) : '?';
    }
  }
  return !pending_underscore;
}

std::size_t scan_float(std::string_view ascii, double& out) {
  const auto lower_matches = [&](std::size_t at, std::string_view word) {
    if (ascii.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
      if ((ascii[at + i] | 0x20) != word[i]) return false;
    return true;
  };
  std::size_t at = 0;
  bool negative = false;
  if (at < ascii.size() && (ascii[at] == '+' || ascii[at] == '-')) negative = ascii[at++] == '-';
  const double sign = negative ? -1.0 : 1.0;
  if (lower_matches(at, "inf")) {
    out = sign * std::numeric_limits<double>::infinity();
    return at + (lower_matches(at, "infinity") ? 8 : 3);
  }
  if (lower_matches(at, "nan")) return out = std::numeric_limits<double>::quiet_NaN(), at + 3;
  const std::size_t begin = at;
  const auto skip_digits = [&] {
    const std::size_t from = at;
    while (at < ascii.size() && ascii[at] >= '0' && ascii[at] <= '9') ++at;
    return at - from;
  };
  std::size_t digits = skip_digits();
  if (at < ascii.size() && ascii[at] == '.') {
    ++at;
    digits += skip_digits();
  }
  if (digits == 0) return 0;
  if (at < ascii.size() && (ascii[at] | 0x20) == 'e') {
    const std::size_t before = at++;
    if (at < ascii.size() && (ascii[at] == '+' || ascii[at] == '-')) ++at;
    if (skip_digits() == 0) at = before;
  }
  double magnitude = 0;
  const auto [stop, error] = std::from_chars(ascii.data() + begin, ascii.data() + at, magnitude);
  if (error == std::errc::result_out_of_range)  // infinity, zero or a subnormal number: strtod tells which
    magnitude = std::strtod(std::string(ascii.substr(begin, at - begin)).c_str(), nullptr);
  out = sign * magnitude;
  return at;
}

bool parse_float(std::string_view utf8, double& out) {
  std::string ascii;
  if (!normalize_number(utf8, ascii)) return false;
  return !ascii.empty() && scan_float(ascii, out) == ascii.size();
}

double round_float(double d, std::int64_t digits) {
  // Beyond these no digit is left, or none is lost (float_info's ranges, as in CPython).
  if (!std::isfinite(d) || d == 0 || digits > 323) return d;
  if (digits < -308) return 0.0 * d;
  if (digits < 0) return round_integral(d, static_cast<int>(-digits));
  const std::string text = fixed_text(d, static_cast<int>(digits));
  double result = 0;
  const auto [stop, error] = std::from_chars(text.data(), text.data() + text.size(), result);
  return error == std::errc() ? result : std::strtod(text.c_str(), nullptr);
}

std::string float_hex(double d) {
  if (!std::isfinite(d)) return float_repr(d);
  std::string out = std::signbit(d) ? "-0x" : "0x";
  if (d == 0) return out += "0.0p+0";
  int exponent = 0;
  double m = std::frexp(std::fabs(d), &exponent);
  const int shift = 1 - std::max(-1021 - exponent, 0);  // subnormal numbers keep the smallest exponent
  m = std::ldexp(m, shift);
  exponent -= shift;
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += kDigits[static_cast<std::size_t>(m)];
  m -= static_cast<int>(m);
  out += '.';
  for (int i = 0; i < 13; ++i) {
    m *= 16.0;
    out += kDigits[static_cast<std::size_t>(m)];
    m -= static_cast<int>(m);
  }
  return out += (exponent < 0 ? "p-" : "p+") + std::to_string(std::abs(exponent));
}

int parse_float_hex(std::string_view text, double& out) {
  while (!text.empty() && unicode::is_space(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
  while (!text.empty() && unicode::is_space(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  std::string plain(text);
  for (char& c : plain) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
  std::string_view rest = plain;
  bool negative = false;
  if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
    negative = rest[0] == '-';
    rest.remove_prefix(1);
  }
  const double sign = negative ? -1.0 : 1.0;
  if (rest == "inf" || rest == "infinity") return out = sign * std::numeric_limits<double>::infinity(), 0;
  if (rest == "nan") return out = std::numeric_limits<double>::quiet_NaN(), 0;
  if (rest.starts_with("0x")) rest.remove_prefix(2);
  // Checked by hand: strtod would also take what Python refuses.
  std::size_t at = 0;
  std::size_t digits = 0;
  const auto is_hex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
  bool nonzero = false;
  bool point = false;
  for (; at < rest.size() && (is_hex(rest[at]) || (rest[at] == '.' && !point)); ++at) {
    if (rest[at] == '.') {
      point = true;
    } else {
      ++digits;
      nonzero |= rest[at] != '0';
    }
  }
  if (digits == 0) return 1;
  if (at < rest.size() && rest[at] == 'p') {
    ++at;
    if (at < rest.size() && (rest[at] == '+' || rest[at] == '-')) ++at;
    const std::size_t from = at;
    while (at < rest.size() && rest[at] >= '0' && rest[at] <= '9') ++at;
    if (at == from) return 1;
  }
  if (at != rest.size()) return 1;
  out = sign * std::strtod(("0x" + std::string(rest)).c_str(), nullptr);
  return nonzero && std::isinf(out) ? 2 : 0;
}

std::string complex_repr(double real, double imag) {
  const FloatStyle style{'r', 0, false, false};
  std::string i = float_text(imag, style);
  if (real == 0 && !std::signbit(real)) return i + "j";
  if (i[0] != '-') i.insert(0, 1, '+');
  return "(" + float_text(real, style) + i + "j)";
}

bool parse_complex(std::string_view utf8, double& real, double& imag) {
  std::string ascii;
  if (!normalize_number(utf8, ascii)) return false;
  std::string_view rest = ascii;
  const auto trim = [](std::string_view& text) {
    while (!text.empty() && unicode::is_space(static_cast<unsigned char>(text.front()))) text.remove_prefix(1);
    while (!text.empty() && unicode::is_space(static_cast<unsigned char>(text.back()))) text.remove_suffix(1);
  };
  if (rest.size() >= 2 && rest.front() == '(' && rest.back() == ')') {
    rest = rest.substr(1, rest.size() - 2);
    trim(rest);
  }
  const auto is_unit = [](std::string_view text) { return text == "j" || text == "J"; };
  // A sign alone may stand before the j: "1+j".
  const auto sign_and_unit = [&](std::string_view text, double& out) {
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
      out = text[0] == '-' ? -1.0 : 1.0;
      return is_unit(text.substr(1));
    }
    out = 1.0;
    return is_unit(text);
  };
  real = imag = 0;
  if (sign_and_unit(rest, imag)) return true;
  double first = 0;
  const std::size_t used = scan_float(rest, first);
  if (used == 0) return false;
  rest.remove_prefix(used);
  if (is_unit(rest)) return imag = first, true;
  real = first;
  imag = 0;
  if (rest.empty()) return true;
  if (rest[0] != '+' && rest[0] != '-') return false;
  if (sign_and_unit(rest, imag)) return true;
  const std::size_t more = scan_float(rest, imag);
  return more != 0 && is_unit(rest.substr(more));
}

}  // namespace shapetrace::python
