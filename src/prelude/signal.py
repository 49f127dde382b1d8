"""Signals: none arrive."""

SIGHUP, SIGINT, SIGQUIT, SIGABRT, SIGKILL, SIGUSR1, SIGSEGV, SIGUSR2 = 1, 2, 3, 6, 9, 10, 11, 12
SIGPIPE, SIGALRM, SIGTERM, SIGCHLD, SIGCONT, SIGSTOP, SIGTSTP = 13, 14, 15, 17, 18, 19, 20
SIG_DFL, SIG_IGN, SIG_BLOCK, SIG_UNBLOCK, SIG_SETMASK = 0, 1, 0, 1, 2
ITIMER_REAL = 0
_handlers = {}


def default_int_handler(signalnum, frame):
    raise KeyboardInterrupt


def signal(signalnum, handler):
    before = _handlers.get(signalnum, SIG_DFL)
    _handlers[signalnum] = handler
    return before


def getsignal(signalnum):
    return _handlers.get(signalnum, default_int_handler if signalnum == SIGINT else SIG_DFL)


def alarm(seconds):
    return 0


def setitimer(which, seconds, interval=0.0):
    return (0.0, 0.0)


def pause():
    pass


def siginterrupt(signalnum, flag):
    pass


def set_wakeup_fd(fd, *, warn_on_full_buffer=True):
    return -1


def raise_signal(signum):
    handler = getsignal(signum)
    if callable(handler):
        handler(signum, None)


def pthread_sigmask(how, mask):
    return set()


def strsignal(signalnum):
    return {2: "Interrupt", 9: "Killed", 15: "Terminated"}.get(signalnum)


class Signals(int):
    pass
