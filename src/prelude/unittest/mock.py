"""unittest.mock: the part that programs about networks meet; what is configured is returned, calls are counted."""

import sys
from contextlib import contextmanager
from functools import wraps

__all__ = ["ANY", "DEFAULT", "MagicMock", "Mock", "NonCallableMock", "call", "create_autospec", "mock_open", "patch",
           "sentinel"]


class _Any:
    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


class _Sentinel:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return f"sentinel.{self.name}"


class _Sentinels:
    def __init__(self):
        self._made = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._made.setdefault(name, _Sentinel(name))


ANY = _Any()
sentinel = _Sentinels()
DEFAULT = sentinel.DEFAULT


class _Call(tuple):
    """What a mock was called with: (args, kwargs), equal to any other spelling of the same call."""

    def __new__(cls, args=(), kwargs=None, name=""):
        self = tuple.__new__(cls, (args, {} if kwargs is None else kwargs))
        self._name = name
        return self

    args = property(lambda self: self[0])
    kwargs = property(lambda self: self[1])

    def __call__(self, *args, **kwargs):
        return _Call(args, kwargs, self._name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Call((), {}, f"{self._name}.{name}" if self._name else name)

    def __eq__(self, other):
        if not isinstance(other, tuple):
            return NotImplemented
        if len(other) == 3:
            return self._name == other[0] and tuple(self) == tuple(other[1:])
        return tuple.__eq__(self, tuple(other))

    def __ne__(self, other):
        return not self == other

    def __repr__(self):
        parts = [repr(value) for value in self[0]] + [f"{key}={value!r}" for key, value in self[1].items()]
        return f"call{'.' + self._name if self._name else ''}({', '.join(parts)})"


call = _Call()


class NonCallableMock:
    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, side_effect=None, return_value=DEFAULT,
                 parent=None, **kwargs):
        own = self.__dict__
        spec = spec_set if spec is None else spec
        own.update(_spec=dir(spec) if spec is not None and not isinstance(spec, list) else spec,
                   _spec_class=None if spec is None or isinstance(spec, list)
                   else (spec if isinstance(spec, type) else type(spec)),
                   _wraps=wraps, _mock_name=name, _mock_parent=parent, _children={}, called=False, call_count=0,
                   call_args=None, call_args_list=[], mock_calls=[], method_calls=[], side_effect=side_effect,
                   _return=return_value)
        self.configure_mock(**kwargs)

    def configure_mock(self, /, **kwargs):
        for name, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            target = self
            *path, last = name.split(".")
            for part in path:
                target = getattr(target, part)
            setattr(target, last, value)

    @property
    def __class__(self):
        return self.__dict__.get("_spec_class") or type(self)

    @property
    def return_value(self):
        if self.__dict__["_return"] is DEFAULT:
            self.__dict__["_return"] = type(self)(parent=self, name=(self._mock_name or "mock") + "()")
        return self.__dict__["_return"]

    @return_value.setter
    def return_value(self, value):
        self.__dict__["_return"] = value

    def _child(self, name):
        children = self.__dict__["_children"]
        if name not in children:
            inner = self.__dict__["_wraps"]
            children[name] = type(self)(parent=self, name=f"{self._mock_name or 'mock'}.{name}",
                                        wraps=None if inner is None else getattr(inner, name))
        return children[name]

    def __getattr__(self, name):
        own = self.__dict__
        if "_children" not in own or name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        if own["_spec"] is not None and name not in own["_spec"]:
            raise AttributeError(f"Mock object has no attribute {name!r}")
        if name.startswith(("assert", "assret")):
            raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                                 f"to be an attribute.")
        return self._child(name)

    def __setattr__(self, name, value):
        if isinstance(value, NonCallableMock) and name not in ("return_value", "side_effect"):
            self.__dict__["_children"][name] = value
        object.__setattr__(self, name, value)

    def attach_mock(self, mock, attribute):
        mock.__dict__["_mock_parent"] = self
        setattr(self, attribute, mock)

    def reset_mock(self, *, return_value=False, side_effect=False):
        self.__dict__.update(called=False, call_count=0, call_args=None, call_args_list=[], mock_calls=[],
                             method_calls=[])
        if return_value:
            self.__dict__["_return"] = DEFAULT
        if side_effect:
            self.__dict__["side_effect"] = None
        for child in self.__dict__["_children"].values():
            child.reset_mock()

    def __repr__(self):
        name = f" name={self._mock_name!r}" if self._mock_name else ""
        return f"<{type(self).__name__}{name} id='{id(self)}'>"

    def _named(self):
        return self._mock_name or "mock"

    def _shown(self, args, kwargs):
        return self._named() + repr(_Call(args, kwargs))[4:]

    def assert_not_called(self):
        if self.call_count:
            times = {1: "once"}.get(self.call_count, f"{self.call_count} times")
            raise AssertionError(f"Expected '{self._named()}' to not have been called. Called {times}.\n"
                                 f"Calls: {self.mock_calls!r}.")

    def assert_called(self):
        if not self.call_count:
            raise AssertionError(f"Expected '{self._named()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._named()}' to have been called once. "
                                 f"Called {self.call_count} times.")

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            raise AssertionError(f"expected call not found.\nExpected: {self._shown(args, kwargs)}\n"
                                 f"Actual: not called.")
        if self.call_args != _Call(args, kwargs):
            raise AssertionError(f"expected call not found.\nExpected: {self._shown(args, kwargs)}\n"
                                 f"Actual: {self._shown(*self.call_args)}")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._named()}' to be called once. Called {self.call_count} times.")
        self.assert_called_with(*args, **kwargs)

    def assert_any_call(self, /, *args, **kwargs):
        if _Call(args, kwargs) not in self.call_args_list:
            raise AssertionError(f"{self._shown(args, kwargs)} call not found")

    def assert_has_calls(self, calls, any_order=False):
        calls, rest = list(calls), list(self.mock_calls)
        if any_order:
            for wanted in calls:
                if wanted not in rest:
                    raise AssertionError(f"{wanted!r} not all found in call list")
                rest.remove(wanted)
        elif not any(rest[i:i + len(calls)] == calls for i in range(len(rest) - len(calls) + 1)):
            raise AssertionError(f"Calls not found.\nExpected: {calls}\nActual: {rest}")


