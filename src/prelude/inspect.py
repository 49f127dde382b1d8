"""Looking at live objects: kinds, members, signatures, sources."""

import sys
import types
from types import FunctionType, MethodType

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512

_BuiltinType = type(len)
_MethodDescriptorType = type(str.join)
_WrapperDescriptorType = type(object.__init__)
_BoundBuiltinType = type("".join)


# --- kinds ---------------------------------------------------------------------------------------


def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, MethodType) and not isinstance(getattr(object, "__func__", None), _BuiltinType)


def isfunction(object):
    return isinstance(object, FunctionType)


def isbuiltin(object):
    return isinstance(object, (_BuiltinType, _BoundBuiltinType)) and not ismethod(object)


def ismethoddescriptor(obj):
    if isclass(obj) or ismethod(obj) or isfunction(obj):
        return False
    kind = type(obj)
    return hasattr(kind, "__get__") and not hasattr(kind, "__set__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    kind = type(object)
    return hasattr(kind, "__set__") or hasattr(kind, "__delete__")


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return iscoroutine(object) or hasattr(type(object), "__await__")


def _has_flag(f, flag):
    while isinstance(f, MethodType):
        f = f.__func__
    from functools import partial

    while isinstance(f, partial):
        f = f.func
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


# --- members -------------------------------------------------------------------------------------


def getmembers(object, predicate=None):
    found = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            for base in getattr(object, "__mro__", ()):
                if name in base.__dict__:
                    value = base.__dict__[name]
                    break
            else:
                continue
        if predicate is None or predicate(value):
            found.append((name, value))
    found.sort(key=lambda pair: pair[0])
    return found


def getmembers_static(object, predicate=None):
    found = [(name, getattr_static(object, name, None)) for name in dir(object)]
    return sorted([pair for pair in found if predicate is None or predicate(pair[1])], key=lambda pair: pair[0])


_sentinel = object()


def getattr_static(obj, attr, default=_sentinel):
    if not isinstance(obj, type):
        own = getattr(obj, "__dict__", {})
        if attr in own:
            return own[attr]
        classes = type(obj).__mro__
    else:
        classes = (*obj.__mro__, *type(obj).__mro__)
    for cls in classes:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if default is not _sentinel:
        return default
    raise AttributeError(attr)


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    seen = {id(func): func}
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
        if id(func) in seen:
            raise ValueError(f"wrapper loop when unwrapping {func!r}")
        seen[id(func)] = func
    return func


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    if doc is None and isclass(object):
        for base in object.__mro__[1:]:
            if base is not types.GenericAlias and base.__doc__ is not None and base.__module__ != "builtins":
                doc = base.__doc__
                break
    elif doc is None and ismethod(object):
        for base in type(object.__self__).__mro__[1:]:
            doc = getattr(getattr(base, object.__name__, None), "__doc__", None)
            if doc is not None:
                break
    return cleandoc(doc) if isinstance(doc, str) else None


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min([len(line) - len(line.lstrip()) for line in lines[1:] if line.strip()], default=0)
    lines = [lines[0].lstrip(), *[line[margin:] for line in lines[1:]]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getcomments(object):
    return None


# --- where things come from ----------------------------------------------------------------------


def getmodule(object, _filename=None):
    if ismodule(object):
        return object
    name = getattr(object, "__module__", None)
    return sys.modules.get(name) if name is not None else None


def getmodulename(path):
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") else None


def getfile(object):
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if hasattr(object, "tb_frame"):
        object = object.tb_frame
    if hasattr(object, "f_code"):
        object = object.f_code
    if iscode(object):
        return object.co_filename
    raise TypeError(
        "module, class, method, function, traceback, frame, or code object was expected, got "
        f"{type(object).__name__}"
    )


getsourcefile = getabsfile = getfile


def findsource(object):
    import linecache

    lines = linecache.getlines(getfile(object))
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        import re

        pattern = re.compile(rf"\s*class\s+{object.__name__}\b")
        for i, line in enumerate(lines):
            if pattern.match(line):
                return lines, i
        raise OSError("could not find class definition")
    if ismethod(object):
        object = object.__func__
    code = object.__code__ if isfunction(object) else object
    first = getattr(code, "co_firstlineno", None)
    if first is None:
        raise OSError("could not find code object")
    start = first - 1
    while start > 0 and lines[start - 1].lstrip().startswith("@"):
        start -= 1
    return lines, start


def getblock(lines):
    """The statement that begins in the first line, with all that is indented below it."""
    indent = len(lines[0]) - len(lines[0].lstrip())
    end, depth, in_header = 0, 0, True
    for i, line in enumerate(lines):
        text = line.strip()
        if in_header:
            depth += sum(map(line.count, "([{")) - sum(map(line.count, ")]}"))
            end = i + 1
            if depth <= 0 and not text.startswith("@"):
                in_header = False
        elif text:
            if len(line) - len(line.lstrip()) <= indent and not text.startswith("#"):
                break
            if len(line) - len(line.lstrip()) > indent:
                end = i + 1
    return lines[:end]


def getsourcelines(object):
    object = unwrap(object)
    lines, start = findsource(object)
    if ismodule(object):
        return lines, 0
    return getblock(lines[start:]), start + 1


def getsource(object):
    return "".join(getsourcelines(object)[0])


def currentframe():
    return sys._getframe(1)


class FrameInfo(tuple):
    frame = property(lambda self: self[0])
    filename = property(lambda self: self[1])
    lineno = property(lambda self: self[2])
    function = property(lambda self: self[3])
    code_context = property(lambda self: self[4])
    index = property(lambda self: self[5])


class Traceback(tuple):
    filename = property(lambda self: self[0])
    lineno = property(lambda self: self[1])
    function = property(lambda self: self[2])
    code_context = property(lambda self: self[3])
    index = property(lambda self: self[4])


def getframeinfo(frame, context=1):
    import linecache

    if hasattr(frame, "tb_frame"):
        lineno, frame = frame.tb_lineno, frame.tb_frame
    else:
        lineno = frame.f_lineno
    filename = frame.f_code.co_filename
    line = linecache.getline(filename, lineno)
    return Traceback((filename, lineno, frame.f_code.co_name, [line] if line else None, 0 if line else None))


def getouterframes(frame, context=1):
    found = []
    while frame is not None:
        found.append(FrameInfo((frame, *getframeinfo(frame, context))))
        frame = frame.f_back
    return found


def stack(context=1):
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    return []


# --- signatures ----------------------------------------------------------------------------------


class _empty:
    pass


class _void:
    pass


class _ParameterKind(int):
    def __new__(cls, value, name, description):
        self = int.__new__(cls, value)
        self.name = name
        self.value = value
        self.description = description
        return self

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"


_POSITIONAL_ONLY = _ParameterKind(0, "POSITIONAL_ONLY", "positional-only")
_POSITIONAL_OR_KEYWORD = _ParameterKind(1, "POSITIONAL_OR_KEYWORD", "positional or keyword")
_VAR_POSITIONAL = _ParameterKind(2, "VAR_POSITIONAL", "variadic positional")
_KEYWORD_ONLY = _ParameterKind(3, "KEYWORD_ONLY", "keyword-only")
_VAR_KEYWORD = _ParameterKind(4, "VAR_KEYWORD", "variadic keyword")


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing" and not isinstance(annotation, type):
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    if type(annotation).__module__ == "typing":
        return repr(annotation).replace("typing.", "")
    return repr(annotation)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if not isinstance(kind, _ParameterKind):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        if default is not _empty and kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{kind.description} parameters cannot have default values")
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name, self._kind, self._default, self._annotation = name, kind, default, annotation

    @property
    def name(self):
        return self._name

    @property
    def kind(self):
        return self._kind

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        return type(self)(
            self._name if name is _void else name, self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    def __str__(self):
        text = self._name
        if self._annotation is not _empty:
            text = f"{text}: {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += f" = {self._default!r}" if self._annotation is not _empty else f"={self._default!r}"
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<Parameter "{self}">'

    def _key(self):
        return (self._name, self._kind, self._default, self._annotation)

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return self._key() == other._key()

    def __hash__(self):
        return hash(self._key())


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        result = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if parameter.kind == _VAR_POSITIONAL:
                result.extend(self.arguments[name])
            else:
                result.append(self.arguments[name])
        return tuple(result)

    @property
    def kwargs(self):
        result, by_keyword = {}, False
        for name, parameter in self._signature.parameters.items():
            if not by_keyword:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                    by_keyword = True
                else:
                    continue
            if name not in self.arguments:
                continue
            if parameter.kind == _VAR_KEYWORD:
                result.update(self.arguments[name])
            else:
                result[name] = self.arguments[name]
        return result

    def apply_defaults(self):
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == _VAR_POSITIONAL:
                filled[name] = ()
            elif parameter.kind == _VAR_KEYWORD:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<BoundArguments ({shown})>"


class Signature:
    __slots__ = ("_return_annotation", "_parameters")

    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        found, highest, defaults = {}, _POSITIONAL_ONLY, False
        for parameter in parameters or ():
            name, kind = parameter.name, parameter.kind
            if __validate_parameters__:
                if kind < highest:
                    raise ValueError(
                        f"wrong parameter order: {highest.description} parameter before {kind.description} parameter"
                    )
                if kind > highest:
                    highest = kind
                if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if parameter.default is not _empty:
                        defaults = True
                    elif defaults:
                        raise ValueError("non-default argument follows default argument")
                if name in found:
                    raise ValueError(f"duplicate parameter name: {name!r}")
            found[name] = parameter
        self._parameters = types.MappingProxyType(found)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
        return _signature_of(obj, follow_wrapped, eval_str)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        return type(self)(
            self._parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    def __eq__(self, other):
        if not isinstance(other, Signature):
            return NotImplemented
        return (
            dict(self._parameters) == dict(other._parameters) and self._return_annotation == other._return_annotation
        )

    def __hash__(self):
        return hash((tuple(self._parameters.values()), self._return_annotation))

    def _bind(self, args, kwargs, partial=False):
        arguments = {}
        waiting = list(self._parameters.values())
        given = list(args)
        keyword_part = []
        while waiting:
            parameter = waiting[0]
            if given:
                if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    raise TypeError("too many positional arguments")
                waiting.pop(0)
                if parameter.kind == _VAR_POSITIONAL:
                    arguments[parameter.name] = tuple(given)
                    given = []
                    break
                if parameter.name in kwargs and parameter.kind != _POSITIONAL_ONLY:
                    raise TypeError(f"multiple values for argument {parameter.name!r}")
                arguments[parameter.name] = given.pop(0)
                continue
            if parameter.kind == _VAR_POSITIONAL:
                waiting.pop(0)
                break
            if parameter.name in kwargs:
                if parameter.kind == _POSITIONAL_ONLY:
                    raise TypeError(
                        f"{parameter.name!r} parameter is positional only, but was passed as a keyword"
                    )
                break
            if parameter.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or parameter.default is not _empty:
                break
            if partial:
                break
            raise TypeError(f"missing a required argument: {parameter.name!r}")
        if given:
            raise TypeError("too many positional arguments")
        kwargs = dict(kwargs)
        rest = None
        for parameter in waiting:
            if parameter.kind == _VAR_KEYWORD:
                rest = parameter
                continue
            if parameter.kind == _VAR_POSITIONAL:
                continue
            if parameter.name in kwargs:
                if parameter.kind == _POSITIONAL_ONLY:
                    raise TypeError(
                        f"{parameter.name!r} parameter is positional only, but was passed as a keyword"
                    )
                arguments[parameter.name] = kwargs.pop(parameter.name)
            elif not partial and parameter.default is _empty:
                raise TypeError(f"missing a required argument: {parameter.name!r}")
        if kwargs:
            if rest is None:
                raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
            arguments[rest.name] = kwargs
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, partial=True)

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        shown, slash_due, star_due = [], False, True
        for parameter in self._parameters.values():
            kind = parameter.kind
            if kind == _POSITIONAL_ONLY:
                slash_due = True
            elif slash_due:
                shown.append("/")
                slash_due = False
            if kind == _VAR_POSITIONAL:
                star_due = False
            elif kind == _KEYWORD_ONLY and star_due:
                shown.append("*")
                star_due = False
            shown.append(str(parameter))
        if slash_due:
            shown.append("/")
        text = f"({', '.join(shown)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False):
    return _signature_of(obj, follow_wrapped, eval_str)


def _from_function(func, eval_str=False):
    code = func.__code__
    names = code.co_varnames
    positional, keyword_only = code.co_argcount, code.co_kwonlyargcount
    annotations = func.__annotations__
    if eval_str:
        annotations = get_annotations(func, eval_str=True)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    first_default = positional - len(defaults)
    for i in range(positional):
        kind = _POSITIONAL_ONLY if i < code.co_posonlyargcount else _POSITIONAL_OR_KEYWORD
        add(names[i], kind, defaults[i - first_default] if i >= first_default else _empty)
    at = positional + keyword_only
    if code.co_flags & CO_VARARGS:
        add(names[at], _VAR_POSITIONAL)
        at += 1
    for name in names[positional:positional + keyword_only]:
        add(name, _KEYWORD_ONLY, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[at], _VAR_KEYWORD)
    return Signature(
        parameters, return_annotation=annotations.get("return", _empty), __validate_parameters__=False
    )


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if not parameters or parameters[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if parameters[0].kind != _VAR_POSITIONAL:
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def _of_partial(wrapped, part):
    parameters = dict(wrapped.parameters)
    try:
        bound = wrapped.bind_partial(*part.args, **part.keywords)
    except TypeError as error:
        raise ValueError(f"partial object {part!r} has incorrect arguments") from error
    keyword_from_here = False
    for name, parameter in list(parameters.items()):
        if name in bound.arguments:
            value = bound.arguments[name]
            if parameter.kind == _POSITIONAL_ONLY:
                del parameters[name]
                continue
            if parameter.kind == _POSITIONAL_OR_KEYWORD:
                if name in part.keywords:
                    keyword_from_here = True
                    parameters[name] = parameter.replace(default=value)
                else:
                    del parameters[name]
                    continue
            elif parameter.kind == _KEYWORD_ONLY:
                parameters[name] = parameter.replace(default=value)
        if keyword_from_here:
            kind = parameters[name].kind
            if kind == _POSITIONAL_OR_KEYWORD:
                parameters[name] = parameters.pop(name).replace(kind=_KEYWORD_ONLY)
            elif kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                parameters[name] = parameters.pop(name)
            elif kind == _VAR_POSITIONAL:
                del parameters[name]
    return wrapped.replace(parameters=parameters.values())


def _signature_of(obj, follow_wrapped=True, eval_str=False):
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, MethodType):
        return _without_first(_signature_of(obj.__func__, follow_wrapped, eval_str))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, MethodType))
        if isinstance(obj, MethodType):
            return _signature_of(obj, follow_wrapped, eval_str)
    own = getattr(obj, "__signature__", None)
    if own is not None:
        if not isinstance(own, Signature):
            raise TypeError(f"unexpected object {own!r} in __signature__ attribute")
        return own
    if isinstance(obj, FunctionType):
        return _from_function(obj, eval_str)
    if obj is object.__init__:
        return Signature([
            Parameter("self", Parameter.POSITIONAL_ONLY), Parameter("args", Parameter.VAR_POSITIONAL),
            Parameter("kwargs", Parameter.VAR_KEYWORD),
        ])
    if isinstance(obj, (_BuiltinType, _MethodDescriptorType, _WrapperDescriptorType)):
        raise ValueError(f"no signature found for builtin {obj!r}")
    from functools import partial

    if isinstance(obj, partial):
        return _of_partial(_signature_of(obj.func, follow_wrapped, eval_str), obj)
    if isinstance(obj, type):
        return _of_class(obj, follow_wrapped, eval_str)
    call = getattr(type(obj), "__call__", None)
    if isinstance(call, FunctionType):
        return _without_first(_signature_of(call, follow_wrapped, eval_str))
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _of_class(cls, follow_wrapped, eval_str):
    call = getattr(type(cls), "__call__", None)
    if isinstance(call, FunctionType):
        return _without_first(_signature_of(call, follow_wrapped, eval_str))
    for base in cls.__mro__[:-1]:
        for name in ("__new__", "__init__"):
            method = base.__dict__.get(name)
            if isinstance(method, staticmethod):
                method = method.__func__
            if name == "__new__" and not isinstance(method, FunctionType):
                continue
            if method is not None and (isinstance(method, FunctionType) or hasattr(method, "__wrapped__")):
                return _without_first(_signature_of(method, follow_wrapped, eval_str))
    if cls.__init__ is object.__init__ and cls.__new__ is object.__new__:
        return Signature()
    raise ValueError(f"no signature found for builtin type {cls!r}")


def get_annotations(obj, *, globals=None, locals=None, eval_str=False):
    if isinstance(obj, type):
        found = obj.__dict__.get("__annotations__", {})
        scope = getattr(sys.modules.get(obj.__module__), "__dict__", {})
    elif ismodule(obj):
        found, scope = getattr(obj, "__annotations__", {}), obj.__dict__
    elif callable(obj):
        found, scope = getattr(obj, "__annotations__", {}), getattr(unwrap(obj), "__globals__", {})
    else:
        raise TypeError(f"{obj!r} is not a module, class, or callable.")
    if not eval_str:
        return dict(found)
    scope = scope if globals is None else globals
    return {name: eval(value, scope, locals) if isinstance(value, str) else value for name, value in found.items()}


class FullArgSpec(tuple):
    _fields = ("args", "varargs", "varkw", "defaults", "kwonlyargs", "kwonlydefaults", "annotations")

    def __repr__(self):
        return f"FullArgSpec({', '.join([f'{name}={value!r}' for name, value in zip(self._fields, self)])})"


for _i, _name in enumerate(FullArgSpec._fields):
    setattr(FullArgSpec, _name, property(lambda self, i=_i: self[i]))
del _i, _name


def getfullargspec(func):
    try:
        if isinstance(func, MethodType):
            sig = _signature_of(func.__func__, follow_wrapped=False)
        else:
            sig = _signature_of(func, follow_wrapped=False)
            if isinstance(func, type):
                sig = sig.replace(parameters=[Parameter("self", _POSITIONAL_OR_KEYWORD), *sig.parameters.values()])
    except Exception as error:
        raise TypeError("unsupported callable") from error
    args, defaults, kwonly, varargs, varkw = [], [], [], None, None
    annotations, kwdefaults = {}, {}
    if sig.return_annotation is not _empty:
        annotations["return"] = sig.return_annotation
    for name, parameter in sig.parameters.items():
        kind = parameter.kind
        if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
            args.append(name)
            if parameter.default is not _empty:
                defaults.append(parameter.default)
        elif kind == _VAR_POSITIONAL:
            varargs = name
        elif kind == _KEYWORD_ONLY:
            kwonly.append(name)
            if parameter.default is not _empty:
                kwdefaults[name] = parameter.default
        else:
            varkw = name
        if parameter.annotation is not _empty:
            annotations[name] = parameter.annotation
    return FullArgSpec((args, varargs, varkw, tuple(defaults) or None, kwonly, kwdefaults or None, annotations))


def getargspec(func):
    return getfullargspec(func)


def getcallargs(func, /, *positional, **named):
    if isinstance(func, MethodType):
        positional = (func.__self__, *positional)
        func = func.__func__
    bound = _signature_of(func).bind(*positional, **named)
    bound.apply_defaults()
    return bound.arguments


class ClosureVars(tuple):
    nonlocals = property(lambda self: self[0])
    globals = property(lambda self: self[1])
    builtins = property(lambda self: self[2])
    unbound = property(lambda self: self[3])
