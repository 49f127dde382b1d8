#!/usr/bin/env python3
"""Compare what `shapetrace trace --json` says about programs with recordings of real PyTorch.

    python compare.py PROGRAM.py RECORDING.json[.gz]
    python compare.py FOLDER RECORDINGS_FOLDER [--python-path DIR]... [--jobs 2] [-v]

Each recorded value of a binding is *matched* when we have the same one at the same file, line and name, else
*missing* (we have none, or one with an unknown or symbolic size).  A value of ours that contradicts all recorded
ones there is *wrong*; one at a place where PyTorch never came by is *extra*.  Needs no torch.

Exit status: 0 when every program is within the thresholds, 1 when one is not, 2 for wrong usage.
"""
import argparse
import concurrent.futures
import dataclasses
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time

MAX_VALUES = 64  # a recording stops there, so what is not among so many values may still be right


@dataclasses.dataclass
class Comparison:
    """How one program's trace agrees with its recording."""

    failure: str = ""  # a crash, a timeout, output that is not JSON
    outcome: bool = False  # same kind
    exception: bool = False
    message: bool = False
    place: bool = False  # file and line
    frames: bool = False
    stdout: str = "differs"  # same | partly (apart from what is unknown) | differs
    matched: int = 0
    missing: int = 0
    wrong: int = 0
    extra: int = 0
    seconds: float = 0.0
    notes: list = dataclasses.field(default_factory=list)

    @property
    def total(self):
        return self.matched + self.missing

    @property
    def share(self):
        return 100.0 * self.matched / self.total if self.total else 100.0

    def shortcomings(self, limits):
        """What keeps this program from being within the limits, in words."""
        if self.failure:
            return [self.failure]
        found = []
        if limits.outcome:
            found += [word for word in ("outcome", "exception", "message", "place", "frames") if not getattr(self, word)]
        if limits.stdout == "exact" and self.stdout != "same" or limits.stdout == "partly" and self.stdout == "differs":
            found.append("stdout")
        if self.wrong > limits.max_wrong:
            found.append(f"{self.wrong} wrong")
        if self.share < limits.min_matched:
            found.append(f"{self.missing} missing")
        if limits.max_extra is not None and self.extra > limits.max_extra:
            found.append(f"{self.extra} extra")
        return found


@dataclasses.dataclass
class Limits:
    outcome: bool = True
    stdout: str = "exact"  # exact | partly | ignore
    max_wrong: int = 0
    max_extra: int = None
    min_matched: float = 100.0


# --- values ----------------------------------------------------------------------------------------------------


def compatible(ours, real):
    """Whether a value of ours, in which sizes may be unknown or symbolic, can be the recorded one."""
    if ours is None or real is None:
        return ours is None or real is None
    if "items" in ours or "items" in real:
        if "items" not in ours or "items" not in real or len(ours["items"]) != len(real["items"]):
            return False
        return all(compatible(a, b) for a, b in zip(ours["items"], real["items"]))
    if ours.get("dtype") is not None and ours["dtype"] != real["dtype"]:
        return False
    if ours.get("shape") is None:
        return True
    if len(ours["shape"]) != len(real["shape"]):
        return False
    return all(not isinstance(a, int) or a == b for a, b in zip(ours["shape"], real["shape"]))


def plain(value):
    """A value of ours without the keys that recordings do not have."""
    if value is None:
        return None
    if "items" in value:
        return {"items": [plain(item) for item in value["items"]]}
    return {"shape": value.get("shape"), "dtype": value.get("dtype")}


def text_of(value):
    if value is None:
        return "-"
    if "items" in value:
        return "(" + ", ".join(text_of(item) for item in value["items"]) + ")"
    return f"{value['dtype']}{value['shape']}"


def compare_bindings(ours, real, result):
    def keyed(bindings):
        table = {}
        for binding in bindings:
            seen = table.setdefault((binding["file"], binding["line"], binding["name"]), [])
            seen += [value for value in map(plain, binding["values"]) if value not in seen]
        return table

    ours, real = keyed(ours), keyed(real)
    for key, values in real.items():
        where = f"{key[0]}:{key[1]} {key[2]}"
        mine = ours.get(key, [])
        for value in values:
            if value in mine:
                result.matched += 1
            else:
                result.missing += 1
                result.notes.append(f"missing  {where}: {text_of(value)}")
        for value in mine:
            if value not in values and len(values) < MAX_VALUES and not any(compatible(value, v) for v in values):
                result.wrong += 1
                result.notes.append(f"wrong    {where}: {text_of(value)}, recorded {' | '.join(map(text_of, values[:4]))}")
    for key, values in ours.items():
        if key not in real:
            result.extra += len(values)
            result.notes.append(f"extra    {key[0]}:{key[1]} {key[2]}: {' | '.join(map(text_of, values[:4]))}")


