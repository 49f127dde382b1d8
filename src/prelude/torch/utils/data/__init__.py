"""torch.utils.data: data sets, samplers and the loader.

docs: torch.utils.data
"""

_WHERE = {
    "BatchSampler": "sampler", "ChainDataset": "dataset", "ConcatDataset": "dataset", "DataLoader": "dataloader",
    "Dataset": "dataset", "DistributedSampler": "distributed", "IterableDataset": "dataset",
    "RandomSampler": "sampler", "Sampler": "sampler", "SequentialSampler": "sampler", "StackDataset": "dataset",
    "Subset": "dataset", "SubsetRandomSampler": "sampler", "TensorDataset": "dataset",
    "WeightedRandomSampler": "sampler", "_DatasetKind": "dataloader", "default_collate": "_utils.collate",
    "default_convert": "_utils.collate", "get_worker_info": "_utils.worker", "random_split": "dataset",
}
_MODULES = ("dataset", "sampler", "dataloader", "distributed", "_utils")

__all__ = [name for name in _WHERE if not name.startswith("_")]


def __getattr__(name):
    from importlib import import_module
    if name in _WHERE:
        value = getattr(import_module("torch.utils.data." + _WHERE[name]), name)
    elif name in _MODULES:
        value = import_module("torch.utils.data." + name)
    else:
        from torch._names import rest_of
        value = rest_of('utils.data')(name)
    globals()[name] = value
    return value
