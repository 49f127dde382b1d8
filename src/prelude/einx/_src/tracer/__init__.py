"""What einx traces and compiles. Here it is the name of an operation, and what it was called with."""
from contextlib import nullcontext
from types import SimpleNamespace


class Tracer:
    pass


class Operand(Tracer):
    def __init__(self, origin, shape=None, concrete=None):
        self.shape, self.concrete = shape, concrete


class Graph:
    def __init__(self, inputs, output, name):
        self.inputs, self.output, self.name = inputs, output, name


def depend_on(*tracers):
    return nullcontext()


def optimize(graph, optimizations=()):
    return graph


signature = SimpleNamespace(classical=SimpleNamespace(Tensor=Operand, ConvertibleTensor=Operand))
