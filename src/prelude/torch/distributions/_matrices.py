"""Distributions of matrices, and of vectors with a factored covariance. docs: torch.distributions"""
import _torch
from _torch import Size, Tensor
from torch.functional import broadcast_shapes

from . import constraints as c
from .distribution import Distribution, as_tensors, blurred


class LKJCholesky(Distribution):
    """(dim, dim) factors of correlation matrices. docs: torch.distributions.LKJCholesky"""
    arg_constraints = {'concentration': c.positive}
    support = c.corr_cholesky

    def __init__(self, dim, concentration=1.0, validate_args=None):
        if dim < 2:
            raise ValueError(f'Expected dim to be an integer greater than or equal to 2. Found dim={dim}.')
        self.dim = dim
        self.concentration, = as_tensors(concentration)
        super().__init__(self.concentration.size(), Size((dim, dim)), validate_args)

    def expand(self, batch_shape, _instance=None):
        return LKJCholesky(self.dim, self.concentration.expand(batch_shape), validate_args=False)

    def sample(self, sample_shape=Size()):
        return _torch.empty(self._extended_shape(sample_shape), dtype=self.concentration.dtype,
                            device=self.concentration.device)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return blurred(value[..., 0, 0] + self.concentration)


class Wishart(Distribution):
    """Positive definite (p, p). docs: torch.distributions.Wishart"""
    arg_constraints = {'covariance_matrix': None, 'precision_matrix': None, 'scale_tril': None, 'df': None}
    support = c.positive_definite
    has_rsample = True

    def __init__(self, df, covariance_matrix=None, precision_matrix=None, scale_tril=None, validate_args=None):
        given = {'covariance_matrix': covariance_matrix, 'precision_matrix': precision_matrix, 'scale_tril': scale_tril}
        given = {name: matrix for name, matrix in given.items() if matrix is not None}
        if len(given) != 1:
            raise AssertionError('Exactly one of covariance_matrix or precision_matrix or scale_tril may be specified.')
        (self._given, matrix), = given.items()
        if matrix.dim() < 2:
            raise ValueError('scale_tril must be at least two-dimensional, with optional leading batch dimensions')
        if isinstance(df, Tensor):
            batch = broadcast_shapes(matrix.shape[:-2], df.shape)
            self.df = df.expand(batch)
        else:
            batch = Size(matrix.shape[:-2])
            self.df = _torch.tensor(df, dtype=matrix.dtype, device=matrix.device)
        self._matrix = self.__dict__[self._given] = matrix.expand((*batch, -1, -1))
        super().__init__(batch, matrix.shape[-2:], validate_args=validate_args)

    def __getattr__(self, name):
        if name in ('covariance_matrix', 'precision_matrix', 'scale_tril') and '_matrix' in self.__dict__:
            return blurred(self._matrix)
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def expand(self, batch_shape, _instance=None):
        matrix = self._matrix.expand((*batch_shape, *self._event_shape))
        return Wishart(self.df.expand(batch_shape), validate_args=False, **{self._given: matrix})

    @property
    def mean(self):
        return self.df.view((*self.df.shape, 1, 1)) * self.covariance_matrix

    @property
    def mode(self):
        return blurred(self._matrix)

    @property
    def variance(self):
        return blurred(self._matrix)

    def rsample(self, sample_shape=Size(), max_try_correction=None):
        return blurred(self._matrix.expand(self._extended_shape(sample_shape)))

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return blurred((self._matrix + value).sum((-2, -1)))

    def entropy(self):
        return blurred(self._matrix.sum((-2, -1)))


class LowRankMultivariateNormal(Distribution):
    """loc (*, N), factor (*, N, M), diagonal (*, N). docs: torch.distributions.LowRankMultivariateNormal"""
    arg_constraints = {'loc': c.real_vector, 'cov_factor': c.independent(c.real, 2),
                       'cov_diag': c.independent(c.positive, 1)}
    support = c.real_vector
    has_rsample = True

    def __init__(self, loc, cov_factor, cov_diag, validate_args=None):
        if loc.dim() < 1:
            raise ValueError('loc must be at least one-dimensional.')
        event = loc.shape[-1:]
        if cov_factor.dim() < 2:
            raise ValueError('cov_factor must be at least two-dimensional, with optional leading batch dimensions')
        if cov_factor.shape[-2:-1] != event:
            raise ValueError(f'cov_factor must be a batch of matrices with shape {event[0]} x m')
        if cov_diag.shape[-1:] != event:
            raise ValueError(f'cov_diag must be a batch of vectors with shape {event}')
        try:
            batch = broadcast_shapes(loc.shape[:-1], cov_factor.shape[:-2], cov_diag.shape[:-1])
        except RuntimeError as error:
            raise ValueError(f'Incompatible batch shapes: loc {loc.shape}, cov_factor {cov_factor.shape}, cov_diag '
                             f'{cov_diag.shape}') from error
        self.loc = loc.expand((*batch, -1))
        self.cov_factor = cov_factor.expand((*batch, -1, -1))
        self.cov_diag = cov_diag.expand((*batch, -1))
        super().__init__(batch, event, validate_args=validate_args)

    def expand(self, batch_shape, _instance=None):
        return LowRankMultivariateNormal(self.loc.expand((*batch_shape, -1)),
                                         self.cov_factor.expand((*batch_shape, -1, -1)),
                                         self.cov_diag.expand((*batch_shape, -1)), validate_args=False)

    @property
    def mean(self):
        return self.loc

    mode = mean

    @property
    def variance(self):
        return self.cov_factor.pow(2).sum(-1) + self.cov_diag

    @property
    def covariance_matrix(self):
        return _torch.matmul(self.cov_factor, self.cov_factor.mT) + self.cov_diag.diag_embed()

    @property
    def precision_matrix(self):
        return blurred(self.covariance_matrix)

    scale_tril = precision_matrix

    def rsample(self, sample_shape=Size()):
        shape = self._extended_shape(sample_shape)
        noise = _torch.empty((*shape[:-1], self.cov_factor.shape[-1]), dtype=self.loc.dtype, device=self.loc.device)
        spread = _torch.empty(shape, dtype=self.loc.dtype, device=self.loc.device)
        return (self.loc + _torch.matmul(self.cov_factor, noise.unsqueeze(-1)).squeeze(-1)
                + self.cov_diag.sqrt() * spread)

    def log_prob(self, value):
        if self._validate_args:
            self._validate_sample(value)
        return blurred((value - self.loc + self.cov_diag).sum(-1))

    def entropy(self):
        return blurred(self.cov_diag.sum(-1))
