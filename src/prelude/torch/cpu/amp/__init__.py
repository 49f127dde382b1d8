"""The old place of mixed precision for CPUs. docs: torch.cpu.amp"""
import warnings

from torch import amp


class autocast(amp.autocast):
    """docs: torch.cpu.amp.autocast"""

    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        warnings.warn('`torch.cpu.amp.autocast(args...)` is deprecated. Please use '
                      "`torch.amp.autocast('cpu', args...)` instead.", FutureWarning, stacklevel=2)
        super().__init__('cpu', enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)


class GradScaler(amp.GradScaler):
    """docs: torch.cpu.amp.GradScaler"""

    def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
        warnings.warn('`torch.cpu.amp.GradScaler(args...)` is deprecated. Please use '
                      "`torch.amp.GradScaler('cpu', args...)` instead.", FutureWarning, stacklevel=2)
        super().__init__('cpu', init_scale=init_scale, growth_factor=growth_factor, backoff_factor=backoff_factor,
                         growth_interval=growth_interval, enabled=enabled)
