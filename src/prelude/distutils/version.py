"""Versions as they were compared before packaging."""

import re


class Version:
    def __init__(self, vstring=None):
        if vstring:
            self.parse(vstring)

    def __repr__(self):
        return f"{self.__class__.__name__} ('{self}')"

    def _other(self, other):
        return type(self)(other) if isinstance(other, str) else other

    def __eq__(self, other):
        return self.version == self._other(other).version

    def __lt__(self, other):
        return self.version < self._other(other).version

    def __le__(self, other):
        return self.version <= self._other(other).version

    def __gt__(self, other):
        return self.version > self._other(other).version

    def __ge__(self, other):
        return self.version >= self._other(other).version


class LooseVersion(Version):
    def parse(self, vstring):
        self.vstring = vstring
        parts = [x for x in re.split(r"(\d+|[a-z]+|\.)", vstring) if x and x != "."]
        self.version = [int(x) if x.isdigit() else x for x in parts]

    def __str__(self):
        return self.vstring


class StrictVersion(LooseVersion):
    pass
