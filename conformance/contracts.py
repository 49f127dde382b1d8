#!/usr/bin/env python3
"""Put what `shapetrace contract --json` says to the test with real PyTorch.

    python conformance/contracts.py                     # what is recorded against what is said now; no torch
    python conformance/contracts.py --record            # tries inputs in real PyTorch and records what came of them

The modules are those of contracts.txt (or the targets that are given: FILE, FILE:MODULE). For each, inputs that the
contract accepts, and random ones that it refuses, are tried in real PyTorch; recordings/contracts.json keeps which of
them ran. A contract is wrong when it accepts what failed or refuses what ran. Exit status 1 when one is wrong.
"""
import argparse
import importlib.util
import json
import os
import random
import subprocess
import sys

from compare import default_shapetrace

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
LIST = os.path.join(HERE, "contracts.txt")
RECORDED = os.path.join(HERE, "recordings", "contracts.json")


def listed():
    with open(LIST, encoding="utf-8") as file:
        return [line.strip() for line in file if line.strip() and not line.startswith("#")]


def contracts_of(shapetrace, target, python_path):
    command = [shapetrace, "contract", "--json", target]
    for folder in python_path:
        command += ["--python-path", folder]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    return json.loads(done.stdout)


def allows(contract, inputs):
    """Whether a contract accepts these inputs, a list of (sizes, dtype) or (sizes, dtype, element); None when it says
    nothing."""
    # Nothing is said of more than five dimensions.
    if "unknown" in contract or any(len(i[0]) > 5 for i in inputs):
        return None
    if "annotation" in contract and not _as_annotated(contract["accepts"][0]["inputs"], inputs):
        return None  # other calls were not looked at
    for way in contract.get("accepts", []):
        forms = way["inputs"]
        if [len(i[0]) for i in inputs] != [len(f["dimensions"]) for f in forms]:
            continue
        if any(i[1] not in (f["dtype"], *f.get("dtypes", ())) for i, f in zip(inputs, forms)):
            continue
        if any(len(i) > 2 and "range" in f and not f["range"][0] <= i[2] <= f["range"][1] for i, f in zip(inputs, forms)):
            continue
        names = {"min": min, "max": max}
        for (sizes, *_), form in zip(inputs, forms):
            names.update(zip(form["dimensions"], sizes))
        if any(all(eval(e, {}, names) for e in demands) for demands in way["fits"]):
            return True
    ranks = [len(i[0]) for i in inputs]
    return None if any([len(f["dimensions"]) for f in forms] == ranks for forms in contract.get("open", [])) else False


def _as_annotated(forms, inputs):
    """Whether inputs have the sizes that forms give as numbers, and the same size under the same name."""
    names = {}
    return len(forms) == len(inputs) and all(
        len(sizes) == len(form["dimensions"]) and dtype == form["dtype"] and
        all(int(d) == size if d.isdigit() else names.setdefault(d, size) == size
            for d, size in zip(form["dimensions"], sizes))
        for form, (sizes, dtype, *_) in zip(forms, inputs))


def trials(contract, inside, outside):
    """Inputs that the contract lists, and others: of other sizes, ranks and element types."""
    chance = random.Random(0)
    chosen = []
    for way in contract["accepts"]:
        dtypes = [form["dtype"] for form in way["inputs"]]
        examples = [[[sizes, dtype] for sizes, dtype in zip(example, dtypes)] for example in way["examples"]]
        chosen += examples[:inside]
        others = {"float32": "float64", "int64": "float32"}
        chosen.append([[sizes, others.get(dtype, "float32")] for sizes, dtype in examples[0]])
        if len(way["inputs"]) == 1:
            chosen += [[[examples[0][0][0], t]] for t in ("float16", "int64", "int32", "uint8")]
        for i, form in enumerate(way["inputs"]):
            if form["dtype"] == "int64":
                low, high = form.get("range", (0, 0))
                chosen += [[[*e, n] if k == i else e for k, e in enumerate(examples[0])]
                           for n in {low - 1, low, high, high + 1, 1000000}]
        left = {True: 6, False: outside}
        for _ in range(400):
            other = [[[s if chance.random() < 0.6 else max(1, s + chance.randint(-40, 40)) for s in sizes], dtype]
                     for sizes, dtype in examples[chance.randrange(min(4, len(examples)))]]
            said = allows(contract, other) if max(s for sizes, _ in other for s in sizes) < 400 else None
            if left.get(said):
                left[said] -= 1
                chosen.append(other)
    sizes, dtype = contract["accepts"][0]["examples"][0][0], contract["accepts"][0]["inputs"][0]["dtype"]
    if len(contract["accepts"][0]["inputs"]) == 1:
        chosen += [[[sizes[1:], dtype]]] + ([[[[1] + sizes, dtype]]] if len(sizes) < 5 else [])
    return [t for i, t in enumerate(chosen) if t not in chosen[:i]]


