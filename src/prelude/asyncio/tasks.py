"""Coroutines that the loop drives, and waiting for several of them."""

import inspect
from types import coroutine

from _shapetrace import is_unknown

from . import events
from .exceptions import CancelledError
from .futures import Future, isfuture

__all__ = ("Task", "create_task", "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED", "wait", "wait_for",
           "as_completed", "sleep", "gather", "shield", "ensure_future", "run_coroutine_threadsafe", "current_task",
           "all_tasks", "to_thread", "iscoroutine", "iscoroutinefunction")

FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED = "FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"
_names = [0]


def iscoroutine(obj):
    return inspect.iscoroutine(obj)


def iscoroutinefunction(func):
    return inspect.iscoroutinefunction(func)


class Task(Future):
    def __init__(self, coro, *, loop=None, name=None, context=None):
        super().__init__(loop=loop)
        if not iscoroutine(coro) and not is_unknown(coro):
            raise TypeError(f"a coroutine was expected, got {coro!r}")
        if name is None:
            _names[0] += 1
            name = f"Task-{_names[0]}"
        self._name, self._coro = str(name), coro
        self._awaited, self._must_cancel, self._requests = None, False, 0
        self._loop._tasks.append(self)
        self._loop.call_soon(self._step)

    def get_coro(self):
        return self._coro

    def get_name(self):
        return self._name

    def set_name(self, value):
        self._name = str(value)

    def set_result(self, result):
        raise RuntimeError("Task does not support set_result operation")

    def set_exception(self, exception):
        raise RuntimeError("Task does not support set_exception operation")

    def cancel(self, msg=None):
        if self.done():
            return False
        self._requests += 1
        self._cancel_message = msg
        if self._awaited is None or not self._awaited.cancel(msg):
            self._must_cancel = True
        return True

    def cancelling(self):
        return self._requests

    def uncancel(self):
        self._requests = max(self._requests - 1, 0)
        return self._requests

    def _end(self, state, result=None, exception=None):
        self._loop._tasks.remove(self)
        self._finish(state, result, exception)

    def _step(self, error=None):
        if self.done():
            return
        if is_unknown(self._coro):
            return self._end("FINISHED", self._coro)
        if self._must_cancel:
            self._must_cancel = False
            if not isinstance(error, CancelledError):
                error = self._cancelled_error()
        self._awaited = None
        before, self._loop._task = self._loop._task, self
        try:
            waits_for = self._coro.send(None) if error is None else self._coro.throw(error)
        except StopIteration as end:
            if self._must_cancel:
                self._end("CANCELLED")
            else:
                self._end("FINISHED", end.value)
        except CancelledError:
            self._end("CANCELLED")
        except (KeyboardInterrupt, SystemExit) as raised:
            self._end("FINISHED", exception=raised)
            raise
        except BaseException as raised:
            self._end("FINISHED", exception=raised)
        else:
            if isfuture(waits_for):
                waits_for.add_done_callback(self._wake)
                self._awaited = waits_for
                if self._must_cancel and waits_for.cancel(self._cancel_message):
                    self._must_cancel = False
            elif waits_for is None or is_unknown(waits_for):
                self._loop.call_soon(self._step)
            else:
                self._loop.call_soon(self._step, RuntimeError(f"Task got bad yield: {waits_for!r}"))
        finally:
            self._loop._task = before

    def _wake(self, future):
        try:
            future.result()
        except BaseException as error:
            self._step(error)
        else:
            self._step()


def current_task(loop=None):
    return (events.get_running_loop() if loop is None else loop)._task


def all_tasks(loop=None):
    return set((events.get_running_loop() if loop is None else loop)._tasks)


def create_task(coro, *, name=None, context=None):
    return events.get_running_loop().create_task(coro, name=name)


def ensure_future(coro_or_future, *, loop=None):
    if isfuture(coro_or_future):
        return coro_or_future
    if not iscoroutine(coro_or_future) and not is_unknown(coro_or_future):
        if not inspect.isawaitable(coro_or_future):
            raise TypeError("An asyncio.Future, a coroutine or an awaitable is required")

        async def wrapped():
            return await coro_or_future

        coro_or_future = wrapped()
    return Task(coro_or_future, loop=loop)


@coroutine
def _turn():
    yield


async def sleep(delay, result=None):
    if is_unknown(delay) or delay <= 0:
        await _turn()
        return result
    loop = events.get_running_loop()
    future = loop.create_future()
    handle = loop.call_later(delay, _release, future, result)
    try:
        return await future
    finally:
        handle.cancel()


