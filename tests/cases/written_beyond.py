"""What is written at indices that do not exist, divided by zero, or indexed by bools."""
import torch


def attempt(what, call):
    try:
        result = call()  #: [1, 2, 5, 5] | [0, 2, 5, 5] | [2, 2, 5] | [2, 5, 5] | int64[3] | [3] | int64[0]
        print(what, tuple(result.shape) if isinstance(result, torch.Tensor) else result)
    except Exception as error:
        print(what, type(error).__name__, error)


def written(x, key, value):
    x[key] = value
    return x  #: [2, 5, 5]


x = torch.zeros(2, 5, 5)  #: [2, 5, 5]
beyond = torch.tensor([5, 1])  #: int64[2]
attempt("a number", lambda: written(x, beyond, 1.0))
attempt("along the second", lambda: written(x, (slice(None), beyond), 1.0))
attempt("rows that fit", lambda: written(x, (1, beyond), torch.ones(2, 5)))
attempt("rows that do not fit", lambda: written(x, (1, beyond), torch.ones(2, 4)))
attempt("another type", lambda: written(x, (1, beyond), torch.ones(2, 5, dtype=torch.int64)))
attempt("from the end", lambda: written(x, torch.tensor([-3]), 0))
attempt("index_put", lambda: x.index_put((beyond,), torch.ones(5, 5)))
attempt("index_put of what does not fit", lambda: x.index_put((beyond,), torch.ones(2, 5)))
attempt("nothing at all", lambda: written(torch.zeros(0, 4), torch.tensor([0]), 1.0))
attempt("no dimensions", lambda: written(torch.tensor(3.0), 0, 1.0))

# A bool is an index into a new dimension of one, not a view.
row = torch.tensor([0, 2])  #: int64[2]
attempt("true", lambda: x[True])
attempt("false", lambda: x[False])
attempt("true and rows", lambda: x[True, :, row])
attempt("false and rows", lambda: x[0, False, row])
attempt("false written", lambda: written(x, False, torch.ones(7, 7)))
attempt("two ellipses", lambda: x[..., ..., 0:2])

sizes = torch.tensor([6, 4, 0])  #: int64[3]
attempt("rest", lambda: sizes % torch.tensor([4, 3, 2]))
attempt("rest of zero", lambda: torch.tensor([6, 4]) % sizes[1:])
attempt("quotient of zero", lambda: sizes // 0)
attempt("quotient in place", lambda: sizes.clone().floor_divide_(0))
attempt("rounded quotient", lambda: torch.div(sizes, sizes, rounding_mode="trunc"))
attempt("fractions", lambda: sizes / 0)
attempt("nothing to divide", lambda: sizes[:0] // 0)
attempt("wrapped to zero", lambda: torch.ones(2, dtype=torch.uint8) % 256)
attempt("exponent", lambda: torch.ones(2, dtype=torch.uint8) ** 256)
