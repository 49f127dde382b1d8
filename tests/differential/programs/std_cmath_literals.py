"""cmath, and literals read from text by ast.literal_eval."""
import ast
import cmath
import operator


def attempt(action):
    try:
        return action()
    except Exception as error:
        return type(error).__name__ + ": " + str(error).split(" <ast.")[0]


def short(value):
    if isinstance(value, complex):
        return f"{value:.9g}".replace("-0+", "0+").replace("-0j", "0j")
    if isinstance(value, tuple):
        return tuple(round(v, 9) for v in value)
    return round(value, 9) if isinstance(value, float) else value


for name in ["sqrt", "exp", "log", "log10", "sin", "cos", "tan", "sinh", "cosh", "tanh", "asin", "acos", "atan", "asinh",
             "acosh", "atanh", "phase", "polar", "isfinite", "isinf", "isnan"]:
    function = getattr(cmath, name)
    print(name, [attempt(lambda: short(function(z))) for z in (2, 0.5, 1j, 1 + 2j, -0.5 + 0.25j, "x", None)])
print(cmath.rect(2, cmath.pi / 2).imag, cmath.log(8, 2).real, cmath.isclose(1, 1 + 1e-12j), cmath.isclose(1, 1.1, rel_tol=0.2),
      cmath.inf, cmath.nan, cmath.infj, cmath.nanj, cmath.e, cmath.tau, attempt(lambda: cmath.log(0)), cmath.sqrt(-1))
for text in ["1", "-1", "+2.5", "1+2j", "-1-2j", "'text'", "b'x'", "'a' 'b'", "None", "True", "...", "[1, 2, [3]]", "(1,)", "()", "{}",
             "{'a': 1, 2: [3]}", "{1, 2}", "set()", "  5", "5  ", "10**2", "1 + 2", "x", "f()", "a.b", "[x]", "{**a}", "not 1", "-'a'",
             "lambda: 1", "f'{1}'", "1 if 2 else 3", "[i for i in 'a']", "{[]: 1}", "0x1F", "1_000", "'\\n\\u00e9'", "(1, 2", "", "1 2",
             "((((5))))", "--1", "~1", "2j", "1j+2", "99999999999999999999", "{'lr': 1e-3, 'betas': (0.9, 0.999), 'amsgrad': False}"]:
    result = attempt(lambda: ast.literal_eval(text))
    print(repr(text), type(result).__name__, "SyntaxError" if "SyntaxError" in str(result) else result)
print(attempt(lambda: ast.literal_eval(5)), attempt(lambda: operator.index(1.5)), operator.index(True))
