#!/usr/bin/env python3
"""Make mutants of the programs in programs.py and of the package sources that these run, and record with real PyTorch
how each ends.

    python record.py --site DIR [-o recording.jsonl.gz] [--each 8] [--seed N --append] [-k REGEX]

Run it with a Python that has torch; DIR holds the sources of torchvision, timm and einops.  A mutant differs in one
line that its program executes.  Each runs on real tensors in a process of its own, forked from one that has imported
torch.  Mutants that take too long or too much memory, that end by a signal or a MemoryError are left out.
"""
import argparse
import collections
import gzip
import inspect
import importlib.machinery
import json
import os
import random
import re
import resource
import select
import signal
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE)]

import mutate  # noqa: E402
from programs import PROGRAMS  # noqa: E402

PACKAGES = ("torchvision", "timm")
# Modules that shapetrace has models of its own for: it does not read these sources.
MODELLED = ("torchvision/transforms/", "torchvision/utils.py", "torchvision/datasets/", "torchvision/io/",
            "torchvision/models/feature_extraction.py")
SECONDS = 60
MEMORY = 6 << 30
ENVIRONMENTAL = ("MemoryError", "KeyboardInterrupt", "URLError", "OSError", "RecursionError")
# Written by the program or the package to say something, not to compute it.
UNINTERESTING = re.compile(r"_log_api_usage_once|_logger\.|warnings\.warn|deprecat|__version__")


def load_recorder():
    """The recorder of whole programs, which has this file's name."""
    loader = importlib.machinery.SourceFileLoader("program_recorder", os.path.join(os.path.dirname(HERE), "record.py"))
    return loader.load_module()


recorder = load_recorder()


class Overlay(importlib.machinery.SourceFileLoader):
    """Loads the mutated text of one file of a package, without leaving byte code behind."""

    def __init__(self, name, path, source):
        super().__init__(name, path)
        self.source = source

    def get_code(self, fullname):
        return compile(self.source, self.path, "exec", dont_inherit=True)


class OverlayFinder:
    def __init__(self, site, file, source):
        self.path = os.path.join(site, file)
        self.source = source

    def find_spec(self, fullname, path=None, target=None):
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and spec.origin is not None and os.path.realpath(spec.origin) == os.path.realpath(self.path):
            spec.loader = Overlay(fullname, spec.origin, self.source)
        return spec


def executed_lines(site, program):
    """Starts to note which lines of the program and of the packages' functions are executed: {file: {line}}."""
    seen = collections.defaultdict(set)

    def line(frame, event, argument):
        if event == "line":
            seen[frame.f_code.co_filename].add(frame.f_lineno)
        return line

    def call(frame, event, argument):
        file = frame.f_code.co_filename
        of_function = frame.f_code.co_flags & inspect.CO_OPTIMIZED  # bodies of modules and classes are not
        return line if file == program or (file.startswith(site) and of_function) else None

    sys.settrace(call)
    return seen


def run(program, site, edit=None, coverage=False):
    """In a forked child: how the program ends, or what it executes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    folder = tempfile.mkdtemp()
    path = os.path.join(folder, "program.py")
    source = program
    if edit is not None and edit["file"] == "program.py":
        source = mutate.apply(program, edit["line"], edit["old"], edit["new"])
    elif edit is not None:
        with open(os.path.join(site, edit["file"]), encoding="utf-8") as stream:
            text = mutate.apply(stream.read(), edit["line"], edit["old"], edit["new"])
        sys.meta_path.insert(0, OverlayFinder(site, edit["file"], text))
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(source)
    os.chdir(folder)
    sys.path[0:0] = [folder, site]
    sys.argv = [path]
    roots = recorder.Roots(folder, [site])
    import types
    main = types.ModuleType("__main__")
    main.__file__ = path
    sys.modules["__main__"] = main
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.dup2(null, 2)
    sys.stdout = sys.stderr = open(os.devnull, "w")
    import torch
    torch.manual_seed(0)
    error = None
    if coverage:  # not what is executed for the import alone
        for package in re.findall(r"^(?:import|from) (torchvision|timm)", source, re.MULTILINE):
            __import__(package)
    seen = executed_lines(os.path.realpath(site), path) if coverage else None
    try:
        exec(compile(source, path, "exec", dont_inherit=True), main.__dict__)
    except BaseException as raised:
        error = raised
    sys.settrace(None)
    outcome = recorder.outcome_of(error, roots)
    if coverage:
        return {"outcome": outcome, "lines": {roots.name_of(file): sorted(lines) for file, lines in seen.items()}}
    return outcome


def forked(work, seconds=SECONDS):
    """What `work()` gives in a forked child; None when it died or took too long."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(reading)
            data = json.dumps(work()).encode()
            while data:
                data = data[os.write(writing, data):]
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    data = b""
    end = time.monotonic() + seconds
    while True:
        ready, _, _ = select.select([reading], [], [], max(0, end - time.monotonic()))
        chunk = os.read(reading, 1 << 16) if ready else None
        if not chunk:
            break
        data += chunk
    os.close(reading)
    if chunk is None:
        os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return json.loads(data) if status == 0 and chunk is not None and data else None


