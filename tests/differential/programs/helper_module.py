"""A module beside the programs; run by itself it prints only this."""
import math

__all__ = ["area", "PI"]
PI = math.pi
hidden = "not exported"
_internal = 1


def area(r):
    return PI * r * r


if __name__ == "__main__":
    print("helper run as a program", area(1))
