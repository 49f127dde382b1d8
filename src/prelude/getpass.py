"""The user."""

from _shapetrace import unknown


def getuser():
    from os import environ

    return environ.get("USER", "root")


def getpass(prompt="Password: ", stream=None):
    return unknown("what the user types", str)


class GetPassWarning(UserWarning):
    pass
