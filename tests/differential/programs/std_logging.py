# logging to stdout, levels, formatters, handlers, child loggers; warnings.
import io
import logging
import sys
import warnings

root = logging.getLogger()
logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(levelname)s:%(name)s:%(message)s")
logging.debug("not shown")
logging.info("shown %s %d", "args", 5)
logging.warning("careful %.2f", 1 / 3)
log = logging.getLogger("train.loop")
log.info("from child")
log.setLevel(logging.DEBUG)
log.debug("debug now %r", {"a": 1})
log.error("bad: %s", ValueError("v"))
log.log(logging.CRITICAL, "critical")
log.info("no args %s")
log.info("percent 100%")
log.info("mapping %(a)s", {"a": 1})
print(log.name, log.level, log.parent.name, log.getEffectiveLevel(), log.isEnabledFor(10), root.level, logging.getLogger("train.loop") is log, logging.getLevelName(20), logging.getLevelName("ERROR"), log.hasHandlers())
stream = io.StringIO()
handler = logging.StreamHandler(stream)
handler.setFormatter(logging.Formatter("[{levelname:<8}] {message}", style="{"))
handler.setLevel(logging.WARNING)
log.addHandler(handler)
log.propagate = False
log.info("below the handler's level")
log.warning("into the stream")
try:
    1 / 0
except ZeroDivisionError:
    log.exception("with traceback")
log.removeHandler(handler)
text = stream.getvalue()
print(text.splitlines()[0], "|", text.splitlines()[1], "|", text.splitlines()[-1])


class Only(logging.Filter):
    def filter(self, record):
        return "keep" in record.getMessage()


out = logging.StreamHandler(sys.stdout)
out.setFormatter(logging.Formatter("%(name)s | %(levelname)-7s | %(funcName)s | %(lineno)d | %(message)s"))
out.addFilter(Only())
mine = logging.getLogger("mine")
mine.propagate = False
mine.addHandler(out)
mine.setLevel("DEBUG")


def function():
    mine.info("keep this")
    mine.info("drop this")
    mine.warning("keep %s", "args")


function()
adapter = logging.LoggerAdapter(mine, {"run": 5})
adapter.info("keep adapted")


class Collector(logging.Handler):
    def __init__(self):
        super().__init__()
        self.records = []

    def emit(self, record):
        self.records.append((record.levelno, record.getMessage(), record.name))


collector = Collector()
mine.addHandler(collector)
mine.error("collected %d", 1)
mine.debug("also")
print(collector.records, len(mine.handlers))
logging.disable(logging.ERROR)
mine.error("keep but disabled")
logging.disable(logging.NOTSET)
null = logging.getLogger("library")
null.addHandler(logging.NullHandler())
null.warning("to the root as well")
print(logging.INFO, logging.WARNING, logging.DEBUG < logging.INFO, logging.addLevelName(25, "NOTICE"), logging.getLevelName(25))

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    warnings.warn("old thing", DeprecationWarning)
    warnings.warn("user warning")
    print(len(caught), caught[0].category.__name__, str(caught[0].message), caught[1].category.__name__)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        warnings.warn("now an error", RuntimeWarning)
    except RuntimeWarning as w:
        print("raised", w)
warnings.filterwarnings("ignore")
warnings.warn("nobody sees this")


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", message, category.__name__)


warnings.resetwarnings()
warnings.showwarning = show
warnings.warn("custom display", FutureWarning)
warnings.warn(UserWarning("an instance"))


class OwnWarning(UserWarning):
    pass


warnings.warn("own category", OwnWarning, stacklevel=1)
print("done")
