"""Streams in memory, and open()."""

from _shapetrace import is_unknown, unknown

__all__ = [
    "open", "FileIO", "BytesIO", "StringIO", "BufferedReader", "BufferedWriter", "BufferedRandom", "TextIOWrapper",
    "IOBase", "RawIOBase", "BufferedIOBase", "TextIOBase", "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END",
    "DEFAULT_BUFFER_SIZE",
]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 8192


class UnsupportedOperation(OSError, ValueError):
    __module__ = "io"


class IOBase:
    closed = False

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *args):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    _closed_text = "I/O operation on closed file."

    def _check_open(self):
        if self.closed:
            raise ValueError(self._closed_text)

    def close(self):
        self.closed = True

    def flush(self):
        self._check_open()

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def readlines(self, hint=-1):
        lines = []
        size = 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = None
    errors = None
    newlines = None


class _Memory:
    """Reading and writing at a position; `_data` is all of it (str or bytes), or unknown."""

    _newline = "\n"

    def _start(self, data):
        self._data = data
        self._at = 0

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def read(self, size=-1, /):
        self._check_open()
        if is_unknown(self._data):
            return unknown(self._data, type(self._empty))
        start = self._at
        end = len(self._data) if size is None or size < 0 else min(start + size, len(self._data))
        self._at = max(end, start)
        return self._data[start:end]

    def readline(self, size=-1, /):
        self._check_open()
        if is_unknown(self._data):
            return unknown(self._data, type(self._empty))
        start = self._at
        end = self._data.find(self._newline, start) + 1 or len(self._data)
        if size is not None and size >= 0:
            end = min(end, start + size)
        self._at = max(end, start)
        return self._data[start:end]

    def __iter__(self):
        self._check_open()
        if is_unknown(self._data):
            return iter(unknown(self._data, list))
        return self

    def readlines(self, hint=-1, /):
        self._check_open()
        if is_unknown(self._data):
            return unknown(self._data, list)
        return IOBase.readlines(self, hint)

    def _put(self, text):
        if is_unknown(self._data):
            return
        if is_unknown(text):
            self._data = unknown(text, type(self._empty))
            return
        data, at = self._data, self._at
        if at == len(data):
            self._data = data + text
        else:
            if at > len(data):
                data += self._zero * (at - len(data))
            self._data = data[:at] + text + data[at + len(text):]
        self._at = at + len(text)

    def getvalue(self):
        self._check_open()
        return self._data

    def tell(self):
        self._check_open()
        return self._at

    def truncate(self, size=None, /):
        self._check_open()
        size = self._at if size is None else size
        if not is_unknown(self._data):
            self._data = self._data[:size]
        return size

    def seek(self, offset, whence=0, /):
        self._check_open()
        if whence == 0:
            if offset < 0:
                raise ValueError(f"{'N' if isinstance(self, StringIO) else 'n'}egative seek "
                                 f"{'position' if isinstance(self, StringIO) else 'value'} {offset}")
            self._at = offset
        elif whence == 1:
            self._at = max(self._at + offset, 0)
        elif whence == 2:
            self._at = 0 if is_unknown(self._data) else max(len(self._data) + offset, 0)
        else:
            raise ValueError(f"invalid whence ({whence}, should be 0, 1 or 2)")
        return self._at


class StringIO(_Memory, TextIOBase):
    _empty, _zero, _closed_text = "", "\0", "I/O operation on closed file"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is not None and not isinstance(initial_value, str) and not is_unknown(initial_value):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._pieces = []
        self._start("")
        self._translate = newline is None
        self.line_buffering = False
        if initial_value:
            self._put(self._plain(initial_value))
            self._at = 0

    def _plain(self, text):
        return text.replace("\r\n", "\n").replace("\r", "\n") if self._translate and not is_unknown(text) else text

    # Text that is only appended is joined when somebody looks.
    @property
    def _data(self):
        if self._pieces:
            self._whole += "".join(self._pieces)
            self._pieces = []
        return self._whole

    @_data.setter
    def _data(self, value):
        self._whole = value
        self._pieces = []

    def write(self, text, /):
        self._check_open()
        if is_unknown(text):
            self._put(text)
            return unknown(text, int)
        if not isinstance(text, str):
            raise TypeError(f"string argument expected, got {type(text).__name__!r}")
        plain = self._plain(text)
        if self._pieces or self._at == len(self._data):
            self._pieces.append(plain)
            self._at += len(plain)
        else:
            self._put(plain)
        return len(text)


