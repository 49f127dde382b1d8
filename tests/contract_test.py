#!/usr/bin/env python3
"""`shapetrace contract` on tests/contract/*.py: what it says of each class stands above it, as comments `#: ...`.

`--update` rewrites them. What inputs did in real PyTorch is recorded (conformance/contracts.py): every contract must
accept what ran and refuse what failed.
"""
import argparse
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(os.path.dirname(HERE), "conformance"))
import contracts  # noqa: E402


def said(shapetrace, program):
    done = subprocess.run([shapetrace, "contract", program], capture_output=True, text=True, timeout=60)
    if done.stderr:
        print(done.stderr)
    return done.stdout.splitlines()


def update(program, lines):
    """Puts what is said of a class above it."""
    with open(program, encoding="utf-8") as file:
        source = [line for line in file.read().split("\n") if not line.startswith("#: ")]
    about = {}
    for line in lines:
        if not line.startswith(" "):
            name = line.split()[0].rstrip(":")
        about.setdefault(name, []).append("#: " + line)
    text = []
    for line in source:
        if line.startswith("class "):
            text += about.get(line[6:].split("(")[0], [])
        text.append(line)
    with open(program, "w", encoding="utf-8") as file:
        file.write("\n".join(text))


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", required=True, metavar="PATH")
    parser.add_argument("--update", action="store_true", help="write what is said now")
    options = parser.parse_args()
    failed = 0
    programs = sorted(glob.glob(os.path.join(HERE, "contract", "*.py")))
    for program in programs:
        ours = said(options.shapetrace, program)
        if options.update:
            update(program, ours)
            continue
        with open(program, encoding="utf-8") as file:
            wanted = [line[3:].rstrip("\n") for line in file if line.startswith("#: ")]
        differences = [(o, w) for o, w in zip(ours + [None] * len(wanted), wanted + [None] * len(ours)) if o != w]
        if differences:
            failed += 1
            print(os.path.basename(program))
            for our, want in differences[:4]:
                print(f"  ours   {our}\n  wanted {want}")
    print(f"{len(programs) - failed} passed, {failed} failed")
    right, wrong, unknown = contracts.compare(os.path.abspath(options.shapetrace),
                                              only=lambda name: name.startswith("tests/"))
    print(f"{right} contracts right, {wrong} wrong, {unknown} not known")
    return 1 if failed or wrong or not right or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
