"""The environment.

docs: torch.utils.collect_env
"""

import _shapetrace


def __getattr__(name):
    return _shapetrace.unknown(f"torch.utils.collect_env.{name} is not modelled: the machine is not looked at")
