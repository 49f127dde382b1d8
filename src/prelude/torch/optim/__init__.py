"""torch.optim: optimizers and learning-rate schedulers.

docs: torch.optim
Each name lives in a module of its own, loaded when it is first asked for.
"""

_WHERE = {
    "Adadelta": "adadelta", "Adafactor": "_adafactor", "Adagrad": "adagrad", "Adam": "adam", "AdamW": "adamw",
    "Adamax": "adamax", "ASGD": "asgd", "LBFGS": "lbfgs", "Muon": "_muon", "NAdam": "nadam", "Optimizer": "optimizer",
    "RAdam": "radam", "RMSprop": "rmsprop", "Rprop": "rprop", "SGD": "sgd", "SparseAdam": "sparse_adam",
}
_MODULES = ("lr_scheduler", "swa_utils", "optimizer", "_adafactor", "_muon", "adadelta", "adagrad", "adam", "adamw",
            "adamax", "asgd", "lbfgs", "nadam", "radam", "rmsprop", "rprop", "sgd", "sparse_adam")

__all__ = ["Adafactor", "Adadelta", "Adagrad", "Adam", "Adamax", "AdamW", "ASGD", "LBFGS", "lr_scheduler", "Muon",
           "NAdam", "Optimizer", "RAdam", "RMSprop", "Rprop", "SGD", "SparseAdam", "swa_utils"]


def __getattr__(name):
    from importlib import import_module
    if name in _WHERE:
        value = getattr(import_module("torch.optim." + _WHERE[name]), name)
    elif name in _MODULES:
        value = import_module("torch.optim." + name)
    else:
        from torch._names import rest_of
        value = rest_of('optim')(name)
    globals()[name] = value
    return value


def __dir__():
    return sorted(__all__)
