"""Adafactor."""

from .optimizer import _Stepper, _like, _step_count, Tensor
import _torch


class Adafactor(_Stepper):
    """docs: torch.optim.Adafactor"""

    def __init__(self, params, lr=0.01, beta2_decay=-0.8, eps=(None, 0.001), d=1.0, weight_decay=0.0, *, foreach=None,
                 maximize=False):
        if isinstance(lr, Tensor) and lr.numel() != 1:
            raise ValueError("Tensor lr must be 1-element")
        if not 0.0 <= lr:
            raise ValueError(f"Learning rate should be >= 0 but is: {lr}")
        if not 0.0 >= beta2_decay:
            raise ValueError(f"beta2_decay should be <= 0 but is: {beta2_decay}")
        if eps[0] is not None and not 0.0 <= eps[0]:
            raise ValueError(f"epsilon1 should be >= 0 but is: {eps[0]}")
        if not 0.0 <= eps[1]:
            raise ValueError(f"epsilon2 should be >= 0 but is: {eps[1]}")
        if not 1.0 <= d:
            raise ValueError(f"Clipping threshold d should be >= 1 but is: {d}")
        if not 0.0 <= weight_decay:
            raise ValueError(f"weight_decay should be >= 0 but is: {weight_decay}")
        super().__init__(params, dict(lr=lr, beta2_decay=beta2_decay, eps=eps, d=d, weight_decay=weight_decay,
                                      foreach=foreach, maximize=maximize))

    def _new_state(self, param, group):
        state = {"step": _step_count()}
        if param.dim() > 1:
            shape = list(param.shape)
            state["row_var"] = _torch.empty(shape[:-1] + [1], dtype=param.dtype)
            state["col_var"] = _torch.empty(shape[:-2] + [1, shape[-1]], dtype=param.dtype)
        else:
            state.update(_like(param, "variance"))
        return state


Adafactor.__module__ = "torch.optim"
