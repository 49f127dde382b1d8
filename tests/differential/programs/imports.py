# Imports of the program's own modules and packages: absolute, relative, star, aliases, late, missing, sys.modules.
import importlib
import os.path as osp
import sys

import helper_module
import helper_module as again
from helper_module import *
from helper_module import _internal, area as disc

print(helper_module is again, PI == again.PI, area is disc, "hidden" in globals(), _internal, helper_module.__name__, helper_module.__doc__)
import own_package
import own_package.layers.conv
import own_package.layers.conv as conv
from own_package import Convolution, DEFAULTS, default_width
from own_package.layers import deep
from own_package.layers.deep import inner as deep_inner

print(own_package.build("Conv", 3), own_package.build("Linear", 3, 4), Convolution is conv.Conv, DEFAULTS, default_width)
print(deep_inner.VALUE, deep.inner is deep_inner, own_package.layers.Depthwise(6).groups)
print(own_package.lazy_value, own_package.lazy_value is own_package.lazy_value)
print(own_package.config.bump(), deep.bump(), own_package.config.counter)
from own_package.config import counter

own_package.config.bump()
print(counter, own_package.config.counter)
try:
    own_package.build("Pool")
except KeyError as error:
    print(error)
for name in ("missing_module_xyz", "own_package.missing", "helper_module.sub"):
    try:
        importlib.import_module(name)
    except ImportError as error:
        print(type(error).__name__, error, error.name)
try:
    from own_package import nothing
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0])
try:
    import not_installed_package.sub
except ModuleNotFoundError as error:
    print(error)
try:
    own_package.nothing
except AttributeError as error:
    print(error)
try:
    helper_module.nothing
except AttributeError as error:
    print(error)
try:
    from . import sibling
except ImportError as error:
    print(error)
print(sorted(n for n in sys.modules if n.startswith(("own_package", "helper"))))
print(importlib.import_module("own_package.layers").Linear(1, 2), importlib.import_module(".conv", "own_package.layers") is conv)
print(__name__, osp.basename(__file__), own_package.__version__, own_package.__all__, osp.basename(own_package.__file__), own_package.__name__)
print(getattr(importlib.import_module("math"), "floor")(2.7), __import__("own_package") is own_package)


def local_import():
    from math import sqrt as root
    import json
    return root(16), json.dumps([1])


print(local_import(), "root" in globals())


def optional():
    try:
        import tensorflow_is_not_here as tf
    except ImportError:
        tf = None
    return tf


print(optional(), helper_module.__dict__["hidden"], hasattr(own_package, "registry"), vars(conv)["Conv"] is conv.Conv)
if __name__ == "__main__":
    print("main")
