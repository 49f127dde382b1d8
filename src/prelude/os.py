"""Operating system: a plain machine whose files may be read below the program's folder; nothing is changed or run."""

import posixpath as path
import sys

from _shapetrace import is_unknown, unknown

sys.modules["os.path"] = path

name = "posix"
linesep = "\n"
curdir, pardir, sep, extsep, altsep, pathsep, defpath, devnull = ".", "..", "/", ".", None, ":", "/bin:/usr/bin", "/dev/null"
error = OSError

F_OK, R_OK, W_OK, X_OK = 0, 4, 2, 1
O_RDONLY, O_WRONLY, O_RDWR, O_CREAT, O_EXCL, O_TRUNC, O_APPEND, O_NONBLOCK = 0, 1, 2, 64, 128, 512, 1024, 2048
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
EX_OK = 0
WNOHANG = 1
P_WAIT, P_NOWAIT = 0, 1


def _environment(names=("HOME", "USER", "LOGNAME", "PATH", "LANG", "SHELL", "PWD", "TERM")):
    from _shapetrace import program_dir

    values = ("/root", "root", "root", "/usr/local/bin:/usr/bin:/bin", "C.UTF-8", "/bin/bash", program_dir, "xterm")
    return dict(zip(names, values))


class _Environ:
    """os.environ: a mapping of str to str."""

    def __init__(self, data):
        self._data = data

    def _check(self, value):
        if not isinstance(value, str) and not is_unknown(value):
            raise TypeError(f"str expected, not {type(value).__name__}")
        return value

    def __getitem__(self, key):
        try:
            return self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __setitem__(self, key, value):
        self._data[self._check(key)] = self._check(value)

    def __delitem__(self, key):
        try:
            del self._data[self._check(key)]
        except KeyError:
            raise KeyError(key) from None

    def __iter__(self):
        yield from list(self._data)

    def __len__(self):
        return len(self._data)

    def __contains__(self, key):
        return key in self._data

    def __repr__(self):
        return f"environ({self._data!r})"

    def __eq__(self, other):
        return dict(self) == dict(other)

    def __or__(self, other):
        return {**self._data, **other}

    def __ror__(self, other):
        return {**other, **self._data}

    def __ior__(self, other):
        self.update(other)
        return self

    def keys(self):
        return self._data.keys()

    def values(self):
        return self._data.values()

    def items(self):
        return self._data.items()

    def get(self, key, default=None):
        return self._data.get(key, default)

    def copy(self):
        return dict(self._data)

    def setdefault(self, key, value):
        if key not in self._data:
            self[key] = value
        return self[key]

    def pop(self, key, *default):
        return self._data.pop(key, *default)

    def popitem(self):
        return self._data.popitem()

    def update(self, other=(), /, **kwds):
        for key, value in (*dict(other).items(), *kwds.items()):
            self[key] = value

    def clear(self):
        self._data.clear()


environ = _Environ(_environment())


def getenv(key, default=None):
    return environ.get(key, default)


def putenv(name, value, /):
    pass


def unsetenv(name, /):
    pass


def fspath(path):
    if isinstance(path, (str, bytes)) or is_unknown(path):
        return path
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    result = method(path)
    if isinstance(result, (str, bytes)) or is_unknown(result):
        return result
    raise TypeError(f"expected {type(path).__name__}.__fspath__() to return str or bytes, not {type(result).__name__}")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


# --- files and folders ---


def getcwd():
    from _files import cwd

    return cwd[0]


def getcwdb():
    return getcwd().encode()


def chdir(path):
    import _files

    if _files.kind(path) is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    _files.cwd[0] = _files.absolute(fsdecode(path))


def listdir(path="."):
    from _files import names_in

    return names_in("." if path is None else path)


def mkdir(path, mode=0o777, *, dir_fd=None):
    import _files

    where = fsdecode(path)
    if is_unknown(where):
        return
    found = _files.kind(where)
    if is_unknown(found):
        return
    if found is not None:
        raise FileExistsError(17, "File exists", path)
    if _files.kind(_path_dirname(_files.absolute(where))) is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    _files.make_folder(where)


def _path_dirname(where):
    return path.dirname(where)


def makedirs(name, mode=0o777, exist_ok=False):
    import _files

    where = fsdecode(name)
    if is_unknown(where):
        return
    found = _files.kind(where)
    if is_unknown(found):
        return
    if found is not None:
        if not exist_ok or found == "file":
            raise FileExistsError(17, "File exists", name)
        return
    _files.make_folder(where)


def remove(path, *, dir_fd=None):
    import _files

    where = fsdecode(path)
    if is_unknown(where):
        return
    found = _files.kind(where)
    if is_unknown(found):
        return
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    if found == "dir":
        raise IsADirectoryError(21, "Is a directory", path)
    _files.remove(where)


unlink = remove


def rmdir(path, *, dir_fd=None):
    import _files

    where = fsdecode(path)
    names = listdir(where)
    if is_unknown(names):
        return
    if names:
        raise OSError(39, "Directory not empty", path)
    _files.remove(where)


def removedirs(name):
    rmdir(name)


def rename(src, dst, *, src_dir_fd=None, dst_dir_fd=None):
    from _files import absolute, read, remove, write

    src, dst = fsdecode(src), fsdecode(dst)
    if is_unknown(src, dst):
        return
    try:
        data = read(src)
    except IsADirectoryError:
        return
    write(absolute(dst), data)
    remove(src)


replace = renames = rename


def symlink(src, dst, target_is_directory=False, *, dir_fd=None):
    pass


link = symlink


def chmod(path, mode, **kwargs):
    pass


def chown(path, uid, gid, **kwargs):
    pass


def utime(path, times=None, **kwargs):
    pass


def umask(mask, /):
    return 0o22


