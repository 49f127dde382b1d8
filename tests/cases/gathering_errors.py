# What gather, scatter, index_add and their kin demand of indices and sources.
import torch


def said(call):
    try:
        return list(call().shape)
    except (RuntimeError, IndexError) as error:
        return f'{type(error).__name__}: {error}'


x = torch.empty(3, 5)  #: [3, 5]
rows = torch.tensor([0, 2])  #: int64[2]
print(said(lambda: x.gather(1, torch.tensor([[0, 4], [1, 1]]))))
print(said(lambda: x.gather(1, torch.tensor([[0, 5]]))))
print(said(lambda: x.gather(0, torch.zeros(2, 6, dtype=torch.int64))))
print(said(lambda: x.gather(0, torch.tensor([0]))))
print(said(lambda: x.scatter(0, torch.tensor([[0, 1]]), torch.empty(1, 1))))
print(said(lambda: x.scatter(0, torch.tensor([[0, 1]]), torch.empty(1, 2).double())))
print(said(lambda: x.scatter_reduce(0, torch.tensor([[0, 1]]), torch.empty(1, 2), 'largest')))
print(said(lambda: x.index_add(0, rows, torch.empty(2, 5))))
print(said(lambda: x.index_add(0, rows, torch.empty(3, 5))))
print(said(lambda: x.index_add(0, rows, torch.empty(2, 4))))
print(said(lambda: x.index_copy(0, rows, torch.empty(5))))
print(said(lambda: x.put(rows, torch.empty(3))))
print(said(lambda: x.masked_fill(torch.ones(3, 5), 0)))
print(said(lambda: x.masked_select(torch.tensor([True, False, True, True, False]))))
print(said(lambda: torch.take_along_dim(x, torch.tensor([[1]]), 1)))
print(said(lambda: torch.searchsorted(x, torch.empty(2, 4))))
