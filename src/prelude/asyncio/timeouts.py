"""Blocks that may take only so long."""

from . import events, tasks
from .exceptions import CancelledError

__all__ = ("Timeout", "timeout", "timeout_at")


class Timeout:
    def __init__(self, when):
        self._when, self._expired, self._handle = when, False, None

    def when(self):
        return self._when

    def expired(self):
        return self._expired

    def reschedule(self, when):
        self._when = when
        if self._handle is not None:
            self._handle.cancel()
        loop = events.get_running_loop()
        self._handle = None if when is None else loop.call_later(max(when - loop._now, 0), self._expire)

    def _expire(self):
        self._expired = True
        self._task.cancel()

    async def __aenter__(self):
        self._task = tasks.current_task()
        if self._task is None:
            raise RuntimeError("Timeout should be used inside a task")
        self._before = self._task.cancelling()
        self.reschedule(self._when)
        return self

    async def __aexit__(self, kind, error, trace):
        if self._handle is not None:
            self._handle.cancel()
        if self._expired and self._task.uncancel() <= self._before and kind is CancelledError:
            raise TimeoutError from error


def timeout(delay):
    return Timeout(None if delay is None else events.get_running_loop()._now + delay)


def timeout_at(when):
    return Timeout(when)
