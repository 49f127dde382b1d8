"""Lines of source files."""

cache = {}


def getlines(filename, module_globals=None):
    if filename not in cache:
        from _shapetrace import read_file

        data = read_file(filename) if isinstance(filename, str) and not filename.startswith("<") else None
        text = "" if data is None else data.decode("utf-8", "replace")
        lines = text.splitlines(True)
        if lines and not lines[-1].endswith("\n"):
            lines[-1] += "\n"
        cache[filename] = lines
    return cache[filename]


def getline(filename, lineno, module_globals=None):
    lines = getlines(filename, module_globals)
    return lines[lineno - 1] if 1 <= lineno <= len(lines) else ""


def clearcache():
    cache.clear()


def checkcache(filename=None):
    pass


def lazycache(filename, module_globals):
    return False