def _release(future, result=None):
    if not future.done():
        future.set_result(result)


def gather(*coros_or_futures, return_exceptions=False):
    loop = events.get_event_loop()
    outer = _Gathering(loop=loop)
    if not coros_or_futures:
        outer.set_result([])
        return outer
    made = {}
    for given in coros_or_futures:
        if id(given) not in made:
            made[id(given)] = ensure_future(given, loop=loop)
    outer._children = children = [made[id(given)] for given in coros_or_futures]
    left = [len(made)]

    def one_is_done(child):
        left[0] -= 1
        if outer.done():
            return
        if not return_exceptions:
            if child.cancelled():
                return outer.set_exception(child._cancelled_error())
            if child.exception() is not None:
                return outer.set_exception(child.exception())
        if left[0] == 0:
            results = [c._cancelled_error() if c.cancelled() else c.exception() or c.result() for c in children]
            if outer._wants_cancel:
                outer.set_exception(outer._cancelled_error())
            else:
                outer.set_result(results)

    for child in made.values():
        child.add_done_callback(one_is_done)
    return outer


class _Gathering(Future):
    _children, _wants_cancel = (), False

    def cancel(self, msg=None):
        if self.done():
            return False
        any_cancelled = False
        for child in self._children:
            any_cancelled |= child.cancel(msg)
        self._wants_cancel |= any_cancelled
        return any_cancelled


def shield(arg):
    inner = ensure_future(arg)
    if inner.done():
        return inner
    outer = Future(loop=inner._loop)

    def inner_is_done(inner):
        if outer.cancelled():
            return
        if inner.cancelled():
            outer.cancel()
        elif inner.exception() is not None:
            outer.set_exception(inner.exception())
        else:
            outer.set_result(inner.result())

    inner.add_done_callback(inner_is_done)
    return outer


async def wait(fs, *, timeout=None, return_when=ALL_COMPLETED):
    if isfuture(fs) or iscoroutine(fs):
        raise TypeError(f"expect a list of futures, not {type(fs).__name__}")
    fs = list(dict.fromkeys(fs))
    if not fs:
        raise ValueError("Set of Tasks/Futures is empty.")
    if return_when not in (FIRST_COMPLETED, FIRST_EXCEPTION, ALL_COMPLETED):
        raise ValueError(f"Invalid return_when value: {return_when}")
    if any(iscoroutine(f) for f in fs):
        raise TypeError("Passing coroutines is forbidden, use tasks explicitly.")
    loop = events.get_running_loop()

    def is_over():
        done = [f for f in fs if f.done()]
        return (len(done) == len(fs) or return_when == FIRST_COMPLETED and done or
                return_when == FIRST_EXCEPTION and any(not f.cancelled() and f.exception() for f in done))

    if not is_over():
        waiter = loop.create_future()

        def one_is_done(future):
            if is_over():
                _release(waiter)

        for f in fs:
            f.add_done_callback(one_is_done)
        handle = None if timeout is None else loop.call_later(timeout, _release, waiter)
        try:
            await waiter
        finally:
            if handle is not None:
                handle.cancel()
            for f in fs:
                f.remove_done_callback(one_is_done)
    return {f for f in fs if f.done()}, {f for f in fs if not f.done()}


async def wait_for(fut, timeout):
    if timeout is None:
        return await fut
    from .timeouts import timeout as limited

    fut = ensure_future(fut)
    if not is_unknown(timeout) and timeout <= 0:
        if not fut.done():
            fut.cancel()
            try:
                await fut
            except CancelledError as error:
                raise TimeoutError() from error
        return fut.result()
    async with limited(None if is_unknown(timeout) else timeout):
        return await fut


def as_completed(fs, *, timeout=None):
    from .queues import Queue

    loop = events.get_event_loop()
    todo = [ensure_future(f, loop=loop) for f in dict.fromkeys(fs)]
    done = Queue()

    async def next_one():
        return (await done.get()).result()

    for f in todo:
        f.add_done_callback(done.put_nowait)
    for _ in todo:
        yield next_one()


async def to_thread(func, /, *args, **kwargs):
    return await events.get_running_loop().run_in_executor(None, lambda: func(*args, **kwargs))


def run_coroutine_threadsafe(coro, loop):
    return ensure_future(coro, loop=loop)
