"""docs: torch.backends.cuda"""
from torch.backends import Flags
from torch._names import rest_of


class _Settings:
    """Attributes that are kept."""

    def __init__(self, **values):
        self.__dict__.update(values)

    def clear(self):
        pass


matmul = _Settings(allow_tf32=False, allow_fp16_reduced_precision_reduction=True,
                   allow_bf16_reduced_precision_reduction=True, allow_fp16_accumulation=False, fp32_precision='none')
cufft_plan_cache = _Settings(size=0, max_size=0)
_enabled = {'flash': True, 'mem_efficient': True, 'math': True, 'cudnn': True}
sdp_kernel = Flags


def is_built():
    return True


def preferred_linalg_library(backend=None):
    return 'default'


def preferred_blas_library(backend=None):
    return 'default'


def flash_sdp_enabled():
    return _enabled['flash']


def enable_flash_sdp(enabled):
    _enabled['flash'] = enabled


def mem_efficient_sdp_enabled():
    return _enabled['mem_efficient']


def enable_mem_efficient_sdp(enabled):
    _enabled['mem_efficient'] = enabled


def math_sdp_enabled():
    return _enabled['math']


def enable_math_sdp(enabled):
    _enabled['math'] = enabled


def cudnn_sdp_enabled():
    return _enabled['cudnn']


def enable_cudnn_sdp(enabled):
    _enabled['cudnn'] = enabled


def is_flash_attention_available():
    return True


__getattr__ = rest_of('backends.cuda')
