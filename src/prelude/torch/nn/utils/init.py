"""Layers without initial values. docs: torch.nn.utils.skip_init"""
from torch.nn.modules.module import Module


def skip_init(module_cls, *args, **kwargs):
    """docs: torch.nn.utils.skip_init"""
    if not issubclass(module_cls, Module):
        raise RuntimeError(f'Expected a Module; got {module_cls}')
    import inspect
    if 'device' not in inspect.signature(module_cls).parameters:
        raise RuntimeError("Module must support a 'device' arg to skip initialization")
    device = kwargs.pop('device', 'cpu')
    return module_cls(*args, **kwargs, device='meta').to_empty(device=device)
