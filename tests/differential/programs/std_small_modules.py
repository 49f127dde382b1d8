"""Small modules of the library: signals as enums, check sums, objects by dotted names, archives, files compared, encodings."""
import codecs
import filecmp
import html
import os
import pydoc
import signal
import zipfile
import zlib
from types import FunctionType

print(signal.SIGINT, repr(signal.SIGTERM), signal.Signals(9).name, signal.Signals["SIGHUP"].value)
print(sorted(s.name for s in signal.Signals)[:5], len({s.value for s in signal.Signals}) == len(signal.Signals))
print(signal.SIG_DFL is signal.Handlers.SIG_DFL, isinstance(signal.SIGINT, int), signal.SIGIOT is signal.SIGABRT)

print(zlib.crc32(b"hello"), zlib.adler32(b"hello"), zlib.adler32(b"", 7), zlib.crc32(b"lo", zlib.crc32(b"hel")))

print(pydoc.locate("collections.OrderedDict").__name__, pydoc.locate("len") is len, pydoc.locate("no.such.thing"))
print(pydoc.locate("collections.nothing"))

with open("a.bin", "wb") as stream:
    stream.write(b"12345")
with open("b.bin", "wb") as stream:
    stream.write(b"12345")
with open("c.bin", "wb") as stream:
    stream.write(b"1234")
print(filecmp.cmp("a.bin", "b.bin", shallow=False), filecmp.cmp("a.bin", "c.bin", shallow=False))
print(zipfile.is_zipfile("a.bin"), zipfile.is_zipfile("nothing.zip"))
try:
    zipfile.ZipFile("a.bin", "q")
except ValueError as error:
    print(error)
for name in ("a.bin", "b.bin", "c.bin"):
    os.remove(name)


def find(name):
    if name != "own_words":
        return None
    return codecs.CodecInfo(lambda text, errors="strict": (b"!", len(text)),
                            lambda data, errors="strict": ("?", len(data)), name=name)


codecs.register(find)
print(codecs.lookup("own_words").decode(b"abc"), codecs.lookup("utf-8").name)

import html.entities
print(html.entities is not None, html.escape("<a>"))


def twice(x, *, by=2):
    return x * by


code = twice.__code__.replace(co_name="other")
again = FunctionType(code, globals(), "again", twice.__defaults__, twice.__closure__)
again.__kwdefaults__ = twice.__kwdefaults__
print(again(21), again.__name__)
