"""docs: torch._dynamo"""
from _shapetrace import unknown
from torch._names import module_gap


def is_compile_supported(device_type):
    return unknown('whether the machine can compile', bool)


__getattr__ = module_gap('torch._dynamo.utils')
