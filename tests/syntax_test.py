"""Our parser against CPython's own: every file must give the same tree, positions included.

Files: tests/syntax/*.py, which cover the language, and a sample of the standard library of the python that runs this.
Give files on the command line to compare those instead. Syntax that is newer than the oldest python that may run this
is in tests/syntax/newer with its tree written out; tests/syntax/errors.txt holds source that is wrong.
"""
import argparse
import ast
import glob
import os
import re
import subprocess
import sys
import sysconfig
import tempfile
import warnings

sys.setrecursionlimit(20000)
if hasattr(sys, "set_int_max_str_digits"):
    sys.set_int_max_str_digits(0)
warnings.simplefilter("ignore")

CONSTANTS = {None: "ConstNone", True: "ConstTrue", False: "ConstFalse"}


def text(value):
    raw = value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")
    out = "".join(
        chr(b) if 0x20 <= b < 0x7F and b not in (0x27, 0x5C) else "\\x%02x" % b for b in raw
    )
    return " '" + out + "'"


class Dumper:
    """Writes a tree as tests/tools/dump_ast.cpp does."""

    def __init__(self):
        self.in_fstring = 0
        self.generators = []

    def at(self, node):
        if self.in_fstring:
            return ""
        return f"@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}"

    def line(self, node):
        return f"@{node.lineno}:{node.col_offset}"

    def opt(self, node):
        return "-" if node is None else self.expr(node)

    def exprs(self, nodes):
        return "[" + " ".join(self.expr(n) for n in nodes) + "]"

    def body(self, nodes):
        return "[" + " ".join(self.stmt(n) for n in nodes) + "]"

    def name(self, value):
        return "-" if not value else value

    def expr(self, n):
        return getattr(self, "x_" + type(n).__name__)(n)

    def stmt(self, n):
        return getattr(self, "s_" + type(n).__name__)(n)

    # --- expressions ---
    def x_Name(self, n):
        return f"(Name{self.at(n)} {n.id})"

    def x_Constant(self, n):
        v = n.value
        if v is Ellipsis:
            return f"(ConstEllipsis{self.at(n)})"
        if v is None or v is True or v is False:
            return f"({CONSTANTS[v]}{self.at(n)})"
        if isinstance(v, int):
            return f"(Int{self.at(n)} {v})"
        if isinstance(v, float):
            return f"(Float{self.at(n)} {v:.17g})"
        if isinstance(v, complex):
            return f"(Imaginary{self.at(n)} {v.imag:.17g})"
        return f"({'Bytes' if isinstance(v, bytes) else 'Str'}{self.at(n)}{text(v)})"

    def x_JoinedStr(self, n):
        head = f"(FString{self.at(n)}"
        self.in_fstring += 1
        parts = ""
        for part in n.values:
            if isinstance(part, ast.Constant):
                parts += text(part.value)
            else:
                parts += " " + self.expr(part)
        self.in_fstring -= 1
        return head + parts + ")"

    def x_FormattedValue(self, n):
        conversion = chr(n.conversion) if n.conversion > 0 else ""
        return f"(Formatted {conversion} {self.expr(n.value)} {self.opt(n.format_spec)})"

    def sequence(self, name, n):
        return f"({name}{self.at(n)} {self.exprs(n.elts)})"

    def x_Tuple(self, n):
        return self.sequence("Tuple", n)

    def x_List(self, n):
        return self.sequence("List", n)

    def x_Set(self, n):
        return self.sequence("Set", n)

    def x_Dict(self, n):
        items = []
        for key, value in zip(n.keys, n.values):
            items += [self.opt(key), self.expr(value)]
        return f"(Dict{self.at(n)} [{' '.join(items)}])"

    def x_UnaryOp(self, n):
        return f"(Unary{self.at(n)} {type(n.op).__name__} {self.expr(n.operand)})"

    def x_BinOp(self, n):
        return f"(Binary{self.at(n)} {type(n.op).__name__} {self.expr(n.left)} {self.expr(n.right)})"

    def x_BoolOp(self, n):
        return f"(Bool{type(n.op).__name__}{self.at(n)} {self.exprs(n.values)})"

    def x_Compare(self, n):
        rest = "".join(f" {type(op).__name__} {self.expr(c)}" for op, c in zip(n.ops, n.comparators))
        return f"(Compare{self.at(n)} {self.expr(n.left)}{rest})"

    def x_IfExp(self, n):
        return f"(Conditional{self.at(n)} {self.expr(n.test)} {self.expr(n.body)} {self.expr(n.orelse)})"

    def x_Lambda(self, n):
        self.generators.append(False)
        body = self.expr(n.body)
        generator = " generator" if self.generators.pop() else ""
        return f"(Lambda{self.at(n)}{generator} {self.parameters(n.args)} {body})"

    def arguments(self, args, keywords):
        items = [(a.lineno, a.col_offset, self.expr(a)) for a in args]
        for k in keywords:
            value = self.expr(k.value)
            shown = f"(DoubleStarred {value})" if k.arg is None else f"(Keyword {k.arg} {value})"
            items.append((k.lineno, k.col_offset, shown))
        if not self.in_fstring:
            items.sort(key=lambda item: item[:2])
        return "[" + " ".join(item[2] for item in items) + "]"

    def x_Call(self, n):
        return f"(Call{self.at(n)} {self.expr(n.func)} {self.arguments(n.args, n.keywords)})"

    def x_Starred(self, n):
        return f"(Starred{self.at(n)} {self.expr(n.value)})"

    def x_Attribute(self, n):
        return f"(Attribute{self.at(n)} {self.expr(n.value)} {n.attr})"

    def x_Subscript(self, n):
        return f"(Subscript{self.at(n)} {self.expr(n.value)} {self.expr(n.slice)})"

    def x_Slice(self, n):
        return f"(Slice{self.at(n)} {self.opt(n.lower)} {self.opt(n.upper)} {self.opt(n.step)})"

    def x_NamedExpr(self, n):
        return f"(Walrus{self.at(n)} {self.expr(n.target)} {self.expr(n.value)})"

    def x_Await(self, n):
        return f"(Await{self.at(n)} {self.expr(n.value)})"

    def x_Yield(self, n):
        if self.generators:
            self.generators[-1] = True
        return f"(Yield{self.at(n)} {self.opt(n.value)})"

    def x_YieldFrom(self, n):
        if self.generators:
            self.generators[-1] = True
        return f"(YieldFrom{self.at(n)} {self.expr(n.value)})"

    def comprehensions(self, n):
        out = []
        for c in n.generators:
            head = "(CompFor async" if c.is_async else "(CompFor"
            out.append(f"{head} {self.expr(c.target)} {self.expr(c.iter)} {self.exprs(c.ifs)})")
        return "[" + " ".join(out) + "]"

    def x_ListComp(self, n):
        return f"(ListComp{self.at(n)} {self.expr(n.elt)} {self.comprehensions(n)})"

    def x_SetComp(self, n):
        return f"(SetComp{self.at(n)} {self.expr(n.elt)} {self.comprehensions(n)})"

    def x_GeneratorExp(self, n):
        return f"(GeneratorExp{self.at(n)} {self.expr(n.elt)} {self.comprehensions(n)})"

    def x_DictComp(self, n):
        return f"(DictComp{self.at(n)} {self.expr(n.key)} {self.expr(n.value)} {self.comprehensions(n)})"

    # --- statements ---
    def s_Expr(self, n):
        return f"(ExprStmt{self.line(n)} {self.expr(n.value)})"

    def s_Assign(self, n):
        return f"(Assign{self.line(n)} {self.exprs(n.targets)} {self.expr(n.value)})"

    def s_AnnAssign(self, n):
        simple = " simple" if n.simple else ""
        parts = f"{self.expr(n.target)} {self.expr(n.annotation)} {self.opt(n.value)}"
        return f"(AnnAssign{self.line(n)}{simple} {parts})"

    def s_AugAssign(self, n):
        return f"(AugAssign{self.line(n)} {type(n.op).__name__} {self.expr(n.target)} {self.expr(n.value)})"

    def s_Return(self, n):
        return f"(Return{self.line(n)} {self.opt(n.value)})"

    def s_Raise(self, n):
        return f"(Raise{self.line(n)} {self.opt(n.exc)} {self.opt(n.cause)})"

    def s_Assert(self, n):
        return f"(Assert{self.line(n)} {self.expr(n.test)} {self.opt(n.msg)})"

    def s_Delete(self, n):
        return f"(Delete{self.line(n)} {self.exprs(n.targets)})"

    def s_Pass(self, n):
        return f"(Pass{self.line(n)})"

    def s_Break(self, n):
        return f"(Break{self.line(n)})"

    def s_Continue(self, n):
        return f"(Continue{self.line(n)})"

    def s_Global(self, n):
        return f"(Global{self.line(n)} {' '.join(n.names)})"

    def s_Nonlocal(self, n):
        return f"(Nonlocal{self.line(n)} {' '.join(n.names)})"

    def aliases(self, n):
        return "[" + " ".join(f"(Alias {a.name} {self.name(a.asname)})" for a in n.names) + "]"

    def s_Import(self, n):
        return f"(Import{self.line(n)} {self.aliases(n)})"

    def s_ImportFrom(self, n):
        return f"(ImportFrom{self.line(n)} {n.level} {self.name(n.module)} {self.aliases(n)})"

    def s_If(self, n):
        return f"(If{self.line(n)} {self.expr(n.test)} {self.body(n.body)} {self.body(n.orelse)})"

    def s_While(self, n):
        return f"(While{self.line(n)} {self.expr(n.test)} {self.body(n.body)} {self.body(n.orelse)})"

    def s_For(self, n, flag=""):
        parts = f"{self.expr(n.target)} {self.expr(n.iter)} {self.body(n.body)} {self.body(n.orelse)}"
        return f"(For{self.line(n)}{flag} {parts})"

    def s_AsyncFor(self, n):
        return self.s_For(n, " async")

    def s_Try(self, n, flag=""):
        handlers = " ".join(
            f"(ExceptHandler {self.opt(h.type)} {self.name(h.name)} {self.body(h.body)})" for h in n.handlers
        )
        rest = f"{self.body(n.orelse)} {self.body(n.finalbody)}"
        return f"(Try{self.line(n)}{flag} {self.body(n.body)} [{handlers}] {rest})"

    def s_TryStar(self, n):
        return self.s_Try(n, " star")

    def s_With(self, n, flag=""):
        items = " ".join(f"(WithItem {self.expr(i.context_expr)} {self.opt(i.optional_vars)})" for i in n.items)
        return f"(With{self.line(n)}{flag} [{items}] {self.body(n.body)})"

    def s_AsyncWith(self, n):
        return self.s_With(n, " async")

    def parameters(self, a):
        out = []

        def add(kind, arg, default=None):
            out.append(f"(Parameter {kind} {arg.arg} {self.opt(arg.annotation)} {self.opt(default)})")

        positional = a.posonlyargs + a.args
        defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
        for i, (arg, default) in enumerate(zip(positional, defaults)):
            add("posonly" if i < len(a.posonlyargs) else "normal", arg, default)
        if a.vararg:
            add("vararg", a.vararg)
        for arg, default in zip(a.kwonlyargs, a.kw_defaults):
            add("kwonly", arg, default)
        if a.kwarg:
            add("kwarg", a.kwarg)
        return "(Parameters [" + " ".join(out) + "])"

    def type_params(self, n):
        params = getattr(n, "type_params", [])
        if not params:
            return ""
        kinds = {"TypeVar": "normal", "TypeVarTuple": "vararg", "ParamSpec": "kwarg"}
        shown = [
            f"(Parameter {kinds[type(p).__name__]} {p.name} {self.opt(getattr(p, 'bound', None))} -)" for p in params
        ]
        return " [" + " ".join(shown) + "]"

    def s_FunctionDef(self, n, flag=""):
        self.generators.append(False)
        body = self.body(n.body)
        generator = " generator" if self.generators.pop() else ""
        head = f"(FunctionDef{self.line(n)}{flag}{generator} {n.name}{self.type_params(n)}"
        return (
            f"{head} {self.parameters(n.args)} {self.opt(n.returns)} {self.exprs(n.decorator_list)} {body})"
        )

    def s_AsyncFunctionDef(self, n):
        return self.s_FunctionDef(n, " async")

    def s_ClassDef(self, n):
        self.generators.append(False)
        body = self.body(n.body)
        self.generators.pop()
        bases = self.arguments(n.bases, n.keywords)
        head = f"(ClassDef{self.line(n)} {n.name}{self.type_params(n)}"
        return f"{head} {bases} {self.exprs(n.decorator_list)} {body})"

    def s_TypeAlias(self, n):
        return f"(TypeAlias{self.line(n)} {n.name.id}{self.type_params(n)} {self.expr(n.value)})"

    def s_Match(self, n):
        cases = " ".join(
            f"(MatchCase {self.expr(c.pattern)} {self.opt(c.guard)} {self.body(c.body)})" for c in n.cases
        )
        return f"(Match {self.expr(n.subject)} [{cases}])"

    # --- patterns ---
    def x_MatchValue(self, n):
        return f"(PatValue {self.expr(n.value)})"

    def x_MatchSingleton(self, n):
        at = self.at(n)
        return f"(PatSingleton ({CONSTANTS[n.value]}{at}))"

    def x_MatchSequence(self, n):
        return f"(PatSequence {self.exprs(n.patterns)})"

    def x_MatchStar(self, n):
        return f"(PatStar {self.name(n.name)})"

    def x_MatchMapping(self, n):
        items = []
        for key, pattern in zip(n.keys, n.patterns):
            items += [self.expr(key), self.expr(pattern)]
        return f"(PatMapping [{' '.join(items)}] {self.name(n.rest)})"

    def x_MatchClass(self, n):
        keywords = "".join(f" {a} {self.expr(p)}" for a, p in zip(n.kwd_attrs, n.kwd_patterns))
        return f"(PatClass {self.expr(n.cls)} {self.exprs(n.patterns)}{keywords})"

    def x_MatchOr(self, n):
        return f"(PatOr {self.exprs(n.patterns)})"

    def x_MatchAs(self, n):
        if n.pattern is None:
            return f"(PatCapture {self.name(n.name)})"
        return f"(PatAs {self.expr(n.pattern)} {n.name})"


