"""Profiling: what is profiled runs, the figures are not known."""


class Profile:
    def __init__(self, *args, **kwargs):
        pass

    def enable(self, *args, **kwargs):
        pass

    disable = create_stats = print_stats = dump_stats = enable

    def run(self, cmd):
        import __main__

        exec(cmd, __main__.__dict__)
        return self

    def runctx(self, cmd, globals, locals):
        exec(cmd, globals, locals)
        return self

    def runcall(self, func, /, *args, **kw):
        return func(*args, **kw)

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def run(statement, filename=None, sort=-1):
    Profile().run(statement)


def runctx(statement, globals, locals, filename=None, sort=-1):
    Profile().runctx(statement, globals, locals)
