"""Paths as text: os.path."""

from _shapetrace import is_unknown, unknown

curdir = "."
pardir = ".."
extsep = "."
sep = "/"
pathsep = ":"
defpath = "/bin:/usr/bin"
altsep = None
devnull = "/dev/null"
supports_unicode_filenames = False


def _path(path):
    """str or bytes; anything else must know its path."""
    if isinstance(path, (str, bytes)) or is_unknown(path):
        return path
    from os import fspath

    return fspath(path)


def _separator(path):
    return b"/" if isinstance(path, bytes) else "/"


def normcase(s):
    return _path(s)


def isabs(s):
    s = _path(s)
    return s.startswith(_separator(s))


def join(a, *p):
    a = _path(a)
    path = a
    try:
        parts = [_path(part) for part in p]
    except TypeError:
        _refuse((a, *p))
    if is_unknown(a, *parts):
        for part in (a, *parts):
            if is_unknown(part):
                return unknown(part, str)
    slash = _separator(a)
    try:
        for part in parts:
            if part.startswith(slash):
                path = part
            elif not path or path.endswith(slash):
                path += part
            else:
                path += slash + part
    except TypeError:
        raise TypeError("Can't mix strings and bytes in path components") from None
    return path


def _refuse(parts):
    for part in parts:
        if not isinstance(part, (str, bytes)) and not hasattr(part, "__fspath__"):
            raise TypeError(
                f"join() argument must be str, bytes, or os.PathLike object, not {type(part).__name__!r}"
            ) from None


def split(p):
    p = _path(p)
    if is_unknown(p):
        return unknown(p, str), unknown(p, str)
    slash = _separator(p)
    i = p.rfind(slash) + 1
    head, tail = p[:i], p[i:]
    if head and head != slash * len(head):
        head = head.rstrip(slash)
    return head, tail


def splitext(p):
    p = _path(p)
    if is_unknown(p):
        return unknown(p, str), unknown(p, str)
    slash = _separator(p)
    dot = b"." if isinstance(p, bytes) else "."
    start = p.rfind(slash) + 1
    at = p.rfind(dot)
    # Leading dots belong to the name.
    if at > start and p[start:at].strip(dot):
        return p[:at], p[at:]
    return p, p[:0]


def splitdrive(p):
    p = _path(p)
    return p[:0], p


def basename(p):
    return split(p)[1] if not is_unknown(p) else unknown(p, str)


def dirname(p):
    return split(p)[0] if not is_unknown(p) else unknown(p, str)


def normpath(path):
    path = _path(path)
    if is_unknown(path):
        return unknown(path, str)
    slash = _separator(path)
    dot = b"." if isinstance(path, bytes) else "."
    if not path:
        return dot
    lead = 0
    if path.startswith(slash):
        lead = 2 if path.startswith(slash * 2) and not path.startswith(slash * 3) else 1
    parts = []
    for part in path.split(slash):
        if not part or part == dot:
            continue
        if part != dot * 2 or (not lead and not parts) or (parts and parts[-1] == dot * 2):
            parts.append(part)
        elif parts:
            parts.pop()
    return slash * lead + slash.join(parts) or dot


def abspath(path):
    path = _path(path)
    if is_unknown(path):
        return unknown(path, str)
    if not isabs(path):
        from _files import cwd

        path = join(cwd[0] if isinstance(path, str) else cwd[0].encode(), path)
    return normpath(path)


def realpath(filename, *, strict=False):
    return abspath(filename)


def relpath(path, start=None):
    if not path:
        raise ValueError("no path specified")
    path = _path(path)
    if is_unknown(path, start):
        return unknown(path if is_unknown(path) else start, str)
    begin = [part for part in abspath("." if start is None else _path(start)).split("/") if part]
    wanted = [part for part in abspath(path).split("/") if part]
    common = len(commonprefix([begin, wanted]))
    return "/".join([".."] * (len(begin) - common) + wanted[common:]) or "."


def commonprefix(m):
    if not m:
        return ""
    if not isinstance(m[0], (list, tuple)):
        m = [_path(p) for p in m]
    low, high = min(m), max(m)
    for i, item in enumerate(low):
        if item != high[i]:
            return low[:i]
    return low


def commonpath(paths):
    if not paths:
        raise ValueError("commonpath() arg is an empty sequence")
    paths = [_path(p) for p in paths]
    absolute = {isabs(p) for p in paths}
    if len(absolute) > 1:
        raise ValueError("Can't mix absolute and relative paths")
    split_paths = [[part for part in p.split("/") if part and part != "."] for p in paths]
    prefix = "/" if True in absolute else ""
    return prefix + "/".join(commonprefix(split_paths))


def expanduser(path):
    path = _path(path)
    if is_unknown(path) or not path.startswith("~"):
        return path
    i = path.find("/", 1)
    i = len(path) if i < 0 else i
    if i != 1:
        return path
    from os import environ

    return (environ.get("HOME", "/root").rstrip("/") + path[i:]) or "/"


def expandvars(path):
    path = _path(path)
    if is_unknown(path) or "$" not in path:
        return path
    import re
    from os import environ

    def replace(match):
        name = match.group(1)
        if name.startswith("{"):
            name = name[1:-1]
        return environ.get(name, match.group())

    return re.sub(r"\$(\w+|\{[^}]*\})", replace, path, flags=re.ASCII)


# --- questions to the file system ---


def _kind_is(path, wanted):
    from _files import kind

    if isinstance(path, int):
        return False
    found = kind(path)
    return unknown(found, bool) if is_unknown(found) else found in wanted


def exists(path):
    return _kind_is(path, ("file", "dir"))


lexists = exists


def isfile(path):
    return _kind_is(path, ("file",))


def isdir(s):
    return _kind_is(s, ("dir",))


def islink(path):
    return False


def ismount(path):
    return abspath(path) == "/"


def getsize(filename):
    from _files import read

    data = read(filename)
    return unknown(data, int) if is_unknown(data) else len(data)


def getmtime(filename):
    return unknown("times of files", float)


getatime = getctime = getmtime


def samefile(f1, f2):
    return realpath(f1) == realpath(f2)


def sameopenfile(fp1, fp2):
    return fp1 == fp2
