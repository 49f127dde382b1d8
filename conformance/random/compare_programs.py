#!/usr/bin/env python3
"""Hold shapetrace against the recorded random programs (programs.jsonl.gz, wide.jsonl.gz, calls.jsonl.gz). Needs no torch.

    python compare_programs.py        counts
    python compare_programs.py -v     the first line of every program that differs (-vv: gaps too)
    python compare_programs.py --raise-thresholds   keeps what was reached: tests/random_test.py holds it

A program is *right* when every line gave PyTorch's shapes, types and strides and it ended as it did; a *gap* when
something was unknown and nothing contradicts; *wrong* with another shape, type or stride; *raised* when a line raised
that did not; *message* when the right line raised with other words; *silent* when the line that raises went on.
"""
import argparse
import collections
import concurrent.futures
import gzip
import json
import os
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "ops"))
from compare_rows import (UNKNOWN_TEXT, default_shapetrace, judge_list, judge_text, keep_thresholds, run_shapetrace,  # noqa: E402
                          shortcomings, worst)

RECORDINGS = ("programs.jsonl.gz", "wide.jsonl.gz", "calls.jsonl.gz")
THRESHOLDS = os.path.join(HERE, "thresholds.json")
AT_LEAST = ("right",)
AT_MOST = ("wrong", "raised", "silent", "crash")
BATCH = 250  # programs of one process
PRELUDE = """import torch
import torch.nn as nn
import torch.nn.functional as F
inf = float('inf')

def show(value):
    if isinstance(value, torch.Tensor):
        return f'{list(value.shape)}|{value.dtype}|{list(value.stride())}'
    if isinstance(value, (tuple, list)):
        return '(' + '; '.join([show(item) for item in value]) + ')'
    return 'None'
"""


def load(paths=tuple(os.path.join(HERE, name) for name in RECORDINGS)):
    programs = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            programs += [{**json.loads(line), "of": os.path.basename(path).split(".")[0]} for line in stream]
    return programs


def source(programs):
    """Every program as a function that prints what each of its lines gives."""
    lines = [PRELUDE]
    for program in programs:
        seed = program["seed"]
        lines += [f"def program_{seed}():", "    try:"]
        for name, text in program["lines"]:
            lines += [f"        {name} = {text}", f"        print('value {seed}', show({name}))"]
        lines += ["    except Exception as e:", f"        print('raised {seed}', type(e).__name__, repr(str(e)))", f"program_{seed}()"]
    return "\n".join(lines) + "\n"


def answers_of(shapetrace, programs, timeout=120):
    """{seed: [(kind, text)]}; a program that a process died of has none."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "programs.py")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(source(programs))
        status, out, _, _ = run_shapetrace(shapetrace, ["run", path], timeout)
    found = collections.defaultdict(list)
    for line in out.decode("utf-8", "replace").splitlines():
        kind, _, rest = line.partition(" ")
        seed, _, text = rest.partition(" ")
        if kind in ("value", "raised") and seed.isdigit():
            found[int(seed)].append((kind, text))
    if status == 0 or len(programs) == 1:
        return found
    half = len(programs) // 2
    return {**answers_of(shapetrace, programs[:half], timeout), **answers_of(shapetrace, programs[half:], timeout)}


def flat(value):
    if isinstance(value, dict):
        return [value["t"]]
    return [leaf for item in value or [] for leaf in flat(item)]


def judge_value(ours, real):
    leaves = flat(real)
    parts = [part.split("|") for part in ours.strip("()").replace("(", "").replace(")", "").split("; ") if "|" in part]
    if len(parts) != len(leaves):
        return "gap" if UNKNOWN_TEXT.search(ours) or ours == "None" else "wrong"  # what is unknown is no tensor
    kinds = []
    for (shape, dtype, strides), leaf in zip(parts, leaves):
        matters = [n > 1 for n in leaf[0]] if 0 not in leaf[0] else [False] * len(leaf[0])
        kinds += [judge_list(shape, leaf[0]), judge_text(dtype, leaf[1]), judge_list(strides, leaf[2], matters)]
    return worst(kinds)


def judge(program, answers):
    """(kind, line number, what was said) of a program."""
    gap = None
    for number, ((name, text), real) in enumerate(zip(program["lines"], [*program["values"], None])):
        kind, ours = answers[number] if number < len(answers) else ("lost", "")
        if kind == "lost":
            return "crash", number, ours
        if real is None and "error" in program:
            if kind == "value":
                return ("gap" if gap or UNKNOWN_TEXT.search(ours) else "silent"), number, ours
            wanted = f"{program['error'][0]} {program['error'][1]!r}"
            return ("right" if ours == wanted else "message"), number, ours
        if kind == "raised":
            return "raised", number, ours
        verdict = judge_value(ours, real)
        if verdict == "wrong":
            return "wrong", number, ours
        if verdict == "gap" and gap is None:
            gap = ("gap", number, ours)
    return gap or ("right", 0, "")


def verdicts(shapetrace, programs, jobs=2):
    batches = [programs[i : i + BATCH] for i in range(0, len(programs), BATCH)]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        found = {}
        for answers in pool.map(lambda batch: answers_of(shapetrace, batch), batches):
            found.update(answers)
    return [judge(program, found.get(program["seed"], [])) for program in programs]


def counts_of(programs, judged):
    """{"programs, PyTorch runs": {"right": n, ...}, "programs, PyTorch raises": {...}, "wide, PyTorch runs": ...}"""
    counts = {}
    for program, (kind, _, _) in zip(programs, judged):
        ending = f"{program['of']}, PyTorch {'raises' if 'error' in program else 'runs'}"
        counts.setdefault(ending, collections.Counter())[kind] += 1
    return counts


def print_counts(counts):
    for ending, of in counts.items():
        total = sum(of.values())
        print(f"{total:5} random {ending}: {100 * of['right'] / max(1, total):.1f}% right", dict(of))


def worse(counts):
    """What is worse than what was reached before, in words."""
    return shortcomings(counts, THRESHOLDS, AT_LEAST, AT_MOST)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--recording", metavar="PATH", help="only this one")
    parser.add_argument("--raise-thresholds", action="store_true", help="keep what was reached")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    options = parser.parse_args()
    programs = load([options.recording]) if options.recording else load()
    judged = verdicts(options.shapetrace, programs)
    for program, (kind, number, ours) in zip(programs, judged):
        if options.verbose > (kind == "gap") and kind != "right":
            real = program["values"][number] if number < len(program["values"]) else " ".join(program["error"])
            print(f"{kind:8}{program['seed']}: {' = '.join(program['lines'][number])}\n        ours {ours}\n        real {real}")
    counts = counts_of(programs, judged)
    print_counts(counts)
    if options.raise_thresholds:
        keep_thresholds(counts, THRESHOLDS, AT_LEAST, AT_MOST)


if __name__ == "__main__":
    main()
