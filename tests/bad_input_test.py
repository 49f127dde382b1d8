#!/usr/bin/env python3
"""Programs that nest too deeply, never end, ask for more memory than there is or are no programs: each has to end with
the documented status and a message or a gap, within its time and below 1 GB.
"""
import argparse
import concurrent.futures
import os
import pathlib
import resource
import subprocess
import sys
import tempfile
import time

SECONDS = 0.1  # --max-seconds of what never ends; what ends by itself has time for it on any machine
ALLOWED = 6.0  # CPU seconds of a whole process on a busy machine, parsing included
MEGABYTES = 1000
DEEP = 10_000


def indented(line, depth, last="pass"):
    return "".join(" " * i + line + "\n" for i in range(depth)) + " " * depth + last + "\n"


# Source that CPython refuses (2) or that is only long (0).
NESTED = {
    "parentheses": ("x = " + "(" * DEEP + "1" + ")" * DEEP, 2),
    "brackets": ("x = " + "[" * DEEP + "]" * DEEP, 2),
    "braces": ("x = " + "{1:" * DEEP + "1" + "}" * DEEP, 2),
    "calls within calls": ("x = " + "abs(" * DEEP + "1" + ")" * DEEP, 2),
    "not": ("x = " + "not " * DEEP + "1", 2),
    "signs": ("x = " + "-" * DEEP + "1", 2),
    "powers": ("x = " + "1**" * DEEP + "1", 2),
    "lambdas": ("x = " + "lambda: " * DEEP + "1", 2),
    "conditionals": ("x = " + "1 if 1 else " * DEEP + "2", 2),
    "comprehensions": ("x = " + "[" * DEEP + "1" + " for i in [1]]" * DEEP, 2),
    "format specifications": ('x = f"' + "{1:" * DEEP + "}" * DEEP + '"', 2),
    "patterns": ("match 1:\n  case " + "[" * DEEP + "]" * DEEP + ": pass", 2),
    "walrus": ("x = " + "(a:=" * DEEP + "1" + ")" * DEEP, 2),
    "awaits": ("async def f():\n  " + "await " * DEEP + "x", 2),
    "stars": ("x = " + "*" * DEEP + "x", 2),
    "blocks": (indented("if 1:", 150), 2),
    "functions": (indented("def f():", 150), 2),
    "unclosed f-strings": ("x = " + 'f"{' * 100, 2),
    "attributes": ("x = 1" + "\ny = x" + ".real" * DEEP, 0),
    "calls of calls": ("def f(): return f\nf" + "()" * DEEP, 0),
    "items of items": ("x = []\nx.append(x)\nx" + "[0]" * DEEP, 0),
    "sums": ("x = " + "1+" * DEEP + "1", 0),
    "comparisons": ("x = " + "1<" * DEEP + "1", 0),
    "decorators": ("def d(f): return f\n" + "@d\n" * DEEP + "def g(): pass", 0),
    "elif": ("x = 5\nif x == 0: pass\n" + "elif x == 1: pass\n" * DEEP, 0),
    "targets": ("a=" * DEEP + "1", 0),
    "parameters": ("def f(" + ", ".join(f"a{i}" for i in range(DEEP)) + "): pass", 0),
    "100,000 lines": ("x = 1\n" * 100_000, 0),
    "a line of 1 MB": ("x = [" + "1, " * 350_000 + "]", 0),
    "a text of 1 MB": ('x = "' + "a" * 1_000_000 + '"', 0),
    "a hexadecimal number of 1 MB": ("x = 0x" + "f" * 1_000_000, 0),
    "a decimal number of 1 MB": ("x = " + "9" * 1_000_000, 2),
    "a million empty lines": ("\n" * 1_000_000, 0),
}

# Expressions and statements that need more time or memory than there is; each has to end as a gap or an exception.
HUGE = """
'x' * 10 ** 10
b'x' * 10 ** 10
(0,) * 10 ** 12
[0] * 10 ** 9
2 ** 10 ** 9
10 ** 10 ** 10
1 << 10 ** 10
'%1000000000d' % 1
format(1, '1000000000d')
f'{1.5:.1000000000f}'
'{:>{w}}'.format(1, w=10 ** 9)
'a'.ljust(10 ** 10)
'a'.zfill(10 ** 9)
'a\tb'.expandtabs(10 ** 9)
('a' * 10 ** 6).replace('a', 'b' * 10 ** 6)
('a' * 10 ** 6).join(['b'] * 10 ** 6)
bytes(10 ** 11)
(1).to_bytes(10 ** 10, 'big')
list(range(10 ** 12))
sum(range(10 ** 12))
sorted(range(10 ** 10))
set(range(10 ** 10))
{i: i for i in range(10 ** 10)}
range(10 ** 18).index(0.5)
list(itertools.count())
tuple(itertools.repeat(1))
list(zip(itertools.count(), itertools.count()))
list(itertools.product(range(1000), repeat=5))
list(itertools.permutations(range(15)))
any(x < 0 for x in itertools.count())
next(itertools.islice(itertools.count(), 10 ** 12, None))
next(itertools.dropwhile(lambda x: True, itertools.count()))
next(itertools.compress(itertools.count(), itertools.repeat(0)))
next(filter(None, itertools.repeat(0)))
next(itertools.chain.from_iterable(itertools.repeat(())))
collections.deque(itertools.count(), maxlen=0)
list(iter(int, 1))
math.factorial(10 ** 8)
math.comb(10 ** 9, 5 * 10 ** 8)
re.match('(a+)+$', 'a' * 40 + 'b')
re.sub('a', 'b' * 10 ** 6, 'a' * 10 ** 6)
exec('while True: pass')
while True: pass
while True: x.append(x)
while True: x += x
while True: text += text
while True: number *= number
while True: fraction = fraction * fraction + 1
for i in x: x.append(i)
for i in range(10 ** 8): x = [x]
for i in range(10 ** 6): Derived = type('Derived', (Derived,), {})
for i in itertools.cycle([1]): pass
while True: fork()
"""
SET_UP = """import collections, itertools, math, re
from fractions import Fraction
from os import fork
x, text, number, fraction = [1], 'a', 3, Fraction(1, 3)
class Derived: pass
"""

