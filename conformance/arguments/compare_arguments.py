#!/usr/bin/env python3
"""Hold shapetrace against what PyTorch says to wrong arguments (recording.jsonl.gz). Needs no torch.

    python compare_arguments.py                  a table
    python compare_arguments.py --text REGEX -v  what differs among these calls (-vv: gaps too)
    python compare_arguments.py --raise-thresholds

A call that PyTorch refuses is the *same* with its message, *other* with another error, *silent* when the result is known,
else a gap.  Of the others only a TypeError of ours counts: *false*.
"""
import argparse
import collections
import concurrent.futures
import gzip
import json
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from compare import UNKNOWN_TEXT, default_shapetrace, run_shapetrace  # noqa: E402

BATCH = 2000
KINDS = ("same", "gap", "other", "silent", "fine", "false", "crash")
AT_MOST = ("other", "silent", "false", "crash")
THRESHOLDS = os.path.join(HERE, "thresholds.json")


def load():
    with gzip.open(os.path.join(HERE, "recording.jsonl.gz"), "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def program(rows):
    lines = ["import torch"]
    for number, row in rows:
        lines += ["try:", f"    r = {row['t']}", f"    print('result', {number}, r if r is None else type(r).__name__, repr(r))",
                  "except Exception as e:", f"    print('raised', {number}, type(e).__name__, repr(str(e)))"]
    return "\n".join(lines) + "\n"


LINE = re.compile(r"(result|raised) (\d+) (\S+) ?(.*)")


def answers_of(shapetrace, rows):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.py")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(program(rows))
        status, out, _, _ = run_shapetrace(shapetrace, ["run", path], 120)
    matches = (LINE.match(line) for line in out.decode("utf-8", "replace").splitlines())
    found = {int(m[2]): (m[1], m[3], m[4]) for m in matches if m}
    if status == 0 or len(rows) == 1:
        return found
    half = len(rows) // 2  # a row that the process died of has no answer
    return {**answers_of(shapetrace, rows[:half]), **answers_of(shapetrace, rows[half:])}


def judge(row, answer):
    if answer is None:
        return "crash"
    kind, name, rest = answer
    if row["m"] is None:
        return "false" if kind == "raised" and name == "TypeError" else "fine"
    if kind == "raised":
        return "same" if name == "TypeError" and rest == repr(row["m"]) else "other"
    return "gap" if UNKNOWN_TEXT.search(name + rest) else "silent"


def verdicts(shapetrace, rows):
    numbered = list(enumerate(rows))
    found = {}
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        for answers in pool.map(lambda batch: answers_of(shapetrace, batch),
                                [numbered[i : i + BATCH] for i in range(0, len(numbered), BATCH)]):
            found.update(answers)
    return [(row, found.get(number), judge(row, found.get(number))) for number, row in numbered]


def family_of(row):
    text = row["t"]
    for name in ("torch.nn.functional.", "torch.linalg.", "torch.fft.", "torch.special."):
        if text.startswith(name):
            return name.rstrip(".")
    return "Tensor" if text.startswith("torch.ones(2, 3).") else "torch"


def counts_of(judged):
    counts = collections.defaultdict(collections.Counter)
    for row, _, kind in judged:
        counts[family_of(row)][kind] += 1
        counts["all"][kind] += 1
    return counts


def print_table(counts):
    print(f"{'':22}" + "".join(f"{kind:>8}" for kind in KINDS))
    for family, of in counts.items():
        print(f"{family:22}" + "".join(f"{of[kind]:8}" for kind in KINDS))


def shortcomings(counts):
    with open(THRESHOLDS, encoding="utf-8") as stream:
        limits = json.load(stream)
    found = [f"{counts['all']['same']} same, were {limits['same']}"] if counts["all"]["same"] < limits["same"] else []
    return found + [f"{counts['all'][kind]} {kind}, were {limits[kind]}" for kind in AT_MOST
                    if counts["all"][kind] > limits[kind]]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--text", default="", metavar="REGEX")
    parser.add_argument("--kind", metavar="KIND", help="these alone")
    parser.add_argument("--raise-thresholds", action="store_true", help="keep what was reached")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    options = parser.parse_args()
    judged = verdicts(options.shapetrace, [row for row in load() if re.search(options.text, row["t"])])
    counts = counts_of(judged)
    if options.raise_thresholds:
        with open(THRESHOLDS, "w", encoding="utf-8") as stream:
            json.dump({kind: counts["all"][kind] for kind in ("same", *AT_MOST)}, stream)
            stream.write("\n")
    for row, answer, kind in judged:
        if options.verbose and kind == options.kind or options.kind is None and (
                options.verbose > 1 and kind == "gap" or options.verbose and kind in AT_MOST):
            print(f"{kind:7}{row['t']}\n       ours {' '.join(answer or ())}\n       real {row['m']!r}")
    print_table(counts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
