"""Calendar arithmetic, and times to text and back."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)
_BEFORE = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)  # days of a plain year before each month


def is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year, month):
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def year_day(year, month, day):
    return _BEFORE[month - 1] + (month > 2 and is_leap(year)) + day


def to_ordinal(year, month, day):
    """Days since 31 December of the year 0."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 + year_day(year, month, day)


def from_ordinal(n):
    n -= 1
    n400, n = divmod(n, 146097)
    n100, n = divmod(n, 36524)
    n4, n = divmod(n, 1461)
    n1, n = divmod(n, 365)
    year = n400 * 400 + n100 * 100 + n4 * 4 + n1 + 1
    if n1 == 4 or n100 == 4:
        return year - 1, 12, 31
    month = 1
    while n >= days_in_month(year, month):
        n -= days_in_month(year, month)
        month += 1
    return year, month, n + 1


def weekday(year, month, day):
    return (to_ordinal(year, month, day) + 6) % 7


def iso_calendar(year, month, day):
    first = _iso_week_1(year)
    today = to_ordinal(year, month, day)
    week, day_of_week = divmod(today - first, 7)
    if week < 0:
        year -= 1
        week, day_of_week = divmod(today - _iso_week_1(year), 7)
    elif week >= 52 and today >= _iso_week_1(year + 1):
        year += 1
        week = 0
    return year, week + 1, day_of_week + 1


def _iso_week_1(year):
    first = to_ordinal(year, 1, 1)
    day_of_week = (first + 6) % 7
    return first - day_of_week + (7 if day_of_week > 3 else 0)


def strftime(format, year, month, day, hour, minute, second, microsecond, offset, zone):
    pieces = []
    i, n = 0, len(format)
    today = weekday(year, month, day)
    ordinal = year_day(year, month, day)
    while i < n:
        char = format[i]
        i += 1
        if char != "%" or i >= n:
            pieces.append(char)
            continue
        char = format[i]
        i += 1
        pad = True
        if char == "-" and i < n:
            pad, char = False, format[i]
            i += 1

        def number(value, width):
            return f"{value:0{width}d}" if pad else str(value)

        if char == "Y":
            text = str(year)
        elif char == "m":
            text = number(month, 2)
        elif char == "d":
            text = number(day, 2)
        elif char == "H":
            text = number(hour, 2)
        elif char == "M":
            text = number(minute, 2)
        elif char == "S":
            text = number(second, 2)
        elif char == "y":
            text = number(year % 100, 2)
        elif char == "b" or char == "h":
            text = MONTHS[month - 1][:3]
        elif char == "B":
            text = MONTHS[month - 1]
        elif char == "a":
            text = DAYS[today][:3]
        elif char == "A":
            text = DAYS[today]
        elif char == "I":
            text = number((hour + 11) % 12 + 1, 2)
        elif char == "l":
            text = f"{(hour + 11) % 12 + 1:2d}"
        elif char == "p":
            text = "AM" if hour < 12 else "PM"
        elif char == "P":
            text = "am" if hour < 12 else "pm"
        elif char == "j":
            text = number(ordinal, 3)
        elif char == "f":
            text = f"{microsecond:06d}"
        elif char == "z":
            text = offset
        elif char == "Z":
            text = zone
        elif char == "w":
            text = str((today + 1) % 7)
        elif char == "u":
            text = str(today + 1)
        elif char == "U":
            text = number((ordinal + 6 - (today + 1) % 7) // 7, 2)
        elif char == "W":
            text = number((ordinal + 6 - today) // 7, 2)
        elif char == "V":
            text = number(iso_calendar(year, month, day)[1], 2)
        elif char == "G":
            text = str(iso_calendar(year, month, day)[0])
        elif char == "e":
            text = f"{day:2d}"
        elif char == "k":
            text = f"{hour:2d}"
        elif char == "C":
            text = number(year // 100, 2)
        elif char == "s":
            text = str((to_ordinal(year, month, day) - 719163) * 86400 + hour * 3600 + minute * 60 + second)
        elif char == "n":
            text = "\n"
        elif char == "t":
            text = "\t"
        elif char == "%":
            text = "%"
        elif char in _COMPOSITE:
            text = strftime(
                _COMPOSITE[char], year, month, day, hour, minute, second, microsecond, offset, zone
            )
        else:
            text = "%" + char
        pieces.append(text)
    return "".join(pieces)


_COMPOSITE = {
    "c": "%a %b %e %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "D": "%m/%d/%y", "F": "%Y-%m-%d", "T": "%H:%M:%S",
    "R": "%H:%M", "r": "%I:%M:%S %p",
}
_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])", "f": r"(?P<f>[0-9]{1,6})", "H": r"(?P<H>2[0-3]|[0-1]\d|\d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9])", "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])", "M": r"(?P<M>[0-5]\d|\d)", "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "w": r"(?P<w>[0-6])", "y": r"(?P<y>\d\d)", "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>[+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?|(?-i:Z))", "Z": r"(?P<Z>utc|gmt)", "%": "%",
    "p": r"(?P<p>am|pm)",
}


