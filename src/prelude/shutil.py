"""File operations; nothing is ever written or removed."""

import os

__all__ = ["copyfile", "copy", "copy2", "copytree", "move", "rmtree", "which", "get_terminal_size", "disk_usage", "Error"]


class Error(OSError):
    pass


class SameFileError(Error):
    pass


def get_terminal_size(fallback=(80, 24)):
    def number(name):
        try:
            return int(os.environ[name])
        except (KeyError, ValueError):
            return 0

    columns, lines = number("COLUMNS"), number("LINES")
    if columns <= 0:
        columns = fallback[0]
    if lines <= 0:
        lines = fallback[1]
    return os.terminal_size((columns, lines))


def copyfile(src, dst, *, follow_symlinks=True):
    from io import copy_in_overlay

    copy_in_overlay(src, dst)
    return dst


def _into(src, dst):
    return os.path.join(dst, os.path.basename(src)) if os.path.isdir(dst) else dst


def copy(src, dst, *, follow_symlinks=True):
    return copyfile(src, _into(src, dst))


copy2 = copy


def copyfileobj(fsrc, fdst, length=0):
    fdst.write(fsrc.read())


def copymode(src, dst, *, follow_symlinks=True):
    pass


copystat = copymode


def copytree(src, dst, symlinks=False, ignore=None, copy_function=copy2, ignore_dangling_symlinks=False,
             dirs_exist_ok=False):
    return dst


def move(src, dst, copy_function=copy2):
    return copyfile(src, _into(src, dst))


def rmtree(path, ignore_errors=False, onerror=None, *, dir_fd=None):
    pass


def which(cmd, mode=1, path=None):
    from _shapetrace import unknown

    return unknown("programs of the machine")


def disk_usage(path):
    from _shapetrace import unknown

    return unknown("the machine's disks")


def make_archive(base_name, format, root_dir=None, base_dir=None, *args, **kwargs):
    endings = {"gztar": "tar.gz", "bztar": "tar.bz2", "xztar": "tar.xz"}
    return f"{base_name}.{endings.get(format, format)}"


def unpack_archive(filename, extract_dir=None, format=None, *, filter=None):
    pass


def ignore_patterns(*patterns):
    def ignore(path, names):
        from fnmatch import filter as matching

        return {name for pattern in patterns for name in matching(names, pattern)}

    return ignore
