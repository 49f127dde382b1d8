# A script whose command line is incomplete: usage on stderr, status 2, nothing after it.
import argparse

print("before parsing")
parser = argparse.ArgumentParser(description="needs a config")
parser.add_argument("config")
parser.add_argument("--gpu", type=int, default=0)
args = parser.parse_args()
print("never reached", args.config)
