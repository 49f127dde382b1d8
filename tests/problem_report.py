"""What test programs share that look for problems in a folder of their own and print them."""
import argparse
import pathlib
import tempfile


def report(problems, description):
    """Prints what `problems(shapetrace, folder)` yields, and how many there were; gives the exit status."""
    parser = argparse.ArgumentParser(description=description.split("\n", maxsplit=1)[0])
    parser.add_argument("--shapetrace", default="build/shapetrace")
    shapetrace = str(pathlib.Path(parser.parse_args().shapetrace).resolve())
    with tempfile.TemporaryDirectory() as folder:
        found = list(problems(shapetrace, pathlib.Path(folder)))
    for problem in found:
        print("FAILED", problem)
    print(f"{len(found)} failed")
    return 1 if found else 0
