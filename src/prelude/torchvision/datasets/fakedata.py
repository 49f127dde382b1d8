"""Random images of a size that the program chooses."""

import _shapetrace
from .vision import Known


class FakeData(Known):
    """docs: torchvision.datasets.FakeData"""

    def __init__(self, size=1000, image_size=(3, 224, 224), num_classes=10, transform=None, target_transform=None,
                 random_offset=0):
        super().__init__(None, transform=transform, target_transform=target_transform)
        self.size = size
        self.num_classes = num_classes
        self.image_size = image_size
        self.random_offset = random_offset

    @property
    def _count(self):
        return self.size

    def __getitem__(self, index):
        if not _shapetrace.is_unknown(index) and index >= len(self):
            raise IndexError(f"{type(self).__name__} index out of range")
        return super().__getitem__(index)

    _items_alike_ = True

    def _image(self):
        import _torch
        from ..transforms.functional import to_pil_image
        return to_pil_image(_torch.empty(list(self.image_size)))

    def _target(self):
        return _shapetrace.unknown("a random label", int)
