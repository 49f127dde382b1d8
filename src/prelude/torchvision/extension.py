"""The native operators are taken to be there; none is loaded."""


def _load_library(lib_name):
    return True


def _has_ops():
    return True


def _assert_has_ops():
    pass


def _check_cuda_version():
    return -1
