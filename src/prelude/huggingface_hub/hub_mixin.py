"""What a network inherits to be loaded from the Hub and saved there. docs: huggingface_hub.PyTorchModelHubMixin"""

import inspect
from dataclasses import asdict, is_dataclass

from _shapetrace import unknown

_PLAIN = (str, int, float, bool, type(None))


def _is_jsonable(value):
    if isinstance(value, (list, tuple)):
        return all([_is_jsonable(item) for item in value])
    if isinstance(value, dict):
        return all([isinstance(key, _PLAIN) and _is_jsonable(item) for key, item in value.items()])
    return isinstance(value, _PLAIN) or is_dataclass(value)


class MixinInfo:
    def __init__(self, card):
        self.model_card_data = card


class ModelHubMixin:
    """Remembers in `_hub_mixin_config` what `__init__` was called with, as far as JSON has it."""

    _hub_mixin_config = None

    def __init_subclass__(cls, *, tags=None, coders=None, **card):
        super().__init_subclass__()
        cls._hub_mixin_info = MixinInfo({**card, "tags": [*(tags or []), "model_hub_mixin"]})
        cls._hub_mixin_coders = coders or {}
        cls._hub_mixin_init_parameters = dict(inspect.signature(cls.__init__).parameters)
        cls._hub_mixin_jsonable_default_values = {
            name: cls._encode_arg(parameter.default)
            for name, parameter in cls._hub_mixin_init_parameters.items()
            if parameter.default is not inspect.Parameter.empty and cls._is_jsonable(parameter.default)
        }

    def __new__(cls, *args, **kwargs):
        instance = super().__new__(cls)
        if instance._hub_mixin_config is not None:
            return instance
        passed = {**dict(zip(list(cls._hub_mixin_init_parameters)[1:], args)), **kwargs}
        if is_dataclass(passed.get("config")):
            instance._hub_mixin_config = passed["config"]
            return instance
        config = {
            **cls._hub_mixin_jsonable_default_values,
            **{name: cls._encode_arg(value) for name, value in passed.items() if cls._is_jsonable(value)},
        }
        inner = config.pop("config", {})
        if isinstance(inner, dict):
            config.update(inner)
        if config != {}:
            instance._hub_mixin_config = config
        return instance

    @classmethod
    def _is_jsonable(cls, value):
        return isinstance(value, tuple(cls._hub_mixin_coders)) or _is_jsonable(value)

    @classmethod
    def _encode_arg(cls, value):
        if is_dataclass(value):
            return asdict(value)
        for kind, (encode, _) in cls._hub_mixin_coders.items():
            if isinstance(value, kind):
                return encode(value)
        return value

    def save_pretrained(self, save_directory, *, config=None, repo_id=None, push_to_hub=False,
                        model_card_kwargs=None, **push_to_hub_kwargs):
        return None

    @classmethod
    def from_pretrained(cls, pretrained_model_name_or_path, *, force_download=False, token=None, cache_dir=None,
                        local_files_only=False, revision=None, **model_kwargs):
        return unknown("models on the Hub are not fetched")

    def push_to_hub(self, repo_id, **kwargs):
        return unknown("nothing is sent to the Hub", str)

    def generate_model_card(self, *args, **kwargs):
        return unknown("model cards are not modelled")


class PyTorchModelHubMixin(ModelHubMixin):
    def __init_subclass__(cls, *args, tags=None, **kwargs):
        super().__init_subclass__(*args, tags=[*(tags or []), "pytorch_model_hub_mixin"], **kwargs)
