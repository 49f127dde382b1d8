"""Regular expressions: as `re` has them. docs: regex"""

import re as _re
from re import *
from re import Match, Pattern

from _shapetrace import unknown as _unknown

V0, V1 = 0, 0
Regex = Pattern


def compile(pattern, flags=0, ignore_unused=False, cache_pattern=None, **kwargs):
    """What only this package understands (\\p{L}, (?>...), possessive repeats) is not followed."""
    try:
        return _re.compile(pattern, flags)
    except _re.error:
        return _unknown(f"the regular expression {pattern!r} of the package regex")


def match(pattern, string, flags=0, **kwargs):
    return compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0, **kwargs):
    return compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0, **kwargs):
    return compile(pattern, flags).search(string)


def findall(pattern, string, flags=0, **kwargs):
    return compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0, **kwargs):
    return compile(pattern, flags).finditer(string)


def sub(pattern, repl, string, count=0, flags=0, **kwargs):
    return compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, count=0, flags=0, **kwargs):
    return compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, maxsplit=0, flags=0, **kwargs):
    return compile(pattern, flags).split(string, maxsplit)
