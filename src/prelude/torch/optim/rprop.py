"""Resilient backpropagation."""

from .optimizer import _Stepper, _check_lr, _like, _step_count


class Rprop(_Stepper):
    """docs: torch.optim.Rprop"""

    def __init__(self, params, lr=0.01, etas=(0.5, 1.2), step_sizes=(1e-06, 50), *, capturable=False, foreach=None,
                 maximize=False, differentiable=False):
        _check_lr(lr)
        if not 0.0 < etas[0] < 1.0 < etas[1]:
            raise ValueError(f"Invalid eta values: {etas[0]}, {etas[1]}")
        super().__init__(params, dict(lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
                                      differentiable=differentiable, capturable=capturable))

    def _new_state(self, param, group):
        return {"step": _step_count(), **_like(param, "prev", "step_size")}
