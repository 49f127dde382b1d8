#!/usr/bin/env python3
"""Rules with symbols for sizes against the same rules with numbers (conformance/ops/symbolic.py): what was right stays.

Every operator and module of the recording is there, each row at a few of its points; `make conformance` looks at all of
them. What is held is in conformance/ops/symbolic_thresholds.json. Needs no torch.
"""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance", "ops"))

from symbolic import (HELD, counts_of, default_shapetrace, default_tool, family_of, held, judged_rows,  # noqa: E402
                      print_counts, rows_of, shortcomings, with_total)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    options = parser.parse_args()
    counts = counts_of(judged_rows(default_tool(options.shapetrace), rows_of(), few=True), family_of)
    print_counts(with_total(counts))
    found = shortcomings(held(counts), **HELD)
    for line in found:
        print("FAILED", line)
    return 1 if found or not counts else 0


if __name__ == "__main__":
    sys.exit(main())
