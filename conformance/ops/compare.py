#!/usr/bin/env python3
"""Hold shapetrace against the recording of PyTorch's own operator samples (recording.jsonl.gz). Needs no torch.

    python compare.py                      a table of families
    python compare.py --entry '^cat$' -v   what differs in one entry (-vv: gaps too, -vvv: every row)
    python compare.py --family fft --list  the entries of a family, the worst first
    python compare.py --raise-thresholds   keeps what was reached: tests/ops_test.py holds it

What right, gap, wrong and the other words mean stands in compare_rows.py.
"""
import argparse
import os
import re
import sys

from compare_rows import (AT_MOST, RECORDINGS, counts_of, default_shapetrace, family_of, keep_thresholds, load, print_table,
                          samples_with_sizes, tally, verdicts, with_total)


def show(row, verdict):
    real = f"{row['x'][0]} {row['x'][1]!r}" if "x" in row else "; ".join("|".join(map(str, leaf[1:])) for leaf in row["r"])
    print(f"{verdict.kind:7}{row['e']} ({row['k']}): {row['t']}\n       ours {verdict.note}\n       real {real}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--recording", metavar="PATH", help="another one than those of this folder")
    parser.add_argument("--family", metavar="NAME")
    parser.add_argument("--entry", default="", metavar="REGEX")
    parser.add_argument("--list", action="store_true", help="one line for each entry that is not all right")
    parser.add_argument("--unknown-sizes", action="store_true", help="samples alone, with sizes that nobody is told")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--raise-thresholds", action="store_true", help="keep what was reached")
    parser.add_argument("-v", "--verbose", action="count", default=0)
    options = parser.parse_args()
    rows = [row for row in load([options.recording] if options.recording else RECORDINGS) if re.search(options.entry, row["e"])
            and options.family in (None, family_of(row))]
    if not rows:
        parser.error("no such rows")
    if options.raise_thresholds and (options.entry or options.family):
        parser.error("thresholds are about all rows")
    if options.raise_thresholds:
        counts = counts_of(options.shapetrace, rows, options.jobs)
        keep_thresholds(counts)
        print_table(with_total(counts))
        return 0
    if options.unknown_sizes:
        rows = samples_with_sizes(rows)
    judged = verdicts(options.shapetrace, rows, options.jobs, unknown_sizes=options.unknown_sizes)
    quiet = ("right", "same") if options.verbose > 1 else ("right", "same", "gap")
    for row, verdict in zip(rows, judged):
        if options.verbose > 2 or options.verbose and verdict.kind not in quiet:
            show(row, verdict)
    if options.list:
        entries = tally(rows, judged, lambda row: row["e"])
        bad = {name: of for name, of in entries.items() if set(of) - {"right", "error same"}}
        print_table(dict(sorted(bad.items(), key=lambda item: -sum(item[1][k] for k in (*AT_MOST, "gap")))))
    print_table(with_total(tally(rows, judged, family_of)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
