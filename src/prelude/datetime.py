"""Dates and times. What the clock says is not known; arithmetic and formatting are exact."""

from _shapetrace import is_unknown, unknown

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR, MAXYEAR = 1, 9999


def _plural(n, word):
    return f"{n} {word}" + ("s" if abs(n) != 1 else "")


class timedelta:
    __shown_name__ = "datetime.timedelta"
    __slots__ = ("_days", "_seconds", "_microseconds")

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        given = (days, seconds, microseconds, milliseconds, minutes, hours, weeks)
        if is_unknown(*given):
            return unknown("a time span that is not known", timedelta)
        total = 0
        for value, unit in zip(given, (86400000000, 1000000, 1, 1000, 60000000, 3600000000, 604800000000)):
            if not isinstance(value, (int, float)):
                name = ("days", "seconds", "microseconds", "milliseconds", "minutes", "hours", "weeks")[
                    [v is value for v in given].index(True)
                ]
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
            if isinstance(value, float):
                whole = int(value)
                total += whole * unit
                total += round((value - whole) * unit)
            else:
                total += value * unit
        return cls._of(total)

    @classmethod
    def _of(cls, total):
        self = object.__new__(cls)
        seconds, self._microseconds = divmod(total, 1000000)
        self._days, self._seconds = divmod(seconds, 86400)
        if abs(self._days) > 999999999:
            raise OverflowError(f"days={self._days}; must have magnitude <= 999999999")
        return self

    days = property(lambda self: self._days)
    seconds = property(lambda self: self._seconds)
    microseconds = property(lambda self: self._microseconds)

    def _total(self):
        return (self._days * 86400 + self._seconds) * 1000000 + self._microseconds

    def total_seconds(self):
        return self._total() / 10**6

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in
                 (("days", self._days), ("seconds", self._seconds), ("microseconds", self._microseconds)) if value]
        return f"datetime.{self.__class__.__qualname__}({', '.join(parts) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self._seconds, 60)
        text = f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
        if self._days:
            text = f"{_plural(self._days, 'day')}, {text}"
        return text + f".{self._microseconds:06d}" if self._microseconds else text

    def __add__(self, other):
        return timedelta._of(self._total() + other._total()) if isinstance(other, timedelta) else NotImplemented

    __radd__ = __add__

    def __sub__(self, other):
        return timedelta._of(self._total() - other._total()) if isinstance(other, timedelta) else NotImplemented

    def __rsub__(self, other):
        return timedelta._of(other._total() - self._total()) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return timedelta._of(-self._total())

    def __pos__(self):
        return self

    def __abs__(self):
        return timedelta._of(abs(self._total()))

    def __mul__(self, other):
        if isinstance(other, int):
            return timedelta._of(self._total() * other)
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_round_half_even(self._total() * top, bottom))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._total() // other._total()
        return timedelta._of(self._total() // other) if isinstance(other, int) else NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._total() / other._total()
        if isinstance(other, int):
            return timedelta._of(_round_half_even(self._total(), other))
        if isinstance(other, float):
            top, bottom = other.as_integer_ratio()
            return timedelta._of(_round_half_even(self._total() * bottom, top))
        return NotImplemented

    def __mod__(self, other):
        return timedelta._of(self._total() % other._total()) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __eq__(self, other):
        return self._total() == other._total() if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._total() < other._total() if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._total() <= other._total() if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._total() > other._total() if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._total() >= other._total() if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash((self._days, self._seconds, self._microseconds))

    def __bool__(self):
        return self._total() != 0

    def __reduce__(self):
        return self.__class__, (self._days, self._seconds, self._microseconds)


def _round_half_even(top, bottom):
    if bottom < 0:
        top, bottom = -top, -bottom
    q, r = divmod(top, bottom)
    return q + (2 * r > bottom or 2 * r == bottom and q % 2)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


class tzinfo:
    __shown_name__ = "datetime.tzinfo"
    __slots__ = ()

    def utcoffset(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def tzname(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def dst(self, dt):
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        return dt + self.utcoffset(dt)


class timezone(tzinfo):
    __shown_name__ = "datetime.timezone"
    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=None):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if not -timedelta(hours=24) < offset < timedelta(hours=24):
            raise ValueError(
                "offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not "
                f"{offset!r}."
            )
        self = object.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def utcoffset(self, dt):
        return self._offset

    def tzname(self, dt):
        if self._name is not None:
            return self._name
        return "UTC" + _offset_text(self._offset, ":") if self._offset else "UTC"

    def dst(self, dt):
        return None

    def fromutc(self, dt):
        return dt + self._offset

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        shown = repr(self._offset) if self._name is None else f"{self._offset!r}, {self._name!r}"
        return f"datetime.timezone({shown})"

    def __str__(self):
        return self.tzname(None)

    def __reduce__(self):
        return self.__class__, (self._offset,) if self._name is None else (self._offset, self._name)


UTC = timezone.utc = timezone(timedelta(0))
timezone.min = timezone(-timedelta(hours=23, minutes=59))
timezone.max = timezone(timedelta(hours=23, minutes=59))


def _offset_text(offset, separator):
    if offset is None:
        return ""
    total = offset._total()
    sign, total = ("-", -total) if total < 0 else ("+", total)
    seconds, micro = divmod(total, 1000000)
    text = f"{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}"
    if seconds % 60 or micro:
        text += f"{separator}{seconds % 60:02d}"
        if micro:
            text += f".{micro:06d}"
    return text


_UNSET = object()


def _require(*fields):
    for i, value in enumerate(fields):
        if value is _UNSET:
            raise TypeError(f"function missing required argument '{('year', 'month', 'day')[i]}' (pos {i + 1})")


def _check_int(value):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    return value


def _check_date(year, month, day):
    from _calendar import days_in_month

    for value in (year, month, day):
        _check_int(value)
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year {year} is out of range")
    if not 1 <= month <= 12:
        raise ValueError("month must be in 1..12")
    if not 1 <= day <= days_in_month(year, month):
        raise ValueError("day is out of range for month")


def _check_time(hour, minute, second, microsecond):
    for value, name, limit in (
        (hour, "hour", 23), (minute, "minute", 59), (second, "second", 59), (microsecond, "microsecond", 999999),
    ):
        if not 0 <= _check_int(value) <= limit:
            raise ValueError(f"{name} must be in 0..{limit}")


class IsoCalendarDate(tuple):
    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


class date:
    __shown_name__ = "datetime.date"
    __slots__ = ("_year", "_month", "_day")

    def __new__(cls, year=_UNSET, month=_UNSET, day=_UNSET):
        _require(year, month, day)
        if is_unknown(year, month, day):
            return unknown("a date that is not known", cls)
        _check_date(year, month, day)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        return self

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    @classmethod
    def today(cls):
        return unknown("the clock", cls)

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        if is_unknown(timestamp):
            return unknown(timestamp, cls)
        return cls.fromordinal(int(timestamp // 86400) + 719163)

    @classmethod
    def fromordinal(cls, n):
        from _calendar import from_ordinal

        if n < 1:
            raise ValueError("ordinal must be >= 1")
        return cls(*from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string):
        if is_unknown(date_string):
            return unknown(date_string, cls)
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            return cls(*_parse_iso_date(date_string))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    @classmethod
    def fromisocalendar(cls, year, week, day):
        from _calendar import _iso_week_1

        return cls.fromordinal(_iso_week_1(year) + (week - 1) * 7 + day - 1)

    def toordinal(self):
        from _calendar import to_ordinal

        return to_ordinal(self._year, self._month, self._day)

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.toordinal() % 7 or 7

    def isocalendar(self):
        from _calendar import iso_calendar

        return IsoCalendarDate(iso_calendar(self._year, self._month, self._day))

    def isoformat(self):
        return f"{self._year:04d}-{self._month:02d}-{self._day:02d}"

    __str__ = isoformat

    def __repr__(self):
        return f"datetime.{self.__class__.__qualname__}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        return self.strftime("%a %b %e %H:%M:%S %Y")

    def strftime(self, format):
        from _calendar import strftime

        if is_unknown(format):
            return unknown(format, str)
        return strftime(format, self._year, self._month, self._day, 0, 0, 0, 0, "", "")

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def timetuple(self):
        from time import struct_time

        from _calendar import year_day

        return struct_time((
            self._year, self._month, self._day, 0, 0, 0, self.weekday(),
            year_day(self._year, self._month, self._day), -1,
        ))

    def replace(self, year=None, month=None, day=None):
        return type(self)(
            self._year if year is None else year, self._month if month is None else month,
            self._day if day is None else day,
        )

    def _key(self):
        return (self._year, self._month, self._day)

    def _compare_key(self, other):
        return other._key() if isinstance(other, date) and not isinstance(other, datetime) else None

    def __eq__(self, other):
        key = self._compare_key(other)
        return NotImplemented if key is None else self._key() == key

    def __lt__(self, other):
        key = self._compare_key(other)
        return NotImplemented if key is None else self._key() < key

    def __le__(self, other):
        key = self._compare_key(other)
        return NotImplemented if key is None else self._key() <= key

    def __gt__(self, other):
        key = self._compare_key(other)
        return NotImplemented if key is None else self._key() > key

    def __ge__(self, other):
        key = self._compare_key(other)
        return NotImplemented if key is None else self._key() >= key

    def __hash__(self):
        return hash(self._key())

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self.toordinal() + other._days
        if not 1 <= n <= 3652059:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other._days)
        if isinstance(other, date):
            return timedelta(self.toordinal() - other.toordinal())
        return NotImplemented

    def __reduce__(self):
        return self.__class__, self._key()


def _parse_iso_date(text):
    from _calendar import _iso_week_1, from_ordinal

    if text[4:5] == "-":
        if text[5:6] == "W":
            parts = [int(text[:4]), int(text[6:8]), int(text[9:]) if len(text) > 8 else 1]
            return from_ordinal(_iso_week_1(parts[0]) + (parts[1] - 1) * 7 + parts[2] - 1)
        if len(text) != 10 or text[7] != "-":
            raise ValueError
        fields = (text[:4], text[5:7], text[8:])
    else:
        if len(text) != 8:
            raise ValueError
        fields = (text[:4], text[4:6], text[6:])
    if not all(f.isdigit() and f.isascii() for f in fields):
        raise ValueError
    return tuple(map(int, fields))


def _parse_iso_time(text):
    """(hour, minute, second, microsecond, tzinfo)"""
    zone = None
    at = max(text.find("+"), text.find("-"))
    if text.endswith("Z"):
        zone, text = timezone.utc, text[:-1]
    elif at >= 0:
        from _calendar import parse_offset

        seconds = parse_offset(text[at:])
        zone, text = timezone(timedelta(seconds=seconds)) if seconds else timezone.utc, text[:at]
    text, dot, fraction = text.replace(",", ".").partition(".")
    digits = text.replace(":", "")
    if not digits.isdigit() or len(digits) not in (2, 4, 6) or ":" in text and len(text) not in (5, 8):
        raise ValueError
    if dot and (not fraction.isdigit() or len(digits) != 6):
        raise ValueError
    return (
        int(digits[:2]), int(digits[2:4] or 0), int(digits[4:6] or 0), int(fraction[:6].ljust(6, "0")) if dot else 0, zone,
    )


def _iso_time(hour, minute, second, microsecond, timespec):
    if timespec == "auto":
        timespec = "microseconds" if microsecond else "seconds"
    if timespec == "hours":
        return f"{hour:02d}"
    text = f"{hour:02d}:{minute:02d}"
    if timespec == "minutes":
        return text
    text += f":{second:02d}"
    if timespec == "seconds":
        return text
    if timespec == "milliseconds":
        return f"{text}.{microsecond // 1000:03d}"
    if timespec == "microseconds":
        return f"{text}.{microsecond:06d}"
    raise ValueError("Unknown timespec value")


class time:
    __shown_name__ = "datetime.time"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        if is_unknown(hour, minute, second, microsecond):
            return unknown("a time that is not known", cls)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def fromisoformat(cls, time_string):
        try:
            return cls(*_parse_iso_time(time_string.removeprefix("T")))
        except (ValueError, IndexError):
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(None)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(None)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(None)

    def isoformat(self, timespec="auto"):
        text = _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset(), ":")

    __str__ = isoformat

    def __repr__(self):
        parts = [self._hour, self._minute]
        if self._second or self._microsecond:
            parts.append(self._second)
        if self._microsecond:
            parts.append(self._microsecond)
        shown = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            shown += f", tzinfo={self._tzinfo!r}"
        return f"datetime.{self.__class__.__qualname__}({shown})"

    def strftime(self, format):
        from _calendar import strftime

        return strftime(
            format, 1900, 1, 1, self._hour, self._minute, self._second, self._microsecond,
            _offset_text(self.utcoffset(), ""), self.tzname() or "",
        )

    def __format__(self, spec):
        return self.strftime(spec) if spec else str(self)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        return type(self)(
            self._hour if hour is None else hour, self._minute if minute is None else minute,
            self._second if second is None else second, self._microsecond if microsecond is None else microsecond,
            self._tzinfo if tzinfo is True else tzinfo, fold=self._fold if fold is None else fold,
        )

    def _key(self):
        offset = self.utcoffset()
        total = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return total - (offset._total() if offset else 0)

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._key() < other._key() if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._key() <= other._key() if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._key() > other._key() if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._key() >= other._key() if isinstance(other, time) else NotImplemented

    def __hash__(self):
        return hash(self._key())


class datetime(date):
    __shown_name__ = "datetime.datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, year=_UNSET, month=_UNSET, day=_UNSET, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        _require(year, month, day)
        if is_unknown(year, month, day, hour, minute, second, microsecond):
            return unknown("a time that is not known", cls)
        _check_date(year, month, day)
        _check_time(hour, minute, second, microsecond)
        self = object.__new__(cls)
        self._year, self._month, self._day = year, month, day
        self._hour, self._minute, self._second, self._microsecond = hour, minute, second, microsecond
        self._tzinfo, self._fold = tzinfo, fold
        return self

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    @classmethod
    def now(cls, tz=None):
        return unknown("the clock", cls)

    @classmethod
    def utcnow(cls):
        return unknown("the clock", cls)

    today = utcnow

    @classmethod
    def _from_total(cls, total, tzinfo=None):
        from _calendar import from_ordinal

        days, rest = divmod(total, 86400000000)
        if not 1 <= days <= 3652059:
            raise OverflowError("date value out of range")
        seconds, micro = divmod(rest, 1000000)
        year, month, day = from_ordinal(days)
        return cls(year, month, day, seconds // 3600, seconds // 60 % 60, seconds % 60, micro, tzinfo)

    def _total(self):
        """Microseconds since the day before the first."""
        seconds = (self._hour * 60 + self._minute) * 60 + self._second
        return (self.toordinal() * 86400 + seconds) * 1000000 + self._microsecond

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        if is_unknown(timestamp):
            return unknown(timestamp, cls)
        result = cls._from_total(719163 * 86400000000 + round(timestamp * 1000000))
        return result if tz is None else tz.fromutc(result.replace(tzinfo=tz))

    @classmethod
    def utcfromtimestamp(cls, timestamp):
        return cls.fromtimestamp(timestamp)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        return cls(
            date._year, date._month, date._day, time._hour, time._minute, time._second, time._microsecond,
            time._tzinfo if tzinfo is True else tzinfo,
        )

    @classmethod
    def strptime(cls, date_string, format):
        if is_unknown(date_string, format):
            return unknown(date_string if is_unknown(date_string) else format, cls)
        from _calendar import strptime

        *fields, offset, zone = strptime(date_string, format)
        tz = None
        if offset is not None:
            delta = timedelta(seconds=offset)
            tz = timezone(delta, zone) if zone else timezone(delta) if offset else timezone.utc
        return cls(*fields, tz)

    @classmethod
    def fromisoformat(cls, date_string):
        if is_unknown(date_string):
            return unknown(date_string, cls)
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            at = 10 if date_string[4:5] == "-" else 8
            fields = _parse_iso_date(date_string[:at])
            rest = date_string[at + 1:]
            return cls(*fields, *(_parse_iso_time(rest) if len(date_string) > at else ()))
        except (ValueError, IndexError) as error:
            if str(error) and "invalid literal" not in str(error):
                raise
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None

    def utcoffset(self):
        return None if self._tzinfo is None else self._tzinfo.utcoffset(self)

    def tzname(self):
        return None if self._tzinfo is None else self._tzinfo.tzname(self)

    def dst(self):
        return None if self._tzinfo is None else self._tzinfo.dst(self)

    def date(self):
        return date(self._year, self._month, self._day)

    def time(self):
        return time(self._hour, self._minute, self._second, self._microsecond, fold=self._fold)

    def timetz(self):
        return time(self._hour, self._minute, self._second, self._microsecond, self._tzinfo, fold=self._fold)

    def timestamp(self):
        offset = self.utcoffset()
        return (self._total() - 719163 * 86400000000 - (offset._total() if offset else 0)) / 10**6

    def timetuple(self):
        from time import struct_time

        from _calendar import year_day

        return struct_time((
            self._year, self._month, self._day, self._hour, self._minute, self._second, self.weekday(),
            year_day(self._year, self._month, self._day), -1,
        ))

    utctimetuple = timetuple

    def astimezone(self, tz=None):
        tz = timezone.utc if tz is None else tz
        offset = self.utcoffset() or timedelta(0)
        return tz.fromutc((self - offset).replace(tzinfo=tz))

    def isoformat(self, sep="T", timespec="auto"):
        text = f"{self._year:04d}-{self._month:02d}-{self._day:02d}{sep}"
        text += _iso_time(self._hour, self._minute, self._second, self._microsecond, timespec)
        return text + _offset_text(self.utcoffset(), ":")

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        parts = [self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond]
        if not parts[-1]:
            parts.pop()
            if not parts[-1]:
                parts.pop()
        shown = ", ".join(map(str, parts))
        if self._tzinfo is not None:
            shown += f", tzinfo={self._tzinfo!r}"
        return f"datetime.{self.__class__.__qualname__}({shown})"

    def strftime(self, format):
        from _calendar import strftime

        if is_unknown(format):
            return unknown(format, str)
        return strftime(
            format, self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond,
            _offset_text(self.utcoffset(), ""), self.tzname() or "",
        )

    def replace(
        self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
        fold=None,
    ):
        def pick(new, old):
            return old if new is None else new

        return type(self)(
            pick(year, self._year), pick(month, self._month), pick(day, self._day), pick(hour, self._hour),
            pick(minute, self._minute), pick(second, self._second), pick(microsecond, self._microsecond),
            self._tzinfo if tzinfo is True else tzinfo, fold=pick(fold, self._fold),
        )

    def _key(self):
        offset = self.utcoffset()
        return self._total() - (offset._total() if offset else 0)

    def _compare_key(self, other):
        if not isinstance(other, datetime):
            return None
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        return other._key()

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        return (self.utcoffset() is None) == (other.utcoffset() is None) and self._key() == other._key()

    __hash__ = date.__hash__

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return type(self)._from_total(self._total() + other._total(), self._tzinfo)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        if not isinstance(other, datetime):
            return NotImplemented
        if (self.utcoffset() is None) != (other.utcoffset() is None):
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return timedelta._of(self._key() - other._key())

    def __reduce__(self):
        fields = (self._year, self._month, self._day, self._hour, self._minute, self._second, self._microsecond)
        return self.__class__, fields if self._tzinfo is None else (*fields, self._tzinfo)


date.min, date.max, date.resolution = date(1, 1, 1), date(9999, 12, 31), timedelta(days=1)
time.min, time.max, time.resolution = time(0, 0), time(23, 59, 59, 999999), timedelta(microseconds=1)
datetime.min, datetime.max = datetime(1, 1, 1), datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
