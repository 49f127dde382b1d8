#!/usr/bin/env python3
"""Write what real PyTorch does beside the lines of test programs, as comments that tests compare with.

    python annotate.py tests/cases/*.py        run with a Python that has torch

    x = conv(x)            #: [1, 20, 16, 16]
    a, b = pair(x)         #: a int64[3] | int64[2]; b ([2, 3], -)
    y = x.view(5)          #! RuntimeError: shape '[5]' is invalid for input of size 4

`#:` gives the distinct values bound or returned by the statement that begins there, in order: a tensor as its
dtype (none for float32) and shape, a tuple or list in parentheses with `-` for what is no tensor.  `#!` stands at
the line where the uncaught exception was raised.  What the program prints goes to NAME.out beside it.
"""
import argparse
import concurrent.futures
import os
import re
import sys

COMMENT = re.compile(r"\s*#[:!] .*$")


def text_of(value):
    if value is None:
        return "-"
    if "items" in value:
        return "(" + ", ".join(map(text_of, value["items"])) + ")"
    if value.get("shape") is None:
        return "?"
    dtype = "" if value["dtype"] == "float32" else value["dtype"] or "?"
    return dtype + "[" + ", ".join("?" if n is None else str(n) for n in value["shape"]) + "]"


def annotations(recording, file):
    """{line: comment} for one file of a recording or of a trace."""
    lines = {}
    for binding in recording["bindings"]:
        if binding["file"] == file:
            names = lines.setdefault(binding["line"], {})
            values = names.setdefault(binding["name"], [])
            values += [text for text in map(text_of, binding["values"]) if text not in values]
    comments = {}
    for line, names in lines.items():
        alone = len(names) == 1
        parts = [("" if alone else name + " ") + " | ".join(values) for name, values in sorted(names.items())]
        comments[line] = "#: " + "; ".join(parts)
    outcome = recording["outcome"]
    if outcome["kind"] == "raises":
        frames = [frame for frame in outcome.get("frames") or [] if frame["file"] == file]
        if frames:
            message = outcome["message"].replace("\\", "\\\\").replace("\n", "\\n")
            mark = f"#! {outcome['exception']}: {message}"
            line = frames[-1]["line"]
            comments[line] = f"{comments[line]}  {mark}" if line in comments else mark
    return {line: comment.rstrip() for line, comment in comments.items()}


def strip(source):
    """The program without the comments."""
    return [COMMENT.sub("", line) for line in source.splitlines()]


def comments_in(source):
    """{line: comment} as they stand in the program."""
    found = {}
    for number, line in enumerate(source.splitlines(), 1):
        match = COMMENT.search(line)
        if match:
            found[number] = match.group().strip()
    return found


def annotate(path, python_path):
    from record import record

    recording = record(path, python_path=python_path)
    with open(path, encoding="utf-8") as stream:
        lines = strip(stream.read())
    for number, comment in annotations(recording, os.path.basename(path)).items():
        lines[number - 1] += "  " + comment
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines) + "\n")
    out = path.removesuffix(".py") + ".out"
    if recording["stdout"]:
        with open(out, "w", encoding="utf-8") as stream:
            stream.write(recording["stdout"])
    elif os.path.exists(out):
        os.remove(out)
    return recording


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--python-path", action="append", default=[], metavar="DIR")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        tasks = [(path, pool.submit(annotate, path, options.python_path)) for path in options.programs]
        for path, task in tasks:
            try:
                outcome = task.result()["outcome"]
                print(f"{os.path.basename(path):40} " + (
                    "ok" if outcome["kind"] == "ok" else f"{outcome['exception']} {outcome['line']}: {outcome['message']}"))
            except Exception as error:
                failed += 1
                print(f"{os.path.basename(path):40} FAILED {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
