"""Small edits of source text that people make by mistake: one line, one change."""
import ast
import dataclasses
import re

KINDS = ("integer", "swap", "keyword", "layer", "axis", "argument", "operator", "name", "index", "condition")

_OPERATORS = {ast.Add: "-", ast.Sub: "+", ast.Mult: "//", ast.FloorDiv: "*", ast.Div: "*", ast.MatMult: "*", ast.Mod: "//"}


@dataclasses.dataclass(frozen=True)
class Edit:
    kind: str
    line: int
    old: str  # the line without its end
    new: str


class _Sites(ast.NodeVisitor):
    """Every edit that fits on one line of a source."""

    def __init__(self, source):
        self.lines = source.splitlines()
        self.edits = []
        self.members = []  # of self, that the class around assigns
        self.visit(ast.parse(source))

    def text(self, node):
        return self.lines[node.lineno - 1].encode()[node.col_offset:node.end_col_offset].decode()

    def replace(self, kind, node, new):
        if node.lineno != node.end_lineno:
            return
        old = self.lines[node.lineno - 1]
        raw = old.encode()
        changed = (raw[:node.col_offset] + new.encode() + raw[node.end_col_offset:]).decode()
        if changed != old:
            self.edits.append(Edit(kind, node.lineno, old, changed))

    def cut(self, kind, line, begin, end):
        """Leaves out an item of a list of arguments, with the comma behind or before it."""
        old = self.lines[line - 1]
        raw = old.encode()
        before, behind = raw[:begin].decode(), raw[end:].decode()
        if re.match(r"\s*,", behind):
            behind = re.sub(r"^\s*,\s*", "", behind)
        elif re.search(r",\s*$", before):
            before = re.sub(r",\s*$", "", before)
        elif not before.rstrip().endswith("("):
            return
        self.edits.append(Edit(kind, line, old, before + behind))

    def visit_Constant(self, node):
        if type(node.value) is int and node.value <= 8192:
            for n in sorted({node.value + 1, max(node.value - 1, 0), node.value * 2, node.value // 2} - {node.value}):
                self.replace("integer", node, str(n))

    def visit_ClassDef(self, node):
        outer, self.members = self.members, []
        for n in ast.walk(node):
            if (isinstance(n, ast.Attribute) and isinstance(n.ctx, ast.Store) and isinstance(n.value, ast.Name) and
                    n.value.id == "self" and n.attr not in self.members):
                self.members.append(n.attr)
        self.generic_visit(node)
        self.members = outer

    def visit_Attribute(self, node):
        self.generic_visit(node)
        # self.norm1 for self.norm2
        if (isinstance(node.ctx, ast.Load) and isinstance(node.value, ast.Name) and node.value.id == "self" and
                node.attr in self.members and len(self.members) > 1):
            other = self.members[(self.members.index(node.attr) + 1) % len(self.members)]
            self.replace("name", node, "self." + other)

    def visit_BinOp(self, node):
        self.generic_visit(node)
        sign = _OPERATORS.get(type(node.op))
        if sign and node.lineno == node.end_lineno:
            raw = self.lines[node.lineno - 1].encode()
            between = raw[node.left.end_col_offset:node.right.col_offset].decode()
            new = re.sub(r"[-+*/@%]+", sign, between, count=1)
            self.replace("operator", node, raw[node.col_offset:node.left.end_col_offset].decode() + new +
                         raw[node.right.col_offset:node.end_col_offset].decode())

    def visit_Subscript(self, node):
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load) and node.lineno == node.end_lineno:
            self.replace("index", node, self.text(node.value))

    def visit_If(self, node):
        self.generic_visit(node)
        if node.test.lineno == node.test.end_lineno:
            self.replace("condition", node.test, f"not ({self.text(node.test)})")

    def axes(self, node):
        text = self.text(node)
        names = list(re.finditer(r"[A-Za-z_]\w*", text))
        for a, b in zip(names, names[1:]):
            if "->" not in text[a.end():b.start()] and a.group() != b.group():
                swapped = text[:a.start()] + b.group() + text[a.end():b.start()] + a.group() + text[b.end():]
                self.replace("axis", node, swapped)

    def visit_Call(self, node):
        self.generic_visit(node)
        args = node.args
        for a in args:
            if isinstance(a, ast.Constant) and isinstance(a.value, str) and "->" in a.value and a.lineno == a.end_lineno:
                self.axes(a)
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        for a, b in zip(args, args[1:]):
            if isinstance(a, ast.Starred) or isinstance(b, ast.Starred) or a.lineno != b.end_lineno:
                continue
            old = self.lines[a.lineno - 1]
            raw = old.encode()
            new = (raw[:a.col_offset] + raw[b.col_offset:b.end_col_offset] + raw[a.end_col_offset:b.col_offset] +
                   raw[a.col_offset:a.end_col_offset] + raw[b.end_col_offset:]).decode()
            if new != old:
                self.edits.append(Edit("swap", a.lineno, old, new))
        for a in args:
            if a.lineno == a.end_lineno and not isinstance(a, ast.Starred):
                self.cut("argument", a.lineno, a.col_offset, a.end_col_offset)
        for keyword in node.keywords:
            if keyword.arg is not None and keyword.lineno == keyword.end_lineno:
                self.cut("keyword", keyword.lineno, keyword.col_offset, keyword.end_col_offset)
        if name == "Sequential" and len(args) > 1:
            for a in args:
                if a.lineno == a.end_lineno and not isinstance(a, ast.Starred):
                    self.cut("layer", a.lineno, a.col_offset, a.end_col_offset)

    def visit_Assign(self, node):
        self.generic_visit(node)
        # x = self.layer(x, ...)
        value, target = node.value, node.targets[0]
        if (isinstance(target, ast.Name) and isinstance(value, ast.Call) and value.args and
                isinstance(value.args[0], ast.Name) and value.args[0].id == target.id):
            self.replace("layer", node, "pass")

    def visit_Expr(self, node):
        self.generic_visit(node)
        # layers.append(...)
        if isinstance(node.value, ast.Call) and getattr(node.value.func, "attr", "") in ("append", "add_module"):
            self.replace("layer", node, "pass")


def edits_of(source):
    """The edits of a source, without repetition. A few do not leave valid Python: ask `valid`."""
    return list(dict.fromkeys(_Sites(source).edits))


def valid(source, edit):
    try:
        compile(apply(source, edit.line, edit.old, edit.new), "mutant", "exec")
    except SyntaxError:
        return False
    return True


def apply(source, line, old, new):
    """The source with one line replaced; ValueError when it is not the source that the edit was made for."""
    lines = source.split("\n")
    if len(lines) < line or lines[line - 1].rstrip("\r") != old:
        raise ValueError(f"line {line} is not {old!r}")
    lines[line - 1] = new
    return "\n".join(lines)
