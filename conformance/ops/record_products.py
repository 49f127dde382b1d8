#!/usr/bin/env python3
"""Record products of matrices: batches whose element types differ, and einsum with random equations.

    python record_products.py [-o products.jsonl.gz]

Which kernel multiplies, and so which words an error has and how the result lies, depends on sizes, on element types and
on how the operands lie: all of it is varied here.  Rows are as record.py writes them, of the kind "product".  Run it
with a Python that has torch.
"""
import argparse
import os
import random
import sys
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
from record import recorded, write_rows  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
EQUATIONS = 700
DTYPES = ("float32", "float64", "int64", "int32", "bool", "float16", "complex64")
PAIRS = (
    ("float32", "float64"), ("float32", "int64"), ("int64", "float32"), ("float16", "float32"), ("bool", "bool"),
    ("float32", "float32"), ("float32", "float16"), ("complex64", "float32"),
)


def plain(sizes, dtype):
    return f"torch.ones({tuple(sizes)}, dtype=torch.{dtype})"


def sliced(sizes, dtype):
    return plain([*sizes[:-1], 2 * sizes[-1]], dtype) + "[..., ::2]"


def transposed(sizes, dtype):
    return plain([*sizes[:-2], sizes[-1], sizes[-2]], dtype) + ".mT"


LAYOUTS = ((plain, plain), (sliced, plain), (plain, sliced), (transposed, transposed))


def batches():
    """An entry and a text for each way to multiply batches; 3 and 20 lie on both sides of what is looped over."""
    for n in (3, 20):
        for left, right in PAIRS:
            for a, b in LAYOUTS:
                x, y = a((2, n, n), left), b((2, n, n), right)
                vector, bias = plain((n,), left), plain((n,), right)
                weight, wide = b((n, n), right), b((n, n + 1), right)
                yield "bmm", f"torch.bmm({x}, {y})"
                yield "baddbmm", f"torch.baddbmm({plain((2, n, n), left)}, {x}, {y})"
                yield "matmul", f"torch.matmul({x}, {y})"
                yield "matmul", f"torch.matmul({a((2, 3, n, n), left)}, {b((3, n, n), right)})"
                yield "matmul", f"torch.matmul({vector}, {y})"
                yield "matmul", f"torch.matmul({x}, {bias})"
                yield "nn.functional.linear", f"torch.nn.functional.linear({x}, {weight})"
                yield "nn.functional.linear", f"torch.nn.functional.linear({x}, {weight}, {bias})"
                yield "nn.functional.linear", f"torch.nn.functional.linear({x}, {wide})"
                yield "nn.Linear", f"torch.nn.Linear({n}, 4)({x})"


def operand(rng, letters, size, covered):
    """A term of an equation, and the sizes of what it stands for."""
    term = rng.sample(letters, rng.randint(0, min(4, len(letters))))
    if term and rng.random() < 0.08:
        term.append(term[0])
    twice = len(set(term)) < len(term)
    sizes = [1 if not twice and rng.random() < 0.1 else size[c] for c in term]
    if covered is not None and rng.random() < 0.8:
        own = [1 if rng.random() < 0.15 else n for n in covered[rng.randint(0, len(covered)):]]
        at = rng.randint(0, len(term))
        term[at:at], sizes[at:at] = ["..."], own
    return "".join(term), sizes


def laid_out(rng, sizes, dtype):
    if len(sizes) < 2 or rng.random() < 0.7:
        return plain(sizes, dtype)
    i, j = rng.sample(range(len(sizes)), 2)
    swapped = list(sizes)
    swapped[i], swapped[j] = swapped[j], swapped[i]
    return f"{plain(swapped, dtype)}.transpose({i}, {j})"


def equations(rng):
    for _ in range(EQUATIONS):
        letters = rng.sample("abcdefX", rng.randint(2, 5))
        size = {c: rng.choice((1, 1, 2, 3, 4, 5, 8)) for c in letters}
        covered = [rng.choice((1, 2, 3)) for _ in range(rng.randint(0, 2))] if rng.random() < 0.3 else None
        operands = [operand(rng, letters, size, covered) for _ in range(rng.choice((1, 2, 2, 2, 2, 3, 3, 4)))]
        used = sorted(set("".join(term for term, _ in operands)) - {"."})
        order = rng.sample(used, rng.randint(0, len(used)))
        if any("." in term for term, _ in operands) and rng.random() < 0.8:
            order.insert(rng.randint(0, len(order)), "...")
        equation = ",".join(term for term, _ in operands) + ("->" + "".join(order) if rng.random() < 0.9 else "")
        mixed = rng.random() < 0.4
        texts = [laid_out(rng, sizes, rng.choice(DTYPES) if mixed else "float32") for _, sizes in operands]
        yield "einsum", f"torch.einsum({equation!r}, {', '.join(texts)})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "products.jsonl.gz"))
    parser.add_argument("--seed", type=int, default=1, help="of the equations")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    write_rows(options.output, recorded((*batches(), *equations(random.Random(options.seed))), "product"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
