"""Functions that layers are made of; each family is loaded when one of its names is first asked for.
docs: torch.nn.functional

Operators that need no check in Python are the native ones themselves.
"""
import sys

import _torch

_FAMILIES = {
    '_activation': '''threshold relu glu hardtanh relu6 elu selu celu leaky_relu rrelu hardsigmoid silu mish hardswish
        tanhshrink softsign tanh sigmoid softmax softmin log_softmax gumbel_softmax _get_softmax_dim''',
    '_dropout': 'dropout alpha_dropout feature_alpha_dropout dropout1d dropout2d dropout3d',
    '_pooling': '''max_pool1d max_pool2d max_pool3d max_pool1d_with_indices max_pool2d_with_indices
        max_pool3d_with_indices adaptive_max_pool1d adaptive_max_pool2d adaptive_max_pool3d
        adaptive_max_pool1d_with_indices adaptive_max_pool2d_with_indices adaptive_max_pool3d_with_indices
        adaptive_avg_pool2d adaptive_avg_pool3d fractional_max_pool2d fractional_max_pool3d
        fractional_max_pool2d_with_indices fractional_max_pool3d_with_indices max_unpool1d max_unpool2d max_unpool3d
        lp_pool1d lp_pool2d lp_pool3d''',
    '_normalization': 'batch_norm instance_norm layer_norm rms_norm group_norm local_response_norm normalize',
    '_sparse': 'embedding embedding_bag',
    '_grouped': 'grouped_mm',
    '_loss': '''ctc_loss nll_loss poisson_nll_loss gaussian_nll_loss kl_div cross_entropy linear_cross_entropy
        binary_cross_entropy binary_cross_entropy_with_logits smooth_l1_loss huber_loss l1_loss mse_loss
        margin_ranking_loss hinge_embedding_loss multilabel_margin_loss soft_margin_loss multilabel_soft_margin_loss
        cosine_embedding_loss multi_margin_loss triplet_margin_loss triplet_margin_with_distance_loss''',
    '_vision': '''interpolate upsample upsample_nearest upsample_bilinear grid_sample affine_grid pad unfold fold
        assert_int_or_pair GRID_SAMPLE_INTERPOLATION_MODES GRID_SAMPLE_PADDING_MODES''',
    '_attention': '''multi_head_attention_forward _canonical_mask _none_or_dtype _mha_shape_check _in_projection
        _in_projection_packed''',
}
_NATIVE = set('''conv1d conv2d conv3d conv_transpose1d conv_transpose2d conv_transpose3d conv_tbc avg_pool1d avg_pool2d
    avg_pool3d adaptive_avg_pool1d threshold_ relu_ hardtanh_ elu_ selu_ celu_ leaky_relu_ prelu rrelu_ gelu hardshrink
    softplus softshrink linear bilinear pixel_shuffle pixel_unshuffle channel_shuffle native_channel_shuffle
    pairwise_distance pdist cosine_similarity one_hot scaled_dot_product_attention'''.split())
_ELSEWHERE = {'logsigmoid': 'log_sigmoid'}
_OTHERS = {'handle_torch_function': 'torch.overrides', 'has_torch_function': 'torch.overrides',
           'has_torch_function_unary': 'torch.overrides', 'has_torch_function_variadic': 'torch.overrides',
           'boolean_dispatch': 'torch._jit_internal', 'BroadcastingList1': 'torch._jit_internal',
           'BroadcastingList2': 'torch._jit_internal', 'BroadcastingList3': 'torch._jit_internal'}
_family_of = {}


def __getattr__(name):
    if name in _NATIVE or name in _ELSEWHERE:
        value = getattr(_torch, _ELSEWHERE.get(name, name))
    else:
        if not _family_of:
            for family, names in _FAMILIES.items():
                for each in names.split():
                    _family_of[each] = family
        if name in _family_of:
            full = __name__ + '.' + _family_of[name]
            __import__(full)
            value = getattr(sys.modules[full], name)
            if getattr(value, '__module__', None) == full:
                value.__module__ = __name__  # as programs and messages call it
        elif name == 'Tensor':
            value = _torch.Tensor
        elif name in ('torch', 'math', 'warnings'):
            value = __import__(name)
        elif name == '_Reduction':
            from torch.nn import _reduction as value
        elif name in _OTHERS:
            __import__(_OTHERS[name])
            value = getattr(sys.modules[_OTHERS[name]], name)
        elif name in ('scaled_mm', 'scaled_grouped_mm', 'ScalingType', 'SwizzleType'):
            value = getattr(_torch, '_' + name)
        else:
            raise AttributeError(f"module 'torch.nn.functional' has no attribute '{name}'")
    globals()[name] = value
    return value


def __dir__():
    return sorted([*_NATIVE, *_ELSEWHERE, *(name for names in _FAMILIES.values() for name in names.split())])
