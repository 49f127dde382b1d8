"""The functions below the transforms: sizes, modes and dtypes are exact, pixels are unknown.

docs: torchvision.transforms.functional
Each takes a PIL image or a tensor of shape [..., C, H, W].
"""

from enum import Enum

import _shapetrace
import _torch
from PIL.Image import Image

Tensor = _torch.Tensor
_unknown = _shapetrace.unknown
_is_unknown = _shapetrace.is_unknown


class InterpolationMode(Enum):
    NEAREST = "nearest"
    NEAREST_EXACT = "nearest-exact"
    BILINEAR = "bilinear"
    BICUBIC = "bicubic"
    BOX = "box"
    HAMMING = "hamming"
    LANCZOS = "lanczos"


def _interpolation_modes_from_int(i):
    names = ("NEAREST", "LANCZOS", "BILINEAR", "BICUBIC", "BOX", "HAMMING")
    return InterpolationMode[dict(enumerate(names))[i]]


def _mode_of(interpolation):
    if isinstance(interpolation, int):
        return _interpolation_modes_from_int(interpolation)
    if not isinstance(interpolation, InterpolationMode):
        raise TypeError("Argument interpolation should be a InterpolationMode or a corresponding Pillow integer "
                        "constant")
    return interpolation


def _is_pil_image(img):
    return isinstance(img, Image)


def _is_numpy(img):
    return type(img).__module__ == "numpy" and type(img).__name__ == "ndarray"


def _check_pil(img):
    if not isinstance(img, Image):
        raise TypeError(f"img should be PIL Image. Got {type(img)}")


def _check_image_tensor(img):
    if img.ndim < 2:
        raise TypeError("Tensor is not a torch image.")


def _check_channels(img, permitted):
    channels = get_dimensions(img)[0]
    if not _is_unknown(channels) and channels not in permitted:
        raise TypeError(f"Input image tensor permitted channel values are {permitted}, but found {channels}")


def _same(img):
    """An image like `img` with other pixels."""
    if isinstance(img, Tensor):
        return _torch.empty_like(img)
    _check_pil(img)
    return img.copy()


def _resized(img, height, width):
    """An image like `img` of another size."""
    if isinstance(img, Tensor):
        return _torch.empty(list(img.shape)[:-2] + [height, width], dtype=img.dtype, device=img.device)
    return img._new(size=(width, height))


# --- sizes


def get_dimensions(img):
    if isinstance(img, Tensor):
        _check_image_tensor(img)
        shape = img.shape
        return [1 if img.ndim == 2 else shape[-3], shape[-2], shape[-1]]
    if not isinstance(img, Image):
        raise TypeError(f"Unexpected type {type(img)}")
    shape = img._array_look()[0]
    return [shape[2] if len(shape) > 2 else 1, shape[0], shape[1]]


def get_image_size(img):
    _, height, width = get_dimensions(img)
    return [width, height]


def get_image_num_channels(img):
    return get_dimensions(img)[0]


def _cut(img, height, width):
    """Some part of `img` of that size."""
    if isinstance(img, Tensor):
        known = not _is_unknown(img.shape[-1]) and not _is_unknown(img.shape[-2])
        return _torch.empty_like(img)[..., :height, :width] if known else _resized(img, height, width)
    return img._new(size=(width, height))


# --- conversions


def _pixels(img, dtype=None):
    """The pixels of a PIL image as a tensor of [C, H, W], each pixel's channels side by side."""
    channels, height, width = get_dimensions(img)
    if dtype is None:
        name = "uint8" if _is_unknown(img.mode) else {"1": "bool", "I": "int32", "F": "float32", "I;16": "uint16",
                                                       "I;16B": "uint16", "I;16L": "uint16"}.get(img.mode, "uint8")
        dtype = getattr(_torch, name)
    return _torch.empty([height, width, channels], dtype=dtype).permute(2, 0, 1)


