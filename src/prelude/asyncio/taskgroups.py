"""Tasks that end together."""

from . import events, tasks
from .exceptions import CancelledError

__all__ = ("TaskGroup",)


class TaskGroup:
    def __init__(self):
        self._tasks, self._errors, self._parent, self._aborting = set(), [], None, False

    async def __aenter__(self):
        self._parent = tasks.current_task()
        return self

    def create_task(self, coro, *, name=None, context=None):
        if self._parent is None:
            raise RuntimeError(f"TaskGroup {self!r} has not been entered")
        task = events.get_running_loop().create_task(coro, name=name)
        task.add_done_callback(self._one_is_done)
        self._tasks.add(task)
        return task

    def _abort(self):
        self._aborting = True
        for task in list(self._tasks):
            if not task.done():
                task.cancel()

    def _one_is_done(self, task):
        self._tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self._errors.append(task.exception())
            if not self._aborting:
                self._abort()
                if not self._waiting:
                    self._parent.cancel()
        if self._waiting and not self._tasks and not self._waiting[0].done():
            self._waiting[0].set_result(None)

    _waiting = ()

    async def __aexit__(self, kind, error, trace):
        if kind is CancelledError and self._errors:
            self._parent.uncancel()
        if kind is not None and not self._aborting:
            self._abort()
        while self._tasks:
            self._waiting = [events.get_running_loop().create_future()]
            try:
                await self._waiting[0]
            except CancelledError:
                if not self._aborting:
                    self._abort()
        if kind is not None and kind is not CancelledError:
            self._errors.append(error)
        if self._errors:
            raise BaseExceptionGroup("unhandled errors in a TaskGroup", self._errors)
