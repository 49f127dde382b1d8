"""Drawing changes pixels only.

docs: PIL.ImageDraw
"""

import _shapetrace


class ImageDraw:
    """docs: PIL.ImageDraw.ImageDraw"""

    def __init__(self, im, mode=None):
        self.im = self._image = im
        self.mode = mode or im.mode

    def _draw(self, *args, **kwargs):
        pass

    arc = bitmap = chord = circle = ellipse = floodfill = line = multiline_text = pieslice = point = polygon = _draw
    rectangle = regular_polygon = rounded_rectangle = shape = text = _draw

    def textlength(self, text, font=None, **kwargs):
        return _shapetrace.unknown("the size of drawn text", float)

    def textbbox(self, xy, text, font=None, **kwargs):
        return tuple(_shapetrace.unknown("the size of drawn text", int) for _ in range(4))

    multiline_textbbox = textbbox


def Draw(im, mode=None):
    return ImageDraw(im, mode)


def floodfill(image, xy, value, border=None, thresh=0):
    pass
