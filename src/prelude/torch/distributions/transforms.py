"""Functions with an inverse: those that keep the shape. docs: torch.distributions.transforms"""
from .distribution import blurred


class Transform:
    """docs: torch.distributions.transforms.Transform"""
    bijective = True
    sign = 1

    def __init__(self, *args, cache_size=0, **kwargs):
        self.args = args

    def __call__(self, x):
        return blurred(x)

    def _inverse(self, y):
        return blurred(y)

    @property
    def inv(self):
        return self._inverse

    def log_abs_det_jacobian(self, x, y):
        return blurred(x)


class ExpTransform(Transform):
    def __call__(self, x):
        return x.exp()


class TanhTransform(Transform):
    def __call__(self, x):
        return x.tanh()


class SigmoidTransform(Transform):
    def __call__(self, x):
        return x.sigmoid()


class AbsTransform(Transform):
    def __call__(self, x):
        return x.abs()


class SoftplusTransform(Transform):
    pass


class PowerTransform(Transform):
    pass


class SoftmaxTransform(Transform):
    def __call__(self, x):
        return x.softmax(-1)


class AffineTransform(Transform):
    """docs: torch.distributions.transforms.AffineTransform"""

    def __init__(self, loc, scale, event_dim=0, cache_size=0):
        super().__init__()
        self.loc = loc
        self.scale = scale

    def __call__(self, x):
        return self.loc + self.scale * x

    def _inverse(self, y):
        return (y - self.loc) / self.scale


class ComposeTransform(Transform):
    """docs: torch.distributions.transforms.ComposeTransform"""

    def __init__(self, parts, cache_size=0):
        super().__init__()
        self.parts = parts

    def __call__(self, x):
        for part in self.parts:
            x = part(x)
        return x

    def _inverse(self, y):
        for part in reversed(self.parts):
            y = part.inv(y)
        return y


identity_transform = ComposeTransform([])
