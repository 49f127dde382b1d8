#!/usr/bin/env python3
"""Record the samples of recording.jsonl.gz once more with one tensor of another element type.

    python record_types.py [-o types.jsonl.gz] [--samples N ...]

Two samples of each entry (or those of these numbers), and in them each `torch.empty(...)` by itself with every other type: which
type a result has, and which check speaks first where types differ.  Rows are as record.py writes them, of the kind
"type".  Run it with a Python that has torch.
"""
import argparse
import gzip
import json
import os
import re
import sys
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
from record import outcome  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TENSOR = re.compile(r"torch\.empty\((\([0-9, ]*\))((?:, dtype=torch\.\w+)?)\)")
DTYPES = ("float32", "float64", "float16", "bfloat16", "complex64", "int64", "int32", "uint8", "bool")
KINDS = ("sample", "method", "inplace")


def texts(rows, samples):
    """(entry, text) for the chosen samples of each entry and kind, with each of their tensors of each type."""
    seen, counts = set(), {}
    for row in rows:
        if "r" not in row or row["k"] not in KINDS or not TENSOR.search(row["t"]):
            continue
        key = row["e"], row["k"]
        counts[key] = counts.get(key, 0) + 1
        if counts[key] - 1 not in samples:
            continue
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
    with gzip.open(os.path.join(HERE, "recording.jsonl.gz"), "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    with gzip.GzipFile(options.output, "wb", mtime=0) as stream:
        for entry, text in texts(rows, options.samples):
            found = outcome(text)
            if found is not None and "INTERNAL ASSERT" not in str(found.get("x")):
                row = {"e": entry, "k": "type", "t": text, **found}
                stream.write((json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
