"""Divergences between distributions. docs: torch.distributions.kl_divergence"""
from ._vectors import Independent
from .distribution import blurred

_registered = {}


def register_kl(type_p, type_q):
    """docs: torch.distributions.kl.register_kl"""
    def decorate(function):
        _registered[type_p, type_q] = function
        return function
    return decorate


def kl_divergence(p, q):
    """The batch shape that both broadcast to. docs: torch.distributions.kl_divergence"""
    function = _registered.get((type(p), type(q)))
    if function is not None:
        return function(p, q)
    if isinstance(p, Independent) and isinstance(q, Independent):
        if p.reinterpreted_batch_ndims != q.reinterpreted_batch_ndims:
            raise NotImplementedError
        return p._sum(kl_divergence(p.base_dist, q.base_dist))
    if type(p) is not type(q):
        name = f'No KL(p || q) is implemented for p type {type(p).__name__} and q type {type(q).__name__}'
        if not (issubclass(type(p), type(q)) or issubclass(type(q), type(p))):
            raise NotImplementedError(name)
    return blurred(p.entropy() + q.entropy())


def __getattr__(name):
    """torch imports all distributions here."""
    import torch.distributions
    if name[:1].isupper():
        return getattr(torch.distributions, name)
    raise AttributeError(f"module 'torch.distributions.kl' has no attribute '{name}'")
