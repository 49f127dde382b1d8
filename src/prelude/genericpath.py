"""Functions that all os.path modules share."""

from posixpath import commonprefix, exists, getatime, getctime, getmtime, getsize, isdir, isfile, samefile, sameopenfile
