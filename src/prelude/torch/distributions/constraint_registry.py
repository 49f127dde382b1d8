"""From a constraint to a transform into it. docs: torch.distributions.constraint_registry"""
from . import constraints, transforms


class ConstraintRegistry:
    """docs: torch.distributions.constraint_registry.ConstraintRegistry"""

    def __init__(self, simplex):
        self._simplex = simplex
        self._registered = []

    def register(self, constraint, factory=None):
        if factory is None:
            return lambda factory: self.register(constraint, factory)
        self._registered.insert(0, (constraint, factory))
        return factory

    def __call__(self, constraint):
        for known, factory in self._registered:
            if known is constraint or (isinstance(known, type) and isinstance(constraint, known)):
                return factory(constraint)
        if constraint is constraints.real or constraint is constraints.real_vector:
            return transforms.identity_transform
        if constraint is constraints.simplex:
            return self._simplex()
        if constraint is constraints.lower_cholesky:
            return transforms.LowerCholeskyTransform()
        if constraint in (constraints.positive_definite, constraints.positive_semidefinite):
            return transforms.PositiveDefiniteTransform()
        name, _, numbers = repr(constraint).partition('(')
        bounds = [float(part.partition('=')[2]) for part in numbers.rstrip(')').split(', ') if '=' in part]
        if name in ('GreaterThan', 'GreaterThanEq'):
            if bounds == [0.0]:
                return transforms.ExpTransform()
            return transforms.ComposeTransform([transforms.ExpTransform(), transforms.AffineTransform(bounds[0], 1)])
        if name == 'LessThan':
            return transforms.ComposeTransform([transforms.ExpTransform(), transforms.AffineTransform(bounds[0], -1)])
        if name in ('Interval', 'HalfOpenInterval'):
            if bounds == [0.0, 1.0]:
                return transforms.SigmoidTransform()
            return transforms.ComposeTransform([transforms.SigmoidTransform(),
                                                transforms.AffineTransform(bounds[0], bounds[1] - bounds[0])])
        raise NotImplementedError(f"Cannot transform {type(constraint).__name__} constraints")


biject_to = ConstraintRegistry(transforms.StickBreakingTransform)
transform_to = ConstraintRegistry(transforms.SoftmaxTransform)
