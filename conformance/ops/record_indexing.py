#!/usr/bin/env python3
"""Record random indices between brackets, for reading and for writing.

    python record_indexing.py [-o indexing.jsonl.gz] [--seed N] [--rows N]

Numbers, slices, None, Ellipsis, bools, lists, masks and tensors of integers in one key, inside and beyond their
dimensions, of tensors with and without dimensions of nothing; what is written fits, is broadcast, has another type or
too many elements.  Rows are as record.py writes them, of the kind "index".  Run it with a Python that has torch.
"""
import argparse
import os
import random
import sys
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
from record import recorded, write_rows  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
ODD = ("torch.tensor(True)", "torch.empty(0, dtype=torch.int64)", "1.5", "'a'", "[]", "torch.tensor(1.0)", "(1, 0)",
       "[[0, 1], [1, 0]]", "range(2)", "[True, False]")
WRITTEN = ("1.0", "2", "True", "None", "[1.0, 2.0]", "torch.tensor(3)")


class Keys:
    """Random keys; `beyond` says whether some lie outside."""

    def __init__(self, rng, beyond):
        self.rng, self.beyond = rng, beyond

    def number(self, size):
        limit = size + (self.beyond and self.rng.random() < 0.3)
        return self.rng.randint(-max(limit, 1), max(limit - 1, 0))

    def nested(self, size, shape):
        return [self.nested(size, shape[1:]) for _ in range(shape[0])] if shape else self.number(size)

    def slice(self):
        bounds = [self.rng.choice(("None", str(self.rng.randint(-4, 5)))) for _ in range(2)]
        return f"slice({', '.join(bounds)}{self.rng.choice(('', '', ', 2', ', 1'))})"

    def tensor(self, size):
        shape = self.rng.choice(((1,), (2,), (3,), (2, 1), (2, 2), ()))
        dtype = self.rng.choice(("", ", dtype=torch.int32", ", dtype=torch.uint8")) if self.rng.random() < 0.2 else ""
        return f"torch.tensor({self.nested(size, shape)}{dtype})"

    def mask(self, size):
        length = max(0, size + (self.rng.choice((0, 0, 0, 1, -1)) if self.beyond else 0))
        return f"torch.tensor({[self.rng.random() < 0.5 for _ in range(length)]}, dtype=torch.bool)"

    def one(self, size):
        kinds = (
            (20, lambda: str(self.number(size))), (20, self.slice), (10, lambda: "None"), (8, lambda: "Ellipsis"),
            (12, lambda: str(self.nested(size, (self.rng.randint(1, 3),)))), (15, lambda: self.tensor(size)),
            (8, lambda: self.mask(size)), (3, lambda: self.rng.choice(("True", "False"))),
            (4, lambda: self.rng.choice(ODD)),
        )
        return self.rng.choices([make for _, make in kinds], [weight for weight, _ in kinds])[0]()


def texts(rng, rows):
    for _ in range(rows):
        sizes = [rng.choice((0, 1, 2, 3, 4, 5)) for _ in range(rng.randint(0, 4))]
        keys = Keys(rng, rng.random() < 0.4)
        count = rng.randint(1, max(1, len(sizes) + rng.choice((0, 0, 1))))
        parts = [keys.one(sizes[min(d, len(sizes) - 1)] if sizes else 0) for d in range(count)]
        key = parts[0] if count == 1 else f"({', '.join(parts)})"
        tensor = f"torch.zeros({tuple(sizes)}{rng.choice(('', '', ', dtype=torch.int64', ', dtype=torch.bool'))})"
        if len(sizes) >= 2 and rng.random() < 0.2:
            tensor += f".transpose(0, {len(sizes) - 1})"
        if rng.random() < 0.4:
            yield "getitem", f"{tensor}[{key}]"
            continue
        shape = tuple(rng.choice((1, 1, 2, 3, 4, 5)) for _ in range(rng.randint(0, 3)))
        written = rng.choice((*WRITTEN, f"torch.zeros({shape})", f"torch.zeros({shape})",
                              f"torch.zeros({shape}, dtype=torch.int64)"))
        yield "setitem", f"{tensor}.__setitem__({key}, {written})"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "indexing.jsonl.gz"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rows", type=int, default=3000)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    write_rows(options.output, recorded(texts(random.Random(options.seed), options.rows), "index"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
