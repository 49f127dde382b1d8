"""The old place of mixed precision for GPUs. docs: torch.cuda.amp"""
import warnings

from torch import amp


class autocast(amp.autocast):
    """docs: torch.cuda.amp.autocast"""

    def __init__(self, enabled=True, dtype=None, cache_enabled=True):
        warnings.warn('`torch.cuda.amp.autocast(args...)` is deprecated. Please use '
                      "`torch.amp.autocast('cuda', args...)` instead.", FutureWarning, stacklevel=2)
        super().__init__('cuda', enabled=enabled, dtype=dtype, cache_enabled=cache_enabled)


class GradScaler(amp.GradScaler):
    """docs: torch.cuda.amp.GradScaler"""

    def __init__(self, init_scale=65536.0, growth_factor=2.0, backoff_factor=0.5, growth_interval=2000, enabled=True):
        warnings.warn('`torch.cuda.amp.GradScaler(args...)` is deprecated. Please use '
                      "`torch.amp.GradScaler('cuda', args...)` instead.", FutureWarning, stacklevel=2)
        super().__init__('cuda', init_scale=init_scale, growth_factor=growth_factor, backoff_factor=backoff_factor,
                         growth_interval=growth_interval, enabled=enabled)


def custom_fwd(fwd=None, *, cast_inputs=None):
    """docs: torch.cuda.amp.custom_fwd"""
    return amp.custom_fwd(fwd, device_type='cuda', cast_inputs=cast_inputs)


def custom_bwd(bwd=None):
    """docs: torch.cuda.amp.custom_bwd"""
    return amp.custom_bwd(bwd, device_type='cuda')


def amp_definitely_not_available():
    """docs: torch.cuda.amp.common.amp_definitely_not_available"""
    import torch
    return not torch.cuda.is_available()
