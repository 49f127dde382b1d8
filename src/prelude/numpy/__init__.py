"""numpy: arrays with shape, element type and strides, and with elements where they are known and few.

docs: numpy
"""

import math

_HOMES = {
    "_array": "ndarray array asarray AxisError",
    "_dtypes": "dtype generic number integer signedinteger unsignedinteger inexact floating complexfloating flexible "
               "character bool_ object_ str_ bytes_ float64 issubdtype finfo iinfo",
    "_making": "zeros ones empty full zeros_like ones_like empty_like full_like arange linspace logspace geomspace eye "
               "identity diag diagonal tri indices",
    "_shaping": "reshape ravel transpose permute_dims swapaxes moveaxis rollaxis squeeze expand_dims broadcast_to "
                "broadcast_arrays atleast_1d atleast_2d atleast_3d concatenate concat stack vstack row_stack hstack "
                "dstack column_stack append array_split split vsplit hsplit unstack repeat tile flip fliplr flipud "
                "rot90 roll pad delete insert meshgrid",
    "_reductions": "sum prod mean var std amax amin max min nansum nanmean nanmax nanmin nanstd nanvar ptp any all "
                   "argmax argmin count_nonzero median nanmedian average quantile percentile nanpercentile nanquantile "
                   "cumsum cumprod diff gradient cov corrcoef trace",
    "_choosing": "where nonzero flatnonzero argwhere clip round around round_ sort argsort partition argpartition "
                 "unique bincount histogram searchsorted digitize interp isin in1d intersect1d union1d setdiff1d take "
                 "take_along_axis choose compress allclose isclose array_equal conj tril triu",
    "_products": "matmul dot vdot inner outer kron cross tensordot einsum apply_along_axis vectorize",
    "_files": "load loadtxt genfromtxt fromfile memmap fromregex frombuffer fromstring fromiter save savetxt savez "
              "savez_compressed",
    "_printing": "array2string array_repr array_str",
    "_elementwise": "broadcast_shapes",
}
_WHERE = {name: home for home, names in _HOMES.items() for name in names.split()}
_SCALARS = ("int8 int16 int32 int64 uint8 uint16 uint32 uint64 float16 float32 complex64 complex128 bool").split()
_OTHER_SCALARS = {"double": "float64", "single": "float32", "half": "float16", "intp": "int64", "int_": "int64",
                  "uint": "uint64", "longlong": "int64", "cdouble": "complex128", "csingle": "complex64",
                  "byte": "int8", "ubyte": "uint8", "short": "int16", "intc": "int32", "long": "int64",
                  "ulong": "uint64", "ushort": "uint16", "uintc": "uint32"}
_BINARY = {"add": "add", "subtract": "sub", "multiply": "mul", "divide": "truediv", "true_divide": "truediv",
           "floor_divide": "floordiv", "mod": "mod", "remainder": "mod", "power": "pow", "float_power": "pow",
           "bitwise_and": "and", "bitwise_or": "or", "bitwise_xor": "xor", "left_shift": "lshift",
           "right_shift": "rshift", "less": "lt", "less_equal": "le", "greater": "gt", "greater_equal": "ge",
           "equal": "eq", "not_equal": "ne", "maximum": "maximum", "minimum": "minimum", "fmax": "maximum",
           "fmin": "minimum", "arctan2": "arctan2", "atan2": "arctan2", "hypot": "hypot", "copysign": "copysign",
           "logical_and": "logical_and", "logical_or": "logical_or", "logical_xor": "logical_xor",
           "logaddexp": "logaddexp", "fmod": "fmod", "gcd": "gcd", "heaviside": "heaviside"}
_UNARY = {name: name for name in (
    "sqrt exp log log2 log10 log1p expm1 exp2 cbrt sin cos tan arcsin arccos arctan sinh cosh tanh arcsinh arccosh "
    "arctanh radians degrees deg2rad rad2deg reciprocal fabs sign square positive invert floor ceil trunc rint isnan "
    "isinf isfinite logical_not signbit").split()}
_UNARY.update({"abs": "abs", "absolute": "abs", "negative": "neg", "bitwise_not": "invert", "fix": "trunc",
               "asin": "arcsin", "acos": "arccos", "atan": "arctan", "conjugate": "conj", "atanh": "arctanh"})
