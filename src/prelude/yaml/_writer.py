"""Writing YAML."""

from _shapetrace import is_unknown, unknown


def write(data, flow, sort_keys, step):
    if is_unknown(data):
        return unknown(data, str)
    text = _flow(data, sort_keys) if flow else _block(data, 0, sort_keys, step).lstrip("\n")
    return text + ("\n" if isinstance(data, (dict, list, tuple)) else "\n...\n")


def _sorted(items, sort_keys):
    if not sort_keys:
        return items
    try:
        return sorted(items)
    except TypeError:
        return items


def _block(data, indent, sort_keys, step):
    lead = "\n" + " " * indent
    if isinstance(data, dict) and data:
        parts = []
        for key, value in _sorted(list(data.items()), sort_keys):
            if isinstance(value, (list, tuple)) and value:
                text = _block(value, indent, sort_keys, step)
            else:
                text = _block(value, indent + step, sort_keys, step)
            parts.append(f"{lead}{_scalar(key)}:" + (text if text.startswith("\n") else " " + text))
        return "".join(parts)
    if isinstance(data, (list, tuple)) and data:
        parts = []
        for value in data:
            text = _block(value, indent + step, sort_keys, step)
            if text.startswith("\n"):  # a collection begins on the dash's own line
                text = " " * (step - 2) + text[1:].lstrip(" ")
            parts.append(f"{lead}- {text}")
        return "".join(parts)
    if isinstance(data, dict):
        return "{}"
    if isinstance(data, (list, tuple)):
        return "[]"
    return _scalar(data)


def _flow(data, sort_keys):
    if isinstance(data, dict):
        inner = ", ".join([f"{_scalar(k)}: {_flow(v, sort_keys)}" for k, v in _sorted(list(data.items()), sort_keys)])
        return "{" + inner + "}"
    if isinstance(data, (list, tuple)):
        return "[" + ", ".join([_flow(item, sort_keys) for item in data]) + "]"
    return _scalar(data)


def _scalar(value):
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, float):
        text = repr(value).lower()
        if text in ("inf", "-inf"):
            return text.replace("inf", ".inf")
        if text == "nan":
            return ".nan"
        if "." not in text and "e" in text:
            text = text.replace("e", ".0e", 1)
        return text
    if isinstance(value, int):
        return str(int(value))
    text = str(value)
    from yaml._reader import _plain

    special = (
        not text or text != text.strip() or text[0] in "-?:,[]{}#&*!|>'\"%@`" and not (
            text[0] in "-?:" and len(text) > 1 and text[1] not in " ") or ": " in text or " #" in text or
        text.endswith(":") or "\n" in text
    )
    if "\n" in text:
        return "'" + text.replace("'", "''").replace("\n", "\n\n") + "'"
    if special or _plain(text) != text or text == "=":
        return "'" + text.replace("'", "''") + "'"
    return text
