"""Batch normalization folded into the layer in front of it. docs: torch.nn.utils.fuse_conv_bn_eval"""
import copy

import _torch
from torch.nn.parameter import Parameter


def _check_statistics(layer, bn):
    if layer.training or bn.training:
        raise AssertionError('Fusion only for eval!')
    if bn.running_mean is None or bn.running_var is None:
        raise AssertionError('bn.running_mean and bn.running_var must not be None')


def fuse_conv_bn_eval(conv, bn, transpose=False):
    """docs: torch.nn.utils.fuse_conv_bn_eval"""
    _check_statistics(conv, bn)
    fused = copy.deepcopy(conv)
    fused.weight, fused.bias = fuse_conv_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var, bn.eps,
                                                    bn.weight, bn.bias, transpose)
    return fused


def fuse_conv_bn_weights(conv_w, conv_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b, transpose=False):
    """docs: torch.nn.utils.fuse_conv_bn_weights"""
    if conv_b is None:
        conv_b = _torch.zeros_like(bn_rm)
    if bn_w is None:
        bn_w = _torch.ones_like(bn_rm)
    if bn_b is None:
        bn_b = _torch.zeros_like(bn_rm)
    scale = bn_w * _torch.rsqrt(bn_rv + bn_eps)
    shape = ([1, -1] if transpose else [-1, 1]) + [1] * (len(conv_w.shape) - 2)
    weight = (conv_w * scale.reshape(shape)).to(dtype=conv_w.dtype)
    bias = ((conv_b - bn_rm) * scale + bn_b).to(dtype=conv_b.dtype)
    return Parameter(weight, conv_w.requires_grad), Parameter(bias, conv_b.requires_grad)


def fuse_linear_bn_eval(linear, bn):
    """docs: torch.nn.utils.fuse_linear_bn_eval"""
    if linear.training or bn.training:
        raise AssertionError('Fusion only for eval!')
    if linear.out_features != bn.num_features and bn.num_features != 1:
        raise AssertionError('To fuse, linear.out_features == bn.num_features or bn.num_features == 1, got '
                             f'linear.out_features={linear.out_features} and bn.num_features={bn.num_features}')
    _check_statistics(linear, bn)
    fused = copy.deepcopy(linear)
    fused.weight, fused.bias = fuse_linear_bn_weights(fused.weight, fused.bias, bn.running_mean, bn.running_var,
                                                      bn.eps, bn.weight, bn.bias)
    return fused


def fuse_linear_bn_weights(linear_w, linear_b, bn_rm, bn_rv, bn_eps, bn_w, bn_b):
    """docs: torch.nn.utils.fuse_linear_bn_weights"""
    if linear_b is None:
        linear_b = _torch.zeros_like(bn_rm)
    scale = bn_w * _torch.rsqrt(bn_rv + bn_eps)
    weight = linear_w * scale.unsqueeze(-1).to(dtype=linear_w.dtype)
    bias = ((linear_b - bn_rm) * scale + bn_b).to(dtype=linear_b.dtype)
    return Parameter(weight, linear_w.requires_grad), Parameter(bias, linear_b.requires_grad)
