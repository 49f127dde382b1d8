"""Extensions are built by a C++ compiler.

docs: torch.utils.cpp_extension
"""

import _shapetrace


def __getattr__(name):
    return _shapetrace.unknown(f"torch.utils.cpp_extension.{name} is not modelled: nothing is compiled or run")
