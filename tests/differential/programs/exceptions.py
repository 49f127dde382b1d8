# Exceptions: else, finally, chaining, custom classes, re-raising, return inside finally, groups of handlers.
class NetError(Exception):
    """base of ours"""


class ShapeError(NetError):
    def __init__(self, expected, got, *, layer=None):
        super().__init__(f"expected {expected}, got {got}")
        self.expected, self.got, self.layer = expected, got, layer

    def __str__(self):
        return f"{super().__str__()} in {self.layer}"


def flow(kind):
    trail = []
    try:
        trail.append("try")
        if kind == "value":
            raise ValueError("v", 1)
        if kind == "key":
            {}["k"]
        if kind == "shape":
            raise ShapeError(3, 4, layer="fc")
        if kind == "return":
            return trail
    except (KeyError, IndexError) as error:
        trail.append(f"lookup {error!r} {isinstance(error, LookupError)}")
    except ValueError as error:
        trail.append(f"value {error.args} {error}")
    except NetError as error:
        trail.append(f"net {error} {error.expected} {error.args}")
    else:
        trail.append("else")
    finally:
        trail.append("finally")
    return trail


for kind in ("none", "value", "key", "shape", "return"):
    print(kind, flow(kind))


def finally_wins():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                return "from try"
            print("  body", i)
        finally:
            print("  finally", i)
            if i == 2:
                return "from finally"


print(finally_wins())


def swallow():
    while True:
        try:
            raise RuntimeError("lost")
        finally:
            break
    return "swallowed"


print(swallow())


def chain():
    try:
        try:
            int("x")
        except ValueError as error:
            raise NetError("while parsing") from error
    except NetError as error:
        print(error, "| cause:", repr(error.__cause__), "| context is cause:", error.__context__ is error.__cause__, error.__suppress_context__)
    try:
        try:
            {}["a"]
        except KeyError:
            raise TypeError("second")
    except TypeError as error:
        print(error, "| context:", repr(error.__context__), error.__cause__)
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise ValueError("clean") from None
    except ValueError as error:
        print(error, error.__cause__, error.__suppress_context__)


chain()


def reraise():
    try:
        raise KeyError("again")
    except KeyError:
        print("  seen once")
        raise


try:
    reraise()
except KeyError as error:
    print("seen twice", error, str(error), repr(error), error.args)
    saved = error
try:
    error
except NameError as problem:
    print(problem)
print(repr(saved))
try:
    raise ValueError
except ValueError as e:
    print(repr(e), str(e) == "", e.args)
try:
    raise OSError(2, "No such file", "data.txt")
except FileNotFoundError as e:
    print(e, e.errno, e.strerror, e.filename)
try:
    open("does/not/exist.txt")
except OSError as e:
    print(type(e).__name__, e)
print(repr(Exception()), repr(Exception(1, "a")), str(Exception(1, 2)), str(Exception("x")), Exception("a") == Exception("a"), ValueError.__mro__, repr(ShapeError(1, 2)))


def attempt(action):
    try:
        print(action())
    except BaseException as error:
        print(type(error).__name__, "|", error, "|", error.args)


def throw(e):
    raise e


attempt(lambda: throw(5))
attempt(lambda: throw("text"))
attempt(lambda: throw(int))
attempt(lambda: throw(None))
attempt(lambda: throw(ShapeError))
attempt(lambda: throw(StopIteration(3)))
attempt(lambda: throw(KeyboardInterrupt()))
attempt(lambda: throw(SystemExit(3)))
attempt(lambda: exit("bye") if False else throw(SystemExit("bye")))
attempt(lambda: throw(AssertionError))
attempt(lambda: throw(NotImplementedError("later")))
attempt(lambda: throw(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")))


def check(n):
    assert n > 0, f"n must be positive, got {n}"
    assert isinstance(n, int)
    return n


attempt(lambda: check(-1))
attempt(lambda: check(1.5))
attempt(lambda: check(1))


def depth(n):
    return depth(n + 1)


try:
    depth(0)
except RecursionError as error:
    print(type(error).__name__, str(error)[:32])


def nested():
    try:
        try:
            raise ValueError("inner")
        finally:
            print("  inner finally")
    except ValueError as e:
        try:
            raise KeyError("outer") from e
        except KeyError as k:
            return repr(k.__cause__)


print(nested())
e = ValueError("noted")
e.add_note("remember this")
print(e.__notes__, e.with_traceback(None) is e, isinstance(e.__traceback__, type(None)))
try:
    raise ExceptionGroup("several", [ValueError(1), TypeError("t")])
except* ValueError as group:
    print("values", group.exceptions)
except* TypeError as group:
    print("types", group.exceptions)
try:
    raise e
except Exception as caught:
    print(caught is e, caught.__traceback__ is not None)
errors = []
for bad in ("1", "x", None, [], "2.5"):
    try:
        errors.append(int(bad))
    except (ValueError, TypeError) as error:
        errors.append(type(error).__name__)
print(errors)
