"""Comma-separated values."""

from _shapetrace import is_unknown, unknown

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "Error", "Dialect", "excel", "excel_tab",
    "unix_dialect", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "Sniffer", "unregister_dialect", "DictReader", "DictWriter",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE = 0, 1, 2, 3


class Error(Exception):
    pass


Error.__module__ = "_csv"


class Dialect:
    delimiter = ","
    quotechar = '"'
    escapechar = None
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL
    strict = False


class excel(Dialect):
    pass


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    lineterminator = "\n"
    quoting = QUOTE_ALL


_dialects = {"excel": excel, "excel-tab": excel_tab, "unix": unix_dialect}
_OPTIONS = (
    "delimiter", "quotechar", "escapechar", "doublequote", "skipinitialspace", "lineterminator", "quoting", "strict",
)


def register_dialect(name, dialect=excel, **fmtparams):
    _dialects[name] = _dialect(dialect, fmtparams)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


def field_size_limit(*new_limit):
    return 131072


def _dialect(dialect, options):
    base = get_dialect(dialect) if isinstance(dialect, str) else dialect
    made = Dialect()
    for name in _OPTIONS:
        value = getattr(base, name, getattr(Dialect, name))
        setattr(made, name, options.pop(name, value))
    if options:
        raise TypeError(f"'{next(iter(options))}' is an invalid keyword argument for this function")
    if not isinstance(made.delimiter, str) or len(made.delimiter) != 1:
        raise TypeError('"delimiter" must be a 1-character string')
    return made


class reader:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def __next__(self):
        d = self.dialect
        fields, field, quoted, in_quotes, started = [], [], False, False, False
        while True:
            try:
                line = next(self._lines)
            except StopIteration:
                if in_quotes and (field or fields):
                    if d.strict:
                        raise Error("unexpected end of data")
                    break
                raise
            if is_unknown(line):
                return unknown(line, list)
            if not isinstance(line, str):
                raise Error(f"iterator should return strings, not {type(line).__name__} (the file should be opened in text mode)")
            self.line_num += 1
            i, n = 0, len(line)
            ended = False
            while i < n:
                char = line[i]
                i += 1
                if in_quotes:
                    if char == d.escapechar:
                        field.append(line[i:i + 1])
                        i += 1
                    elif char == d.quotechar:
                        if d.doublequote and line[i:i + 1] == d.quotechar:
                            field.append(char)
                            i += 1
                        else:
                            in_quotes = False
                    else:
                        field.append(char)
                elif char == d.delimiter:
                    fields.append(self._finish(field, quoted))
                    field, quoted, started = [], False, True
                elif char in "\r\n":
                    ended = True
                    if line[i:].strip("\r\n"):
                        raise Error("new-line character seen in unquoted field - do you need to open the file in universal-newline mode?")
                    break
                elif char == d.quotechar and not field and d.quoting != QUOTE_NONE:
                    in_quotes = quoted = started = True
                elif char == d.escapechar:
                    field.append(line[i:i + 1])
                    i += 1
                elif char == " " and d.skipinitialspace and not field and not quoted:
                    started = True
                else:
                    field.append(char)
                    started = True
            if in_quotes:
                continue
            if not started and not fields and not field:
                return []
            break
        fields.append(self._finish(field, quoted))
        return fields

    def _finish(self, field, quoted):
        text = "".join(field)
        if self.dialect.quoting == QUOTE_NONNUMERIC and not quoted:
            return float(text)
        return text


class writer:
    def __init__(self, csvfile, dialect="excel", **fmtparams):
        self.dialect = _dialect(dialect, fmtparams)
        if not hasattr(csvfile, "write"):
            raise TypeError('argument 1 must have a "write" method')
        self._write = csvfile.write

    def _field(self, value, alone):
        d = self.dialect
        number = isinstance(value, (int, float))
        text = "" if value is None else repr(value) if isinstance(value, float) else str(value)
        if is_unknown(text):
            return text
        special = any(c in text for c in (d.delimiter, d.quotechar or d.delimiter, "\r", "\n", *d.lineterminator))
        if d.quoting == QUOTE_NONE:
            if special:
                if not d.escapechar:
                    raise Error("need to escape, but no escapechar set")
                for c in (d.escapechar, d.delimiter, d.quotechar):
                    if c:
                        text = text.replace(c, d.escapechar + c)
            return text
        if special or d.quoting == QUOTE_ALL or d.quoting == QUOTE_NONNUMERIC and not number or alone and not text:
            if d.doublequote:
                text = text.replace(d.quotechar, d.quotechar * 2)
            return d.quotechar + text + d.quotechar
        return text

    def writerow(self, row):
        try:
            values = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        texts = [self._field(value, len(values) == 1) for value in values]
        if is_unknown(*texts):
            return self._write(unknown("a row that is not known", str))
        return self._write(self.dialect.delimiter.join(texts) + self.dialect.lineterminator)

    def writerows(self, rows):
        for row in rows:
            self.writerow(row)


class DictReader:
    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        self._fieldnames = list(fieldnames) if fieldnames is not None else None
        self.restkey, self.restval, self.dialect = restkey, restval, dialect
        self.reader = reader(f, dialect, *args, **kwds)

    def __iter__(self):
        return self

    @property
    def line_num(self):
        return self.reader.line_num

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        names = self.fieldnames
        row = next(self.reader)
        while row == []:
            row = next(self.reader)
        if is_unknown(row, names):
            return unknown(row if is_unknown(row) else names, dict)
        result = dict(zip(names, row))
        if len(row) > len(names):
            result[self.restkey] = row[len(names):]
        for name in names[len(row):]:
            result[name] = self.restval
        return result


class DictWriter:
    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        self.fieldnames, self.restval = fieldnames, restval
        if extrasaction.lower() not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction.lower()
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writer.writerow(self.fieldnames)

    def _row(self, rowdict):
        if self.extrasaction == "raise":
            wrong = [name for name in rowdict if name not in self.fieldnames]
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return [rowdict.get(name, self.restval) for name in self.fieldnames]

    def writerow(self, rowdict):
        return self.writer.writerow(self._row(rowdict))

    def writerows(self, rowdicts):
        for rowdict in rowdicts:
            self.writerow(rowdict)


class Sniffer:
    def sniff(self, sample, delimiters=None):
        made = type("dialect", (Dialect,), {"_name": "sniffed"})
        candidates = delimiters or ",\t;:| "
        made.delimiter = max(candidates, key=lambda c: sample.split("\n")[0].count(c))
        return made

    def has_header(self, sample):
        return unknown("a guess about a table", bool)
