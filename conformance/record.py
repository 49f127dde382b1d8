#!/usr/bin/env python3
"""Record what a program does under real PyTorch: the truth that `compare.py` holds shapetrace against.

    python record.py PROGRAM.py [-o OUT.json] [-- ARGS...]      one program (without -o: to the terminal)
    python record.py FOLDER -o OUTFOLDER [--gzip] [--jobs 2]    every *.py directly in a folder

Run it with a Python that has torch.  Each program runs in a process of its own, in an empty scratch folder.
Its modules, and those found below --python-path, are instrumented at the source level: after every assignment
to a plain name a call notes the value when it is a tensor or holds tensors, and every `return e` does so too.

The recording is one JSON object with `outcome`, `stdout` and `bindings`, as `shapetrace trace --json` prints
them; `arguments` says what stood in sys.argv where that was more than the program.
"""
import argparse
import ast
import concurrent.futures
import gzip
import importlib.machinery
import json
import os
import subprocess
import sys
import tempfile

MAX_VALUES = 64  # distinct values kept for one (file, line, name)
MAX_ITEMS = 64  # longer tuples and lists are data, not results
MAX_DEPTH = 2  # levels of tuples and lists that are looked into
HOOK = "__shapetrace_note__"


# --- describing values ---------------------------------------------------------------------------------------


def describe(value, depth=0):
    """The JSON form of a tensor or of a tuple or list with tensors in it; None for all else."""
    import torch

    if isinstance(value, torch.Tensor):
        try:
            return {"shape": [int(n) for n in value.shape], "dtype": str(value.dtype).removeprefix("torch.")}
        except Exception:  # a parameter of a lazy module that has no shape yet, a symbolic size
            return None
    if isinstance(value, (tuple, list)) and depth < MAX_DEPTH and 1 <= len(value) <= MAX_ITEMS:
        items = [describe(item, depth + 1) for item in value]
        if any(item is not None for item in items):
            return {"items": items}
    return None


class Notes:
    """The distinct values seen per (file, line, name), in order of appearance."""

    def __init__(self):
        self.values = {}
        self.process = os.getpid()

    def __call__(self, file, line, name, value):
        if os.getpid() != self.process:  # a worker process: its notes would be lost anyway
            return value
        described = describe(value)
        if described is not None:
            seen = self.values.setdefault((file, line, name), [])
            if described not in seen and len(seen) < MAX_VALUES:
                seen.append(described)
        return value

    def bindings(self):
        return [{"file": file, "line": line, "name": name, "values": values}
                for (file, line, name), values in sorted(self.values.items())]


# --- instrumenting the source --------------------------------------------------------------------------------


def plain_names(target):
    """The plain names that an assignment target binds, in order."""
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, ast.Starred):
        yield from plain_names(target.value)
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            yield from plain_names(element)


class Instrument(ast.NodeTransformer):
    """Puts a call to the hook behind every assignment and around every returned expression."""

    def __init__(self, file):
        self.file = file
        self.in_class_body = False

    def scoped(self, node, in_class_body):
        outer, self.in_class_body = self.in_class_body, in_class_body
        self.generic_visit(node)
        self.in_class_body = outer
        return node

    def visit_FunctionDef(self, node):
        return self.scoped(node, False)

    visit_AsyncFunctionDef = visit_Lambda = visit_FunctionDef

    def visit_ClassDef(self, node):
        return self.scoped(node, True)

    def note(self, node, name, value):
        return ast.Call(ast.Name(HOOK, ast.Load()),
                        [ast.Constant(self.file), ast.Constant(node.lineno), ast.Constant(name), value], [])

    def after(self, node, targets):
        if self.in_class_body:
            return node
        statements = [node]
        for target in targets:
            for name in plain_names(target):
                call = ast.Expr(self.note(node, name, ast.Name(name, ast.Load())))
                statements.append(ast.fix_missing_locations(ast.copy_location(call, node)))
        return statements

    def visit_Assign(self, node):
        self.generic_visit(node)
        return self.after(node, node.targets)

    def visit_AugAssign(self, node):
        self.generic_visit(node)
        return self.after(node, [node.target])

    def visit_AnnAssign(self, node):
        self.generic_visit(node)
        return self.after(node, [node.target]) if node.value is not None else node

    def visit_Return(self, node):
        self.generic_visit(node)
        if node.value is not None:
            node.value = ast.copy_location(self.note(node, "<return>", node.value), node.value)
            ast.fix_missing_locations(node)
        return node


