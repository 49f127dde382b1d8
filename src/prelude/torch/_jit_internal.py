"""What other packages use of torch's compiler. docs: torch.jit"""
from typing import Any, Dict, Final, List, Optional, Tuple, Union

from torch.jit import _overload, _overload_method, export, ignore, is_scripting, is_tracing, unused
from torch.jit.annotations import (BroadcastingList1, BroadcastingList2, BroadcastingList3)


def _copy_to_script_wrapper(fn):
    return fn


def boolean_dispatch(arg_name, arg_index, default, if_true, if_false, module_name, func_name):
    """The one of two functions that an argument picks."""
    def fn(*args, **kwargs):
        picked = kwargs.get(arg_name, args[arg_index] if arg_index < len(args) else default)
        return if_true(*args, **kwargs) if picked else if_false(*args, **kwargs)
    return fn
