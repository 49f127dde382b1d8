"""Helpers; requests are not made. docs: huggingface_hub.utils"""

from _shapetrace import unknown
from huggingface_hub.errors import *
from huggingface_hub.errors import HFValidationError, HfHubHTTPError
from tqdm.auto import tqdm


def validate_hf_hub_args(function):
    return function


def are_progress_bars_disabled(name=None):
    return False


def disable_progress_bars(name=None):
    pass


def enable_progress_bars(name=None):
    pass


def get_token():
    return None


def build_hf_headers(**kwargs):
    return {}


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'huggingface_hub.utils' has no attribute '{name}'")
    return unknown(f"huggingface_hub.utils.{name} is not modelled")