# --- outcome and output ------------------------------------------------------------------------------------------


def compare_outcome(ours, real, result):
    def frames(outcome):
        return [(frame["file"], frame["line"], frame["function"]) for frame in outcome.get("frames") or []]

    def same_file(mine, theirs):  # a file of a package that was not instrumented is recorded without its folders
        return mine == theirs or "/" not in str(theirs) and str(mine).endswith(f"/{theirs}")

    def same_frames(mine, theirs):
        return len(mine) == len(theirs) and all(same_file(a[0], b[0]) and a[1:] == b[1:] for a, b in zip(mine, theirs))

    result.outcome = ours.get("kind") == real["kind"]
    if real["kind"] == "ok":
        result.exception = result.message = result.place = result.frames = result.outcome
    else:
        result.exception = ours.get("exception") == real["exception"]
        result.message = ours.get("message") == real["message"]
        result.place = same_file(ours.get("file"), real["file"]) and ours.get("line") == real["line"]
        result.frames = same_frames(frames(ours), frames(real))
    if not (result.outcome and result.exception and result.message and result.place):
        def words(o):
            return f"{o.get('kind')} {o.get('exception', '')} {o.get('file', '')}:{o.get('line', '')} {o.get('message', '')!r}"

        result.notes.append(f"outcome  ours {words(ours)}")
        result.notes.append(f"    recorded {words(real)}")
    elif not result.frames:
        result.notes.append(f"frames   ours {frames(ours)}")
        result.notes.append(f"    recorded {frames(real)}")


UNKNOWN_TEXT = re.compile(r"<unknown[^<>\n]*>|…|\?+")


def compare_stdout(ours, real, result):
    if ours == real:
        result.stdout = "same"
        return
    pattern = ".*?".join(re.escape(part) for part in UNKNOWN_TEXT.split(ours))
    if UNKNOWN_TEXT.search(ours) and re.fullmatch(pattern, real, re.DOTALL):
        result.stdout = "partly"
        return
    ours_lines, real_lines = ours.splitlines(), real.splitlines()
    for index in range(max(len(ours_lines), len(real_lines))):
        a = ours_lines[index] if index < len(ours_lines) else None
        b = real_lines[index] if index < len(real_lines) else None
        if a != b:
            result.notes.append(f"stdout   line {index + 1}: ours {a!r}, recorded {b!r}")
            break


# --- running -----------------------------------------------------------------------------------------------------


def run_shapetrace(shapetrace, arguments, timeout, cwd=None):
    """(status, stdout, stderr, seconds); the status is None after a timeout, negative after a signal."""
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "VIRTUAL_ENV")}
    environment["NO_COLOR"] = "1"
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        try:
            done = subprocess.run(
                [os.path.abspath(shapetrace), *arguments], stdin=subprocess.DEVNULL, capture_output=True,
                timeout=timeout, env=environment, cwd=cwd or scratch,
                preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (0, 0)))
        except subprocess.TimeoutExpired:
            return None, b"", b"", time.monotonic() - start
        return done.returncode, done.stdout, done.stderr, time.monotonic() - start


def trace(shapetrace, program, python_path=(), arguments=(), timeout=60):
    """(the object that `trace --json` prints or None, what went wrong, seconds)"""
    command = ["trace", "--json"]
    for path in python_path:
        command += ["--python-path", os.path.abspath(path)]
    status, out, err, seconds = run_shapetrace(shapetrace, [*command, os.path.abspath(program), *arguments], timeout)
    if status is None:
        return None, f"timeout after {timeout:g} s", seconds
    if status not in (0, 1):
        last = err.decode("utf-8", "replace").strip().splitlines()[-1:] or [""]
        return None, f"crash, status {status} {last[0][:120]}", seconds
    try:
        return json.loads(out), "", seconds
    except ValueError as error:
        return None, f"no JSON: {error}", seconds


def load(path):
    with (gzip.open(path, "rt", encoding="utf-8") if path.endswith(".gz") else open(path, encoding="utf-8")) as stream:
        return json.load(stream)


def compare(traced, recording):
    result = Comparison()
    try:
        compare_outcome(traced["outcome"], recording["outcome"], result)
        compare_stdout(traced["stdout"], recording["stdout"], result)
        compare_bindings(traced["bindings"], recording["bindings"], result)
    except (KeyError, TypeError, AttributeError) as error:
        result.failure = f"malformed trace: {error!r}"
    return result


