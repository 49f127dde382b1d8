"""Calendars."""

from _calendar import DAYS, MONTHS
from _calendar import days_in_month as _days_in_month
from _calendar import is_leap as isleap
from _calendar import weekday

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
day_name = list(DAYS)
day_abbr = [name[:3] for name in DAYS]
month_name = ["", *MONTHS]
month_abbr = ["", *[name[:3] for name in MONTHS]]


def leapdays(y1, y2):
    y1, y2 = y1 - 1, y2 - 1
    return (y2 // 4 - y1 // 4) - (y2 // 100 - y1 // 100) + (y2 // 400 - y1 // 400)


def monthrange(year, month):
    if not 1 <= month <= 12:
        raise ValueError(f"bad month number {month!r}; must be 1-12")
    return weekday(year, month, 1), _days_in_month(year, month)


def monthcalendar(year, month):
    first, count = monthrange(year, month)
    days = [0] * first + list(range(1, count + 1))
    days += [0] * (-len(days) % 7)
    return [days[i:i + 7] for i in range(0, len(days), 7)]


def timegm(tuple):
    from time import _timegm

    return _timegm(tuple)
