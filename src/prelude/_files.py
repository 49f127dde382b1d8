"""The file system as a program sees it: what may be read, below an overlay of what the program itself wrote.

Below the program's folder and the import roots everything is known: a file that is not there is not there. Elsewhere
nothing is known. Nothing is ever written to disk.

A program that reads a file without providing for its absence takes it to be there, and it will be where the program is
meant to run: what it holds is unknown.
"""

from _shapetrace import gap, is_guarded, is_readable, is_unknown, path_kind, program_dir, unknown
from _shapetrace import list_dir as _list_dir, read_file as _read_file

cwd = [program_dir]
_written = {}  # absolute path -> bytes, an unknown value, or None for what was removed
_folders = {}  # absolute path -> True, or False for what was removed


def text_of(path):
    """The path as str; bytes and path objects too."""
    if isinstance(path, str) or is_unknown(path):
        return path
    if isinstance(path, bytes):
        return path.decode("utf-8", "surrogateescape")
    method = getattr(type(path), "__fspath__", None)
    if method is None:
        raise TypeError(f"expected str, bytes or os.PathLike object, not {type(path).__name__}")
    return text_of(method(path))


def absolute(path):
    from posixpath import join, normpath

    return normpath(join(cwd[0], path))


def kind(path):
    """"file", "dir", None when it does not exist, or an unknown value."""
    path = text_of(path)
    if is_unknown(path):
        return unknown(path, str)
    path = absolute(path)
    if path in _written:
        return None if _written[path] is None else "file"
    if path in _folders:
        return "dir" if _folders[path] else None
    if not is_readable(path):
        if path in ("/", "/tmp", "/dev", "/home", "/root", "/usr") or program_dir.startswith(path + "/"):
            return "dir"
        return "file" if path == "/dev/null" else unknown(f"files outside the program's folder ({path})", str)
    return path_kind(path)


def absent(path, kind):
    """What reading gives that finds nothing there; raises where the program is prepared for that."""
    if is_guarded():
        raise FileNotFoundError(2, "No such file or directory", path)
    reason = f"{path} is not here"
    gap(reason)
    return unknown(reason, kind)


def read(path):
    """The bytes of a file; unknown where they may not be read. Raises as open() does."""
    path = text_of(path)
    found = kind(path)
    if is_unknown(found):
        return unknown(found, bytes)
    if found is None:
        return absent(path, bytes)
    if found == "dir":
        raise IsADirectoryError(21, "Is a directory", path)
    full = absolute(path)
    if full in _written:
        return _written[full]
    if full == "/dev/null":
        return b""
    data = _read_file(full)
    return unknown(f"a file that could not be read ({path})", bytes) if data is None else data


def write(path, data):
    _written[absolute(path)] = data


def check_writable(path):
    """Raises what open(path, "w") raises."""
    from posixpath import dirname

    if kind(path) == "dir":
        raise IsADirectoryError(21, "Is a directory", path)
    folder = kind(dirname(absolute(path)))
    if folder is None:
        raise FileNotFoundError(2, "No such file or directory", path)
    if folder == "file":
        raise NotADirectoryError(20, "Not a directory", path)


def remove(path):
    full = absolute(path)
    if kind(full) == "dir":
        _folders[full] = False
    else:
        _written[full] = None


def make_folder(path):
    from posixpath import dirname

    path = absolute(path)
    while path not in ("", "/") and kind(path) is None:
        _written.pop(path, None)
        _folders[path] = True
        path = dirname(path)


def names_in(path):
    path = text_of(path)
    found = kind(path)
    if is_unknown(found):
        return unknown(found, list)
    if found is None:
        return absent(path, list)
    if found == "file":
        raise NotADirectoryError(20, "Not a directory", path)
    full = absolute(path)
    if not is_readable(full) and full not in _folders:
        return unknown(f"files outside the program's folder ({path})", list)
    names = dict.fromkeys(_list_dir(full) or ())
    prefix = full + "/"
    for store in (_written, _folders):
        for other, there in store.items():
            if other.startswith(prefix) and "/" not in other[len(prefix):]:
                if there is None or there is False:
                    names.pop(other[len(prefix):], None)
                else:
                    names[other[len(prefix):]] = None
    return list(names)
