"""Decompositions, solvers, norms: shapes, types, the order of elements in memory, and what they refuse."""
import torch


def refused(what):
    try:
        what()
    except (RuntimeError, ValueError, IndexError) as error:
        print(type(error).__name__, error)


eye = torch.eye(4)  #: [4, 4]
batch = torch.eye(3).expand(2, 3, 3)  #: [2, 3, 3]
tall = torch.randn(5, 3)  #: [5, 3]

values, vectors = torch.linalg.eigh(batch)  #: values [2, 3]; vectors [2, 3, 3]
spectrum = torch.linalg.eigvals(batch.double())  #: complex128[2, 3]
u, s, vh = torch.linalg.svd(tall)  #: s [3]; u [5, 5]; vh [3, 3]
u, s, vh = torch.linalg.svd(tall, full_matrices=False)  #: s [3]; u [5, 3]; vh [3, 3]
q, r = torch.linalg.qr(tall, mode="complete")  #: q [5, 5]; r [5, 3]
p, l, upper = torch.linalg.lu(tall)  #: l [5, 3]; p [5, 5]; upper [3, 3]
factors, pivots = torch.linalg.lu_factor(batch)  #: factors [2, 3, 3]; pivots int32[2, 3]
factor = torch.linalg.cholesky(eye)  #: [4, 4]
inverse = torch.linalg.inv(batch)  #: [2, 3, 3]
pseudo = torch.linalg.pinv(tall)  #: [3, 5]
sign, logarithm = torch.linalg.slogdet(batch.to(torch.complex64))  #: logarithm [2]; sign complex64[2]
print(inverse.stride(), factor.stride(), pseudo.stride(), q.stride(), l.stride())

x = torch.linalg.solve(batch, torch.randn(2, 3))  #: [2, 3]
x = torch.linalg.solve(batch, torch.randn(5, 2, 3, 4))  #: [5, 2, 3, 4]
x = torch.linalg.solve_triangular(eye, torch.randn(2, 4), upper=True, left=False)  #: [2, 4]
solution, residuals, rank, singular = torch.linalg.lstsq(tall, torch.randn(5, 2), driver="gels")  #: rank int64[0]; residuals [2]; singular [0]; solution [3, 2]

n = torch.linalg.norm(tall)  #: []
n = torch.linalg.norm(tall, float("inf"), dim=1, keepdim=True)  #: [5, 1]
n = torch.linalg.matrix_norm(torch.randn(2, 3, 4), "nuc", dim=(0, 2))  #: [3]
n = torch.linalg.vector_norm(tall.to(torch.complex128), dim=0)  #: float64[3]
n = torch.linalg.matrix_rank(batch, torch.rand(5, 2))  #: int64[5, 2]
n = torch.linalg.cond(batch, "fro")  #: [2]

product = torch.linalg.multi_dot([torch.randn(3), torch.randn(3, 5), torch.randn(5, 2)])  #: [2]
product = torch.linalg.cross(torch.randn(4, 1, 3), torch.randn(4, 2, 3))  #: [4, 2, 3]
product = torch.kron(torch.randn(2, 3), torch.randn(4, 1, 5))  #: [4, 2, 15]
product = torch.linalg.vander(torch.arange(4), N=3)  #: int64[4, 3]
product = torch.linalg.matrix_power(batch, -2)  #: [2, 3, 3]

refused(lambda: torch.linalg.inv(tall))
refused(lambda: torch.linalg.inv(eye.long()))
refused(lambda: torch.linalg.det(torch.ones(3)))
refused(lambda: torch.linalg.cholesky(eye.half()))
refused(lambda: torch.linalg.solve(eye, torch.ones(3, 4)))
refused(lambda: torch.linalg.solve(eye, torch.ones(4).double()))
refused(lambda: torch.linalg.lstsq(tall, torch.ones(4, 2)))
refused(lambda: torch.linalg.norm(torch.ones(2, 3, 4), 2))
refused(lambda: torch.linalg.matrix_norm(tall, 3))
refused(lambda: torch.linalg.vector_norm(tall.double(), dtype=torch.float32))
refused(lambda: torch.linalg.multi_dot([tall, torch.ones(4, 5)]))
refused(lambda: torch.linalg.cross(torch.ones(2, 4), torch.ones(2, 4)))
refused(lambda: torch.linalg.qr(tall, mode="economic"))
torch.linalg.eigvalsh(tall)  #! RuntimeError: linalg.eigh: A must be batches of square matrices, but they are 5 by 3 matrices
