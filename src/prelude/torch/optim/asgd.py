"""Averaged stochastic gradient descent."""

from .optimizer import _Stepper, _check_lr, _check_not_negative, _like, _step_count


class ASGD(_Stepper):
    """docs: torch.optim.ASGD"""

    def __init__(self, params, lr=0.01, lambd=0.0001, alpha=0.75, t0=1000000.0, weight_decay=0, foreach=None,
                 maximize=False, differentiable=False, capturable=False):
        _check_lr(lr)
        _check_not_negative(**{"weight_decay value": weight_decay})
        super().__init__(params, dict(lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay,
                                      foreach=foreach, maximize=maximize, differentiable=differentiable,
                                      capturable=capturable))

    def _new_state(self, param, group):
        return {"step": _step_count(), "eta": _step_count(), "mu": _step_count(), **_like(param, "ax")}
