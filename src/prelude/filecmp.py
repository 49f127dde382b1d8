"""Comparing files by what is in them."""

import os
import stat

__all__ = ["clear_cache", "cmp", "DEFAULT_IGNORES"]

DEFAULT_IGNORES = ["RCS", "CVS", "tags", ".git", ".hg", ".bzr", "_darcs", "__pycache__"]


def clear_cache():
    pass


def cmp(f1, f2, shallow=True):
    """What `shallow` looks at first (kind, length, time) is only a short cut."""
    if not all(stat.S_ISREG(os.stat(f).st_mode) for f in (f1, f2)):
        return False
    with open(f1, "rb") as first, open(f2, "rb") as second:
        return first.read() == second.read()
