"""Faces, 178 wide and 218 high."""

import _torch
from .utils import verify_str_arg
from .vision import Known, names

_COUNTS = {"train": 162770, "valid": 19867, "test": 19962, "all": 202599}
_TARGETS = {"attr": 40, "identity": 0, "bbox": 4, "landmarks": 10}


class CelebA(Known):
    """docs: torchvision.datasets.CelebA"""

    _size = (178, 218)

    def __init__(self, root, split="train", target_type="attr", transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.split = split
        self.target_type = target_type if isinstance(target_type, list) else [target_type]
        if not self.target_type and target_transform is not None:
            raise RuntimeError("target_transform is specified but target_type is empty")
        key = split.lower() if isinstance(split, str) else split
        self._count = _COUNTS[verify_str_arg(key, "split", tuple(_COUNTS))]
        self.attr_names = names(40)
        self.attr = _torch.empty([self._count, 40], dtype=_torch.int64)

    def _target(self):
        made = []
        for kind in self.target_type:
            if kind not in _TARGETS:
                raise ValueError(f'Target type "{kind}" is not recognized.')
            shape = [_TARGETS[kind]] if _TARGETS[kind] else []
            made.append(_torch.empty(shape, dtype=_torch.int64))
        return None if not made else made[0] if len(made) == 1 else tuple(made)

    def __getitem__(self, index):
        self._check(index)
        image, target = self._image(), self._target()
        if self.transform is not None:
            image = self.transform(image)
        if target is not None and self.target_transform is not None:
            target = self.target_transform(target)
        return image, target

    _items_alike_ = True

    def extra_repr(self):
        return f"Target type: {self.target_type}\nSplit: {self.split}"
