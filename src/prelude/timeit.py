"""Timing: the statement runs once, how long it takes is unknown."""

from _shapetrace import unknown

default_number = 1000000
default_repeat = 5


def default_timer():
    return unknown("the clock", float)


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self._stmt, self._setup = stmt, setup
        self._globals = {} if globals is None else globals

    def _run(self, code):
        if callable(code):
            code()
        else:
            exec(code, self._globals)

    def timeit(self, number=default_number):
        self._run(self._setup)
        if number > 0:
            self._run(self._stmt)
        return unknown("the clock", float)

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        return (1, self.timeit(1))

    def print_exc(self, file=None):
        pass


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
