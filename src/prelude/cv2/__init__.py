"""OpenCV: the sizes of images; files are not read.

docs: cv2
"""

import _shapetrace

_unknown = _shapetrace.unknown
IMREAD_GRAYSCALE, IMREAD_COLOR, IMREAD_UNCHANGED = 0, 1, -1
INTER_NEAREST, INTER_LINEAR, INTER_CUBIC, INTER_AREA, INTER_LANCZOS4 = range(5)
COLOR_BGR2RGB = COLOR_RGB2BGR = 4
COLOR_BGR2GRAY, COLOR_RGB2GRAY, COLOR_GRAY2BGR, COLOR_GRAY2RGB = 6, 7, 8, 80
COLOR_BGR2HSV, COLOR_HSV2BGR, COLOR_RGB2HSV, COLOR_BGR2LAB, COLOR_BGR2YCrCb = 40, 54, 41, 44, 36
COLOR_BGR2BGRA = COLOR_RGB2RGBA = 0
COLOR_BGRA2BGR = COLOR_RGBA2RGB = 1
ROTATE_90_CLOCKWISE, ROTATE_180, ROTATE_90_COUNTERCLOCKWISE = range(3)
BORDER_CONSTANT, BORDER_REPLICATE, BORDER_REFLECT = range(3)


def _like(image, shape):
    from numpy import ndarray
    return ndarray._of(tuple(shape), image.dtype)


def imread(filename, flags=IMREAD_COLOR):
    from numpy import dtype, ndarray
    reason = "an image file that was not read"
    size = (_unknown(reason, int), _unknown(reason, int))
    channels = () if flags == IMREAD_GRAYSCALE else (3 if flags == IMREAD_COLOR else _unknown(reason, int),)
    return ndarray._of(size + channels, dtype("uint8"))


def imdecode(buf, flags=IMREAD_COLOR):
    return imread(None, flags)


def resize(src, dsize, dst=None, fx=0, fy=0, interpolation=INTER_LINEAR):
    if _shapetrace.is_unknown(src):
        return src
    if dsize is None or tuple(dsize) == (0, 0):
        dsize = (round(src.shape[1] * fx), round(src.shape[0] * fy))
    channels = src.shape[2:] if len(src.shape) > 2 and src.shape[2] != 1 else ()
    return _like(src, (dsize[1], dsize[0]) + tuple(channels))


def cvtColor(src, code, *args, **kwargs):
    if _shapetrace.is_unknown(src):
        return src
    if code in (COLOR_BGR2GRAY, COLOR_RGB2GRAY):
        return _like(src, src.shape[:2])
    if code in (COLOR_GRAY2BGR, COLOR_GRAY2RGB, COLOR_BGRA2BGR):
        return _like(src, src.shape[:2] + (3,))
    return _like(src, src.shape[:2] + (4,)) if code == COLOR_BGR2BGRA else _like(src, src.shape)


def flip(src, flipCode):
    return _like(src, src.shape)


GaussianBlur = blur = medianBlur = bilateralFilter = lambda src, *args, **kwargs: _like(src, src.shape)


def rotate(src, rotateCode):
    turned = rotateCode != ROTATE_180
    return _like(src, (src.shape[1], src.shape[0]) + tuple(src.shape[2:]) if turned else src.shape)


def warpAffine(src, M, dsize, *args, **kwargs):
    return _like(src, (dsize[1], dsize[0]) + tuple(src.shape[2:]))


warpPerspective = warpAffine


def copyMakeBorder(src, top, bottom, left, right, borderType, *args, **kwargs):
    return _like(src, (src.shape[0] + top + bottom, src.shape[1] + left + right) + tuple(src.shape[2:]))


def imwrite(filename, img, *args):
    return True


def _nothing(*args, **kwargs):
    return None


imshow = destroyAllWindows = namedWindow = setNumThreads = rectangle = circle = line = putText = _nothing


def waitKey(delay=0):
    return _unknown("a key that somebody may press", int)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'cv2' has no attribute '{name}'")
    return _unknown(f"cv2.{name} is not modelled")
