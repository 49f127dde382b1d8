"""YAML as configurations use it: block and flow mappings and lists, scalars, anchors, literal and folded text."""

from _shapetrace import is_unknown, unknown

__version__ = "6.0.4"


class YAMLError(Exception):
    pass


class MarkedYAMLError(YAMLError):
    pass


class Loader:
    pass


class SafeLoader(Loader):
    pass


class FullLoader(Loader):
    pass


UnsafeLoader = CLoader = CFullLoader = FullLoader
CSafeLoader = BaseLoader = SafeLoader


class Dumper:
    pass


SafeDumper = CDumper = CSafeDumper = Dumper


def load(stream, Loader):
    text = stream if isinstance(stream, (str, bytes)) or is_unknown(stream) else stream.read()
    if is_unknown(text):
        return unknown(text)
    if isinstance(text, bytes):
        text = text.decode("utf-8")
    from yaml._reader import documents

    found = documents(text, issubclass(Loader, SafeLoader))
    if len(found) > 1:
        raise MarkedYAMLError('expected a single document in the stream\nbut found another document')
    return found[0] if found else None


def safe_load(stream):
    return load(stream, SafeLoader)


def full_load(stream):
    return load(stream, FullLoader)


unsafe_load = full_load


def load_all(stream, Loader=SafeLoader):
    text = stream if isinstance(stream, (str, bytes)) or is_unknown(stream) else stream.read()
    if is_unknown(text):
        return unknown(text)
    from yaml._reader import documents

    return iter(documents(text if isinstance(text, str) else text.decode("utf-8")))


safe_load_all = full_load_all = load_all


def dump(data, stream=None, Dumper=Dumper, default_flow_style=False, sort_keys=True, indent=None, **kwds):
    from yaml._writer import write

    text = write(data, bool(default_flow_style), sort_keys, indent or 2)
    if stream is None:
        return text
    stream.write(text)
    return None


def safe_dump(data, stream=None, **kwds):
    return dump(data, stream, **kwds)


def dump_all(documents, stream=None, **kwds):
    text = "---\n".join([dump(document, **kwds) for document in documents])
    if stream is None:
        return text
    stream.write(text)
    return None


safe_dump_all = dump_all


def add_constructor(tag, constructor, Loader=None):
    pass


add_representer = add_multi_constructor = add_implicit_resolver = add_path_resolver = add_constructor


class YAMLObject:
    pass
