"""Transforms that the first version does not have.

docs: torchvision.transforms.v2
"""

import _shapetrace
import _torch
from PIL.Image import Image
from torch.utils._pytree import tree_flatten, tree_unflatten
from .. import functional as F
from ._transform import Transform

_unknown = _shapetrace.unknown


class _Same(Transform):
    """Changes pixels only."""

    def __init__(self, *args, **kwargs):
        super().__init__()

    def transform(self, inpt, params):
        return F._same(inpt)


class JPEG(_Same):
    """docs: torchvision.transforms.v2.JPEG"""


class RandomChannelPermutation(_Same):
    """docs: torchvision.transforms.v2.RandomChannelPermutation"""


class RandomPhotometricDistort(_Same):
    """docs: torchvision.transforms.v2.RandomPhotometricDistort"""


class GaussianNoise(_Same):
    """docs: torchvision.transforms.v2.GaussianNoise"""

    def __init__(self, mean=0.0, sigma=0.1, clip=True):
        super().__init__()
        self.mean = mean
        self.sigma = sigma
        self.clip = clip

    def transform(self, inpt, params):
        if isinstance(inpt, Image):
            raise ValueError("Gaussian Noise is not implemented for PIL images.")
        return F._same(inpt)


class RGB(Transform):
    """docs: torchvision.transforms.v2.RGB"""

    def transform(self, inpt, params):
        if isinstance(inpt, Image):
            return inpt.convert("RGB")
        shape = list(inpt.shape)
        shape[-3] = 3
        return inpt if inpt.shape[-3] == 3 else _torch.empty(shape, dtype=inpt.dtype)


class _AnySize(Transform):
    """The size of the result depends on chance."""

    def __init__(self, *args, p=1.0, **kwargs):
        super().__init__()
        self._p = p

    def transform(self, inpt, params):
        if type(inpt).__name__ in ("BoundingBoxes", "KeyPoints"):
            return inpt
        reason = "the size of an image after a random change of size"
        return F._resized(inpt, _unknown(reason, int), _unknown(reason, int))


class RandomZoomOut(_AnySize):
    """docs: torchvision.transforms.v2.RandomZoomOut"""


class RandomIoUCrop(_AnySize):
    """docs: torchvision.transforms.v2.RandomIoUCrop"""


class ScaleJitter(_AnySize):
    """docs: torchvision.transforms.v2.ScaleJitter"""


class RandomResize(_AnySize):
    """docs: torchvision.transforms.v2.RandomResize"""


class RandomShortestSize(_AnySize):
    """docs: torchvision.transforms.v2.RandomShortestSize"""

    def __init__(self, min_size, max_size=None, interpolation=F.InterpolationMode.BILINEAR, antialias=True):
        super().__init__()
        self.min_size = [min_size] if isinstance(min_size, int) else list(min_size)
        self.max_size = max_size

    def transform(self, inpt, params):
        if len(self.min_size) == 1 and self.max_size is None and isinstance(inpt, (_torch.Tensor, Image)):
            return F.resize(inpt, self.min_size)
        return super().transform(inpt, params)


class _Passing(Transform):
    def __init__(self, *args, **kwargs):
        super().__init__()

    def transform(self, inpt, params):
        return inpt


class ConvertBoundingBoxFormat(_Passing):
    """docs: torchvision.transforms.v2.ConvertBoundingBoxFormat"""


class ClampBoundingBoxes(_Passing):
    """docs: torchvision.transforms.v2.ClampBoundingBoxes"""


class ClampKeyPoints(_Passing):
    """docs: torchvision.transforms.v2.ClampKeyPoints"""


class SetClampingMode(_Passing):
    """docs: torchvision.transforms.v2.SetClampingMode"""


class SanitizeBoundingBoxes(Transform):
    """docs: torchvision.transforms.v2.SanitizeBoundingBoxes"""

    def __init__(self, *args, **kwargs):
        super().__init__()

    def forward(self, *inputs):
        return _unknown("which boxes are left depends on where they lie")


SanitizeKeyPoints = SanitizeBoundingBoxes


class UniformTemporalSubsample(Transform):
    """docs: torchvision.transforms.v2.UniformTemporalSubsample"""

    def __init__(self, num_samples):
        super().__init__()
        self.num_samples = num_samples

    def transform(self, inpt, params):
        shape = list(inpt.shape)
        shape[-4] = self.num_samples
        return _torch.empty(shape, dtype=inpt.dtype)


class _Mixing(Transform):
    """Mixes the images of a batch and makes their labels shares of each class."""

    def __init__(self, *, alpha=1.0, num_classes=None, labels_getter="default"):
        super().__init__()
        self.alpha = float(alpha)
        self.num_classes = num_classes

    def forward(self, *inputs):
        flat, spec = tree_flatten(inputs if len(inputs) > 1 else inputs[0])
        images = next((part for part in flat if isinstance(part, _torch.Tensor) and part.ndim >= 4), None)
        if images is None:
            raise ValueError(f"Expected a batch with 4 dimensions ({type(self).__name__})")
        made = []
        for part in flat:
            if part is images:
                made.append(_torch.empty_like(part))
            elif isinstance(part, _torch.Tensor) and part.ndim == 1 and not part.is_floating_point():
                if self.num_classes is None:
                    raise ValueError("num_classes must be passed if the labels are index-based (1D)")
                made.append(_torch.empty([part.shape[0], self.num_classes]))
            else:
                made.append(part)
        return tree_unflatten(made, spec)


class MixUp(_Mixing):
    """docs: torchvision.transforms.v2.MixUp"""


class CutMix(_Mixing):
    """docs: torchvision.transforms.v2.CutMix"""
