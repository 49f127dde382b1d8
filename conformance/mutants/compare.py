#!/usr/bin/env python3
"""Compare what shapetrace says about the recorded mutants with what real PyTorch did. Needs no torch, only the sources of
torchvision, timm and einops (the versions of requirements.txt).

    python compare.py [--site DIR] [--sample N] [-k REGEX] [-v]

A mutant that raises is *reported* when the same exception is predicted at the same line of the same file; one that runs
must not be reported at all.  Exit status: 0 within the thresholds, 1 not, 2 for wrong usage.
"""
import argparse
import collections
import concurrent.futures
import gzip
import json
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

import mutate
from programs import PROGRAMS


def whole_programs():
    """conformance/compare.py, which has this file's name."""
    import importlib.util
    spec = importlib.util.spec_from_file_location("whole_programs", os.path.join(os.path.dirname(HERE), "compare.py"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


trace = whole_programs().trace


def load():
    with gzip.open(os.path.join(HERE, "recording.jsonl.gz"), "rt", encoding="utf-8") as stream:
        return [json.loads(line) for line in stream]


def sampled(rows, count):
    """So many of the rows, spread evenly."""
    return rows if not count or count >= len(rows) else [rows[i * len(rows) // count] for i in range(count)]


def write_mutant(row, site, folder):
    """Writes the program and, where a package was changed, that package with links to all other files of it."""
    os.mkdir(os.path.join(folder, "program"))
    program = os.path.join(folder, "program", "program.py")
    source, paths = PROGRAMS[row["program"]], [site]
    if row["file"] == "program.py":
        source = mutate.apply(source, row["line"], row["old"], row["new"])
    else:
        overlay = os.path.join(folder, "overlay")
        parts = row["file"].split("/")
        here, there = overlay, site
        for depth, part in enumerate(parts):
            os.mkdir(here)
            for name in os.listdir(there) if depth else []:
                if name != part:
                    os.symlink(os.path.join(there, name), os.path.join(here, name))
            here, there = os.path.join(here, part), os.path.join(there, part)
        with open(there, encoding="utf-8") as stream:
            text = mutate.apply(stream.read(), row["line"], row["old"], row["new"])
        with open(here, "w", encoding="utf-8") as stream:
            stream.write(text)
        paths = [overlay, site]
    with open(program, "w", encoding="utf-8") as stream:
        stream.write(source)
    return program, paths


def judge(row, shapetrace, site):
    """(verdict, what we said): of one that raises 'message', 'reported', 'other' or 'silent', of others 'quiet' or
    'alarm'; 'failed' for a crash."""
    with tempfile.TemporaryDirectory() as folder:
        program, paths = write_mutant(row, site, folder)
        traced, failure, _ = trace(shapetrace, program, paths)
    if traced is None:
        return "failed", failure
    ours, real = traced["outcome"], row["outcome"]
    errors = [f for f in traced["findings"] if f["severity"] == "error"]
    said = f"{ours['kind']} {ours.get('exception', '')} {ours.get('file', '')}:{ours.get('line', '')} {ours.get('message', '')!r}"
    if traced["gaps"]:
        said += f"  [gap {traced['gaps'][0]['file']}:{traced['gaps'][0]['line']} {traced['gaps'][0]['reason']}]"
    if real["kind"] == "ok":
        return ("alarm" if errors or ours["kind"] == "raises" else "quiet"), said
    if ours["kind"] == "ok" or not errors and ours["kind"] != "raises":
        return "silent", said
    if any(ours.get(key) != real[key] for key in ("kind", "exception", "file", "line")):
        return "other", said
    return ("message" if ours["message"] == real["message"] else "reported"), said


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", default=os.path.join(ROOT, "build", "shapetrace"), metavar="PATH")
    parser.add_argument("--site", default=os.environ.get("SHAPETRACE_SITE") or os.path.join(ROOT, "build", "site"),
                        metavar="DIR", help="where the packages' sources lie")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="only so many of the mutants")
    parser.add_argument("-k", default="", metavar="REGEX", help="only those of programs with this in their name")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    parser.add_argument("--min-reported", type=float, default=92.0, metavar="PERCENT")
    parser.add_argument("--min-messages", type=float, default=85.0, metavar="PERCENT")
    parser.add_argument("-v", "--verbose", action="store_true", help="list those that are not as they should be")
    options = parser.parse_args()
    site = os.path.realpath(options.site)
    if not os.path.isdir(os.path.join(site, "torchvision")):
        parser.error(f"no packages in {site}: tools/packages.sh puts them there")

    rows = sampled([row for row in load() if re.search(options.k, row["program"])], options.sample)
    counts = collections.Counter()
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for row, (verdict, said) in zip(rows, pool.map(lambda row: judge(row, options.shapetrace, site), rows)):
            counts[verdict, row["outcome"]["kind"]] += 1
            if options.verbose and verdict not in ("message", "quiet"):
                real = row["outcome"]
                print(f"{verdict:9} {row['program']} {row['file']}:{row['line']} ({row['kind']})")
                print(f"    - {row['old'].strip()}\n    + {row['new'].strip()}\n    ours {said[:400]}")
                print(f"    real {real['kind']} {real.get('exception', '')} {real.get('file', '')}:{real.get('line', '')} "
                      f"{real.get('message', '')[:300]!r}")

    raising = sum(n for (_, kind), n in counts.items() if kind != "ok")
    running = len(rows) - raising
    same = counts["message", "raises"]
    reported = same + counts["reported", "raises"]
    alarms = counts["alarm", "ok"]
    failed = sum(n for (verdict, _), n in counts.items() if verdict == "failed")

    def share(n, total):
        return 100.0 * n / total if total else 100.0

    print(f"{raising} mutants raise: {reported} reported at the same line ({share(reported, raising):.1f}%), {same} with "
          f"the same message ({share(same, raising):.1f}%); {counts['silent', 'raises']} not reported")
    print(f"{running} mutants run: {alarms} reported all the same; {failed} failures of ours")
    return int(share(reported, raising) < options.min_reported or share(same, raising) < options.min_messages or
               alarms > 0 or failed > 0)


if __name__ == "__main__":
    sys.exit(main())
