"""Laid over the installed module: documentation that is put together from sources has no part in shapes."""
from _shapetrace import unknown as _unknown


def auto_docstring(obj=None, *, custom_intro=None, custom_args=None, checkpoint=None, **_options):
    def document(described):
        described.__doc__ = _unknown("documentation that is put together when it is imported", str)
        return described
    return document if obj is None else document(obj)


auto_class_docstring = auto_method_docstring = auto_docstring