def access(path, mode, **kwargs):
    from posixpath import exists

    return exists(path)


class stat_result(tuple):
    """What os.stat tells; only kind and size are known."""

    st_mode = property(lambda self: self[0])
    st_size = property(lambda self: self[6])
    st_mtime = property(lambda self: self[8])
    st_atime = st_ctime = st_mtime
    st_ino = property(lambda self: self[1])
    st_nlink = property(lambda self: self[3])
    st_uid = st_gid = property(lambda self: self[4])


def stat(path, *, dir_fd=None, follow_symlinks=True):
    from _files import kind, read

    found = kind(path)
    if is_unknown(found):
        return unknown(found, stat_result)
    if found is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    if found == "dir":
        mode, size = 0o40755, 4096
    else:
        data = read(path)
        mode, size = 0o100644, unknown(data, int) if is_unknown(data) else len(data)
    when = unknown("times of files", float)
    return stat_result((mode, unknown("files of the machine", int), 0, 1, 0, 0, size, when, when, when))


lstat = stat


class DirEntry:
    def __init__(self, folder, name):
        self.name = name
        self.path = path.join(folder, name)

    def is_file(self, *, follow_symlinks=True):
        return path.isfile(self.path)

    def is_dir(self, *, follow_symlinks=True):
        return path.isdir(self.path)

    def is_symlink(self):
        return False

    def stat(self, *, follow_symlinks=True):
        return stat(self.path)

    def inode(self):
        return unknown("files of the machine", int)

    def __fspath__(self):
        return self.path

    def __repr__(self):
        return f"<DirEntry {self.name!r}>"


class _Scan:
    def __init__(self, entries):
        self._entries = iter(entries)

    def __iter__(self):
        return self._entries

    def __next__(self):
        return next(self._entries)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def close(self):
        pass


def scandir(path="."):
    names = listdir(path)
    if is_unknown(names):
        return unknown(names)
    folder = fsdecode(path)
    return _Scan([DirEntry(folder, entry) for entry in names])


def walk(top, topdown=True, onerror=None, followlinks=False):
    top = fspath(top)
    try:
        names = listdir(top)
    except OSError as problem:
        if onerror is not None:
            onerror(problem)
        return
    if is_unknown(names):
        yield top, unknown(names, list), unknown(names, list)
        return
    dirs = [entry for entry in names if path.isdir(path.join(top, entry))]
    files = [entry for entry in names if entry not in dirs]
    if topdown:
        yield top, dirs, files
    for entry in dirs:
        yield from walk(path.join(top, entry), topdown, onerror, followlinks)
    if not topdown:
        yield top, dirs, files


def readlink(path, *, dir_fd=None):
    raise OSError(22, "Invalid argument", path)


# --- the machine and its processes ---


class terminal_size(tuple):
    def __new__(cls, size):
        return tuple.__new__(cls, size)

    columns = property(lambda self: self[0])
    lines = property(lambda self: self[1])

    def __repr__(self):
        return f"os.terminal_size(columns={self[0]}, lines={self[1]})"


def get_terminal_size(fd=1):
    raise OSError(25, "Inappropriate ioctl for device")


class uname_result(tuple):
    sysname = property(lambda self: self[0])
    nodename = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])


def uname():
    hidden = unknown("the machine", str)
    return uname_result(("Linux", hidden, hidden, hidden, "x86_64"))


def cpu_count():
    return 1 + len(unknown("the other processors", list))


def sched_getaffinity(pid, /):
    return unknown("the number of processors", set)


def sched_setaffinity(pid, mask, /):
    pass


def getpid():
    return unknown("the process number", int)


getppid = getpgrp = getpid


def getuid():
    return 0


getgid = geteuid = getegid = getuid


def getlogin():
    return environ.get("USER", "root")


def getloadavg():
    hidden = unknown("the machine's load", float)
    return (hidden, hidden, hidden)


def times():
    return unknown("the clock", tuple)


def urandom(size, /):
    return unknown("random numbers", bytes)


def isatty(fd, /):
    return False


def system(command):
    return unknown("another program", int)


def popen(cmd, mode="r", buffering=-1):
    return unknown("another program")


def kill(pid, signal, /):
    pass


def nice(increment, /):
    return 0


def _exit(status):
    sys.exit(status)


def abort():
    sys.exit(134)


def fork():
    return unknown("another process", int)


def waitpid(pid, options, /):
    return unknown("another process", int), unknown("another process", int)


def strerror(code, /):
    from errno import messages

    return messages.get(code, f"Unknown error {code}")


def getrandom(size, flags=0):
    return unknown("random numbers", bytes)


def get_exec_path(env=None):
    return (environ if env is None else env).get("PATH", defpath).split(":")


def open(path, flags, mode=0o777, *, dir_fd=None):
    return unknown("a file descriptor", int)


def close(fd):
    pass


def dup2(fd, fd2, inheritable=True):
    return fd2


dup = close


def fsync(fd):
    pass


def sync():
    pass


def sysconf(name, /):
    return unknown("the machine", int)


def __getattr__(name):
    if name == "PathLike":
        from abc import ABC, abstractmethod

        class PathLike(ABC):
            @abstractmethod
            def __fspath__(self):
                raise NotImplementedError

            @classmethod
            def __subclasshook__(cls, subclass):
                if cls is PathLike:
                    return any("__fspath__" in base.__dict__ for base in subclass.__mro__) or NotImplemented
                return NotImplemented

            __class_getitem__ = classmethod(type(list[int]))

        globals()["PathLike"] = PathLike
        return PathLike
    if name.startswith("exec") or name.startswith("spawn"):
        return lambda *args, **kwargs: unknown("another program")
    raise AttributeError(f"module 'os' has no attribute '{name}'")
