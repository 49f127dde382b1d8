"""Shared memory: plain bytes of this process."""


class SharedMemory:
    def __init__(self, name=None, create=False, size=0):
        from _shapetrace import unknown

        self.name = name or unknown("a name of the system", str)
        self.size = size
        self.buf = memoryview(bytearray(size)) if create else unknown("another process")

    def close(self):
        pass

    unlink = close
