"""unittest with its own runner: results, messages of assertions, fixtures, skips and mocks."""
import io
import sys
import unittest
from unittest import mock
from unittest.mock import MagicMock, patch


class Stack:
    def __init__(self):
        self.items = []

    def push(self, item):
        self.items.append(item)

    def pop(self):
        if not self.items:
            raise IndexError("pop from empty stack")
        return self.items.pop()


class TestStack(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("class set up")

    @classmethod
    def tearDownClass(cls):
        print("class torn down")

    def setUp(self):
        self.stack = Stack()
        self.addCleanup(lambda: print("cleaned"))

    def test_push(self):
        self.stack.push(1)
        self.assertEqual(self.stack.items, [1])

    def test_pop_empty(self):
        with self.assertRaises(IndexError) as caught:
            self.stack.pop()
        print(caught.exception)
        self.assertRaisesRegex(IndexError, "empty", self.stack.pop)

    def test_fails(self):
        """A test that is wrong."""
        self.assertEqual(1 + 1, 3, "sums")

    def test_error(self):
        {}["missing"]

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail()

    @unittest.expectedFailure
    def test_known(self):
        self.assertTrue(0)

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)


class TestMessages(unittest.TestCase):
    def say(self, method, *args, **kwargs):
        try:
            getattr(self, method)(*args, **kwargs)
        except AssertionError as e:
            print(method, "|", str(e).splitlines()[0])
        else:
            print(method, "passed")

    def test_all(self):
        self.say("assertTrue", [])
        self.say("assertFalse", "x")
        self.say("assertEqual", 1, 2)
        self.say("assertEqual", 1.5, 1.5)
        self.say("assertIn", 3, [1, 2])
        self.say("assertNotIn", 1, [1, 2])
        self.say("assertIs", 1, None)
        self.say("assertIsNone", 0)
        self.say("assertIsNotNone", None)
        self.say("assertIsInstance", 1, str)
        self.say("assertNotIsInstance", 1, int)
        self.say("assertLess", 2, 1)
        self.say("assertGreaterEqual", 1, 2)
        self.say("assertAlmostEqual", 1.0, 1.1)
        self.say("assertAlmostEqual", 1.0, 1.00000001)
        self.say("assertAlmostEqual", 1, 2, delta=0.5)
        self.say("assertRegex", "abc", "d+")
        self.say("assertCountEqual", [1, 2, 2], [2, 1, 2])
        self.say("assertRaises", ValueError, int, "1")


class TestMocks(unittest.TestCase):
    def test_mock(self):
        m = MagicMock(return_value=3)
        print(m(1, a=2), m.call_count, m.call_args, m.called)
        m.assert_called_once_with(1, a=2)
        m.method.side_effect = [1, ValueError("no")]
        print(m.method())
        with self.assertRaises(ValueError):
            m.method()
        m.reset_mock()
        print(m.call_count, len(m), bool(m), list(m))

    @patch("sys.stdout", new_callable=io.StringIO)
    def test_patched(self, out):
        print("hidden")
        self.assertEqual(out.getvalue(), "hidden\n")

    def test_patch_object(self):
        with mock.patch.object(Stack, "pop", return_value=7) as pop:
            print(Stack().pop(), pop.call_count)
        with patch.dict({"a": 1}, b=2) as changed:
            print(sorted(changed))


suite = unittest.TestSuite()
for case in (TestStack, TestMessages, TestMocks):
    suite.addTests(unittest.defaultTestLoader.loadTestsFromTestCase(case))
print(suite.countTestCases())
result = unittest.TextTestRunner(stream=io.StringIO(), verbosity=2).run(suite)
print(result.testsRun, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures))
print([test.id() for test, text in result.errors], result.wasSuccessful())
print(result.failures[0][0].shortDescription(), result.skipped[0][1])
sys.exit(not result.wasSuccessful())
