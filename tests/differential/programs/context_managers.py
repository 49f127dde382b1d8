# with statements and contextlib.
import contextlib
import io
import sys
from contextlib import ExitStack, closing, contextmanager, nullcontext, redirect_stdout, suppress


class Timer:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    def __enter__(self):
        print("  enter", self.name)
        return self

    def __exit__(self, kind, error, traceback):
        print("  exit", self.name, kind.__name__ if kind else None, error, traceback is not None)
        return self.swallow


with Timer("a") as a, Timer("b"):
    print("body", a.name)
with (Timer("c") as c, Timer("d") as d,):
    print(c.name + d.name)
with Timer("swallows", True):
    raise ValueError("gone")
try:
    with Timer("outer"), Timer("inner"):
        {}["k"]
except KeyError as error:
    print("came out", error)


def early():
    for i in range(3):
        with Timer(f"loop{i}"):
            if i == 1:
                return i


print(early())


@contextmanager
def tag(name, log):
    log.append(f"<{name}>")
    try:
        yield name.upper()
    except ZeroDivisionError as error:
        log.append(str(error))
    finally:
        log.append(f"</{name}>")


log = []
with tag("b", log) as upper:
    log.append(upper)
with tag("i", log):
    1 / 0
try:
    with tag("u", log):
        raise KeyError("not handled")
except KeyError:
    log.append("outside")
print(log)


@tag("decorated", log)
def work(n):
    log.append(n)
    return n * 2


print(work(4), log[-3:])


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if False:
        yield


for manager in (twice, never):
    try:
        with manager():
            pass
    except RuntimeError as error:
        print(error)
with suppress(KeyError, IndexError):
    [][1]
    print("not reached")
with nullcontext("value") as value:
    print(value)
buffer = io.StringIO()
with redirect_stdout(buffer):
    print("captured", 1)
    sys.stdout.write("too\n")
print(repr(buffer.getvalue()))


class Resource:
    def close(self):
        print("  closed")


with closing(Resource()):
    print("using")
with ExitStack() as stack:
    names = [stack.enter_context(Timer(str(n))).name for n in range(3)]
    stack.callback(print, "  callback", sep="-")
    print(names)


class NoExit:
    def __enter__(self):
        pass


for broken in (5, NoExit()):
    try:
        with broken:
            pass
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)


class Switch(contextlib.ContextDecorator):
    enabled = False

    def __enter__(self):
        self.before, Switch.enabled = Switch.enabled, True
        return self

    def __exit__(self, *details):
        Switch.enabled = self.before


@Switch()
def inside():
    return Switch.enabled


print(inside(), Switch.enabled)
with Switch():
    with Switch():
        print(Switch.enabled)
    print(Switch.enabled)
print(Switch.enabled)
with open(__file__, encoding="utf-8") as source:
    lines = [line.rstrip() for line in source]
print(lines[0], source.closed)
text = io.StringIO("first\nsecond\nthird")
print(text.readline(), text.read(3), list(text), text.read())
out = io.StringIO()
print("a", 5, sep="|", end="!\n", file=out)
out.write("more")
print(out.getvalue().splitlines())
binary = io.BytesIO(b"abc")
print(binary.read(2), binary.tell(), binary.seek(0), binary.getvalue())
