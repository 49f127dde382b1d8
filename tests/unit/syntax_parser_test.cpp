#include <gtest/gtest.h>

#include <string>

#include "syntax/parser.hpp"

namespace shapetrace::syntax {
namespace {

std::string repeated(std::string_view text, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += text;
  return out;
}

const Node& statement(const Tree& tree, std::size_t index = 0) {
  const View view = view_of(tree);
  return tree.nodes[view.list(view[view.root].a)[index]];
}

std::string first_error(std::string_view source) {
  const Tree tree = parse(source);
  return tree.errors.empty() ? "" : tree.errors.front().message;
}

TEST(Parser, SmallIntegersStandInTheNode) {
  const Tree tree = parse("4294967295\n4294967296\n0x1_F\n");
  const View view = view_of(tree);
  const Node& small = view[statement(tree, 0).a];
  EXPECT_EQ(small.flags & kSmall, kSmall);
  EXPECT_EQ(small.a, 4294967295u);
  const Node& large = view[statement(tree, 1).a];
  EXPECT_EQ(large.flags & kSmall, 0);
  EXPECT_EQ(view.atom(large.a), "4294967296");
  EXPECT_EQ(view[statement(tree, 2).a].a, 31u);
}

TEST(Parser, OnlyTheFunctionThatYieldsIsAGenerator) {
  const Tree tree = parse("def f():\n  def g():\n    yield\n  lambda: (yield)\ndef h():\n  x = (yield)\n");
  EXPECT_EQ(statement(tree, 0).flags & kGenerator, 0);
  EXPECT_EQ(statement(tree, 1).flags & kGenerator, kGenerator);
}

TEST(Parser, PositionsCountTheByteOrderMark) {
  const Tree tree = parse("\xEF\xBB\xBFx = 1\n");
  EXPECT_TRUE(tree.errors.empty());
  EXPECT_EQ(statement(tree).begin, 3u);
}

TEST(Parser, LinesAndColumns) {
  const Tree tree = parse("a\n\n  # c\nbc = d\n");
  const View view = view_of(tree);
  const Node& node = statement(tree, 1);
  EXPECT_EQ(view.line_of(node.begin), 4u);
  EXPECT_EQ(view.column_of(view[node.b].begin), 5u);
}

TEST(Parser, LongChainsNeedNoDepth) {
  EXPECT_EQ(first_error("x = 1" + repeated(" + 1", 5000) + "\n"), "");
  EXPECT_EQ(first_error("x = a" + repeated(" and b", 5000) + "\n"), "");
  EXPECT_EQ(first_error("x = a" + repeated(".b", 20000) + "\n"), "");
  EXPECT_EQ(first_error("x = a" + repeated("(b)[c]", 5000) + "\n"), "");
  EXPECT_EQ(first_error("if a: b\n" + repeated("elif a: b\n", 3000) + "else: c\n"), "");
  EXPECT_EQ(first_error(repeated("a = ", 3000) + "b\n"), "");
  EXPECT_EQ(first_error("x = a" + repeated(" < b", 5000) + "\n"), "");
  EXPECT_EQ(first_error("x = " + repeated("'a' ", 5000) + "\n"), "");
  EXPECT_EQ(first_error("x = [" + repeated("a, ", 50000) + "]\n"), "");
}

TEST(Parser, DeepNestingIsRefusedAsInCPython) {
  EXPECT_EQ(first_error("x = " + repeated("(", 199) + repeated(")", 199) + "\n"), "");
  EXPECT_EQ(first_error("x = " + repeated("(", 201) + repeated(")", 201) + "\n"), "too many nested parentheses");
  EXPECT_EQ(first_error(repeated("(", 100000)), "too many nested parentheses");
  EXPECT_EQ(first_error(repeated("[", 10000) + repeated("]", 10000)), "too many nested parentheses");
  std::string nested;
  for (int depth = 0; depth < 150; ++depth) nested += repeated(" ", depth) + "if x:\n";
  EXPECT_EQ(first_error(nested + repeated(" ", 150) + "pass\n"), "too many levels of indentation");
}

TEST(Parser, DepthWithoutBracketsIsBounded) {
  for (const char* piece : {"-", "not ", "lambda: ", "a if b else ", "a ** ", "await ", "*", "f'{"}) {
    parse("x = " + repeated(piece, 20000) + "1\n");  // whatever it says, it ends
  }
}

TEST(Parser, BadBytes) {
  EXPECT_EQ(first_error(std::string_view("x = 1\0", 6)), "source code cannot contain null bytes");
  EXPECT_EQ(first_error("x = '\xff'\n"),
            "Non-UTF-8 code starting with '\\xff' on line 1, but no encoding declared; see "
            "https://peps.python.org/pep-0263/ for details");
  EXPECT_TRUE(parse("x = 1 +\n").errors.size() == 1);
}

TEST(Parser, ExceptionTypes) {
  EXPECT_EQ(exception_type(parse("  x\n").errors.front()), "IndentationError");
  EXPECT_EQ(exception_type(parse("if x:\n        a\n\tb\n").errors.front()), "TabError");
  EXPECT_EQ(exception_type(parse("x = = 1\n").errors.front()), "SyntaxError");
}

TEST(Serialize, RoundTrip) {
  const Tree tree = parse("def f(x, *y: int) -> 3.5:\n  return f'{x!r:>{y}}' + 'text'\n");
  const std::string blob = serialize(tree);
  View view;
  ASSERT_TRUE(load(blob, view));
  EXPECT_EQ(view.root, tree.root);
  EXPECT_EQ(view.nodes.size(), tree.nodes.size());
  EXPECT_EQ(view.text, tree.text);
  EXPECT_EQ(view.floats[0], 3.5);
  EXPECT_EQ(serialize(tree), blob);
}

TEST(Serialize, RefusesWhatItDidNotWrite) {
  const std::string blob = serialize(parse("x = [1, 2.5, 'abc']\n"));
  View view;
  EXPECT_FALSE(load("", view));
  for (std::size_t size = 0; size < blob.size(); size += 8) EXPECT_FALSE(load(blob.substr(0, size), view)) << size;
  for (std::size_t at = 0; at < blob.size(); ++at) {
    std::string damaged = blob;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    EXPECT_FALSE(load(damaged, view)) << at;
  }
}

}  // namespace
}  // namespace shapetrace::syntax
