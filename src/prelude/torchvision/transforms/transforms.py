"""The transform classes. A random transform keeps every size that does not depend on chance exact.

docs: torchvision.transforms
"""

import _shapetrace
import _torch
from PIL.Image import Image
from torch.nn import Module
from . import functional as F
from .functional import InterpolationMode, _interpolation_modes_from_int

Tensor = _torch.Tensor
_unknown = _shapetrace.unknown
_is_unknown = _shapetrace.is_unknown

__all__ = ["Compose", "ToTensor", "PILToTensor", "ConvertImageDtype", "ToPILImage", "Normalize", "Resize", "CenterCrop",
           "Pad", "Lambda", "RandomApply", "RandomChoice", "RandomOrder", "RandomCrop", "RandomHorizontalFlip",
           "RandomVerticalFlip", "RandomResizedCrop", "FiveCrop", "TenCrop", "LinearTransformation", "ColorJitter",
           "RandomRotation", "RandomAffine", "Grayscale", "RandomGrayscale", "RandomPerspective", "RandomErasing",
           "GaussianBlur", "InterpolationMode", "RandomInvert", "RandomPosterize", "RandomSolarize",
           "RandomAdjustSharpness", "RandomAutocontrast", "RandomEqualize", "ElasticTransform"]


def _chance(p):
    """True, False or unknown: whether something with probability `p` happens."""
    if not _is_unknown(p) and (p <= 0 or p >= 1):
        return p >= 1
    return _unknown("a random choice", bool)


def _alike(a, b):
    """Whether two results cannot be told apart by type, size and mode."""
    if a is b:
        return True
    if isinstance(a, Tensor) and isinstance(b, Tensor):
        return a.dtype == b.dtype and _known_equal(tuple(a.shape), tuple(b.shape))
    if isinstance(a, Image) and isinstance(b, Image):
        return _known_equal(a.size + (a.mode,), b.size + (b.mode,))
    return False


def _known_equal(a, b):
    return len(a) == len(b) and not any(_is_unknown(x) or _is_unknown(y) or x != y for x, y in zip(a, b))


def _one_of(results):
    """One of several results, nobody knows which: the common look, or each on a path of its own."""
    first = results[0]
    for other in results[1:]:
        if not _alike(first, other):
            break
    else:
        return F._same(first) if isinstance(first, (Tensor, Image)) else first
    for result in results[:-1]:
        if _unknown("a random choice", bool):
            return result
    return results[-1]


def _mode_from(interpolation):
    return _interpolation_modes_from_int(interpolation) if isinstance(interpolation, int) else interpolation


def _is_sequence(value):
    return isinstance(value, (list, tuple, str, range))


def _is_number(value):
    return isinstance(value, (int, float, complex))


def _setup_size(size, error_msg):
    if _is_number(size):
        return int(size), int(size)
    if _is_sequence(size) and len(size) == 1:
        return size[0], size[0]
    if len(size) != 2:
        raise ValueError(error_msg)
    return size


_SIZE = "Please provide only two dimensions (h, w) for size."


def _check_sequence_input(x, name, req_sizes):
    expected = " or ".join(str(size) for size in req_sizes)
    if not _is_sequence(x):
        raise TypeError(f"{name} should be a sequence of length {expected}.")
    if len(x) not in req_sizes:
        raise ValueError(f"{name} should be a sequence of length {expected}.")


def _setup_angle(x, name, req_sizes=(2,)):
    if _is_number(x):
        if x < 0:
            raise ValueError(f"If {name} is a single number, it must be positive.")
        x = [-x, x]
    else:
        _check_sequence_input(x, name, req_sizes)
    return [float(degree) for degree in x]


def _check_fill(fill):
    if fill is None:
        return 0
    if not _is_sequence(fill) and not _is_number(fill):
        raise TypeError("Fill should be either a sequence or a number.")
    return fill


def _listed(name, lines):
    return name + "(" + "".join(f"\n    {line}" for line in lines) + "\n)"


