# json: dumps and loads with all options, errors, own encoders.
import json
from collections import OrderedDict

data = {"name": "net", "layers": [{"type": "conv", "out": 8}, {"type": "fc", "bias": None}], "lr": 1e-4, "ok": True, "text": "quote \" back \\ nl \n tab \t é € 😀 \x01 /", "empty": [[], {}, ""], "nums": [0, -1, 1.0, 1e100, 10**20, 0.1]}
print(json.dumps(data))
print(json.dumps(data, indent=2))
print(json.dumps(data, sort_keys=True, separators=(",", ":")))
print(json.dumps(data["text"], ensure_ascii=False), json.dumps([1, "a"], indent="--"), json.dumps({"b": 1, "a": {"d": 1, "c": 2}}, sort_keys=True, indent=1), json.dumps([], indent=2), json.dumps({}, indent=2), json.dumps([[], [1]], indent=0))
print(json.dumps({1: "int", 1.5: "float", True: "bool", None: "none"}), json.dumps((1, (2, 3))), json.dumps(float("nan")), json.dumps([float("inf"), -float("inf")]), json.dumps("x"), json.dumps(None), json.dumps(True), json.dumps(5.0), json.dumps({"k": ()}))
print(json.dumps({"a": 1, (1, 2): 2}, skipkeys=True), json.dumps({"x": {3, }.__len__()}), json.dumps(OrderedDict([("z", 1), ("a", 2)])), json.dumps([1, 2], separators=(" , ", " : ")))
back = json.loads(json.dumps(data))
print(back == data, back["nums"], type(back["nums"][0]), type(back["nums"][2]), list(back))
print(json.loads('{"a": [1, 2.5, -3e2, true, false, null, "s\\u00e9\\n\\ud83d\\ude00"], "b": {}}'), json.loads(" [ ] "), json.loads('"x"'), json.loads("12"), json.loads("-0"), json.loads("1E5"), json.loads("NaN"), json.loads("-Infinity"), json.loads(b'{"k": 1}'), json.loads('{"a":1,"a":2}'))
print(json.loads('{"a": 1.5, "b": {"c": 2}}', object_hook=lambda d: sorted(d.items())), json.loads("[1.5, 2]", parse_float=str, parse_int=lambda s: int(s) * 10), json.loads('{"b": 1, "a": 2}', object_pairs_hook=OrderedDict), json.loads('{"a": 1}', object_pairs_hook=lambda p: p))


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {"re": o.real, "im": o.imag}
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


class Point:
    def __init__(self, x):
        self.x = x


print(json.dumps({"z": 1 + 2j, "s": {2, 1}}, cls=Encoder), json.dumps(Point(3), default=vars), json.dumps([Point([1])], default=lambda o: o.__dict__), json.dumps({"p": object}, default=str))


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


for text in ("", "{", "[1,", "[1 2]", '{"a"}', '{"a":}', "{a: 1}", "'x'", '"abc', "[1]]", "nul", '{"a": 1,}', "01", '"\\x"', "[1,\n2,\n x]", '"\t"', "1.", "tru", '{1: 2}', "\ufeff[]"):
    attempt(lambda: json.loads(text))
attempt(lambda: json.dumps(Point(1)))
attempt(lambda: json.dumps({1, 2}))
attempt(lambda: json.dumps(b"x"))
attempt(lambda: json.dumps({(1, 2): 3}))
attempt(lambda: json.dumps(1j, cls=json.JSONEncoder))
attempt(lambda: json.dumps(float("nan"), allow_nan=False))
attempt(lambda: json.loads(5))
attempt(lambda: json.loads(None))
loop = []
loop.append(loop)
attempt(lambda: json.dumps(loop))
try:
    json.loads('{"a": 1,\n "b": }')
except json.JSONDecodeError as error:
    print(error.msg, error.lineno, error.colno, error.pos, isinstance(error, ValueError))
import io

stream = io.StringIO()
json.dump({"epoch": 1, "loss": 0.5}, stream)
stream.write("\n")
json.dump([1], stream, indent=1)
print(repr(stream.getvalue()), json.load(io.StringIO('{"x": [1]}')))
config = json.loads("""
{
  "model": {"depth": 18, "widths": [64, 128]},
  "train": {"lr": 0.01, "epochs": 5}
}
""")
for section, values in config.items():
    for key, value in values.items():
        print(f"{section}.{key} = {value!r}")
print(json.JSONDecoder().raw_decode('{"a": 1} tail'), json.JSONEncoder(indent=None, sort_keys=True).encode({"b": 1, "a": 2}))
