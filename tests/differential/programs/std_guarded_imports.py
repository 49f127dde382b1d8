"""Modules of the standard library are there, with a model or without; what does not exist is not."""
import importlib.util

for name in ("sqlite3", "asyncio", "http.server", "xml.etree.ElementTree", "curses", "zlib", "ssl", "email.mime.text"):
    try:
        __import__(name)
    except ImportError:
        print(name, "is missing")
    else:
        print(name, "is there")
try:
    import msvcrt
except ImportError:
    print("no msvcrt here")
try:
    import json.nonsense
except ImportError as e:
    print(e, "|", e.name)
try:
    import surely_no_such_package
except ModuleNotFoundError as e:
    print(e)
print(importlib.util.find_spec("surely_no_such_package"), importlib.util.find_spec("sqlite3") is None)
