#!/usr/bin/env python3
"""End-to-end tests: tests/cases/*.py say beside their lines what real PyTorch does there.

Each is run through `shapetrace trace --json`, whose bindings and outcome must give exactly the comments that
stand in the file (conformance/annotate.py wrote them), and through `shapetrace run`, which must print NAME.out
and end with the right status.
"""
import argparse
import concurrent.futures
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "conformance"))
from annotate import annotations, comments_in  # noqa: E402
from compare import default_shapetrace, run_shapetrace, trace  # noqa: E402
from known_wrong import Tally  # noqa: E402

CASES = os.path.join(HERE, "cases")


def first_difference(ours, real):
    a, b = ours.splitlines(), real.splitlines()
    for index in range(max(len(a), len(b))):
        mine = a[index] if index < len(a) else None
        theirs = b[index] if index < len(b) else None
        if mine != theirs:
            return f"printed line {index + 1}: ours {mine!r}, wanted {theirs!r}"
    return "printed other line ends"


def check_trace(program, source, printed, shapetrace, timeout):
    traced, failure, _ = trace(shapetrace, program, timeout=timeout)
    if traced is None:
        return [f"trace: {failure}"]
    wanted = comments_in(source)
    ours = annotations(traced, os.path.basename(program))
    raises = any("#! " in comment for comment in wanted.values())
    problems = []
    kind = traced["outcome"]["kind"]
    if kind != ("raises" if raises else "ok"):
        outcome = traced["outcome"]
        problems.append(f"trace: outcome {kind} {outcome.get('exception', '')} line {outcome.get('line', '')} "
                        f"{outcome.get('message', '')}")
    for line in sorted(set(wanted) | set(ours)):
        if wanted.get(line) != ours.get(line):
            problems.append(f"line {line}: ours {ours.get(line)}")
            problems.append(f"    wanted {wanted.get(line)}")
    if traced["stdout"] != printed:
        problems.append("trace: " + first_difference(traced["stdout"], printed))
    return problems


def check_run(program, source, printed, shapetrace, timeout):
    status, out, err, _ = run_shapetrace(shapetrace, ["run", program], timeout)
    if status is None:
        return [f"run: timeout after {timeout:g} s"]
    if status < 0:
        return [f"run: crash, status {status}"]
    raises = any("#! " in comment for comment in comments_in(source).values())
    problems = []
    if out.decode("utf-8", "replace") != printed:
        problems.append("run: " + first_difference(out.decode("utf-8", "replace"), printed))
    if (status != 0) != raises:
        problems.append(f"run: status {status}")
    return problems


def check(program, shapetrace, timeout):
    with open(program, encoding="utf-8") as stream:
        source = stream.read()
    printed = ""
    out = program.removesuffix(".py") + ".out"
    if os.path.exists(out):
        with open(out, encoding="utf-8") as stream:
            printed = stream.read()
    return [*check_trace(program, source, printed, shapetrace, timeout),
            *check_run(program, source, printed, shapetrace, timeout)]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=30)
    parser.add_argument("--all", action="store_true", help="show every difference, not the first four")
    options = parser.parse_args()
    if not os.path.exists(options.shapetrace):
        parser.error(f"no such program: {options.shapetrace}")
    programs = [os.path.join(CASES, name) for name in sorted(os.listdir(CASES))
                if name.endswith(".py") and re.search(options.k, name)]
    tally = Tally("cases")
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        tasks = [(program, pool.submit(check, program, options.shapetrace, options.timeout)) for program in programs]
        for program, task in tasks:
            problems = task.result()
            if tally.add(os.path.basename(program), problems):
                shown = problems if options.all else problems[:4]
                print(f"FAILED {os.path.basename(program)}: " + "\n    ".join(shown), flush=True)
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
