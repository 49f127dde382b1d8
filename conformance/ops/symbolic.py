#!/usr/bin/env python3
"""Every rule with symbols for sizes: numbers put in afterwards must say what the rule says of these numbers at once.

    python symbolic.py                        a table of families
    python symbolic.py --entry '^cat$' -v     what is worse than a gap in one entry (-vv: gaps too, -vvv: everything)
    python symbolic.py --list                 the entries that are not all right, the worst first
    python symbolic.py --few --raise-thresholds
                                              keeps what was reached: tests/symbolic_test.py holds it

The rows are PyTorch's own samples (recording.jsonl.gz, layouts.jsonl.gz). Each size of a row's tensors becomes a symbol
of its own, and in a second round equal sizes become the same symbol while 1 stays 1. A row is looked at at several
*points*: the recorded sizes, all of them changed, one of them changed. At each, what the rule gave for symbols is
compared with what it gives for the numbers:

    right    the same; gap: a part is not known; wrong: something contradicts; strides: they alone do
    raise    raised with symbols, runs with numbers
    narrow   it runs, although a size is outside of what was taken for granted
    error right, gap, silent, other
             it raises; so it does with symbols, or what was taken for granted does not hold; not known; nothing says
             so; another exception
    open     with numbers nobody knows either

Needs no torch.
"""
import argparse
import collections
import dataclasses
import json
import os
import re
import subprocess
import sys

from compare_rows import (HERE, RECORDINGS, default_shapetrace, family_of, keep_thresholds, load, shortcomings,  # noqa: F401
                          with_total)

THRESHOLDS = os.path.join(HERE, "symbolic_thresholds.json")
AT_LEAST = ("right",)
AT_MOST = ("wrong", "strides", "raise", "narrow", "error silent", "error other", "crash")
WORDS = ("right", "gap", "open", "wrong", "strides", "raise", "narrow", "error right", "error gap", "error silent",
         "error other", "crash")
QUIET = ("right", "error right", "open")
GAPS = ("gap", "error gap")
HELD = {"at_least": AT_LEAST, "at_most": AT_MOST, "path": THRESHOLDS}

FRESH = re.compile(r"(torch\.(?:empty|zeros|ones)\(\()([0-9, ]+)\)")


def with_symbols(text, shared):
    """A row's text with S0, S1 ... for the sizes of its tensors, and these sizes. Sizes of 0 stay, and of 1 where equal
    ones are shared: to be 1 is a matter of its own for each."""
    numbers = []

    def name(match):
        n = int(match[0])
        if n == 0 or shared and n == 1:
            return match[0]
        if shared and n in numbers:
            return f"S{numbers.index(n)}"
        numbers.append(n)
        return f"S{len(numbers) - 1}"

    return FRESH.sub(lambda m: m[1] + re.sub(r"\d+", name, m[2]) + ")", text), numbers


def points_of(numbers):
    """The recorded sizes, all changed in the same way, and each changed by itself: by one, and to 1 (1 becomes 2)."""
    found = [numbers, [n + 2 if n > 1 else n for n in numbers]]
    for i, n in list(enumerate(numbers))[:6]:
        for other in (n + 1, 1):
            found.append([*numbers[:i], other, *numbers[i + 1 :]])
    return [point for i, point in enumerate(found) if point not in found[:i]]


def symbolic_rows(rows, shared, few=False):
    """The rows that have sizes, with "symbolic" (text) and "points". Few: three points a row, another third one for
    each row."""
    found = []
    for i, row in enumerate(rows):
        text, numbers = with_symbols(row["t"], shared)
        if not numbers:
            continue
        points = points_of(numbers)
        if few and len(points) > 3:
            points = [*points[:2], points[2 + i % (len(points) - 2)]]
        found.append({**row, "symbolic": text, "points": points})
    return found


def rows_of(entry=""):
    return [row for row in load(RECORDINGS[:2]) if re.search(entry, row["e"])]


def default_tool(shapetrace):
    return os.path.join(os.path.dirname(os.path.abspath(shapetrace)), "tests", "rule_rows")


def ask(tool, command, rows):
    """The lines that rule_rows prints, one a row."""
    given = "".join(json.dumps({"text": row["symbolic"], "points": row["points"]}) + "\n" for row in rows)
    run = subprocess.run([tool, command], input=given, capture_output=True, text=True, check=True)
    lines = run.stdout.splitlines()
    if len(lines) != len(rows):
        raise RuntimeError(f"{tool} gave {len(lines)} lines for {len(rows)} rows")
    return lines


@dataclasses.dataclass
class Judged:
    """The verdict on a row at one point."""
    row: dict
    point: list
    kind: str
    symbols: str  # what the rule gave for symbols
    numbers: str  # and for the point


def judged_rows(tool, rows, few=False):
    found = []
    for shared in (False, True):
        with_sizes = symbolic_rows(rows, shared, few)
        for row, line in zip(with_sizes, ask(tool, "symbols", with_sizes)):
            answer = json.loads(line)
            for point, verdict, numbers in zip(row["points"], answer["verdicts"], answer.get("numbers", [""])):
                found.append(Judged(row, point, verdict, answer.get("symbols", ""), numbers))
    return found


def counts_of(judged, key):
    counts = {}
    for j in judged:
        counts.setdefault(key(j.row), collections.Counter())[j.kind] += 1
    return counts


def held(counts):
    """What thresholds are about: whether a point runs or raises is no matter, so both ways of being right are one."""
    return {name: collections.Counter({**of, "right": of["right"] + of["error right"]}) for name, of in counts.items()}


def print_counts(counts, out=sys.stdout):
    width = max(map(len, counts))
    print(f"{'':{width}}" + "".join(f"{word:>13}" for word in ("points", *WORDS)), file=out)
    for name, of in counts.items():
        print(f"{name:{width}}" + "".join(f"{n:13}" for n in (sum(of.values()), *(of[word] for word in WORDS))), file=out)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--tool", metavar="PATH", help="rule_rows; that of the same build")
    parser.add_argument("--entry", default="", metavar="REGEX")
    parser.add_argument("--kind", default="", metavar="REGEX", help="show these verdicts alone")
    parser.add_argument("--few", action="store_true", help="three points a row: what tests/symbolic_test.py looks at")
    parser.add_argument("--list", action="store_true", help="one line for each entry that is not all right")
    parser.add_argument("--raise-thresholds", action="store_true", help="keep what was reached")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    options = parser.parse_args()
    judged = judged_rows(options.tool or default_tool(options.shapetrace), rows_of(options.entry), options.few)
    quiet = [(), QUIET + GAPS, QUIET, ()][min(options.verbose, 3)]
    for j in judged if options.verbose else ():
        if j.kind not in quiet and re.search(options.kind, j.kind):
            print(f"{j.kind}: {j.row['e']} ({j.row['k']}): {j.row['symbolic']} at {j.point}\n"
                  f"        symbols {j.symbols}\n        numbers {j.numbers}")
    if options.list:
        entries = counts_of(judged, lambda row: row["e"])
        bad = {name: of for name, of in entries.items() if set(of) - set(QUIET)}
        if bad:
            print_counts(dict(sorted(bad.items(), key=lambda item: -sum(item[1][k] for k in (*AT_MOST, *GAPS)))))
    counts = counts_of(judged, family_of)
    print_counts(with_total(counts))
    if options.raise_thresholds:
        if options.entry or not options.few:
            parser.error("thresholds are about all rows at few points")
        keep_thresholds(held(counts), **HELD)
    return 0


if __name__ == "__main__":
    sys.exit(main())
