"""The platform: Linux, CPython 3.11; the rest of the machine is unknown."""

from _shapetrace import unknown


def _machine(kind=str):
    return unknown("the machine", kind)


def system():
    return "Linux"


def machine():
    return "x86_64"


def processor():
    return _machine()


def node():
    return _machine()


release = version = node


def platform(aliased=False, terse=False):
    return _machine()


def architecture(executable="", bits="", linkage=""):
    return ("64bit", "ELF")


def python_version():
    return "3.11.7"


def python_version_tuple():
    return ("3", "11", "7")


def python_implementation():
    return "CPython"


def python_compiler():
    return _machine()


def python_build():
    return (_machine(), _machine())


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return ("glibc", _machine())


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return ("", ("", "", ""), "")


def win32_ver(release="", version="", csd="", ptype=""):
    return ("", "", "", "")


class uname_result(tuple):
    system = property(lambda self: self[0])
    node = property(lambda self: self[1])
    release = property(lambda self: self[2])
    version = property(lambda self: self[3])
    machine = property(lambda self: self[4])
    processor = property(lambda self: _machine())


def uname():
    return uname_result(("Linux", _machine(), _machine(), _machine(), "x86_64"))


def freedesktop_os_release():
    return unknown("the machine", dict)
