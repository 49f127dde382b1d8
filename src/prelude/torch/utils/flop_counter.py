"""Counting of operations while they run.

docs: torch.utils.flop_counter
"""

import _shapetrace


def __getattr__(name):
    return _shapetrace.unknown(f"torch.utils.flop_counter.{name} is not modelled: no operation is run")
