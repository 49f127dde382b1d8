"""Pillow: images with a mode and a size; their pixels are not looked at.

docs: PIL
"""

__version__ = "13.0.0"


class UnidentifiedImageError(OSError):
    pass


def __getattr__(name):
    if name.startswith("Image") or name in ("features", "ExifTags", "PngImagePlugin", "JpegImagePlugin"):
        from importlib import import_module
        value = globals()[name] = import_module("PIL." + name)
        return value
    raise AttributeError(f"module 'PIL' has no attribute '{name}'")
