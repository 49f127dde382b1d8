#!/usr/bin/env python3
"""Record what PyTorch's own test-suite asks of every operator and module, as one-line programs with their outcome.

    python record.py [-o recording.jsonl.gz] [--entry REGEX] [--jobs 2]

Walks `op_db` and `module_db` of torch.testing: sample inputs (spread evenly), methods, in-place forms, other element
types and error inputs.  Each is written as an expression, and exactly this text is evaluated.  A row is one line of
JSON:

    e  the entry, "linalg.norm.subgradients_at_zero"     k  sample | dtype | method | inplace | error
    t  the text                                          r  the leaves of the result: [path, shape, dtype, strides,
    x  or [exception, message]                              is it a view] of a tensor, [path, repr] of all else

Elements of `torch.empty` are filled in three ways.  What differs between the three depends on elements: such a size
is null, such a value left out, and a call counts as good when one of the three is.  Run it with a Python that has torch.
"""
import argparse
import gzip
import json
import os
import re
import select
import signal
import sys
import tempfile
import time
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
import torch  # noqa: E402
from program_text import Unwritable, arguments, text  # noqa: E402

SAMPLES = 10  # of an entry
SECONDS = 120  # for an entry
FILLS = 3
OTHER_DTYPES = (torch.int64, torch.bool, torch.complex64, torch.float16)


# --- evaluating a text ------------------------------------------------------------------------------------------


def filled(make, way):
    """torch.empty or torch.empty_strided with elements of a known kind: fractions, a diagonal, zeros."""

    def call(*args, **kwargs):
        out = make(*args, **kwargs)
        if out.device.type != "cpu" or out.layout != torch.strided or not out.untyped_storage().nbytes():
            return out
        with torch.no_grad():
            flat = torch.tensor([], dtype=out.dtype).set_(out.untyped_storage())
            flat.zero_()
            if way < 2 and (out.dtype.is_floating_point or out.dtype.is_complex):
                flat.copy_(torch.linspace(0.1, 0.9, flat.numel(), dtype=torch.float64)[torch.randperm(flat.numel())])
            if way == 1 and out.dim() >= 2 and out.numel() and out.is_contiguous():
                out.mul_(0.01).add_(torch.eye(*out.shape[-2:], dtype=torch.float32).to(out.dtype))
        return out

    return call


def leaves(value, path=""):
    """The leaves of a result, as a row has them."""
    if isinstance(value, torch.Tensor):
        if value.layout != torch.strided or value.is_nested:
            return [[path, str(value.layout)]]
        return [[path, list(value.shape), str(value.dtype), list(value.stride()), value._is_view()]]
    if isinstance(value, dict):
        return [leaf for key, item in value.items() for leaf in leaves(item, f"{path}[{key!r}]")]
    if isinstance(value, (tuple, list)) and not isinstance(value, torch.Size):
        return [leaf for i, item in enumerate(value) for leaf in leaves(item, f"{path}[{i}]")]
    return [[path, repr(value)]]


def evaluate(source, way):
    """("ok", leaves) or ("raises", [exception, message])."""
    keep = torch.empty, torch.empty_strided
    torch.manual_seed(0)
    torch.empty, torch.empty_strided = (filled(make, way) for make in keep)
    try:
        return "ok", leaves(eval(source, {"torch": torch}))
    except Exception as error:
        return "raises", [type(error).__name__, str(error)]
    finally:
        torch.empty, torch.empty_strided = keep


def merged(first, second):
    """Two results of one call: what differs depends on elements. None when their structures do."""
    if len(first) != len(second) or any(a[0] != b[0] or len(a) != len(b) for a, b in zip(first, second)):
        return None
    out = []
    for a, b in zip(first, second):
        if a == b:
            out.append(a)
        elif len(a) > 2 and len(a[1]) == len(b[1]) and a[2] == b[2]:
            sizes = [n if n == m else None for n, m in zip(a[1], b[1])]
            strides = [n if n == m else None for n, m in zip(a[3], b[3])]
            out.append([a[0], sizes, a[2], strides, a[4]])
        elif len(a) > 2:
            return None
    return out


def outcome(source):
    """{"r": ...} or {"x": ...}; None when even the kind of outcome depends on elements."""
    all_ways = [evaluate(source, way) for way in range(FILLS)]
    good = [found for kind, found in all_ways if kind == "ok"]
    if not good:
        raised = [found for _, found in all_ways]
        return {"x": raised[0]} if all(found == raised[0] for found in raised) else None
    result = good[0]
    for other in good[1:]:
        result = merged(result, other)
        if result is None:
            return None
    return {"r": result}


