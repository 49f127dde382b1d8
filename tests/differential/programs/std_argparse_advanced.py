# argparse: subparsers, groups, mutually exclusive options, type functions, actions, formatters, parents.
import argparse
import contextlib
import io
from pathlib import PurePosixPath


def parse(parser, *argv):
    err, out = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
            args = parser.parse_args(list(argv))
        print(args)
        return args
    except SystemExit as stop:
        print("exit", stop.code)
        print(out.getvalue() + err.getvalue(), end="")


parser = argparse.ArgumentParser(prog="tool")
parser.add_argument("--verbose", action="store_true")
sub = parser.add_subparsers(dest="command", required=True, title="commands", help="what to do", metavar="COMMAND")
train = sub.add_parser("train", help="train a model", aliases=["t"])
train.add_argument("model")
train.add_argument("--epochs", type=int, default=3)
train.set_defaults(func=lambda a: f"training {a.model} for {a.epochs}")
test = sub.add_parser("test", help="test a model", description="Test a model on data.")
test.add_argument("--metric", choices=("acc", "f1"), default="acc")
test.set_defaults(func=lambda a: f"testing by {a.metric}")
for argv in (["train", "net", "--epochs", "5"], ["--verbose", "test", "--metric", "f1"], ["t", "x"]):
    args = parser.parse_args(argv)
    print(args.command, args.verbose, args.func(args))
parse(parser)
parse(parser, "nothing")
parse(parser, "train")
parse(parser, "test", "--metric", "z")
parse(parser, "--help")
parse(parser, "test", "-h")


def positive(text):
    value = int(text)
    if value <= 0:
        raise argparse.ArgumentTypeError(f"{text} is not positive")
    return value


def size(text):
    w, h = text.split("x")
    return int(w), int(h)


def str2bool(v):
    if v.lower() in ("yes", "true", "1"):
        return True
    if v.lower() in ("no", "false", "0"):
        return False
    raise argparse.ArgumentTypeError("Boolean value expected.")


class Split(argparse.Action):
    def __call__(self, parser, namespace, values, option_string=None):
        setattr(namespace, self.dest, [int(v) for v in values.split(",")])


p = argparse.ArgumentParser(prog="types", formatter_class=argparse.ArgumentDefaultsHelpFormatter)
p.add_argument("--n", type=positive, default=1, help="a positive number")
p.add_argument("--size", type=size, default="32x64", help="width by height")
p.add_argument("--flag", type=str2bool, nargs="?", const=True, default=False)
p.add_argument("--path", type=PurePosixPath, default=PurePosixPath("out"))
p.add_argument("--dims", action=Split, default=[1], metavar="A,B")
p.add_argument("--level", type=int, choices=range(3), default=0, help="how much")
p.add_argument("--add", action="append_const", const=7, dest="numbers")
p.add_argument("--ext", action="extend", nargs="+", default=["z"])
parse(p)
parse(p, "--n", "5", "--size", "2x3", "--flag", "no", "--path", "a/b", "--dims", "1,2,3", "--level", "2", "--add", "--add", "--ext", "q", "r")
parse(p, "--flag")
parse(p, "--n", "-5")
parse(p, "--n", "x")
parse(p, "--size", "5")
parse(p, "--flag", "maybe")
parse(p, "--level", "7")
parse(p, "-h")

common = argparse.ArgumentParser(add_help=False)
common.add_argument("--seed", type=int, default=0)
child = argparse.ArgumentParser(prog="child", parents=[common], description="""A long description that goes on and on until it does not fit
    on a line of the terminal any more, so it has to be wrapped.""", usage="%(prog)s [options]")
group = child.add_argument_group("optimizer", "settings of the optimizer")
group.add_argument("--lr", type=float, default=0.1, help="the learning rate, a number that is explained at great length so that the help must wrap around")
exclusive = child.add_mutually_exclusive_group(required=True)
exclusive.add_argument("--sgd", action="store_true")
exclusive.add_argument("--adam", dest="opt", action="store_const", const="adam")
parse(child, "--sgd", "--seed", "3")
parse(child, "--adam")
parse(child, "--sgd", "--adam")
parse(child)
parse(child, "--help")
raw = argparse.ArgumentParser(prog="raw", description="line one\n  line two", formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False)
raw.add_argument("files", nargs="+")
raw.add_argument("--output-file", "-o", default="-", metavar="FILE")
parse(raw, "-h")
parse(raw, "--output", "x", "f")
parse(raw, "a", "b", "-o", "c")
pos = argparse.ArgumentParser(prog="pos")
pos.add_argument("first")
pos.add_argument("middle", nargs="*")
pos.add_argument("last")
pos.add_argument("--opt", nargs="*")
parse(pos, "1", "2", "3", "4")
parse(pos, "1", "2", "--opt")
parse(pos, "1")
try:
    pos.add_argument("--opt")
except argparse.ArgumentError as error:
    print(error)
try:
    pos.add_argument("bad", required=True)
except TypeError as error:
    print(error)
try:
    pos.error("own complaint")
except SystemExit as stop:
    print("status", stop.code)
