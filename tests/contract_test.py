#!/usr/bin/env python3
"""`shapetrace contract` on tests/contract/*.py: what it says of each class stands above it, as comments `#: ...`."""
import argparse
import glob
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shapetrace", required=True, metavar="PATH")
    options = parser.parse_args()
    failed = 0
    programs = sorted(glob.glob(os.path.join(HERE, "contract", "*.py")))
    for program in programs:
        with open(program, encoding="utf-8") as file:
            wanted = [line[2:].rstrip("\n") for line in file if line.startswith("#: ")]
        done = subprocess.run([options.shapetrace, "contract", program], capture_output=True, text=True, timeout=60)
        ours = [" " + line for line in done.stdout.splitlines()]
        differences = [(o, w) for o, w in zip(ours + [None] * len(wanted), wanted + [None] * len(ours)) if o != w]
        if differences or done.stderr:
            failed += 1
            print(f"{os.path.basename(program)}: {done.stderr}")
            for our, want in differences[:4]:
                print(f"  ours   {our}\n  wanted {want}")
    print(f"{len(programs) - failed} passed, {failed} failed")
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
