"""The base of the data sets, and of those whose size is known."""

import _shapetrace
import _torch
from PIL.Image import Image
from torch.utils.data.dataset import Dataset

_unknown = _shapetrace.unknown


class StandardTransform:
    def __init__(self, transform=None, target_transform=None):
        self.transform = transform
        self.target_transform = target_transform

    def __call__(self, input, target):
        if self.transform is not None:
            input = self.transform(input)
        if self.target_transform is not None:
            target = self.target_transform(target)
        return input, target

    def __repr__(self):
        lines = [type(self).__name__]
        for head, transform in (("Transform: ", self.transform), ("Target transform: ", self.target_transform)):
            if transform is not None:
                first, *rest = repr(transform).splitlines()
                lines += [head + first] + [" " * len(head) + line for line in rest]
        return "\n".join(lines)


class VisionDataset(Dataset):
    """docs: torchvision.datasets.VisionDataset"""

    _repr_indent = 4

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        if isinstance(root, str) and root.startswith("~"):
            import os
            root = os.path.expanduser(root)
        self.root = root
        separate = transform is not None or target_transform is not None
        if transforms is not None and separate:
            raise ValueError("Only transforms or transform/target_transform can be passed as argument")
        self.transform = transform
        self.target_transform = target_transform
        self.transforms = StandardTransform(transform, target_transform) if separate else transforms

    def __getitem__(self, index):
        raise NotImplementedError

    def __len__(self):
        raise NotImplementedError

    def __repr__(self):
        lines = [f"Number of datapoints: {self.__len__()}"]
        if self.root is not None:
            lines.append(f"Root location: {self.root}")
        lines += self.extra_repr().splitlines()
        if getattr(self, "transforms", None) is not None:
            lines.append(repr(self.transforms))
        return "\n".join(["Dataset " + type(self).__name__] + [" " * self._repr_indent + line for line in lines])

    def extra_repr(self):
        return ""


_FOLLOWED = 3


class Known(VisionDataset):
    """A data set of known length; every item is a fresh image of the mode and size in `_mode` and `_size`.

    Without a `_size` the images differ in size.
    """

    _items_alike_ = True
    _mode, _size, _count = "RGB", None, 0
    classes = None

    def __init__(self, root=None, transforms=None, transform=None, target_transform=None):
        super().__init__(root, transforms, transform, target_transform)

    def __len__(self):
        return self._count

    def _image(self):
        size = self._size
        if size is None:
            reason = "the size of an image in a data set of images of different sizes"
            size = (_unknown(reason, int), _unknown(reason, int))
        return Image._of(self._mode, size)

    def _target(self):
        return _unknown("the label of an item of a data set", int)

    def _check(self, index):
        count = self._count
        if not _shapetrace.is_unknown(index) and not _shapetrace.is_unknown(count):
            if not -count <= index < count:
                raise IndexError(f"index {index} is out of bounds for dimension 0 with size {count}")

    def __getitem__(self, index):
        self._check(index)
        image, target = self._image(), self._target()
        if self.transforms is not None:
            return self.transforms(image, target)
        return image, target

    def __iter__(self):
        """A loop over the items themselves: the first few and the last."""
        count = self._count
        if _shapetrace.is_unknown(count) or count <= 40:
            for index in range(_FOLLOWED if _shapetrace.is_unknown(count) else count):
                yield self[index]
            return
        from torch.utils.data._skipping import followed
        for index in followed(count):
            yield self[index]

    @property
    def class_to_idx(self):
        if self.classes is None:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute 'class_to_idx'")
        return {name: number for number, name in enumerate(self.classes)}


def labels(count):
    """A list of unknown labels."""
    if _shapetrace.is_unknown(count):
        return _unknown("the labels of a data set", list)
    return [_unknown("the label of an item of a data set", int)] * count


def names(count):
    return [_unknown("the name of a class of a data set", str) for _ in range(count)]


def bytes_tensor(*shape):
    return _torch.empty(list(shape), dtype=_torch.uint8)


def long_tensor(*shape):
    return _torch.empty(list(shape), dtype=_torch.int64)
