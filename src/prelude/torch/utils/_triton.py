"""Triton kernels.

docs: torch.utils._triton
"""

import _shapetrace


def __getattr__(name):
    return _shapetrace.unknown(f"torch.utils._triton.{name} is not modelled: kernels are not followed")
