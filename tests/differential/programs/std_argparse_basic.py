# argparse as training scripts use it.
import argparse
import contextlib
import io
import sys


def parse(parser, *argv):
    err, out = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stderr(err), contextlib.redirect_stdout(out):
            args = parser.parse_args(list(argv))
        print(args)
        return args
    except SystemExit as stop:
        print("exit", stop.code, repr(out.getvalue()), repr(err.getvalue()))


parser = argparse.ArgumentParser(prog="train.py", description="Train a network", epilog="See the manual for more.")
parser.add_argument("data", help="folder of the pictures")
parser.add_argument("extra", nargs="*", type=int, help="more numbers")
parser.add_argument("-b", "--batch-size", type=int, default=64, metavar="N", help="input batch size (default: %(default)s)")
parser.add_argument("--lr", "--learning-rate", default=0.1, type=float, dest="lr")
parser.add_argument("--arch", choices=["resnet18", "vgg"], default="resnet18", help="which network")
parser.add_argument("--no-cuda", action="store_true", default=False)
parser.add_argument("--fast", action="store_false", dest="slow")
parser.add_argument("-v", "--verbose", action="count", default=0)
parser.add_argument("--betas", nargs=2, type=float, default=(0.9, 0.999))
parser.add_argument("--tag", action="append", help="may be repeated")
parser.add_argument("--widths", nargs="+", type=int)
parser.add_argument("--mode", action="store_const", const="eval", default="train")
parser.add_argument("--resume", nargs="?", const="last.pt", default=None)
parser.add_argument("--hidden", help=argparse.SUPPRESS)
parser.add_argument("--amp", action=argparse.BooleanOptionalAction, default=True)
parser.add_argument("--version", action="version", version="%(prog)s 1.0")
parse(parser, "d")
parse(parser, "d", "1", "2", "-b", "8", "--lr=0.5", "--arch", "vgg", "--no-cuda", "--fast", "-vvv")
parse(parser, "d", "--betas", "0.5", "0.9", "--tag", "a", "--tag=b", "--widths", "1", "2", "3", "--mode", "--resume")
parse(parser, "d", "--resume", "x.pt", "-b8", "-v", "-v", "--learning-rate", "1e-3", "--no-amp", "--hidden", "h")
parse(parser, "--batch", "5", "d")
parse(parser, "d", "--", "5")
parse(parser, "d", "--lr", "-1.5")
parse(parser)
parse(parser, "d", "--lr", "abc")
parse(parser, "d", "--arch", "lenet")
parse(parser, "d", "--betas", "0.5")
parse(parser, "d", "--widths")
parse(parser, "d", "--nope", "1")
parse(parser, "d", "--batch-size")
parse(parser, "d", "x")
parse(parser, "d", "--no-cuda=1")
parse(parser, "--version")
parse(parser, "--help")
args, rest = parser.parse_known_args(["d", "--unknown", "5", "-q", "--lr", "2"])
print(args.lr, rest, args.batch_size, vars(args)["arch"], "lr" in args, getattr(args, "nope", "no"))
print(parser.format_usage(), end="")
parser.print_help()
ns = argparse.Namespace(a=1, b="x")
ns.c = [1]
print(ns, ns == argparse.Namespace(a=1, b="x", c=[1]), vars(ns))
parser.set_defaults(lr=9.0, injected="yes")
print(parser.parse_args(["d"]).lr, parser.parse_args(["d"]).injected, parser.get_default("arch"))
small = argparse.ArgumentParser()
small.add_argument("--n", type=int, required=True)
small.prog = "small"
parse(small)
parse(small, "--n", "3")
print(argparse.ArgumentParser(prog="p", add_help=False).parse_args([]))
default = argparse.ArgumentParser()
default.add_argument("--epochs", type=int, default="14")
print(default.parse_args(sys.argv[1:]), default.parse_args([]).epochs + 1)
