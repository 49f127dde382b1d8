#!/usr/bin/env python3
"""List the public names of torch that shapetrace does not have.

    python tools/missing_names.py                    run with a Python that has torch
    python tools/missing_names.py -v torch.linalg    the names themselves, of one namespace

A name is missing when shapetrace answers with a gap ("torch.x is not modelled"); it is absent when shapetrace says that
torch has no such name, which is an error of ours; `extra` counts names that only shapetrace has.
"""
import argparse
import collections
import importlib
import os
import subprocess
import sys
import tempfile
import types
import typing

NAMESPACES = """
    torch torch.Tensor torch.nn torch.nn.functional torch.nn.init torch.nn.parameter torch.nn.utils torch.nn.utils.rnn
    torch.nn.utils.parametrize torch.nn.utils.parametrizations torch.nn.utils.prune torch.nn.utils.stateless
    torch.nn.attention torch.nn.attention.bias torch.nn.attention.flex_attention torch.nn.parallel torch.linalg
    torch.fft torch.special torch.signal torch.signal.windows torch.masked torch.nested torch.sparse
    torch.distributions torch.distributions.constraints torch.distributions.transforms torch.distributions.kl
    torch.optim torch.optim.lr_scheduler torch.optim.swa_utils torch.autograd torch.autograd.functional
    torch.autograd.function torch.autograd.forward_ad torch.autograd.graph torch.func torch.amp torch.cuda.amp
    torch.utils.data torch.utils.checkpoint torch.utils._pytree torch.random torch.jit torch.compiler torch.overrides
    torch.backends torch.cuda torch.cpu torch.types torch.testing torch.hub torch.library torch.fx torch.onnx
    torch.quasirandom torch.return_types
""".split()

# Asks about each name in one run; the answers are lines of a word and the name.
PROGRAM = """
import importlib
import torch
from _shapetrace import is_unknown

def ask(owner, name):
    try:
        value = getattr(owner, name)
    except AttributeError:
        return 'absent'
    except Exception:  # imag of a tensor that is not complex
        return 'have'
    return 'missing' if is_unknown(value) else 'have'

for namespace, names in NAMES:
    try:
        owner = torch.empty(2, 3) if namespace == 'torch.Tensor' else importlib.import_module(namespace)
    except ImportError:
        owner = None
    for name in names.split():
        print(ask(owner, name), namespace, name)
    if owner is not None and namespace != 'torch.Tensor':
        for name in dir(owner):
            if name[:1] != '_' and name not in names.split():
                print('only', namespace, name)
"""


def load(namespace):
    """The module or class of that name in the installed torch."""
    import torch

    return torch.Tensor if namespace == "torch.Tensor" else importlib.import_module(namespace)


def public_names(namespace, owner):
    """What a program may take from a module or class: `__all__`, and whatever torch itself defined there."""
    listed = set(getattr(owner, "__all__", ()))
    for name in dir(owner):
        if name.startswith("_") or name in listed:
            continue
        value = getattr(owner, name, None)
        if isinstance(value, (types.ModuleType, str, bool, dict, typing.TypeVar)):
            continue  # what the module itself is written with
        home = str(getattr(value, "__module__", None) or namespace)
        if isinstance(owner, type) or home.startswith((namespace, "torch._C")):
            listed.add(name)
    return sorted(name for name in listed if not name.startswith("_"))


def ask(shapetrace, names):
    """{namespace: {answer: [names]}} as shapetrace sees it."""
    program = PROGRAM.replace("NAMES", repr([(key, " ".join(value)) for key, value in names.items()]))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "names.py")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(program)
        done = subprocess.run([shapetrace, "run", path], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{shapetrace} run: {done.stderr.strip()}")
    answers = {namespace: collections.defaultdict(list) for namespace in names}
    for line in done.stdout.splitlines():
        answer, namespace, name = line.split()
        answers[namespace][answer].append(name)
    return answers


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("namespaces", nargs="*", default=NAMESPACES, help="all that are public by default")
    parser.add_argument("-v", "--verbose", action="store_true", help="the names too")
    parser.add_argument("--shapetrace", default=os.path.join(os.path.dirname(__file__), "..", "build", "shapetrace"))
    arguments = parser.parse_args()
    owners = {namespace: load(namespace) for namespace in arguments.namespaces}
    answers = ask(arguments.shapetrace, {namespace: public_names(namespace, owner) for namespace, owner in owners.items()})
    print(f"{'namespace':36} {'names':>6} {'have':>6} {'missing':>8} {'absent':>7} {'extra':>6}")
    total = collections.Counter()
    for namespace, found in answers.items():
        found["extra"] = [name for name in found["only"] if not hasattr(owners[namespace], name)]
        counts = {key: len(found[key]) for key in ("have", "missing", "absent", "extra")}
        total.update(counts)
        rows = sum(counts[key] for key in ("have", "missing", "absent"))
        print(f"{namespace:36} {rows:6} {counts['have']:6} {counts['missing']:8} {counts['absent']:7} "
              f"{counts['extra']:6}")
        if arguments.verbose:
            for key in ("missing", "absent", "extra"):
                if found[key]:
                    print(f"    {key}: {' '.join(found[key])}")
    rows = sum(total[key] for key in ("have", "missing", "absent"))
    print(f"{'together':36} {rows:6} {total['have']:6} {total['missing']:8} {total['absent']:7} {total['extra']:6}")


if __name__ == "__main__":
    main()
