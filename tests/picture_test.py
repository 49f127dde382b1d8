#!/usr/bin/env python3
"""The pages of `trace --html`, looked at in a real browser, and their data against `trace --json`.

With --keep FOLDER the pages and screenshots stay there, for people to look at."""

import argparse
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
PROGRAMS = [ROOT / "examples" / "flatten_mismatch.py", *sorted((HERE / "picture").glob("*.py"))]
EXTRA = {"program", "graph", "sources"}


def without_timing(trace):
    """Fixes are looked for within a time: how many are found may differ."""
    for finding in trace["findings"]:
        del finding["fixes"]
        finding.pop("why_places", None)
    return trace


def check_data(shapetrace, program, page):
    text = re.search(r'<script type="application/json" id="data">(.*?)</script>', page.read_text("utf-8"), re.S).group(1)
    data = json.loads(text)
    printed = json.loads(subprocess.run([shapetrace, "trace", "--json", program], capture_output=True, check=False).stdout)
    shown = without_timing({key: value for key, value in data.items() if key not in EXTRA})
    problems = []
    if shown != without_timing(printed):
        problems.append("the data is not that of trace --json")
    sources = {source["file"]: source["text"] for source in data["sources"]}
    if sources.get(program.name) != program.read_text("utf-8"):
        problems.append("the source is not the file's text")
    for call in data["graph"]["calls"]:
        if call["at"] is not None and call["at"]["file"] not in sources:
            problems.append(f"{call['name']} is in a file that the page has not")
        if any(flow["from"] >= len(data["graph"]["calls"]) for flow in call["inputs"]):
            problems.append(f"{call['name']} takes something from nowhere")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shapetrace", required=True)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    failed = []

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        sys.exit("there is no chromium: `make setup` installs it")
    compilers = sorted(ROOT.glob("node_modules/@typescript/*/lib/tsc"))
    if not compilers:
        sys.exit("there is no TypeScript: `make setup` installs it")
    types = subprocess.run([compilers[0], "-p", ROOT / "src" / "report" / "page"], capture_output=True, text=True)
    if types.returncode != 0:
        failed.append(f"types of the page:\n{types.stdout}")

    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.keep or pathlib.Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        for program in PROGRAMS:
            page = folder / (program.stem + ".html")
            made = subprocess.run([arguments.shapetrace, "trace", "--html", page, program], capture_output=True, text=True)
            if made.returncode not in (0, 1) or made.stderr:
                failed.append(f"{program.name}: exit status {made.returncode} {made.stderr}")
                continue
            failed += [f"{program.name}: {problem}" for problem in check_data(arguments.shapetrace, program, page)]
        nowhere = subprocess.run([arguments.shapetrace, "trace", "--html", folder / "no" / "folder.html", PROGRAMS[0]],
                                 capture_output=True, text=True)
        if nowhere.returncode != 2 or "[output]" not in nowhere.stderr:
            failed.append(f"a page that cannot be written: exit status {nowhere.returncode} {nowhere.stderr}")
        looked = subprocess.run(["node", HERE / "picture" / "look.mjs", chromium, folder], capture_output=True, text=True)
        print(looked.stdout + looked.stderr, end="")
        if looked.returncode != 0:
            failed.append("the pages have faults")

    for line in failed:
        print(line)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
