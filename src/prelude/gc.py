"""Garbage collection: nothing to do."""

DEBUG_STATS = DEBUG_COLLECTABLE = DEBUG_UNCOLLECTABLE = DEBUG_SAVEALL = DEBUG_LEAK = 0
callbacks = []
garbage = []
_enabled = [True]


def collect(generation=2):
    from _shapetrace import unknown

    return unknown("garbage collection", int)


def enable():
    _enabled[0] = True


def disable():
    _enabled[0] = False


def isenabled():
    return _enabled[0]


def get_objects(generation=None):
    from _shapetrace import unknown

    return unknown("garbage collection", list)


def get_count():
    return (0, 0, 0)


def get_threshold():
    return (700, 10, 10)


def set_threshold(*args):
    pass


def set_debug(flags):
    pass


def get_debug():
    return 0


def get_stats():
    return [{"collections": 0, "collected": 0, "uncollectable": 0} for _ in range(3)]


def get_referrers(*objs):
    return []


get_referents = get_referrers


def is_tracked(obj):
    return True


def freeze():
    pass


unfreeze = freeze
