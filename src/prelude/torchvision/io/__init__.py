"""Image and video files as tensors. The header of an image below the program's folder is read, nothing else.

docs: torchvision.io
"""

from enum import Enum

import _shapetrace
import _torch

_unknown = _shapetrace.unknown


class ImageReadMode(Enum):
    UNCHANGED = 0
    GRAY = 1
    GRAY_ALPHA = 2
    RGB = 3
    RGB_ALPHA = 4


_CHANNELS = {"GRAY": 1, "GRAY_ALPHA": 2, "RGB": 3, "RGB_ALPHA": 4}
_REASON = "an image file that was not read"


def _tensor(mode, height, width, channels):
    name = mode.name if isinstance(mode, ImageReadMode) else str(mode).upper()
    count = _CHANNELS.get({"L": "GRAY", "LA": "GRAY_ALPHA", "RGBA": "RGB_ALPHA"}.get(name, name), channels)
    return _torch.empty([count, height, width], dtype=_torch.uint8)


def read_image(path, mode=ImageReadMode.UNCHANGED, apply_exif_orientation=False):
    """docs: torchvision.io.read_image"""
    from PIL import Image
    image = Image.open(path)
    shape = image._array_look()[0]
    return _tensor(mode, shape[0], shape[1], shape[2] if len(shape) > 2 else 1)


def decode_image(input, mode=ImageReadMode.UNCHANGED, apply_exif_orientation=False):
    """docs: torchvision.io.decode_image"""
    if isinstance(input, str) or hasattr(input, "__fspath__"):
        return read_image(input, mode)
    return _tensor(mode, _unknown(_REASON, int), _unknown(_REASON, int), _unknown(_REASON, int))


decode_png = decode_jpeg = decode_gif = decode_webp = decode_image


def read_file(path):
    return _torch.empty([_unknown("the length of a file", int)], dtype=_torch.uint8)


def encode_jpeg(input, quality=75):
    return read_file(None)


def encode_png(input, compression_level=6):
    return read_file(None)


def write_jpeg(input, filename, quality=75):
    pass


def write_png(input, filename, compression_level=6):
    pass


def write_file(filename, data):
    pass


def write_video(*args, **kwargs):
    pass


def read_video(filename, start_pts=0, end_pts=None, pts_unit="pts", output_format="THWC"):
    size = [_unknown("a video that was not read", int) for _ in range(3)]
    video = size + [3] if output_format.upper() == "THWC" else size[:1] + [3] + size[1:]
    sound = [_unknown("a video that was not read", int) for _ in range(2)]
    return _torch.empty(video, dtype=_torch.uint8), _torch.empty(sound), _unknown("a video that was not read", dict)


def read_video_timestamps(filename, pts_unit="pts"):
    return _unknown("a video that was not read", list), _unknown("a video that was not read", float)


VideoReader = _unknown("a reader of videos")
