"""The base of all optimizers, and what a step means when nothing is computed."""

from collections import OrderedDict, defaultdict
from copy import deepcopy

import _shapetrace
import _torch

Tensor = _torch.Tensor
ParamsT = object  # only ever used in annotations


class _RequiredParameter:
    """Stands for a hyper-parameter without a default."""

    def __repr__(self):
        return "<required parameter>"


required = _RequiredParameter()


def _type_name(value):
    if isinstance(value, Tensor):
        return value.type()
    kind = type(value)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _forget(tensors):
    """A step writes new numbers into `tensors`; their shapes stay."""
    _torch._forget_(list(tensors))


def _check_lr(lr, message="Invalid learning rate: {}"):
    if isinstance(lr, Tensor) and lr.numel() != 1:
        raise ValueError("Tensor lr must be 1-element")
    if not 0.0 <= lr:
        raise ValueError(message.format(lr))


def _check_not_negative(**values):
    """Refuses a negative value; the keys are spelled as PyTorch's message spells them."""
    for name, value in values.items():
        if not 0.0 <= value:
            raise ValueError(f"Invalid {name}: {value}")


def _check_betas(betas):
    for index in (0, 1):
        if not 0.0 <= betas[index] < 1.0:
            raise ValueError(f"Invalid beta parameter at index {index}: {betas[index]}")


def _check_fused(fused, foreach, differentiable):
    if not fused:
        return
    if differentiable:
        raise RuntimeError("`fused` does not support `differentiable`")
    if foreach:
        raise RuntimeError("`fused` and `foreach` cannot be `True` together.")


def _to_scalar(x):
    return x.squeeze() if isinstance(x, Tensor) and x.dim() != 0 else x


def _get_value(x):
    return x.item() if isinstance(x, Tensor) else x


def _use_grad_for_differentiable(func):
    """Runs a step with gradients off, as it runs unless the optimizer is differentiable."""
    import functools
    import torch

    @functools.wraps(func)
    def run(self, *args, **kwargs):
        with torch.set_grad_enabled(bool(self.defaults.get("differentiable", False))):
            return func(self, *args, **kwargs)

    return run


_HOOK_KINDS = ("_optimizer_step_pre_hooks", "_optimizer_step_post_hooks", "_optimizer_state_dict_pre_hooks",
               "_optimizer_state_dict_post_hooks", "_optimizer_load_state_dict_pre_hooks",
               "_optimizer_load_state_dict_post_hooks")


