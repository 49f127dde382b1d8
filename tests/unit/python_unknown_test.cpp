// What text and numbers make of unknown values: they spread, and texts are shown as far as they are known.
#include <gtest/gtest.h>

#include "interp_run.hpp"

namespace shapetrace {
namespace {

class UnknownText : public testing::Test {
 protected:
  void SetUp() override {
    python_.set("t", python_.in().unknown("the clock", python_.in().types().float_));
    python_.set("s", python_.in().unknown("a file", python_.in().types().str));
    python_.set("u", python_.in().unknown("something"));
  }
  std::string shown(std::string_view source) { return python_.in().display(python_.eval(source)); }
  test::Python python_;
};

TEST_F(UnknownText, ShowsWhatIsKnown) {
  EXPECT_EQ(shown("f'loss {t:.3f} at {3}'"), "loss <unknown> at 3");
  EXPECT_EQ(shown("'loss %.3f at %d' % (t, 3)"), "loss <unknown> at 3");
  EXPECT_EQ(shown("'loss %.3f' % t"), "loss <unknown>");
  EXPECT_EQ(shown("'{} and {:>{w}}'.format(1, 2, w=u)"), "1 and <unknown>");
  EXPECT_EQ(shown("', '.join(['a', s, 'c'])"), "a, <unknown>, c");
  EXPECT_EQ(shown("'a' + s + 'b'"), "a<unknown>b");
  EXPECT_EQ(shown("str([1, t, {'k': u}])"), "[1, <unknown>, {'k': <unknown>}]");
}

TEST_F(UnknownText, ForgetsWhatAMethodChanged) {
  EXPECT_EQ(shown("f'loss {t}'.upper()"), "<unknown>");
  EXPECT_EQ(shown("f'loss {t}'[0]"), "<unknown>");
  EXPECT_EQ(shown("repr(f'loss {t}')"), "<unknown>");
}

TEST_F(UnknownText, KeepsTheKind) {
  for (const auto& [source, kind] :
       std::initializer_list<std::pair<std::string_view, std::string_view>>{{"int(t)", "<unknown int>"},
                                                                            {"float(s)", "<unknown float>"},
                                                                            {"round(t, 2)", "<unknown float>"},
                                                                            {"round(t)", "<unknown int>"},
                                                                            {"abs(t)", "<unknown float>"},
                                                                            {"'abc'.find(s)", "<unknown int>"},
                                                                            {"'abc'.startswith(s)", "<unknown bool>"},
                                                                            {"'abc'.split(s)", "<unknown list>"},
                                                                            {"'abc'.encode(s)", "<unknown bytes>"},
                                                                            {"b'abc'.decode(s)", "<unknown str>"},
                                                                            {"bytes(u)", "<unknown bytes>"},
                                                                            {"chr(u)", "<unknown str>"},
                                                                            {"complex(t)", "<unknown complex>"}})
    EXPECT_EQ(python_.show(source), kind) << source;
}

}  // namespace
TEST_F(UnknownText, HideHowManyItemsThereAre) {
  python_.execute("def f(*a): return len(a)\nl = [1, 2]\nl.extend(u)\nalias = l\ndef g(a, b=2): return (a, b)");
  EXPECT_EQ(python_.show("l"), "<unknown list>");
  EXPECT_EQ(python_.show("len(alias)"), "<unknown int>");
  EXPECT_EQ(python_.show("[1, *u]"), "<unknown list>");
  EXPECT_EQ(python_.show("[x for x in u]"), "<unknown list>");
  EXPECT_EQ(python_.show("(*u, -1)"), "<unknown tuple>");
  EXPECT_EQ(python_.show("f(*u)"), "<unknown>");
  EXPECT_EQ(python_.show("g(1, **u)"), "(1, <unknown>)");
  EXPECT_EQ(python_.show("'{a} {}'.format(*u, **u)"), "<unknown>");
  EXPECT_EQ(python_.show("list(zip(u, 'ab'))"), "[(<unknown>, 'a'), (<unknown>, 'b')]");
}

TEST_F(UnknownText, HideHowManyItemsAGeneratorGives) {
  python_.execute(
      "def items():\n  for x in u: yield x\n"
      "def again(): yield from items()\n"
      "def two():\n  for x in u: pass\n  yield 1\n  yield 2");
  for (const std::string_view source :
       {"sum(1 for x in u)", "len(list(x for x in u))", "len(tuple(items()))", "len(''.join(x for x in u))",
        "len(list(again()))", "len(dict((x, 1) for x in items()))", "len(list(map(str, items())))",
        "len(list(x for x in items()))", "len([x for x in items()])"})
    EXPECT_NE(python_.show(source).find("<unknown"), std::string::npos) << source << ": " << python_.show(source);
  EXPECT_EQ(python_.show("list(two())"), "[1, 2]");
}

TEST_F(UnknownText, HideHowManyItemsAConditionLeaves) {
  EXPECT_EQ(python_.show("len([x for x in 'abc' if u])"), "<unknown int>");
  EXPECT_EQ(python_.show("len([x for x in 'abc' if x > 'a' and not u])"), "<unknown int>");
  EXPECT_EQ(python_.show("len({x for x in 'abc' if x < u})"), "<unknown int>");
  EXPECT_EQ(python_.show("len({x: 1 for x in 'abc' if u})"), "<unknown int>");
  EXPECT_EQ(python_.show("[[y for y in 'ab' if y == 'a'] for x in 'cd']"), "[['a'], ['a']]");
  EXPECT_EQ(python_.show("len([[y for y in 'ab' if u] for x in 'cd'])"), "2");
  EXPECT_EQ(python_.show("sum(1 for x in 'abc' if u)"), "<unknown>");
}

TEST_F(UnknownText, MayBeTensorsWhereTheyAreCompared) {
  python_.execute("import torch\nx = torch.ones(2, 3)");
  for (const std::string_view source :
       {"torch.masked_select(x, u > 0)", "torch.where(u == 1, x, x)", "x.masked_fill(u == 0, -1e9)",
        "torch.cat([u != 0, x])", "x[u >= 1]", "(u < 2).float()"})
    EXPECT_EQ(python_.show(source).substr(0, 8), "<unknown") << source << ": " << python_.show(source);
}

}  // namespace shapetrace
