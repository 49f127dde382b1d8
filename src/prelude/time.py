"""Times. The clock is not known; calendar arithmetic is exact, in UTC."""

from _shapetrace import is_unknown, unknown

timezone = altzone = daylight = 0
tzname = ("UTC", "UTC")
CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID = 0, 1, 2


def time():
    return unknown("the clock", float)


monotonic = perf_counter = process_time = thread_time = time


def time_ns():
    return unknown("the clock", int)


monotonic_ns = perf_counter_ns = process_time_ns = thread_time_ns = time_ns


def clock_gettime(clk_id, /):
    return unknown("the clock", float)


def sleep(seconds, /):
    if is_unknown(seconds):
        return
    if not isinstance(seconds, (int, float)) and not hasattr(seconds, "__index__"):
        raise TypeError(f"'{type(seconds).__name__}' object cannot be interpreted as an integer")
    if seconds < 0:
        raise ValueError("sleep length must be non-negative")


def tzset():
    pass


class struct_time(tuple):
    _fields = (
        "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
    )
    n_fields, n_sequence_fields, n_unnamed_fields = 11, 9, 0
    tm_zone, tm_gmtoff = "UTC", 0

    def __new__(cls, sequence, dict=None):
        items = tuple(sequence)
        if len(items) < 9:
            raise TypeError(f"time.struct_time() takes an at least 9-sequence ({len(items)}-sequence given)")
        return tuple.__new__(cls, items[:9])

    def __repr__(self):
        shown = ", ".join([f"{name}={value!r}" for name, value in zip(self._fields, self)])
        return f"time.struct_time({shown})"


for _i, _name in enumerate(struct_time._fields):
    setattr(struct_time, _name, property(lambda self, i=_i: self[i]))
del _i, _name


def gmtime(secs=None, /):
    if secs is None or is_unknown(secs):
        return unknown("the clock", struct_time)
    from _calendar import from_ordinal, weekday, year_day

    days, seconds = divmod(int(secs // 1), 86400)
    year, month, day = from_ordinal(days + 719163)
    return struct_time((
        year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, weekday(year, month, day),
        year_day(year, month, day), 0,
    ))


localtime = gmtime


def mktime(t, /):
    if is_unknown(t, *t):
        return unknown("the clock", float)
    return float(_timegm(t))


def _timegm(t):
    from _calendar import to_ordinal

    return (to_ordinal(t[0], t[1], 1) + t[2] - 1 - 719163) * 86400 + t[3] * 3600 + t[4] * 60 + t[5]


def strftime(format, t=None, /):
    if t is None or is_unknown(format, t):
        return unknown("the clock", str)
    from _calendar import strftime

    return strftime(format, t[0], t[1], t[2], t[3], t[4], t[5], 0, "+0000", "UTC")


def asctime(t=None, /):
    if t is None or is_unknown(t):
        return unknown("the clock", str)
    from _calendar import DAYS, MONTHS

    return f"{DAYS[t[6]][:3]} {MONTHS[t[1] - 1][:3]} {t[2]:2d} {t[3]:02d}:{t[4]:02d}:{t[5]:02d} {t[0]}"


def ctime(secs=None, /):
    if secs is None or is_unknown(secs):
        return unknown("the clock", str)
    return asctime(gmtime(secs))


def strptime(data_string, format="%a %b %d %H:%M:%S %Y", /):
    if is_unknown(data_string, format):
        return unknown("the clock", struct_time)
    from _calendar import strptime, weekday, year_day

    year, month, day, hour, minute, second, _, _, _ = strptime(data_string, format)
    return struct_time((
        year, month, day, hour, minute, second, weekday(year, month, day), year_day(year, month, day), -1
    ))


def get_clock_info(name, /):
    return unknown("the clock")
