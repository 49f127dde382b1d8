"""MNIST and its relatives: grey images of 28 by 28."""

from .utils import verify_str_arg
from .vision import Known, bytes_tensor, long_tensor


class MNIST(Known):
    """docs: torchvision.datasets.MNIST"""

    _mode, _size = "L", (28, 28)
    classes = ["0 - zero", "1 - one", "2 - two", "3 - three", "4 - four", "5 - five", "6 - six", "7 - seven",
               "8 - eight", "9 - nine"]

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        self._fill(60000 if train else 10000)

    def _fill(self, count):
        self.data = bytes_tensor(count, 28, 28)
        self.targets = long_tensor(count)

    def __len__(self):
        return len(self.data)

    @property
    def _count(self):
        return len(self.data)

    train_data = test_data = property(lambda self: self.data)
    train_labels = test_labels = property(lambda self: self.targets)

    @property
    def raw_folder(self):
        import os
        return os.path.join(self.root, type(self).__name__, "raw")

    def extra_repr(self):
        return "Split: " + ("Train" if self.train is True else "Test")


class FashionMNIST(MNIST):
    """docs: torchvision.datasets.FashionMNIST"""

    classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
               "Ankle boot"]


class KMNIST(MNIST):
    """docs: torchvision.datasets.KMNIST"""

    classes = ["o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo"]


_DIGITS = [str(digit) for digit in range(10)]
_UPPER = list("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_LOWER = list("abcdefghijklmnopqrstuvwxyz")
_MERGED = sorted(_DIGITS + _UPPER + [letter for letter in _LOWER if letter not in "cijklmopsuvwxyz"])
_EMNIST = {"byclass": (697932, 116323, sorted(_DIGITS + _UPPER + _LOWER)), "bymerge": (697932, 116323, _MERGED),
           "balanced": (112800, 18800, _MERGED), "letters": (124800, 20800, ["N/A"] + _LOWER),
           "digits": (240000, 40000, _DIGITS), "mnist": (60000, 10000, _DIGITS)}


class EMNIST(MNIST):
    """docs: torchvision.datasets.EMNIST"""

    splits = tuple(_EMNIST)

    def __init__(self, root, split, **kwargs):
        self.split = verify_str_arg(split, "split", self.splits)
        super().__init__(root, **kwargs)
        train, test, self.classes = _EMNIST[self.split]
        self._fill(train if self.train else test)


_QMNIST = {"train": 60000, "test": 60000, "test10k": 10000, "test50k": 50000, "nist": 402953}


class QMNIST(MNIST):
    """docs: torchvision.datasets.QMNIST"""

    def __init__(self, root, what=None, compat=True, train=True, **kwargs):
        what = ("train" if train else "test") if what is None else what
        self.what = verify_str_arg(what, "what", tuple(_QMNIST))
        self.compat = compat
        super().__init__(root, train, **kwargs)
        self._fill(_QMNIST[what])

    def _fill(self, count):
        self.data = bytes_tensor(count, 28, 28)
        self.targets = long_tensor(count, 8)

    def _target(self):
        return super()._target() if self.compat else long_tensor(8)

    def extra_repr(self):
        return f"Split: {self.what}"
