"""CIFAR: colour images of 32 by 32."""

from .vision import Known, labels


class CIFAR10(Known):
    """docs: torchvision.datasets.CIFAR10"""

    _mode, _size = "RGB", (32, 32)
    _names = "airplane automobile bird cat deer dog frog horse ship truck"

    def __init__(self, root, train=True, transform=None, target_transform=None, download=False):
        super().__init__(root, transform=transform, target_transform=target_transform)
        self.train = train
        self._count = 50000 if train else 10000
        self.classes = self._names.split()
        self._arrays = None

    def _contents(self):
        if self._arrays is None:
            import numpy
            self._arrays = [numpy.empty((self._count, 32, 32, 3), dtype=numpy.uint8), labels(self._count)]
        return self._arrays

    @property
    def data(self):
        return self._contents()[0]

    @data.setter
    def data(self, value):
        self._contents()[0] = value
        self._count = len(value)

    @property
    def targets(self):
        return self._contents()[1]

    @targets.setter
    def targets(self, value):
        self._contents()[1] = value

    def extra_repr(self):
        return "Split: " + ("Train" if self.train is True else "Test")


class CIFAR100(CIFAR10):
    """docs: torchvision.datasets.CIFAR100"""

    _names = ("apple aquarium_fish baby bear beaver bed bee beetle bicycle bottle bowl boy bridge bus butterfly camel "
              "can castle caterpillar cattle chair chimpanzee clock cloud cockroach couch crab crocodile cup dinosaur "
              "dolphin elephant flatfish forest fox girl hamster house kangaroo keyboard lamp lawn_mower leopard lion "
              "lizard lobster man maple_tree motorcycle mountain mouse mushroom oak_tree orange orchid otter palm_tree "
              "pear pickup_truck pine_tree plain plate poppy porcupine possum rabbit raccoon ray road rocket rose sea "
              "seal shark shrew skunk skyscraper snail snake spider squirrel streetcar sunflower sweet_pepper table "
              "tank telephone television tiger tractor train trout tulip turtle wardrobe whale willow_tree wolf woman "
              "worm")
