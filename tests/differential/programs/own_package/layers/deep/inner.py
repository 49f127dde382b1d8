from ... import config
from ...layers.linear import Linear
from . import __name__ as package_name

VALUE = (config.width, Linear.__module__, package_name, __name__)
