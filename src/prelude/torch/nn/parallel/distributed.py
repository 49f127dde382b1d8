"""Several processes, one of which is followed. docs: torch.nn.parallel.DistributedDataParallel"""
from contextlib import contextmanager

from torch.nn.modules.module import Module

from .data_parallel import _moved


class DistributedDataParallel(Module):
    """The module itself; its state dict has the prefix 'module.'. docs: torch.nn.parallel.DistributedDataParallel"""

    def __init__(self, module, device_ids=None, output_device=None, dim=0, broadcast_buffers=True, init_sync=True,
                 process_group=None, bucket_cap_mb=None, find_unused_parameters=False, check_reduction=False,
                 gradient_as_bucket_view=False, static_graph=False, delay_all_reduce_named_params=None,
                 param_to_hook_all_reduce=None, mixed_precision=None, device_mesh=None,
                 skip_all_reduce_unused_params=False):
        super().__init__()
        if not any(param.requires_grad for param in module.parameters()):
            raise RuntimeError("DistributedDataParallel is not needed when a module doesn't have any parameter that "
                               'requires a gradient.')
        if device_ids is not None and len(device_ids) > 1:
            raise ValueError('device_ids can only be None or contain a single element.')
        self.dim = dim
        self.module = module
        self.device = next(module.parameters()).device
        self.device_ids = None if device_ids is None else list(device_ids)
        self.output_device = output_device
        self.broadcast_buffers = broadcast_buffers
        self.find_unused_parameters = find_unused_parameters
        self.require_backward_grad_sync = True
        self.static_graph = static_graph

    def forward(self, *inputs, **kwargs):
        if self.device_ids:
            inputs, kwargs = _moved(inputs, self.device), _moved(kwargs, self.device)
        return self.module(*inputs, **kwargs)

    @contextmanager
    def no_sync(self):
        yield

    @contextmanager
    def join(self, divide_by_initial_world_size=True, enable=True, throw_on_early_termination=False):
        yield

    def register_comm_hook(self, state, hook):
        pass

    def _set_static_graph(self):
        self.static_graph = True