# --- the texts of an entry ----------------------------------------------------------------------------------------


def recorded(texts, kind):
    """The rows of pairs (entry, text); what PyTorch itself did not expect is left out."""
    for entry, source in texts:
        found = outcome(source)
        if found is not None and "INTERNAL ASSERT" not in str(found.get("x")):
            yield {"e": entry, "k": kind, "t": source, **found}


def write_rows(path, rows):
    with gzip.GzipFile(path, "wb", mtime=0) as stream:
        for row in rows:
            stream.write((json.dumps(row, separators=(",", ":"), ensure_ascii=False) + "\n").encode())


def read_samples(tensor, numbers):
    """The samples of recording.jsonl.gz with these numbers, of each entry and way to call it, where the expression
    `tensor` stands."""
    with gzip.open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "recording.jsonl.gz"), "rt",
                   encoding="utf-8") as stream:
        rows = [json.loads(line) for line in stream]
    counts = {}
    for row in rows:
        if "r" not in row or row["k"] not in ("sample", "method", "inplace") or not tensor.search(row["t"]):
            continue
        key = row["e"], row["k"]
        counts[key] = counts.get(key, 0) + 1
        if counts[key] - 1 in numbers:
            yield row


def resolve(name):
    found = torch
    for part in name.removeprefix("torch.").split("."):
        found = getattr(found, part, None)
    return found


def receiver(value, fill):
    """What a method is called of: `2.__add__` is no expression."""
    return text(value, fill) if isinstance(value, torch.Tensor) else f"({text(value, fill)})"


def call_forms(op):
    """The ways to write a call of an entry, the likeliest first: functions of (input, args, kwargs, fill)."""

    def function(name):
        return lambda x, a, k, fill: f"{name}({arguments([x, *a], k, fill)})"

    def method(name):
        return lambda x, a, k, fill: f"{receiver(x, fill)}.{name}({arguments(a, k, fill)})"

    name = op.name.removeprefix("torch.")
    attribute = getattr(torch.Tensor, name, None)
    if attribute is not None and not callable(attribute):
        return [lambda x, a, k, fill: f"{text(x, fill)}.{name}"]
    found = resolve(name)
    forms = [function("torch." + name)] if found is not None else []
    if attribute is not None:
        forms.insert(len(forms) if found is op.op else 0, method(name))
    if found is not None and found is not op.op:  # its wrapper may take the first two the other way round
        forms.append(lambda x, a, k, fill: f"torch.{name}({arguments([a[0], x, *a[1:]] if a else [x], k, fill)})")
    return forms


def spread(items, count):
    items = list(items)
    if len(items) <= count:
        return items
    return [items[round(i * (len(items) - 1) / (count - 1))] for i in range(count)]


class Entry:
    """Collects the rows of one entry, each text once."""

    def __init__(self, name):
        self.name, self.rows, self.seen, self.left_out = name, [], set(), 0

    def add(self, kind, sources):
        """The first of the texts that is a good call, else the last; False when none can be written."""
        chosen = None
        for write in sources:
            try:
                source = write()
            except Unwritable:
                continue
            if chosen is not None and source == chosen[0]:
                continue
            found = outcome(source)
            if found is None:
                continue
            chosen = source, found
            if "r" in found or kind == "error":
                break
        if chosen is None or kind != "error" and chosen[1].get("x", [""])[0] == "TypeError" or len(chosen[0]) > 4000:
            self.left_out += 1
        elif chosen[0] not in self.seen:
            self.seen.add(chosen[0])
            self.rows.append({"e": self.name, "k": kind, "t": chosen[0], **chosen[1]})


