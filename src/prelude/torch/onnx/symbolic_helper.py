"""Helpers for exporting operators: never called here. docs: torch.onnx.symbolic_helper"""
from torch._names import module_gap


def parse_args(*descriptors):
    """docs: torch.onnx.symbolic_helper.parse_args"""
    return lambda function: function


__getattr__ = module_gap('torch.onnx.symbolic_helper')
