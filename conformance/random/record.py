#!/usr/bin/env python3
"""Write random programs, run them with real PyTorch, and record what every line gives (programs.jsonl.gz).

    python record.py --programs 2000
    python record.py --wide --first 100001 --programs 2000 -o wide.jsonl.gz     generate_wide.py's programs

A program is one JSON line: "seed", "lines" ([name, text]), "values" (one a line: shapes, types and strides), and "error"
([type, message]) when the last line raises.
"""
import argparse
import gzip
import json
import os
import re
import warnings

import torch
import torch.nn as nn
import torch.nn.functional as F

from generate import Writer
from generate_wide import Wide

HERE = os.path.dirname(os.path.abspath(__file__))
MOST_ELEMENTS = 20_000
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
    writer = kind(seed, careless=seed % 2 == 0)
    names = {"torch": torch, "nn": nn, "F": F, "inf": float("inf")}
    program = {"seed": seed, "lines": [], "values": []}
    length = writer.rng.randint(5, 30)
    for _ in range(20 * length):
        name, text = writer.line()
        try:
            value = eval(text, names)
        except (RuntimeError, IndexError, TypeError, ValueError, AssertionError, NotImplementedError) as e:
            # What raises before it has begun, or may raise elsewhere for reasons of the machine, says nothing.
            if len(program["lines"]) > 2 and writer.careless and writer.chance(0.5) and "INTERNAL" not in str(e) and not (kind is Wide and ABOUT_ELEMENTS.search(str(e))):
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


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--programs", type=int, default=2000)
    parser.add_argument("--first", type=int, default=1, metavar="SEED")
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "programs.jsonl.gz"))
    parser.add_argument("--wide", action="store_true", help="programs of generate_wide.py")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    torch.set_num_threads(1)
    torch.manual_seed(0)
    lines = [json.dumps(write(seed, Wide if options.wide else Writer), separators=(",", ":")) for seed in range(options.first, options.first + options.programs)]
    with open(options.output, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as stream:
        stream.write("".join(line + "\n" for line in lines).encode())
    print(f"{len(lines)} programs, {sum('error' in line for line in lines)} of them raise")


if __name__ == "__main__":
    main()
