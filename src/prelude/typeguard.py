"""typeguard: as beartype, the checks of types are not modelled."""


def typechecked(target=None, **options):
    return (lambda f: f) if target is None else target


def install_import_hook(packages=None, *, cls=None):
    return None
