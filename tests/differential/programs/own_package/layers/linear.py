from ..config import DEFAULTS


class Linear:
    def __init__(self, inp, out, bias=DEFAULTS["bias"]):
        self.inp, self.out, self.bias = inp, out, bias

    def __repr__(self):
        return f"Linear({self.inp}, {self.out}, bias={self.bias})"
