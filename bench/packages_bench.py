#!/usr/bin/env python3
"""Whole-process time and memory over programs that use published packages, with an empty and with a filled cache of parsed
sources.

    python packages_bench.py [--programs FOLDER] [--site DIR] [-k REGEX]

Without a folder, the programs of conformance/mutants/programs.py. Cold: each program starts with an empty cache. Warm: the
same again with what the first run left. CPU seconds are the ones to compare on a busy machine.
"""
import argparse
import os
import re
import statistics
import sys
import tempfile
import time

from run_bench import ROOT, run_once

sys.path.insert(0, os.path.join(ROOT, "conformance", "mutants"))


def write_programs(folder):
    from programs import PROGRAMS
    for name, source in PROGRAMS.items():
        with open(os.path.join(folder, f"{name}.py"), "w", encoding="utf-8") as stream:
            stream.write(source)
    return folder


def measure(shapetrace, programs, site, repeat):
    """{cold or warm: [(wall, CPU, MB)]} over the programs; warm ones the best of `repeat`."""
    rows = {"cold": [], "warm": []}
    worst = []
    for program in programs:
        with tempfile.TemporaryDirectory() as cache:
            os.environ["SHAPETRACE_CACHE"] = cache
            command = [shapetrace, "trace", "--json", "--python-path", site, program]
            cold = run_once(command)
            warm = min((run_once(command) for _ in range(repeat)), key=lambda r: r[1])
        rows["cold"].append(cold[:3])
        rows["warm"].append(warm[:3])
        worst.append((warm[1], os.path.basename(program)))
        if cold[3] not in (0, 1):
            print(f"  {os.path.basename(program)}: status {cold[3]}")
    return rows, sorted(worst, reverse=True)[:3]


def show(title, rows, worst):
    print(f"{title}: {len(rows['warm'])} programs")
    print(f"  {'':5} {'median ms':>10} {'CPU ms':>8} {'slowest':>8} {'total s':>8} {'peak MB':>8}")
    for name, results in rows.items():
        walls, cpus, memory = zip(*results)
        print(f"  {name:5} {1000 * statistics.median(walls):10.0f} {1000 * statistics.median(cpus):8.0f} "
              f"{1000 * max(cpus):8.0f} {sum(cpus):8.1f} {max(memory):8.0f}")
    print("  slowest warm:", ", ".join(f"{name} {1000 * cpu:.0f} ms" for cpu, name in worst))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=os.path.join(ROOT, "build", "shapetrace"), metavar="PATH")
    parser.add_argument("--programs", action="append", metavar="FOLDER", help="programs to measure (repeatable)")
    parser.add_argument("--site", default=os.environ.get("SHAPETRACE_SITE") or os.path.join(ROOT, "build", "site"),
                        metavar="DIR", help="where the packages' sources lie")
    parser.add_argument("--repeat", type=int, default=3, help="warm runs of each")
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    options = parser.parse_args()
    if not os.path.isdir(options.site):
        parser.error(f"no packages in {options.site}: tools/packages.sh puts them there")
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        for folder in options.programs or [write_programs(scratch)]:
            names = sorted(n for n in os.listdir(folder) if n.endswith(".py") and re.search(options.k, n))
            paths = [os.path.join(folder, name) for name in names]
            groups = {"all": paths}
            if not options.programs:
                groups = {p: [q for q in paths if os.path.basename(q).startswith(p)] for p in ("tv_", "timm_", "einops_")}
            for name, group in groups.items():
                if group:
                    show(f"{os.path.basename(folder)}" if options.programs else name.rstrip("_"),
                         *measure(options.shapetrace, group, options.site, options.repeat))
    print(f"  measured in {time.monotonic() - start:.0f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
