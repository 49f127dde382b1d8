"""Adagrad."""

from .optimizer import _Stepper, _check_fused, _check_lr, _check_not_negative, _like, _step_count


class Adagrad(_Stepper):
    """docs: torch.optim.Adagrad"""

    def __init__(self, params, lr=0.01, lr_decay=0, weight_decay=0, initial_accumulator_value=0, eps=1e-10,
                 foreach=None, *, maximize=False, differentiable=False, fused=None):
        _check_lr(lr)
        _check_not_negative(**{"lr_decay value": lr_decay, "weight_decay value": weight_decay,
                               "initial_accumulator_value value": initial_accumulator_value, "epsilon value": eps})
        super().__init__(params, dict(
            lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, foreach=foreach, maximize=maximize,
            differentiable=differentiable, fused=fused))
        _check_fused(fused, foreach, differentiable)
        for group in self.param_groups:  # this one makes its state before the first step
            for param in group["params"]:
                self._stepped[id(param)] = (param, group)

    def _refuse_sparse(self, group):
        return None

    def _new_state(self, param, group):
        return {"step": _step_count(), **_like(param, "sum")}

    def share_memory(self):
        pass
