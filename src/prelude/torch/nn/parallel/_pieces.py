"""The parts of DataParallel, for one device. docs: torch.nn.parallel"""


def replicate(network, devices, detach=False):
    """docs: torch.nn.parallel.replicate"""
    return [network for _ in devices]


def parallel_apply(modules, inputs, kwargs_tup=None, devices=None):
    """docs: torch.nn.parallel.parallel_apply"""
    kwargs_tup = [{}] * len(modules) if kwargs_tup is None else kwargs_tup
    outputs = []
    for module, given, kwargs in zip(modules, inputs, kwargs_tup):
        given = given if isinstance(given, (list, tuple)) else [given]
        outputs.append(module(*given, **(kwargs or {})))
    return outputs


def scatter(inputs, target_gpus, dim=0):
    """docs: torch.nn.parallel.scatter"""
    if isinstance(inputs, tuple):
        return list(zip(*[scatter(item, target_gpus, dim) for item in inputs]))
    if hasattr(inputs, 'chunk'):
        return list(inputs.chunk(len(target_gpus), dim))
    return [inputs for _ in target_gpus]


def gather(outputs, target_device, dim=0):
    """docs: torch.nn.parallel.gather"""
    import _torch
    return _torch.cat(list(outputs), dim)
