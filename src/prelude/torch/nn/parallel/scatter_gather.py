"""docs: torch.nn.parallel.scatter_gather"""
from ._pieces import gather, scatter


def scatter_kwargs(inputs, kwargs, target_gpus, dim=0):
    """docs: torch.nn.parallel.scatter_gather.scatter_kwargs"""
    return scatter(inputs, target_gpus, dim) if inputs else [], [kwargs for _ in target_gpus]
