"""Expressions of einx: axes, compositions in parentheses, marked axes in brackets, ellipses. docs: einx notation"""
import re

_TOKEN = re.compile(r'\s*(\.\.\.|[A-Za-z_]\w*|\d+|[()\[\]+])')


class NotSolved(Exception):
    """The sizes do not follow from the expression, or it is of a kind that is not modelled."""


class Axis:
    def __init__(self, name, marked, size=None):
        self.name, self.marked, self.size = name, marked, size

    def key(self):
        return self.name


class Group:
    """Axes that are one dimension of the tensor."""

    def __init__(self, parts):
        self.parts = parts


class Repeat:
    """An ellipsis, and what it repeats: None for nameless axes."""

    def __init__(self, inner, marked):
        self.inner, self.marked = inner, marked


def _tokens(text):
    found, at = [], 0
    while text[at:].strip():
        match = _TOKEN.match(text, at)
        if match is None:
            raise NotSolved(f'the expression {text!r}')
        found.append(match[1])
        at = match.end()
    return found


def _sequence(tokens, at, closing, marked):
    parts = []
    while at < len(tokens) and tokens[at] != closing:
        token = tokens[at]
        at += 1
        if token == '(':
            inner, at = _sequence(tokens, at, ')', marked)
            parts.append(Group(inner))
        elif token == '[':
            inner, at = _sequence(tokens, at, ']', True)
            if at < len(tokens) and tokens[at] == '...':
                parts.append(Repeat(inner, True))
                at += 1
            else:
                parts += inner
            continue
        elif token == '...':
            parts.append(Repeat(None, marked))
            continue
        elif token.isdigit():
            parts.append(Axis(None, marked, int(token)))
        elif token[0].isalpha() or token[0] == '_':
            parts.append(Axis(token, marked))
        else:
            raise NotSolved(f'{token!r} in an expression')
        if at < len(tokens) and tokens[at] == '...':
            parts[-1] = Repeat([parts[-1]], marked)
            at += 1
    if closing is not None:
        if at == len(tokens):
            raise NotSolved('parentheses that are not closed')
        at += 1
    return parts, at


def parse(text):
    """The dimensions of one tensor."""
    return _sequence(_tokens(text), 0, None, False)[0]


def split(description):
    """(expressions of the inputs, expressions of the outputs or None)"""
    inputs, arrow, outputs = description.partition('->')
    # Brackets around several expressions ("a [b, b c -> c]") are not modelled.
    if '[' in inputs and any(part.count('[') != part.count(']') for part in inputs.split(',')):
        raise NotSolved('brackets around several expressions')
    return ([parse(part) for part in inputs.split(',')],
            [parse(part) for part in outputs.split(',')] if arrow else None)


def _repeats(parts):
    for part in parts:
        if isinstance(part, Repeat):
            yield part
        elif isinstance(part, Group):
            yield from _repeats(part.parts)


def _renamed(part, index):
    if isinstance(part, Axis):
        return Axis(part.name and f'{part.name}.{index}', part.marked, part.size)
    if isinstance(part, Group):
        return Group([_renamed(inner, index) for inner in part.parts])
    raise NotSolved('an ellipsis in an ellipsis')


def expand(parts, count):
    """The dimensions with every ellipsis written out `count` times."""
    written = []
    for part in parts:
        if isinstance(part, Repeat):
            inner = [Axis('...', part.marked)] if part.inner is None else part.inner
            written += [_renamed(one, index) for index in range(count) for one in inner]
        elif isinstance(part, Group):
            written.append(Group(expand(part.parts, count)))
        else:
            written.append(part)
    return written


def count_of_ellipsis(expressions, ranks):
    """How often an ellipsis repeats: the same everywhere, from an input that has one outside of parentheses."""
    counts = set()
    for parts, rank in zip(expressions, ranks):
        outer = [part for part in parts if isinstance(part, Repeat)]
        if rank is None or len(outer) != 1:
            if not any(_repeats(parts)) and rank is not None and rank != len(parts):
                raise NotSolved(f'{rank} dimensions for {len(parts)} axes')
            continue
        per_round = 1 if outer[0].inner is None else len(outer[0].inner)
        rest = rank - (len(parts) - 1)
        if rest < 0 or rest % per_round:
            raise NotSolved(f'{rank} dimensions for {len(parts)} axes')
        counts.add(rest // per_round)
    if len(counts) > 1:
        raise NotSolved('ellipses of different lengths')
    return counts.pop() if counts else 0


def axes(parts):
    """All axes, compositions taken apart."""
    found = []
    for part in parts:
        found += axes(part.parts) if isinstance(part, Group) else [part]
    return found


def _known(axis, sizes):
    return axis.size if axis.name is None else sizes.get(axis.name)


def solve(expressions, shapes, sizes):
    """Puts the sizes of named axes into `sizes`."""
    def learn(axis, size):
        before = _known(axis, sizes)
        if before is None:
            sizes[axis.name] = size
        elif before != size:
            raise NotSolved(f'{axis.name or size} is both {before} and {size}')

    for _ in range(2):  # what one tensor says of an axis may settle a composition of another
        for parts, shape in zip(expressions, shapes):
            for part, size in zip(parts, shape if shape is not None else ()):
                if isinstance(part, Axis):
                    learn(part, size)
                    continue
                inner = axes(part.parts)
                open_axes = [axis for axis in inner if _known(axis, sizes) is None]
                rest = size
                for axis in inner:
                    if (known := _known(axis, sizes)) is not None:
                        if known == 0 or rest % known:
                            raise NotSolved(f'{size} is not divided by {known}')
                        rest //= known
                if len(open_axes) == 1:
                    learn(open_axes[0], rest)
                elif not open_axes and rest != 1:
                    raise NotSolved(f'a composition of {size}')


def size_of(part, sizes):
    total = 1
    for axis in axes([part]):
        known = _known(axis, sizes)
        if known is None:
            raise NotSolved(f'the size of {axis.name}')
        total *= known
    return total
