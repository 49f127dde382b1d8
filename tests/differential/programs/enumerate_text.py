"""Methods of str on ASCII and other texts, with all kinds of arguments, and their errors."""


def attempt(action):
    try:
        return ascii(action())
    except Exception as error:
        return type(error).__name__ + ": " + ascii(str(error))


TEXTS = ["", "a", "abc", "abcabcabc", " spaced  out\ttext\n", "naïve café", "日本語", "a,b,,c,", "Mixed Case 123",
    "ΑΣ ΑΣΑ ΟΔΟΣ.", "ßtraße ﬁn ŉ", "ǅungla Ǆ ǆ", "x\u2003y\u00a0z", "line1\nline2\r\nline3\rline4\x0bline5\x85end",
    "tab\tbed\ttext",
    "+42", "-7", "٣٤", "²½", "under_score1", "1abc", "'quoted'", '"double"', "both'\"", "back\\slash",
    "\x00\x7f\x80\xad\u200b", "😀 emoji 😀", "İstanbul", "a" * 50]
NO_ARGUMENT = ["upper", "lower", "casefold", "capitalize", "title", "swapcase", "isalpha", "isdecimal", "isdigit",
    "isnumeric", "isspace", "isalnum", "isprintable", "isascii", "isupper", "islower", "istitle", "isidentifier",
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "expandtabs", "encode", "__repr__",
    "__len__"]
for text in TEXTS:
    print(ascii(text), len(text), ascii(repr(text)), ascii(ascii(text)))
    for name in NO_ARGUMENT:
        print(" ", name, attempt(getattr(text, name)))
    print(attempt(lambda: text.splitlines(True)), attempt(lambda: text[::-1]), attempt(lambda: text[1:-1]),
        attempt(lambda: text[::2]), attempt(lambda: text[0]), attempt(lambda: text[-1]), attempt(lambda: text[5]),
        list(map(ascii, text[:4])))
    for part in ("", "a", "bc", " ", ",", "é", "本", "abc", "zz"):
        for limits in ((), (1,), (-3,), (2, 5), (None, -1), (3, 1), (100,), (len(text),)):
            print(" ", repr(part) if part.isascii() else "?", limits, text.find(part, *limits),
                text.rfind(part, *limits), text.count(part, *limits), text.startswith(part, *limits),
                text.endswith(part, *limits), attempt(lambda: text.index(part, *limits)))
        print(" ", part in text, attempt(lambda: text.replace(part, "<>")),
            attempt(lambda: text.replace(part, "", 2)), attempt(lambda: text.partition(part)),
            attempt(lambda: text.rpartition(part)), attempt(lambda: text.split(part)),
            attempt(lambda: text.split(part, 1)),
            attempt(lambda: text.rsplit(part, 1)), attempt(lambda: text.strip(part)),
            attempt(lambda: text.lstrip(part)), attempt(lambda: text.removeprefix(part)),
            attempt(lambda: text.removesuffix(part)), attempt(lambda: part.join(text)))
    for width in (-1, 0, 3, 8, 11):
        print(" ", attempt(lambda: text.center(width)), attempt(lambda: text.ljust(width, "*")),
            attempt(lambda: text.rjust(width, "é")), attempt(lambda: text.zfill(width)),
            attempt(lambda: text.center(width, "本")), attempt(lambda: text.expandtabs(width)))
    for limit in (0, 1, 2, 5):
        print(" ", attempt(lambda: text.split(None, limit)), attempt(lambda: text.rsplit(None, limit)),
            attempt(lambda: text.split(maxsplit=limit)))
    print(attempt(lambda: text * 2 + text), attempt(lambda: text * 0), attempt(lambda: -1 * text),
        attempt(lambda: text.translate({97: "A", 98: None, 99: 0x4E2D})),
        attempt(lambda: text.translate(str.maketrans("abc", "xyz", " "))))
    print([text < other for other in TEXTS], [text == other for other in TEXTS].count(True), text in {text: 1},
        attempt(lambda: text.encode("ascii")), attempt(lambda: text.encode("latin-1", "replace")),
        attempt(lambda: text.encode("ascii", "backslashreplace")),
        attempt(lambda: text.encode("ascii", "xmlcharrefreplace")), attempt(lambda: text.encode("utf-16-le")),
        attempt(lambda: text.encode().decode()))

