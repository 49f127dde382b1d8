#include "syntax/encoding.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <cstring>

#include "syntax/escapes.hpp"

namespace shapetrace::syntax {
namespace {

// Length of the valid UTF-8 sequence at `at`, 0 when there is none.
std::size_t sequence_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0;
  };
  const auto continues = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned first = byte(0);
  if (first < 0x80) return 1;
  if (first >= 0xC2 && first <= 0xDF) return continues(1) ? 2 : 0;
  if (first >= 0xE0 && first <= 0xEF) {
    const bool lowest = first != 0xE0 || byte(1) >= 0xA0;
    const bool surrogate = first == 0xED && byte(1) >= 0xA0;
    return continues(1) && continues(2) && lowest && !surrogate ? 3 : 0;
  }
  if (first >= 0xF0 && first <= 0xF4) {
    const bool in_range = (first != 0xF0 || byte(1) >= 0x90) && (first != 0xF4 || byte(1) <= 0x8F);
    return continues(1) && continues(2) && continues(3) && in_range ? 4 : 0;
  }
  return 0;
}

char32_t decode(std::string_view text, std::size_t at, std::size_t length) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (length == 1) return first;
  char32_t value = first & (0x7Fu >> length);
  for (std::size_t i = 1; i < length; ++i) value = (value << 6) | (static_cast<unsigned char>(text[at + i]) & 0x3Fu);
  return value;
}

struct Range {
  char32_t first, last;
};

// Blocks of spaces, punctuation and symbols, without the few letters in them.
constexpr auto kNotInNames = std::to_array<Range>({
    {0x80, 0xA9},     {0xAB, 0xB4},     {0xB6, 0xB6},     {0xB8, 0xB9},     {0xBB, 0xBF},       {0xD7, 0xD7},
    {0xF7, 0xF7},     {0x2000, 0x203E}, {0x2041, 0x2053}, {0x2055, 0x2070}, {0x2074, 0x207E},   {0x2080, 0x208E},
    {0x20A0, 0x20BF}, {0x2190, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020}, {0x3030, 0x3030},   {0xFF01, 0xFF0F},
    {0xFF1A, 0xFF20}, {0xFF5B, 0xFF65}, {0xFEFF, 0xFEFF}, {0xFFE0, 0xFFFD}, {0x1F000, 0x1FAFF},
});
constexpr auto kNotPrintable = std::to_array<Range>({
    {0x80, 0xA0},
    {0xAD, 0xAD},
    {0x2000, 0x200F},
    {0x2028, 0x202F},
    {0x205F, 0x206F},
    {0x3000, 0x3000},
    {0xFEFF, 0xFEFF},
});

bool contains(auto const& ranges, char32_t value) {
  return std::ranges::any_of(ranges, [value](Range range) { return value >= range.first && value <= range.last; });
}

struct Variant {
  char32_t from, to;
};
constexpr auto kVariants = std::to_array<Variant>({
    {0xB5, 0x3BC},    // micro sign
    {0x3D0, 0x3B2},   // beta symbol
    {0x3D1, 0x3B8},   // theta symbol
    {0x3D5, 0x3C6},   // phi symbol
    {0x3D6, 0x3C0},   // pi symbol
    {0x3F0, 0x3BA},   // kappa symbol
    {0x3F1, 0x3C1},   // rho symbol
    {0x3F5, 0x3B5},   // lunate epsilon
    {0x2113, 'l'},    // script l
    {0x210F, 0x127},  // h-bar
});

}  // namespace

std::size_t invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t word = 0;
    while (at + 8 <= text.size()) {
      std::memcpy(&word, text.data() + at, 8);
      if ((word & 0x8080808080808080u) != 0) break;
      at += 8;
    }
    if (at >= text.size()) break;
    const std::size_t length = sequence_length(text, at);
    if (length == 0) return at;
    at += length;
  }
  return std::string_view::npos;
}

namespace {
// docs: "Encoding declarations" of the language reference. Lower case, '-' for '_'; empty when there is none.
std::string declared_encoding(std::string_view source) {
  for (int line = 0; line < 2 && !source.empty(); ++line) {
    const std::string_view text = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(text.size() + 1, source.size()));
    const std::size_t first = text.find_first_not_of(" \t\f\r");
    if (first == std::string_view::npos) continue;
    if (text[first] != '#') break;
    std::size_t at = text.find("coding", first);
    if (at == std::string_view::npos || at + 6 >= text.size() || (text[at + 6] != ':' && text[at + 6] != '=')) continue;
    at = std::min(text.find_first_not_of(" \t", at + 7), text.size());
    std::string name;
    for (; at < text.size() && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '-' ||
                                text[at] == '_' || text[at] == '.');
         ++at)
      name += text[at] == '_' ? '-' : static_cast<char>(std::tolower(static_cast<unsigned char>(text[at])));
    return name;
  }
  return {};
}
}  // namespace

std::optional<std::string> from_latin1(std::string_view source) {
  static constexpr std::string_view kNames[] = {"latin-1", "latin1", "iso-8859-1", "iso8859-1", "l1"};
  if (invalid_utf8(source) == std::string_view::npos) return {};
  if (std::ranges::find(kNames, declared_encoding(source)) == std::end(kNames)) return {};
  std::string out;
  out.reserve(source.size() + source.size() / 8);
  for (const char c : source) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += static_cast<char>(0xC0 | byte >> 6);
      out += static_cast<char>(0x80 | (byte & 0x3F));
    }
  }
  return out;
}

std::string describe_invalid_utf8(std::string_view text, std::size_t at, std::string_view file_name) {
  const auto line = std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  char byte[8];
  std::snprintf(byte, sizeof byte, "\\x%02x", static_cast<unsigned char>(text[at]));
  std::string out = "Non-UTF-8 code starting with '" + std::string(byte) + "'";
  if (!file_name.empty()) out += " in file " + std::string(file_name);
  return out + " on line " + std::to_string(line) +
         ", but no encoding declared; see https://peps.python.org/pep-0263/ for details";
}

std::optional<SyntaxErrorAt> invalid_character(std::string_view source, std::uint32_t begin, std::uint32_t end) {
  for (std::uint32_t at = begin; at < end;) {
    const auto length = static_cast<std::uint32_t>(sequence_length(source, at));
    const char32_t value = decode(source, at, length);
    if (contains(kNotInNames, value)) {
      const std::string shown(source.substr(at, length));
      char code[16];
      std::snprintf(code, sizeof code, "U+%04X", static_cast<unsigned>(value));
      return SyntaxErrorAt{at, at + length,
                           contains(kNotPrintable, value) ? std::string("invalid non-printable character ") + code
                                                          : "invalid character '" + shown + "' (" + code + ")"};
    }
    at += length;
  }
  return std::nullopt;
}

std::string normalized_name(std::string_view name) {
  std::string out;
  bool changed = false;
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t length = std::max<std::size_t>(sequence_length(name, at), 1);
    const char32_t value = decode(name, at, length);
    const auto found = std::ranges::find(kVariants, value, &Variant::from);
    if (found != kVariants.end()) {
      append_utf8(found->to, out);
      changed = true;
    } else {
      out += name.substr(at, length);
    }
    at += length;
  }
  return changed ? out : std::string();
}

}  // namespace shapetrace::syntax
