# Writing to tensors that autograd follows: leaves, views of them, views made without a graph or together with others.
import torch


def attempt(name, write):
    try:
        write()
        print(name, 'went on')
    except Exception as error:
        print(name, type(error).__name__, error)


def assign(tensor, index, value=1):
    tensor[index] = value


w = torch.ones(3, 4, requires_grad=True)  #: [3, 4]
plain = torch.ones(3, 4)  #: [3, 4]

for index in (0, slice(None), ..., None, plain > 0, torch.tensor([0]), [0, 1], (0, torch.tensor([0])), slice(0, 2), (0, 0)):
    attempt('assignment', lambda: assign(w, index))
attempt('add_', lambda: w.add_(1))
attempt('add_ to a row', lambda: w[0].add_(1))
attempt('add_ to a transposed view', lambda: w.t().add_(1))
attempt('add_ to an expanded view', lambda: w.expand(2, 3, 4).add_(1))
attempt('assignment to a flat view', lambda: assign(w.view(-1), 0))
attempt('t_', lambda: w.t_())
attempt('unsqueeze_', lambda: w.unsqueeze_(0))
attempt('data', lambda: w.data.add_(1))
attempt('detached', lambda: w.detach().add_(1))
attempt('detach_ of a view', lambda: (w * 2)[0].detach_())

with torch.no_grad():
    w.add_(1)
    flat = w.view(12)  #: [12]
    left, right = (w * 2).chunk(2, 1)  #: left [3, 2]; right [3, 2]
attempt('a view made under no_grad', lambda: flat.add_(1))
print(flat.requires_grad, flat.is_leaf)
attempt('a part made under no_grad', lambda: left.add_(1))

attempt('chunk', lambda: (w * 2).chunk(2, 1)[1].add_(1))
attempt('split', lambda: (w * 2).split([1, 3], 1)[1].mul_(2))
attempt('unbind', lambda: torch.relu_((w * 2).unbind(0)[1]))
attempt('a row of a chunk', lambda: assign((w * 2).chunk(2, 1)[0], 0))
attempt('tensor_split', lambda: assign((w * 2).tensor_split(2, 1)[1], 0))
attempt('a chunk without a graph', lambda: plain.chunk(2, 1)[0].add_(1))
attempt('a chunk that joins one', lambda: plain.chunk(2, 1)[0].add_(w[:, :2]))
for row in w * 2:
    attempt('rows in a loop', lambda: row.add_(1))

total = torch.zeros(1)  #: [1]
total += w.sum()  #: [1]
print(total.requires_grad, total.is_leaf)
total.backward()
rows = torch.zeros(3, 4)  #: [3, 4]
first = rows[0]  #: [4]
first.mul_(w[0])
print(rows.requires_grad, first.is_leaf)

with torch.inference_mode():
    still = torch.ones(3, 4)  #: [3, 4]
print(still.is_inference(), still[0].is_inference(), (still + 1).is_inference())
attempt('an inference tensor', lambda: still.add_(1))
attempt('requires_grad_', lambda: still.requires_grad_())
attempt('a gradient of another size', lambda: setattr(w, 'grad', torch.ones(2)))
attempt('a gradient of another type', lambda: setattr(w, 'grad', torch.ones(3, 4, dtype=torch.float64)))
attempt('a gradient that is none', lambda: setattr(w, 'grad', 1))