def compile_instrumented(source, path, file):
    tree = Instrument(file).visit(ast.parse(source, path))
    return compile(tree, path, "exec", dont_inherit=True)


class Roots:
    """The folders whose modules are instrumented, and how their files are named in the recording."""

    def __init__(self, program_folder, python_path):
        self.folders = [os.path.realpath(folder) for folder in [program_folder, *python_path]]

    def name_of(self, path):
        """The file's name relative to the first root that holds it, None for files that do not count."""
        path = os.path.realpath(path)
        for folder in self.folders:
            if path.startswith(folder + os.sep):
                name = os.path.relpath(path, folder).replace(os.sep, "/")
                return None if name.split("/")[0] == "torch" else name
        return None


class Finder:
    """Finds modules as Python does, and gives those below the roots an instrumenting loader."""

    def __init__(self, roots):
        self.roots = roots

    def find_spec(self, fullname, path=None, target=None):
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is not None and isinstance(spec.loader, importlib.machinery.SourceFileLoader):
            file = self.roots.name_of(spec.origin)
            if file is not None:
                spec.loader = Loader(fullname, spec.origin, file)
        return spec


class Loader(importlib.machinery.SourceFileLoader):
    def __init__(self, fullname, path, file):
        super().__init__(fullname, path)
        self.file = file

    def get_code(self, fullname):
        return compile_instrumented(self.get_data(self.path), self.path, self.file)


# --- running one program -------------------------------------------------------------------------------------


def outcome_of(error, roots):
    """The JSON form of how a program ended: None for a quiet end, else the uncaught exception."""
    if error is None or (isinstance(error, SystemExit) and error.code in (None, 0)):
        return {"kind": "ok"}
    frames = []
    traceback = error.__traceback__
    while traceback is not None:
        code = traceback.tb_frame.f_code
        file = roots.name_of(code.co_filename)
        if file is not None:
            frames.append({"file": file, "line": traceback.tb_lineno, "function": code.co_name})
        traceback = traceback.tb_next
    if isinstance(error, SyntaxError) and not frames:
        frames.append({"file": roots.name_of(error.filename), "line": error.lineno, "function": "<module>"})
    last = frames[-1] if frames else {"file": None, "line": None}
    return {"kind": "raises", "exception": type(error).__name__, "message": str(error), "frames": frames,
            "file": last["file"], "line": last["line"]}


def run_child(out, program, python_path, arguments):
    """Run the program in this process, which is there for nothing else, and write its recording."""
    program = os.path.realpath(program)
    folder = os.path.dirname(program)
    roots = Roots(folder, python_path)
    sys.path[0] = folder
    sys.path[1:1] = [os.path.realpath(path) for path in python_path]
    sys.meta_path.insert(0, Finder(roots))

    import builtins
    import types
    notes = Notes()
    setattr(builtins, HOOK, notes)
    main = types.ModuleType("__main__")
    main.__file__ = program
    main.__builtins__ = builtins
    sys.modules["__main__"] = main
    sys.argv = [program, *arguments]

    error = None
    try:
        with open(program, "rb") as stream:
            source = stream.read()
        exec(compile_instrumented(source, program, os.path.basename(program)), main.__dict__)
    except BaseException as raised:
        error = raised
    sys.stdout.flush()
    with open(out, "w", encoding="utf-8") as stream:
        json.dump({"outcome": outcome_of(error, roots), "bindings": notes.bindings()}, stream)
        stream.flush()
    if isinstance(error, SyntaxError) or not isinstance(error, (type(None), SystemExit)):
        import traceback
        traceback.print_exception(error)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


MNIST_FILES = {"train-images-idx3-ubyte": (60000, 28, 28), "train-labels-idx1-ubyte": (60000,),
               "t10k-images-idx3-ubyte": (10000, 28, 28), "t10k-labels-idx1-ubyte": (10000,)}


def write_blank_digits(folder):
    """Files in MNIST's format with the right sizes and nothing but zeros in them, where torchvision looks."""
    raw = os.path.join(folder, "MNIST", "raw")
    os.makedirs(raw)
    for name, sizes in MNIST_FILES.items():
        total = 1
        header = bytes([0, 0, 8, len(sizes)])
        for size in sizes:
            header += size.to_bytes(4, "big")
            total *= size
        with open(os.path.join(raw, name), "wb") as stream:
            stream.write(header)
            stream.truncate(len(header) + total)


