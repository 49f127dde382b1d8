"""docs: safetensors.torch"""

from _shapetrace import unknown


def load_file(filename, device="cpu"):
    return unknown("the contents of files are not known", dict)


def load(data):
    return unknown("the contents of files are not known", dict)


def save_file(tensors, filename, metadata=None):
    return None


def save(tensors, metadata=None):
    return unknown("the bytes of tensors are not modelled", bytes)


def load_model(model, filename, strict=True, device="cpu"):
    return [], []


def save_model(model, filename, metadata=None, force_contiguous=True):
    return None


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(f"module 'safetensors.torch' has no attribute '{name}'")
    return unknown(f"safetensors.torch.{name} is not modelled")
