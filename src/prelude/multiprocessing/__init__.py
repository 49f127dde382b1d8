"""Processes, run at once in this one."""

import os
from queue import Empty, Full, Queue
from threading import Barrier, BoundedSemaphore, Condition, Event, Lock, RLock, Semaphore, Thread

from _shapetrace import unknown

JoinableQueue = SimpleQueue = Queue
_methods = ["fork", "spawn", "forkserver"]
_method = [None]


class ProcessError(Exception):
    pass


class TimeoutError(ProcessError):
    pass


class AuthenticationError(ProcessError):
    pass


class Process(Thread):
    def __init__(self, group=None, target=None, name=None, args=(), kwargs={}, *, daemon=None):
        super().__init__(group, target, name or "Process-1", args, kwargs, daemon=daemon)
        self.exitcode = None

    def start(self):
        self._started = True
        self.run()
        self.exitcode = 0

    @property
    def pid(self):
        return unknown("the process number", int)

    def terminate(self):
        pass

    kill = close = terminate


class _Result:
    def __init__(self, value):
        self._value = value

    def get(self, timeout=None):
        return self._value

    def wait(self, timeout=None):
        pass

    def ready(self):
        return True

    successful = ready


class Pool:
    def __init__(self, processes=None, initializer=None, initargs=(), maxtasksperchild=None, context=None):
        if processes is not None and processes < 1:
            raise ValueError("Number of processes must be at least 1")
        self._processes = processes
        if initializer is not None:
            initializer(*initargs)

    def apply(self, func, args=(), kwds={}):
        return func(*args, **kwds)

    def apply_async(self, func, args=(), kwds={}, callback=None, error_callback=None):
        value = func(*args, **kwds)
        if callback is not None:
            callback(value)
        return _Result(value)

    def map(self, func, iterable, chunksize=None):
        return [func(item) for item in iterable]

    def map_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return _Result(self.map(func, iterable))

    def starmap(self, func, iterable, chunksize=None):
        return [func(*items) for items in iterable]

    def starmap_async(self, func, iterable, chunksize=None, callback=None, error_callback=None):
        return _Result(self.starmap(func, iterable))

    def imap(self, func, iterable, chunksize=1):
        return map(func, iterable)

    imap_unordered = imap

    def close(self):
        pass

    terminate = join = close

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def cpu_count():
    return os.cpu_count()


def current_process():
    process = Process(name="MainProcess")
    return process


def parent_process():
    return None


def active_children():
    return []


def freeze_support():
    pass


def set_start_method(method, force=False):
    if method is not None and method not in _methods:
        raise ValueError(f"cannot find context for {method!r}")
    if _method[0] is not None and not force:
        raise RuntimeError("context has already been set")
    _method[0] = method


def get_start_method(allow_none=False):
    return _method[0] if _method[0] is not None or allow_none else "fork"


def get_all_start_methods():
    return list(_methods)


def get_context(method=None):
    import sys

    return sys.modules["multiprocessing"]


def get_logger():
    import logging

    return logging.getLogger("multiprocessing")


log_to_stderr = get_logger


class _Value:
    def __init__(self, value):
        self.value = value
        self._lock = Lock()

    def get_lock(self):
        return self._lock

    get_obj = get_lock

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)


def Value(typecode_or_type, *args, lock=True):
    return _Value(args[0] if args else 0)


RawValue = Value


def Array(typecode_or_type, size_or_initializer, *, lock=True):
    if isinstance(size_or_initializer, int):
        return [0] * size_or_initializer
    return list(size_or_initializer)


RawArray = Array


class Connection:
    def __init__(self, mine, theirs):
        self._mine, self._theirs = mine, theirs

    def send(self, obj):
        self._theirs.put(obj)

    def recv(self):
        return self._mine.get()

    def poll(self, timeout=0.0):
        return not self._mine.empty()

    def close(self):
        pass


def Pipe(duplex=True):
    first, second = Queue(), Queue()
    return Connection(first, second), Connection(second, first)


class _Manager:
    Queue = staticmethod(Queue)
    Lock, RLock, Event, Value, Array = (staticmethod(f) for f in (Lock, RLock, Event, Value, Array))

    def dict(self, *args, **kwargs):
        return dict(*args, **kwargs)

    def list(self, *args):
        return list(*args)

    def Namespace(self):
        from types import SimpleNamespace

        return SimpleNamespace()

    def start(self, *args):
        pass

    shutdown = start

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def Manager():
    return _Manager()


def __getattr__(name):
    if name in ("pool", "dummy", "shared_memory", "managers", "connection", "context", "queues", "synchronize"):
        import importlib

        return importlib.import_module("multiprocessing." + name)
    raise AttributeError(f"module 'multiprocessing' has no attribute '{name}'")