def expected(path):
    with open(path, "rb") as file:
        source = file.read()
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError):
        return None
    dumper = Dumper()
    return "".join(dumper.stmt(s) + "\n" for s in tree.body)


def standard_library():
    root = sysconfig.get_paths()["stdlib"]
    found = sorted(glob.glob(os.path.join(root, "**", "*.py"), recursive=True))
    skipped = ("site-packages", "lib2to3", "bad_coding", "badsyntax", "idlelib")
    found = [p for p in found if not any(s in p for s in skipped) and os.path.getsize(p) < 300_000][::17]
    return [p for p in found if rb"\N{" not in open(p, "rb").read()]  # we know few characters by name


def first_difference(ours, theirs):
    for number, (a, b) in enumerate(zip(ours.splitlines(), theirs.splitlines())):
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b)) if x != y), min(len(a), len(b)))
            start = max(0, at - 150)
            return f"  statement {number}\n  ours:   {a[start:at + 100]}\n  theirs: {b[start:at + 100]}"
    return "  the number of statements differs"


def parsed(dump, files):
    """(file, our dump) of each."""
    done = subprocess.run([dump, *files], capture_output=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"dump_ast ended with {done.returncode} on one of {files[0]} ... {files[-1]}")
    shown = done.stdout.decode("utf-8", "surrogateescape")
    parts = re.split(r"^=== (.*)\n", shown, flags=re.M)[1:]
    return zip(parts[::2], parts[1::2])


