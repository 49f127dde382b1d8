"""Files that match a pattern."""

import os

from _shapetrace import gap, is_guarded, is_unknown, unknown

__all__ = ["escape", "glob", "iglob"]


def has_magic(s):
    return any(c in s for c in "*?[")


def glob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    pathname = os.fspath(pathname)
    if is_unknown(pathname):
        return unknown(pathname, list)
    hidden = []  # what could not be looked into
    base = root_dir if root_dir is not None else ""
    found = list(_expand(pathname, base, recursive, include_hidden, hidden))
    if hidden:
        return unknown(hidden[0], list)
    return found


def iglob(pathname, *, root_dir=None, dir_fd=None, recursive=False, include_hidden=False):
    return iter(glob(pathname, root_dir=root_dir, recursive=recursive, include_hidden=include_hidden))


def _names(folder, base, include_hidden, hidden):
    where = os.path.join(base, folder) if base else folder or "."
    is_dir = os.path.isdir(where)
    if is_unknown(is_dir):
        hidden.append(is_dir)
        return []
    if not is_dir and not is_guarded() and not os.path.exists(where):
        gap(f"{where} is not here")
        hidden.append(unknown(f"{where} is not here"))
    if not is_dir:
        return []
    names = os.listdir(where)
    if is_unknown(names):
        hidden.append(names)
        return []
    return names if include_hidden else [name for name in names if not name.startswith(".")]


def _known(answer, hidden):
    if is_unknown(answer):
        hidden.append(answer)
        return False
    return answer


def _expand(pathname, base, recursive, include_hidden, hidden):
    folder, name = os.path.split(pathname)
    if not has_magic(pathname):
        where = os.path.join(base, pathname)
        if _known(os.path.exists(where) if name else os.path.isdir(where), hidden):
            yield pathname
        return
    folders = _expand(folder, base, recursive, include_hidden, hidden) if folder != pathname and has_magic(folder) else [folder]
    for one in folders:
        if recursive and name == "**":
            if _known(os.path.isdir(os.path.join(base, one) or "."), hidden):
                yield os.path.join(one, "") if one else ""
            yield from _deep(one, base, include_hidden, hidden)
        elif has_magic(name):
            from fnmatch import filter as matching

            shown = include_hidden or name.startswith(".")
            for found in matching(_names(one, base, shown, hidden), name):
                yield os.path.join(one, found) if one else found
        else:
            path = os.path.join(one, name) if one else name
            if _known(os.path.exists(os.path.join(base, path)) if name else os.path.isdir(os.path.join(base, path)), hidden):
                yield path


def _deep(folder, base, include_hidden, hidden):
    for name in _names(folder, base, include_hidden, hidden):
        path = os.path.join(folder, name) if folder else name
        yield path
        yield from _deep(path, base, include_hidden, hidden)


def escape(pathname):
    return "".join([f"[{c}]" if c in "*?[" else c for c in pathname])
