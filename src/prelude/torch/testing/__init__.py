"""Comparing tensors: sizes and types are compared, elements only when known. docs: torch.testing"""
import _torch
from torch._names import module_gap

_gap = module_gap('torch.testing')


def assert_close(actual, expected, *, allow_subclasses=True, rtol=None, atol=None, equal_nan=False, check_device=True,
                 check_dtype=True, check_layout=True, check_stride=False, msg=None):
    """docs: torch.testing.assert_close"""
    if isinstance(actual, (list, tuple)) and isinstance(expected, (list, tuple)):
        for one, other in zip(actual, expected):
            assert_close(one, other, check_device=check_device, check_dtype=check_dtype)
        return
    if not (isinstance(actual, _torch.Tensor) and isinstance(expected, _torch.Tensor)):
        return
    if actual.shape != expected.shape:
        raise AssertionError('The values for attribute \'shape\' do not match: '
                             f'{actual.shape} != {expected.shape}.')
    if check_device and actual.device != expected.device:
        raise AssertionError(f"The values for attribute 'device' do not match: {actual.device} != {expected.device}.")
    if check_dtype and actual.dtype != expected.dtype:
        raise AssertionError(f"The values for attribute 'dtype' do not match: {actual.dtype} != {expected.dtype}.")


def assert_allclose(actual, expected, rtol=None, atol=None, equal_nan=True, msg=''):
    """docs: torch.testing.assert_allclose"""
    assert_close(actual, expected, check_dtype=False, check_device=True)


def make_tensor(*shape, dtype, device, low=None, high=None, requires_grad=False, noncontiguous=False,
                exclude_zero=False, memory_format=None):
    """docs: torch.testing.make_tensor"""
    if len(shape) == 1 and hasattr(shape[0], '__iter__'):
        shape = tuple(shape[0])
    made = _torch.empty(shape, dtype=dtype, device=device)
    return made.requires_grad_() if requires_grad else made


def __getattr__(name):
    return _gap(name)