_MODULES = ("random", "linalg", "fft", "ma", "testing", "typing", "lib", "polynomial", "_core", "core", "dtypes", "strings",
            "rec", "char", "ctypeslib", "emath")

# Modules of this model.
_PARTS = {*_WHERE.values(), "_array", "_dtypes", "_elementwise", "_tensors"}

__version__ = "2.4.6"
pi, e, euler_gamma = math.pi, math.e, 0.5772156649015329
inf, nan = math.inf, math.nan
newaxis = None
True_, False_ = True, False
little_endian = True


class ufunc:
    """A function that works element by element."""

    def __init__(self, name, own, count):
        self.__name__, self._own, self.nin, self.nout = name, own, count, 1

    def __repr__(self):
        return f"<ufunc '{self.__name__}'>"

    def __call__(self, *args, out=None, where=True, dtype=None, **ignored):
        from . import _elementwise, _tensors
        operands = [part.numpy() if _tensors.is_tensor(part) else part for part in args[:self.nin]]
        result = (_elementwise.unary if self.nin == 1 else _elementwise.binary)(self._own, *operands)
        if any(_tensors.is_tensor(part) for part in args[:self.nin]):
            result = _tensors.as_tensor(result)
        if dtype is not None:
            result = result.astype(dtype)
        if out is None and len(args) > self.nin:
            out = args[self.nin]
        if out is not None:
            out = out[0] if isinstance(out, tuple) else out
            out[...] = result
            return out
        return result

    def reduce(self, array, axis=0, **options):
        from . import _reductions
        name = {"add": "sum", "mul": "prod", "maximum": "amax", "minimum": "amin", "logical_and": "all",
                "logical_or": "any"}[self._own]
        return getattr(_reductions, name)(array, axis)

    def accumulate(self, array, axis=0, **options):
        from . import _reductions
        return (_reductions.cumsum if self._own == "add" else _reductions.cumprod)(array, axis)

    def outer(self, a, b):
        from ._array import asarray
        a, b = asarray(a), asarray(b)
        return self(a.reshape(a.shape + (1,) * b.ndim), b)

    def at(self, a, indices, b=None):
        a.forget()


def asanyarray(a, dtype=None, *args, **kwargs):
    from ._array import asarray
    return asarray(a, dtype)


def ascontiguousarray(a, dtype=None, *args, **kwargs):
    from ._array import asarray
    made = asarray(a, dtype)
    return made if made._dense() else made.copy()


asfortranarray = require = ascontiguousarray


def copy(a, order="K", subok=False):
    from ._array import array
    return array(a)


def copyto(dst, src, casting="same_kind", where=True):
    dst[...] = src


def fill_diagonal(a, val, wrap=False):
    a.forget()


def put(a, ind, v, mode="raise"):
    a.forget()


def shape(a):
    from ._array import asarray
    return asarray(a).shape


def ndim(a):
    from ._array import asarray
    return asarray(a).ndim


def size(a, axis=None):
    from ._array import asarray
    return asarray(a).size if axis is None else asarray(a).shape[axis]


def nan_to_num(x, copy=True, nan=0.0, posinf=None, neginf=None):
    from ._array import asarray, ndarray
    return ndarray._of(asarray(x).shape, asarray(x).dtype)


def isscalar(element):
    from ._dtypes import generic
    return isinstance(element, (int, float, complex, str, bytes, generic))


def result_type(*arrays_and_dtypes):
    from . import _dtypes
    kinds = [part.dtype if hasattr(part, "dtype") else _dtypes.dtype(part) for part in arrays_and_dtypes]
    found = kinds[0]
    for other in kinds[1:]:
        found = _dtypes.result_type(found, other)
    return found


promote_types = result_type


def can_cast(from_, to, casting="safe"):
    from . import _dtypes
    return _dtypes.result_type(_dtypes.dtype(from_), _dtypes.dtype(to)) == _dtypes.dtype(to)


def iscomplexobj(x):
    return getattr(x, "dtype", None) is not None and x.dtype.kind == "c"


def real(val):
    return val


def divmod(x1, x2):
    return x1 // x2, x1 % x2


