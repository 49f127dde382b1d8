#!/usr/bin/env python3
"""Random programs of operators against what PyTorch did (conformance/random): what was right stays right. Needs no torch."""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance", "random"))

import compare_programs as compare  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=compare.default_shapetrace(), metavar="PATH")
    options = parser.parse_args()
    programs = compare.load()
    counts = compare.counts_of(programs, compare.verdicts(options.shapetrace, programs))
    compare.print_counts(counts)
    found = compare.worse(counts)
    for line in found:
        print("FAILED", line)
    return 1 if found or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
