"""Simple and compound statements."""
from __future__ import annotations, division
import a, b.c, d as e, f.g as h
from . import a
from .. import b as c, d
from ... . import x
from .a.b import (c, d as e,)
from a import *
from a . b import c
import a \
    . b

x = 1; y = 2
x = y = z = 1, 2
x, = a
(x) = 1
(x), y = [z, *w] = a
[a, b] = c
(a, (b, [c])), *d = e
a.b, c[0], *d.e = f
*a, = b
x += 1; x -= 1; x *= 1; x /= 1; x //= 1; x %= 1; x **= 1; x @= 1
x &= 1; x |= 1; x ^= 1; x <<= 1; x >>= 1; x.y += 1, 2; x[0] -= a
x: int
x: int = 3
(x): int = 3
x.y: "Str" = a
x[0]: List[int] = yield_
x: Dict[str, Tuple[int, ...]] | None = {}
x: list[int] | tuple[str, ...] | None | Callable[[int, str], None]
x: a.b.C[d.e, f[g]] = *h, i
