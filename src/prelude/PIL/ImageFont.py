"""Fonts are not read.

docs: PIL.ImageFont
"""

import _shapetrace


class ImageFont:
    def getbbox(self, text, *args, **kwargs):
        return (0, 0) + tuple(_shapetrace.unknown("the size of drawn text", int) for _ in range(2))

    def getlength(self, text, *args, **kwargs):
        return _shapetrace.unknown("the size of drawn text", float)


FreeTypeFont = ImageFont


def truetype(font=None, size=10, index=0, encoding="", layout_engine=None):
    return ImageFont()


load = load_path = truetype


def load_default(size=None):
    return ImageFont()
