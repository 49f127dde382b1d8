// Numbers to text and back, characters and the format mini-language: what needs no running program.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>

#include "python/number_text.hpp"
#include "python/text.hpp"
#include "python/unicode.hpp"

namespace shapetrace::python {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

double parsed(std::string_view text) {
  double d = 0;
  EXPECT_TRUE(parse_float(text, d)) << text;
  return d;
}

TEST(FloatText, ShortestRepr) {
  EXPECT_EQ(float_repr(0.0), "0.0");
  EXPECT_EQ(float_repr(-0.0), "-0.0");
  EXPECT_EQ(float_repr(0.1), "0.1");
  EXPECT_EQ(float_repr(1e16), "1e+16");
  EXPECT_EQ(float_repr(9999999999999998.0), "9999999999999998.0");
  EXPECT_EQ(float_repr(1e-4), "0.0001");
  EXPECT_EQ(float_repr(1e-5), "1e-05");
  EXPECT_EQ(float_repr(5e-324), "5e-324");
  EXPECT_EQ(float_repr(-kInfinity), "-inf");
  EXPECT_EQ(float_repr(std::nan("")), "nan");
}

TEST(FloatText, PrintfStyles) {
  EXPECT_EQ(float_text(2.5, {'f', 0, false, false}), "2");
  EXPECT_EQ(float_text(2.5, {'f', 0, true, false}), "2.");
  EXPECT_EQ(float_text(1e22, {'f', 1, false, false}), "10000000000000000000000.0");
  EXPECT_EQ(float_text(12345.678, {'e', 2, false, false}), "1.23e+04");
  EXPECT_EQ(float_text(100000.0, {'g', 6, false, false}), "100000");
  EXPECT_EQ(float_text(1000000.0, {'G', 6, false, false}), "1E+06");
  EXPECT_EQ(float_text(1.0, {'g', 3, true, false}), "1.00");
}

TEST(FloatText, Parses) {
  EXPECT_EQ(parsed(" 1_000.5 "), 1000.5);
  EXPECT_EQ(parsed("1e400"), kInfinity);
  EXPECT_EQ(parsed("-Infinity"), -kInfinity);
  EXPECT_EQ(parsed("\u0663.5"), 3.5);
  for (const std::string_view bad : {"", " ", ".", "1__0", "_1", "1_", "1e", "0x10", "1 2", "infinit"}) {
    double d = 0;
    EXPECT_FALSE(parse_float(bad, d)) << bad;
  }
}

TEST(FloatText, ReadsBackWhatItWrote) {
  std::uint64_t state = 88172645463325252;
  for (int i = 0; i < 20000; ++i) {
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    const double d = std::bit_cast<double>(state);
    if (!std::isfinite(d)) continue;
    ASSERT_EQ(parsed(float_repr(d)), d) << float_repr(d);
  }
}

TEST(FloatText, RoundsTheExactValue) {
  EXPECT_EQ(round_float(2.675, 2), 2.67);
  EXPECT_EQ(round_float(0.125, 2), 0.12);
  EXPECT_EQ(round_float(25.0, -1), 20.0);
  EXPECT_EQ(round_float(35.0, -1), 40.0);
  EXPECT_EQ(round_float(1e22, -400), 0.0);
  EXPECT_EQ(round_float(1.7976931348623157e308, -308), kInfinity);
}

TEST(FloatText, Hexadecimal) {
  EXPECT_EQ(float_hex(1.5), "0x1.8000000000000p+0");
  EXPECT_EQ(float_hex(5e-324), "0x0.0000000000001p-1022");
  double d = 0;
  EXPECT_EQ(parse_float_hex("-0x.8p1", d), 0);
  EXPECT_EQ(d, -1.0);
  EXPECT_EQ(parse_float_hex("0xg", d), 1);
  EXPECT_EQ(parse_float_hex("0x1p2000", d), 2);
}

TEST(ComplexText, ReprAndParse) {
  EXPECT_EQ(complex_repr(0, 1), "1j");
  EXPECT_EQ(complex_repr(-0.0, 1), "(-0+1j)");
  EXPECT_EQ(complex_repr(1, -2.5), "(1-2.5j)");
  double real = 0, imag = 0;
  EXPECT_TRUE(parse_complex(" (1-j) ", real, imag));
  EXPECT_EQ(real, 1);
  EXPECT_EQ(imag, -1);
  EXPECT_FALSE(parse_complex("1 + 2j", real, imag));
}

TEST(StrRepr, QuotesAndEscapes) {
  EXPECT_EQ(str_repr("a'b"), "\"a'b\"");
  EXPECT_EQ(str_repr("a'b\"c"), "'a\\'b\"c'");
  EXPECT_EQ(str_repr("\n\x01\u00ad\u65e5"), "'\\n\\x01\\xad\u65e5'");
  EXPECT_EQ(escape_non_ascii("'\u00e9\u65e5'"), "'\\xe9\\u65e5'");
}

TEST(Unicode, MapsCase) {
  std::string out;
  unicode::append_case(out, 0xdf, unicode::Case::Upper);
  unicode::append_case(out, 0x130, unicode::Case::Lower);
  unicode::append_case(out, 0x1c6, unicode::Case::Title);
  unicode::append_case(out, U'\u00e9', unicode::Case::Upper);
  EXPECT_EQ(out, "SSi\u0307\u01c5\u00c9");
  EXPECT_EQ(unicode::decimal_value(0x0663), 3);
  EXPECT_EQ(unicode::decimal_value(0xb2), -1);
}

TEST(Unicode, WalksBothWays) {
  const std::string text = "a\u00e9\u65e5\U0001f600";
  std::size_t at = 0;
  std::u32string forward;
  while (at < text.size()) forward += unicode::next(text, at);
  EXPECT_EQ(forward, U"a\u00e9\u65e5\U0001f600");
  std::u32string backward;
  while (at > 0) backward.insert(backward.begin(), unicode::previous(text, at));
  EXPECT_EQ(backward, forward);
  EXPECT_EQ(unicode::offset_of(text, 3), 6U);
}

}  // namespace
}  // namespace shapetrace::python
