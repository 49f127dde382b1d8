"""docs: torch.backends.cpu"""
from _shapetrace import unknown


def get_cpu_capability():
    return unknown('the processor', str)
