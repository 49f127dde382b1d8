"""The base of the transforms and those that change types or hold others.

docs: torchvision.transforms.v2
"""

import enum

import _shapetrace
import _torch
from PIL.Image import Image
from torch.nn import Module
from torch.utils._pytree import tree_flatten, tree_unflatten
from .. import functional as F
from .. import transforms as first

Tensor = _torch.Tensor


class Transform(Module):
    """docs: torchvision.transforms.v2.Transform"""

    _transformed_types = (Tensor, Image)

    def check_inputs(self, flat_inputs):
        pass

    def make_params(self, flat_inputs):
        return {}

    def transform(self, inpt, params):
        raise NotImplementedError

    def _call_kernel(self, functional, inpt, *args, **kwargs):
        return functional(inpt, *args, **kwargs)

    def forward(self, *inputs):
        flat, spec = tree_flatten(inputs if len(inputs) > 1 else inputs[0])
        self.check_inputs(flat)
        chosen = self._needs_transform_list(flat)
        params = self.make_params([part for part, wanted in zip(flat, chosen) if wanted])
        return tree_unflatten([self.transform(part, params) if wanted else part
                               for part, wanted in zip(flat, chosen)], spec)

    def _needs_transform_list(self, flat):
        """Images and what belongs to them; of plain tensors only the first, and only when there is no image."""
        plain = not any(isinstance(part, Image) or type(part).__name__ in ("Image", "Video") for part in flat)
        chosen = []
        for part in flat:
            wanted = isinstance(part, self._transformed_types)
            if wanted and type(part) is Tensor:
                wanted, plain = plain, False
            chosen.append(wanted)
        return chosen

    def extra_repr(self):
        shown = (bool, int, float, str, tuple, list, enum.Enum)
        return ", ".join(f"{name}={value.value if isinstance(value, enum.Enum) else value}"
                         for name, value in self.__dict__.items()
                         if not name.startswith("_") and name != "training" and isinstance(value, shown))


class _Holder(Transform):
    def extra_repr(self):
        return "\n".join(f"    {transform}" for transform in self.transforms)


class Compose(_Holder):
    """docs: torchvision.transforms.v2.Compose"""

    def __init__(self, transforms):
        super().__init__()
        if not isinstance(transforms, (list, tuple)):
            raise TypeError("Argument transforms should be a sequence of callables")
        if not transforms:
            raise ValueError("Pass at least one transform")
        self.transforms = transforms

    def forward(self, *inputs):
        several = len(inputs) > 1
        for transform in self.transforms:
            outputs = transform(*inputs)
            inputs = outputs if several else (outputs,)
        return outputs


class RandomApply(_Holder):
    """docs: torchvision.transforms.v2.RandomApply"""

    def __init__(self, transforms, p=0.5):
        super().__init__()
        if not isinstance(transforms, (list, tuple)) and not isinstance(transforms, Module):
            raise TypeError("Argument transforms should be a sequence of callables or a `nn.ModuleList`")
        if not 0.0 <= p <= 1.0:
            raise ValueError("`p` should be a floating point value in the interval [0.0, 1.0].")
        self.transforms = transforms
        self.p = p

    def forward(self, *inputs):
        before = inputs if len(inputs) > 1 else inputs[0]
        happens = first._chance(self.p)
        if not _shapetrace.is_unknown(happens) and not happens:
            return before
        after = before
        for transform in self.transforms:
            after = transform(*after) if len(inputs) > 1 else transform(after)
        return _either(before, after) if _shapetrace.is_unknown(happens) else after


def _either(before, after):
    """One of two structures, nobody knows which."""
    flat, spec = tree_flatten(before)
    others = tree_flatten(after)[0]
    if len(flat) == len(others) and all(a is b or first._alike(a, b) for a, b in zip(flat, others)):
        return tree_unflatten([F._same(b) if isinstance(b, (Tensor, Image)) else b for b in others], spec)
    return before if _shapetrace.unknown("a random choice", bool) else after


class RandomChoice(_Holder):
    """docs: torchvision.transforms.v2.RandomChoice"""

    def __init__(self, transforms, p=None):
        super().__init__()
        if not isinstance(transforms, (list, tuple)):
            raise TypeError("Argument transforms should be a sequence of callables")
        if p is not None and len(p) != len(transforms):
            raise ValueError(f"Length of p doesn't match the number of transforms: {len(p)} != {len(transforms)}")
        self.transforms = transforms
        self.p = p

    def forward(self, *inputs):
        results = [transform(*inputs) for transform in self.transforms]
        found = results[0]
        for other in results[1:]:
            found = _either(found, other)
        return found


