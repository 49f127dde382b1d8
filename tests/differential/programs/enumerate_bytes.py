"""bytes and bytearray: methods, conversions, codecs and their errors."""


def attempt(action):
    try:
        return ascii(action())
    except Exception as error:
        return type(error).__name__ + ": " + ascii(str(error))


DATA = [b"", b"a", b"abcabc", b" spaced  out\ttext\n", b"a,b,,c,", b"Mixed Case 123", bytes(range(256)), b"\x00\xff",
    b"line1\nline2\r\nline3\r", b"'q'", b"'\"", "naïve".encode(), b"+42", b"12"]
for data in DATA:
    for kind in (bytes, bytearray):
        value = kind(data)
        print(ascii(value)[:300], len(value), attempt(lambda: value[0]), attempt(lambda: value[-1]),
            attempt(lambda: value[1:4]), attempt(lambda: value[::-2])[:80], value == data, value != bytearray(data),
            data in value, 97 in value, list(value)[:5])
        for name in ["upper", "lower", "title", "capitalize", "swapcase", "isalpha", "isdigit", "isalnum", "isspace",
            "isupper", "islower", "istitle", "isascii", "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines",
            "hex", "expandtabs", "copy"]:
            if hasattr(value, name):
                print(" ", name, attempt(getattr(value, name))[:400])
        for part in (b"a", b"", b",", b"bc", b"\xff", 97):
            print(" ", part, attempt(lambda: value.find(part)), attempt(lambda: value.rfind(part, 1)),
                attempt(lambda: value.count(part)), attempt(lambda: value.index(part)),
                attempt(lambda: value.startswith(part)), attempt(lambda: value.endswith(part)),
                attempt(lambda: value.replace(part, b"<>"))[:200],
                attempt(lambda: value.split(part, 1))[:200], attempt(lambda: value.partition(part))[:200],
                attempt(lambda: value.rpartition(part))[:200], attempt(lambda: value.strip(part))[:200],
                attempt(lambda: value.removeprefix(part))[:200])
        print(attempt(lambda: value.center(10, b"*"))[:80], attempt(lambda: value.ljust(10))[:80],
            attempt(lambda: value.rjust(10))[:80], attempt(lambda: value.zfill(10))[:80],
            attempt(lambda: value.hex(":"))[:80], attempt(lambda: value.hex("-", 2))[:80],
            attempt(lambda: value.hex("-", -3))[:80],
            attempt(lambda: value + b"x")[:80], attempt(lambda: value * 2)[:80],
            attempt(lambda: b"," .join([value, data]))[:80], attempt(lambda: value.translate(None, b"ab"))[:80],
            attempt(lambda: value.translate(bytes.maketrans(b"ab", b"xy")))[:80], attempt(lambda: int(value)),
            attempt(lambda: float(value)))
        for encoding in ("utf-8", "ascii", "latin-1", "utf-16", "utf-16-be", "utf-32"):
            for errors in ("strict", "ignore", "replace", "backslashreplace"):
                print(" ", encoding, errors, attempt(lambda: value.decode(encoding, errors))[:300])

for data in [b"\x80", b"\xc3", b"\xc3\x28", b"\xe2\x82", b"\xe2\x28\xa1", b"\xf0\x90\x8c", b"\xf0\x28\x8c\xbc",
    b"\xed\xa0\x80", b"\xf8\x88", b"\xfe", b"ab\xffcd", b"\xc0\x80", b"\xe0\x80\x80", b"ok \xe6\x97\xa5",
    b"\xef\xbb\xbfbom"]:
    print(data, attempt(lambda: data.decode()), attempt(lambda: data.decode("utf-8", "replace")),
        attempt(lambda: data.decode("utf-8", "ignore")), attempt(lambda: data.decode("utf-8",
        "surrogateescape").encode("utf-8", "surrogateescape")), attempt(lambda: data.decode("utf-8-sig")),
        attempt(lambda: data.decode("ascii")))

