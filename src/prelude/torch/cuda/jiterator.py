"""docs: torch.cuda.jiterator"""
from torch._names import gap


def __getattr__(name):
    if name[:2] == '__':
        raise AttributeError(name)
    return gap('torch.cuda.jiterator.' + name)
