"""Several devices: one process on a plain machine, so the wrappers pass everything through. docs: torch.nn.parallel"""
import sys

_FILES = {
    'data_parallel': 'DataParallel data_parallel',
    'distributed': 'DistributedDataParallel',
    '_pieces': 'parallel_apply replicate scatter gather',
}
_file_of = {name: file for file, names in _FILES.items() for name in names.split()}


def __getattr__(name):
    if name in _file_of and name != 'distributed':
        full = 'torch.nn.parallel.' + _file_of[name]
        __import__(full)
        value = getattr(sys.modules[full], name)
        globals()[name] = value
        return value
    if name in ('distributed', 'scatter_gather'):
        full = 'torch.nn.parallel.' + name
        __import__(full)
        return sys.modules[full]
    from torch._names import rest_of
    return rest_of('nn.parallel')(name)
