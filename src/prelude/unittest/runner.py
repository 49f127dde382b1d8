"""Collecting tests, running them and telling how it went."""

import sys
import traceback

from unittest.case import SkipTest, TestCase


class TestResult:
    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses = [], []
        self.testsRun = 0
        self.failfast = self.shouldStop = False

    def startTest(self, test):
        self.testsRun += 1

    def stopTest(self, test):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    def _text(self, error):
        if error is None:
            return ""
        kind, value, trace = error
        return "".join(traceback.format_exception(kind, value, trace))

    def addError(self, test, err):
        self.errors.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addFailure(self, test, err):
        self.failures.append((test, self._text(err)))
        self.shouldStop = self.shouldStop or self.failfast

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, err))

    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.addFailure(test, err)

    def wasSuccessful(self):
        return not (self.failures or self.errors or self.unexpectedSuccesses)

    def stop(self):
        self.shouldStop = True

    def __repr__(self):
        kind = type(self)
        return (f"<{kind.__module__}.{kind.__qualname__} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")


class TextTestResult(TestResult):
    separator1 = "=" * 70
    separator2 = "-" * 70

    def __init__(self, stream, descriptions, verbosity):
        super().__init__(stream, descriptions, verbosity)
        self.stream = stream
        self.showAll = verbosity > 1
        self.dots = verbosity == 1

    def getDescription(self, test):
        first = test.shortDescription() if hasattr(test, "shortDescription") else None
        return f"{test}\n{first}" if first else str(test)

    def startTest(self, test):
        super().startTest(test)
        if self.showAll:
            self.stream.write(self.getDescription(test) + " ... ")

    def _tell(self, word, dot):
        if self.showAll:
            self.stream.write(word + "\n")
        elif self.dots:
            self.stream.write(dot)

    def addSuccess(self, test):
        self._tell("ok", ".")

    def addError(self, test, err):
        super().addError(test, err)
        self._tell("ERROR", "E")

    def addFailure(self, test, err):
        super().addFailure(test, err)
        self._tell("FAIL", "F")

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self._tell(f"skipped {reason!r}", "s")

    def addExpectedFailure(self, test, err):
        super().addExpectedFailure(test, err)
        self._tell("expected failure", "x")

    def addUnexpectedSuccess(self, test):
        super().addUnexpectedSuccess(test)
        self._tell("unexpected success", "u")

    def printErrors(self):
        if self.dots or self.showAll:
            self.stream.write("\n")
        for word, entries in (("ERROR", self.errors), ("FAIL", self.failures)):
            for test, text in entries:
                self.stream.write(f"{self.separator1}\n{word}: {self.getDescription(test)}\n{self.separator2}\n")
                self.stream.write(text + "\n")


class BaseTestSuite:
    def __init__(self, tests=()):
        self._tests = []
        self.addTests(tests)

    def __iter__(self):
        return iter(self._tests)

    def __repr__(self):
        kind = type(self)
        return f"<{kind.__module__}.{kind.__qualname__} tests={list(self)}>"

    def countTestCases(self):
        return sum(test.countTestCases() for test in self._tests)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        self._tests.append(test)

    def addTests(self, tests):
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for test in self._tests:
            if result.shouldStop:
                break
            test(result)
        return result

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)


class _Fixture:
    """Stands for a setUpClass or setUpModule that failed, in the report."""

    def __init__(self, name):
        self.name = name

    def __str__(self):
        return self.name

    def shortDescription(self):
        return None


def _fixture(result, name, function):
    """Whether the tests behind a fixture may run."""
    try:
        function()
        return True
    except SkipTest as error:
        result.addSkip(_Fixture(name), str(error))
    except Exception:
        result.addError(_Fixture(name), sys.exc_info())
    return False


