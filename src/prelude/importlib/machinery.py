"""Specs and loaders."""

SOURCE_SUFFIXES = [".py"]
BYTECODE_SUFFIXES = [".pyc"]
EXTENSION_SUFFIXES = [".cpython-311-x86_64-linux-gnu.so", ".abi3.so", ".so"]


def all_suffixes():
    return SOURCE_SUFFIXES + BYTECODE_SUFFIXES + EXTENSION_SUFFIXES


class ModuleSpec:
    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name, self.loader, self.origin, self.loader_state = name, loader, origin, loader_state
        self.submodule_search_locations = [] if is_package else None
        self.cached = None
        self.has_location = origin is not None

    @property
    def parent(self):
        return self.name if self.submodule_search_locations is not None else self.name.rpartition(".")[0]

    def __repr__(self):
        shown = f"name={self.name!r}, loader={self.loader!r}"
        if self.origin is not None:
            shown += f", origin={self.origin!r}"
        if self.submodule_search_locations is not None:
            shown += f", submodule_search_locations={self.submodule_search_locations}"
        return f"ModuleSpec({shown})"


class SourceFileLoader:
    def __init__(self, fullname, path):
        self.name, self.path = fullname, path

    def create_module(self, spec):
        return None

    def get_data(self, path):
        from _files import read

        return read(path)

    def get_source(self, fullname=None):
        return self.get_data(self.path).decode("utf-8")

    def get_filename(self, fullname=None):
        return self.path

    def exec_module(self, module):
        from _shapetrace import is_unknown

        data = self.get_data(self.path)
        if is_unknown(data):
            return
        exec(compile(data.decode("utf-8"), self.path, "exec"), module.__dict__)

    def load_module(self, fullname=None):
        import sys
        from types import ModuleType

        module = sys.modules[self.name] = ModuleType(self.name)
        module.__file__ = self.path
        self.exec_module(module)
        return module


class SourcelessFileLoader(SourceFileLoader):
    pass


class ExtensionFileLoader(SourceFileLoader):
    def exec_module(self, module):
        pass


class PathFinder:
    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        from importlib.util import find_spec

        return find_spec(fullname)


class BuiltinImporter(PathFinder):
    pass


class FrozenImporter(PathFinder):
    pass


class FileFinder:
    def __init__(self, path, *loader_details):
        self.path = path

    def find_spec(self, fullname, target=None):
        from os.path import isfile, join

        from .util import spec_from_file_location

        folder = join(self.path, fullname.rpartition(".")[2])
        if isfile(join(folder, "__init__.py")):
            return spec_from_file_location(fullname, join(folder, "__init__.py"), submodule_search_locations=[folder])
        return spec_from_file_location(fullname, folder + ".py") if isfile(folder + ".py") else None

    def invalidate_caches(self):
        pass
