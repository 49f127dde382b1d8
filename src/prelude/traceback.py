"""Printing exceptions."""

import sys

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack",
    "format_tb", "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb",
    "clear_frames", "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb", "print_list",
]


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None):
        self.filename, self.lineno, self.name, self.locals, self._line = filename, lineno, name, locals, line

    @property
    def line(self):
        if self._line is None and self.lineno is not None:
            import linecache

            self._line = linecache.getline(self.filename, self.lineno).strip()
        return self._line

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __getitem__(self, i):
        return (self.filename, self.lineno, self.name, self.line)[i]

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


class StackSummary(list):
    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        items = [FrameSummary(f.f_code.co_filename, lineno, f.f_code.co_name) for f, lineno in frame_gen]
        if limit is not None:
            items = items[:limit] if limit >= 0 else items[limit:]
        return cls(items)

    @classmethod
    def from_list(cls, a_list):
        return cls([f if isinstance(f, FrameSummary) else FrameSummary(*f[:3], line=f[3]) for f in a_list])

    def format(self):
        lines = []
        for frame in self:
            text = f'  File "{frame.filename}", line {frame.lineno}, in {frame.name}\n'
            if frame.line:
                text += f"    {frame.line}\n"
            lines.append(text)
        return lines


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def walk_stack(f):
    if f is None:
        f = sys._getframe(1)
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def extract_tb(tb, limit=None):
    return StackSummary.extract(walk_tb(tb), limit=limit)


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe(1)
    stack = StackSummary.extract(walk_stack(f), limit=limit)
    stack.reverse()
    return stack


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    for item in format_list(extracted_list):
        print(item, file=sys.stderr if file is None else file, end="")


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(sys._getframe(1) if f is None else f, limit).format()


def print_stack(f=None, limit=None, file=None):
    print_list(extract_stack(sys._getframe(1) if f is None else f, limit), file)


_none = object()


def _text_of(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def format_exception_only(exc, /, value=_none):
    error = exc if value is _none else value
    if error is None:
        return ["NoneType: None\n"]
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    text = _text_of(error)
    lines = [f"{name}: {text}\n" if text else f"{name}\n"]
    for note in getattr(error, "__notes__", ()):
        lines.extend([line + "\n" for line in _text_of(note).split("\n")])
    return lines


def format_exception(exc, /, value=_none, tb=_none, limit=None, chain=True):
    error = exc if value is _none else value
    if tb is _none:
        tb = None if error is None else error.__traceback__
    lines = []
    if chain and error is not None:
        if error.__cause__ is not None:
            lines += format_exception(error.__cause__)
            lines.append("\nThe above exception was the direct cause of the following exception:\n\n")
        elif error.__context__ is not None and not error.__suppress_context__:
            lines += format_exception(error.__context__)
            lines.append("\nDuring handling of the above exception, another exception occurred:\n\n")
    if tb is not None:
        lines.append("Traceback (most recent call last):\n")
        lines += format_tb(tb, limit)
    return lines + format_exception_only(error)


def print_exception(exc, /, value=_none, tb=_none, limit=None, file=None, chain=True):
    print("".join(format_exception(exc, value, tb, limit, chain)), file=sys.stderr if file is None else file, end="")


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exc_info()[1], limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print(format_exc(limit, chain), file=sys.stderr if file is None else file, end="")


print_last = print_exc


def clear_frames(tb):
    pass


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, **kwargs):
        self.exc_type = exc_type
        self.stack = extract_tb(exc_traceback)
        self._value, self._tb = exc_value, exc_traceback

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__)

    def format(self, *, chain=True, **kwargs):
        yield from format_exception(self._value, tb=self._tb, chain=chain)

    def format_exception_only(self):
        yield from format_exception_only(self._value)

    def print(self, *, file=None, chain=True):
        print_exception(self._value, tb=self._tb, file=file, chain=chain)

    def __str__(self):
        return str(self._value)
