"""Learned sequences of changes to the pixels: sizes and modes stay.

docs: torchvision.transforms
"""

from enum import Enum

import _shapetrace
import _torch
from torch.nn import Module
from . import functional as F
from .functional import InterpolationMode

__all__ = ["AutoAugmentPolicy", "AutoAugment", "RandAugment", "TrivialAugmentWide", "AugMix"]


class AutoAugmentPolicy(Enum):
    IMAGENET = "imagenet"
    CIFAR10 = "cifar10"
    SVHN = "svhn"


class _Augment(Module):
    _shown = ()
    _some_need_bytes = True

    def __init__(self, **options):
        super().__init__()
        for name, value in options.items():
            setattr(self, name, value)

    def forward(self, img):
        F.get_dimensions(img)
        if isinstance(img, _torch.Tensor) and img.dtype != _torch.uint8 and self._some_need_bytes:
            if _shapetrace.unknown("which changes are drawn", bool):
                F._only_bytes(img)
        return F._same(img)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{name}={getattr(self, name)}' for name in self._shown)})"


class AutoAugment(_Augment):
    """docs: torchvision.transforms.AutoAugment"""

    def __init__(self, policy=AutoAugmentPolicy.IMAGENET, interpolation=InterpolationMode.NEAREST, fill=None):
        super().__init__(policy=policy, interpolation=interpolation, fill=fill)

    def __repr__(self):
        return f"{type(self).__name__}(policy={self.policy}, fill={self.fill})"


class RandAugment(_Augment):
    """docs: torchvision.transforms.RandAugment"""

    _shown = ("num_ops", "magnitude", "num_magnitude_bins", "interpolation", "fill")

    def __init__(self, num_ops=2, magnitude=9, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST,
                 fill=None):
        super().__init__(num_ops=num_ops, magnitude=magnitude, num_magnitude_bins=num_magnitude_bins,
                         interpolation=interpolation, fill=fill)


class TrivialAugmentWide(_Augment):
    """docs: torchvision.transforms.TrivialAugmentWide"""

    _shown = ("num_magnitude_bins", "interpolation", "fill")

    def __init__(self, num_magnitude_bins=31, interpolation=InterpolationMode.NEAREST, fill=None):
        super().__init__(num_magnitude_bins=num_magnitude_bins, interpolation=interpolation, fill=fill)


class AugMix(_Augment):
    """docs: torchvision.transforms.AugMix"""

    _shown = ("severity", "mixture_width", "chain_depth", "alpha", "all_ops", "interpolation", "fill")

    def __init__(self, severity=3, mixture_width=3, chain_depth=-1, alpha=1.0, all_ops=True,
                 interpolation=InterpolationMode.BILINEAR, fill=None):
        super().__init__()
        if not 1 <= severity <= 10:
            raise ValueError(f"The severity must be between [1, 10]. Got {severity} instead.")
        for name, value in (("severity", severity), ("mixture_width", mixture_width), ("chain_depth", chain_depth),
                            ("alpha", alpha), ("all_ops", all_ops), ("interpolation", interpolation), ("fill", fill)):
            setattr(self, name, value)
