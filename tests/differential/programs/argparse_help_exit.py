# --help goes to stdout and ends the program with status 0.
import argparse


def get_parser():
    parser = argparse.ArgumentParser(prog="classify.py", description="PyTorch-like classification script",
                                     formatter_class=argparse.ArgumentDefaultsHelpFormatter)
    parser.add_argument("data", metavar="DIR", nargs="?", default="imagenet", help="path to dataset")
    parser.add_argument("-a", "--arch", metavar="ARCH", default="resnet18", choices=["resnet18", "vgg16", "alexnet"],
                        help="model architecture: " + " | ".join(["resnet18", "vgg16", "alexnet"]))
    parser.add_argument("-j", "--workers", default=4, type=int, metavar="N", help="number of data loading workers")
    parser.add_argument("--epochs", default=90, type=int, metavar="N", help="number of total epochs to run")
    parser.add_argument("--start-epoch", default=0, type=int, metavar="N", help="manual epoch number (useful on restarts)")
    parser.add_argument("--wd", "--weight-decay", default=1e-4, type=float, metavar="W", help="weight decay", dest="weight_decay")
    parser.add_argument("-e", "--evaluate", dest="evaluate", action="store_true", help="evaluate model on validation set")
    parser.add_argument("--dist-url", default="tcp://224.66.41.62:23456", type=str, help="url used to set up distributed training")
    parser.add_argument("--seed", default=None, type=int, help="seed for initializing training. ")
    parser.add_argument("--dummy", action="store_true", help="use fake data to benchmark")
    return parser


print("getting help")
args = get_parser().parse_args([])
print(args)
args = get_parser().parse_args(["-a", "vgg16", "-e", "--wd", "0", "dir", "-j", "2"])
print(args.arch, args.evaluate, args.weight_decay, args.data, args.workers)
get_parser().parse_args(["--help"])
print("not reached")
