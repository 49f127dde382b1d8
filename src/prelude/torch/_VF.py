"""Native operators under their own names. docs: torch"""
import _torch


def __getattr__(name):
    return getattr(_torch, name)