class Optimizer:
    """docs: torch.optim.Optimizer"""

    def __init__(self, params, defaults):
        self.defaults = defaults
        self._no_hooks()
        if isinstance(params, Tensor):
            raise TypeError("params argument given to the optimizer should be an iterable of Tensors or dicts, but got "
                            + _type_name(params))
        self.state = defaultdict(dict)
        self.param_groups = []
        groups = list(params)
        if len(groups) == 0:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def _no_hooks(self):
        for kind in _HOOK_KINDS:
            if kind not in self.__dict__:
                setattr(self, kind, OrderedDict())

    def __getstate__(self):
        return {"defaults": self.defaults, "state": self.state, "param_groups": self.param_groups}

    def __setstate__(self, state):
        for name, value in state.items():
            setattr(self, name, value)
        self._no_hooks()
        self.defaults.setdefault("differentiable", False)

    def __repr__(self):
        text = type(self).__name__ + " ("
        for number, group in enumerate(self.param_groups):
            text += f"\nParameter Group {number}\n"
            for key in sorted(group):
                if key != "params":
                    text += f"    {key}: {group[key]}\n"
        return text + ")"

    # --- parameter groups

    def add_param_group(self, param_group):
        if not isinstance(param_group, dict):
            raise TypeError(f"param_group must be a dict, but got {type(param_group)}")
        params = param_group["params"]
        if isinstance(params, Tensor):
            params = [params]
        elif isinstance(params, set):
            raise TypeError("optimizer parameters need to be organized in ordered collections, but the ordering of "
                            "tensors in sets will change between runs. Please use a list instead.")
        else:
            params = list(params)
        names = [item[0] for item in params if isinstance(item, tuple)]
        params = [item[1] if isinstance(item, tuple) else item for item in params]
        param_group["params"] = params
        if names:
            if len(names) != len(params):
                raise ValueError("all optimizer params should be with/without names. Some param names are missing")
            param_group["param_names"] = names
        checks_leaf = not self.defaults.get("differentiable", None)
        for param in params:
            if not isinstance(param, Tensor):
                raise TypeError("optimizer can only optimize Tensors, but one of the params is " + _type_name(param))
            if checks_leaf and not (param.is_leaf or getattr(param, "retains_grad", False)):
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, default in self.defaults.items():
            if default is required and name not in param_group:
                raise ValueError(f"parameter group didn't specify a value of required optimization parameter {name}")
            param_group.setdefault(name, default)
        seen = set()
        for group in self.param_groups:
            seen.update(map(id, group["params"]))
            if ("param_names" in param_group) != ("param_names" in group):
                which = "with names" if "param_names" in param_group else "without names"
                raise ValueError("all optimizer param groups should be with/without names. "
                                 f"cannot add param group {which} to the optimizer")
        if not seen.isdisjoint(map(id, params)):
            raise ValueError("some parameters appear in more than one parameter group")
        self.param_groups.append(param_group)

    # --- the work

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for param in group["params"]:
                if param.grad is not None:
                    if set_to_none:
                        param.grad = None
                    else:
                        param.grad.detach_()
                        param.grad.zero_()

    def step(self, closure=None):
        raise NotImplementedError

    @staticmethod
    def profile_hook_step(func):
        return func

    # --- saving and loading

    def state_dict(self):
        for hook in self._optimizer_state_dict_pre_hooks.values():
            hook(self)
        number_of = {}
        groups = []
        start = 0
        for group in self.param_groups:
            for number, param in enumerate(group["params"], start):
                number_of.setdefault(id(param), number)
            packed = {key: value for key, value in group.items() if key != "params"}
            packed["params"] = [number_of[id(param)] for param in group["params"]]
            start += len(packed["params"])
            groups.append(packed)
        state = {number_of[id(key)] if isinstance(key, Tensor) else key: value for key, value in self.state.items()}
        result = {"state": state, "param_groups": groups}
        for hook in self._optimizer_state_dict_post_hooks.values():
            changed = hook(self, result)
            if changed is not None:
                result = changed
        return result

    def load_state_dict(self, state_dict):
        if _shapetrace.is_unknown(state_dict):  # from a file: what it holds is not known, the groups stay as they are
            return
        state_dict = dict(state_dict)
        for hook in self._optimizer_load_state_dict_pre_hooks.values():
            changed = hook(self, state_dict)
            if changed is not None:
                state_dict = changed
        saved = deepcopy(state_dict["param_groups"])
        if _shapetrace.is_unknown(saved):
            return
        if len(self.param_groups) != len(saved):
            raise ValueError("loaded state dict has a different number of parameter groups")
        if any(len(mine["params"]) != len(theirs["params"]) for mine, theirs in zip(self.param_groups, saved)):
            raise ValueError("loaded state dict contains a parameter group that doesn't match the size of "
                             "optimizer's group")
        param_of = {}
        for mine, theirs in zip(self.param_groups, saved):
            for param, number in zip(mine["params"], theirs["params"]):
                param_of[number] = param
            theirs["params"] = mine["params"]
            if "param_names" in mine:
                theirs.setdefault("param_names", mine["param_names"])
        state = defaultdict(dict)
        for key, value in state_dict["state"].items():
            if key in param_of:
                state[param_of[key]] = _fitted(param_of[key], value)
            else:
                state[key] = value
        self.__setstate__({"state": state, "param_groups": saved})
        for hook in self._optimizer_load_state_dict_post_hooks.values():
            hook(self)

    # --- hooks

    def register_step_pre_hook(self, hook):
        return _hooked(self._optimizer_step_pre_hooks, hook)

    def register_step_post_hook(self, hook):
        return _hooked(self._optimizer_step_post_hooks, hook)

    def register_state_dict_pre_hook(self, hook, prepend=False):
        return _hooked(self._optimizer_state_dict_pre_hooks, hook, prepend)

    def register_state_dict_post_hook(self, hook, prepend=False):
        return _hooked(self._optimizer_state_dict_post_hooks, hook, prepend)

    def register_load_state_dict_pre_hook(self, hook, prepend=False):
        return _hooked(self._optimizer_load_state_dict_pre_hooks, hook, prepend)

    def register_load_state_dict_post_hook(self, hook, prepend=False):
        return _hooked(self._optimizer_load_state_dict_post_hooks, hook, prepend)


def _hooked(hooks, hook, prepend=False):
    from torch.utils.hooks import RemovableHandle
    handle = RemovableHandle(hooks)
    hooks[handle.id] = hook
    if prepend:
        hooks.move_to_end(handle.id, last=False)
    return handle


def _fitted(param, value, key=None):
    """A loaded state value, with tensors brought to the parameter's dtype and device."""
    if isinstance(value, Tensor):
        if key == "step":
            return value
        if param.is_floating_point():
            return value.to(dtype=param.dtype, device=param.device)
        return value.to(device=param.device)
    if isinstance(value, dict):
        return {k: _fitted(param, v, k) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return type(value)(_fitted(param, v) for v in value)
    return value


class _Stepper(Optimizer):
    """An optimizer of ours: a step calls the closure and makes the parameters' values unknown.

    The per-parameter state is only built when somebody looks at it.
    """

    _state = None
    _stepped = None

    def _new_state(self, param, group):
        """The state that a first step makes for `param`."""
        return {}

    def _refuse_sparse(self, group):
        return f"{type(self).__name__} does not support sparse gradients"

    @property
    def state(self):
        pending = self._stepped
        if pending:
            self._stepped = {}
            for param, group in pending.values():
                if not self._state.get(param):
                    entry = self._new_state(param, group)
                    if entry:
                        self._state[param] = entry
        return self._state

    @state.setter
    def state(self, value):
        self._state = value
        self._stepped = {}

    def step(self, closure=None):
        for hook in self._optimizer_step_pre_hooks.values():
            hook(self, (self, closure), {})
        loss = None
        if closure is not None:
            import torch
            with torch.enable_grad():
                loss = closure()
        stepped = self._stepped
        changed = []
        for group in self.param_groups:
            for param in group["params"]:
                grad = param.grad
                if grad is not None:
                    if id(param) not in stepped:
                        refusal = self._refuse_sparse(group)
                        if refusal is not None and grad.is_sparse:
                            raise RuntimeError(refusal)
                        stepped[id(param)] = (param, group)
                    changed.append(param)
        _forget(changed)
        for hook in self._optimizer_step_post_hooks.values():
            hook(self, (self, closure), {})
        return loss


def _step_count():
    return _torch.empty((), dtype=_torch.float32)


def _like(param, *names):
    return {name: _torch.empty_like(param.detach()) for name in names}
