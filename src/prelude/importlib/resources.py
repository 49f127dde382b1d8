"""Files that lie beside modules."""


def files(package):
    import sys
    from pathlib import Path

    name = package if isinstance(package, str) else package.__name__
    __import__(name)
    module = sys.modules[name]
    return Path(module.__file__).parent


def open_text(package, resource, encoding="utf-8", errors="strict"):
    return files(package).joinpath(resource).open("r", encoding=encoding, errors=errors)


def open_binary(package, resource):
    return files(package).joinpath(resource).open("rb")


def read_text(package, resource, encoding="utf-8", errors="strict"):
    return files(package).joinpath(resource).read_text(encoding, errors)


def read_binary(package, resource):
    return files(package).joinpath(resource).read_bytes()


def path(package, resource):
    from contextlib import nullcontext

    return nullcontext(files(package).joinpath(resource))


def as_file(path):
    from contextlib import nullcontext

    return nullcontext(path)


def is_resource(package, name):
    return files(package).joinpath(name).is_file()