def chosen(name, lines, site, count, seed=0):
    """The edits of one program and its packages that are tried, in a random but repeatable order."""
    chance = random.Random(f"{name} {seed}" if seed else name)
    by_kind = collections.defaultdict(list)
    sources = {}
    for file, executed in sorted((file, executed) for file, executed in lines.items() if file):
        if file == "program.py":
            source = PROGRAMS[name]
        elif file.split("/")[0] in PACKAGES and not file.startswith(MODELLED):
            with open(os.path.join(site, file), encoding="utf-8") as stream:
                source = stream.read()
        else:
            continue
        sources[file] = source
        executed = set(executed)
        for edit in mutate.edits_of(source):
            if edit.line in executed and not UNINTERESTING.search(edit.old):
                weight = 3 if file == "program.py" else 1
                by_kind[edit.kind] += [(file, edit)] * weight
    picked, lines_taken = [], set()
    kinds = [kind for kind in mutate.KINDS if by_kind[kind]]
    for kind in kinds:
        chance.shuffle(by_kind[kind])
    if seed:
        chance.shuffle(kinds)
    while len(picked) < count and any(by_kind[kind] for kind in kinds):
        for kind in kinds + ["integer"]:  # the most frequent mistake
            while by_kind[kind]:
                file, edit = by_kind[kind].pop()
                if (file, edit.line) not in lines_taken and mutate.valid(sources[file], edit):
                    lines_taken.add((file, edit.line))
                    picked.append({"file": file, "line": edit.line, "old": edit.old, "new": edit.new, "kind": kind})
                    break
    return picked[:count]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--site", required=True, metavar="DIR", help="the packages' sources")
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "recording.jsonl.gz"))
    parser.add_argument("--each", type=int, default=8, metavar="N", help="mutants of each program")
    parser.add_argument("--seed", type=int, default=0, metavar="N", help="other mutants")
    parser.add_argument("--append", action="store_true", help="to what is recorded")
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    options = parser.parse_args()
    site = os.path.realpath(options.site)
    sys.path = [entry for entry in sys.path if entry not in (HERE, os.path.dirname(HERE))]

    import torch
    import torch.fx  # noqa: F401
    import torch.utils.checkpoint  # noqa: F401
    import torch._dynamo  # noqa: F401  what the packages import of torch is imported once
    torch.set_num_threads(1)

    rows = []
    if options.append:
        with gzip.open(options.output, "rt", encoding="utf-8") as stream:
            rows = [json.loads(line) for line in stream]
    known = {(row["program"], row["file"], row["line"], row["new"]) for row in rows}
    for name, program in PROGRAMS.items():
        if not re.search(options.k, name):
            continue
        base = forked(lambda: run(program, site, coverage=True), 300)
        if base is None or base["outcome"]["kind"] != "ok":
            print(f"{name}: does not run: {base and base['outcome']}", flush=True)
            continue
        counts = collections.Counter()
        for edit in chosen(name, base["lines"], site, options.each, options.seed):
            if (name, edit["file"], edit["line"], edit["new"]) in known:
                continue
            outcome = forked(lambda: run(program, site, edit))
            if outcome is None or outcome.get("exception") in ENVIRONMENTAL or "allocate memory" in outcome.get("message", ""):
                counts["left out"] += 1
                continue
            outcome.pop("frames", None)
            counts[outcome["kind"]] += 1
            rows.append({"program": name, **edit, "outcome": outcome})
        print(f"{name:28} {dict(counts)}", flush=True)
        with open(options.output, "wb") as stream:
            with gzip.GzipFile("", "wb", 9, stream, 0) as zipped:
                for row in rows:
                    zipped.write((json.dumps(row, ensure_ascii=False) + "\n").encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
