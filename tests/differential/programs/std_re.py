# re: matching, groups, substitution with functions, split, findall, flags, lookaround, errors.
import re

m = re.match(r"(\w+)\s+(\d+)", "layer 42 rest")
print(m, m.group(), m.group(1), m.group(1, 2), m.groups(), m[2], m.start(), m.end(2), m.span(), m.string[m.end():], m.re.pattern, m.lastindex, bool(m))
print(re.match("b", "abc"), re.search("b", "abc"), re.fullmatch("abc", "abc"), re.fullmatch("ab", "abc"), re.search("^b", "a\nb", re.M), re.search(r"\Ab", "a\nb", re.M))
m = re.search(r"(?P<name>[a-z]+)(?:_(?P<num>\d+))?", "conv_12")
print(m.group("name"), m["num"], m.groupdict(), m.lastgroup, re.search(r"(?P<name>[a-z]+)(?:_(?P<num>\d+))?", "conv").groupdict("none"), m.groups(), m.expand(r"\g<num>-\1"))
print(re.findall(r"\d+", "a1b22c333"), re.findall(r"(\w)(\d)", "a1b2"), re.findall(r"(\w)\d", "a1b2"), re.findall("x*", "axb"), re.findall(r"\bw\w*", "we went away"), re.findall("(a)|(b)", "ab"))
print([(m.group(), m.start()) for m in re.finditer(r"[aeiou]", "education")], [m.span() for m in re.finditer("", "ab")])
print(re.sub(r"\d", "#", "a1b2"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", lambda m: m.group().upper() + str(m.start()), "banana"), re.sub("a", "x", "aaa", count=2), re.sub(r"(?P<k>\w)=", r"\g<k>:", "a=b="), re.subn("a", "b", "aaa"), re.sub("x*", "-", "abxd"), re.sub(r"\s+", " ", " a \n b\t"), re.sub("b", r"\\", "abc"), re.sub("(a)(b)?", r"[\1\2]", "ab a"), re.sub("b", r"\n", "abc") == "a\nc")
print(re.split(r"[,;]\s*", "a, b;c"), re.split(r"([,;])", "a,b;c"), re.split(",", "a,b,c", maxsplit=1), re.split(r"\W+", " words, and "), re.split("x*", "axbc"), re.split("(a)|b", "1a2b3"))
print(re.findall("A.B", "a\nB axB", re.I), re.findall("a.b", "a\nb", re.S), re.findall("^\\w", "a\nb", re.MULTILINE), re.findall(r"""
    \d+   # digits
    \s*   # spaces
    [a-z] # a letter
""", "12 a 3b", re.X), re.findall("(?i)abc", "ABC"), re.findall("(?s:.)b", "\nb"), re.findall("(?m)$", "a\n"), (re.I | re.M).value, re.I, re.compile("x", re.I | re.S).flags)
print(re.findall(r"\w+(?=:)", "a: b c: d"), re.findall(r"(?<=\$)\d+", "$5 €6"), re.findall(r"\b(?!not)\w+", "not this"), re.findall(r"(?<!\d)x", "1x x"), re.search(r"(a)(?(1)b|c)", "ab").group())
print(re.findall("<.*>", "<a><b>"), re.findall("<.*?>", "<a><b>"), re.findall("a{2,3}", "aaaaa"), re.findall("a{2,3}?", "aaaaa"), re.findall("(?:ab)+", "ababab"), re.findall("[^a-c]+", "abcdef"), re.findall(r"[\w.-]+@[\w.]+", "x.y@z.org, a@b"), re.findall(r"[]a]", "a]b"), re.findall(r"[a\-z]", "a-z"), re.findall("(.)\\1", "aabbc"), re.findall(r"\.", "a.b"))
print(re.escape("a.b*c[d] e-f"), re.compile(r"\d").pattern, re.compile("(?P<a>x)(y)").groups, re.compile("(?P<a>x)(y)").groupindex, re.compile("x"), repr(re.compile("x", re.I)), re.compile("a") == re.compile("a"), re.match("é+", "éé").group(), re.findall(r"\w+", "naïve café"), re.findall(r"\w+", "naïve", re.A))
p = re.compile(r"(\d+)x(\d+)")
print(p.match("3x4").groups(), p.search("size 3x4", 6), p.findall("1x2 3x4"), p.sub(lambda m: str(int(m[1]) * int(m[2])), "1x2 3x4"), p.match("a3x4", 1).span(), p.fullmatch("3x4 "), p.split("a1x2b"), [type(p).__name__, type(m).__name__])
print(re.match(rb"\d+", b"12a").group(), re.sub(rb"a", b"b", b"aa"), re.search("(x)?(y)", "y").groups(), re.search("(x)?(y)", "y").span(1), re.search("(x)?(y)", "y").start(1), re.match("", "").group() == "")


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: re.compile("("))
attempt(lambda: re.compile(")"))
attempt(lambda: re.compile("[a"))
attempt(lambda: re.compile("*a"))
attempt(lambda: re.compile("a**"))
attempt(lambda: re.compile("(?P<n>a)(?P<n>b)"))
attempt(lambda: re.compile("\\"))
attempt(lambda: re.compile("(?<=a+)b"))
attempt(lambda: re.compile("[z-a]"))
attempt(lambda: re.compile(r"\1"))
attempt(lambda: re.compile("(?P<1a>x)"))
attempt(lambda: re.match("a", 5))
attempt(lambda: re.match("a", b"a"))
attempt(lambda: re.match("(a)", "a").group(2))
attempt(lambda: re.match("(a)", "a").group("x"))
attempt(lambda: re.sub("(a)", r"\2", "a"))
attempt(lambda: re.sub("a", 5, "a"))
attempt(lambda: re.match("b", "a").group())

pattern = re.compile(r"^(?P<block>layer\d+)\.(?P<index>\d+)\.(?P<rest>.*?)(?:\.(?P<kind>weight|bias))?$")
for key in ["layer1.0.conv1.weight", "layer12.3.bn.bias", "fc.weight", "layer2.1.downsample.0"]:
    found = pattern.match(key)
    print(key, found.groupdict() if found else None)
state = {"module.conv.weight": 1, "module.fc.bias": 2, "head.module.x": 3}
print({re.sub(r"^module\.", "", k): v for k, v in state.items()}, sorted(state, key=lambda s: [int(t) if t.isdigit() else t for t in re.split(r"(\d+)", s)]))
print(sorted(["e10", "e9", "e1"], key=lambda s: int(re.search(r"\d+", s)[0])), re.sub(r"(?<!^)(?=[A-Z])", "_", "CamelCaseName").lower(), re.sub(r"_(\w)", lambda m: m[1].upper(), "snake_case_name"))
block = re.compile(r"([a-z])(\d+\.?\d*)")
for code in ["r1_k3_s1_e1_i32_o16_se0.25", "ds_r2_k5", "ir_r4_k3_s2_e6_c80_noskip"]:
    kind, *options = code.split("_")
    print(kind, {o[:1] if block.match(o) else o: (re.split(r"(\d.*)", o) + [None])[1] for o in options})
tokens = re.compile(r"\s*(?:(\d+\.?\d*)|(.))")


def evaluate(text):
    stream = [float(n) if n else op for n, op in tokens.findall(text)] + [None]

    def term():
        value = factor()
        while stream[0] in ("*", "/"):
            value = value * factor() if stream.pop(0) == "*" else value / factor()
        return value

    def factor():
        token = stream.pop(0)
        if token == "(":
            value = expression()
            stream.pop(0)
            return value
        return -factor() if token == "-" else token

    def expression():
        value = term()
        while stream[0] in ("+", "-"):
            value = value + term() if stream.pop(0) == "+" else value - term()
        return value
    return expression()


print([evaluate(t) for t in ("1+2*3", "(1+2)*3", "10/4-1", "-(2+3)*2.5", "2*(3+(4-1))/3")])
