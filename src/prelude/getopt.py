"""Options of a command line."""

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    def __init__(self, msg, opt=""):
        self.msg, self.opt = msg, opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    opts = []
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        opts, args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    shortopts = shortopts.lstrip("+")
    opts, rest = [], []
    while args:
        if args[0] == "--":
            return opts, rest + args[1:]
        if args[0].startswith("-") and args[0] != "-":
            opts, args = _one(opts, args, shortopts, longopts)
        else:
            rest.append(args[0])
            args = args[1:]
    return opts, rest


def _one(opts, args, shortopts, longopts):
    text, args = args[0], args[1:]
    if text.startswith("--"):
        name, equals, value = text[2:].partition("=")
        matches = [o for o in longopts if o.startswith(name)]
        if not matches:
            raise GetoptError(f"option --{name} not recognized", name)
        if name in matches:
            found, wants = name, False
        elif name + "=" in matches:
            found, wants = name, True
        elif len(matches) > 1:
            raise GetoptError(f"option --{name} not a unique prefix", name)
        else:
            found, wants = matches[0].rstrip("="), matches[0].endswith("=")
        if wants:
            if not equals:
                if not args:
                    raise GetoptError(f"option --{found} requires argument", found)
                value, args = args[0], args[1:]
        elif equals:
            raise GetoptError(f"option --{found} must not have an argument", found)
        return opts + [("--" + found, value)], args
    letters = text[1:]
    while letters:
        letter, letters = letters[0], letters[1:]
        at = shortopts.find(letter)
        if at < 0 or letter == ":":
            raise GetoptError(f"option -{letter} not recognized", letter)
        value = ""
        if shortopts[at + 1:at + 2] == ":":
            if not letters:
                if not args:
                    raise GetoptError(f"option -{letter} requires argument", letter)
                letters, args = args[0], args[1:]
            value, letters = letters, ""
        opts = opts + [("-" + letter, value)]
    return opts, args
