"""The old place of torch.ao.quantization. docs: torch.quantization"""
from torch.ao.quantization import DeQuantStub, QuantStub, QuantWrapper, _gap, fuse_modules


def __getattr__(name):
    return _gap(name)
