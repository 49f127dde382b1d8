#!/usr/bin/env python3
"""Record what PyTorch says to wrong arguments: one call a row, over its functions and the methods of tensors.

    python record.py [-o recording.jsonl.gz]      with a Python that has torch

Every function is called with nothing, with an unknown keyword, with one argument too many and with something else in the
place of each argument, by position and by keyword.  A row is one line of JSON: `t` the text, `m` the message of the
TypeError, null where there was none (what else happens then is not this recording's subject).
"""
import argparse
import gzip
import inspect
import json
import os
import re
import subprocess
import sys
import types
import warnings
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tools"))
X = "torch.ones(2, 3)"
# A value that each kind of parameter takes; kinds that are not here are left alone.
GOOD = {
    "Tensor": X, "TensorList": f"[{X}]", "c10::List<::std::optional<Tensor>>": f"[{X}]", "Scalar": "2", "ScalarList": "[1]",
    "int64_t": "1", "SymInt": "1", "double": "0.5", "bool": "True", "c10::string_view": "'a'", "ScalarType": "torch.float32",
    "IntArrayRef": "(1,)", "SymIntArrayRef": "(1,)", "ArrayRef<double>": "[0.5]", "Layout": "torch.strided", "Device": "'cpu'",
    "MemoryFormat": "torch.contiguous_format", "PyObject*": "1", "Generator": "None",
}
WRONG = ("'a'", "None", "1.5", "[1]", "torch.float32", X, "True", "3", "('a',)", "(1, 'a')", "[1.5]", f"({X}, 1)", "len",
         "torch.tensor(1)", "torch.tensor([2])", "1j", "{}", "torch.strided")
PER_PARAMETER = 4
# What changes the process, waits for something, or needs what is not there.
LEFT_ALONE = ("set_", "_", "sparse", "cudnn", "miopen", "mkldnn", "quantize", "q_", "fbgemm", "from_file", "fork", "wait",
              "is_vulkan", "get_autocast", "is_autocast", "init_num", "autocast", "clear_autocast", "import_ir", "merge_type",
              "parse_", "unify", "to_dlpack", "from_dlpack", "hspmm", "sspaddmm", "smm", "spmm", "dsmm", "hsmm", "saddmm",
              "resize", "record_stream", "share_memory", "backward", "storage", "untyped_storage", "apply_", "map_",
              "map2_", "get_file", "prepare_", "profiler", "load", "save", "compile", "cond", "while_loop", "vmap", "sym_",
              "manual_seed", "seed", "get_rng", "classproperty", "use_deterministic", "typename", "reinforce", "module_load",
              "register_", "cuda", "xpu", "ipu", "handle_torch", "has_torch", "boolean_dispatch", "assert_int", "grouped_mm",
              "scaled_", "thread_safe", "compiled_with", "is_warn", "initial_seed", "crow", "ccol", "col_", "row_", "coalesce",
              "to_sparse", "dense_dim", "data_ptr", "const_data_ptr", "to_mkldnn", "dequantize", "int_repr", "refine_names",
              "rename", "align_", "names", "nested", "view_as_complex_copy", "get_default_device", "istft", "lobpcg")


def parameters_of(signature):
    """[(kind, name, optional, keyword only)] of one of torch's signatures."""
    inside = signature[signature.index("(") + 1 : signature.rindex(")")]
    found, keyword_only = [], False
    for item in inside.split(", ") if inside else []:
        if item == "*":
            keyword_only = True
            continue
        kind, _, name = item.partition(" ")
        found.append((kind.rstrip("?").partition("[")[0].rstrip("?"), name.partition("=")[0], "=" in name, keyword_only))
    return found


def wrong_values(*key):
    start = zlib.crc32(repr(key).encode()) % len(WRONG)
    return [WRONG[(start + 5 * i) % len(WRONG)] for i in range(PER_PARAMETER)]