class Compose:
    """docs: torchvision.transforms.Compose"""

    def __init__(self, transforms):
        self.transforms = transforms

    def __call__(self, img):
        for transform in self.transforms:
            img = transform(img)
        return img

    def __repr__(self):
        return _listed(type(self).__name__, self.transforms)


class ToTensor:
    """docs: torchvision.transforms.ToTensor"""

    def __call__(self, pic):
        return F.to_tensor(pic)

    def __repr__(self):
        return f"{type(self).__name__}()"


class PILToTensor:
    """docs: torchvision.transforms.PILToTensor"""

    def __call__(self, pic):
        return F.pil_to_tensor(pic)

    def __repr__(self):
        return f"{type(self).__name__}()"


class ConvertImageDtype(Module):
    """docs: torchvision.transforms.ConvertImageDtype"""

    def __init__(self, dtype):
        super().__init__()
        self.dtype = dtype

    def forward(self, image):
        return F.convert_image_dtype(image, self.dtype)


class ToPILImage:
    """docs: torchvision.transforms.ToPILImage"""

    def __init__(self, mode=None):
        self.mode = mode

    def __call__(self, pic):
        return F.to_pil_image(pic, self.mode)

    def __repr__(self):
        return type(self).__name__ + ("()" if self.mode is None else f"(mode={self.mode})")


class Normalize(Module):
    """docs: torchvision.transforms.Normalize"""

    def __init__(self, mean, std, inplace=False):
        super().__init__()
        self.mean = mean
        self.std = std
        self.inplace = inplace

    def forward(self, tensor):
        return F.normalize(tensor, self.mean, self.std, self.inplace)

    def __repr__(self):
        return f"{type(self).__name__}(mean={self.mean}, std={self.std})"


class Resize(Module):
    """docs: torchvision.transforms.Resize"""

    def __init__(self, size, interpolation=InterpolationMode.BILINEAR, max_size=None, antialias=True):
        super().__init__()
        if not isinstance(size, int) and not _is_sequence(size):
            raise TypeError(f"Size should be int or sequence. Got {type(size)}")
        if _is_sequence(size) and len(size) not in (1, 2):
            raise ValueError("If size is a sequence, it should have 1 or 2 values")
        self.size = size
        self.max_size = max_size
        self.interpolation = _mode_from(interpolation)
        self.antialias = antialias

    def forward(self, img):
        return F.resize(img, self.size, self.interpolation, self.max_size, self.antialias)

    def __repr__(self):
        return (f"{type(self).__name__}(size={self.size}, interpolation={self.interpolation.value}, "
                f"max_size={self.max_size}, antialias={self.antialias})")


class CenterCrop(Module):
    """docs: torchvision.transforms.CenterCrop"""

    def __init__(self, size):
        super().__init__()
        self.size = _setup_size(size, _SIZE)

    def forward(self, img):
        return F.center_crop(img, self.size)

    def __repr__(self):
        return f"{type(self).__name__}(size={self.size})"


class Pad(Module):
    """docs: torchvision.transforms.Pad"""

    def __init__(self, padding, fill=0, padding_mode="constant"):
        super().__init__()
        if not _is_number(padding) and not isinstance(padding, (tuple, list)):
            raise TypeError("Got inappropriate padding arg")
        if not _is_number(fill) and not isinstance(fill, (tuple, list)):
            raise TypeError("Got inappropriate fill arg")
        if padding_mode not in ("constant", "edge", "reflect", "symmetric"):
            raise ValueError("Padding mode should be either constant, edge, reflect or symmetric")
        F._sides(padding)
        self.padding = padding
        self.fill = fill
        self.padding_mode = padding_mode

    def forward(self, img):
        return F.pad(img, self.padding, self.fill, self.padding_mode)

    def __repr__(self):
        return f"{type(self).__name__}(padding={self.padding}, fill={self.fill}, padding_mode={self.padding_mode})"


