"""Tensor operations in Einstein notation. Where einx is installed its front end is followed and asks our model instead of
compiling functions; where it is not, the model stands alone.

docs: einx
"""
from _shapetrace import find_module as _find
from einx import _model

__version__ = '0.4.3'

_OPERATIONS = '''
    id sum mean var std prod count_nonzero any all max min logsumexp add subtract multiply true_divide floor_divide divide
    logical_and logical_or where maximum minimum less less_equal greater greater_equal equal not_equal logaddexp dot get_at
    set_at add_at subtract_at softmax log_softmax sort argsort flip roll argmax argmin'''.split()

if _find('einx._src.frontend.ops') is None:
    _source = _model
else:
    from einx._src.frontend import ops as _source

for _name in _OPERATIONS:
    globals()[_name] = getattr(_source, _name)
