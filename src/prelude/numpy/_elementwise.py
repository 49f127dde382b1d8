"""Arithmetic, element by element."""

import math
import operator

import _shapetrace
from ._array import _element, array, has_unknown, ndarray, scalar_or_array, shape_text
from ._dtypes import _scalar, _table, as_float, cast, fit, generic, result_type, weak_result

_is_unknown = _shapetrace.is_unknown

UFUNCS = {"add": "add", "sub": "subtract", "mul": "multiply", "truediv": "divide", "floordiv": "floor_divide",
          "mod": "remainder", "pow": "power", "and": "bitwise_and", "or": "bitwise_or", "xor": "bitwise_xor",
          "lshift": "left_shift", "rshift": "right_shift", "lt": "less", "le": "less_equal", "gt": "greater",
          "ge": "greater_equal", "eq": "equal", "ne": "not_equal"}
_COMPARE = ("lt", "le", "gt", "ge", "eq", "ne")
_TRUTH = ("logical_and", "logical_or", "logical_xor")


def broadcast_shapes(*shapes):
    """The common shape; raises as numpy does."""
    rank = max((len(shape) for shape in shapes), default=0)
    common = [1] * rank
    for shape in shapes:
        for place, side in enumerate(shape, rank - len(shape)):
            if _is_unknown(side):
                if not _is_unknown(common[place]) and common[place] == 1:
                    common[place] = side
            elif side != 1:
                if _is_unknown(common[place]) or common[place] == 1:
                    common[place] = side
                elif common[place] != side:
                    raise ValueError("operands could not be broadcast together with shapes "
                                     + " ".join(shape_text(shape) for shape in shapes) + " ")
    return tuple(common)


def _power(a, b):
    if isinstance(a, int) and isinstance(b, int) and b < 0:
        raise ValueError("Integers to negative integer powers are not allowed.")
    return a ** b


def _divide(a, b):
    if b == 0:
        return math.nan if a == 0 or a != a else math.copysign(math.inf, a) * math.copysign(1.0, b)
    return a / b


def _floor_divide(a, b):
    return a // b if b != 0 else 0 if isinstance(a, int) and isinstance(b, int) else _divide(a, b)


def _modulo(a, b):
    return a % b if b != 0 else 0 if isinstance(a, int) and isinstance(b, int) else math.nan


_BINARY = {
    "add": operator.add, "sub": operator.sub, "mul": operator.mul, "truediv": _divide, "floordiv": _floor_divide,
    "mod": _modulo, "pow": _power, "and": operator.and_, "or": operator.or_, "xor": operator.xor,
    "lshift": operator.lshift, "rshift": operator.rshift, "lt": operator.lt, "le": operator.le, "gt": operator.gt,
    "ge": operator.ge, "eq": operator.eq, "ne": operator.ne,
    "maximum": lambda a, b: a if a != a or a >= b else b, "minimum": lambda a, b: a if a != a or a <= b else b,
    "arctan2": math.atan2, "hypot": math.hypot, "copysign": math.copysign,
    "logical_and": lambda a, b: bool(a) and bool(b), "logical_or": lambda a, b: bool(a) or bool(b),
    "logical_xor": lambda a, b: bool(a) != bool(b), "logaddexp": lambda a, b: math.log(math.exp(a) + math.exp(b)),
    "fmod": math.fmod, "gcd": math.gcd, "heaviside": lambda a, b: b if a == 0 else float(a > 0),
}


def _is_plain(value):
    return isinstance(value, (bool, int, float, complex)) and not isinstance(value, generic)


def _common_dtype(a, b, plain_a, plain_b):
    if plain_a and plain_b:
        return result_type(a.dtype, b.dtype)
    if plain_b is not None and plain_b is not False:
        return weak_result(a.dtype, _sample(b))
    if plain_a is not None and plain_a is not False:
        return weak_result(b.dtype, _sample(a))
    return result_type(a.dtype, b.dtype)


def _sample(value):
    return {"b": True, "i": 0, "f": 0.0, "c": 0j}.get(value.dtype.kind, 0.0)


_REAL = ("add", "sub", "mul", "truediv", "pow", "maximum", "minimum", "floordiv", "mod")
_NUMBER_TYPES = (int, float, _table["float64"].type)


def _quick(name, x, y):
    """The operations that loops over single numbers are made of, where float64 comes out; None for all else."""
    kind_x, kind_y = type(x), type(y)
    if _is_unknown(x, y) or kind_x not in _NUMBER_TYPES or kind_y not in _NUMBER_TYPES or name not in _REAL:
        return None
    if kind_x is int and kind_y is int and name != "truediv":
        return None
    run = _BINARY[name]
    return _scalar(_safely(lambda a, b: run(float(a), float(b)), x, y), _table["float64"])


