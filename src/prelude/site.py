"""Where packages are installed: unknown."""

from _shapetrace import unknown

ENABLE_USER_SITE = False
PREFIXES = ["/usr"]


def getsitepackages(prefixes=None):
    return unknown("installed packages", list)


def getusersitepackages():
    return unknown("installed packages", str)


def addsitedir(sitedir, known_paths=None):
    import sys

    sys.path.append(sitedir)
