"""Images with a label each: the published numbers of items, sizes and modes."""

import _shapetrace
from .utils import verify_str_arg
from .vision import Known, names


class _Split(Known):
    """`_splits` gives the number of items of each split, `_class_count` that of the classes."""

    _splits = {}
    _class_count = None
    _split_argument = "split"

    def __init__(self, root, split=None, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)
        split = next(iter(self._splits)) if split is None else split
        self._split = self.split = verify_str_arg(split, self._split_argument, tuple(self._splits))
        self._count = self._splits[split]
        if self._class_count is not None:
            self.classes = names(self._class_count)

    def extra_repr(self):
        return f"split={self._split}"


class SVHN(_Split):
    """docs: torchvision.datasets.SVHN"""

    _size = (32, 32)
    _splits = {"train": 73257, "test": 26032, "extra": 531131}

    @property
    def data(self):
        import numpy
        return numpy.empty((self._count, 3, 32, 32), dtype=numpy.uint8)

    @property
    def labels(self):
        import numpy
        return numpy.empty((self._count,), dtype=numpy.int64)

    def extra_repr(self):
        return f"Split: {self.split}"


class STL10(_Split):
    """docs: torchvision.datasets.STL10"""

    _size = (96, 96)
    _splits = {"train": 5000, "train+unlabeled": 105000, "unlabeled": 100000, "test": 8000}
    classes = ["airplane", "bird", "car", "cat", "deer", "dog", "horse", "monkey", "ship", "truck"]

    def __init__(self, root, split="train", folds=None, transform=None, target_transform=None, download=False):
        super().__init__(root, split, transform, target_transform)
        self.folds = folds
        if folds is not None and split == "train":
            self._count = 1000

    def extra_repr(self):
        return f"Split: {self.split}"


class USPS(Known):
    """docs: torchvision.datasets.USPS"""

    _mode, _size = "L", (16, 16)

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self._count = 7291 if train else 2007


class SEMEION(Known):
    """docs: torchvision.datasets.SEMEION"""

    _mode, _size, _count = "L", (16, 16), 1593

    def __init__(self, root, transform=None, target_transform=None, download=True):
        super().__init__(root, transform=transform, target_transform=target_transform)


