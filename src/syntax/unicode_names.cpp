#include "syntax/unicode_names.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

namespace shapetrace::syntax {
namespace {

struct NamedCharacter {
  std::string_view name;
  char32_t value;
};

constexpr auto kNames = std::to_array<NamedCharacter>({
    {"ALMOST EQUAL TO", 0x2248},
    {"BLACK SQUARE", 0x25A0},
    {"BULLET", 0x2022},
    {"CHECK MARK", 0x2713},
    {"COPYRIGHT SIGN", 0xA9},
    {"CROSS MARK", 0x274C},
    {"DEGREE CELSIUS", 0x2103},
    {"DEGREE SIGN", 0xB0},
    {"DIVISION SIGN", 0xF7},
    {"DOWNWARDS ARROW", 0x2193},
    {"ELEMENT OF", 0x2208},
    {"EM DASH", 0x2014},
    {"EN DASH", 0x2013},
    {"EURO SIGN", 0x20AC},
    {"FULL BLOCK", 0x2588},
    {"GREATER-THAN OR EQUAL TO", 0x2265},
    {"HORIZONTAL ELLIPSIS", 0x2026},
    {"INFINITY", 0x221E},
    {"LEFTWARDS ARROW", 0x2190},
    {"LESS-THAN OR EQUAL TO", 0x2264},
    {"MICRO SIGN", 0xB5},
    {"MIDDLE DOT", 0xB7},
    {"MINUS SIGN", 0x2212},
    {"MULTIPLICATION SIGN", 0xD7},
    {"N-ARY SUMMATION", 0x2211},
    {"NO-BREAK SPACE", 0xA0},
    {"NOT EQUAL TO", 0x2260},
    {"OHM SIGN", 0x2126},
    {"PARTIAL DIFFERENTIAL", 0x2202},
    {"PARTY POPPER", 0x1F389},
    {"PLUS-MINUS SIGN", 0xB1},
    {"POUND SIGN", 0xA3},
    {"RIGHTWARDS ARROW", 0x2192},
    {"ROCKET", 0x1F680},
    {"SNOWMAN", 0x2603},
    {"SPACE", 0x20},
    {"SQUARE ROOT", 0x221A},
    {"SUPERSCRIPT THREE", 0xB3},
    {"SUPERSCRIPT TWO", 0xB2},
    {"UPWARDS ARROW", 0x2191},
    {"WHITE HEAVY CHECK MARK", 0x2705},
    {"ZERO WIDTH SPACE", 0x200B},
});
static_assert(std::ranges::is_sorted(kNames, {}, &NamedCharacter::name));

// In the order of their code points from U+03B1; the final sigma stands before sigma.
constexpr std::string_view kGreek[] = {"ALPHA",   "BETA", "GAMMA", "DELTA",       "EPSILON", "ZETA", "ETA",
                                       "THETA",   "IOTA", "KAPPA", "LAMDA",       "MU",      "NU",   "XI",
                                       "OMICRON", "PI",   "RHO",   "FINAL SIGMA", "SIGMA",   "TAU",  "UPSILON",
                                       "PHI",     "CHI",  "PSI",   "OMEGA"};

}  // namespace

std::optional<char32_t> character_by_name(std::string_view text) {
  std::string upper(text);
  std::ranges::transform(upper, upper.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  const std::string_view name = upper;
  const auto found = std::ranges::lower_bound(kNames, name, {}, &NamedCharacter::name);
  if (found != kNames.end() && found->name == name) return found->value;

  const auto after = [&](std::string_view prefix) -> std::optional<std::string_view> {
    if (!name.starts_with(prefix)) return std::nullopt;
    return name.substr(prefix.size());
  };
  for (const auto& [prefix, first] : {NamedCharacter{"GREEK SMALL LETTER ", 0x3B1}, {"GREEK CAPITAL LETTER ", 0x391}}) {
    if (const auto letter = after(prefix)) {
      const auto at = std::ranges::find(kGreek, *letter);
      if (at != std::end(kGreek)) return first + static_cast<char32_t>(at - std::begin(kGreek));
    }
  }
  if (const auto letter = after("LATIN SMALL LETTER "); letter && letter->size() == 1) {
    return static_cast<char32_t>(std::tolower(static_cast<unsigned char>(letter->front())));
  }
  if (const auto letter = after("LATIN CAPITAL LETTER "); letter && letter->size() == 1) {
    return static_cast<char32_t>(letter->front());
  }
  return std::nullopt;
}

}  // namespace shapetrace::syntax
