"""Instance normalization. docs: torch.nn.InstanceNorm2d and its neighbours"""
import warnings

from _shapetrace import is_unknown
from torch.nn import functional as F

from .batchnorm import _LazyNormBase, _NormBase


class _InstanceNorm(_NormBase):
    def __init__(self, num_features, eps=1e-5, momentum=0.1, affine=False, track_running_stats=False, device=None,
                 dtype=None, *, bias=True):
        super().__init__(num_features, eps, momentum, affine, track_running_stats, device, dtype, bias=bias)

    def _get_no_batch_dim(self):
        raise NotImplementedError

    def _check_input_dim(self, input):
        unbatched = self._get_no_batch_dim()
        if input.dim() not in (unbatched, unbatched + 1):
            raise ValueError(f'expected {unbatched}D or {unbatched + 1}D input (got {input.dim()}D input)')

    def _handle_no_batch_input(self, input):
        return self._apply_instance_norm(input.unsqueeze(0)).squeeze(0)

    def _apply_instance_norm(self, input):
        return F.instance_norm(input, self.running_mean, self.running_var, self.weight, self.bias,
                               self.training or not self.track_running_stats,
                               self.momentum if self.momentum is not None else 0.0, self.eps)

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                              error_msgs):
        if local_metadata.get('version', None) is None and not self.track_running_stats:
            keys = [prefix + name for name in ('running_mean', 'running_var') if prefix + name in state_dict]
            if keys:
                names = ' and '.join(f'"{key}"' for key in keys)
                klass = self.__class__.__name__
                error_msgs.append(
                    f'Unexpected running stats buffer(s) {names} for {klass} with track_running_stats=False. If '
                    'state_dict is a checkpoint saved before 0.4.0, this may be expected because '
                    f'{klass} does not track running stats by default since 0.4.0. Please remove these keys from '
                    'state_dict. If the running stats are actually needed, instead set track_running_stats=True in '
                    f'{klass} to enable them. See the documentation of {klass} for details.')
                for key in keys:
                    state_dict.pop(key)
        super()._load_from_state_dict(state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys,
                                      error_msgs)

    def forward(self, input):
        self._check_input_dim(input)
        feature_dim = input.dim() - self._get_no_batch_dim()
        differs = input.size(feature_dim) != self.num_features
        if self.affine and differs:
            raise ValueError(f"expected input's size at dim={feature_dim} to match num_features "
                             f'({self.num_features}), but got: {input.size(feature_dim)}.')
        if not is_unknown(differs) and differs:
            warnings.warn(f"input's size at dim={feature_dim} does not match num_features. You can silence this "
                          'warning by not passing in num_features, which is not used because affine=False',
                          stacklevel=2)
        unbatched = input.dim() == self._get_no_batch_dim()
        if not is_unknown(unbatched) and unbatched:
            return self._handle_no_batch_input(input)
        return self._apply_instance_norm(input)


class InstanceNorm1d(_InstanceNorm):
    """(N, C, L) or (C, L) -> the same shape. docs: torch.nn.InstanceNorm1d"""

    def _get_no_batch_dim(self):
        return 2


class LazyInstanceNorm1d(_LazyNormBase, _InstanceNorm):
    """InstanceNorm1d that takes num_features from its first input. docs: torch.nn.LazyInstanceNorm1d"""
    cls_to_become = InstanceNorm1d
    _get_no_batch_dim = InstanceNorm1d._get_no_batch_dim
    _check_input_dim = _InstanceNorm._check_input_dim


class InstanceNorm2d(_InstanceNorm):
    """(N, C, H, W) or (C, H, W) -> the same shape. docs: torch.nn.InstanceNorm2d"""

    def _get_no_batch_dim(self):
        return 3


class LazyInstanceNorm2d(_LazyNormBase, _InstanceNorm):
    """InstanceNorm2d that takes num_features from its first input. docs: torch.nn.LazyInstanceNorm2d"""
    cls_to_become = InstanceNorm2d
    _get_no_batch_dim = InstanceNorm2d._get_no_batch_dim
    _check_input_dim = _InstanceNorm._check_input_dim


class InstanceNorm3d(_InstanceNorm):
    """(N, C, D, H, W) or (C, D, H, W) -> the same shape. docs: torch.nn.InstanceNorm3d"""

    def _get_no_batch_dim(self):
        return 4


class LazyInstanceNorm3d(_LazyNormBase, _InstanceNorm):
    """InstanceNorm3d that takes num_features from its first input. docs: torch.nn.LazyInstanceNorm3d"""
    cls_to_become = InstanceNorm3d
    _get_no_batch_dim = InstanceNorm3d._get_no_batch_dim
    _check_input_dim = _InstanceNorm._check_input_dim
