"""The base of context managers that also decorate; autograd's own stand in torch.autograd."""

from contextlib import ContextDecorator as _DecoratorContextManager
from contextlib import ContextDecorator as _NoParamDecoratorContextManager
