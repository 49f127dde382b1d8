"""The memory of tensors: its size is known, its bytes are not. docs: torch.storage"""
from _shapetrace import unknown


class UntypedStorage:
    """docs: torch.UntypedStorage"""

    def __init__(self, *args, **kwargs):
        self._args = args

    def __getattr__(self, name):
        if name[:2] == '__':
            raise AttributeError(name)
        return unknown('the memory of a storage is not modelled')


class TypedStorage(UntypedStorage):
    """docs: torch.TypedStorage"""


class _LegacyStorage(TypedStorage):
    pass


FloatStorage = DoubleStorage = HalfStorage = BFloat16Storage = ByteStorage = CharStorage = _LegacyStorage
ShortStorage = IntStorage = LongStorage = BoolStorage = _LegacyStorage
