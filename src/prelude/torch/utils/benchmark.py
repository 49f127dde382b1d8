"""Timing.

docs: torch.utils.benchmark
"""

import _shapetrace


def __getattr__(name):
    return _shapetrace.unknown(f"torch.utils.benchmark.{name} is not modelled: times are not known")