class BytesIO(_Memory, BufferedIOBase):
    _empty, _zero, _newline = b"", b"\0", b"\n"

    def __init__(self, initial_bytes=b""):
        if initial_bytes is None:
            initial_bytes = b""
        if not is_unknown(initial_bytes):
            if isinstance(initial_bytes, (str, int)):
                raise TypeError(f"a bytes-like object is required, not '{type(initial_bytes).__name__}'")
            initial_bytes = bytes(initial_bytes)
        self._start(initial_bytes)

    def write(self, data, /):
        self._check_open()
        if is_unknown(data):
            self._put(data)
            return unknown(data, int)
        if isinstance(data, (str, int)):
            raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
        data = bytes(data)
        self._put(data)
        return len(data)

    def read1(self, size=-1, /):
        return self.read(size)

    def readinto(self, buffer, /):
        data = self.read(len(buffer))
        if is_unknown(data):
            return unknown(data, int)
        buffer[:len(data)] = data
        return len(data)

    def getbuffer(self):
        return memoryview(self.getvalue())


class _OpenFile(IOBase):
    """What open() returns: all of the file in memory; closing puts what was written where later reads see it."""

    def _open(self, name, mode, memory, path):
        self.name, self.mode, self._memory, self._path = name, mode, memory, path
        return self

    def _check_readable(self):
        if self.closed and self._binary:
            raise ValueError("read of closed file")
        self._check_open()
        if not self.readable():
            raise UnsupportedOperation("not readable" if not self._binary else "read")

    def readable(self):
        self._check_open()
        return "r" in self.mode or "+" in self.mode

    def writable(self):
        self._check_open()
        return "r" not in self.mode or "+" in self.mode

    def seekable(self):
        self._check_open()
        return True

    def read(self, size=-1, /):
        self._check_readable()
        return self._memory.read(size)

    def readline(self, size=-1, /):
        self._check_readable()
        return self._memory.readline(size)

    def readlines(self, hint=-1, /):
        self._check_readable()
        return self._memory.readlines(hint)

    def __iter__(self):
        self._check_readable()
        return iter(self._memory)

    def write(self, data, /):
        if self.closed and self._binary:
            raise ValueError("write to closed file")
        self._check_open()
        if not self.writable():
            raise UnsupportedOperation("not writable" if not self._binary else "write")
        if not self._binary and not isinstance(data, str) and not is_unknown(data):
            raise TypeError(f"write() argument must be str, not {type(data).__name__}")
        if "a" in self.mode:
            self._memory.seek(0, 2)
        return self._memory.write(data)

    def seek(self, offset, whence=0, /):
        self._check_open()
        return self._memory.seek(offset, whence)

    def tell(self):
        self._check_open()
        return self._memory.tell()

    def truncate(self, size=None, /):
        return self._memory.truncate(size)

    def flush(self):
        self._check_open()
        if self.writable() and self._path is not None:
            from _files import write

            data = self._memory.getvalue()
            if not self._binary and not is_unknown(data):
                data = data.encode(self.encoding, self.errors)
            write(self._path, data)

    def close(self):
        if not self.closed:
            self.flush()
            self.closed = True

    def fileno(self):
        return unknown("a file descriptor", int)

    def detach(self):
        return self


