"""Memory figures: never known."""

from _shapetrace import unknown


def start(nframe=1):
    pass


def stop():
    pass


reset_peak = clear_traces = stop


def is_tracing():
    return False


def get_traced_memory():
    return (unknown("memory of the process", int), unknown("memory of the process", int))


def take_snapshot():
    return unknown("memory of the process")
