"""Messages to the standard error, which programs are not judged by. docs: loguru"""

__version__ = "0.7.3"


class Logger:
    def catch(self, exception=Exception, **options):
        """As a decorator, with or without arguments."""
        if callable(exception) and not isinstance(exception, (type, tuple)):
            return exception
        return lambda function: function

    def opt(self, **options):
        return self

    def bind(self, **extra):
        return self

    def patch(self, patcher):
        return self

    def contextualize(self, **extra):
        from contextlib import nullcontext

        return nullcontext()

    def add(self, sink, **options):
        return 1

    def _log(self, *args, **kwargs):
        return None

    trace = debug = info = success = warning = error = critical = exception = _log
    remove = complete = enable = disable = configure = level = log = _log


logger = Logger()
