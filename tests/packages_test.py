#!/usr/bin/env python3
"""Packages that are not installed here, and what is laid over those that are: programs of a few lines with small packages of
our own beside them."""

import json
import os
import subprocess
import sys

from problem_report import report

STAR = """
from no_such_package import *
import torch
x = torch.zeros(2, 3)
y = attend(x)
{rest}
"""
REFUSED = """
try:
    import no_such_package
    FOUND = True
except ImportError:
    FOUND = False
import torch
if not FOUND:
    raise ImportError("please install no_such_package")
{rest}
"""
FALLBACK = """
try:
    from no_such_package import attend
except ImportError:
    attend = None
import torch
x = torch.zeros(2, 3)
y = attend(x)
{rest}
"""
TRUTH = """
import torch
from no_such_package import Compose
change = Compose()
x = torch.zeros(2, 3)
if not change:
    x = x @ x
{rest}
"""
FINE = "z = torch.zeros(4, 5)"
WRONG = "z = torch.zeros(4, 5) @ torch.zeros(4, 5)"

LIBRARY = {
    "transformers/__init__.py": "",
    "transformers/utils/__init__.py": "",
    # Reads sources and writes texts, where it is not replaced.
    "transformers/utils/auto_docstring.py": "def auto_docstring(obj=None, **options):\n    raise RuntimeError('reads sources')\n",
    # A table of names by file, which a module of a class of its own asks.
    "transformers/utils/import_utils.py": """
import importlib
import os
from types import ModuleType

def define_import_structure(module_path, prefix=None):
    folder = os.path.dirname(module_path) if os.path.isfile(module_path) else module_path
    names = {}
    for entry in sorted(os.listdir(folder)):
        inner = f"{folder}/{entry}"
        if os.path.isdir(inner):
            for module, found in define_import_structure(inner)[frozenset()].items():
                names[f"{entry}.{module}"] = found
        elif entry.startswith("modeling_"):
            with open(inner) as stream:
                lines = stream.read().splitlines()
            names[entry[:-3]] = {line[6:].split("(")[0] for line in lines if line.startswith("class ")}
    return {frozenset(): {f"{prefix}.{key}" if prefix else key: value for key, value in names.items()}}

class _LazyModule(ModuleType):
    def __init__(self, name, module_file, import_structure):
        super().__init__(name)
        self._modules, self._class_to_module, self._object_missing_backend, self._import_structure = set(), {}, {}, {}
        self.__all__ = []
        for table in import_structure.values():
            for module, names in table.items():
                self._modules |= {module.rsplit(".", i)[0] for i in range(module.count(".") + 1)}
                self._class_to_module.update(dict.fromkeys(names, module))
                self.__all__ += names
        self.__file__, self.__path__ = module_file, [os.path.dirname(module_file)]

    def __getattr__(self, name):
        if name in self._class_to_module:
            module = importlib.import_module("." + self._class_to_module[name], self.__name__)
            return getattr(module, name)
        if name in self._modules:
            return importlib.import_module("." + name, self.__name__)
        raise AttributeError(f"module {self.__name__} has no attribute {name}")
""",
}
INIT = """
import sys
from .utils.import_utils import _LazyModule, define_import_structure
from pathlib import Path
sys.modules[__name__] = _LazyModule(__name__, __file__, define_import_structure(Path(__file__).parent / "models", prefix="models"))
"""
MODEL = """
import torch
from ...utils.auto_docstring import auto_docstring

@auto_docstring
class {name}(torch.nn.Module):
    @auto_docstring(custom_intro="words")
    def forward(self, x):
        return torch.cat([x, x], dim=1)
"""
LIBRARY_PROGRAM = """
import torch
from transformers import Odd12Net, LastNet
import transformers
out = Odd12Net()(torch.zeros(2, 3))
last = LastNet()(out)
print(out.shape, last.shape, hasattr(transformers, "Nothing"))
from transformers import *
more = Odd3Net()(last)
print(more.shape)
"""

