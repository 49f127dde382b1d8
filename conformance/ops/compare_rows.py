"""Rows of a recording as programs for shapetrace, verdicts on what these print, tables and thresholds.

A sample is *right* when every tensor of the result has PyTorch's shape, type and strides; a *gap* when something of it
is unknown and the rest right; *wrong* when anything contradicts; a false *raise* when PyTorch went on.  Strides of fresh
tensors count where a size is more than 1.  An error is the *same* with PyTorch's type and message; of the same *type*;
*other*; *silent* when we go on with a known result; else a gap.
"""
import collections
import concurrent.futures
import dataclasses
import gzip
import json
import os
import re
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.dirname(HERE))
from compare import UNKNOWN_TEXT, default_shapetrace, run_shapetrace  # noqa: E402

BATCH = 1500  # rows of one process
GOOD = ("right", "gap", "wrong", "raise", "crash")
BAD = ("same", "type", "other", "gap", "silent", "crash")
FAMILIES = ("nn.functional", "linalg", "fft", "special", "signal", "masked", "sparse", "torch.ops.aten", "nn")


@dataclasses.dataclass
class Verdict:
    kind: str
    note: str = ""


RECORDINGS = tuple(os.path.join(HERE, f"{name}.jsonl.gz")
                   for name in ("recording", "layouts", "products", "types", "shapes", "indexing", "extremes",
                   "extremes_1", "out"))


def family_of(row):
    """The namespace of a row's entry; samples that do not lie in one piece, products, other types, absurd ones, and
    those that write elsewhere are counted by themselves."""
    family = next((name for name in FAMILIES if row["e"].startswith(name + ".")), "torch")
    kinds = {"layout": " layouts", "product": " products", "type": " types", "shape": " sizes", "index": " indices",
             "extreme": " extremes", "out": " out"}
    return family + kinds.get(row["k"], "")


def load(paths=RECORDINGS):
    rows = []
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as stream:
            rows += [json.loads(line) for line in stream]
    return rows


# --- rows as a program -------------------------------------------------------------------------------------------


def program(rows, unknown_sizes=False):
    """One block for each of rows [(number, row)]: prints what the text gives, leaf by leaf, or what it raises.

    With unknown sizes nobody is told how large the tensors are: what is said all the same has to hold for the recorded
    sizes.
    """
    lines = ["import torch", "inf = float('inf')", "nan = float('nan')"]
    if unknown_sizes:
        changed = [(number, row, *with_unknown_sizes(row["t"])) for number, row in rows]
        lines += [f"N{n} = int(input())" for n in sorted({n for *_, used in changed for n in used})]
        rows = [(number, {**row, "t": text}) for number, row, text, _ in changed]
    for number, row in rows:
        lines += ["try:", f"    r = {row['t']}", f"    print('result {number}')", "    try:"]
        for index, leaf in enumerate(row.get("r", [["", [], 0, 0, 0]])):
            value = f"(r){leaf[0]}"
            if len(leaf) > 2:
                parts = f"list({value}.shape), {value}.dtype, list({value}.stride()), {value}._is_view()"
            else:
                parts = f"repr({value})"
            lines.append(f"        print('leaf {number} {index}', {parts}, sep='|')")
        lines += ["        pass", "    except Exception as e:", f"        print('broken {number}', type(e).__name__, e)",
                  "except Exception as e:", f"    print('raised {number}', type(e).__name__, repr(str(e)))"]
    return "\n".join(lines) + "\n"


FRESH = re.compile(r"torch\.empty\(\(([0-9, ]+)\)")


def with_unknown_sizes(text):
    """A row's text with the sizes of its `torch.empty` as N5, N3 ... and the numbers that these stand for.

    Sizes of 0 and 1 stay: they are told apart from all others (squeeze, broadcasting), and a size that nobody knows is
    taken for one of the others.
    """
    used = set()

    def name(match):
        if int(match[0]) < 2:
            return match[0]
        used.add(match[0])
        return "N" + match[0]

    def names(match):
        return "torch.empty((" + re.sub(r"\d+", name, match[1]) + ")"

    return FRESH.sub(names, text), sorted(used)


