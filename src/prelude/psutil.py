"""What the machine is doing: nobody knows before the program runs."""

import sys

from _shapetrace import unknown

__version__ = "7.2.2"
version_info = (7, 2, 2)
POSIX, LINUX, WINDOWS, MACOS, OSX, BSD = True, sys.platform == "linux", False, False, False, False


class Error(Exception):
    pass


class NoSuchProcess(Error):
    def __init__(self, pid=None, name=None, msg=None):
        super().__init__(pid, name, msg)
        self.pid, self.name, self.msg = pid, name, msg or "process no longer exists"


class ZombieProcess(NoSuchProcess):
    pass


class AccessDenied(Error):
    pass


class TimeoutExpired(Error):
    pass


class Process:
    def __init__(self, pid=None):
        self._pid = pid

    @property
    def pid(self):
        from os import getpid

        return getpid() if self._pid is None else self._pid

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return unknown("what the machine is doing")


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'psutil' has no attribute '{name}'")
    return unknown("what the machine is doing")
