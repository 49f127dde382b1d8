"""The functions of the second version, for images.

docs: torchvision.transforms.v2.functional
"""

import _torch
from ..functional import (InterpolationMode, adjust_brightness, adjust_contrast, adjust_gamma, adjust_hue,
                          adjust_saturation, adjust_sharpness, affine, autocontrast, center_crop,
                          convert_image_dtype, crop, elastic_transform, equalize, erase, five_crop, gaussian_blur,
                          get_dimensions, get_image_num_channels, invert, pad, perspective, pil_to_tensor,
                          posterize, resize, resized_crop, rgb_to_grayscale, rotate, solarize, ten_crop,
                          to_grayscale, to_pil_image, to_tensor)
from ..functional import hflip as horizontal_flip
from ..functional import vflip as vertical_flip
from ._transform import to_image

hflip, vflip = horizontal_flip, vertical_flip
get_num_channels = get_image_num_channels


def normalize(inpt, mean, std, inplace=False):
    """Unlike the first version this one lets the mean's channels widen the image, unless it works in place."""
    if not inpt.is_floating_point():
        raise TypeError(f"Input tensor should be a float tensor. Got {inpt.dtype}.")
    if inpt.ndim < 3:
        raise ValueError(f"Expected tensor to be a tensor image of size (..., C, H, W). Got {inpt.shape}.")
    if isinstance(std, (tuple, list)) and not all(std):
        raise ValueError("std evaluated to zero, leading to division by zero.")
    mean, std = (_torch.as_tensor(part, dtype=inpt.dtype, device=inpt.device) for part in (mean, std))
    mean, std = (part.view(-1, 1, 1) if part.ndim == 1 else part for part in (mean, std))
    return (inpt.sub_(mean) if inplace else inpt.sub(mean)).div_(std)


def get_size(inpt):
    return get_dimensions(inpt)[1:]


def to_dtype(inpt, dtype=None, scale=False):
    dtype = _torch.float32 if dtype is None else dtype
    return convert_image_dtype(inpt, dtype) if scale else inpt.to(dtype)


def to_dtype_image(image, dtype=None, scale=False):
    return to_dtype(image, dtype, scale)

