"""Laid over the installed module: which file has which name is looked up folder by folder, when a name is asked for,
instead of reading the sources of all models first."""
from _shapetrace import list_dir as _list_dir, read_file as _read_file

_MANY = 20  # folders; the sub-package of one model has none or few

_define_now = define_import_structure


class _Later(dict):
    """An import structure whose folders are still to be looked at."""

    def __init__(self, path, prefix, folders):
        names = {f'{prefix}.{folder}' if prefix else folder: set() for folder in folders}
        super().__init__({frozenset(): names})
        self.path, self.prefix, self.folders = path, prefix, list(folders)


def define_import_structure(module_path, prefix=None):
    module_path = os.fspath(module_path)
    path = os.path.dirname(module_path) if os.path.isfile(module_path) else module_path
    folders = [name for name in _list_dir(path) or () if os.path.isdir(f'{path}/{name}') and name != '__pycache__']
    if len(folders) < _MANY:
        return _define_now(module_path, prefix)
    return _Later(path, prefix, folders)


class _LazyModule(_LazyModule):
    _later = None

    def __init__(self, name, module_file, import_structure, *args, **kwargs):
        super().__init__(name, module_file, import_structure, *args, **kwargs)
        if isinstance(import_structure, _Later):
            self._later = import_structure
            del self.__dict__['__all__']

    def _learn(self, folder):
        later = self._later
        later.folders.remove(folder)
        known = _define_now(f'{later.path}/{folder}', f'{later.prefix}.{folder}' if later.prefix else folder)
        found = _LazyModule(self.__name__, self.__file__, known)
        self._modules |= found._modules
        for table in ('_class_to_module', '_object_missing_backend', '_import_structure'):
            getattr(self, table).update(getattr(found, table))

    def _knows(self, name):
        return name in self._class_to_module or name in self._object_missing_backend

    def _has_file(self, name):
        beside = f'{os.path.dirname(self.__file__)}/{name}'
        return os.path.isdir(beside) or os.path.isfile(beside + '.py')

    def _look_for(self, name):
        """The folders that the name begins with, then those that mention it."""
        later = self._later
        plain = name.lower()
        for folder in sorted(later.folders, key=len, reverse=True):
            if plain.startswith(folder.replace('_', '')):
                self._learn(folder)
                if self._knows(name):
                    return
        wanted = name.encode()
        for folder in list(later.folders):
            path = f'{later.path}/{folder}'
            if any(wanted in (_read_file(f'{path}/{file}') or b'') for file in _list_dir(path) or ()
                   if file.endswith('.py') and not file.startswith(('modular_', 'convert_'))):
                self._learn(folder)
                if self._knows(name):
                    return

    def _learn_all(self):
        for folder in list(self._later.folders if self._later is not None else ()):
            self._learn(folder)

    def __getattr__(self, name):
        if self._later is not None:
            if name == '__all__':
                self._learn_all()
                return list(self._modules | set(self._class_to_module))
            if name[:2] != '__' and name not in self._modules and not self._knows(name) and not self._has_file(name):
                self._look_for(name)
        return super().__getattr__(name)

    def __dir__(self):
        self._learn_all()
        return super().__dir__()
