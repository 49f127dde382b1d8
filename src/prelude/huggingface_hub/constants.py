"""Names and places. docs: huggingface_hub.constants"""

from os import environ, path

PYTORCH_WEIGHTS_NAME = "pytorch_model.bin"
SAFETENSORS_SINGLE_FILE = "model.safetensors"
CONFIG_NAME = "config.json"
REPOCARD_NAME = "README.md"
DEFAULT_REVISION = "main"
ENDPOINT = "https://huggingface.co"
HF_HOME = path.join(path.expanduser("~"), ".cache", "huggingface")
HF_HUB_CACHE = HUGGINGFACE_HUB_CACHE = path.join(HF_HOME, "hub")
HF_TOKEN_PATH = path.join(HF_HOME, "token")
HF_MODULES_CACHE = path.join(HF_HOME, "modules")
HF_HUB_OFFLINE = HF_HUB_DISABLE_TELEMETRY = HF_HUB_ENABLE_HF_TRANSFER = False
HF_HUB_DISABLE_PROGRESS_BARS = None
HF_HUB_ETAG_TIMEOUT = HF_HUB_DOWNLOAD_TIMEOUT = 10
ENV_VARS_TRUE_VALUES = {"1", "ON", "YES", "TRUE"}


def __getattr__(name):
    from _shapetrace import unknown

    if name.startswith("__"):
        raise AttributeError(f"module 'huggingface_hub.constants' has no attribute '{name}'")
    return unknown(f"huggingface_hub.constants.{name} is not modelled")