class Mock(NonCallableMock):
    def __call__(self, /, *args, **kwargs):
        own = self.__dict__
        own["called"] = True
        own["call_count"] += 1
        own["call_args"] = made = _Call(args, kwargs)
        own["call_args_list"].append(made)
        own["mock_calls"].append(made)
        parent, path = own["_mock_parent"], (own["_mock_name"] or "").rpartition(".")[2]
        while parent is not None:
            note = _Call(args, kwargs, path)
            parent.__dict__["mock_calls"].append(note)
            parent.__dict__["method_calls"].append(note)
            path = f"{(parent._mock_name or '').rpartition('.')[2]}.{path}"
            parent = parent.__dict__["_mock_parent"]
        effect = own["side_effect"]
        if effect is not None:
            if isinstance(effect, BaseException) or isinstance(effect, type) and issubclass(effect, BaseException):
                raise effect
            if not callable(effect):
                if not hasattr(effect, "__next__"):
                    effect = own["side_effect"] = iter(effect)
                result = next(effect)
                if isinstance(result, BaseException) or isinstance(result, type) and issubclass(result, BaseException):
                    raise result
                return self.return_value if result is DEFAULT else result
            result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if own["_return"] is DEFAULT and own["_wraps"] is not None:
            return own["_wraps"](*args, **kwargs)
        return self.return_value


_MAGIC = {"__len__": 0, "__bool__": True, "__int__": 1, "__float__": 1.0, "__contains__": False, "__exit__": False,
          "__index__": 1}


def _magic(name, known):
    def method(self, *args):
        child = self._child(name)
        if child.__dict__["_return"] is DEFAULT and known is not DEFAULT:
            child.__dict__["_return"] = known
        return child(*args)

    return method


