#!/usr/bin/env python3
"""Write src/torch/signature_table.cpp: what PyTorch's argument parser takes, function by function.

    python tools/make_signatures.py        with a Python that has torch

PyTorch generates its Python bindings from native_functions.yaml with torchgen, which every installation carries; this does the
same in a temporary folder and keeps the strings that the bindings give to the argument parser, with the overloads in their
order.  The few bindings that are written by hand stand in BY_HAND below.
"""
import glob
import os
import re
import tempfile

import torch
import torchgen
from torchgen.packaged.autograd.gen_python_functions import gen

HERE = os.path.dirname(os.path.abspath(__file__))
TARGET = os.path.join(os.path.dirname(HERE), "src", "torch", "signature_table.cpp")
FRESH = "*, Tensor out=None, ScalarType? dtype=None, Layout? layout=None, Device? device=None, bool? pin_memory=False, bool? requires_grad=False"
BY_HAND = {  # docs: torch/csrc/autograd/python_torch_functions_manual.cpp, utils/tensor_new.cpp
    "torch": {
        "as_tensor": ["as_tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None)"],
        "asarray": ["asarray(PyObject* obj, *, ScalarType? dtype=None, Device? device=None, bool? copy=None, bool? requires_grad=None)"],
        "frombuffer": ["frombuffer(PyObject* buffer, *, ScalarType dtype, int64_t count=-1, int64_t offset=0, bool requires_grad=False)"],
        "nonzero": ["nonzero(Tensor input, *, bool as_tuple=False, Tensor out=None)"],
        "numel": ["numel(Tensor input)"],
        "get_device": ["get_device(Tensor input)"],
        "range": ["range(Scalar start, Scalar end, Scalar step=1, *, Tensor out=None, ScalarType dtype=None, "
                  "Layout layout=torch.strided, Device device=None, bool requires_grad=False)"],
        "tensor": ["tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None, bool pin_memory=False, bool requires_grad=False)"],
    },
    "variable": {
        "new": ["new(*, Device? device=None)", "new(Storage storage)", "new(*, int64_t cdata)|hidden", "new(Tensor other)",
                "new(SymIntArrayRef size, *, Device? device=None)", "new(PyObject* data, *, Device? device=None)"],
        "to": ["to(Device device=None, ScalarType dtype=None, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)",
               "to(ScalarType dtype, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)",
               "to(Tensor tensor, bool non_blocking=False, bool copy=False, *, MemoryFormat? memory_format=None)"],
        "new_tensor": ["new_tensor(PyObject* data, *, ScalarType dtype=None, Device? device=None, bool requires_grad=False)"],
    },
}
MANY = "METH_VARARGS | METH_KEYWORDS"


def generated(folder):
    packaged = os.path.join(os.path.dirname(torchgen.__file__), "packaged")
    gen(folder, packaged + "/ATen/native/native_functions.yaml", packaged + "/ATen/native/tags.yaml",
        packaged + "/autograd/deprecated.yaml", packaged + "/autograd/templates", symint=True)
    for path in sorted(glob.glob(folder + "/python_*.cpp")):
        module = re.match(r"python_([a-z]+)_(functions|methods)", os.path.basename(path))
        if module and "Everything" not in path:
            with open(path, encoding="utf-8") as stream:
                yield module[1], stream.read()


def tables():
    """{module: {Python name: signatures}}; "none" and "one" for functions that take so many arguments and no parser."""
    parsers, names = {}, {}
    with tempfile.TemporaryDirectory() as folder:
        for module, text in generated(folder):
            for m in re.finditer(r"PyObject ?\* ?(THPVariable_\w+)\([^)]*\)\s*\{(.*?)\n\}\n", text, re.S):
                found = re.search(r'PythonArgParser parser\(\{((?:\s*"(?:[^"\\]|\\.)*",?)*)\s*\}', m[2])
                if found:
                    parsers[module, m[1]] = [s.replace('\\"', '"') for s in re.findall(r'"((?:[^"\\]|\\.)*)"', found[1])]
            for m in re.finditer(r'\{"(\w+)",\s*(?:castPyCFunctionWithKeywords\((\w+)\)|(\w+)),\s*([A-Z_| ]+),', text):
                names.setdefault(module, {})[m[1]] = (m[2] or m[3], m[4].strip())
    result = {}
    for module, of in names.items():
        for name, (function, flags) in of.items():
            if name.startswith("__"):
                continue
            if flags.startswith(MANY):
                signatures = parsers.get((module, function))
            else:
                signatures = {"METH_NOARGS": f"{name}()|none", "METH_O": f"{name}(PyObject* o)|one"}.get(flags)
                signatures = signatures and [signatures]
            if signatures:
                # Two names may stand for one function.
                result.setdefault(module, {})[name] = [name + s[s.index("("):] for s in signatures]
    for module, of in BY_HAND.items():
        result[module].update(of)
    return result


def main():
    of = tables()
    methods = of.pop("variable")
    functions = {}
    for names in of.values():
        for name, signatures in names.items():
            assert functions.setdefault(name, signatures) is signatures, f"{name} is in two modules"
    lines = []
    for title, table in (("kFunctions", functions), ("kMethods", methods)):
        lines.append(f"constexpr std::string_view {title}[] = {{")
        for name in sorted(table, key=lambda name: name.encode()):
            lines += [f'    R"({signature})",' for signature in table[name]]
        lines.append("};")
    with open(TARGET, "w", encoding="utf-8") as stream:
        stream.write(TEXT.format(version=torch.__version__.split("+")[0], tables="\n".join(lines)))


TEXT = """// What PyTorch {version}'s argument parser takes, by name, overloads in their order.
// Made by tools/make_signatures.py; not to be edited.
#include "torch/argument_parser.hpp"

namespace shapetrace::torch {{

// clang-format off
namespace {{
{tables}
}}  // namespace
// clang-format on

std::span<const std::string_view> function_signatures() {{ return kFunctions; }}
std::span<const std::string_view> method_signatures() {{ return kMethods; }}

}}  // namespace shapetrace::torch
"""

if __name__ == "__main__":
    main()
