"""The image class. Modes and sizes are exact, pixels unknown.

docs: PIL.Image
"""

import math
from enum import IntEnum

import _shapetrace
from . import UnidentifiedImageError

MAX_IMAGE_PIXELS = 89478485
_unknown = _shapetrace.unknown
_is_unknown = _shapetrace.is_unknown

# mode -> (bands, numpy type of an element)
_MODES = {
    "1": (("1",), "|b1"), "L": (("L",), "|u1"), "P": (("P",), "|u1"), "I": (("I",), "<i4"), "F": (("F",), "<f4"),
    "I;16": (("I",), "<u2"), "I;16L": (("I",), "<u2"), "I;16B": (("I",), ">u2"), "I;16N": (("I",), "<u2"),
    "RGB": (("R", "G", "B"), "|u1"), "RGBA": (("R", "G", "B", "A"), "|u1"), "RGBX": (("R", "G", "B", "X"), "|u1"),
    "RGBa": (("R", "G", "B", "a"), "|u1"), "CMYK": (("C", "M", "Y", "K"), "|u1"), "LA": (("L", "A"), "|u1"),
    "YCbCr": (("Y", "Cb", "Cr"), "|u1"), "LAB": (("L", "A", "B"), "|u1"), "HSV": (("H", "S", "V"), "|u1"),
    "PA": (("P", "A"), "|u1"), "La": (("L", "a"), "|u1"),
}


class Transpose(IntEnum):
    FLIP_LEFT_RIGHT = 0
    FLIP_TOP_BOTTOM = 1
    ROTATE_90 = 2
    ROTATE_180 = 3
    ROTATE_270 = 4
    TRANSPOSE = 5
    TRANSVERSE = 6


class Transform(IntEnum):
    AFFINE = 0
    EXTENT = 1
    PERSPECTIVE = 2
    QUAD = 3
    MESH = 4


class Resampling(IntEnum):
    NEAREST = 0
    LANCZOS = 1
    BILINEAR = 2
    BICUBIC = 3
    BOX = 4
    HAMMING = 5
    MKS2013 = 6
    MKS2021 = 7


class Dither(IntEnum):
    NONE = 0
    ORDERED = 1
    RASTERIZE = 2
    FLOYDSTEINBERG = 3


class Palette(IntEnum):
    WEB = 0
    ADAPTIVE = 1


class Quantize(IntEnum):
    MEDIANCUT = 0
    MAXCOVERAGE = 1
    FASTOCTREE = 2
    LIBIMAGEQUANT = 3


for _kind in (Transpose, Transform, Resampling, Dither, Palette, Quantize):
    for _member in _kind:
        globals()[_member.name] = _member


class DecompressionBombWarning(RuntimeWarning):
    pass


class DecompressionBombError(Exception):
    pass


class Exif(dict):
    def get_ifd(self, tag):
        return {}


