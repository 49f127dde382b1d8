#!/usr/bin/env python3
"""Write random programs, run them with real PyTorch, and record what every line gives (programs.jsonl.gz).

    python record.py --programs 2000
    python record.py --wide --first 100001 --programs 2000 -o wide.jsonl.gz     generate_wide.py's programs
    python record.py --calls --first 200001 --programs 800 -o calls.jsonl.gz    calls.py's programs

A program is one JSON line: "seed", "lines" ([name, text]), "values" (one a line: shapes, types and strides), and "error"
([type, message]) when the last line raises.
"""
import argparse
import gzip
import json
import os
import re
import signal
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

from calls import Calls
from generate import Writer
from generate_wide import Wide

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_ELEMENTS = 20_000
SECONDS = 60
# What a line raises because of its elements, or because this machine's build lacks a library, says nothing about shapes.
ABOUT_ELEMENTS = re.compile(
    r"ZeroDivision|singular|converge|positive.definite|out of bounds|index out of range|probability|probabilities|should be between"
    r"|Exception raised from|of std >=|Poisson rate|padding_mode must be|is out of range|out of range for dimension|Class values must be|contain(s)? (in|neg|NaN|element)|negative values|INTERNAL|MKL|ill-conditioned|low rank|LAPACK|lambda|p_in >=|expects p_in"
    r"|not supported on this|ONEDNN|mkldnn|at least one element|non-negative integer|elements to be")


def described(value):
    """What compare.py looks at: [shape, dtype, strides] of a tensor, a list of these for several, null for the rest."""
    if isinstance(value, torch.Tensor):
        return {"t": [list(value.shape), str(value.dtype), list(value.stride())]}
    if isinstance(value, (tuple, list)):
        return [described(item) for item in value]
    return None


def fits(value):
    if isinstance(value, torch.Tensor):
        return value.numel() <= MOST_ELEMENTS and value.dim() <= 7
    return not isinstance(value, (tuple, list)) or len(value) <= 12 and all(map(fits, value))


def write(seed, kind=Writer):
    writer = kind(seed, careless=kind.is_careless(seed))
    names = {"torch": torch, "nn": nn, "F": F, "inf": float("inf")}
    program = {"seed": seed, "lines": [], "values": []}
    length = writer.rng.randint(5, 30)
    for _ in range(20 * length):
        name, text = writer.line()
        try:
            value = eval(text, names)
        except (RuntimeError, IndexError, TypeError, ValueError, AssertionError, NotImplementedError) as e:
            # What raises before it has begun, or may raise elsewhere for reasons of the machine, says nothing.
            if len(program["lines"]) > 2 and writer.careless and writer.chance(kind.ENDS) and "INTERNAL" not in str(e) and not (kind is not Writer and ABOUT_ELEMENTS.search(str(e))):
                program["lines"].append([name, text])
                program["error"] = [type(e).__name__, str(e)]
                break
            continue
        except (AttributeError, NameError, SyntaxError):
            continue
        if not fits(value) or described(value) is None:
            continue
        # An operator in place may have changed what other names hold; each line shows its own value only.
        names[name] = writer.values[name] = value
        program["lines"].append([name, text])
        program["values"].append(described(value))
        if len(program["lines"]) >= length:
            break
    return program


def same_again(program):
    """Whether the program does the same by itself: a line that was left out may have changed what others use, before it raised."""
    names = {"torch": torch, "nn": nn, "F": F, "inf": float("inf")}
    for (name, text), wanted in zip(program["lines"], [*program["values"], None]):
        try:
            names[name] = value = eval(text, names)
        except Exception as e:
            return wanted is None and [type(e).__name__, str(e)] == program.get("error")
        if described(value) != wanted:
            return False
    return True


def in_a_process(function):
    """What the function returns, None when the process did not outlive it: PyTorch's kernels believe some wrong sizes."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        signal.alarm(SECONDS)
        try:
            os.close(reading)
            with os.fdopen(writing, "w", encoding="utf-8") as stream:
                json.dump(function(), stream)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        text = stream.read()
    os.waitpid(child, 0)
    return json.loads(text) if text else None


def written(seed, kind):
    """A program that does the same each time; None where a process died or the program does something else alone."""
    program = in_a_process(lambda: write(seed, kind))
    return program if program and in_a_process(lambda: same_again(program)) else None


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", type=int, default=2000)
    parser.add_argument("--first", type=int, default=1, metavar="SEED")
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "programs.jsonl.gz"))
    parser.add_argument("--wide", action="store_true", help="programs of generate_wide.py")
    parser.add_argument("--calls", action="store_true", help="programs of calls.py")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    kind = Calls if options.calls else Wide if options.wide else Writer
    one = written if kind is Calls else write
    programs = [one(seed, kind) for seed in range(options.first, options.first + options.programs)]
    lines = [json.dumps(program, separators=(",", ":")) for program in programs if program]
    with open(options.output, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as stream:
        stream.write("".join(line + "\n" for line in lines).encode())
    print(f"{len(lines)} programs, {sum('error' in line for line in lines)} of them raise")


if __name__ == "__main__":
    main()
