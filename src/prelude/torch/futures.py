"""Results to come: there at once. docs: torch.futures"""


class Future:
    """docs: torch.futures.Future"""

    def __init__(self, *, devices=None):
        self._value = None

    def done(self):
        return True

    def wait(self):
        return self._value

    value = wait

    def set_result(self, result):
        self._value = result

    def then(self, callback):
        future = Future()
        future.set_result(callback(self))
        return future


def collect_all(futures):
    """docs: torch.futures.collect_all"""
    future = Future()
    future.set_result(futures)
    return future


def wait_all(futures):
    """docs: torch.futures.wait_all"""
    return [future.wait() for future in futures]