class Image:
    """docs: PIL.Image.Image"""

    format = None
    format_description = None
    is_animated = False
    n_frames = 1

    def __init__(self):
        self._mode = ""
        self._size = (0, 0)
        self.info = {}
        self.palette = None
        self.readonly = 0

    @classmethod
    def _of(cls, mode, size, like=None):
        image = Image()
        image._mode = mode
        image._size = tuple(size)
        if like is not None:
            image.info = dict(like.info)
        return image

    def _new(self, mode=None, size=None):
        return Image._of(self._mode if mode is None else mode, self._size if size is None else size, self)

    @property
    def mode(self):
        return self._mode

    @property
    def size(self):
        return self._size

    @property
    def width(self):
        return self._size[0]

    @property
    def height(self):
        return self._size[1]

    # what a data loader asks of any item (see torch.utils.data._alike)
    def _as_array_(self):
        return self._size, self._mode

    @classmethod
    def _from_array_(cls, size, mode):
        return Image._of(mode, size)

    def _array_look(self):
        """(shape, numpy type) as seen by numpy; the channels of an unknown mode are unknown."""
        height, width = self._size[1], self._size[0]
        if _is_unknown(self._mode):
            return (height, width, _unknown("the number of channels of an image that was not read", int)), "|u1"
        bands, element = _MODES[self._mode]
        return (height, width) if len(bands) == 1 else (height, width, len(bands)), element

    @property
    def __array_interface__(self):
        shape, element = self._array_look()
        return {"version": 3, "shape": shape, "typestr": element, "data": _unknown("the pixels of an image", bytes)}

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def close(self):
        pass

    def __eq__(self, other):
        if self is other:
            return True
        if type(self) is not type(other) or self._mode != other._mode or self._size != other._size:
            return False
        return _unknown("the pixels of an image", bool)

    def __hash__(self):
        return id(self)

    def __repr__(self):
        name = type(self)
        return (f"<{name.__module__}.{name.__name__} image mode={self._mode} "
                f"size={self._size[0]}x{self._size[1]} at 0x{id(self):X}>")

    # --- without effect on mode and size

    def load(self):
        return _PixelAccess()

    def verify(self):
        pass

    def show(self, title=None):
        pass

    def seek(self, frame):
        if frame != 0:
            raise EOFError("no more images in file")

    def tell(self):
        return 0

    def save(self, fp, format=None, **params):
        if isinstance(fp, str) and format is None and not _is_unknown(fp):
            dot = fp.rfind(".")
            if "/" in fp[dot:] or dot <= 0:
                raise ValueError(f"unknown file extension: {'' if dot <= 0 or '/' in fp[dot:] else fp[dot:]}")
        elif hasattr(fp, "write"):
            fp.write(_unknown("an encoded image", bytes))

    def copy(self):
        return self._new()

    __copy__ = copy

    def filter(self, filter):
        return self._new()

    def effect_spread(self, distance):
        return self._new()

    def putdata(self, data, scale=1.0, offset=0.0):
        pass

    def putpixel(self, xy, value):
        pass

    def putpalette(self, data, rawmode="RGB"):
        if self._mode not in ("L", "LA", "P", "PA"):
            raise ValueError("illegal image mode")
        self._mode = "PA" if "A" in self._mode else "P"

    def alpha_composite(self, im, dest=(0, 0), source=(0, 0)):
        pass

    def paste(self, im, box=None, mask=None):
        if isinstance(im, Image) and box is not None and len(box) == 4:
            if (box[2] - box[0], box[3] - box[1]) != im.size:
                raise ValueError("images do not match")

    def putalpha(self, alpha):
        if not _is_unknown(self._mode):
            self._mode = {"L": "LA", "P": "PA", "LA": "LA", "PA": "PA"}.get(self._mode, "RGBA")

    def draft(self, mode, size):
        return None

    # --- questions about pixels

    def getbands(self):
        if _is_unknown(self._mode):
            return _unknown("the bands of an image that was not read", tuple)
        return _MODES[self._mode][0]

    def getpixel(self, xy):
        if _is_unknown(self._mode):
            return _unknown("a pixel")
        if len(self.getbands()) == 1:
            return _unknown("a pixel", float if self._mode == "F" else int)
        return tuple(_unknown("a pixel", int) for _ in self.getbands())

    def getdata(self, band=None):
        return _unknown("the pixels of an image")

    get_flattened_data = getdata

    def getbbox(self, *, alpha_only=True):
        return tuple(_unknown("the pixels of an image", int) for _ in range(4))

    def getcolors(self, maxcolors=256):
        return _unknown("the colours of an image")

    def getextrema(self):
        if _is_unknown(self._mode):
            return _unknown("the pixels of an image")
        pairs = tuple((self._some(), self._some()) for _ in self.getbands())
        return pairs[0] if len(pairs) == 1 else pairs

    def _some(self):
        return _unknown("the pixels of an image", int if _is_unknown(self._mode) or self._mode != "F" else float)

    def getexif(self):
        return Exif()

    def getpalette(self, rawmode="RGB"):
        return None if self._mode not in ("P", "PA") else [self._some() for _ in range(768)]

    def histogram(self, mask=None, extrema=None):
        if _is_unknown(self._mode):
            return _unknown("the pixels of an image", list)
        return [self._some() for _ in range(256 * len(self.getbands()))]

    def entropy(self, mask=None, extrema=None):
        return _unknown("the pixels of an image", float)

    def tobytes(self, encoder_name="raw", *args):
        return _unknown("the pixels of an image", bytes)

    # --- new modes

    def convert(self, mode=None, matrix=None, dither=None, palette=Palette.WEB, colors=256):
        if mode is None:
            mode = "RGB" if not _is_unknown(self._mode) and self._mode == "P" else self._mode
        elif not _is_unknown(mode) and mode not in _MODES:
            raise ValueError("conversion from " + str(self._mode) + f" to {mode} not supported")
        return self._new(mode=mode)

    def quantize(self, colors=256, method=None, kmeans=0, palette=None, dither=Dither.FLOYDSTEINBERG):
        return self._new(mode="P")

    def point(self, lut, mode=None):
        return self._new(mode=mode)

    def split(self):
        bands = self.getbands()
        if _is_unknown(bands):
            return bands
        return (self.copy(),) if len(bands) == 1 else tuple(self._new(mode="L") for _ in bands)

    def getchannel(self, channel):
        if isinstance(channel, str) and not _is_unknown(self._mode) and channel not in self.getbands():
            raise ValueError(f'The image has no channel "{channel}"')
        return self._new(mode="L")

    # --- new sizes

    def resize(self, size, resample=None, box=None, reducing_gap=None):
        size = tuple(int(side) if isinstance(side, float) else side for side in size)
        if len(size) != 2:
            raise TypeError(f"argument 1 must be tuple of length 2, not {len(size)}")
        if not _is_unknown(size[0]) and not _is_unknown(size[1]) and (size[0] < 1 or size[1] < 1):
            raise ValueError("height and width must be > 0")
        return self._new(size=size)

    def reduce(self, factor, box=None):
        x, y = factor if isinstance(factor, (tuple, list)) else (factor, factor)
        left, top, right, bottom = box if box is not None else (0, 0, *self._size)
        return self._new(size=((right - left + x - 1) // x, (bottom - top + y - 1) // y))

    def crop(self, box=None):
        if box is None:
            return self.copy()
        if box[2] < box[0]:
            raise ValueError("Coordinate 'right' is less than 'left'")
        if box[3] < box[1]:
            raise ValueError("Coordinate 'lower' is less than 'upper'")
        left, top, right, bottom = (side if isinstance(side, int) else int(round(side)) for side in box)
        return self._new(size=(right - left, bottom - top))

    def thumbnail(self, size, resample=Resampling.BICUBIC, reducing_gap=2.0):
        x, y = math.floor(size[0]), math.floor(size[1])
        width, height = self._size
        if _is_unknown(width) or _is_unknown(height):
            self._size = (_unknown("the size of a thumbnail", int), _unknown("the size of a thumbnail", int))
            return
        if x >= width and y >= height:
            return
        aspect = width / height
        if x / y >= aspect:
            x = _nearer(y * aspect, lambda n: abs(aspect - n / y))
        else:
            y = _nearer(x / aspect, lambda n: 0 if n == 0 else abs(aspect - x / n))
        self._size = (x, y)

    def rotate(self, angle, resample=0, expand=0, center=None, translate=None, fillcolor=None):
        if not expand:
            return self._new()
        width, height = self._size
        if any(_is_unknown(value) for value in (angle, width, height)):
            return self._new(size=_turned_size())
        angle = angle % 360.0
        if not (center or translate) and angle in (0, 90, 180, 270):
            return self._new(size=(height, width) if angle in (90, 270) else (width, height))
        turn = -math.radians(angle)
        cos, sin = round(math.cos(turn), 15), round(math.sin(turn), 15)
        middle = center or (width / 2, height / 2)
        shift = translate or (0, 0)
        dx, dy = -middle[0] - shift[0], -middle[1] - shift[1]
        left, top = cos * dx + sin * dy + 0.0 + middle[0], -sin * dx + cos * dy + 0.0 + middle[1]
        corners = ((0, 0), (width, 0), (width, height), (0, height))
        xs = [cos * x + sin * y + left for x, y in corners]
        ys = [-sin * x + cos * y + top for x, y in corners]
        return self._new(size=(math.ceil(max(xs)) - math.floor(min(xs)), math.ceil(max(ys)) - math.floor(min(ys))))

    def transform(self, size, method, data=None, resample=0, fill=1, fillcolor=None):
        return self._new(size=tuple(size))

    def transpose(self, method):
        if _is_unknown(method):
            return self._new(size=_turned_size())
        if method in (Transpose.ROTATE_90, Transpose.ROTATE_270, Transpose.TRANSPOSE, Transpose.TRANSVERSE):
            return self._new(size=(self._size[1], self._size[0]))
        return self._new()


class _PixelAccess:
    def __getitem__(self, xy):
        return _unknown("a pixel")

    def __setitem__(self, xy, value):
        pass


def _turned_size():
    return _unknown("the size of a turned image", int), _unknown("the size of a turned image", int)


def _nearer(number, distance):
    """The whole number next to `number` that is nearer in the sense of `distance`, at least 1."""
    return max(min(math.floor(number), math.ceil(number), key=distance), 1)


def isImageType(t):
    return isinstance(t, Image)


def getmodebands(mode):
    return len(_MODES[mode][0])


def getmodebandnames(mode):
    return _MODES[mode][0]


def getmodebase(mode):
    return "RGB" if len(_MODES[mode][0]) > 2 else "L"


def _check_size(size):
    if not isinstance(size, (list, tuple)):
        raise ValueError("Size must be a list or tuple")
    if len(size) != 2:
        raise ValueError("Size must be a sequence of length 2")
    if size[0] < 0 or size[1] < 0:
        raise ValueError("Width and height must be >= 0")


def new(mode, size, color=0):
    _check_size(size)
    if not _is_unknown(mode) and mode not in _MODES:
        raise ValueError("unrecognized image mode")
    return Image._of(mode, size)


def open(fp, mode="r", formats=None):
    """docs: PIL.Image.open

    The header of a file that lies below the program's folder is read; of others neither mode nor size is known.
    """
    if mode != "r":
        raise ValueError(f"bad mode {repr(mode)}")
    data = None
    name = fp if isinstance(fp, str) else getattr(fp, "__fspath__", lambda: None)()
    if isinstance(name, str) and not _is_unknown(name):
        data = _shapetrace.read_file(name)
    look = None
    if isinstance(data, bytes):
        from ._headers import look_at
        look = look_at(data)
    reason = "an image file that was not read"
    if look is None:
        look = (_unknown(reason, str), (_unknown(reason, int), _unknown(reason, int)), _unknown(reason, str))
    image = Image._of(look[0], look[1])
    image.format = look[2]
    image.filename = name
    return image


_FROM_ARRAY = {
    ((1, 1), "|b1"): "1", ((1, 1), "|u1"): "L", ((1, 1), "|i1"): "I", ((1, 1), "<u2"): "I", ((1, 1), "<i2"): "I",
    ((1, 1), "<u4"): "I", ((1, 1), "<i4"): "I", ((1, 1), "<f4"): "F", ((1, 1), "<f8"): "F",
    ((1, 1, 2), "|u1"): "LA", ((1, 1, 3), "|u1"): "RGB", ((1, 1, 4), "|u1"): "RGBA",
}
_ALSO = {"L": ["P"], "LA": ["La", "PA"], "RGB": ["YCbCr", "LAB", "HSV"], "RGBA": ["RGBa", "RGBX", "CMYK"]}


def fromarray(obj, mode=None):
    """docs: PIL.Image.fromarray"""
    if _is_unknown(obj):
        reason = "an image made of an unknown array"
        return Image._of(_unknown(reason, str), (_unknown(reason, int), _unknown(reason, int)))
    look = obj.__array_interface__
    shape, element = tuple(look["shape"]), look["typestr"]
    if any(_is_unknown(channels) for channels in shape[2:]):
        found = _unknown("the channels of an unknown array", str)
    else:
        key = ((1, 1) + shape[2:], element)
        if key not in _FROM_ARRAY:
            raise TypeError(f"Cannot handle this data type: {key[0]}, {key[1]}")
        found = _FROM_ARRAY[key]
        if mode is not None and mode != found and mode not in _ALSO.get(found, ()):
            raise ValueError("Invalid mode for data type")
    most = 2 if mode in ("1", "L", "I", "P", "F") or (mode is None and found in ("1", "L", "I", "F")) else 3
    if len(shape) > most:
        raise ValueError(f"Too many dimensions: {len(shape)} > {most}.")
    return Image._of(mode or found, (shape[1] if len(shape) > 1 else 1, shape[0]))


def frombytes(mode, size, data, decoder_name="raw", *args):
    return Image._of(mode, size)


frombuffer = frombytes


def merge(mode, bands):
    if getmodebands(mode) != len(bands) or "*" in mode:
        raise ValueError("wrong number of bands")
    for band in bands[1:]:
        if band.size != bands[0].size:
            raise ValueError("size mismatch")
    return Image._of(mode, bands[0].size)


def blend(im1, im2, alpha):
    if im1.mode != im2.mode or im1.size != im2.size:
        raise ValueError("images do not match")
    return im1.copy()


def composite(image1, image2, mask):
    return image2.copy()


def alpha_composite(im1, im2):
    return im1.copy()


def eval(image, *args):
    return image.point(args[0])


def linear_gradient(mode):
    return Image._of(mode, (256, 256))


radial_gradient = linear_gradient


def effect_noise(size, sigma):
    return Image._of("L", size)


def init():
    return True


preinit = init


def registered_extensions():
    return {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".bmp": "BMP", ".gif": "GIF", ".tif": "TIFF",
            ".tiff": "TIFF", ".webp": "WEBP", ".ppm": "PPM", ".pgm": "PPM"}
