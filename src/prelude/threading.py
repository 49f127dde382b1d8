"""Threads, run to their end when they are started."""

from _shapetrace import unknown

__all__ = [
    "Thread", "Lock", "RLock", "Event", "Condition", "Semaphore", "BoundedSemaphore", "Barrier", "Timer", "local",
    "current_thread", "main_thread", "active_count", "enumerate", "get_ident", "get_native_id",
]

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


class BrokenBarrierError(RuntimeError):
    pass


class _Lock:
    def __init__(self):
        self._held = 0

    def acquire(self, blocking=True, timeout=-1):
        self._held += 1
        return True

    def release(self):
        if not self._held:
            raise RuntimeError("release unlocked lock")
        self._held -= 1

    def locked(self):
        return self._held > 0

    def __enter__(self):
        self.acquire()
        return True

    def __exit__(self, *args):
        self.release()

    def __repr__(self):
        return f"<{'locked' if self._held else 'unlocked'} _thread.lock object>"


class _RLock(_Lock):
    def release(self):
        if not self._held:
            raise RuntimeError("cannot release un-acquired lock")
        self._held -= 1


def Lock():
    return _Lock()


def RLock():
    return _RLock()


class Condition:
    def __init__(self, lock=None):
        self._lock = _RLock() if lock is None else lock
        self.acquire, self.release = self._lock.acquire, self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        return True

    def wait_for(self, predicate, timeout=None):
        return predicate()

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError("semaphore initial value must be >= 0")
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        self._value -= 1
        return True

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, *args):
        self.release()


class BoundedSemaphore(Semaphore):
    pass


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    isSet = is_set

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        return self._flag


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self.parties, self.n_waiting, self.broken = parties, 0, False

    def wait(self, timeout=None):
        return 0

    def reset(self):
        pass

    def abort(self):
        self.broken = True


_counter = [0]


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None):
        if group is not None:
            raise AssertionError("group argument must be None for now")
        if name is None:
            _counter[0] += 1
            name = f"Thread-{_counter[0]}"
            if target is not None and hasattr(target, "__name__"):
                name += f" ({target.__name__})"
        self._target, self.name, self._args, self._kwargs = target, str(name), args, kwargs or {}
        self.daemon = bool(daemon)
        self.ident = self.native_id = None
        self._started = False

    def start(self):
        if self._started:
            raise RuntimeError("threads can only be started once")
        self._started = True
        self.ident = self.native_id = unknown("the thread number", int)
        before, _current[0] = _current[0], self
        try:
            self.run()
        except Exception:
            import sys
            import traceback

            sys.stderr.write(f"Exception in thread {self.name}:\n")
            traceback.print_exc()
        finally:
            _current[0] = before

    def run(self):
        if self._target is not None:
            self._target(*self._args, **self._kwargs)

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError("cannot join thread before it is started")

    def is_alive(self):
        return False

    def getName(self):
        return self.name

    def setName(self, name):
        self.name = name

    def isDaemon(self):
        return self.daemon

    def setDaemon(self, daemonic):
        self.daemon = daemonic

    def __repr__(self):
        return f"<{self.__class__.__name__}({self.name}, {'stopped' if self._started else 'initial'})>"


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__()
        self.interval, self.function, self.args, self.kwargs = interval, function, args or [], kwargs or {}

    def start(self):
        self._started = True

    def cancel(self):
        pass


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name="MainThread")
        self._started = True
        self.ident = self.native_id = unknown("the thread number", int)

    def is_alive(self):
        return True

    def __repr__(self):
        return "<_MainThread(MainThread, started)>"


class local:
    pass


_main = _MainThread()
_current = [_main]


def current_thread():
    return _current[0]


currentThread = current_thread


def main_thread():
    return _main


def active_count():
    return 1


def enumerate():
    return [_main]


def get_ident():
    return unknown("the thread number", int)


get_native_id = get_ident


def settrace(func):
    pass


setprofile = settrace


def stack_size(size=0):
    return 0


def excepthook(args, /):
    pass
