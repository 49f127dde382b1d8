"""str.format: fields, attributes, items, nesting, conversions and every error."""


def attempt(action):
    try:
        return repr(action())
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y
        self.tags = ["a", "b"]

    def __repr__(self):
        return f"Point({self.x!r}, {self.y!r})"

    def __format__(self, spec):
        return f"<{spec}|{self.x}|{self.y}>"


point = Point(1, "é")
table = {"key": "value", "1": "one", 2: "two", "a b": 3, "nested": {"deep": [10, 20]}}
for template in ["", "x", "{}", "{} {}", "{0} {1} {0}", "{1} {0}", "{} {0}", "{0} {}", "{2}",
    "{99999999999999999999}", "{-1}", "{name}", "{name!r}", "{name!s:>8}", "{missing}", "{0.x}", "{0.x.real}",
    "{0.nothing}", "{0.tags[1]}",
    "{0.tags[5]}", "{0.tags[x]}", "{table[key]}", "{table[1]}", "{table[2]}", "{table[a b]}",
    "{table[nested][deep][1]}", "{table[none]}", "{0:abc}", "{0:}", "{0!r}", "{0!a}", "{0!x}",
    "{0!}", "{0!r", "{0!rx}", "{0!r:>20}",
    "{", "}", "{{", "}}", "{{}}", "{{{0.x}}}", "{0", "{0:", "{0:{", "a}b", "a{b", "{0.}", "{0.x.}",
    "{0[}", "{table[}", "{table[]}", "{table[key]x}", "{table[key].__class__}", "{0:{1}}",
    "{n:{width}}", "{n:{width}.{precision}f}",
    "{n:{fill}>{width}}", "{n:{width:{precision}}}", "{n:{}}", "{!r}", "{:>5}{:<5}|", "{:{}}",
    "{0:{0.x}}", "{a{b}}", "{n:{width}{kind}}", "{0[0}", "{ 0}", "{0 }", "{name:%H:%M}", "{n:,}",
    "{big:,.2f}", "{big:_}", "{b:08b}",
    "{n!s:^10}", "{s:*^10}", "{flag}", "{flag:5}", "{none}", "{none!s:5}", "{none:5}", "{0:!r}",
    "{}{{}}{}", "{:{}{}}", "{:{:{}}}"]:
    print(template, "->", attempt(lambda: template.format(point, 7, name="N", table=table, n=3.14159, width=10,
        precision=3, fill="*", kind="e", big=1234567.891, b=37, s="mid", flag=True, none=None)))

for mapping in (table, Point(1, 2), {"x": 1}, [1, 2]):
    for template in ("{key}", "{x}", "{}", "{0}", "plain", "{key.real}"):
        print(template, attempt(lambda: template.format_map(mapping)))


class Default(dict):
    def __missing__(self, key):
        return "{" + key + "}"


print("{a} {b}".format_map(Default(a=1)), attempt(lambda: "{a} {b}".format(**Default(a=1))))
value, width, precision = 12.3456, 10, 2
print(f"{value:{width}.{precision}f}|{value!r:>{width}}|{value:<{width}}|{'nested ' + str(width)}|"
    f"{width=}|{value = :.1f}|{width!r}|{point!r}|{point:spec}|{point!s:>20}")
print(f"{{}} {{{width}}} {'a' 'b'} {{", f"{1:{'>'}{5}}", f"{'x':{'*'}^{7}}", f"{3!r:^{5}}", f"""{
    width
}""", rf"\n{width}", f"{width:#x} {width:08.3f} {-width:+} {1e10:,} {True:d}")
