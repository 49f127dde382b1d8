"""Arrays as text."""

import math

import _shapetrace

_EDGE, _MOST, _WIDTH = 3, 1000, 75


def _number(value):
    """A float with at most eight digits after the point, no zero at the end."""
    if value != value:
        return "nan", ""
    if value in (math.inf, -math.inf):
        return ("-inf" if value < 0 else "inf"), ""
    text = repr(value)
    if "e" in text or len(text.partition(".")[2]) > 8:
        text = f"{value:.8f}"
    whole, _, rest = text.partition(".")
    return whole, rest.rstrip("0")


def _floats(values):
    sizes = [abs(value) for value in values if value == value and value not in (0.0, math.inf, -math.inf)]
    if sizes and (max(sizes) >= 1e8 or min(sizes) < 1e-4 or max(sizes) / min(sizes) > 1000.0):
        digits = 0
        for value in values:
            mantissa = repr(float(f"{value:.8e}")) if "e" in repr(value) else f"{value:.8e}"
            mantissa = mantissa.partition("e")[0].rstrip("0")
            digits = max(digits, len(mantissa.partition(".")[2]))
        texts = [f"{value:.{digits}e}" if digits else f"{value:.0e}".replace("e", ".e") for value in values]
        width = max(len(text) for text in texts)
        return [text.rjust(width) for text in texts]
    pairs = [_number(value) for value in values]
    left = max(len(whole) for whole, _ in pairs)
    right = max(len(rest) for _, rest in pairs)
    texts = []
    for whole, rest in pairs:
        if whole.endswith(("n", "f")):
            texts.append(whole.rjust(left + 1 + right))
        else:
            texts.append(whole.rjust(left) + "." + rest.ljust(right))
    width = max(len(text) for text in texts)
    return [text.rjust(width) for text in texts]


def _formatted(a, values):
    kind = a.dtype.kind
    if kind == "f":
        return _floats(values)
    texts = [repr(value) if kind in "USO" else str(value) for value in values]
    width = max(len(text) for text in texts)
    return texts if kind in "US" else [text.rjust(width) for text in texts]


def _joined(texts, shape, separator, prefix, width):
    """The nested brackets of `shape` around the texts, taken one by one."""
    if not shape:
        return next(texts)
    inner = [_joined(texts, shape[1:], separator, prefix + " ", width - 1) for _ in range(shape[0])]
    if len(shape) > 1:
        gap = separator.rstrip() + "\n" * (len(shape) - 1) + prefix + " "
        return "[" + gap.join(inner) + "]"
    lines, line = [], ""
    room = width - 1 - max(len(separator.rstrip()), 1) - len(prefix) - 1
    for number, text in enumerate(inner):
        if line and len(line) + len(text) > room:
            lines.append(line.rstrip())
            line = ""
        line += text if number == len(inner) - 1 else text + separator
    lines.append(line)
    return "[" + ("\n" + prefix + " ").join(lines) + "]"


def _text(a, separator, prefix, width=_WIDTH):
    values = a._sure()
    if values is None or len(values) > _MOST or a.dtype.kind == "c":
        return None
    if not values:
        return "[]"
    return _joined(iter(_formatted(a, values)), a.shape, separator, prefix, width)


def array_str(a):
    if not a.shape:
        values = a._sure()
        return str(values[0]) if values is not None else _shapetrace.unknown("the text of an unknown array", str)
    text = _text(a, " ", "")
    return _shapetrace.unknown("the text of an array with unknown elements", str) if text is None else text


def array_repr(a):
    text = _text(a, ", ", "      ", _WIDTH - 1)
    if text is None:
        return _shapetrace.unknown("the text of an array with unknown elements", str)
    kind = a.dtype
    if kind.name not in ("int64", "float64", "bool") and kind.kind != "U" or not a.size:
        return f"array({text}, dtype={kind.name if kind.kind != 'U' else repr(kind.str)})"
    return f"array({text}, dtype='{kind.str}')" if kind.kind == "U" else f"array({text})"


def array2string(a, *args, separator=" ", prefix="", **kwargs):
    text = _text(a, separator, prefix)
    return _shapetrace.unknown("the text of an array with unknown elements", str) if text is None else text
