"""Nested containers taken apart and put together again.

docs: torch.utils._pytree
"""

import _torch
from torch._names import rest_of

_registered = {}


class LeafSpec:
    num_leaves = 1

    def __repr__(self):
        return "*"

    def is_leaf(self):
        return True


class TreeSpec:
    def __init__(self, type, context, children_specs):
        self.type = type
        self.context = context
        self.children_specs = children_specs
        self.num_leaves = sum(child.num_leaves for child in children_specs)

    def __repr__(self):
        return f"TreeSpec({self.type.__name__}, {self.context}, {self.children_specs})"

    def is_leaf(self):
        return False

    def unflatten(self, leaves):
        return tree_unflatten(leaves, self)


def register_pytree_node(cls, flatten_fn, unflatten_fn, **ignored):
    _registered[cls] = (flatten_fn, unflatten_fn)


_register_pytree_node = register_pytree_node


def _children(tree):
    """(children, context) of a container, None for a leaf."""
    kind = type(tree)
    if kind in _registered:
        children, context = _registered[kind][0](tree)
        return list(children), context
    if kind in (list, tuple) or kind is _torch.Size:
        return list(tree), None
    if isinstance(tree, tuple) and hasattr(kind, "_fields"):
        return list(tree), kind
    if isinstance(tree, dict) and kind.__name__ in ("dict", "OrderedDict", "defaultdict"):
        return list(tree.values()), list(tree)
    return None


def _rebuild(kind, context, children):
    if kind in _registered:
        return _registered[kind][1](children, context)
    if isinstance(context, list) and issubclass(kind, dict):
        made = dict(zip(context, children))
        return made if kind is dict or kind.__name__ == "defaultdict" else kind(made)
    return kind(*children) if isinstance(context, type) else kind(children)


def tree_flatten(tree, is_leaf=None):
    found = None if is_leaf is not None and is_leaf(tree) else _children(tree)
    if found is None:
        return [tree], LeafSpec()
    leaves, specs = [], []
    for child in found[0]:
        inner, spec = tree_flatten(child, is_leaf)
        leaves += inner
        specs.append(spec)
    return leaves, TreeSpec(type(tree), found[1], specs)


def tree_unflatten(leaves, treespec):
    leaves = list(leaves)

    def build(spec):
        if spec.is_leaf():
            return leaves.pop(0)
        return _rebuild(spec.type, spec.context, [build(child) for child in spec.children_specs])

    return build(treespec)


def tree_leaves(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[0]


tree_iter = tree_leaves


def tree_structure(tree, is_leaf=None):
    return tree_flatten(tree, is_leaf)[1]


def tree_map(func, tree, *rests, is_leaf=None):
    leaves, spec = tree_flatten(tree, is_leaf)
    columns = [leaves] + [tree_flatten(rest, is_leaf)[0] for rest in rests]
    return tree_unflatten([func(*row) for row in zip(*columns)], spec)


def tree_map_(func, tree, *rests, is_leaf=None):
    tree_map(func, tree, *rests, is_leaf=is_leaf)
    return tree


def tree_map_only(kinds, func, tree, is_leaf=None):
    return tree_map(lambda leaf: func(leaf) if isinstance(leaf, kinds) else leaf, tree, is_leaf=is_leaf)


def tree_all(pred, tree, is_leaf=None):
    return all(pred(leaf) for leaf in tree_leaves(tree, is_leaf))


def tree_any(pred, tree, is_leaf=None):
    return any(pred(leaf) for leaf in tree_leaves(tree, is_leaf))


__getattr__ = rest_of('utils._pytree')