for action in [lambda: bytes(5), lambda: bytes(-1), lambda: bytes([1, 2, 255]), lambda: bytes([256]),
    lambda: bytes([-1]), lambda: bytes("abc"), lambda: bytes("é", "utf-8"), lambda: bytes("é", "ascii"),
    lambda: bytes("é", encoding="latin-1"), lambda: bytes(1.5), lambda: bytes(None), lambda: bytes(["a"]),
    lambda: bytes(range(3)), lambda: bytes(b"x"), lambda: bytes(), lambda: bytearray(3),
    lambda: bytearray("x", "ascii"), lambda: bytearray(), lambda: b"a" + "b", lambda: "b" + b"a",
    lambda: b"a" + 1, lambda: b"a" * "x", lambda: b"a" < "b", lambda: b"a" < b"b", lambda: b"a" == "a",
    lambda: "a" in b"a",
    lambda: 256 in b"a", lambda: b"abc"[5], lambda: b"abc"["x"], lambda: bytearray(b"abc")[5],
    lambda: b"".join(["a"]), lambda: b"".join([b"a", bytearray(b"b")]), lambda: b",".join(5),
    lambda: b"a".split(b""), lambda: b"a".split("x"), lambda: b"a".find("x"), lambda: b"a".find(300),
    lambda: b"a".replace("a", b"b"),
    lambda: b"a".startswith("a"), lambda: b"a".startswith((b"a", b"b")), lambda: b"a".startswith([b"a"]),
    lambda: b"a".strip("a"), lambda: bytes.fromhex("00 ff 1a"), lambda: bytes.fromhex("0"),
    lambda: bytes.fromhex("zz"), lambda: bytes.fromhex("0 0"), lambda: bytearray.fromhex("ff"),
    lambda: b"\x01\x02".hex(""),
    lambda: b"a".index(b"z"), lambda: b"a".center(5, b"xx"), lambda: b"a".translate(b"x"),
    lambda: bytes.maketrans(b"a", b"bc"), lambda: hash(b"a") == hash(b"a"),
    lambda: hash(bytearray(b"a")), lambda: {b"a": 1}[b"a"], lambda: sorted([b"b", b"a"]),
    lambda: b"a".append, lambda: str(b"a"), lambda: repr(bytearray(b"a")),
    lambda: list(b"ab"), lambda: max(b"ab"), lambda: sum(b"ab"), lambda: b"%d" % 5,
    lambda: bytearray(b"%s") % b"x", lambda: b"a".decode("utf-8", errors="strict"),
    lambda: b"ab"[True], lambda: b"a".__contains__(97), lambda: f"{b'a'}", lambda: f"{b'a':5}",
    lambda: "%s" % b"a"]:
    print(attempt(action))

array = bytearray(b"hello")
array.append(33)
array += b" world"
array.extend([1, 2])
array.extend(b"xy")
array.insert(0, 62)
array.insert(-1, 60)
print(array, array.pop(), array.pop(0), array)
array[0] = 72
array[-1:] = b"END"
array[1:3] = b""
array[::2] = bytes(len(array[::2]))
print(array, len(array))
del array[0]
del array[1::2]
array.reverse()
print(array, attempt(lambda: array.remove(1000)), attempt(lambda: array.remove(200)),
    attempt(lambda: array.append(256)), attempt(lambda: array.append("x")), attempt(lambda: array.extend(5)),
    attempt(lambda: array.extend("x")), attempt(lambda: array.extend(["x"])))
for key, new in [(100, 1), (0, 256), (0, "x"), ("x", 1), (slice(0, 2), 5), (slice(0, None, 2), b"toolongforit"),
    (slice(0, 1), [1, 2, 3]), (slice(0, 1), "x")]:
    print(key, new, attempt(lambda: array.__setitem__(key, new)), array)
other = array.copy()
other.clear()
print(array, other, bool(other), attempt(lambda: other.pop()), attempt(lambda: array.pop(100)))
for i in range(1000):
    other.append(i % 256)
print(len(other), sum(other), other[500:505], other.count(5), bytes(other[-4:]), array * 2, array == bytes(array),
    array.decode("latin-1"))
