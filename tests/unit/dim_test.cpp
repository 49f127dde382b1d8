// The dim room: whatever is built and simplified has the value that plain arithmetic gives, and what is proved holds.
#include <gtest/gtest.h>

#include <random>

#include "dim/table.hpp"

namespace shapetrace::dim {
namespace {

class Symbols : public testing::Test {
 protected:
  Table table;
  Dim n = table.symbol("N", {1}), h = table.symbol("H", {1}), w = table.symbol("W", {1});
};

TEST_F(Symbols, EqualExpressionsAreTheSame) {
  EXPECT_EQ(Dim(2) * (h + 1), h + h + 2);
  EXPECT_EQ(h * w, w * h);
  EXPECT_EQ((h + w) - w, h);
  EXPECT_EQ(floor_div(n * h * w, n), h * w);
  EXPECT_EQ(floor_div(Dim(4) * h + 3, 4), h);
  EXPECT_EQ(floor_div(floor_div(h, 2), 2), floor_div(h, 4));
  EXPECT_EQ(floor_div(floor_div(h + 1, 2) + 1, 2), floor_div(h + 3, 4));
  EXPECT_EQ(modulo(Dim(6) * h + 5, 3), Dim(2));
  EXPECT_EQ(h - modulo(h, 4), Dim(4) * floor_div(h, 4));
  EXPECT_EQ(max(h + 1, h), h + 1);
}

TEST_F(Symbols, Text) {
  EXPECT_EQ(text(Dim(2) * n + 1), "2*N + 1");
  EXPECT_EQ(text(floor_div(h + 1, 2)), "(H + 1)//2");
  const Dim half = floor_div(h, 2);
  EXPECT_EQ(text(Dim(20) * half * floor_div(w, 2)), "20*(H//2)*(W//2)");
  EXPECT_EQ(text(Dim(32) - h), "32 - H");
  EXPECT_EQ(text(modulo(h, 32)), "H % 32");
  EXPECT_EQ(text(h + modulo(w + 1, 2)), "H + (W + 1) % 2");
  EXPECT_EQ(text(table.fresh()), "?");
  EXPECT_FALSE(presentable(h + table.fresh()));
}

TEST_F(Symbols, Proofs) {
  EXPECT_EQ(equal(h, h), Truth::Yes);
  EXPECT_EQ(equal(h + 1, h), Truth::No);
  EXPECT_EQ(equal(h, 3), Truth::Open);
  EXPECT_EQ(equal(h, 0), Truth::No);
  EXPECT_EQ(equal(Dim(2) * h, 7), Truth::No);
  EXPECT_EQ(less(h, h + w), Truth::Yes);
  EXPECT_EQ(less(modulo(h, 4), 4), Truth::Yes);
  EXPECT_EQ(less(h + 2, 3), Truth::No);
  EXPECT_EQ(truth(is_equal(h, 3)), Truth::Open);
}

TEST_F(Symbols, DemandsAreRemembered) {
  EXPECT_FALSE(refutes_equal(n, 3));
  EXPECT_EQ(equal(n, 3), Truth::Yes);
  EXPECT_TRUE(refutes_equal(n + 1, 5));
  EXPECT_FALSE(refutes_divisible(h, 32));
  EXPECT_EQ(equal(modulo(h, 8), 0), Truth::Yes);
  EXPECT_EQ(equal(Dim(2) * floor_div(h, 2), h), Truth::Yes);
  EXPECT_FALSE(refutes_at_least(w, 7));
  EXPECT_EQ(less(w, 7), Truth::No);
  EXPECT_EQ(table.conditions().size(), 3U);
  table.assume(Dim(1) - is_equal(w, 11));
  EXPECT_EQ(equal(w, 11), Truth::No);
  EXPECT_FALSE(refutes_broadcast(w, 9));  // 1 was ruled out
  EXPECT_EQ(equal(w, 9), Truth::Yes);
}

// Random expressions beside their values.
TEST(DimProperty, SimplifyingKeepsTheValue) {
  std::mt19937 random(7);
  const auto below = [&](std::int64_t m) {
    return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(m));
  };
  for (int round = 0; round < 300; ++round) {
    Table table;
    Assignment values;
    struct Sample {
      Dim dim;
      std::int64_t value;
    };
    std::vector<Sample> samples;
    for (const char* const name : {"N", "C", "H", "W"}) {
      values[name] = 1 + below(40);
      samples.push_back({table.symbol(name, {1}), values[name]});
    }
    for (int step = 0; step < 24; ++step) {
      const Sample a = samples[static_cast<std::size_t>(below(static_cast<std::int64_t>(samples.size())))];
      Sample b = samples[static_cast<std::size_t>(below(static_cast<std::int64_t>(samples.size())))];
      if (below(2) == 0) b = {1 + below(8), 0};
      if (b.dim.known()) b.value = b.dim.value();
      const auto quotient = [](std::int64_t x, std::int64_t y) { return x / y - (x % y != 0 && (x < 0) != (y < 0)); };
      Sample made = a;
      switch (below(9)) {
        case 0: made = {a.dim + b.dim, a.value + b.value}; break;
        case 1: made = {a.dim - b.dim, a.value - b.value}; break;
        case 2: made = {a.dim * b.dim, a.value * b.value}; break;
        case 3:
          if (b.value != 0) made = {floor_div(a.dim, b.dim), quotient(a.value, b.value)};
          break;
        case 4:
          if (b.value != 0) made = {modulo(a.dim, b.dim), a.value - quotient(a.value, b.value) * b.value};
          break;
        case 5: made = {max(a.dim, b.dim), std::max(a.value, b.value)}; break;
        case 6: made = {min(a.dim, b.dim), std::min(a.value, b.value)}; break;
        case 7: made = {is_equal(a.dim, b.dim), a.value == b.value}; break;
        default: made = {is_less(a.dim, b.dim), a.value < b.value}; break;
      }
      if (made.value > 1'000'000 || made.value < -1'000'000) continue;
      const auto got = evaluate(made.dim, values);
      if (got) {
        ASSERT_EQ(*got, made.value) << text(made.dim);
      }
      const Interval range = bounds(made.dim);
      ASSERT_LE(range.low, made.value) << text(made.dim);
      ASSERT_GE(range.high, made.value) << text(made.dim);
      for (const Sample& other : samples) {
        const Truth same = equal(made.dim, other.dim), smaller = less(made.dim, other.dim);
        if (same != Truth::Open) {
          ASSERT_EQ(same == Truth::Yes, made.value == other.value) << text(made.dim);
        }
        if (smaller != Truth::Open) {
          ASSERT_EQ(smaller == Truth::Yes, made.value < other.value) << text(made.dim);
        }
      }
      samples.push_back(made);
    }
  }
}

}  // namespace
}  // namespace shapetrace::dim
