"""Masks over parameters: which elements they hide depends on the values, their shapes do not.
docs: torch.nn.utils.prune"""
import _torch


def _check_amount(amount):
    if not isinstance(amount, (int, float)):
        raise TypeError(f'Invalid type for amount: {amount}. Must be int or float.')
    if (amount < 0) if isinstance(amount, int) else not 0.0 <= amount <= 1.0:
        raise ValueError(f'amount={amount} should either be a float in the range [0, 1] or a non-negative integer')


def _check_count(amount, size):
    if isinstance(amount, int) and amount > size:
        raise ValueError(f'amount={amount} should be smaller than the number of parameters to prune={size}')


class BasePruningMethod:
    """A hook that multiplies a parameter with its mask before each forward.
    docs: torch.nn.utils.prune.BasePruningMethod"""
    PRUNING_TYPE = 'unstructured'
    _tensor_name = None

    def __call__(self, module, inputs):
        setattr(module, self._tensor_name, self.apply_mask(module))

    def compute_mask(self, t, default_mask):
        """A mask of the shape of t; overridden by each method."""
        raise NotImplementedError

    def apply_mask(self, module):
        if self._tensor_name is None:
            raise AssertionError(f'Module {module} has to be pruned')
        original = getattr(module, self._tensor_name + '_orig')
        return getattr(module, self._tensor_name + '_mask').to(dtype=original.dtype) * original

    @classmethod
    def apply(cls, module, name, *args, importance_scores=None, **kwargs):
        old = [(key, hook) for key, hook in module._forward_pre_hooks.items()
               if isinstance(hook, BasePruningMethod) and hook._tensor_name == name]
        if len(old) > 1:
            raise AssertionError(f'Avoid adding multiple pruning hooks to the same tensor {name} of module {module}. '
                                 'Use a PruningContainer.')
        for key, _ in old:
            del module._forward_pre_hooks[key]
        method = cls(*args, **kwargs)
        method._tensor_name = name
        if old:
            container = old[0][1] if isinstance(old[0][1], PruningContainer) else PruningContainer(old[0][1])
            container.add_pruning_method(method)
            method = container
        original = getattr(module, name)
        if importance_scores is None:
            importance_scores = original
        elif importance_scores.shape != original.shape:
            raise AssertionError(f'importance_scores should have the same shape as parameter {name} of {module}, got '
                                 f'{importance_scores.shape} vs {original.shape}')
        first = not isinstance(method, PruningContainer)
        if first:
            module.register_parameter(name + '_orig', original)
            del module._parameters[name]
            default_mask = _torch.ones_like(original).detach()
        else:
            default_mask = getattr(module, name + '_mask').detach().clone()
        try:
            module.register_buffer(name + '_mask', method.compute_mask(importance_scores, default_mask=default_mask))
            setattr(module, name, method.apply_mask(module))
            module.register_forward_pre_hook(method)
        except Exception:
            if first:
                module.register_parameter(name, module._parameters.pop(name + '_orig'))
            raise
        return method

    def prune(self, t, default_mask=None, importance_scores=None):
        if importance_scores is None:
            importance_scores = t
        elif importance_scores.shape != t.shape:
            raise AssertionError('importance_scores should have the same shape as tensor t, got '
                                 f'{importance_scores.shape} vs {t.shape}')
        default_mask = _torch.ones_like(t) if default_mask is None else default_mask
        return t * self.compute_mask(importance_scores, default_mask=default_mask)

    def remove(self, module):
        if self._tensor_name is None:
            raise AssertionError(f'Module {module} has to be pruned before pruning can be removed')
        weight = self.apply_mask(module)
        if hasattr(module, self._tensor_name):
            delattr(module, self._tensor_name)
        original = module._parameters.pop(self._tensor_name + '_orig')
        original.data = weight.detach()
        del module._buffers[self._tensor_name + '_mask']
        setattr(module, self._tensor_name, original)


class PruningContainer(BasePruningMethod):
    """Several methods on one parameter. docs: torch.nn.utils.prune.PruningContainer"""

    def __init__(self, *args):
        self._pruning_methods = ()
        if len(args) == 1:
            self._tensor_name = args[0]._tensor_name
        for method in args:
            self.add_pruning_method(method)

    def add_pruning_method(self, method):
        if not isinstance(method, BasePruningMethod) and method is not None:
            raise TypeError(f'{type(method)} is not a BasePruningMethod subclass')
        if method is not None and self._tensor_name != method._tensor_name:
            raise ValueError("Can only add pruning methods acting on the parameter named "
                             f"'{self._tensor_name}' to PruningContainer {self}. Found '{method._tensor_name}'")
        self._pruning_methods += (method,)

    def __len__(self):
        return len(self._pruning_methods)

    def __iter__(self):
        return iter(self._pruning_methods)

    def __getitem__(self, idx):
        return self._pruning_methods[idx]

    def compute_mask(self, t, default_mask):
        return self._pruning_methods[-1].compute_mask(t, default_mask=default_mask)


