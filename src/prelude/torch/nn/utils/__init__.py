"""Tools around parameters and gradients. docs: torch.nn.utils"""
import sys

# Functions with the name of their file: imported at once, or importing the file would hide them.
from .spectral_norm import remove_spectral_norm, spectral_norm
from .weight_norm import remove_weight_norm, weight_norm

_FILES = {
    'clip_grad': 'clip_grad_norm clip_grad_norm_ clip_grad_value_ clip_grads_with_norm_ get_total_norm',
    'convert_parameters': 'parameters_to_vector vector_to_parameters',
    'fusion': 'fuse_conv_bn_eval fuse_conv_bn_weights fuse_linear_bn_eval fuse_linear_bn_weights',
    'init': 'skip_init',
    'memory_format': 'convert_conv2d_weight_memory_format convert_conv3d_weight_memory_format',
}
_SUBMODULES = ('clip_grad', 'convert_parameters', 'fusion', 'init', 'memory_format', 'parametrizations', 'parametrize',
               'prune', 'rnn', 'stateless')
_file_of = {name: file for file, names in _FILES.items() for name in names.split()}


def __getattr__(name):
    if name in _file_of:
        full = 'torch.nn.utils.' + _file_of[name]
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
