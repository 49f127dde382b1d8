"""Quantization: the marks in a model are modelled, converting it is not. docs: torch.ao.quantization"""
from torch._names import module_gap
from torch.nn.modules.module import Module

_gap = module_gap('torch.ao.quantization')


class QuantStub(Module):
    """Any shape -> the same. docs: torch.ao.quantization.QuantStub"""

    def __init__(self, qconfig=None):
        super().__init__()
        if qconfig:
            self.qconfig = qconfig

    def forward(self, x):
        return x


class DeQuantStub(Module):
    """Any shape -> the same. docs: torch.ao.quantization.DeQuantStub"""

    def __init__(self, qconfig=None):
        super().__init__()
        if qconfig:
            self.qconfig = qconfig

    def forward(self, x):
        return x


class QuantWrapper(Module):
    """docs: torch.ao.quantization.QuantWrapper"""

    def __init__(self, module):
        super().__init__()
        self.quant = QuantStub()
        self.dequant = DeQuantStub()
        self.add_module('module', module)
        self.train(module.training)

    def forward(self, X):
        return self.dequant(self.module(self.quant(X)))


def fuse_modules(model, modules_to_fuse, inplace=False, fuser_func=None, fuse_custom_config_dict=None):
    """docs: torch.ao.quantization.fuse_modules"""
    return model


fuse_modules_qat = fuse_modules


def __getattr__(name):
    return _gap(name)