LINE = re.compile(r"(result|leaf|broken|raised) (\d+) ?(.*)")


def answers_of(shapetrace, rows, timeout, unknown_sizes=False):
    """{number: [(kind, rest)]} of rows [(number, row)]; a row that a process died of has none."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "rows.py")
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(program(rows, unknown_sizes))
        status, out, _, _ = run_shapetrace(shapetrace, ["run", path], timeout)
    found = {}
    for line in out.decode("utf-8", "replace").splitlines():
        match = LINE.match(line)
        if match:
            found.setdefault(int(match[2]), []).append((match[1], match[3]))
    if status == 0 or len(rows) == 1:
        return found
    half = len(rows) // 2
    return {**answers_of(shapetrace, rows[:half], timeout, unknown_sizes),
            **answers_of(shapetrace, rows[half:], timeout, unknown_sizes)}


# --- judging -----------------------------------------------------------------------------------------------------


def worst(kinds):
    return next((kind for kind in ("wrong", "gap") if kind in kinds), "right")


def judge_text(ours, real):
    if ours == real:
        return "right"
    pattern = ".*?".join(re.escape(part) for part in UNKNOWN_TEXT.split(ours))
    return "gap" if UNKNOWN_TEXT.search(ours) and re.fullmatch(pattern, real, re.DOTALL) else "wrong"


def judge_list(ours, real, matters=None):
    """A printed list against numbers: null is a number that depends on elements, so nobody may know it."""
    if UNKNOWN_TEXT.fullmatch(ours):
        return "gap"
    items = [item for item in ours.strip("[]").split(", ") if item]
    if len(items) != len(real):
        return "wrong"
    kinds = []
    for i, (mine, number) in enumerate(zip(items, real)):
        known = re.fullmatch(r"-?\d+", mine)
        if matters is not None and not matters[i]:
            continue
        if number is None:
            kinds.append("wrong" if known and matters is None else "right")
        elif known:
            kinds.append("right" if int(mine) == number else "wrong")
        else:
            kinds.append("gap")
    return worst(kinds)


def judge_leaf(ours, leaf):
    if len(leaf) == 2:
        return "right" if leaf[1].startswith("torch.sparse") else judge_text(ours, leaf[1])
    parts = ours.split("|")
    if len(parts) != 4:
        return "wrong"
    _, shape, dtype, strides, view = leaf
    matters = [True if view else n is None or n > 1 for n in shape]
    if not view and 0 in shape:
        matters = [False] * len(shape)
    return worst([judge_list(parts[0], shape), judge_text(parts[1], dtype), judge_list(parts[2], strides, matters)])


def judge(row, answers):
    """The verdict on a row from what its block printed."""
    if not answers:
        return Verdict("crash")
    raised = next((rest for kind, rest in answers if kind == "raised"), None)
    if "x" in row:
        name, message = row["x"]
        if raised is not None:
            mine, _, text = raised.partition(" ")
            same = UNKNOWN_TEXT.fullmatch(text) is None and text == repr(message)
            return Verdict("same" if mine == name and same else "type" if mine == name else "other", raised)
        leaf = next((rest for kind, rest in answers if kind in ("leaf", "broken")), "")
        return Verdict("gap" if UNKNOWN_TEXT.search(leaf) else "silent", leaf)
    if raised is not None:
        return Verdict("raise", raised)
    broken = next((rest for kind, rest in answers if kind == "broken"), None)
    if broken is not None:
        return Verdict("wrong", "the result has another structure: " + broken)
    printed = [rest.partition("|")[2] for kind, rest in answers if kind == "leaf"]
    kinds = [judge_leaf(mine, leaf) for mine, leaf in zip(printed, row["r"])]
    return Verdict(worst(kinds), "; ".join(printed))


def verdicts(shapetrace, rows, jobs=2, timeout=120, unknown_sizes=False):
    """One verdict a row."""
    numbered = list(enumerate(rows))
    batches = [numbered[i : i + BATCH] for i in range(0, len(numbered), BATCH)]
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        found = {}
        for answers in pool.map(lambda batch: answers_of(shapetrace, batch, timeout, unknown_sizes), batches):
            found.update(answers)
    return [judge(row, found.get(number)) for number, row in numbered]


# --- tables ------------------------------------------------------------------------------------------------------


def tally(rows, judged, key):
    """{key(row): {"right": n, ..., "error same": n, ...}}"""
    counts = {}
    for row, verdict in zip(rows, judged):
        of = counts.setdefault(key(row), collections.Counter())
        of[("error " if "x" in row else "") + verdict.kind] += 1
    return counts


def share(part, total):
    return f"{100 * part / total:6.1f}" if total else "     -"


def print_table(counts, out=sys.stdout):
    width = max(len(name) for name in [*counts, "family"])
    heading = "".join(f"{word:>7}" for word in ("rows", *GOOD, "%"))
    print(f"{'family':{width}}{heading} | {''.join(f'{word:>7}' for word in ('errors', *BAD, '%'))}", file=out)
    for name, of in counts.items():
        good = [of[word] for word in GOOD]
        bad = [of["error " + word] for word in BAD]
        cells = "".join(f"{n:7}" for n in (sum(good), *good)) + f" {share(good[0], sum(good))}"
        cells += " | " + "".join(f"{n:7}" for n in (sum(bad), *bad)) + f" {share(bad[0], sum(bad))}"
        print(f"{name:{width}}{cells}", file=out)


def with_total(counts):
    total = collections.Counter()
    for of in counts.values():
        total.update(of)
    return {**counts, "all": total}


# --- thresholds --------------------------------------------------------------------------------------------------

THRESHOLDS = os.path.join(HERE, "thresholds.json")
AT_LEAST = ("right", "error same")
AT_MOST = ("wrong", "raise", "crash", "error silent", "error other", "error crash")
UNKNOWN_AT_MOST = ("unknown wrong", "unknown raise", "unknown crash")  # with sizes that nobody is told


def counts_of(shapetrace, rows, jobs=2):
    """By family: what the verdicts are, and those on the samples with unknown sizes ("unknown wrong")."""
    counts = tally(rows, verdicts(shapetrace, rows, jobs), family_of)
    unsized = samples_with_sizes(rows)
    judged = verdicts(shapetrace, unsized, jobs, unknown_sizes=True)
    for family, of in tally(unsized, judged, family_of).items():
        counts[family].update({f"unknown {kind}": n for kind, n in of.items()})
    return counts


def samples_with_sizes(rows):
    """The rows that the check with unknown sizes is about."""
    return [row for row in rows if "r" in row and row["k"] not in ("extreme", "out") and with_unknown_sizes(row["t"])[1]]


def shortcomings(counts, path=THRESHOLDS, at_least=AT_LEAST, at_most=AT_MOST + UNKNOWN_AT_MOST):
    """What is worse than what was reached before, in words."""
    with open(path, encoding="utf-8") as stream:
        limits = json.load(stream)
    found = []
    for family, limit in limits.items():
        of = counts.get(family, {})
        found += [f"{family}: {of.get(k, 0)} {k}, were {limit[k]}" for k in at_least if of.get(k, 0) < limit[k]]
        found += [f"{family}: {of.get(k, 0)} {k}, were {limit.get(k, 0)}" for k in at_most if of.get(k, 0) > limit.get(k, 0)]
    return found


def keep_thresholds(counts, path=THRESHOLDS, at_least=AT_LEAST, at_most=AT_MOST + UNKNOWN_AT_MOST):
    lines = [f' "{family}": {json.dumps({k: of[k] for k in at_least + at_most if of[k] or k in at_least})}'
             for family, of in counts.items()]
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("{\n" + ",\n".join(lines) + "\n}\n")
