"""Error numbers of the system."""

messages = {
    1: "Operation not permitted", 2: "No such file or directory", 3: "No such process", 4: "Interrupted system call",
    5: "Input/output error", 9: "Bad file descriptor", 11: "Resource temporarily unavailable",
    12: "Cannot allocate memory", 13: "Permission denied", 17: "File exists", 20: "Not a directory",
    21: "Is a directory", 22: "Invalid argument", 24: "Too many open files", 28: "No space left on device",
    32: "Broken pipe", 39: "Directory not empty", 95: "Operation not supported", 98: "Address already in use",
    104: "Connection reset by peer", 110: "Connection timed out", 111: "Connection refused",
}
EPERM, ENOENT, ESRCH, EINTR, EIO, EBADF, EAGAIN, ENOMEM, EACCES, EEXIST = 1, 2, 3, 4, 5, 9, 11, 12, 13, 17
ENOTDIR, EISDIR, EINVAL, EMFILE, ENOSPC, EPIPE, ENOTEMPTY, EOPNOTSUPP = 20, 21, 22, 24, 28, 32, 39, 95
EADDRINUSE, ECONNRESET, ETIMEDOUT, ECONNREFUSED = 98, 104, 110, 111
EWOULDBLOCK = EAGAIN
errorcode = {
    1: "EPERM", 2: "ENOENT", 3: "ESRCH", 4: "EINTR", 5: "EIO", 9: "EBADF", 11: "EAGAIN", 12: "ENOMEM", 13: "EACCES",
    17: "EEXIST", 20: "ENOTDIR", 21: "EISDIR", 22: "EINVAL", 24: "EMFILE", 28: "ENOSPC", 32: "EPIPE", 39: "ENOTEMPTY",
    95: "EOPNOTSUPP", 98: "EADDRINUSE", 104: "ECONNRESET", 110: "ETIMEDOUT", 111: "ECONNREFUSED",
}