class Lambda:
    """docs: torchvision.transforms.Lambda"""

    def __init__(self, lambd):
        if not callable(lambd):
            raise TypeError(f"Argument lambd should be callable, got {repr(type(lambd).__name__)}")
        self.lambd = lambd

    def __call__(self, img):
        return self.lambd(img)

    def __repr__(self):
        return f"{type(self).__name__}()"


class RandomTransforms:
    def __init__(self, transforms):
        if not _is_sequence(transforms):
            raise TypeError("Argument transforms should be a sequence")
        self.transforms = transforms

    def __call__(self, *args, **kwargs):
        raise NotImplementedError()

    def __repr__(self):
        return _listed(type(self).__name__, self.transforms)


class RandomApply(Module):
    """docs: torchvision.transforms.RandomApply"""

    def __init__(self, transforms, p=0.5):
        super().__init__()
        self.transforms = transforms
        self.p = p

    def forward(self, img):
        happens = _chance(self.p)
        if not _is_unknown(happens) and not happens:
            return img
        out = img
        for transform in self.transforms:
            out = transform(out)
        return _one_of([img, out]) if _is_unknown(happens) else out

    def __repr__(self):
        return _listed(type(self).__name__, [f"p={self.p}", *self.transforms])


class RandomOrder(RandomTransforms):
    """docs: torchvision.transforms.RandomOrder

    Followed in the order given.
    """

    def __call__(self, img):
        for transform in self.transforms:
            img = transform(img)
        return img


class RandomChoice(RandomTransforms):
    """docs: torchvision.transforms.RandomChoice"""

    def __init__(self, transforms, p=None):
        super().__init__(transforms)
        if p is not None and not _is_sequence(p):
            raise TypeError("Argument p should be a sequence")
        self.p = p

    def __call__(self, *args):
        return _one_of([transform(*args) for transform in self.transforms])

    def __repr__(self):
        return f"{super().__repr__()}(p={self.p})"


class RandomCrop(Module):
    """docs: torchvision.transforms.RandomCrop"""

    @staticmethod
    def get_params(img, output_size):
        _, height, width = F.get_dimensions(img)
        crop_height, crop_width = output_size
        if _is_unknown(height) or _is_unknown(width):
            return _somewhere(), _somewhere(), crop_height, crop_width
        if height < crop_height or width < crop_width:
            raise ValueError(f"Required crop size {(crop_height, crop_width)} is larger than input image size "
                             f"{(height, width)}")
        if width == crop_width and height == crop_height:
            return 0, 0, height, width
        return _somewhere(), _somewhere(), crop_height, crop_width

    def __init__(self, size, padding=None, pad_if_needed=False, fill=0, padding_mode="constant"):
        super().__init__()
        self.size = tuple(_setup_size(size, _SIZE))
        self.padding = padding
        self.pad_if_needed = pad_if_needed
        self.fill = fill
        self.padding_mode = padding_mode

    def forward(self, img):
        if self.padding is not None:
            img = F.pad(img, self.padding, self.fill, self.padding_mode)
        _, height, width = F.get_dimensions(img)
        if self.pad_if_needed and not _is_unknown(width) and width < self.size[1]:
            img = F.pad(img, [self.size[1] - width, 0], self.fill, self.padding_mode)
        if self.pad_if_needed and not _is_unknown(height) and height < self.size[0]:
            img = F.pad(img, [0, self.size[0] - height], self.fill, self.padding_mode)
        top, left, height, width = self.get_params(img, self.size)
        return F._cut(img, height, width) if _is_unknown(top) else F.crop(img, top, left, height, width)

    def __repr__(self):
        return f"{type(self).__name__}(size={self.size}, padding={self.padding})"


def _somewhere():
    return _unknown("a random position", int)


class _Flicker(Module):
    """Transforms that change pixels with some probability."""

    def __init__(self, p=0.5):
        super().__init__()
        self.p = p

    def forward(self, img):
        happens = _chance(self.p)
        if not _is_unknown(happens) and not happens:
            return img
        try:
            out = self._change(img)
        except Exception:
            if happens:
                raise
            return img
        return _one_of([img, out]) if _is_unknown(happens) else out

    def __repr__(self):
        return f"{type(self).__name__}(p={self.p})"


