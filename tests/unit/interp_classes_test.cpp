#include <gtest/gtest.h>

#include "interp_run.hpp"

namespace shapetrace::test {

TEST(Classes, OrderOfResolution) {
  Python run;
  run.execute("class A: pass\nclass B(A): pass\nclass C(A): pass\nclass D(B, C): pass\n");
  EXPECT_EQ(run.show("[c.__name__ for c in D.__mro__]"), "['D', 'B', 'C', 'A', 'object']");
  EXPECT_EQ(run.show("type('X', (A, B), {})"),
            "TypeError: Cannot create a consistent method resolution\norder (MRO) for bases A, B");
  EXPECT_EQ(run.show("type('X', (int, str), {})"), "TypeError: multiple bases have instance lay-out conflict");
  EXPECT_EQ(run.show("type('X', (bool,), {})"), "TypeError: type 'bool' is not an acceptable base type");
}

TEST(Classes, ChangesReachCachesAndSubclasses) {
  Python run;
  run.execute(
      "class A:\n  def f(self): return 1\nclass B(A): pass\nb = B()\ndef call(): return b.f(), len(b) if hasattr(B, "
      "'__len__') else None\n");
  EXPECT_EQ(run.show("call()"), "(1, None)");
  run.execute("A.f = lambda self: 2\nA.__len__ = lambda self: 7\n");
  EXPECT_EQ(run.show("call()"), "(2, 7)");
  run.execute("b.f = lambda: 3\n");
  EXPECT_EQ(run.show("call()"), "(3, 7)");
  run.execute("del b.f\ndel A.__len__\n");
  EXPECT_EQ(run.show("call()"), "(2, None)");
}

TEST(Classes, Attributes) {
  Python run;
  run.execute(
      "class P:\n  __slots__ = ('x', '__y')\n"
      "class Q(P): pass\n"
      "class G:\n  def __getattr__(self, n):\n    if n == 'no': raise AttributeError(n)\n    return n * 2\n"
      "class D(dict):\n  def __init__(self, **k):\n    super().__init__(**k)\n    self.__dict__ = self\n");
  EXPECT_EQ(run.show("P().x"), "AttributeError: 'P' object has no attribute 'x'");
  EXPECT_EQ(run.show("setattr(P(), 'z', 1)"), "AttributeError: 'P' object has no attribute 'z'");
  EXPECT_EQ(run.show("P().__dict__"), "AttributeError: 'P' object has no attribute '__dict__'");
  EXPECT_EQ(run.show("Q().__dict__, G().ab, hasattr(G(), 'no')"), "({}, 'abab', False)");
  EXPECT_EQ(run.show("P.nope"), "AttributeError: type object 'P' has no attribute 'nope'");
  EXPECT_EQ(run.show("D(a=1).a, vars(D(b=2))"), "(1, {'b': 2})");
  EXPECT_EQ(run.show("setattr(int, 'x', 1)"), "TypeError: cannot set 'x' attribute of immutable type 'int'");
}

// identity() must not depend on where memory lies: sets of objects keep their order from run to run.
TEST(Classes, SetsOfObjectsHaveOneOrder) {
  std::string first;
  for (int i = 0; i < 3; ++i) {
    Python run;
    run.execute("class A:\n  def __init__(self, n): self.n = n\nitems = [A(i) for i in range(50)]\n");
    const std::string order = run.show("[a.n for a in set(items)], [id(a) for a in items]");
    if (i == 0) first = order;
    EXPECT_EQ(order, first);
  }
}

}  // namespace shapetrace::test
