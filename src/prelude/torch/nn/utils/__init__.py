"""Tools around parameters and gradients. docs: torch.nn.utils"""
import sys

_FILES = {
    'clip_grad': 'clip_grad_norm clip_grad_norm_ clip_grad_value_ clip_grads_with_norm_ get_total_norm',
    'convert_parameters': 'parameters_to_vector vector_to_parameters',
    'fusion': 'fuse_conv_bn_eval fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights',
    'init': 'skip_init',
    'memory_format': 'convert_conv2d_weight_memory_format convert_conv3d_weight_memory_format',
    'spectral_norm': 'remove_spectral_norm',
    'weight_norm': 'remove_weight_norm',
}
_SUBMODULES = ('clip_grad', 'convert_parameters', 'fusion', 'init', 'memory_format', 'parametrizations', 'parametrize',
               'prune', 'rnn', 'stateless')
_file_of = {name: file for file, names in _FILES.items() for name in names.split()}


def weight_norm(module, name='weight', dim=0):
    """docs: torch.nn.utils.weight_norm"""
    from torch.nn.utils._weight_norm import weight_norm
    return weight_norm(module, name, dim)


def spectral_norm(module, name='weight', n_power_iterations=1, eps=1e-12, dim=None):
    """docs: torch.nn.utils.spectral_norm"""
    from torch.nn.utils._spectral_norm import spectral_norm
    return spectral_norm(module, name, n_power_iterations, eps, dim)


def __getattr__(name):
    if name in _file_of:
        file = _file_of[name]
        full = 'torch.nn.utils.' + ('_' + file if file in ('weight_norm', 'spectral_norm') else file)
        __import__(full)
        value = getattr(sys.modules[full], name)
    elif name in _SUBMODULES:
        full = 'torch.nn.utils.' + name
        __import__(full)
        value = sys.modules[full]
    else:
        raise AttributeError(f"module 'torch.nn.utils' has no attribute '{name}'")
    globals()[name] = value
    return value
