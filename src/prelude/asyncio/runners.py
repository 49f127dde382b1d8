"""Running a program's main coroutine."""

from . import events
from .tasks import iscoroutine, gather

__all__ = ("Runner", "run")


class Runner:
    def __init__(self, *, debug=None, loop_factory=None):
        self._make, self._loop = loop_factory or events.new_event_loop, None

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, *error):
        self.close()

    def get_loop(self):
        if self._loop is None:
            self._loop = self._make()
            events.set_event_loop(self._loop)
        return self._loop

    def run(self, coro, *, context=None):
        if events._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        if not iscoroutine(coro):
            raise ValueError("a coroutine was expected, got {!r}".format(coro))
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro))

    def close(self):
        if self._loop is None or self._loop.is_closed():
            return
        left = list(self._loop._tasks)
        for task in left:
            task.cancel()
        if left:
            self._loop.run_until_complete(gather(*left, return_exceptions=True))
        events.set_event_loop(None)
        self._loop.close()


def run(main, *, debug=None):
    if events._get_running_loop() is not None:
        raise RuntimeError("asyncio.run() cannot be called from a running event loop")
    with Runner(debug=debug) as runner:
        return runner.run(main)
