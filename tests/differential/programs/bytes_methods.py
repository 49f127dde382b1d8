# bytes and bytearray.
b = b"Hello, \x00\xff\n\t'quoted'"
print(b, len(b), b[0], b[-1], b[1:4], b[::-2], list(b[:3]), 0xFF in b, b"llo" in b)
print(b'it\'s', b"\"", b'"\'', b"\\", bytes(3), bytes([1, 2, 65]), bytes("é", "utf-8"), bytes("é", "latin-1"), bytes(b"x"), bytes())
print("naïve €".encode(), "naïve".encode("latin-1"), "abc".encode("ascii"), "é".encode("ascii", "ignore"), "é€".encode("ascii", "replace"))
print("é".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"), "hi".encode("utf-16-le"))
print(b"caf\xc3\xa9".decode(), b"caf\xe9".decode("latin-1"), b"\xff".decode("utf-8", "replace"), b"a\xffb".decode("utf-8", "ignore"))
print(b"a" + b"b", b"ab" * 3, b"a" < b"b", b"a" == "a", b"abc".upper(), b"ABC".lower(), b"a b c".split(), b"a,b,,c".split(b","))
print(b"x".join([b"1", b"2"]), b"  trim ".strip(), b"xxabcxx".strip(b"x"), b"abc".replace(b"b", b"ZZ"), b"abcabc".find(b"c"), b"abcabc".rfind(b"c"))
print(b"abc".startswith(b"ab"), b"abc".endswith((b"x", b"c")), b"abc".hex(), b"\x01\x02\xff".hex("-"), bytes.fromhex("01 02 ff"), b"abcabc".count(b"a"))
print(b"abc".isalpha(), b"12".isdigit(), b"a1".isalnum(), b"title case".title(), b"x".center(5, b"*"), b"7".zfill(3), b"a\tb".expandtabs(4))
print(b"a.b.c".partition(b"."), b"a.b.c".rpartition(b"."), b"l1\nl2\r\nl3".splitlines(), b"ab".ljust(4) + b"|", b"abc".index(b"c"), b"Ab".swapcase())
print(sorted(b"hello"), max(b"abc"), sum(b"abc"), [c for c in b"hi"], set(b"aab") == {97, 98}, hash(b"a") == hash(b"a"), {b"k": 1}[b"k"])
print(b"%d %s %x" % (5, b"ab", 255), b"%a" % "é", b"removeprefix".removeprefix(b"remove"), b"a-b".translate(None, b"-"))

array = bytearray(b"abc")
array[0] = 90
array.append(33)
array.extend([1, 2])
array[1:2] = b"XYZ"
print(array, len(array), bytes(array), array.pop(), array, array == bytes(array))
array += b"end"
del array[0]
array.insert(0, 48)
array.reverse()
print(array, array.decode("latin-1"), array.find(b"d"), bytearray(2), bytearray("é", "utf-8"))
array.clear()
print(array, bool(array), bool(b""), bool(b"\0"))
view = memoryview(b"abcdef")
print(view[2], bytes(view[1:3]), len(view), view.tolist()[:2])


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: b"a" + "a")
attempt(lambda: "a" + b"a")
attempt(lambda: b"\xff".decode())
attempt(lambda: b"ab\xe9cd".decode("ascii"))
attempt(lambda: "é".encode("ascii"))
attempt(lambda: "€uro".encode("latin-1"))
attempt(lambda: bytes([256]))
attempt(lambda: bytes("a"))
attempt(lambda: bytes(-1))
attempt(lambda: bytes.fromhex("0g"))
attempt(lambda: b"abc".index(b"z"))
attempt(lambda: b"".join(["a"]))
attempt(lambda: b"a"["x"])
attempt(lambda: b"abc".split(","))
attempt(lambda: "a".encode("nonsense"))
attempt(lambda: bytes(1.5))
attempt(lambda: bytearray(b"a").append(300))
attempt(lambda: b"a" < "a")
