"""What the layers of all frameworks have in common. docs: einops.layers"""

from einops import EinopsError
from einops._plans import plans_for_all_dims


class _PatternLayer:
    """A layer that applies a pattern; subclasses say with which operation."""

    def _prepare(self, pattern, operation, axes_lengths):
        self.pattern, self.axes_lengths, self._operation = pattern, axes_lengths, operation
        try:
            self._plans = plans_for_all_dims(pattern, operation, tuple(axes_lengths))
        except EinopsError as error:
            raise EinopsError(f" Error while preparing {self!r}\n {error}") from None

    def _shown(self, *first):
        sizes = [f"{axis}={length}" for axis, length in self.axes_lengths.items()]
        return f"{type(self).__name__}({', '.join([repr(text) for text in first] + sizes)})"


class RearrangeMixin(_PatternLayer):
    def __init__(self, pattern, **axes_lengths):
        super().__init__()
        self._prepare(pattern, "rearrange", axes_lengths)

    def __repr__(self):
        return self._shown(self.pattern)


class ReduceMixin(_PatternLayer):
    def __init__(self, pattern, reduction, **axes_lengths):
        super().__init__()
        self.reduction = reduction
        self._prepare(pattern, reduction, axes_lengths)

    def __repr__(self):
        return self._shown(self.pattern, self.reduction)
