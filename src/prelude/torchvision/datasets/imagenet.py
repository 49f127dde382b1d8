"""ImageNet: colour images of different sizes, a thousand classes."""

from .utils import verify_str_arg
from .vision import Known, names


class ImageNet(Known):
    """docs: torchvision.datasets.ImageNet"""

    def __init__(self, root, split="train", **kwargs):
        super().__init__(root, transform=kwargs.get("transform"), target_transform=kwargs.get("target_transform"))
        self.split = verify_str_arg(split, "split", ("train", "val"))
        self._count = 1281167 if split == "train" else 50000
        self.classes = [(name,) for name in names(1000)]
        self.wnids = names(1000)

    def extra_repr(self):
        return f"Split: {self.split}"
