"""Abstract loaders and finders."""

from abc import ABC


class Loader(ABC):
    def create_module(self, spec):
        return None


class Finder(ABC):
    pass


class MetaPathFinder(Finder):
    def find_spec(self, fullname, path, target=None):
        return None


class PathEntryFinder(Finder):
    pass


class InspectLoader(Loader):
    pass


class SourceLoader(InspectLoader):
    pass