def operator_rows(op):
    entry = Entry(op.name + ("." + op.variant_test_name if op.variant_test_name else ""))
    forms = call_forms(op)
    supported = op.supported_dtypes("cpu")
    first = next((d for d in (torch.float32, *OTHER_DTYPES) if d in supported), None) or sorted(supported, key=str)[0]

    def add(kind, sample, forms):
        call = sample.input, sample.args, sample.kwargs
        entry.add(kind, [lambda form=form, fill=fill: form(*call, fill) for form in forms for fill in ("zeros", "ones")])

    samples = spread(op.sample_inputs("cpu", first), SAMPLES)
    for sample in samples:
        add("sample", sample, forms)
    for variant, kind in ((op.get_method(), "method"), (op.get_inplace(), "inplace")):
        name = getattr(variant, "__name__", "")
        if callable(getattr(torch.Tensor, name, None)):
            write = lambda x, a, k, fill, name=name: f"{receiver(x, fill)}.{name}({arguments(a, k, fill)})"  # noqa: E731
            for sample in spread(samples, 2):
                add(kind, sample, [write])
    for dtype in OTHER_DTYPES:
        if dtype in supported and dtype is not first:
            others = list(op.sample_inputs("cpu", dtype))
            for sample in others[len(others) // 2 :][:1]:
                add("dtype", sample, forms)
    for error in op.error_inputs("cpu") if op.error_inputs_func else ():
        sample = error.sample_input
        entry.add("error", [lambda form=form: form(sample.input, sample.args, sample.kwargs, "zeros") for form in forms[:1]])
    return entry


def module_rows(info):
    cls = info.module_cls
    found = next((place for place in ("torch.nn", "torch.ao.nn.quantized", "torch.nn.quantized")
                  if getattr(resolve(place), cls.__name__, None) is cls), None)
    entry = Entry(f"nn.{cls.__name__}")
    if found is None:
        return entry

    def write(inputs, ending=""):
        made, given = inputs.constructor_input, inputs.forward_input
        constructor = f"{found}.{cls.__name__}({arguments(made.args, made.kwargs)}){ending}"
        return constructor if given is None else f"{constructor}({arguments(given.args, given.kwargs)})"

    def inputs(training):
        return info.module_inputs_func(info, device="cpu", dtype=torch.float32, requires_grad=False, training=training)

    for sample in spread(inputs(True), SAMPLES):
        entry.add("sample", [lambda: write(sample)])
    if info.train_and_eval_differ:
        for sample in spread(inputs(False), 2):
            entry.add("eval", [lambda: write(sample, ".eval()")])
    errors = info.module_error_inputs_func
    for error in errors(info, device="cpu", dtype=torch.float32, requires_grad=False, training=True) if errors else ():
        entry.add("error", [lambda: write(error.module_error_input)])
    return entry


# --- a process per entry -----------------------------------------------------------------------------------------


def in_child(work):
    """Starts work() in a process of its own with an alarm; (pid, pipe that its rows come through)."""
    read, write = os.pipe()
    pid = os.fork()
    if pid:
        os.close(write)
        return pid, read
    os.close(read)
    signal.alarm(SECONDS)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
    with open(write, "w", encoding="utf-8") as out:
        try:
            entry = work()
            json.dump({"name": entry.name, "rows": entry.rows, "left_out": entry.left_out}, out)
        except Exception as error:
            json.dump({"failed": repr(error)[:300]}, out)
    os._exit(0)


def run_all(work, jobs):
    """The answers of all jobs [(name, function)], in their order; None for one that died."""
    answers, running, waiting = {}, {}, list(enumerate(work))
    while waiting or running:
        while waiting and len(running) < jobs:
            index, (_, function) = waiting.pop(0)
            pid, pipe = in_child(function)
            running[pipe] = index, pid, []
        for pipe in select.select(list(running), [], [])[0]:
            index, pid, parts = running[pipe]
            part = os.read(pipe, 1 << 16)
            if part:
                parts.append(part)
                continue
            os.close(pipe)
            os.waitpid(pid, 0)
            del running[pipe]
            text_of_all = b"".join(parts).decode()
            answers[index] = json.loads(text_of_all) if text_of_all.endswith("}") else {"failed": "died"}
    return [answers[i] for i in range(len(work))]


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    here = os.path.dirname(os.path.abspath(__file__))
    parser.add_argument("-o", "--output", default=os.path.join(here, "recording.jsonl.gz"))
    parser.add_argument("--entry", default="", metavar="REGEX")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    from torch.testing._internal.common_methods_invocations import op_db
    from torch.testing._internal.common_modules import module_db

    torch.set_num_threads(1)
    start = time.monotonic()
    work = [(op.name, lambda op=op: operator_rows(op)) for op in op_db if re.search(options.entry, op.name)]
    work += [("nn." + info.module_cls.__name__, lambda info=info: module_rows(info)) for info in module_db
             if re.search(options.entry, "nn." + info.module_cls.__name__)]
    scratch = os.getcwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        answers = run_all(work, options.jobs)
        os.chdir(scratch)
    for (name, _), answer in zip(work, answers):
        if "failed" in answer:
            print(f"{name}: {answer['failed']}")
    good = [answer for answer in answers if "failed" not in answer]
    rows = [row for answer in good for row in answer["rows"]]
    left_out = sum(answer["left_out"] for answer in good)
    write_rows(options.output, rows)
    print(f"{len(work)} entries, {len(rows)} rows, {left_out} that cannot be written; "
          f"{os.path.getsize(options.output)} bytes, {time.monotonic() - start:.0f} s")


if __name__ == "__main__":
    sys.exit(main())
