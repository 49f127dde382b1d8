"""The event loop: callbacks in the order in which they were asked for, later ones by a clock that jumps."""

from collections import deque
from heapq import heappop, heappush

from _shapetrace import gap, is_unknown, unknown

__all__ = ("AbstractEventLoop", "AbstractEventLoopPolicy", "BaseEventLoop", "DefaultEventLoopPolicy", "Handle",
           "SelectorEventLoop", "TimerHandle", "get_event_loop", "get_event_loop_policy", "get_running_loop",
           "new_event_loop", "set_event_loop", "set_event_loop_policy", "_get_running_loop")


class Handle:
    def __init__(self, callback, args, when=None):
        self._callback, self._args, self._when, self._cancelled = callback, args, when, False

    def cancel(self):
        self._cancelled = True

    def cancelled(self):
        return self._cancelled

    def when(self):
        return self._when


TimerHandle = Handle


class AbstractEventLoop:
    pass


class BaseEventLoop(AbstractEventLoop):
    def __init__(self):
        self._ready, self._scheduled = deque(), []
        self._now, self._count = 0.0, 0
        self._closed = self._stopping = self._debug = False
        self._task, self._tasks = None, []
        self._handler = None

    def time(self):
        return unknown("the clock", float)

    def call_soon(self, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args)
        self._ready.append(handle)
        return handle

    call_soon_threadsafe = call_soon

    def call_later(self, delay, callback, *args, context=None):
        self._check_closed()
        handle = Handle(callback, args, self._now + (0 if is_unknown(delay) else delay))
        self._count += 1
        heappush(self._scheduled, (handle._when, self._count, handle))
        return handle

    def call_at(self, when, callback, *args, context=None):
        return self.call_later(0 if is_unknown(when) else when - self._now, callback, *args)

    def create_future(self):
        from .futures import Future
        return Future(loop=self)

    def create_task(self, coro, *, name=None, context=None):
        from .tasks import Task
        self._check_closed()
        return Task(coro, loop=self, name=name)

    def run_in_executor(self, executor, func, *args):
        from .futures import Future
        future = Future(loop=self)
        try:
            result = func(*args)
        except Exception as error:
            self.call_soon(future.set_exception, error)
        else:
            self.call_soon(future.set_result, result)
        return future

    def _run_once(self):
        """False when there is nothing left that could ever happen."""
        if not self._ready:
            if not self._scheduled:
                return False
            self._now = self._scheduled[0][0]
        while self._scheduled and self._scheduled[0][0] <= self._now:
            self._ready.append(heappop(self._scheduled)[2])
        for _ in range(len(self._ready)):
            handle = self._ready.popleft()
            if not handle._cancelled:
                handle._callback(*handle._args)
        return True

    def _run(self, is_over):
        self._check_closed()
        if _running[0] is not None:
            raise RuntimeError("This event loop is already running" if _running[0] is self else
                               "Cannot run the event loop while another loop is running")
        _running[0] = self
        try:
            while not is_over():
                if not self._run_once():
                    return False
            return True
        finally:
            _running[0] = None
            self._stopping = False

    def run_forever(self):
        self._run(lambda: self._stopping)

    def run_until_complete(self, future):
        from .tasks import ensure_future
        future = ensure_future(future, loop=self)
        if not self._run(lambda: future.done() or self._stopping):
            reason = "waiting for what comes from outside of the program"
            gap(reason)
            return unknown(reason)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        self._stopping = True

    def close(self):
        if _running[0] is self:
            raise RuntimeError("Cannot close a running event loop")
        self._closed = True

    def is_closed(self):
        return self._closed

    def is_running(self):
        return _running[0] is self

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    async def shutdown_asyncgens(self):
        pass

    async def shutdown_default_executor(self):
        pass

    def set_debug(self, enabled):
        self._debug = enabled

    def get_debug(self):
        return self._debug

    def set_default_executor(self, executor):
        pass

    def add_signal_handler(self, sig, callback, *args):
        pass

    def remove_signal_handler(self, sig):
        return False

    def set_exception_handler(self, handler):
        self._handler = handler

    def get_exception_handler(self):
        return self._handler

    def call_exception_handler(self, context):
        if self._handler is not None:
            self._handler(self, context)

    default_exception_handler = set_task_factory = lambda self, *args: None


SelectorEventLoop = BaseEventLoop
_running, _current = [None], [None]


def _get_running_loop():
    return _running[0]


def get_running_loop():
    if _running[0] is None:
        raise RuntimeError("no running event loop")
    return _running[0]


def get_event_loop():
    if _running[0] is not None:
        return _running[0]
    if _current[0] is None:
        _current[0] = new_event_loop()
    return _current[0]


def new_event_loop():
    return SelectorEventLoop()


def set_event_loop(loop):
    _current[0] = loop


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        return get_event_loop()

    def set_event_loop(self, loop):
        set_event_loop(loop)

    def new_event_loop(self):
        return new_event_loop()


DefaultEventLoopPolicy = AbstractEventLoopPolicy
_policy = [None]


def get_event_loop_policy():
    if _policy[0] is None:
        _policy[0] = DefaultEventLoopPolicy()
    return _policy[0]


def set_event_loop_policy(policy):
    _policy[0] = policy