# Recursion ends as in Python: RecursionError, status 1; deep values that nobody walks are fine.
RECURSIVE = """
def f(n): return f(n + 1);; f(0)
def f(): return g();; def g(): return f();; f()
class A:;    def __getattr__(self, name): return getattr(self, name + 'x');; A().y
class A:;    def __repr__(self): return repr(self);; repr(A())
class A:;    def __eq__(self, other): return self == other;; A() == A()
class A:;    def __hash__(self): return hash(self);; hash(A())
class A:;    @property;    def x(self): return self.x;; A().x
class A:;    def __len__(self): return len(self);; len(A())
class A:;    def __bool__(self): return bool(self);; bool(A())
class A:;    def __iter__(self): return iter(self);; list(A())
class A:;    def __add__(self, other): return self + other;; A() + 1
class A:;    def __lt__(self, other): return self < other;; sorted([A(), A()])
class A:;    def __contains__(self, item): return item in self;; 1 in A()
class A:;    def __setattr__(self, name, value): setattr(self, name, value);; A().x = 1
class A:;    def __format__(self, spec): return format(self, spec);; f'{A()}'
class A:;    def __new__(cls): return cls();; A()
class M(type):;    def __call__(cls): return cls();; class A(metaclass=M): pass;; A()
class M(type):;    def __instancecheck__(cls, x): return isinstance(x, cls);; class A(metaclass=M): pass;; isinstance(1, A)
def key(x): return sorted([x], key=key);; key(1)
x = [];; for i in range(10 ** 5): x = [x];; repr(x)
x = [];; y = [];; for i in range(10 ** 5): x = [x]; y = [y];; x == y
import copy;; x = [];; for i in range(10 ** 5): x = [x];; copy.deepcopy(x)
import json;; json.loads('[' * 100000)
def g(x): yield from x;; x = [1];; for i in range(10 ** 5): x = g(x);; list(x)
text = 'eval(text)';; eval(text)
eval('(' * 5000 + '1' + ')' * 5000)
"""

FILES = {
    "nul": (b"x = 1\0\n", 2),
    "binary": (bytes(range(256)) * 10, 2),
    "utf16": ("x = 1\n".encode("utf-16"), 2),
    "latin1": (b'x = "\xe9"\n', 2),
    "declared": (b'# -*- coding: latin-1 -*-\nx = "\xe9"\n', 0),
    "bom": (b"\xef\xbb\xbfx = 1\n", 0),
    "old_mac": (b"x = 1\ry = 2\r", 0),
    "empty": (b"", 0),
    "backslash": (b"x = 1 + \\", 2),
    "unterminated": (b'x = """abc', 2),
    "limit": (b"import sys\nsys.setrecursionlimit(10 ** 9)\nclass A:\n def __getattr__(s, n): return getattr(s, n)\n"
              b"A().x\n", 0),
    "context": (b"try:\n raise ValueError\nexcept ValueError as e:\n e.__context__ = e\n raise TypeError\n", 1),
}


def run(shapetrace, path, seconds):
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen([shapetrace, "run", "--max-seconds", str(seconds), path], stdin=subprocess.DEVNULL,
                                 stdout=out, stderr=subprocess.STDOUT)
        deadline = time.monotonic() + 60
        while True:
            pid, status, usage = os.wait4(child.pid, os.WNOHANG)
            if pid:
                break
            if time.monotonic() > deadline:
                child.kill()
            time.sleep(0.005)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return child.returncode, out.read().decode("utf-8", "replace"), usage


def check(shapetrace, path, wanted):
    status, out, usage = run(shapetrace, path, SECONDS if len(wanted) > 1 else 60)
    if status not in wanted:
        return f"status {status}, not {' or '.join(map(str, wanted))}: {out[-200:]}"
    if usage.ru_utime + usage.ru_stime > ALLOWED:
        return f"takes {usage.ru_utime + usage.ru_stime:.1f} s"
    if usage.ru_maxrss > MEGABYTES * 1024:
        return f"takes {usage.ru_maxrss // 1024} MB"
    if status != 0 and "rror" not in out:
        return "no message"
    return None


def programs():
    for name, (source, status) in NESTED.items():
        yield name, source.encode(), (status,)
    for line in HUGE.strip().splitlines():
        yield line, (SET_UP + line + "\nprint('went on')\n").encode(), (0, 1)
    for line in RECURSIVE.strip().splitlines():
        # ";;" ends a statement of the module, ";    " a line of a class body.
        yield line, line.replace(";; ", "\n\n").replace(";    ", "\n    ").encode() + b"\n", (1,)
    yield from ((name, data, (status,)) for name, (data, status) in FILES.items())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", required=True)
    arguments = parser.parse_args()
    shapetrace = os.path.abspath(arguments.shapetrace)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as folder:
        def one(item):
            index, (name, data, wanted) = item
            path = pathlib.Path(folder) / f"bad{index}.py"
            path.write_bytes(data)
            return name, check(shapetrace, str(path), wanted)

        with concurrent.futures.ThreadPoolExecutor(2) as pool:
            results = list(pool.map(one, enumerate(programs())))
    failed = [(name, problem) for name, problem in results if problem]
    for name, problem in failed:
        print(f"FAILED {name}: {problem}")
    print(f"{len(results) - len(failed)} passed, {len(failed)} failed")
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
