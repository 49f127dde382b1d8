"""Switches for behaviour to come. docs: torch.__future__"""
_switches = {'overwrite': False, 'swap': False}


def set_overwrite_module_params_on_conversion(value):
    """docs: torch.__future__.set_overwrite_module_params_on_conversion"""
    _switches['overwrite'] = value


def get_overwrite_module_params_on_conversion():
    """docs: torch.__future__.get_overwrite_module_params_on_conversion"""
    return _switches['overwrite']


def set_swap_module_params_on_conversion(value):
    """docs: torch.__future__.set_swap_module_params_on_conversion"""
    _switches['swap'] = value


def get_swap_module_params_on_conversion():
    """docs: torch.__future__.get_swap_module_params_on_conversion"""
    return _switches['swap']
