#!/usr/bin/env python3
"""Put the contracts that `shapetrace contract --json` prints to the test with real PyTorch (torch must be there).

    python conformance/contracts.py FILE.py[:MODULE]... [--python-path DIR] [--outside 10]

For every module: each accepted input that the contract lists must run, and random inputs that it refuses must fail.
Prints a line for each module; exit status 1 when a contract is wrong.
"""
import argparse
import importlib.util
import json
import random
import subprocess
import sys

from compare import default_shapetrace


def load(path):
    spec = importlib.util.spec_from_file_location("checked", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules["checked"] = module
    spec.loader.exec_module(module)
    return vars(module)


def fits(contract, sizes):
    names = dict(zip(contract["names"], sizes), min=min, max=max)
    return any(all(eval(e, {}, names) for e in way) for way in contract["fits"])


def inputs_inside(contract, at_most):
    """The points that the clauses list, the rest of the sizes at 2."""
    settled = {n: int(s) for n, s in zip(contract["names"], contract["input"]["shape"]) if s.isdigit()}
    rows = max([len(c["accepted"]) for c in contract["conditions"]], default=1)
    for row in range(min(rows, at_most)):
        sizes = {n: settled.get(n, 2) for n in contract["names"]}
        for clause in contract["conditions"]:
            sizes.update(zip(clause["symbols"], clause["accepted"][min(row, len(clause["accepted"]) - 1)]))
        if fits(contract, list(sizes.values())):
            yield list(sizes.values())


def inputs_outside(contract, how_many, chance):
    inside = next(inputs_inside(contract, 1))
    for _ in range(400):
        if how_many == 0:
            return
        sizes = [s if chance.random() < 0.5 else max(1, s + chance.randint(-40, 40)) for s in inside]
        if not fits(contract, sizes):
            how_many -= 1
            yield sizes


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="+", metavar="FILE[:MODULE]")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--python-path", action="append", default=[], metavar="DIR")
    parser.add_argument("--outside", type=int, default=10, help="refused inputs to try for each module")
    parser.add_argument("--inside", type=int, default=12, help="accepted inputs to try for each module")
    options = parser.parse_args()
    import torch
    wrong = known = unknown = 0
    for target in options.targets:
        command = [options.shapetrace, "contract", "--json", target]
        for folder in options.python_path:
            command += ["--python-path", folder]
        contracts = json.loads(subprocess.run(command, capture_output=True, text=True).stdout)
        namespace = load(target.split(".py:")[0].removesuffix(".py") + ".py")
        for contract in contracts:
            if "input" not in contract:
                unknown += 1
                print(f"{contract['module']}: {contract.get('unknown', 'refuses every input')}")
                continue
            made = eval(contract["module"], namespace)
            module = (made() if isinstance(made, type) else made).eval()
            dtype = getattr(torch, contract["input"]["dtype"])

            def runs(sizes):
                try:
                    with torch.no_grad():
                        module(torch.zeros(sizes, dtype=dtype))
                    return True
                except Exception:
                    return False

            chance = random.Random(0)
            inside, outside = list(inputs_inside(contract, options.inside)), list(inputs_outside(contract, options.outside, chance))
            bad = [s for s in inside if not runs(s)] + [s for s in outside if runs(s)]
            known += 1
            wrong += bool(bad)
            print(f"{contract['module']}: {len(inside)} accepted, {len(outside)} refused" + (f", WRONG: {bad}" if bad else ""),
                  flush=True)
    print(f"{known} contracts, {wrong} wrong; {unknown} without one")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
