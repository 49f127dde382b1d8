from .. import config as cfg
from .linear import Linear as _Linear


class Conv(_Linear):
    def __init__(self, inp, out=cfg.width, k=3):
        super().__init__(inp, out)
        self.k = k


class Depthwise(Conv):
    groups = property(lambda self: self.inp)
