# A configuration system as frameworks have it: attribute dictionaries, merging, registry, builder, dotted overrides.
import copy
import json
from ast import literal_eval


class ConfigDict(dict):
    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}") from None

    def __setattr__(self, name, value):
        self[name] = value

    @classmethod
    def wrap(cls, value):
        if isinstance(value, dict):
            return cls((k, cls.wrap(v)) for k, v in value.items())
        if isinstance(value, (list, tuple)):
            return type(value)(cls.wrap(v) for v in value)
        return value

    def merge(self, other):
        for key, value in other.items():
            if isinstance(value, dict) and isinstance(self.get(key), dict) and not value.pop("_delete_", False):
                self[key].merge(value)
            else:
                self[key] = self.wrap(copy.deepcopy(value))
        return self

    def set_dotted(self, path, value):
        *parents, last = path.split(".")
        node = self
        for part in parents:
            node = node[int(part)] if isinstance(node, list) else node.setdefault(part, ConfigDict())
        node[last] = value

    def flat(self, prefix=""):
        for key, value in self.items():
            if isinstance(value, ConfigDict):
                yield from value.flat(f"{prefix}{key}.")
            else:
                yield prefix + key, value


class Registry:
    def __init__(self, name):
        self._name, self._modules = name, {}

    def __len__(self):
        return len(self._modules)

    def __contains__(self, key):
        return key in self._modules

    def __repr__(self):
        return f"{type(self).__name__}(name={self._name}, items={sorted(self._modules)})"

    def register(self, cls=None, *, name=None):
        if cls is None:
            return lambda c: self.register(c, name=name)
        key = name or cls.__name__
        if key in self._modules:
            raise KeyError(f"{key} is already registered in {self._name}")
        self._modules[key] = cls
        return cls

    def build(self, cfg, **defaults):
        if "type" not in cfg:
            raise KeyError(f'`cfg` must contain the key "type", but got {cfg}')
        args = {**defaults, **cfg}
        kind = args.pop("type")
        if kind not in self:
            raise KeyError(f"{kind} is not in the {self._name} registry")
        try:
            return self._modules[kind](**args)
        except TypeError as error:
            raise type(error)(f"{kind}: {error}") from error


LAYERS = Registry("layers")


@LAYERS.register
class Conv:
    def __init__(self, inp, out, kernel=3, bias=True):
        self.__dict__.update({k: v for k, v in locals().items() if k != "self"})

    def __repr__(self):
        return "Conv(" + ", ".join(f"{k}={v}" for k, v in vars(self).items()) + ")"


@LAYERS.register(name="SeqLayer")
class Sequence:
    def __init__(self, layers, repeat=1):
        self.layers = [LAYERS.build(cfg) for _ in range(repeat) for cfg in layers]

    def __repr__(self):
        return "\n".join(f"({i}): {layer!r}" for i, layer in enumerate(self.layers))


base = ConfigDict.wrap({
    "model": {"type": "SeqLayer", "repeat": 2, "layers": [{"type": "Conv", "inp": 3, "out": 8}, {"type": "Conv", "inp": 8, "out": 16, "kernel": 1}]},
    "optim": {"type": "SGD", "lr": 0.1, "params": {"momentum": 0.9}},
    "seed": None,
})
override = {"optim": {"lr": 0.01, "params": {"_delete_": True, "nesterov": True}}, "extra": {"tags": ("a", "b")}}
cfg = copy.deepcopy(base).merge(copy.deepcopy(override))
print(json.dumps(cfg, indent=1, default=str))
print(cfg.model.repeat, cfg.optim.lr, base.optim.lr, cfg.optim.params, type(cfg.model.layers[0]).__name__, cfg.extra.tags)
for text in ("optim.lr=0.5", "model.layers.1=None", "new.deep.key=[1, 'x']", "seed=3", "name='quoted'", "raw=plain"):
    key, _, value = text.partition("=")
    try:
        value = literal_eval(value)
    except (ValueError, SyntaxError):
        pass
    try:
        cfg.set_dotted(key, value)
    except (TypeError, KeyError) as error:
        print("cannot set", key, type(error).__name__, error)
print(dict(cfg.flat()))
print(LAYERS, len(LAYERS), "Conv" in LAYERS)
print(LAYERS.build(base.model))
for bad in ({"type": "Pool"}, {"inp": 1}, {"type": "Conv", "inp": 1}, {"type": "Conv", "inp": 1, "out": 2, "stride": 2}):
    try:
        print(LAYERS.build(bad))
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error, repr(error.__cause__))
try:
    LAYERS.register(Conv)
except KeyError as error:
    print(error)
try:
    cfg.nothing
except AttributeError as error:
    print(error)
cfg.fresh = {"not": "wrapped"}
print(cfg.fresh, hasattr(cfg, "fresh"), "fresh" in cfg, getattr(cfg, "zzz", 7), len(cfg))
