"""The version of torch that is modelled. docs: torch.__version__"""


def _parts(version):
    """The numbers of a version, for comparing; None when it is not one."""
    if not isinstance(version, str):
        version = '.'.join(str(item) for item in version)
    public, _, local = version.partition('+')
    numbers = []
    for item in public.split('.'):
        digits = ''
        for letter in item:
            if not letter.isdigit():
                break
            digits += letter
        if not digits:
            return None
        numbers.append(int(digits))
        if digits != item:  # a pre-release such as 0a0 or 1rc2 comes before the release
            numbers.append(-1)
            break
    while numbers and numbers[-1] == 0:
        numbers.pop()
    return numbers, local


class TorchVersion(str):
    """A string that compares as a version. docs: torch.torch_version.TorchVersion"""
    __slots__ = ()

    def _compare(self, other, as_versions, as_strings):
        mine, theirs = _parts(str(self)), _parts(other)
        if mine is None or theirs is None:
            return as_strings(str(self), other)
        return as_versions(mine, theirs)

    def __lt__(self, other):
        return self._compare(other, lambda a, b: a < b, lambda a, b: a < b)

    def __le__(self, other):
        return self._compare(other, lambda a, b: a <= b, lambda a, b: a <= b)

    def __gt__(self, other):
        return self._compare(other, lambda a, b: a > b, lambda a, b: a > b)

    def __ge__(self, other):
        return self._compare(other, lambda a, b: a >= b, lambda a, b: a >= b)

    def __eq__(self, other):
        return self._compare(other, lambda a, b: a == b, lambda a, b: a == b)

    __hash__ = str.__hash__


__version__ = TorchVersion('2.14.1+cu130')
