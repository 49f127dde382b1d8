"""Outputs of a model's inner modules. The package traces the model and keeps the part of its graph that is needed; here
the model itself is run until the last of the wanted modules has given its output.

docs: torchvision.models.feature_extraction
"""
import _shapetrace
from torch.nn import Module

__all__ = ["create_feature_extractor", "get_graph_node_names"]

_unknown = _shapetrace.unknown
_NODES = "the names of a traced model's operations are not modelled"


class _Done(BaseException):
    """Raised when nothing is left to be run."""


class _Wanted:
    """One of the nodes whose output is wanted: a call of a module."""

    def __init__(self, model, node):
        base, _, count = node.rpartition("_")
        modules = dict(model.named_modules())
        self.module = self.output = None
        self.calls = 1
        if node in modules:
            self.module = modules[node]
        elif count.isdigit() and base in modules:  # relu_2 is the third call of relu
            self.module = modules[base]
            self.calls = int(count) + 1

    def watch(self, finished):
        calls = 0

        def hook(module, arguments, output):
            nonlocal calls
            calls += 1
            if calls == self.calls:
                self.output = output
                finished(self)

        return self.module.register_forward_hook(hook)


class _FeatureExtractor(Module):
    def __init__(self, model, names):
        super().__init__()
        for name, child in model.named_children():
            self.add_module(name, child)
        object.__setattr__(self, "_model", model)
        object.__setattr__(self, "_names", names)
        self.training = model.training

    def train(self, mode=True):
        self._model.train(mode)
        return super().train(mode)

    def forward(self, *args, **kwargs):
        wanted = {name: _Wanted(self._model, node) for node, name in self._names.items()}
        missing = {name for name, w in wanted.items() if w.module is None}
        waiting = set(wanted) - missing
        order = []

        def finished(w):
            name = next(name for name, other in wanted.items() if other is w)
            order.append(name)
            waiting.discard(name)
            if not waiting and not missing:
                raise _Done

        handles = [wanted[name].watch(finished) for name in list(waiting)]
        try:
            if waiting:
                self._model(*args, **kwargs)
        except _Done:
            pass
        finally:
            for handle in handles:
                handle.remove()
        if missing:
            _shapetrace.gap(_NODES)
        rest = [name for name in wanted if name not in order]
        return {name: wanted[name].output if name in order else _unknown(_NODES) for name in order + rest}


def _names_of(nodes):
    if isinstance(nodes, dict):
        return {str(node): str(name) for node, name in nodes.items()}
    return {str(node): str(node) for node in nodes}


def create_feature_extractor(model, return_nodes=None, train_return_nodes=None, eval_return_nodes=None,
                             tracer_kwargs=None, suppress_diff_warning=False, concrete_args=None):
    """docs: torchvision.models.feature_extraction.create_feature_extractor"""
    if all(nodes is None for nodes in (return_nodes, train_return_nodes, eval_return_nodes)):
        raise ValueError("Either `return_nodes` or `train_return_nodes` and `eval_return_nodes` together, should be specified")
    if (train_return_nodes is None) ^ (eval_return_nodes is None):
        raise ValueError("If any of `train_return_nodes` and `eval_return_nodes` are specified, then both should be specified")
    if not (return_nodes is None) ^ (train_return_nodes is None):
        raise ValueError("If `train_return_nodes` and `eval_return_nodes` are specified, then both should be specified")
    if return_nodes is None:
        return_nodes = train_return_nodes if model.training else eval_return_nodes
    return _FeatureExtractor(model, _names_of(return_nodes))


def get_graph_node_names(model, tracer_kwargs=None, suppress_diff_warning=False, concrete_args=None):
    """docs: torchvision.models.feature_extraction.get_graph_node_names"""
    return _unknown(_NODES, list), _unknown(_NODES, list)