def to_tensor(pic):
    default = _torch.get_default_dtype()
    if _is_numpy(pic):
        if pic.ndim not in (2, 3):
            raise ValueError(f"pic should be 2/3 dimensional. Got {pic.ndim} dimensions.")
        shape = list(pic.shape) if pic.ndim == 3 else list(pic.shape) + [1]
        dtype = pic._to_tensor().dtype
        return _torch.empty([shape[2], shape[0], shape[1]], dtype=default if dtype == _torch.uint8 else dtype)
    if not isinstance(pic, Image):
        raise TypeError(f"pic should be PIL Image or ndarray. Got {type(pic)}")
    mode = pic.mode
    if _is_unknown(mode):
        return _pixels(pic, default).contiguous()
    kind = {"I": _torch.int32, "I;16": _torch.int16, "F": _torch.float32}.get(mode, default)
    return _pixels(pic, kind).contiguous()


def pil_to_tensor(pic):
    if not isinstance(pic, Image):
        raise TypeError(f"pic should be PIL Image. Got {type(pic)}")
    return _pixels(pic)


_WHOLE_MAX = {"uint8": 255, "int8": 127, "int16": 32767, "uint16": 65535, "int32": 2147483647,
              "int64": 9223372036854775807}


def convert_image_dtype(image, dtype=_torch.float32):
    if not isinstance(image, Tensor):
        raise TypeError("Input img should be Tensor Image")
    if image.dtype == dtype:
        return image
    whole = (_torch.int32, _torch.int64) if image.dtype == _torch.float32 else ()
    if dtype in whole or (image.dtype == _torch.float64 and dtype == _torch.int64):
        raise RuntimeError(f"The cast from {image.dtype} to {dtype} cannot be performed safely.")
    return _torch.empty_like(image, dtype=dtype)


def _channel_mode(channels, kind, mode):
    """The PIL mode for an array with `channels` channels of numpy type `kind`, as PIL-less rules have it."""
    if channels == 1:
        expected = {"uint8": "L", "int16": "I;16", "int32": "I", "float32": "F"}.get(kind)
        if mode is not None and mode != expected:
            raise ValueError(f"Incorrect mode ({mode}) supplied for input type <class 'numpy.dtype'>. Should be "
                             f"{expected}")
        return expected
    permitted = {2: ["LA"], 3: ["RGB", "YCbCr", "HSV"], 4: ["RGBA", "CMYK", "RGBX"]}[channels]
    if mode is not None and mode not in permitted:
        raise ValueError(f"Only modes {permitted} are supported for {channels}D inputs")
    return permitted[0] if mode is None and kind == "uint8" else mode


def to_pil_image(pic, mode=None):
    if isinstance(pic, Tensor):
        shape, kind = list(pic.shape), str(pic.dtype).split(".")[-1]
        if len(shape) == 3:
            shape = shape[1:] + shape[:1]
    elif _is_numpy(pic):
        shape, kind = list(pic.shape), pic.dtype.name
    else:
        raise TypeError(f"pic should be Tensor or ndarray. Got {type(pic)}.")
    if len(shape) == 2:
        shape = shape + [1]
    if len(shape) != 3:
        raise ValueError(f"pic should be 2/3 dimensional. Got {len(shape)} dimensions.")
    if _is_unknown(shape[2]):
        return Image._of(mode or _unknown("the mode of an image with unknown channels", str), (shape[1], shape[0]))
    if shape[2] > 4:
        raise ValueError(f"pic should not have > 4 channels. Got {shape[2]} channels.")
    if kind.startswith("float") and mode != "F":
        kind = "uint8"
    mode = _channel_mode(shape[2], kind, mode)
    if mode is None:
        raise TypeError(f"Input type {kind} is not supported")
    return Image._of(mode, (shape[1], shape[0]))


def normalize(tensor, mean, std, inplace=False):
    if not isinstance(tensor, Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(tensor)}")
    _check_image_tensor(tensor)
    if not tensor.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {tensor.dtype}.")
    if tensor.ndim < 3:
        raise ValueError("Expected tensor to be a tensor image of size (..., C, H, W). Got tensor.size() = "
                         f"{tensor.size()}")
    if not inplace:
        tensor = tensor.clone()
    dtype = tensor.dtype
    mean = _torch.as_tensor(mean, dtype=dtype, device=tensor.device)
    std = _torch.as_tensor(std, dtype=dtype, device=tensor.device)
    zero = (std == 0).any().item()
    if not _is_unknown(zero) and zero:
        raise ValueError(f"std evaluated to zero after conversion to {dtype}, leading to division by zero.")
    if mean.ndim == 1:
        mean = mean.view(-1, 1, 1)
    if std.ndim == 1:
        std = std.view(-1, 1, 1)
    return tensor.sub_(mean).div_(std)