def record(program, python_path=(), arguments=(), timeout=600, blank_digits=None, show_errors=False):
    """The recording of one program."""
    with tempfile.TemporaryDirectory() as scratch:
        out = os.path.join(scratch, "recording.json")
        place = os.path.join(scratch, "run")
        os.mkdir(place)
        if blank_digits:
            write_blank_digits(os.path.join(place, blank_digits))
        command = [sys.executable, os.path.abspath(__file__), "--child", out]
        for path in python_path:
            command += ["--python-path", os.path.abspath(path)]
        command += [os.path.abspath(program), "--", *arguments]
        environment = dict(os.environ, PYTHONHASHSEED="0", PYTHONIOENCODING="utf-8", CUDA_VISIBLE_DEVICES="",
                           COLUMNS="80", PYTHONDONTWRITEBYTECODE="1")
        with open(os.path.join(scratch, "stdout"), "w+b") as stdout, open(os.path.join(scratch, "stderr"), "w+b") as stderr:
            status = subprocess.run(command, cwd=place, env=environment, stdin=subprocess.DEVNULL, stdout=stdout,
                                    stderr=stderr, timeout=timeout).returncode
            stdout.seek(0)
            stderr.seek(0)
            printed = stdout.read().decode("utf-8", "replace")
            errors = stderr.read().decode("utf-8", "replace")
        if show_errors:
            sys.stderr.write(errors)
        if status != 0 or not os.path.exists(out):
            raise RuntimeError(f"{program}: the recording process died (status {status}):\n{errors}")
        with open(out, encoding="utf-8") as stream:
            seen = json.load(stream)
    recording = {"outcome": seen["outcome"], "stdout": printed, "bindings": seen["bindings"]}
    if arguments:
        recording["arguments"] = list(arguments)
    return recording


def write_recording(recording, path):
    text = json.dumps(recording, ensure_ascii=False) + "\n"
    if path.endswith(".gz"):
        with open(path, "wb") as stream:  # no time and no name inside, so that the same data are the same bytes
            with gzip.GzipFile("", "wb", 9, stream, 0) as zipped:
                zipped.write(text.encode("utf-8"))
    else:
        with open(path, "w", encoding="utf-8") as stream:
            stream.write(text)


def arguments_of(program):
    """What a program wants in sys.argv: a comment `# arguments: ...` in its first lines."""
    with open(program, encoding="utf-8", errors="replace") as stream:
        for _, line in zip(range(5), stream):
            if line.startswith("# arguments:"):
                return line.removeprefix("# arguments:").split()
    return []


def main():
    argv = sys.argv[1:]
    split = argv.index("--") if "--" in argv else len(argv)
    program_arguments = argv[split + 1:]

    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("path", help="a program, or a folder of programs")
    parser.add_argument("-o", "--output", help="where the recording goes: a file, or a folder for a folder")
    parser.add_argument("--python-path", action="append", default=[], metavar="DIR", help="a folder of packages")
    parser.add_argument("--gzip", action="store_true", help="write OUTPUT/NAME.json.gz")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=float, default=600)
    parser.add_argument("--blank-digits", metavar="DIR", help="put blank MNIST files below DIR in the scratch folder")
    parser.add_argument("--child", metavar="OUT", help=argparse.SUPPRESS)
    options = parser.parse_args(argv[:split])

    if options.child:
        run_child(options.child, options.path, options.python_path, program_arguments)
    common = {"python_path": options.python_path, "timeout": options.timeout, "blank_digits": options.blank_digits}
    if not os.path.isdir(options.path):
        arguments = program_arguments or arguments_of(options.path)
        recording = record(options.path, arguments=arguments, show_errors=True, **common)
        if options.output:
            write_recording(recording, options.output)
        else:
            print(json.dumps(recording, ensure_ascii=False, indent=1))
        return 0

    if not options.output:
        parser.error("a folder needs -o OUTFOLDER")
    os.makedirs(options.output, exist_ok=True)
    failed = 0

    def one(name):
        program = os.path.join(options.path, name)
        out = os.path.join(options.output, name.removesuffix(".py") + (".json.gz" if options.gzip else ".json"))
        recording = record(program, arguments=arguments_of(program), **common)
        write_recording(recording, out)
        return recording

    names = sorted(name for name in os.listdir(options.path) if name.endswith(".py"))
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for name, future in [(name, pool.submit(one, name)) for name in names]:
            try:
                outcome = future.result()["outcome"]
                end = outcome["kind"] if outcome["kind"] == "ok" else f"{outcome['exception']} line {outcome['line']}"
                print(f"{name:40} {end}", flush=True)
            except Exception as error:
                failed += 1
                print(f"{name:40} FAILED {error}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