class RandomHorizontalFlip(_Flicker):
    """docs: torchvision.transforms.RandomHorizontalFlip"""

    def _change(self, img):
        return F.hflip(img)


class RandomVerticalFlip(_Flicker):
    """docs: torchvision.transforms.RandomVerticalFlip"""

    def _change(self, img):
        return F.vflip(img)


class RandomInvert(_Flicker):
    """docs: torchvision.transforms.RandomInvert"""

    def _change(self, img):
        return F.invert(img)


class RandomAutocontrast(_Flicker):
    """docs: torchvision.transforms.RandomAutocontrast"""

    def _change(self, img):
        return F.autocontrast(img)


class RandomEqualize(_Flicker):
    """docs: torchvision.transforms.RandomEqualize"""

    def _change(self, img):
        return F.equalize(img)


class RandomPosterize(_Flicker):
    """docs: torchvision.transforms.RandomPosterize"""

    def __init__(self, bits, p=0.5):
        super().__init__(p)
        self.bits = bits

    def _change(self, img):
        return F.posterize(img, self.bits)

    def __repr__(self):
        return f"{type(self).__name__}(bits={self.bits},p={self.p})"


class RandomSolarize(_Flicker):
    """docs: torchvision.transforms.RandomSolarize"""

    def __init__(self, threshold, p=0.5):
        super().__init__(p)
        self.threshold = threshold

    def _change(self, img):
        return F.solarize(img, self.threshold)

    def __repr__(self):
        return f"{type(self).__name__}(threshold={self.threshold},p={self.p})"


class RandomAdjustSharpness(_Flicker):
    """docs: torchvision.transforms.RandomAdjustSharpness"""

    def __init__(self, sharpness_factor, p=0.5):
        super().__init__(p)
        self.sharpness_factor = sharpness_factor

    def _change(self, img):
        return F.adjust_sharpness(img, self.sharpness_factor)

    def __repr__(self):
        return f"{type(self).__name__}(sharpness_factor={self.sharpness_factor},p={self.p})"


class RandomGrayscale(_Flicker):
    """docs: torchvision.transforms.RandomGrayscale"""

    def __init__(self, p=0.1):
        super().__init__(p)

    def _change(self, img):
        return F.rgb_to_grayscale(img, num_output_channels=F.get_image_num_channels(img))


class RandomPerspective(_Flicker):
    """docs: torchvision.transforms.RandomPerspective"""

    def __init__(self, distortion_scale=0.5, p=0.5, interpolation=InterpolationMode.BILINEAR, fill=0):
        super().__init__(p)
        self.interpolation = _mode_from(interpolation)
        self.distortion_scale = distortion_scale
        self.fill = _check_fill(fill)

    def _change(self, img):
        F.get_dimensions(img)
        return F._same(img)


class RandomResizedCrop(Module):
    """docs: torchvision.transforms.RandomResizedCrop"""

    def __init__(self, size, scale=(0.08, 1.0), ratio=(3.0 / 4.0, 4.0 / 3.0), interpolation=InterpolationMode.BILINEAR,
                 antialias=True):
        super().__init__()
        self.size = _setup_size(size, _SIZE)
        _check_scale(scale, ratio)
        self.interpolation = _mode_from(interpolation)
        self.antialias = antialias
        self.scale = scale
        self.ratio = ratio

    @staticmethod
    def get_params(img, scale, ratio):
        F.get_dimensions(img)
        return tuple(_somewhere() for _ in range(4))

    def forward(self, img):
        F.get_dimensions(img)
        return F._resized(img, *self.size)

    def __repr__(self):
        return (f"{type(self).__name__}(size={self.size}, scale={tuple(round(s, 4) for s in self.scale)}, "
                f"ratio={tuple(round(r, 4) for r in self.ratio)}, interpolation={self.interpolation.value}, "
                f"antialias={self.antialias})")


