# Lists that nobody knows the length of: what is joined of them has the sizes of one item, but for that length. The items
# of several such side by side are known, too.
# The comments say what is known, `?` what is not; real PyTorch gives every size a number.
import torch

x = torch.randn(5, 4)  #: [5, 4]
kept = torch.where(x[:, 0] > 0)[0]  #: int64[?]
a, b = x[kept], x[kept]  #: a [?, 4]; b [?, 4]


def paste(mask, box):
    inner = mask.sum() + box[0]  #: []
    return torch.zeros(3, 4)  #: [3, 4]


for left, right in zip(a, b):
    both = left + right  #: [4]
for index, (left, right) in enumerate(zip(a, b)):
    product = left * right  #: [4]
for index, row in enumerate(a, 1):
    doubled = row * 2  #: [4]
for left, number, right in zip(a, range(3), b):
    triple = left + right * number  #: [4]

pasted = [paste(left, right) for left, right in zip(a, b)]
stacked = torch.stack(pasted, dim=0)  #: [?, 3, 4]
channel = stacked[:, None]  #: [?, 1, 3, 4]
last = torch.stack(pasted, -1)  #: [3, 4, ?]
rows = torch.cat(pasted)  #: [?, 4]
columns = torch.cat(pasted, dim=1)  #: [3, ?]
grown = []
for row in a:
    grown.append(row[None])
again = torch.cat(grown)  #: [?, 4]
