"""Check sums of known bytes; compressed ones are not known."""

from _shapetrace import is_unknown, unknown

ZLIB_VERSION = ZLIB_RUNTIME_VERSION = "1.3.1"
DEFLATED, DEF_MEM_LEVEL, MAX_WBITS, DEF_BUF_SIZE = 8, 8, 15, 16384
Z_NO_COMPRESSION, Z_BEST_SPEED, Z_BEST_COMPRESSION, Z_DEFAULT_COMPRESSION = 0, 1, 9, -1
Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED = 0, 1, 2, 3, 4
Z_NO_FLUSH, Z_PARTIAL_FLUSH, Z_SYNC_FLUSH, Z_FULL_FLUSH, Z_FINISH, Z_BLOCK, Z_TREES = 0, 1, 2, 3, 4, 5, 6


class error(Exception):
    pass


def crc32(data, value=0, /):
    from binascii import crc32

    return crc32(data, value)


def adler32(data, value=1, /):
    if is_unknown(data, value):
        return unknown(data if is_unknown(data) else value, int)
    low, high = value & 0xFFFF, value >> 16
    for byte in bytes(data):
        low = (low + byte) % 65521
        high = (high + low) % 65521
    return high << 16 | low


def compress(data, /, level=Z_DEFAULT_COMPRESSION, wbits=MAX_WBITS):
    return unknown("compressed bytes", bytes)


def decompress(data, /, wbits=MAX_WBITS, bufsize=DEF_BUF_SIZE):
    return unknown("bytes that were compressed", bytes)


class _Stream:
    unused_data = unconsumed_tail = b""
    eof = False

    def compress(self, data, /):
        return unknown("compressed bytes", bytes)

    def decompress(self, data, /, max_length=0):
        return unknown("bytes that were compressed", bytes)

    def flush(self, *args):
        return unknown("compressed bytes", bytes)

    def copy(self):
        return self


def compressobj(level=-1, method=DEFLATED, wbits=MAX_WBITS, memLevel=DEF_MEM_LEVEL, strategy=0, zdict=None):
    return _Stream()


def decompressobj(wbits=MAX_WBITS, zdict=b""):
    return _Stream()