def _check_scale(scale, ratio):
    if not _is_sequence(scale):
        raise TypeError("Scale should be a sequence")
    if not _is_sequence(ratio):
        raise TypeError("Ratio should be a sequence")
    if scale[0] > scale[1] or ratio[0] > ratio[1]:
        import warnings
        warnings.warn("Scale and ratio should be of kind (min, max)")


class FiveCrop(Module):
    """docs: torchvision.transforms.FiveCrop"""

    def __init__(self, size):
        super().__init__()
        self.size = _setup_size(size, _SIZE)

    def forward(self, img):
        return F.five_crop(img, self.size)

    def __repr__(self):
        return f"{type(self).__name__}(size={self.size})"


class TenCrop(Module):
    """docs: torchvision.transforms.TenCrop"""

    def __init__(self, size, vertical_flip=False):
        super().__init__()
        self.size = _setup_size(size, _SIZE)
        self.vertical_flip = vertical_flip

    def forward(self, img):
        return F.ten_crop(img, self.size, self.vertical_flip)

    def __repr__(self):
        return f"{type(self).__name__}(size={self.size}, vertical_flip={self.vertical_flip})"


class LinearTransformation(Module):
    """docs: torchvision.transforms.LinearTransformation"""

    def __init__(self, transformation_matrix, mean_vector):
        super().__init__()
        size = tuple(transformation_matrix.size())
        if size[0] != size[1]:
            raise ValueError(f"transformation_matrix should be square. Got {size} rectangular matrix.")
        if mean_vector.size(0) != size[0]:
            raise ValueError(f"mean_vector should have the same length {mean_vector.size(0)} as any one of the "
                             f"dimensions of the transformation_matrix [{size}]")
        if transformation_matrix.device != mean_vector.device:
            raise ValueError("Input tensors should be on the same device. Got "
                             f"{transformation_matrix.device} and {mean_vector.device}")
        if transformation_matrix.dtype != mean_vector.dtype:
            raise ValueError("Input tensors should have the same dtype. Got "
                             f"{transformation_matrix.dtype} and {mean_vector.dtype}")
        self.transformation_matrix = transformation_matrix
        self.mean_vector = mean_vector

    def forward(self, tensor):
        channels, height, width = tensor.shape[-3], tensor.shape[-2], tensor.shape[-1]
        count = channels * height * width
        rows = self.transformation_matrix.shape[0]
        if count != rows:
            raise ValueError("Input tensor and transformation matrix have incompatible shape."
                             f"[{channels} x {height} x {width}] != {rows}")
        flat = tensor.view(-1, count) - self.mean_vector
        return _torch.mm(flat, self.transformation_matrix.to(flat.dtype)).view(tensor.shape)

    def __repr__(self):
        return (f"{type(self).__name__}(transformation_matrix={self.transformation_matrix.tolist()}, "
                f"mean_vector={self.mean_vector.tolist()})")


class ColorJitter(Module):
    """docs: torchvision.transforms.ColorJitter"""

    def __init__(self, brightness=0, contrast=0, saturation=0, hue=0):
        super().__init__()
        self.brightness = self._check_input(brightness, "brightness")
        self.contrast = self._check_input(contrast, "contrast")
        self.saturation = self._check_input(saturation, "saturation")
        self.hue = self._check_input(hue, "hue", center=0, bound=(-0.5, 0.5), clip_first_on_zero=False)

    def _check_input(self, value, name, center=1, bound=(0, float("inf")), clip_first_on_zero=True):
        if _is_number(value):
            if value < 0:
                raise ValueError(f"If {name} is a single number, it must be non negative.")
            value = [center - float(value), center + float(value)]
            if clip_first_on_zero:
                value[0] = max(value[0], 0.0)
        elif isinstance(value, (tuple, list)) and len(value) == 2:
            value = [float(value[0]), float(value[1])]
        else:
            raise TypeError(f"{name} should be a single number or a list/tuple with length 2.")
        if not bound[0] <= value[0] <= value[1] <= bound[1]:
            raise ValueError(f"{name} values should be between {bound}, but got {value}.")
        return None if value[0] == value[1] == center else tuple(value)

    def forward(self, img):
        for kind in ("brightness", "contrast", "saturation", "hue"):
            if getattr(self, kind) is not None:
                img = getattr(F, "adjust_" + kind)(img, _unknown("a random factor", float))
        return img

    def __repr__(self):
        return (f"{type(self).__name__}(brightness={self.brightness}, contrast={self.contrast}, "
                f"saturation={self.saturation}, hue={self.hue})")


