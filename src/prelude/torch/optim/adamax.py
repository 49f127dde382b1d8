"""Adamax."""

from .optimizer import _Stepper, _check_betas, _check_lr, _check_not_negative, _like, _step_count


class Adamax(_Stepper):
    """docs: torch.optim.Adamax"""

    def __init__(self, params, lr=0.002, betas=(0.9, 0.999), eps=1e-08, weight_decay=0, foreach=None, *, maximize=False,
                 differentiable=False, capturable=False):
        _check_lr(lr)
        _check_not_negative(**{"epsilon value": eps})
        _check_betas(betas)
        _check_not_negative(**{"weight_decay value": weight_decay})
        super().__init__(params, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach,
                                      maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _new_state(self, param, group):
        return {"step": _step_count(), **_like(param, "exp_avg", "exp_inf")}
