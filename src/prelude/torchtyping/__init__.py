"""torchtyping: TensorType["batch", "channels", 3]. Checked from outside, as jaxtyping's annotations are."""


class DetailBase:
    pass


class _Detail(DetailBase):
    pass


is_named = is_float = _Detail()


class TensorType:
    def __class_getitem__(cls, item):
        said = cls.__new__(cls)
        said.said = item if isinstance(item, tuple) else (item,)
        return said

    def __or__(self, other):
        return self


def patch_typeguard():
    pass
