#!/usr/bin/env python3
"""What PyTorch says to wrong arguments (conformance/arguments): at least as much is the same, no more is wrong. Needs no torch."""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance", "arguments"))

from compare_arguments import counts_of, default_shapetrace, load, print_table, shortcomings, verdicts  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    options = parser.parse_args()
    judged = verdicts(options.shapetrace, load())
    counts = counts_of(judged)
    print_table(counts)
    found = shortcomings(counts)
    for line in found:
        print("FAILED", line)
    return 1 if found or not judged else 0


if __name__ == "__main__":
    sys.exit(main())
