"""Low-level threads."""

from threading import RLock, get_ident, get_native_id
from threading import Lock as allocate_lock

LockType = type(allocate_lock())
error = RuntimeError
TIMEOUT_MAX = 9223372036.0


def interrupt_main(signum=2, /):
    from signal import raise_signal

    raise_signal(signum)


def exit():
    raise SystemExit


def stack_size(size=0, /):
    return 0


def start_new_thread(function, args, kwargs={}):
    function(*args, **kwargs)
    return get_ident()
