"""What is known to be wrong, kept as tests that say so: tests/known_wrong/SUITE.txt, a line each: NAME  what is wrong.

A program on the list must fail; when it passes, its line has to go.
"""
import os

HERE = os.path.dirname(os.path.abspath(__file__))


def load(suite):
    """Names of a suite's programs that are known to fail, with what is wrong."""
    path = os.path.join(HERE, "known_wrong", suite + ".txt")
    if not os.path.exists(path):
        return {}
    with open(path, encoding="utf-8") as stream:
        entries = (line.split(maxsplit=1) for line in stream if line.strip() and not line.startswith("#"))
        return {name: rest[0].strip() if rest else "" for name, *rest in entries}


class Tally:
    """Counts programs as passed, failed or known to be wrong, and says what is new."""

    def __init__(self, suite):
        self.suite, self.known = suite, load(suite)
        self.passed = self.failed = self.expected = 0

    def add(self, name, problems):
        """Counts one program; whether its problems are news."""
        if problems and name in self.known:
            self.expected += 1
            return False
        if not problems and name in self.known:
            self.failed += 1
            print(f"FAILED {name}: right now, so its line has to leave tests/known_wrong/{self.suite}.txt", flush=True)
            return False
        if problems:
            self.failed += 1
            return True
        self.passed += 1
        return False

    def finish(self):
        """The closing line and the exit status."""
        if self.expected:
            print(f"{self.expected} known to be wrong (tests/known_wrong/{self.suite}.txt)")
        print(f"{self.passed} passed, {self.failed} failed")
        return 1 if self.failed or not self.passed else 0
