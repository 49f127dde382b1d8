"""Matching names against shell patterns."""

__all__ = ["filter", "fnmatch", "fnmatchcase", "translate"]

_compiled = {}


def translate(pat):
    import re

    result = []
    i, n = 0, len(pat)
    while i < n:
        char = pat[i]
        i += 1
        if char == "*":
            if not result or result[-1] != ".*":
                result.append(".*")
        elif char == "?":
            result.append(".")
        elif char == "[":
            end = i
            if pat[end:end + 1] == "!":
                end += 1
            if pat[end:end + 1] == "]":
                end += 1
            end = pat.find("]", end)
            if end < 0:
                result.append("\\[")
                continue
            inside = pat[i:end].replace("\\", "\\\\").replace("[", "\\[")
            i = end + 1
            if inside.startswith("!"):
                inside = "^" + inside[1:]
            elif inside.startswith("^"):
                inside = "\\" + inside
            result.append(f"[{inside}]")
        else:
            result.append(re.escape(char))
    return f"(?s:{''.join(result)})\\Z"


def _matcher(pat):
    if pat not in _compiled:
        import re

        if isinstance(pat, bytes):
            _compiled[pat] = re.compile(translate(pat.decode("latin1")).encode("latin1")).match
        else:
            _compiled[pat] = re.compile(translate(pat)).match
    return _compiled[pat]


def fnmatchcase(name, pat):
    return _matcher(pat)(name) is not None


def fnmatch(name, pat):
    from os import fspath

    return fnmatchcase(fspath(name), fspath(pat))


def filter(names, pat):
    match = _matcher(pat)
    return [name for name in names if match(name)]
