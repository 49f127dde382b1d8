"""Programs for telephones.

docs: torch.utils.mobile_optimizer
"""

import _shapetrace


def __getattr__(name):
    return _shapetrace.unknown(f"torch.utils.mobile_optimizer.{name} is not modelled: compiled programs are not followed")
