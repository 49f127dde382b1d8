"""What values may be. docs: torch.distributions.constraints"""


class Constraint:
    """docs: torch.distributions.constraints.Constraint"""
    is_discrete = False
    event_dim = 0

    def __init__(self, name='', check=None, event_dim=0, is_discrete=False):
        self._name = name
        self._check = check
        self.event_dim = event_dim
        self.is_discrete = is_discrete

    def check(self, value):
        if self._check is None:
            raise NotImplementedError
        return self._check(value)

    def __repr__(self):
        return self._name


def _whole(value):
    return value % 1 == 0


def greater_than(lower_bound):
    return Constraint(f'GreaterThan(lower_bound={lower_bound})', lambda v: v > lower_bound)


def greater_than_eq(lower_bound):
    return Constraint(f'GreaterThanEq(lower_bound={lower_bound})', lambda v: v >= lower_bound)


def less_than(upper_bound):
    return Constraint(f'LessThan(upper_bound={upper_bound})', lambda v: v < upper_bound)


def interval(lower_bound, upper_bound):
    return Constraint(f'Interval(lower_bound={lower_bound}, upper_bound={upper_bound})',
                      lambda v: (v >= lower_bound) & (v <= upper_bound))


def half_open_interval(lower_bound, upper_bound):
    return Constraint(f'HalfOpenInterval(lower_bound={lower_bound}, upper_bound={upper_bound})',
                      lambda v: (v >= lower_bound) & (v < upper_bound))


def integer_interval(lower_bound, upper_bound):
    return Constraint(f'IntegerInterval(lower_bound={lower_bound}, upper_bound={upper_bound})',
                      lambda v: _whole(v) & (v >= lower_bound) & (v <= upper_bound), is_discrete=True)


def integer_greater_than_eq(lower_bound):
    return Constraint(f'IntegerGreaterThan(lower_bound={lower_bound})', lambda v: _whole(v) & (v >= lower_bound),
                      is_discrete=True)


def independent(base_constraint, reinterpreted_batch_ndims):
    def check(value):
        result = base_constraint.check(value)
        keep = result.dim() - reinterpreted_batch_ndims
        return result.reshape((*result.shape[:keep], -1)).all(-1)
    return Constraint(f'IndependentConstraint({base_constraint!r}, {reinterpreted_batch_ndims})', check,
                      base_constraint.event_dim + reinterpreted_batch_ndims)


def _slices(constraints, dim, lengths, sliced):
    """Checks each constraint on its part along dim and puts the answers together."""
    def check(value):
        parts, start = [], 0
        for constraint, length in zip(constraints, lengths):
            parts.append(constraint.check(value.narrow(dim, start, length) if sliced else value.select(dim, start)))
            start += length
        import torch
        return torch.cat(parts, dim) if sliced else torch.stack(parts, dim)
    return Constraint('Cat()' if sliced else 'Stack()', check, max(constraint.event_dim for constraint in constraints))


def cat(cseq, dim=0, lengths=None):
    return _slices(list(cseq), dim, [1] * len(cseq) if lengths is None else list(lengths), True)


def stack(cseq, dim=0):
    return _slices(list(cseq), dim, [1] * len(cseq), False)


def multinomial(upper_bound):
    return Constraint(f'Multinomial(upper_bound={upper_bound})',
                      lambda v: (v >= 0).all(-1) & (v.sum(-1) <= upper_bound), 1, True)


class _Dependent(Constraint):
    def __call__(self, *args, **kwargs):
        return args[0] if args else self


dependent = _Dependent('Dependent()')
dependent_property = property


def is_dependent(constraint):
    return isinstance(constraint, _Dependent)


boolean = Constraint('Boolean()', lambda v: (v == 0) | (v == 1), is_discrete=True)
real = Constraint('Real()', lambda v: v == v)
real_vector = independent(real, 1)
positive = greater_than(0.0)
nonnegative = greater_than_eq(0.0)
nonnegative_integer = integer_greater_than_eq(0)
positive_integer = integer_greater_than_eq(1)
unit_interval = interval(0.0, 1.0)
simplex = Constraint('Simplex()', lambda v: (v >= 0).all(-1) & ((v.sum(-1) - 1).abs() < 1e-6), 1)
one_hot = Constraint('OneHot()', lambda v: ((v == 0) | (v == 1)).all(-1) & v.sum(-1).eq(1), 1, True)
square = Constraint('Square()', lambda v: (v.sum((-2, -1)) * 0 == 0), 2)
lower_triangular = Constraint('LowerTriangular()', lambda v: (v.tril() == v).flatten(-2).all(-1), 2)
lower_cholesky = Constraint('LowerCholesky()', lambda v: (v.tril() == v).flatten(-2).all(-1)
                            & (v.diagonal(dim1=-2, dim2=-1) > 0).all(-1), 2)
corr_cholesky = lower_cholesky
symmetric = positive_semidefinite = Constraint('Symmetric()', lambda v: (v == v.mT).flatten(-2).all(-1), 2)
positive_definite = Constraint('PositiveDefinite()', lambda v: (v == v.mT).flatten(-2).all(-1), 2)


class MixtureSameFamilyConstraint(Constraint):
    """Of each component. docs: torch.distributions.constraints.MixtureSameFamilyConstraint"""

    def __init__(self, base_constraint):
        super().__init__(f'MixtureSameFamilyConstraint({base_constraint!r})', base_constraint.check,
                         base_constraint.event_dim, base_constraint.is_discrete)