class MagicMock(Mock):
    def __iter__(self):
        child = self._child("__iter__")
        return iter([]) if child.__dict__["_return"] is DEFAULT else iter(child())


for _name in ("enter", "getitem", "setitem", "delitem", "add", "sub", "mul", "truediv", "floordiv", "mod", "matmul",
              "pow", "and", "or", "xor", "radd", "rsub", "rmul", "neg", "abs"):
    setattr(MagicMock, f"__{_name}__", _magic(f"__{_name}__", DEFAULT))
for _name, _known in _MAGIC.items():
    setattr(MagicMock, _name, _magic(_name, _known))


class AsyncMock(MagicMock):
    async def __call__(self, /, *args, **kwargs):
        return MagicMock.__call__(self, *args, **kwargs)


class PropertyMock(Mock):
    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, value):
        self(value)


def create_autospec(spec, spec_set=False, instance=False, **kwargs):
    return MagicMock(spec=spec, **kwargs)


def mock_open(mock=None, read_data=""):
    import io

    mock = MagicMock(name="open") if mock is None else mock
    mock.side_effect = lambda *args, **kwargs: io.StringIO(read_data)
    return mock


class _Patch:
    """patch(...) as decorator of functions and classes, as context manager, and with start() and stop()."""

    def __init__(self, find, attribute, new, kwargs):
        self.find, self.attribute, self.new, self.kwargs = find, attribute, new, kwargs

    def __enter__(self):
        self.target = self.find()
        own = vars(self.target) if hasattr(self.target, "__dict__") else {}
        self.local = self.attribute in own
        if not self.kwargs.get("create") and not hasattr(self.target, self.attribute):
            raise AttributeError(f"{self.target!r} does not have the attribute {self.attribute!r}")
        self.old = own[self.attribute] if self.local else getattr(self.target, self.attribute, None)
        self.put = self.new
        if self.new is DEFAULT:
            make = self.kwargs.get("new_callable") or MagicMock
            options = {key: value for key, value in self.kwargs.items() if key not in ("new_callable", "create",
                                                                                       "autospec")}
            self.put = make(**options) if self.kwargs.get("new_callable") else make(name=self.attribute, **options)
        setattr(self.target, self.attribute, self.put)
        return self.put

    def __exit__(self, *error):
        if self.local:
            setattr(self.target, self.attribute, self.old)
        else:
            delattr(self.target, self.attribute)
        return False

    def start(self):
        return self.__enter__()

    def stop(self):
        return self.__exit__(None, None, None)

    def __call__(self, function):
        if isinstance(function, type):
            for name in dir(function):
                method = getattr(function, name)
                if name.startswith("test") and callable(method):
                    setattr(function, name, _Patch(self.find, self.attribute, self.new, self.kwargs)(method))
            return function

        @wraps(function)
        def patched(*args, **kwargs):
            with self as value:
                return function(*args, *((value,) if self.new is DEFAULT else ()), **kwargs)

        return patched


def _import(path):
    parts = path.split(".")
    found = __import__(parts[0])
    name = parts[0]
    for part in parts[1:]:
        name += "." + part
        if not hasattr(found, part):
            __import__(name)
        found = getattr(found, part)
    return found


def patch(target, new=DEFAULT, **kwargs):
    path, dot, attribute = target.rpartition(".")
    if not dot:
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _Patch(lambda: _import(path), attribute, new, kwargs)


def _patch_object(target, attribute, new=DEFAULT, **kwargs):
    return _Patch(lambda: target, attribute, new, kwargs)


@contextmanager
def _patch_dict(in_dict, values=(), clear=False, **kwargs):
    target = _import(in_dict) if isinstance(in_dict, str) else in_dict
    old = dict(target)
    if clear:
        target.clear()
    target.update(values, **kwargs)
    try:
        yield target
    finally:
        target.clear()
        target.update(old)


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = lambda target, **kwargs: _patch_dict(vars(_import(target) if isinstance(target, str) else target),
                                                      kwargs)
