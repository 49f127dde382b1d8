"""Unique identifiers."""

from _shapetrace import is_unknown, unknown

RESERVED_NCS, RFC_4122 = "reserved for NCS compatibility", "specified in RFC 4122"


class UUID:
    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        given = [v for v in (hex, bytes, bytes_le, fields, int) if v is not None]
        if len(given) != 1:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
            if len(digits) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(digits, 16)
        elif bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes, "big")
        elif fields is not None:
            int = 0
            for value, bits in zip(fields, (32, 16, 16, 8, 8, 48)):
                int = int << bits | value
        if version is not None:
            int = int & ~(0xF000 << 64) | version << 76
            int = int & ~(0xC000 << 48) | 0x8000 << 48
        self.int = int

    @property
    def hex(self):
        return f"{self.int:032x}"

    @property
    def bytes(self):
        return self.int.to_bytes(16, "big")

    @property
    def version(self):
        return self.int >> 76 & 15

    @property
    def fields(self):
        n = self.int
        return (n >> 96, n >> 80 & 0xFFFF, n >> 64 & 0xFFFF, n >> 56 & 0xFF, n >> 48 & 0xFF, n & (1 << 48) - 1)

    def __str__(self):
        h = self.hex
        return f"{h[:8]}-{h[8:12]}-{h[12:16]}-{h[16:20]}-{h[20:]}"

    def __repr__(self):
        return f"UUID({str(self)!r})"

    def __int__(self):
        return self.int

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)


_int = int


def _hidden():
    return unknown("a unique identifier", UUID)


def uuid1(node=None, clock_seq=None):
    return _hidden()


def uuid4():
    return _hidden()


def getnode():
    return unknown("the machine", int)


def _named(namespace, name, kind, version):
    import hashlib

    digest = hashlib.new(kind, namespace.bytes + (name.encode() if isinstance(name, str) else name)).digest()
    return _hidden() if is_unknown(digest) else UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    return _named(namespace, name, "md5", 3)


def uuid5(namespace, name):
    return _named(namespace, name, "sha1", 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