class Identity(BasePruningMethod):
    """docs: torch.nn.utils.prune.identity"""

    def compute_mask(self, t, default_mask):
        return default_mask

    @classmethod
    def apply(cls, module, name):
        return super().apply(module, name)


class _Amount(BasePruningMethod):
    def __init__(self, amount):
        _check_amount(amount)
        self.amount = amount

    def compute_mask(self, t, default_mask):
        _check_count(self.amount, t.nelement())
        return _torch.empty_like(default_mask)

    @classmethod
    def apply(cls, module, name, amount, importance_scores=None):
        return super().apply(module, name, amount=amount, importance_scores=importance_scores)


class RandomUnstructured(_Amount):
    """docs: torch.nn.utils.prune.random_unstructured"""


class L1Unstructured(_Amount):
    """docs: torch.nn.utils.prune.l1_unstructured"""


class _AmountAlong(BasePruningMethod):
    PRUNING_TYPE = 'structured'

    def compute_mask(self, t, default_mask):
        shape = t.shape
        if len(shape) <= 1:
            raise ValueError('Structured pruning can only be applied to multidimensional tensors. Found tensor of '
                             f'shape {shape} with {len(shape)} dims')
        if self.dim >= t.dim():
            raise IndexError(f'Invalid index {self.dim} for tensor of size {shape}')
        _check_count(self.amount, shape[self.dim])
        return _torch.empty_like(default_mask)


class RandomStructured(_AmountAlong):
    """docs: torch.nn.utils.prune.random_structured"""

    def __init__(self, amount, dim=-1):
        _check_amount(amount)
        self.amount = amount
        self.dim = dim

    @classmethod
    def apply(cls, module, name, amount, dim=-1):
        return super().apply(module, name, amount=amount, dim=dim)


class LnStructured(_AmountAlong):
    """docs: torch.nn.utils.prune.ln_structured"""

    def __init__(self, amount, n, dim=-1):
        _check_amount(amount)
        self.amount = amount
        self.n = n
        self.dim = dim

    @classmethod
    def apply(cls, module, name, amount, n, dim, importance_scores=None):
        return super().apply(module, name, amount=amount, n=n, dim=dim, importance_scores=importance_scores)


class CustomFromMask(BasePruningMethod):
    """docs: torch.nn.utils.prune.custom_from_mask"""
    PRUNING_TYPE = 'global'

    def __init__(self, mask):
        self.mask = mask

    def compute_mask(self, t, default_mask):
        if default_mask.shape != self.mask.shape:
            raise AssertionError(f'default_mask shape {default_mask.shape} must match self.mask shape '
                                 f'{self.mask.shape}')
        return default_mask * self.mask.to(dtype=default_mask.dtype)

    @classmethod
    def apply(cls, module, name, mask):
        return super().apply(module, name, mask=mask)


def identity(module, name):
    Identity.apply(module, name)
    return module


def random_unstructured(module, name, amount):
    RandomUnstructured.apply(module, name, amount)
    return module


def l1_unstructured(module, name, amount, importance_scores=None):
    L1Unstructured.apply(module, name, amount=amount, importance_scores=importance_scores)
    return module


def random_structured(module, name, amount, dim):
    RandomStructured.apply(module, name, amount, dim)
    return module


def ln_structured(module, name, amount, n, dim, importance_scores=None):
    LnStructured.apply(module, name, amount, n, dim, importance_scores=importance_scores)
    return module


def custom_from_mask(module, name, mask):
    CustomFromMask.apply(module, name, mask)
    return module


def global_unstructured(parameters, pruning_method, importance_scores=None, **kwargs):
    """docs: torch.nn.utils.prune.global_unstructured"""
    if not hasattr(parameters, '__iter__'):
        raise TypeError('global_unstructured(): parameters is not an Iterable')
    method = pruning_method(**kwargs)
    if method.PRUNING_TYPE != 'unstructured':
        raise TypeError('Only "unstructured" PRUNING_TYPE supported for the `pruning_method`. Found method '
                        f'{pruning_method} of type {method.PRUNING_TYPE}')
    for module, name in parameters:
        custom_from_mask(module, name, mask=_torch.empty_like(getattr(module, name)).detach())


def remove(module, name):
    """docs: torch.nn.utils.prune.remove"""
    for key, hook in list(module._forward_pre_hooks.items()):
        if isinstance(hook, BasePruningMethod) and hook._tensor_name == name:
            hook.remove(module)
            del module._forward_pre_hooks[key]
            return module
    raise ValueError(f"Parameter '{name}' of module {module} has to be pruned before pruning can be removed")


def is_pruned(module):
    """docs: torch.nn.utils.prune.is_pruned"""
    return any(isinstance(hook, BasePruningMethod) for submodule in module.modules()
               for hook in submodule._forward_pre_hooks.values())
