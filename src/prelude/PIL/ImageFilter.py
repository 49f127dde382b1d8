"""Filters keep mode and size.

docs: PIL.ImageFilter
"""


class Filter:
    def __init__(self, *args, **kwargs):
        self.args = args


class MultibandFilter(Filter):
    pass


class BuiltinFilter(MultibandFilter):
    pass


def _make(*names):
    for name in names:
        globals()[name] = type(name, (MultibandFilter,), {"name": name})


_make("BLUR", "CONTOUR", "DETAIL", "EDGE_ENHANCE", "EDGE_ENHANCE_MORE", "EMBOSS", "FIND_EDGES", "SHARPEN", "SMOOTH",
      "SMOOTH_MORE", "Kernel", "RankFilter", "MedianFilter", "MinFilter", "MaxFilter", "ModeFilter", "GaussianBlur",
      "BoxBlur", "UnsharpMask", "Color3DLUT")