def may_share_memory(a, b, max_work=None):
    return a._store is b._store


shares_memory = may_share_memory


def unravel_index(indices, shape, order="C"):
    from ._array import _element, asarray, dense_strides, ndarray
    indices = asarray(indices)
    if indices.ndim == 0 and indices._sure() is not None:
        at = indices._sure()[0]
        from ._dtypes import int64
        return tuple(int64(at // step % side) for step, side in zip(dense_strides(shape), shape))
    return tuple(ndarray._of(indices.shape, indices.dtype) for _ in shape)


def ix_(*args):
    from ._array import asarray
    return tuple(asarray(part).reshape(tuple(-1 if i == place else 1 for i in range(len(args))))
                 for place, part in enumerate(args))


class _Rows:
    def __getitem__(self, key):
        from . import _making, _shaping
        parts = key if isinstance(key, tuple) else (key,)
        made = [_making.arange(part.start or 0, part.stop, part.step or 1) if isinstance(part, slice)
                else _shaping.atleast_1d(part) for part in parts]
        return _shaping.concatenate(made) if self is r_ else _shaping.column_stack(made)


r_, c_ = _Rows(), _Rows()


class errstate:
    def __init__(self, **kwargs):
        pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def __call__(self, function):
        return function


def seterr(all=None, **kwargs):
    return {}


class printoptions(errstate):
    def __init__(self, *args, **kwargs):
        pass


def set_printoptions(*args, **kwargs):
    """Another way of printing is not followed: texts of arrays become unknown."""
    from . import _printing
    _printing._text = lambda *args: None


def get_printoptions():
    return {"precision": 8, "threshold": 1000, "edgeitems": 3, "linewidth": 75, "suppress": False}


def _from_tensor(tensor):
    from ._array import from_torch
    return from_torch(tensor)


def __getattr__(name):
    if name in _WHERE:
        from importlib import import_module
        value = getattr(import_module("numpy." + _WHERE[name]), name)
        from . import _tensors
        if name == "matmul":
            value = _tensors.wrapping_two(value)
        elif name in _tensors.WRAPPED:
            value = _tensors.wrapping(value)
        elif name in _tensors.METHODS:
            value = _tensors.asking(value, _tensors.METHODS[name])
    elif name in _SCALARS or name in _OTHER_SCALARS:
        from . import _dtypes
        value = _dtypes.SCALARS[_OTHER_SCALARS.get(name, name)]
    elif name in _UNARY:
        value = ufunc(name, _UNARY[name], 1)
    elif name in _BINARY:
        value = ufunc(name, _BINARY[name], 2)
    elif name in _MODULES:
        from importlib import import_module
        value = import_module("numpy." + name)
    elif name.startswith("_") and not name.startswith("__") and name not in _PARTS:
        # Nobody has listed numpy's private names.
        import _shapetrace
        value = _shapetrace.unknown(f"numpy.{name} is not modelled")
    elif name == "exceptions":
        from . import _array as value
    else:
        if name in ("float", "int", "object", "complex", "str"):
            raise AttributeError(f"module 'numpy' has no attribute '{name}'.\n`np.{name}` was a deprecated alias for "
                                 f"the builtin `{name}`. To avoid this error in existing code, use `{name}` by itself. "
                                 f"Doing this will not modify any behavior and is safe. "
                                 + _ADVICE.get(name, "") +
                                 "\nThe aliases was originally deprecated in NumPy 1.20; for more details and guidance "
                                 "see the original release note at:\n"
                                 "    https://numpy.org/devdocs/release/1.20.0-notes.html#deprecations")
        raise AttributeError(f"module 'numpy' has no attribute '{name}'")
    globals()[name] = value
    return value


_ADVICE = {
    "float": "If you specifically wanted the numpy scalar type, use `np.float64` here.",
    "object": "", "str": "If you specifically wanted the numpy scalar type, use `np.str_` here.",
    "complex": "If you specifically wanted the numpy scalar type, use `np.complex128` here.",
    "int": "When replacing `np.int`, you may wish to use e.g. `np.int64` or `np.int32` to specify the precision. If "
           "you wish to review your current use, check the release note link for additional information.",
}
