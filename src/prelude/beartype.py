"""beartype: decorators that check types while a program runs. What they would refuse is not modelled."""


def beartype(obj=None, *, conf=None):
    return (lambda f: f) if obj is None else obj


class BeartypeConf:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)
