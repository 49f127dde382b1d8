"""Marks for a profiler. docs: torch.cuda.nvtx"""
from torch.cuda import _Context


def range_push(msg):
    return 0


def range_pop():
    return 0


def mark(msg):
    pass


range = annotate = _Context
