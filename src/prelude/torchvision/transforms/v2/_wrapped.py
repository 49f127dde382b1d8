"""Transforms that do to each part what the first version does to an image.

docs: torchvision.transforms.v2
"""

from PIL.Image import Image
from .. import autoaugment, transforms as first
from .. import functional as F
from . import functional as F2
from ._transform import Transform


class _Wrapped(Transform):
    """`_shown` names the attributes that are taken over from the transform of the first version."""

    _first, _shown = None, ()

    def __init__(self, *args, **kwargs):
        super().__init__()
        if isinstance(kwargs.get("interpolation"), str):
            kwargs["interpolation"] = F.InterpolationMode(kwargs["interpolation"])
        inner = self._first(*args, **kwargs)
        inner._some_need_bytes = False
        self._inner = [inner]
        if "p" in self._shown and not 0.0 <= inner.p <= 1.0:
            raise ValueError("`p` should be a floating point value in the interval [0.0, 1.0].")
        for name in self._shown:
            value = getattr(self._inner[0], name)
            if value is not None:
                setattr(self, name, value)

    def transform(self, inpt, params):
        if type(inpt).__name__ in ("BoundingBoxes", "KeyPoints"):
            return inpt
        return self._inner[0](inpt)


def _make(name, *shown, home=first):
    made = type(name, (_Wrapped,), {"__doc__": f"docs: torchvision.transforms.v2.{name}", "__module__": __name__,
                                    "_first": getattr(home, name), "_shown": shown})
    globals()[name] = made


_make("CenterCrop", "size")
_make("Pad", "padding", "fill", "padding_mode")
_make("RandomCrop", "size", "padding", "pad_if_needed", "fill", "padding_mode")
_make("RandomHorizontalFlip", "p")
_make("RandomVerticalFlip", "p")
_make("RandomResizedCrop", "size", "scale", "ratio", "interpolation", "antialias")
_make("FiveCrop", "size")
_make("TenCrop", "size", "vertical_flip")
_make("LinearTransformation")
_make("RandomRotation", "degrees", "interpolation", "expand", "fill")
_make("RandomAffine", "degrees", "translate", "scale", "shear", "interpolation", "fill")
_make("Grayscale", "num_output_channels")
_make("RandomGrayscale", "p")
_make("RandomPerspective", "p", "distortion_scale", "interpolation", "fill")
_make("GaussianBlur", "kernel_size", "sigma")
_make("RandomInvert", "p")
_make("RandomPosterize", "p", "bits")
_make("RandomSolarize", "p", "threshold")
_make("RandomAdjustSharpness", "p", "sharpness_factor")
_make("RandomAutocontrast", "p")
_make("RandomEqualize", "p")
_make("ElasticTransform", "alpha", "sigma", "interpolation", "fill")
_make("AutoAugment", "interpolation", "policy", home=autoaugment)
_make("RandAugment", "interpolation", "num_ops", "magnitude", "num_magnitude_bins", home=autoaugment)
_make("TrivialAugmentWide", "interpolation", "num_magnitude_bins", home=autoaugment)
_make("AugMix", "interpolation", "severity", "mixture_width", "chain_depth", "alpha", "all_ops", home=autoaugment)


class RandomErasing(_Wrapped):
    """docs: torchvision.transforms.v2.RandomErasing"""

    _first, _shown = first.RandomErasing, ("p", "scale", "ratio")

    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0.0, inplace=False):
        super().__init__(p, scale, ratio, value, inplace)
        self.value = [float(value)] if isinstance(value, (int, float)) else value
        self.inplace = inplace

    def transform(self, inpt, params):
        return inpt if isinstance(inpt, Image) else super().transform(inpt, params)


class ColorJitter(_Wrapped):
    """docs: torchvision.transforms.v2.ColorJitter"""

    _first, _shown = first.ColorJitter, ("brightness", "contrast", "saturation", "hue")

    def __init__(self, brightness=None, contrast=None, saturation=None, hue=None):
        super().__init__(*(0 if part is None else part for part in (brightness, contrast, saturation, hue)))


class Resize(_Wrapped):
    """docs: torchvision.transforms.v2.Resize"""

    _first, _shown = first.Resize, ("size", "interpolation", "max_size", "antialias")

    def __init__(self, size, interpolation=F.InterpolationMode.BILINEAR, max_size=None, antialias=True):
        if isinstance(size, int):
            size = [size]
        elif isinstance(size, (list, tuple)) and len(size) in (1, 2):
            size = list(size)
        elif size is None:
            if not isinstance(max_size, int):
                raise ValueError(f"max_size must be an integer when size is None, but got {max_size} instead.")
            size = [max_size]
        else:
            raise ValueError("size can be an integer, a sequence of one or two integers, or None, but got "
                             f"{size} instead.")
        super().__init__(size, interpolation=interpolation, max_size=max_size, antialias=antialias)


class Normalize(_Wrapped):
    """docs: torchvision.transforms.v2.Normalize"""

    _first, _shown = first.Normalize, ("mean", "std", "inplace")

    def __init__(self, mean, std, inplace=False):
        super().__init__(list(mean), list(std), inplace)

    def check_inputs(self, flat_inputs):
        if any(isinstance(part, Image) for part in flat_inputs):
            raise TypeError(f"{type(self).__name__}() does not support PIL images.")

    def transform(self, inpt, params):
        if type(inpt).__name__ in ("BoundingBoxes", "KeyPoints", "Mask"):
            return inpt
        return F2.normalize(inpt, self.mean, self.std, self.inplace)
