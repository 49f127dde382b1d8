"""Handles that take a hook off again.

docs: torch.utils.hooks
"""


class RemovableHandle:
    next_id = 0

    def __init__(self, hooks_dict, *, extra_dict=None):
        self._dicts = [hooks_dict]
        if isinstance(extra_dict, dict):
            self._dicts.append(extra_dict)
        elif isinstance(extra_dict, list):
            self._dicts += extra_dict
        self.id = RemovableHandle.next_id
        RemovableHandle.next_id += 1

    def remove(self):
        for hooks in self._dicts:
            hooks.pop(self.id, None)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.remove()


def unserializable_hook(f):
    f.__torch_unserializable__ = True
    return f


def warn_if_has_hooks(tensor):
    pass
