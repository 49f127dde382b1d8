"""Unit tests: cases are collected and run as the program asks for.  What they report goes to stderr, as in Python."""

from unittest.case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, addModuleCleanup, enterModuleContext,
    expectedFailure, skip, skipIf, skipUnless,
)
from unittest.main import TestProgram, main
from unittest.runner import BaseTestSuite, TestLoader, TestResult, TestSuite, TextTestResult, TextTestRunner

__all__ = [
    "BaseTestSuite", "FunctionTestCase", "IsolatedAsyncioTestCase", "SkipTest", "TestCase", "TestLoader",
    "TestProgram", "TestResult", "TestSuite", "TextTestResult", "TextTestRunner", "addModuleCleanup",
    "defaultTestLoader", "enterModuleContext", "expectedFailure", "main", "skip", "skipIf", "skipUnless",
]

defaultTestLoader = TestLoader()
