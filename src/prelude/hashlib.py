"""Digests of known bytes; others are unknown."""

from _shapetrace import is_unknown, unknown

_SIZES = {
    "md5": (16, 64), "sha1": (20, 64), "sha224": (28, 64), "sha256": (32, 64), "sha384": (48, 128),
    "sha512": (64, 128), "blake2b": (64, 128), "blake2s": (32, 64), "sha3_224": (28, 144), "sha3_256": (32, 136),
    "sha3_384": (48, 104), "sha3_512": (64, 72), "shake_128": (0, 168), "shake_256": (0, 136),
}
algorithms_guaranteed = set(_SIZES)
algorithms_available = set(_SIZES)


class _Hash:
    def __init__(self, name, data=b""):
        self.name = name
        self.digest_size, self.block_size = _SIZES[name]
        self._data = b""
        self.update(data)

    def update(self, data, /):
        if is_unknown(data) or is_unknown(self._data):
            self._data = unknown(data if is_unknown(data) else self._data, bytes)
            return
        if isinstance(data, str):
            raise TypeError("Strings must be encoded before hashing")
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError("object supporting the buffer API required")
        self._data += bytes(data)

    def digest(self, length=None):
        if is_unknown(self._data):
            return unknown(self._data, bytes)
        from _digest import digest

        result = digest(self.name, self._data)
        return unknown(f"a digest ({self.name})", bytes) if result is None else result

    def hexdigest(self, length=None):
        result = self.digest(length)
        return unknown(result, str) if is_unknown(result) else result.hex()

    def copy(self):
        return _Hash(self.name, self._data)

    def __repr__(self):
        return f"<{self.name} _hashlib.HASH object>"


def new(name, data=b"", **kwargs):
    if name.lower() not in _SIZES:
        raise ValueError("unsupported hash type " + name)
    return _Hash(name.lower(), data)


def md5(string=b"", *, usedforsecurity=True):
    return _Hash("md5", string)


def sha1(string=b"", *, usedforsecurity=True):
    return _Hash("sha1", string)


def sha224(string=b"", *, usedforsecurity=True):
    return _Hash("sha224", string)


def sha256(string=b"", *, usedforsecurity=True):
    return _Hash("sha256", string)


def sha384(string=b"", *, usedforsecurity=True):
    return _Hash("sha384", string)


def sha512(string=b"", *, usedforsecurity=True):
    return _Hash("sha512", string)


def blake2b(data=b"", /, **kwargs):
    return _Hash("blake2b", data)


def blake2s(data=b"", /, **kwargs):
    return _Hash("blake2s", data)


def sha3_224(data=b"", /, **kwargs):
    return _Hash("sha3_224", data)


def sha3_256(data=b"", /, **kwargs):
    return _Hash("sha3_256", data)


def sha3_384(data=b"", /, **kwargs):
    return _Hash("sha3_384", data)


def sha3_512(data=b"", /, **kwargs):
    return _Hash("sha3_512", data)


def shake_128(data=b"", /, **kwargs):
    return _Hash("shake_128", data)


def shake_256(data=b"", /, **kwargs):
    return _Hash("shake_256", data)


def file_digest(fileobj, digest, /):
    made = new(digest) if isinstance(digest, str) else digest()
    made.update(fileobj.read())
    return made


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    return unknown("a derived key", bytes)


def scrypt(password, **kwargs):
    return unknown("a derived key", bytes)
