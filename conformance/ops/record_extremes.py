#!/usr/bin/env python3
"""Record the samples of recording.jsonl.gz with one argument that is absurd: sizes that are negative, 0 or past 64 bits, tensors
without dimensions, without elements, of other ranks and types.

    python record_extremes.py [-o extremes.jsonl.gz] [--turn N]

Rows are as record.py writes them, of the kind "extreme".  Calls that would need more memory than most machines have are
left out, as their errors differ from machine to machine.  Another turn puts other absurd arguments in the same places.  Run it with a Python that has torch.
"""
import argparse
import ast
import gzip
import json
import os
import re
import resource
import sys
import tempfile
import warnings
import zlib

os.environ.setdefault("OMP_NUM_THREADS", "1")
import torch  # noqa: E402
import record  # noqa: E402
from record import Entry, outcome, run_all  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLES = 1  # of an entry, the middle one
SECONDS = 15  # for each
PER_ARGUMENT = 4  # of each sample
MEMORY = 4 << 30
TENSORS = ["torch.empty(())", "torch.empty((0,))", "torch.empty((3,))", "torch.empty((2, 3))", "torch.empty((0, 3))",
           "torch.empty((2, 0, 4))", "torch.empty((2, 3, 4))", "torch.empty((1, 2, 3, 4))", "torch.empty((2, 1, 3, 1, 2))",
           "torch.empty((1, 1, 2, 1, 1, 2))", "torch.zeros((3,), dtype=torch.int64)", "torch.zeros((2, 3), dtype=torch.bool)",
           "torch.empty((2, 3), dtype=torch.complex64)", "torch.empty((2, 3), dtype=torch.float16)", "torch.tensor(2)",
           "torch.empty((2, 3), requires_grad=True)", "torch.empty((2, 3), dtype=torch.float64)"]
INTEGERS = ["-1", "0", "1", "3", "-7", "100", "2**31", "2**62", "2**63", "-2**63", "-2**63 - 1"]
LISTS = ["()", "(0,)", "(-1,)", "(1,)", "(2, 3)", "(0, 1)", "(-2, 3)", "(1, 1, 1)", "(2, 2, 2, 2)", "(2**62, 4)", "(2**32, 2**32)",
         "(2**63,)", "(-1, -1)", "(1,) * 65"]
NUMBERS = ["0", "-1", "2.5", "-0.5", "1e40", "float('nan')", "float('inf')", "2**63"]
TEXTS = ["''", "'x'"]


def choices(node, source):
    """What may stand in the place of an argument."""
    if isinstance(node, ast.Call) and source.startswith("torch.") and re.match(r"torch\.(empty|empty_strided|zeros|ones|tensor)\(", source):
        return TENSORS
    if isinstance(node, (ast.Tuple, ast.List)) and all(isinstance(e, (ast.Constant, ast.UnaryOp)) for e in node.elts):
        return LISTS
    if isinstance(node, ast.UnaryOp):
        return choices(node.operand, source)
    if isinstance(node, ast.Constant) and not isinstance(node.value, bool):
        return {int: INTEGERS, float: NUMBERS, str: TEXTS}.get(type(node.value), [])
    return []


def variants(text, turn):
    """The text with another argument each: arguments of the outermost call, of the call before it, and what it is called of."""
    tree = ast.parse(text, mode="eval").body
    slots = []
    while isinstance(tree, ast.Call):
        slots += [*tree.args, *(k.value for k in tree.keywords)]
        tree = tree.func
        if isinstance(tree, ast.Attribute):
            slots.append(tree.value)
            tree = tree.value
    for number, node in enumerate(slots):
        source = ast.get_source_segment(text, node)
        if not source:
            continue
        found = choices(node, source)
        start = zlib.crc32(f"{text} {number}".encode()) + turn * PER_ARGUMENT * 7
        for i in range(min(PER_ARGUMENT, len(found))):
            other = found[(start + i * 7) % len(found)]
            if other != source:
                # Text before the node, in characters: texts are ASCII.
                yield text[: node.col_offset] + other + text[node.end_col_offset :]


def of_this_machine(found):
    """Whether the outcome depends on how much memory there is, or the message says where PyTorch was built or installed."""
    message = str(found.get("x", ""))
    size = re.search(r"tried to allocate (\d+) bytes", message)
    return bool(size) or re.search(r"INTERNAL ASSERT|bad_alloc|MemoryError|\.cpp:|_start", message) is not None


def entry_of(name, rows, turn):
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    entry = Entry(name)
    for row in rows:
        for text in variants(row["t"], turn):
            if text in entry.seen or len(text) > 1000:
                continue
            entry.seen.add(text)
            found = outcome(text)
            if found is not None and not of_this_machine(found):
                entry.rows.append({"e": name, "k": "extreme", "t": text, **found})
    return entry


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "extremes.jsonl.gz"))
    parser.add_argument("--entry", default="", metavar="REGEX")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--turn", type=int, default=0, help="0 is the one that is kept")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    record.SECONDS = SECONDS
    entries = {}
    with gzip.open(os.path.join(HERE, "recording.jsonl.gz"), "rt", encoding="utf-8") as stream:
        for row in map(json.loads, stream):
            if "r" in row and row["k"] in ("sample", "method") and re.search(options.entry, row["e"]):
                entries.setdefault(row["e"], []).append(row)
    # One sample to a process: a call that it does not outlive takes no other sample with it.
    work = [(name, lambda name=name, row=row: entry_of(name, [row], options.turn))
            for name, rows in entries.items() for row in rows[len(rows) // 2 :][:SAMPLES]]
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        answers = run_all(work, options.jobs)
        os.chdir(HERE)
    seen, count = set(), 0
    with gzip.GzipFile(options.output, "wb", mtime=0) as stream:
        for (name, _), answer in zip(work, answers):
            if "failed" in answer:
                print(f"{name}: {answer['failed']}")
            for row in answer.get("rows", ()):
                if row["t"] not in seen:
                    seen.add(row["t"])
                    count += 1
                    stream.write((json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n").encode())
    print(count, "rows;", os.path.getsize(options.output), "bytes")


if __name__ == "__main__":
    sys.exit(main())
