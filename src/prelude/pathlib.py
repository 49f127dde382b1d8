"""Paths as objects. Arithmetic is exact; what is asked of the file system goes through os."""

import os
import posixpath

from _shapetrace import is_unknown, unknown

__all__ = ["PurePath", "PurePosixPath", "PureWindowsPath", "Path", "PosixPath", "WindowsPath"]


def _parse(args):
    """(root, parts) of joined arguments."""
    texts = []
    for arg in args:
        if isinstance(arg, PurePath):
            texts.append(arg._text)
        else:
            text = os.fspath(arg)
            if not isinstance(text, str) and not is_unknown(text):
                raise TypeError(
                    "argument should be a str object or an os.PathLike object returning str, not "
                    f"{type(text)!r}"
                )
            texts.append(text)
    for text in texts:
        if is_unknown(text):
            return None, text
    joined = ""
    for text in texts:
        joined = text if text.startswith("/") else f"{joined}/{text}" if joined else text
    root = ""
    if joined.startswith("/"):
        root = "//" if joined.startswith("//") and not joined.startswith("///") else "/"
    return root, [part for part in joined.split("/") if part and part != "."]


def _make(cls, root, parts):
    self = object.__new__(cls)
    self._root = root
    self._names = parts
    if root is None:  # the text is not known
        self._text = unknown(parts, str)
        self._names = []
    else:
        self._text = root + "/".join(parts) or "."
    return self


class PurePath:
    __slots__ = ("_root", "_names", "_text")

    def __new__(cls, *args):
        if cls is PurePath:
            cls = PurePosixPath
        elif cls is Path:
            cls = PosixPath
        return _make(cls, *_parse(args))

    def __init__(self, *args):
        pass

    def __reduce__(self):
        return self.__class__, (self._text,)

    def _like(self, root, parts):
        return _make(type(self), root, parts)

    def __str__(self):
        return self._text

    def __fspath__(self):
        return self._text

    def as_posix(self):
        return self._text

    def __bytes__(self):
        return os.fsencode(self._text)

    def __repr__(self):
        return f"{self.__class__.__name__}({self._text!r})"

    def __format__(self, spec):
        return format(self._text, spec)

    def __hash__(self):
        return hash(self._text)

    def __eq__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._text == other._text

    def _key(self):
        return (self._root, self._names)

    def __lt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() < other._key()

    def __le__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() <= other._key()

    def __gt__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() > other._key()

    def __ge__(self, other):
        if not isinstance(other, PurePath):
            return NotImplemented
        return self._key() >= other._key()

    def __truediv__(self, key):
        try:
            return _make(type(self), *_parse((self, key)))
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return _make(type(self), *_parse((key, self)))
        except TypeError:
            return NotImplemented

    def joinpath(self, *args):
        return _make(type(self), *_parse((self, *args)))

    drive = ""

    @property
    def root(self):
        return self._root

    anchor = root

    @property
    def parts(self):
        return ((self._root,) if self._root else ()) + tuple(self._names)

    @property
    def name(self):
        if self._root is None:
            return unknown(self._text, str)
        return self._names[-1] if self._names else ""

    @property
    def suffix(self):
        name = self.name
        if is_unknown(name):
            return name
        i = name.rfind(".")
        return name[i:] if 0 < i < len(name) - 1 else ""

    @property
    def suffixes(self):
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        name = self.name
        if is_unknown(name):
            return name
        i = name.rfind(".")
        return name[:i] if 0 < i < len(name) - 1 else name

    @property
    def parent(self):
        if self._root is None:
            return _make(type(self), None, self._text)
        return self._like(self._root, self._names[:-1]) if self._names else self

    @property
    def parents(self):
        return _Parents(self)

    def with_name(self, name):
        if not self.name:
            raise ValueError(f"{self!r} has an empty name")
        if is_unknown(name):
            return _make(type(self), None, name)
        if not name or "/" in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        return self._like(self._root, self._names[:-1] + [name])

    def with_stem(self, stem):
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        if is_unknown(suffix, self._text):
            return _make(type(self), None, suffix if is_unknown(suffix) else self._text)
        if "/" in suffix or suffix and not suffix.startswith(".") or suffix == ".":
            raise ValueError(f"Invalid suffix {suffix!r}")
        name = self.name
        if not name:
            raise ValueError(f"{self!r} has an empty name")
        return self._like(self._root, self._names[:-1] + [self.stem + suffix])

    def is_absolute(self):
        return bool(self._root)

    def is_reserved(self):
        return False

    def relative_to(self, *other):
        if not other:
            raise TypeError("need at least one argument")
        base = _make(type(self), *_parse(other))
        n = len(base._names)
        if base._root != self._root or self._names[:n] != base._names:
            raise ValueError(
                f"{self._text!r} is not in the subpath of {base._text!r} OR one path is relative and the other is "
                f"absolute."
            )
        return self._like("", self._names[n:])

    def is_relative_to(self, *other):
        try:
            self.relative_to(*other)
        except ValueError:
            return False
        return True

    def match(self, path_pattern):
        from fnmatch import fnmatchcase

        root, parts = _parse((path_pattern,))
        if not parts and not root:
            raise ValueError("empty pattern")
        names = self._names
        if root:
            if self._root != root or len(parts) != len(names):
                return False
        elif len(parts) > len(names):
            return False
        return all(fnmatchcase(name, pattern) for name, pattern in zip(reversed(names), reversed(parts)))

    def as_uri(self):
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote

        return "file://" + quote(self._text)

    def __class_getitem__(cls, item):
        return cls


