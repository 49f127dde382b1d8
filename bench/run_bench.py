#!/usr/bin/env python3
"""Whole-process time and memory of shapetrace, as ratios against python in the same run.

First the main job: `shapetrace trace --json examples/flatten_mismatch.py` against python running the program with
torch (any python given by --torch-python that can import it).  Then the interpreter: `shapetrace run` against
CPython on the torch-free programs in bench/programs, by CPU time.
"""
import argparse
import os
import re
import statistics
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
EXAMPLE = os.path.join(ROOT, "examples", "flatten_mismatch.py")
PROGRAMS = os.path.join(ROOT, "bench", "programs")


def run_once(command):
    """(wall seconds, CPU seconds, peak MB, status) of one process."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", NO_COLOR="1")
    start = time.perf_counter()
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                             env=environment)
    _, wait_status, usage = os.wait4(child.pid, 0)
    wall = time.perf_counter() - start
    child.returncode = os.waitstatus_to_exitcode(wait_status)
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, child.returncode


def median_of(command, runs, warm=1):
    for _ in range(warm):
        run_once(command)
    results = [run_once(command) for _ in range(runs)]
    return [statistics.median(column) for column in list(zip(*results))[:3]] + [results[-1][3]]


def can_import_torch(python):
    probe = [python, "-c", "import importlib.util, sys; sys.exit(importlib.util.find_spec('torch') is None)"]
    try:
        return subprocess.run(probe, capture_output=True).returncode == 0
    except OSError:
        return False


def main_job(shapetrace, torch_python, runs):
    wall, _, memory, status = median_of([shapetrace, "trace", "--json", EXAMPLE], runs)
    print(f"trace --json {os.path.basename(EXAMPLE)}, median of {runs} whole processes")
    print(f"  shapetrace      {1000 * wall:10.2f} ms {memory:9.1f} MB   status {status}")
    if not torch_python or not can_import_torch(torch_python):
        print("  python + torch  not measured (no --torch-python that has torch)")
        return
    real_wall, _, real_memory, status = median_of([torch_python, EXAMPLE], 3)
    print(f"  python + torch  {1000 * real_wall:10.2f} ms {real_memory:9.1f} MB   status {status}")
    print(f"  ratio           {real_wall / wall:10.0f} x  {real_memory / memory:9.1f} x")


def interpreter(shapetrace, runs, pattern):
    names = sorted(name for name in os.listdir(PROGRAMS) if name.endswith(".py") and re.search(pattern, name))
    print(f"\nevaluating against CPython {sys.version.split()[0]}, CPU seconds, best of {runs}")
    print(f"  {'program':26} {'CPython':>9} {'shapetrace':>11} {'ratio':>7} {'MB':>8}")
    ratios = []
    for name in names:
        path = os.path.join(PROGRAMS, name)
        real = min(run_once([sys.executable, path])[1] for _ in range(runs))
        results = [run_once([shapetrace, "run", path]) for _ in range(runs)]
        if any(result[3] != 0 for result in results):
            print(f"  {name:26} {real:9.3f} {'failed':>11}")
            continue
        ours, memory = min(result[1] for result in results), max(result[2] for result in results)
        ratios.append(ours / real)
        print(f"  {name:26} {real:9.3f} {ours:11.3f} {ours / real:7.2f} {memory:8.1f}")
    if ratios:
        print(f"  {'geometric mean':26} {'':9} {'':11} {statistics.geometric_mean(ratios):7.2f}   worst {max(ratios):.2f}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=os.path.join(ROOT, "build", "shapetrace"), metavar="PATH")
    parser.add_argument("--torch-python", default=os.environ.get("TORCH_PYTHON", sys.executable), metavar="PATH")
    parser.add_argument("--runs", type=int, default=20, help="runs of the main job")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each program of the interpreter's benchmark")
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    options = parser.parse_args()
    if not os.path.exists(options.shapetrace):
        parser.error(f"no such program: {options.shapetrace}")
    main_job(options.shapetrace, options.torch_python, options.runs)
    interpreter(options.shapetrace, options.repeat, options.k)
    return 0


if __name__ == "__main__":
    sys.exit(main())
