#include <gtest/gtest.h>

#include "interp/numbers.hpp"
#include "interp_run.hpp"

namespace shapetrace::test {

TEST(Operators, IntegersOfAnySize) {
  Python run;
  EXPECT_EQ(run.show("2**100 + 1"), "1267650600228229401496703205377");
  EXPECT_EQ(run.show("-7 // 2, -7 % 2, 7 // -2, 7 % -2"), "(-4, 1, -4, -1)");
  EXPECT_EQ(run.show("2**47 - 1 + 1, -2**47 - 1"), "(140737488355328, -140737488355329)");
  EXPECT_EQ(run.show("(2**63) * -1 // 1 == -2**63"), "True");
  EXPECT_EQ(run.show("pow(3, -1, 7), pow(2, 200, 1000007)"), "(5, 446616)");
  EXPECT_EQ(run.show("True & False, True | 2, ~5, -1 >> 100, 1 << 70 >> 69"), "(False, 3, -6, -1, 2)");
}

TEST(Operators, TrueDivisionRoundsOnce) {
  Python run;
  EXPECT_EQ(run.show("10**30 / 3"), "3.333333333333333e+29");
  EXPECT_EQ(run.show("(2**53 + 1) / 2**53, 2**2000 / (2**1999 + 1)"), "(1.0, 2.0)");
  EXPECT_EQ(run.show("1 / 2**1074, 1 / 2**1075, 3 / 2**1075"), "(5e-324, 0.0, 1e-323)");
  EXPECT_EQ(run.show("10**400 / 3"), "OverflowError: integer division result too large for a float");
}

TEST(Operators, Errors) {
  Python run;
  EXPECT_EQ(run.show("1 + 'a'"), "TypeError: unsupported operand type(s) for +: 'int' and 'str'");
  EXPECT_EQ(run.show("'a' + 1"), "TypeError: can only concatenate str (not \"int\") to str");
  EXPECT_EQ(run.show("[1] * 'a'"), "TypeError: can't multiply sequence by non-int of type 'str'");
  EXPECT_EQ(run.show("1 < 'a'"), "TypeError: '<' not supported between instances of 'int' and 'str'");
  EXPECT_EQ(run.show("1 % 0"), "ZeroDivisionError: integer modulo by zero");
  EXPECT_EQ(run.show("1 // 0.0"), "ZeroDivisionError: float floor division by zero");
  EXPECT_EQ(run.show("hash([])"), "TypeError: unhashable type: 'list'");
}

TEST(Operators, AbsurdSizesEndInOrder) {
  EXPECT_EQ(Python().show("10**10**10"), "abandoned");
  EXPECT_EQ(Python().show("1 << 10**12"), "abandoned");
  EXPECT_EQ(Python().show("[0] * 10**12"), "MemoryError");
  EXPECT_EQ(Python().show("'a' * 10**15"), "MemoryError");
  EXPECT_EQ(Python().show("[0] * 10**30"), "OverflowError: cannot fit 'int' into an index-sized integer");
}

TEST(Operators, HashesAreCPythons) {
  Python run;
  EXPECT_EQ(run.show("hash((1, 2, 3)), hash(()), hash(frozenset([1, 2, 3]))"),
            "(529344067295497451, 5740354900026072187, -272375401224217160)");
  EXPECT_EQ(run.show("hash(2**61), hash(-1), hash(1.5), hash(1) == hash(1.0) == hash(True)"),
            "(1, -2, 1152921504606846977, True)");
  EXPECT_EQ(run.show("{100, 3, 64, 9, 33, 1, 5}"), "{64, 33, 1, 3, 100, 5, 9}");
}

TEST(Operators, NumbersCompareExactly) {
  Python run;
  EXPECT_EQ(run.show("2**53 + 1 > float(2**53), 2**53 + 1 == float(2**53 + 1), 10**400 < float('inf')"),
            "(True, False, True)");
  EXPECT_EQ(run.show("float('nan') == float('nan'), float('nan') < 10**400, 1 == 1.0 == True"), "(False, False, True)");
}

class Unknowns : public ::testing::Test {
 protected:
  void SetUp() override {
    const value::Types& t = run.in().types();
    run.set("x", run.in().unknown("the clock", t.float_));
    run.set("n", run.in().unknown("the clock", t.int_));
    run.set("s", run.in().unknown("the clock", t.str));
    run.set("u", run.in().unknown("something"));
  }
  Python run;
};

TEST_F(Unknowns, SpreadWithWhatIsKnownOfThem) {
  EXPECT_EQ(run.show("n + 1"), "<unknown int>");
  EXPECT_EQ(run.show("n / 2"), "<unknown float>");
  EXPECT_EQ(run.show("2 * x"), "<unknown float>");
  EXPECT_EQ(run.show("s + 'a'"), "<unknown str>");
  EXPECT_EQ(run.show("[0] * n"), "<unknown list>");
  EXPECT_EQ(run.show("u + 1"), "<unknown>");
  EXPECT_EQ(run.show("-n"), "<unknown int>");
  EXPECT_EQ(run.show("x < 1"), "<unknown bool>");
  EXPECT_EQ(run.show("not u"), "<unknown bool>");
  EXPECT_EQ(run.show("len(u)"), "<unknown int>");
  EXPECT_EQ(run.show("str(x)"), "<unknown str>");
  EXPECT_EQ(run.show("u.shape[0](1)"), "<unknown>");
}

TEST_F(Unknowns, IdentityAndTypesAreOftenKnown) {
  EXPECT_EQ(run.show("x is None"), "False");
  EXPECT_EQ(run.show("x is not None"), "True");
  EXPECT_EQ(run.show("u is None"), "<unknown bool>");
  EXPECT_EQ(run.show("s == None"), "False");
  EXPECT_EQ(run.show("isinstance(x, float), isinstance(x, (int, str)), type(n)"), "(True, False, <class 'int'>)");
}

TEST_F(Unknowns, HideOnlyWhatTheyCouldChange) {
  EXPECT_EQ(run.show("3 in [n, 3]"), "True");
  EXPECT_EQ(run.show("4 in [n, 3]"), "<unknown bool>");
  EXPECT_EQ(run.show("n in []"), "False");
  EXPECT_EQ(run.show("(n, 1) == (n, 1), (n, 1) == (2, 3), [n] == []"), "(True, False, False)");
  EXPECT_EQ(run.show("[1, 2, 3][n]"), "<unknown int>");
  EXPECT_EQ(run.show("['a', 'a'][n]"), "'a'");
}

}  // namespace shapetrace::test