class TestSuite(BaseTestSuite):
    def _cases(self):
        for test in self._tests:
            if isinstance(test, TestSuite):
                yield from test._cases()
            else:
                yield test

    def run(self, result, debug=False):
        open_module = open_class = None
        module_ok = class_ok = True
        for test in self._cases():
            if result.shouldStop:
                break
            kind = type(test)
            if kind is not open_class:
                self._close_class(result, open_class, class_ok)
                if kind.__module__ != open_module:
                    self._close_module(result, open_module, module_ok)
                    open_module = kind.__module__
                    hook = getattr(sys.modules.get(open_module), "setUpModule", None)
                    module_ok = hook is None or _fixture(result, f"setUpModule ({open_module})", hook)
                open_class, class_ok = kind, module_ok
                hook = getattr(kind, "setUpClass", None)
                if module_ok and hook is not None and not getattr(kind, "__unittest_skip__", False):
                    class_ok = _fixture(result, f"setUpClass ({kind.__module__}.{kind.__qualname__})", hook)
            if class_ok:
                test(result)
        self._close_class(result, open_class, class_ok)
        self._close_module(result, open_module, module_ok)
        return result

    def _close_class(self, result, kind, ok):
        hook = getattr(kind, "tearDownClass", None)
        if kind is None or not ok or hook is None or getattr(kind, "__unittest_skip__", False):
            return
        _fixture(result, f"tearDownClass ({kind.__module__}.{kind.__qualname__})", hook)
        kind.doClassCleanups()

    def _close_module(self, result, name, ok):
        hook = getattr(sys.modules.get(name), "tearDownModule", None) if name is not None else None
        if ok and hook is not None:
            _fixture(result, f"tearDownModule ({name})", hook)


class TestLoader:
    testMethodPrefix = "test"
    testNamePatterns = None
    suiteClass = TestSuite

    def __init__(self):
        self.errors = []

    def getTestCaseNames(self, testCaseClass):
        return sorted(name for name in dir(testCaseClass)
                      if name.startswith(self.testMethodPrefix) and callable(getattr(testCaseClass, name)))

    def loadTestsFromTestCase(self, testCaseClass):
        names = self.getTestCaseNames(testCaseClass)
        if not names and hasattr(testCaseClass, "runTest"):
            names = ["runTest"]
        return self.suiteClass([testCaseClass(name) for name in names])

    def loadTestsFromModule(self, module, *, pattern=None):
        suites = []
        for name in dir(module):
            item = getattr(module, name)
            if isinstance(item, type) and issubclass(item, TestCase) and item.__module__ != "unittest.case":
                suites.append(self.loadTestsFromTestCase(item))
        suite = self.suiteClass(suites)
        hook = getattr(module, "load_tests", None)
        return suite if hook is None else hook(self, suite, pattern)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        item, parent = module, None
        if item is None:
            count = len(parts)
            while count:
                try:
                    __import__(".".join(parts[:count]))
                    break
                except ImportError:
                    count -= 1
            item = sys.modules[".".join(parts[:count])]
            parts = parts[count:]
        for part in parts:
            parent, item = item, getattr(item, part)
        if isinstance(item, type(sys)):
            return self.loadTestsFromModule(item)
        if isinstance(item, type) and issubclass(item, TestCase):
            return self.loadTestsFromTestCase(item)
        if isinstance(parent, type) and issubclass(parent, TestCase):
            return self.suiteClass([parent(parts[-1])])
        made = item()
        return made if isinstance(made, BaseTestSuite) else self.suiteClass([made])

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])


class TextTestRunner:
    resultclass = TextTestResult

    def __init__(self, stream=None, descriptions=True, verbosity=1, failfast=False, buffer=False, resultclass=None,
                 warnings=None, *, tb_locals=False, durations=None):
        self.stream = sys.stderr if stream is None else stream
        self.descriptions, self.verbosity, self.failfast = descriptions, verbosity, failfast
        if resultclass is not None:
            self.resultclass = resultclass

    def _makeResult(self):
        return self.resultclass(self.stream, self.descriptions, self.verbosity)

    def run(self, test):
        result = self._makeResult()
        result.failfast = self.failfast
        result.startTestRun()
        test(result)
        result.stopTestRun()
        result.printErrors()
        run = result.testsRun
        self.stream.write(f"{'-' * 70}\nRan {run} test{'s' if run != 1 else ''} in 0.000s\n\n")
        parts = [f"{word}={len(entries)}" for word, entries in (
            ("failures", result.failures), ("errors", result.errors), ("skipped", result.skipped),
            ("expected failures", result.expectedFailures),
            ("unexpected successes", result.unexpectedSuccesses)) if entries]
        verdict = "OK" if result.wasSuccessful() else "FAILED"
        self.stream.write(verdict + (f" ({', '.join(parts)})\n" if parts else "\n"))
        return result