class RandomRotation(Module):
    """docs: torchvision.transforms.RandomRotation"""

    def __init__(self, degrees, interpolation=InterpolationMode.NEAREST, expand=False, center=None, fill=0):
        super().__init__()
        self.degrees = _setup_angle(degrees, name="degrees", req_sizes=(2,))
        if center is not None:
            _check_sequence_input(center, "center", req_sizes=(2,))
        self.interpolation = _mode_from(interpolation)
        self.center = center
        self.expand = expand
        self.fill = _check_fill(fill)

    @staticmethod
    def get_params(degrees):
        return float(degrees[0]) if degrees[0] == degrees[1] else _unknown("a random angle", float)

    def forward(self, img):
        F.get_dimensions(img)
        return F.rotate(img, self.get_params(self.degrees), self.interpolation, self.expand, self.center, None)

    def __repr__(self):
        text = (f"{type(self).__name__}(degrees={self.degrees}, interpolation={self.interpolation.value}, "
                f"expand={self.expand}")
        if self.center is not None:
            text += f", center={self.center}"
        return text + f", fill={self.fill})"


class RandomAffine(Module):
    """docs: torchvision.transforms.RandomAffine"""

    def __init__(self, degrees, translate=None, scale=None, shear=None, interpolation=InterpolationMode.NEAREST, fill=0,
                 center=None):
        super().__init__()
        self.interpolation = _mode_from(interpolation)
        self.degrees = _setup_angle(degrees, name="degrees", req_sizes=(2,))
        if translate is not None:
            _check_sequence_input(translate, "translate", req_sizes=(2,))
            if any(not 0.0 <= part <= 1.0 for part in translate):
                raise ValueError("translation values should be between 0 and 1")
        self.translate = translate
        if scale is not None:
            _check_sequence_input(scale, "scale", req_sizes=(2,))
            if any(part <= 0 for part in scale):
                raise ValueError("scale values should be positive")
        self.scale = scale
        self.shear = None if shear is None else _setup_angle(shear, name="shear", req_sizes=(2, 4))
        self.fill = _check_fill(fill)
        if center is not None:
            _check_sequence_input(center, "center", req_sizes=(2,))
        self.center = center

    def forward(self, img):
        F.get_dimensions(img)
        return F._same(img)

    def __repr__(self):
        text = f"{type(self).__name__}(degrees={self.degrees}"
        for name in ("translate", "scale", "shear"):
            if getattr(self, name) is not None:
                text += f", {name}={getattr(self, name)}"
        if self.interpolation != InterpolationMode.NEAREST:
            text += f", interpolation={self.interpolation.value}"
        text += f", fill={self.fill}" if self.fill != 0 else ""
        text += f", center={self.center}" if self.center is not None else ""
        return text + ")"


class Grayscale(Module):
    """docs: torchvision.transforms.Grayscale"""

    def __init__(self, num_output_channels=1):
        super().__init__()
        self.num_output_channels = num_output_channels

    def forward(self, img):
        return F.rgb_to_grayscale(img, num_output_channels=self.num_output_channels)

    def __repr__(self):
        return f"{type(self).__name__}(num_output_channels={self.num_output_channels})"