# --- new sizes


def _compute_resized_output_size(image_size, size, max_size=None, allow_size_none=False):
    height, width = image_size
    if size is not None and len(size) == 2:
        return [size[0], size[1]]
    if _is_unknown(height) or _is_unknown(width):
        reason = "the other side of an image of unknown size"
        return [_unknown(reason, int), _unknown(reason, int)]
    short, long = (width, height) if width <= height else (height, width)
    if size is None:
        if not isinstance(max_size, int):
            raise ValueError(f"max_size must be an integer when size is None, but got {max_size} instead.")
        new_short, new_long = int(max_size * short / long), max_size
    else:
        new_short = size[0]
        new_long = int(new_short * long / short)
        if max_size is not None:
            if max_size <= new_short:
                raise ValueError(f"max_size = {max_size} must be strictly greater than the requested size for the "
                                 f"smaller edge size = {size}")
            if new_long > max_size:
                new_short, new_long = int(max_size * new_short / new_long), max_size
    return [new_long, new_short] if width <= height else [new_short, new_long]


def resize(img, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
    mode = _mode_of(interpolation)
    if isinstance(size, (list, tuple)):
        if len(size) not in (1, 2):
            raise ValueError("Size must be an int or a 1 or 2 element tuple/list, not a "
                             f"{len(size)} element tuple/list")
        if max_size is not None and len(size) != 1:
            raise ValueError("max_size should only be passed if size specifies the length of the smaller edge, i.e. "
                             "size should be an int or a sequence of length 1 in torchscript mode.")
    _, height, width = get_dimensions(img)
    if isinstance(size, int):
        size = [size]
    out = _compute_resized_output_size((height, width), size, max_size)
    if not _is_unknown(height) and not _is_unknown(width) and [height, width] == out:
        return img
    if not isinstance(img, Tensor):
        return img.resize((out[1], out[0]))
    from torch.nn.functional import interpolate
    batch = img if img.ndim >= 4 else img.unsqueeze(0)
    kind = batch.dtype
    if kind not in (_torch.float32, _torch.float64):
        batch = batch.to(_torch.float32)
    smooth = mode.value in ("bilinear", "bicubic")
    batch = interpolate(batch, size=out, mode=mode.value, align_corners=False if smooth else None,
                        antialias=bool(antialias) and smooth)
    batch = batch.to(kind)
    return batch if img.ndim >= 4 else batch.squeeze(0)


def _sides(padding):
    """[left, top, right, bottom] from one, two or four numbers."""
    if not isinstance(padding, (int, float, tuple, list)):
        raise TypeError("Got inappropriate padding arg")
    if not isinstance(padding, (tuple, list)):
        return [padding] * 4
    if len(padding) not in (1, 2, 4):
        raise ValueError(f"Padding must be an int or a 1, 2, or 4 element tuple, not a {len(padding)} element tuple")
    return list(padding) * (4 // len(padding))


def pad(img, padding, fill=0, padding_mode="constant"):
    sides = _sides(padding)
    if fill is not None and not isinstance(fill, (int, float, tuple, list)):
        raise TypeError("Got inappropriate fill arg")
    if not isinstance(padding_mode, str):
        raise TypeError("Got inappropriate padding_mode arg")
    if padding_mode not in ("constant", "edge", "reflect", "symmetric"):
        raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
    left, top, right, bottom = sides
    if isinstance(img, Tensor):
        _check_image_tensor(img)
        if fill is not None and not isinstance(fill, (int, float)):
            raise TypeError("Got inappropriate fill arg")
        if padding_mode in ("reflect", "edge"):
            batch = (img if img.ndim >= 4 else img.unsqueeze(0)).to(_torch.float32)
            mode = "replicate" if padding_mode == "edge" else "reflect"
            from torch.nn.functional import pad as pad_tensor
            out = pad_tensor(batch, [left, right, top, bottom], mode=mode).to(img.dtype)
            return out if img.ndim >= 4 else out.squeeze(0)
        return _resized(img, img.shape[-2] + top + bottom, img.shape[-1] + left + right)
    _check_pil(img)
    if padding_mode == "constant" and isinstance(fill, (list, tuple)):
        channels = get_image_num_channels(img)
        if len(fill) != 1 and not _is_unknown(channels) and len(fill) != channels:
            raise ValueError("The number of elements in 'fill' does not match the number of channels of the image "
                             f"({len(fill)} != {channels})")
    return img._new(size=(img.width + left + right, img.height + top + bottom))


def crop(img, top, left, height, width):
    if not isinstance(img, Tensor):
        _check_pil(img)
        return img.crop((left, top, left + width, top + height))
    _check_image_tensor(img)
    _, full_height, full_width = get_dimensions(img)
    if any(_is_unknown(value) for value in (top, left, full_height, full_width)):
        return _resized(img, height, width)
    right, bottom = left + width, top + height
    if left < 0 or top < 0 or right > full_width or bottom > full_height:
        return _resized(img, height, width)
    return img[..., top:bottom, left:right]


def _pair(size):
    if isinstance(size, (int, float)):
        return (int(size), int(size))
    return (size[0], size[0]) if isinstance(size, (tuple, list)) and len(size) == 1 else size


def center_crop(img, output_size):
    crop_height, crop_width = _pair(output_size)
    _, height, width = get_dimensions(img)
    if _is_unknown(height) or _is_unknown(width):
        return _resized(img, crop_height, crop_width)
    if crop_width > width or crop_height > height:
        more_width, more_height = max(crop_width - width, 0), max(crop_height - height, 0)
        img = pad(img, [more_width // 2, more_height // 2, (more_width + 1) // 2, (more_height + 1) // 2])
        _, height, width = get_dimensions(img)
        if crop_width == width and crop_height == height:
            return img
    return crop(img, int(round((height - crop_height) / 2.0)), int(round((width - crop_width) / 2.0)), crop_height,
                crop_width)


def resized_crop(img, top, left, height, width, size, interpolation=InterpolationMode.BILINEAR, antialias=True):
    return resize(crop(img, top, left, height, width), size, interpolation, antialias=antialias)


def five_crop(img, size):
    size = _pair(size)
    if len(size) != 2:
        raise ValueError("Please provide only two dimensions (h, w) for size.")
    _, height, width = get_dimensions(img)
    crop_height, crop_width = size
    if crop_width > width or crop_height > height:
        raise ValueError(f"Requested crop size {size} is bigger than input size {(height, width)}")
    bottom, right = height - crop_height, width - crop_width
    corners = ((0, 0), (0, right), (bottom, 0), (bottom, right))
    return (*(crop(img, top, left, crop_height, crop_width) for top, left in corners),
            center_crop(img, [crop_height, crop_width]))


def ten_crop(img, size, vertical_flip=False):
    return five_crop(img, size) + five_crop(vflip(img) if vertical_flip else hflip(img), size)


# --- same size


def hflip(img):
    if isinstance(img, Tensor):
        _check_image_tensor(img)
        return img.flip(-1)
    return _same(img)


def vflip(img):
    if isinstance(img, Tensor):
        _check_image_tensor(img)
        return img.flip(-2)
    return _same(img)


def _adjust(img, name, factor):
    if isinstance(img, Tensor):
        if not _is_unknown(factor) and factor < 0:
            raise ValueError(f"{name} ({factor}) is not non-negative.")
        _check_image_tensor(img)
        _check_channels(img, [3, 1] if name == "contrast_factor" else [1, 3])
    return _same(img)


def adjust_brightness(img, brightness_factor):
    return _adjust(img, "brightness_factor", brightness_factor)


def adjust_contrast(img, contrast_factor):
    return _adjust(img, "contrast_factor", contrast_factor)


def adjust_saturation(img, saturation_factor):
    return _adjust(img, "saturation_factor", saturation_factor)


def adjust_sharpness(img, sharpness_factor):
    return _adjust(img, "sharpness_factor", sharpness_factor)


def adjust_hue(img, hue_factor):
    if not _is_unknown(hue_factor) and not -0.5 <= hue_factor <= 0.5:
        raise ValueError(f"hue_factor ({hue_factor}) is not in [-0.5, 0.5].")
    if isinstance(img, Tensor):
        _check_image_tensor(img)
        _check_channels(img, [1, 3])
    return _same(img)


def adjust_gamma(img, gamma, gain=1):
    if isinstance(img, Tensor):
        _check_channels(img, [1, 3])
    else:
        _check_pil(img)
    if gamma < 0:
        raise ValueError("Gamma should be a non-negative real number")
    return _same(img)


def _deep_enough(img):
    if isinstance(img, Tensor) and img.ndim < 3:
        raise TypeError(f"Input image tensor should have at least 3 dimensions, but found {img.ndim}")


def _only_bytes(img):
    if isinstance(img, Tensor) and img.dtype != _torch.uint8:
        raise TypeError(f"Only torch.uint8 image tensors are supported, but found {img.dtype}")


def invert(img):
    _deep_enough(img)
    return _same(img)


def posterize(img, bits):
    if not 0 <= bits <= 8:
        raise ValueError(f"The number if bits should be between 0 and 8. Got {bits}")
    _deep_enough(img)
    _only_bytes(img)
    return _same(img)


def solarize(img, threshold):
    _deep_enough(img)
    if isinstance(img, Tensor):
        _check_channels(img, [1, 3])
        if threshold > _WHOLE_MAX.get(str(img.dtype).split(".")[-1], 1):
            raise TypeError("Threshold should be less than bound of img.")
    return _same(img)


def autocontrast(img):
    _deep_enough(img)
    return _same(img)


def equalize(img):
    if isinstance(img, Tensor) and not 3 <= img.ndim <= 4:
        raise TypeError(f"Input image tensor should have 3 or 4 dimensions, but found {img.ndim}")
    _only_bytes(img)
    return _same(img)


def _turned(img, angle, expand, center):
    """The image after a turn: with `expand` its size depends on the angle."""
    if isinstance(img, Tensor) and not expand:
        return _torch.empty_like(img)
    if not isinstance(img, Tensor):
        _check_pil(img)
        return img.rotate(angle, expand=expand, center=center)
    reason = "the size of a turned image"
    return _resized(img, _unknown(reason, int), _unknown(reason, int))


def rotate(img, angle, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=None):
    _mode_of(interpolation)
    if not _is_unknown(angle) and not isinstance(angle, (int, float)):
        raise TypeError("Argument angle should be int or float")
    if center is not None and not isinstance(center, (list, tuple)):
        raise TypeError("Argument center should be a sequence")
    return _turned(img, angle, expand, center)


def affine(img, angle, translate, scale, shear, interpolation=InterpolationMode.NEAREST, fill=None, center=None):
    _mode_of(interpolation)
    if not isinstance(angle, (int, float)):
        raise TypeError("Argument angle should be int or float")
    if not isinstance(translate, (list, tuple)):
        raise TypeError("Argument translate should be a sequence")
    if len(translate) != 2:
        raise ValueError("Argument translate should be a sequence of length 2")
    if scale <= 0.0:
        raise ValueError("Argument scale should be positive")
    if not isinstance(shear, (int, float, list, tuple)):
        raise TypeError("Shear should be either a single value or a sequence of two values")
    if isinstance(shear, (list, tuple)) and len(shear) not in (1, 2):
        raise ValueError(f"Shear should be a sequence containing two values. Got {list(shear)}")
    if center is not None and not isinstance(center, (list, tuple)):
        raise TypeError("Argument center should be a sequence")
    get_dimensions(img)
    return _same(img)


def perspective(img, startpoints, endpoints, interpolation=InterpolationMode.BILINEAR, fill=None):
    if len(startpoints) != 4 or len(endpoints) != 4:
        raise ValueError(f"Please provide exactly four corners, got {len(startpoints)} startpoints and "
                         f"{len(endpoints)} endpoints.")
    _mode_of(interpolation)
    return _same(img)


def to_grayscale(img, num_output_channels=1):
    if not isinstance(img, Image):
        raise TypeError("Input should be PIL Image")
    return rgb_to_grayscale(img, num_output_channels)


def rgb_to_grayscale(img, num_output_channels=1):
    if isinstance(img, Tensor):
        if img.ndim < 3:
            raise TypeError(f"Input image tensor should have at least 3 dimensions, but found {img.ndim}")
        _check_channels(img, [1, 3])
    else:
        _check_pil(img)
    if not _is_unknown(num_output_channels) and num_output_channels not in (1, 3):
        raise ValueError("num_output_channels should be either 1 or 3")
    if not isinstance(img, Tensor):
        return img.convert("L" if num_output_channels == 1 else "RGB")
    shape = list(img.shape)
    if num_output_channels == 1:
        shape[-3] = 1
    return _torch.empty(shape, dtype=img.dtype, device=img.device)


def erase(img, i, j, h, w, v, inplace=False):
    if not isinstance(img, Tensor):
        raise TypeError(f"img should be Tensor Image. Got {type(img)}")
    if not any(_is_unknown(value) for value in (i, j, h, w)):
        img = img if inplace else img.clone()
        img[..., i:i + h, j:j + w] = v
        return img
    return img if inplace else _torch.empty_like(img)


def gaussian_blur(img, kernel_size, sigma=None):
    if not isinstance(kernel_size, (int, list, tuple)):
        raise TypeError(f"kernel_size should be int or a sequence of integers. Got {type(kernel_size)}")
    if isinstance(kernel_size, int):
        kernel_size = [kernel_size, kernel_size]
    if len(kernel_size) != 2:
        raise ValueError(f"If kernel_size is a sequence its length should be 2. Got {len(kernel_size)}")
    for side in kernel_size:
        if side % 2 == 0 or side < 0:
            raise ValueError(f"kernel_size should have odd and positive integers. Got {kernel_size}")
    if sigma is not None and not isinstance(sigma, (int, float, list, tuple)):
        raise TypeError(f"sigma should be either float or sequence of floats. Got {type(sigma)}")
    if isinstance(sigma, (list, tuple)) and len(sigma) not in (1, 2):
        raise ValueError(f"If sigma is a sequence, its length should be 2. Got {len(sigma)}")
    if not isinstance(img, Tensor) and not isinstance(img, Image):
        raise TypeError(f"img should be PIL Image or Tensor. Got {type(img)}")
    return _same(img)


def _of_unknown(function):
    """`function`, which takes an image; of a thing about which nothing is known comes another such thing."""

    def run(img, *args, **kwargs):
        if _is_unknown(img) and _is_unknown(type(img)):
            return _unknown("an image that is not known", Tensor if function.__name__.endswith("to_tensor") else None)
        return function(img, *args, **kwargs)

    run.__name__ = run.__qualname__ = function.__name__
    return run


def elastic_transform(img, displacement, interpolation=InterpolationMode.BILINEAR, fill=None):
    if not isinstance(displacement, Tensor):
        raise TypeError("Argument displacement should be a Tensor")
    _, height, width = get_dimensions(img)
    expected = (1, height, width, 2)
    if tuple(displacement.shape) != expected:
        raise ValueError(f"Argument displacement expected shape {expected}, but given {displacement.shape}")
    return _same(img)


for _name in ("get_dimensions get_image_size get_image_num_channels to_tensor pil_to_tensor convert_image_dtype "
              "to_pil_image normalize resize pad crop center_crop resized_crop five_crop ten_crop hflip vflip "
              "adjust_brightness adjust_contrast adjust_saturation adjust_sharpness adjust_hue adjust_gamma invert "
              "posterize solarize autocontrast equalize rotate affine perspective to_grayscale rgb_to_grayscale erase "
              "gaussian_blur elastic_transform _same _resized _cut").split():
    globals()[_name] = _of_unknown(globals()[_name])
