"""Secrets: never known."""

from random import SystemRandom

from _shapetrace import unknown

_rng = SystemRandom()
choice = _rng.choice
randbits = _rng.getrandbits
DEFAULT_ENTROPY = 32


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    return unknown("random numbers", int)


def token_bytes(nbytes=None):
    return unknown("random numbers", bytes)


def token_hex(nbytes=None):
    return unknown("random numbers", str)


token_urlsafe = token_hex


def compare_digest(a, b):
    return a == b
