"""Adadelta."""

from .optimizer import _Stepper, _check_lr, _check_not_negative, _like, _step_count


class Adadelta(_Stepper):
    """docs: torch.optim.Adadelta"""

    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-06, weight_decay=0, foreach=None, *, capturable=False,
                 maximize=False, differentiable=False):
        _check_lr(lr)
        if not 0.0 <= rho <= 1.0:
            raise ValueError(f"Invalid rho value: {rho}")
        _check_not_negative(**{"epsilon value": eps, "weight_decay value": weight_decay})
        super().__init__(params, dict(lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize,
                                      capturable=capturable, foreach=foreach, differentiable=differentiable))

    def _new_state(self, param, group):
        return {"step": _step_count(), **_like(param, "square_avg", "acc_delta")}
