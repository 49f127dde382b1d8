"""Requests: none is ever sent."""

from _shapetrace import unknown


def urlopen(url, data=None, timeout=None, *, context=None, **kwargs):
    return unknown("the network")


def urlretrieve(url, filename=None, reporthook=None, data=None):
    import _files
    from _shapetrace import is_unknown

    if filename is not None and not is_unknown(filename):
        _files.write(_files.text_of(filename), unknown("the network", bytes))
    return (filename if filename is not None else unknown("a temporary name", str), unknown("the network"))


class Request:
    def __init__(self, url, data=None, headers={}, origin_req_host=None, unverifiable=False, method=None):
        self.full_url, self.data, self.headers, self.method = url, data, dict(headers), method

    def add_header(self, key, val):
        self.headers[key.capitalize()] = val

    def get_method(self):
        return self.method or ("GET" if self.data is None else "POST")


class OpenerDirector:
    addheaders = []

    def open(self, fullurl, data=None, timeout=None):
        return unknown("the network")


def build_opener(*handlers):
    return OpenerDirector()


def install_opener(opener):
    pass


def urlcleanup():
    pass


def pathname2url(path):
    from urllib.parse import quote

    return quote(path)


def url2pathname(path):
    from urllib.parse import unquote

    return unquote(path)


def getproxies():
    return {}


class ProxyHandler:
    def __init__(self, proxies=None):
        self.proxies = proxies


class HTTPHandler:
    pass


HTTPSHandler = HTTPCookieProcessor = HTTPRedirectHandler = BaseHandler = HTTPHandler
