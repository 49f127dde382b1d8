"""Losses. docs: torch.nn.functional"""
import math
import warnings

import _torch
from _shapetrace import is_unknown, suspect
from torch.functional import broadcast_shapes, broadcast_tensors
from torch.nn._reduction import code, get_enum, resolve

_REDUCTIONS = ('none', 'mean', 'sum')


def _surely(condition):
    """Whether a condition on elements is known to hold."""
    holds = condition.item()
    return not is_unknown(holds) and holds


def _warn_sizes(input, target):
    if target.size() != input.size():
        warnings.warn(f'Using a target size ({target.size()}) that is different to the input size ({input.size()}). '
                      'This will likely lead to incorrect results due to broadcasting. Please ensure they have the '
                      'same size.', stacklevel=3)
        if not is_unknown(*target.size(), *input.size()):
            _suspect_sizes(input, target)


def _suspect_sizes(input, target):
    """Broadcasting to more elements than either side has compares every prediction with every target."""
    both = broadcast_tensors(input, target)[0].numel()
    if both > input.numel() and both > target.numel():
        suspect('shape/broadcast-loss',
                f'the loss compares predictions {list(input.shape)} with targets {list(target.shape)}: every one with '
                'every other one, as both are broadcast',
                'give both the same shape: `.squeeze(1)` behind the predictions, or `.unsqueeze(1)` behind the targets')


def _weighted(losses, weight, input, reduction, divide):
    """Losses per element with one weight each."""
    if weight.size() != input.size():
        raise ValueError('Weights and input must have the same size.')
    weighted = losses() * weight
    if reduction == 'none':
        return weighted
    if reduction == 'sum':
        return _torch.sum(weighted)
    if reduction == 'mean':
        return _torch.sum(weighted) / _torch.sum(weight) if divide else weighted.mean()
    raise ValueError(f"Invalid reduction mode: {reduction}. Expected one of 'none', 'mean', 'sum'.")


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction='mean', zero_infinity=False):
    """(T, N, C), targets (N, S) or in one row, lengths (N), (N)"""
    return _torch.ctc_loss(log_probs, targets, input_lengths, target_lengths, blank, get_enum(reduction),
                           zero_infinity)


def nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean'):
    """(N, C, *), classes (N, *)"""
    return _torch.nll_loss_nd(input, target, weight, code(size_average, reduce, reduction), ignore_index)


def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8, reduce=None,
                     reduction='mean'):
    """(*), (*)"""
    reduction = resolve(size_average, reduce, reduction)
    if reduction not in _REDUCTIONS:
        raise ValueError(reduction + ' is not a valid value for reduction')
    return _torch.poisson_nll_loss(input, target, log_input, full, eps, get_enum(reduction))


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction='mean'):
    """(*), (*), variances (*) or one per sample"""
    if isinstance(var, float):
        if var < 0:
            raise ValueError('var has negative entry/entries')
        var = var * _torch.ones_like(input)
    elif _surely(_torch.any(var < 0)):
        raise ValueError('var has negative entry/entries')
    if var.size() != input.size():
        if input.size()[:-1] == var.size():
            var = _torch.unsqueeze(var, -1)
        elif not is_unknown(*input.size(), *var.size()) and not (
                input.ndim == var.ndim and sum(y for x, y in zip(input.size(), var.size()) if x != y) == 1):
            raise ValueError('var is of incorrect size')
    if reduction not in _REDUCTIONS:
        raise ValueError(reduction + ' is not valid')
    var = var.clone()
    var.detach().clamp_(min=eps)
    loss = 0.5 * (_torch.log(var) + (input - target) ** 2 / var)
    if full:
        loss += 0.5 * math.log(2 * math.pi)
    return _reduce(loss, reduction)


def _reduce(loss, reduction):
    if reduction == 'mean':
        return loss.mean()
    return loss.sum() if reduction == 'sum' else loss


def kl_div(input, target, size_average=None, reduce=None, reduction='mean', log_target=False):
    """(*), (*)"""
    if size_average is not None or reduce is not None:
        enum = code(size_average, reduce, reduction)
    else:
        if reduction == 'mean':
            warnings.warn("reduction: 'mean' divides the total loss by both the batch size and the support size."
                          "'batchmean' divides only by the batch size, and aligns with the KL div math definition."
                          "'mean' will be changed to behave the same as 'batchmean' in the next major release.",
                          stacklevel=2)
        enum = get_enum('sum' if reduction == 'batchmean' else reduction)
    reduced = _torch.kl_div(input, target, enum, log_target=log_target)
    if reduction == 'batchmean' and input.dim() != 0:
        reduced = reduced / input.size()[0]
    return reduced


def cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None, reduction='mean',
                  label_smoothing=0.0):
    """(N, C, *), classes (N, *) or probabilities (N, C, *)"""
    return _torch.cross_entropy_loss(input, target, weight, code(size_average, reduce, reduction), ignore_index,
                                     label_smoothing)


def linear_cross_entropy(input, linear_weight, target, *, linear_bias=None, weight=None, reduction='mean',
                         ignore_index=None, label_smoothing=0.0, options=None):
    """(N, D) or (D), weight (C, *, D), classes or probabilities"""
    if input.dim() < 1 or input.dim() > 2:
        raise RuntimeError(f'expected input with dimensionality 1 or 2, got {input.dim()}')
    if linear_weight.dim() < 2:
        raise RuntimeError(f'expected linear_weight with dimensionality at least 2, got {linear_weight.dim()}')
    batch, features = input.shape[:-1], input.shape[-1]
    if features != linear_weight.shape[-1]:
        raise RuntimeError('expected equal input and linear_weight last dimensions (in_features), got '
                           f'{input.shape[-1]} and {linear_weight.shape[-1]}, respectively')
    classes, out_features = linear_weight.shape[0], linear_weight.shape[1:-1]
    rows = (classes, *out_features)
    if linear_bias is not None and tuple(linear_bias.shape) != rows:
        raise RuntimeError(f'expected linear_bias shape {rows}, got {tuple(linear_bias.shape)}')
    if len(out_features) > 0 and len(batch) == 0:
        raise RuntimeError(f'K-dimensional loss defined by linear_weight shape {tuple(linear_weight.shape)} requires '
                           f'batched input, (N, {features}), got unbatched input with shape {tuple(input.shape)}')
    if ignore_index is not None and target.shape == (*batch, *rows):
        raise RuntimeError('ignore_index cannot be specified when target contains probabilities')
    if out_features:
        count = math.prod(out_features, start=classes)
        linear_weight = linear_weight.reshape((count, features))
        linear_bias = None if linear_bias is None else linear_bias.reshape(count)
    logits = _torch.linear(input, linear_weight, linear_bias).reshape((*batch, *rows))
    if weight is not None and not is_unknown(*weight.shape, classes) and tuple(weight.shape) != (classes,):
        raise RuntimeError(f'cross_entropy: weight tensor should be defined either for all {classes} classes or no '
                           f'classes but got weight tensor of shape: {list(weight.shape)}')
    return cross_entropy(logits, target, weight=weight, reduction=reduction,
                         ignore_index=-100 if ignore_index is None else ignore_index,
                         label_smoothing=label_smoothing)


def binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None, reduction='mean'):
    """Probabilities (*), (*)"""
    enum = code(size_average, reduce, reduction)
    if target.size() != input.size():
        raise ValueError(f'Using a target size ({target.size()}) that is different to the input size ({input.size()}) '
                         'is deprecated. Please ensure they have the same size.')
    if weight is not None:
        weight = weight.expand(broadcast_shapes(target.size(), weight.size()))
    return _torch.binary_cross_entropy(input, target, weight, enum)


def binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None, reduction='mean',
                                     pos_weight=None):
    """Logits (*), (*)"""
    enum = code(size_average, reduce, reduction)
    if not target.size() == input.size():
        raise ValueError(f'Target size ({target.size()}) must be the same as input size ({input.size()})')
    return _torch.binary_cross_entropy_with_logits(input, target, weight, pos_weight, enum)


def smooth_l1_loss(input, target, size_average=None, reduce=None, reduction='mean', beta=1.0):
    """(*), (*)"""
    _warn_sizes(input, target)
    reduction = resolve(size_average, reduce, reduction)
    input, target = broadcast_tensors(input, target)
    if beta == 0.0:
        return _torch.l1_loss(input, target, get_enum(reduction))
    return _torch.smooth_l1_loss(input, target, get_enum(reduction), beta)


def huber_loss(input, target, reduction='mean', delta=1.0, weight=None):
    """(*), (*)"""
    _warn_sizes(input, target)
    wide_input, wide_target = broadcast_tensors(input, target)
    if weight is None:
        return _torch.huber_loss(wide_input, wide_target, get_enum(reduction), delta)
    return _weighted(lambda: _torch.huber_loss(wide_input, wide_target, 0, delta), weight, input, reduction, False)


