"""Folders, copied in memory only."""


def copy_tree(src, dst, *args, **kwargs):
    return []


def mkpath(name, *args, **kwargs):
    import os

    os.makedirs(name, exist_ok=True)
    return [name]
