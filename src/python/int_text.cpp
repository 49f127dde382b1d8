// Integers to text and back.
#include <array>
#include <charconv>

#include "interp/numbers.hpp"
#include "python/number_text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {

namespace {

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'z') return c - 'a' + 10;
  if (c >= 'A' && c <= 'Z') return c - 'A' + 10;
  return 99;
}

// 0 when the text has no prefix of a base.
int base_of_prefix(std::string_view digits) {
  if (digits.size() < 2 || digits[0] != '0') return 0;
  const char c = static_cast<char>(digits[1] | 0x20);
  return c == 'x' ? 16 : c == 'o' ? 8 : c == 'b' ? 2 : 0;
}

}  // namespace

std::string int_digits(value::Value v, int base) {
  std::array<char, 72> buffer;
  if (std::int64_t small = 0; value::to_int64(v, small)) {
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), small, base);
    return {buffer.data(), end};
  }
  const interp::Big z(v);
  std::string out(mpz_sizeinbase(z, base) + 2, '\0');
  mpz_get_str(out.data(), base, z);
  out.resize(out.find('\0'));
  return out;
}

bool int_repr(value::Value v, std::size_t max_digits, std::string& out) {
  if (max_digits != 0 && value::has_layout(v, value::Layout::Int)) {
    const auto limbs = static_cast<std::size_t>(std::abs(value::as<value::Int>(v)->count));
    if (limbs * 64 > max_digits * 4) return false;  // more than 4 bits per digit: surely too long
  }
  out = int_digits(v, 10);
  return max_digits == 0 || out.size() - (out[0] == '-' ? 1 : 0) <= max_digits;
}

ParsedInt parse_int(value::Heap& heap, std::string_view utf8, int base, std::size_t max_digits, value::Value& out,
                    std::size_t& digits) {
  // The usual case: a few plain digits.
  if (base == 10 && !utf8.empty() && utf8.size() < 15) {
    std::int64_t small = 0;
    const auto [end, error] = std::from_chars(utf8.data(), utf8.data() + utf8.size(), small);
    if (error == std::errc() && end == utf8.data() + utf8.size()) return out = heap.integer(small), ParsedInt::Good;
  }
  std::size_t begin = 0;
  std::size_t end = utf8.size();
  for (std::size_t at = begin; at < end && unicode::is_space(unicode::next(utf8, at));) begin = at;
  for (std::size_t at = end; at > begin && unicode::is_space(unicode::previous(utf8, at));) end = at;
  std::string text;
  for (std::size_t at = begin; at < end;) {
    const char32_t c = unicode::next(utf8, at);
    const int digit = c < 128 ? -1 : unicode::decimal_value(c);
    if (c >= 128 && digit < 0) return ParsedInt::Bad;
    text += digit >= 0 ? static_cast<char>('0' + digit) : static_cast<char>(c);
  }
  std::string_view rest = text;
  bool negative = false;
  if (!rest.empty() && (rest[0] == '+' || rest[0] == '-')) {
    negative = rest[0] == '-';
    rest.remove_prefix(1);
  }
  const int prefixed = base_of_prefix(rest);
  bool zeros_only = false;
  if (base == 0) {
    base = prefixed != 0 ? prefixed : 10;
    zeros_only = prefixed == 0 && !rest.empty() && rest[0] == '0';  // "010" is refused, "00" is not
    if (prefixed != 0) rest.remove_prefix(2);
    if (prefixed != 0 && rest.starts_with('_')) rest.remove_prefix(1);
  } else if (prefixed == base) {
    rest.remove_prefix(2);
    if (rest.starts_with('_')) rest.remove_prefix(1);
  }
  std::string plain = negative ? "-" : "";
  bool after_digit = false;
  bool nonzero = false;
  digits = 0;
  for (const char c : rest) {
    if (c == '_') {
      if (!after_digit) return ParsedInt::Bad;
      after_digit = false;
      continue;
    }
    if (digit_of(c) >= base) return ParsedInt::Bad;
    nonzero |= c != '0';
    plain += c;
    after_digit = true;
    ++digits;
  }
  if (!after_digit || (zeros_only && nonzero)) return ParsedInt::Bad;
  if (max_digits != 0 && digits > max_digits && (base & (base - 1)) != 0) return ParsedInt::TooLong;
  if (std::int64_t small = 0; digits <= 11) {
    std::from_chars(plain.data(), plain.data() + plain.size(), small, base);
    return out = heap.integer(small), ParsedInt::Good;
  }
  interp::Big z;
  mpz_set_str(z, plain.c_str(), base);
  out = heap.integer(z);
  return ParsedInt::Good;
}

}  // namespace shapetrace::python
