#!/usr/bin/env python3
"""Longer programs against recordings of real PyTorch (conformance/recordings, made by conformance/record.py).

Everything that is recorded must be as recorded: how the program ends, the message, the frames, what was printed,
every binding.  Needs no torch.
"""
import argparse
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance"))
from compare import Limits, compare_all, default_shapetrace, pairs  # noqa: E402
from known_wrong import load  # noqa: E402

# folder of programs -> folder of recordings
SETS = {"examples": "conformance/recordings/examples", "conformance/cases": "conformance/recordings/cases",
        "conformance/programs": "conformance/recordings/programs"}
PRINTS_LOSSES = {"train_mnist.py"}  # what it prints depends on numbers that nobody can know without running it


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("-v", "--verbose", action="count", default=1)
    options = parser.parse_args()
    if not os.path.exists(options.shapetrace):
        parser.error(f"no such program: {options.shapetrace}")
    failed = 0
    known = load("conformance")
    for programs, recordings in SETS.items():
        work = pairs(os.path.join(ROOT, programs), os.path.join(ROOT, recordings), options.k)
        for ignore_stdout in (False, True):
            chosen = [entry for entry in work if (entry[0] in PRINTS_LOSSES) == ignore_stdout and entry[0] not in known]
            if chosen:
                limits = Limits(stdout="ignore" if ignore_stdout else "exact")
                failed += compare_all(chosen, options.shapetrace, (), limits, options.jobs, options.timeout, options.verbose)
        for entry in (entry for entry in work if entry[0] in known):
            if not compare_all([entry], options.shapetrace, (), Limits(stdout="exact"), 1, options.timeout, 0):
                print(f"FAILED {entry[0]}: right now, so its line has to leave tests/known_wrong/conformance.txt")
                failed += 1
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
