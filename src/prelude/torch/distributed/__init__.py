"""One process of several is followed: the others are taken to exist only as far as the program
says. docs: torch.distributed"""
import sys
from datetime import timedelta

from _shapetrace import unknown
from torch._names import module_gap

_gap = module_gap('torch.distributed')
_SUBMODULES = ('algorithms', 'checkpoint', 'device_mesh', 'elastic', 'fsdp', 'launch', 'nn', 'optim', 'pipelining',
               'rpc', 'run', 'tensor', 'utils', 'distributed_c10d', 'launcher', 'constants')
_state = {'on': False, 'backend': None, 'rank': 0, 'size': 1}
default_pg_timeout = timedelta(minutes=30)


class ReduceOp:
    """docs: torch.distributed.ReduceOp"""
    SUM, AVG, PRODUCT, MIN, MAX, BAND, BOR, BXOR, PREMUL_SUM = range(9)


class Backend:
    """docs: torch.distributed.Backend"""
    UNDEFINED, GLOO, NCCL, UCC, MPI, XCCL = 'undefined', 'gloo', 'nccl', 'ucc', 'mpi', 'xccl'


class ProcessGroup:
    """docs: torch.distributed.ProcessGroup"""

    def size(self):
        return _state['size']

    def rank(self):
        return _state['rank']


class group:
    """docs: torch.distributed.group"""
    WORLD = None


GroupMember = group


class Work:
    """Communication that is done at once. docs: torch.distributed.Work"""

    def wait(self, timeout=None):
        return True

    def is_completed(self):
        return True


def is_available():
    """docs: torch.distributed.is_available"""
    return True


def is_initialized():
    """docs: torch.distributed.is_initialized"""
    return _state['on']


def is_nccl_available():
    """docs: torch.distributed.is_nccl_available"""
    return True


def is_gloo_available():
    """docs: torch.distributed.is_gloo_available"""
    return True


def is_mpi_available():
    """docs: torch.distributed.is_mpi_available"""
    return False


def is_torchelastic_launched():
    """docs: torch.distributed.is_torchelastic_launched"""
    return False


def is_backend_available(backend):
    return backend.lower() in ('nccl', 'gloo')


def init_process_group(backend=None, init_method=None, timeout=None, world_size=-1, rank=-1, store=None,
                       group_name='', pg_options=None, device_id=None):
    """docs: torch.distributed.init_process_group"""
    if _state['on']:
        raise ValueError('trying to initialize the default process group twice!')
    import os
    _state['on'] = True
    _state['backend'] = backend or 'undefined'
    _state['rank'] = rank if rank >= 0 else int(os.environ.get('RANK', 0))
    _state['size'] = world_size if world_size > 0 else int(os.environ.get('WORLD_SIZE', 1))
    group.WORLD = ProcessGroup()


def destroy_process_group(group=None):
    """docs: torch.distributed.destroy_process_group"""
    _state['on'] = False


def _check():
    if not _state['on']:
        raise ValueError('Default process group has not been initialized, please make sure to call '
                         'init_process_group.')


def get_rank(group=None):
    """docs: torch.distributed.get_rank"""
    _check()
    return _state['rank']


def get_world_size(group=None):
    """docs: torch.distributed.get_world_size"""
    _check()
    return _state['size']


def get_backend(group=None):
    """docs: torch.distributed.get_backend"""
    _check()
    return _state['backend']


def new_group(ranks=None, timeout=None, backend=None, pg_options=None, use_local_synchronization=False,
              group_desc=None, device_id=None):
    """docs: torch.distributed.new_group"""
    _check()
    return ProcessGroup()


def barrier(group=None, async_op=False, device_ids=None):
    """docs: torch.distributed.barrier"""
    return Work() if async_op else None


def _in_place(tensor, op_is_async):
    return Work() if op_is_async else None


def all_reduce(tensor, op=ReduceOp.SUM, group=None, async_op=False):
    """docs: torch.distributed.all_reduce"""
    return _in_place(tensor, async_op)


def broadcast(tensor, src=None, group=None, async_op=False, group_src=None):
    """docs: torch.distributed.broadcast"""
    return _in_place(tensor, async_op)


def reduce(tensor, dst=None, op=ReduceOp.SUM, group=None, async_op=False, group_dst=None):
    """docs: torch.distributed.reduce"""
    return _in_place(tensor, async_op)


def all_gather(tensor_list, tensor, group=None, async_op=False):
    """docs: torch.distributed.all_gather"""
    return _in_place(tensor, async_op)


def all_gather_into_tensor(output_tensor, input_tensor, group=None, async_op=False):
    """docs: torch.distributed.all_gather_into_tensor"""
    return _in_place(output_tensor, async_op)


def gather(tensor, gather_list=None, dst=None, group=None, async_op=False, group_dst=None):
    """docs: torch.distributed.gather"""
    return _in_place(tensor, async_op)


def scatter(tensor, scatter_list=None, src=None, group=None, async_op=False, group_src=None):
    """docs: torch.distributed.scatter"""
    return _in_place(tensor, async_op)


def reduce_scatter(output, input_list, op=ReduceOp.SUM, group=None, async_op=False):
    """docs: torch.distributed.reduce_scatter"""
    return _in_place(output, async_op)


def all_to_all(output_tensor_list, input_tensor_list, group=None, async_op=False):
    """docs: torch.distributed.all_to_all"""
    return _in_place(None, async_op)


def send(tensor, dst=None, group=None, tag=0, group_dst=None):
    """docs: torch.distributed.send"""


def recv(tensor, src=None, group=None, tag=0, group_src=None):
    """docs: torch.distributed.recv"""
    return unknown('the sender', int) if src is None else src


def all_gather_object(object_list, obj, group=None):
    """docs: torch.distributed.all_gather_object"""
    for place in range(len(object_list)):
        object_list[place] = obj


def broadcast_object_list(object_list, src=None, group=None, device=None, group_src=None):
    """docs: torch.distributed.broadcast_object_list"""


def __getattr__(name):
    if name in _SUBMODULES:
        full = 'torch.distributed.' + name
        __import__(full)
        return sys.modules[full]
    return _gap(name)
