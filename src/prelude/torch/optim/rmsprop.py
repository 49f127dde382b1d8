"""RMSprop."""

from .optimizer import _Stepper, _check_lr, _check_not_negative, _like, _step_count


class RMSprop(_Stepper):
    """docs: torch.optim.RMSprop"""

    def __init__(self, params, lr=0.01, alpha=0.99, eps=1e-08, weight_decay=0, momentum=0, centered=False,
                 capturable=False, foreach=None, maximize=False, differentiable=False):
        _check_lr(lr)
        _check_not_negative(**{"epsilon value": eps, "momentum value": momentum, "weight_decay value": weight_decay,
                               "alpha value": alpha})
        super().__init__(params, dict(
            lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered, weight_decay=weight_decay,
            capturable=capturable, foreach=foreach, maximize=maximize, differentiable=differentiable))

    def _new_state(self, param, group):
        names = ["square_avg"]
        if group["momentum"] > 0:
            names.append("momentum_buffer")
        if group["centered"]:
            names.append("grad_avg")
        return {"step": _step_count(), **_like(param, *names)}
