#!/usr/bin/env python3
"""The rules of operators and modules: how many of PyTorch's recorded samples are evaluated in a second, and the slowest.

One process holds all rows of conformance/ops/recording.jsonl.gz as functions and calls each many times; making its
tensors counts, starting the process and reading the prelude do not. Seconds are of CPU, the best of the calls.
"""
import argparse
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(ROOT, "conformance", "ops"))

from symbolic import RECORDINGS, ask, default_tool, family_of, load, with_symbols  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--shapetrace", required=True, metavar="PATH")
    parser.add_argument("--slowest", type=int, default=8, metavar="N")
    options = parser.parse_args()
    rows = []
    for row in load(RECORDINGS[:1]):
        text, numbers = with_symbols(row["t"], shared=False)
        rows.append({**row, "symbolic": text, "points": [numbers]})
    seconds = [tuple(map(float, line.split())) for line in ask(default_tool(options.shapetrace), "time", rows)]
    families = {}
    for row, (first, best) in zip(rows, seconds):
        families.setdefault("modules" if family_of(row) == "nn" else "operators", []).append((first, best, row))
    for name, of in families.items():
        best = sorted(b for _, b, _ in of)
        print(f"{name}: {len(of)} rows, {len(of) / sum(best):.0f} rows a second; median {1e6 * best[len(best) // 2]:.1f} us, "
              f"99 % below {1e6 * best[len(best) * 99 // 100]:.1f} us")
        one_an_entry = {row["e"]: (best, row) for _, best, row in sorted(of, key=lambda item: item[1])}
        for best, row in sorted(one_an_entry.values(), key=lambda item: -item[0])[: options.slowest]:
            text = row["t"] if len(row["t"]) < 90 else row["t"][:87] + "..."
            print(f"  {1e6 * best:8.1f} us  {text}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