def l1_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None):
    """(*), (*)"""
    _warn_sizes(input, target)
    reduction = resolve(size_average, reduce, reduction)
    wide_input, wide_target = broadcast_tensors(input, target)
    if weight is None:
        return _torch.l1_loss(wide_input, wide_target, get_enum(reduction))
    return _weighted(lambda: _torch.abs(wide_input - wide_target), weight, input, reduction, True)


def mse_loss(input, target, size_average=None, reduce=None, reduction='mean', weight=None):
    """(*), (*)"""
    _warn_sizes(input, target)
    reduction = resolve(size_average, reduce, reduction)
    wide_input, wide_target = broadcast_tensors(input, target)
    if weight is None:
        return _torch.mse_loss(wide_input, wide_target, get_enum(reduction))
    return _weighted(lambda: _torch.pow(wide_input - wide_target, 2), weight, input, reduction, True)


def margin_ranking_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean'):
    """(N), (N), (N)"""
    enum = code(size_average, reduce, reduction)
    if input1.dim() != input2.dim() or input1.dim() != target.dim():
        raise RuntimeError('margin_ranking_loss : All input tensors should have same dimension but got sizes: '
                           f'input1: {input1.size()}, input2: {input2.size()}, target: {target.size()} ')
    return _torch.margin_ranking_loss(input1, input2, target, margin, enum)


def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None, reduction='mean'):
    """(*), (*)"""
    return _torch.hinge_embedding_loss(input, target, margin, code(size_average, reduce, reduction))


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction='mean'):
    """(N, C) or (C), the same"""
    return _torch.multilabel_margin_loss(input, target, code(size_average, reduce, reduction))


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction='mean'):
    """(*), (*)"""
    return _torch.soft_margin_loss(input, target, code(size_average, reduce, reduction))


def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None, reduction='mean'):
    """(N, C), (N, C)"""
    reduction = resolve(size_average, reduce, reduction)
    loss = -(target * _torch.log_sigmoid(input) + (1 - target) * _torch.log_sigmoid(-input))
    if weight is not None:
        loss = loss * weight
    class_dim = input.dim() - 1
    loss = loss.sum(dim=class_dim) / input.size(class_dim)
    if reduction not in _REDUCTIONS:
        raise ValueError(reduction + ' is not valid')
    return _reduce(loss, reduction)


def cosine_embedding_loss(input1, input2, target, margin=0, size_average=None, reduce=None, reduction='mean'):
    """(N, D), (N, D), (N)"""
    return _torch.cosine_embedding_loss(input1, input2, target, margin, code(size_average, reduce, reduction))


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None, reduction='mean'):
    """(N, C), classes (N)"""
    enum = code(size_average, reduce, reduction)
    if p != 1 and p != 2:
        raise ValueError('only p == 1 and p == 2 supported')
    if weight is not None:
        if weight.dim() != 1:
            raise ValueError('weight must be one-dimensional')
    return _torch.multi_margin_loss(input, target, p, margin, weight, enum)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False, size_average=None,
                        reduce=None, reduction='mean'):
    """(N, D), (N, D), (N, D)"""
    enum = code(size_average, reduce, reduction)
    if margin <= 0:
        raise ValueError(f'margin must be greater than 0, got {margin}')
    return _torch.triplet_margin_loss(anchor, positive, negative, margin, p, eps, swap, enum)


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None, margin=1.0, swap=False,
                                      reduction='mean'):
    """(N, *), (N, *), (N, *)"""
    if reduction not in _REDUCTIONS:
        raise ValueError(f'{reduction} is not a valid value for reduction')
    if margin <= 0:
        raise ValueError(f'margin must be greater than 0, got {margin}')
    ranks = (anchor.ndim, positive.ndim, negative.ndim)
    if not ranks[0] == ranks[1] == ranks[2]:
        raise RuntimeError('The anchor, positive, and negative tensors are expected to have the same number of '
                           f'dimensions, but got: anchor {ranks[0]}D, positive {ranks[1]}D, and negative {ranks[2]}D '
                           'inputs')
    distance = _torch.pairwise_distance if distance_function is None else distance_function
    dist_pos = distance(anchor, positive)
    dist_neg = distance(anchor, negative)
    if swap:
        dist_neg = _torch.minimum(dist_neg, distance(positive, negative))
    return _reduce(_torch.clamp_min(margin + dist_pos - dist_neg, 0), reduction)
