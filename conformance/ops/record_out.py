#!/usr/bin/env python3
"""Record what operators say of the element type of `out=`: every type of the operands with every type of the result (out.jsonl.gz).

    python record_out.py [-o out.jsonl.gz]

Rows are as record.py writes them, of the kind "out".  Run it with a Python that has torch.
"""
import argparse
import gzip
import json
import os
import warnings

os.environ.setdefault("OMP_NUM_THREADS", "1")
from record import outcome  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = ["float16", "float32", "float64", "uint8", "int32", "int64", "bool", "complex64", "complex128"]
SOURCES = ["float32", "int64", "bool", "complex64", "float16"]
# T is a 2x2 matrix, R one of its rows, I indices, O the result.
CALLS = """
prod(T, 0, out=O)
sum(T, 0, out=O)
nansum(T, 0, out=O)
mean(T, 0, out=O)
nanmean(T, 0, out=O)
var(T, 0, out=O)
std(T, 0, out=O)
any(T, 0, out=O)
all(T, 0, out=O)
amax(T, 0, out=O)
amin(T, 0, out=O)
norm(T, dim=0, out=O)
logsumexp(T, 0, out=O)
cumsum(T, 0, out=O)
cumprod(T, 0, out=O)
logcumsumexp(T, 0, out=O)
diff(T, out=O)
lerp(T, T, 0.5, out=O)
lerp(T, T, T, out=O)
where(I == 0, T, T, out=O)
min(T, T, out=O)
max(T, T, out=O)
maximum(T, T, out=O)
fmin(T, T, out=O)
take(T, I, out=O)
nan_to_num(T, 1, out=O)
fft.fft(T, out=O)
fft.rfft(T, out=O)
fft.irfft(T, out=O)
softmax(T, 0, out=O)
log_softmax(T, 0, out=O)
clamp(T, 0, out=O)
clamp(T, T, out=O)
clamp_min(T, 0, out=O)
clamp_max(T, T, out=O)
logical_not(T, out=O)
logical_and(T, T, out=O)
bitwise_and(T, T, out=O)
bitwise_not(T, out=O)
bitwise_left_shift(T, T, out=O)
eq(T, T, out=O)
gt(T, T, out=O)
isposinf(T, out=O)
signbit(T, out=O)
pow(T, T, out=O)
pow(T, 2, out=O)
pow(2, T, out=O)
float_power(T, 2, out=O)
div(T, T, out=O)
div(T, T, rounding_mode='floor', out=O)
floor_divide(T, T, out=O)
remainder(T, T, out=O)
fmod(T, T, out=O)
gcd(T, T, out=O)
xlogy(T, T, out=O)
copysign(T, T, out=O)
heaviside(T, T, out=O)
logaddexp(T, T, out=O)
nextafter(T, T, out=O)
hypot(T, T, out=O)
atan2(T, T, out=O)
igamma(T, T, out=O)
add(T, T, out=O)
sub(T, 1, out=O)
mul(T, T, out=O)
ldexp(T, T, out=O)
polygamma(1, T, out=O)
polar(T, T, out=O)
complex(T, T, out=O)
exp(T, out=O)
abs(T, out=O)
neg(T, out=O)
round(T, out=O)
round(T, decimals=1, out=O)
floor(T, out=O)
sign(T, out=O)
sgn(T, out=O)
frac(T, out=O)
angle(T, out=O)
sigmoid(T, out=O)
reciprocal(T, out=O)
square(T, out=O)
sqrt(T, out=O)
erfinv(T, out=O)
logit(T, out=O)
sinc(T, out=O)
conj_physical(T, out=O)
addmm(T, T, T, out=O)
mm(T, T, out=O)
matmul(T, T, out=O)
matmul(T, R, out=O)
bmm(T[None], T[None], out=O)
baddbmm(T[None], T[None], T[None], out=O)
addbmm(T, T[None], T[None], out=O)
dot(R, R, out=O)
mv(T, R, out=O)
addmv(R, T, R, out=O)
outer(R, R, out=O)
inner(T, T, out=O)
addr(T, R, R, out=O)
kron(T, T, out=O)
addcmul(T, T, T, out=O)
addcdiv(T, T, T, out=O)
cat([T, T], out=O)
stack([T, T], out=O)
hstack([T, T], out=O)
gather(T, 0, I, out=O)
scatter(T, 0, I, T, out=O)
scatter_add(T, 0, I, T, out=O)
index_select(T, 0, I[0], out=O)
masked_select(T, I == 0, out=O)
index_add(T, 0, I[0], T, out=O)
index_copy(T, 0, I[0], T, out=O)
take_along_dim(T, I, 0, out=O)
tril(T, 0, out=O)
argmax(T, 0, out=O)
sort(T, out=(O, I[:0]))
sort(T, out=(T[:0], O))
max(T, 0, out=(O, I[:0]))
max(T, 0, out=(T[:0], O))
topk(T, 1, out=(O, I[:0]))
topk(T, 1, out=(T[:0], O))
kthvalue(T, 1, out=(O, I[:0]))
median(T, 0, out=(O, I[:0]))
mode(T, 0, out=(O, I[:0]))
cummax(T, 0, out=(O, I[:0]))
aminmax(T, dim=0, out=(O, T[:0]))
linalg.vector_norm(T, 2, dim=0, out=O)
linalg.inv(T, out=O)
linalg.cross(T[:, :1].expand(2, 3), T[:, :1].expand(2, 3), out=O)
nn.functional.normalize(T, out=O)
histc(T, 2, out=O)
renorm(T, 2, 0, 1.0, out=O)
diag(T, out=O)
bucketize(T, R, out=O)
searchsorted(T, T, out=O)
isin(T, T, out=O)
quantile(T, 0.5, out=O)
full((2,), 1, out=O)
zeros((2,), out=O)
ones((2,), out=O)
arange(3, out=O)
arange(0.0, 3, out=O)
linspace(0, 1, 3, out=O)
logspace(0, 1, 3, out=O)
eye(2, out=O)
range(0, 2, out=O)
rand((2,), out=O)
randn((2,), out=O)
randint(3, (2,), out=O)
randperm(3, out=O)
empty((2,), out=O)

""".strip().splitlines()
NAMES = {"T": "torch.ones((2, 2), dtype=torch.{s})", "R": "torch.ones((2,), dtype=torch.{s})", "I": "torch.zeros((2, 2), dtype=torch.int64)",
         "O": "torch.zeros((0,), dtype=torch.{o})"}


def texts():
    import re

    for call in CALLS:
        for source in SOURCES if re.search(r"\b[TR]\b", call) else SOURCES[:1]:
            for out in TYPES:
                text = re.sub(r"\b[TRIO]\b", lambda m: NAMES[m[0]].format(s=source, o=out), call)
                yield call.partition("(")[0], "torch." + text


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("-o", "--output", default=os.path.join(HERE, "out.jsonl.gz"))
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    rows = []
    for name, text in texts():
        found = outcome(text)
        if found is not None and not any(word in str(found) for word in ("INTERNAL", "MKL", "LinAlg")):
            rows.append({"e": name, "k": "out", "t": text, **found})
    with open(options.output, "wb") as raw, gzip.GzipFile(fileobj=raw, mode="wb", mtime=0, filename="") as stream:
        stream.write("".join(json.dumps(row, separators=(",", ":")) + "\n" for row in rows).encode())
    print(len(rows), "rows;", os.path.getsize(options.output), "bytes")


if __name__ == "__main__":
    main()
