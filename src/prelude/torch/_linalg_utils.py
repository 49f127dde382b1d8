"""Names that torch.linalg took over, and a few decompositions in Python. docs: torch.linalg"""


def _moved(name, text):
    raise RuntimeError('This function was deprecated since version 1.9 and is now removed. ' + text)


def matrix_rank(input, tol=None, symmetric=False, *, out=None):
    _moved('matrix_rank', 'Please use the `torch.linalg.matrix_rank` function instead. The parameter `symmetric` was '
                          'renamed in `torch.linalg.matrix_rank()` to `hermitian`.')


def solve(input, A, *, out=None):
    _moved('solve', '`torch.solve` is deprecated in favor of `torch.linalg.solve`. `torch.linalg.solve` has its '
                    'arguments reversed and does not return the LU factorization.\n\nTo get the LU factorization see '
                    '`torch.lu`, which can be used with `torch.lu_solve` or `torch.lu_unpack`.\nX = torch.solve(B, A)'
                    '.solution should be replaced with:\nX = torch.linalg.solve(A, B)')


def lstsq(input, A, *, out=None):
    _moved('lstsq', '`torch.lstsq` is deprecated in favor of `torch.linalg.lstsq`.')


def _symeig(input, eigenvectors=False, upper=True, *, out=None):
    _moved('symeig', 'The default behavior has changed from using the upper triangular portion of the matrix by '
                     'default to using the lower triangular portion.')


symeig = _symeig


def eig(self, eigenvectors=False, *, e=None, v=None):
    _moved('eig', '`torch.linalg.eig` returns complex tensors of dtype `cfloat` or `cdouble` rather than real tensors '
                  'mimicking complex tensors.')


def svd_lowrank(A, q=6, niter=2, M=None):
    """(*, m, n) -> (*, m, q), (*, q), (*, n, q). docs: torch.svd_lowrank"""
    q = 6 if q is None else q
    *batch, m, n = A.shape
    new = A.new_empty
    return new((*batch, m, q)), new((*batch, q)), new((*batch, n, q))


def pca_lowrank(A, q=None, center=True, niter=2):
    """(*, m, n) -> (*, m, q), (*, q), (*, n, q). docs: torch.pca_lowrank"""
    m, n = A.shape[-2:]
    if q is None:
        q = min(6, m, n)
    elif not (q >= 0 and q <= min(m, n)):
        raise ValueError(f'q(={q}) must be non-negative integer and not greater than min(m, n)={min(m, n)}')
    return svd_lowrank(A, q)


def lobpcg(A, k=None, B=None, X=None, n=None, iK=None, niter=None, tol=None, largest=None, method=None, tracker=None,
           ortho_iparams=None, ortho_fparams=None, ortho_bparams=None):
    """(*, m, m) -> (*, k), (*, m, k). docs: torch.lobpcg"""
    k = (1 if X is None else X.shape[-1]) if k is None else k
    return A.new_empty((*A.shape[:-2], k)), A.new_empty((*A.shape[:-1], k))
