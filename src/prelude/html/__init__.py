"""Escaping for HTML."""


def escape(s, quote=True):
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return s.replace('"', "&quot;").replace("'", "&#x27;") if quote else s


def unescape(s):
    import re

    names = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'", "nbsp": "\xa0"}

    def replace(match):
        name = match.group(1)
        if name.startswith("#"):
            return chr(int(name[2:], 16) if name[1] in "xX" else int(name[1:]))
        return names.get(name, match.group())

    return re.sub(r"&(#[0-9]+|#[xX][0-9a-fA-F]+|\w+);?", replace, s)


def __getattr__(name):
    if name == "entities":
        from importlib import import_module

        return import_module("html.entities")
    raise AttributeError(f"module 'html' has no attribute '{name}'")
