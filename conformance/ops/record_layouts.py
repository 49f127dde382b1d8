#!/usr/bin/env python3
"""Record the samples of recording.jsonl.gz once more with tensors that do not lie in one piece.

    python record_layouts.py [-o layouts.jsonl.gz]

Every `torch.empty(sizes)` becomes a transposed, a sliced, an expanded or a channels-last tensor of the same sizes: two
samples of an entry for each.  Rows are as record.py writes them, of the kind "layout".  Run it with a Python that has torch.
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
FRESH = re.compile(r"torch\.empty\(\(([0-9, ]+)\)((?:, dtype=torch\.\w+)?)\)")
SAMPLES = 2  # of an entry, for each layout


def transposed(sizes, dtype):
    if len(sizes) > 1:
        return f"torch.empty({sizes[::-1]}{dtype}).permute({tuple(range(len(sizes)))[::-1]})"


def sliced(sizes, dtype):
    return f"torch.empty({(2 * sizes[0], *sizes[1:])}{dtype})[::2]"


def expanded(sizes, dtype):
    if len(sizes) > 1:
        return f"torch.empty({(1, *sizes[1:])}{dtype}).expand({sizes})"


def channels_last(sizes, dtype):
    if len(sizes) == 4:
        return f"torch.empty({sizes}{dtype}).contiguous(memory_format=torch.channels_last)"


def rewritten(text, layout):
    return FRESH.sub(lambda m: layout(tuple(map(int, re.findall(r"\d+", m[1]))), m[2]) or m[0], text)


def variants(rows):
    """The rows in all layouts, each text once."""
    seen, counts = set(), {}
    for row in rows:
        if "r" not in row:
            continue
        for layout in (transposed, sliced, expanded, channels_last):
            text = rewritten(row["t"], layout)
            key = row["e"], layout
            if text == row["t"] or text in seen or counts.get(key, 0) == SAMPLES:
                continue
            seen.add(text)
            found = outcome(text)
            if found is not None and "INTERNAL ASSERT" not in str(found.get("x")):
                counts[key] = counts.get(key, 0) + 1
                yield {"e": row["e"], "k": "layout", "t": text, **found}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "layouts.jsonl.gz"))
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    with gzip.open(os.path.join(HERE, "recording.jsonl.gz"), "rt", encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    with gzip.GzipFile(options.output, "wb", mtime=0) as stream:
        for row in variants(rows):
            stream.write((json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
