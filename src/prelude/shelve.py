"""Persistent dictionaries: in memory only."""


class Shelf(dict):
    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass

    def sync(self):
        pass

    close = sync


def open(filename, flag="c", protocol=None, writeback=False):
    return Shelf()
