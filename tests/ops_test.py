#!/usr/bin/env python3
"""Operators and modules against PyTorch's own samples (conformance/ops): what was right stays right.

Each family is at least as right, and at most as wrong, as conformance/ops/thresholds.json says.  Needs no torch.
"""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance", "ops"))

from compare_rows import (default_shapetrace, family_of, load, print_table, shortcomings, tally, verdicts,  # noqa: E402
                          with_total)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    options = parser.parse_args()
    rows = load(os.path.join(ROOT, "conformance", "ops", "recording.jsonl.gz"))
    counts = tally(rows, verdicts(options.shapetrace, rows), lambda row: family_of(row["e"]))
    print_table(with_total(counts))
    found = shortcomings(counts)
    for line in found:
        print("FAILED", line)
    return 1 if found or not rows else 0

if __name__ == "__main__":
    sys.exit(main())
