"""Whether memory is filled when allocated.

docs: torch.utils.deterministic
"""

fill_uninitialized_memory = True