class _Parents:
    def __init__(self, path):
        self._path = path

    def __len__(self):
        return len(self._path._names)

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if index >= len(self) or index < -len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        return self._path._like(self._path._root, self._path._names[:len(self) - index - 1])

    def __iter__(self):
        return iter([self[i] for i in range(len(self))])

    def __contains__(self, item):
        return item in list(self)

    def __reversed__(self):
        return reversed(list(self))

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePosixPath(PurePath):
    __slots__ = ()


class PureWindowsPath(PurePath):
    __slots__ = ()


class Path(PurePath):
    __slots__ = ()

    @classmethod
    def cwd(cls):
        return cls(os.getcwd())

    @classmethod
    def home(cls):
        return cls("~").expanduser()

    def absolute(self):
        if self.is_absolute() or self._root is None:
            return self
        return _make(type(self), *_parse((os.getcwd(), self)))

    def resolve(self, strict=False):
        result = type(self)(posixpath.realpath(self._text))
        if strict and result.exists() is False:
            raise FileNotFoundError(2, "No such file or directory", self._text)
        return result

    def expanduser(self):
        if not self._root and self._names and self._names[0].startswith("~"):
            return type(self)(posixpath.expanduser(self._text))
        return self

    def exists(self):
        return posixpath.exists(self._text)

    def is_file(self):
        return posixpath.isfile(self._text)

    def is_dir(self):
        return posixpath.isdir(self._text)

    def is_symlink(self):
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink

    def samefile(self, other_path):
        return self.resolve() == type(self)(other_path).resolve()

    def stat(self, *, follow_symlinks=True):
        return os.stat(self._text)

    lstat = stat

    def owner(self):
        return unknown("files of the machine", str)

    group = owner

    def open(self, mode="r", buffering=-1, encoding=None, errors=None, newline=None):
        return open(self._text, mode, buffering, encoding, errors, newline)

    def read_text(self, encoding=None, errors=None):
        with self.open("r", encoding=encoding, errors=errors) as file:
            return file.read()

    def read_bytes(self):
        with self.open("rb") as file:
            return file.read()

    def write_text(self, data, encoding=None, errors=None, newline=None):
        if not isinstance(data, str) and not is_unknown(data):
            raise TypeError(f"data must be str, not {type(data).__name__}")
        with self.open("w", encoding=encoding, errors=errors, newline=newline) as file:
            return file.write(data)

    def write_bytes(self, data):
        with self.open("wb") as file:
            return file.write(data)

    def touch(self, mode=0o666, exist_ok=True):
        there = self.exists()
        if is_unknown(there):
            return
        if not there:
            with self.open("w"):
                pass
        elif not exist_ok:
            raise FileExistsError(17, "File exists", self._text)

    def mkdir(self, mode=0o777, parents=False, exist_ok=False):
        try:
            if parents:
                os.makedirs(self._text, mode, exist_ok)
            else:
                os.mkdir(self._text, mode)
        except FileExistsError:
            if not exist_ok or not self.is_dir():
                raise

    def unlink(self, missing_ok=False):
        try:
            os.unlink(self._text)
        except FileNotFoundError:
            if not missing_ok:
                raise

    def rmdir(self):
        os.rmdir(self._text)

    def rename(self, target):
        os.rename(self._text, target)
        return type(self)(target)

    replace = rename

    def chmod(self, mode, *, follow_symlinks=True):
        pass

    def symlink_to(self, target, target_is_directory=False):
        pass

    hardlink_to = symlink_to

    def readlink(self):
        return type(self)(os.readlink(self._text))

    def iterdir(self):
        names = os.listdir(self._text)
        if is_unknown(names):
            return unknown(names)
        return iter([self / name for name in names])

    def glob(self, pattern):
        if not pattern:
            raise ValueError(f"Unacceptable pattern: {pattern!r}")
        root, parts = _parse((pattern,))
        if root:
            raise NotImplementedError("Non-relative patterns are unsupported")
        return self._glob(parts)

    def rglob(self, pattern):
        return self._glob(["**", *_parse((pattern,))[1]])

    def _glob(self, parts):
        names = [] if self.is_file() is True else os.listdir(self._text)
        if is_unknown(names):
            return unknown(names)
        return iter(dict.fromkeys(self._select(parts)))

    def _select(self, parts):
        if not parts:
            yield self
            return
        first, rest = parts[0], parts[1:]
        if first == "**":
            yield from self._select(rest)
            for child in self._children():
                if child.is_dir():
                    yield from child._select(parts)
        elif not any(c in first for c in "*?["):
            child = self / first
            if child.exists():
                yield from child._select(rest)
        else:
            from fnmatch import fnmatchcase

            for child in self._children():
                if fnmatchcase(child.name, first) and (not rest or child.is_dir()):
                    yield from child._select(rest)

    def _children(self):
        if not self.is_dir():
            return []
        names = os.listdir(self._text)
        return [] if is_unknown(names) else [self / name for name in names]

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


class PosixPath(Path, PurePosixPath):
    __slots__ = ()


class WindowsPath(Path, PureWindowsPath):
    __slots__ = ()

    def __new__(cls, *args):
        raise NotImplementedError("cannot instantiate 'WindowsPath' on your system")
