"""unittest.TestCase: assertions and the way a test is run."""

import re
import sys
import warnings
from contextlib import contextmanager


class SkipTest(Exception):
    pass


def _skipped(reason):
    def decorate(item):
        if not isinstance(item, type):
            import functools

            @functools.wraps(item)
            def wrapper(*args, **kwargs):
                raise SkipTest(reason)

            item = wrapper
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item

    return decorate


def skip(reason):
    if callable(reason):
        return _skipped("")(reason)
    return _skipped(reason)


def skipIf(condition, reason):
    return _skipped(reason) if condition else lambda item: item


def skipUnless(condition, reason):
    return lambda item: item if condition else _skipped(reason)


def expectedFailure(item):
    item.__unittest_expecting_failure__ = True
    return item


_module_cleanups = []


def addModuleCleanup(function, /, *args, **kwargs):
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(manager):
    result = manager.__enter__()
    addModuleCleanup(manager.__exit__, None, None, None)
    return result


def _short(value, limit=80):
    try:
        text = repr(value)
    except Exception:
        text = object.__repr__(value)
    return text if len(text) <= limit else text[:limit] + " [truncated]..."


class _Raises:
    """assertRaises and assertRaisesRegex, as context managers and as calls."""

    def __init__(self, expected, test, regex=None):
        self.expected, self.test, self.msg, self.by = expected, test, None, ""
        self.expected_regex = re.compile(regex) if isinstance(regex, (str, bytes)) else regex

    def handle(self, name, args, kwargs):
        kinds = self.expected if isinstance(self.expected, tuple) else (self.expected,)
        for kind in kinds:
            if not (isinstance(kind, type) and issubclass(kind, BaseException)):
                raise TypeError(f"{name}() arg 1 must be an exception type or tuple of exception types")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *rest = args
        self.by = f" by {getattr(function, '__name__', function)}"
        with self:
            function(*rest, **kwargs)

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            names = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            name = self.expected.__name__ if len(names) == 1 and names[0] is self.expected else str(self.expected)
            self.test.fail(self.test._formatMessage(self.msg, f"{name} not raised{self.by}"))
        if not issubclass(kind, self.expected):
            return False
        self.exception = value.with_traceback(None)
        if self.expected_regex is not None and not self.expected_regex.search(str(value)):
            self.test.fail(self.test._formatMessage(
                self.msg, f'"{self.expected_regex.pattern}" does not match "{value}"'))
        return True


class _Warns:
    def __init__(self, expected, test, regex=None):
        self.expected, self.test = expected, test
        self.expected_regex = re.compile(regex) if isinstance(regex, (str, bytes)) else regex
        self.msg, self.by = None, ""

    def handle(self, args, kwargs):
        if not args:
            self.msg = kwargs.pop("msg", None)
            return self
        function, *rest = args
        self.by = f" by {getattr(function, '__name__', function)}"
        with self:
            function(*rest, **kwargs)

    def __enter__(self):
        self._catching = warnings.catch_warnings(record=True)
        self.warnings = self._catching.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, kind, value, trace):
        self._catching.__exit__(kind, value, trace)
        if kind is not None:
            return
        first = None
        for caught in self.warnings:
            if not issubclass(caught.category, self.expected):
                continue
            first = first or caught.message
            if self.expected_regex is not None and not self.expected_regex.search(str(caught.message)):
                continue
            self.warning, self.filename, self.lineno = caught.message, caught.filename, caught.lineno
            return
        if first is not None:
            self.test.fail(self.test._formatMessage(
                self.msg, f'"{self.expected_regex.pattern}" does not match "{first}"'))
        name = getattr(self.expected, "__name__", str(self.expected))
        self.test.fail(self.test._formatMessage(self.msg, f"{name} not triggered{self.by}"))


class _Logs:
    def __init__(self, test, logger, level, absent):
        import logging

        self.test, self.absent = test, absent
        self.logger = logger if isinstance(logger, logging.Logger) else logging.getLogger(logger)
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO
        self.records, self.output = [], []

    def __enter__(self):
        import logging

        outer = self

        class Capture(logging.Handler):
            def emit(self, record):
                outer.records.append(record)
                outer.output.append(self.format(record))

        handler = Capture()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter("%(levelname)s:%(name)s:%(message)s"))
        self._old = self.logger.handlers[:], self.logger.level, self.logger.propagate
        self.logger.handlers = [handler]
        self.logger.setLevel(self.level)
        self.logger.propagate = False
        return None if self.absent else self

    def __exit__(self, kind, value, trace):
        handlers, level, self.logger.propagate = self._old
        self.logger.handlers = handlers
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.absent and self.records:
            self.test.fail("Unexpected logs found: {!r}".format(self.output))
        if not self.absent and not self.records:
            import logging

            self.test.fail("no logs of level {} or higher triggered on {}".format(
                logging.getLevelName(self.level), self.logger.name))