class Omniglot(Known):
    """docs: torchvision.datasets.Omniglot"""

    _mode, _size = "L", (105, 105)

    def __init__(self, root, background=True, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.background = background
        self._count = 19280 if background else 13180


class Flowers102(_Split):
    """docs: torchvision.datasets.Flowers102"""

    _splits = {"train": 1020, "val": 1020, "test": 6149}
    _class_count = 102


class Food101(_Split):
    """docs: torchvision.datasets.Food101"""

    _splits = {"train": 75750, "test": 25250}
    _class_count = 101


class StanfordCars(_Split):
    """docs: torchvision.datasets.StanfordCars"""

    _splits = {"train": 8144, "test": 8041}
    _class_count = 196


class GTSRB(_Split):
    """docs: torchvision.datasets.GTSRB"""

    _splits = {"train": 26640, "test": 12630}


class Country211(_Split):
    """docs: torchvision.datasets.Country211"""

    _splits = {"train": 31650, "valid": 10550, "test": 21100}
    _class_count = 211


class RenderedSST2(_Split):
    """docs: torchvision.datasets.RenderedSST2"""

    _size = (448, 448)
    _splits = {"train": 6920, "val": 872, "test": 1821}
    classes = ["negative", "positive"]


class PCAM(_Split):
    """docs: torchvision.datasets.PCAM"""

    _size = (96, 96)
    _splits = {"train": 262144, "test": 32768, "val": 32768}


class FER2013(_Split):
    """docs: torchvision.datasets.FER2013"""

    _mode, _size = "L", (48, 48)
    _splits = {"train": 28709, "test": 7178}


class CLEVRClassification(_Split):
    """docs: torchvision.datasets.CLEVRClassification"""

    _size = (480, 320)
    _splits = {"train": 70000, "val": 15000, "test": 15000}


class DTD(_Split):
    """docs: torchvision.datasets.DTD"""

    _splits = {"train": 1880, "val": 1880, "test": 1880}
    _class_count = 47

    def __init__(self, root, split="train", partition=1, transform=None, target_transform=None, download=False,
                 loader=None):
        super().__init__(root, split, transform, target_transform)
        if not isinstance(partition, int) and not 1 <= partition <= 10:
            raise ValueError(f"Parameter 'partition' should be an integer with `1 <= partition <= 10`, but got "
                             f"{partition} instead")
        self._partition = partition


class FGVCAircraft(_Split):
    """docs: torchvision.datasets.FGVCAircraft"""

    _splits = {"train": 3334, "val": 3333, "trainval": 6667, "test": 3333}

    def __init__(self, root, split="trainval", annotation_level="variant", transform=None, target_transform=None,
                 download=False, loader=None):
        super().__init__(root, split, transform, target_transform)
        counts = {"variant": 100, "family": 70, "manufacturer": 30}
        level = verify_str_arg(annotation_level, "annotation_level", ("variant", "family", "manufacturer"))
        self.classes = names(counts[level])


class Imagenette(_Split):
    """docs: torchvision.datasets.Imagenette"""

    _splits = {"train": 9469, "val": 3925}

    def __init__(self, root, split="train", size="full", download=False, transform=None, target_transform=None,
                 loader=None):
        super().__init__(root, split, transform, target_transform)
        self._size_name = verify_str_arg(size, "size", ("full", "320px", "160px"))
        self.classes = names(10)


class Places365(_Split):
    """docs: torchvision.datasets.Places365"""

    _splits = {"train-standard": 1803460, "train-challenge": 8026628, "val": 36500, "test": 328500}
    _class_count = 365

    def __init__(self, root, split="train-standard", small=False, download=False, transform=None,
                 target_transform=None, loader=None):
        super().__init__(root, split, transform, target_transform)
        self.small = small
        if small:
            self._size = (256, 256)


class OxfordIIITPet(_Split):
    """docs: torchvision.datasets.OxfordIIITPet"""

    _splits = {"trainval": 3680, "test": 3669}
    _class_count = 37

    def __init__(self, root, split="trainval", target_types="category", transforms=None, transform=None,
                 target_transform=None, download=False):
        super().__init__(root, split)
        Known.__init__(self, root, transforms, transform, target_transform)
        kinds = [target_types] if isinstance(target_types, str) else target_types
        valid = ("category", "binary-category", "segmentation")
        self._target_types = [verify_str_arg(kind, "target_types", valid) for kind in kinds]

    def __getitem__(self, index):
        self._check(index)
        image = self._image()
        made = [Known._image(self) if kind == "segmentation" else self._target() for kind in self._target_types]
        for target in made:
            if hasattr(target, "_mode"):
                target._mode, target._size = "L", image.size
        target = None if not made else made[0] if len(made) == 1 else tuple(made)
        return (image, target) if self.transforms is None else self.transforms(image, target)

    _items_alike_ = True


class Caltech101(Known):
    """docs: torchvision.datasets.Caltech101"""

    _count = 8677

    def __init__(self, root, target_type="category", transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.target_type = [target_type] if isinstance(target_type, str) else target_type
        for kind in self.target_type:
            verify_str_arg(kind, "target_type", ("category", "annotation"))
        self.categories = names(101)

    def _image(self):
        image = super()._image()
        image._mode = _shapetrace.unknown("a few images of the data set are grey", str)
        return image


class Caltech256(Known):
    """docs: torchvision.datasets.Caltech256"""

    _count = 30607

    def __init__(self, root, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.categories = names(257)

    def _image(self):
        image = super()._image()
        image._mode = _shapetrace.unknown("a few images of the data set are grey", str)
        return image


class EuroSAT(Known):
    """docs: torchvision.datasets.EuroSAT"""

    _size, _count = (64, 64), 27000
    classes = ["AnnualCrop", "Forest", "HerbaceousVegetation", "Highway", "Industrial", "Pasture", "PermanentCrop",
               "Residential", "River", "SeaLake"]

    def __init__(self, root, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)


class SUN397(Known):
    """docs: torchvision.datasets.SUN397"""

    _count = 108754

    def __init__(self, root, transform=None, target_transform=None, download=False, loader=None):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.classes = names(397)