class RandomErasing(Module):
    """docs: torchvision.transforms.RandomErasing"""

    def __init__(self, p=0.5, scale=(0.02, 0.33), ratio=(0.3, 3.3), value=0, inplace=False):
        super().__init__()
        if not _is_number(value) and not isinstance(value, (str, tuple, list)):
            raise TypeError("Argument value should be either a number or str or a sequence")
        if isinstance(value, str) and value != "random":
            raise ValueError("If value is str, it should be 'random'")
        _check_scale(scale, ratio)
        if scale[0] < 0 or scale[1] > 1:
            raise ValueError("Scale should be between 0 and 1")
        if p < 0 or p > 1:
            raise ValueError("Random erasing probability should be between 0 and 1")
        self.p = p
        self.scale = scale
        self.ratio = ratio
        self.value = value
        self.inplace = inplace

    def forward(self, img):
        if isinstance(img, Tensor):
            count = len(self.value) if isinstance(self.value, (list, tuple)) else 1
            if count in (1, img.shape[-3]):
                return img if self.inplace or self.p == 0 else F._same(img)
        if not _chance(self.p):
            return img
        raise ValueError("If value is a sequence, it should have either a single value or "
                         f"{img.shape[-3]} (number of input channels)")

    def __repr__(self):
        return (f"{type(self).__name__}(p={self.p}, scale={self.scale}, ratio={self.ratio}, value={self.value}, "
                f"inplace={self.inplace})")


class GaussianBlur(Module):
    """docs: torchvision.transforms.GaussianBlur"""

    def __init__(self, kernel_size, sigma=(0.1, 2.0)):
        super().__init__()
        self.kernel_size = _setup_size(kernel_size, "Kernel size should be a tuple/list of two integers")
        if any(side <= 0 or side % 2 == 0 for side in self.kernel_size):
            raise ValueError("Kernel size value should be an odd and positive number.")
        if _is_number(sigma):
            if sigma <= 0:
                raise ValueError("If sigma is a single number, it must be positive.")
            sigma = (sigma, sigma)
        elif _is_sequence(sigma) and len(sigma) == 2:
            if not 0.0 < sigma[0] <= sigma[1]:
                raise ValueError("sigma values should be positive and of the form (min, max).")
        else:
            raise ValueError("sigma should be a single number or a list/tuple with length 2.")
        self.sigma = sigma

    def forward(self, img):
        return F.gaussian_blur(img, self.kernel_size)

    def __repr__(self):
        return f"{type(self).__name__}(kernel_size={self.kernel_size}, sigma={self.sigma})"


class ElasticTransform(Module):
    """docs: torchvision.transforms.ElasticTransform"""

    def __init__(self, alpha=50.0, sigma=5.0, interpolation=InterpolationMode.BILINEAR, fill=0):
        super().__init__()
        self.alpha = self._pair(alpha, "alpha")
        self.sigma = self._pair(sigma, "sigma")
        self.interpolation = _mode_from(interpolation)
        if isinstance(fill, (int, float)):
            self.fill = [float(fill)]
        elif isinstance(fill, (list, tuple)):
            self.fill = [float(part) for part in fill]
        else:
            raise TypeError(f"fill should be int or float or a list or tuple of them. Got {type(fill)}")

    @staticmethod
    def _pair(value, name):
        if not isinstance(value, float) and not _is_sequence(value):
            raise TypeError(f"{name} should be float or a sequence of floats. Got {type(value)}")
        if isinstance(value, float):
            return [value, value]
        if len(value) != 2:
            raise ValueError(f"If {name} is a sequence its length should be 2. Got {len(value)}")
        for part in value:
            if not isinstance(part, float):
                raise TypeError(f"{name} should be a sequence of floats. Got {type(part)}")
        return value

    def forward(self, tensor):
        F.get_dimensions(tensor)
        return F._same(tensor)

    def __repr__(self):
        return (f"{type(self).__name__}(alpha={self.alpha}, sigma={self.sigma}, interpolation={self.interpolation}, "
                f"fill={self.fill})")
