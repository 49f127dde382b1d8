"""Native operators without their prefix. docs: torch.linalg"""
import _torch

_NAMES = '''
    LinAlgError
    cholesky cholesky_ex cond cross det diagonal eig eigh eigvals eigvalsh householder_product inv inv_ex
    ldl_factor ldl_factor_ex ldl_solve lstsq lu lu_factor lu_factor_ex lu_solve matmul matrix_exp matrix_norm
    matrix_power matrix_rank matrix_sqrth multi_dot norm pinv polar qr slogdet solve solve_ex solve_triangular
    svd svdvals tensorinv tensorsolve vander vecdot vector_norm'''.split()


class _LinAlgError(RuntimeError):
    """docs: torch.linalg.LinAlgError"""
    __module__ = 'torch._C'


def __getattr__(name):
    if name == 'Tensor':
        return _torch.Tensor
    if name == 'LinAlgError':
        return _LinAlgError
    if name not in _NAMES:
        raise AttributeError(f"module 'torch.linalg' has no attribute '{name}'")
    value = getattr(_torch, 'linalg_' + name)
    globals()[name] = value
    return value


def __dir__():
    return _NAMES
