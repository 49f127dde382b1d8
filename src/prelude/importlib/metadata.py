"""Versions of installed packages."""

from _shapetrace import unknown

_KNOWN = {"torch": "2.14.1", "torchvision": "0.29.1"}


class PackageNotFoundError(ModuleNotFoundError):
    def __str__(self):
        return f"No package metadata was found for {self.name}"

    @property
    def name(self):
        return self.args[0]


def version(distribution_name):
    if distribution_name in _KNOWN:
        return _KNOWN[distribution_name]
    return unknown("versions of installed packages", str)


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
