#!/usr/bin/env python3
"""Record the samples of recording.jsonl.gz once more with one tensor of another element type.

    python record_types.py [-o types.jsonl.gz] [--samples N ...]

Two samples of each entry (or those of these numbers), and in them each `torch.empty(...)` by itself with every other type: which
type a result has, and which check speaks first where types differ.  Rows are as record.py writes them, of the kind
"type".  Run it with a Python that has torch.
"""
import argparse
import os
import re
import sys
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
from record import read_samples, recorded, write_rows  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TENSOR = re.compile(r"torch\.empty\((\([0-9, ]*\))((?:, dtype=torch\.\w+)?)\)")
DTYPES = ("float32", "float64", "float16", "bfloat16", "complex64", "int64", "int32", "uint8", "bool")


def texts(samples):
    """(entry, text) for samples with each of their tensors of each type."""
    seen = set()
    for row in samples:
        for place in TENSOR.finditer(row["t"]):
            for dtype in DTYPES:
                made = f"torch.empty({place[1]}, dtype=torch.{dtype})"
                text = row["t"][:place.start()] + made + row["t"][place.end():]
                if text not in seen:
                    seen.add(text)
                    yield row["e"], text


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "types.jsonl.gz"))
    parser.add_argument("--samples", type=int, nargs="+", default=(0, 1), metavar="N")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    write_rows(options.output, recorded(texts(read_samples(TENSOR, options.samples)), "type"))
    return 0


if __name__ == "__main__":
    sys.exit(main())