def compare_with_cpython(dump, files):
    failures = compared = 0
    for start in range(0, len(files), 50):
        for path, ours in parsed(dump, files[start : start + 50]):
            theirs = expected(path)
            if theirs is None:
                continue
            compared += 1
            if ours != theirs:
                failures += 1
                reason = "  " + ours.splitlines()[0] if ours.startswith("error") else first_difference(ours, theirs)
                print(f"{path}:\n{reason}")
    print(f"{compared} files compared with CPython {sys.version.split()[0]}, {failures} differ")
    return failures + (not compared)


def compare_newer(dump, folder):
    failures = 0
    for path, ours in parsed(dump, sorted(glob.glob(os.path.join(folder, "newer", "*.py")))):
        with open(path[:-3] + ".txt", encoding="utf-8") as file:
            theirs = file.read()
        if ours != theirs:
            failures += 1
            print(f"{path}:\n{first_difference(ours, theirs)}")
    return failures


def compare_errors(dump, folder):
    with open(os.path.join(folder, "errors.txt"), encoding="utf-8") as file:
        blocks = [block.split("\n", 1) for block in file.read().rstrip("\n").split("\n---\n")[1:]]
    failures = 0
    with tempfile.TemporaryDirectory() as temporary:
        paths = [os.path.join(temporary, f"{i}.py") for i in range(len(blocks))]
        for path, (_, source) in zip(paths, blocks):
            with open(path, "w", encoding="utf-8") as file:
                file.write(source + "\n")
        for (wanted, source), (_, ours) in zip(blocks, parsed(dump, paths)):
            found = re.match(r"error (\d+):\d+ (.*)", ours)
            message = f"{found[1]} {found[2]}" if found else "fine"
            if message != wanted:
                failures += 1
                print(f"{source}\n  ours:   {message}\n  theirs: {wanted}")
    print(f"{len(blocks)} errors compared, {failures} differ")
    return failures


def long_file(folder, files):
    """Source that is parsed in pieces: several times all of the given files, one below the other."""
    path = os.path.join(folder, "long.py")
    text = "".join(open(name, encoding="utf-8").read() + "\n" for name in files)
    text = re.sub(r"^from __future__", "from future", text, flags=re.M)  # which may only stand at the beginning
    with open(path, "w", encoding="utf-8", newline="") as stream:
        stream.write(text * (1 + (5 << 18) // len(text)))
    return path


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--shapetrace", required=True)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    dump = os.path.join(os.path.dirname(options.shapetrace), "tests", "dump_ast")
    folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "syntax")
    if options.files:
        return 1 if compare_with_cpython(dump, options.files) else 0
    files = sorted(glob.glob(os.path.join(folder, "*.py"))) + standard_library()
    with tempfile.TemporaryDirectory() as scratch:
        forms = [os.path.join(folder, f"{name}.py") for name in ("expressions", "patterns", "statements", "strings")]
        failures = compare_with_cpython(dump, [long_file(scratch, forms)])
    failures += compare_with_cpython(dump, files) + compare_newer(dump, folder) + compare_errors(dump, folder)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