# A package with a part that is compiled: beside its sources lies a shared library.
COMPILED = {
    "quick/__init__.py": "from .core import *\nfrom .core import Table, __version__\nfrom . import core\nfrom ._more import help_out\n",
    "quick/core.abi3.so": "",
    "quick/_more.cpython-311-x86_64-linux-gnu.so": "",
}
COMPILED_PROGRAM = """
import tarfile
import torch
import quick
from quick import io, Table
import quick.core
table = Table(3)
x = torch.zeros(table.rows, 4)
z = torch.zeros(4, 5)
if quick.absent_name is None:
    z = z @ z
"""

# What the machine is doing is not known, and importing the package that says it asks nothing.
MACHINE_PROGRAM = """
import psutil
import torch
memory = psutil.virtual_memory().total
workers = psutil.Process().num_threads()
z = torch.zeros(4, 5)
"""


def trace(shapetrace, folder, source):
    path = os.path.join(folder, "program.py")
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(source)
    done = subprocess.run([shapetrace, "trace", "--json", "--python-path", os.path.join(folder, "site"), path],
                          capture_output=True, text=True, timeout=60, check=False)
    return json.loads(done.stdout)


def write_files(folder, files):
    for name, text in files.items():
        path = os.path.join(folder, "site", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)


def write_library(folder):
    files = dict(LIBRARY)
    for number in range(25):
        name = "LastNet" if number == 24 else f"Odd{number}Net"
        files[f"transformers/models/odd{number}/__init__.py"] = ""
        files[f"transformers/models/odd{number}/modeling_it.py"] = MODEL.format(name=name)
    files["transformers/models/__init__.py"] = ""
    files["transformers/__init__.py"] = INIT
    write_files(folder, files)


def problems(shapetrace, folder):
    note = "the package no_such_package is not installed here"
    for name, program in (("star", STAR), ("refused", REFUSED), ("fallback", FALLBACK), ("truth", TRUTH)):
        fine = trace(shapetrace, folder, program.format(rest=FINE))
        if fine["findings"]:
            yield f"{name}: {fine['findings'][0]['message']}"
        if [gap["reason"] for gap in fine["gaps"]].count(note) != 1:
            yield f"{name}: not one clear note, but {fine['gaps']}"
        if not any(binding["name"] == "z" for binding in fine["bindings"]):
            yield f"{name}: not followed to its end"
        wrong = trace(shapetrace, folder, program.format(rest=WRONG))
        if [finding["message"] for finding in wrong["findings"]] != ["mat1 and mat2 shapes cannot be multiplied (4x5 and 4x5)"]:
            yield f"{name}: {[finding['message'] for finding in wrong['findings']]} for a program that is wrong"
    write_library(folder)
    followed = trace(shapetrace, folder, LIBRARY_PROGRAM)
    if followed["outcome"]["kind"] != "ok":
        yield f"library: {followed['outcome']}"
    if followed["stdout"] != "torch.Size([2, 6]) torch.Size([2, 12]) False\ntorch.Size([2, 24])\n":
        yield f"library: printed {followed['stdout']!r}"
    if followed["gaps"]:
        yield f"library: {followed['gaps']}"
    write_files(folder, COMPILED)
    compiled = trace(shapetrace, folder, COMPILED_PROGRAM)
    if compiled["outcome"]["kind"] == "raises":
        yield f"compiled: {compiled['outcome']}"
    if {gap["reason"] for gap in compiled["gaps"]} != {"the module quick.core is compiled code",
                                                       "the module quick._more is compiled code"}:
        yield f"compiled: {compiled['gaps']}"
    if not any(binding["name"] == "z" for binding in compiled["bindings"]):
        yield "compiled: not followed to its end"
    machine = trace(shapetrace, folder, MACHINE_PROGRAM)
    if machine["outcome"]["kind"] != "ok" or machine["gaps"] or machine["paths"] != 1:
        yield f"machine: {machine['outcome']}, {machine['gaps']}, {machine['paths']} paths"


if __name__ == "__main__":
    sys.exit(report(problems, __doc__))