def _names(letter, names):
    return f"(?P<{letter}>{'|'.join(sorted(names, key=len, reverse=True))})"


def strptime(text, format):
    """(year, month, day, hour, minute, second, microsecond, offset in seconds or None, zone name or None)."""
    import re

    patterns = dict(_PATTERNS)
    patterns["a"] = _names("a", [name[:3].lower() for name in DAYS])
    patterns["A"] = _names("A", [name.lower() for name in DAYS])
    patterns["b"] = _names("b", [name[:3].lower() for name in MONTHS])
    patterns["B"] = _names("B", [name.lower() for name in MONTHS])
    source = format
    for letter in "cxX":
        source = source.replace("%" + letter, _COMPOSITE[letter].replace("%e", "%d"))
    pattern, i = "", 0
    source = re.sub(r"([\\.^$*+?\(\){}\[\]|])", r"\\\1", source)
    source = re.sub(r"\s+", r"\\s+", source)
    while i < len(source):
        if source[i] != "%":
            pattern += source[i]
            i += 1
            continue
        letter = source[i + 1:i + 2]
        if not letter:
            raise ValueError(f"stray % in format '{format}'")
        if letter not in patterns:
            raise ValueError(f"'{letter}' is a bad directive in format '{format}'")
        pattern += patterns[letter]
        i += 2
    found = re.match(pattern, text, re.I)
    if found is None:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if found.end() != len(text):
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    parts = found.groupdict()
    year, month, day = 1900, 1, 1
    if "Y" in parts:
        year = int(parts["Y"])
    elif "y" in parts:
        year = int(parts["y"])
        year += 2000 if year <= 68 else 1900
    if "m" in parts:
        month = int(parts["m"])
    for letter, width in (("b", 3), ("B", None)):
        if letter in parts:
            month = [name[:width].lower() for name in MONTHS].index(parts[letter].lower()) + 1
    if "d" in parts:
        day = int(parts["d"])
    if "j" in parts:
        year, month, day = from_ordinal(to_ordinal(year, 1, 1) + int(parts["j"]) - 1)
    hour = int(parts.get("H", 0))
    if "I" in parts:
        hour = int(parts["I"]) % 12
        if parts.get("p", "").lower() == "pm":
            hour += 12
    minute, second = int(parts.get("M", 0)), int(parts.get("S", 0))
    microsecond = int(parts.get("f", "0").ljust(6, "0"))
    offset = zone = None
    if parts.get("z"):
        offset = parse_offset(parts["z"])
    if parts.get("Z"):
        zone = parts["Z"].upper()
    return year, month, day, hour, minute, second, microsecond, offset, zone


def parse_offset(text):
    """Seconds of "+05:30" and the like."""
    if text in ("Z", "z"):
        return 0
    digits, _, fraction = text[1:].replace(":", "").partition(".")
    seconds = int(digits[:2]) * 3600 + int(digits[2:4] or 0) * 60 + int(digits[4:6] or 0)
    if fraction:
        seconds += int(fraction.ljust(6, "0")) / 1e6
    return -seconds if text[0] == "-" else seconds
