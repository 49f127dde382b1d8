"""wandb: nothing is sent; the configuration that a program gives comes back to it.

docs: wandb
"""

from _silent import Silent


class Config(dict):
    def __getattr__(self, name):
        if name in self:
            return self[name]
        raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'")

    def __setattr__(self, name, value):
        self[name] = value

    def update(self, values=None, allow_val_change=None, **kwargs):
        super().update(values if isinstance(values, dict) else vars(values) if values is not None else {}, **kwargs)


config = Config()
summary = {}
run = None


class Run(Silent):
    """docs: wandb.Run"""

    def __getattr__(self, name):
        if name == "config":
            return config
        if name == "summary":
            return summary
        if name in ("id", "name", "dir", "url", "entity", "project"):
            import _shapetrace
            return _shapetrace.unknown("what the service calls a run", str)
        return super().__getattr__(name)


def init(*args, **kwargs):
    global run
    given = kwargs.get("config")
    if given is not None and not isinstance(given, str):
        config.update(given)
    run = Run()
    return run


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    return Silent()