def compare_program(shapetrace, program, recording_path, python_path=(), timeout=60):
    recording = load(recording_path)
    traced, failure, seconds = trace(shapetrace, program, python_path, recording.get("arguments", ()), timeout)
    result = compare(traced, recording) if traced is not None else Comparison(failure=failure)
    if traced is None:
        result.missing = sum(len(binding["values"]) for binding in recording["bindings"])
    else:
        result.notes += [f"gap      {g.get('file')}:{g.get('line')} {g.get('reason')}" for g in traced.get("gaps", [])]
    result.seconds = seconds
    return result


def pairs(programs, recordings, pattern=""):
    """[(name, program, recording)] for two files or two folders."""
    if os.path.isfile(programs):
        return [(os.path.basename(programs), programs, recordings)]
    found = []
    for name in sorted(os.listdir(programs)):
        stem = name.removesuffix(".py")
        if name == stem or not re.search(pattern, name):
            continue
        for ending in (".json", ".json.gz"):
            path = os.path.join(recordings, stem + ending)
            if os.path.exists(path):
                found.append((name, os.path.join(programs, name), path))
                break
    return found


def default_shapetrace():
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    for build in ("build", "build-dev"):
        path = os.path.join(here, build, "shapetrace")
        if os.path.exists(path):
            return path
    return os.path.join(here, "build", "shapetrace")


def compare_all(work, shapetrace, python_path, limits, jobs, timeout, verbose, out=sys.stdout):
    """Compare many programs, print the table, give the number of programs beyond the limits."""
    width = max([len(name) for name, _, _ in work] + [7])
    heading = f"{'program':{width}} {'outcome':8} {'stdout':8} {'matched':>13} {'wrong':>6} {'extra':>6} {'ms':>7}  verdict"
    print(heading, file=out)
    failed = 0
    sums = Comparison()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        tasks = [(name, pool.submit(compare_program, shapetrace, program, recording, python_path, timeout))
                 for name, program, recording in work]
        for name, task in tasks:
            result = task.result()
            problems = result.shortcomings(limits)
            failed += bool(problems)
            for field in ("matched", "missing", "wrong", "extra", "seconds"):
                setattr(sums, field, getattr(sums, field) + getattr(result, field))
            if result.failure:
                end = "-"
            else:
                right = [getattr(result, word) for word in ("outcome", "exception", "message", "place", "frames")]
                end = "same" if all(right) else "kind" if not right[0] else "differs"
            counts = f"{result.matched}/{result.total}"
            print(f"{name:{width}} {end:8} {'-' if result.failure else result.stdout:8} {counts:>13} {result.wrong:6} "
                  f"{result.extra:6} {1000 * result.seconds:7.0f}  {'ok' if not problems else ', '.join(problems)}",
                  file=out, flush=True)
            if verbose and (problems or verbose > 1):
                for note in result.notes:
                    print("    " + note, file=out)
    print(f"{len(work) - failed} of {len(work)} programs within the limits; bindings: {sums.matched} of {sums.total} "
          f"matched ({sums.share:.2f}%), {sums.wrong} wrong, {sums.extra} extra; {sums.seconds:.1f} s", file=out)
    return failed


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("program", help="a program, or a folder of programs")
    parser.add_argument("recording", help="its recording, or the folder of the recordings")
    parser.add_argument("--shapetrace", default=default_shapetrace(), metavar="PATH")
    parser.add_argument("--python-path", action="append", default=[], metavar="DIR")
    parser.add_argument("-k", default="", metavar="REGEX", help="only programs with this in their name")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=60)
    parser.add_argument("--min-matched", type=float, default=100.0, metavar="PERCENT")
    parser.add_argument("--max-wrong", type=int, default=0, metavar="N")
    parser.add_argument("--max-extra", type=int, default=None, metavar="N")
    parser.add_argument("--stdout", choices=["exact", "partly", "ignore"], default="exact")
    parser.add_argument("--no-outcome", action="store_true", help="compare bindings (and output) alone")
    parser.add_argument("-v", "--verbose", action="count", default=0, help="say what differs (-vv: also of those within the limits)")
    options = parser.parse_args()
    limits = Limits(not options.no_outcome, options.stdout, options.max_wrong, options.max_extra, options.min_matched)
    work = pairs(options.program, options.recording, options.k)
    if not work:
        parser.error("no program has a recording there")
    if not os.path.exists(options.shapetrace):
        parser.error(f"no such program: {options.shapetrace}")
    return 1 if compare_all(work, options.shapetrace, options.python_path, limits, options.jobs, options.timeout,
                            options.verbose) else 0


if __name__ == "__main__":
    sys.exit(main())
