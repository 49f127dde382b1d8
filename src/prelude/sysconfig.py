"""How Python was built: unknown."""

from _shapetrace import unknown


def get_paths(*args, **kwargs):
    return unknown("the installation of Python", dict)


def get_path(name, *args, **kwargs):
    return unknown("the installation of Python", str)


def get_config_var(name):
    return unknown("the installation of Python")


def get_config_vars(*args):
    return unknown("the installation of Python", dict)


def get_platform():
    return "linux-x86_64"


def get_python_version():
    return "3.11"