for action in [lambda: "a" + 1, lambda: 1 + "a", lambda: "a" * "b", lambda: "a" * 1.5, lambda: "a" - "b",
    lambda: "a" % 1, lambda: "a" < 1, lambda: 1 in "a", lambda: "abc"["x"], lambda: "abc"[1.0], lambda: "abc"[10],
    lambda: "abc"[::0], lambda: "".join([1]),
    lambda: ",".join(["a", 2, "c"]), lambda: ",".join(5), lambda: ",".join("abc"),
    lambda: ",".join({"k": 1}), lambda: ",".join(c for c in "xyz"), lambda: "a".split(""),
    lambda: "a".split(1), lambda: "a".find(1), lambda: "a".count(1), lambda: "a".replace(1, "b"),
    lambda: "a".replace("a", 1), lambda: "a".replace("a"), lambda: "a".startswith(1),
    lambda: "a".startswith(("b", 1)), lambda: "a".startswith(("b", "a")), lambda: "a".endswith(["a"]),
    lambda: "a".strip(1), lambda: "a".lstrip(1), lambda: "a".center("x"), lambda: "a".center(5, "xx"),
    lambda: "a".center(5, 1), lambda: "a".zfill("x"), lambda: "a".partition(""), lambda: "a".partition(1),
    lambda: "a".index("b"), lambda: "a".rindex("b"), lambda: "a".upper(1), lambda: "a".nothing,
    lambda: "a".encode("ascii", "nope") and 1, lambda: str(b"abc"), lambda: str(b"abc", "ascii"),
    lambda: str(b"\xff", "utf-8"), lambda: str("abc", "ascii"), lambda: str(1, "ascii"),
    lambda: str(object=5), lambda: str(), lambda: "é".encode("ascii"), lambda: "aéé".encode("ascii"),
    lambda: "日本".encode("latin-1"), lambda: "\ud800".encode(),
    lambda: "\ud800".encode("utf-8", "surrogatepass"),
    lambda: "a".maketrans("ab", "c"), lambda: "a".maketrans({"ab": 1}), lambda: "a".maketrans(1),
    lambda: "a".maketrans({"a": "x", 98: "y"}), lambda: "a".translate({97: -1}),
    lambda: "a".translate({97: 1.5}), lambda: "a".translate([1]), lambda: "\x01".translate("xyz"),
    lambda: hash("a") == hash("a"),
    lambda: "a".removeprefix(1), lambda: "abc".find("c", "x"), lambda: "abc".find("c", None, None),
    lambda: "a".join(["x"]) is not None, lambda: "a b".title().istitle(), lambda: str.upper("abc"),
    lambda: str.upper(5), lambda: str.join(",", ["a"]), lambda: str.maketrans("a", "b"),
    lambda: "a".isalpha(x=1),
    lambda: "%s" % "x" * 2, lambda: "abc".__contains__("b"), lambda: "abc".__getitem__(slice(1, None)),
    lambda: "abc".__add__("d"), lambda: "abc".__mul__(2), lambda: "abc".__eq__(1),
    lambda: "abc".__lt__("abd"), lambda: list(iter("héy")), lambda: list(reversed("héy")),
    lambda: max("hello"), lambda: sorted("hello")]:
    print(attempt(action))


class Name(str):
    def __new__(cls, value, extra=None):
        self = super().__new__(cls, value)
        self.extra = extra
        return self

    def shout(self):
        return self.upper() + "!"


name = Name("ann", extra=3)
print(name, repr(name), name.extra, name.shout(), type(name.upper()), type(name + "x"), name == "ann",
    {"ann": 1}[name], {name: 2}["ann"], isinstance(name, str), f"{name:>5}", "%s" % name, len(name), name[0],
    type(str(name)), type(name[:]), type(name * 1), name.replace("x", "y"), type(name.strip()))
