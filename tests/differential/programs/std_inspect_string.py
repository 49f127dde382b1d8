# inspect.signature, string, textwrap, pprint, and introspection that libraries do.
import inspect
import pprint
import string
import textwrap


def f(a, b=1, *args, c, d: int = 2, **kw) -> str:
    """first line

    more text
    """


sig = inspect.signature(f)
print(sig, list(sig.parameters), sig.parameters["b"].default, sig.parameters["a"].default is inspect.Parameter.empty, sig.return_annotation, [p.kind.name for p in sig.parameters.values()], sig.parameters["d"].annotation, str(sig.parameters["d"]), sig.parameters["args"].kind == inspect.Parameter.VAR_POSITIONAL)
bound = sig.bind(1, 2, 3, c=4, z=5)
print(bound.arguments, bound.args, bound.kwargs)
bound = sig.bind(0, c=1)
bound.apply_defaults()
print(bound.arguments)


class Layer:
    """a layer"""

    def __init__(self, inp, out=3, /, *, bias=True):
        self.inp = inp

    def forward(self, x): ...

    @staticmethod
    def helper(q): ...

    @classmethod
    def make(cls, n): ...

    @property
    def size(self): ...


print(inspect.signature(Layer), inspect.signature(Layer.forward), inspect.signature(Layer(1).forward), inspect.signature(Layer.helper), inspect.signature(Layer.make), inspect.signature(lambda x, *, y: 0))
print(inspect.isclass(Layer), inspect.isfunction(f), inspect.ismethod(Layer(1).forward), inspect.isfunction(Layer.forward), inspect.isgeneratorfunction(f), inspect.isbuiltin(len), inspect.ismodule(string), inspect.isabstract(Layer), callable(Layer), inspect.getdoc(f), Layer.__doc__)
print([n for n, _ in inspect.getmembers(Layer, inspect.isfunction)], inspect.getmro(bool), f.__doc__.splitlines()[0], f.__defaults__, f.__kwdefaults__, f.__annotations__, f.__module__)
print(inspect.getfullargspec(f).args, inspect.getfullargspec(f).varkw, inspect.getfullargspec(f).kwonlyargs, inspect.cleandoc("  a\n    b\n  c"))


def accepted(function, values):
    names = inspect.signature(function).parameters
    return function(**{k: v for k, v in values.items() if k in names})


print(accepted(lambda lr, momentum=0: (lr, momentum), {"lr": 0.1, "nesterov": True}))
try:
    sig.bind(1)
except TypeError as error:
    print(error)
try:
    inspect.signature(5)
except TypeError as error:
    print(error)


def source_of_caller():
    return inspect.currentframe().f_back.f_code.co_name


def caller():
    return source_of_caller()


print(caller(), inspect.stack()[0].function)
print(string.ascii_lowercase, string.digits, string.punctuation, string.hexdigits, repr(string.whitespace), string.ascii_letters[-5:], string.capwords("the end of"))
template = string.Template("$name has ${count} parts, costs $$5")
print(template.substitute(name="net", count=3), template.safe_substitute(name="x"), string.Template("$a").substitute({"a": [1]}))
try:
    template.substitute(name=1)
except KeyError as error:
    print("KeyError", error)
print([p for p in string.Formatter().parse("a{b!r:>5}{}c")], string.Formatter().format("{0}-{x}", 1, x=2))
text = "The quick brown fox jumps over the lazy dog and then sleeps under a tree for a very long time."
print(textwrap.fill(text, 30))
print(textwrap.wrap(text, 40, initial_indent="* ", subsequent_indent="  "), textwrap.shorten(text, 25), textwrap.indent("a\n\nb\n", "> "), repr(textwrap.dedent("""
    dedented
      more
    end
""")))
pprint.pprint({"name": "a network", "layers": [{"type": "conv", "channels": [3, 64], "kernel": 3}, {"type": "linear", "features": [512, 10]}], "lr": 0.1, "betas": (0.9, 0.999)})
pprint.pprint(list(range(40)), width=50, compact=True)
print(pprint.pformat({"b": 1, "a": [1, 2]}), pprint.pformat({"b": 1, "a": 2}, sort_dicts=False))
pprint.pprint([["deep", ["er", ["est"]]]], depth=2)
print(dir(type("T", (), {"x": 1}))[-1], [n for n in dir(Layer) if not n.startswith("_")], f.__qualname__, caller.__code__.co_argcount, f.__code__.co_varnames[:3], Layer.forward.__code__.co_name)
print(vars(type("T", (), {"x": 1}))["x"], globals()["f"] is f, "sig" in locals(), eval("1 + 2"), eval("a * 2", {"a": 4}), [eval(e) for e in ("len('abc')", "[i for i in range(3)]", "f.__name__")])
namespace = {}
exec("def made(n):\n    return n * factor\nfactor = 3", namespace)
print(namespace["made"](5), sorted(k for k in namespace if not k.startswith("__")))
print(eval(compile("6 * 7", "<string>", "eval")), callable(eval("lambda: 0")), getattr(eval("Layer"), "__name__"))
