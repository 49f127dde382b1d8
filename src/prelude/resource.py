"""Limits and use of resources: never known."""

from _shapetrace import unknown

RLIMIT_CPU, RLIMIT_DATA, RLIMIT_STACK, RLIMIT_NOFILE, RLIMIT_AS = 0, 2, 3, 7, 9
RUSAGE_SELF, RUSAGE_CHILDREN, RLIM_INFINITY = 0, -1, -1


def getrusage(who, /):
    return unknown("memory of the process")


def getrlimit(resource, /):
    return (unknown("limits of the machine", int), unknown("limits of the machine", int))


def setrlimit(resource, limits, /):
    pass


def getpagesize():
    return 4096