class TestCase:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8

    def __init_subclass__(cls, *args, **kwargs):
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName="runTest"):
        self._testMethodName = methodName
        self._outcome = None
        self._cleanups = []
        self._type_equality_funcs = {}
        method = getattr(self, methodName, None)
        if method is None and methodName != "runTest":
            raise ValueError(f"no such test method in {self.__class__}: {methodName}")
        self._testMethodDoc = None if method is None else method.__doc__

    def setUp(self):
        pass

    def tearDown(self):
        pass

    @classmethod
    def setUpClass(cls):
        pass

    @classmethod
    def tearDownClass(cls):
        pass

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        result = manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)
        return result

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def doClassCleanups(cls):
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            function(*args, **kwargs)

    def doCleanups(self):
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            function(*args, **kwargs)
        return True

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from unittest.runner import TestResult

        return TestResult()

    def shortDescription(self):
        return self._testMethodDoc.strip().split("\n")[0].strip() if self._testMethodDoc else None

    def id(self):
        return f"{self.__class__.__module__}.{self.__class__.__qualname__}.{self._testMethodName}"

    def __eq__(self, other):
        return type(self) is type(other) and self._testMethodName == other._testMethodName or NotImplemented

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return (f"{self._testMethodName} "
                f"({self.__class__.__module__}.{self.__class__.__qualname__}.{self._testMethodName})")

    def __repr__(self):
        return f"<{self.__class__.__module__}.{self.__class__.__qualname__} testMethod={self._testMethodName}>"

    @contextmanager
    def subTest(self, msg=None, **params):
        try:
            yield
        except SkipTest as error:
            self._result.addSkip(self, str(error))
        except self.failureException:
            self._failed = True
            self._result.addFailure(self, sys.exc_info())
        except Exception:
            self._failed = True
            self._result.addError(self, sys.exc_info())

    def skipTest(self, reason):
        raise SkipTest(reason)

    def _call(self, method):
        return method()

    def _attempt(self, result, method):
        try:
            self._call(method)
            return True
        except KeyboardInterrupt:
            raise
        except SkipTest as error:
            result.addSkip(self, str(error))
            self._skipped = True
        except self.failureException:
            result.addFailure(self, sys.exc_info())
        except BaseException:
            result.addError(self, sys.exc_info())
        return False

    def run(self, result=None):
        if result is None:
            result = self.defaultTestResult()
        result.startTest(self)
        self._result, self._failed, self._skipped = result, False, False
        method = getattr(self, self._testMethodName)
        try:
            for item in (self.__class__, method):
                if getattr(item, "__unittest_skip__", False):
                    result.addSkip(self, getattr(item, "__unittest_skip_why__", ""))
                    return result
            expecting = (getattr(self.__class__, "__unittest_expecting_failure__", False)
                         or getattr(method, "__unittest_expecting_failure__", False))
            if expecting:
                from unittest.runner import TestResult

                inner = TestResult()
                self._result = inner
                ok = self._attempt(inner, self.setUp) and self._attempt(inner, method) and not self._failed
                self._attempt(inner, self.tearDown)
                self.doCleanups()
                if ok:
                    result.addUnexpectedSuccess(self)
                else:
                    result.addExpectedFailure(self, (inner.failures or inner.errors or [(None, None)])[0][1])
                return result
            ok = False
            if self._attempt(result, self.setUp):
                ok = self._attempt(result, method)
                ok = self._attempt(result, self.tearDown) and ok
            ok = self._attempt(result, self.doCleanups) and ok
            if ok and not self._failed:
                result.addSuccess(self)
            return result
        finally:
            result.stopTest(self)

    __call__ = run

    def debug(self):
        self.setUp()
        getattr(self, self._testMethodName)()
        self.tearDown()
        self.doCleanups()

    # Assertions.

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        return standard if msg is None else f"{standard} : {msg}"

    def _check(self, passed, msg, standard):
        if not passed:
            self.fail(self._formatMessage(msg, standard()))

    def assertFalse(self, expr, msg=None):
        if expr:
            self.fail(self._formatMessage(msg, f"{_short(expr)} is not false"))

    def assertTrue(self, expr, msg=None):
        if not expr:
            self.fail(self._formatMessage(msg, f"{_short(expr)} is not true"))

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _Raises(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        return _Raises(expected_exception, self, expected_regex).handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _Warns(expected_warning, self).handle(args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        return _Warns(expected_warning, self, expected_regex).handle(args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _Logs(self, logger, level, True)

    def _equality(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
            names = {list: "assertListEqual", tuple: "assertTupleEqual", dict: "assertDictEqual",
                     set: "assertSetEqual", frozenset: "assertSetEqual", str: "assertMultiLineEqual"}
            if type(first) in names:
                return getattr(self, names[type(first)])
        return self._baseAssertEqual

    def _getAssertEqualityFunc(self, first, second):
        return self._equality(first, second)

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self.fail(self._formatMessage(msg, f"{_short(first)} != {_short(second)}"))

    def assertEqual(self, first, second, msg=None):
        self._equality(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self.fail(self._formatMessage(msg, f"{_short(first)} == {_short(second)}"))

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            for which, value in (("First", seq1), ("Second", seq2)):
                if not isinstance(value, seq_type):
                    raise self.failureException(f"{which} sequence is not a {seq_type.__name__}: {_short(value)}")
        if seq1 == seq2:
            return
        what = seq_type.__name__.capitalize() + "s" if seq_type is not None else "Sequences"
        self.fail(self._formatMessage(msg, f"{what} differ: {_short(seq1)} != {_short(seq2)}"))

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        if set1 != set2:
            lines = []
            for which, rest in (("first", set1.difference(set2)), ("second", set2.difference(set1))):
                if rest:
                    lines.append(f"Items in the {which} set but not the "
                                 f"{'second' if which == 'first' else 'first'}:")
                    lines.extend(repr(item) for item in rest)
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            self.fail(self._formatMessage(msg, f"{_short(d1)} != {_short(d2)}"))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first != second:
            self.fail(self._formatMessage(msg, f"{_short(first)} != {_short(second)}"))

    def assertCountEqual(self, first, second, msg=None):
        rest = list(second)
        missing = []
        for item in first:
            if item in rest:
                rest.remove(item)
            else:
                missing.append(item)
        if missing or rest:
            self.fail(self._formatMessage(msg, f"Element counts were not equal:\n{missing!r}\n{rest!r}"))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self.fail(self._formatMessage(msg, f"{_short(member, 1000)} not found in {_short(container, 1000)}"))

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self.fail(self._formatMessage(
                msg, f"{_short(member, 1000)} unexpectedly found in {_short(container, 1000)}"))

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self.fail(self._formatMessage(msg, f"{_short(expr1)} is not {_short(expr2)}"))

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self.fail(self._formatMessage(msg, f"unexpectedly identical: {_short(expr1)}"))

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self.fail(self._formatMessage(msg, f"{_short(obj)} is not None"))

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self.fail(self._formatMessage(msg, "unexpectedly None"))

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{_short(obj)} is not an instance of {cls!r}"))

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self.fail(self._formatMessage(msg, f"{_short(obj)} is an instance of {cls!r}"))

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self.fail(self._formatMessage(msg, f"{_short(a)} not less than {_short(b)}"))

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self.fail(self._formatMessage(msg, f"{_short(a)} not less than or equal to {_short(b)}"))

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self.fail(self._formatMessage(msg, f"{_short(a)} not greater than {_short(b)}"))

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self.fail(self._formatMessage(msg, f"{_short(a)} not greater than or equal to {_short(b)}"))

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self.fail(self._formatMessage(
                msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}"))

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self.fail(self._formatMessage(
                msg, f"Regex matched: {match[0]!r} matches {unexpected_regex.pattern!r} in {text!r}"))

    def _difference(self, first, second, places, delta):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        difference = abs(first - second)
        if delta is not None:
            return difference, difference <= delta, f"{_short(delta)} delta"
        places = 7 if places is None else places
        return difference, round(difference, places) == 0, f"{places} places"

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        difference, close, within = self._difference(first, second, places, delta)
        if not close:
            self.fail(self._formatMessage(
                msg, f"{_short(first)} != {_short(second)} within {within} ({_short(difference)} difference)"))

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        difference, close, within = self._difference(first, second, places, delta)
        if first == second or close:
            self.fail(self._formatMessage(msg, f"{_short(first)} == {_short(second)} within {within}"))

    # Names of the past, which some versions still have.
    assertEquals = failUnlessEqual = assertEqual
    assertNotEquals = assertNotEqual
    assertAlmostEquals = assertAlmostEqual
    assert_ = assertTrue
    assertRegexpMatches = assertRegex
    assertRaisesRegexp = assertRaisesRegex


class IsolatedAsyncioTestCase(TestCase):
    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def _call(self, method):
        import asyncio
        import inspect

        if method == self.setUp:
            asyncio.run(self.asyncSetUp())
        outcome = method()
        if inspect.iscoroutine(outcome):
            asyncio.run(outcome)
        if method == self.tearDown:
            asyncio.run(self.asyncTearDown())


class FunctionTestCase(TestCase):
    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        self._test, self._before, self._after = testFunc, setUp, tearDown
        super().__init__()
        self._testMethodDoc = description

    def setUp(self):
        if self._before is not None:
            self._before()

    def tearDown(self):
        if self._after is not None:
            self._after()

    def runTest(self):
        self._test()

    def id(self):
        return self._test.__name__
