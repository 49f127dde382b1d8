# A program that ends with an uncaught exception, after having printed.
import sys


class StageError(RuntimeError):
    pass


def stage(n):
    print("stage", n)
    try:
        if n == 2:
            raise StageError(f"stage {n} failed")
    finally:
        print("leaving stage", n)
    return n


print("start", file=sys.stdout)
for n in range(5):
    stage(n)
print("never printed")