class TextIOWrapper(_OpenFile, TextIOBase):
    _binary = False

    def __init__(self, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False):
        self.buffer = buffer
        self.encoding = encoding or "UTF-8"
        self.errors = errors or "strict"
        self.line_buffering = line_buffering
        mode = getattr(buffer, "mode", "r+")
        data = getattr(buffer, "_memory", buffer).read() if "r" in mode or "+" in mode else b""
        if is_unknown(data):
            memory = StringIO()
            memory._data = unknown(data, str)
        else:
            memory = StringIO(data.decode(self.encoding, self.errors), newline)
        self._open(getattr(buffer, "name", "<buffer>"), mode, memory, getattr(buffer, "_path", None))
        self._sent = 0 if is_unknown(data) else len(data)

    def flush(self):
        if self._path is not None or not self.writable():
            return _OpenFile.flush(self)
        data = self._memory.getvalue()
        if is_unknown(data) or len(data) > self._sent:
            self.buffer.write(data if is_unknown(data) else data[self._sent:].encode(self.encoding, self.errors))
            self._sent = 0 if is_unknown(data) else len(data)

    def reconfigure(self, **kwargs):
        pass

    def __repr__(self):
        return f"<_io.TextIOWrapper name={self.name!r} mode={self.mode!r} encoding={self.encoding!r}>"


class BufferedReader(_OpenFile, BufferedIOBase):
    _binary = True
    _default_mode = "rb"

    def __init__(self, raw, buffer_size=DEFAULT_BUFFER_SIZE):
        self.raw = raw
        self._open(getattr(raw, "name", "<buffer>"), getattr(raw, "mode", self._default_mode), raw, None)

    def readinto(self, buffer, /):
        return self._memory.readinto(buffer)

    def peek(self, size=0, /):
        at = self._memory.tell()
        data = self._memory.read()
        self._memory.seek(at)
        return data

    read1 = _OpenFile.read

    def __repr__(self):
        return f"<_io.{type(self).__name__} name={self.name!r}>"


class BufferedWriter(BufferedReader):
    _default_mode = "wb"


class BufferedRandom(BufferedReader):
    _default_mode = "rb+"


class FileIO(BufferedReader):
    pass


def open(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
    if is_unknown(file, mode):
        return unknown(file if is_unknown(file) else mode)
    import _files

    if not isinstance(mode, str):
        raise TypeError(f"open() argument 'mode' must be str, not {type(mode).__name__}")
    letters = set(mode)
    if letters - set("axrwb+t") or len(mode) > len(letters):
        raise ValueError(f"invalid mode: {mode!r}")
    binary, kinds = "b" in letters, letters & set("arwx")
    if binary and "t" in letters:
        raise ValueError("can't have text and binary mode at once")
    if len(kinds) != 1:
        if not kinds:
            raise ValueError(
                "Must have exactly one of create/read/write/append mode and at most one plus"
            )
        raise ValueError("must have exactly one of create/read/write/append mode")
    if binary and encoding is not None:
        raise ValueError("binary mode doesn't take an encoding argument")
    if binary and errors is not None:
        raise ValueError("binary mode doesn't take an errors argument")
    if binary and newline is not None:
        raise ValueError("binary mode doesn't take a newline argument")
    if isinstance(file, int):
        return unknown("a file descriptor")

    path = _files.text_of(file)
    if is_unknown(path):
        return unknown(path)
    if "r" in kinds:
        data = _files.read(path)
    else:
        _files.check_writable(path)
        exists = _files.kind(path)
        if "x" in kinds and exists == "file":
            raise FileExistsError(17, "File exists", path)
        data = b""
        if "a" in kinds and (is_unknown(exists) or exists == "file"):
            data = _files.read(path)
    memory = BytesIO(data)
    if "r" in kinds and "+" not in letters:
        raw = BufferedReader.__new__(BufferedReader)._open(file, mode, memory, None)
    else:
        kind = BufferedRandom if "+" in letters else BufferedWriter
        raw = kind.__new__(kind)._open(file, mode, memory, path)
        if "a" not in kinds and "r" not in kinds:
            _files.write(path, b"")
    if binary:
        if "a" in kinds:
            memory.seek(0, 2)
        return raw
    result = TextIOWrapper(raw, encoding, errors, newline)
    if "a" in kinds:
        result._memory.seek(0, 2)
    return result


def open_code(path):
    return open(path, "rb")


def text_encoding(encoding, stacklevel=2, /):
    return encoding or "locale"


def copy_in_overlay(src, dst):
    """shutil.copyfile: the copy exists for later reads only."""
    from _files import read, text_of, write

    src, dst = text_of(src), text_of(dst)
    if not is_unknown(src, dst):
        write(dst, read(src))
