#!/usr/bin/env python3
"""Runs every fix that shapetrace offers under real PyTorch.

Usage: verify_fixes.py [--shapetrace PATH] [--python-path DIR] [--record FILE] PROGRAM...

Needs torch. Each fix is applied to a copy of the program, which must then run to its end. Prints one line per program;
with --record the results are written as JSON, beside the programs' names: one entry per fix, true where it ran.
"""
import argparse
import contextlib
import io
import json
import os
import runpy
import subprocess
import sys
import tempfile
import warnings

from compare import default_shapetrace


def apply(source, edits):
    """`edits` as `trace --json` has them: lines and columns from 1, columns in bytes, ends exclusive."""
    starts = [0]
    for index, byte in enumerate(source):
        if byte == 10:
            starts.append(index + 1)
    for edit in sorted(edits, key=lambda e: (e["line"], e["column"]), reverse=True):
        begin = starts[edit["line"] - 1] + edit["column"] - 1
        end = starts[edit["end_line"] - 1] + edit["end_column"] - 1
        source = source[:begin] + edit["new_text"].encode() + source[end:]
    return source


def runs(path):
    """None when the program runs to its end, else the last line of its error."""
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        error = ""
        try:
            os.chdir(os.path.dirname(path))
            sys.argv = [path]
            sys.path.insert(0, os.path.dirname(path))
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                runpy.run_path(path, run_name="__main__")
        except SystemExit as exit_:
            error = f"exit {exit_.code}" if exit_.code else ""
        except BaseException as exception:  # noqa: BLE001: whatever the program raises is the answer
            error = f"{type(exception).__name__}: {exception}".splitlines()[0]
        os.write(write, error.encode()[:4096])
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as stream:
        error = stream.read().decode("utf-8", "replace")
    _, status = os.waitpid(child, 0)
    return (error or None) if status == 0 else f"ended by signal {status}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--shapetrace", default=default_shapetrace())
    parser.add_argument("--python-path", default=None)
    parser.add_argument("--record", default=None)
    options = parser.parse_args()
    if options.python_path:
        sys.path.append(options.python_path)
    import torch
    torch.set_num_threads(1)
    results, first_good, offered, failed = {}, 0, 0, 0
    for program in options.programs:
        command = [options.shapetrace, "trace", "--json", "--fixes", "--fix-seconds", "5", program]
        if options.python_path:
            command[3:3] = ["--python-path", options.python_path]
        traced = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stdout)
        name = os.path.basename(program)
        with open(program, "rb") as stream:
            source = stream.read()
        fixes = [fix for finding in traced["findings"] for fix in finding["fixes"]]
        ends = []
        for fix in fixes:
            with tempfile.TemporaryDirectory() as folder:
                path = os.path.join(folder, name)
                with open(path, "wb") as stream:
                    stream.write(apply(source, [edit for edit in fix["edits"] if edit["file"] == name]))
                ends.append(runs(path))
            offered += 1
            failed += ends[-1] is not None
        first_good += bool(ends) and ends[0] is None
        results[name] = [{"fix": fix["title"], "runs": end is None} for fix, end in zip(fixes, ends)]
        print(f"{name}: {len(fixes)} fixes" + "".join(f"\n    {fix['title']}: {end}" for fix, end in zip(fixes, ends) if end))
    print(f"{len(results)} programs, the first fix runs in {first_good}; {offered} fixes offered, {failed} fail")
    if options.record:
        with open(options.record, "w", encoding="utf-8") as stream:
            json.dump({"torch": torch.__version__, "programs": results}, stream, indent=1)
            stream.write("\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
