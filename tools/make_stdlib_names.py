#!/usr/bin/env python3
"""Writes src/prelude/_stdlib_names.py: what the standard library of CPython 3.11 has and our models of it do not.

    python3.11 tools/make_stdlib_names.py build/shapetrace > src/prelude/_stdlib_names.py

Each module that we model is asked for every name that CPython's has; those that it cannot give are listed.
"""
import importlib
import os
import subprocess
import sys
import tempfile
import textwrap
import types

OTHER_SYSTEMS = {"_msi", "_overlapped", "_scproxy", "_winapi", "msilib", "msvcrt", "nt", "ntpath", "winreg", "winsound"}
QUIET = {"antigravity", "this", "idlelib", "__future__"}
SUBMODULES = """collections.abc concurrent.futures importlib.abc importlib.machinery importlib.metadata importlib.resources
importlib.util json.decoder json.encoder logging.config logging.handlers multiprocessing.pool multiprocessing.shared_memory
os.path urllib.error urllib.parse urllib.request""".split()

ASK = """
import importlib
from _shapetrace import is_unknown
for module, names in ASKED.items():
    try:
        found = importlib.import_module(module)
    except ImportError:
        continue
    if is_unknown(found) or hasattr(found, "?"):  # a module that is not modelled at all has whatever it is asked for
        continue
    missing = [name for name in names if not hasattr(found, name) or is_unknown(getattr(found, name))]
    print(found.__name__, *missing)
"""


def wrapped(names, indent):
    return textwrap.fill(" ".join(names), 116, initial_indent=indent, subsequent_indent=indent).lstrip()


def main():
    modules = sorted(name for name in sys.stdlib_module_names - OTHER_SYSTEMS - QUIET)
    asked = {}
    for name in [*(m for m in modules if not m.startswith("_")), *SUBMODULES]:
        try:
            module = importlib.import_module(name)
        except ImportError:
            continue
        asked[name] = [n for n, value in vars(module).items()
                       if not n.startswith("__") and not isinstance(value, types.ModuleType)]
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "ask.py")
        with open(program, "w", encoding="utf-8") as stream:
            stream.write(f"ASKED = {asked!r}\n{ASK}")
        done = subprocess.run([sys.argv[1], "run", program], capture_output=True, text=True, check=True)
    print('"""What the standard library has and our models of it do not: written by tools/make_stdlib_names.py."""\n')
    print("_NAMES = {")
    for line in sorted(set(done.stdout.splitlines())):
        module, *missing = line.split()
        if missing:
            print(f"    '{module}': '''\n        {wrapped(missing, '        ')}''',")
    print("}\n\n")
    print("def has(module, name):\n    return name in _NAMES.get(module, '').split()\n\n")
    print("def lists(module):\n    return module in _NAMES")


main()
