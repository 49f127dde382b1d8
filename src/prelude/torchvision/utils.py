"""Grids of images, drawings on them.

docs: torchvision.utils
"""

import math

import _shapetrace
import _torch

Tensor = _torch.Tensor
__all__ = ["_Image_fromarray", "make_grid", "save_image", "draw_bounding_boxes", "draw_segmentation_masks",
           "draw_keypoints", "flow_to_image"]


def _Image_fromarray(obj, mode):
    from PIL import Image
    return Image.fromarray(obj, mode)


def _log_api_usage_once(obj):
    pass


def _make_ntuple(x, n):
    from collections.abc import Iterable
    return tuple(x) if isinstance(x, Iterable) else (x,) * n


def make_grid(tensor, nrow=8, padding=2, normalize=False, value_range=None, scale_each=False, pad_value=0.0):
    """docs: torchvision.utils.make_grid"""
    if isinstance(tensor, list):
        for part in tensor:
            if not isinstance(part, Tensor):
                raise TypeError(f"tensor or list of tensors expected, got a list containing {type(part)}")
        tensor = _torch.stack(tensor, 0)
    elif not isinstance(tensor, Tensor):
        if _shapetrace.is_unknown(tensor):
            return _shapetrace.unknown("a grid of unknown images", Tensor)
        raise TypeError(f"tensor or list of tensors expected, got {type(tensor)}")
    if tensor.dim() == 2:
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 3:
        if tensor.size(0) == 1:
            tensor = _torch.cat((tensor, tensor, tensor), 0)
        tensor = tensor.unsqueeze(0)
    if tensor.dim() == 4 and tensor.size(1) == 1:
        tensor = _torch.cat((tensor, tensor, tensor), 1)
    if normalize is True and value_range is not None and not isinstance(value_range, tuple):
        raise TypeError("value_range has to be a tuple (min, max) if specified. min and max are numbers")
    if tensor.size(0) == 1:
        return tensor.squeeze(0)
    count, channels = tensor.size(0), tensor.size(1)
    across = min(nrow, count)
    down = int(math.ceil(float(count) / across))
    height, width = int(tensor.size(2) + padding), int(tensor.size(3) + padding)
    return _torch.empty([channels, height * down + padding, width * across + padding], dtype=tensor.dtype,
                        device=tensor.device)


def save_image(tensor, fp, format=None, **kwargs):
    """docs: torchvision.utils.save_image"""
    make_grid(tensor, **kwargs)


def _same_image(image):
    return _torch.empty_like(image)


def draw_bounding_boxes(image, boxes, labels=None, colors=None, fill=False, width=1, font=None, font_size=None,
                        label_colors=None, label_background_colors=None, fill_labels=False):
    if not isinstance(image, Tensor):
        raise TypeError(f"Tensor expected, got {type(image)}")
    if not (image.dtype == _torch.uint8 or image.is_floating_point()):
        raise ValueError(f"The image dtype must be uint8 or float, got {image.dtype}")
    if image.dim() != 3:
        raise ValueError("Pass individual images, not batches")
    if image.size(0) not in {1, 3}:
        raise ValueError("Only grayscale and RGB images are supported")
    return _torch.empty([3, image.size(1), image.size(2)], dtype=image.dtype)


def draw_segmentation_masks(image, masks, alpha=0.8, colors=None):
    if not isinstance(image, Tensor):
        raise TypeError(f"The image must be a tensor, got {type(image)}")
    if not (image.dtype == _torch.uint8 or image.is_floating_point()):
        raise ValueError(f"The image dtype must be uint8 or float, got {image.dtype}")
    if image.dim() != 3:
        raise ValueError("Pass individual images, not batches")
    if image.size(0) != 3:
        raise ValueError("Pass an RGB image. Other Image formats are not supported")
    if masks.ndim == 2:
        masks = masks[None, :, :]
    if masks.ndim != 3:
        raise ValueError("masks must be of shape (H, W) or (batch_size, H, W)")
    if masks.dtype != _torch.bool:
        raise ValueError(f"The masks must be of dtype bool. Got {masks.dtype}")
    if masks.shape[-2:] != image.shape[-2:]:
        raise ValueError("The image and the masks must have the same height and width")
    return _same_image(image)


def draw_keypoints(image, keypoints, connectivity=None, colors=None, radius=2, width=3, visibility=None):
    return _same_image(image)


def flow_to_image(flow):
    if flow.dtype != _torch.float32:
        raise ValueError(f"Flow should be of dtype torch.float, got {flow.dtype}.")
    shape = list(flow.shape)
    if len(shape) not in (3, 4) or shape[-3] != 2:
        raise ValueError(f"Input flow should have shape (2, H, W) or (N, 2, H, W), got {flow.shape}.")
    shape[-3] = 3
    return _torch.empty(shape, dtype=_torch.uint8)
