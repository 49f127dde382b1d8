# Quantiles, histograms, covariances, trapezoids; splits by axis, rotations, copies of views.
import torch

x = torch.zeros(4, 6)  #: [4, 6]
print(torch.quantile(x, torch.tensor([0.1, 0.5, 0.9]), dim=1).shape, torch.quantile(x, 0.5, dim=0, keepdim=True).shape)
print([part.shape for part in torch.histogram(x, 7)], torch.histc(x, 9).shape)
print(torch.cov(x).shape, torch.cov(x[0]).shape, torch.corrcoef(x).shape)
print(torch.trapezoid(x).shape, torch.cumulative_trapezoid(x, dim=0).shape, torch.diff(x, 2).shape)
print([part.shape for part in torch.aminmax(x, dim=1)], torch.dist(x, x).shape, torch.trace(x).shape)
print(torch.bincount(torch.tensor([1, 4, 1])).shape, torch.combinations(torch.arange(5), 3).shape)
print([part.shape for part in x.hsplit(3)], [part.shape for part in torch.vsplit(x, [1, 3])])
print(torch.rot90(x).shape, torch.dstack([x, x]).shape, torch.column_stack([x[0], x[1]]).shape)
print(x.ravel().shape, torch.diagflat(x[0]).shape, x.sum_to_size(1, 6).shape, torch.tril_indices(4, 3).shape)
print(torch.select_scatter(x, torch.zeros(6), 0, 1).shape, torch.permute_copy(x, (1, 0)).stride())
for call in (lambda: x.hsplit(4), lambda: torch.trace(x[0]), lambda: torch.rot90(x, 1, (1, 1)),
             lambda: torch.select_scatter(x, torch.empty(5), 0, 1), lambda: torch.quantile(x.half(), 0.5)):
    try:
        call()
    except RuntimeError as error:
        print(error)
