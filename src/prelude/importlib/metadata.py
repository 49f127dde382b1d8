"""Versions of installed packages."""

import re
import sys

from _shapetrace import is_unknown, list_dir, unknown

# Packages that our models stand for.
_KNOWN = {
    "torch": "2.14.1", "torchvision": "0.29.1", "numpy": "2.4.6", "pillow": "13.0.0", "packaging": "26.4",
    "tqdm": "4.67.1", "pyyaml": "6.0.4", "scipy": "1.17.1", "einops": "0.8.2", "huggingface-hub": "2.4.0",
    "safetensors": "0.8.0", "regex": "2026.11.19", "loguru": "0.7.3",
}


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


def _normalized(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def _folder_of(name):
    """The metadata folder of an installed package below the import roots, or None."""
    wanted = _normalized(name)
    for root in sys.path:
        for entry in list_dir(root) or ():
            stem, _, ending = entry.rpartition(".")
            if ending in ("dist-info", "egg-info") and _normalized(stem.split("-")[0]) == wanted:
                return f"{root}/{entry}"
    return None


def version(distribution_name):
    if is_unknown(distribution_name):
        return unknown(distribution_name, str)
    folder = _folder_of(distribution_name)
    if folder is not None:
        return folder.rpartition("/")[2].rpartition(".")[0].split("-")[1]
    known = _KNOWN.get(_normalized(distribution_name))
    if known is not None:
        return known
    return unknown(f"the package {distribution_name} is not installed here", str)


class Distribution:
    def __init__(self, name):
        self.name = name

    @property
    def version(self):
        return version(self.name)

    @property
    def metadata(self):
        return unknown("installed packages")

    files = requires = None


def distribution(distribution_name):
    return Distribution(distribution_name)


def distributions(**kwargs):
    return unknown("installed packages", list)


def metadata(distribution_name):
    return unknown("installed packages")


def entry_points(**params):
    return unknown("installed packages")


def requires(distribution_name):
    return unknown("installed packages")


def files(distribution_name):
    return unknown("installed packages")


def packages_distributions():
    return unknown("installed packages", dict)
