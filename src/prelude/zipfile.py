"""Archives: that they are there, not what is in them."""

from _shapetrace import is_unknown, unknown

__all__ = ["BadZipFile", "BadZipfile", "error", "ZIP_STORED", "ZIP_DEFLATED", "ZIP_BZIP2", "ZIP_LZMA", "is_zipfile",
           "ZipInfo", "ZipFile", "LargeZipFile", "Path"]

ZIP_STORED, ZIP_DEFLATED, ZIP_BZIP2, ZIP_LZMA = 0, 8, 12, 14


class BadZipFile(Exception):
    pass


class LargeZipFile(Exception):
    pass


error = BadZipfile = BadZipFile


def is_zipfile(filename):
    """An archive ends with a record of its contents, which may have a comment behind it: here its mark is looked for."""
    from os.path import isfile

    if hasattr(filename, "read"):
        data = filename.read()
    else:
        there = isfile(filename)
        if is_unknown(there):
            return unknown(there, bool)
        if not there:
            return False
        with open(filename, "rb") as stream:
            data = stream.read()
    if is_unknown(data):
        return unknown(data, bool)
    return b"PK\x05\x06" in data[-65557:]


class ZipInfo:
    def __init__(self, filename="NoName", date_time=(1980, 1, 1, 0, 0, 0)):
        self.filename = self.orig_filename = filename
        self.date_time = date_time
        self.compress_type = ZIP_STORED
        self.comment = self.extra = b""

    def is_dir(self):
        return self.filename[-1] == "/"


class ZipFile:
    def __init__(self, file, mode="r", compression=ZIP_STORED, allowZip64=True, compresslevel=None, *,
                 strict_timestamps=True, metadata_encoding=None):
        if mode not in ("r", "w", "x", "a"):
            raise ValueError("ZipFile requires mode 'r', 'w', 'x', or 'a'")
        self.mode, self.compression, self.comment = mode, compression, b""
        self.filename = getattr(file, "name", None) if hasattr(file, "read") else file
        if not hasattr(file, "read"):
            with open(file, {"r": "rb", "w": "wb", "x": "xb", "a": "ab"}[mode]):
                pass

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def close(self):
        pass

    def _contents(self, kind=None):
        return unknown(f"what is in {self.filename}", kind)

    def namelist(self):
        return self._contents(list)

    infolist = namelist

    def getinfo(self, name):
        return self._contents()

    def read(self, name, pwd=None):
        return self._contents(bytes)

    def open(self, name, mode="r", pwd=None, *, force_zip64=False):
        return self._contents()

    def extract(self, member, path=None, pwd=None):
        return self._contents(str)

    def extractall(self, path=None, members=None, pwd=None):
        pass

    def testzip(self):
        return self._contents()

    def printdir(self, file=None):
        print(self._contents(str), file=file)

    def setpassword(self, pwd):
        pass

    def write(self, filename, arcname=None, compress_type=None, compresslevel=None):
        pass

    def writestr(self, zinfo_or_arcname, data, compress_type=None, compresslevel=None):
        pass

    def mkdir(self, zinfo_or_directory_name, mode=511):
        pass


def Path(root, at=""):
    return unknown(f"what is in {root}")
