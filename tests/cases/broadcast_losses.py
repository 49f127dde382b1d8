# Losses of sizes and types that do not match; weights and targets that require a gradient.
import torch
import torch.nn as nn
import torch.nn.functional as F


def t(name, f):
    try:
        y = f()  #: [2, 3] | [2] | [] | [1, 3] | [1] | [3] | int64[2, 3] | complex64[2, 3] | complex64[]
        print(name, tuple(y.shape), y.dtype)
    except Exception as e:
        print(name, type(e).__name__, e)


tensors = {'(2, 3)': torch.ones(2, 3), '(1, 3)': torch.ones(1, 3), '(3,)': torch.ones(3), '()': torch.ones(()),
           'ints': torch.ones(2, 3).long(), 'bools': torch.ones(2, 3).bool(), 'complex': torch.ones(2, 3).cfloat()}
for a, x in tensors.items():
    for b, y in tensors.items():
        for loss in [F.soft_margin_loss, F.hinge_embedding_loss, F.multi_margin_loss]:
            t(f'{loss.__name__} {a} {b}', lambda: loss(x, y, reduction='none'))
        t(f'triplet {a} {b}', lambda: F.triplet_margin_loss(x, x, y, swap=True, reduction='none'))
        t(f'cosine {a} {b}', lambda: F.cosine_embedding_loss(x, y, torch.ones(2), reduction='none'))
        t(f'poisson {a} {b}', lambda: F.poisson_nll_loss(x, y, full=True))
        t(f'with pos_weight {a} {b}', lambda: F.binary_cross_entropy_with_logits(tensors['(2, 3)'], x, pos_weight=y))
weight = torch.ones(3, requires_grad=True)  #: [3]
classes = torch.zeros(2, dtype=torch.long)  #: int64[2]
t('nll', lambda: F.nll_loss(torch.ones(2, 3), classes, weight=weight))
t('cross entropy', lambda: F.cross_entropy(torch.ones(2, 3), classes, weight=weight))
t('of pictures', lambda: F.cross_entropy(torch.ones(2, 3, 4), torch.zeros(2, 4).long(), weight=weight))
t('of probabilities', lambda: F.cross_entropy(torch.ones(2, 3), torch.ones(2, 3), weight=weight))
t('without gradients', lambda: torch.no_grad()(lambda: F.cross_entropy(torch.ones(2, 3), classes, weight=weight))())
t('margins', lambda: F.multi_margin_loss(torch.ones(2, 3), classes, weight=weight))
t('one margin', lambda: F.multi_margin_loss(torch.ones(3), classes[:1], reduction='none'))
t('entropy', lambda: F.binary_cross_entropy(torch.ones(2, 3), torch.ones(2, 3), weight=weight))
t('soft margin', lambda: F.soft_margin_loss(torch.ones(3), weight))
t('statistics', lambda: F.batch_norm(torch.ones(2, 3), weight, torch.ones(3)))
t('no batch', lambda: F.cross_entropy(torch.ones(()), torch.ones(2, 3)))
