# Arrays of numpy and tensors together: operators, functions, indices out of range.
import operator

import numpy as np
import torch

x, n, f = torch.ones(2, 3), np.ones((2, 3)), np.ones((2, 3), dtype=np.float32)  #: [2, 3]
s = torch.tensor(2.0)  #: []
VALUES = {"x": x, "n": n, "f": f, "s": s, "n0": np.array(2.0), "f64": np.float64(2), "f32": np.float32(2), "i64": np.int64(2), "xT": x.T,
          "xg": torch.ones(2, 3, requires_grad=True), "xi": torch.ones(2, 3, dtype=torch.long), "ni": np.ones((2, 3), dtype=int),
          "b": np.ones((2, 3), dtype=bool), "n3": np.ones(3), "n4": np.ones(4)}
PAIRS = [("x", "n"), ("n", "x"), ("x", "f"), ("f", "x"), ("s", "n"), ("n", "s"), ("x", "n0"), ("n0", "x"), ("x", "f64"), ("f64", "x"), ("x", "f32"),
         ("f32", "x"), ("x", "i64"), ("i64", "x"), ("s", "f32"), ("f32", "s"), ("xg", "n"), ("n", "xg"), ("xi", "ni"), ("ni", "xi"), ("x", "b"),
         ("x", "n3"), ("n3", "x"), ("x", "n4"), ("n4", "x"), ("xT", "n"), ("n", "xT"), ("xg", "f64"), ("f64", "xg"), ("i64", "xi")]


def attempt(name, action):
    try:
        r = action()  #: float64[2, 3] | [2, 3] | [] | int64[2, 3] | float64[2] | float64[3, 3] | bool[2, 3] | bool[] | uint8[2, 3] | int64[] | [3, 2] | [6]
        print(name, type(r).__name__, getattr(r, "dtype", r), tuple(getattr(r, "shape", ())))
    except Exception as error:
        print(name, f"{type(error).__name__}: {error}")


def changed(op, a, b):
    return op(a.clone() if isinstance(a, torch.Tensor) else a.copy(), b)  #: float64[2, 3] | [2, 3] | [] | int64[2, 3]


for op in (operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow, operator.matmul, operator.lt,
           operator.eq, operator.ne, operator.and_):
    for a, b in PAIRS:
        attempt(f"{op.__name__} {a} {b}", lambda: op(VALUES[a], VALUES[b]))
for op in (operator.iadd, operator.imul, operator.itruediv):
    for a, b in PAIRS:
        attempt(f"{op.__name__} {a} {b}", lambda: changed(op, VALUES[a], VALUES[b]))
z = torch.zeros(2, 3)  #: [2, 3]
for name in ("sqrt", "exp", "log", "sin", "round", "floor", "isnan", "negative", "square", "sum", "mean", "argmax", "transpose", "ravel", "squeeze", "std", "prod",
             "cumsum", "sort"):
    attempt(name, lambda: getattr(np, name)(z))
for name in ("add", "multiply", "maximum", "power", "matmul", "less", "logical_and"):
    for a, b in ((z, 2.0), (2.0, z), (z, np.zeros((2, 3))), (np.zeros((2, 3), dtype=np.float32), z), (z, z)):
        attempt(name, lambda: getattr(np, name)(a, b))
for action in (lambda: np.concatenate([z, z]), lambda: np.stack([z, z]), lambda: np.vstack([z, z]), lambda: np.array([z, z]), lambda: np.asarray(z),
               lambda: np.zeros_like(z), lambda: np.expand_dims(z, 0), lambda: np.where(z > 0, z, 0), lambda: np.clip(z, 0, 1)):
    attempt("made", action)
for shape in [(4,), (4, 5), (2, 3, 4)]:
    for dim in range(len(shape)):
        for bad in (9, -1):
            attempt(f"{shape} {dim}", lambda: torch.zeros(shape).index_select(dim, torch.tensor([0, bad])))
