"""Timing: nothing is timed. docs: torch.autograd.profiler"""
from _shapetrace import unknown
from torch._names import rest_of


class record_function:
    """docs: torch.autograd.profiler.record_function"""

    def __init__(self, name, args=None):
        self.name = name

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        return False

    def __call__(self, func):
        return func


class profile(record_function):
    """docs: torch.autograd.profiler.profile"""

    def __init__(self, enabled=True, **kwargs):
        self.enabled = enabled

    def step(self):
        pass

    def key_averages(self, *args, **kwargs):
        return unknown('time and memory are not measured')

    def table(self, *args, **kwargs):
        return unknown('time and memory are not measured', str)

    def export_chrome_trace(self, path):
        pass

    def total_average(self):
        return unknown('time and memory are not measured')


emit_nvtx = emit_itt = profile


__getattr__ = rest_of('autograd.profiler')
