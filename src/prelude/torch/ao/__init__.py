"""Quantization. docs: torch.ao"""
import sys


def __getattr__(name):
    if name in ('quantization', 'nn', 'pruning', 'ns'):
        full = 'torch.ao.' + name
        __import__(full)
        return sys.modules[full]
    raise AttributeError(f"module 'torch.ao' has no attribute '{name}'")
