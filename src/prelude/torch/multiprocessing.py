"""Other processes: not run. docs: torch.multiprocessing"""
from torch._names import module_gap

_gap = module_gap('torch.multiprocessing')
_method = [None]


def set_start_method(method, force=False):
    """docs: torch.multiprocessing.set_start_method"""
    _method[0] = method


def get_start_method(allow_none=False):
    """docs: torch.multiprocessing.get_start_method"""
    return 'fork' if _method[0] is None else _method[0]


def set_sharing_strategy(new_strategy):
    """docs: torch.multiprocessing.set_sharing_strategy"""


def get_sharing_strategy():
    """docs: torch.multiprocessing.get_sharing_strategy"""
    return 'file_descriptor'


def get_all_sharing_strategies():
    """docs: torch.multiprocessing.get_all_sharing_strategies"""
    return {'file_descriptor', 'file_system'}


def spawn(fn, args=(), nprocs=1, join=True, daemon=False, start_method='spawn'):
    """Follows the first process. docs: torch.multiprocessing.spawn"""
    fn(0, *args)


def cpu_count():
    import os
    return os.cpu_count()


def __getattr__(name):
    return _gap(name)
