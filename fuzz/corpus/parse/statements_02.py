for [a, b] in c: pass
for x in lambda: y, z: pass

try:
    pass
except: pass
try: pass
except A: pass
except (B, C) as d: pass
except E.f(g) as h:
    pass
else: pass
finally:
    pass
try: pass
finally: pass
try: pass
except* A: pass
except *(B, C) as d: pass

with a: pass
with a as b: pass
with a as (b, c), d as e[0], f as g.h, i: pass
with (a): pass
with (a), (b): pass
with (a) as b: pass
with (a, b): pass
with (a, b,): pass
with (a as b): pass
with (
    a as b,  # comment
    c,
    d as (e, f),
):
    pass
with (a, b) as c: pass
with (a, b), c: pass
with (yield_): pass
with a if b else c as d: pass
with open(a) as f, open(b, "w") as g: pass
with (open(a) as f, open(b) as g): pass
with (a or b) as c: pass
