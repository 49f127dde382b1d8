"""Temporary files and folders: in memory, under names that are fixed here and random there."""

import io
import os

from _shapetrace import unknown

tempdir = None
_count = [0]
template = "tmp"


def gettempdir():
    return tempdir or "/tmp"


def gettempprefix():
    return "tmp"


def _name(suffix, prefix, dir):
    _count[0] += 1
    return os.path.join(dir or gettempdir(), f"{prefix or 'tmp'}{_count[0]:08d}{suffix or ''}")


def mktemp(suffix="", prefix="tmp", dir=None):
    return unknown("a temporary name", str)


def mkdtemp(suffix=None, prefix=None, dir=None):
    import _files

    name = _name(suffix, prefix, dir)
    _files.make_folder(name)
    return name


def mkstemp(suffix=None, prefix=None, dir=None, text=False):
    import _files

    name = _name(suffix, prefix, dir)
    _files.write(name, b"")
    return unknown("a file descriptor", int), name


class TemporaryDirectory:
    def __init__(self, suffix=None, prefix=None, dir=None, ignore_cleanup_errors=False):
        self.name = mkdtemp(suffix, prefix, dir)

    def cleanup(self):
        pass

    def __enter__(self):
        return self.name

    def __exit__(self, *args):
        self.cleanup()

    def __repr__(self):
        return f"<TemporaryDirectory {self.name!r}>"

    __class_getitem__ = classmethod(type(list[int]))


def NamedTemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None,
                       delete=True, *, errors=None):
    import _files

    name = _name(suffix, prefix, dir)
    _files.write(name, b"")
    file = io.open(name, mode, buffering, encoding, errors, newline)
    file.name = name
    return file


def TemporaryFile(mode="w+b", buffering=-1, encoding=None, newline=None, suffix=None, prefix=None, dir=None, *,
                  errors=None):
    return NamedTemporaryFile(mode, buffering, encoding, newline, suffix, prefix, dir, errors=errors)


class SpooledTemporaryFile(io.BytesIO):
    def __init__(self, max_size=0, mode="w+b", *args, **kwargs):
        super().__init__()
