"""Versions that can be compared (PEP 440)."""

import re

from _shapetrace import is_unknown, unknown

__all__ = ["parse", "Version", "InvalidVersion", "VERSION_PATTERN"]

VERSION_PATTERN = (
    r"v?(?:(?P<epoch>[0-9]+)!)?(?P<release>[0-9]+(?:\.[0-9]+)*)"
    r"(?P<pre>[-_.]?(?P<pre_l>alpha|a|beta|b|preview|pre|c|rc)[-_.]?(?P<pre_n>[0-9]+)?)?"
    r"(?P<post>(?:-(?P<post_n1>[0-9]+))|(?:[-_.]?(?P<post_l>post|rev|r)[-_.]?(?P<post_n2>[0-9]+)?))?"
    r"(?P<dev>[-_.]?(?P<dev_l>dev)[-_.]?(?P<dev_n>[0-9]+)?)?(?:\+(?P<local>[a-z0-9]+(?:[-_.][a-z0-9]+)*))?"
)
_LETTERS = {"alpha": "a", "beta": "b", "c": "rc", "pre": "rc", "preview": "rc"}


class InvalidVersion(ValueError):
    pass


class Version:
    def __new__(cls, version):
        return unknown(version, cls) if is_unknown(version) else super().__new__(cls)

    def __init__(self, version):
        found = re.fullmatch(r"\s*" + VERSION_PATTERN + r"\s*", version, re.I)
        if found is None:
            raise InvalidVersion(f"Invalid version: {version!r}")
        self.epoch = int(found["epoch"] or 0)
        self.release = tuple([int(part) for part in found["release"].split(".")])
        letter = (found["pre_l"] or "").lower()
        self.pre = (_LETTERS.get(letter, letter), int(found["pre_n"] or 0)) if letter else None
        self.post = int(found["post_n1"] or found["post_n2"] or 0) if found["post"] else None
        self.dev = int(found["dev_n"] or 0) if found["dev"] else None
        self.local = re.sub(r"[-_]", ".", found["local"].lower()) if found["local"] else None
        self._key = self._make_key()

    def _make_key(self):
        release = list(self.release)
        while len(release) > 1 and release[-1] == 0:
            release.pop()
        low, high = (-1,), (9,)
        if self.pre is not None:
            pre = (1, *self.pre)
        elif self.post is None and self.dev is not None:
            pre = low
        else:
            pre = high
        post = -1 if self.post is None else self.post
        dev = float("inf") if self.dev is None else self.dev
        local = () if self.local is None else tuple(
            [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in self.local.split(".")]
        )
        return (self.epoch, tuple(release), pre, post, dev, self.local is not None, local)

    major = property(lambda self: self.release[0])
    minor = property(lambda self: self.release[1] if len(self.release) > 1 else 0)
    micro = property(lambda self: self.release[2] if len(self.release) > 2 else 0)
    is_prerelease = property(lambda self: self.dev is not None or self.pre is not None)
    is_postrelease = property(lambda self: self.post is not None)
    is_devrelease = property(lambda self: self.dev is not None)

    @property
    def public(self):
        return str(self).split("+", 1)[0]

    @property
    def base_version(self):
        return (f"{self.epoch}!" if self.epoch else "") + ".".join(map(str, self.release))

    def __str__(self):
        text = self.base_version
        if self.pre is not None:
            text += "".join(map(str, self.pre))
        if self.post is not None:
            text += f".post{self.post}"
        if self.dev is not None:
            text += f".dev{self.dev}"
        return f"{text}+{self.local}" if self.local else text

    def __repr__(self):
        return f"<Version({str(self)!r})>"

    def __hash__(self):
        return hash(self._key)

    def __eq__(self, other):
        return self._key == other._key if isinstance(other, Version) else NotImplemented

    def __lt__(self, other):
        return self._key < other._key if isinstance(other, Version) else NotImplemented

    def __le__(self, other):
        return self._key <= other._key if isinstance(other, Version) else NotImplemented

    def __gt__(self, other):
        return self._key > other._key if isinstance(other, Version) else NotImplemented

    def __ge__(self, other):
        return self._key >= other._key if isinstance(other, Version) else NotImplemented


def parse(version):
    return Version(version)
