#!/usr/bin/env python3
"""Run torch-free programs under this Python and under `shapetrace run`; both must print the same, to the letter.

The programs are tests/differential/programs/*.py and bench/programs/*.py.  The end counts too: zero or not.
"""
import argparse
import concurrent.futures
import difflib
import os
import re
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "conformance"))
from compare import default_shapetrace, run_shapetrace  # noqa: E402
from known_wrong import Tally  # noqa: E402

FOLDERS = [os.path.join(HERE, "differential", "programs"), os.path.join(os.path.dirname(HERE), "bench", "programs")]


def run_python(program, timeout):
    environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", PYTHONDONTWRITEBYTECODE="1", COLUMNS="80")
    done = subprocess.run([sys.executable, program], stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout,
                          env=environment, cwd=os.path.dirname(program))
    return done.returncode, done.stdout.decode("utf-8", "replace")


def compare(program, shapetrace, timeout):
    """Why the two differ, as lines to print; nothing when they agree."""
    real_status, real = run_python(program, timeout)
    status, out, err, _ = run_shapetrace(shapetrace, ["run", "--max-seconds", f"{timeout:g}", program], timeout,
                                         cwd=os.path.dirname(program))
    errors = err.decode("utf-8", "replace").strip().splitlines()
    if status is None:
        return [f"timeout after {timeout:g} s"]
    if status < 0 or status > 2 and status != real_status:
        return [f"crash, status {status}", *errors[-1:]]
    ours = out.decode("utf-8", "replace")
    if ours != real:
        a, b = real.splitlines(), ours.splitlines()
        for index, (wanted, got) in enumerate(zip(a, b)):
            if wanted != got:
                return [f"line {index + 1} of {len(a)}", f"  CPython:    {wanted}", f"  shapetrace: {got}"]
        at = min(len(a), len(b))
        if len(b) < len(a):
            return [f"stops before line {at + 1} of {len(a)}", f"  CPython:    {a[at]}", *[f"  {e}" for e in errors[-2:]]]
        if len(a) < len(b):
            return [f"prints more than the {len(a)} lines of CPython", f"  shapetrace: {b[at]}"]
        return ["the same lines, but other line ends"]
    if (status == 0) != (real_status == 0):
        return [f"ends with status {status}, CPython with {real_status}", *errors[-1:]]
    return []


def full_diff(program, shapetrace, timeout):
    _, real = run_python(program, timeout)
    _, out, _, _ = run_shapetrace(shapetrace, ["run", "--max-seconds", f"{timeout:g}", program], timeout,
                                  cwd=os.path.dirname(program))
    ours = out.decode("utf-8", "replace")
    return list(difflib.unified_diff(real.splitlines(), ours.splitlines(), "CPython", "shapetrace", lineterm="", n=0))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--diff", action="store_true", help="show all differing lines")
    options = parser.parse_args()
    if not os.path.exists(options.shapetrace):
        parser.error(f"no such program: {options.shapetrace}")
    programs = [os.path.join(folder, name) for folder in FOLDERS for name in sorted(os.listdir(folder))
                if name.endswith(".py") and re.search(options.k, name)]
    tally = Tally("differential")
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        tasks = [(program, pool.submit(compare, program, options.shapetrace, options.timeout)) for program in programs]
        for program, task in tasks:
            differences = task.result()
            if tally.add(os.path.basename(program), differences):
                print(f"FAILED {os.path.basename(program)}: " + "\n    ".join(differences), flush=True)
                if options.diff:
                    print("\n".join("    " + line for line in full_diff(program, options.shapetrace, options.timeout)))
    return tally.finish()


if __name__ == "__main__":
    sys.exit(main())
