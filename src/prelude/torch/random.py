"""Seeds. Random numbers are never known, so a seed changes nothing. docs: torch.random"""
from contextlib import contextmanager

import _torch
from _shapetrace import unknown

default_generator = _torch.default_generator


def manual_seed(seed):
    """docs: torch.manual_seed"""
    return default_generator.manual_seed(int(seed))


def seed():
    """docs: torch.seed"""
    return unknown('a random seed', int)


def initial_seed():
    """docs: torch.initial_seed"""
    return default_generator.initial_seed()


def get_rng_state():
    """(5056), bytes. docs: torch.get_rng_state"""
    return default_generator.get_state()


def set_rng_state(new_state):
    """docs: torch.set_rng_state"""
    default_generator.set_state(new_state)


@contextmanager
def fork_rng(devices=None, enabled=True, _caller='fork_rng', _devices_kw='devices', device_type=None):
    """docs: torch.random.fork_rng"""
    yield


def thread_safe_generator():
    return None