def calls_of_builtin(function, signatures):
    yield f"{function}()"
    for number, signature in enumerate(signatures):
        parameters = parameters_of(signature)
        if any(kind not in GOOD for kind, _, optional, _ in parameters if not optional):
            continue
        positional = [p for p in parameters if not p[3]]
        needed = [GOOD[kind] for kind, _, optional, keyword in parameters if not optional and not keyword]
        named = [f"{name}={GOOD[kind]}" for kind, name, optional, keyword in parameters if not optional and keyword]
        base = ", ".join(needed + named)
        yield f"{function}({base}{', ' if base else ''}bogus=1)"
        every = [GOOD.get(p[0], "None") for p in positional]
        yield f"{function}({', '.join([*every, '1', *named])})"
        if len(needed) > 1:
            yield f"{function}({', '.join(needed[:-1])})"
        if needed:
            yield f"{function}({', '.join([*needed, f'{positional[0][1]}={needed[0]}', *named])})"
        for i, (kind, name, optional, keyword) in enumerate(parameters):
            for k, value in enumerate(wrong_values(function, number, name)):
                if keyword or k % 2 and i >= len(needed):
                    others = [n for n in named if not n.startswith(name + "=")]
                    yield f"{function}({', '.join([*needed, *others, f'{name}={value}'])})"
                elif k % 2:
                    others = [f"{p[1]}={GOOD[p[0]]}" for p in positional[i + 1 : len(needed)]]
                    yield f"{function}({', '.join([*every[:i], f'{name}={value}', *others, *named])})"
                else:
                    yield f"{function}({', '.join([*every[:i], value, *every[i + 1 : len(needed)], *named])})"


def calls_of_python(function, of, method):
    yield f"{function}()"
    try:
        parameters = list(inspect.signature(of).parameters.values())[1 if method else 0 :]
    except ValueError:
        return
    plain = [p for p in parameters if p.kind in (p.POSITIONAL_ONLY, p.POSITIONAL_OR_KEYWORD)]
    needed = [X for p in plain if p.default is p.empty]
    if any(p.kind is p.VAR_POSITIONAL for p in parameters):
        yield f"{function}('a')"
        yield f"{function}(1.5)"
    else:
        yield f"{function}({', '.join([X] * len(plain) + ['1'])})"
    if not any(p.kind is p.VAR_KEYWORD for p in parameters):
        yield f"{function}({', '.join([*needed, 'bogus=1'])})"
    if needed:
        yield f"{function}({', '.join([*needed, f'{plain[0].name}={X}'])})"


def all_calls():
    import torch
    import torch.nn.functional as F
    from make_signatures import tables

    of = tables()
    places = {"torch": ("torch", torch, ""), "nn": ("torch.nn.functional", F, ""), "fft": ("torch.fft", torch.fft, "fft_"),
              "linalg": ("torch.linalg", torch.linalg, "linalg_"), "special": ("torch.special", torch.special, "special_"),
              "variable": (X, torch.Tensor, "")}
    for module, (written, where, prefix) in places.items():
        for name in sorted(of[module]):
            short = name.removeprefix(prefix)
            value = getattr(where, short, None)
            if value is not None and not short.startswith(LEFT_ALONE) and not isinstance(value, types.FunctionType):
                yield from calls_of_builtin(f"{written}.{short}", of[module][name])
    for written, where, method in (("torch", torch, False), ("torch.nn.functional", F, False), (X, torch.Tensor, True)):
        for name in sorted(dir(where)):
            value = getattr(where, name, None)
            if isinstance(value, types.FunctionType) and not name.startswith(LEFT_ALONE) and value.__module__.startswith("torch"):
                yield from calls_of_python(f"{written}.{name}", value, method)


CHILD = """
import sys, json, os, warnings
warnings.simplefilter("ignore")
import torch
torch.set_num_threads(1)
out = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)
for line in sys.stdin:
    text = json.loads(line)
    try:
        eval(text, {"torch": torch})
        message = None
    except TypeError as error:
        message = str(error)
    except BaseException as error:
        message = None
    print(json.dumps(message), file=out, flush=True)
"""


def outcomes(texts):
    """The message of each; calls that the process does not outlive have none."""
    found, start = [], 0
    while start < len(texts):
        lines = "".join(json.dumps(text) + "\n" for text in texts[start:])
        done = subprocess.run([sys.executable, "-c", CHILD], input=lines, capture_output=True, text=True, check=False)
        found += [json.loads(line) for line in done.stdout.splitlines()]
        if len(found) < len(texts):
            print("died of", texts[len(found)], file=sys.stderr)
            found.append(False)
        start = len(found)
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "recording.jsonl.gz"))
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    texts = [text for text in dict.fromkeys(all_calls()) if not re.search(r"\b(from|async)=", text)]  # Python's own words
    lines = [json.dumps({"t": text, "m": message}, separators=(",", ":"))
             for text, message in zip(texts, outcomes(texts)) if message is not False]
    with open(options.output, "wb") as stream:
        stream.write(gzip.compress(("\n".join(lines) + "\n").encode(), mtime=0))
    print(len(lines), "rows", os.path.getsize(options.output), "bytes")


if __name__ == "__main__":
    main()
