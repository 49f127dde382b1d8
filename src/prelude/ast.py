"""Literals out of text. Syntax trees are not made."""

from _ast import literal_eval as _read
from _shapetrace import is_unknown, unknown


def literal_eval(node_or_string):
    if is_unknown(node_or_string) or isinstance(node_or_string, str):
        return _read(node_or_string)
    raise ValueError(f"malformed node or string: {node_or_string!r}")


def parse(source, filename="<unknown>", mode="exec", *, type_comments=False, feature_version=None):
    return unknown("a syntax tree")


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None):
    return unknown("a syntax tree", str)


def unparse(ast_obj):
    return unknown("a syntax tree", str)


def walk(node):
    return unknown("a syntax tree")


class AST:
    pass


class NodeVisitor:
    def visit(self, node):
        return unknown("a syntax tree")

    generic_visit = visit


class NodeTransformer(NodeVisitor):
    pass


def __getattr__(name):
    if name[:1].isupper():
        value = globals()[name] = type(name, (AST,), {})
        return value
    raise AttributeError(f"module 'ast' has no attribute '{name}'")