def binary(name, x, y):
    quick = _quick(name, x, y)
    if quick is not None:
        return quick
    if hasattr(y, "requires_grad") and name in UFUNCS:
        return NotImplemented  # a tensor knows what to do
    if not isinstance(x, (ndarray, generic, int, float, complex, bool, list, tuple, str)) and not _is_unknown(x):
        return NotImplemented
    plain_x, plain_y = _is_plain(x), _is_plain(y)
    a, b = array(x, copy=False), array(y, copy=False)
    if _is_unknown(a) or _is_unknown(b):
        return _shapetrace.unknown("the result of an operation with an unknown value")
    if b.dtype.kind == "O" and name in ("eq", "ne") and b.ndim == 0:
        return ndarray._of(a.shape, _table["bool"], [name == "ne"] * a.size) if a.shape else name == "ne"
    common = _common_dtype(a, b, plain_x, plain_y)
    out = common
    if name in _COMPARE or name in _TRUTH:
        out = _table["bool"]
    elif name in ("truediv", "arctan2", "hypot", "copysign", "logaddexp"):
        out = common if common.kind in "fcO" else _table["float64"]
    elif name == "sub" and common.kind == "b":
        raise TypeError("numpy boolean subtract, the `-` operator, is not supported, use the bitwise_xor, the `^` "
                        "operator, or the logical_xor function instead.")
    elif name in ("pow", "floordiv", "mod") and common.kind == "b":
        out = _table["int8"]
    elif name in ("and", "or", "xor", "lshift", "rshift") and common.kind in "fc":
        raise TypeError(f"ufunc '{UFUNCS[name]}' not supported for the input types, and the inputs could not be safely "
                        "coerced to any supported types according to the casting rule ''safe''")
    shape = broadcast_shapes(a.shape, b.shape)
    values = None
    left, right = a._values(), b._values()
    if left is not None and right is not None and not has_unknown(shape):
        from ._shaping import broadcast_to
        left = left if a.shape == shape else broadcast_to(a, shape)._values()
        right = right if b.shape == shape else broadcast_to(b, shape)._values()
        run = _BINARY[name]
        if common.kind == "b" and name in ("add", "mul"):
            run = _BINARY["or" if name == "add" else "and"]
        if common.kind in "iu" and plain_x != plain_y and name not in _COMPARE:
            for value in right if plain_y else left:
                fit(value, common)
        values = [_element(out) if _is_unknown(p) or _is_unknown(q) else cast(_safely(run, p, q), out)
                  for p, q in zip(left, right)]
    return scalar_or_array(shape, out, values)


def _safely(run, *operands):
    try:
        return run(*operands)
    except (OverflowError, ValueError, ZeroDivisionError) as error:
        if "negative integer powers" in str(error):
            raise
        return _shapetrace.unknown("the result of an operation outside its range", float)


def _log(x):
    return -math.inf if x == 0 else math.nan if x < 0 else math.log(x)


def _sign(x):
    return (x > 0) - (x < 0)


_KEEP = {"neg": operator.neg, "abs": abs, "positive": operator.pos, "sign": _sign, "square": lambda x: x * x,
         "invert": lambda x: not x if isinstance(x, bool) else ~x, "conj": lambda x: x,
         "floor": math.floor, "ceil": math.ceil, "trunc": math.trunc, "rint": round}
_FLOAT = {"sqrt": lambda x: math.sqrt(x) if x >= 0 else math.nan, "exp": math.exp, "log": _log,
          "log2": lambda x: math.log2(x) if x > 0 else _log(x), "log10": lambda x: math.log10(x) if x > 0 else _log(x),
          "log1p": math.log1p, "expm1": math.expm1, "sin": math.sin, "cos": math.cos, "tan": math.tan,
          "arcsin": math.asin, "arccos": math.acos, "arctan": math.atan, "sinh": math.sinh, "cosh": math.cosh,
          "tanh": math.tanh, "arcsinh": math.asinh, "arccosh": math.acosh, "arctanh": math.atanh,
          "radians": math.radians, "degrees": math.degrees, "deg2rad": math.radians, "rad2deg": math.degrees,
          "exp2": lambda x: 2.0 ** x, "cbrt": lambda x: math.copysign(abs(x) ** (1 / 3), x),
          "reciprocal": lambda x: _divide(1, x), "fabs": abs}
_TEST = {"isnan": lambda x: x != x, "isinf": lambda x: x in (math.inf, -math.inf),
         "isfinite": lambda x: x - x == 0, "logical_not": lambda x: not x, "signbit": lambda x: x < 0}


def unary(name, x):
    if hasattr(x, "requires_grad") and hasattr(x, "numpy"):
        x = x.numpy()
    a = array(x, copy=False)
    if _is_unknown(a):
        return _shapetrace.unknown("the result of an operation with an unknown value")
    if name in _KEEP:
        run, out = _KEEP[name], a.dtype
        if out.kind == "b" and name == "neg":
            raise TypeError("The numpy boolean negative, the `-` operator, is not supported, use the `~` operator or "
                            "the logical_not function instead.")
        if name in ("floor", "ceil", "trunc", "rint") and out.kind == "f":
            keep = run
            run = lambda value: float(keep(value))
    elif name in _FLOAT:
        run, out = _FLOAT[name], as_float(a.dtype)
    else:
        run, out = _TEST[name], _table["bool"]
    values = a._values()
    if values is not None:
        values = [_element(out) if _is_unknown(value) else cast(_safely(run, value), out) for value in values]
    return scalar_or_array(a.shape, out, values)
