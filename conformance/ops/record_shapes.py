#!/usr/bin/env python3
"""Record the samples of recording.jsonl.gz once more with one tensor of other sizes.

    python record_shapes.py [-o shapes.jsonl.gz] [--samples N ...]

Samples of each entry (the first, or those of these numbers), and in them each `torch.empty(...)` by itself with a size
that is one more, 1 or 0, with a dimension less and with one more: what is refused, and what is broadcast.  Rows are as
record.py writes them, of the kind "shape".  Run it with a Python that has torch.
"""
import argparse
import os
import re
import sys
import tempfile
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
import torch  # noqa: E402
import record  # noqa: E402
from record import Entry, read_samples, recorded, run_all, write_rows  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TENSOR = re.compile(r"torch\.(?:empty|zeros)\((\([0-9, ]*\))((?:, dtype=torch\.\w+)?)\)")
SECONDS = 20  # for a tensor


def variants(sizes):
    """The sizes with one change."""
    for at, size in enumerate(sizes):
        for other in (size + 1, 1, 0):
            if other != size:
                yield (*sizes[:at], other, *sizes[at + 1:])
    if sizes:
        yield sizes[1:]
        yield sizes[:-1]
    yield (2, *sizes)
    yield (*sizes, 1)


def places(samples):
    """(entry, texts) for each tensor of samples, with other sizes."""
    seen = set()
    for row in samples:
        for place in TENSOR.finditer(row["t"]):
            texts = [row["t"][:place.start()] + place[0].replace(place[1], str(sizes), 1) + row["t"][place.end():]
                     for sizes in variants(tuple(map(int, re.findall(r"\d+", place[1]))))]
            yield row["e"], [text for text in texts if not (text in seen or seen.add(text))]


def entry_of(name, texts):
    """The rows of these texts."""
    entry = Entry(name)
    entry.rows.extend(recorded(((name, text) for text in texts), "shape"))
    return entry


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", type=os.path.abspath,
                        default=os.path.join(HERE, "shapes.jsonl.gz"))
    parser.add_argument("--samples", type=int, nargs="+", default=(0,), metavar="N")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    record.SECONDS = SECONDS
    # A tensor to a process: a call that it does not outlive takes no others with it.
    work = [(name, lambda name=name, texts=texts: entry_of(name, texts))
            for name, texts in places(read_samples(TENSOR, options.samples))]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        answers = run_all(work, options.jobs)
        os.chdir(HERE)
    write_rows(options.output, (row for answer in answers for row in answer.get("rows", ())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
