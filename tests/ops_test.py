#!/usr/bin/env python3
"""Operators and modules against PyTorch's own samples (conformance/ops): what was right stays right.

Each family is at least as right, and at most as wrong, as conformance/ops/thresholds.json says.  The samples are run a
second time with sizes that are not known: what is said all the same has to hold.  Needs no torch.
"""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance", "ops"))

from compare_rows import counts_of, default_shapetrace, load, print_table, shortcomings, with_total  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    options = parser.parse_args()
    rows = load()
    counts = counts_of(options.shapetrace, rows)
    print_table(with_total(counts))
    found = shortcomings(counts)
    for line in found:
        print("FAILED", line)
    return 1 if found or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
