"""COCO: which photographs there are stands in a file that is not read."""

import _shapetrace
from .vision import Known


class CocoDetection(Known):
    """docs: torchvision.datasets.CocoDetection"""

    def __init__(self, root, annFile, transform=None, target_transform=None, transforms=None):
        super().__init__(root, transforms, transform, target_transform)
        self.coco = _shapetrace.unknown("annotations that were not read")
        self._count = _shapetrace.unknown("the number of annotated photographs", int)
        self.ids = _shapetrace.unknown("annotations that were not read", list)

    def _target(self):
        return _shapetrace.unknown("the annotation of a photograph", list)


class CocoCaptions(CocoDetection):
    """docs: torchvision.datasets.CocoCaptions"""
