"""One process, several GPUs; without a GPU the module itself. docs: torch.nn.DataParallel"""
import _torch
from torch.nn.modules.module import Module


def _cuda_count():
    import torch
    return torch.cuda.device_count() if torch.cuda.is_available() else 0


class DataParallel(Module):
    """What goes in is split along dim over the devices and put together again: the shapes of the module itself.
    docs: torch.nn.DataParallel"""

    def __init__(self, module, device_ids=None, output_device=None, dim=0):
        super().__init__()
        count = _cuda_count()
        if not count:
            self.module = module
            self.device_ids = []
            return
        ids = list(range(count)) if device_ids is None else [_index(device) for device in device_ids]
        self.dim = dim
        self.module = module
        self.device_ids = ids
        self.output_device = ids[0] if output_device is None else _index(output_device)
        self.src_device_obj = _torch.device('cuda', ids[0])
        if len(ids) == 1:
            self.module.to(self.src_device_obj)

    def forward(self, *inputs, **kwargs):
        if not self.device_ids:
            return self.module(*inputs, **kwargs)
        for members in (self.module.parameters(), self.module.buffers()):
            for tensor in members:
                if tensor.device != self.src_device_obj:
                    raise RuntimeError('module must have its parameters and buffers on device '
                                       f'{self.src_device_obj} (device_ids[0]) but found one of them on device: '
                                       f'{tensor.device}')
        device = self.src_device_obj
        inputs = _moved(inputs, device)
        return self.module(*inputs, **_moved(kwargs, device))


def _index(device):
    if isinstance(device, int):
        return device
    index = _torch.device(device).index if isinstance(device, str) else device.index
    return 0 if index is None else index


def _moved(value, device):
    """Every tensor in a structure, on the device."""
    if isinstance(value, _torch.Tensor):
        return value.to(device)
    if isinstance(value, tuple):
        moved = [_moved(item, device) for item in value]
        return type(value)(*moved) if hasattr(value, '_fields') else tuple(moved)
    if isinstance(value, list):
        return [_moved(item, device) for item in value]
    if isinstance(value, dict):
        return {key: _moved(item, device) for key, item in value.items()}
    return value


def data_parallel(module, inputs, device_ids=None, output_device=None, dim=0, module_kwargs=None):
    """docs: torch.nn.parallel.data_parallel"""
    inputs = inputs if isinstance(inputs, tuple) else () if inputs is None else (inputs,)
    return module(*inputs, **(module_kwargs or {}))
