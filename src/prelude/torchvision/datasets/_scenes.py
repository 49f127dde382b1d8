"""Scenes with a mask or boxes each, and moving digits."""

import _shapetrace
from .utils import verify_str_arg
from .vision import Known, bytes_tensor


class Cityscapes(Known):
    """docs: torchvision.datasets.Cityscapes"""

    _size = (2048, 1024)

    def __init__(self, root, split="train", mode="fine", target_type="instance", transform=None, target_transform=None,
                 transforms=None):
        super().__init__(root, transforms, transform, target_transform)
        verify_str_arg(mode, "mode", ("fine", "coarse"))
        valid = ("train", "test", "val") if mode == "fine" else ("train", "train_extra", "val")
        self.split = verify_str_arg(split, "split", valid)
        self.target_type = target_type if isinstance(target_type, list) else [target_type]
        for kind in self.target_type:
            verify_str_arg(kind, "target_type", ("instance", "semantic", "polygon", "color"))
        self._count = {"train": 2975, "val": 500, "test": 1525, "train_extra": 19998}[split]

    def __getitem__(self, index):
        self._check(index)
        image = self._image()
        modes = {"instance": "I;16", "semantic": "L", "color": "RGBA"}
        made = [image._new(mode=modes[kind]) if kind in modes else _shapetrace.unknown("polygons", dict)
                for kind in self.target_type]
        target = tuple(made) if len(made) > 1 else made[0]
        return (image, target) if self.transforms is None else self.transforms(image, target)

    _items_alike_ = True


class SBDataset(Known):
    """docs: torchvision.datasets.SBDataset"""

    def __init__(self, root, image_set="train", mode="boundaries", download=False, transforms=None):
        super().__init__(root, transforms)
        self.image_set = verify_str_arg(image_set, "image_set", ("train", "val", "train_noval"))
        self.mode = verify_str_arg(mode, "mode", ("segmentation", "boundaries"))
        self._count = {"train": 8498, "val": 2857, "train_noval": 5623}[image_set]

    def __getitem__(self, index):
        self._check(index)
        image = self._image()
        target = image._new(mode="L") if self.mode == "segmentation" else _shapetrace.unknown("boundaries")
        return (image, target) if self.transforms is None else self.transforms(image, target)

    _items_alike_ = True


class Kitti(Known):
    """docs: torchvision.datasets.Kitti"""

    def __init__(self, root, train=True, transform=None, target_transform=None, transforms=None, download=False):
        super().__init__(root, transforms, transform, target_transform)
        self.train = train
        self._count = 7481 if train else 7518

    def _target(self):
        return _shapetrace.unknown("the boxes of a scene", list) if self.train else None


class MovingMNIST(Known):
    """docs: torchvision.datasets.MovingMNIST"""

    def __init__(self, root, split=None, split_ratio=10, download=False, transform=None):
        super().__init__(root, transform=transform)
        if split is not None:
            verify_str_arg(split, "split", ("train", "test"))
        if not isinstance(split_ratio, int):
            raise TypeError(f"`split_ratio` should be an integer, but got {type(split_ratio)}")
        if not 1 <= split_ratio <= 19:
            raise ValueError(f"`split_ratio` should be `1 <= split_ratio <= 19`, but got {split_ratio} instead.")
        self.split = split
        self._count = 10000
        frames = 20 if split is None else split_ratio if split == "train" else 20 - split_ratio
        self.data = bytes_tensor(10000, frames, 1, 64, 64)

    def __getitem__(self, index):
        self._check(index)
        video = self.data[index]
        return video if self.transform is None else self.transform(video)

    _items_alike_ = True
