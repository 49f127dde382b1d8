# datetime arithmetic, formatting, parsing; calendar and time formats without reading the clock.
import time
from datetime import date, datetime, time as clock, timedelta, timezone

d = date(2024, 2, 28)
print(d, repr(d), d.year, d.month, d.day, d.weekday(), d.isoweekday(), d.isoformat(), d.isocalendar(), d.toordinal(), date.fromordinal(738944), d.replace(day=1), d.ctime(), str(d))
print(d + timedelta(days=2), d - timedelta(weeks=1), date(2024, 3, 1) - d, (date(2025, 1, 1) - date(2024, 1, 1)).days, d < date(2024, 3, 1), d == date(2024, 2, 28), max(d, date(2023, 1, 1)), date.fromisoformat("2023-12-31"), date.min, date.max)
t = datetime(2024, 12, 31, 23, 59, 58, 123456)
print(t, repr(t), t.date(), t.time(), t.hour, t.microsecond, t.isoformat(), t.isoformat(" ", "seconds"), t.replace(microsecond=0), t + timedelta(seconds=2), t - datetime(2024, 1, 1), t.timetuple().tm_yday, t.weekday())
print(t.strftime("%Y-%m-%d %H:%M:%S"), t.strftime("%d/%m/%y %I:%M %p %j %a %A %b %B %f %%"), f"{t:%Y%m%d_%H%M%S}", t.strftime("run_%m%d"), format(d, "%d.%m."), d.strftime("%U %w"))
print(datetime.strptime("2021-05-03 04:05:06", "%Y-%m-%d %H:%M:%S"), datetime.strptime("3 May 2021", "%d %B %Y"), datetime.strptime("12/31/99", "%m/%d/%y").year, datetime.fromisoformat("2020-01-02T03:04:05"), datetime.combine(d, clock(5, 6)), datetime(2020, 1, 1) == datetime(2020, 1, 1, 0))
td = timedelta(days=1, hours=2, minutes=3, seconds=4, milliseconds=5)
print(td, repr(td), td.days, td.seconds, td.microseconds, td.total_seconds(), td * 2, td / 2, -td, td // timedelta(hours=1), td % timedelta(hours=1), td / timedelta(hours=1), abs(-td), timedelta(0), bool(timedelta(0)), timedelta(seconds=90061), timedelta(days=-1, seconds=1), timedelta(weeks=1) > timedelta(days=6), sum([timedelta(1), timedelta(2)], timedelta()), str(timedelta(seconds=3661.5)), divmod(td, timedelta(hours=5)))
utc = datetime(2024, 1, 1, 12, tzinfo=timezone.utc)
east = timezone(timedelta(hours=5, minutes=30), "IST")
print(utc, utc.astimezone(east), utc.tzinfo, utc.utcoffset(), utc.isoformat(), utc.timestamp(), datetime.fromtimestamp(0, timezone.utc), repr(timezone.utc), east, utc == utc.astimezone(east), utc.strftime("%z %Z"), datetime.fromisoformat("2024-01-01T00:00:00+02:00").utcoffset())
print(clock(1, 2, 3), repr(clock(1, 2)), clock(1) < clock(2), clock(23, 59).isoformat(), clock.fromisoformat("04:05").minute)


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: date(2023, 2, 29))
attempt(lambda: date(2023, 13, 1))
attempt(lambda: datetime(2023, 1, 1, 25))
attempt(lambda: d + 5)
attempt(lambda: d - "x")
attempt(lambda: datetime.strptime("x", "%Y"))
attempt(lambda: datetime.strptime("2020 1", "%Y"))
attempt(lambda: date.fromisoformat("2020/01/01"))
attempt(lambda: d < t.time())
attempt(lambda: utc - datetime(2020, 1, 1))
attempt(lambda: timedelta("x"))
attempt(lambda: date(2020, 1))
attempt(lambda: td / 0)


def eta(done, total, seconds):
    left = timedelta(seconds=int(seconds / done * (total - done)))
    return f"{done}/{total} [{timedelta(seconds=int(seconds))}<{left}]"


print(eta(10, 100, 65.7), eta(1, 3, 4000), [str(date(2024, 1, 31) + timedelta(days=30 * i)) for i in range(4)])
print(time.strftime("%Y", time.gmtime(0)), time.gmtime(86400).tm_mday, time.strftime("%H:%M:%S", time.gmtime(3725)), callable(time.time), callable(time.perf_counter))
days = [date(2024, 1, 1) + timedelta(days=i) for i in range(0, 366, 61)]
print([f"{x:%b %d}" for x in days], sorted(days, reverse=True)[0], {x.month: x.day for x in days}, [x.strftime("%A")[:3] for x in days])
begin = time.time()
elapsed = time.time() - begin
print(isinstance(begin, float), isinstance(elapsed, float), isinstance(datetime.now(), datetime), isinstance(date.today(), date))
