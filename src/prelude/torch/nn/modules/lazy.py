"""Layers that learn some of their sizes from their first input. docs: torch.nn.modules.lazy.LazyModuleMixin"""
from torch.nn.parameter import is_lazy


class LazyModuleMixin:
    """A pre-forward hook calls initialize_parameters with the first input; then the object becomes `cls_to_become`."""
    cls_to_become = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._load_hook = self._register_load_state_dict_pre_hook(self._lazy_load_hook)
        self._initialize_hook = self.register_forward_pre_hook(self._infer_parameters, with_kwargs=True)

    def _save_to_state_dict(self, destination, prefix, keep_vars):
        skipped = self._non_persistent_buffers_set
        for members in (self._parameters, self._buffers):
            for name, value in members.items():
                if value is not None and not (members is self._buffers and name in skipped):
                    destination[prefix + name] = value if keep_vars or is_lazy(value) else value.detach()

    def _lazy_load_hook(self, state_dict, prefix, local_metadata, strict, missing_keys, unexpected_keys, error_msgs):
        for members in (self._parameters, self._buffers):
            for name, value in members.items():
                saved = state_dict.get(prefix + name)
                if saved is not None and value is not None and is_lazy(value) and not is_lazy(saved):
                    value.materialize(saved.shape)

    def initialize_parameters(self, *args, **kwargs):
        """Gives every open parameter its shape; overridden by each lazy layer."""
        raise NotImplementedError(f'initialize_parameters is not implemented for {self.__class__.__name__}')

    def has_uninitialized_params(self):
        """Whether any parameter or buffer has no shape yet."""
        for members in (self._parameters, self._buffers):
            for value in members.values():
                if is_lazy(value):
                    return True
        return False

    def _infer_parameters(self, module, args, kwargs=None):
        module.initialize_parameters(*args, **(kwargs or {}))
        if module.has_uninitialized_params():
            raise RuntimeError(f'module {self._get_name()} has not been fully initialized')
        module._initialize_hook.remove()
        module._load_hook.remove()
        del module._initialize_hook
        del module._load_hook
        if module.cls_to_become is not None:
            module.__class__ = module.cls_to_become

    def _replicate_for_data_parallel(self):
        raise RuntimeError("Modules with uninitialized parameters can't be used with `DataParallel`. Run a dummy "
                           'forward pass to correctly initialize the modules')