class RandomOrder(_Holder):
    """docs: torchvision.transforms.v2.RandomOrder

    Followed in the order given.
    """

    def __init__(self, transforms):
        super().__init__()
        if not isinstance(transforms, (list, tuple)):
            raise TypeError("Argument transforms should be a sequence of callables")
        self.transforms = transforms

    def forward(self, *inputs):
        several = len(inputs) > 1
        for transform in self.transforms:
            outputs = transform(*inputs)
            inputs = outputs if several else (outputs,)
        return outputs


class Identity(Transform):
    """docs: torchvision.transforms.v2.Identity"""

    def transform(self, inpt, params):
        return inpt


class Lambda(Transform):
    """docs: torchvision.transforms.v2.Lambda"""

    _transformed_types = (object,)

    def __init__(self, lambd, *types):
        super().__init__()
        self.lambd = lambd
        self.types = types or self._transformed_types

    def forward(self, *inputs):
        flat, spec = tree_flatten(inputs if len(inputs) > 1 else inputs[0])
        return tree_unflatten([self.lambd(part) if isinstance(part, self.types) else part for part in flat], spec)

    def extra_repr(self):
        name = getattr(self.lambd, "__name__", "")
        return ", ".join(([name] if name else []) + [f"types={[kind.__name__ for kind in self.types]}"])


def to_image(inpt):
    """A tensor of [C, H, W] with the pixels as they are."""
    if isinstance(inpt, Image):
        return F.pil_to_tensor(inpt)
    if isinstance(inpt, Tensor):
        return inpt
    if F._is_numpy(inpt):
        shape = tuple(inpt.shape) if inpt.ndim > 2 else tuple(inpt.shape) + (1,)
        return _torch.empty(list(shape[:-3]) + [shape[-1], shape[-3], shape[-2]], dtype=inpt._to_tensor().dtype)
    raise TypeError("Input can either be a pure Tensor, a numpy array, or a PIL image, but got "
                    f"{type(inpt)} instead.")


class ToImage(Transform):
    """docs: torchvision.transforms.v2.ToImage"""

    def forward(self, *inputs):
        flat, spec = tree_flatten(inputs if len(inputs) > 1 else inputs[0])
        chosen = self._needs_transform_list(flat)
        return tree_unflatten([to_image(part) if wanted or F._is_numpy(part) else part
                               for part, wanted in zip(flat, chosen)], spec)


class ToPureTensor(Identity):
    """docs: torchvision.transforms.v2.ToPureTensor"""


class PILToTensor(Transform):
    """docs: torchvision.transforms.v2.PILToTensor"""

    _transformed_types = (Image,)

    def transform(self, inpt, params):
        return F.pil_to_tensor(inpt)


class ToPILImage(Transform):
    """docs: torchvision.transforms.v2.ToPILImage"""

    _transformed_types = (Tensor,)

    def __init__(self, mode=None):
        super().__init__()
        self.mode = mode

    def transform(self, inpt, params):
        return F.to_pil_image(inpt, self.mode)


class ToTensor(Transform):
    """docs: torchvision.transforms.v2.ToTensor"""

    def forward(self, *inputs):
        flat, spec = tree_flatten(inputs if len(inputs) > 1 else inputs[0])
        return tree_unflatten([F.to_tensor(part) if isinstance(part, Image) or F._is_numpy(part) else part
                               for part in flat], spec)


class ToDtype(Transform):
    """docs: torchvision.transforms.v2.ToDtype"""

    _transformed_types = (Tensor,)

    def __init__(self, dtype, scale=False):
        super().__init__()
        if not isinstance(dtype, (dict, _torch.dtype)):
            raise ValueError(f"dtype must be a dict or a torch.dtype, got {type(dtype)} instead")
        self.dtype = dtype
        self.scale = scale

    def transform(self, inpt, params):
        if isinstance(self.dtype, dict):
            for kind, dtype in self.dtype.items():
                if kind == "others" or (isinstance(kind, type) and isinstance(inpt, kind)):
                    return inpt if dtype is None else inpt.to(dtype)
            return inpt
        return F.convert_image_dtype(inpt, self.dtype) if self.scale else inpt.to(self.dtype)


class ConvertImageDtype(Transform):
    """docs: torchvision.transforms.v2.ConvertImageDtype"""

    _transformed_types = (Tensor,)

    def __init__(self, dtype=_torch.float32):
        super().__init__()
        self.dtype = dtype

    def transform(self, inpt, params):
        return F.convert_image_dtype(inpt, self.dtype)