def load(path):
    spec = importlib.util.spec_from_file_location("checked", os.path.join(ROOT, path))
    module = importlib.util.module_from_spec(spec)
    sys.modules["checked"] = module
    spec.loader.exec_module(module)
    return vars(module)


def runner(namespace, expression):
    import torch

    def make():
        made = eval(expression, namespace)
        return (made() if isinstance(made, type) else made).eval()

    module = make()
    lazy = any(isinstance(p, torch.nn.parameter.UninitializedParameter) for p in module.parameters())

    def runs(inputs):
        try:
            with torch.no_grad():
                (make() if lazy else module)(
                    *[torch.full(sizes, element[0] if element else 0, dtype=getattr(torch, dtype))
                      for sizes, dtype, *element in inputs])
            return True
        except Exception:  # noqa: BLE001: whatever is raised, it did not run
            return False

    return runs


def record(options):
    import torch
    torch.set_num_threads(1)
    known = {}
    if options.targets and os.path.exists(RECORDED):
        with open(RECORDED, encoding="utf-8") as file:
            known = json.load(file)["modules"]
    for target in options.targets or listed():
        path, _, wanted = target.partition(".py:")
        path = path.removesuffix(".py") + ".py"
        namespace = load(path)
        for contract in contracts_of(options.shapetrace, target, options.python_path):
            name = f"{path}:{contract['module']}"
            if "accepts" not in contract:
                print(f"{name}: {contract.get('unknown') or contract['refuses']['message']}", flush=True)
                continue
            runs = runner(namespace, contract.get("made", contract["module"]))
            known[name] = [[t, runs(t)] for t in trials(contract, options.inside, options.outside)]
            print(f"{name}: {sum(ran for _, ran in known[name])} of {len(known[name])} run", flush=True)
    with open(RECORDED, "w", encoding="utf-8") as file:
        file.write('{"torch": ' + json.dumps(torch.__version__) + ', "modules": {\n')
        file.write(",\n".join(f"{json.dumps(n)}: {json.dumps(known[n])}" for n in sorted(known)) + "}}\n")


def compare(shapetrace, python_path=(), only=None):
    """How many contracts of the recorded modules are right, wrong, not known; prints the wrong ones."""
    with open(RECORDED, encoding="utf-8") as file:
        recorded = json.load(file)["modules"]
    right = wrong = unknown = 0
    whole_files = {}  # the contracts of a file that defines its modules itself, by their names
    for name, tried in recorded.items():
        if only is not None and not only(name):
            continue
        path, module = name.split(".py:")
        if module.isidentifier():
            if path not in whole_files:
                whole_files[path] = {c["module"]: c for c in contracts_of(shapetrace, path + ".py", python_path)}
            contract = whole_files[path][module]
        else:
            contract = contracts_of(shapetrace, name, python_path)[0]
        bad = [(t, ran) for t, ran in tried if allows(contract, t) not in (ran, None)]
        if bad:
            wrong += 1
            print(f"WRONG {name}: " + ", ".join(f"{t} {'runs' if ran else 'fails'}" for t, ran in bad[:4]))
        elif "unknown" in contract:
            unknown += 1
            print(f"{name}: {contract['unknown']}")
        else:
            right += 1
    return right, wrong, unknown


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="FILE[:MODULE]")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--python-path", action="append", default=[], metavar="DIR")
    parser.add_argument("--record", action="store_true", help="try the inputs in real PyTorch")
    parser.add_argument("--outside", type=int, default=10, help="refused inputs to try for each way of calling")
    parser.add_argument("--inside", type=int, default=12, help="accepted inputs to try for each")
    options = parser.parse_args()
    options.shapetrace = os.path.abspath(options.shapetrace)
    if options.record:
        record(options)
    chosen = [t.replace(".py", ".py:", 1).replace("::", ":") for t in options.targets]
    right, wrong, unknown = compare(options.shapetrace, options.python_path,
                                    (lambda name: any(name.startswith(c) for c in chosen)) if chosen else None)
    print(f"{right} contracts right, {wrong} wrong; {unknown} not known")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
