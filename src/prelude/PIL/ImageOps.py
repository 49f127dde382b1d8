"""Ready-made operations on whole images.

docs: PIL.ImageOps
"""

from .Image import Resampling


def _same(image, *args, **kwargs):
    return image.copy()


autocontrast = equalize = flip = invert = mirror = posterize = solarize = deform = _same


def grayscale(image):
    return image.convert("L")


def colorize(image, black, white, mid=None, blackpoint=0, whitepoint=255, midpoint=127):
    return image.convert("RGB")


def _border(border):
    if isinstance(border, tuple):
        return border * 2 if len(border) == 2 else border
    return (border,) * 4


def expand(image, border=0, fill=0):
    left, top, right, bottom = _border(border)
    return image._new(size=(left + image.width + right, top + image.height + bottom))


def crop(image, border=0):
    left, top, right, bottom = _border(border)
    return image.crop((left, top, image.width - right, image.height - bottom))


def scale(image, factor, resample=Resampling.BICUBIC):
    if factor == 1:
        return image.copy()
    if factor <= 0:
        raise ValueError("the factor must be greater than 0")
    return image.resize((round(factor * image.width), round(factor * image.height)), resample)


def _fitted(image, size, inside):
    ratio, wanted = image.width / image.height, size[0] / size[1]
    if ratio != wanted:
        if (ratio > wanted) == inside:
            height = round(image.height / image.width * size[0])
            if height != size[1]:
                size = (size[0], height)
        else:
            width = round(image.width / image.height * size[1])
            if width != size[0]:
                size = (width, size[1])
    return image.resize(size)


def contain(image, size, method=Resampling.BICUBIC):
    return _fitted(image, size, True)


def cover(image, size, method=Resampling.BICUBIC):
    return _fitted(image, size, False)


def pad(image, size, method=Resampling.BICUBIC, color=None, centering=(0.5, 0.5)):
    return image.resize(size)


def fit(image, size, method=Resampling.BICUBIC, bleed=0.0, centering=(0.5, 0.5)):
    return image.resize(size)


def exif_transpose(image, *, in_place=False):
    """An image made by a program carries no rotation; the sides of one from a file are not known anyway."""
    return None if in_place else image.copy()
