"""Writing models for other programs: nothing is written. docs: torch.onnx"""
from torch._names import module_gap


class _Names:
    def __init__(self, names):
        for value, name in enumerate(names.split()):
            setattr(self, name, value)


OperatorExportTypes = _Names('ONNX ONNX_ATEN ONNX_ATEN_FALLBACK ONNX_FALLTHROUGH')
TrainingMode = _Names('EVAL PRESERVE TRAINING')


def export(model, args=(), f=None, *, kwargs=None, **options):
    """Calls the model once, as torch does to record it. docs: torch.onnx.export"""
    if isinstance(args, dict):
        model(**args)
    elif isinstance(args, (tuple, list)):
        if args and isinstance(args[-1], dict) and kwargs is None:
            model(*args[:-1], **args[-1])
        else:
            model(*args, **(kwargs or {}))
    else:
        model(args, **(kwargs or {}))


def is_in_onnx_export():
    """docs: torch.onnx.is_in_onnx_export"""
    return False


def register_custom_op_symbolic(symbolic_name, symbolic_fn, opset_version):
    """docs: torch.onnx.register_custom_op_symbolic"""


def unregister_custom_op_symbolic(symbolic_name, opset_version):
    """docs: torch.onnx.unregister_custom_op_symbolic"""


_gap = module_gap('torch.onnx')


def __getattr__(name):
    if name in ('symbolic_helper', 'symbolic_opset11', 'operators'):
        from torch._names import rest_of
        return rest_of('onnx')(name)
    return _gap(name)
