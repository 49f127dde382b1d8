#!/usr/bin/env python3
"""Packages that nobody wants: programs that import them are followed as far as Python would run them, or past them with
a gap that names the file, and a check of all the programs still finds what is wrong in each.
"""
import json
import os
import resource
import subprocess
import sys

from problem_report import report

# {package: {file: text}}; a package of one name is a package, NAME.py a module.
PACKAGES = {
    "broken": {"__init__.py": "from .bad import f\n", "bad.py": "def f(x):\n    return x +\n"},
    "broken_tried": {"__init__.py": "try:\n    from . import bad\nexcept SyntaxError:\n    bad = None\n", "bad.py": "def\n"},
    "cyclic": {"__init__.py": "from .a import A\n", "a.py": "from .b import B\nclass A: pass\n",
               "b.py": "from .a import A\nclass B: pass\n"},
    "cyclic_fine": {"__init__.py": "from . import a\n", "a.py": "from . import b\nclass A: pass\n",
                    "b.py": "from . import a\nclass B:\n    def make(self): return a.A()\n"},
    "generated": {"__init__.py": "from .tables import x3\n",
                  "tables.py": "".join(f"x{i} = {{'a': [{i}, {i + 1}], 'name': 'entry {i}', 'f': ({i}, 2.5)}}\n"
                                       for i in range(170_000))},
    "long_comment": {"__init__.py": "# a comment that goes on and on\n" * 400_000 + "x = 3\n"},
    "too_large": {"__init__.py": "x = 1\n" + "#" * (17 << 20) + "\n"},
    "latin": {"__init__.py": b"name = 'caf\xe9'\n"},
    "latin_declared": {"__init__.py": b"# -*- coding: latin-1 -*-\nname = 'caf\xe9'\nassert len(name) == 4\n"},
    "utf16": {"__init__.py": "x = 1\n".encode("utf-16")},
    "null_bytes": {"__init__.py": b"x = 1\0\n"},
    "nested": {"__init__.py": "x = " + "(" * 5000 + "1" + ")" * 5000 + "\n"},
    "rebinds": {"__init__.py": "import builtins\nrange = list = None\nbuiltins.len = lambda x: 7\n"},
    "rebinds_all": {"__init__.py": "import builtins\nfor name in ('print', 'sorted', 'input', 'open'):\n"
                                   "    setattr(builtins, name, None)\n"},
    "recursive": {"__init__.py": "def f(n): return f(n)\nf(0)\n"},
    "endless": {"__init__.py": "while True: pass\n"},
    "imports_itself": {"__init__.py": "import imports_itself\nfrom imports_itself import nothing\n"},
    "replaces_itself": {"__init__.py": "import sys\nsys.modules[__name__] = None\n"},
    "link_loop": {"__init__.py": "x = 1\n"},
}
PROGRAM = """import torch
import {name}
x = torch.zeros(2, 3)
n = len([1, 2])
y = x.reshape(7)
"""
AT_RESHAPE = ("raises", "RuntimeError", 5)
# How the programs end with Python and PyTorch: kind, exception and line. `unknown`: what Python does there takes for ever.
WANTED = {
    "broken": ("raises", "SyntaxError", None),
    "cyclic": ("raises", "ImportError", None),
    "latin": ("raises", "SyntaxError", None),
    "utf16": ("raises", "SyntaxError", None),
    "null_bytes": ("raises", "SyntaxError", None),
    "nested": ("raises", "SyntaxError", None),
    "recursive": ("raises", "RecursionError", None),
    "endless": ("unknown", None, None),
    "imports_itself": ("raises", "ImportError", None),
    "replaces_itself": AT_RESHAPE,
}
GAPS = {"too_large": "too_large/__init__.py cannot be read, is larger than 16 MB", "link_to_itself": "is not installed",
        "pipe": "is not installed"}
SECONDS = 60  # of a processor, for any of them
MEGABYTES = 2000


def make(folder):
    site = folder / "site"
    for package, files in PACKAGES.items():
        (site / package).mkdir(parents=True)
        for name, text in files.items():
            (site / package / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    (site / "link_loop" / "again").symlink_to(site / "link_loop")
    (site / "link_to_itself").symlink_to("link_to_itself")
    os.mkfifo(site / "pipe.py")
    names = [*PACKAGES, "link_to_itself", "pipe"]
    (folder / "programs").mkdir()
    for name in names:
        (folder / "programs" / f"uses_{name}.py").write_text(PROGRAM.format(name=name))
    (folder / "programs" / "deep_link.py").write_text("import torch\nimport link_loop.again.again.again as deep\n"
                                                      "x = torch.zeros(2, 3)\nn = deep.x\ny = x.reshape(7)\n")
    return [f"uses_{name}" for name in names] + ["deep_link"]


def traced(shapetrace, folder, name):
    """(trace, what went wrong), within its time and memory."""
    child = subprocess.Popen([shapetrace, "trace", "--json", "--max-seconds", "2", "--python-path", str(folder / "site"),
                              str(folder / "programs" / f"{name}.py")], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                             stdin=subprocess.DEVNULL)
    out, error = child.communicate(timeout=300)
    if child.returncode not in (0, 1):
        return None, f"status {child.returncode}: {error[-200:]!r}"
    return json.loads(out), None


def problems(shapetrace, folder):
    names = make(folder)
    for name in names:
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        trace, wrong = traced(shapetrace, folder, name)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if wrong:
            yield f"{name}: {wrong}"
            continue
        package = name.removeprefix("uses_")
        kind, exception, line = WANTED.get(package, AT_RESHAPE)
        ours = trace["outcome"]
        line = line if line or kind == "unknown" else ours["line"]
        if (ours["kind"], ours.get("exception"), ours.get("line")) != (kind, exception, line):
            yield f"{name}: ends {ours}"
        finding = trace["findings"][0]["file"] if trace["findings"] else f"{name}.py"
        if finding != f"{name}.py":
            yield f"{name}: shown at {finding}, not in the program"
        gap = GAPS.get(package, "ran out" if kind == "unknown" else None)
        if gap and not any(gap in g["reason"] for g in trace["gaps"]):
            yield f"{name}: no gap that says {gap!r}: {trace['gaps']}"
        if not gap and trace["gaps"]:
            yield f"{name}: gaps: {trace['gaps']}"
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if seconds > SECONDS:
            yield f"{name}: {seconds:.0f} s"
        if after.ru_maxrss > MEGABYTES << 10:
            yield f"{name}: {after.ru_maxrss >> 10} MB"

    (folder / "programs" / "fine.py").write_text("import torch\nx = torch.zeros(2, 3)\n")
    done = subprocess.run([shapetrace, "check", "--max-seconds", "2", "--python-path", str(folder / "site"),
                           str(folder / "programs")], capture_output=True, text=True, timeout=600)
    if done.returncode != 1:
        yield f"check: status {done.returncode}"
    for name in names:
        silent = WANTED.get(name.removeprefix("uses_"), AT_RESHAPE)[0] == "unknown"
        if (f"{name}.py:" in done.stdout) == silent:
            yield f"check: {'something' if silent else 'nothing'} about {name}.py"
    if f"{len(names) + 1} files checked: something wrong in {len(names) - 1}" not in done.stderr:
        yield f"check: {done.stderr[-300:]}"
    if "not followed:" not in done.stderr or "larger than 16 MB" not in done.stderr:
        yield f"check: no gaps at the end: {done.stderr[-600:]}"


if __name__ == "__main__":
    sys.exit(report(problems, __doc__))
