"""Models on the Hub: nothing is fetched, so what comes from there is unknown. docs: huggingface_hub"""

from _shapetrace import unknown
from huggingface_hub import constants, errors, utils
from huggingface_hub.hub_mixin import ModelHubMixin, PyTorchModelHubMixin

__version__ = "2.4.0"
_CACHED_NO_EXIST = object()


def is_offline_mode():
    return False


def hf_hub_download(repo_id, filename, **kwargs):
    return unknown("files on the Hub are not fetched", str)


def snapshot_download(repo_id, **kwargs):
    return unknown("files on the Hub are not fetched", str)


def try_to_load_from_cache(repo_id, filename, **kwargs):
    return unknown("files on the Hub are not fetched")


def hf_hub_url(repo_id, filename, **kwargs):
    return f"https://huggingface.co/{repo_id}/resolve/main/{filename}"


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'huggingface_hub' has no attribute '{name}'")
    if name in ("dataclasses", "file_download", "hub_mixin"):
        from importlib import import_module

        return import_module("huggingface_hub." + name)
    return unknown(f"huggingface_hub.{name} is not modelled")
