"""Colour names.

docs: PIL.ImageColor
"""

import _shapetrace

colormap = {}


def getrgb(color):
    if isinstance(color, str) and color.startswith("#") and len(color) in (7, 9):
        return tuple(int(color[i:i + 2], 16) for i in range(1, len(color), 2))
    return tuple(_shapetrace.unknown("a colour's number", int) for _ in range(3))


def getcolor(color, mode):
    return getrgb(color) if mode in ("RGB", "HSV") else _shapetrace.unknown("a colour's number")
