"""Other programs are never run: what they would say is unknown."""

from _shapetrace import unknown

PIPE, STDOUT, DEVNULL = -1, -2, -3


class SubprocessError(Exception):
    pass


class CalledProcessError(SubprocessError):
    def __init__(self, returncode, cmd, output=None, stderr=None):
        self.returncode, self.cmd, self.output, self.stderr = returncode, cmd, output, stderr

    @property
    def stdout(self):
        return self.output

    def __str__(self):
        return f"Command {self.cmd!r} returned non-zero exit status {self.returncode}."


class TimeoutExpired(SubprocessError):
    def __init__(self, cmd, timeout, output=None, stderr=None):
        self.cmd, self.timeout, self.output, self.stderr = cmd, timeout, output, stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"


def _hidden(kind=None):
    return unknown("another program", kind)


def _text_kind(kwargs):
    text = kwargs.get("text") or kwargs.get("universal_newlines") or kwargs.get("encoding") or kwargs.get("errors")
    return str if text else bytes


class CompletedProcess:
    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args, self.returncode, self.stdout, self.stderr = args, returncode, stdout, stderr

    def check_returncode(self):
        pass

    def __repr__(self):
        return f"CompletedProcess(args={self.args!r}, returncode={self.returncode!r})"


class Popen:
    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, **kwargs):
        self.args = args
        self._kind = _text_kind(kwargs)
        self.stdin = _hidden() if stdin == PIPE else None
        self.stdout = _hidden() if stdout == PIPE else None
        self.stderr = _hidden() if stderr == PIPE else None
        self.pid = unknown("the process number", int)
        self.returncode = None

    def communicate(self, input=None, timeout=None):
        self.returncode = _hidden(int)
        return (
            None if self.stdout is None else _hidden(self._kind), None if self.stderr is None else _hidden(self._kind),
        )

    def wait(self, timeout=None):
        self.returncode = _hidden(int)
        return self.returncode

    def poll(self):
        return _hidden()

    def send_signal(self, sig):
        pass

    def terminate(self):
        pass

    kill = terminate

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    kind = _text_kind(kwargs)
    out = _hidden(kind) if capture_output or kwargs.get("stdout") == PIPE else None
    err = _hidden(kind) if capture_output or kwargs.get("stderr") == PIPE else None
    code = 0 if check else _hidden(int)
    return CompletedProcess(popenargs[0] if popenargs else kwargs.get("args"), code, out, err)


def call(*popenargs, timeout=None, **kwargs):
    return _hidden(int)


def check_call(*popenargs, **kwargs):
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    return _hidden(_text_kind(kwargs))


def getoutput(cmd, *, encoding=None, errors=None):
    return _hidden(str)


def getstatusoutput(cmd, *, encoding=None, errors=None):
    return (_hidden(int), _hidden(str))


def list2cmdline(seq):
    from shlex import join

    return join(seq)
