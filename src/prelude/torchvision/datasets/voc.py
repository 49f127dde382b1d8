"""Pascal VOC: photographs with masks or with boxes."""

import _shapetrace
from .utils import verify_str_arg
from .vision import Known

_SETS = {
    True: {"2007": (209, 213, 422, 210), "2008": (511, 512, 1023), "2009": (749, 750, 1499),
           "2010": (964, 964, 1928), "2011": (1112, 1111, 2223), "2012": (1464, 1449, 2913)},
    False: {"2007": (2501, 2510, 5011, 4952), "2008": (2111, 2221, 4332), "2009": (3473, 3581, 7054),
            "2010": (4998, 5105, 10103), "2011": (5717, 5823, 11540), "2012": (5717, 5823, 11540)},
}


class _VOC(Known):
    _masks = False

    def __init__(self, root, year="2012", image_set="train", download=False, transform=None, target_transform=None,
                 transforms=None):
        super().__init__(root, transforms, transform, target_transform)
        self.year = verify_str_arg(year, "year", tuple(str(number) for number in range(2007, 2013)))
        valid = ("train", "trainval", "val") + (("test",) if year == "2007" else ())
        self.image_set = verify_str_arg(image_set, "image_set", valid)
        self._count = dict(zip(("train", "val", "trainval", "test"), _SETS[self._masks][year]))[image_set]

    def __getitem__(self, index):
        self._check(index)
        image = self._image()
        target = image._new(mode="P") if self._masks else self._annotation()
        return (image, target) if self.transforms is None else self.transforms(image, target)

    _items_alike_ = True

    def _annotation(self):
        return {"annotation": _shapetrace.unknown("the annotation of a photograph", dict)}


class VOCSegmentation(_VOC):
    """docs: torchvision.datasets.VOCSegmentation"""

    _masks = True


class VOCDetection(_VOC):
    """docs: torchvision.datasets.VOCDetection"""
